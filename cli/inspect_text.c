/* pejl inspect for a person: a label, what is known, line by line. */
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/inspect.h"
#include "model/period.h"

#define LABEL   10 /* columns of the labels */
#define LISTED  12 /* columns of the file that are listed one by one */
#define NAMED   3  /* indicators that are named */
#define REFUSED 5  /* messages of one kind that are written out */

struct page {
	FILE *out;
	int width;
	const struct inspection *in;
};

/* Bytes of the next word at S, without the blank before it. */
static size_t
word_length(const char *s)
{
	return strcspn(s, " ");
}

static void
put_label(const struct page *p, const char *label)
{
	const char *said = inspect_say(p->in, label);

	fprintf(p->out, "  %s%*s", said, LABEL - text_width(said), "");
}

/* LABEL, "" for none, then TEXT wrapped at blanks, its later lines INDENT columns further in. */
static void
put_line(const struct page *p, const char *label, const char *text, int indent)
{
	char word[512];
	int at = LABEL + 2;
	bool begun = false;

	put_label(p, label);
	while (*text != '\0') {
		size_t n = word_length(text);
		snprintf(
		    word, sizeof word, "%.*s", (int)(n < sizeof word ? n : sizeof word - 1), text);
		int w = text_width(word);
		if (begun && at + 1 + w > p->width) {
			fprintf(p->out, "\n%*s", LABEL + 2 + indent, "");
			at = LABEL + 2 + indent;
		} else if (begun) {
			fputc(' ', p->out);
			at++;
		}
		text_put_safe(p->out, word);
		at += w;
		begun = true;
		text += n;
		text += *text == ' ';
	}
	fputc('\n', p->out);
}

static const char *
count_text(struct arena *a, size_t n)
{
	char text[DECIMAL_SIZE];

	return arena_strdup(a, decimal_print_people(text, (double)n, 0));
}

/* ---- how it is written ------------------------------------------------ */

static const char *
sign_text(char sign)
{
	switch (sign) {
	case ',': return N_("comma");
	case '.': return N_("dot");
	case ' ': return N_("space");
	case ';': return N_("semicolon");
	case '\t': return N_("tab");
	case '|': return N_("bar");
	default: return N_("none");
	}
}

static void
put_written(const struct page *p, struct inspection *in)
{
	const struct csv_facts *f = &in->facts->csv;
	struct arena *a = &in->run.arena;
	const char *encoding = inspect_encoding(in);

	put_line(p, N_("Written"),
	    arena_printf(a, inspect_say(in, "%s bytes, %s, line ends %s, delimiter %s, %s"),
		count_text(a, f->bytes),
		encoding == NULL ? inspect_say(in, "no text")
		    : f->bom     ? arena_printf(a, inspect_say(in, "%s with BOM"), encoding)
				 : encoding,
		f->crlf ? "CRLF" : "LF", inspect_say(in, sign_text(f->delimiter)),
		f->quoted ? inspect_say(in, "quoted with \"") : inspect_say(in, "nothing quoted")),
	    0);
}

static void
put_numbers(const struct page *p, struct inspection *in)
{
	const struct number_format *f = &in->facts->format;

	put_line(p, N_("Numbers"),
	    arena_printf(&in->run.arena, inspect_say(in, "decimal sign %s, thousands sign %s"),
		inspect_say(in, f->decimal != '\0' ? sign_text(f->decimal) : N_("not shown")),
		inspect_say(in, f->thousands != '\0' ? sign_text(f->thousands) : N_("not shown"))),
	    0);
}

/* ---- columns ---------------------------------------------------------- */

static int
widest_name(const struct mapping *m)
{
	int widest = 7; /* (blank), (tom) */

	for (size_t i = 0; i < m->ncolumns; i++) {
		int w = text_width(m->columns[i].header);
		if (w > widest)
			widest = w;
	}
	return widest < 30 ? widest : 30;
}

/* The columns of figures of a wide file in one line. */
static const char *
wide_text(struct inspection *in)
{
	const struct mapping *m = &in->facts->mapping;
	const struct mapping_column *first = NULL, *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < m->ncolumns; i++) {
		if (!m->columns[i].wide)
			continue;
		first = first == NULL ? &m->columns[i] : first;
		last = &m->columns[i];
		n++;
	}
	if (n == 0)
		return NULL;
	const char *text = m->layout == LAYOUT_WIDE_AREAS
	    ? inspect_say(in, "%zu columns, %s ... %s: value, one area each")
	    : inspect_say(in, "%zu columns, %s ... %s: value, one period each");
	return arena_printf(&in->run.arena, text, n, first->header, last->header);
}

static void
put_column(const struct page *p, struct inspection *in, const char *label, size_t i, int widest)
{
	const struct mapping *m = &in->facts->mapping;
	const struct mapping_column *c = &m->columns[i];
	struct arena *a = &in->run.arena;
	const char *name = text_label(a, c->header, 30), *unit = inspect_unit(in, i);
	const char *role = i == m->part ? inspect_say(in, "period (part of the year)")
	    : i == m->unit              ? "unit"
					: role_id(c->role);

	if (*name == '\0')
		name = inspect_say(in, "(blank)");
	put_label(p, label);
	text_put_safe(p->out, name);
	fprintf(p->out, "%*s  %s", widest - text_width(name), "", role);
	if (*unit != '\0') {
		fputs(", ", p->out);
		text_put_safe(p->out, unit);
	}
	fputc('\n', p->out);
}

static void
put_columns(const struct page *p, struct inspection *in)
{
	const struct mapping *m = &in->facts->mapping;
	bool folded = m->layout == LAYOUT_WIDE_PERIODS || m->layout == LAYOUT_WIDE_AREAS;
	const char *label = N_("Columns"), *wide = folded ? wide_text(in) : NULL;
	size_t listed = 0, more = 0;

	for (size_t i = 0; i < m->ncolumns; i++) {
		if (m->columns[i].wide && folded)
			continue;
		if (listed == LISTED) {
			more++;
			continue;
		}
		put_column(p, in, label, i, widest_name(m));
		listed++;
		label = "";
	}
	if (more != 0)
		put_line(
		    p, "", arena_printf(&in->run.arena, inspect_say(in, "and %zu more"), more), 0);
	if (wide != NULL)
		put_line(p, label, wide, 0);
}

static void
put_layout(const struct page *p, struct inspection *in)
{
	const struct import_facts *f = in->facts;
	struct arena *a = &in->run.arena;
	const char *layout = inspect_layout(in);
	const char *source = f->rule != NULL
	    ? arena_printf(
		a, inspect_say(in, "by section '%s' of sources.conf"), f->rule->source.id)
	    : inspect_say(in, "no section of sources.conf knows it");
	const char *header = f->header.line != 0
	    ? arena_printf(a, inspect_say(in, "header on line %zu"), f->header.line)
	    : f->mapping.ncolumns != 0 ? inspect_say(in, "no header")
				       : inspect_say(in, "no header found");

	put_line(p, N_("Layout"),
	    arena_printf(a, "%s, %s, %s",
		layout != NULL ? layout : inspect_say(in, "not understood"), header, source),
	    0);
	if (f->mapping.ncolumns != 0)
		put_columns(p, in);
}

/* ---- what is in it ---------------------------------------------------- */

static void
put_indicators(const struct page *p, struct inspection *in)
{
	size_t n = inspect_indicators(in);
	struct arena *a = &in->run.arena;
	const char *s = arena_printf(
	    a, n == 1 ? inspect_say(in, "%zu indicator") : inspect_say(in, "%zu indicators"), n);

	for (size_t i = 0; i < n && i < NAMED; i++)
		s = arena_printf(a, "%s%s%s", s, i > 0 ? ", " : ": ",
		    text_label(a, inspect_indicator(in, i)->name, 60));
	put_line(p, N_("Figures"), n > NAMED ? arena_printf(a, "%s, ...", s) : s, 0);
}

static void
put_periods(const struct page *p, struct inspection *in)
{
	char first[PERIOD_SIZE], last[PERIOD_SIZE];
	size_t n = in->nperiods;

	if (n == 0)
		put_line(p, N_("Periods"), inspect_say(in, "none"), 0);
	else if (n == 1)
		put_line(p, N_("Periods"), period_print(first, in->periods[0]), 0);
	else
		put_line(p, N_("Periods"),
		    arena_printf(&in->run.arena, inspect_say(in, "%zu, %s to %s (%s)"), n,
			period_print(first, in->periods[0]), period_print(last, in->periods[n - 1]),
			inspect_say(in, inspect_period_kind(in))),
		    0);
}

static void
put_areas(const struct page *p, struct inspection *in)
{
	const struct fact_list *o = &in->facts->others, *u = &in->facts->unmatched;
	struct arena *a = &in->run.arena;
	size_t kommuner = inspect_areas(in, AREA_KOMMUNE), regions = inspect_areas(in, AREA_REGION);
	size_t groups = inspect_areas(in, AREA_KLYNGE) + inspect_areas(in, AREA_FORUM);
	const char *s = arena_printf(a,
	    kommuner == 1 ? inspect_say(in, "%zu kommune") : inspect_say(in, "%zu kommuner"),
	    kommuner);

	if (regions != 0)
		s = arena_printf(a,
		    regions == 1 ? inspect_say(in, "%s, %zu region")
				 : inspect_say(in, "%s, %zu regions"),
		    s, regions);
	if (inspect_areas(in, AREA_COUNTRY) != 0)
		s = arena_printf(a, inspect_say(in, "%s, the whole country"), s);
	if (groups != 0)
		s = arena_printf(a, inspect_say(in, "%s, %zu klynger or fora"), s, groups);
	if (in->christiansoe)
		s = arena_printf(a, "%s, Christiansø", s);
	if (o->n != 0)
		s = arena_printf(a, inspect_say(in, "%s; %zu left out"), s, o->n);
	if (u->n != 0)
		s = arena_printf(a, inspect_say(in, "%s; %zu unknown"), s, u->n);
	put_line(p, N_("Areas"), s, 0);
}

static void
put_rows(const struct page *p, struct inspection *in)
{
	const struct import_summary *s = &in->summary;
	struct arena *a = &in->run.arena;

	const char *of = "", *cells = "";

	if (s->given != s->observations)
		of = arena_printf(a, inspect_say(in, " from %s records"), count_text(a, s->given));
	if (s->refused_cells != 0)
		cells = arena_printf(
		    a, inspect_say(in, " (%s cells)"), count_text(a, s->refused_cells));
	put_line(p, N_("Rows"),
	    arena_printf(a,
		inspect_say(in, "%s records: %s observations%s, %s skipped, %s refused%s"),
		count_text(a, s->records), count_text(a, s->observations), of,
		count_text(a, s->skipped), count_text(a, s->refused), cells),
	    0);
}

static void
put_marks(const struct page *p, struct inspection *in)
{
	const struct fact_list *l = &in->facts->marks;
	struct arena *a = &in->run.arena;
	const char *s = inspect_say(in, "none");

	for (size_t i = 0; i < l->n; i++) {
		s = arena_printf(a, "%s%s%s %s (%s)", i > 0 ? s : "", i > 0 ? ", " : "",
		    inspect_quoted(in, l->item[i].text),
		    inspect_say(in, inspect_meaning(l->item[i].code)),
		    count_text(a, l->item[i].count));
	}
	put_line(p, N_("Marks"), s, 0);
}

/* ---- notes ------------------------------------------------------------ */

/* How many messages like note I came before it. */
static size_t
earlier(const struct note_list *l, size_t i)
{
	const struct note *n = &l->item[i];
	size_t k = 0;

	for (size_t j = 0; j < i && k <= REFUSED; j++)
		k += l->item[j].level == n->level && l->item[j].name != NULL && n->name != NULL
		    && strcmp(l->item[j].name, n->name) == 0;
	return k;
}

static void
put_notes(const struct page *p, struct inspection *in, enum diag_level level, const char *label)
{
	struct arena *a = &in->run.arena;
	size_t more = 0;

	for (size_t i = 0; i < in->notes.n; i++) {
		const struct note *n = &in->notes.item[i];
		if (n->level != level)
			continue;
		if (level == DIAG_ERROR && earlier(&in->notes, i) >= REFUSED) {
			more++;
			continue;
		}
		const char *place = n->at.line == 0 ? ""
		    : n->at.field == 0 ? arena_printf(a, inspect_say(in, "line %zu: "), n->at.line)
				       : arena_printf(a, inspect_say(in, "line %zu, field %zu: "),
					   n->at.line, n->at.field);
		put_line(p, label,
		    arena_printf(a, "%s%s%s%s%s", place, n->text, n->name != NULL ? " [" : "",
			n->name != NULL ? n->name : "", n->name != NULL ? "]" : ""),
		    2);
		label = "";
	}
	if (more != 0)
		put_line(
		    p, label, arena_printf(a, inspect_say(in, "and %zu more like these"), more), 2);
}

void
inspect_text(FILE *out, struct inspection *in, int width)
{
	const struct page p = { out, width, in };

	text_put_safe(out, in->path);
	fputc('\n', out);
	if (in->facts->csv.bytes != 0) {
		put_written(&p, in);
		put_layout(&p, in);
	}
	if (in->facts->mapped) {
		put_numbers(&p, in);
		put_indicators(&p, in);
		put_periods(&p, in);
		put_areas(&p, in);
		put_rows(&p, in);
		put_marks(&p, in);
	}
	put_notes(&p, in, DIAG_NOTE, N_("Notes"));
	put_notes(&p, in, DIAG_WARNING, N_("Warnings"));
	put_notes(&p, in, DIAG_ERROR, N_("Errors"));
}
