/*
 * store/save.h - the parts of an import that store/save.c puts together.
 */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "store/db.h"

/*
 * The pending figures of S as those of import ID: their names get numbers, found or new, and they
 * are written in the order in which they will lie. In a transaction, settled.
 */
bool save_pending(struct store *s, int id, struct arena *a, struct diag *d);

/* The names of what is pending get their numbers, in p->subject and p->period_id, of A. */
bool save_names(struct store *s, struct pending *p, struct arena *a, struct diag *d);

#endif
