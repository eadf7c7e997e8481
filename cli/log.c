/* pejl log: what was imported, when. */
#include <stdio.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/run.h"
#include "cli/when.h"
#include "store/store.h"

static const char *const heads[] = { "import", "time", "file", "bytes", "sha256", "records",
	"observations", "skipped", "refused", "new", "changed", "unchanged", "vanished", "revises",
	"undoes", "undone_by", "source", "publisher", "version", "options", "note" };

static void
put_csv(const struct store_import *log, size_t n, bool danish)
{
	struct emit e;
	char when[WHEN_SIZE];

	emit_begin(&e, stdout, danish, heads, countof(heads));
	for (size_t i = 0; i < n; i++) {
		const struct store_import *x = &log[i];
		const size_t counts[] = { x->records, x->observations, x->skipped, x->refused,
			x->fresh, x->changed, x->unchanged, x->vanished };
		const int others[] = { x->revises, x->undoes, x->undone };
		emit_int(&e, x->id);
		emit_text(&e, when_print(when, x->time));
		emit_text(&e, x->file);
		emit_int(&e, (long long)x->size);
		emit_text(&e, x->sha256);
		for (size_t k = 0; k < countof(counts); k++)
			emit_int(&e, (long long)counts[k]);
		for (size_t k = 0; k < countof(others); k++)
			if (others[k] != 0)
				emit_int(&e, others[k]);
			else
				emit_text(&e, "");
		emit_text(&e, x->source.id);
		emit_text(&e, x->source.publisher);
		emit_text(&e, x->version);
		emit_text(&e, x->options);
		emit_text(&e, x->note);
		emit_row_end(&e);
	}
}

static void
put_json(const struct store_import *log, size_t n)
{
	struct json j;
	char when[WHEN_SIZE];

	json_begin(&j, stdout);
	json_array(&j);
	for (size_t i = 0; i < n; i++) {
		const struct store_import *x = &log[i];
		const size_t counts[] = { x->records, x->observations, x->skipped, x->refused,
			x->fresh, x->changed, x->unchanged, x->vanished };
		const int others[] = { x->revises, x->undoes, x->undone };
		const char *const texts[] = { x->source.id, x->source.publisher, x->version,
			x->options, x->note };
		json_object(&j);
		json_key(&j, heads[0]), json_int(&j, x->id);
		json_key(&j, heads[1]), json_string(&j, when_print(when, x->time));
		json_key(&j, heads[2]), json_string(&j, x->file);
		json_key(&j, heads[3]), json_int(&j, (long long)x->size);
		json_key(&j, heads[4]), json_string(&j, x->sha256);
		for (size_t k = 0; k < countof(counts); k++)
			json_key(&j, heads[5 + k]), json_int(&j, (long long)counts[k]);
		for (size_t k = 0; k < countof(others); k++) {
			json_key(&j, heads[13 + k]);
			if (others[k] != 0)
				json_int(&j, others[k]);
			else
				json_null(&j);
		}
		for (size_t k = 0; k < countof(texts); k++)
			json_key(&j, heads[16 + k]), json_string(&j, texts[k]);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_end(&j);
}

/* What an entry did, in words. */
static void
put_deed(const struct store_import *x, const struct diag *d)
{
	if (x->undoes != 0) {
		printf(diag_say(d, "import %d undone"), x->undoes);
		return;
	}
	text_put_safe(stdout, x->file);
	if (x->revises != 0)
		printf(diag_say(d,
			   ", a revision of %d: %zu new, %zu changed, %zu unchanged, %zu vanished"),
		    x->revises, x->fresh, x->changed, x->unchanged, x->vanished);
	else
		printf(diag_say(d, ", %zu figures"), x->observations);
	if (x->refused > 0)
		printf(diag_say(d, ", %zu refused"), x->refused);
	if (x->undone != 0)
		printf(diag_say(d, "; undone by %d"), x->undone);
}

static void
put_text(const struct store_import *log, size_t n, const struct diag *d)
{
	char when[WHEN_SIZE];

	for (size_t i = 0; i < n; i++) {
		printf("%4d  %s  ", log[i].id, when_print(when, log[i].time));
		put_deed(&log[i], d);
		if (log[i].note[0] != '\0') {
			fputs("  (", stdout);
			text_put_safe(stdout, log[i].note);
			putchar(')');
		}
		putchar('\n');
	}
}

enum exit_code
log_run(const struct options *o, struct diag *d)
{
	struct arena a = { 0 };
	struct store_import *log;
	struct store *s;
	size_t n;

	if (o->nfiles != 0) {
		diag_error(
		    d, (struct pos){ 0 }, NULL, "log takes no files; name a store with --store");
		return EXIT_USAGE;
	}
	if (!store_open(&s, run_store_path(o), STORE_READ, d))
		return EXIT_UNAVAILABLE;
	bool ok = store_imports(s, &log, &n, &a, d);
	if (ok && o->format == FORMAT_JSON)
		put_json(log, n);
	else if (ok && o->format != FORMAT_TEXT)
		put_csv(log, n, o->format == FORMAT_CSV_DK);
	else if (ok)
		put_text(log, n, d);
	store_close(s);
	arena_free(&a);
	return ok ? EXIT_DONE : EXIT_UNAVAILABLE;
}
