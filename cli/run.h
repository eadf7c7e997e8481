/*
 * cli/run.h - what status, report and plot share: configuration and files in, assessments out.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "analysis/outlook.h"
#include "base/arena.h"
#include "cli/command.h"
#include "ingest/import.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/portfolio.h"
#include "store/panel.h"

struct store;

/* A file that was imported once; figures of it have this very pointer as origin.file. */
struct run_file {
	const char *file;
	int import;
};

struct run {
	struct arena arena;
	struct geography geography;
	struct catalogue catalogue;
	struct sources sources;
	struct panel panel;
	const struct options *options;
	const char *share; /* the folder that holds data/ */
	struct diag *diag;
	struct import_summary total; /* of all files read */
	struct groups *groups;       /* run_import sums into it, without a sink; NULL: none */
	bool unusable;               /* a file could not be read or understood at all */
	size_t contradicted;         /* figures refused: their own file has another for the same */
	size_t revised;              /* figures of which two files tell differently */
	struct pos revision[2];      /* the first of them: before, after */
	struct rejects *rejects;     /* told of refused records; NULL: not wanted */
	struct outlook_pool *pool;   /* learned from the whole panel when first needed, else NULL */
	bool unsourced;              /* a public answer: it names no file */
	bool whole;                  /* a wide row with a refused figure gives none */
	const char *targets_path, *sources_path; /* the configuration that was read */
	struct store *store;     /* what an answer was filled from, until it is given; else NULL */
	struct run_file *stored; /* the files that figures of the store come from */
	size_t nstored, capstored;
};

/* Places, targets.conf and sources.conf. Whatever it returns, call run_close. */
enum exit_code run_open(struct run *r, const struct options *o, struct diag *d);
void run_close(struct run *r);

/*
 * The portfolio of --portfolio; else of portfolio.conf in the current folder, else the shipped one.
 * R is open. False after messages; *P is then untouched.
 */
bool run_portfolio(struct run *r, struct portfolio *p);

/* Every file of the command line to SINK. EXIT_DATA: some rows were refused. */
enum exit_code run_import(struct run *r, observation_sink *sink, void *to);

/*
 * May what run_import, which returned CODE, gave be printed? EXIT_DONE if nothing was refused, or
 * no more records than --max-rejects allows; else, after a message with their number and what can
 * be done, the code to end with.
 */
enum exit_code run_accept(const struct run *r, enum exit_code code);

/*
 * A whole command: open, read all files, or else the store, into the panel, ANSWER, close; the
 * store stays open for ANSWER, as it was when it was read. There is no answer when the
 * configuration is wrong, a file could not be read or there is no store; refused rows only show in
 * the exit code.
 */
enum exit_code run_answer(const struct options *o, struct diag *d,
    enum exit_code (*answer)(struct run *r, const void *with), const void *with);

/* The same with CHECK before any figure is read, which ends it unless it gives EXIT_DONE. */
enum exit_code run_checked(const struct options *o, struct diag *d,
    enum exit_code (*check)(struct run *r, const void *with),
    enum exit_code (*answer)(struct run *r, const void *with), const void *with);

/* Take in a figure, as the answer needs it. For who fills the panel. */
void run_put(void *run, const struct observation *o);
/* O's stratum in the panel: one that is the indicator's own is the indicator itself, 0. */
int run_stratum(const struct run *r, const struct observation *o);
/* All is taken in: rows that a publisher leaves out, order. */
void run_filled(struct run *r);

/* The store that O names. */
const char *run_store_path(const struct options *o);

/*
 * Fill R, which is open, from S: the figures of the indicators of targets.conf and of those O asks
 * for, as they were known on the as-of date. False after a message.
 */
bool run_load(struct run *r, struct store *s);
/*
 * The same, of imports with a lower number than BEFORE alone (0: all), and R's panel is left open:
 * run_filled is the caller's.
 */
bool run_load_before(struct run *r, struct store *s, int before);
/* The ids of what the answer is about: of --indicator, else what run_load loads; *N of them. */
const char *const *run_asked(struct run *r, size_t *n);
/* The number of the import that AT, a place of a figure of R, is of; 0 if it is of no store. */
int run_import_of(const struct run *r, struct pos at);

/* One figure of the status: an indicator in an area. */
struct run_item {
	int indicator; /* index in the catalogue */
	int stratum;   /* index in the catalogue */
	struct assessment assessment;
};

/*
 * The assessments asked for by --indicator and --area: of every indicator of targets.conf that is
 * not withdrawn, in the region, unless the options say otherwise. False after a message: unknown
 * indicator or area. For answers.
 */
bool run_assess(struct run *r, struct run_item **items, size_t *n);

/*
 * The series of every kommune as of its last break, of the indicators of --indicator or of all that
 * the files have; groups are numbered from 0. *N of them. False after a message.
 */
bool run_outlook_series(struct run *r, struct outlook_series **s, size_t *n);

/* Is the year of the target of S in force still ahead on the as-of date? */
bool run_looks_ahead(const struct run *r, const struct series *s);

/* Learn R's pool from the panel as of the as-of date, if there is none yet. */
void run_learn(struct run *r);

/* INDICATOR (index) of STRATUM (index) in AREA on the as-of date. */
struct assessment run_assess_one(struct run *r, int indicator, int stratum, int area);

/* The same of S, which is theirs as of the as-of date. */
struct assessment run_assess_series(
    struct run *r, const struct series *s, int indicator, int stratum);

/* INDICATOR's assessments in the kommuner of AREA on the as-of date, by code; *N of them. */
struct assessment *run_kommuner(struct run *r, int indicator, int stratum, int area, size_t *n);

#endif
