/*
 * store/holder.h - which program holds the store.
 */
#ifndef STORE_HOLDER_H
#define STORE_HOLDER_H

#include "base/diag.h"

#define HOLDER_SIZE 96

/*
 * "process 4711 (since 2026-11-22 04:23:38 UTC)": who has the right to write to the store at PATH,
 * by the lock in its shared memory; "another program" if the system does not tell. To be asked
 * only by a process that has no lock of its own there. In the language of D. Returns BUF.
 */
char *holder_print(char buf[static HOLDER_SIZE], const char *path, const struct diag *d);

#endif
