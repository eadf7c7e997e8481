/* Texts, one a line -> periods: what is read can be printed, and is read again as the same. */
#include "model/period.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_period(struct period p)
{
	struct period again;
	char text[PERIOD_SIZE], twice[PERIOD_SIZE];

	fuzz_check(p.year >= 1900 && p.year <= 2100);
	fuzz_check(strlen(period_print(text, p)) < PERIOD_SIZE);
	fuzz_check(period_parse(&again, text));
	fuzz_check(period_compare(p, again) == 0);
	fuzz_check(strcmp(period_print(twice, again), text) == 0);
	fuzz_check(period_first_day(p) <= period_last_day(p));
	fuzz_check(period_middle(p) >= 1900 && period_middle(p) <= 2101);
}

static void
read_text(char *text)
{
	struct period p = { .year = -1 };
	char day[PERIOD_SIZE];

	if (period_parse(&p, text))
		check_period(p);
	else
		fuzz_check(p.year == -1);
	if (period_parse_in_year(&p, text, 2020))
		check_period(p);
	int date = date_parse(text);
	fuzz_check(date == 0 || date_parse(date_print(day, date)) == date);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	fuzz_lines(data, n, read_text);
	return 0;
}
