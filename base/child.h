/*
 * base/child.h - run another program: no shell, no surprises.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct child_limits {
	unsigned time_s; /* wall clock; CPU time is limited to the same */
	size_t memory;   /* address space, bytes */
	size_t output;   /* bytes of its stdout and of each file it writes; more is an error */
};

/* For a program that keeps files of its own. */
struct child_room {
	const char *home; /* a folder it may write to, its HOME and TMPDIR; NULL: none */
	int again;        /* exit status by which it asks to be started once more; 0: none */
};

enum child_code { CHILD_OK, CHILD_NOT_FOUND, CHILD_FAILED };

struct child_result {
	enum child_code code;
	char *out; /* its stdout, NUL at the end, in the arena */
	size_t size;
	char *err; /* the beginning of its stderr, in the arena */
};

/* The absolute path, in A, of the program NAME in PATH; NULL if there is none. */
const char *child_find(const char *name, struct arena *a);
/* That of the program NAME in the folder of the running one; NULL if there is none. */
const char *child_beside(const char *name, struct arena *a);

/*
 * Run ARGV[0] (an absolute path, or a name looked for in PATH) with INPUT on its stdin.
 * The child gets a fixed small environment, the limits, no open files of ours, and a
 * system call filter under which it can start threads but no process, and speak to programs of
 * this machine but to no network.
 * CHILD_FAILED (message in D): exit status not 0, a signal, the time, too much output.
 */
struct child_result child_run(const char *const argv[], const char *input, size_t size,
    struct child_limits limits, struct arena *a, struct diag *d);
/* The same for a program that needs ROOM. */
struct child_result child_run_in(struct child_room room, const char *const argv[],
    const char *input, size_t size, struct child_limits limits, struct arena *a, struct diag *d);

#define CHILDREN_MAX 16

/* What one of several children reads. */
struct child_input {
	const char *text;
	size_t size;
};

/* Gets what they say while they say it. */
struct child_reader {
	/* Child K has said OUT, SIZE bytes and a NUL. Returns how many it is done with; the rest
	 * comes again with what follows. */
	size_t (*take)(void *to, size_t k, const char *out, size_t size);
	void *to;
};

/*
 * The same program N times at once (1 to CHILDREN_MAX), the Kth with INPUTS[K] on its stdin and its
 * stdout to READER. Each has its own LIMITS. What came before a failure was read; the first that
 * fails ends the rest and is told of. The result has no out, and the first words of any on stderr.
 */
struct child_result child_run_all(const char *const argv[], const struct child_input *inputs,
    size_t n, struct child_reader reader, struct child_limits limits, struct arena *a,
    struct diag *d);

#endif
