#include "cli/say.h"

#include <math.h>

#include "model/phrase.h"
#include "model/prose.h"

#define DASH "\xE2\x80\x93" /* en dash */
#define MOST 6              /* decimals of a change */

const char *
say_number(double v, int decimals, enum language l, struct arena *a)
{
	const struct indicator plain = { .decimals = decimals, .unit = "" };

	return phrase_number(&plain, v, NAN, l, a);
}

const char *
say_signed(double v, int decimals, enum language l, struct arena *a)
{
	return arena_printf(a, "%s%s", v > 0 ? "+" : "", say_number(v, decimals, l, a));
}

/* As many decimals as show two figures of V, and never fewer than I has. */
static int
change_decimals(const struct indicator *i, double v)
{
	int decimals = i->decimals;

	while (decimals < MOST && v != 0 && fabs(v) * pow(10, decimals) < 9.95)
		decimals++;
	return decimals;
}

const char *
say_size(const struct indicator *i, double v, enum language l, struct arena *a)
{
	struct indicator fine = *i;

	fine.decimals = change_decimals(i, v);
	return phrase_distance(&fine, v, l, a);
}

const char *
say_slope(const struct indicator *i, double slope, double low, double high, enum language l,
    struct arena *a)
{
	struct indicator fine = *i;
	int of_slope = change_decimals(i, slope), of_limits = change_decimals(i, (high - low) / 2);
	bool limits = !isnan(low) && !isnan(high);

	fine.decimals = limits && of_limits < of_slope ? of_limits : of_slope;
	const char *change = phrase_difference(&fine, slope, l, a);
	if (!limits)
		return arena_printf(a, prose_say(l, "%s om året"), change);
	return arena_printf(a, prose_say(l, "%s om året (95\u00A0%%: %s til %s)"), change,
	    say_signed(low, fine.decimals, l, a), say_signed(high, fine.decimals, l, a));
}

const char *
say_limits(const struct indicator *i, double low, double high, enum language l, struct arena *a)
{
	if (isnan(low) || isnan(high))
		return DASH;
	return arena_printf(
	    a, "%s" DASH "%s", phrase_number(i, low, NAN, l, a), phrase_number(i, high, NAN, l, a));
}

const char *
say_range(const struct indicator *i, double low, double high, enum language l, struct arena *a)
{
	if (isnan(low) || isnan(high))
		return DASH;
	return arena_printf(a, "%s%s %s %s%s", low > 0 ? "+" : "", phrase_number(i, low, 0, l, a),
	    prose_say(l, "til"), high > 0 ? "+" : "", phrase_number(i, high, 0, l, a));
}
