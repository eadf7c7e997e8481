/*
 * cli/inspect.h - what pejl inspect knows of one file, and its forms.
 */
#ifndef CLI_INSPECT_H
#define CLI_INSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/json.h"
#include "cli/run.h"
#include "ingest/facts.h"

#define INSPECT_FIGURES 500000 /* distinct figures that are checked; more are only counted */

/* A sentence of the report; level error and warning also go to standard error. */
struct note {
	enum diag_level level;
	struct pos at;
	const char *name; /* error type, NULL if none */
	const char *text;
};

struct note_list {
	struct note *item;
	size_t n, cap;
};

struct inspection {
	const char *path;
	bool danish; /* the answer is; JSON and what is to be pasted are English */
	struct run run;
	struct diag diag; /* of the reading and of what is noted: heard by the notes */
	struct diag *out; /* of the command */
	struct import_facts *facts;
	struct import_summary summary;
	enum import_code code;
	struct period *periods; /* distinct, rising by first day */
	size_t nperiods, capperiods;
	bool christiansoe;      /* it has a figure: the one area that is in no geography */
	bool *seen;             /* by index in geography.areas */
	size_t unchecked;       /* figures over INSPECT_FIGURES */
	size_t same, different; /* rows for a figure that is there already */
	struct note_list notes;
};

/* EN, a part of the answer or of a note, in the language of the answer. */
const char *inspect_say(const struct inspection *in, const char *en) __attribute__((format_arg(2)));
/* An area's name; "" for a code that is none. */
const char *inspect_area(const struct inspection *in, int code);
/* V in the shortest digits that are V, or with DECIMALS; in the run's arena. */
const char *inspect_number(struct inspection *in, double v);
const char *inspect_rounded(struct inspection *in, double v, int decimals);
/* Areas of KIND with a figure. */
size_t inspect_areas(const struct inspection *in, enum area_kind kind);
/* The indicator of the N-th of those with a figure, NULL after the last. */
const struct indicator *inspect_indicator(const struct inspection *in, size_t n);
/* How many indicators have a figure. */
size_t inspect_indicators(const struct inspection *in);
/* "year", "quarter", "month", "week", "day", "span"; "mixed"; NULL without a period: ids. */
const char *inspect_period_kind(const struct inspection *in);
/* "missing", "suppressed", "zero", "not_applicable", "no_figure", "provisional". */
const char *inspect_meaning(int code);
/* "utf-8", "windows-1252" ...; "ascii" where nothing else was met, NULL if nothing was read. */
const char *inspect_encoding(const struct inspection *in);
/* "long" ... "blocks"; NULL if the file was not understood. */
const char *inspect_layout(const struct inspection *in);
/* The counts that MARK hides; false if it hides none or does not say. */
bool inspect_hidden(const struct inspection *in, const struct fact *mark, int *low, int *high);
/* "lf", "crlf" */
const char *inspect_line_ends(const struct inspection *in);
/* The unit of the figures in column I of the mapping; "" if it is not known. */
const char *inspect_unit(const struct inspection *in, size_t i);

/* A text of the file in quotes; "blank" for none. */
const char *inspect_quoted(struct inspection *in, const char *text);
/* Do two units mean the same: "%" and "pct.", "pr. 1000" and "pr. 1.000"? */
bool inspect_same_unit(const char *a, const char *b);

/* O is a second row for the figure FIRST, which the panel keeps. */
void inspect_again(
    struct inspection *in, const struct observation *first, const struct observation *o);
/* How the bytes, the numbers and the areas were understood, and by what evidence. */
void inspect_evidence(struct inspection *in);
/* What is hard to believe in the panel, which is closed, and what it has no row for. */
void inspect_check(struct inspection *in);

/* For a person; lines of at most WIDTH columns where words allow. */
void inspect_text(FILE *out, struct inspection *in, int width);
/* One object of design §7. */
void inspect_json(struct json *j, struct inspection *in);
/* The section of sources.conf to paste, whose id is not one of the N at USED. */
const char *inspect_suggest(FILE *out, struct inspection *in, const char *const *used, size_t n);

#endif
