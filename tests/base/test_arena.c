#include <stdint.h>
#include <string.h>

#include "tests/base/suites.h"
#include "tests/check.h"

static void
gives_zeroed_aligned_memory(void)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 1000, 16000, 70000, 1000000, 3 };
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(sizes); i++) {
		unsigned char *p = arena_alloc(&a, sizes[i]);
		CU_ASSERT_EQUAL((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < sizes[i]; k++)
			if (p[k] != 0)
				CU_FAIL("not zeroed");
		memset(p, 0xFF, sizes[i]);
	}
	arena_free(&a);
}

static void
keeps_strings(void)
{
	struct arena a = { 0 };
	char *copy = arena_strndup(&a, "Ærøskøbing", 3),
	     *made = arena_printf(&a, "%d-%s", 492, "Ærø");

	CHECK_STR(copy, "Ær");
	CHECK_STR(made, "492-Ærø");
	arena_free(&a);
	CHECK_STR(arena_strdup(&a, "again"), "again");
	arena_free(&a);
}

static void
grows_arrays(void)
{
	struct arena a = { 0 };
	int *v = NULL;
	size_t cap = 0;

	for (size_t n = 0; n < 1000; n++) {
		v = arena_grow(&a, v, n, &cap, sizeof *v);
		v[n] = (int)n;
	}
	for (int n = 0; n < 1000; n++)
		if (v[n] != n)
			CU_FAIL("an element was lost");
	arena_free(&a);
}

void
suite_arena(void)
{
	static const struct test tests[] = {
		{ "gives zeroed, aligned memory", gives_zeroed_aligned_memory },
		{ "keeps strings", keeps_strings },
		{ "grows arrays", grows_arrays },
	};

	suite_add("arena", tests, countof(tests));
}
