#include "plots/scale.h"

#include <math.h>

#include "model/phrase.h"
#include "plots/theme.h"

static const char *
number(const struct axis *axis, double v, enum language l, struct arena *a)
{
	const struct indicator tic = { .decimals = axis->decimals };

	return phrase_number(&tic, v, NAN, l, a);
}

double
scale_width(const struct axis *axis, struct type t, enum language l, struct arena *a)
{
	return fmax(type_width(number(axis, axis->min, l, a), t),
	    type_width(number(axis, axis->max, l, a), t));
}

void
scale_draw(struct draw *d, const struct axis *axis, enum language l, struct arena *a)
{
	static const struct type t = { SIZE_TEXT, false };
	struct strokes grid = { .columns = 2 };
	int n = (int)lround((axis->max - axis->min) / axis->step);

	for (int i = 0; i <= n; i++) {
		double v = axis->min + i * axis->step;
		strokes_line(&grid, d->x_min, v, d->x_max, v, a);
		draw_text(d, d->plot.left - 8, draw_y(d, v), SIDE_RIGHT, t, COLOUR_TEXT,
		    number(axis, v, l, a));
	}
	strokes_draw(&grid, "using 1:2 with lines lw 1 lc rgb '" COLOUR_GRID "'", d);
	draw_rule(
	    d, d->plot.left, d->plot.bottom, d->plot.right, d->plot.bottom, 1.5, COLOUR_AXIS, NULL);
}
