#include "ingest/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/text.h"

#define REASONS_PER_RECORD 100 /* of more only the first are kept */

/* Line ends inside the cells of R, as the reader counts them. */
static size_t
inner_lines(const struct csv_record *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nfields; i++)
		for (const char *s = r->field[i]; *s != '\0'; s++)
			n += *s == '\n' || (*s == '\r' && s[1] != '\n');
	return n;
}

void
rejects_header(struct rejects *x, const struct csv_record *r)
{
	x->header_lines = r->at.line + inner_lines(r);
}

static void
add(struct rejects *x, size_t line, size_t lines)
{
	x->refused++;
	if (x->refused > x->max)
		return;
	x->record = arena_grow(x->arena, x->record, x->n, &x->cap, sizeof *x->record);
	x->record[x->n++] = (struct reject){ line, lines };
}

void
rejects_add(struct rejects *x, const struct csv_record *r)
{
	add(x, r->at.line, 1 + inner_lines(r));
}

void
rejects_hear(void *to, const struct diag_message *m)
{
	struct rejects *x = to;

	if (m->level != DIAG_ERROR || m->at.line == 0 || strcmp(m->at.file, x->source) != 0
	    || x->nreasons >= (x->max + 1) * REASONS_PER_RECORD)
		return;
	x->reason = arena_grow(x->arena, x->reason, x->nreasons, &x->capreasons, sizeof *x->reason);
	x->reason[x->nreasons++] = (struct reject_reason){ m->at.line, m->at.field,
		arena_strdup(x->arena, m->name != NULL ? m->name : ""),
		arena_strdup(x->arena, m->text) };
}

static int
record_order(const void *p, const void *q)
{
	const struct reject *a = p, *b = q;

	return (a->line > b->line) - (a->line < b->line);
}

static bool
is_record(const struct rejects *x, size_t line)
{
	const struct reject key = { line, 0 };

	return x->n != 0 && bsearch(&key, x->record, x->n, sizeof key, record_order) != NULL;
}

/* What the reader itself refused comes as a reason alone: a record of one line. */
size_t
rejects_count(struct rejects *x)
{
	const struct rejects known = { .record = x->record, .n = x->n };

	for (size_t i = 0; i < x->nreasons && !x->counted; i++) {
		size_t line = x->reason[i].line;
		bool again = i > 0 && x->reason[i - 1].line == line;
		if (!again && line > x->header_lines && !is_record(&known, line))
			add(x, line, 1);
	}
	if (x->n != 0)
		qsort(x->record, x->n, sizeof *x->record, record_order);
	x->counted = true;
	return x->refused;
}

/* One walk over the source: lines to F, first bytes of refused records to BYTE. */
struct walk {
	FILE *in, *out;
	size_t line;
	long long byte;
};

/* One line, with its end (LF, CRLF or CR), copied if COPY. False at the end of the file. */
static bool
walk_line(struct walk *w, bool copy)
{
	int c = getc(w->in), end = 0;

	if (c == EOF)
		return false;
	for (; c != EOF; c = getc(w->in)) {
		if (end == '\r' && c != '\n') {
			ungetc(c, w->in);
			break;
		}
		w->byte++;
		if (copy)
			putc(c, w->out);
		end = c == '\n' || c == '\r' ? c : 0;
		if (c == '\n')
			break;
	}
	w->line++;
	return true;
}

static void
put_reasons(FILE *out, const struct rejects *x, const struct reject *r, long long byte)
{
	for (size_t i = 0; i < x->nreasons; i++) {
		const struct reject_reason *why = &x->reason[i];
		if (why->line < r->line || why->line >= r->line + r->lines)
			continue;
		fprintf(out, "%zu,%zu,%lld,%s,", why->line, why->field, byte, why->name);
		text_put_csv(out, why->text, ',', false);
		putc('\n', out);
	}
}

static void
copy_records(struct walk *w, const struct rejects *x, FILE *reasons)
{
	fputs("line,field,byte,name,text\n", reasons);
	for (size_t i = 0; i < x->header_lines; i++)
		walk_line(w, true);
	for (size_t i = 0; i < x->n; i++) {
		const struct reject *r = &x->record[i];
		while (w->line + 1 < r->line && walk_line(w, false))
			continue;
		put_reasons(reasons, x, r, w->byte);
		for (size_t k = 0; k < r->lines; k++)
			walk_line(w, true);
	}
}

bool
rejects_write(struct rejects *x, const char *path, struct diag *d)
{
	struct outfile records = { 0 }, reasons = { 0 };
	const char *beside = arena_printf(x->arena, "%s.reasons.csv", path);
	struct walk w = { 0 };
	bool ok = false;

	if (rejects_count(x) == 0 || x->refused > x->max)
		return true;
	w.in = fopen(x->source, "rb");
	if (w.in == NULL)
		return diag_error(
		    d, (struct pos){ x->source, 0, 0 }, "source-error", "%s", strerror(errno));
	if (outfile_open(&reasons, beside, x->arena, d)) {
		if (outfile_open(&records, path, x->arena, d)) {
			w.out = records.f;
			copy_records(&w, x, reasons.f);
			ok = outfile_commit(&records, d);
		}
		if (ok)
			ok = outfile_commit(&reasons, d);
		else
			outfile_abort(&reasons);
	}
	fclose(w.in);
	return ok;
}
