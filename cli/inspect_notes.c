/* By what evidence a file was understood as it was: sentences for the report. */
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/inspect.h"
#include "model/period.h"

static const struct pos nowhere = { 0 };

#define NAMED 8 /* texts written out in one sentence */

bool
inspect_same_unit(const char *a, const char *b)
{
	static const char *const shares[] = { "%", "pct", "procent", "percent", "andel" };
	const char *unit[] = { a, b };
	char text[2][128];

	for (size_t i = 0; i < 2; i++) {
		if (!text_fold(text[i], sizeof text[i], unit[i]))
			return strcmp(a, b) == 0;
		for (size_t k = 0; k < countof(shares); k++)
			if (strcmp(text[i], shares[k]) == 0)
				memcpy(text[i], "%", 2);
	}
	return strcmp(text[0], text[1]) == 0;
}

const char *
inspect_line_ends(const struct inspection *in)
{
	return in->facts->csv.crlf ? "crlf" : "lf";
}

const char *
inspect_encoding(const struct inspection *in)
{
	const char *name = encoding_name(in->facts->csv.encoding);

	return *name != '\0' ? name : in->facts->csv.bytes != 0 ? "ascii" : NULL;
}

const char *
inspect_layout(const struct inspection *in)
{
	if (!in->facts->mapped)
		return NULL;
	return in->facts->blocks ? "blocks" : layout_id(in->facts->mapping.layout);
}

const char *
inspect_quoted(struct inspection *in, const char *text)
{
	return *text == '\0' ? inspect_say(in, "blank")
			     : arena_printf(&in->run.arena, inspect_say(in, "'%s'"), text);
}

/* ---- bytes ------------------------------------------------------------ */

static void
note_encoding(struct inspection *in)
{
	const struct csv_facts *f = &in->facts->csv;
	const struct encoding_evidence *e = &f->evidence;
	const char *list = "";

	if (e->why == NULL)
		return;
	for (size_t i = 0; i < e->npages && i < 4; i++)
		list = arena_printf(&in->run.arena, "%s%s%s %d", list,
		    i > 0 ? ", " : inspect_say(in, "; scores "), encoding_name(e->page[i].encoding),
		    e->page[i].score);
	if (e->npages != 0)
		list = arena_printf(&in->run.arena,
		    inspect_say(in, "%s (%zu names of kommuner, %zu Danish words, %zu of æøå)"),
		    list, e->page[0].names, e->page[0].words, e->page[0].danish);
	diag_note(&in->diag, nowhere, "encoding %s: %s%s", encoding_name(f->encoding),
	    inspect_say(in, e->why), list);
}

static const char *
sign_name(struct inspection *in, char sign)
{
	return sign == ' ' ? inspect_say(in, "space") : inspect_quoted(in, (char[]){ sign, '\0' });
}

/* Who declared a sign that no cell had to show. */
static const char *
declared_by(struct inspection *in, bool option)
{
	const struct source_rule *r = in->facts->rule;

	if (option || r == NULL)
		return inspect_say(in, "stated on the command line");
	return arena_printf(
	    &in->run.arena, inspect_say(in, "as section '%s' of sources.conf says"), r->source.id);
}

static void
note_signs(struct inspection *in)
{
	const struct import_facts *f = in->facts;
	const struct import_options *o = &in->run.options->reading;

	if (f->decimal.text != NULL)
		diag_note(&in->diag, nowhere, "decimal sign %s, by line %zu, field %zu: '%s'",
		    sign_name(in, f->format.decimal), f->decimal.at.line, f->decimal.at.field,
		    f->decimal.text);
	else if (f->format.decimal != '\0')
		diag_note(&in->diag, nowhere, "decimal sign %s, %s",
		    sign_name(in, f->format.decimal), declared_by(in, o->decimal != '\0'));
	else if (f->numbers != 0)
		diag_note(&in->diag, nowhere,
		    "no cell shows a decimal sign: all %zu figures are whole numbers", f->numbers);
	if (f->thousands.text != NULL)
		diag_note(&in->diag, nowhere, "thousands sign %s, by line %zu, field %zu: '%s'",
		    sign_name(in, f->format.thousands), f->thousands.at.line, f->thousands.at.field,
		    f->thousands.text);
	else if (f->format.thousands != '\0' && f->format.thousands != '-')
		diag_note(&in->diag, nowhere, "thousands sign %s, %s",
		    sign_name(in, f->format.thousands), declared_by(in, o->thousands != '\0'));
}

/* ---- areas ------------------------------------------------------------ */

/* What a text that is no area of ours stands for. */
static const char *
other_kind(const struct geography *g, const char *text)
{
	int name = geography_name(g, text);

	if (*text == '\0')
		return N_("no area is named");
	switch (name) {
	case NAME_TOTAL: return N_("a total");
	case NAME_CHRISTIANSOE: return N_("no kommune");
	case NAME_ABROAD: return N_("abroad");
	case NAME_NOT_KNOWN: return N_("unknown residence");
	default: return name < 0 && name >= -11 ? N_("a landsdel") : N_("not ours");
	}
}

/* "'I alt' (a total, 1 row)" */
static const char *
other_text(struct inspection *in, const struct fact *f)
{
	struct arena *a = &in->run.arena;
	const char *count = in->facts->mapping.layout == LAYOUT_WIDE_AREAS
	    ? inspect_say(in, "%zu column")
	    : f->count == 1 ? inspect_say(in, "%zu row")
			    : inspect_say(in, "%zu rows");

	return arena_printf(a, "%s (%s, %s)", inspect_quoted(in, f->text),
	    inspect_say(in, other_kind(&in->run.geography, f->text)),
	    arena_printf(a, count, f->count));
}

static void
note_others(struct inspection *in)
{
	const struct fact_list *l = &in->facts->others;
	const char *list = "";

	for (size_t i = 0; i < l->n && i < NAMED; i++)
		list = arena_printf(
		    &in->run.arena, "%s%s%s", list, i > 0 ? ", " : "", other_text(in, &l->item[i]));
	if (l->n > NAMED)
		list = arena_printf(&in->run.arena, "%s, ...", list);
	if (l->n != 0)
		diag_note(&in->diag, nowhere, "no kommune, region or country, left out: %s", list);
}

static void
note_areas(struct inspection *in)
{
	const struct fact_list *r = &in->facts->respelled, *u = &in->facts->unmatched;

	for (size_t i = 0; i < r->n; i++)
		diag_note(&in->diag, nowhere, "'%s' is read as %s (%d)", r->item[i].text,
		    inspect_area(in, r->item[i].code), r->item[i].code);
	for (size_t i = 0; i < u->n; i++) {
		const char *near = geography_nearest(&in->run.geography, u->item[i].text);
		if (near != NULL)
			diag_note(&in->diag, nowhere, "'%s' is no area; the nearest name is '%s'",
			    u->item[i].text, near);
		else
			diag_note(&in->diag, nowhere, "'%s' is no area", u->item[i].text);
	}
	note_others(in);
}

/* ---- periods ---------------------------------------------------------- */

/* How many periods of their kind lie between A and B. */
static size_t
periods_between(struct period a, struct period b)
{
	size_t n = 0;

	for (a = period_next(a); period_compare(a, b) < 0; a = period_next(a))
		n++;
	return n;
}

/* The sentence of what is not there, by the kind of period. */
static const char *
absent_text(enum period_kind k)
{
	switch (k) {
	case PERIOD_QUARTER:
		return N_("quarters that are not there at all: %zu, the first between %s and %s");
	case PERIOD_MONTH:
		return N_("months that are not there at all: %zu, the first between %s and %s");
	case PERIOD_WEEK:
		return N_("weeks that are not there at all: %zu, the first between %s and %s");
	case PERIOD_DAY:
		return N_("days that are not there at all: %zu, the first between %s and %s");
	default: return N_("periods that are not there at all: %zu, the first between %s and %s");
	}
}

/* Quarters, months, weeks and days follow each other; years need not: surveys have waves. */
static void
note_periods(struct inspection *in)
{
	size_t absent = 0;
	char from[PERIOD_SIZE], to[PERIOD_SIZE];
	enum period_kind kind = PERIOD_YEAR;

	for (size_t i = 1; i < in->nperiods; i++) {
		struct period a = in->periods[i - 1], b = in->periods[i];
		if (a.kind != b.kind || a.kind == PERIOD_YEAR || a.kind == PERIOD_SPAN)
			continue;
		size_t gap = periods_between(a, b);
		if (gap == 0)
			continue;
		if (absent == 0) {
			period_print(from, a), period_print(to, b);
			kind = a.kind;
		} else if (kind != a.kind) {
			kind = PERIOD_SPAN;
		}
		absent += gap;
	}
	if (absent != 0)
		diag_note(&in->diag, nowhere, absent_text(kind), absent, from, to);
}

/* ---- marks ------------------------------------------------------------ */

bool
inspect_hidden(const struct inspection *in, const struct fact *mark, int *low, int *high)
{
	const struct source_rule *r = in->facts->rule;
	bool zeros = in->facts->zeros != 0 || (r != NULL && r->suppressed_below > 0);

	return mark->code == FACT_SUPPRESSED && facts_hidden(mark->text, zeros, low, high);
}

static void
note_marks(struct inspection *in)
{
	const struct fact_list *l = &in->facts->marks;
	int low, high;

	for (size_t i = 0; i < l->n; i++)
		if (inspect_hidden(in, &l->item[i], &low, &high))
			diag_note(&in->diag, nowhere, "'%s' hides a count from %d to %d",
			    l->item[i].text, low, high);
	if (l->others != 0)
		diag_note(
		    &in->diag, nowhere, "%zu more cells have marks that are not listed", l->others);
}

/* ---- what the section of sources.conf says -------------------------------- */

static void
note_source(struct inspection *in)
{
	const struct source_rule *r = in->facts->rule;

	if (r == NULL)
		return;
	if (*r->population != '\0')
		diag_note(&in->diag, nowhere, "source '%s' says that the figures count: %s",
		    r->source.id, r->population);
	if (r->lag_months >= 0)
		diag_note(&in->diag, nowhere,
		    "source '%s' says that figures are released %d months after their period",
		    r->source.id, r->lag_months);
}

void
inspect_evidence(struct inspection *in)
{
	note_source(in);
	note_encoding(in);
	note_signs(in);
	note_areas(in);
	note_periods(in);
	note_marks(in);
}
