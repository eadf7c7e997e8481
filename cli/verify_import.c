/* One import read again from its bytes. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/decimal.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/verify.h"
#include "ingest/rejects.h"
#include "ingest/targets.h"
#include "model/observation.h"
#include "model/period.h"

#define REJECTS_KEPT 100000 /* as pejl ingest */

/* A figure that was read again. */
struct again {
	struct observation obs;
	size_t byte;
	bool met; /* the store has it too */
};

struct check {
	struct run *run;
	struct store *store;
	const struct store_import *im;
	struct verify_differences *out;
	struct arena *arena; /* of this import */
	struct catalogue catalogue;
	struct sources sources;
	struct import_options options;
	const char *folder, *file, *targets, *conf;
	struct diag quiet; /* the reader's messages were told when the file was taken in */
	struct rejects rejects;
	struct progress progress;
	struct again *read;
	size_t n, cap, clashes;
};

/* ---- differences ----------------------------------------------------------------- */

static void
add(struct check *c, const struct verify_difference *d)
{
	struct verify_differences *out = c->out;

	out->of = arena_grow(out->arena, out->of, out->n, &out->cap, sizeof *out->of);
	out->of[out->n] = *d;
	out->of[out->n++].import = c->im->id;
}

static void
add_entry(struct check *c, const char *what, const char *stored, const char *read)
{
	add(c,
	    &(struct verify_difference){ .what = what,
		.stored = arena_strdup(c->out->arena, stored),
		.read = arena_strdup(c->out->arena, read) });
}

static void
add_count(struct check *c, const char *what, size_t stored, size_t read)
{
	if (stored != read)
		add_entry(c, what, arena_printf(c->arena, "%zu", stored),
		    arena_printf(c->arena, "%zu", read));
}

static void
add_text(struct check *c, const char *what, const char *stored, const char *read)
{
	if (strcmp(stored, read) != 0)
		add_entry(c, what, stored, read);
}

/* Of the figure O, found at the place AT. */
static void
add_figure(struct check *c, const struct observation *o, struct pos at, const char *what,
    const char *stored, const char *read)
{
	struct arena *a = c->out->arena;
	char period[PERIOD_SIZE];

	add(c,
	    &(struct verify_difference){ .what = what,
		.indicator = arena_strdup(a, c->catalogue.indicators[o->indicator].id),
		.area = o->area,
		.stratum = arena_strdup(a, c->catalogue.strata[o->stratum]),
		.period = arena_strdup(a, period_print(period, o->period)),
		.stored = arena_strdup(a, stored),
		.read = arena_strdup(a, read),
		.line = at.line,
		.field = at.field });
}

/* ---- figures ---------------------------------------------------------------------- */

static void
take(void *to, const struct observation *o)
{
	struct check *c = to;
	size_t byte = c->quiet.byte != NULL ? *c->quiet.byte : STORE_NO_BYTE;

	c->read = arena_grow(c->arena, c->read, c->n, &c->cap, sizeof *c->read);
	c->read[c->n++] = (struct again){ .obs = *o, .byte = byte };
	progress_step(&c->progress, byte);
}

static int
compare_ints(int a, int b)
{
	return (a > b) - (a < b);
}

/* By what makes a figure one of its own; kind, year and part of a period tell it apart. */
static int
compare_keys(const struct observation *a, const struct observation *b)
{
	const int pairs[][2] = { { a->indicator, b->indicator }, { a->area, b->area },
		{ a->stratum, b->stratum }, { (int)a->period.kind, (int)b->period.kind },
		{ a->period.year, b->period.year }, { a->period.part, b->period.part },
		{ a->period.day, b->period.day }, { a->period.year_end, b->period.year_end } };
	int by = 0;

	for (size_t i = 0; by == 0 && i < countof(pairs); i++)
		by = compare_ints(pairs[i][0], pairs[i][1]);
	return by;
}

static int
compare_figures(const void *x, const void *y)
{
	const struct again *a = x, *b = y;
	int by = compare_keys(&a->obs, &b->obs);

	if (by == 0)
		by = (a->obs.origin.line > b->obs.origin.line)
		    - (a->obs.origin.line < b->obs.origin.line);
	return by != 0 ? by
		       : (a->obs.origin.field > b->obs.origin.field)
		- (a->obs.origin.field < b->obs.origin.field);
}

/* Of each key one figure, as store_settle leaves them. */
static void
settle(struct check *c)
{
	size_t kept = 0;

	if (c->n > 1)
		qsort(c->read, c->n, sizeof *c->read, compare_figures);
	for (size_t i = 0; i < c->n; i++) {
		struct again *last = kept > 0 ? &c->read[kept - 1] : NULL;
		if (last == NULL || compare_keys(&last->obs, &c->read[i].obs) != 0)
			c->read[kept++] = c->read[i];
		else if (observation_same(&last->obs, &c->read[i].obs))
			*last = c->read[i];
		else
			c->clashes++;
	}
	c->n = kept;
}

static const char *
count_text(size_t n, struct arena *a)
{
	return n == STORE_NO_BYTE ? "" : arena_printf(a, "%zu", n);
}

/* The stored figure S against the one that was read, cell by cell. */
static void
compare_cells(struct check *c, const struct store_observation *s, const struct again *f)
{
	const struct observation *a = &s->obs, *b = &f->obs;
	const struct {
		const char *name;
		double stored, read;
	} numbers[] = { { "value", a->value, b->value },
		{ "numerator", a->numerator, b->numerator },
		{ "denominator", a->denominator, b->denominator },
		{ "ci_low", a->ci_low, b->ci_low }, { "ci_high", a->ci_high, b->ci_high },
		{ "hidden_low", a->hidden_low, b->hidden_low },
		{ "hidden_high", a->hidden_high, b->hidden_high } };
	const struct {
		const char *name;
		size_t stored, read;
	} places[] = { { "line", a->origin.line, b->origin.line },
		{ "field", a->origin.field, b->origin.field }, { "byte", s->byte, f->byte } };
	char was[DECIMAL_SIZE], is[DECIMAL_SIZE];

	if (a->status != b->status)
		add_figure(c, a, a->origin, "status", (const char[]){ (char)a->status, '\0' },
		    (const char[]){ (char)b->status, '\0' });
	for (size_t i = 0; i < countof(numbers); i++)
		if (!number_same(numbers[i].stored, numbers[i].read))
			add_figure(c, a, a->origin, numbers[i].name,
			    decimal_print_exact(was, numbers[i].stored),
			    decimal_print_exact(is, numbers[i].read));
	for (size_t i = 0; i < countof(places); i++)
		if (places[i].stored != places[i].read)
			add_figure(c, a, a->origin, places[i].name,
			    count_text(places[i].stored, c->arena),
			    count_text(places[i].read, c->arena));
}

static int
compare_with_key(const void *key, const void *f)
{
	return compare_keys(key, &((const struct again *)f)->obs);
}

/* A stored figure. */
static void
meet(void *to, const struct store_observation *s)
{
	struct check *c = to;
	struct again *f =
	    c->n == 0 ? NULL : bsearch(&s->obs, c->read, c->n, sizeof *c->read, compare_with_key);

	if (f == NULL) {
		add_figure(c, &s->obs, s->obs.origin, "figure", "there", "");
		return;
	}
	f->met = true;
	compare_cells(c, s, f);
}

static bool
compare_with_store(struct check *c)
{
	const struct store_query q = { .area = STORE_ALL_AREAS, .import = c->im->id };

	if (!store_load(c->store, &q, &c->catalogue, meet, c, c->arena, c->run->diag))
		return false;
	for (size_t i = 0; i < c->n; i++)
		if (!c->read[i].met)
			add_figure(
			    c, &c->read[i].obs, c->read[i].obs.origin, "figure", "", "there");
	return true;
}

/* ---- the entry -------------------------------------------------------------------- */

static void
compare_entry(struct check *c, const struct import_summary *s)
{
	const struct store_import *im = c->im;
	const struct source *was = &im->source, *is = s->source;
	char a[PERIOD_SIZE], b[PERIOD_SIZE];

	add_count(c, "records", im->records, s->records);
	add_count(c, "observations", im->observations, c->n);
	add_count(c, "skipped", im->skipped, s->skipped);
	add_count(c, "refused", im->refused, s->refused + c->clashes);
	add_count(c, "refused_cells", im->refused_cells, s->refused_cells);
	add_text(c, "source", was->id, is->id);
	add_text(c, "publisher", was->publisher, is->publisher);
	add_count(c, "absent_zero", was->absent_zero, is->absent_zero);
	add_count(c, "fictional", was->fictional, is->fictional);
	if (was->extracted != is->extracted)
		add_entry(c, "extracted", was->extracted != 0 ? date_print(a, was->extracted) : "",
		    is->extracted != 0 ? date_print(b, is->extracted) : "");
}

/* ---- bytes ------------------------------------------------------------------------- */

static bool
write_piece(void *to, const char *bytes, size_t n)
{
	return fwrite(bytes, 1, n, to) == n;
}

static bool
fail(const struct check *c, const char *path)
{
	return diag_error(c->run->diag, (struct pos){ .file = path }, NULL,
	    "cannot be written, to be read again: %s; TMPDIR names another folder",
	    strerror(errno));
}

static bool
write_configuration(struct check *c, enum store_configuration which, const char *path)
{
	char *text;
	size_t n;

	if (!store_configuration(c->store, c->im->id, which, &text, &n, c->arena, c->run->diag))
		return false;
	FILE *f = fopen(path, "w");
	if (f == NULL)
		return fail(c, path);
	bool ok = fwrite(text, 1, n, f) == n;
	return (fclose(f) == 0 && ok) || fail(c, path);
}

static bool
write_files(struct check *c)
{
	FILE *f = fopen(c->file, "w");

	if (f == NULL)
		return fail(c, c->file);
	bool whole = store_bytes(c->store, c->im->id, 0, write_piece, f, c->run->diag);
	bool failed = ferror(f) != 0;
	if ((fclose(f) != 0 || failed) && whole)
		return fail(c, c->file);
	return whole && write_configuration(c, STORE_TARGETS, c->targets)
	    && write_configuration(c, STORE_SOURCES, c->conf);
}

/* A folder with one in it for the file, whose name may be any. */
static bool
make_folder(struct check *c)
{
	const char *under = getenv("TMPDIR"), *slash = strrchr(c->im->file, '/');
	char *folder = arena_printf(
	    c->arena, "%s/pejl-XXXXXX", under != NULL && *under != '\0' ? under : "/tmp");

	if (mkdtemp(folder) == NULL || mkdir(arena_printf(c->arena, "%s/f", folder), 0700) != 0)
		return fail(c, folder);
	c->folder = folder;
	c->file =
	    arena_printf(c->arena, "%s/f/%s", folder, slash != NULL ? slash + 1 : c->im->file);
	c->targets = arena_printf(c->arena, "%s/targets.conf", folder);
	c->conf = arena_printf(c->arena, "%s/sources.conf", folder);
	return true;
}

static void
remove_folder(const struct check *c)
{
	if (c->folder == NULL)
		return;
	unlink(c->file);
	unlink(c->targets);
	unlink(c->conf);
	rmdir(arena_printf(c->arena, "%s/f", c->folder));
	rmdir(c->folder);
}

/* ---- reading ----------------------------------------------------------------------- */

/* The configuration of the import; false: it is not read any more, which is a difference. */
static bool
read_configuration(struct check *c)
{
	const struct geography *g = &c->run->geography;

	catalogue_init(&c->catalogue, c->arena);
	if (!reading_parse(&c->options, c->im->options, c->arena))
		add_entry(c, "options", c->im->options, "");
	else if (!targets_load(&c->catalogue, c->targets, g, c->arena, &c->quiet))
		add_entry(c, "targets", "there", "not understood");
	else if (!sources_load(&c->sources, c->conf, &c->catalogue, c->arena, &c->quiet))
		add_entry(c, "sources", "there", "not understood");
	else
		return true;
	return false;
}

static bool
read_file(struct check *c)
{
	struct import im = { .arena = c->arena,
		.sources = &c->sources,
		.geography = &c->run->geography,
		.catalogue = &c->catalogue,
		.options = &c->options,
		.sink = take,
		.sink_to = c,
		.diag = &c->quiet,
		.rejects = &c->rejects,
		.whole = true };
	struct import_summary s = { 0 };

	c->rejects = (struct rejects){ .arena = c->arena, .source = c->file, .max = REJECTS_KEPT };
	c->quiet.hear = rejects_hear;
	c->quiet.hear_to = &c->rejects;
	progress_begin(&c->progress, c->im->file, c->im->size);
	enum import_code code = import_file(&im, c->file, &s);
	progress_end(&c->progress);
	c->quiet.hear = NULL;
	if (code != IMPORT_OK) {
		add_entry(c, "file", "understood", "not understood");
		return true;
	}
	settle(c);
	compare_entry(c, &s);
	return compare_with_store(c);
}

static bool
check_import(struct check *c)
{
	char sha256[STORE_HASH_SIZE];
	size_t size;

	if (!make_folder(c) || !write_files(c) || !store_hash(c->file, &size, sha256, c->run->diag))
		return false;
	if (strcmp(sha256, c->im->sha256) != 0 || size != c->im->size) {
		add_entry(c, "bytes", c->im->sha256, sha256);
		return true;
	}
	return !read_configuration(c)
	    || (store_names(c->store, &c->catalogue, c->run->diag) && read_file(c));
}

bool
verify_import(struct verify_differences *out, struct run *r, struct store *s,
    const struct store_import *im, size_t *figures)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	struct arena a = { .out_of_memory = r->arena.out_of_memory };
	struct check c = { .run = r, .store = s, .im = im, .out = out, .arena = &a };
	sigset_t held, before;

	sigemptyset(&held);
	for (size_t i = 0; i < countof(ending); i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &before); /* until the figures are off the disk again */
	bool ok = check_import(&c);
	remove_folder(&c);
	sigprocmask(SIG_SETMASK, &before, NULL);
	*figures = c.n;
	arena_free(&a);
	return ok;
}
