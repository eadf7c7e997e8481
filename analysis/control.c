#include "analysis/control.h"

#include <math.h>

#include "analysis/describe.h"

/* One part of a chart while it is made. */
struct making {
	const struct control_input *in;
	struct control_part *part;
	double *value; /* n: y or y / size, not yet times per; NAN if missing */
	double *work;  /* n */
	bool *base;    /* n: makes the limits */
};

static bool
has_size(enum control_kind k)
{
	return k == CONTROL_P || k == CONTROL_U || k == CONTROL_P_PRIME || k == CONTROL_U_PRIME
	    || k == CONTROL_I_PRIME;
}

static bool
is_primed(enum control_kind k)
{
	return k == CONTROL_P_PRIME || k == CONTROL_U_PRIME;
}

static bool
is_share(enum control_kind k)
{
	return k == CONTROL_P || k == CONTROL_P_PRIME;
}

/* Charts of values that may be below zero. */
static bool
is_signed(enum control_kind k)
{
	return k == CONTROL_RUN || k == CONTROL_XMR || k == CONTROL_I_PRIME;
}

/* ---- values ------------------------------------------------------------ */

/* Is point I no number its chart knows? Missing ones are well. */
static bool
is_bad(const struct control_input *in, size_t i)
{
	double y = in->y[i], n = has_size(in->chart) ? in->size[i] : NAN;

	return isinf(y) || isinf(n) || n < 0 || (y < 0 && !is_signed(in->chart))
	    || (is_share(in->chart) && y > n) || (in->chart != CONTROL_I_PRIME && n == 0 && y > 0);
}

static void
take_values(struct making *m)
{
	const struct control_input *in = m->in;
	enum control_kind k = in->chart;
	size_t empty = 0;

	m->part->code = STAT_OK;
	for (size_t i = m->part->first; i < m->part->end; i++) {
		bool sized = !has_size(k) || in->size[i] > 0;
		empty += has_size(k) && in->size[i] == 0;
		if (is_bad(in, i))
			m->part->code = STAT_BAD_INPUT;
		m->value[i] = !sized || is_bad(in, i)     ? NAN
		    : has_size(k) && k != CONTROL_I_PRIME ? in->y[i] / in->size[i]
							  : in->y[i];
		m->base[i] = !isnan(m->value[i]) && (in->left_out == NULL || !in->left_out[i])
		    && (in->baseline == 0 || i - m->part->first < in->baseline);
		m->part->made_of += m->base[i];
	}
	if (m->part->code == STAT_OK && m->part->made_of == 0)
		m->part->code = empty > 0 ? STAT_ZERO_DENOMINATOR : STAT_TOO_SHORT;
}

/* ---- centre ------------------------------------------------------------ */

static double
power_of(const struct control_input *in)
{
	return in->power > 0 ? in->power : CONTROL_POWER;
}

static double
mean_of_base(const struct making *m, double exponent)
{
	double sum = 0;

	for (size_t i = m->part->first; i < m->part->end; i++)
		if (m->base[i])
			sum += exponent == 1 ? m->value[i] : pow(m->value[i], exponent);
	return sum / (double)m->part->made_of;
}

static double
median_of_base(struct making *m)
{
	size_t n = 0;

	for (size_t i = m->part->first; i < m->part->end; i++)
		if (m->base[i])
			m->work[n++] = m->value[i];
	describe_sort(m->work, n);
	return describe_median_sorted(m->work, n);
}

/* All events over all that they could have happened to. */
static double
pooled_of_base(const struct making *m)
{
	const struct control_input *in = m->in;
	double events = 0, size = 0;

	for (size_t i = m->part->first; i < m->part->end; i++)
		if (m->base[i]) {
			events += in->chart == CONTROL_I_PRIME ? in->y[i] * in->size[i] : in->y[i];
			size += in->size[i];
		}
	return events / size;
}

/* The centre that the limits are built on: of T in y^(1/power), of G the mean. */
static double
centre_of(struct making *m)
{
	if (m->in->chart == CONTROL_RUN)
		return median_of_base(m);
	if (has_size(m->in->chart))
		return pooled_of_base(m);
	return mean_of_base(m, m->in->chart == CONTROL_T ? 1 / power_of(m->in) : 1);
}

/* ---- spread ------------------------------------------------------------ */

/* Standard deviation of a point of size N by chance alone. */
static double
chance(enum control_kind k, double centre, double n)
{
	switch (k) {
	case CONTROL_P:
	case CONTROL_P_PRIME: return sqrt(centre * (1 - centre) / n);
	case CONTROL_U:
	case CONTROL_U_PRIME: return sqrt(centre / n);
	case CONTROL_C: return sqrt(centre);
	case CONTROL_G: return sqrt(centre * (centre + 1));
	default: return NAN;
	}
}

/* The moving range from point I to point K, on the scale of its chart. */
static double
range_between(const struct making *m, double centre, size_t i, size_t k)
{
	const struct control_input *in = m->in;
	double a = m->value[i], b = m->value[k];

	if (in->chart == CONTROL_T)
		return fabs(pow(b, 1 / power_of(in)) - pow(a, 1 / power_of(in)));
	if (in->chart == CONTROL_I_PRIME)
		return sqrt(acos(-1) / 2) * fabs(b - a) / sqrt(1 / in->size[i] + 1 / in->size[k]);
	if (is_primed(in->chart))
		return fabs((b - centre) / chance(in->chart, centre, in->size[k])
		    - (a - centre) / chance(in->chart, centre, in->size[i]));
	return fabs(b - a);
}

/* The point before I that its moving range reaches back to; I if there is none. */
static size_t
neighbour(const struct making *m, size_t i)
{
	const struct control_input *in = m->in;
	size_t k = i;

	do
		if (k-- == m->part->first)
			return i;
	while (in->bridge && in->left_out != NULL && in->left_out[k]);
	return m->base[k] ? k : i;
}

/* Mean moving range of the base into PART, screened once if asked for. */
static void
take_ranges(struct making *m, double centre)
{
	double usual = m->in->chart == CONTROL_I_PRIME ? CONTROL_SCREEN_I : CONTROL_SCREEN;
	double limit = m->in->screen_at > 0 ? m->in->screen_at : usual, sum = 0;
	size_t n = 0, kept = 0;

	for (size_t i = m->part->first; i < m->part->end; i++)
		if (m->base[i] && neighbour(m, i) != i) {
			m->work[n] = range_between(m, centre, neighbour(m, i), i);
			sum += m->work[n++];
		}
	if (m->in->screen && sum > 0) {
		double from = limit * (sum / (double)n);
		sum = 0;
		for (size_t i = 0; i < n; i++)
			if (m->work[i] < from) {
				sum += m->work[i];
				kept++;
			}
		n = kept;
	}
	m->part->ranges = n;
	m->part->mean_range = sum / (double)n;
}

/* ---- limits ------------------------------------------------------------ */

/* One standard deviation of point I, on the scale the limits are built on. */
static double
sigma_at(const struct making *m, double centre, size_t i)
{
	const struct control_input *in = m->in;
	double spread = m->part->mean_range;

	switch (in->chart) {
	case CONTROL_RUN: return NAN;
	case CONTROL_XMR: return in->k > 0 ? in->k * spread / 3 : spread / CONTROL_D2;
	case CONTROL_T: return spread / CONTROL_D2;
	case CONTROL_I_PRIME: return in->size[i] > 0 ? spread / sqrt(in->size[i]) : NAN;
	case CONTROL_C:
	case CONTROL_G: return chance(in->chart, centre, NAN);
	default: break;
	}
	if (!(in->size[i] > 0))
		return NAN;
	double by_chance = chance(in->chart, centre, in->size[i]);
	return is_primed(in->chart) && by_chance > 0 ? m->part->sigma_z * by_chance : by_chance;
}

/* X as it is drawn: back from the scale of T, within what can be, times per. */
static double
drawn(const struct control_input *in, double x)
{
	double low = is_signed(in->chart) ? -INFINITY : 0;
	double high = is_share(in->chart) ? 1 : INFINITY;

	if (is_signed(in->chart) && in->low < in->high) {
		low = in->low;
		high = in->high;
	}
	if (isnan(x))
		return x;
	x = fmin(fmax(x, low), high);
	return (in->chart == CONTROL_T ? pow(x, power_of(in)) : x) * (in->per > 0 ? in->per : 1);
}

static void
put_points(struct making *m, double base, struct control_point *points)
{
	const struct control_input *in = m->in;
	double centre = in->chart == CONTROL_G && !in->centre_mean ? median_of_base(m) : base;
	double per = in->per > 0 ? in->per : 1;
	bool spread = false;

	for (size_t i = m->part->first; i < m->part->end; i++) {
		double sigma = sigma_at(m, base, i);
		points[i].centre = drawn(in, centre);
		points[i].low = drawn(in, base - 3 * sigma);
		points[i].high = drawn(in, base + 3 * sigma);
		points[i].low2 = drawn(in, base - 2 * sigma);
		points[i].high2 = drawn(in, base + 2 * sigma);
		points[i].value = m->value[i] * per;
		spread = spread || sigma > 0;
	}
	if (in->chart != CONTROL_RUN && !spread)
		m->part->code = STAT_ALL_EQUAL;
	else if (in->chart != CONTROL_RUN && m->part->made_of < CONTROL_TRIAL_BELOW)
		m->part->code = STAT_RULE_TOO_SHORT;
}

/* Points without centre and limits. */
static void
put_values(const struct making *m, struct control_point *points)
{
	double per = m->in->per > 0 ? m->in->per : 1;

	for (size_t i = m->part->first; i < m->part->end; i++)
		points[i] = (struct control_point){ m->value[i] * per, NAN, NAN, NAN, NAN, NAN,
			points[i].part, points[i].left_out };
}

static void
make_part(struct making *m, struct control_point *points)
{
	enum control_kind k = m->in->chart;

	take_values(m);
	put_values(m, points);
	if (m->part->code != STAT_OK)
		return;
	double centre = centre_of(m);
	if (k == CONTROL_XMR || k == CONTROL_T || k == CONTROL_I_PRIME
	    || (is_primed(k) && chance(k, centre, 1) > 0)) {
		take_ranges(m, centre);
		if (m->part->ranges == 0) {
			m->part->code = STAT_TOO_SHORT;
			return;
		}
		if (is_primed(k))
			m->part->sigma_z = m->part->mean_range / CONTROL_D2;
	}
	put_points(m, centre, points);
}

/* Breaks that are not rising, or leave no point on one side, make no part. */
static void
split_parts(struct control *c, const struct control_input *in, struct arena *a)
{
	c->parts = arena_array(a, in->nbreaks + 1, sizeof *c->parts);
	for (size_t i = 0, first = 0; i <= in->nbreaks; i++) {
		size_t end = i < in->nbreaks ? in->breaks[i] : in->n;
		if (i < in->nbreaks && (end <= first || end >= in->n))
			continue;
		c->parts[c->nparts] = (struct control_part){
			.first = first, .end = end, .mean_range = NAN, .sigma_z = NAN
		};
		for (size_t k = first; k < end; k++) {
			c->points[k].part = c->nparts;
			c->points[k].left_out = in->left_out != NULL && in->left_out[k];
		}
		c->nparts++;
		first = end;
	}
}

struct control
control_chart(const struct control_input *in, struct arena *a)
{
	struct control c = { .code = STAT_OK, .chart = in->chart, .n = in->n };
	struct making m = { .in = in,
		.value = arena_array(a, in->n + 1, sizeof *m.value),
		.work = arena_array(a, in->n + 1, sizeof *m.work),
		.base = arena_array(a, in->n + 1, sizeof *m.base) };

	c.points = arena_array(a, in->n + 1, sizeof *c.points);
	split_parts(&c, in, a);
	for (size_t i = 0; i < c.nparts; i++) {
		m.part = &c.parts[i];
		make_part(&m, c.points);
		if (c.code == STAT_OK)
			c.code = m.part->code;
	}
	return c;
}

bool
control_outside(const struct control_point *p)
{
	return p->value < p->low || p->value > p->high;
}

enum assurance
control_assurance(double low, double high, double target, enum better better)
{
	if (isnan(low) || isnan(high) || isnan(target) || better == BETTER_UNKNOWN)
		return ASSURANCE_UNKNOWN;
	if (target < low)
		return better == BETTER_HIGHER ? ASSURANCE_PASS : ASSURANCE_FAIL;
	if (target > high)
		return better == BETTER_HIGHER ? ASSURANCE_FAIL : ASSURANCE_PASS;
	return ASSURANCE_INCONSISTENT;
}
