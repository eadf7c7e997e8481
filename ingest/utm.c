#include "ingest/utm.h"

#include <math.h>

#define RADIUS     6378137.0            /* GRS80's, at the equator */
#define FLATTENING (1 / 298.257222101)  /* GRS80's */
#define SCALE      0.9996               /* on the middle meridian */
#define MERIDIAN   9                    /* degrees: the middle of zone 32 */
#define EAST       500000               /* of the middle meridian */
#define DEGREE     0.017453292519943295 /* in radians */

void
utm32(double longitude, double latitude, double *east, double *north)
{
	const double n = FLATTENING / (2 - FLATTENING);
	const double a = RADIUS / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64);
	const double alpha[] = { n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16,
		13 * n * n / 48 - 3 * n * n * n / 5, 61 * n * n * n / 240 };
	const double k = 2 * sqrt(n) / (1 + n);
	const double s = sin(latitude * DEGREE), l = (longitude - MERIDIAN) * DEGREE;
	const double t = sinh(atanh(s) - k * atanh(k * s));
	const double xi = atan2(t, cos(l)), eta = atanh(sin(l) / sqrt(1 + t * t));
	double x = eta, y = xi;

	for (int j = 1; j <= 3; j++) {
		x += alpha[j - 1] * cos(2 * j * xi) * sinh(2 * j * eta);
		y += alpha[j - 1] * sin(2 * j * xi) * cosh(2 * j * eta);
	}
	*east = EAST + SCALE * a * x;
	*north = SCALE * a * y;
}
