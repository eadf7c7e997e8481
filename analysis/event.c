#include "analysis/event.h"

#include <math.h>

#include "analysis/usable.h"
#include "model/observation.h"
#include "model/period.h"

/* Which usable figures are on the two sides: [first, before) and [after, last). */
struct sides {
	size_t first, before, after, last;
};

static struct sides
sides_of(const struct usable *u, const struct series *s, int at)
{
	struct sides d = { 0 };

	while (d.before < u->n && period_last_day(u->obs[d.before]->period) < at)
		d.before++;
	d.after = d.before;
	while (d.after < u->n && period_first_day(u->obs[d.after]->period) < at)
		d.after++;
	d.first = d.before;
	while (d.first > 0
	    && (d.first == d.before
		|| series_continues(s, u->index[d.first - 1], u->index[d.first])))
		d.first--;
	d.last = d.after;
	while (d.last < u->n
	    && (d.last == d.after || series_continues(s, u->index[d.last - 1], u->index[d.last])))
		d.last++;
	return d;
}

/* Does a break that is not the event itself lie between the figures FROM and TO of S? */
static bool
is_parted(const struct series *s, size_t from, size_t to, int at)
{
	for (size_t k = 0; k < s->indicator->nbreaks; k++) {
		int day = s->indicator->breaks[k].at;
		if (day != at && day > period_first_day(s->obs[from].period)
		    && day <= period_last_day(s->obs[to].period))
			return true;
	}
	for (size_t k = from + 1; k < to; k++)
		if (s->obs[k].status == OBS_BREAK)
			return true;
	return false;
}

static bool
is_known_break(const struct series *s, int at)
{
	for (size_t k = 0; k < s->indicator->nbreaks; k++)
		if (s->indicator->breaks[k].at == at)
			return true;
	return false;
}

struct event_effect
event_effect_of(const struct series *s, int at, struct arena *a)
{
	const struct period day = { PERIOD_DAY, at / 10000, at / 100 % 100, at % 100, 0 };
	struct usable u = series_usable(s, a);
	struct sides d = sides_of(&u, s, at);
	struct event_effect e = { .at = at, .across = d.after - d.before };
	size_t n = 0, nbefore = d.before - d.first;
	double *t = arena_array(a, u.n + 1, sizeof *t), *y = arena_array(a, u.n + 1, sizeof *y);

	e.other_way = d.first + u.n - d.last;
	e.is_break = is_known_break(s, at);
	if (d.before > 0 && d.after < u.n) {
		e.parted = is_parted(s, u.index[d.before - 1], u.index[d.after], at);
		e.is_break = e.is_break || u.obs[d.after]->status == OBS_BREAK;
	}
	for (size_t k = d.first; k < d.last; k++) {
		if (k >= d.before && k < d.after)
			continue;
		t[n] = u.year[k];
		y[n++] = u.value[k];
	}
	e.fit = interruption_fit(t, y, n, period_middle(day), e.parted ? NAN : EVENT_CONFIDENCE);
	e.fit.n_before = nbefore;
	e.fit.n_after = n - nbefore;
	return e;
}
