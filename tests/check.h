/*
 * tests/check.h - what every unit test uses. A folder's suites.c defines suites(), which adds
 * its suites with suite_add; tests/check.c has main.
 */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include <CUnit/CUnit.h>

#include "base/arena.h"
#include "base/diag.h"

struct test {
	const char *name;
	void (*run)(void);
};

/* In the folder's suites.c. */
void suites(void);
/* Add N tests as one suite. */
void suite_add(const char *name, const struct test *tests, size_t n);
/* Count and print a test that this machine cannot run. */
void test_skip(const char *name, const char *why);

/* An assertion in a table loop: ROW, a string, says which row failed. */
#define CHECK_ROW(cond, row) check_row((cond), #cond, (row), __FILE__, __LINE__)
void check_row(bool ok, const char *cond, const char *row, const char *file, unsigned line);

/* Strings equal; on failure both are printed. */
#define CHECK_STR(got, want) check_str((got), (want), __FILE__, __LINE__)
void check_str(const char *got, const char *want, const char *file, unsigned line);

/* S with its no-break spaces as ~, to be read in a test. NULL for NULL. */
const char *shown(const char *s, struct arena *a);

/* |GOT - WANT| <= ABS + REL * |WANT|; NAN equals NAN. On failure both are printed. */
#define CHECK_CLOSE(got, want, abs_tol, rel_tol, row)                                              \
	check_close((got), (want), (abs_tol), (rel_tol), (row), __FILE__, __LINE__)
void check_close(double got, double want, double abs_tol, double rel_tol, const char *row,
    const char *file, unsigned line);

/* Messages kept in memory: begin, use .diag, text() flushes and returns them, end frees. */
struct caught {
	struct diag diag;
	char *text;
	size_t size;
};
void caught_begin(struct caught *c);
const char *caught_text(struct caught *c);
void caught_end(struct caught *c);

/* A temporary file with N bytes of TEXT; its path in A. Removed when the program ends. */
const char *test_file(struct arena *a, const char *name, const char *text, size_t n);

#endif
