#include "plots/place.h"

#include <math.h>

#define COST_OUTSIDE 1e4 /* per pixel */
#define COST_COVERS  1e2 /* per square pixel */
#define COST_CROSSES 1e1 /* per line */

void
place_box(struct place *p, struct box b)
{
	p->boxes = arena_grow(p->arena, p->boxes, p->nboxes, &p->capboxes, sizeof *p->boxes);
	p->boxes[p->nboxes++] = b;
}

void
place_line(struct place *p, double x1, double y1, double x2, double y2)
{
	p->lines = arena_grow(p->arena, p->lines, p->nlines, &p->caplines, sizeof *p->lines);
	p->lines[p->nlines++] = (struct box){ x1, y1, x2, y2 };
}

static double
overlap(const struct box *a, const struct box *b)
{
	double w = fmin(a->right, b->right) - fmax(a->left, b->left);
	double h = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);

	return w > 0 && h > 0 ? w * h : 0;
}

/* Does line L pass through B? Liang and Barsky's clipping (1984). */
static bool
crosses(const struct box *l, const struct box *b)
{
	double dx = l->right - l->left, dy = l->bottom - l->top;
	double p[] = { -dx, dx, -dy, dy };
	double q[] = { l->left - b->left, b->right - l->left, l->top - b->top, b->bottom - l->top };
	double from = 0, to = 1;

	for (int i = 0; i < 4; i++) {
		if (p[i] == 0) {
			if (q[i] < 0)
				return false;
		} else if (p[i] < 0) {
			from = fmax(from, q[i] / p[i]);
		} else {
			to = fmin(to, q[i] / p[i]);
		}
	}
	return from <= to;
}

static bool
contains(const struct box *b, double x, double y)
{
	return b->left <= x && x <= b->right && b->top <= y && y <= b->bottom;
}

bool
place_is_clear(const struct place *p, double x1, double y1, double x2, double y2)
{
	const struct box l = { x1, y1, x2, y2 };

	for (size_t i = 0; i < p->nboxes; i++) {
		const struct box *b = &p->boxes[i];
		if (crosses(&l, b) && !contains(b, x1, y1) && !contains(b, x2, y2))
			return false;
	}
	return true;
}

static double
cost(const struct place *p, const struct box *b)
{
	const struct box *in = &p->bounds;
	double sum = COST_OUTSIDE
	    * (fmax(0, in->left - b->left) + fmax(0, in->top - b->top)
		+ fmax(0, b->right - in->right) + fmax(0, b->bottom - in->bottom));

	for (size_t i = 0; i < p->nboxes; i++)
		sum += COST_COVERS * overlap(&p->boxes[i], b);
	for (size_t i = 0; i < p->nlines; i++)
		sum += crosses(&p->lines[i], b) ? COST_CROSSES : 0;
	return sum;
}

struct box
place_choose(struct place *p, const struct box *candidates, size_t n)
{
	struct box best = candidates[0];
	double least = cost(p, &best);

	for (size_t i = 1; i < n; i++) {
		double c = cost(p, &candidates[i]);
		if (c < least) {
			least = c;
			best = candidates[i];
		}
	}
	place_box(p, best);
	return best;
}

const struct box *
place_try(struct place *p, const struct box *candidates, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cost(p, &candidates[i]) == 0) {
			place_box(p, candidates[i]);
			return &candidates[i];
		}
	return NULL;
}
