/*
 * cli/command.h - the commands of pejl, one file each, and their exit codes.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/diag.h"
#include "cli/options.h"

/* Documented in the man page; never EXIT_DONE with a broken or partial output. */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_DATA = 1,        /* refused rows, --fail-on */
	EXIT_USAGE = 2,       /* usage or configuration */
	EXIT_UNAVAILABLE = 3, /* an input or output cannot be read or written */
	EXIT_DISCLOSURE = 4,
	EXIT_PROGRAM = 5, /* gnuplot or LibreOffice failed or is missing */
	EXIT_INTERRUPTED = 130
};

struct command {
	const char *name;
	const char *arguments; /* for the usage line */
	const char *summary;   /* one line */
	const char *help;      /* paragraphs, examples first */
	unsigned options;      /* enum option_bit it takes */
	enum exit_code (*run)(const struct options *o, struct diag *d);
};

enum exit_code inspect_run(const struct options *o, struct diag *d);
enum exit_code tidy_run(const struct options *o, struct diag *d);
enum exit_code status_run(const struct options *o, struct diag *d);
enum exit_code trend_run(const struct options *o, struct diag *d);
enum exit_code compare_run(const struct options *o, struct diag *d);
enum exit_code backtest_command(const struct options *o, struct diag *d);
enum exit_code report_run(const struct options *o, struct diag *d);
enum exit_code ingest_run(const struct options *o, struct diag *d);
enum exit_code log_run(const struct options *o, struct diag *d);
enum exit_code undo_run(const struct options *o, struct diag *d);
enum exit_code verify_run(const struct options *o, struct diag *d);
enum exit_code export_run(const struct options *o, struct diag *d);
enum exit_code import_run(const struct options *o, struct diag *d);
enum exit_code explain_run(const struct options *o, struct diag *d);
enum exit_code diff_run(const struct options *o, struct diag *d);
enum exit_code followup_run(const struct options *o, struct diag *d);
enum exit_code portfolio_run(const struct options *o, struct diag *d);
enum exit_code plot_run(const struct options *o, struct diag *d);

#endif
