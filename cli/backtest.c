/* pejl backtest: hide the last figures of every series, say what they will be, and look. */
#include "cli/backtest.h"

#include "cli/terminal.h"
#include "ingest/import.h"

#define HORIZON 2 /* periods, unless --horizon says so */

static const struct pos nowhere = { 0 };

size_t
backtest_min_points(const struct options *o)
{
	return o->min_points > 0 ? (size_t)o->min_points : OUTLOOK_MIN;
}

enum exit_code
backtest_trial(struct run *r, struct trial *t)
{
	const struct options *o = r->options;
	size_t horizon = o->horizon > 0 ? (size_t)o->horizon : HORIZON;
	size_t least = backtest_min_points(o), n;
	struct outlook_series *s;

	if (!run_outlook_series(r, &s, &n))
		return EXIT_USAGE;
	*t = trial_run(s, n, horizon, least, &r->arena);
	if (t->nseries == 0) {
		diag_error(r->diag, nowhere, NULL,
		    "no series of a kommune has %zu figures since its last break: %zu to learn "
		    "from "
		    "and %zu to hide; see --min-points and --horizon",
		    least + horizon, least, horizon);
		return EXIT_DATA;
	}
	return EXIT_DONE;
}

static enum exit_code
show(struct run *r, const void *unused)
{
	struct trial t;
	enum exit_code code = backtest_trial(r, &t);

	(void)unused;
	if (code != EXIT_DONE)
		return code;
	switch (r->options->format) {
	case FORMAT_TEXT: backtest_text(stdout, r, &t, terminal_width()); break;
	case FORMAT_CSV: backtest_csv(stdout, &t, false); break;
	case FORMAT_CSV_DK: backtest_csv(stdout, &t, true); break;
	case FORMAT_JSON: backtest_json(stdout, &t, backtest_min_points(r->options)); break;
	}
	return EXIT_DONE;
}

enum exit_code
backtest_command(const struct options *o, struct diag *d)
{
	return run_answer(o, d, show, NULL);
}
