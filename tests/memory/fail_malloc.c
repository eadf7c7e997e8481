/*
 * Preloaded: the n-th allocation of the program fails, n from FAIL_MALLOC (0: none); with
 * COUNT_MALLOC their number goes to standard error at the end. Children are left alone.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static long countdown, seen;

__attribute__((constructor)) static void
begin(void)
{
	const char *n = getenv("FAIL_MALLOC");

	countdown = n != NULL ? strtol(n, NULL, 10) : 0;
	unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void
end(void)
{
	if (getenv("COUNT_MALLOC") != NULL)
		fprintf(stderr, "%ld\n", seen);
}

static int
fails(void)
{
	seen++;
	if (countdown == 0 || --countdown > 0)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}
