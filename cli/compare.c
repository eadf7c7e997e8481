/* pejl compare: the areas of one indicator in one period. */
#include "cli/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/assess.h"
#include "analysis/judge.h"
#include "base/text.h"
#include "cli/figure.h"
#include "cli/needed.h"
#include "cli/subject.h"
#include "cli/terminal.h"
#include "model/period.h"
#include "model/price.h"

static const struct pos nowhere = { 0 };

/* ---- which period --------------------------------------------------------------- */

static int
compare_periods(const void *x, const void *y)
{
	const struct period *a = x, *b = y;
	int order = period_compare(*a, *b);

	return order != 0 ? order : (a->kind > b->kind) - (a->kind < b->kind);
}

/* The period that most of the N series have a row for, of several the latest. False: no rows. */
static bool
latest_common(const struct series *s, size_t n, struct period *p, struct arena *a)
{
	size_t rows = 0, most = 0, same;

	for (size_t i = 0; i < n; i++)
		rows += s[i].n;
	struct period *all = arena_array(a, rows + 1, sizeof *all), *to = all;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < s[i].n; k++)
			*to++ = s[i].obs[k].period;
	qsort(all, rows, sizeof *all, compare_periods);
	for (size_t i = 0; i < rows; i += same) {
		for (same = 1; i + same < rows && compare_periods(&all[i], &all[i + same]) == 0;)
			same++;
		if (same >= most) {
			most = same;
			*p = all[i];
		}
	}
	return most > 0;
}

/* The series that have a usable figure after P. */
static size_t
newer_than(const struct series *s, size_t n, struct period p)
{
	size_t newer = 0;

	for (size_t i = 0; i < n; i++)
		newer += s[i].n > 0 && period_compare(s[i].obs[s[i].n - 1].period, p) > 0
		    && isfinite(s[i].obs[s[i].n - 1].value);
	return newer;
}

/* ---- in which order --------------------------------------------------------------- */

struct entry {
	struct peer peer;
	struct area_note note;
	enum sort sort;
	enum better better;
};

/* Those without a value last; of a share that should be high the highest first. */
static int
by_value(const struct entry *a, const struct entry *b)
{
	double x = a->peer.judged.value, y = b->peer.judged.value;
	int sign = a->better == BETTER_LOWER ? 1 : -1;

	if (isnan(x) || isnan(y))
		return isnan(x) - isnan(y);
	return sign * ((x > y) - (x < y));
}

static int
compare_entries(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = a->sort == SORT_NAME ? 0 : by_value(a, b);

	if (a->sort == SORT_VALUE && a->better == BETTER_LOWER && !isnan(a->peer.judged.value)
	    && !isnan(b->peer.judged.value))
		c = -c;
	return c != 0 ? c : text_compare_danish(a->peer.area->name, b->peer.area->name);
}

/* By rank the best first, by value the highest first, by name as in a dictionary. */
static void
sort_areas(struct comparison *c, struct area_note *notes, enum sort sort, struct arena *a)
{
	struct entry *e = arena_array(a, c->peers.n + 1, sizeof *e);

	for (size_t i = 0; i < c->peers.n; i++)
		e[i] = (struct entry){ c->peers.of[i], notes[i], sort, c->indicator->better };
	qsort(e, c->peers.n, sizeof *e, compare_entries);
	for (size_t i = 0; i < c->peers.n; i++) {
		c->peers.of[i] = e[i].peer;
		notes[i] = e[i].note;
	}
	c->notes = notes;
}

/* ---- all together ------------------------------------------------------------------- */

/* Are AREA's persons among REGION's? A klynge or forum is made of a region's kommuner. */
static bool
lies_within(const struct area *area, const struct area *region)
{
	if (region->kind == AREA_COUNTRY)
		return area->kind != AREA_COUNTRY;
	return area->kind == AREA_KLYNGE || area->kind == AREA_FORUM
	    || (area->kind == AREA_KOMMUNE && area->region == region->code);
}

static struct peer
peer_of(const struct comparison *c, const struct assessment *as)
{
	const struct observation *o = c->any ? figure_of(&as->series, c->period) : NULL;

	return (struct peer){ .area = as->series.area,
		.obs = o,
		.target = figure_target(as, o),
		.within = lies_within(as->series.area, c->reference) };
}

/* The reference and its target in the period. */
static void
add_reference(struct run *r, struct comparison *c, int indicator, int stratum)
{
	int region = r->catalogue.agreement.region, as_of = r->options->as_of;
	struct series s = panel_series(&r->panel, indicator, region, stratum, as_of);
	struct assessment as = assess(&s, region, as_of, NULL, 0, &r->arena);

	c->peers.reference = c->any ? figure_of(&as.series, c->period) : NULL;
	c->target = figure_target(&as, c->peers.reference);
	c->reference_cautions = as.cautions;
	c->whole.series = s;
	c->covered = c->peers.reference != NULL && s.covered != NULL
	    ? s.covered[c->peers.reference - s.obs]
	    : NAN;
}

const struct need_part *
compare_part(const struct comparison *c, const struct area *area)
{
	for (size_t k = 0; k < c->needs.nparts; k++)
		if (c->needs.parts[k].area == area)
			return &c->needs.parts[k];
	return NULL;
}

/* What it would take to bring the region's figure of the period to its target. */
static void
add_needs(struct run *r, struct comparison *c, int indicator, int stratum)
{
	const struct observation *o = c->peers.reference;

	c->whole.series.indicator = c->indicator;
	c->whole.covered = c->covered;
	c->whole.target = c->target;
	c->whole.latest = judge(o, c->indicator, c->target);
	if (c->any)
		c->needs = needed_parts(
		    r, indicator, stratum, c->indicator, c->reference, c->period, o, c->target);
	c->needs.need = need_of(o, c->indicator, c->target);
	if ((c->reference_cautions & CAUTION_UNIT_OPEN) != 0)
		c->needs.need.code = NEED_UNIT_OPEN;
	c->needs.cost = gap_cost(&c->whole, &c->needs.need, needed_persons(&c->whole, &c->needs));
}

struct comparison
compare_areas(struct run *r, int indicator, int stratum, const struct picked *areas)
{
	int region = r->catalogue.agreement.region, as_of = r->options->as_of;
	const struct options *o = r->options;
	struct arena *a = &r->arena;
	struct comparison c = { .indicator = &r->catalogue.indicators[indicator],
		.stratum = r->catalogue.strata[stratum],
		.reference = geography_area(&r->geography, region),
		.any = o->has_period,
		.chosen = o->has_period,
		.period = o->period };
	struct series *s = subject_series(r, indicator, stratum, areas);
	struct area_note *notes = arena_array(a, areas->n + 1, sizeof *notes);

	c.indicator = subject_shown(r, c.indicator, s, areas->n);
	if (!c.any)
		c.any = latest_common(s, areas->n, &c.period, a);
	if (c.any)
		c.newer = newer_than(s, areas->n, c.period);
	c.peers = (struct peers){ .indicator = c.indicator,
		.of = arena_array(a, areas->n + 1, sizeof *c.peers.of),
		.n = areas->n };
	for (size_t i = 0; i < areas->n; i++) {
		struct assessment as = assess(&s[i], region, as_of, NULL, 0, a);
		c.peers.of[i] = peer_of(&c, &as);
		if (as.series.prices != NULL && c.peers.of[i].obs != NULL)
			c.price_year = as.series.prices[c.peers.of[i].obs - as.series.obs].year;
		notes[i] = (struct area_note){ as.cautions, s[i].aggregated };
		c.all |= as.cautions;
	}
	add_reference(r, &c, indicator, stratum);
	add_needs(r, &c, indicator, stratum);
	peers_compare(&c.peers, a);
	sort_areas(&c, notes, o->sort, a);
	return c;
}

static void
print(struct run *r, const struct comparison *c, size_t n)
{
	int width = terminal_width();

	switch (r->options->format) {
	case FORMAT_TEXT:
		for (size_t i = 0; i < n; i++) {
			fputs(i > 0 ? "\n\n" : "", stdout);
			compare_text(stdout, r, &c[i], width);
		}
		break;
	case FORMAT_CSV: compare_csv(stdout, r, c, n, false); break;
	case FORMAT_CSV_DK: compare_csv(stdout, r, c, n, true); break;
	case FORMAT_JSON: compare_json(stdout, r, c, n); break;
	}
}

/* No figure: which period there is instead. */
static enum exit_code
refuse(struct run *r, const struct comparison *c, const struct picked *areas, int indicator,
    int stratum)
{
	struct series *s = subject_series(r, indicator, stratum, areas);
	char wanted[PERIOD_SIZE], last[PERIOD_SIZE];
	struct period p;

	if (c->chosen && latest_common(s, areas->n, &p, &r->arena))
		diag_error(r->diag, nowhere, NULL,
		    "--period: none of the areas has a figure of '%s' for %s; the latest is for %s",
		    c->indicator->id, period_print(wanted, c->period), period_print(last, p));
	else
		diag_error(r->diag, nowhere, NULL, "none of the areas has a figure of '%s'",
		    c->indicator->id);
	return EXIT_DATA;
}

static enum exit_code
show(struct run *r, const void *unused)
{
	struct subject of;
	size_t values = 0;

	(void)unused;
	if (!subject_read(&of, r, COMPARE_AREAS))
		return EXIT_USAGE;
	struct comparison *c = arena_array(&r->arena, of.nstrata, sizeof *c);
	for (size_t i = 0; i < of.nstrata; i++) {
		c[i] = compare_areas(r, of.indicator, of.strata[i], &of.areas);
		values += c[i].peers.nvalues;
	}
	if (values == 0)
		return refuse(r, &c[0], &of.areas, of.indicator, of.strata[0]);
	print(r, c, of.nstrata);
	return EXIT_DONE;
}

enum exit_code
compare_run(const struct options *o, struct diag *d)
{
	return run_answer(o, d, show, NULL);
}
