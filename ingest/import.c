#include "ingest/import.h"

#include <string.h>

#include "base/text.h"
#include "ingest/cpr.h"
#include "ingest/facts.h"
#include "ingest/import_work.h"
#include "ingest/pair.h"
#include "ingest/rejects.h"

#define REFUSED_LIMIT 10000 /* rows refused in a row after which the rest is not read */

static const struct source_rule *
find_source(const struct sources *s, const char *id)
{
	for (size_t i = 0; s != NULL && i < s->n; i++)
		if (strcmp(s->rules[i].source.id, id) == 0)
			return &s->rules[i];
	return NULL;
}

/* The names of all areas. */
static struct encoding_words
area_names(const struct geography *g, struct arena *a)
{
	const char **names = arena_array(a, g->nareas + 1, sizeof *names);

	for (size_t i = 0; i < g->nareas; i++)
		names[i] = g->areas[i].name;
	return (struct encoding_words){ names, g->nareas };
}

/* Is the header that of pejl tidy? Then its signs follow from the delimiter. */
static bool
is_own_table(const struct mapping *m)
{
	static const char *const full[] = { "indicator", "area", "area_name", "period", "stratum",
		"value", "numerator", "denominator", "ci_low", "ci_high", "unit", "status", "file",
		"line", "field", "hidden_low", "hidden_high" };
	static const char *const sums[] = { "indicator", "area", "period", "numerator",
		"denominator", "value", "n" };
	bool short_form = m->ncolumns == countof(full) - 2; /* without what is hidden */
	const char *const *want = short_form || m->ncolumns == countof(full) ? full : sums;

	if (want == sums && m->ncolumns != countof(sums))
		return false;
	for (size_t i = 0; i < m->ncolumns; i++)
		if (strcmp(m->columns[i].header, want[i]) != 0)
			return false;
	return true;
}

/* A file that no section of sources.conf knows is its own source. */
static const struct source *
own_source(const struct job *j)
{
	struct source *s = arena_alloc(j->im->arena, sizeof *s);

	*s = (struct source){ .publisher = "", .url = "", .note = "" };
	s->id = s->title = arena_strdup(j->im->arena, text_base_name(j->path));
	return s;
}

static void
begin_rows(struct job *j)
{
	const struct import *im = j->im;
	const struct import_options *o = im->options;
	const struct source_rule *rule = j->rule;

	j->summary->source = rule != NULL ? &rule->source : own_source(j);
	*j->rows = (struct row_reader){ .mapping = &j->mapping,
		.geography = im->geography,
		.catalogue = im->catalogue,
		.rule = rule,
		.source = j->summary->source,
		.sink = im->sink,
		.sink_to = im->sink_to,
		.diag = im->diag,
		.facts = im->facts };
	row_begin(j->rows, im->arena, im->whole);
	struct number_format *f = &j->rows->format;
	if (rule != NULL)
		*f = (struct number_format){ .decimal = rule->decimal,
			.thousands = rule->thousands,
			.declared_by = rule->source.id,
			.pair = rule->pair,
			.marks = rule->marks,
			.nmarks = rule->nmarks };
	else if (is_own_table(&j->mapping))
		*f = (struct number_format){ .decimal = j->facts.delimiter == ',' ? '.' : ',',
			.thousands = '-' };
	if (o->pair.take != PAIR_REFUSED)
		f->pair = o->pair;
	if (o->decimal != '\0') {
		f->decimal = o->decimal;
		f->declared_by = NULL;
	}
	if (o->thousands != '\0')
		f->thousands = o->thousands;
	if (im->facts != NULL)
		im->facts->format = *f;
}

/* ---- columns ------------------------------------------------------------ */

static bool
map_columns(struct job *j, const struct head *h)
{
	const struct import *im = j->im;
	const struct import_options *o = im->options;
	const struct mapping_input in = { .heads = h->names,
		.n = h->n,
		.at = h->at,
		.rule = j->rule,
		.period = o->period,
		.area = o->area,
		.year = o->year,
		.fill_down = o->fill_down,
		.rows = j->sample.record + h->first,
		.nrows = j->sample.n - h->first };

	bool ok = mapping_make(&j->mapping, &in, im->geography, im->catalogue, im->arena, im->diag);
	if (im->facts != NULL)
		facts_mapping(im->facts, &j->mapping, j->rule, im->geography, h->at);
	return ok;
}

/* ---- persons ------------------------------------------------------------ */

/* What is said next is about record R; of none if it is NULL. */
static void
about(const struct job *j, const struct csv_record *r)
{
	j->im->diag->byte = r != NULL && r->byte != CSV_NO_BYTE ? &r->byte : NULL;
}

static bool
refuse_cpr(struct job *j, const struct csv_record *r, size_t column)
{
	j->failed = true;
	about(j, r);
	diag_error(j->im->diag, (struct pos){ r->at.file, r->at.line, column + 1 },
	    "constraint-error",
	    "what stands here is like a CPR number; figures about persons are not read, and no "
	    "option changes that: take the column out and export again");
	about(j, NULL);
	return false;
}

/* Does the header of column I say that it has CPR numbers? Asked for each record, found out once.
 */
static bool
is_named_cpr(struct job *j, size_t i)
{
	if (j->named_cpr[i] == 0)
		j->named_cpr[i] = cpr_in_header(j->mapping.columns[i].header) ? 1 : -1;
	return j->named_cpr[i] > 0;
}

/* Columns that are known are looked at by what they are; others only for the written form. */
static bool
check_cpr(struct job *j, const struct csv_record *r)
{
	for (size_t i = 0; i < r->nfields; i++) {
		const struct mapping_column *c =
		    j->mapped && i < j->mapping.ncolumns ? &j->mapping.columns[i] : NULL;
		bool found = c != NULL && role_is_figure(c->role) && !is_named_cpr(j, i)
		    ? cpr_in_figure(r->field[i])
		    : cpr_in_text(r->field[i], c != NULL);
		if (found)
			return refuse_cpr(j, r, i);
	}
	return true;
}

static bool
check_cpr_of_sample(struct job *j)
{
	for (size_t i = 0; i < j->sample.n; i++)
		if (!check_cpr(j, &j->sample.record[i]))
			return false;
	return true;
}

/* ---- records ------------------------------------------------------------ */

static bool
take_one(struct job *j, struct csv_record *r)
{
	size_t given = j->rows->observations;

	if (!check_cpr(j, r))
		return false;
	j->summary->records++;
	bool good = row_read(j->rows, r);
	if (!good && j->im->rejects != NULL)
		rejects_add(j->im->rejects, r);
	j->refused_run = good || j->rows->observations > given ? 0 : j->refused_run + 1;
	if (j->refused_run < REFUSED_LIMIT)
		return true;
	j->failed = true;
	return diag_error(j->im->diag, r->at, "source-error",
	    "%d rows in a row were refused; the rest of the file is not read", REFUSED_LIMIT);
}

static bool
take_row(struct job *j, struct csv_record *r)
{
	about(j, r);
	bool more = take_one(j, r);
	about(j, NULL);
	return more;
}

/* Enough records are there to say what they are: the header, its columns, and then the rows. */
static bool
decide(struct job *j)
{
	struct head h;

	if (!check_cpr_of_sample(j))
		return false;
	if (!import_find_head(j, &h)) {
		j->failed = !j->again;
		return false;
	}
	j->before = h.before;
	j->failed = !map_columns(j, &h);
	if (j->failed)
		return false;
	j->mapped = true;
	memset(j->named_cpr, 0, sizeof j->named_cpr);
	begin_rows(j);
	j->failed = !pair_take(&j->mapping, &j->rows->format.pair, &j->sample, h.at, j->im->diag);
	if (j->failed)
		return false;
	if (j->im->rejects != NULL && h.first != 0)
		rejects_header(j->im->rejects, &j->sample.record[h.first - 1]);
	if (!check_cpr_of_sample(j))
		return false;
	for (size_t i = h.first; i < j->sample.n; i++)
		if (!take_row(j, &j->sample.record[i]))
			return false;
	sample_free(&j->sample);
	return true;
}

static bool
take_record(void *to, struct csv_record *r)
{
	struct job *j = to;

	if (j->mapped)
		return take_row(j, r);
	return sample_add(&j->sample, r) || decide(j);
}

/* Records that import.ahead reads by itself were all taken well. */
static void
look_ahead(void *to, const struct csv_facts *facts, struct csv_place *at)
{
	struct job *j = to;
	size_t before = at->records;

	if (!j->mapped)
		return;
	j->im->ahead(j->im->ahead_to, j->path, j->rows, facts, at);
	j->summary->records += at->records - before;
	if (at->records > before)
		j->refused_run = 0;
}

/* Read the file once. */
static enum csv_code
read_once(struct job *j)
{
	struct csv_options o = import_reading(j, j->rule);

	if (j->im->ahead != NULL && !o.repair) {
		o.ahead = look_ahead;
		o.ahead_to = j;
	}
	enum csv_code code = csv_read(j->path, o, take_record, j, &j->facts, j->im->diag);

	if (code == CSV_OK && !j->mapped)
		decide(j);
	sample_free(&j->sample);
	return code;
}

/* ---- the end -------------------------------------------------------------- */

static enum import_code
finish(struct job *j, enum csv_code code)
{
	struct import_summary *s = j->summary;

	if (j->mapped) {
		s->observations = j->rows->observations;
		s->given = j->rows->given;
		s->refused = j->rows->refused;
		s->refused_cells = j->rows->refused_cells;
		s->skipped = j->rows->skipped;
	}
	s->records += j->before + j->facts.bad_records;
	s->skipped += j->before;
	s->refused += j->facts.bad_records;
	if (j->im->facts != NULL) {
		j->im->facts->csv = j->facts;
		j->im->facts->before = j->before;
		j->im->facts->mapped = j->mapped;
	}
	if (code == CSV_UNREADABLE)
		return IMPORT_UNREADABLE;
	return code == CSV_NOT_TEXT || j->failed ? IMPORT_NOT_UNDERSTOOD : IMPORT_OK;
}

enum import_code
import_file(const struct import *im, const char *path, struct import_summary *summary)
{
	struct job j = { .im = im, .path = path, .summary = summary };
	const char *wanted = im->options->source;
	struct pos at = { path, 0, 0 };

	*summary = (struct import_summary){ 0 };
	if (wanted != NULL && (j.rule = find_source(im->sources, wanted)) == NULL) {
		diag_error(im->diag, at, NULL, "no source '%s' in sources.conf", wanted);
		return IMPORT_NOT_UNDERSTOOD;
	}
	j.rows = arena_alloc(im->arena, sizeof *j.rows);
	j.names = area_names(im->geography, im->arena);
	enum csv_code code = read_once(&j);
	if (j.again && strcmp(path, "-") == 0) {
		diag_error(im->diag, at, NULL,
		    "standard input cannot be read twice: state --source %s", j.rule->source.id);
		return IMPORT_NOT_UNDERSTOOD;
	}
	if (j.again) {
		j.again = false;
		j.read_again = true;
		code = read_once(&j);
	}
	return finish(&j, code);
}
