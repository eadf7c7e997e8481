/*
 * ingest/rejects.h - refused records, byte for byte as they stand in the file, to be mended and
 * read again; and beside them why each was refused.
 */
#ifndef INGEST_REJECTS_H
#define INGEST_REJECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "ingest/csv.h"

/* Lines of the file that one record takes. */
struct reject {
	size_t line, lines;
};

struct reject_reason {
	size_t line, field; /* field 0: the whole record */
	const char *name;   /* frictionless error type, "" if none */
	const char *text;
};

/* Of one file. Set what is above the line, zero the rest. */
struct rejects {
	struct arena *arena;
	const char *source; /* the file */
	size_t max;         /* records that are kept; of more only the number */
	/* -------- */
	size_t header_lines; /* that stand above the rows */
	struct reject *record;
	size_t n, cap, refused;
	struct reject_reason *reason;
	size_t nreasons, capreasons;
	bool counted;
};

/* The last record above the rows is R. */
void rejects_header(struct rejects *x, const struct csv_record *r);
/* R was refused. */
void rejects_add(struct rejects *x, const struct csv_record *r);
/* For struct diag's hear: errors become reasons, and those of records that are none, records. */
void rejects_hear(void *to, const struct diag_message *m);

/* When the file is read: how many records were refused, by the rows or by the reader. */
size_t rejects_count(struct rejects *x);

/*
 * Copy the byte order mark, what stands above the rows and the refused records of the file to PATH,
 * and the reasons to PATH.reasons.csv (UTF-8 whatever the file is; line,field,byte,name,text; byte:
 * of the record's first, from 0). Both appear whole or not at all. Nothing is written without
 * refused records, or if there are more than max. False after a message.
 */
bool rejects_write(struct rejects *x, const char *path, struct diag *d);

#endif
