/* XmR and run charts of one series. */
#include <math.h>

#include "analysis/control_rules.h"
#include "cli/plot.h"
#include "model/observation.h"
#include "model/prose.h"
#include "plots/control.h"

/* Where a new part begins: after how many figures. */
static size_t
find_breaks(const struct series *s, size_t *breaks)
{
	size_t n = 0;

	for (size_t i = 1; i < s->n; i++)
		if (!series_continues(s, i - 1, i))
			breaks[n++] = i;
	return n;
}

/* Shares and rates lie from 0 up to this; 0: what is neither has no end, as in analysis/profile.c.
 */
static double
highest_of(const struct indicator *i)
{
	switch (i->measure) {
	case MEASURE_PROPORTION: return i->per;
	case MEASURE_RATE: return INFINITY;
	default: return 0;
	}
}

static enum control_label
label_of(const struct control_mark *m, bool *up)
{
	static const enum control_label labels[] = { CONTROL_LABEL_OUTSIDE, CONTROL_LABEL_NEAR,
		CONTROL_LABEL_SHIFT, CONTROL_LABEL_TREND };
	enum control_signal list[CONTROL_SIGNALS];

	if (control_signal_list(m, list) == 0)
		return CONTROL_LABEL_NONE;
	*up = (m->up & list[0]) != 0;
	for (size_t k = 0; k < countof(labels); k++)
		if (list[0] == (enum control_signal)(1u << k))
			return labels[k];
	return CONTROL_LABEL_NONE;
}

static const struct control_dot *
take_dots(const struct control *c, const struct control_signals *signals, const struct series *s,
    struct arena *a)
{
	struct control_dot *dots = arena_array(a, s->n + 1, sizeof *dots);

	for (size_t i = 0; i < s->n; i++) {
		dots[i] = (struct control_dot){ .year = s->year[i],
			.value = c->points[i].value,
			.centre = c->points[i].centre,
			.low = c->points[i].low,
			.high = c->points[i].high,
			.part = c->points[i].part };
		dots[i].label = label_of(&signals->marks[i], &dots[i].up);
	}
	return dots;
}

static void
take_runs(struct control_plot *p, const struct control_signals *s)
{
	const struct runs *last = &s->runs[s->nparts - 1];

	p->runs_signal = s->any;
	p->longest = last->longest;
	p->longest_max = (size_t)last->limits.longest_max;
	p->crossings = last->crossings;
	p->crossings_min = (size_t)last->limits.crossings_min;
}

static enum exit_code
plot_control(struct run *r, struct chart *to, enum control_kind kind, const char *word)
{
	bool xmr = kind == CONTROL_XMR;
	const struct control_rules *rules =
	    control_rules_find(xmr ? "making_data_count" : "anhoej");
	struct arena *a = &r->arena;
	struct run_item *item;
	enum exit_code code = plot_one_figure(r, &item);

	if (code != EXIT_DONE)
		return code;
	const struct series *s = &item->assessment.series;
	double *y = arena_array(a, s->n + 1, sizeof *y);
	size_t *breaks = arena_array(a, s->n + 1, sizeof *breaks);
	for (size_t i = 0; i < s->n; i++)
		y[i] = s->obs[i].value;
	struct control_input in = { .chart = kind,
		.n = s->n,
		.y = y,
		.breaks = breaks,
		.nbreaks = find_breaks(s, breaks),
		.high = highest_of(s->indicator) };
	struct control chart = control_chart(&in, a);
	struct control_signals signals = control_signals(&chart, rules, a);
	struct control_plot *p = arena_alloc(a, sizeof *p);
	*p = (struct control_plot){ .assessment = &item->assessment,
		.dots = take_dots(&chart, &signals, s, a),
		.nparts = chart.nparts,
		.limits = xmr,
		.trial = xmr && chart.code == STAT_RULE_TOO_SHORT,
		.shift = rules->shift,
		.trend = rules->trend,
		.rules = xmr ? "Making Data Count 2019"
			     : prose_say(r->options->language, "Anhøj og Olesen 2014") };
	if (!xmr)
		take_runs(p, &signals);
	to->kind = CHART_CONTROL;
	to->control = p;
	to->id = arena_printf(a, "%s-%s", word, s->indicator->id);
	return EXIT_DONE;
}

enum exit_code
plot_xmr(struct run *r, struct chart *c)
{
	return plot_control(r, c, CONTROL_XMR, "xmr");
}

enum exit_code
plot_run_chart(struct run *r, struct chart *c)
{
	return plot_control(r, c, CONTROL_RUN, "run");
}
