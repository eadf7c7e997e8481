#include "ingest/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "base/text.h"
#include "ingest/encoding.h"

#define LOOK_AHEAD         ((size_t)64 << 10)
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

/* One walk over the source, of which one code unit is read ahead. */
struct walk {
	FILE *in, *out;
	size_t unit;    /* bytes: 2 in UTF-16 */
	bool little;    /* the low byte first */
	int c;          /* the unit read ahead; EOF at the end */
	char bytes[2];  /* as they stand: */
	size_t n;       /* 1 in UTF-16 if the file ends there */
	size_t line;    /* lines passed */
	long long byte; /* where the unit read ahead is */
};

static void
walk_ahead(struct walk *w)
{
	w->n = fread(w->bytes, 1, w->unit, w->in);
	unsigned first = (unsigned char)w->bytes[0], second = (unsigned char)w->bytes[1];
	if (w->n == 0)
		w->c = EOF;
	else if (w->unit == 1 || w->n == 1)
		w->c = (int)first;
	else
		w->c = (int)(w->little ? first | second << 8 : first << 8 | second);
}

static void
walk_on(struct walk *w, bool copy)
{
	if (copy)
		fwrite(w->bytes, 1, w->n, w->out);
	w->byte += (long long)w->n;
	walk_ahead(w);
}

/* One line, with its end (LF, CRLF or CR), copied if COPY. False at the end of the file. */
static bool
walk_line(struct walk *w, bool copy)
{
	if (w->c == EOF)
		return false;
	while (w->c != EOF && w->c != '\n' && w->c != '\r')
		walk_on(w, copy);
	bool cr = w->c == '\r';
	if (w->c != EOF)
		walk_on(w, copy);
	if (cr && w->c == '\n')
		walk_on(w, copy);
	w->line++;
	return true;
}

/*
 * Open PATH and find out as the reader does what a character is. A byte order mark is copied to
 * OUT, whichever records are.
 */
static bool
walk_begin(struct walk *w, const char *path, FILE *out)
{
	char *first = malloc(LOOK_AHEAD);
	size_t mark = 0;

	*w = (struct walk){ .in = fopen(path, "rb"), .out = out, .unit = 1 };
	if (w->in != NULL && first != NULL) {
		size_t n = fread(first, 1, LOOK_AHEAD, w->in);
		enum csv_encoding e = encoding_of_mark(first, n, &mark);
		if (mark == 0)
			e = encoding_of_nuls(first, n);
		w->unit = encoding_is_utf16(e) ? 2 : 1;
		w->little = e == CSV_UTF16LE;
		fwrite(first, 1, mark, out);
		w->byte = (long long)mark;
	}
	bool ok = w->in != NULL && first != NULL && fseeko(w->in, (off_t)mark, SEEK_SET) == 0;
	free(first);
	if (ok)
		walk_ahead(w);
	return ok;
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

static bool
unreadable(const struct rejects *x, struct outfile *records, struct diag *d)
{
	int why = errno;

	outfile_abort(records);
	return diag_error(d, (struct pos){ x->source, 0, 0 }, "source-error", "%s", strerror(why));
}

bool
rejects_write(struct rejects *x, const char *path, struct diag *d)
{
	struct outfile records = { 0 }, reasons = { 0 };
	const char *beside = arena_printf(x->arena, "%s.reasons.csv", path);
	struct walk w;
	bool ok = false;

	if (rejects_count(x) == 0 || x->refused > x->max)
		return true;
	if (outfile_open(&reasons, beside, x->arena, d)) {
		if (outfile_open(&records, path, x->arena, d)) {
			ok = walk_begin(&w, x->source, records.f);
			if (ok)
				copy_records(&w, x, reasons.f);
			ok = ok && ferror(w.in) == 0 ? outfile_commit(&records, d)
						     : unreadable(x, &records, d);
			if (w.in != NULL)
				fclose(w.in);
		}
		if (ok)
			ok = outfile_commit(&reasons, d);
		else
			outfile_abort(&reasons);
	}
	return ok;
}
