#define _GNU_SOURCE /* memfd_create */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void
fuzz_check_at(bool ok, const char *cond, const char *file, int line)
{
	if (ok)
		return;
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, cond);
	abort();
}

const char *
fuzz_path(const uint8_t *data, size_t n)
{
	static int fd = -1;
	static char path[32];

	if (fd < 0) {
		fd = memfd_create("input.csv", 0);
		snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	}
	fuzz_check(fd >= 0 && ftruncate(fd, 0) == 0);
	fuzz_check(pwrite(fd, data, n, 0) == (ssize_t)n);
	return path;
}

void
fuzz_lines(const uint8_t *data, size_t n, void (*each)(char *line))
{
	for (size_t at = 0; at < n;) {
		const uint8_t *lf = memchr(data + at, '\n', n - at);
		size_t k = lf != NULL ? (size_t)(lf - data) - at : n - at;
		char *line = malloc(k + 1); /* of its own, so that reading past it is seen */
		fuzz_check(line != NULL);
		memcpy(line, data + at, k);
		line[k] = '\0';
		each(line);
		free(line);
		at += k + 1;
	}
}
