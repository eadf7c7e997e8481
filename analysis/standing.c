#include "analysis/standing.h"

#include <math.h>

/* Above the benchmark (SIDE 1) or below (-1): the good side where high is good. */
static enum standing
side(enum target_rule polarity, int side, bool far)
{
	bool good = (polarity == TARGET_AT_MOST) == (side < 0);

	if (good)
		return far ? STANDING_BEST : STANDING_BETTER;
	return far ? STANDING_WORST : STANDING_WORSE;
}

enum standing
standing_interval(enum target_rule polarity, enum standing_ties ties, double value, double low,
    double high, double benchmark)
{
	if (isnan(value) || isnan(low) || isnan(high) || isnan(benchmark))
		return STANDING_NONE;
	if (ties == TIES_ABOVE ? low >= benchmark : low > benchmark)
		return side(polarity, 1, false);
	return high < benchmark ? side(polarity, -1, false) : STANDING_SAME;
}

enum standing
standing_two_levels(enum target_rule polarity, double value, const struct interval *inner,
    const struct interval *outer, double benchmark)
{
	enum standing s =
	    standing_interval(polarity, TIES_SAME, value, inner->low, inner->high, benchmark);

	if (isnan(outer->low) || isnan(outer->high))
		return STANDING_NONE;
	if (s == STANDING_NONE || s == STANDING_SAME)
		return s;
	if (benchmark >= outer->low && benchmark <= outer->high)
		return s;
	return side(polarity, value < benchmark ? -1 : 1, true);
}

enum standing
standing_overlap(enum target_rule polarity, double value, const struct interval *own,
    double other_value, const struct interval *other)
{
	if (isnan(value) || isnan(other_value) || isnan(own->low) || isnan(own->high)
	    || isnan(other->low) || isnan(other->high))
		return STANDING_NONE;
	if (own->high < other->low)
		return side(polarity, -1, false);
	return own->low > other->high ? side(polarity, 1, false) : STANDING_SAME;
}

enum standing
standing_range(enum target_rule polarity, double value, double lower, double upper)
{
	if (isnan(value) || !(lower <= upper))
		return STANDING_NONE;
	if (value < lower)
		return side(polarity, -1, false);
	return value >= upper ? side(polarity, 1, false) : STANDING_SAME;
}

const char *
standing_word(enum standing s)
{
	static const char *const words[] = {
		[STANDING_NONE] = "none",
		[STANDING_WORST] = "worst",
		[STANDING_WORSE] = "worse",
		[STANDING_SAME] = "same",
		[STANDING_BETTER] = "better",
		[STANDING_BEST] = "best",
	};

	return words[s];
}
