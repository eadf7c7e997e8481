/*
 * ingest/cpr.h - numbers of persons have no place in figures about kommuner.
 */
#ifndef INGEST_CPR_H
#define INGEST_CPR_H

#include <stdbool.h>

/*
 * Does TEXT hold something like a CPR number: ddmmyy-nnnn, where ddmmyy is a day, with no digit
 * before or after it? BARE: also ddmmyynnnn without the hyphen. The check digit is not looked at,
 * numbers given since 2007 have none.
 */
bool cpr_in_text(const char *text, bool bare);

/* The same of a cell of figures, where ten digits are a CPR number only if they begin with 0. */
bool cpr_in_figure(const char *text);

/* Does a column's header say that CPR numbers stand in it? */
bool cpr_in_header(const char *header);

#endif
