/*
 * ingest/number.h - a cell -> value and status. Danish and English numbers and the publishers'
 * marks; no locale, no guess.
 */
#ifndef INGEST_NUMBER_H
#define INGEST_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "ingest/sources.h"
#include "model/kpi.h"

/* How one file writes its numbers. Zeroed: nothing is known yet. */
struct number_format {
	char decimal;   /* ',' or '.'; 0 until declared or shown by a cell */
	char thousands; /* '.', ',', ' ' (also the no-break spaces), '-' none; 0 until declared or
			   shown */
	size_t decimal_line; /* the line whose cell showed the decimal sign; 0 if it was declared */
	const char *declared_by;  /* section of sources.conf that declared the signs; NULL: nobody,
				   * or an option */
	struct pair pair;         /* which of two numbers in a cell is meant, or what both are */
	const struct mark *marks; /* the publisher's own; they go before the general ones */
	size_t nmarks;
};

struct number {
	double value;           /* NAN unless status is A or P */
	enum obs_status status; /* A, P (5*), M or Q */
	bool percent;           /* written with % or pct. */
	bool no_figure;         /* an answer in words, by the publisher's mark; status M */
	bool paired;            /* two numbers were wanted and are there; the other one: */
	double second;
	bool second_percent;
};

/*
 * Read CELL, which is trimmed in place. The first cell that can be read in one way only (26,8;
 * 1.234,5; 66.116.589) fixes in F what was not declared.
 *
 * General marks, where the publisher has no other meaning for them: empty, "..", "M", "NA" missing;
 * "." not applicable (missing too); "<5", "<10", "0-4", "1-4" suppressed; "5*" provisional.
 *
 * False with a message for AT [type-error], *OUT untouched: no number; a figure that can be read
 * in two ways (1.157); one that contradicts F; a bare "-" nobody declared; two numbers in the
 * cell, 850 (62), unless F says which is meant; out of the range of a double. Hexadecimal, inf and
 * nan are no numbers.
 */
bool number_read(
    struct number *out, struct number_format *f, char *cell, struct pos at, struct diag *d);

/* Has CELL two numbers in it, as 850 (62)? */
bool number_is_pair(const char *cell);

/* Is CELL, trimmed, a mark where F's numbers stand, and what does it stand for? Else *OUT is
 * untouched. */
bool number_mark(enum mark_meaning *out, const struct number_format *f, const char *cell);

#endif
