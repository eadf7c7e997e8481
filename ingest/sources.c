#include "ingest/sources.h"

#include <fnmatch.h>
#include <string.h>

#include "base/text.h"
#include "ingest/conf.h"
#include "model/period.h"

#define HEADER_SIZE                                                                                \
	512 /* bytes of a folded header; a longer one must be the same byte for byte               \
	     */

static const struct conf_rule column_rules[] = {
	{ "role", CONF_VALUE, NULL },
	{ "unit", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule mark_rules[] = {
	{ "means", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule match_rules[] = {
	{ "indicator", CONF_VALUE, NULL },
	{ "stratum", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule source_rules[] = {
	{ "publisher", CONF_VALUE, NULL },
	{ "title", CONF_VALUE, NULL },
	{ "url", CONF_VALUE, NULL },
	{ "file", CONF_VALUE, NULL },
	{ "header", CONF_LIST, NULL },
	{ "encoding", CONF_VALUE, NULL },
	{ "delimiter", CONF_VALUE, NULL },
	{ "decimal", CONF_VALUE, NULL },
	{ "thousands", CONF_VALUE, NULL },
	{ "indicator", CONF_VALUE, NULL },
	{ "unit", CONF_VALUE, NULL },
	{ "period", CONF_VALUE, NULL },
	{ "period_in_name", CONF_VALUE, NULL },
	{ "year", CONF_VALUE, NULL },
	{ "area", CONF_VALUE, NULL },
	{ "columns", CONF_LIST, NULL },
	{ "outside", CONF_LIST, NULL },
	{ "pair", CONF_VALUE, NULL },
	{ "fill_down", CONF_VALUE, NULL },
	{ "footer", CONF_VALUE, NULL },
	{ "absent", CONF_VALUE, NULL },
	{ "suppressed_below", CONF_VALUE, NULL },
	{ "lag_months", CONF_VALUE, NULL },
	{ "population", CONF_VALUE, NULL },
	{ "extracted", CONF_VALUE, NULL },
	{ "fictional", CONF_VALUE, NULL },
	{ "note", CONF_VALUE, NULL },
	{ "column", CONF_TITLED, column_rules },
	{ "mark", CONF_TITLED, mark_rules },
	{ "match", CONF_TITLED, match_rules },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule rules[] = {
	{ "source", CONF_TITLED, source_rules },
	{ NULL, CONF_VALUE, NULL },
};

/* In the order of their enums. */
static const char *const meanings[] = { "missing", "suppressed", "zero", "not_applicable",
	"no_figure" };
static const char *const roles[] = { "ignored", "area_code", "area_name", "period", "indicator",
	"stratum", "value", "numerator", "denominator", "ci_low", "ci_high", "status" };

/* First "", for a key that is not given; beside them the character each stands for. */
static const char *const encodings[] = { "", "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15",
	"cp850", "cp865", "macroman", "utf-16le", "utf-16be" };
static const char *const delimiters[] = { "", ";", ",", "|", "tab" };
static const char delimiter_chars[] = { 0, ';', ',', '|', '\t' };
static const char *const decimals[] = { "", ",", "." };
static const char decimal_chars[] = { 0, ',', '.' };
static const char *const thousands[] = { "", ".", "space", "none" };
static const char thousands_chars[] = { 0, '.', ' ', '-' };
static const char *const truths[] = { "false", "true" };
static const char *const absents[] = { "", "zero", "missing" };
static const char *const kinds[] = { "", "year", "quarter", "month", "week", "day" };

/* Index of KEY's value in WORDS, whose first is "" for a key that is not given. */
static int
read_choice(const struct conf *c, const struct conf_section *s, const char *key,
    const char *const *words, size_t n)
{
	return conf_has(s, key) ? conf_word(c, s, key, words + 1, n - 1, 0) + 1 : 0;
}

/* The role of figures that the N bytes at TEXT name; ROLE_IGNORED if none. */
static enum role
figure_role(const char *text, size_t n)
{
	for (size_t i = ROLE_VALUE; i <= ROLE_CI_HIGH; i++)
		if (strlen(roles[i]) == n && strncmp(roles[i], text, n) == 0)
			return (enum role)i;
	return ROLE_IGNORED;
}

bool
pair_read(struct pair *out, const char *text)
{
	struct pair p = { .take = PAIR_BOTH };
	size_t n = strcspn(text, ",");

	if (strcmp(text, "first") == 0 || strcmp(text, "second") == 0) {
		*out = (struct pair){ .take = *text == 'f' ? PAIR_FIRST : PAIR_SECOND };
		return true;
	}
	if (text[n] == '\0')
		return false;
	p.role[0] = figure_role(text, n);
	p.role[1] = figure_role(text + n + 1, strlen(text + n + 1));
	if (p.role[0] == ROLE_IGNORED || p.role[1] == ROLE_IGNORED || p.role[0] == p.role[1])
		return false;
	*out = p;
	return true;
}

const char *
pair_print(const struct pair *p, struct arena *a)
{
	if (p->take != PAIR_BOTH)
		return p->take == PAIR_FIRST ? "first" : "second";
	return arena_printf(a, "%s,%s", roles[p->role[0]], roles[p->role[1]]);
}

static void
read_columns(const struct conf *c, struct source_rule *r, const struct conf_section *in)
{
	struct column_rule *columns =
	    arena_array(c->arena, conf_count(in, "column"), sizeof *columns);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "column", s)) != NULL;)
		columns[r->ncolumns++] = (struct column_rule){ .header = s->title,
			.role = (enum role)conf_word(c, s, "role", roles, countof(roles), -1),
			.unit = conf_text(c, s, "unit", "") };
	r->columns = columns;
}

static void
read_marks(const struct conf *c, struct source_rule *r, const struct conf_section *in)
{
	struct mark *marks = arena_array(c->arena, conf_count(in, "mark"), sizeof *marks);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "mark", s)) != NULL;)
		marks[r->nmarks++] = (struct mark){ .text = s->title,
			.meaning = (enum mark_meaning)conf_word(
			    c, s, "means", meanings, countof(meanings), -1) };
	r->marks = marks;
}

static void
read_matches(const struct conf *c, struct source_rule *r, const struct conf_section *in,
    const struct catalogue *known)
{
	struct match_rule *matches =
	    arena_array(c->arena, conf_count(in, "match"), sizeof *matches);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "match", s)) != NULL;) {
		const char *id = conf_text(c, s, "indicator", NULL);
		struct match_rule m = { .name = s->title,
			.stratum = conf_has(s, "stratum") ? conf_text(c, s, "stratum", "") : NULL,
			.indicator = catalogue_find(known, id) };
		/* another agreement's targets.conf need not have every indicator of the publishers
		 */
		if (m.indicator >= 0) {
			matches[r->nmatches++] = m;
		} else if (id[0] != '\0' && r->nunknown++ == 0) {
			r->unknown = id;
			r->unknown_at = conf_pos(c, s, "indicator");
		}
	}
	r->matches = matches;
}

void
sources_warn_unknown(const struct source_rule *r, struct diag *d)
{
	if (r->nunknown == 1)
		diag_warning(d, r->unknown_at, NULL,
		    "targets.conf has no indicator '%s': figures keep the publisher's name",
		    r->unknown);
	if (r->nunknown > 1)
		diag_warning(d, r->unknown_at, NULL,
		    "targets.conf has no indicator '%s', nor %zu more that source '%s' names: "
		    "figures keep the publisher's names",
		    r->unknown, r->nunknown - 1, r->source.id);
}

/* Do A and B, of one name, say of the same thing? Of matches the subgroup must be the same too. */
static bool
is_again(const struct conf_section *a, const struct conf_section *b)
{
	const struct conf_value *x = conf_value(a, "stratum", NULL);
	const struct conf_value *y = conf_value(b, "stratum", NULL);

	return strcmp(a->title, b->title) == 0 && (x == NULL) == (y == NULL)
	    && (x == NULL || strcmp(x->text, y->text) == 0);
}

/* Refuse the sections called NAME in IN that repeat an earlier one. */
static void
check_unique(const struct conf *c, const struct conf_section *in, const char *name)
{
	for (const struct conf_section *s = NULL; (s = conf_next(in, name, s)) != NULL;)
		for (const struct conf_section *t = NULL; (t = conf_next(in, name, t)) != s;)
			if (is_again(s, t)) {
				conf_refuse_again(c, s, t);
				break;
			}
}

/* The values of the list KEY, *N of them. */
static const char *const *
read_list(const struct conf *c, const struct conf_section *s, const char *key, size_t *n)
{
	*n = 0;
	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		++*n;
	const char **list = arena_array(c->arena, *n, sizeof *list);
	*n = 0;
	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		list[(*n)++] = v->text;
	return list;
}

/* How the file's bytes are read. */
static void
read_form(const struct conf *c, struct source_rule *r, const struct conf_section *s)
{
	r->encoding = encodings[read_choice(c, s, "encoding", encodings, countof(encodings))];
	r->delimiter =
	    delimiter_chars[read_choice(c, s, "delimiter", delimiters, countof(delimiters))];
	r->decimal = decimal_chars[read_choice(c, s, "decimal", decimals, countof(decimals))];
	r->thousands =
	    thousands_chars[read_choice(c, s, "thousands", thousands, countof(thousands))];
	if (r->decimal != 0 && r->decimal == r->thousands)
		diag_error(c->diag, conf_pos(c, s, "thousands"), NULL,
		    "'thousands' and 'decimal' are the same");
}

/* What no column says, since it holds for all figures. */
static void
read_whole_file(const struct conf *c, struct source_rule *r, const struct conf_section *s)
{
	struct period p;

	r->indicator = conf_text(c, s, "indicator", "");
	r->unit = conf_text(c, s, "unit", "");
	r->area = conf_text(c, s, "area", "");
	r->period = conf_text(c, s, "period", "");
	if (r->period[0] != '\0' && !period_parse(&p, r->period))
		diag_error(c->diag, conf_pos(c, s, "period"), NULL,
		    "'%s' is no period, as 2023, 2023K1 or 2023M01", r->period);
	r->period_in_name = kinds[read_choice(c, s, "period_in_name", kinds, countof(kinds))];
	if (r->period_in_name[0] != '\0' && r->period[0] != '\0')
		diag_error(c->diag, conf_pos(c, s, "period_in_name"), NULL,
		    "'period' states the period already");
	if (conf_has(s, "year"))
		r->year = conf_whole(c, s, "year", 1900, 2100, 1900);
}

/* What the publisher says of its figures, and how they stand in the file. */
static void
read_facts(const struct conf *c, struct source_rule *r, const struct conf_section *s)
{
	const char *pair = conf_text(c, s, "pair", "");
	if (*pair != '\0' && !pair_read(&r->pair, pair))
		diag_error(c->diag, conf_pos(c, s, "pair"), NULL,
		    "'%s' is no value of 'pair': write first, second, or two roles as "
		    "\"numerator,value\"",
		    pair);
	r->absent = (enum absent)read_choice(c, s, "absent", absents, countof(absents));
	r->source.absent_zero = r->absent == ABSENT_ZERO;
	r->fill_down = conf_word(c, s, "fill_down", truths, countof(truths), 0) == 1;
	r->footer = conf_text(c, s, "footer", "");
	r->population = conf_text(c, s, "population", "");
	if (conf_has(s, "suppressed_below"))
		r->suppressed_below = conf_whole(c, s, "suppressed_below", 2, 100, 2);
	r->lag_months = conf_has(s, "lag_months") ? conf_whole(c, s, "lag_months", 0, 60, 0) : -1;
	r->source.lag_months = r->lag_months > 0 ? r->lag_months : 0;
}

static struct source
read_source(const struct conf *c, const struct conf_section *s)
{
	return (struct source){ .id = s->title,
		.publisher = conf_text(c, s, "publisher", NULL),
		.title = conf_text(c, s, "title", ""),
		.url = conf_text(c, s, "url", ""),
		.extracted = conf_date(c, s, "extracted", false),
		.fictional = conf_word(c, s, "fictional", truths, countof(truths), 0) == 1,
		.note = conf_text(c, s, "note", "") };
}

static struct source_rule
read_rule(const struct conf *c, const struct conf_section *s, const struct catalogue *known)
{
	struct source_rule r = { .source = read_source(c, s), .origin = conf_pos(c, s, NULL) };

	conf_check_id(c, s);
	r.file = conf_text(c, s, "file", "");
	if (strchr(r.file, '/') != NULL)
		diag_error(c->diag, conf_pos(c, s, "file"), NULL,
		    "'file' is compared with the file's name alone, without folders");
	read_whole_file(c, &r, s);
	read_form(c, &r, s);
	r.heads = read_list(c, s, "header", &r.nheads);
	r.names = read_list(c, s, "columns", &r.nnames);
	r.outside = read_list(c, s, "outside", &r.noutside);
	read_facts(c, &r, s);
	read_columns(c, &r, s);
	read_marks(c, &r, s);
	read_matches(c, &r, s, known);
	check_unique(c, s, "column");
	check_unique(c, s, "mark");
	check_unique(c, s, "match");
	return r;
}

bool
sources_load(struct sources *out, const char *path, const struct catalogue *c, struct arena *a,
    struct diag *d)
{
	struct conf conf;
	size_t before = d->errors, n = 0;

	if (!conf_read(&conf, path, rules, a, d))
		return false;
	struct source_rule *list = arena_array(a, conf_count(&conf.root, "source"), sizeof *list);
	for (const struct conf_section *s = NULL; (s = conf_next(&conf.root, "source", s)) != NULL;)
		list[n++] = read_rule(&conf, s, c);
	check_unique(&conf, &conf.root, "source");
	if (d->errors != before)
		return false;
	*out = (struct sources){ .rules = list, .n = n };
	return true;
}

/* Case, blanks, hyphens and dots do not matter. */
static bool
is_same_header(const char *a, const char *b)
{
	char x[HEADER_SIZE], y[HEADER_SIZE];

	if (strcmp(a, b) == 0)
		return true;
	return text_fold(x, sizeof x, a) && text_fold(y, sizeof y, b) && x[0] != '\0'
	    && strcmp(x, y) == 0;
}

const char *
sources_missing_head(const struct source_rule *r, const char *const *heads, size_t nheads)
{
	for (size_t i = 0; i < r->nheads; i++) {
		size_t k = 0;
		while (k < nheads && !is_same_header(r->heads[i], heads[k]))
			k++;
		if (k == nheads)
			return r->heads[i];
	}
	return NULL;
}

/* How much R states of a file called NAME with the header HEADS; 0 if any of it does not hold. */
static size_t
count_held(const struct source_rule *r, const char *name, const char *const *heads, size_t nheads)
{
	if (r->file[0] != '\0' && fnmatch(r->file, name, 0) != 0)
		return 0;
	if (sources_missing_head(r, heads, nheads) != NULL)
		return 0;
	return (r->file[0] != '\0') + r->nheads;
}

const struct source_rule *
sources_recognise(
    const struct sources *s, const char *path, const char *const *heads, size_t nheads)
{
	const char *name = text_base_name(path);
	const struct source_rule *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < s->n; i++) {
		size_t held = count_held(&s->rules[i], name, heads, nheads);
		if (held > most) {
			most = held;
			best = &s->rules[i];
		}
	}
	return best;
}

const struct source_rule *
sources_without_header(const struct sources *s, const char *path, size_t n)
{
	const char *name = text_base_name(path);

	for (size_t i = 0; i < s->n; i++) {
		const struct source_rule *r = &s->rules[i];
		if (r->nnames == n && r->nheads == 0 && r->file[0] != '\0'
		    && fnmatch(r->file, name, 0) == 0)
			return r;
	}
	return NULL;
}
