/*
 * store/guard.h - what SQL on a store's connection may do: read, add, and what a migration makes.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

struct store;

/*
 * From now on statements of S are asked about as they are prepared: no other file, no code from
 * outside, no table made or changed but while S migrates, nothing deleted but the status that was
 * kept last, nothing changed but what an import counted and the names of areas. A
 * statement that wants more is refused: "not authorized". sqlite.org/c3ref/set_authorizer.html
 */
void guard_begin(struct store *s);

#endif
