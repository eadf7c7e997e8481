#include "cli/stat.h"

#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/stat_terms.h"
#include "ingest/csv.h"

#define LIST_WIDTH 100

struct param {
	const char *key, *value;
};

struct result {
	const char *name, *text; /* text: NULL for a number */
	long index;
	double value;
};

struct stat_job {
	struct arena arena;
	struct diag *diag;
	const char *file;  /* as given */
	const char *shown; /* in messages */
	const struct stat_method *method;
	enum exit_code code; /* why it failed */
	struct param *params;
	size_t nparams, capparams;
	char **heads;
	size_t ncolumns;
	char **cells;  /* nrows * ncolumns */
	size_t *lines; /* nrows: where in the file */
	size_t nrows, caprows;
	struct result *results;
	size_t nresults, capresults;
};

struct arena *
stat_arena(struct stat_job *j)
{
	return &j->arena;
}

size_t
stat_rows(const struct stat_job *j)
{
	return j->nrows;
}

size_t
stat_columns(const struct stat_job *j)
{
	return j->ncolumns;
}

const char *
stat_heading(const struct stat_job *j, size_t column)
{
	return j->heads[column];
}

/* ---- the table --------------------------------------------------------- */

static char **
copy_fields(struct stat_job *j, const struct csv_record *r)
{
	char **out = arena_array(&j->arena, r->nfields + 1, sizeof *out);

	for (size_t i = 0; i < r->nfields; i++)
		out[i] = text_trim(arena_strdup(&j->arena, r->field[i]));
	return out;
}

/* A csv_sink: the first record is the heading. Rows of another length are refused. */
static bool
take_record(void *to, struct csv_record *r)
{
	struct stat_job *j = to;

	if (j->heads == NULL) {
		j->heads = copy_fields(j, r);
		j->ncolumns = r->nfields;
		return true;
	}
	if (r->nfields != j->ncolumns) {
		diag_error(j->diag, r->at, r->nfields < j->ncolumns ? "missing-cell" : "extra-cell",
		    "%zu fields, but the heading has %zu", r->nfields, j->ncolumns);
		j->code = EXIT_DATA;
		return true;
	}
	if (j->nrows == j->caprows) {
		size_t cap = j->caprows == 0 ? 64 : 2 * j->caprows;
		char **cells = arena_array(&j->arena, cap * j->ncolumns, sizeof *cells);
		size_t *lines = arena_array(&j->arena, cap, sizeof *lines);
		if (j->nrows > 0) {
			memcpy(cells, j->cells, j->nrows * j->ncolumns * sizeof *cells);
			memcpy(lines, j->lines, j->nrows * sizeof *lines);
		}
		j->cells = cells;
		j->lines = lines;
		j->caprows = cap;
	}
	char **fields = copy_fields(j, r);
	memcpy(j->cells + j->nrows * j->ncolumns, fields, j->ncolumns * sizeof *fields);
	j->lines[j->nrows++] = r->at.line;
	return true;
}

static bool
read_table(struct stat_job *j)
{
	struct csv_facts facts = { 0 };
	size_t before = j->diag->errors;
	enum csv_code code =
	    csv_read(j->file, (struct csv_options){ .encoding = CSV_UTF8, .delimiter = ',' },
		take_record, j, &facts, j->diag);

	if (code == CSV_UNREADABLE)
		j->code = EXIT_UNAVAILABLE;
	else if (code != CSV_OK || j->diag->errors > before)
		j->code = EXIT_DATA;
	else if (j->nrows == 0)
		return stat_refuse(j, false, "no rows under the heading");
	return j->code == EXIT_DONE;
}

static size_t
column_of(const struct stat_job *j, const char *name)
{
	size_t c = 0;

	while (c < j->ncolumns && strcmp(j->heads[c], name) != 0)
		c++;
	return c;
}

bool
stat_has(const struct stat_job *j, const char *name)
{
	return column_of(j, name) < j->ncolumns;
}

/* Digits, one dot, an exponent: nothing that strtod takes besides (hex, inf, blanks). */
static bool
parse_number(const char *s, double *out)
{
	const char *p = s;
	size_t digits = 0;
	char *end;

	p += *p == '-' || *p == '+';
	for (; *p >= '0' && *p <= '9'; p++)
		digits++;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++)
			digits++;
	if (digits == 0)
		return false;
	if (*p == 'e' || *p == 'E') {
		p += 1 + (p[1] == '-' || p[1] == '+');
		if (*p < '0' || *p > '9')
			return false;
		while (*p >= '0' && *p <= '9')
			p++;
	}
	double v = strtod(s, &end); /* LC_NUMERIC is always "C" */
	if (*p != '\0' || end != p || !isfinite(v))
		return false;
	*out = v;
	return true;
}

const double *
stat_numbers_at(struct stat_job *j, size_t column)
{
	double *out = arena_array(&j->arena, j->nrows + 1, sizeof *out);
	bool ok = true;

	for (size_t i = 0; i < j->nrows; i++) {
		const char *cell = j->cells[i * j->ncolumns + column];
		struct pos at = { .file = j->shown, .line = j->lines[i], .field = column + 1 };
		if (strcmp(cell, "NA") == 0)
			out[i] = NAN;
		else if (!parse_number(cell, &out[i]))
			ok = diag_error(j->diag, at, "type-error",
			    "'%s' is no number (1234.5, or NA for missing)", cell);
	}
	if (!ok)
		j->code = EXIT_DATA;
	return ok ? out : NULL;
}

bool
stat_is_words(const struct stat_job *j, size_t column)
{
	size_t i = 0;
	double v;

	while (i < j->nrows && !parse_number(j->cells[i * j->ncolumns + column], &v))
		i++;
	return i == j->nrows;
}

const double *
stat_numbers(struct stat_job *j, const char *name)
{
	if (stat_has(j, name))
		return stat_numbers_at(j, column_of(j, name));
	stat_refuse(j, false, "no column '%s'; %s takes %s", name, j->method->name,
	    diag_say(j->diag, j->method->columns));
	return NULL;
}

const double *
stat_values(struct stat_job *j, const char *name, size_t *n)
{
	const double *v =
	    stat_has(j, name) || j->ncolumns != 1 ? stat_numbers(j, name) : stat_numbers_at(j, 0);
	double *out = arena_array(&j->arena, j->nrows, sizeof *out);

	*n = 0;
	for (size_t i = 0; v != NULL && i < j->nrows; i++)
		if (!isnan(v[i]))
			out[(*n)++] = v[i];
	return v != NULL ? out : NULL;
}

const char *
stat_text(const struct stat_job *j, const char *name, size_t row)
{
	return stat_has(j, name) && row < j->nrows
	    ? j->cells[row * j->ncolumns + column_of(j, name)]
	    : "";
}

bool
stat_refuse(struct stat_job *j, bool usage, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, diag_say(j->diag, fmt), ap);
	va_end(ap);
	j->code = usage ? EXIT_USAGE : EXIT_DATA;
	return diag_error(
	    j->diag, (struct pos){ .file = usage ? NULL : j->shown }, NULL, "%s", text);
}

/* ---- parameters -------------------------------------------------------- */

static bool
param_add(struct stat_job *j, const char *text)
{
	const char *equals = strchr(text, '=');

	if (equals == NULL || equals == text)
		return stat_refuse(j, true, "-p takes KEY=VALUE, not '%s'", text);
	j->params = arena_grow(&j->arena, j->params, j->nparams, &j->capparams, sizeof *j->params);
	j->params[j->nparams++] = (struct param){
		.key = arena_strndup(&j->arena, text, (size_t)(equals - text)),
		.value = stat_value_plain(&j->arena, equals + 1),
	};
	return true;
}

const char *
stat_param(const struct stat_job *j, const char *key)
{
	for (size_t i = j->nparams; i-- > 0;)
		if (strcmp(j->params[i].key, key) == 0)
			return j->params[i].value;
	return NULL;
}

/* A level in per cent as a share; the two levels that methods print anyway count as 0.95. */
static double
level_of(const char *text, double v)
{
	if (strcmp(text, "0.95,0.998") == 0 || strcmp(text, "95,99.8") == 0)
		return 0.95;
	return v >= 50 && v < 100 ? v / 100 : v;
}

bool
stat_param_number(struct stat_job *j, const char *key, double *out)
{
	const char *text = stat_param(j, key);
	bool level = strcmp(key, "confidence") == 0;
	bool both = level && text != NULL && level_of(text, NAN) > 0;

	if (text == NULL)
		return true;
	if (!both && !parse_number(text, out))
		return stat_refuse(j, true, "-p %s: '%s' is no number", key, text);
	if (level)
		*out = level_of(text, *out);
	return true;
}

const double *
stat_numbers_or_param(struct stat_job *j, const char *key, double fallback)
{
	double *out, v = fallback;

	if (stat_has(j, key))
		return stat_numbers(j, key);
	if (!stat_param_number(j, key, &v))
		return NULL;
	if (isnan(v)) {
		stat_refuse(
		    j, true, "%s needs a column '%s' or -p %s=NUMBER", j->method->name, key, key);
		return NULL;
	}
	out = arena_array(&j->arena, j->nrows + 1, sizeof *out);
	for (size_t i = 0; i < j->nrows; i++)
		out[i] = v;
	return out;
}

/* Is P one that the method takes? A row "key=value" of its list allows that value alone. */
static bool
param_allowed(struct stat_job *j, const struct param *p)
{
	const struct stat_method *m = j->method;
	size_t length = strlen(p->key);

	for (size_t i = 0; i < countof(m->params) && m->params[i] != NULL; i++) {
		if (strncmp(m->params[i], p->key, length) != 0)
			continue;
		const char *rest = m->params[i] + length;
		if (*rest == '\0' || (*rest == '=' && strcmp(rest + 1, p->value) == 0))
			return true;
		if (*rest == '=')
			return stat_refuse(j, true, "%s offers only %s, not '%s'", m->name,
			    m->params[i], p->value);
	}
	return stat_refuse(j, true, "%s takes no parameter '%s'", m->name, p->key);
}

/* ---- results ----------------------------------------------------------- */

static struct result *
result_add(struct stat_job *j)
{
	j->results =
	    arena_grow(&j->arena, j->results, j->nresults, &j->capresults, sizeof *j->results);
	return &j->results[j->nresults++];
}

long
stat_row(size_t i)
{
	return (long)i + 1;
}

void
stat_put(struct stat_job *j, const char *name, long index, double value)
{
	*result_add(j) = (struct result){ .name = name, .index = index, .value = value };
}

void
stat_put_text(struct stat_job *j, const char *name, long index, const char *value)
{
	*result_add(j) = (struct result){ .name = name, .index = index, .text = value };
}

/* INDEX may be STAT_SCALAR. */
static void
print_result(const struct result *r, long index)
{
	text_put_csv(stdout, r->name, ',', false);
	putchar(',');
	if (index != STAT_SCALAR)
		printf("%ld", index);
	putchar(',');
	if (r->text != NULL)
		text_put_csv(stdout, r->text, ',', false);
	else if (isnan(r->value))
		fputs("NA", stdout);
	else if (isinf(r->value))
		fputs(r->value > 0 ? "inf" : "-inf", stdout);
	else
		printf("%.17g", r->value == 0 ? 0 : r->value); /* no "-0" */
	putchar('\n');
}

static bool
has_scalar(const struct stat_job *j, const char *name)
{
	size_t i = 0;

	while (i < j->nresults
	    && (j->results[i].index != STAT_SCALAR || strcmp(j->results[i].name, name) != 0))
		i++;
	return i < j->nresults;
}

/* The result of a table of one row is its row's and the table's. */
static void
print_results(const struct stat_job *j)
{
	puts("name,index,value");
	for (size_t i = 0; i < j->nresults; i++) {
		const struct result *r = &j->results[i];
		print_result(r, r->index);
		if (j->nrows == 1 && r->index == 1 && !has_scalar(j, r->name))
			print_result(r, STAT_SCALAR);
	}
}

/* ---- methods ----------------------------------------------------------- */

/* Method K in the order of --list; NULL after the last. */
static const struct stat_method *
method_at(size_t k)
{
	static const struct stat_method *(*const lists[])(size_t) = {
		stat_figure_method,
		stat_rate_method,
		stat_describe_method,
		stat_trend_method,
		stat_seasonal_method,
		stat_line_method,
		stat_target_method,
		stat_funnel_method,
		stat_outlier_method,
		stat_forecast_method,
		stat_count_method,
		stat_fit_method,
		stat_change_method,
		stat_break_method,
		stat_control_method,
		stat_signal_method,
	};

	for (size_t i = 0; i < countof(lists); i++) {
		size_t n = 0;
		while (lists[i](n) != NULL)
			if (n++ == k)
				return lists[i](k);
		k -= n;
	}
	return NULL;
}

static const struct stat_method *
method_find(const char *name)
{
	const struct stat_method *m;

	for (size_t k = 0; (m = method_at(k)) != NULL; k++)
		if (strcmp(m->name, name) == 0)
			return m;
	return NULL;
}

/* ---- the command ------------------------------------------------------- */

static void
print_help(const struct diag *d)
{
	puts(diag_say(d,
	    "Usage: pejl stat METHOD FILE [-p KEY=VALUE]...\n"
	    "       pejl stat --list\n\n"
	    "Examples:\n"
	    "  pejl stat ci.wilson counts.csv -p confidence=0.95\n"
	    "  pejl stat trend.mk_exact series.csv\n"
	    "  pejl stat forecast.prob_target - -p target=10 -p target_year=2025 -p "
	    "direction=max\n\n"
	    "Runs one statistical method on a plain CSV: UTF-8, comma, decimal dot, a heading "
	    "row,\n"
	    "NA for missing; - is standard input. Writes CSV: name,index,value.\n"
	    "The methods are described in doc/METHODS.md.\n\n"
	    "Options:\n"
	    "  -p, --param=KEY=VALUE  a parameter of the method; may be repeated\n"
	    "      --list             the methods, their sources, columns and parameters\n"
	    "  -h, --help             this text"));
}

/* Prints TEXT and TAIL word by word from column AT on, folded; returns the column after them. */
static size_t
put_folded(size_t at, const char *text, const char *tail)
{
	while (*text != '\0') {
		size_t word = strcspn(text, " "), blank = text[word] == ' ';
		const char *after = blank ? "" : tail;
		if (at + 1 + word + strlen(after) > LIST_WIDTH) {
			fputs("\n       ", stdout);
			at = 7;
		}
		printf(" %.*s%s", (int)word, text, after);
		at += 1 + word + strlen(after);
		text += word + blank;
	}
	return at;
}

/* Of each method a line with its source; under it, indented, what it takes. */
static void
print_list(void)
{
	const struct stat_method *m;

	for (size_t k = 0; (m = method_at(k)) != NULL; k++) {
		printf("%-23s %s; %s\n", m->name, m->summary, m->source);
		fputs("   ", stdout);
		size_t at = put_folded(put_folded(3, "columns", ""), m->columns, "");
		for (size_t i = 0; i < countof(m->params) && m->params[i] != NULL; i++) {
			bool more = i + 1 < countof(m->params) && m->params[i + 1] != NULL;
			at = put_folded(
			    i == 0 ? put_folded(at, "-p", "") : at, m->params[i], more ? "," : "");
		}
		putchar('\n');
	}
}

enum action { ACT_FAILED, ACT_HELP, ACT_LIST, ACT_METHOD };

static enum action
read_options(struct stat_job *j, int argc, char **argv)
{
	static const struct option known[] = {
		{ "list", no_argument, NULL, 'l' },
		{ "param", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	enum action action = ACT_METHOD;
	int id;

	opterr = 0;
	optind = 0; /* glibc: start anew */
	while ((id = getopt_long(argc, argv, ":p:h", known, NULL)) != -1) {
		if (id == '?' || id == ':') {
			stat_refuse(j, true,
			    id == ':' ? N_("%s needs a value; see 'pejl stat --help'")
				      : N_("unknown option '%s'; see 'pejl stat --help'"),
			    argv[optind - 1]);
			return ACT_FAILED;
		}
		if (id == 'p' && !param_add(j, optarg))
			return ACT_FAILED;
		if (id == 'h')
			return ACT_HELP;
		if (id == 'l')
			action = ACT_LIST;
	}
	return action;
}

static bool
read_arguments(struct stat_job *j, int n, char **argument)
{
	if (n != 2)
		return stat_refuse(
		    j, true, "METHOD and one FILE are needed; see 'pejl stat --help'");
	j->method = method_find(argument[0]);
	j->file = argument[1];
	j->shown = strcmp(j->file, "-") == 0 ? "standard input" : j->file;
	if (j->method == NULL)
		return stat_refuse(
		    j, true, "'%s' is no method; see 'pejl stat --list'", argument[0]);
	for (size_t i = 0; i < j->nparams; i++)
		if (!param_allowed(j, &j->params[i]))
			return false;
	return true;
}

int
stat_run(int argc, char **argv, struct diag *d)
{
	struct stat_job j = { .diag = d, .code = EXIT_DONE };
	enum action action = read_options(&j, argc, argv);

	if (action == ACT_HELP)
		print_help(d);
	else if (action == ACT_LIST)
		print_list();
	else if (action == ACT_METHOD && read_arguments(&j, argc - optind, argv + optind)
	    && read_table(&j) && j.method->run(&j))
		print_results(&j);
	int code = (int)j.code;
	arena_free(&j.arena);
	return code;
}
