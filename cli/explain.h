/*
 * cli/explain.h - one figure, back to the lines it was read from.
 */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/run.h"
#include "store/store.h"

/* How a figure came about. */
enum explain_method {
	EXPLAIN_NONE,      /* there is no figure */
	EXPLAIN_PUBLISHED, /* as it stands in its file */
	EXPLAIN_COUNTS,    /* the same, and its counts give it */
	EXPLAIN_ABSENT,    /* no row: 0 by the publisher's rule */
	EXPLAIN_SUMMED,    /* the counts of the kommuner */
	EXPLAIN_WEIGHTED   /* the kommuner's figures by population */
};

/* Where its 95 % limits come from. */
enum explain_limits { LIMITS_NONE, LIMITS_PUBLISHED, LIMITS_WILSON, LIMITS_POISSON };

/* What an import had of an observation's key. */
struct explain_past {
	struct store_observation of;
	const struct store_import *import;
	bool counts;                  /* it is the one that counts */
	int superseded_by, undone_by; /* imports; 0: none */
};

/* An observation behind the figure. */
struct explain_part {
	const struct area *area;
	const struct observation *obs;
	double persons, weight;            /* of a computed figure, weight 0-1; else NAN */
	const struct store_import *import; /* NULL: of no store */
	const char *sha256;                /* of its file, "" if not known */
	const char *raw;                   /* its line as UTF-8; NULL: there is none */
	struct explain_past *past;         /* by import, the one that counts among them */
	size_t npast;
};

/* Why a target counts or does not. */
enum explain_reason {
	REASON_JUDGED,
	REASON_MILESTONE,   /* of the same decision, but for another year */
	REASON_LATER,       /* not decided yet */
	REASON_DRAFT,       /* a final one counts */
	REASON_REPLACED,    /* a later decision counts */
	REASON_WITHDRAWN,   /* withdrawn since */
	REASON_WITHDRAWAL,  /* it is the withdrawal */
	REASON_REGION,      /* the region's, where the area has said its own */
	REASON_OTHER_GROUP, /* for another subgroup */
	REASONS
};

struct explain_target {
	const struct target *target;
	enum explain_reason reason;
};

struct explanation {
	struct assessment assessment;
	const struct observation *obs;  /* NULL: there is no figure */
	const struct observation *read; /* it as it was read: before prices */
	struct interval ci;
	double covered; /* NAN unless computed */
	enum explain_method method;
	enum explain_limits limits;
	struct explain_part *parts;
	size_t nparts;
	struct explain_target *targets;
	size_t ntargets;
};

/* The targets of E's indicator that its area could have, by day and year. */
void explain_targets(struct run *r, struct explanation *e);
/*
 * The observations behind E's figure, and their lines: from R's store, or else the files. False
 * after a message.
 */
bool explain_parts(struct run *r, struct explanation *e);

/* A file that lines are looked up in: that of an import of R's store, or else the one at PATH. */
struct explain_file {
	const struct store_import *import;
	const char *path;
	bool known;   /* the encoding is: */
	int encoding; /* enum csv_encoding, as stated for the file, or as it tells itself */
};

/*
 * Line NUMBER of F as UTF-8 and without its end; BYTE is where it begins, STORE_NO_BYTE if not
 * known. *OUT is NULL if there is no such line any more. False after a message.
 */
bool explain_line(
    struct run *r, struct explain_file *f, size_t number, size_t byte, const char **out);

const char *explain_method_id(enum explain_method m); /* "summed" */
const char *explain_limits_id(enum explain_limits m); /* "wilson", NULL if none */
const char *explain_reason_id(enum explain_reason r); /* "judged" */

/* Sentences. */
const char *explain_say_method(struct run *r, const struct explanation *e, enum language l);
/* How a figure of money was restated: value as read, index and index; NULL if it is no money. */
const char *explain_say_prices(struct run *r, const struct explanation *e, enum language l);
const char *explain_say_limits(struct run *r, const struct explanation *e, enum language l);
const char *explain_say_target(
    struct run *r, const struct explanation *e, const struct explain_target *t, enum language l);
/* The rule that made the verdict, with its numbers. */
const char *explain_say_verdict(struct run *r, const struct explanation *e, enum language l);
const char *explain_say_development(struct run *r, const struct explanation *e, enum language l);

void explain_text(FILE *out, struct run *r, const struct explanation *e);
void explain_csv(FILE *out, struct run *r, const struct explanation *e, size_t n, bool danish);
void explain_json(FILE *out, struct run *r, const struct explanation *e, size_t n);

#endif
