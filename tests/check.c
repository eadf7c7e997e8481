#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CUnit/Basic.h>

#include "base/translate.h"

static unsigned skipped;
static char folder[64];
static char *files[256];
static size_t nfiles;

void
suite_add(const char *name, const struct test *tests, size_t n)
{
	CU_pSuite suite = CU_add_suite(name, NULL, NULL);

	for (size_t i = 0; i < n; i++)
		CU_add_test(suite, tests[i].name, tests[i].run);
}

void
test_skip(const char *name, const char *why)
{
	printf("skipped: %s: %s\n", name, why);
	skipped++;
}

void
check_row(bool ok, const char *cond, const char *row, const char *file, unsigned line)
{
	char text[512] = "";

	if (!ok)
		snprintf(text, sizeof text, "%s [%s]", cond, row);
	CU_assertImplementation(ok, line, text, file, "", CU_FALSE);
}

void
check_str(const char *got, const char *want, const char *file, unsigned line)
{
	bool same = got != NULL && want != NULL && strcmp(got, want) == 0;
	char text[1024];

	if (got == NULL || want == NULL)
		same = got == want;
	snprintf(text, sizeof text, "got '%.450s', want '%.450s'", got != NULL ? got : "(NULL)",
	    want != NULL ? want : "(NULL)");
	CU_assertImplementation(same, line, text, file, "", CU_FALSE);
}

void
check_close(double got, double want, double abs_tol, double rel_tol, const char *row,
    const char *file, unsigned line)
{
	bool ok = (isnan(got) && isnan(want)) || got == want
	    || fabs(got - want) <= abs_tol + rel_tol * fabs(want);
	char text[512] = "";

	if (!ok)
		snprintf(text, sizeof text, "got %.17g, want %.17g [%s]", got, want, row);
	CU_assertImplementation(ok, line, text, file, "", CU_FALSE);
}

void
caught_begin(struct caught *c)
{
	*c = (struct caught){ 0 };
	c->diag.out = open_memstream(&c->text, &c->size);
}

const char *
caught_text(struct caught *c)
{
	fflush(c->diag.out);
	return c->text;
}

void
caught_end(struct caught *c)
{
	fclose(c->diag.out);
	free(c->text);
}

static void
remove_files(void)
{
	for (size_t i = 0; i < nfiles; i++) {
		unlink(files[i]);
		free(files[i]);
	}
	if (folder[0] != '\0')
		rmdir(folder);
}

const char *
test_file(struct arena *a, const char *name, const char *text, size_t n)
{
	if (folder[0] == '\0') {
		strcpy(folder, "/tmp/pejl-test-XXXXXX");
		if (mkdtemp(folder) == NULL)
			abort();
	}
	char *path = arena_printf(a, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	if (f == NULL || fwrite(text, 1, n, f) != n || fclose(f) != 0)
		abort();
	for (size_t i = 0; i < nfiles; i++)
		if (strcmp(files[i], path) == 0)
			return path;
	if (nfiles == countof(files) || (files[nfiles++] = strdup(path)) == NULL)
		abort();
	return path;
}

/* The catalogues that the build puts beside this program. */
static void
open_catalogues(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/locale");

	/* the messages that tests know are English */
	if (n <= 0 || setenv("LANGUAGE", "en", 1) != 0)
		abort();
	path[n] = '\0';
	strcpy(strrchr(path, '/'), "/locale");
	if (!translate_open(path).texts)
		printf("no catalogue in %s: English texts will be Danish\n", path);
}

int
main(void)
{
	open_catalogues();
	if (CU_initialize_registry() != CUE_SUCCESS)
		return 2;
	suites();
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	unsigned run = CU_get_number_of_tests_run(), failed = CU_get_number_of_tests_failed();
	CU_cleanup_registry();
	remove_files();
	printf("\n%u passed, %u failed, %u skipped\n", run - failed, failed, skipped);
	return failed != 0 || run == 0;
}

const char *
shown(const char *s, struct arena *a)
{
	if (s == NULL)
		return NULL;
	char *out = arena_strdup(a, s), *to = out;
	for (const char *from = out; *from != '\0';)
		if (strncmp(from, "\xC2\xA0", 2) == 0) {
			*to++ = '~';
			from += 2;
		} else {
			*to++ = *from++;
		}
	*to = '\0';
	return out;
}
