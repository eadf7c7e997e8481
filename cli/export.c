/* pejl export: the whole store as a folder. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/outfolder.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/package.h"
#include "cli/run.h"
#include "model/period.h"
#include "store/store.h"

struct export
{
	struct store *store;
	struct diag *diag;
	struct arena *arena;
	struct outfolder out;
	struct catalogue names;
	struct store_import *log;
	size_t nlog;
	struct package_resource *resource;
	size_t nresources, capresources;
	struct emit csv; /* the table that is being written */
	size_t figures;
};

/* ---- cells --------------------------------------------------------------------------- */

static void
put_time(struct emit *e, long long t)
{
	time_t when = (time_t)t;
	struct tm tm;
	char text[40] = "";

	if (gmtime_r(&when, &tm) != NULL)
		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
	emit_text(e, text);
}

static void
put_date(struct emit *e, int date)
{
	char text[PERIOD_SIZE];

	emit_text(e, date != 0 ? date_print(text, date) : "");
}

/* 0: none. */
static void
put_reference(struct emit *e, int id)
{
	if (id != 0)
		emit_int(e, id);
	else
		emit_text(e, "");
}

static void
put_byte(struct emit *e, size_t byte)
{
	if (byte != STORE_NO_BYTE)
		emit_int(e, (long long)byte);
	else
		emit_text(e, "");
}

/* ---- tables -------------------------------------------------------------------------- */

static bool
table_begin(struct export *x, enum package_table t)
{
	size_t n;
	const char *const *heads = package_heads(t, &n, x->arena);
	FILE *f = outfolder_file(&x->out, package_file(t), x->diag);

	if (f != NULL)
		emit_begin(&x->csv, f, false, heads, n);
	return f != NULL;
}

static void
put_import(struct export *x, const struct store_import *i, const char *targets, const char *sources)
{
	struct emit *e = &x->csv;
	const struct source *s = &i->source;
	const char *const texts[] = { i->note, i->version, i->options, i->rule, s->id, s->publisher,
		s->title, s->url };
	const size_t counts[] = { i->records, i->observations, i->skipped, i->refused,
		i->refused_cells, i->fresh, i->changed, i->unchanged, i->vanished };

	emit_int(e, i->id);
	put_time(e, i->time);
	put_date(e, i->day);
	put_reference(e, i->undoes);
	put_reference(e, i->revises);
	emit_text(e, i->file);
	emit_text(e, i->undoes == 0 ? package_path(i->id, i->sha256, x->arena) : "");
	emit_int(e, (long long)i->size);
	emit_text(e, i->sha256);
	for (size_t k = 0; k < countof(texts); k++)
		emit_text(e, texts[k]);
	put_date(e, s->extracted);
	emit_text(e, s->fictional ? "true" : "false");
	emit_text(e, s->absent_zero ? "true" : "false");
	emit_text(e, s->note);
	emit_text(e, targets);
	emit_text(e, sources);
	for (size_t k = 0; k < countof(counts); k++)
		emit_int(e, (long long)counts[k]);
	emit_row_end(e);
}

/* The path of a configuration of import I, "" if it has none. */
static bool
configuration_path(struct export *x, const struct store_import *i, enum store_configuration which,
    const char **path)
{
	char sha256[STORE_HASH_SIZE];

	if (!store_configuration_hash(x->store, i->id, which, sha256, x->diag))
		return false;
	*path = sha256[0] == '\0'
	    ? ""
	    : package_configuration(
		which == STORE_TARGETS ? "targets" : "sources", sha256, x->arena);
	return true;
}

/* A text of another encoding has no place in the tables. */
static bool
check_texts(const struct export *x, const struct store_import *i)
{
	const char *const texts[] = { i->file, i->note, i->options, i->rule, i->version };

	for (size_t k = 0; k < countof(texts); k++)
		if (!text_is_utf8(texts[k], strlen(texts[k])))
			return diag_error(x->diag, (struct pos){ .file = x->out.path }, NULL,
			    "import %d has a name or note that is no UTF-8, so the store cannot be "
			    "told as text",
			    i->id);
	return true;
}

static bool
put_imports(struct export *x)
{
	const char *targets, *sources;
	bool ok = table_begin(x, PACKAGE_IMPORTS);

	for (size_t i = 0; ok && i < x->nlog; i++) {
		ok = check_texts(x, &x->log[i])
		    && configuration_path(x, &x->log[i], STORE_TARGETS, &targets)
		    && configuration_path(x, &x->log[i], STORE_SOURCES, &sources);
		if (ok)
			put_import(x, &x->log[i], targets, sources);
	}
	return ok && outfolder_file_end(&x->out, x->diag);
}

static bool
put_indicators(struct export *x)
{
	struct store_indicator *i;
	size_t n;

	if (!store_indicators(x->store, &i, &n, x->arena, x->diag)
	    || !table_begin(x, PACKAGE_INDICATORS))
		return false;
	for (size_t k = 0; k < n; k++) {
		catalogue_add(&x->names,
		    (struct indicator){ .id = i[k].id, .name = i[k].name, .unit = i[k].unit });
		emit_text(&x->csv, i[k].id);
		emit_text(&x->csv, i[k].name);
		emit_text(&x->csv, i[k].unit);
		emit_row_end(&x->csv);
	}
	return outfolder_file_end(&x->out, x->diag);
}

static void
put_figure(void *to, const struct store_observation *o)
{
	struct export *x = to;
	struct emit *e = &x->csv;
	const struct observation *f = &o->obs;
	const double numbers[] = { f->value, f->numerator, f->denominator, f->ci_low, f->ci_high,
		f->hidden_low, f->hidden_high };
	char period[PERIOD_SIZE];

	emit_int(e, o->import);
	emit_text(e, x->names.indicators[f->indicator].id);
	emit_int(e, f->area);
	emit_text(e, x->names.strata[f->stratum]);
	emit_text(e, period_print(period, f->period));
	emit_text(e, (const char[]){ (char)f->status, '\0' });
	for (size_t i = 0; i < countof(numbers); i++)
		emit_number(e, numbers[i]);
	emit_int(e, (long long)f->origin.line);
	emit_int(e, (long long)f->origin.field);
	put_byte(e, o->byte);
	emit_row_end(e);
	x->figures++;
}

static bool
put_figures(struct export *x)
{
	bool ok = table_begin(x, PACKAGE_FIGURES);

	for (size_t i = 0; ok && i < x->nlog; i++) {
		const struct store_query q = { .area = STORE_ALL_AREAS, .import = x->log[i].id };
		struct arena a = { .out_of_memory = x->arena->out_of_memory };
		ok = x->log[i].undoes != 0
		    || store_load(x->store, &q, &x->names, put_figure, x, &a, x->diag);
		arena_free(&a);
	}
	return ok && outfolder_file_end(&x->out, x->diag);
}

static bool
put_rejects(struct export *x)
{
	bool ok = table_begin(x, PACKAGE_REJECTS);

	for (size_t i = 0; ok && i < x->nlog; i++) {
		struct store_reject *r;
		size_t n = 0;
		ok = store_rejects(x->store, x->log[i].id, &r, &n, x->arena, x->diag);
		for (size_t k = 0; ok && k < n; k++) {
			emit_int(&x->csv, x->log[i].id);
			emit_int(&x->csv, (long long)r[k].line);
			emit_int(&x->csv, (long long)r[k].field);
			put_byte(&x->csv, r[k].byte);
			emit_text(&x->csv, r[k].name);
			emit_text(&x->csv, r[k].text);
			emit_row_end(&x->csv);
		}
	}
	return ok && outfolder_file_end(&x->out, x->diag);
}

/* ---- bytes ----------------------------------------------------------------------------- */

static void
add_resource(struct export *x, const struct package_resource *r)
{
	x->resource =
	    arena_grow(x->arena, x->resource, x->nresources, &x->capresources, sizeof *x->resource);
	x->resource[x->nresources++] = *r;
}

static bool
write_piece(void *to, const char *bytes, size_t n)
{
	return fwrite(bytes, 1, n, to) == n; /* else outfolder_file_end says why */
}

static bool
put_file(struct export *x, const struct store_import *i)
{
	const char *path = package_path(i->id, i->sha256, x->arena);
	FILE *f = outfolder_file(&x->out, path, x->diag);

	if (f == NULL || !store_bytes(x->store, i->id, 0, write_piece, f, x->diag))
		return false;
	add_resource(x,
	    &(struct package_resource){
		.path = path, .title = i->file, .sha256 = i->sha256, .bytes = i->size });
	return outfolder_file_end(&x->out, x->diag);
}

/* Each configuration once. */
static bool
put_configuration(struct export *x, const struct store_import *i, enum store_configuration which)
{
	char sha256[STORE_HASH_SIZE], *text;
	const char *path;
	size_t n;

	if (!configuration_path(x, i, which, &path)
	    || !store_configuration_hash(x->store, i->id, which, sha256, x->diag))
		return false;
	for (size_t k = 0; k < x->nresources; k++)
		if (strcmp(x->resource[k].path, path) == 0)
			return true;
	if (path[0] == '\0')
		return true;
	FILE *f = outfolder_file(&x->out, path, x->diag);
	if (f == NULL || !store_configuration(x->store, i->id, which, &text, &n, x->arena, x->diag))
		return false;
	fwrite(text, 1, n, f);
	add_resource(x,
	    &(struct package_resource){ .path = path,
		.title = which == STORE_TARGETS ? "targets.conf" : "sources.conf",
		.sha256 = arena_strdup(x->arena, sha256),
		.bytes = n });
	return outfolder_file_end(&x->out, x->diag);
}

static bool
put_bytes(struct export *x)
{
	bool ok = true;

	for (size_t i = 0; ok && i < x->nlog; i++)
		ok = x->log[i].undoes != 0
		    || (put_file(x, &x->log[i]) && put_configuration(x, &x->log[i], STORE_TARGETS)
			&& put_configuration(x, &x->log[i], STORE_SOURCES));
	return ok;
}

static bool
put_description(struct export *x)
{
	FILE *f = outfolder_file(&x->out, "datapackage.json", x->diag);

	if (f == NULL)
		return false;
	package_describe(f, x->resource, x->nresources);
	return outfolder_file_end(&x->out, x->diag);
}

/* ---- the call -------------------------------------------------------------------------- */

static enum exit_code
export_all(struct export *x, const char *path)
{
	catalogue_init(&x->names, x->arena);
	if (!store_imports(x->store, &x->log, &x->nlog, x->arena, x->diag)
	    || !outfolder_open(&x->out, path, x->arena, x->diag))
		return EXIT_UNAVAILABLE;
	if (!put_imports(x) || !put_indicators(x) || !put_figures(x) || !put_rejects(x)
	    || !put_bytes(x) || !put_description(x)) {
		outfolder_abort(&x->out);
		return EXIT_UNAVAILABLE;
	}
	if (!outfolder_commit(&x->out, x->diag))
		return EXIT_UNAVAILABLE;
	text_put_safe(stdout, path);
	printf(x->nlog == 1 ? diag_say(x->diag, ": %zu entry, %zu figure%s\n")
			    : diag_say(x->diag, ": %zu entries, %zu figure%s\n"),
	    x->nlog, x->figures, x->figures == 1 ? "" : "s");
	return EXIT_DONE;
}

enum exit_code
export_run(const struct options *o, struct diag *d)
{
	struct arena a = { 0 };
	struct export x = { .diag = d, .arena = &a };

	if (o->out == NULL || o->nfiles != 0) {
		diag_error(d, (struct pos){ 0 }, NULL,
		    o->out == NULL ? N_("export needs a folder: --out DIR")
				   : N_("export takes no files; name a store with --store"));
		return EXIT_USAGE;
	}
	enum exit_code code = store_open(&x.store, run_store_path(o), STORE_READ, d)
	    ? export_all(&x, o->out)
	    : EXIT_UNAVAILABLE;
	store_close(x.store);
	arena_free(&a);
	return code;
}
