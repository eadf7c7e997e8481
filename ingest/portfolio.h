/*
 * ingest/portfolio.h - portfolio.conf: the bodies of an agreement and the indsatser they answer
 * for.
 */
#ifndef INGEST_PORTFOLIO_H
#define INGEST_PORTFOLIO_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/portfolio.h"

/*
 * Read PATH into *P. Indicators are looked up in C, whose agreement is the portfolio's, areas in G;
 * all lives in A.
 * False after messages with file and line for every fault found, *P is then untouched: wrong keys,
 * ids given twice, an indicator or body that is not there (with the nearest that is), a body that
 * takes over from itself, too early or too late, one that is closed when its indsats begins (with
 * its successor), an end before the start, a milestone outside them, a year outside them or the
 * agreement, a threshold without an indicator.
 */
bool portfolio_load(struct portfolio *p, const char *path, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d);

#endif
