#include "ingest/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/csv.h"
#include "ingest/facts.h"
#include "ingest/mapping.h"
#include "ingest/row.h"

#define HEADER_RECORDS 20    /* records among which the header must be */
#define REFUSED_LIMIT  10000 /* rows refused in a row after which the rest is not read */

/* One file on its way. */
struct job {
	const struct import *im;
	const char *path;
	struct import_summary *summary;
	const struct source_rule *rule; /* NULL until the header is found, or if none fits */
	struct csv_facts facts;
	struct mapping mapping;
	struct row_reader *rows;
	struct encoding_words names; /* of kommuner, by which a code page is known */
	size_t before;               /* records before the header */
	size_t refused_run;
	bool mapped;
	bool again; /* the rule that fits says to read the file otherwise */
	bool failed;
};

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

/* Options go before the rule, the rule before what the bytes say. */
static struct csv_options
reading_options(const struct job *j, const struct source_rule *rule)
{
	const struct import_options *o = j->im->options;
	struct csv_options c = { .encoding = encoding_named(o->encoding),
		.delimiter = o->delimiter,
		.words = j->names };

	if (rule != NULL && c.encoding == CSV_ENCODING_FIND)
		c.encoding = encoding_named(rule->encoding);
	if (rule != NULL && c.delimiter == '\0')
		c.delimiter = rule->delimiter;
	return c;
}

/* Does RULE, now that it is found, want other bytes than were read? */
static bool
reads_otherwise(struct job *j, const struct source_rule *rule)
{
	struct csv_options c = reading_options(j, rule);

	if (j->facts.encoding == CSV_ENCODING_FIND) /* ASCII so far: nothing to take back */
		j->facts.encoding = c.encoding;
	return (c.encoding != CSV_ENCODING_FIND && c.encoding != j->facts.encoding)
	    || (c.delimiter != '\0' && c.delimiter != j->facts.delimiter);
}

/* A file that no section of sources.conf knows is its own source. */
static const struct source *
own_source(const struct job *j)
{
	const char *slash = strrchr(j->path, '/');
	struct source *s = arena_alloc(j->im->arena, sizeof *s);

	*s = (struct source){ .publisher = "", .url = "", .note = "" };
	s->id = s->title = arena_strdup(j->im->arena, slash != NULL ? slash + 1 : j->path);
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
		.facts = im->facts,
		.block = -1 };
	struct number_format *f = &j->rows->format;
	if (rule != NULL)
		*f = (struct number_format){ .decimal = rule->decimal,
			.thousands = rule->thousands,
			.marks = rule->marks,
			.nmarks = rule->nmarks };
	if (o->decimal != '\0')
		f->decimal = o->decimal;
	if (o->thousands != '\0')
		f->thousands = o->thousands;
	if (im->facts != NULL)
		im->facts->format = *f;
}

/* A record before the header: a title, or the header itself. False stops the reading. */
static bool
take_header(struct job *j, struct csv_record *r)
{
	const struct import *im = j->im;
	const char *const *heads = (const char *const *)r->field;
	const struct source_rule *rule = j->rule;

	if (rule == NULL && im->sources != NULL) {
		rule = sources_recognise(im->sources, j->path, heads, r->nfields);
		if (rule != NULL && reads_otherwise(j, rule)) {
			j->rule = rule;
			j->again = true;
			return false;
		}
	}
	if (!mapping_is_header(heads, r->nfields, rule, im->geography)) {
		if (++j->before < HEADER_RECORDS)
			return true;
		j->failed = true;
		return diag_error(im->diag, r->at, "missing-label",
		    "no header in the first %d records: none has a known column name",
		    HEADER_RECORDS);
	}
	j->rule = rule;
	j->mapped = mapping_make(&j->mapping, heads, r->nfields, rule, im->geography, im->catalogue,
	    im->arena, r->at, im->diag);
	j->failed = !j->mapped;
	if (im->facts != NULL)
		facts_mapping(im->facts, &j->mapping, rule, im->geography, r->at);
	if (j->mapped)
		begin_rows(j);
	return j->mapped;
}

static bool
take_record(void *to, struct csv_record *r)
{
	struct job *j = to;

	if (!j->mapped)
		return take_header(j, r);
	j->summary->records++;
	size_t given = j->rows->observations;
	bool good = row_read(j->rows, r);
	j->refused_run = good || j->rows->observations > given ? 0 : j->refused_run + 1;
	if (j->refused_run < REFUSED_LIMIT)
		return true;
	j->failed = true;
	return diag_error(j->im->diag, r->at, "source-error",
	    "%d rows in a row were refused; the rest of the file is not read", REFUSED_LIMIT);
}

static enum import_code
finish(struct job *j, enum csv_code code)
{
	struct import_summary *s = j->summary;

	if (j->mapped) {
		s->observations = j->rows->observations;
		s->refused = j->rows->refused;
		s->skipped = j->rows->skipped;
	}
	s->skipped += j->before;
	s->refused += j->facts.bad_records;
	if (j->im->facts != NULL) {
		j->im->facts->csv = j->facts;
		j->im->facts->before = j->before;
		j->im->facts->mapped = j->mapped;
	}
	if (code == CSV_UNREADABLE)
		return IMPORT_UNREADABLE;
	if (code == CSV_NOT_TEXT || j->failed)
		return IMPORT_NOT_UNDERSTOOD;
	if (!j->mapped) {
		diag_error(j->im->diag, (struct pos){ j->path, 0, 0 }, "missing-label",
		    "no header: no record has a known column name");
		return IMPORT_NOT_UNDERSTOOD;
	}
	return IMPORT_OK;
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
	enum csv_code code =
	    csv_read(path, reading_options(&j, j.rule), take_record, &j, &j.facts, im->diag);
	if (j.again && strcmp(path, "-") == 0) {
		diag_error(im->diag, at, NULL,
		    "standard input cannot be read twice: state --source %s", j.rule->source.id);
		return IMPORT_NOT_UNDERSTOOD;
	}
	if (j.again) {
		j.before = 0;
		code = csv_read(
		    path, reading_options(&j, j.rule), take_record, &j, &j.facts, im->diag);
	}
	return finish(&j, code);
}
