#include "cli/changes.h"

#include <math.h>

#include "base/decimal.h"
#include "base/text.h"
#include "cli/emit.h"
#include "cli/value.h"
#include "model/period.h"

static const char *const news_ids[] = { [STORE_FRESH] = "new",
	[STORE_CHANGED] = "changed",
	[STORE_UNCHANGED] = "unchanged",
	[STORE_VANISHED] = "vanished" };

static const char *const heads[] = { "indicator", "area", "area_name", "stratum", "period",
	"change", "value_before", "numerator_before", "status_before", "import_before",
	"line_before", "value_after", "numerator_after", "status_after", "import_after",
	"line_after" };

const char *
changes_news_id(enum store_news news)
{
	return news_ids[news];
}

static const struct observation *
key_of(const struct store_change *c)
{
	return c->news == STORE_VANISHED ? &c->before.obs : &c->after.obs;
}

static const char *
area_name(const struct changes_names *names, int code)
{
	const struct area *area = geography_area(names->geography, code);

	return area != NULL ? area->name : "?";
}

/* ---- for people ----------------------------------------------------------------- */

static void
put_value(FILE *out, const struct observation *o, const struct diag *d)
{
	char number[DECIMAL_SIZE];

	if (!isnan(o->value))
		fputs(decimal_print_exact(number, o->value), out);
	else if (!isnan(o->numerator))
		fprintf(out, diag_say(d, "count %s"), decimal_print_exact(number, o->numerator));
	else
		fputs(o->status == OBS_SUPPRESSED ? diag_say(d, "suppressed")
						  : diag_say(d, "missing"),
		    out);
}

static void
put_line(FILE *out, const struct store_change *c, const struct changes_names *names)
{
	const struct observation *o = key_of(c);
	char period[PERIOD_SIZE];

	fprintf(out, "  %s, ", names->catalogue->indicators[o->indicator].id);
	text_put_safe(out, area_name(names, o->area));
	fprintf(out, ", %s", period_print(period, o->period));
	if (o->stratum != 0) {
		fputs(", ", out);
		text_put_safe(out, names->catalogue->strata[o->stratum]);
	}
	fputs(": ", out);
	if (c->news != STORE_FRESH)
		put_value(out, &c->before.obs, names->diag);
	else
		fputs(diag_say(names->diag, "nothing"), out);
	fputs(" -> ", out);
	if (c->news != STORE_VANISHED)
		put_value(out, &c->after.obs, names->diag);
	else
		fputs(diag_say(names->diag, "gone"), out);
	putc('\n', out);
}

void
changes_text(FILE *out, const struct store_changes *x, const struct changes_names *names,
    size_t most, bool new)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		if ((new || x->of[i].news != STORE_FRESH) && n++ < most)
			put_line(out, &x->of[i], names);
	if (n > most)
		fprintf(out, diag_say(names->diag, "  and %zu more\n"), n - most);
}

/* ---- for machines --------------------------------------------------------------- */

static void
emit_side(struct emit *e, const struct store_observation *o, bool there)
{
	emit_number(e, there ? o->obs.value : NAN);
	emit_number(e, there ? o->obs.numerator : NAN);
	emit_text(e, there ? (const char[]){ (char)o->obs.status, '\0' } : "");
	if (there)
		emit_int(e, o->import), emit_int(e, (long long)o->obs.origin.line);
	else
		emit_text(e, ""), emit_text(e, "");
}

void
changes_csv(
    FILE *out, const struct store_changes *x, const struct changes_names *names, bool danish)
{
	char period[PERIOD_SIZE];
	struct emit e;

	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t i = 0; i < x->n; i++) {
		const struct store_change *c = &x->of[i];
		const struct observation *o = key_of(c);
		emit_text(&e, names->catalogue->indicators[o->indicator].id);
		emit_int(&e, o->area);
		emit_text(&e, area_name(names, o->area));
		emit_text(&e, names->catalogue->strata[o->stratum]);
		emit_text(&e, period_print(period, o->period));
		emit_text(&e, news_ids[c->news]);
		emit_side(&e, &c->before, c->news != STORE_FRESH);
		emit_side(&e, &c->after, c->news != STORE_VANISHED);
		emit_row_end(&e);
	}
}

static void
json_side(struct json *j, const char *key, const struct store_observation *o, bool there)
{
	json_key(j, key);
	if (!there) {
		json_null(j);
		return;
	}
	json_object(j);
	value_number(j, "value", o->obs.value);
	value_number(j, "numerator", o->obs.numerator);
	value_string(j, "status", (const char[]){ (char)o->obs.status, '\0' });
	value_int(j, "import", o->import);
	value_int(j, "line", (long long)o->obs.origin.line);
	json_object_end(j);
}

void
changes_json(struct json *j, const struct store_changes *x, const struct changes_names *names)
{
	char period[PERIOD_SIZE];

	json_array(j);
	for (size_t i = 0; i < x->n; i++) {
		const struct store_change *c = &x->of[i];
		const struct observation *o = key_of(c);
		json_object(j);
		value_string(j, "indicator", names->catalogue->indicators[o->indicator].id);
		value_int(j, "area", o->area);
		value_string(j, "area_name", area_name(names, o->area));
		value_string(j, "stratum", names->catalogue->strata[o->stratum]);
		value_string(j, "period", period_print(period, o->period));
		value_string(j, "change", news_ids[c->news]);
		json_side(j, "before", &c->before, c->news != STORE_FRESH);
		json_side(j, "after", &c->after, c->news != STORE_VANISHED);
		json_object_end(j);
	}
	json_array_end(j);
}
