/*
 * ingest/mapping.h - which column of a file is what: from its header, the publisher's rule and what
 * stands below it.
 */
#ifndef INGEST_MAPPING_H
#define INGEST_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "ingest/csv.h"
#include "ingest/sources.h"
#include "model/catalogue.h"
#include "model/geography.h"

enum layout {
	LAYOUT_LONG,         /* one figure a row */
	LAYOUT_WIDE_PERIODS, /* one column a period, or a period and a subgroup; without an
			      * indicator column, a row with nothing but a first cell begins a block
			      * and names its indicator */
	LAYOUT_WIDE_AREAS,   /* one column a kommune */
	LAYOUT_WIDE_MEASURES /* one column an indicator */
};

#define NO_COLUMN  ((size_t)-1)
#define ROLE_COUNT (ROLE_HIDDEN_HIGH + 1)

struct mapping_column {
	const char *header; /* trimmed; a blank one is "" */
	enum role role;
	bool by_cells;        /* its role was found by what stands in it */
	bool fill;            /* a blank cell means the one above */
	bool wide;            /* a column of figures that its header says something of: */
	struct period period; /* LAYOUT_WIDE_PERIODS */
	const char *stratum;  /* LAYOUT_WIDE_PERIODS: the subgroup after the period, "" all */
	int area;             /* LAYOUT_WIDE_AREAS: code */
	int indicator;        /* LAYOUT_WIDE_MEASURES: index in the catalogue */
};

struct mapping {
	enum layout layout;
	size_t ncolumns;
	struct mapping_column *columns;
	size_t at[ROLE_COUNT];   /* the one column of a role, NO_COLUMN if none; not for strata */
	size_t part;             /* part of the year beside a year column: K1, uge 7; NO_COLUMN */
	const char *part_letter; /* what a bare number in it stands for: K, M or U; "" unknown */
	size_t unit;             /* NO_COLUMN */
	const char *unit_text;   /* of the file, "" unknown */
	const char *indicator; /* publisher's name of the one indicator of the file; "" if a column
				* or the header has it */
	bool has_period;       /* the file has one period: */
	struct period period;
	bool has_area; /* the file has one area: */
	int area;
	int year; /* of dates without one; 0: they are refused */
};

/* What a header is read from. Texts may be NULL or "" where there is none. */
struct mapping_input {
	const char *const *heads;
	size_t n;
	struct pos at;                  /* of the header */
	const struct source_rule *rule; /* NULL: none */
	const char *period, *area;      /* of all figures, by option: they go before the rule */
	int year;                       /* by option, 0 none */
	bool fill_down;                 /* by option */
	const struct csv_record *rows;  /* the first rows below the header */
	size_t nrows;
};

/*
 * Can HEADS be a header? At least two cells, none a bare number that is no period, and at least
 * one that says what its column is.
 */
bool mapping_is_header(
    const char *const *heads, size_t n, const struct source_rule *rule, const struct geography *g);

/*
 * Say what each column is. The rule goes before the known words, they before what stands in the
 * column: periods, names or codes of areas, and texts, which are subgroups. A key that is written
 * on the first row of its group alone is filled down. Other columns are left out. Indicators that
 * the header names are found or added in C. An indicator nobody names gets the name of the file.
 * Strings live in A.
 * False after messages: a column is missing, or two could be the same.
 * On success one note says how the file is understood, unless its section of sources.conf names
 * every column, so that nothing was inferred.
 */
bool mapping_make(struct mapping *m, const struct mapping_input *in, const struct geography *g,
    struct catalogue *c, struct arena *a, struct diag *d);

/* "long", "wide_periods", "wide_areas", "wide_measures". */
const char *layout_id(enum layout l);
/* "area_code", "value", ... */
const char *role_id(enum role r);

/*
 * The catalogue's index of what a publisher calls NAME in STRATUM ("" all): by RULE's matches,
 * else by id, else as a publisher's name. *WITH_STRATUM: the match took the subgroup into account,
 * it is part of the indicator.
 */
int mapping_indicator(const char *name, const char *stratum, const char *unit,
    const struct source_rule *rule, struct catalogue *c, bool *with_stratum);

#endif
