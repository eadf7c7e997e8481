/* tests/report/test_package.c - a zip that can be read back and is the same each time. */
#include "report/package.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/suites.h"
#include "tests/report/unpack.h"

static char *
packed(size_t *size, const char *noise, size_t nnoise, struct arena *a)
{
	char *text = NULL;
	FILE *f = open_memstream(&text, size);
	struct package p;
	char *same = arena_alloc(a, 1 << 20);

	memset(same, 'x', 1 << 20);
	package_begin(&p, f, a);
	package_add_stored(&p, "mimetype", "a/b", 3);
	package_add(&p, "same", same, 1 << 20);
	package_add(&p, "noise", noise, nnoise);
	package_add(&p, "empty", "", 0);
	package_end(&p);
	fclose(f);
	char *out = arena_alloc(a, *size);
	memcpy(out, text, *size);
	free(text);
	return out;
}

static void
is_read_back(void)
{
	char noise[4096];
	struct arena a = { 0 };
	unsigned seed = 1;
	size_t n, size;

	for (size_t k = 0; k < sizeof noise; k++) {
		seed = seed * 1664525u + 1013904223u;
		noise[k] = (char)(seed >> 24);
	}
	char *zip = packed(&n, noise, sizeof noise, &a);
	CHECK_STR(unpack(zip, n, "mimetype", NULL, &a), "a/b");
	char *same = unpack(zip, n, "same", &size, &a);
	CU_ASSERT(same != NULL && size == 1 << 20 && strspn(same, "x") == size);
	char *same_noise = unpack(zip, n, "noise", &size, &a);
	CU_ASSERT(same_noise != NULL && size == sizeof noise);
	CU_ASSERT(same_noise != NULL && memcmp(same_noise, noise, sizeof noise) == 0);
	CHECK_STR(unpack(zip, n, "empty", &size, &a), "");
	CU_ASSERT_PTR_NULL(unpack(zip, n, "absent", NULL, &a));
	CU_ASSERT(n < 8000); /* the megabyte became small, the noise no larger */
	/* what tells a file's type reads it at byte 38: OpenDocument 1.3 part 2, 3.3 */
	CU_ASSERT(memcmp(zip + 30, "mimetypea/b", 11) == 0);
	arena_free(&a);
}

static void
is_the_same_each_time(void)
{
	struct arena a = { 0 };
	size_t n, m;
	char *one = packed(&n, "n", 1, &a), *two = packed(&m, "n", 1, &a);

	CU_ASSERT(n == m && memcmp(one, two, n) == 0);
	arena_free(&a);
}

void
suite_package(void)
{
	static const struct test tests[] = {
		{ "is read back", is_read_back },
		{ "is the same each time", is_the_same_each_time },
	};

	suite_add("package", tests, countof(tests));
}
