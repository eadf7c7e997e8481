/* What changed, for machines: CSV and JSON. */
#include <math.h>

#include "cli/changes.h"
#include "cli/diff.h"
#include "cli/emit.h"
#include "cli/value.h"
#include "model/period.h"
#include "model/target.h"

static const char *const heads[] = { "kind", "news", "indicator", "name", "area", "area_name",
	"stratum", "period", "before", "after", "before_period", "before_import", "after_import",
	"file", "line", "field", "causes" };

/* "revised_figures new_figures+target": sets with a blank between, each joined by plus. */
static const char *
causes_list(const struct diff_item *i, struct arena *a)
{
	const char *list = "";

	for (size_t k = 0; k < i->ncauses; k++) {
		bool first = true;
		for (unsigned f = 1; f < 1u << DIFF_FACTORS; f <<= 1)
			if ((i->cause[k] & f) != 0) {
				const char *sign = !first ? "+" : k > 0 ? " " : "";
				list = arena_printf(
				    a, "%s%s%s", list, sign, diff_factor_id((enum diff_factor)f));
				first = false;
			}
	}
	return list;
}

/* ---- CSV ---------------------------------------------------------------------------- */

/* AREA's name is "" if CODE is none that is known, as a store of others may have it. */
static void
emit_place(struct emit *e, const struct indicator *i, int code, const struct area *area,
    const char *stratum)
{
	emit_text(e, i->id);
	emit_text(e, i->name);
	emit_int(e, code);
	emit_text(e, area != NULL ? area->name : "");
	emit_text(e, stratum);
}

static void
emit_blanks(struct emit *e, size_t n)
{
	while (n-- > 0)
		emit_text(e, "");
}

/* A number that is not 0, which stands for unknown. */
static void
emit_known(struct emit *e, long long v)
{
	if (v != 0)
		emit_int(e, v);
	else
		emit_text(e, "");
}

static const char *
judged_period(char buf[static PERIOD_SIZE], const struct assessment *as)
{
	buf[0] = '\0';
	return as->judged.obs != NULL ? period_print(buf, as->judged.obs->period) : buf;
}

static void
emit_verdict(struct emit *e, struct run *r, const struct diff_item *i)
{
	char period[PERIOD_SIZE];

	emit_text(e, "verdict");
	emit_text(e, "changed");
	emit_place(
	    e, i->after.series.indicator, i->area, i->after.series.area, i->after.series.stratum);
	emit_text(e, judged_period(period, &i->after));
	emit_text(e, verdict_id(i->before.verdict));
	emit_text(e, verdict_id(i->after.verdict));
	emit_text(e, judged_period(period, &i->before));
	emit_blanks(e, 5);
	emit_text(e, causes_list(i, &r->arena));
	emit_row_end(e);
}

/* "at_most 13 2023 final 2020-11-23" */
static const char *
target_words(struct run *r, const struct target *t)
{
	char date[PERIOD_SIZE];

	if (t == NULL)
		return "";
	const char *number = t->rule == TARGET_BETWEEN
	    ? arena_printf(&r->arena, "%.12g-%.12g", t->low, t->high)
	    : arena_printf(&r->arena, "%.12g", target_bound(t, HUGE_VAL));
	return arena_printf(&r->arena, "%s %s %d %s %s", target_rule_id(t->rule),
	    target_has_number(t) ? number : "?", t->by, target_status_id(t->status),
	    date_print(date, t->from));
}

static void
emit_target(struct emit *e, struct run *r, const struct diff_item *i)
{
	emit_text(e, "target");
	emit_text(e,
	    i->before.target == NULL      ? "new"
		: i->after.target == NULL ? "vanished"
					  : "changed");
	emit_place(
	    e, i->after.series.indicator, i->area, i->after.series.area, i->after.series.stratum);
	emit_text(e, "");
	emit_text(e, target_words(r, i->before.target));
	emit_text(e, target_words(r, i->after.target));
	emit_blanks(e, 7);
	emit_row_end(e);
}

static void
emit_figure(struct emit *e, struct run *r, const struct store_change *c)
{
	bool before = c->news != STORE_FRESH, after = c->news != STORE_VANISHED;
	const struct observation *o = after ? &c->after.obs : &c->before.obs;
	char period[PERIOD_SIZE];

	emit_text(e, "figure");
	emit_text(e, changes_news_id(c->news));
	emit_place(e, &r->catalogue.indicators[o->indicator], o->area,
	    geography_area(&r->geography, o->area), r->catalogue.strata[o->stratum]);
	emit_text(e, period_print(period, o->period));
	emit_number(e, before ? c->before.obs.value : NAN);
	emit_number(e, after ? c->after.obs.value : NAN);
	emit_text(e, "");
	emit_known(e, before ? c->before.import : 0);
	emit_known(e, after ? c->after.import : 0);
	emit_text(e, o->origin.file != NULL ? o->origin.file : "");
	emit_known(e, (long long)o->origin.line);
	emit_known(e, (long long)o->origin.field);
	emit_text(e, "");
	emit_row_end(e);
}

/* A row that only one of two saved statuses has. */
static void
emit_only(struct emit *e, const struct diff_only *only)
{
	const struct assessment *as = only->assessment;
	const char *verdict = verdict_id(as->verdict);
	char period[PERIOD_SIZE];

	emit_text(e, "verdict");
	emit_text(e, only->later ? "new" : "vanished");
	emit_place(
	    e, as->series.indicator, as->series.area->code, as->series.area, as->series.stratum);
	emit_text(e, only->later ? judged_period(period, as) : "");
	emit_text(e, only->later ? "" : verdict);
	emit_text(e, only->later ? verdict : "");
	emit_text(e, only->later ? "" : judged_period(period, as));
	emit_blanks(e, 6);
	emit_row_end(e);
}

void
diff_csv(FILE *out, struct run *r, const struct diff_answer *x, bool danish)
{
	struct emit e;

	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t i = 0; i < x->nflips; i++)
		emit_verdict(&e, r, &x->items[i]);
	for (size_t i = 0; i < x->nonly; i++)
		emit_only(&e, &x->only[i]);
	for (size_t i = 0; i < x->n; i++)
		if (diff_is_target(&x->items[i]))
			emit_target(&e, r, &x->items[i]);
	for (size_t i = 0; i < x->figures.n; i++)
		emit_figure(&e, r, &x->figures.of[i]);
}

/* ---- JSON --------------------------------------------------------------------------- */

/* 0: null */
static void
put_known(struct json *j, const char *key, long long v)
{
	json_key(j, key);
	if (v != 0)
		json_int(j, v);
	else
		json_null(j);
}

static void
put_state(struct json *j, const char *key, const struct diff_state *s)
{
	char date[PERIOD_SIZE];

	json_key(j, key);
	json_object(j);
	value_string(j, "as_of", date_print(date, s->day));
	put_known(j, "last_import", s->import);
	value_string(j, "read_by_pejl", s->import != 0 || s->file != NULL ? s->version : NULL);
	value_string(j, "file", s->file);
	json_object_end(j);
}

static void
put_side(struct json *j, const char *key, const struct assessment *as)
{
	char period[PERIOD_SIZE];

	json_key(j, key);
	json_object(j);
	value_string(j, "verdict", verdict_id(as->verdict));
	value_string(j, "development", development_id(as->development));
	value_string(j, "judged_period",
	    as->judged.obs != NULL ? period_print(period, as->judged.obs->period) : NULL);
	value_number(j, "judged_value", as->judged.value);
	value_number(j, "gap", as->judged.gap);
	value_number(j, "probability_met", as->outlook.probability_met);
	value_target(j, as->target);
	json_object_end(j);
}

static void
put_observation(struct json *j, const char *key, const struct store_observation *o, bool there)
{
	const char status[] = { (char)o->obs.status, '\0' };

	json_key(j, key);
	if (!there) {
		json_null(j);
		return;
	}
	json_object(j);
	value_number(j, "value", o->obs.value);
	value_number(j, "numerator", o->obs.numerator);
	value_number(j, "denominator", o->obs.denominator);
	value_string(j, "status", o->import != 0 ? status : NULL);
	put_known(j, "import", o->import);
	value_string(j, "file", o->obs.origin.file);
	put_known(j, "line", (long long)o->obs.origin.line);
	put_known(j, "field", (long long)o->obs.origin.field);
	json_object_end(j);
}

static void
put_change(struct json *j, struct run *r, const struct store_change *c, int first)
{
	const struct observation *o = c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
	const struct area *area = geography_area(&r->geography, o->area);
	char period[PERIOD_SIZE];

	json_object(j);
	value_string(j, "news", changes_news_id(c->news));
	value_string(j, "indicator", r->catalogue.indicators[o->indicator].id);
	value_int(j, "area", o->area);
	value_string(j, "area_name", area != NULL ? area->name : NULL);
	value_string(j, "stratum", r->catalogue.strata[o->stratum]);
	value_string(j, "period", period_print(period, o->period));
	put_observation(j, "before", &c->before, c->news != STORE_FRESH);
	put_observation(j, "after", &c->after, c->news != STORE_VANISHED);
	if (first != 0)
		value_int(j, "first_import", first);
	json_object_end(j);
}

static void
put_causes(struct json *j, struct run *r, const struct diff_answer *x, const struct diff_item *i)
{
	json_key(j, "causes");
	json_array(j);
	for (size_t k = 0; k < i->ncauses; k++) {
		json_array(j);
		for (unsigned f = 1; f < 1u << DIFF_FACTORS; f <<= 1)
			if ((i->cause[k] & f) != 0)
				json_string(j, diff_factor_id((enum diff_factor)f));
		json_array_end(j);
	}
	json_array_end(j);
	json_key(j, "explanation");
	json_object(j);
	value_string(j, "da", diff_causes(r, x, i, LANGUAGE_DANISH));
	value_string(j, "en", diff_causes(r, x, i, LANGUAGE_ENGLISH));
	json_object_end(j);
	json_key(j, "figures");
	json_array(j);
	for (size_t k = 0; k < i->nfigures; k++)
		put_change(j, r, i->figures[k], i->first[k]);
	json_array_end(j);
}

static void
put_item(struct json *j, struct run *r, const struct diff_answer *x, const struct diff_item *i)
{
	json_object(j);
	value_indicator(j, i->after.series.indicator, i->after.series.stratum);
	value_int(j, "area", i->area);
	value_string(j, "area_name", i->after.series.area->name);
	put_side(j, "before", &i->before);
	put_side(j, "after", &i->after);
	if (diff_is_flip(i))
		put_causes(j, r, x, i);
	json_object_end(j);
}

/* What only one of two saved statuses has. */
static void
put_only(struct json *j, const struct diff_answer *x)
{
	json_key(j, "only_in_one");
	json_array(j);
	for (size_t i = 0; i < x->nonly; i++) {
		const struct assessment *as = x->only[i].assessment;
		json_object(j);
		value_indicator(j, as->series.indicator, as->series.stratum);
		value_int(j, "area", as->series.area->code);
		value_string(j, "area_name", as->series.area->name);
		put_side(j, x->only[i].later ? "after" : "before", as);
		json_object_end(j);
	}
	json_array_end(j);
}

void
diff_json(FILE *out, struct run *r, const struct diff_answer *x)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j);
	value_string(&j, "pejl", PEJL_VERSION);
	put_state(&j, "from", &x->from);
	put_state(&j, "to", &x->to);
	value_truth(&j, "other_targets_conf",
	    x->saved               ? TRUTH_UNKNOWN
		: x->other_targets ? TRUTH_YES
				   : TRUTH_NO);
	json_key(&j, "verdicts");
	json_array(&j);
	for (size_t i = 0; i < x->nflips; i++)
		put_item(&j, r, x, &x->items[i]);
	json_array_end(&j);
	put_only(&j, x);
	json_key(&j, "targets");
	json_array(&j);
	for (size_t i = 0; i < x->n; i++)
		if (diff_is_target(&x->items[i]))
			put_item(&j, r, x, &x->items[i]);
	json_array_end(&j);
	json_key(&j, "figures");
	json_object(&j);
	value_int(&j, "new", (long long)x->figures.count[STORE_FRESH]);
	value_int(&j, "changed", (long long)x->figures.count[STORE_CHANGED]);
	value_int(&j, "vanished", (long long)x->figures.count[STORE_VANISHED]);
	json_key(&j, "changes");
	json_array(&j);
	for (size_t i = 0; i < x->figures.n; i++)
		put_change(&j, r, &x->figures.of[i], 0);
	json_array_end(&j);
	json_object_end(&j);
	json_object_end(&j);
	json_end(&j);
}
