/*
 * ingest/sources.h - sources.conf: how each publisher's export is read.
 */
#ifndef INGEST_SOURCES_H
#define INGEST_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/kpi.h"

/*
 * What a cell that is no number means at this publisher. NO_FIGURE: an answer in words (JA, NEJ),
 * kept as missing with a note.
 */
enum mark_meaning { MARK_MISSING, MARK_SUPPRESSED, MARK_ZERO, MARK_NOT_APPLICABLE, MARK_NO_FIGURE };

/* What it means that a kommune, period or group has no row. */
enum absent { ABSENT_UNKNOWN, ABSENT_ZERO, ABSENT_MISSING };

struct mark {
	const char *text; /* compared after trimming, exactly */
	enum mark_meaning meaning;
};

/* What a column is, as design.md names the roles. */
enum role {
	ROLE_IGNORED,
	ROLE_AREA_CODE,
	ROLE_AREA_NAME,
	ROLE_PERIOD,
	ROLE_INDICATOR,
	ROLE_STRATUM,
	ROLE_VALUE,
	ROLE_NUMERATOR,
	ROLE_DENOMINATOR,
	ROLE_CI_LOW,
	ROLE_CI_HIGH,
	ROLE_STATUS,
	ROLE_HIDDEN_LOW, /* of struct observation, as pejl tidy writes them */
	ROLE_HIDDEN_HIGH
};

enum pair_take { PAIR_REFUSED, PAIR_FIRST, PAIR_SECOND, PAIR_BOTH };

/* Of two numbers in one cell, 850 (62), the one that is taken, or of both what they are. */
struct pair {
	enum pair_take take;
	enum role role[2]; /* PAIR_BOTH: two different roles of figures */
};

/* A column by its header, as the file writes it (case and blanks do not matter). */
struct column_rule {
	const char *header;
	enum role role;
	const char *unit; /* of a column of figures; NULL or "" if not stated */
};

/* The publisher's name of an indicator (and of a subgroup, NULL = any) -> ours. */
struct match_rule {
	const char *name;
	const char *stratum;
	int indicator; /* index in the catalogue */
};

struct source_rule {
	struct source source;
	const char *file;         /* pattern of the file's name, fnmatch(3); "" = any */
	const char *const *heads; /* columns that the file's header must have */
	size_t nheads;
	const char *encoding;       /* "utf-8", "windows-1252"; "" = find out */
	char delimiter;             /* 0 = find out */
	char decimal;               /* 0 = find out */
	char thousands;             /* '.', ' ', '-' none; 0 = find out */
	const char *indicator;      /* publisher's name for the whole file, "" if a column has it */
	const char *unit;           /* "" if not stated */
	const char *period;         /* of the whole file, "" if a column has it */
	const char *period_in_name; /* "day", "week", "month", "quarter", "year": the file's name
				     * has it; "" if not */
	const char *area;           /* of the whole file, "" if a column has it */
	const char *footer;         /* what the first cell below the figures begins with, "" none */
	const char *population;     /* whom the figures count, "" if not stated */
	const char *const *names;   /* of the columns of a file without a header, in order */
	size_t nnames;
	const char *const *outside; /* what stands for no area of ours: its rows are skipped */
	size_t noutside;
	int year;             /* of dates written without one, 0 = refuse them */
	int suppressed_below; /* counts from 1 to one below it are not shown; 0 = not stated */
	int lag_months;       /* from the end of a period to its release; -1 = not stated */
	struct pair pair;
	enum absent absent;
	bool fill_down; /* a blank key means the one above */
	const struct column_rule *columns;
	size_t ncolumns;
	const struct mark *marks;
	size_t nmarks;
	const struct match_rule *matches;
	size_t nmatches;
	const char *unknown;   /* the first indicator of a match that targets.conf has not */
	struct pos unknown_at; /* of it */
	size_t nunknown;       /* how many; their figures keep the publisher's name */
	struct pos origin;
};

struct sources {
	const struct source_rule *rules;
	size_t n;
};

/* "first", "second", or the roles of both as "numerator,value". False: TEXT is none of them. */
bool pair_read(struct pair *out, const char *text);
/* What pair_read made P of; in A. */
const char *pair_print(const struct pair *p, struct arena *a);

/*
 * Read sources.conf. MATCH lines name indicators of C, which must be loaded; those that C has not
 * are another agreement's, and are counted.
 * False after messages with file and line; *OUT is then untouched.
 */
bool sources_load(struct sources *out, const char *path, const struct catalogue *c, struct arena *a,
    struct diag *d);

/*
 * The section for a file called PATH with the header HEADS; NULL if none fits. Everything that a
 * section states of the file's name (its last part) and header must hold; a section that states
 * nothing is only used by its id. Of several the one that states most is taken, of equal ones the
 * first in sources.conf: the caller's note names the section, so that nothing is silent.
 */
const struct source_rule *sources_recognise(
    const struct sources *s, const char *path, const char *const *heads, size_t nheads);

/* Warn in D of R's matches that name no indicator of targets.conf, for a file that R reads. */
void sources_warn_unknown(const struct source_rule *r, struct diag *d);

/* The first column that R says the header has and HEADS has not; NULL if it has all. */
const char *sources_missing_head(
    const struct source_rule *r, const char *const *heads, size_t nheads);

/*
 * The section for a file without a header called PATH, with N columns: it says nothing of a header,
 * names N columns, and its pattern fits. NULL if there is none.
 */
const struct source_rule *sources_without_header(
    const struct sources *s, const char *path, size_t n);

#endif
