/*
 * store/store.h - the store: every import with its bytes, every figure with its place in them.
 *
 * One SQLite file; nothing here says so, so that another server could stand behind it. Observations
 * are only added: a later import supersedes an earlier one, key by key, and an undo is an entry of
 * its own. What was known on a day is what the imports of that day and before say.
 *
 * Which figure of a key counts: of the imports that had it and are not undone, the one taken out
 * last (source.extracted, else the day it was imported), of equal ones the later import. A figure
 * that a later import of the same file no longer has stays, as the last one known; but where the
 * publisher leaves out rows that are zero, the later import of the file replaces the earlier whole.
 *
 * All functions say what failed in D and return false; nothing is then changed, and a transaction
 * that was begun has to be rolled back. Results live in the arena that is given.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/kpi.h"

#define STORE_HASH_SIZE 65 /* SHA-256 in hexadecimal digits, with the NUL */
#define STORE_NO_BYTE   ((size_t)-1)

struct store;

enum store_mode {
	STORE_READ, /* it must be there; nothing is changed */
	STORE_WRITE /* made if it is not there, brought up to this version's form */
};

/*
 * Open PATH. False after a message if it is not there (STORE_READ), is no store of pejl, is damaged
 * (looked at page by page), comes from a later version, or cannot be read. *OUT is the caller's,
 * for store_close, which takes NULL and rolls back what is not committed.
 */
bool store_open(struct store **out, const char *path, enum store_mode mode, struct diag *d);
void store_close(struct store *s);
/* Is there anything at PATH? */
bool store_exists(const char *path);
/* "SQLite 3.40.1, zlib 1.2.13": the libraries underneath. */
const char *store_library(struct arena *a);

/* ---- imports ---------------------------------------------------------------- */

/* One entry of the log: a file that was read, or an undo of one. */
struct store_import {
	int id;                       /* from 1, in the order of time */
	int undoes;                   /* an undo: of which import; else 0 */
	int undone;                   /* the entry that undid it, 0 if none */
	int revises;                  /* the import of the same file before it, 0 if none */
	long long time;               /* seconds since 1970, UTC */
	int day;                      /* yyyymmdd it counts from, as date_today said it */
	const char *file;             /* as it was named; "" of an undo */
	size_t size;                  /* bytes */
	char sha256[STORE_HASH_SIZE]; /* of the bytes; "" of an undo */
	const char *note;             /* the user's, "" if none */
	const char *version;          /* of pejl */
	const char *options;  /* how the user said to read it, "" if nothing: decimal=, ... */
	struct source source; /* the publisher's rule as it was */
	const char *rule;     /* section of sources.conf that read it, "" if none */
	size_t records, observations, skipped, refused, refused_cells;
	/* against what counted before: figures that are new, differ, are the same, are gone */
	size_t fresh, changed, unchanged, vanished;
};

/* Why a record of an import was refused. */
struct store_reject {
	size_t line, field, byte; /* byte STORE_NO_BYTE if not known */
	const char *name;         /* frictionless error type, "" if none */
	const char *text;
};

/* All entries by id; *N of them. */
bool store_imports(
    struct store *s, struct store_import **out, size_t *n, struct arena *a, struct diag *d);
/* Entry ID among the N of LOG; NULL if there is none. */
const struct store_import *store_find_import(const struct store_import *log, size_t n, int id);
/* Refused records of import ID, by line. */
bool store_rejects(
    struct store *s, int id, struct store_reject **out, size_t *n, struct arena *a, struct diag *d);
/* The import that counts today and has these bytes; 0 if none does, -1 after a message. */
int store_same_bytes(struct store *s, const char *sha256, struct diag *d);

/*
 * Give C the indicators that the store knows, in the order it learned them, before a file is read:
 * so that a publisher's name gets the id it had.
 */
bool store_names(struct store *s, struct catalogue *c, struct diag *d);

/* An indicator as it was called when its first figure came. */
struct store_indicator {
	const char *id, *name, *unit;
};

/* All of them, in the order in which the store learned them; *N. */
bool store_indicators(
    struct store *s, struct store_indicator **out, size_t *n, struct arena *a, struct diag *d);

/* ---- figures ---------------------------------------------------------------- */

/* origin.file is the import's file; source the import's, one for each import that is met. */
struct store_observation {
	struct observation obs;
	int import;
	size_t byte; /* of the file that its record begins at, from 0; STORE_NO_BYTE if not known */
};

typedef void store_sink(void *to, const struct store_observation *o);

/*
 * Which figures. Indicators are by their id, strata by their text; NULL or 0: all. DAY: what was
 * known at its end (yyyymmdd), 0: what counts now. IMPORT: what this import had, whether it counts
 * or not; then DAY is not asked.
 */
struct store_query {
	const char *const *indicators;
	size_t nindicators; /* 0: all */
	const char *stratum;
	int area;           /* code; STORE_ALL_AREAS */
	const char *period; /* as period_print writes it; NULL: all */
	int day;
	int before; /* only what imports with a lower number had; 0: all */
	int import;
};
#define STORE_ALL_AREAS (-1)

/*
 * Give the figures of Q to SINK, by import in the order in which they supersede, then by indicator,
 * area, stratum and period: of each key the one that counts. Indicators and strata that C does not
 * have are added to it. One indicator's 98 series take some milliseconds.
 */
bool store_load(struct store *s, const struct store_query *q, struct catalogue *c, store_sink *sink,
    void *to, struct arena *a, struct diag *d);
/* The same, of each key all that imports up to Q's day had, undone ones too, the first import
 * first. */
bool store_history(struct store *s, const struct store_query *q, struct catalogue *c,
    store_sink *sink, void *to, struct arena *a, struct diag *d);

/* One key on two sides; of FRESH before is not there, of VANISHED after is not. */
enum store_news { STORE_FRESH, STORE_CHANGED, STORE_UNCHANGED, STORE_VANISHED };
struct store_change {
	enum store_news news;
	struct store_observation before, after;
};
struct store_changes {
	size_t count[4];         /* by enum store_news */
	struct store_change *of; /* all but the unchanged, the largest first: by the step in per
				  * cent of the value before, those without two values last */
	size_t n;
};
/* BEFORE and AFTER key by key: two imports, two days, or one of each. */
bool store_compare(struct store *s, const struct store_query *before,
    const struct store_query *after, struct catalogue *c, struct store_changes *out,
    struct arena *a, struct diag *d);
/* Put X in that order, for who made it otherwise. */
void store_sort_changes(struct store_changes *x);
/*
 * What import ID brought: against what counted before it; vanished is what the import of the same
 * file before it had told, and it has no more.
 */
bool store_revision(struct store *s, int id, struct catalogue *c, struct store_changes *out,
    struct arena *a, struct diag *d);

/* ---- bytes ------------------------------------------------------------------ */

/* A piece of a file; false stops. */
typedef bool store_bytes_sink(void *to, const char *bytes, size_t n);

/*
 * The bytes of the file of import ID from FROM on (0: all) to SINK, piece by piece, as they were
 * read, checked against their checksum as they are unpacked.
 */
bool store_bytes(
    struct store *s, int id, size_t from, store_bytes_sink *sink, void *to, struct diag *d);
/*
 * The line that begins at BYTE of import ID, at most MAX bytes, without its line end: only the
 * piece of the file that has it is unpacked. BYTE is that of a struct store_observation or
 * store_reject.
 */
bool store_line(struct store *s, int id, size_t byte, size_t max, char **out, size_t *n,
    struct arena *a, struct diag *d);

/* The configuration an import was read by, whole. */
enum store_configuration { STORE_TARGETS, STORE_SOURCES };
bool store_configuration(struct store *s, int id, enum store_configuration which, char **out,
    size_t *n, struct arena *a, struct diag *d);

/* SHA-256 of that configuration, "" if it was not kept. */
bool store_configuration_hash(struct store *s, int id, enum store_configuration which,
    char sha256[static STORE_HASH_SIZE], struct diag *d);

/* ---- writing ---------------------------------------------------------------- */

/*
 * Begin a transaction: waits for another program that writes, SECONDS at most, and then says which
 * one holds the store, since when.
 */
bool store_begin(struct store *s, unsigned seconds, struct diag *d);
bool store_commit(struct store *s, struct diag *d);
void store_rollback(struct store *s);
/* Inside a transaction: what follows store_try can be taken back alone, or is kept. */
bool store_try(struct store *s, struct diag *d);
bool store_keep(struct store *s, bool keep, struct diag *d);

/* A file's bytes on their way into the store: hashed and packed by a thread of their own. */
struct store_packing;
/* Begin with PATH. False: it cannot be read. *OUT is for store_packing_end, which takes NULL. */
bool store_packing_begin(struct store_packing **out, const char *path, struct diag *d);
/* The bytes at BYTES, which stay until the end, in place of a file. */
bool store_packing_memory(struct store_packing **out, const char *bytes, size_t n, struct diag *d);
/* How far it is: bytes read by now. */
size_t store_packing_done(const struct store_packing *p);
/* Wait. Size and SHA-256 of what was read; false after a message. */
bool store_packing_wait(
    struct store_packing *p, size_t *size, char sha256[static STORE_HASH_SIZE], struct diag *d);
void store_packing_end(struct store_packing *p);

/* SHA-256 of the file at PATH, without packing it; false after a message. */
bool store_hash(
    const char *path, size_t *size, char sha256[static STORE_HASH_SIZE], struct diag *d);

/*
 * A figure of the import that is being read, from BYTE; kept in memory until store_import. C is the
 * catalogue its indices are of, the same for all figures between two store_import. Not after
 * store_settle.
 */
void store_put(
    struct store *s, const struct catalogue *c, const struct observation *o, size_t byte);
/* How many were put and not yet stored or dropped; drop them. */
size_t store_pending(const struct store *s);
void store_drop(struct store *s);

/* Two figures of one file for the same key. */
struct store_clash {
	struct pos first, second;
};

/*
 * Put what is pending in order. Of figures that have the same key and say the same the last one
 * stays; of those that differ the first, and the others are clashes: *N of them, by line.
 */
bool store_settle(
    struct store *s, struct store_clash **out, size_t *n, struct arena *a, struct diag *d);

/*
 * Store the pending figures as a new import with FACTS, in a transaction, with the packed bytes of
 * the file and of both configuration files. Size, SHA-256 and the numbers of figures are set
 * here and FACTS's are not asked; id, time, day and version are the next, now (SOURCE_DATE_EPOCH
 * honoured) and this one's where they are 0 or NULL, else as given (an import of an export). *OUT
 * gets the whole entry.
 */
bool store_import(struct store *s, const struct store_import *facts,
    const struct store_reject *rejects, size_t nrejects, struct store_packing *file,
    struct store_packing *targets, struct store_packing *sources, struct store_import *out,
    struct arena *a, struct diag *d);

/*
 * An entry that undoes import ID from now on, in a transaction; facts as above, of FACTS only note,
 * time, day and version are asked. False after a message if there is no such import or it is
 * undone.
 */
bool store_undo(
    struct store *s, int id, const struct store_import *facts, int *entry, struct diag *d);

/*
 * Let a store that knows none yet learn N indicators in this order, in a transaction: for an import
 * of an export.
 */
bool store_learn(struct store *s, const struct store_indicator *i, size_t n, struct diag *d);

/* The names of the areas that the store has figures of, for who reads it with other programs. */
bool store_areas(struct store *s, const struct geography *g, struct diag *d);

/*
 * What a status said of one indicator in one area: numbers NAN, texts "" and years 0 where there
 * is nothing. Verdict, development, rule and status are ids, as in the CSV of the status.
 */
struct store_assessment {
	const char *indicator, *name;
	int area; /* code */
	const char *area_name, *stratum, *unit;
	const char *period; /* of the latest figure */
	double value;
	const char *target_rule, *target_status;
	double target_low, target_value; /* low: of BETWEEN alone */
	int target_by;                   /* year */
	const char *judged_period;       /* of the figure that the verdict rests on */
	double judged_value, gap;        /* gap: above 0 is the good side */
	const char *verdict, *development;
	double slope, p;  /* of the trend, in the unit a year; two-sided */
	int outlook_year; /* the target's, if it is ahead */
	double probability_met;
};

/*
 * Put N assessments as of AS_OF (yyyymmdd), made at TIME (seconds since 1970, UTC), in place of
 * those that were kept before, in a transaction. No figure depends on them.
 */
bool store_keep_assessments(struct store *s, const struct store_assessment *of, size_t n, int as_of,
    long long time, struct diag *d);

/* ---- looking after ---------------------------------------------------------- */

/* Everything that the store itself can tell about its own soundness; one message for each fault. */
bool store_check(struct store *s, struct diag *d);

#endif
