#include "plots/axis.h"

#include <math.h>

static double
nice_step(double rough)
{
	static const double steps[] = { 1, 2, 2.5, 5, 10 };
	double power = pow(10, floor(log10(rough)));

	for (int i = 0; i < 4; i++)
		if (rough <= steps[i] * power * (1 + 1e-9))
			return steps[i] * power;
	return 10 * power;
}

struct axis
axis_make(double low, double high, int steps, double share)
{
	if (high - low <= 1e-9 * fmax(fabs(low), fabs(high))) {
		double room = high == 0 ? 1 : 0.1 * fabs(high);
		low -= room;
		high += room;
	}
	if (low > 0 && high - low >= share * high)
		low = 0;

	struct axis a = { .step = nice_step((high - low) / steps) };
	a.min = a.step * floor(low / a.step + 1e-9);
	a.max = a.step * ceil(high / a.step - 1e-9);
	a.zero = a.min <= 0 && a.max >= 0;
	while (a.decimals < 6
	    && fabs(a.step * pow(10, a.decimals) - round(a.step * pow(10, a.decimals))) > 1e-6)
		a.decimals++;
	return a;
}

void
axis_extend(double v, double *low, double *high)
{
	if (!isfinite(v))
		return;
	*low = isnan(*low) ? v : fmin(*low, v);
	*high = isnan(*high) ? v : fmax(*high, v);
}
