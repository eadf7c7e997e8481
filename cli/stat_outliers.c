/* pejl stat: which areas lie outside a funnel, and how much they differ by more than chance. Names
 * and indices of results are those of the reference cases (tests/cases.sh). */
#include <math.h>
#include <string.h>

#include "analysis/dispersion.h"
#include "base/translate.h"
#include "cli/stat_funnel.h"
#include "cli/stat_terms.h"

/* ---- on which side ----------------------------------------------------------- */

/* VALUE against limits in the peer's own words. */
static const char *
side_word(enum target_rule polarity, double value, const struct interval *limits)
{
	if (isnan(value) || limits->code != STAT_OK)
		return "none";
	if (value >= limits->low && value <= limits->high)
		return "same";
	return (polarity == TARGET_AT_MOST) == (value < limits->low) ? "better" : "worse";
}

/*
 * Values against a benchmark: Wilson's limits of a percentage, or Poisson limits of a rate when
 * -p multiplier is not 100 or tails are given.
 */
static bool
run_against_benchmark(struct stat_job *j)
{
	static const char *const status[FUNNEL_LEVELS] = { "status_95", "status_998" };
	const double *value = stat_numbers(j, "value"), *benchmark = stat_numbers(j, "benchmark");
	const double *n = stat_numbers_among(j, FUNNEL_SIZES " denominator2");
	double multiplier = 100;
	struct funnel_levels level;

	if (value == NULL || benchmark == NULL || n == NULL
	    || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "unit", &multiplier)
	    || !stat_param_number(j, "per", &multiplier) || !funnel_levels_read(j, &level))
		return false;
	bool rate = multiplier != 100 || stat_param(j, "alpha95") != NULL
	    || funnel_param_is(j, "statistic", "rate");
	bool stated = stat_has(j, "polarity") || stat_has(j, "direction")
	    || stat_param(j, "polarity") != NULL || stat_param(j, "direction") != NULL;
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum target_rule polarity = TARGET_AT_MOST;
		if (stated && !stat_rule(j, i, &polarity))
			return false;
		for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
			double share = benchmark[i] / multiplier;
			struct interval l = rate ? funnel_count_means(share * n[i], level.tail[k])
						 : funnel_share_wilson(share, n[i], level.z[k]);
			double unit = rate ? multiplier / n[i] : multiplier;
			struct interval shown = { n[i] > 0 ? l.code : STAT_ZERO_DENOMINATOR,
				l.low * unit, l.high * unit };
			funnel_put(j, k, i, &shown, 1);
			stat_put_text(
			    j, status[k], stat_row(i), side_word(polarity, value[i], &shown));
		}
	}
	return true;
}

/* Persons behind published rates: count / rate x multiplier; a directly standardised rate has none
 * without events, a crude one the population. */
static double
derived_size(double count, double rate, double population, double multiplier, bool standardised)
{
	if (count == 0)
		return standardised ? NAN : population;
	return count / rate * multiplier;
}

static bool
is_standardised(struct stat_job *j)
{
	const char *denominator = stat_param(j, "denominator");

	return funnel_param_is(j, "rate_type", "dsr")
	    || stat_column_among(j, "dsr rate_dsr") != NULL
	    || stat_column_among(j, FUNNEL_SIZES) == NULL
	    || (denominator != NULL && strstr(denominator, "pop") == NULL);
}

static bool
run_rate_classes(struct stat_job *j, const double *rate)
{
	const double *count = stat_numbers_among(j, FUNNEL_COUNTS);
	bool standardised = is_standardised(j), sized = stat_column_among(j, FUNNEL_SIZES) != NULL;
	const double *population =
	    sized ? stat_numbers_among(j, "pop population denominator n") : rate;
	double *size = arena_array(stat_arena(j), stat_rows(j), sizeof *size), multiplier = NAN;
	double least = standardised ? 10 : 0;

	if (count == NULL || population == NULL || !stat_param_number(j, "multiplier", &multiplier)
	    || !stat_param_number(j, "minimum_events", &least))
		return false;
	if (isnan(multiplier))
		return stat_refuse(
		    j, true, "funnel.significance of rates needs -p multiplier=UNIT");
	double events = 0, persons = 0;
	for (size_t i = 0; i < stat_rows(j); i++) {
		size[i] = derived_size(count[i], rate[i], population[i], multiplier, standardised);
		events += isnan(count[i]) ? 0 : count[i];
		persons += isnan(size[i]) ? 0 : size[i];
	}
	double average = events / persons;
	stat_put(j, "average", STAT_SCALAR, average);
	for (size_t i = 0; i < stat_rows(j); i++) {
		enum funnel_place place = funnel_place_count(count[i], average * size[i]);
		stat_put_text(j, "class", stat_row(i),
		    count[i] < least ? "not_applicable" : funnel_place_word(place));
	}
	return true;
}

static bool
run_share_classes(struct stat_job *j)
{
	const double *x = stat_numbers_among(j, FUNNEL_COUNTS),
		     *n = stat_numbers_among(j, FUNNEL_SIZES);
	struct funnel_levels level;

	if (x == NULL || n == NULL || !funnel_levels_read(j, &level))
		return false;
	double average = funnel_pooled(x, n, stat_rows(j));
	stat_put(j, "average", STAT_SCALAR, average);
	for (size_t i = 0; i < stat_rows(j); i++) {
		struct interval inner = funnel_share(average, n[i], level.z[0]);
		struct interval outer = funnel_share(average, n[i], level.z[1]);
		stat_put_text(j, "class", stat_row(i),
		    funnel_place_word(funnel_place(x[i] / n[i], &inner, &outer)));
	}
	return true;
}

static bool
run_ratio_classes(struct stat_job *j)
{
	const double *x = stat_numbers_among(j, "observed obs count numerator x");
	const double *expected = stat_numbers(j, "expected");

	if (x == NULL || expected == NULL)
		return false;
	stat_put(j, "average", STAT_SCALAR, funnel_pooled(x, expected, stat_rows(j)));
	for (size_t i = 0; i < stat_rows(j); i++)
		stat_put_text(j, "class", stat_row(i),
		    funnel_place_word(funnel_place_count(x[i], expected[i])));
	return true;
}

static bool
run_significance(struct stat_job *j)
{
	const char *rate = stat_column_among(j, "rate dsr rate_dsr rate_crude");

	if (stat_has(j, "benchmark"))
		return run_against_benchmark(j);
	if (rate != NULL) {
		const double *v = stat_numbers(j, rate);
		return v != NULL && run_rate_classes(j, v);
	}
	return stat_has(j, "expected") ? run_ratio_classes(j) : run_share_classes(j);
}

/* ---- overdispersion -------------------------------------------------------- */

static bool
read_scale(struct stat_job *j, enum dispersion_scale *scale)
{
	const char *type = stat_param(j, "data_type");
	bool root =
	    funnel_param_is(j, "sr_method", "CQC") || funnel_param_is(j, "transformation", "sq");

	if (type == NULL || strcmp(type, "SR") == 0)
		*scale = root ? DISPERSION_RATIO_ROOT : DISPERSION_RATIO_LOG;
	else if (strcmp(type, "PR") == 0)
		*scale = DISPERSION_SHARE;
	else if (strcmp(type, "RC") == 0)
		*scale = DISPERSION_COUNTS;
	else
		return stat_refuse(
		    j, true, "-p data_type: SR (ratio), PR (share) or RC (counts), not '%s'", type);
	return true;
}

static void
put_dispersion(struct stat_job *j, size_t i, const struct dispersion *d,
    const struct dispersion_point *p, const struct funnel_levels *level, double multiplier)
{
	static const char *const names[FUNNEL_LEVELS][2] = {
		{ "lower_95_multiplicative", "upper_95_multiplicative" },
		{ "lower_998_multiplicative", "upper_998_multiplicative" },
	};
	bool asked = funnel_param_is(j, "form", "multiplicative")
	    || funnel_param_is(j, "limits", "multiplicative");

	stat_put(j, "z", stat_row(i), p->z);
	stat_put(j, "z_winsorised", stat_row(i), p->winsorised);
	stat_put(j, "s", stat_row(i), p->s);
	for (size_t k = 0; k < FUNNEL_LEVELS; k++) {
		struct interval additive = dispersion_additive(d, p->s, level->z[k]);
		struct interval multiplied = dispersion_multiplicative(d, p->s, level->z[k]);
		funnel_put(j, k, i, asked ? &multiplied : &additive, multiplier);
		stat_put(j, names[k][0], stat_row(i), multiplied.low * multiplier);
		stat_put(j, names[k][1], stat_row(i), multiplied.high * multiplier);
	}
}

static bool
run_overdispersion(struct stat_job *j)
{
	const double *x = stat_numbers_among(j, FUNNEL_COUNTS);
	const double *base = stat_numbers_among(j, "denominator expected population pop n");
	size_t rows = stat_rows(j);
	struct dispersion_point *points = arena_array(stat_arena(j), rows, sizeof *points);
	double *work = arena_array(stat_arena(j), rows, sizeof *work);
	double trim = 0.1, multiplier = 1;
	struct funnel_levels level;
	enum dispersion_scale scale = DISPERSION_RATIO_LOG;

	if (x == NULL || base == NULL || !read_scale(j, &scale)
	    || !stat_param_number(j, "winsorise", &trim)
	    || !stat_param_number(j, "multiplier", &multiplier) || !funnel_levels_read(j, &level))
		return false;
	struct dispersion d = dispersion_fit(scale, x, base, rows, trim, points, work);
	stat_put(j, "n", STAT_SCALAR, (double)d.n);
	stat_put(j, "phi", STAT_SCALAR, d.phi);
	stat_put(j, "tau2", STAT_SCALAR, d.tau2);
	stat_put(j, "target_transformed", STAT_SCALAR, d.centre);
	for (size_t i = 0; i < rows; i++)
		put_dispersion(j, i, &d, &points[i], &level, multiplier);
	return true;
}

/* ---- table ------------------------------------------------------------ */

static const struct stat_method methods[] = {
	{ "funnel.significance", "which areas lie outside a funnel", "Spiegelhalter 2005, Stat Med",
	    N_("numerator, denominator; observed, expected; count, pop, rate; or value, "
	       "denominator, "
	       "benchmark"),
	    { "multiplier", "limits", "denominator", "rate_type", "minimum_events", "statistic",
		"ratio_type", "unit", "per", "rule", "polarity", "direction", "z95", "z998",
		"alpha95", "alpha998" },
	    run_significance },
	{ "funnel.overdispersion", "areas that differ by more than chance",
	    "Spiegelhalter 2005, QSHC", "numerator, denominator",
	    { "data_type", "sr_method", "transformation", "winsorise", "quantile=type 7", "z95",
		"z998", "tau2", "form", "limits", "back_transform", "multiplier" },
	    run_overdispersion },
};

const struct stat_method *
stat_outlier_method(size_t k)
{
	return k < countof(methods) ? &methods[k] : NULL;
}
