/* The funnel: pejl compare's peers by size, among limits for every size. */
#include <math.h>

#include "cli/compare.h"
#include "cli/plot.h"
#include "cli/subject.h"
#include "plots/funnel.h"

#define CURVE 64   /* sizes at which the limits are drawn */
#define ROOM  1.25 /* the curves reach beyond the smallest and largest area by this factor */

static const struct pos nowhere = { 0 };

static enum funnel_side
side_of(enum funnel_place place)
{
	switch (place) {
	case FUNNEL_LOW: return FUNNEL_SIDE_LOW;
	case FUNNEL_VERY_LOW: return FUNNEL_SIDE_FAR_LOW;
	case FUNNEL_HIGH: return FUNNEL_SIDE_HIGH;
	case FUNNEL_VERY_HIGH: return FUNNEL_SIDE_FAR_HIGH;
	case FUNNEL_WITHIN:
	case FUNNEL_UNKNOWN: break;
	}
	return FUNNEL_SIDE_WITHIN;
}

/* The peers that have a place in the funnel. */
static void
take_dots(struct funnel_chart *f, const struct peers *p, struct arena *a)
{
	struct funnel_dot *dots = arena_array(a, p->n + 1, sizeof *dots);

	for (size_t i = 0; i < p->n; i++) {
		const struct peer *e = &p->of[i];
		if (e->place == FUNNEL_UNKNOWN) {
			f->without++;
			continue;
		}
		dots[f->ndots++] = (struct funnel_dot){ .name = e->area->name,
			.size = e->obs->denominator,
			.value = e->obs->numerator / e->obs->denominator * p->indicator->per,
			.side = side_of(e->place) };
	}
	f->dots = dots;
}

/* As peers_compare draws them for its areas (analysis/peers.h), for any size. */
static struct funnel_limits
limits_at(const struct peers *p, double size)
{
	const struct dispersion *d = &p->dispersion;
	bool rate = p->indicator->measure == MEASURE_RATE;
	double unit = rate ? p->benchmark : p->indicator->per;
	double base = rate ? size * p->benchmark / p->indicator->per : size;
	double s = 1 / (2 * sqrt(base));
	struct interval inner = dispersion_additive(d, s, PEERS_INNER);
	struct interval outer = dispersion_additive(d, s, PEERS_OUTER);

	return (struct funnel_limits){ .size = size,
		.inner_low = inner.low * unit,
		.inner_high = inner.high * unit,
		.outer_low = outer.low * unit,
		.outer_high = outer.high * unit };
}

static void
take_limits(struct funnel_chart *f, const struct peers *p, struct arena *a)
{
	struct funnel_limits *limits = arena_array(a, CURVE, sizeof *limits);
	double least = INFINITY, most = 0;

	for (size_t i = 0; i < f->ndots; i++) {
		least = fmin(least, f->dots[i].size);
		most = fmax(most, f->dots[i].size);
	}
	least /= ROOM;
	most *= ROOM;
	for (size_t k = 0; k < CURVE; k++)
		limits[k] = limits_at(p, least * pow(most / least, (double)k / (CURVE - 1)));
	f->limits = limits;
	f->nlimits = CURVE;
}

/* The first comparison that pejl compare would make; EXIT_DONE if it has a funnel. */
static enum exit_code
take_comparison(struct run *r, struct comparison *c, struct subject *of)
{
	if (!subject_read(of, r, COMPARE_AREAS))
		return EXIT_USAGE;
	*c = compare_areas(r, of->indicator, of->strata[0], &of->areas);
	if (c->peers.dispersion.code == STAT_OK)
		return EXIT_DONE;
	diag_error(r->diag, nowhere, NULL,
	    "a funnel needs the counts behind the figures of two areas or more; '%s' has %zu such "
	    "areas",
	    c->indicator->id, c->peers.dispersion.n);
	return EXIT_DATA;
}

enum exit_code
plot_funnel(struct run *r, struct chart *to)
{
	struct funnel_chart *f = arena_alloc(&r->arena, sizeof *f);
	struct assessment *region = arena_alloc(&r->arena, sizeof *region);
	struct comparison c;
	struct subject of;
	enum exit_code code = take_comparison(r, &c, &of);

	if (code != EXIT_DONE)
		return code;
	*region = run_assess_one(r, of.indicator, of.strata[0], r->catalogue.agreement.region);
	*f = (struct funnel_chart){ .region = region,
		.period = c.period,
		.benchmark = c.peers.benchmark,
		.phi = c.peers.dispersion.phi,
		.widened = c.peers.dispersion.tau2 > 0 };
	take_dots(f, &c.peers, &r->arena);
	take_limits(f, &c.peers, &r->arena);
	if (!plot_sources(r, &f->sources, &f->nsources))
		return EXIT_USAGE;
	to->kind = CHART_FUNNEL;
	to->funnel = f;
	to->id = arena_printf(&r->arena, "funnel-%s", c.indicator->id);
	return EXIT_DONE;
}
