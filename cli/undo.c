/* pejl undo: an import that does not count any more, and what counts again. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/changes.h"
#include "cli/command.h"
#include "cli/run.h"
#include "cli/value.h"
#include "cli/verdicts.h"

#define WAIT_SECONDS  60 /* for another program that writes */
#define CHANGES_SHOWN 10

static const struct pos nowhere = { 0 };

struct undo {
	struct run run;
	struct store *store;
	const struct options *options;
	struct diag *diag;
	int import, entry;
	const char *file; /* of the import */
	struct catalogue names;
	struct store_changes changes;
	struct verdicts before, after;
};

/* The number of the import, of the one operand. */
static bool
read_operand(const struct options *o, int *import, struct diag *d)
{
	const char *text = o->nfiles == 1 ? o->files[0] : "";
	size_t n = strspn(text, "0123456789");

	if (o->nfiles != 1)
		return diag_error(
		    d, nowhere, NULL, "undo takes the number of one import, as 'pejl log' has it");
	if (n == 0 || n > 5 || text[n] != '\0')
		return diag_error(
		    d, nowhere, NULL, "'%s' is no number of an import; see 'pejl log'", text);
	*import = (int)strtol(text, NULL, 10);
	return true;
}

static bool
find_file(struct undo *u)
{
	struct store_import *log;
	size_t n;

	u->file = "";
	if (!store_imports(u->store, &log, &n, &u->run.arena, u->diag))
		return false;
	for (size_t i = 0; i < n; i++)
		if (log[i].id == u->import)
			u->file = log[i].file;
	return true;
}

/* The entry, and what counted before it against what counts after it. */
static bool
undo_import(struct undo *u)
{
	struct store_import facts = { .note = u->options->note };
	struct store_query before = { .area = STORE_ALL_AREAS },
			   after = { .area = STORE_ALL_AREAS };
	struct arena *a = &u->run.arena;

	if (!store_begin(u->store, WAIT_SECONDS, u->diag) || !find_file(u)
	    || !verdicts_take(&u->before, u->store, u->options, a, u->diag)
	    || !store_undo(u->store, u->import, &facts, &u->entry, u->diag))
		return false;
	before.before = u->entry;
	catalogue_init(&u->names, a);
	return store_compare(u->store, &before, &after, &u->names, &u->changes, a, u->diag)
	    && verdicts_take(&u->after, u->store, u->options, a, u->diag)
	    && store_commit(u->store, u->diag);
}

static void
put_text(const struct undo *u, const struct changes_names *names)
{
	const size_t *n = u->changes.count;

	text_put_safe(stdout, u->file);
	printf(diag_say(u->diag,
		   ": import %d is undone by entry %d; of what counted, %zu changed, %zu vanished; "
		   "%zu back\n"),
	    u->import, u->entry, n[STORE_CHANGED], n[STORE_VANISHED], n[STORE_FRESH]);
	changes_text(stdout, &u->changes, names, CHANGES_SHOWN, true);
}

static void
put_json(const struct undo *u, const struct changes_names *names)
{
	struct json j;

	json_begin(&j, stdout);
	json_object(&j);
	value_int(&j, "undone", u->import);
	value_string(&j, "file", u->file);
	value_int(&j, "entry", u->entry);
	value_int(&j, "new", (long long)u->changes.count[STORE_FRESH]);
	value_int(&j, "changed", (long long)u->changes.count[STORE_CHANGED]);
	value_int(&j, "unchanged", (long long)u->changes.count[STORE_UNCHANGED]);
	value_int(&j, "vanished", (long long)u->changes.count[STORE_VANISHED]);
	json_key(&j, "changes");
	changes_json(&j, &u->changes, names);
	json_object_end(&j);
	json_end(&j);
}

static void
put_result(const struct undo *u)
{
	const struct changes_names names = { &u->run.geography, &u->names, u->diag };

	if (u->options->format == FORMAT_JSON)
		put_json(u, &names);
	else if (u->options->format == FORMAT_TEXT)
		put_text(u, &names);
	else
		changes_csv(stdout, &u->changes, &names, u->options->format == FORMAT_CSV_DK);
	verdicts_warn(&u->before, &u->after, u->diag);
}

enum exit_code
undo_run(const struct options *o, struct diag *d)
{
	struct undo u = { .options = o, .diag = d };

	if (!read_operand(o, &u.import, d))
		return EXIT_USAGE;
	if (!store_exists(run_store_path(o))) {
		diag_error(d, (struct pos){ .file = run_store_path(o) }, NULL,
		    "there is no store here; name another with --store");
		return EXIT_UNAVAILABLE;
	}
	struct options none = *o; /* the operand is no file */
	none.nfiles = 0;
	u.options = &none;
	enum exit_code code = run_open(&u.run, &none, d);
	if (code == EXIT_DONE) {
		code = store_open(&u.store, run_store_path(o), STORE_WRITE, d) && undo_import(&u)
		    ? EXIT_DONE
		    : EXIT_UNAVAILABLE;
		if (code == EXIT_DONE)
			put_result(&u);
		store_close(u.store);
	}
	run_close(&u.run);
	return code;
}
