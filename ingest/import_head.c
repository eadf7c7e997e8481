/* What names the columns of a file, and which section of sources.conf describes it. */
#include <string.h>

#include "base/text.h"
#include "ingest/import_work.h"

/* ---- how the file is read --------------------------------------------------- */

struct csv_options
import_reading(const struct job *j, const struct source_rule *rule)
{
	const struct import_options *o = j->im->options;
	struct csv_options c = { .encoding = encoding_named(o->encoding),
		.delimiter = o->delimiter,
		.repair = o->lenient,
		.words = j->names };

	if (rule != NULL && c.encoding == CSV_ENCODING_FIND)
		c.encoding = encoding_named(rule->encoding);
	if (rule != NULL && c.delimiter == '\0')
		c.delimiter = rule->delimiter;
	return c;
}

static bool
refuse_encoding(struct job *j, const struct source_rule *rule, enum csv_encoding stated)
{
	j->failed = true;
	diag_error(j->im->diag, (struct pos){ j->path, 0, 0 }, "encoding-error",
	    "source '%s' of sources.conf states %s, but the bytes are %s: state --encoding, or "
	    "correct sources.conf",
	    rule->source.id, encoding_name(stated), encoding_name(j->facts.encoding));
	return true;
}

static bool
refuse_delimiter(struct job *j, const struct source_rule *rule)
{
	j->failed = true;
	diag_error(j->im->diag, (struct pos){ j->path, 0, 0 }, "dialect-error",
	    "source '%s' of sources.conf states the delimiter '%c', but its header stands here "
	    "parted by '%c': state --delimiter, or correct sources.conf",
	    rule->source.id, rule->delimiter, j->facts.delimiter);
	return true;
}

/*
 * Does RULE, now that it is found, want other bytes than were read? Code pages differ in few
 * letters, and a guessed delimiter may be wrong; but UTF-8 is no code page, and a header that was
 * recognised was parted rightly: that is a contradiction, and the file has failed.
 */
static bool
reads_otherwise(struct job *j, const struct source_rule *rule)
{
	struct csv_options c = import_reading(j, rule);

	if (j->read_again)
		return false;
	if (j->facts.encoding == CSV_ENCODING_FIND) /* ASCII so far: nothing to take back */
		j->facts.encoding = c.encoding;
	if (c.delimiter != '\0' && c.delimiter != j->facts.delimiter && rule->nheads > 1)
		return refuse_delimiter(j, rule);
	if (c.encoding != CSV_ENCODING_FIND && c.encoding != j->facts.encoding
	    && !(encoding_is_page(c.encoding) && encoding_is_page(j->facts.encoding)))
		return refuse_encoding(j, rule, c.encoding);
	return (c.encoding != CSV_ENCODING_FIND && c.encoding != j->facts.encoding)
	    || (c.delimiter != '\0' && c.delimiter != j->facts.delimiter);
}

/* ---- what may be one ------------------------------------------------------ */

/* The names of columns that stand in LIST, as area_code,period,value. */
static const char *const *
names_of_list(struct arena *a, const char *list, size_t *n)
{
	size_t max = 1;

	for (const char *s = list; *s != '\0'; s++)
		max += *s == ',' || *s == ';';
	const char **names = arena_array(a, max, sizeof *names);
	for (*n = 0;; list++) {
		size_t k = strcspn(list, ",;");
		names[(*n)++] = text_trim(arena_strndup(a, list, k));
		list += k;
		if (*list == '\0')
			return names;
	}
}

/* A file without a header whose columns are NAMES: its rows begin at the first of so many fields.
 */
static bool
head_of_names(struct job *j, struct head *h, const char *const *names, size_t n)
{
	*h = (struct head){ .names = names, .n = n };
	while (h->first < j->sample.n && j->sample.record[h->first].nfields != n)
		h->first++;
	h->before = h->first;
	h->at = (struct pos){ j->path, 0, 0 };
	return h->first < j->sample.n;
}

/* --columns */
static bool
head_of_option(struct job *j, struct head *h)
{
	size_t n;
	const char *const *names = names_of_list(j->im->arena, j->im->options->columns, &n);
	const struct csv_record *r = j->sample.record;

	if (!head_of_names(j, h, names, n))
		return diag_error(j->im->diag, (struct pos){ j->path, 0, 0 }, "incorrect-label",
		    "--columns names %zu columns, but the first record has %zu", n,
		    j->sample.n != 0 ? r->nfields : 0);
	r = &j->sample.record[h->first];
	if (mapping_is_header((const char *const *)r->field, r->nfields, j->rule, j->im->geography))
		return diag_error(j->im->diag, r->at, "incorrect-label",
		    "--columns names the columns, but the file has a header of its own: leave "
		    "one of them out");
	return true;
}

/* Record I as the header. */
static void
head_of_record(struct job *j, struct head *h, size_t i)
{
	const struct csv_record *r = &j->sample.record[i];

	*h = (struct head){ .names = (const char *const *)r->field,
		.n = r->nfields,
		.first = i + 1,
		.before = i,
		.at = r->at };
}

/* The header by known names; with it the section of sources.conf. False: the file is read again. */
static bool
find_named_head(struct job *j, struct head *h)
{
	const struct import *im = j->im;

	for (size_t i = 0; i < j->sample.n && i < SAMPLE_HEADER; i++) {
		const struct csv_record *r = &j->sample.record[i];
		const char *const *heads = (const char *const *)r->field;
		const struct source_rule *rule = j->rule;
		if (rule == NULL && im->sources != NULL) {
			rule = sources_recognise(im->sources, j->path, heads, r->nfields);
			if (rule != NULL && reads_otherwise(j, rule)) {
				j->rule = rule;
				return false;
			}
		}
		if (mapping_is_header(heads, r->nfields, rule, im->geography)) {
			j->rule = rule;
			head_of_record(j, h, i);
			return true;
		}
	}
	return true;
}

/* Without known names: what sources.conf says of files without a header, then the shape. */
static void
find_other_head(struct job *j, struct head *h)
{
	const struct sample *s = &j->sample;
	const struct source_rule *rule = j->rule;

	if (rule == NULL && j->im->sources != NULL)
		rule = sources_without_header(j->im->sources, j->path, s->record[0].nfields);
	if (rule != NULL && rule->nnames != 0 && head_of_names(j, h, rule->names, rule->nnames)) {
		j->rule = rule;
		j->again = reads_otherwise(j, rule);
		return;
	}
	for (size_t i = 0; i < s->n && i < SAMPLE_HEADER; i++)
		if (sample_has_names(s, i)) {
			if (j->rule == NULL && j->im->sources != NULL)
				j->rule = sources_recognise(j->im->sources, j->path,
				    (const char *const *)s->record[i].field, s->record[i].nfields);
			head_of_record(j, h, i);
			return;
		}
}

static bool
refuse_no_head(struct job *j)
{
	size_t n = j->sample.n < SAMPLE_HEADER ? j->sample.n : SAMPLE_HEADER;

	j->before = j->sample.n;
	return diag_error(j->im->diag, (struct pos){ j->path, 0, 0 }, "missing-label",
	    "no header: none of the first %zu records names a column; if the file has none, name "
	    "its columns in order: --columns area_code,period,value",
	    n);
}

/* A section that was asked for says what the header has. */
static bool
check_head(struct job *j, const struct head *h)
{
	const char *missing = j->im->options->source != NULL && h->at.line != 0
	    ? sources_missing_head(j->rule, h->names, h->n)
	    : NULL;

	return missing == NULL
	    || diag_error(j->im->diag, h->at, "incorrect-label",
		"source '%s' of sources.conf says that the header has '%s', but it has not",
		j->rule->source.id, missing);
}

bool
import_find_head(struct job *j, struct head *h)
{
	*h = (struct head){ .n = 0 };
	if (j->sample.n == 0)
		return refuse_no_head(j);
	if (j->im->options->columns != NULL)
		return head_of_option(j, h);
	j->again = !find_named_head(j, h);
	if (h->n == 0 && !j->again)
		find_other_head(j, h);
	if (j->failed || j->again)
		return false;
	if (h->n == 0)
		return refuse_no_head(j);
	if (j->rule != NULL)
		sources_warn_unknown(j->rule, j->im->diag);
	return check_head(j, h);
}
