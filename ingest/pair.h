/*
 * ingest/pair.h - two numbers in one cell, 850 (62): which columns have them, and what is made of
 * them.
 */
#ifndef INGEST_PAIR_H
#define INGEST_PAIR_H

#include "ingest/mapping.h"
#include "ingest/sample.h"

/*
 * By the first records, S, mark in M the columns of figures whose cells are to be split, and say
 * once, at the header AT, what P makes of them. False after a message: P says of both what another
 * column is already. Strings live in A.
 */
bool pair_take(
    struct mapping *m, const struct pair *p, const struct sample *s, struct pos at, struct diag *d);

#endif
