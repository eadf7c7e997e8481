/* pejl import: a folder that pejl export wrote, into a new store. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/import_cells.h"
#include "cli/package.h"
#include "cli/progress.h"
#include "cli/run.h"
#include "model/period.h"
#include "store/store.h"

#define WAIT_SECONDS 60 /* for another program that writes */
#define MOST_IMPORTS 65535
#define MOST         1000000000000000LL /* bytes, lines, records */

struct entry {
	struct store_import facts;
	const char *targets, *sources; /* paths in the folder, "" if none */
	struct store_reject *reject;
	size_t nrejects, caprejects;
};

struct restore {
	struct run run;
	struct store *store;
	struct diag *diag;
	struct arena *arena;
	const char *folder;
	struct entry *entry;
	size_t nentries, capentries, next; /* next: the first that is not stored yet */
	struct store_indicator *indicator;
	size_t nindicators, capindicators;
	struct catalogue names;
	struct progress progress;
	size_t figures;
	/* the table that is being read */
	enum package_table table;
	const char *const *heads;
	size_t nheads;
	bool headed;
};

static const char *
path_in(const struct restore *r, const char *name)
{
	return arena_printf(r->arena, "%s/%s", r->folder, name);
}

/* ---- rows of the tables ---------------------------------------------------------------- */

static const char *
text_of(struct restore *r, const struct csv_record *c, size_t i)
{
	return arena_strdup(r->arena, c->field[i]);
}

/* The place of a file in the folder is the one that export would have given it. */
static bool
check_place(const struct restore *r, const struct csv_record *c, size_t i, const char *want)
{
	return strcmp(c->field[i], want) == 0
	    || diag_error(r->diag, (struct pos){ c->at.file, c->at.line, i + 1 },
		"constraint-error", "'%.80s' is not where export puts it: %s", c->field[i], want);
}

/* The path of a configuration, which has 16 digits of its checksum. */
static bool
take_configuration(
    struct restore *r, const struct csv_record *c, size_t i, const char *what, const char **out)
{
	const char *dash = strrchr(c->field[i], '-');

	*out = text_of(r, c, i);
	if (c->field[i][0] == '\0')
		return true;
	const char *digits =
	    dash != NULL && strspn(dash + 1, "0123456789abcdef") == 16 ? dash + 1 : "";
	return check_place(r, c, i, package_configuration(what, digits, r->arena));
}

static void
take_texts(struct restore *r, struct store_import *f, const struct csv_record *c)
{
	const struct {
		const char **to;
		size_t column;
	} texts[] = { { &f->file, IMPORTS_FILE }, { &f->note, IMPORTS_NOTE },
		{ &f->version, IMPORTS_VERSION }, { &f->options, IMPORTS_OPTIONS },
		{ &f->rule, IMPORTS_RULE }, { &f->source.id, IMPORTS_SOURCE },
		{ &f->source.publisher, IMPORTS_PUBLISHER }, { &f->source.title, IMPORTS_TITLE },
		{ &f->source.url, IMPORTS_URL }, { &f->source.note, IMPORTS_SOURCE_NOTE } };

	for (size_t i = 0; i < countof(texts); i++)
		*texts[i].to = text_of(r, c, texts[i].column);
}

static void
take_counts(struct store_import *f, struct cells *c)
{
	size_t *const counts[] = { &f->records, &f->observations, &f->skipped, &f->refused,
		&f->refused_cells, &f->fresh, &f->changed, &f->unchanged, &f->vanished };

	for (size_t i = 0; i < countof(counts); i++)
		*counts[i] = (size_t)cells_whole(c, IMPORTS_RECORDS + i, 0, MOST, CELLS_NEEDED);
}

static bool
take_import(struct restore *r, const struct csv_record *c)
{
	struct cells x = { c, r->diag, true };
	struct entry e = { 0 };
	struct store_import *f = &e.facts;
	int last = r->nentries > 0 ? r->entry[r->nentries - 1].facts.id : 0;

	f->id = (int)cells_whole(&x, IMPORTS_IMPORT, last + 1, MOST_IMPORTS, CELLS_NEEDED);
	f->time = cells_time(&x, IMPORTS_TIME);
	f->day = cells_date(&x, IMPORTS_DAY);
	f->undoes = (int)cells_whole(&x, IMPORTS_UNDOES, 1, f->id - 1, 0);
	f->revises = (int)cells_whole(&x, IMPORTS_REVISES, 1, f->id - 1, 0);
	f->size = (size_t)cells_whole(&x, IMPORTS_BYTES, 0, MOST, CELLS_NEEDED);
	cells_sha256(&x, IMPORTS_SHA256, f->sha256);
	f->source.extracted = cells_date(&x, IMPORTS_EXTRACTED);
	f->source.fictional = cells_truth(&x, IMPORTS_FICTIONAL);
	f->source.absent_zero = cells_truth(&x, IMPORTS_ABSENT_ZERO);
	take_texts(r, f, c);
	take_counts(f, &x);
	if (!x.ok || !take_configuration(r, c, IMPORTS_TARGETS, "targets", &e.targets)
	    || !take_configuration(r, c, IMPORTS_SOURCES, "sources", &e.sources)
	    || !check_place(
		r, c, IMPORTS_PATH, f->undoes == 0 ? package_path(f->id, f->sha256, r->arena) : ""))
		return false;
	r->entry = arena_grow(r->arena, r->entry, r->nentries, &r->capentries, sizeof *r->entry);
	r->entry[r->nentries++] = e;
	return true;
}

static bool
take_indicator(struct restore *r, const struct csv_record *c)
{
	const struct store_indicator i = { text_of(r, c, INDICATORS_ID),
		text_of(r, c, INDICATORS_NAME), text_of(r, c, INDICATORS_UNIT) };

	if (i.id[0] == '\0' || catalogue_find(&r->names, i.id) >= 0)
		return diag_error(r->diag, (struct pos){ c->at.file, c->at.line, 1 },
		    "constraint-error", "'%.80s' is no id, or stands there twice", i.id);
	catalogue_add(&r->names, (struct indicator){ .id = i.id, .name = i.name, .unit = i.unit });
	r->indicator = arena_grow(
	    r->arena, r->indicator, r->nindicators, &r->capindicators, sizeof *r->indicator);
	r->indicator[r->nindicators++] = i;
	return true;
}

static struct entry *
find_entry(struct restore *r, long long id)
{
	size_t lo = 0, hi = r->nentries;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (r->entry[mid].facts.id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->nentries && r->entry[lo].facts.id == id ? &r->entry[lo] : NULL;
}

/* The entry that a row's first cell names, which has to be a file's. */
static struct entry *
entry_of(struct restore *r, struct cells *c)
{
	long long id = cells_whole(c, 0, 1, MOST_IMPORTS, CELLS_NEEDED);
	struct entry *e = find_entry(r, id);

	if (c->ok && (e == NULL || e->facts.undoes != 0))
		c->ok =
		    diag_error(r->diag, (struct pos){ c->record->at.file, c->record->at.line, 1 },
			"foreign-key", "imports.csv has no import %lld of a file", id);
	return c->ok ? e : NULL;
}

static bool
take_reject(struct restore *r, const struct csv_record *c)
{
	struct cells x = { c, r->diag, true };
	struct entry *e = entry_of(r, &x);
	const struct store_reject reject = { .line = (size_t)cells_whole(
						 &x, REJECTS_LINE, 0, MOST, CELLS_NEEDED),
		.field = (size_t)cells_whole(&x, REJECTS_FIELD, 0, MOST, CELLS_NEEDED),
		.byte = (size_t)cells_whole(&x, REJECTS_BYTE, 0, MOST, -1),
		.name = text_of(r, c, REJECTS_NAME),
		.text = text_of(r, c, REJECTS_TEXT) };

	if (!x.ok)
		return false;
	e->reject = arena_grow(r->arena, e->reject, e->nrejects, &e->caprejects, sizeof *e->reject);
	e->reject[e->nrejects++] = reject;
	return true;
}

/* ---- storing --------------------------------------------------------------------------- */

/* Is what was stored what had been exported? */
static bool
check_stored(const struct restore *r, const struct store_import *was, const struct store_import *is)
{
	const struct pos at = { .file = path_in(r, package_path(was->id, was->sha256, r->arena)) };

	if (strcmp(was->sha256, is->sha256) != 0 || was->size != is->size)
		return diag_error(r->diag, at, "hash-count-error",
		    "is not the file that was exported: its SHA-256 is %s", is->sha256);
	if (was->observations != is->observations || was->revises != is->revises
	    || was->fresh != is->fresh || was->changed != is->changed
	    || was->unchanged != is->unchanged || was->vanished != is->vanished)
		return diag_error(r->diag, (struct pos){ .file = path_in(r, "imports.csv") }, NULL,
		    "import %d has %zu figures (%zu new, %zu changed, %zu unchanged, %zu "
		    "vanished), "
		    "but the tables give %zu (%zu, %zu, %zu, %zu)",
		    was->id, was->observations, was->fresh, was->changed, was->unchanged,
		    was->vanished, is->observations, is->fresh, is->changed, is->unchanged,
		    is->vanished);
	return true;
}

/* A configuration's name has the first digits of its checksum. */
static bool
check_configuration(const struct restore *r, const char *path, struct store_packing *p)
{
	char sha256[STORE_HASH_SIZE];
	size_t size;

	if (!store_packing_wait(p, &size, sha256, r->diag))
		return false;
	return strncmp(strrchr(path, '-') + 1, sha256, 16) == 0
	    || diag_error(r->diag, (struct pos){ .file = path_in(r, path) }, "hash-count-error",
		"is not the file that was exported: its SHA-256 is %s", sha256);
}

static bool
pack(const struct restore *r, const char *path, struct store_packing **out)
{
	*out = NULL;
	return path[0] == '\0' || store_packing_begin(out, path_in(r, path), r->diag);
}

static bool
store_file(struct restore *r, const struct entry *e)
{
	struct store_packing *file = NULL, *targets = NULL, *sources = NULL;
	struct arena a = { .out_of_memory = r->arena->out_of_memory };
	struct store_import stored;
	bool ok = pack(r, package_path(e->facts.id, e->facts.sha256, &a), &file)
	    && pack(r, e->targets, &targets) && pack(r, e->sources, &sources)
	    && (targets == NULL || check_configuration(r, e->targets, targets))
	    && (sources == NULL || check_configuration(r, e->sources, sources))
	    && store_import(r->store, &e->facts, e->reject, e->nrejects, file, targets, sources,
		&stored, &a, r->diag)
	    && check_stored(r, &e->facts, &stored);

	store_packing_end(file);
	store_packing_end(targets);
	store_packing_end(sources);
	arena_free(&a);
	return ok;
}

/* The entries before import ID, whose figures have all been read. */
static bool
store_until(struct restore *r, int id)
{
	bool ok = true;
	int entry;

	for (; ok && r->next < r->nentries && r->entry[r->next].facts.id < id; r->next++) {
		const struct entry *e = &r->entry[r->next];
		ok = e->facts.undoes == 0
		    ? store_file(r, e)
		    : store_undo(r->store, e->facts.undoes, &e->facts, &entry, r->diag);
	}
	return ok;
}

static bool
read_key(struct restore *r, struct cells *x, struct observation *o)
{
	const struct csv_record *c = x->record;
	const char *status = c->field[FIGURES_STATUS];

	o->indicator = catalogue_find(&r->names, c->field[FIGURES_INDICATOR]);
	o->area = (int)cells_whole(x, FIGURES_AREA, 0, 99999, CELLS_NEEDED);
	o->stratum = catalogue_stratum(&r->names, text_of(r, c, FIGURES_STRATUM));
	if (o->indicator < 0)
		return diag_error(r->diag,
		    (struct pos){ c->at.file, c->at.line, FIGURES_INDICATOR + 1 }, "foreign-key",
		    "indicators.csv has no '%.80s'", c->field[FIGURES_INDICATOR]);
	if (!period_parse(&o->period, c->field[FIGURES_PERIOD]))
		return diag_error(r->diag,
		    (struct pos){ c->at.file, c->at.line, FIGURES_PERIOD + 1 }, "type-error",
		    "'%.80s' is no period", c->field[FIGURES_PERIOD]);
	if (status[0] == '\0' || status[1] != '\0' || strchr("APBMQ", status[0]) == NULL)
		return diag_error(r->diag,
		    (struct pos){ c->at.file, c->at.line, FIGURES_STATUS + 1 }, "constraint-error",
		    "'%.80s' is no status (A, P, B, M, Q)", status);
	o->status = (enum obs_status)status[0];
	return x->ok;
}

static bool
take_figure(struct restore *r, const struct csv_record *c)
{
	struct cells x = { c, r->diag, true };
	const struct entry *e = entry_of(r, &x);
	struct observation o = { 0 };
	double *const numbers[] = { &o.value, &o.numerator, &o.denominator, &o.ci_low, &o.ci_high,
		&o.hidden_low, &o.hidden_high };

	if (e == NULL || !read_key(r, &x, &o) || !store_until(r, e->facts.id))
		return false;
	if (e < &r->entry[r->next])
		return diag_error(r->diag, c->at, "constraint-error",
		    "the figures of import %d do not stand together", e->facts.id);
	for (size_t i = 0; i < countof(numbers); i++)
		*numbers[i] = cells_real(&x, FIGURES_VALUE + i);
	o.origin.line = (size_t)cells_whole(&x, FIGURES_LINE, 0, MOST, CELLS_NEEDED);
	o.origin.field = (size_t)cells_whole(&x, FIGURES_FIELD, 0, 65535, CELLS_NEEDED);
	size_t byte = (size_t)cells_whole(&x, FIGURES_BYTE, 0, MOST, -1);
	if (!x.ok)
		return false;
	store_put(r->store, &r->names, &o, byte);
	progress_step(&r->progress, c->byte);
	r->figures++;
	return true;
}

/* ---- tables ---------------------------------------------------------------------------- */

static bool (*const takers[PACKAGE_TABLES])(struct restore *r, const struct csv_record *c) = {
	[PACKAGE_IMPORTS] = take_import,
	[PACKAGE_INDICATORS] = take_indicator,
	[PACKAGE_FIGURES] = take_figure,
	[PACKAGE_REJECTS] = take_reject,
};

static bool
take_record(void *to, struct csv_record *c)
{
	struct restore *r = to;
	bool same = c->nfields == r->nheads;

	if (!r->headed) {
		for (size_t i = 0; same && i < r->nheads; i++)
			same = strcmp(c->field[i], r->heads[i]) == 0;
		r->headed = true;
		return same
		    || diag_error(r->diag, c->at, "incorrect-label",
			"has other columns than 'pejl export' of this version writes");
	}
	if (!same)
		return diag_error(r->diag, c->at, NULL, "%zu fields, but the header has %zu",
		    c->nfields, r->nheads);
	return takers[r->table](r, c);
}

static bool
read_table(struct restore *r, enum package_table table)
{
	const struct csv_options options = { .encoding = CSV_UTF8, .delimiter = ',' };
	const char *path = path_in(r, package_file(table));
	struct csv_facts facts;
	struct stat st;

	r->table = table;
	r->heads = package_heads(table, &r->nheads, r->arena);
	r->headed = false;
	progress_begin(&r->progress, path, stat(path, &st) == 0 ? (size_t)st.st_size : 0);
	enum csv_code code = csv_read(path, options, take_record, r, &facts, r->diag);
	progress_end(&r->progress);
	return code == CSV_OK && facts.bad_records == 0;
}

/* All in one transaction. */
static bool
restore_all(struct restore *r)
{
	struct store_import *log;
	size_t n;

	catalogue_init(&r->names, r->arena);
	if (!store_begin(r->store, WAIT_SECONDS, r->diag)
	    || !store_imports(r->store, &log, &n, r->arena, r->diag))
		return false;
	if (n > 0)
		return diag_error(r->diag, (struct pos){ .file = run_store_path(r->run.options) },
		    NULL,
		    n == 1 ? N_("has %zu entry already; import makes a new store: --store FILE")
			   : N_("has %zu entries already; import makes a new store: --store FILE"),
		    n);
	return read_table(r, PACKAGE_IMPORTS) && read_table(r, PACKAGE_INDICATORS)
	    && read_table(r, PACKAGE_REJECTS)
	    && store_learn(r->store, r->indicator, r->nindicators, r->diag)
	    && read_table(r, PACKAGE_FIGURES) && store_until(r, MOST_IMPORTS + 1)
	    && store_areas(r->store, &r->run.geography, r->diag) && store_commit(r->store, r->diag);
}

static void
put_done(const struct restore *r)
{
	text_put_safe(stdout, r->folder);
	printf(r->nentries == 1 ? diag_say(r->run.diag, ": %zu entry, %zu figure%s\n")
				: diag_say(r->run.diag, ": %zu entries, %zu figure%s\n"),
	    r->nentries, r->figures, r->figures == 1 ? "" : "s");
}

/* A store that was not there before does not stay when the import failed. */
static enum exit_code
restore(struct restore *r)
{
	const char *path = run_store_path(r->run.options);
	bool there = store_exists(path);
	bool ok = store_open(&r->store, path, STORE_WRITE, r->diag) && restore_all(r);

	store_close(r->store);
	if (ok)
		put_done(r);
	else if (!there)
		unlink(path);
	return ok ? EXIT_DONE : EXIT_UNAVAILABLE;
}

enum exit_code
import_run(const struct options *o, struct diag *d)
{
	struct options none = *o; /* the operand is no file of figures */
	struct restore r = { .diag = d };

	if (o->nfiles != 1) {
		diag_error(d, (struct pos){ 0 }, NULL,
		    "import takes one folder, which 'pejl export' wrote");
		return EXIT_USAGE;
	}
	none.nfiles = 0;
	r.folder = o->files[0];
	enum exit_code code = run_open(&r.run, &none, d);
	r.arena = &r.run.arena;
	if (code == EXIT_DONE)
		code = restore(&r);
	run_close(&r.run);
	return code;
}
