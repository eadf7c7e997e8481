/*
 * ingest/money.h - what targets.conf says of kroner and DRG points, and the table of a price index.
 */
#ifndef INGEST_MONEY_H
#define INGEST_MONEY_H

#include <stdbool.h>

#include "base/arena.h"
#include "ingest/conf.h"
#include "model/kpi.h"

/*
 * I's money and cost from its section S; its unit and measure are known. Faults are listed in C's
 * diag: a currency without scale or prices, kroner in the unit without a currency's scale, a share
 * or rate in kroner, fixed prices without their year.
 */
void money_read(const struct conf *c, struct indicator *i, const struct conf_section *s);

/*
 * The table at PATH into *OUT, which lives in A as PATH does: UTF-8, `aar;indeks;kilde`, a year and
 * its index (decimal comma) a row. False after messages with file, line and field: no header, a
 * year twice or out of 1900-2100, an index that is no number above 0, no source, no row.
 */
bool price_index_load(struct price_index *out, const char *path, struct arena *a, struct diag *d);

#endif
