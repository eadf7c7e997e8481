/*
 * report/package.h - a zip file, written front to back: what an .odt is.
 *
 * The same entries give the same bytes: no clock, no name of a machine. (PKWARE APPNOTE 6.3.3;
 * OpenDocument 1.3 part 2, 3.3: the first entry is "mimetype", stored.)
 */
#ifndef REPORT_PACKAGE_H
#define REPORT_PACKAGE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"

struct package_entry {
	const char *name;
	uint32_t crc, size, packed, offset;
	uint16_t method;
};

struct package {
	FILE *out;
	struct arena *arena;
	struct package_entry *entries;
	size_t n, cap;
	uint32_t offset; /* bytes written */
};

void package_begin(struct package *p, FILE *out, struct arena *a);
/* NAME, which stays the caller's until the end, with SIZE bytes; compressed where that helps. */
void package_add(struct package *p, const char *name, const void *data, size_t size);
/* The same as it is. */
void package_add_stored(struct package *p, const char *name, const void *data, size_t size);
/* The directory. Write errors are seen by whoever closes OUT. */
void package_end(struct package *p);

#endif
