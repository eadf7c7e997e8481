#include "analysis/numeric.h"

#include <math.h>

#define COUNT_MAX 9007199254740992.0 /* 2^53 */

bool
numeric_is_count(double v)
{
	return v >= 0 && v <= COUNT_MAX && floor(v) == v;
}
