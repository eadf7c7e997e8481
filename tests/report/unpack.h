/*
 * tests/report/unpack.h - read a zip file in memory, as strictly as its writer is simple.
 */
#ifndef TESTS_REPORT_UNPACK_H
#define TESTS_REPORT_UNPACK_H

#include <stddef.h>

#include "base/arena.h"

/*
 * The bytes of entry NAME of the zip of SIZE bytes, in A with a NUL after them; *OUT_SIZE (may be
 * NULL) gets their number. NULL: there is none, or a length, checksum or stream is wrong.
 */
char *unpack(const char *zip, size_t size, const char *name, size_t *out_size, struct arena *a);

#endif
