/* pejl status: one row per målsætning - where it stands. */
#include "cli/status.h"

#include <stdio.h>

#include "cli/keep.h"
#include "cli/terminal.h"

/* Is a verdict that --fail-on names among the items? */
static bool
fails(const struct options *o, const struct run_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((o->fail_on >> items[i].assessment.verdict & 1u) != 0)
			return true;
	return false;
}

static enum exit_code
show(struct run *r, const void *unused)
{
	const struct options *o = r->options;
	struct run_item *items;
	size_t n;

	(void)unused;
	if (!run_assess(r, &items, &n))
		return EXIT_USAGE;
	if (o->keep && !keep_status(r, items, n))
		return EXIT_UNAVAILABLE;
	switch (o->format) {
	case FORMAT_TEXT: status_text(stdout, r, items, n, terminal_width()); break;
	case FORMAT_CSV: status_csv(stdout, r, items, n, false); break;
	case FORMAT_CSV_DK: status_csv(stdout, r, items, n, true); break;
	case FORMAT_JSON: status_json(stdout, r, items, n); break;
	}
	return fails(o, items, n) ? EXIT_DATA : EXIT_DONE;
}

enum exit_code
status_run(const struct options *o, struct diag *d)
{
	if (o->keep && o->nfiles != 0) {
		diag_error(d, (struct pos){ 0 }, NULL,
		    "--keep is for the status of a store: leave --from out");
		return EXIT_USAGE;
	}
	return run_answer(o, d, show, NULL);
}
