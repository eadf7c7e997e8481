#include "model/prose.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/diag.h"
#include "model/phrase.h"

#define NBSP  "\xC2\xA0"
#define DASH  "\xE2\x80\x93" /* en dash */
#define MINUS "\xE2\x88\x92"

const char *
prose_say(enum language l, const char *da)
{
	return l == LANGUAGE_DANISH ? translate_plain(da) : translate_text(da);
}

const char *const *
prose_each(const char *const *da, size_t n, enum language l, struct arena *a)
{
	const char **said = arena_array(a, n, sizeof *said);

	for (size_t i = 0; i < n; i++)
		said[i] = prose_say(l, da[i]);
	return said;
}

const char *
prose_in_period(struct period p, enum language l, struct arena *a)
{
	const char *lead = p.kind == PERIOD_DAY ? prose_say(l, "den") : prose_say(l, "i");

	return arena_printf(a, "%s %s", lead, phrase_period(p, l, a));
}

const char *
prose_signed(const struct indicator *i, double v, enum language l, struct arena *a)
{
	const char *number = phrase_number(i, v, 0.0, l, a); /* "–" for NAN */

	return v > 0.0 ? arena_printf(a, "+%s", number) : number;
}

/* A number before the unit's, and a full stop that could end the sentence, read badly. */
const char *
prose_unit(const struct indicator *i, enum language l, struct arena *a)
{
	static const char *const thousands[] = { "1000 kr", "1.000 kr", "1 000 kr" };
	const char *unit = i->unit, *lead = "";

	if (i->money.currency != CURRENCY_KRONER)
		return unit;
	for (size_t k = 0; k < countof(thousands); k++)
		if (strncmp(unit, thousands[k], strlen(thousands[k])) == 0) {
			lead = prose_say(l, "tusind ");
			unit += strlen(thousands[k]) - strlen("kr");
		}
	const char *kr = strstr(unit, "kr.");
	if (kr == NULL)
		return i->unit;
	return arena_printf(a, "%s%.*skroner%s", lead, (int)(kr - unit), unit, kr + strlen("kr."));
}

const char *
prose_difference_unit(const struct indicator *i, enum language l, struct arena *a)
{
	if (strcmp(i->unit, "?") == 0)
		return "";
	return strcmp(i->unit, "%") == 0 ? prose_say(l, "procentpoint") : prose_unit(i, l, a);
}

/* LOW and HIGH as one text. */
static const char *
between(const char *low, const char *high, enum language l, struct arena *a)
{
	/* a dash beside a minus is hard to read */
	bool negative = strstr(low, MINUS) != NULL || strstr(high, MINUS) != NULL;

	return arena_printf(a, "%s%s%s", low, negative ? prose_say(l, " til ") : DASH, high);
}

const char *
prose_interval(const struct indicator *i, struct interval ci, enum language l, struct arena *a)
{
	if (ci.code != STAT_OK)
		return DASH;
	return between(
	    phrase_number(i, ci.low, NAN, l, a), phrase_value(i, ci.high, NAN, l, a), l, a);
}

const char *
prose_limits(const struct indicator *i, struct interval ci, enum language l, struct arena *a)
{
	if (ci.code != STAT_OK)
		return DASH;
	return between(
	    phrase_number(i, ci.low, NAN, l, a), phrase_number(i, ci.high, NAN, l, a), l, a);
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

/* P, which is called LETTER. */
static const char *
chance(char letter, double p, enum language l, struct arena *a)
{
	const struct indicator plain = { .decimals = p < 0.0995 ? 3 : 2, .unit = "" };

	if (p < 0.001)
		return arena_printf(a, prose_say(l, "%c\u00A0<\u00A00,001"), letter);
	return arena_printf(
	    a, "%c" NBSP "=" NBSP "%s", letter, phrase_number(&plain, p, NAN, l, a));
}

const char *
prose_p(double p, enum language l, struct arena *a)
{
	return chance('p', p, l, a);
}

const char *
prose_q(double q, enum language l, struct arena *a)
{
	return chance('q', q, l, a);
}

/* ---- words ---------------------------------------------------------------- */

const char *
prose_count(size_t n, const char *one, const char *many, enum language l, struct arena *a)
{
	if (n == 0)
		return arena_printf(a, "%s" NBSP "%s", prose_say_in(l, "noun", "ingen"), many);
	return arena_printf(a, "%zu" NBSP "%s", n, n == 1 ? one : many);
}

const char *
prose_small(size_t n, enum language l, struct arena *a)
{
	static const char *const words[] = { SAY("ingen"), SAY("én"), SAY("to"), SAY("tre"),
		SAY("fire"), SAY("fem"), SAY("seks"), SAY("syv"), SAY("otte"), SAY("ni"), SAY("ti"),
		SAY("elleve"), SAY("tolv") };

	return n < countof(words) ? prose_say(l, words[n]) : arena_printf(a, "%zu", n);
}

const char *
prose_join(const char *const *clauses, size_t n, enum language l, struct arena *a)
{
	const char *text = n > 0 ? clauses[0] : "";

	for (size_t i = 1; i < n; i++)
		text = arena_printf(
		    a, "%s, %s%s", text, i + 1 == n ? prose_say(l, "og ") : "", clauses[i]);
	return text;
}

const char *
prose_list(const char *const *items, size_t n, enum language l, struct arena *a)
{
	const char *text = n > 0 ? items[0] : "";

	for (size_t i = 1; i < n; i++)
		text = arena_printf(
		    a, "%s%s%s", text, i + 1 == n ? prose_say(l, " og ") : ", ", items[i]);
	return text;
}

const char *
prose_label(const struct series *s, struct arena *a)
{
	const char *name = s->indicator->name;

	if (s->stratum[0] == '\0' || strstr(name, s->stratum) != NULL)
		return name;
	return arena_printf(a, "%s, %s", name, s->stratum);
}

/* ASCII, and the Latin-1 letters: 0xC3, then 0x80-0x9E capital and 0xA0-0xBE small, but for × and
 * ÷. */
static const char *
change_first(const char *s, bool capital, struct arena *a)
{
	char *copy = arena_strdup(a, s);
	unsigned char b = (unsigned char)copy[0], c = b != '\0' ? (unsigned char)copy[1] : 0;

	if (b < 0x80)
		copy[0] = (char)(capital ? toupper(b) : tolower(b));
	else if (b == 0xC3 && c >= (capital ? 0xA0 : 0x80) && c <= (capital ? 0xBE : 0x9E)
	    && (c | 0x20) != 0xB7)
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
