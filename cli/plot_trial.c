/* The reliability chart: said against seen, by pejl backtest's trial. */
#include <math.h>

#include "analysis/interval.h"
#include "analysis/trial.h"
#include "cli/backtest.h"
#include "cli/plot.h"
#include "model/prose.h"
#include "plots/reliability.h"

#define LEVEL 0.95

static const struct reliability_group *
take_groups(const struct reliability *bins, struct arena *a)
{
	struct reliability_group *g = arena_array(a, RELIABILITY_BINS, sizeof *g);

	for (size_t k = 0; k < RELIABILITY_BINS; k++) {
		double n = (double)bins[k].n;
		g[k] = (struct reliability_group){ .from = (double)k / RELIABILITY_BINS,
			.to = (double)(k + 1) / RELIABILITY_BINS,
			.n = bins[k].n,
			.said = bins[k].forecast,
			.seen = bins[k].met,
			.low = NAN,
			.high = NAN };
		if (bins[k].n == 0)
			continue;
		struct interval limits = interval_wilson(round(n * bins[k].met), n, LEVEL);
		g[k].low = limits.low;
		g[k].high = limits.high;
	}
	return g;
}

/* A panel without any would be an empty field. */
static bool
has_forecasts(const struct reliability *bins)
{
	size_t n = 0;

	for (size_t k = 0; k < RELIABILITY_BINS; k++)
		n += bins[k].n;
	return n > 0;
}

enum exit_code
plot_reliability(struct run *r, struct chart *c)
{
	struct trial t;
	struct reliability_chart *to = arena_alloc(&r->arena, sizeof *to);
	enum exit_code code = backtest_trial(r, &t);

	if (code != EXIT_DONE)
		return code;
	struct reliability_panel *panels = arena_array(&r->arena, t.nparts, sizeof *panels);
	size_t n = 0;
	for (size_t i = 0; i < t.nparts; i++)
		if (has_forecasts(t.reliability[i]))
			panels[n++] = (struct reliability_panel){ .steps = t.part[i].steps,
				.groups = take_groups(t.reliability[i], &r->arena),
				.ngroups = RELIABILITY_BINS };
	*to = (struct reliability_chart){
		.event = prose_say(
		    c->language, "at ligge på eller under områdernes median i perioden før"),
		.nseries = t.nseries,
		.panels = panels,
		.npanels = n
	};
	if (!plot_sources(r, &to->sources, &to->nsources))
		return EXIT_USAGE;
	c->kind = CHART_RELIABILITY;
	c->id = "reliability";
	c->reliability = to;
	return EXIT_DONE;
}
