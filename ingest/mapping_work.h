/*
 * ingest/mapping_work.h - a header while it is being understood; for mapping*.c alone.
 */
#ifndef INGEST_MAPPING_WORK_H
#define INGEST_MAPPING_WORK_H

#include "ingest/mapping.h"
#include "ingest/word.h"

struct work {
	const struct mapping_input *in;
	size_t n;
	const struct source_rule *rule;
	const struct geography *geography;
	struct catalogue *catalogue;
	struct arena *arena;
	struct pos at;
	struct diag *diag;
	const struct word **word; /* per column, NULL if its header is no known word */
	bool *by_rule;
	const char *period_from; /* where the period of the whole file is stated; "" in a column */
	struct mapping *m;
};

/* Is the text there? */
static inline bool
is_given(const char *s)
{
	return s != NULL && *s != '\0';
}

static inline bool
mapping_has(const struct mapping *m, enum role role)
{
	return m->at[role] != NO_COLUMN;
}

/* A column nobody has said anything of. */
bool mapping_is_open(const struct work *w, size_t i);
/* A kommune or region as the header of a column: by name, never by a bare number. */
bool mapping_is_area(const struct geography *g, const char *header, int *code);
/* Does HEADER begin with a period? *REST is what follows it and a sign, "" if nothing. */
bool mapping_is_period(const char *header, struct period *p, const char **rest, struct arena *a);

/* mapping_cells.c: roles by what stands below the header, before and after the layout is known. */
void mapping_take_keys(struct work *w);
void mapping_take_strata(struct work *w);
void mapping_take_fill(struct work *w);

/* mapping_layout.c: the columns of figures. False after a message. */
bool mapping_take_layout(struct work *w);

/* mapping_whole.c: period, area and indicator of all rows. False after a message. */
bool mapping_take_period(struct work *w);
bool mapping_take_area(struct work *w);
void mapping_take_indicator(struct work *w);

/* mapping_note.c: how the file was understood, without "read as LAYOUT:". */
const char *mapping_describe(const struct work *w);

#endif
