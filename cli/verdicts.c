#include "cli/verdicts.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "model/words.h"

static void
keep(struct verdicts *out, const struct run_item *items, size_t n, struct arena *a)
{
	out->of = arena_array(a, n + 1, sizeof *out->of);
	for (size_t i = 0; i < n; i++) {
		const struct assessment *as = &items[i].assessment;
		if (as->target == NULL)
			continue;
		out->of[out->n++] =
		    (struct verdict_row){ .indicator = arena_strdup(a, as->series.indicator->id),
			    .area = arena_strdup(a, as->series.area->name),
			    .stratum = arena_strdup(a, as->series.stratum),
			    .verdict = as->verdict,
			    .value = as->judged.value };
	}
}

bool
verdicts_take(
    struct verdicts *out, struct store *s, const struct options *o, struct arena *a, struct diag *d)
{
	struct options all = *o;
	struct diag quiet = { 0 };
	struct run_item *items;
	struct run r;
	size_t n;

	*out = (struct verdicts){ 0 };
	all.nareas = all.nindicators = all.nfiles = 0;
	bool ok = run_open(&r, &all, &quiet) == EXIT_DONE && run_load(&r, s)
	    && run_assess(&r, &items, &n);
	if (ok)
		keep(out, items, n, a);
	run_close(&r);
	return ok
	    || diag_error(d, (struct pos){ .file = run_store_path(o) }, NULL,
		"its figures cannot be assessed; 'pejl status' says why");
}

bool
verdicts_any(const struct verdicts *v)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->of[i].verdict != VERDICT_NO_DATA)
			return true;
	return false;
}

static const struct verdict_row *
find(const struct verdicts *v, const struct verdict_row *row)
{
	for (size_t i = 0; i < v->n; i++)
		if (strcmp(v->of[i].indicator, row->indicator) == 0
		    && strcmp(v->of[i].area, row->area) == 0
		    && strcmp(v->of[i].stratum, row->stratum) == 0)
			return &v->of[i];
	return NULL;
}

/* As the answers have it: in Danish in words. */
static const char *
name(enum verdict v, const struct diag *d)
{
	return d->danish ? verdict_word(v, LANGUAGE_DANISH) : verdict_id(v);
}

static const char *
number(char buf[static DECIMAL_SIZE], double v, const struct diag *d)
{
	return isnan(v) ? diag_say(d, "no figure") : decimal_print_exact(buf, v);
}

size_t
verdicts_warn(const struct verdicts *before, const struct verdicts *after, struct diag *d)
{
	char was[DECIMAL_SIZE], is[DECIMAL_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < after->n; i++) {
		const struct verdict_row *b = &after->of[i], *a = find(before, b);
		if (a == NULL || a->verdict == b->verdict || a->verdict == VERDICT_NO_DATA)
			continue;
		diag_warning(d, (struct pos){ 0 }, NULL,
		    "%s, %s%s%s: the verdict was %s (%s) and is now %s (%s)", b->indicator, b->area,
		    b->stratum[0] != '\0' ? ", " : "", b->stratum, name(a->verdict, d),
		    number(was, a->value, d), name(b->verdict, d), number(is, b->value, d));
		n++;
	}
	return n;
}
