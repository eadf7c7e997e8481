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
#include "store/panel.h"

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
};

/* Places, targets.conf and sources.conf. Whatever it returns, call run_close. */
enum exit_code run_open(struct run *r, const struct options *o, struct diag *d);
void run_close(struct run *r);

/* Every file of the command line to SINK. EXIT_DATA: some rows were refused. */
enum exit_code run_import(struct run *r, observation_sink *sink, void *to);

/*
 * A whole command: open, read all files into the panel, ANSWER, close. There is no answer when
 * the configuration is wrong or a file could not be read; refused rows only show in the exit code.
 */
enum exit_code run_answer(const struct options *o, struct diag *d,
    enum exit_code (*answer)(struct run *r, const void *with), const void *with);

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

/* INDICATOR (index) of STRATUM (index) in AREA on the as-of date. */
struct assessment run_assess_one(struct run *r, int indicator, int stratum, int area);

/* INDICATOR's assessments in the kommuner of AREA on the as-of date, by code; *N of them. */
struct assessment *run_kommuner(struct run *r, int indicator, int stratum, int area, size_t *n);

#endif
