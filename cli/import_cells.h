/*
 * cli/import_cells.h - cells of the tables of a package, read strictly: as export writes them.
 */
#ifndef CLI_IMPORT_CELLS_H
#define CLI_IMPORT_CELLS_H

#include "base/diag.h"
#include "ingest/csv.h"

/* One record that is being read; OK is false once a cell was none, which D was told. */
struct cells {
	const struct csv_record *record;
	struct diag *diag;
	bool ok;
};

/* Cell I as a whole number from LOW to HIGH; empty: EMPTY, if that is not CELLS_NEEDED. */
long long cells_whole(struct cells *c, size_t i, long long low, long long high, long long empty);
#define CELLS_NEEDED (-2LL)

double cells_real(struct cells *c, size_t i);    /* empty: NAN */
int cells_date(struct cells *c, size_t i);       /* yyyymmdd; empty: 0 */
long long cells_time(struct cells *c, size_t i); /* seconds since 1970, UTC */
bool cells_truth(struct cells *c, size_t i);     /* true, false */
/* 64 hexadecimal digits into OUT; empty: "". */
void cells_sha256(struct cells *c, size_t i, char out[static 65]);

#endif
