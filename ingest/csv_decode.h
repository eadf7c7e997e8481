/*
 * ingest/csv_decode.h - the encoding of a file while it is read: stated, or told by its beginning,
 * or by its first line that is not ASCII. A part of csv.c.
 */
#ifndef INGEST_CSV_DECODE_H
#define INGEST_CSV_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "ingest/csv.h"
#include "ingest/csv_input.h"

/* The caller sets the first four; what they point to must stay. */
struct csv_decoder {
	const char *name;
	const struct csv_options *options;
	struct csv_facts *facts; /* encoding, bom and evidence are set here */
	struct diag *diag;
	bool decided;              /* the encoding is */
	bool paged;                /* it is a code page: */
	struct encoding_page page; /* the one of facts->encoding */
};

/*
 * Look at C's first bytes, of which none is taken yet, for a byte order mark, *MARK bytes long, and
 * for UTF-16. False after a message: they contradict what is stated.
 */
bool decode_first(struct csv_decoder *x, const struct csv_input *c, size_t *mark);

/*
 * The line at C's next, physical line LINE, is not ASCII. If the encoding is open it is decided by
 * what stands here. False after a message: what is stated cannot be, or is not known to iconv.
 */
bool decode_line(struct csv_decoder *x, struct csv_input *c, size_t line);

/* The N bytes at S of a code page as UTF-8 to TO, with room for 3 * N; how many they became. */
size_t decode_page(const struct csv_decoder *x, const char *s, size_t n, char *to);

#endif
