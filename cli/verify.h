/*
 * cli/verify.h - an import of the store against what its bytes tell when they are read again.
 */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "cli/run.h"
#include "store/store.h"

/*
 * One difference. WHAT: "bytes", "options", "targets", "sources", "file" (it is not understood any
 * more), a count of the entry ("records"), "figure" (only one side has it), or the part of a
 * figure that differs ("value", "line" ...); then indicator to period say which figure.
 */
struct verify_difference {
	int import;
	const char *what;
	const char *indicator; /* NULL: not of a figure */
	int area;
	const char *stratum, *period;
	const char *stored, *read; /* "" on the side that has nothing */
	size_t line, field;        /* of the figure as it is stored, or else read */
};

struct verify_differences {
	struct verify_difference *of;
	size_t n, cap;
	struct arena *arena; /* has the strings */
};

/*
 * Unpack the file of IM and both configurations to a folder of their own, which goes again, read it
 * as it was read, and add what differs to OUT. R has the places. *FIGURES: how many were read.
 * Signals wait meanwhile. False after a message: the store or the folder cannot be used.
 */
bool verify_import(struct verify_differences *out, struct run *r, struct store *s,
    const struct store_import *im, size_t *figures);

#endif
