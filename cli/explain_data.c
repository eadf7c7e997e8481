/* One figure explained, for machines: CSV and JSON. */
#include <math.h>

#include "cli/emit.h"
#include "cli/explain.h"
#include "cli/sentences.h"
#include "cli/value.h"
#include "cli/when.h"
#include "model/period.h"

static const char *const heads[] = { "indicator", "area", "area_name", "stratum", "period", "value",
	"numerator", "denominator", "status", "persons", "weight", "import", "imported",
	"publisher", "source", "sha256", "file", "line", "field", "raw", "counts", "superseded_by",
	"undone_by" };

/* ---- CSV ------------------------------------------------------------------------------ */

static void
emit_id(struct emit *e, int id)
{
	if (id != 0)
		emit_int(e, id);
	else
		emit_text(e, "");
}

static void
emit_observation(struct emit *e, const struct series *s, const struct explain_part *p,
    const struct observation *o)
{
	const char status[] = { (char)o->status, '\0' };
	char period[PERIOD_SIZE];

	emit_text(e, s->indicator->id);
	emit_int(e, p->area->code);
	emit_text(e, p->area->name);
	emit_text(e, s->stratum);
	emit_text(e, period_print(period, o->period));
	emit_number(e, o->value);
	emit_number(e, o->numerator);
	emit_number(e, o->denominator);
	emit_text(e, status);
}

static void
emit_import(struct emit *e, const struct store_import *im, const struct source *source,
    const char *sha256, const struct pos *at)
{
	char when[WHEN_SIZE] = "";

	emit_id(e, im != NULL ? im->id : 0);
	emit_text(e, im != NULL ? when_print(when, im->time) : "");
	emit_text(e, source != NULL ? source->publisher : "");
	emit_text(e, source != NULL ? source->id : "");
	emit_text(e, sha256);
	emit_text(e, at->file);
	emit_id(e, (int)at->line);
	emit_id(e, (int)at->field);
}

static void
emit_part(struct emit *e, const struct series *s, const struct explain_part *p)
{
	emit_observation(e, s, p, p->obs);
	emit_number(e, p->persons);
	emit_number(e, p->weight);
	emit_import(e, p->import, p->import != NULL ? &p->import->source : p->obs->source,
	    p->sha256, &p->obs->origin);
	emit_text(e, p->raw != NULL ? p->raw : "");
	emit_text(e, "true");
	emit_text(e, "");
	emit_text(e, "");
	emit_row_end(e);
	for (size_t i = 0; i < p->npast; i++) {
		const struct explain_past *x = &p->past[i];
		if (x->counts)
			continue;
		emit_observation(e, s, p, &x->of.obs);
		emit_text(e, "");
		emit_text(e, "");
		emit_import(e, x->import, &x->import->source, x->import->sha256, &x->of.obs.origin);
		emit_text(e, "");
		emit_text(e, "false");
		emit_id(e, x->superseded_by);
		emit_id(e, x->undone_by);
		emit_row_end(e);
	}
}

void
explain_csv(FILE *out, struct run *r, const struct explanation *x, size_t n, bool danish)
{
	struct emit e;

	(void)r;
	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < x[i].nparts; k++)
			emit_part(&e, &x[i].assessment.series, &x[i].parts[k]);
}

/* ---- JSON ----------------------------------------------------------------------------- */

static void
put_id(struct json *j, const char *key, long long id)
{
	json_key(j, key);
	if (id != 0)
		json_int(j, id);
	else
		json_null(j);
}

static void
put_numbers(struct json *j, const struct observation *o)
{
	const char status[] = { (char)o->status, '\0' };

	value_number(j, "value", o->value);
	value_number(j, "numerator", o->numerator);
	value_number(j, "denominator", o->denominator);
	value_string(j, "status", status);
}

static void
put_past(struct json *j, const struct explain_part *p)
{
	json_key(j, "history");
	json_array(j);
	for (size_t i = 0; i < p->npast; i++) {
		const struct explain_past *x = &p->past[i];
		json_object(j);
		value_int(j, "import", x->of.import);
		put_numbers(j, &x->of.obs);
		put_id(j, "line", (long long)x->of.obs.origin.line);
		value_bool(j, "counts", x->counts);
		put_id(j, "superseded_by", x->superseded_by);
		put_id(j, "undone_by", x->undone_by);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_part(struct json *j, const struct explain_part *p)
{
	const struct source *source = p->import != NULL ? &p->import->source : p->obs->source;
	char when[WHEN_SIZE];

	json_object(j);
	value_int(j, "area", p->area->code);
	value_string(j, "area_name", p->area->name);
	put_numbers(j, p->obs);
	value_number(j, "persons", p->persons);
	value_number(j, "weight", p->weight);
	value_string(j, "file", p->obs->origin.file);
	put_id(j, "line", (long long)p->obs->origin.line);
	put_id(j, "field", (long long)p->obs->origin.field);
	value_string(j, "raw", p->raw);
	value_string(j, "sha256", p->sha256[0] != '\0' ? p->sha256 : NULL);
	put_id(j, "import", p->import != NULL ? p->import->id : 0);
	value_string(j, "imported", p->import != NULL ? when_print(when, p->import->time) : NULL);
	value_string(j, "note", p->import != NULL ? p->import->note : NULL);
	value_string(j, "read_by_pejl", p->import != NULL ? p->import->version : PEJL_VERSION);
	value_string(j, "publisher", source != NULL ? source->publisher : NULL);
	value_string(j, "source", source != NULL ? source->id : NULL);
	value_string(j, "rule", p->import != NULL ? p->import->rule : NULL);
	put_past(j, p);
	json_object_end(j);
}

static void
put_targets(struct json *j, const struct explanation *e)
{
	json_key(j, "targets");
	json_array(j);
	for (size_t i = 0; i < e->ntargets; i++) {
		const struct explain_target *t = &e->targets[i];
		json_object(j);
		value_target_keys(j, t->target);
		value_string(j, "reason", explain_reason_id(t->reason));
		json_object_end(j);
	}
	json_array_end(j);
}

/* The same sentence in both languages. */
static void
put_said(struct json *j, const char *key, struct run *r, const struct explanation *e,
    const char *say(struct run *r, const struct explanation *e, enum language l))
{
	json_key(j, key);
	json_object(j);
	value_string(j, "da", say(r, e, LANGUAGE_DANISH));
	value_string(j, "en", say(r, e, LANGUAGE_ENGLISH));
	json_object_end(j);
}

static void
put_prices(struct json *j, struct run *r, const struct explanation *e)
{
	value_prices(j, &e->assessment.series, e->obs);
	put_said(j, "prices", r, e, explain_say_prices);
}

static void
put_verdict(struct json *j, struct run *r, const struct explanation *e)
{
	const struct assessment *as = &e->assessment;
	char period[PERIOD_SIZE];

	value_string(j, "verdict", verdict_id(as->verdict));
	value_string(j, "judged_period",
	    as->judged.obs != NULL ? period_print(period, as->judged.obs->period) : NULL);
	value_number(j, "judged_value", as->judged.value);
	value_number(j, "probability_met", as->outlook.probability_met);
	put_said(j, "why_verdict", r, e, explain_say_verdict);
	value_string(j, "development", development_id(as->development));
	put_said(j, "why_development", r, e, explain_say_development);
	value_cautions(j, as->cautions);
	sentences_json(j, as, r->options->as_of, &r->arena);
}

static void
put_one(struct json *j, struct run *r, const struct explanation *e)
{
	const struct series *s = &e->assessment.series;
	char period[PERIOD_SIZE];

	json_object(j);
	value_indicator(j, s->indicator, s->stratum);
	value_int(j, "area", s->area->code);
	value_string(j, "area_name", s->area->name);
	value_string(j, "period", e->obs != NULL ? period_print(period, e->obs->period) : NULL);
	value_number(j, "value", e->obs != NULL ? e->obs->value : NAN);
	value_number(j, "numerator", e->obs != NULL ? e->obs->numerator : NAN);
	value_number(j, "denominator", e->obs != NULL ? e->obs->denominator : NAN);
	value_number(j, "per", s->indicator->per);
	value_string(j, "method", explain_method_id(e->method));
	put_said(j, "how", r, e, explain_say_method);
	put_prices(j, r, e);
	value_number(j, "covered", e->covered);
	value_number(j, "ci_low", e->ci.low);
	value_number(j, "ci_high", e->ci.high);
	value_string(j, "limits", explain_limits_id(e->limits));
	json_key(j, "observations");
	json_array(j);
	for (size_t i = 0; i < e->nparts; i++)
		put_part(j, &e->parts[i]);
	json_array_end(j);
	put_targets(j, e);
	put_verdict(j, r, e);
	json_object_end(j);
}

void
explain_json(FILE *out, struct run *r, const struct explanation *e, size_t n)
{
	struct json j;

	value_begin(&j, out, r);
	json_key(&j, "figures");
	json_array(&j);
	for (size_t i = 0; i < n; i++)
		put_one(&j, r, &e[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}
