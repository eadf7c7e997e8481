/* What runs that were killed left beside a path. */
#include "base/beside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/outfile.h"
#include "base/outfolder.h"
#include "tests/base/suites.h"
#include "tests/check.h"

static const char *
fresh_folder(struct arena *a)
{
	const char *tmp = getenv("TMPDIR");
	char *path = arena_printf(a, "%s/pejl-beside-XXXXXX", tmp != NULL ? tmp : "/tmp");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path));
	return path;
}

/* NAME in FOLDER: a folder if it ends in a slash, a file with TEXT else. */
static const char *
make(struct arena *a, const char *folder, const char *name, const char *text)
{
	const char *path = arena_printf(a, "%s/%s", folder, name);

	if (name[strlen(name) - 1] == '/') {
		CU_ASSERT_EQUAL_FATAL(mkdir(path, 0777), 0);
		return path;
	}
	FILE *f = fopen(path, "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	return path;
}

static bool
is_there(struct arena *a, const char *folder, const char *name)
{
	return access(arena_printf(a, "%s/%s", folder, name), F_OK) == 0;
}

/* Only what has the name and nobody holds. */
static void
clears_what_was_left(void)
{
	static const struct {
		const char *name;
		bool stays;
	} rows[] = {
		{ "ud.pejl-1.tmp/", false },
		{ "ud.pejl-1.tmp/kommune/", false },
		{ "ud.pejl-1.tmp/kommune/461.html", false },
		{ "ud.pejl-4194304.tmp", false },
		{ "ud.pejl-2.tmp.old/", false },
		{ "ud.pejl-.tmp", true },
		{ "ud.pejl-1x.tmp", true },
		{ "ud.pejl-1.tmp.bak", true },
		{ "ud.pejl-1.tm", true },
		{ "ud.1.tmp", true },
		{ "ud", true },
		{ "nyt-ud.pejl-1.tmp", true },
		{ "u.pejl-1.tmp", true },
	};
	struct arena a = { 0 };
	const char *top = fresh_folder(&a);

	for (size_t i = 0; i < countof(rows); i++)
		make(&a, top, rows[i].name, "x");
	const char *held = make(&a, top, "ud.pejl-7.tmp/", "");
	int fd = beside_hold(held);
	CU_ASSERT_NOT_EQUAL(fd, -1);
	CU_ASSERT_EQUAL(beside_hold(held), -1);
	CU_ASSERT_EQUAL(errno, EBUSY);
	CHECK_STR(beside_name(arena_printf(&a, "%s/ud", top), &a),
	    arena_printf(&a, "%s/ud.pejl-%ld.tmp", top, (long)getpid()));
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(is_there(&a, top, rows[i].name) == rows[i].stays, rows[i].name);
	CU_ASSERT(is_there(&a, top, "ud.pejl-7.tmp"));
	close(fd);
	beside_name(arena_printf(&a, "%s/ud", top), &a);
	CU_ASSERT(!is_there(&a, top, "ud.pejl-7.tmp"));
	CU_ASSERT_EQUAL(beside_hold(held), -1);
	CU_ASSERT_EQUAL(errno, ENOENT);
	folder_remove_tree(top);
	CU_ASSERT_NOT_EQUAL(access(top, F_OK), 0);
	arena_free(&a);
}

/* Moved away to make room, and killed before the room was filled: the old one comes back. */
static void
brings_the_old_one_back(void)
{
	struct arena a = { 0 };
	const char *top = fresh_folder(&a), *path = arena_printf(&a, "%s/ud", top);

	make(&a, top, "ud.pejl-9.tmp.old/", "");
	make(&a, top, "ud.pejl-9.tmp.old/index.html", "old");
	const char *tmp = make(&a, top, "ud.pejl-9.tmp/", "");
	int fd = beside_hold(tmp); /* still at it */
	beside_name(path, &a);
	CU_ASSERT(is_there(&a, top, "ud.pejl-9.tmp.old/index.html") && !is_there(&a, top, "ud"));
	close(fd);
	beside_name(path, &a);
	CU_ASSERT(is_there(&a, top, "ud/index.html"));
	CU_ASSERT(!is_there(&a, top, "ud.pejl-9.tmp.old") && !is_there(&a, top, "ud.pejl-9.tmp"));
	folder_remove_tree(top);
	arena_free(&a);
}

/* A container gives each run the same number: what is left may have the very name. */
static void
left_under_the_same_number(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct outfile file;
	struct outfolder folder;
	const char *top = fresh_folder(&a);
	const char *own = arena_printf(&a, "ud.pejl-%ld.tmp", (long)getpid());

	caught_begin(&c);
	make(&a, top, own, "half");
	CU_ASSERT(outfile_open(&file, arena_printf(&a, "%s/ud", top), &a, &c.diag));
	fputs("whole", file.f);
	CU_ASSERT(outfile_commit(&file, &c.diag));
	CU_ASSERT(is_there(&a, top, "ud") && !is_there(&a, top, own));
	remove(arena_printf(&a, "%s/ud", top));
	make(&a, top, arena_printf(&a, "%s/", own), "");
	make(&a, top, arena_printf(&a, "%s/index.html", own), "half");
	CU_ASSERT(outfolder_open(&folder, arena_printf(&a, "%s/ud", top), &a, &c.diag));
	CU_ASSERT(outfolder_commit(&folder, &c.diag));
	CU_ASSERT(is_there(&a, top, "ud") && !is_there(&a, top, "ud/index.html"));
	CU_ASSERT(!is_there(&a, top, own));
	CHECK_STR(caught_text(&c), "");
	caught_end(&c);
	folder_remove_tree(top);
	arena_free(&a);
}

void
suite_beside(void)
{
	static const struct test tests[] = {
		{ "what was left is cleared", clears_what_was_left },
		{ "the old one comes back", brings_the_old_one_back },
		{ "left under the same number", left_under_the_same_number },
	};

	suite_add("base/beside", tests, countof(tests));
}
