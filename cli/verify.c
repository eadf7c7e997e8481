/* pejl verify: does every stored figure stand in the bytes it was read from? */
#include "cli/verify.h"

#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/value.h"

static const char *const heads[] = { "import", "file", "version", "indicator", "area", "area_name",
	"stratum", "period", "what", "stored", "read", "line", "field" };

struct verify {
	struct run run;
	struct store *store;
	const struct options *options;
	struct store_import *log;
	size_t nlog;
	struct verify_differences differences;
	size_t imports, figures;
};

static const struct store_import *
entry(const struct verify *v, int id)
{
	for (size_t i = 0; i < v->nlog; i++)
		if (v->log[i].id == id)
			return &v->log[i];
	return NULL;
}

static const char *
area_name(const struct verify *v, const struct verify_difference *x)
{
	const struct area *area =
	    x->indicator != NULL ? geography_area(&v->run.geography, x->area) : NULL;

	return area != NULL ? area->name : "";
}

/* ---- what differs ---------------------------------------------------------------- */

static void
put_line(const struct verify *v, const struct verify_difference *x)
{
	if (x->indicator != NULL) {
		printf("  %s, ", x->indicator);
		text_put_safe(stdout, area_name(v, x));
		printf(", %s", x->period);
		if (x->stratum[0] != '\0') {
			fputs(", ", stdout);
			text_put_safe(stdout, x->stratum);
		}
		printf(diag_say(v->run.diag, " (line %zu, field %zu): "), x->line, x->field);
	} else {
		fputs("  ", stdout);
	}
	if (strcmp(x->what, "figure") == 0) {
		puts(x->stored[0] != '\0' ? diag_say(v->run.diag, "in the store, but not read")
					  : diag_say(v->run.diag, "read, but not in the store"));
		return;
	}
	const char *nothing = diag_say(v->run.diag, "nothing");
	text_put_safe(stdout,
	    arena_printf(v->differences.arena,
		diag_say(v->run.diag, "%s is %s in the store, and %s as read"), x->what,
		x->stored[0] != '\0' ? x->stored : nothing,
		x->read[0] != '\0' ? x->read : nothing));
	putchar('\n');
}

/* The differences of import IM, of which FROM is the first; the one after the last. */
static size_t
put_import(const struct verify *v, size_t from)
{
	const struct verify_differences *d = &v->differences;
	const struct store_import *im = entry(v, d->of[from].import);
	size_t to = from;

	while (to < d->n && d->of[to].import == im->id)
		to++;
	text_put_safe(stdout, im->file);
	printf(to - from > 1 ? diag_say(v->run.diag, ": import %d: %zu differences")
			     : diag_say(v->run.diag, ": import %d: %zu difference"),
	    im->id, to - from);
	if (strcmp(im->version, PEJL_VERSION) != 0) {
		text_put_safe(stdout,
		    arena_printf(v->differences.arena,
			diag_say(
			    v->run.diag, "; it was read by pejl %s, and %s may read it otherwise"),
			im->version, PEJL_VERSION));
	}
	putchar('\n');
	for (size_t i = from; i < to; i++)
		put_line(v, &d->of[i]);
	return to;
}

static void
put_text(const struct verify *v)
{
	size_t at = 0;

	while (at < v->differences.n)
		at = put_import(v, at);
	const struct diag *said = v->run.diag;
	printf(v->imports == 1 ? diag_say(said, "%zu figure%s of %zu import read again: ")
			       : diag_say(said, "%zu figure%s of %zu imports read again: "),
	    v->figures, v->figures == 1 ? "" : "s", v->imports);
	if (v->differences.n == 0)
		puts(diag_say(said, "all as they are stored"));
	else
		printf(v->differences.n == 1 ? diag_say(said, "%zu difference\n")
					     : diag_say(said, "%zu differences\n"),
		    v->differences.n);
}

static void
put_csv(const struct verify *v, bool danish)
{
	struct emit e;

	emit_begin(&e, stdout, danish, heads, countof(heads));
	for (size_t i = 0; i < v->differences.n; i++) {
		const struct verify_difference *x = &v->differences.of[i];
		const struct store_import *im = entry(v, x->import);
		bool figure = x->indicator != NULL;
		emit_int(&e, x->import);
		emit_text(&e, im->file);
		emit_text(&e, im->version);
		emit_text(&e, figure ? x->indicator : "");
		if (figure)
			emit_int(&e, x->area);
		else
			emit_text(&e, "");
		emit_text(&e, area_name(v, x));
		emit_text(&e, figure ? x->stratum : "");
		emit_text(&e, figure ? x->period : "");
		emit_text(&e, x->what);
		emit_text(&e, x->stored);
		emit_text(&e, x->read);
		if (figure)
			emit_int(&e, (long long)x->line), emit_int(&e, (long long)x->field);
		else
			emit_text(&e, ""), emit_text(&e, "");
		emit_row_end(&e);
	}
}

static void
put_difference(struct json *j, const struct verify *v, const struct verify_difference *x)
{
	const struct store_import *im = entry(v, x->import);

	json_object(j);
	value_int(j, "import", x->import);
	value_string(j, "file", im->file);
	value_string(j, "version", im->version);
	if (x->indicator != NULL) {
		value_string(j, "indicator", x->indicator);
		value_int(j, "area", x->area);
		value_string(j, "area_name", area_name(v, x));
		value_string(j, "stratum", x->stratum);
		value_string(j, "period", x->period);
		value_int(j, "line", (long long)x->line);
		value_int(j, "field", (long long)x->field);
	}
	value_string(j, "what", x->what);
	value_string(j, "stored", x->stored);
	value_string(j, "read", x->read);
	json_object_end(j);
}

static void
put_json(const struct verify *v)
{
	struct json j;

	json_begin(&j, stdout);
	json_object(&j);
	value_int(&j, "imports", (long long)v->imports);
	value_int(&j, "figures", (long long)v->figures);
	json_key(&j, "differences");
	json_array(&j);
	for (size_t i = 0; i < v->differences.n; i++)
		put_difference(&j, v, &v->differences.of[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}

/* ---- the call -------------------------------------------------------------------- */

static enum exit_code
verify_all(struct verify *v)
{
	struct diag *d = v->run.diag;
	size_t figures;
	enum exit_code code = store_check(v->store, d) ? EXIT_DONE : EXIT_DATA;

	v->differences.arena = &v->run.arena;
	if (!store_imports(v->store, &v->log, &v->nlog, &v->run.arena, d))
		return EXIT_UNAVAILABLE;
	for (size_t i = 0; i < v->nlog; i++) {
		if (v->log[i].undoes != 0)
			continue;
		if (verify_import(&v->differences, &v->run, v->store, &v->log[i], &figures)) {
			v->imports++;
			v->figures += figures;
		} else {
			code = EXIT_UNAVAILABLE; /* the others are still looked at */
		}
	}
	if (v->options->format == FORMAT_JSON)
		put_json(v);
	else if (v->options->format == FORMAT_TEXT)
		put_text(v);
	else
		put_csv(v, v->options->format == FORMAT_CSV_DK);
	return code == EXIT_DONE && v->differences.n > 0 ? EXIT_DATA : code;
}

enum exit_code
verify_run(const struct options *o, struct diag *d)
{
	struct verify v = { .options = o };

	if (o->nfiles != 0) {
		diag_error(
		    d, (struct pos){ 0 }, NULL, "verify takes no files; name a store with --store");
		return EXIT_USAGE;
	}
	enum exit_code code = run_open(&v.run, o, d);
	if (code == EXIT_DONE)
		code = store_open(&v.store, run_store_path(o), STORE_READ, d) ? verify_all(&v)
									      : EXIT_UNAVAILABLE;
	store_close(v.store);
	run_close(&v.run);
	return code;
}
