/*
 * cli/option_rows.h - the table of options: a row for each name and what it means to a command.
 */
#ifndef CLI_OPTION_ROWS_H
#define CLI_OPTION_ROWS_H

#include <stdbool.h>
#include <stddef.h>

/* What getopt_long tells of an option. */
enum option_id {
	OPT_FORMAT = 256, /* above any letter */
	OPT_LANG,
	OPT_TARGETS,
	OPT_SOURCES,
	OPT_FROM,
	OPT_AREA,
	OPT_INDICATOR,
	OPT_AS_OF,
	OPT_OUT,
	OPT_FAIL_ON,
	OPT_ENCODING,
	OPT_DELIMITER,
	OPT_DECIMAL,
	OPT_THOUSANDS,
	OPT_SOURCE,
	OPT_PERIOD,
	OPT_AREA_OF_FILE,
	OPT_YEAR,
	OPT_COLUMNS,
	OPT_PAIR,
	OPT_FILL_DOWN,
	OPT_LENIENT,
	OPT_MAX_REJECTS,
	OPT_REJECTS,
	OPT_SCRIPT,
	OPT_BY,
	OPT_THREADS,
	OPT_SUGGEST,
	OPT_COMPARED,
	OPT_SORT,
	OPT_HORIZON,
	OPT_MIN_POINTS,
	OPT_EVENT,
	OPT_STORE,
	OPT_NOTE,
	OPT_KEEP,
	OPT_SINCE,
	OPT_FAIL_CHANGED,
	OPT_BORDERS,
	OPT_DOCUMENTS,
	OPT_EDITION,
	OPT_SINGLE,
	OPT_KOMMUNE,
	OPT_KLYNGE,
	OPT_EVENTS,
	OPT_PRICE_YEAR,
	OPT_PRICE_INDEX,
	OPT_SETTINGS,
	OPT_PORTFOLIO,
	OPT_FORUM,
	OPT_DATE,
	OPT_GROUP,
	OPT_STATUS,
	OPT_EFFORT_YEAR,
	OPT_FAIL_OVERDUE,
	OPT_HELP
};

struct option_row {
	const char *name;
	int id;
	const char *argument; /* NULL: takes none */
	unsigned bit;         /* 0: every command takes it */
	const char *help;
};

/* option_count of them, in the order of --help. */
extern const struct option_row option_rows[];
extern const size_t option_count;

/*
 * Does a command with the option bits TAKES (enum option_bit) take row I? Of rows of one name,
 * which mean different things to different commands, only the first.
 */
bool option_is_taken(size_t i, unsigned takes);

#endif
