/*
 * ingest/import_work.h - a file while it is being read; for import*.c alone.
 */
#ifndef INGEST_IMPORT_WORK_H
#define INGEST_IMPORT_WORK_H

#include "ingest/csv.h"
#include "ingest/import.h"
#include "ingest/mapping.h"
#include "ingest/row.h"
#include "ingest/sample.h"

/* One file on its way. */
struct job {
	const struct import *im;
	const char *path;
	struct import_summary *summary;
	const struct source_rule *rule; /* NULL until the header is found, or if none fits */
	struct csv_facts facts;
	struct mapping mapping;
	struct row_reader *rows;
	struct sample sample;        /* the first records, until it is known what they are */
	struct encoding_words names; /* of kommuner, by which a code page is known */
	size_t before;               /* records before the header */
	size_t refused_run;
	bool mapped;
	bool again; /* the rule that fits says to read the file otherwise */
	bool read_again;
	bool failed;
	signed char named_cpr[CSV_MAX_FIELDS]; /* of columns: 1 yes, -1 no, 0 not asked yet */
};

/* What names the columns: a record, or the user in its place. */
struct head {
	const char *const *names;
	size_t n;
	size_t first;  /* record with the first row */
	size_t before; /* records above that are neither */
	struct pos at; /* line 0 if no record is the header */
};

/*
 * How the file is to be read if RULE, which may be NULL, describes it: options go before the rule,
 * the rule before what the bytes say.
 */
struct csv_options import_reading(const struct job *j, const struct source_rule *rule);

/*
 * import_head.c: find among the sample what names the columns, and with it the section of
 * sources.conf. False: the file has failed, after a message, or j->again.
 */
bool import_find_head(struct job *j, struct head *h);

#endif
