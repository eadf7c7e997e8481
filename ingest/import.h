/*
 * ingest/import.h - one file from open to last row: observations to a sink.
 */
#ifndef INGEST_IMPORT_H
#define INGEST_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/sources.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/kpi.h"

/* Called once for each observation, in file order; O is valid during the call. */
typedef void observation_sink(void *to, const struct observation *o);

struct import_options {
	const char *encoding; /* as encoding_name calls it; NULL: by the source's rule, else found out */
	char delimiter;       /* 0: by the source's rule, else by the first lines */
	char decimal;         /* ',' or '.'; 0: by the source's rule, else by the file */
	char thousands;       /* '.', ' ' or '-' for none; 0: by the source's rule, else ambiguous
	                       * figures (1.157) are refused */
	const char *source;   /* id of a section of sources.conf; NULL: recognised by name and header */
	const char *period;   /* of all figures; NULL: the file or the source's rule says it */
	const char *area;     /* of all figures: code or name; NULL: likewise */
	const char *columns;  /* "area_code,period,value": of a file without a header; NULL: it has one */
	int year;             /* of dates written without one; 0: by the source's rule, else refused */
	enum pair pair;       /* which of two numbers in a cell; by the source's rule, else refused */
	bool fill_down;       /* a blank key means the one above; else by rule or what the file shows */
};

struct import_summary {
	/* records read, the header not among them: given + skipped + refused */
	size_t records;
	size_t given;         /* records all of whose figures were given to the sink */
	size_t skipped;       /* understood, but not ours: totals, unknown residence, titles */
	size_t refused;       /* listed in the messages, each with its place */
	size_t refused_cells; /* figures refused in wide rows, each listed */
	size_t observations;  /* given to the sink */
	const struct source *source;
};

struct row_reader; /* ingest/row.h */
struct csv_facts;  /* ingest/csv.h */
struct csv_place;

/*
 * Asked at the beginning of each record below the header of PATH, see csv_ahead. Who reads records
 * by itself counts in ROWS what row_read would have counted.
 */
typedef void import_ahead(void *to, const char *path, struct row_reader *rows,
    const struct csv_facts *facts, struct csv_place *at);

enum import_code {
	IMPORT_OK,          /* maybe with refused rows: see the summary */
	IMPORT_UNREADABLE,  /* could not be opened or read */
	IMPORT_NOT_UNDERSTOOD /* no header, no columns, not text; message in D */
};

struct import_facts; /* ingest/facts.h */
struct rejects;      /* ingest/rejects.h */

struct import {
	struct arena *arena;
	const struct sources *sources;
	const struct geography *geography;
	struct catalogue *catalogue;
	const struct import_options *options;
	observation_sink *sink;
	void *sink_to;
	struct diag *diag;
	struct import_facts *facts; /* filled with what is found out; NULL: not wanted */
	struct rejects *rejects;    /* told of every refused record; NULL: not wanted */
	bool whole;                 /* of a wide row with a refused figure none is given */
	import_ahead *ahead;        /* NULL: nobody reads ahead */
	void *ahead_to;
};

/*
 * Read PATH ("-": standard input). A refused row costs nothing but itself. A value like a CPR number
 * (ingest/cpr.h) stops the reading. Memory does not grow with rows.
 */
enum import_code import_file(const struct import *im, const char *path,
    struct import_summary *summary);

#endif
