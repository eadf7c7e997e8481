/*
 * cli/emit.h - rows of CSV on stdout, in the two dialects pejl writes.
 *
 * csv: UTF-8, comma, decimal dot, LF; cells exact. csv-dk: BOM, semicolon, decimal comma,
 * CRLF, for Danish Excel; text that a spreadsheet would run is guarded.
 */
#ifndef CLI_EMIT_H
#define CLI_EMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "model/kpi.h"

struct emit {
	FILE *out;
	bool danish;
	bool first; /* no cell written in this row yet */
};

/* Begin with the heading row HEADS, N of them. */
void emit_begin(struct emit *e, FILE *out, bool danish, const char *const *heads, size_t n);
void emit_text(struct emit *e, const char *s);
void emit_number(struct emit *e, double v); /* NAN: an empty cell */
void emit_int(struct emit *e, long long v);
void emit_row_end(struct emit *e);

/* price_year, adjusted and value_as_read of figure O of S (cli/value.h); empty of no money. */
#define PRICE_COLUMNS "price_year", "adjusted", "value_as_read"
void emit_prices(struct emit *e, const struct series *s, const struct observation *o);

#endif
