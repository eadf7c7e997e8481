#include "report/prose.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "model/words.h"

#define NBSP  "\xC2\xA0"
#define DASH  "\xE2\x80\x93" /* en dash */
#define MINUS "\xE2\x88\x92"

static const char *const months[] = { "januar", "februar", "marts", "april", "maj", "juni", "juli",
	"august", "september", "oktober", "november", "december" };

/* ---- time ----------------------------------------------------------------- */

const char *
prose_date(int date, struct arena *a)
{
	int month = date / 100 % 100;

	if (date == 0)
		return "";
	return arena_printf(
	    a, "%d." NBSP "%s %d", date % 100, months[(month + 11) % 12], date / 10000);
}

const char *
prose_period(struct period p, struct arena *a)
{
	switch (p.kind) {
	case PERIOD_YEAR: return arena_printf(a, "%d", p.year);
	case PERIOD_QUARTER: return arena_printf(a, "%d. kvartal %d", p.part, p.year);
	case PERIOD_MONTH: return arena_printf(a, "%s %d", months[(p.part + 11) % 12], p.year);
	case PERIOD_WEEK: return arena_printf(a, "uge %d i %d", p.part, p.year);
	case PERIOD_DAY: return prose_date(p.year * 10000 + p.part * 100 + p.day, a);
	case PERIOD_SPAN: return arena_printf(a, "%d-%d", p.year, p.year_end);
	}
	return "";
}

const char *
prose_in_period(struct period p, struct arena *a)
{
	const char *lead = p.kind == PERIOD_DAY ? "den" : "i";

	return arena_printf(a, "%s %s", lead, prose_period(p, a));
}

/* ---- numbers -------------------------------------------------------------- */

/* NUMBER with I's unit; nothing after it where the unit is not known. */
static const char *
with_unit(const struct indicator *i, const char *number, struct arena *a)
{
	if (i->unit[0] == '\0' || strcmp(i->unit, "?") == 0)
		return arena_strdup(a, number);
	return arena_printf(a, "%s" NBSP "%s", number, i->unit);
}

/* A difference of percentages is in procentpoint. */
static const char *
with_difference_unit(const struct indicator *i, const char *number, struct arena *a)
{
	if (strcmp(i->unit, "%") == 0)
		return arena_printf(a, "%s" NBSP "procentpoint", number);
	return with_unit(i, number, a);
}

const char *
prose_value(const struct indicator *i, double v, double beside, struct arena *a)
{
	char text[DECIMAL_SIZE];

	if (isnan(v))
		return DASH;
	return with_unit(i, decimal_print_beside(text, v, i->decimals, beside), a);
}

const char *
prose_difference(const struct indicator *i, double v, struct arena *a)
{
	char text[DECIMAL_SIZE];

	if (isnan(v))
		return DASH;
	decimal_print_beside(text, v, i->decimals, 0.0);
	return with_difference_unit(i, arena_printf(a, "%s%s", v > 0.0 ? "+" : "", text), a);
}

const char *
prose_distance(const struct indicator *i, double v, struct arena *a)
{
	char text[DECIMAL_SIZE];

	if (isnan(v))
		return DASH;
	return with_difference_unit(i, decimal_print_beside(text, fabs(v), i->decimals, 0.0), a);
}

const char *
prose_interval(const struct indicator *i, struct interval ci, struct arena *a)
{
	char low[DECIMAL_SIZE], high[DECIMAL_SIZE];

	if (ci.code != STAT_OK)
		return DASH;
	decimal_print_people(low, ci.low, i->decimals);
	decimal_print_people(high, ci.high, i->decimals);
	/* a dash beside a minus is hard to read */
	const char *to = strstr(low, MINUS) != NULL || strstr(high, MINUS) != NULL ? " til " : DASH;
	return with_unit(i, arena_printf(a, "%s%s%s", low, to, high), a);
}

const char *
prose_probability(double p, struct arena *a)
{
	if (p < 0.01)
		return "under 1" NBSP "%";
	if (p > 0.99)
		return "over 99" NBSP "%";
	return arena_printf(a, "%d" NBSP "%%", (int)lround(p * 100.0));
}

const char *
prose_p(double p, struct arena *a)
{
	char text[DECIMAL_SIZE];

	if (p < 0.001)
		return "p" NBSP "<" NBSP "0,001";
	return arena_printf(
	    a, "p" NBSP "=" NBSP "%s", decimal_print_people(text, p, p < 0.1 ? 3 : 2));
}

/* ---- targets -------------------------------------------------------------- */

double
prose_bound(const struct target *t, double v)
{
	if (t == NULL)
		return NAN;
	switch (t->rule) {
	case TARGET_AT_MOST: return t->high;
	case TARGET_AT_LEAST: return t->low;
	case TARGET_BETWEEN: return fabs(v - t->low) < fabs(v - t->high) ? t->low : t->high;
	}
	return NAN;
}

/* V as its document writes it: no more decimals than it has. */
static const char *
as_stated(double v, struct arena *a)
{
	char text[DECIMAL_SIZE], people[DECIMAL_SIZE];

	decimal_print_exact(text, v);
	const char *dot = strchr(text, '.');
	int decimals = dot != NULL && strchr(dot, 'e') == NULL ? (int)strlen(dot + 1) : 0;
	return arena_strdup(a, decimal_print_people(people, v, decimals));
}

const char *
prose_rule(const struct indicator *i, const struct target *t, struct arena *a)
{
	double bound = prose_bound(t, 0.0);
	const char *number;

	if (isnan(bound))
		return "et mål uden tal";
	if (t->rule == TARGET_BETWEEN)
		number = arena_printf(a, "%s og %s", as_stated(t->low, a), as_stated(t->high, a));
	else
		number = as_stated(bound, a);
	return arena_printf(
	    a, "%s %s", target_rule_word(t->rule, LANGUAGE_DANISH), with_unit(i, number, a));
}

const char *
prose_target(const struct indicator *i, const struct target *t, struct arena *a)
{
	const char *rule = prose_rule(i, t, a);

	return t->by != 0 ? arena_printf(a, "%s i %d", rule, t->by) : rule;
}

/* ---- words ---------------------------------------------------------------- */

const char *
prose_count(size_t n, const char *one, const char *many, struct arena *a)
{
	if (n == 0)
		return arena_printf(a, "ingen %s", many);
	return arena_printf(a, "%zu %s", n, n == 1 ? one : many);
}

const char *
prose_small(size_t n, struct arena *a)
{
	static const char *const words[] = { "ingen", "én", "to", "tre", "fire", "fem", "seks",
		"syv", "otte", "ni", "ti", "elleve", "tolv" };

	return n < countof(words) ? words[n] : arena_printf(a, "%zu", n);
}

const char *
prose_join(const char *const *parts, size_t n, struct arena *a)
{
	const char *text = n > 0 ? parts[0] : "";

	for (size_t i = 1; i < n; i++)
		text = arena_printf(a, "%s%s%s", text, i + 1 == n ? " og " : ", ", parts[i]);
	return text;
}

const char *
prose_label(const struct indicator *i, struct arena *a)
{
	if (i->stratum[0] == '\0' || strstr(i->name, i->stratum) != NULL)
		return i->name;
	return arena_printf(a, "%s, %s", i->name, i->stratum);
}

/* The Danish capitals Æ Ø Å end in 0x86, 0x98, 0x85 after 0xC3; the small ones are 0x20 on. */
static const char *
change_first(const char *s, bool capital, struct arena *a)
{
	char *copy = arena_strdup(a, s);
	unsigned char b = (unsigned char)copy[0], c = b != '\0' ? (unsigned char)copy[1] : 0;

	if (b < 0x80)
		copy[0] = (char)(capital ? toupper(b) : tolower(b));
	else if (b == 0xC3 && c >= (capital ? 0xA0 : 0x80) && c <= (capital ? 0xBE : 0x9E))
		copy[1] = (char)(c ^ 0x20);
	return copy;
}

const char *
prose_capital(const char *s, struct arena *a)
{
	return change_first(s, true, a);
}

const char *
prose_uncapital(const char *s, struct arena *a)
{
	unsigned char second = s[0] != '\0' ? (unsigned char)s[1] : 0;

	/* DRG-værdi, KOL: an abbreviation keeps its capitals */
	if (second < 0x80 && isupper(second))
		return s;
	return change_first(s, false, a);
}

const char *
prose_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}
