/* pejl portfolio: the indsatser beside the målsætninger, and how far they are. */
#include "cli/portfolio.h"

#include <stdio.h>

#include "cli/terminal.h"

static enum exit_code
show(struct run *r)
{
	const struct options *o = r->options;
	struct view v = { .run = r };

	if (!run_portfolio(r, &v.portfolio) || !view_fill(&v))
		return EXIT_USAGE;
	switch (o->format) {
	case FORMAT_TEXT: portfolio_text(stdout, &v, terminal_width()); break;
	case FORMAT_CSV: portfolio_csv(stdout, &v, false); break;
	case FORMAT_CSV_DK: portfolio_csv(stdout, &v, true); break;
	case FORMAT_JSON: portfolio_json(stdout, &v); break;
	}
	return o->fail_overdue && v.updates + v.milestones > 0 ? EXIT_DATA : EXIT_DONE;
}

enum exit_code
portfolio_run(const struct options *o, struct diag *d)
{
	struct run r;
	enum exit_code code;

	if (o->nfiles != 0) {
		diag_error(d, (struct pos){ 0 }, NULL,
		    "portfolio reads no figures: leave '%s' out, or write --portfolio %s",
		    o->files[0], o->files[0]);
		return EXIT_USAGE;
	}
	code = run_open(&r, o, d);
	if (code == EXIT_DONE)
		code = show(&r);
	run_close(&r);
	return code;
}
