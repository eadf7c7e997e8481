/* Bytes -> observations: each is of a known area and period, and every record is accounted for. */
#include "ingest/import.h"
#include "model/period.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ingest/small.h"

#include <math.h>

static void
take(void *to, const struct observation *o)
{
	size_t *n = to;

	fuzz_check(o->period.year >= 1900 && o->period.year <= 2100);
	fuzz_check(o->origin.line > 0 && o->origin.field > 0 && o->area >= 0);
	fuzz_check(isfinite(o->value)
	    == (o->status == OBS_NORMAL || o->status == OBS_PROVISIONAL || o->status == OBS_BREAK));
	++*n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct diag d = { 0 };
	struct import_options options = { 0 };
	struct import_summary summary;
	size_t observations = 0;

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	struct import im = { .arena = &a,
		.geography = &g,
		.catalogue = &c,
		.options = &options,
		.sink = take,
		.sink_to = &observations,
		.diag = &d };
	enum import_code code = import_file(&im, fuzz_path(data, n), &summary);
	fuzz_check(code == IMPORT_OK || d.errors > 0);
	fuzz_check(observations == summary.observations);
	fuzz_check(summary.refused == 0 || d.errors > 0);
	arena_free(&a);
	return 0;
}
