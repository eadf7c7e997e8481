/* pejl stat: funnel limits. Names and indices of results are those of the reference cases
 * (tests/cases.sh). */
#include "cli/stat_funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "cli/stat_terms.h"

/* R: qnorm(.975), qnorm(.999) */
static const struct {
	const char *z_key, *tail_key, *low, *high;
	double z, tail;
} levels[FUNNEL_LEVELS] = {
	{ "z95", "alpha95", "lower_95", "upper_95", 1.959963984540054, 0.025 },
	{ "z998", "alpha998", "lower_998", "upper_998", 3.090232306167813, 0.001 },
};

bool
funnel_levels_read(struct stat_job *j, struct funnel_levels *l)
{
	for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
		l->z[k] = levels[k].z;
		l->tail[k] = levels[k].tail;
		if (!stat_param_number(j, levels[k].z_key, &l->z[k])
		    || !stat_param_number(j, levels[k].tail_key, &l->tail[k]))
			return false;
	}
	return true;
}

void
funnel_put(
    struct stat_job *j, size_t level, size_t i, const struct interval *limits, double multiplier)
{
	stat_put(j, levels[level].low, stat_row(i), limits->low * multiplier);
	stat_put(j, levels[level].high, stat_row(i), limits->high * multiplier);
}

bool
funnel_param_is(const struct stat_job *j, const char *key, const char *word)
{
	const char *text = stat_param(j, key);

	return text != NULL && strncmp(text, word, strlen(word)) == 0;
}

const char *
funnel_place_word(enum funnel_place p)
{
	static const char *const words[] = {
		[FUNNEL_WITHIN] = "not_significant",
		[FUNNEL_LOW] = "low_0.025",
		[FUNNEL_VERY_LOW] = "low_0.001",
		[FUNNEL_HIGH] = "high_0.025",
		[FUNNEL_VERY_HIGH] = "high_0.001",
		[FUNNEL_UNKNOWN] = "NA",
	};

	return words[p];
}

double
funnel_pooled(const double *x, const double *n, size_t rows)
{
	double events = 0, persons = 0;

	for (size_t i = 0; i < rows; i++)
		if (!isnan(x[i]) && !isnan(n[i])) {
			events += x[i];
			persons += n[i];
		}
	return persons > 0 ? events / persons : NAN;
}

/* ---- a proportion --------------------------------------------------------- */

/*
 * The benchmark as a share of 1: -p average_percent; average (a share up to 1, else in the unit of
 * the multiplier); or the counts of the table. *MULTIPLIER is what limits are printed in.
 */
static bool
read_share(struct stat_job *j, const double *n, double *share, double *multiplier)
{
	static const char *const keys[] = { "average_proportion", "average", "benchmark",
		"target" };
	double percent = NAN;

	*multiplier = 100;
	*share = NAN;
	if (!stat_param_number(j, "multiplier", multiplier)
	    || !stat_param_number(j, "average_percent", &percent))
		return false;
	if (!isnan(percent)) {
		*share = percent / 100;
		return true;
	}
	for (size_t i = 0; i < countof(keys) && isnan(*share); i++)
		if (!stat_param_number(j, keys[i], share))
			return false;
	if (!isnan(*share)) {
		if (*share > 1)
			*share /= *multiplier;
		else if (stat_param(j, "multiplier") == NULL)
			*multiplier = 1;
		return true;
	}
	const double *x = stat_numbers_among(j, FUNNEL_COUNTS);
	if (x != NULL)
		*share = funnel_pooled(x, n, stat_rows(j));
	return x != NULL;
}

/* -p clip=LOW..HIGH, in the unit of the limits; none: no clipping; else 0 to MULTIPLIER. */
static bool
read_clip(struct stat_job *j, double multiplier, double *low, double *high)
{
	const char *text = stat_param(j, "clip"), *dots = text != NULL ? strstr(text, "..") : NULL;

	*low = 0;
	*high = multiplier;
	if (text == NULL)
		return true;
	if (strcmp(text, "none") == 0) {
		*low = -INFINITY;
		*high = INFINITY;
		return true;
	}
	char *end;
	*high = dots != NULL ? strtod(dots + 2, &end) : NAN;
	if (dots == NULL || end == dots + 2 || *end != '\0')
		return stat_refuse(j, true, "-p clip: LOW..HIGH or none, not '%s'", text);
	char *first = arena_strndup(stat_arena(j), text, (size_t)(dots - text));
	*low = strtod(first, &end);
	if (end == first || *end != '\0')
		return stat_refuse(j, true, "-p clip: LOW..HIGH or none, not '%s'", text);
	return true;
}

static struct interval
share_limits(const struct stat_job *j, double p0, double n, double z, double tail)
{
	if (funnel_param_is(j, "limits", "exact"))
		return funnel_share_exact(p0, n, tail);
	if (funnel_param_is(j, "limits", "interpolated"))
		return funnel_share_smooth(p0, n, tail);
	return funnel_param_is(j, "limits", "wilson") ? funnel_share_wilson(p0, n, z)
						      : funnel_share(p0, n, z);
}

static bool
run_proportion(struct stat_job *j)
{
	const double *n = stat_numbers_among(j, "population denominator pop n");
	double p0, multiplier, low, high;
	struct funnel_levels level;

	if (n == NULL || !read_share(j, n, &p0, &multiplier)
	    || !read_clip(j, multiplier, &low, &high) || !funnel_levels_read(j, &level))
		return false;
	stat_put(j, "average", STAT_SCALAR, p0 * multiplier);
	for (size_t i = 0; i < stat_rows(j); i++)
		for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
			static const char *const names[FUNNEL_LEVELS][4] = {
				{ "lower_95_exact", "upper_95_exact", "lower_95_interpolated",
				    "upper_95_interpolated" },
				{ "lower_998_exact", "upper_998_exact", "lower_998_interpolated",
				    "upper_998_interpolated" },
			};
			struct interval l = share_limits(j, p0, n[i], level.z[k], level.tail[k]);
			struct interval exact = funnel_share_exact(p0, n[i], level.tail[k]);
			struct interval smooth = funnel_share_smooth(p0, n[i], level.tail[k]);
			bool ok = l.code == STAT_OK;
			stat_put(j, levels[k].low, stat_row(i),
			    ok ? fmax(low, l.low * multiplier) : NAN);
			stat_put(j, levels[k].high, stat_row(i),
			    ok ? fmin(high, l.high * multiplier) : NAN);
			stat_put(j, names[k][0], stat_row(i), exact.low * multiplier);
			stat_put(j, names[k][1], stat_row(i), exact.high * multiplier);
			stat_put(j, names[k][2], stat_row(i), smooth.low * multiplier);
			stat_put(j, names[k][3], stat_row(i), smooth.high * multiplier);
		}
	return true;
}

/* ---- a rate ---------------------------------------------------------------- */

/* Populations at which FUNNEL_COUNTS events would be just within the limits about AVERAGE. */
static bool
put_rate_by_events(struct stat_job *j, const double *counts, double average, double multiplier)
{
	double years = 1;
	struct funnel_levels level;

	if (!stat_param_number(j, "years", &years) || !stat_param_number(j, "years_of_data", &years)
	    || !funnel_levels_read(j, &level))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
			static const char *const at[FUNNEL_LEVELS][2] = {
				{ "population_at_lower_95", "population_at_upper_95" },
				{ "population_at_lower_998", "population_at_upper_998" },
			};
			struct interval m = funnel_count_means(counts[i], level.tail[k]);
			double most = m.high / average, least = m.low / average;
			stat_put(j, at[k][0], stat_row(i), most / years);
			stat_put(j, at[k][1], stat_row(i), least / years);
			stat_put(j, levels[k].low, stat_row(i), counts[i] / most * multiplier);
			stat_put(j, levels[k].high, stat_row(i), counts[i] / least * multiplier);
		}
	return true;
}

static void
put_rate(struct stat_job *j, size_t i, double count, double n, double average, double multiplier,
    const struct funnel_levels *level)
{
	static const char *const smoothed[FUNNEL_LEVELS][2] = {
		{ "lower_95_interpolated", "upper_95_interpolated" },
		{ "lower_998_interpolated", "upper_998_interpolated" },
	};
	double expected = average * n, per = multiplier / n;
	struct funnel_count t = funnel_count_test(count, expected);
	bool interpolated = funnel_param_is(j, "limits", "interpolated");

	stat_put(j, "value", stat_row(i), count * per);
	stat_put(j, "expected", stat_row(i), expected);
	for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
		struct interval exact = funnel_count_exact(expected, level->tail[k]);
		struct interval smooth = funnel_count_smooth(expected, level->tail[k]);
		funnel_put(j, k, i, interpolated ? &smooth : &exact, per);
		stat_put(j, smoothed[k][0], stat_row(i), smooth.low * per);
		stat_put(j, smoothed[k][1], stat_row(i), smooth.high * per);
	}
	stat_put(j, "p_upper", stat_row(i), t.p_upper);
	stat_put(j, "p_lower", stat_row(i), t.p_lower);
	stat_put(j, "p_mid_two_sided", stat_row(i), t.p_mid);
	stat_put_text(
	    j, "class", stat_row(i), funnel_place_word(funnel_place_count(count, expected)));
}

/* -p average is in the unit of the multiplier. */
static bool
run_rate(struct stat_job *j)
{
	const double *count = stat_numbers_among(j, "events count observed numerator x"), *n = NULL;
	bool sized = stat_column_among(j, FUNNEL_SIZES) != NULL;
	double multiplier = 1000, average = NAN;
	struct funnel_levels level;

	if (count == NULL || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "average", &average)
	    || !stat_param_number(j, "average_rate", &average)
	    || !stat_param_number(j, "baseline", &average) || !funnel_levels_read(j, &level))
		return false;
	if (sized && (n = stat_numbers_among(j, "population pop denominator n")) == NULL)
		return false;
	average = !isnan(average) ? average / multiplier
	    : sized               ? funnel_pooled(count, n, stat_rows(j))
				  : NAN;
	if (isnan(average))
		return stat_refuse(j, true,
		    "funnel.rate needs a column 'pop' or -p average=RATE in the multiplier's unit");
	stat_put(j, "average", STAT_SCALAR, average * multiplier);
	if (!sized)
		return put_rate_by_events(j, count, average, multiplier);
	for (size_t i = 0; i < stat_rows(j); i++)
		put_rate(j, i, count[i], n[i], average, multiplier, &level);
	return true;
}

/* ---- a ratio --------------------------------------------------------------- */

/* Limits at expected counts, around 1 or -p target. */
static bool
put_ratio_by_expectation(struct stat_job *j, const double *expected)
{
	double multiplier = 1, target = 1;
	struct funnel_levels level;

	if (!stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "target", &target) || !funnel_levels_read(j, &level))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
			struct interval m = funnel_count_means(expected[i], level.tail[k]);
			funnel_put(j, k, i, &m, multiplier * target / expected[i]);
		}
	return true;
}

/* Expectations at which the observed counts would be just within; ratios x 100, or less 1. */
static bool
put_ratio_by_events(struct stat_job *j, const double *observed)
{
	static const char *const at[FUNNEL_LEVELS][2] = {
		{ "expected_at_lower_95", "expected_at_upper_95" },
		{ "expected_at_lower_998", "expected_at_upper_998" },
	};
	bool less_one = funnel_param_is(j, "ratio_type", "count");
	double multiplier = less_one ? 1 : 100;
	struct funnel_levels level;

	if (!stat_param_number(j, "multiplier", &multiplier) || !funnel_levels_read(j, &level))
		return false;
	for (size_t i = 0; i < stat_rows(j); i++)
		for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
			struct interval m = funnel_count_means(observed[i], level.tail[k]);
			stat_put(j, at[k][0], stat_row(i), m.high);
			stat_put(j, at[k][1], stat_row(i), m.low);
			stat_put(j, levels[k].low, stat_row(i),
			    (observed[i] / m.high - less_one) * multiplier);
			stat_put(j, levels[k].high, stat_row(i),
			    (observed[i] / m.low - less_one) * multiplier);
		}
	return true;
}

static bool
run_ratio(struct stat_job *j)
{
	if (stat_column_among(j, "expected denominator") != NULL) {
		const double *expected = stat_numbers_among(j, "expected denominator");
		return expected != NULL && put_ratio_by_expectation(j, expected);
	}
	const double *observed = stat_numbers_among(j, "observed events count numerator obs");
	return observed != NULL && put_ratio_by_events(j, observed);
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "funnel.proportion", "funnel limits of a share", "Spiegelhalter 2005, Stat Med",
	    "population; numerator?",
	    { "average_percent", "average_proportion", "average", "benchmark", "target",
		"multiplier", "clip", "limits", "z95", "z998", "alpha95", "alpha998" },
	    run_proportion },
	{ "funnel.rate", "funnel limits of a rate, exact", "Spiegelhalter 2005, Stat Med",
	    N_("events, pop; or events and -p average"),
	    { "multiplier", "average", "average_rate", "baseline", "years", "years_of_data",
		"limits", "alpha95", "alpha998" },
	    run_rate },
	{ "funnel.ratio", "funnel limits of a ratio, exact", "Spiegelhalter 2005, Stat Med",
	    N_("expected; or observed"),
	    { "target", "multiplier", "form", "ratio_type", "alpha95", "alpha998" }, run_ratio },
};

const struct stat_method *
stat_funnel_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
