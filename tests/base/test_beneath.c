#include "base/beneath.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "tests/base/suites.h"
#include "tests/check.h"

static void
put(struct arena *a, const char *folder, const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(a, "%s/%s", folder, name), "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
}

static void
reads_beneath_alone(void)
{
	static const char link[] = "it is reached by a symbolic link, or no folder; put the file "
				   "itself there";
	static const char outside[] =
	    "a file is named from the folder of this one, without .. or a / before it";
	static const struct {
		const char *name, *text, *why;
	} rows[] = {
		{ "a.txt", "abc", NULL },
		{ "sub/b.txt", "12345678", NULL },
		{ "empty", "", NULL },
		{ "..x", "dots", NULL },
		{ "long", NULL, "it has 2 KiB, and at most 1 are taken" },
		{ "none", NULL, "No such file or directory" },
		{ "sub", NULL, "it is no ordinary file" },
		{ "pipe", NULL, "it is no ordinary file" },
		{ "out", NULL, link },
		{ "outside/secret", NULL, link },
		{ "a.txt/x", NULL, link },
		{ "", NULL, outside },
		{ "/etc/passwd", NULL, outside },
		{ "../secret", NULL, outside },
		{ "sub/../../secret", NULL, outside },
		{ "sub/..", NULL, outside },
		{ "./a.txt", NULL, outside },
		{ "sub//b.txt", NULL, outside },
		{ "sub/", NULL, outside },
		{ "..\\secret", NULL, outside },
	};
	struct arena a = { 0 };
	struct folder f;
	struct diag d = { 0 };
	char longer[1025];

	CU_ASSERT_TRUE_FATAL(folder_make(&f, &a, &d));
	const char *in = arena_printf(&a, "%s/in", f.path);
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	mkdir(in, 0700);
	mkdir(arena_printf(&a, "%s/sub", in), 0700);
	put(&a, f.path, "secret", "s");
	put(&a, in, "a.txt", "abc");
	put(&a, in, "sub/b.txt", "12345678");
	put(&a, in, "empty", "");
	put(&a, in, "..x", "dots");
	put(&a, in, "long", arena_printf(&a, "%s%s", longer, longer));
	CU_ASSERT_EQUAL(symlink("../secret", arena_printf(&a, "%s/out", in)), 0);
	CU_ASSERT_EQUAL(symlink("..", arena_printf(&a, "%s/outside", in)), 0);
	CU_ASSERT_EQUAL(mkfifo(arena_printf(&a, "%s/pipe", in), 0600), 0);
	const char *beside = arena_printf(&a, "%s/report.conf", in);
	for (size_t i = 0; i < countof(rows); i++) {
		const char *why = NULL;
		size_t n = 99;
		const char *got = beneath_read(beside, rows[i].name, 1024, &n, &a, &why);
		CHECK_ROW((got != NULL) == (rows[i].text != NULL), rows[i].name);
		if (got != NULL)
			CHECK_STR(got, rows[i].text);
		CHECK_ROW(got == NULL || n == strlen(got), rows[i].name);
		if (rows[i].why != NULL)
			CHECK_STR(why, rows[i].why);
	}
	folder_remove(&f);
	arena_free(&a);
}

void
suite_beneath(void)
{
	static const struct test tests[] = {
		{ "reads from its folder and below alone", reads_beneath_alone },
	};

	suite_add("beneath", tests, countof(tests));
}
