#include "cli/stat_chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/stat_terms.h"

/* ---- parameters -------------------------------------------------------- */

/* Parameter KEY as rows from 1, "6,20", in rising order as written, into *OUT; *N of them. */
static bool
read_rows(struct stat_job *j, const char *key, size_t **out, size_t *n)
{
	const char *text = stat_param(j, key);

	*n = 0;
	if (text == NULL)
		return true;
	*out = arena_array(stat_arena(j), strlen(text) + 1, sizeof **out);
	for (const char *p = text; *p != '\0';) {
		char *end;
		long v = strtol(p, &end, 10);
		if (end == p || v < 1 || (*end != ',' && *end != '\0'))
			return stat_refuse(
			    j, true, "-p %s takes rows from 1 (6,20), not '%s'", key, text);
		(*out)[(*n)++] = (size_t)v;
		p = *end == ',' ? end + 1 : end;
	}
	return true;
}

/* Parameter KEY as a whole number into *OUT, which keeps its value if not given. */
static bool
read_count(struct stat_job *j, const char *key, size_t *out)
{
	double v = (double)*out;

	if (!stat_param_number(j, key, &v))
		return false;
	if (!(v >= 0 && v <= 1e6) || floor(v) != v)
		return stat_refuse(j, true, "-p %s takes a whole number", key);
	*out = (size_t)v;
	return true;
}

/* Parameter KEY as a number above 0 into *OUT, which keeps its value if not given. */
static bool
read_positive(struct stat_job *j, const char *key, double *out)
{
	if (!stat_param_number(j, key, out))
		return false;
	return stat_param(j, key) == NULL || *out > 0
	    || stat_refuse(j, true, "-p %s takes a number above 0", key);
}

static bool
is_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

static bool
read_truth(struct stat_job *j, const char *key, bool *out)
{
	static const char *const yes[] = { "true", "TRUE", "yes", "1", NULL };
	static const char *const no[] = { "false", "FALSE", "no", "none", "0", NULL };
	const char *text = stat_param(j, key);

	if (text == NULL)
		return true;
	*out = is_word(text, yes);
	return *out || is_word(text, no)
	    || stat_refuse(j, true, "-p %s takes true or false, not '%s'", key, text);
}

/* The number after MARK in parameter KEY ("mean moving range / 1.128") into *OUT, if any is. */
static bool
read_number_in(struct stat_job *j, const char *key, const char *mark, double *out)
{
	const char *text = stat_param(j, key);
	const char *at = text != NULL ? strstr(text, mark) : NULL;

	if (text == NULL || at == NULL)
		return text == NULL;
	char *end;
	double v = strtod(at + strlen(mark), &end);
	if (end == at + strlen(mark) || !(v > 0 && v < 100))
		return false;
	*out = v;
	return true;
}

/* "sqrt(mean*(mean+1))", whatever its blanks. */
static bool
is_geometric(const char *text)
{
	const char *formula = "sqrt(mean*(mean+1))";

	for (; *text != '\0'; text++)
		if (*text != ' ' && *text != *formula++)
			return false;
	return *formula == '\0';
}

/*
 * How sigma is made, in words: of an individuals chart the mean moving range over a number, or a
 * number times it for 3 sigma ("2.66 * mean moving range"); else the chart's own formula.
 */
static bool
read_sigma(struct stat_job *j, struct control_input *in)
{
	const char *text = stat_param(j, "sigma");
	char *end;
	double d2 = 0;

	if (text == NULL || (in->chart == CONTROL_G && is_geometric(text))
	    || (in->chart != CONTROL_G && in->chart != CONTROL_XMR))
		return true;
	if (in->chart == CONTROL_G || strstr(text, "median") != NULL)
		return stat_refuse(j, true, "no chart here has sigma '%s'", text);
	double times = strtod(text, &end);
	if (end != text && times > 0 && times < 100)
		in->k = in->k > 0 ? in->k : times;
	else if (!read_number_in(j, "sigma", "/", &d2))
		return stat_refuse(j, true, "no chart here has sigma '%s'", text);
	else if (!(in->k > 0) && (d2 < CONTROL_D2 || d2 > CONTROL_D2))
		in->k = 3 / d2;
	return true;
}

/* `screen` in words ("drop MR >= 3.267*mean MR once"), `screen_mr` as true or false. */
static bool
read_screen(struct stat_job *j, struct control_input *in)
{
	static const char *const none[] = { "none", "no", "false", NULL };
	const char *text = stat_param(j, "screen");

	if (text != NULL && !is_word(text, none)) {
		in->screen = true;
		if (!read_number_in(j, "screen", ">=", &in->screen_at)
		    && !read_number_in(j, "screen", ">", &in->screen_at))
			return stat_refuse(
			    j, true, "-p screen: 'drop MR >= 3.267*mean MR once', not '%s'", text);
	}
	return read_truth(j, "screen_mr", &in->screen)
	    && read_positive(j, "k_screen", &in->screen_at);
}

static bool
read_centre(struct stat_job *j, struct control_input *in)
{
	const char *text = stat_param(j, "centre");

	if (text == NULL)
		return true;
	in->centre_mean = strcmp(text, "mean") == 0;
	if (in->centre_mean ? in->chart == CONTROL_G || in->chart == CONTROL_XMR
			    : strcmp(text, "median") == 0
		    && (in->chart == CONTROL_G || in->chart == CONTROL_RUN))
		return true;
	return stat_refuse(j, true, "the chart has no centre '%s'", text);
}

/* Two names of one parameter each, as programs differ. */
static bool
read_baseline(struct stat_job *j, struct control_input *in)
{
	return read_count(j, "baseline_n", &in->baseline) && read_count(j, "freeze", &in->baseline)
	    && read_count(j, "fix_after_n_points", &in->baseline);
}

static bool
read_exclude(struct stat_job *j, struct control_input *in)
{
	size_t *out = NULL, n;

	if (!read_rows(j, "exclude", &out, &n))
		return false;
	bool *left_out = arena_array(stat_arena(j), in->n + 1, sizeof *left_out);
	for (size_t i = 0; i < n; i++) {
		if (out[i] > in->n)
			return stat_refuse(
			    j, true, "-p exclude: there is no row %zu of %zu", out[i], in->n);
		left_out[out[i] - 1] = true;
	}
	in->left_out = left_out;
	return true;
}

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static bool
read_parts(struct stat_job *j, struct control_input *in)
{
	const char *key = stat_param(j, "part_after") != NULL ? "part_after" : "part";
	size_t *out = NULL, n;

	if (!read_rows(j, key, &out, &n))
		return false;
	if (n > 0)
		qsort(out, n, sizeof *out, by_size);
	in->breaks = out;
	in->nbreaks = n;
	return true;
}

/* What values can be: one end may be left open. */
static bool
read_possible(struct stat_job *j, struct control_input *in)
{
	if (stat_param(j, "possible_low") == NULL && stat_param(j, "possible_high") == NULL)
		return true;
	in->low = -INFINITY;
	in->high = INFINITY;
	if (!stat_param_number(j, "possible_low", &in->low)
	    || !stat_param_number(j, "possible_high", &in->high))
		return false;
	return in->low < in->high
	    || stat_refuse(j, true, "-p possible_low must be below possible_high");
}

static bool
read_setup(struct stat_job *j, struct control_input *in)
{
	return read_baseline(j, in) && read_exclude(j, in) && read_parts(j, in)
	    && read_positive(j, "multiply", &in->per) && read_positive(j, "k", &in->k)
	    && read_positive(j, "power", &in->power) && read_possible(j, in) && read_sigma(j, in)
	    && read_screen(j, in) && read_centre(j, in)
	    && read_truth(j, "bridge_excluded", &in->bridge);
}

/* ---- columns ----------------------------------------------------------- */

static const char sizes[] = "days size denominator risk_days patient_days meters population pop n";
static const char counts[] = "count numerator events cases x r n";
static const char values[] = "value y count x numerator events cases n hours days";

/* The values of a chart without sizes: a known name, else the last column. */
static bool
read_values(struct stat_job *j, struct control_input *in)
{
	const char *name = stat_column_among(j, values);

	in->y = name != NULL ? stat_numbers(j, name) : stat_numbers_at(j, stat_columns(j) - 1);
	return in->y != NULL;
}

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Counts and sizes by name, else the second and third column; I' takes values and sizes, and
 * divides where it is given counts. */
static bool
read_sized(struct stat_job *j, struct control_input *in)
{
	static const char rates[] = "value y";
	bool rated = stat_column_among(j, rates) != NULL;
	const char *top = stat_column_among(j, counts), *under = stat_column_among(j, sizes);

	if (rated && (in->chart == CONTROL_I_PRIME || top == NULL || same(top, under)))
		top = stat_column_among(j, rates);
	bool known = top != NULL && under != NULL && !same(top, under);
	if (!known && stat_columns(j) < 3)
		return stat_refuse(j, false, "columns needed: count and n (or days, size)");
	const double *y = known ? stat_numbers(j, top) : stat_numbers_at(j, 1);
	const double *size = known ? stat_numbers(j, under) : stat_numbers_at(j, 2);
	if (y == NULL || size == NULL)
		return false;
	in->y = y;
	in->size = size;
	if (in->chart == CONTROL_I_PRIME && !rated) {
		double *quotient = arena_array(stat_arena(j), in->n, sizeof *quotient);
		for (size_t i = 0; i < in->n; i++)
			quotient[i] = size[i] > 0 ? y[i] / size[i] : NAN;
		in->y = quotient;
	}
	return true;
}

bool
stat_chart_input(struct stat_job *j, bool sized, struct control_input *in)
{
	in->n = stat_rows(j);
	return (sized ? read_sized(j, in) : read_values(j, in)) && read_setup(j, in);
}
