#include "cli/stat_terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define SEED 20250101 /* of random orders, unless -p seed */

const char *
stat_value_plain(struct arena *a, const char *value)
{
	static const char *const words[][2] = { { "True", "true" }, { "TRUE", "true" },
		{ "False", "false" }, { "FALSE", "false" } };
	size_t length = strlen(value), n = 0;

	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(value, words[i][0]) == 0)
			return words[i][1];
	if (length < 2 || value[0] != '[' || value[length - 1] != ']')
		return arena_strdup(a, value);
	char *out = arena_strndup(a, value + 1, length - 2);
	for (const char *p = out; *p != '\0'; p++)
		if (*p != ' ')
			out[n++] = *p;
	out[n] = '\0';
	return out;
}

const char *
stat_column_among(struct stat_job *j, const char *names)
{
	char *list = arena_strdup(stat_arena(j), names);

	while (list != NULL) {
		char *name = list, *blank = strchr(list, ' ');
		list = blank != NULL ? blank + 1 : NULL;
		if (blank != NULL)
			*blank = '\0';
		if (stat_has(j, name))
			return name;
	}
	return NULL;
}

const double *
stat_numbers_among(struct stat_job *j, const char *names)
{
	const char *name = stat_column_among(j, names);

	if (name == NULL)
		name = arena_strndup(stat_arena(j), names, strcspn(names, " "));
	return stat_numbers(j, name);
}

/* TEXT as a number to its end. */
static bool
whole_number(const char *text, double *out)
{
	char *end;

	*out = strtod(text, &end);
	return end != text && *end == '\0' && isfinite(*out);
}

/* What "year - ORIGIN" takes off: a number, first ..., mean .... */
static bool
origin_of(struct stat_job *j, const char *text, const double *v, double *origin)
{
	size_t n = 0;
	double sum = 0;

	for (size_t i = 0; i < stat_rows(j); i++)
		if (!isnan(v[i])) {
			sum += v[i];
			n++;
		}
	if (whole_number(text, origin))
		return true;
	*origin = strncmp(text, "first", 5) == 0 ? v[0] : sum / (double)n;
	if (strncmp(text, "first", 5) == 0 || strncmp(text, "mean", 4) == 0)
		return true;
	return stat_refuse(j, true, "-p x: '%s' is no origin (a number, first, mean)", text);
}

const char *
stat_predictor_name(struct stat_job *j, const char **origin)
{
	const char *given = stat_param(j, "x"), *name = stat_column_among(j, "year time t x");
	size_t c = 0;

	*origin = NULL;
	if (given == NULL) {
		while (name == NULL && c + 1 < stat_columns(j) && stat_is_words(j, c))
			c++;
		return name != NULL ? name : stat_heading(j, c);
	}
	const char *equals = strchr(given, '='); /* t = year - 2014 */
	char *text = text_trim(arena_strdup(stat_arena(j), equals != NULL ? equals + 1 : given));
	char *minus = stat_has(j, text) ? NULL : strchr(text, '-');
	if (minus == NULL)
		return text;
	*minus = '\0';
	*origin = text_trim(minus + 1);
	return text_trim(text);
}

const double *
stat_predictor(struct stat_job *j)
{
	const char *from;
	double origin = 0;
	const double *v = stat_numbers(j, stat_predictor_name(j, &from));

	if (v == NULL || (from != NULL && !origin_of(j, from, v, &origin)))
		return NULL;
	double *out = arena_array(stat_arena(j), stat_rows(j), sizeof *out);
	for (size_t i = 0; i < stat_rows(j); i++)
		out[i] = v[i] - origin;
	return out;
}

const double *
stat_outcome(struct stat_job *j)
{
	const char *name = stat_column_among(j, "value y");

	return name != NULL ? stat_numbers(j, name) : stat_numbers_at(j, stat_columns(j) - 1);
}

const double *
stat_weights(struct stat_job *j, bool required)
{
	const char *given = stat_param(j, "weights"),
		   *name = stat_column_among(j, "weight weights w");
	double power = 1;

	if (given == NULL && name == NULL && (required || stat_has(j, "se")))
		given = "1/se^2";
	if (given == NULL && name == NULL)
		return NULL;
	char *text = arena_strdup(stat_arena(j), given != NULL ? given : name);
	if (strncmp(text, "1/", 2) == 0) {
		char *square = strstr(text, "^2");
		power = square != NULL ? -2 : -1;
		if (square != NULL)
			*square = '\0';
		text += 2;
	}
	const double *v = stat_numbers(j, text_trim(text));
	double *out = arena_array(stat_arena(j), stat_rows(j), sizeof *out);
	for (size_t i = 0; v != NULL && i < stat_rows(j); i++)
		out[i] = pow(v[i], power);
	return v != NULL ? out : NULL;
}

const char *
stat_per(struct stat_job *j, double *per)
{
	static const struct {
		const char *key;
		double per;
	} keys[] = { { "target_per_1000", 1000 }, { "target_per_100", 100 },
		{ "target_per_10000", 10000 }, { "target_per_100000", 100000 },
		{ "target_per_1000000", 1000000 }, { "target_per_1", 1 } };
	size_t i = 0;

	while (i < countof(keys) && !stat_has(j, keys[i].key) && stat_param(j, keys[i].key) == NULL)
		i++;
	i = i < countof(keys) ? i : 0;
	*per = keys[i].per;
	return keys[i].key;
}

struct stat_terms
stat_terms_whole(struct stat_job *j, const double *const *columns, size_t k)
{
	struct stat_terms t = { 0 };
	size_t rows = stat_rows(j), *row = arena_array(stat_arena(j), rows, sizeof *row);

	t.row = row;
	for (size_t c = 0; c < k; c++)
		t.column[c] = arena_array(stat_arena(j), rows, sizeof *t.column[c]);
	for (size_t i = 0; i < rows; i++) {
		bool whole = true;
		for (size_t c = 0; c < k; c++) {
			t.column[c][t.n] = columns[c][i];
			whole = whole && !isnan(columns[c][i]);
		}
		row[t.n] = i;
		t.n += whole;
	}
	return t;
}

bool
stat_list(struct stat_job *j, const char *key, double *out, size_t most, size_t *n)
{
	const char *at = stat_param(j, key);

	for (*n = 0; at != NULL && *n < most; ++*n) {
		char *end;
		out[*n] = strtod(at, &end);
		end += strspn(end, " ");
		if (end == at || (*end != ',' && *end != '\0') || !isfinite(out[*n]))
			return stat_refuse(j, true, "-p %s: '%s' is no list of numbers", key, at);
		at = *end == ',' ? end + 1 : NULL;
	}
	return at == NULL || stat_refuse(j, true, "-p %s: more than %zu numbers", key, most);
}

bool
stat_param_truth(struct stat_job *j, const char *key, bool *out)
{
	const char *text = stat_param(j, key);

	if (text == NULL)
		return true;
	*out = strcmp(text, "true") == 0;
	return *out || strcmp(text, "false") == 0
	    || stat_refuse(j, true, "-p %s: '%s' is neither true nor false", key, text);
}

bool
stat_param_count(struct stat_job *j, const char *key, size_t low, size_t high, size_t *out)
{
	double v = (double)*out;

	if (!stat_param_number(j, key, &v))
		return false;
	if (stat_param(j, key) != NULL
	    && (!(v >= (double)low && v <= (double)high) || v != floor(v)))
		return stat_refuse(
		    j, true, "-p %s: a whole number from %zu to %zu", key, low, high);
	*out = (size_t)v;
	return true;
}

bool
stat_param_seed(struct stat_job *j, unsigned long *seed)
{
	size_t given = SEED;

	if (!stat_param_count(j, "seed", 0, 4294967295, &given))
		return false;
	*seed = given;
	return true;
}
