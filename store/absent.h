/*
 * store/absent.h - zeros for the rows that a publisher leaves out because they are zero.
 */
#ifndef STORE_ABSENT_H
#define STORE_ABSENT_H

#include "store/panel.h"

/*
 * Put an observation of 0, marked absent, into P for every figure that a file whose source has
 * absent_zero has no row for, inside the file's own span: each indicator and stratum with a kind of
 * period it has in the file, each area of the file, each period of that kind from the file's first
 * to its last. Between two quarters, months, weeks or days all are meant; of years and spans only
 * those that the file has, since surveys have waves. What another file tells stays. Returns how
 * many were put in, *FIRST is the source of the first of them. Once, when all files are read,
 * before panel_close.
 */
size_t panel_fill_absent(struct panel *p, const struct source **first);

#endif
