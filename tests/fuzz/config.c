/*
 * Bytes -> targets.conf, sources.conf, portfolio.conf and report.conf: refused with a message, or
 * usable.
 */
#include "ingest/portfolio.h"
#include "ingest/report_conf.h"
#include "ingest/sources.h"
#include "ingest/targets.h"
#include "tests/fuzz/fuzz.h"
#include "tests/ingest/small.h"

#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct sources s = { 0 };
	struct portfolio p = { 0 };
	struct report_settings own;
	struct diag targets = { 0 }, sources = { 0 }, portfolio = { 0 }, settings = { 0 };
	const char *path = fuzz_path(data, n);

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	bool ok = targets_load(&c, path, &g, &a, &targets);
	fuzz_check(ok == (targets.errors == 0));
	ok = sources_load(&s, path, &c, &a, &sources);
	fuzz_check(ok == (sources.errors == 0));
	for (size_t i = 0; ok && i < s.n; i++)
		fuzz_check(s.rules[i].source.id != NULL && *s.rules[i].source.id != '\0');
	ok = portfolio_load(&p, path, &c, &g, &a, &portfolio);
	fuzz_check(ok == (portfolio.errors == 0));
	for (size_t i = 0; i < p.nefforts; i++)
		fuzz_check(ok && p.efforts[i].forum != NULL && p.efforts[i].document[0] != '\0');
	ok = report_conf_load(&own, path, &c, &g, &a, &settings);
	fuzz_check(ok == (settings.errors == 0));
	for (size_t i = 0; ok && i < own.ncomments; i++)
		fuzz_check(own.comments[i].text != NULL && own.comments[i].by != NULL);
	arena_free(&a);
	return 0;
}
