#include "plots/patch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/theme.h"

#define CROSSINGS 512 /* of one line with the outlines of one patch; more are left out */
#define SINE_45   0.70710678118654752 /* and its cosine */

/* A pattern's lines: direction as cosine and sine, distance, and how they are drawn. */
static const struct lines {
	double cos, sin, distance;
	const char *style; /* for strokes_draw */
} lines_of[HATCHES][2] = {
	[HATCH_SLOPED] = { { SINE_45, -SINE_45, 7,
	    "using 1:2 with lines lw 1.2 lc rgb '" COLOUR_AXIS "'" } },
	[HATCH_LEVEL] = { { 1, 0, 6, "using 1:2 with lines lw 1.1 lc rgb '" COLOUR_TEXT "'" } },
	[HATCH_DOTTED] = { { 1, 0, 6,
	    "using 1:2 with lines lw 1.6 dt (1,5) lc rgb '" COLOUR_AXIS "'" } },
	[HATCH_CROSSED] = { { SINE_45, -SINE_45, 9,
				"using 1:2 with lines lw 0.7 lc rgb '" COLOUR_AXIS "'" },
	    { SINE_45, SINE_45, 9, "using 1:2 with lines lw 0.7 lc rgb '" COLOUR_AXIS "'" } },
};

struct outline
outline_box(struct box b, struct arena *a)
{
	const double corners[] = { b.left, b.top, b.right, b.top, b.right, b.bottom, b.left,
		b.bottom };
	double *xy = arena_array(a, countof(corners), sizeof *xy);

	memcpy(xy, corners, sizeof corners);
	return (struct outline){ .xy = xy, .n = 4 };
}

/* ---- patterns ------------------------------------------------------------ */

static int
rising(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

/* Where the line ACROSS from the origin meets the outlines of P, by place along it; how many. */
static size_t
crossings(double *at, const struct patch *p, const struct lines *l, double across)
{
	size_t n = 0;

	for (size_t k = 0; k < p->n; k++) {
		const struct outline *o = &p->outlines[k];
		for (size_t i = 0; i < o->n && n < CROSSINGS; i++) {
			const double *from = o->xy + 2 * i, *to = o->xy + 2 * ((i + 1) % o->n);
			double v1 = from[1] * l->cos - from[0] * l->sin - across;
			double v2 = to[1] * l->cos - to[0] * l->sin - across;
			if ((v1 < 0) == (v2 < 0))
				continue;
			double u1 = from[0] * l->cos + from[1] * l->sin;
			double u2 = to[0] * l->cos + to[1] * l->sin;
			at[n++] = u1 + (u2 - u1) * v1 / (v1 - v2);
		}
	}
	qsort(at, n, sizeof *at, rising);
	return n;
}

static void
add_lines(struct strokes *s, const struct patch *p, const struct lines *l, struct arena *a)
{
	double low = INFINITY, high = -INFINITY, at[CROSSINGS];

	for (size_t k = 0; k < p->n; k++)
		for (size_t i = 0; i < p->outlines[k].n; i++) {
			const double *xy = p->outlines[k].xy + 2 * i;
			low = fmin(low, xy[1] * l->cos - xy[0] * l->sin);
			high = fmax(high, xy[1] * l->cos - xy[0] * l->sin);
		}
	for (double v = (floor(low / l->distance) + 0.5) * l->distance; v < high;
	     v += l->distance) {
		size_t n = crossings(at, p, l, v);
		for (size_t i = 0; i + 1 < n; i += 2)
			if (at[i + 1] - at[i] > 0.5)
				strokes_line(s, at[i] * l->cos - v * l->sin,
				    at[i] * l->sin + v * l->cos, at[i + 1] * l->cos - v * l->sin,
				    at[i + 1] * l->sin + v * l->cos, a);
	}
}

void
patch_hatch(struct strokes *s, const struct patch *p, enum hatch h, struct arena *a)
{
	for (size_t i = 0; i < countof(lines_of[h]) && lines_of[h][i].distance > 0; i++)
		add_lines(s, p, &lines_of[h][i], a);
}

void
patches_hatch(struct draw *d, const struct patch *p, size_t n)
{
	for (size_t h = HATCH_NONE + 1; h < HATCHES; h++) {
		struct strokes s = { .columns = 2 };
		for (size_t i = 0; i < n; i++)
			if (p[i].hatch == h)
				patch_hatch(&s, &p[i], p[i].hatch, d->arena);
		strokes_draw(&s, lines_of[h][0].style, d);
	}
}

/* ---- fillings ------------------------------------------------------------ */

double
outline_turn(const struct outline *o)
{
	double sum = 0;

	for (size_t i = 0; i < o->n; i++) {
		const double *p = o->xy + 2 * i, *q = o->xy + 2 * ((i + 1) % o->n);
		sum += p[0] * q[1] - q[0] * p[1];
	}
	return sum;
}

static void
add_outline(struct strokes *s, const struct outline *o, bool backwards, struct arena *a)
{
	for (size_t i = 0; i <= o->n; i++)
		strokes_add(s, o->xy + 2 * ((backwards ? o->n - i : i) % o->n), a);
}

/* An outline and its holes as one closed line: out to each hole and back, the other way round. */
static void
add_filling(struct strokes *s, const struct patch *p, struct arena *a)
{
	static const double gap[] = { NAN, NAN };

	for (size_t i = 0; i < p->n; i++) {
		const struct outline *o = &p->outlines[i];
		if (o->hole)
			continue;
		add_outline(s, o, false, a);
		for (size_t k = i + 1; k < p->n && p->outlines[k].hole; k++) {
			const struct outline *hole = &p->outlines[k];
			add_outline(s, hole, (outline_turn(hole) > 0) == (outline_turn(o) > 0), a);
			strokes_add(s, o->xy, a);
		}
		strokes_add(s, gap, a);
	}
}

/* Each colour once, in the order of its first patch. */
static void
draw_fillings(struct draw *d, const struct patch *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct strokes s = { .columns = 2 };
		size_t k = 0;
		while (strcmp(p[k].fill, p[i].fill) != 0)
			k++;
		if (k != i)
			continue;
		for (; k < n; k++)
			if (strcmp(p[k].fill, p[i].fill) == 0)
				add_filling(&s, &p[k], d->arena);
		strokes_draw(&s,
		    arena_printf(d->arena,
			"using 1:2 with filledcurves closed fs solid noborder lc rgb '%s'",
			p[i].fill),
		    d);
	}
}

void
patches_draw(struct draw *d, const struct patch *p, size_t n, const char *edge, double width)
{
	static const double gap[] = { NAN, NAN };
	struct strokes edges = { .columns = 2 };

	draw_fillings(d, p, n);
	patches_hatch(d, p, n);
	if (edge == NULL)
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < p[i].n; k++) {
			add_outline(&edges, &p[i].outlines[k], false, d->arena);
			strokes_add(&edges, gap, d->arena);
		}
	strokes_draw(&edges,
	    arena_printf(d->arena, "using 1:2 with lines lw %g lc rgb '%s'", width, edge), d);
}
