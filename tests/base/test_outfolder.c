#include "base/outfolder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "tests/base/suites.h"
#include "tests/check.h"

/* What is in the file NAME of FOLDER; NULL if there is none. */
static const char *
content(struct arena *a, const char *folder, const char *name)
{
	FILE *f = fopen(arena_printf(a, "%s/%s", folder, name), "r");
	char text[256];

	if (f == NULL)
		return NULL;
	size_t n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	return arena_strndup(a, text, n);
}

static bool
put(struct outfolder *o, const char *name, const char *text, struct diag *d)
{
	FILE *f = outfolder_file(o, name, d);

	if (f != NULL)
		fputs(text, f);
	return f != NULL && outfolder_file_end(o, d);
}

static const char *
fresh_folder(struct arena *a)
{
	const char *tmp = getenv("TMPDIR");
	char *path = arena_printf(a, "%s/pejl-folder-XXXXXX", tmp != NULL ? tmp : "/tmp");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path));
	return path;
}

static void
clear(struct arena *a, const char *folder)
{
	static const char *const names[] = { "ud/index.html", "ud/.pejl", "ud/logo.png",
		"ud/kommune/461.html", "ud/kommune", "ud/egne/noter.txt", "ud/egne", "ud", "fil" };

	for (size_t i = 0; i < countof(names); i++)
		remove(arena_printf(a, "%s/%s", folder, names[i]));
	CU_ASSERT_EQUAL(rmdir(folder), 0); /* nothing else was left */
}

/* A second report: ours goes, theirs stays. */
static void
old_and_new(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct outfolder o;
	const char *top = fresh_folder(&a), *path = arena_printf(&a, "%s/ud/", top);

	caught_begin(&c);
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_TRUE(put(&o, "index.html", "one", &c.diag));
	CU_ASSERT_TRUE(put(&o, "kommune/461.html", "Odense", &c.diag));
	CU_ASSERT_PTR_NULL(content(&a, path, "index.html")); /* not before the commit */
	CU_ASSERT_TRUE(outfolder_commit(&o, &c.diag));
	CHECK_STR(content(&a, path, "kommune/461.html"), "Odense");
	CHECK_STR(content(&a, path, ".pejl"), "index.html\nkommune/461.html\n");

	FILE *f = fopen(arena_printf(&a, "%slogo.png", path), "w");
	fputs("theirs", f);
	fclose(f);
	mkdir(arena_printf(&a, "%segne", path), 0777);
	f = fopen(arena_printf(&a, "%segne/noter.txt", path), "w");
	fputs("notes", f);
	fclose(f);
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_TRUE(put(&o, "index.html", "two", &c.diag));
	CU_ASSERT_TRUE(outfolder_commit(&o, &c.diag));
	CHECK_STR(content(&a, path, "index.html"), "two");
	CHECK_STR(content(&a, path, "logo.png"), "theirs");
	CHECK_STR(content(&a, path, "egne/noter.txt"), "notes");
	CU_ASSERT_PTR_NULL(content(&a, path, "kommune/461.html"));
	CHECK_STR(caught_text(&c), "");
	caught_end(&c);
	clear(&a, top);
	arena_free(&a);
}

static void
given_up(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct outfolder o;
	const char *top = fresh_folder(&a), *path = arena_printf(&a, "%s/ud", top);

	caught_begin(&c);
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_PTR_NOT_NULL(outfolder_file(&o, "index.html", &c.diag));
	outfolder_abort(&o);
	CU_ASSERT_EQUAL(access(path, F_OK), -1);
	caught_end(&c);
	clear(&a, top);
	arena_free(&a);
}

/* What cannot be kept is not lost: the old folder stays, and the message says why. */
static void
what_cannot_be_kept(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct outfolder o;
	const char *top = fresh_folder(&a), *path = arena_printf(&a, "%s/ud", top);
	const char *deep = path;

	caught_begin(&c);
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_TRUE(put(&o, "index.html", "one", &c.diag));
	CU_ASSERT_TRUE(outfolder_commit(&o, &c.diag));
	for (int k = 0; k < 9; k++) {
		deep = arena_printf(&a, "%s/d", deep);
		mkdir(deep, 0777);
	}
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_TRUE(put(&o, "index.html", "two", &c.diag));
	CU_ASSERT_FALSE(outfolder_commit(&o, &c.diag));
	CHECK_STR(caught_text(&c),
	    arena_printf(&a,
		"pejl: %s: error: more than 8 folders in each other cannot be kept here: move this "
		"one away\n",
		deep));
	CHECK_STR(content(&a, path, "index.html"), "one");
	CU_ASSERT_EQUAL(access(deep, F_OK), 0);
	remove(deep); /* and with eight all is well */
	fclose(fopen(arena_printf(&a, "%s/d/d/d/d/d/d/d/d/x", path), "w"));
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, path, &a, &c.diag));
	CU_ASSERT_TRUE(outfolder_commit(&o, &c.diag));
	CU_ASSERT_EQUAL(access(arena_printf(&a, "%s/d/d/d/d/d/d/d/d/x", path), F_OK), 0);
	caught_end(&c);
	folder_remove_tree(arena_printf(&a, "%s/d", path));
	clear(&a, top);
	arena_free(&a);
}

static void
names_and_places(void)
{
	static const char *const bad[] = { "", ".pejl", "../a", "a/../b", "a/b/c", "/a", "A", "a b",
		"a/", "\xC3\xA6" };
	struct arena a = { 0 };
	struct caught c;
	struct outfolder o;
	const char *top = fresh_folder(&a), *file = arena_printf(&a, "%s/fil", top);

	caught_begin(&c);
	CU_ASSERT_TRUE_FATAL(outfolder_open(&o, arena_printf(&a, "%s/ud", top), &a, &c.diag));
	for (size_t i = 0; i < countof(bad); i++)
		CHECK_ROW(!put(&o, bad[i], "x", &c.diag), bad[i]);
	outfolder_abort(&o);
	caught_end(&c);

	fclose(fopen(file, "w"));
	caught_begin(&c);
	CU_ASSERT_FALSE(outfolder_open(&o, file, &a, &c.diag));
	CU_ASSERT_PTR_NOT_NULL(strstr(caught_text(&c),
	    "fil: error: the folder cannot be made: a file of that name is in the way"));
	caught_end(&c);
	clear(&a, top);
	arena_free(&a);
}

void
suite_outfolder(void)
{
	static const struct test tests[] = {
		{ "ours goes, theirs stays", old_and_new },
		{ "given up", given_up },
		{ "what cannot be kept", what_cannot_be_kept },
		{ "names and places", names_and_places },
	};

	suite_add("base/outfolder", tests, countof(tests));
}
