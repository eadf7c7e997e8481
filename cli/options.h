/*
 * cli/options.h - one table of options: parsing and help are made from it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "ingest/aggregate.h"
#include "ingest/import.h"
#include "model/words.h"
#include "report/compose.h"

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_CSV_DK, FORMAT_JSON };

/* Which options a command takes. */
enum option_bit {
	TAKES_FORMAT = 1 << 0,
	TAKES_CONFIG = 1 << 1, /* --targets, --sources */
	TAKES_FROM = 1 << 2,
	TAKES_PICK = 1 << 3,  /* --area, --indicator */
	TAKES_AS_OF = 1 << 4, /* --as-of, --price-year, --price-index */
	TAKES_READ = 1 << 5,  /* how to read a file: --encoding, --decimal ... */
	TAKES_OUT = 1 << 6,
	TAKES_FAIL_ON = 1 << 7,
	TAKES_LANG = 1 << 8,
	TAKES_SCRIPT = 1 << 9,
	TAKES_BY = 1 << 10,
	TAKES_SUGGEST = 1 << 11,
	TAKES_REJECTS = 1 << 12,
	TAKES_COMPARED = 1 << 13, /* --period, which is then the one compared, and --sort */
	TAKES_TRIAL = 1 << 14,    /* --horizon, --min-points */
	TAKES_EVENT = 1 << 15,
	TAKES_STORE = 1 << 16,
	TAKES_NOTE = 1 << 17,
	TAKES_LIMIT = 1 << 18, /* --max-rejects alone */
	TAKES_BORDERS = 1 << 19,
	TAKES_EVENTS = 1 << 20, /* --event */
	TAKES_REPORT =
	    1 << 21, /* --format of documents, --edition, --single, --kommune, --klynge */
	TAKES_PORTFOLIO = 1 << 22, /* --portfolio */
	TAKES_EFFORTS = 1 << 23,   /* which indsatser: --forum, --group ...; --fail-on overdue */
	TAKES_FOLLOWUP = 1 << 29,  /* --forum, --date; --format of documents, --edition */
	TAKES_EXPLAINED = 1 << 24, /* --period, which is then the figure's */
	TAKES_SINCE = 1 << 25,
	TAKES_CHANGED = 1 << 26, /* --fail-on changed */
	TAKES_KEEP = 1 << 27,
	TAKES_SETTINGS = 1 << 28, /* --settings */
	TAKES_GROUP = 1 << 30     /* --group alone */
};

/* Forms of the report, as bits. */
enum document { DOCUMENT_HTML = 1 << 0, DOCUMENT_ODT = 1 << 1, DOCUMENT_PDF = 1 << 2 };

enum sort { SORT_RANK, SORT_VALUE, SORT_NAME };

/* DATE=TEXT. */
struct dated {
	int at; /* yyyymmdd */
	const char *text;
};

/* What the command line says; strings are argv's. */
struct options {
	enum format format;
	enum language language;
	const char *targets, *sources; /* NULL: the usual places */
	const char *price_index;       /* NULL: the agreement's */
	int price_year;                /* 0: not given */
	const char *portfolio;         /* the same of portfolio.conf */
	const char *settings;          /* the same of report.conf */
	const char **files;            /* --from and operands, in order */
	size_t nfiles;
	bool from;          /* --from was given */
	const char **areas; /* NULL-free, nareas; empty: the agreement's region */
	size_t nareas;
	const char **indicators;
	size_t nindicators;
	const char **fora, **groups, **statuses, **years; /* of indsatser; empty: all */
	size_t nfora, ngroups, nstatuses, nyears;
	bool fail_overdue;    /* --fail-on overdue */
	int as_of;            /* yyyymmdd */
	bool has_meeting;     /* as_of is that of --date */
	int event;            /* yyyymmdd; 0: not asked about */
	const char *since;    /* a date or an import; NULL: not given */
	bool fail_changed;    /* --fail-on changed */
	const char *store;    /* NULL: $PEJL_STORE, else pejl.db */
	const char *note;     /* "" if none */
	bool keep;            /* the status in the store */
	const char *out;      /* NULL: the command's usual place */
	unsigned fail_on;     /* bits of enum verdict */
	bool script;          /* the gnuplot script in place of the image */
	struct by by;         /* n 0: not given */
	int threads;          /* 0: as many as there are processors */
	struct dated *events; /* nevents, as given */
	size_t nevents;
	const char *borders; /* NULL: not given */
	struct import_options reading;
	bool has_period; /* period is given */
	struct period period;
	enum sort sort;
	int horizon, min_points; /* of a backtest; 0: as usual */
	unsigned documents;      /* bits of enum document; 0: by --out */
	enum edition edition;
	bool single;         /* one page in place of a folder */
	const char *kommune; /* a report of it alone; NULL: not asked */
	const char *klynge;  /* of a klynge or forum */
	int max_rejects;     /* -1: not stated */
	const char *rejects; /* NULL: not wanted */
	bool suggest;        /* the section of sources.conf in place of the report */
	bool help;
};

/*
 * Read ARGV (argv[0] is the command's name) into *O. TAKES: the command's option bits.
 * False after a message that names the option and what it takes. An empty value is an error.
 */
bool options_read(
    struct options *o, int argc, char **argv, unsigned takes, struct arena *a, struct diag *d);

/* The options of TAKES, aligned, for --help. */
void options_help(FILE *out, unsigned takes, const struct diag *d);

#endif
