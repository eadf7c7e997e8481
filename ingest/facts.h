/*
 * ingest/facts.h - what the reading of one file found out besides its figures: how the bytes are
 * written, what the columns are, which cells were marks and which texts no area of ours.
 *
 * For `pejl inspect`. struct import points to one, or to none: then nothing is gathered.
 */
#ifndef INGEST_FACTS_H
#define INGEST_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "ingest/csv.h"
#include "ingest/mapping.h"
#include "ingest/number.h"
#include "ingest/sources.h"
#include "model/geography.h"

#define FACTS_TEXTS 64 /* distinct texts kept of one kind; of more only the cells are counted */

/* What a cell stands for that is no plain number. */
enum fact_mark {
	FACT_MISSING = MARK_MISSING,
	FACT_SUPPRESSED = MARK_SUPPRESSED,
	FACT_ZERO = MARK_ZERO,
	FACT_NOT_APPLICABLE = MARK_NOT_APPLICABLE,
	FACT_NO_FIGURE = MARK_NO_FIGURE, /* JA, NEJ */
	FACT_PROVISIONAL                 /* 5* */
};

/* One text of the file, where it first stood and in how many cells. */
struct fact {
	const char *text;
	struct pos at;
	size_t count;
	int code; /* of a mark an enum fact_mark, of a spelling the area's code; of a unit the
		   * indicator's index */
};

struct fact_list {
	struct fact item[FACTS_TEXTS];
	size_t n;
	size_t others; /* cells whose text is not kept */
};

struct import_facts {
	struct arena *arena; /* set by the caller; the rest is zeroed */
	/* -------- */
	struct csv_facts csv;
	size_t before;                  /* records above the header */
	struct pos header;              /* line 0 if there is none */
	struct mapping mapping;         /* not whole unless `mapped`, empty without a header */
	bool mapped;                    /* layout and columns are understood */
	const struct source_rule *rule; /* section of sources.conf, NULL if none */
	struct number_format format;    /* as it was after the last row */
	struct fact decimal, thousands; /* the cell that showed the sign; text NULL if declared or
					 * not shown */
	bool blocks;                    /* rows with a name alone begin blocks of rows */
	size_t zeros;                   /* cells with the number 0 */
	size_t numbers;                 /* cells with a number, marks and empty ones left out */
	struct fact_list marks;
	struct fact_list others;    /* areas that are understood but not ours: I alt, 411, 019 */
	struct fact_list unmatched; /* areas that are not understood */
	struct fact_list respelled; /* areas whose name is not the one in data/kommuner.csv */
	struct fact_list units;     /* units that the file states for indicators */
};

/* The header at AT became M; RULE read it. What they point to must live as long as F. */
void facts_mapping(struct import_facts *f, const struct mapping *m, const struct source_rule *rule,
    const struct geography *g, struct pos at);
/* A cell that says where a row is from was MATCHed, to CODE if found. */
void facts_area(struct import_facts *f, const struct geography *g, const char *text,
    enum area_match match, int code, struct pos at);
/* A cell of figures was read as V, NULL if it was refused; FORMAT as it is now. */
void facts_cell(struct import_facts *f, const char *cell, const struct number *v,
    const struct number_format *format, struct pos at);
/* UNIT is what the file says of the figures of INDICATOR. */
void facts_unit(struct import_facts *f, const char *unit, int indicator, struct pos at);

/*
 * The counts a suppressing mark hides: "<5" 0 to 4 (1 to 4 where ZEROS are written as such),
 * "1-4" 1 to 4. False if TEXT does not say.
 */
bool facts_hidden(const char *text, bool zeros, int *low, int *high);

#endif
