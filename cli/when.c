#include "cli/when.h"

#include <time.h>

const char *
when_print(char buf[static WHEN_SIZE], long long t)
{
	time_t when = (time_t)t;
	struct tm tm;

	if (gmtime_r(&when, &tm) == NULL
	    || strftime(buf, WHEN_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		buf[0] = '\0';
	return buf;
}
