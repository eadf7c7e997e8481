/*
 * store/schema.h - the tables of the store and how older ones become them.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdbool.h>

#include "base/diag.h"

struct store;

#define SCHEMA_APPLICATION 0x50454A4C /* "PEJL": what makes a SQLite file a store */

/* A figure's row: its number is made of the three that tell it from every other. */
#define SCHEMA_IMPORTS 65535 /* most of each */
#define SCHEMA_PERIODS 65535
#define SCHEMA_SERIES  0x3fffffff

/*
 * S, which is open, is made a store if it is empty and MAY_WRITE, and brought up to the newest form
 * if it is older; false after a message if it is none, or from a later version.
 */
bool schema_apply(struct store *s, bool may_write, struct diag *d);

#endif
