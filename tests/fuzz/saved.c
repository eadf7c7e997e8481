/* Bytes -> a saved status: refused with a message, or rows that can be shown. */
#include "ingest/saved.h"
#include "model/period.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ingest/small.h"

#include <string.h>

static void
check_judgement(const struct judgement *j)
{
	char period[PERIOD_SIZE];

	fuzz_check(j->obs == NULL || strlen(period_print(period, j->obs->period)) < PERIOD_SIZE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct saved_status s;
	struct diag d = { 0 };

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	bool ok = saved_load(&s, fuzz_path(data, n), &c, &g, &a, &d);
	fuzz_check(ok == (d.errors == 0));
	for (size_t i = 0; ok && i < s.n; i++) {
		const struct assessment *as = &s.items[i].assessment;
		fuzz_check(s.items[i].indicator < (int)c.nindicators);
		fuzz_check(s.items[i].stratum < (int)c.nstrata);
		fuzz_check(as->series.area != NULL && as->series.area->name != NULL);
		check_judgement(&as->latest);
		check_judgement(&as->judged);
	}
	arena_free(&a);
	return 0;
}
