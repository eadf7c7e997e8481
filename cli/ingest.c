/* pejl ingest: figures and the files they stand in, into the store. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spool.h"
#include "base/text.h"
#include "cli/changes.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/run.h"
#include "cli/verdicts.h"
#include "ingest/parallel.h"
#include "ingest/rejects.h"
#include "model/period.h"
#include "store/store.h"

#define WAIT_SECONDS  60     /* for another program that writes */
#define CHANGES_SHOWN 10     /* of a revision, the largest first */
#define CLASHES_SHOWN 20     /* of figures given twice */
#define REJECTS_KEPT  100000 /* reasons of refused records */

static const struct pos nowhere = { 0 };

struct ingest {
	struct run *run;
	struct store *store;
	const struct options *options;
	struct diag *diag;
	struct arena *arena;
	struct progress progress;
	struct spool said;        /* what is told when all is stored */
	struct store_import *log; /* as it was before */
	size_t nlog;
	size_t refused, stored; /* records, of all files; files */
	/* of the file that is being read */
	const char *file;
	struct rejects rejects;
	struct store_packing *bytes, *targets, *sources;
};

/* ---- one file ----------------------------------------------------------------- */

static void
take(void *to, const struct observation *o)
{
	struct ingest *g = to;
	size_t byte = g->diag->byte != NULL ? *g->diag->byte : STORE_NO_BYTE;

	store_put(g->store, &g->run->catalogue, o, byte);
	progress_step(&g->progress, byte);
}

/* How the user said to read the file, as it is kept: "decimal=, source=x". */
static const char *
options_text(const struct options *o, struct arena *a)
{
	const struct import_options *r = &o->reading;
	const char *s = "";
	const struct {
		const char *name, *text;
	} texts[] = { { "encoding", r->encoding }, { "source", r->source }, { "period", r->period },
		{ "area", r->area }, { "columns", r->columns } };
	const struct {
		const char *name;
		char sign;
	} signs[] = { { "delimiter", r->delimiter }, { "decimal", r->decimal },
		{ "thousands", r->thousands } };

	for (size_t i = 0; i < countof(texts); i++)
		if (texts[i].text != NULL)
			s = arena_printf(a, "%s%s=%s\n", s, texts[i].name, texts[i].text);
	for (size_t i = 0; i < countof(signs); i++)
		if (signs[i].sign != '\0')
			s = arena_printf(a, "%s%s=%c\n", s, signs[i].name, signs[i].sign);
	if (r->year != 0)
		s = arena_printf(a, "%syear=%d\n", s, r->year);
	if (r->pair.take != PAIR_REFUSED)
		s = arena_printf(a, "%spair=%s\n", s, pair_print(&r->pair, a));
	if (r->lenient)
		s = arena_printf(a, "%slenient=true\n", s);
	if (r->fill_down)
		s = arena_printf(a, "%sfill_down=true\n", s);
	return s;
}

/* The import of the same bytes that counts, 0 if there is none, -1 after a message. */
static int
same_bytes(struct ingest *g)
{
	char sha256[STORE_HASH_SIZE];
	struct stat st;
	bool likely = false;
	size_t size;

	if (stat(g->file, &st) != 0)
		return 0; /* whoever opens it says why */
	for (size_t i = 0; i < g->nlog; i++)
		likely = likely || (long long)g->log[i].size == (long long)st.st_size;
	if (!likely || !S_ISREG(st.st_mode))
		return 0;
	if (!store_hash(g->file, &size, sha256, g->diag))
		return -1;
	return store_same_bytes(g->store, sha256, g->diag);
}

static void
say_same(struct ingest *g, int id)
{
	char date[PERIOD_SIZE];
	int day = 0;

	for (size_t i = 0; i < g->nlog; i++)
		day = g->log[i].id == id ? g->log[i].day : day;
	text_put_safe(g->said.f, g->file);
	if (day != 0)
		fprintf(g->said.f,
		    diag_say(g->diag, ": the same as import %d of %s; nothing to do\n"), id,
		    date_print(date, day));
	else
		fprintf(g->said.f,
		    diag_say(g->diag, ": the same as import %d, just now; nothing to do\n"), id);
}

/* Figures that the file gives twice and differently are refused; how many. */
static bool
settle(struct ingest *g, size_t *n)
{
	struct store_clash *clash;

	if (!store_settle(g->store, &clash, n, g->arena, g->diag))
		return false;
	for (size_t i = 0; i < *n && i < CLASHES_SHOWN; i++)
		diag_error(g->diag,
		    (struct pos){ g->file, clash[i].second.line, clash[i].second.field },
		    "constraint-error",
		    "line %zu has another figure for the same place, period and group",
		    clash[i].first.line);
	if (*n > CLASHES_SHOWN)
		diag_note(g->diag, (struct pos){ .file = g->file },
		    "%zu more figures contradict their own file", *n - CLASHES_SHOWN);
	return true;
}

/* May the file be stored? More refused records than are allowed, of all files: nothing is. */
static bool
accept(struct ingest *g, size_t refused)
{
	const struct options *o = g->options;

	g->refused += refused;
	if (g->refused <= (o->max_rejects > 0 ? (size_t)o->max_rejects : 0))
		return true;
	const char *were =
	    g->refused == 1 ? diag_say(g->diag, "record was") : diag_say(g->diag, "records were");
	if (o->max_rejects >= 0)
		return diag_error(g->diag, (struct pos){ .file = g->file }, NULL,
		    "%zu %s refused, more than --max-rejects %d; nothing is stored", g->refused,
		    were, o->max_rejects);
	return diag_error(g->diag, (struct pos){ .file = g->file }, NULL,
	    "%zu %s refused, so nothing is stored; mend the file, or do without them: "
	    "--max-rejects %zu",
	    g->refused, were, g->refused);
}

static const struct store_reject *
reject_rows(struct ingest *g, size_t *n)
{
	const struct rejects *x = &g->rejects;
	struct store_reject *out = arena_array(g->arena, x->nreasons + 1, sizeof *out);

	for (*n = 0; *n < x->nreasons; (*n)++)
		out[*n] = (struct store_reject){ x->reason[*n].line, x->reason[*n].field,
			STORE_NO_BYTE, x->reason[*n].name, x->reason[*n].text };
	return out;
}

/* ---- what it brought ------------------------------------------------------------ */

/* The changes of a revision, the largest first; figures that are new are only counted. */
static bool
put_revision(struct ingest *g, const struct store_import *im)
{
	struct arena a = { .out_of_memory = g->arena->out_of_memory };
	struct catalogue catalogue;
	const struct changes_names names = { &g->run->geography, &catalogue, g->diag };
	struct store_changes x;

	catalogue_init(&catalogue, &a);
	bool ok = store_revision(g->store, im->id, &catalogue, &x, &a, g->diag);
	if (ok)
		changes_text(g->said.f, &x, &names, CHANGES_SHOWN, false);
	arena_free(&a);
	return ok;
}

static bool
put_summary(struct ingest *g, const struct store_import *im)
{
	text_put_safe(g->said.f, g->file);
	fprintf(g->said.f, diag_say(g->diag, ": import %d"), im->id);
	if (im->revises != 0)
		fprintf(g->said.f, diag_say(g->diag, ", a revision of import %d"), im->revises);
	fprintf(g->said.f, diag_say(g->diag, ", %zu figures: %zu new, %zu changed, %zu unchanged"),
	    im->observations, im->fresh, im->changed, im->unchanged);
	if (im->revises != 0)
		fprintf(g->said.f, diag_say(g->diag, ", %zu vanished"), im->vanished);
	if (im->refused > 0)
		fprintf(g->said.f,
		    im->refused > 1 ? diag_say(g->diag, "; %zu records refused")
				    : diag_say(g->diag, "; %zu record refused"),
		    im->refused);
	putc('\n', g->said.f);
	if (im->vanished > 0 && !im->source.absent_zero)
		diag_warning(g->diag, (struct pos){ .file = g->file }, NULL,
		    "%zu figure%s of import %d no longer stand%s in the file; the last known ones "
		    "count on, unless 'pejl undo %d'",
		    im->vanished, im->vanished > 1 ? "s" : "", im->revises,
		    im->vanished > 1 ? "" : "s", im->revises);
	return im->changed + im->vanished == 0 || put_revision(g, im);
}

/* ---- storing -------------------------------------------------------------------- */

/* Into the store; taken back if the same bytes give the same figures as import SAME. */
static bool
store_file(struct ingest *g, const struct import_summary *s, size_t clashes, int same)
{
	struct store_import im,
	    facts = { .file = g->file,
		    .note = g->options->note,
		    .options = options_text(g->options, g->arena),
		    .source = *s->source,
		    .rule = "",
		    .records = s->records,
		    .skipped = s->skipped,
		    .refused = s->refused + clashes,
		    .refused_cells = s->refused_cells };
	size_t n;
	const struct store_reject *rejects = reject_rows(g, &n);

	for (size_t i = 0; i < g->run->sources.n; i++)
		if (&g->run->sources.rules[i].source == s->source)
			facts.rule = s->source->id;
	if ((same != 0 && !store_try(g->store, g->diag))
	    || !store_import(g->store, &facts, rejects, n, g->bytes, g->targets, g->sources, &im,
		g->arena, g->diag))
		return false;
	bool news = same == 0 || im.fresh + im.changed + im.vanished > 0;
	if (same != 0 && !store_keep(g->store, news, g->diag))
		return false;
	g->stored += news;
	if (news)
		return put_summary(g, &im);
	say_same(g, same);
	return true;
}

/* Read it, and while it is read hash and pack its bytes. */
static enum exit_code
read_file(struct ingest *g, int same)
{
	struct import im = { .arena = &g->run->arena,
		.sources = &g->run->sources,
		.geography = &g->run->geography,
		.catalogue = &g->run->catalogue,
		.options = &g->options->reading,
		.sink = take,
		.sink_to = g,
		.diag = g->diag,
		.rejects = &g->rejects,
		.whole = true };
	struct import_summary s = { 0 };
	struct stat before, after;
	size_t clashes = 0;

	if (stat(g->file, &before) != 0 || !store_packing_begin(&g->bytes, g->file, g->diag))
		return EXIT_UNAVAILABLE;
	progress_begin(&g->progress, g->file, (size_t)before.st_size);
	long threads = sysconf(_SC_NPROCESSORS_ONLN);
	enum import_code code = parallel_read(&im, g->file, &s, threads > 1 ? (size_t)threads : 1);
	progress_end(&g->progress);
	if (code == IMPORT_UNREADABLE)
		return EXIT_UNAVAILABLE;
	if (stat(g->file, &after) != 0 || before.st_size != after.st_size
	    || before.st_mtim.tv_sec != after.st_mtim.tv_sec
	    || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec) {
		diag_error(g->diag, (struct pos){ .file = g->file }, NULL,
		    "has changed while it was read; nothing is stored");
		return EXIT_UNAVAILABLE;
	}
	if (code == IMPORT_NOT_UNDERSTOOD)
		return EXIT_DATA;
	if (!settle(g, &clashes))
		return EXIT_UNAVAILABLE;
	if (!accept(g, s.refused + clashes))
		return EXIT_DATA;
	return store_file(g, &s, clashes, same) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

/* Is import ID read by the configuration and options of now? */
static bool
same_reading(struct ingest *g, int id)
{
	const struct {
		enum store_configuration which;
		const char *path;
	} files[] = { { STORE_TARGETS, g->run->targets_path },
		{ STORE_SOURCES, g->run->sources_path } };
	const char *options = options_text(g->options, g->arena);
	bool same = true;

	for (size_t i = 0; i < g->nlog; i++)
		if (g->log[i].id == id)
			same = strcmp(g->log[i].options, options) == 0
			    && strcmp(g->log[i].version, PEJL_VERSION) == 0;
	for (size_t i = 0; same && i < countof(files); i++) {
		char was[STORE_HASH_SIZE], is[STORE_HASH_SIZE];
		size_t size;
		same = store_configuration_hash(g->store, id, files[i].which, was, g->diag)
		    && store_hash(files[i].path, &size, is, g->diag) && strcmp(was, is) == 0;
	}
	return same;
}

static enum exit_code
ingest_file(struct ingest *g, const char *file)
{
	g->file = file;
	g->rejects = (struct rejects){ .arena = g->arena, .source = file, .max = REJECTS_KEPT };
	int same = same_bytes(g);
	if (same < 0)
		return EXIT_UNAVAILABLE;
	if (same > 0 && same_reading(g, same)) {
		say_same(g, same);
		return EXIT_DONE;
	}
	g->diag->hear = rejects_hear;
	g->diag->hear_to = &g->rejects;
	enum exit_code code = read_file(g, same);
	g->diag->hear = NULL;
	store_drop(g->store);
	store_packing_end(g->bytes);
	g->bytes = NULL;
	return code;
}

/* ---- the call ------------------------------------------------------------------- */

static enum exit_code
ingest_files(struct ingest *g)
{
	enum exit_code code = EXIT_DONE;

	if (!store_names(g->store, &g->run->catalogue, g->diag)
	    || !store_packing_begin(&g->targets, g->run->targets_path, g->diag)
	    || !store_packing_begin(&g->sources, g->run->sources_path, g->diag))
		return EXIT_UNAVAILABLE;
	for (size_t i = 0; code == EXIT_DONE && i < g->options->nfiles; i++)
		code = ingest_file(g, g->options->files[i]);
	if (code != EXIT_DONE)
		return code;
	return store_areas(g->store, &g->run->geography, g->diag) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

/* All in one transaction, and the verdicts before and after it. */
static enum exit_code
ingest_all(struct ingest *g)
{
	struct verdicts before = { 0 }, after;

	if (!store_begin(g->store, WAIT_SECONDS, g->diag)
	    || !store_imports(g->store, &g->log, &g->nlog, g->arena, g->diag)
	    || (g->nlog > 0 && !verdicts_take(&before, g->store, g->options, g->arena, g->diag)))
		return EXIT_UNAVAILABLE;
	enum exit_code code = ingest_files(g);
	store_packing_end(g->targets);
	store_packing_end(g->sources);
	if (code == EXIT_DONE && g->stored > 0 && verdicts_any(&before)) {
		if (!verdicts_take(&after, g->store, g->options, g->arena, g->diag))
			return EXIT_UNAVAILABLE;
		verdicts_warn(&before, &after, g->diag);
	}
	if (code != EXIT_DONE || g->stored == 0)
		store_rollback(g->store);
	else if (!store_commit(g->store, g->diag))
		code = EXIT_UNAVAILABLE;
	return code;
}

static bool
check_files(const struct options *o, struct diag *d)
{
	if (o->nfiles == 0)
		return diag_error(d, nowhere, NULL, "no files given; see 'pejl ingest --help'");
	for (size_t i = 0; i < o->nfiles; i++)
		if (strcmp(o->files[i], "-") == 0)
			return diag_error(d, nowhere, NULL,
			    "standard input has no name to find a figure by again; keep it in a "
			    "file");
	return true;
}

enum exit_code
ingest_run(const struct options *o, struct diag *d)
{
	struct run r;
	struct ingest g = { .run = &r, .options = o, .diag = d, .arena = &r.arena };

	if (!check_files(o, d))
		return EXIT_USAGE;
	enum exit_code code = run_open(&r, o, d);
	if (code == EXIT_DONE) {
		bool ok = spool_open(&g.said, g.arena, d)
		    && store_open(&g.store, run_store_path(o), STORE_WRITE, d);
		code = ok ? ingest_all(&g) : EXIT_UNAVAILABLE;
		if (code == EXIT_DONE && !spool_give(&g.said, stdout, d))
			code = EXIT_UNAVAILABLE;
		spool_drop(&g.said);
		store_close(g.store);
	}
	run_close(&r);
	return code;
}
