#include "model/phrase.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "model/prose.h"
#include "model/target.h"

#define NBSP "\xC2\xA0"
#define DASH "\xE2\x80\x93" /* en dash */

static const char *const months[] = { SAY("januar"), SAY("februar"), SAY("marts"), SAY("april"),
	SAY("maj"), SAY("juni"), SAY("juli"), SAY("august"), SAY("september"), SAY("oktober"),
	SAY("november"), SAY("december") };

/* ---- time ----------------------------------------------------------------- */

static const char *
month_name(int month, enum language l)
{
	return prose_say(l, months[(month + 11) % 12]);
}

const char *
phrase_date(int date, enum language l, struct arena *a)
{
	const char *month = month_name(date / 100 % 100, l);

	if (date == 0)
		return "";
	return arena_printf(a, prose_say(l, "%d.\u00A0%s %d"), date % 100, month, date / 10000);
}

const char *
phrase_period(struct period p, enum language l, struct arena *a)
{
	switch (p.kind) {
	case PERIOD_YEAR: return arena_printf(a, "%d", p.year);
	case PERIOD_QUARTER: return arena_printf(a, prose_say(l, "%d. kvartal %d"), p.part, p.year);
	case PERIOD_MONTH: return arena_printf(a, "%s %d", month_name(p.part, l), p.year);
	case PERIOD_WEEK: return arena_printf(a, prose_say(l, "uge %d i %d"), p.part, p.year);
	case PERIOD_DAY: return phrase_date(p.year * 10000 + p.part * 100 + p.day, l, a);
	case PERIOD_SPAN: return arena_printf(a, "%d" DASH "%d", p.year, p.year_end);
	}
	return "";
}

const char *
phrase_years(int first, int last, struct arena *a)
{
	return first == last ? arena_printf(a, "%d", first)
			     : arena_printf(a, "%d" DASH "%d", first, last);
}

const char *
phrase_year_list(const int *years, size_t n, struct arena *a)
{
	const char *text = "";

	for (size_t i = 0, last; i < n; i = last + 1) {
		for (last = i; last + 1 < n && years[last + 1] == years[last] + 1;)
			last++;
		text = arena_printf(
		    a, "%s%s%s", text, i > 0 ? ", " : "", phrase_years(years[i], years[last], a));
	}
	return text;
}

/* ---- numbers -------------------------------------------------------------- */

/* NUMBER, written the Danish way, as L writes it. */
static const char *
localised(const char *number, enum language l, struct arena *a)
{
	char *s = arena_strdup(a, number), *comma = strchr(s, ',');

	if (l == LANGUAGE_ENGLISH && comma != NULL)
		*comma = '.';
	return s;
}

static const char *
with(const char *number, const char *unit, struct arena *a)
{
	return unit[0] == '\0' ? number : arena_printf(a, "%s" NBSP "%s", number, unit);
}

static const char *
with_unit(const struct indicator *i, const char *number, struct arena *a)
{
	return with(number, strcmp(i->unit, "?") == 0 ? "" : i->unit, a);
}

struct indicator
phrase_finer(const struct indicator *i)
{
	struct indicator fine = *i;

	fine.decimals++;
	return fine;
}

const char *
phrase_number(const struct indicator *i, double v, double beside, enum language l, struct arena *a)
{
	char text[DECIMAL_SIZE];

	if (isnan(v))
		return DASH;
	return localised(decimal_print_beside(text, v, i->decimals, beside), l, a);
}

const char *
phrase_value(const struct indicator *i, double v, double beside, enum language l, struct arena *a)
{
	return isnan(v) ? DASH : with_unit(i, phrase_number(i, v, beside, l, a), a);
}

const char *
phrase_difference(const struct indicator *i, double v, enum language l, struct arena *a)
{
	if (isnan(v))
		return DASH;
	return with(prose_signed(i, v, l, a), prose_difference_unit(i, l), a);
}

const char *
phrase_distance(const struct indicator *i, double v, enum language l, struct arena *a)
{
	if (isnan(v))
		return DASH;
	return with(phrase_number(i, fabs(v), 0, l, a), prose_difference_unit(i, l), a);
}

const char *
phrase_power(const struct indicator *i, const struct trend *t, enum language l, struct arena *a)
{
	const struct indicator fine = phrase_finer(i);

	if (!(t->p > 0.05 && t->p_attainable <= 0.05) || t->power_code != STAT_OK)
		return NULL;
	return arena_printf(a,
	    prose_say(l, "kunne med 80\u00A0%% sandsynlighed have vist en ændring på %s om året"),
	    phrase_distance(&fine, t->smallest_change, l, a));
}

const char *
phrase_stated(double v, enum language l, struct arena *a)
{
	char exact[DECIMAL_SIZE], text[DECIMAL_SIZE];

	decimal_print_exact(exact, v);
	const char *dot = strchr(exact, '.');
	int decimals = dot != NULL && strchr(dot, 'e') == NULL ? (int)strlen(dot + 1) : 0;
	return localised(decimal_print_people(text, v, decimals), l, a);
}

/* ---- targets -------------------------------------------------------------- */

const char *
phrase_rule(const struct indicator *i, const struct target *t, enum language l, struct arena *a)
{
	const char *number;

	if (!target_has_number(t))
		return prose_say(l, "et mål uden tal");
	if (t->rule == TARGET_BETWEEN)
		number = arena_printf(a, "%s %s %s", phrase_stated(t->low, l, a),
		    prose_say(l, "og"), phrase_stated(t->high, l, a));
	else
		number = phrase_stated(target_bound(t, 0), l, a);
	return arena_printf(
	    a, "%s" NBSP "%s", target_rule_word(t->rule, l), with_unit(i, number, a));
}

const char *
phrase_target(const struct indicator *i, const struct target *t, enum language l, struct arena *a)
{
	return arena_printf(a, "%s %s %d", phrase_rule(i, t, l, a), prose_say(l, "i"), t->by);
}
