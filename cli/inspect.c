/* pejl inspect: how each file is understood, and what in it is hard to believe. */
#include "cli/inspect.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "model/period.h"

/* ---- words ------------------------------------------------------------ */

const char *
inspect_area(const struct inspection *in, int code)
{
	const struct area *a = geography_area(&in->run.geography, code);

	if (code == AREA_CHRISTIANSOE)
		return "Christiansø";
	return a != NULL ? a->name : "";
}

const char *
inspect_say(const struct inspection *in, const char *en)
{
	return in->danish ? translate_message(en) : en;
}

/* TEXT, a number, kept, with the decimal sign of the answer's language. */
static const char *
keep_number(struct inspection *in, char *text)
{
	char *point = strchr(text, '.');

	if (in->danish && point != NULL)
		*point = ',';
	return arena_strdup(&in->run.arena, text);
}

const char *
inspect_number(struct inspection *in, double v)
{
	char text[DECIMAL_SIZE];

	return keep_number(in, decimal_print_exact(text, v));
}

const char *
inspect_rounded(struct inspection *in, double v, int decimals)
{
	return keep_number(in, arena_printf(&in->run.arena, "%.*f", decimals, v));
}

size_t
inspect_areas(const struct inspection *in, enum area_kind kind)
{
	const struct geography *g = &in->run.geography;
	size_t n = 0;

	for (size_t i = 0; in->seen != NULL && i < g->nareas; i++)
		n += in->seen[i] && g->areas[i].kind == kind;
	return n;
}

const struct indicator *
inspect_indicator(const struct inspection *in, size_t n)
{
	const struct panel *p = &in->run.panel;

	for (size_t i = 0; i < p->nobs; i++)
		if (i == 0 || p->obs[i].indicator != p->obs[i - 1].indicator)
			if (n-- == 0)
				return &in->run.catalogue.indicators[p->obs[i].indicator];
	return NULL;
}

size_t
inspect_indicators(const struct inspection *in)
{
	const struct panel *p = &in->run.panel;
	size_t n = 0;

	for (size_t i = 0; i < p->nobs; i++)
		n += i == 0 || p->obs[i].indicator != p->obs[i - 1].indicator;
	return n;
}

const char *
inspect_period_kind(const struct inspection *in)
{
	static const char *const words[] = { N_("year"), N_("quarter"), N_("month"), N_("week"),
		N_("day"), N_("span") };

	for (size_t i = 1; i < in->nperiods; i++)
		if (in->periods[i].kind != in->periods[0].kind)
			return N_("mixed");
	return in->nperiods != 0 ? words[in->periods[0].kind] : NULL;
}

const char *
inspect_meaning(int code)
{
	static const char *const words[] = { [FACT_MISSING] = N_("missing"),
		[FACT_SUPPRESSED] = N_("suppressed"),
		[FACT_ZERO] = N_("zero"),
		[FACT_NOT_APPLICABLE] = N_("not_applicable"),
		[FACT_NO_FIGURE] = N_("no_figure"),
		[FACT_PROVISIONAL] = N_("provisional") };

	return words[code];
}

const char *
inspect_unit(const struct inspection *in, size_t i)
{
	const struct mapping *m = &in->facts->mapping;
	const struct mapping_column *c = &m->columns[i];

	if (c->role != ROLE_VALUE || !in->facts->mapped)
		return "";
	if (c->wide && m->layout == LAYOUT_WIDE_MEASURES && m->at[ROLE_INDICATOR] == NO_COLUMN)
		return in->run.catalogue.indicators[c->indicator].unit;
	return m->unit_text != NULL ? m->unit_text : "";
}

/* ---- notes ------------------------------------------------------------ */

static void
keep(struct inspection *in, struct note note)
{
	struct note_list *l = &in->notes;

	l->item = arena_grow(&in->run.arena, l->item, l->n, &l->cap, sizeof *l->item);
	l->item[l->n++] = note;
}

/* What the report says of the whole file, where the reading said it of the first row. */
static bool
is_said_better(const struct diag_message *m)
{
	return m->level == DIAG_NOTE
	    && (strncmp(m->text, "read as ", 8) == 0 || strstr(m->text, "are skipped") != NULL);
}

/*
 * A message of the reading, or a warning of ours. Faults also go to the command's own messages;
 * notes are the report itself.
 */
static void
hear(void *to, const struct diag_message *m)
{
	struct inspection *in = to;
	struct arena *a = &in->run.arena;
	const char *text = in->danish ? m->said : m->text, *said = m->said;

	if (m->byte != NULL) {
		text = arena_printf(a, inspect_say(in, "%s (byte %zu)"), text, *m->byte);
		said = arena_printf(a, diag_say(&in->diag, "%s (byte %zu)"), said, *m->byte);
	}

	if (m->level == DIAG_ERROR)
		diag_error(in->out, m->at, m->name, "%s", said);
	else if (m->level == DIAG_WARNING)
		diag_warning(in->out, m->at, m->name, "%s", said);
	if (!is_said_better(m))
		keep(in, (struct note){ m->level, m->at, m->name, arena_strdup(a, text) });
}

/* ---- figures ---------------------------------------------------------- */

/* Is P among the periods? *PLACE: where it is, or belongs. */
static bool
find_period(const struct inspection *in, struct period p, size_t *place)
{
	size_t low = 0, high = in->nperiods;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = period_compare(in->periods[mid], p);
		if (order == 0 && in->periods[mid].kind == p.kind) {
			*place = mid;
			return true;
		}
		if (order < 0 || (order == 0 && in->periods[mid].kind < p.kind))
			low = mid + 1;
		else
			high = mid;
	}
	*place = low;
	return false;
}

static void
see_period(struct inspection *in, struct period p)
{
	size_t i;

	if (find_period(in, p, &i))
		return;
	in->periods = arena_grow(
	    &in->run.arena, in->periods, in->nperiods, &in->capperiods, sizeof *in->periods);
	memmove(in->periods + i + 1, in->periods + i, (in->nperiods - i) * sizeof *in->periods);
	in->periods[i] = p;
	in->nperiods++;
}

static void
take(void *to, const struct observation *o)
{
	struct inspection *in = to;
	const struct geography *g = &in->run.geography;
	const struct area *a = geography_area(g, o->area);
	struct pos other;

	see_period(in, o->period);
	if (a != NULL)
		in->seen[a - g->areas] = true;
	in->christiansoe = in->christiansoe || o->area == AREA_CHRISTIANSOE;
	const struct observation *first = panel_find(&in->run.panel, o);
	if (first != NULL)
		inspect_again(in, first, o);
	else if (in->run.panel.nobs == INSPECT_FIGURES)
		in->unchecked++;
	else
		panel_put(&in->run.panel, o, &other);
}

/* ---- one file --------------------------------------------------------- */

static const enum exit_code codes[] = {
	[IMPORT_OK] = EXIT_DONE,
	[IMPORT_UNREADABLE] = EXIT_UNAVAILABLE,
	[IMPORT_NOT_UNDERSTOOD] = EXIT_DATA,
};

/* A file that was not understood was not read to its end. */
static void
see_size(struct inspection *in)
{
	struct stat st;

	if (in->facts->csv.bytes != 0 && strcmp(in->path, "-") != 0 && stat(in->path, &st) == 0
	    && S_ISREG(st.st_mode))
		in->facts->csv.bytes = (size_t)st.st_size;
}

static enum exit_code
read_file(struct inspection *in)
{
	struct run *r = &in->run;
	struct import im = { .arena = &r->arena,
		.sources = &r->sources,
		.geography = &r->geography,
		.catalogue = &r->catalogue,
		.options = &r->options->reading,
		.sink = take,
		.sink_to = in,
		.diag = &in->diag,
		.whole = true };

	in->diag = (struct diag){ .danish = in->out->danish, .hear = hear, .hear_to = in };
	in->seen = arena_array(&r->arena, r->geography.nareas, sizeof *in->seen);
	in->facts = arena_alloc(&r->arena, sizeof *in->facts);
	in->facts->arena = &r->arena;
	im.facts = in->facts;
	in->code = import_file(&im, in->path, &in->summary);
	see_size(in);
	panel_close(&r->panel);
	inspect_evidence(in);
	inspect_check(in);
	return in->code == IMPORT_OK && in->summary.refused > 0 ? EXIT_DATA : codes[in->code];
}

/* ---- the command ------------------------------------------------------ */

struct output {
	bool screen; /* messages would come twice on the same screen: the report has them */
	struct json json;
	const char **ids; /* of the sections suggested so far */
	size_t nids;
};

/* Is the answer one for a person? */
static bool
is_text(const struct options *o)
{
	return o->format == FORMAT_TEXT && !o->suggest;
}

static void
put(struct output *out, struct inspection *in, struct arena *a)
{
	const struct options *o = in->run.options;

	if (o->suggest) {
		const char *id = inspect_suggest(stdout, in, out->ids, out->nids);
		if (id != NULL)
			out->ids[out->nids++] = arena_strdup(a, id);
	} else if (o->format == FORMAT_JSON) {
		inspect_json(&out->json, in);
	} else {
		inspect_text(stdout, in, terminal_width());
	}
}

static enum exit_code
inspect_file(
    const struct options *o, const char *path, struct output *out, struct arena *a, struct diag *d)
{
	struct inspection *in = arena_alloc(a, sizeof *in);
	struct diag silent = { .danish = d->danish };

	in->path = path;
	in->danish = d->danish && is_text(o);
	in->out = out->screen ? &silent : d;
	enum exit_code code = run_open(&in->run, o, d);
	if (code == EXIT_DONE) {
		code = read_file(in);
		put(out, in, a);
	}
	run_close(&in->run);
	return code;
}

enum exit_code
inspect_run(const struct options *o, struct diag *d)
{
	struct arena a = { 0 };
	struct output out = { .ids = NULL };
	enum exit_code worst = EXIT_DONE;
	bool text = is_text(o);

	if (o->nfiles == 0) {
		diag_error(d, (struct pos){ 0 }, NULL, "no files given; '-' is standard input");
		return EXIT_USAGE;
	}
	if (o->format != FORMAT_TEXT && o->format != FORMAT_JSON) {
		diag_error(d, (struct pos){ 0 }, NULL, "inspect writes text or json");
		return EXIT_USAGE;
	}
	out.ids = arena_array(&a, o->nfiles, sizeof *out.ids);
	if (text && isatty(STDOUT_FILENO) && isatty(STDERR_FILENO))
		out.screen = true;
	if (o->format == FORMAT_JSON && !o->suggest) {
		json_begin(&out.json, stdout);
		json_array(&out.json);
	}
	for (size_t i = 0; i < o->nfiles && worst != EXIT_USAGE; i++) {
		if (text && i > 0)
			putchar('\n');
		enum exit_code code = inspect_file(o, o->files[i], &out, &a, d);
		if (code > worst || code == EXIT_USAGE)
			worst = code;
	}
	if (o->format == FORMAT_JSON && !o->suggest) {
		json_array_end(&out.json);
		json_end(&out.json);
	}
	arena_free(&a);
	return worst;
}
