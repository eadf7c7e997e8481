/*
 * cli/progress.h - how far a long reading is: on standard error, if that is a terminal.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	const char *name;
	size_t size; /* bytes in all */
	bool shown;  /* there is a terminal and something was written to it */
	bool on;
	unsigned steps;
	struct timespec begun;
	double last; /* seconds since then at which it was last drawn */
};

void progress_begin(struct progress *p, const char *name, size_t size);
/* BYTE of the file is being read; (size_t)-1: not known. Cheap: to be called for each record. */
void progress_step(struct progress *p, size_t byte);
/* Nothing of it stays on the screen. */
void progress_end(struct progress *p);

#endif
