#include "cli/keep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/period.h"
#include "model/target.h"
#include "model/words.h"
#include "store/store.h"

#define WAIT_SECONDS 60 /* for another program that writes */

static const char *
period_of(const struct observation *o, struct arena *a)
{
	char text[PERIOD_SIZE];

	return o != NULL ? arena_strdup(a, period_print(text, o->period)) : "";
}

static void
add_target(struct store_assessment *out, const struct target *t)
{
	out->target_low = out->target_value = NAN;
	if (t == NULL)
		return;
	out->target_rule = target_rule_id(t->rule);
	out->target_status = target_status_id(t->status);
	out->target_low = t->rule == TARGET_BETWEEN ? t->low : NAN;
	out->target_value = target_bound(t, HUGE_VAL);
	out->target_by = t->by;
}

static struct store_assessment
row_of(struct run *r, const struct run_item *item)
{
	const struct assessment *as = &item->assessment;
	const struct indicator *i = as->series.indicator;
	const struct outlook *o = &as->outlook;
	bool ahead = o->code == STAT_OK && o->year != 0;
	struct store_assessment out = { .indicator = i->id,
		.name = i->name,
		.area = as->series.area->code,
		.area_name = as->series.area->name,
		.stratum = r->catalogue.strata[item->stratum],
		.unit = i->unit,
		.period = period_of(as->latest.obs, &r->arena),
		.value = as->latest.value,
		.judged_period = period_of(as->judged.obs, &r->arena),
		.judged_value = as->judged.value,
		.gap = as->judged.gap,
		.verdict = verdict_id(as->verdict),
		.development = development_id(as->development),
		.slope = as->trend.slope,
		.p = as->trend.p,
		.outlook_year = ahead ? o->year : 0,
		.probability_met = ahead ? o->probability_met : NAN };

	add_target(&out, as->target);
	return out;
}

/* Now, or SOURCE_DATE_EPOCH if that is set. */
static long long
now(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	size_t n = epoch != NULL ? strspn(epoch, "0123456789") : 0;

	return n > 0 && n <= 12 && epoch[n] == '\0' ? strtoll(epoch, NULL, 10)
						    : (long long)time(NULL);
}

bool
keep_status(struct run *r, const struct run_item *items, size_t n)
{
	struct store_assessment *of = arena_array(&r->arena, n + 1, sizeof *of);
	struct store *s;

	for (size_t i = 0; i < n; i++)
		of[i] = row_of(r, &items[i]);
	store_close(r->store); /* who writes reads by the same connection */
	r->store = NULL;
	bool ok = store_open(&s, run_store_path(r->options), STORE_WRITE, r->diag)
	    && store_begin(s, WAIT_SECONDS, r->diag)
	    && store_keep_assessments(s, of, n, r->options->as_of, now(), r->diag)
	    && store_commit(s, r->diag);
	store_close(s);
	return ok;
}
