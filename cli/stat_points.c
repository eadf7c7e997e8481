#include "cli/stat_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/trend.h"

struct point {
	double t, y;
	size_t row;
};

static int
compare(const void *a, const void *b)
{
	const struct point *p = a, *q = b;
	int order = (p->t > q->t) - (p->t < q->t);

	return order != 0 ? order : (p->row > q->row) - (p->row < q->row);
}

/* Rows with a time, in time order; N of them. */
static struct point *
in_order(struct stat_job *j, const double *t, const double *y, size_t *n)
{
	size_t rows = stat_rows(j);
	struct point *p = arena_array(stat_arena(j), rows + 1, sizeof *p);

	*n = 0;
	for (size_t i = 0; i < rows; i++) {
		double at = t != NULL ? t[i] : (double)i + 1;
		if (!isnan(at))
			p[(*n)++] = (struct point){ at, y[i], i };
	}
	qsort(p, *n, sizeof *p, compare);
	return p;
}

/* The times: the first column of numbers but VALUE; if all are words, the first but VALUE, which
 * is then refused. Columns of words before it name areas. */
static size_t
time_column(const struct stat_job *j, size_t value)
{
	for (size_t c = 0; c < stat_columns(j); c++)
		if (c != value && !stat_is_words(j, c))
			return c;
	return value == 0 ? 1 : 0;
}

bool
stat_points(struct stat_job *j, struct stat_points *p)
{
	size_t columns = stat_columns(j), value = columns - 1, rows;

	for (size_t c = 0; c < columns; c++)
		if (strcmp(stat_heading(j, c), "value") == 0)
			value = c;
	const double *y = stat_numbers_at(j, value);
	const double *t = columns > 1 ? stat_numbers_at(j, time_column(j, value)) : NULL;
	if (y == NULL || (columns > 1 && t == NULL))
		return false;
	struct point *in = in_order(j, t, y, &rows);
	*p = (struct stat_points){ .t = arena_array(stat_arena(j), rows, sizeof *p->t),
		.y = arena_array(stat_arena(j), rows, sizeof *p->y),
		.order = arena_array(stat_arena(j), rows, sizeof *p->order),
		.first = rows > 0 ? in[0].t : NAN };
	for (size_t i = 0; i < rows; i++) {
		if (isnan(in[i].y))
			continue;
		p->order[p->n] = (double)i + 1;
		p->t[p->n] = in[i].t;
		p->y[p->n++] = in[i].y;
	}
	p->work = arena_array(stat_arena(j), trend_work(p->n), sizeof *p->work);
	return true;
}
