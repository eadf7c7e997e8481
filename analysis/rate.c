#include "analysis/rate.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "analysis/interval.h"
#include "analysis/inverse.h"
#include "base/decimal.h"

struct interval
rate_count_limits(double x, double confidence, double exact_below)
{
	return x < exact_below ? interval_poisson(x, confidence) : interval_byar(x, confidence);
}

static bool
is_size(double v)
{
	return v >= 0 && isfinite(v);
}

/* ---- direct ------------------------------------------------------------ */

static enum stat_code
check_stratum(const struct rate_stratum *s)
{
	if (!decimal_is_count(s->events) || !decimal_is_count(s->squares) || s->squares < s->events)
		return STAT_BAD_INPUT;
	if (!is_size(s->persons) || !is_size(s->weight))
		return STAT_BAD_INPUT;
	return s->persons == 0 ? STAT_ZERO_DENOMINATOR : STAT_OK;
}

static struct standardised
not_standardised(enum stat_code code)
{
	return (struct standardised){ .code = code,
		.events = NAN,
		.persons = NAN,
		.crude = NAN,
		.value = NAN,
		.variance = NAN,
		.ci = interval_none(code) };
}

/* Everything but the limits. *LARGEST: the largest weight of one event. */
static struct standardised
standardise(const struct rate_stratum *s, size_t n, double *largest)
{
	struct standardised d = { .code = STAT_OK };
	double weights = 0;

	*largest = 0;
	if (n == 0)
		return not_standardised(STAT_TOO_SHORT);
	for (size_t i = 0; i < n; i++) {
		enum stat_code code = check_stratum(&s[i]);
		if (code != STAT_OK)
			return not_standardised(code);
		weights += s[i].weight;
		d.events += s[i].events;
		d.persons += s[i].persons;
	}
	if (!(weights > 0))
		return not_standardised(STAT_ZERO_DENOMINATOR);
	for (size_t i = 0; i < n; i++) {
		double each = s[i].weight / weights / s[i].persons;
		d.value += each * s[i].events;
		d.variance += each * each * s[i].squares;
		*largest = fmax(*largest, each);
	}
	d.crude = d.events / d.persons;
	return d;
}

static struct standardised
withhold(struct standardised d, enum stat_code code)
{
	d.code = code;
	d.ci = interval_none(code);
	if (code == STAT_TOO_SHORT)
		d.value = d.variance = NAN;
	return d;
}

struct standardised
rate_dobson(const struct rate_stratum *s, size_t n, double confidence, double min_events,
    double exact_below)
{
	double largest;
	struct standardised d = standardise(s, n, &largest);

	if (d.code != STAT_OK)
		return d;
	if (d.events < min_events)
		return withhold(d, STAT_TOO_SHORT);
	if (d.events == 0)
		return withhold(d, STAT_ZERO_DENOMINATOR);
	struct interval count = rate_count_limits(d.events, confidence, exact_below);
	if (count.code != STAT_OK)
		return withhold(d, count.code);
	double step = sqrt(d.variance / d.events);
	d.ci = (struct interval){ .low = d.value + step * (count.low - d.events),
		.high = d.value + step * (count.high - d.events) };
	return d;
}

struct standardised
rate_gamma(const struct rate_stratum *s, size_t n, double confidence)
{
	double m, tail = (1 - confidence) / 2;
	struct standardised d = standardise(s, n, &m);

	if (d.code != STAT_OK)
		return d;
	if (!(confidence > 0 && confidence < 1))
		return withhold(d, STAT_BAD_INPUT);
	double y = d.value, v = d.variance, wide = v + m * m;
	d.ci.high = inverse_gamma_upper(tail, (y + m) * (y + m) / wide) * wide / (y + m);
	if (y > 0)
		d.ci.low = inverse_gamma_lower(tail, y * y / v) * v / y;
	return d;
}

/* ---- indirect ---------------------------------------------------------- */

static struct indirect
not_indirect(enum stat_code code)
{
	return (struct indirect){ .code = code,
		.observed = NAN,
		.expected = NAN,
		.ratio = NAN,
		.ratio_ci = interval_none(code),
		.reference = NAN,
		.rate = NAN,
		.rate_ci = interval_none(code) };
}

static enum stat_code
check_isr(const struct isr_stratum *s)
{
	if (!decimal_is_count(s->events) || !is_size(s->persons) || !is_size(s->reference_events)
	    || !is_size(s->reference_persons))
		return STAT_BAD_INPUT;
	return s->reference_persons == 0 ? STAT_ZERO_DENOMINATOR : STAT_OK;
}

struct indirect
rate_indirect(const struct isr_stratum *s, size_t n, double confidence, double exact_below)
{
	struct indirect r = { .code = STAT_OK };
	double events = 0, persons = 0;

	if (n == 0)
		return not_indirect(STAT_TOO_SHORT);
	for (size_t i = 0; i < n; i++) {
		enum stat_code code = check_isr(&s[i]);
		if (code != STAT_OK)
			return not_indirect(code);
		r.observed += s[i].events;
		r.expected += s[i].persons * s[i].reference_events / s[i].reference_persons;
		events += s[i].reference_events;
		persons += s[i].reference_persons;
	}
	if (!(r.expected > 0))
		return not_indirect(STAT_ZERO_DENOMINATOR);
	struct interval count = rate_count_limits(r.observed, confidence, exact_below);
	if (count.code != STAT_OK)
		return not_indirect(count.code);
	r.reference = events / persons;
	r.ratio = r.observed / r.expected;
	r.ratio_ci = interval_scaled(count, 1 / r.expected);
	r.rate = r.ratio * r.reference;
	r.rate_ci = interval_scaled(r.ratio_ci, r.reference);
	return r;
}

/* ---- areas ------------------------------------------------------------- */

struct weighted_mean
rate_weighted_mean(
    const double *v, const double *se, const double *weight, size_t n, double confidence)
{
	struct weighted_mean m = { .code = STAT_TOO_SHORT, .value = NAN, .se = NAN };
	double sum = 0, squares = 0, used = 0, all = 0;

	m.ci = interval_none(STAT_TOO_SHORT);
	m.covered = NAN;
	for (size_t i = 0; i < n; i++) {
		if (weight[i] < 0 || se[i] < 0)
			m.code = STAT_BAD_INPUT;
		all += isnan(weight[i]) ? 0 : weight[i];
		if (isnan(v[i]) || isnan(se[i]) || isnan(weight[i]))
			continue;
		m.n++;
		used += weight[i];
		sum += weight[i] * v[i];
		squares += weight[i] * weight[i] * se[i] * se[i];
	}
	if (!(confidence > 0 && confidence < 1))
		m.code = STAT_BAD_INPUT;
	m.ci.code = m.code;
	if (m.code == STAT_BAD_INPUT || !(used > 0))
		return m;
	m.value = sum / used;
	m.se = sqrt(squares) / used;
	m.covered = used / all;
	double half = gsl_cdf_ugaussian_Qinv((1 - confidence) / 2) * m.se;
	m.ci = (struct interval){ STAT_OK, m.value - half, m.value + half };
	m.code = STAT_OK;
	return m;
}
