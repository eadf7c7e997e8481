/*
 * plots/line_data.c - what a line chart draws, and how far it reaches.
 */
#include "plots/line.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define ZERO_SHARE    0.3 /* of the height for the data, else the axis does not begin at 0 */
#define EVENT_COLUMNS 80  /* of an event's text */
#define PLOT_INSET    30  /* from the first and last year to the plot's edges */

static double
date_year(int date)
{
	return date / 10000 + (date / 100 % 100 - 1) / 12.0 + (date % 100 - 1) / 365.0;
}

/* The limits of figure I, where it has a value. */
static void
take_limits(struct line *l, size_t i)
{
	bool known = !isnan(l->y[i]) && l->s->limits[i].code == STAT_OK;

	l->low[i] = known ? l->s->limits[i].low : NAN;
	l->high[i] = known ? l->s->limits[i].high : NAN;
}

static void
take_series(struct line *l)
{
	const struct series *s = &l->s->series;

	l->n = s->n;
	l->x = s->year;
	l->y = arena_array(l->arena, s->n + 1, sizeof *l->y);
	l->low = arena_array(l->arena, s->n + 1, sizeof *l->low);
	l->high = arena_array(l->arena, s->n + 1, sizeof *l->high);
	l->joined = arena_array(l->arena, s->n + 1, sizeof *l->joined);
	for (size_t i = 0; i < s->n; i++) {
		l->y[i] = s->obs[i].value;
		take_limits(l, i);
		l->provisional = l->provisional || line_is_provisional(l, i);
		l->joined[i] = i > 0 && !isnan(l->y[i]) && !isnan(l->y[i - 1])
		    && series_continues(s, i - 1, i);
	}
}

/* The latest first. */
static void
take_revisions(struct line *l)
{
	const struct series *s = &l->s->series;

	for (size_t k = l->chart->nrevisions; k-- > 0 && l->nrevisions < REVISIONS_SHOWN;) {
		const struct chart_revision *r = &l->chart->revisions[k];
		for (size_t i = 0; i < s->n; i++)
			if (period_compare(s->obs[i].period, r->period) == 0 && !isnan(l->y[i])) {
				l->revisions[l->nrevisions].at = i;
				l->revisions[l->nrevisions].before = r->before;
				l->revisions[l->nrevisions++].day = r->day;
				break;
			}
	}
}

static void
take_target(struct line *l)
{
	const struct target *t = l->s->target;

	if (!chart_shows_target(l->chart))
		return;
	l->target = t;
	l->target_to = t->by + 0.5;
	l->target_from = t->from != 0 ? date_year(t->from) : l->n > 0 ? l->x[0] : t->by;
	l->target_from = fmin(l->target_from, l->target_to - 0.5);
}

bool
line_is_provisional(const struct line *l, size_t i)
{
	return l->s->series.obs[i].status == OBS_PROVISIONAL && !isnan(l->y[i]);
}

bool
line_has_band(const struct line *l, size_t i)
{
	return l->joined[i] && !isnan(l->low[i]) && !isnan(l->low[i - 1]);
}

/* Neither joined by a band to the one before nor to the one after. */
bool
line_has_whisker(const struct line *l, size_t i)
{
	return !isnan(l->low[i]) && !line_has_band(l, i)
	    && !(i + 1 < l->n && line_has_band(l, i + 1));
}

static void
scale_y(struct line *l)
{
	double low = NAN, high = NAN;

	for (size_t i = 0; i < l->n; i++) {
		axis_extend(l->y[i], &low, &high);
		axis_extend(l->low[i], &low, &high);
		axis_extend(l->high[i], &low, &high);
	}
	for (size_t k = 0; k < l->nrevisions; k++)
		axis_extend(l->revisions[k].before, &low, &high);
	if (l->target != NULL) {
		if (l->target->rule != TARGET_AT_MOST)
			axis_extend(l->target->low, &low, &high);
		if (l->target->rule != TARGET_AT_LEAST)
			axis_extend(l->target->high, &low, &high);
	}
	if (l->outlook != NULL) {
		/* a wide prediction interval must not flatten the data: it may leave the plot */
		axis_extend(l->outlook->value, &low, &high);
		double room = (high - low) / 2;
		double least = low >= 0 ? fmax(0, low - room) : low - room, most = high + room;
		axis_extend(fmax(l->outlook->low, least), &low, &high);
		axis_extend(fmin(l->outlook->high, most), &low, &high);
	}
	if (isnan(low))
		low = 0, high = 1;
	double headroom = 0.06 * (high - low);
	l->axis = axis_make(
	    low >= 0 ? fmax(0, low - headroom) : low - headroom, high + headroom, 5, ZERO_SHARE);
}

/* Which revisions are far enough from what they became; the scale of y is made. */
static void
mark_revisions(struct line *l)
{
	double pixels = PLOT_HEIGHT / (l->axis.max - l->axis.min);

	for (size_t k = 0; k < l->nrevisions; k++) {
		double step = l->revisions[k].before - l->y[l->revisions[k].at];
		l->revisions[k].marked = fabs(step) * pixels >= REVISION_LEAST;
		l->nmarked += l->revisions[k].marked;
	}
}

static void
scale_x(struct line *l)
{
	double low = NAN, high = NAN;
	struct draw *d = &l->draw;

	for (size_t i = 0; i < l->n; i++)
		axis_extend(l->x[i], &low, &high);
	if (l->target != NULL) {
		axis_extend(l->target_from, &low, &high);
		axis_extend(l->target_to, &low, &high);
	}
	if (l->outlook != NULL)
		axis_extend(l->outlook->year + 0.5, &low, &high);
	if (isnan(low))
		axis_extend(date_year(l->chart->as_of), &low, &high);
	if (high - low < 2) {
		low -= 1;
		high += 1;
	}
	double width = d->plot.right - d->plot.left;
	double inset = (high - low) * PLOT_INSET / (width - 2 * PLOT_INSET);
	d->x_min = low - inset;
	d->x_max = high + inset;
}

/* ---- breaks and events ------------------------------------------------------------- */

/* An upright line at X with TEXT above it, if that is within the plot; placed later. */
static void
add_upright(struct line *l, double x, bool event, const char *text)
{
	size_t at = l->nuprights;

	if (l->nuprights == MARKS_SHOWN || x <= l->draw.x_min || x >= l->draw.x_max)
		return;
	for (; at > 0 && l->uprights[at - 1].x > x; at--)
		l->uprights[at] = l->uprights[at - 1];
	l->uprights[at] = (struct upright){ .x = x, .event = event, .text = text };
	l->nuprights++;
}

/*
 * The words of upright K beside it, broken. From the left each is a row below the one before and
 * its line begins there: only lines at its left pass, so the words stand at the right of their own
 * where the plot has room for them.
 */
static void
place_upright(struct line *l, size_t k)
{
	static const struct type t = { SIZE_TEXT, false };
	struct upright *u = &l->uprights[k];
	double px = draw_x(&l->draw, u->x);
	double right = CANVAS_WIDTH - CANVAS_EDGE - px, left = px - CANVAS_EDGE;

	for (size_t i = 0; i < k; i++) {
		double other = draw_x(&l->draw, l->uprights[i].x);
		if (other < px - 3) /* else it is as good as its own */
			left = fmin(left, px - other - 6);
	}
	u->leftwards = type_width(u->text, t) > right && left > right;
	u->nlines = type_wrap(
	    u->lines, countof(u->lines), u->text, (u->leftwards ? left : right) - 6, t, l->arena);
	l->upright_rows += (double)u->nlines * LINE_TEXT;
}

static void
add_break(struct line *l, double x, int year, const char *reason)
{
	/* the page tells it all; here as much of the reason as stands before the first stop */
	add_upright(l, x, false,
	    arena_printf(l->arena, prose_say(l->language, "Databrud %d%s%.*s"), year,
		*reason != '\0' ? ": " : "", (int)strcspn(reason, ":;."), reason));
}

static void
take_events(struct line *l)
{
	for (size_t k = 0; k < l->chart->nevents; k++) {
		const struct chart_event *e = &l->chart->events[k];
		add_upright(l, date_year(e->at), true,
		    arena_printf(l->arena, "%d: %s", e->at / 10000,
			text_label(l->arena, e->text, EVENT_COLUMNS)));
	}
}

static void
take_breaks(struct line *l)
{
	const struct indicator *in = l->indicator;

	for (size_t k = 0; k < in->nbreaks; k++) {
		double at = date_year(in->breaks[k].at);
		/* one that lies before or after all values breaks nothing */
		if (l->n > 0 && l->x[0] < at && at <= l->x[l->n - 1])
			add_break(l, at, in->breaks[k].at / 10000, in->breaks[k].reason);
	}
	for (size_t i = 1; i < l->n; i++) {
		bool declared = false;
		for (size_t k = 0; k < in->nbreaks; k++) {
			double at = date_year(in->breaks[k].at);
			declared = declared || (l->x[i - 1] < at && at <= l->x[i]);
		}
		if (l->s->series.obs[i].status == OBS_BREAK && !declared)
			add_break(
			    l, (l->x[i - 1] + l->x[i]) / 2, l->s->series.obs[i].period.year, "");
	}
}

void
line_take(struct line *l)
{
	const struct assessment *s = l->chart->assessment;

	l->s = s;
	l->indicator = chart_indicator(l->chart, l->arena);
	l->language = l->chart->language;
	take_series(l);
	take_revisions(l);
	take_target(l);
	if (s->outlook.code == STAT_OK && isfinite(s->outlook.value)
	    && (l->n == 0 || s->outlook.year + 0.5 > l->x[l->n - 1]))
		l->outlook = &s->outlook;
	scale_y(l);
	mark_revisions(l);
}

void
line_scale_time(struct line *l)
{
	scale_x(l);
	take_breaks(l);
	take_events(l);
	for (size_t k = 0; k < l->nuprights; k++)
		place_upright(l, k);
}
