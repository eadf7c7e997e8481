#include "cli/value.h"

#include <math.h>

#include "model/period.h"
#include "model/target.h"
#include "model/words.h"

void
value_string(struct json *j, const char *key, const char *v)
{
	json_key(j, key);
	json_string(j, v);
}

void
value_number(struct json *j, const char *key, double v)
{
	json_key(j, key);
	json_number(j, v);
}

void
value_int(struct json *j, const char *key, long long v)
{
	json_key(j, key);
	json_int(j, v);
}

void
value_bool(struct json *j, const char *key, bool v)
{
	json_key(j, key);
	json_bool(j, v);
}

void
value_count(struct json *j, const char *key, size_t v)
{
	value_int(j, key, (long long)v);
}

void
value_truth(struct json *j, const char *key, enum truth v)
{
	json_key(j, key);
	if (v == TRUTH_UNKNOWN)
		json_null(j);
	else
		json_bool(j, v == TRUTH_YES);
}

void
value_begin(struct json *j, FILE *out, const struct run *r)
{
	char date[PERIOD_SIZE];

	json_begin(j, out);
	json_object(j);
	value_string(j, "pejl", PEJL_VERSION);
	value_string(j, "agreement", r->catalogue.agreement.name);
	value_string(j, "as_of", date_print(date, r->options->as_of));
	value_bool(j, "fictional", r->panel.fictional);
}

void
value_prices(struct json *j, const struct series *s, const struct observation *o)
{
	const struct price *p = s->prices != NULL && o != NULL ? &s->prices[o - s->obs] : NULL;

	value_number(j, "price_year", p != NULL && p->year != 0 ? (double)p->year : NAN);
	value_truth(j, "adjusted",
	    p == NULL            ? TRUTH_UNKNOWN
		: p->factor != 1 ? TRUTH_YES
				 : TRUTH_NO);
	value_number(j, "value_as_read", p != NULL ? s->read[o - s->obs].value : NAN);
}

void
value_indicator(struct json *j, const struct indicator *i, const char *stratum)
{
	static const char *const sides[] = {
		[BETTER_LOWER] = "lower", [BETTER_HIGHER] = "higher", [BETTER_UNKNOWN] = NULL
	};

	value_string(j, "indicator", i->id);
	value_string(j, "name", i->name);
	value_string(j, "stratum", stratum);
	value_string(j, "unit", i->unit);
	value_string(j, "better", sides[i->better]);
}

void
value_target_keys(struct json *j, const struct target *t)
{
	char date[PERIOD_SIZE];

	value_string(j, "rule", target_rule_id(t->rule));
	value_number(j, "value", target_bound(t, HUGE_VAL));
	if (t->rule == TARGET_BETWEEN) {
		value_number(j, "low", t->low);
		value_number(j, "high", t->high);
	}
	value_int(j, "by", t->by);
	value_string(j, "status", target_status_id(t->status));
	value_string(j, "from", date_print(date, t->from));
	value_string(j, "document", t->document);
	value_int(j, "area", t->area);
	value_number(j, "price_year", t->price_year != 0 ? (double)t->price_year : NAN);
}

void
value_target(struct json *j, const struct target *t)
{
	json_key(j, "target");
	if (t == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	value_target_keys(j, t);
	json_object_end(j);
}

void
value_cautions(struct json *j, unsigned cautions)
{
	json_key(j, "cautions");
	json_array(j);
	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++)
		if ((cautions >> bit & 1u) != 0)
			json_string(j, caution_id((enum caution)(1u << bit)));
	json_array_end(j);
}
