/*
 * store/schema.h - the tables of the store and how older ones become them.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct store;

#define SCHEMA_APPLICATION 0x50454A4C /* "PEJL": what makes a SQLite file a store */

/* A figure's row: its number is made of the three that tell it from every other. */
#define SCHEMA_IMPORTS 65535 /* most of each */
#define SCHEMA_PERIODS 65535
#define SCHEMA_SERIES  0x3fffffff

/* From one form to the next: its tables, and the views anew. */
struct schema_step {
	const char *tables, *views;
};

/*
 * S, which is open, is made a store if it is empty and MAY_WRITE, and brought up to the newest form
 * if it is older; false after a message if it is none, from a later version, or if a table is
 * not as the steps make it.
 */
bool schema_apply(struct store *s, bool may_write, struct diag *d);
/* The steps of this version; *N is its form. */
const struct schema_step *schema_steps(size_t *n);
/* The same by the N steps at STEPS: the tests have a later form. */
bool schema_apply_steps(
    struct store *s, const struct schema_step *steps, size_t n, bool may_write, struct diag *d);

#endif
