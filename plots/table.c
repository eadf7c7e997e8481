#include "plots/table.h"

#include <string.h>

struct table
table_begin(const char *const *heads, size_t n, size_t nwords, struct arena *a)
{
	struct table t = { .arena = a, .ncolumns = n, .nwords = nwords };

	t.heads = arena_array(a, n, sizeof *t.heads);
	memcpy(t.heads, heads, n * sizeof *heads);
	return t;
}

void
table_add(struct table *t, const char *const *cells)
{
	for (size_t i = 0; i < t->ncolumns; i++) {
		size_t n = t->nrows * t->ncolumns + i;
		t->cells = arena_grow(t->arena, t->cells, n, &t->capcells, sizeof *t->cells);
		t->cells[n] = cells[i];
	}
	t->nrows++;
}

struct figure_table
table_end(const struct table *t)
{
	return (struct figure_table){ .ncolumns = t->ncolumns,
		.nrows = t->nrows,
		.nwords = t->nwords,
		.heads = t->heads,
		.cells = t->cells };
}
