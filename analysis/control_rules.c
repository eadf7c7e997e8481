#include "analysis/control_rules.h"

#include <math.h>
#include <string.h>

#include "base/diag.h"

/* ---- sets -------------------------------------------------------------- */

#define MDC    "NHS England, Making Data Count: Strengthening your decisions (2019)"
#define ANHOEJ "Anhoej & Olesen 2014, PLoS ONE 9:e113825"
#define BOXES  "Anhoej & Wentzel-Larsen 2020, PLoS ONE 15:e0233920"

static const struct control_rules sets[] = {
	{ .name = "outside",
	    .version = 1931,
	    .source = "Shewhart 1931, Economic Control of Quality of Manufactured Product" },
	{ .name = "making_data_count",
	    .version = 2019,
	    .source = MDC,
	    .two_of_three = true,
	    .shift = 7,
	    .trend = 7 },
	{ .name = "making_data_count_6",
	    .version = 2019,
	    .source = MDC,
	    .two_of_three = true,
	    .shift = 6,
	    .trend = 6 },
	{ .name = "making_data_count_8",
	    .version = 2019,
	    .source = MDC,
	    .two_of_three = true,
	    .shift = 8,
	    .trend = 7 },
	{ .name = "anhoej",
	    .version = 2014,
	    .source = ANHOEJ,
	    .runs = true,
	    .runs_rule = RUNS_ANHOEJ },
	{ .name = "anhoej_best_box",
	    .version = 2020,
	    .source = BOXES,
	    .runs = true,
	    .runs_rule = RUNS_BEST_BOX },
	{ .name = "anhoej_cut_box",
	    .version = 2020,
	    .source = BOXES,
	    .runs = true,
	    .runs_rule = RUNS_CUT_BOX },
};

const struct control_rules *
control_rules_at(size_t k)
{
	return k < countof(sets) ? &sets[k] : NULL;
}

const struct control_rules *
control_rules_find(const char *name)
{
	for (size_t k = 0; k < countof(sets); k++)
		if (strcmp(sets[k].name, name) == 0)
			return &sets[k];
	return NULL;
}

/* ---- single rules ------------------------------------------------------ */

void
rule_shift(const int *side, size_t n, size_t length, int *flag)
{
	size_t run = 0;

	for (size_t i = 0; i < n; i++) {
		run = side[i] == 0 ? 0 : i > 0 && side[i] == side[i - 1] ? run + 1 : 1;
		flag[i] = run >= length ? side[i] : 0;
	}
}

void
rule_trend(const double *y, size_t n, size_t length, int *flag)
{
	size_t run = 1;
	int last = 0;

	for (size_t i = 0; i < n; i++) {
		int step = i == 0 ? 0 : (y[i] > y[i - 1]) - (y[i] < y[i - 1]);
		run = step == 0 ? 1 : step == last ? run + 1 : 2;
		flag[i] = run >= length ? step : 0;
		last = step;
	}
}

void
rule_part(const int *flag, size_t n, size_t length, int direction, int *part)
{
	for (size_t i = 0; i < n; i++) {
		part[i] = 0;
		for (size_t k = i; k < n && k < i + length; k++)
			part[i] = part[i] || flag[k] == direction;
	}
}

void
rule_two_of_three(const bool *near, const int *side, size_t n, int *window, int *marked)
{
	for (size_t i = 0; i < n; i++)
		window[i] = 0;
	for (size_t i = 2; i < n; i++) {
		bool together = side[i] != 0 && side[i] == side[i - 1] && side[i] == side[i - 2];
		if (together && near[i] + near[i - 1] + near[i - 2] >= 2)
			window[i] = window[i - 1] = window[i - 2] = 1;
	}
	for (size_t i = 0; i < n; i++)
		marked[i] = window[i] && near[i];
}

/* ---- a chart ----------------------------------------------------------- */

/* The points of one part that rules look at, close together. */
struct row {
	size_t n;
	size_t *at; /* place in the chart */
	double *y;
	int *side, *flag, *part;
	bool *near;
	struct control_mark *marks; /* of the chart */
};

static struct row
row_of(size_t n, struct arena *a)
{
	return (struct row){ .at = arena_array(a, n + 1, sizeof(size_t)),
		.y = arena_array(a, n + 1, sizeof(double)),
		.side = arena_array(a, n + 1, sizeof(int)),
		.flag = arena_array(a, n + 1, sizeof(int)),
		.part = arena_array(a, n + 1, sizeof(int)),
		.near = arena_array(a, n + 1, sizeof(bool)) };
}

static void
row_fill(struct row *r, const struct control *c, const struct control_part *part)
{
	r->n = 0;
	for (size_t i = part->first; i < part->end; i++) {
		const struct control_point *p = &c->points[i];
		if (isnan(p->value) || p->left_out)
			continue;
		r->at[r->n] = i;
		r->y[r->n] = p->value;
		r->side[r->n] = (p->value > p->centre) - (p->value < p->centre);
		r->near[r->n++] = p->value < p->low2 || p->value > p->high2;
	}
}

static void
mark(const struct row *r, const int *which, int direction, enum control_signal s)
{
	for (size_t i = 0; i < r->n; i++) {
		struct control_mark *m = &r->marks[r->at[i]];
		if (which[i] != 0)
			*(direction > 0 ? &m->up : &m->down) |= s;
	}
}

/* Shift or trend, already in r->flag: all points behind the flags. */
static void
mark_behind(const struct row *r, size_t length, enum control_signal s)
{
	for (int direction = -1; direction <= 1; direction += 2) {
		rule_part(r->flag, r->n, length, direction, r->part);
		mark(r, r->part, direction, s);
	}
}

static void
mark_two_of_three(const struct row *r)
{
	rule_two_of_three(r->near, r->side, r->n, r->flag, r->part);
	for (size_t i = 0; i < r->n; i++)
		if (r->part[i]) {
			struct control_mark *m = &r->marks[r->at[i]];
			*(r->side[i] > 0 ? &m->up : &m->down) |= SIGNAL_TWO_OF_THREE;
		}
}

static void
mark_outside(const struct control *c, struct control_mark *marks)
{
	for (size_t i = 0; i < c->n; i++)
		if (control_outside(&c->points[i])) {
			bool up = c->points[i].value > c->points[i].high;
			*(up ? &marks[i].up : &marks[i].down) |= SIGNAL_OUTSIDE;
		}
}

static void
mark_row(const struct row *r, const struct control_rules *rules)
{
	if (rules->two_of_three)
		mark_two_of_three(r);
	if (r->n < RUNS_MIN)
		return;
	if (rules->shift > 0) {
		rule_shift(r->side, r->n, rules->shift, r->flag);
		mark_behind(r, rules->shift, SIGNAL_SHIFT);
	}
	if (rules->trend > 0) {
		rule_trend(r->y, r->n, rules->trend, r->flag);
		mark_behind(r, rules->trend, SIGNAL_TREND);
	}
}

/* Runs of one part about its centre. */
static struct runs
runs_of(const struct row *r, const struct control *c, enum runs_rule rule, struct arena *a)
{
	double *centre = arena_array(a, r->n + 1, sizeof *centre);

	for (size_t i = 0; i < r->n; i++)
		centre[i] = c->points[r->at[i]].centre;
	return runs_about(r->y, centre, NULL, r->n, rule, a);
}

struct control_signals
control_signals(const struct control *c, const struct control_rules *rules, struct arena *a)
{
	struct control_signals s = { .rules = rules,
		.n = c->n,
		.nparts = c->nparts,
		.marks = arena_array(a, c->n + 1, sizeof *s.marks),
		.runs = arena_array(a, c->nparts + 1, sizeof *s.runs) };
	struct row r = row_of(c->n, a);

	r.marks = s.marks;
	mark_outside(c, s.marks);
	for (size_t k = 0; k < c->nparts; k++) {
		row_fill(&r, c, &c->parts[k]);
		mark_row(&r, rules);
		s.runs[k] = runs_of(&r, c, rules->runs_rule, a);
		s.any = s.any || (rules->runs && s.runs[k].code == STAT_OK && s.runs[k].signal);
	}
	for (size_t i = 0; i < c->n; i++)
		s.marked += (s.marks[i].up | s.marks[i].down) != 0;
	s.any = s.any || s.marked > 0;
	return s;
}

/* ---- names ------------------------------------------------------------- */

static const struct {
	enum control_signal signal;
	const char *name;
} names[CONTROL_SIGNALS] = {
	{ SIGNAL_OUTSIDE, "outside" },
	{ SIGNAL_TWO_OF_THREE, "two_of_three" },
	{ SIGNAL_SHIFT, "shift" },
	{ SIGNAL_TREND, "trend" },
};

size_t
control_signal_list(const struct control_mark *m, enum control_signal out[CONTROL_SIGNALS])
{
	size_t n = 0;

	for (size_t k = 0; k < CONTROL_SIGNALS; k++)
		if (((m->up | m->down) & names[k].signal) != 0)
			out[n++] = names[k].signal;
	return n;
}

const char *
control_signal_name(enum control_signal s)
{
	for (size_t k = 0; k < CONTROL_SIGNALS; k++)
		if (names[k].signal == s)
			return names[k].name;
	return "";
}
