#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ingest/facts.h"
#include "ingest/import.h"
#include "tests/corpus/corpus.h"
#include "tests/ingest/small.h"

#define SECONDS   5
#define PATH_SIZE ((size_t)2048)

enum { FINE, LOST = 3, SILENT = 4 }; /* how the child that reads one file ends */

/* Records that figures or errors came from, in file order. */
struct heard {
	size_t line, n;
};

static void
hear_line(struct heard *h, size_t line)
{
	h->n += line != h->line;
	h->line = line;
}

static void
take(void *to, const struct observation *o)
{
	hear_line(to, o->origin.line);
}

static void
hear(void *to, const struct diag_message *m)
{
	if (m->level == DIAG_ERROR)
		hear_line(to, m->at.line);
}

static int
import_one(const char *path, bool lenient)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct import_options options = { .lenient = lenient };
	struct import_summary s;
	struct heard heard = { 0 };
	struct diag d = { .hear = hear, .hear_to = &heard };
	struct import_facts facts = { .arena = &a };

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	struct import im = { .arena = &a,
		.geography = &g,
		.catalogue = &c,
		.options = &options,
		.sink = take,
		.sink_to = &heard,
		.diag = &d,
		.facts = &facts };
	enum import_code code = import_file(&im, path, &s);
	size_t in = facts.csv.records + facts.csv.bad_records;
	size_t headers = facts.header.line > 0;
	arena_free(&a);
	if (code != IMPORT_OK)
		return d.errors > 0 ? FINE : SILENT;
	return heard.n + s.skipped + headers == in ? FINE : LOST;
}

static const char *
end_of(const char *path, bool lenient)
{
	int status;

	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(SECONDS);
		_exit(import_one(path, lenient));
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return "no child process";
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGALRM ? "hangs" : strsignal(WTERMSIG(status));
	switch (WEXITSTATUS(status)) {
	case FINE: return NULL;
	case LOST: return "records are neither read, skipped nor refused";
	case SILENT: return "refused without a message";
	default: return "a sanitizer's report";
	}
}

static void
folder_score(struct score *s, const char *folder, bool verbose)
{
	char path[PATH_SIZE + 256];
	DIR *dir = opendir(folder);

	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		const char *why = end_of(path, false);
		why = why != NULL ? why : end_of(path, true);
		s->right += why == NULL;
		s->wrong += why != NULL;
		if (why != NULL && verbose)
			printf("  wrong: %s: %s\n", path, why);
	}
	if (dir != NULL)
		closedir(dir);
}

struct score
survival_score(const char *folder, bool verbose)
{
	struct score s = { 0 };
	char path[PATH_SIZE];
	DIR *dir = opendir(folder);

	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		if (e->d_name[0] != '.')
			folder_score(&s, path, verbose);
	}
	if (dir != NULL)
		closedir(dir);
	snprintf(path, sizeof path, "%s/../data/real", folder);
	folder_score(&s, path, verbose);
	return s;
}
