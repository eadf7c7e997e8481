/* pejl tidy: exports -> one tidy table of observations on stdout. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/spool.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/run.h"
#include "cli/tidy_by.h"
#include "cli/value.h"
#include "ingest/rejects.h"
#include "model/period.h"

#define ALL_REJECTS ((size_t)1000000) /* kept where no number is stated */

static const char *const heads[] = { "indicator", "area", "area_name", "period", "stratum", "value",
	"numerator", "denominator", "ci_low", "ci_high", "unit", "status", "file", "line", "field",
	"hidden_low", "hidden_high" };

struct tidy {
	struct run run;
	struct rejects rejects;
	struct emit csv;
	struct json json;
};

static const char *
area_name(const struct tidy *t, int code)
{
	const struct area *a = geography_area(&t->run.geography, code);

	if (code == AREA_CHRISTIANSOE)
		return "Christiansø";
	return a != NULL ? a->name : "";
}

static void
put_csv(void *to, const struct observation *o)
{
	struct tidy *t = to;
	const struct indicator *i = &t->run.catalogue.indicators[o->indicator];
	char period[PERIOD_SIZE];

	emit_text(&t->csv, i->id);
	emit_int(&t->csv, o->area);
	emit_text(&t->csv, area_name(t, o->area));
	emit_text(&t->csv, period_print(period, o->period));
	emit_text(&t->csv, t->run.catalogue.strata[o->stratum]);
	emit_number(&t->csv, o->value);
	emit_number(&t->csv, o->numerator);
	emit_number(&t->csv, o->denominator);
	emit_number(&t->csv, o->ci_low);
	emit_number(&t->csv, o->ci_high);
	emit_text(&t->csv, i->unit);
	emit_text(&t->csv, (const char[]){ (char)o->status, '\0' });
	emit_text(&t->csv, o->origin.file);
	emit_int(&t->csv, (long long)o->origin.line);
	emit_int(&t->csv, (long long)o->origin.field);
	emit_number(&t->csv, o->hidden_low);
	emit_number(&t->csv, o->hidden_high);
	emit_row_end(&t->csv);
}

static void
put_json(void *to, const struct observation *o)
{
	struct tidy *t = to;
	const struct indicator *i = &t->run.catalogue.indicators[o->indicator];
	const double numbers[] = { o->value, o->numerator, o->denominator, o->ci_low, o->ci_high };
	char period[PERIOD_SIZE];
	struct json *j = &t->json;

	json_object(j);
	value_string(j, "indicator", i->id);
	value_int(j, "area", o->area);
	value_string(j, "area_name", area_name(t, o->area));
	value_string(j, "period", period_print(period, o->period));
	value_string(j, "stratum", t->run.catalogue.strata[o->stratum]);
	for (size_t k = 0; k < countof(numbers); k++)
		value_number(j, heads[5 + k], numbers[k]);
	value_string(j, "unit", i->unit);
	value_string(j, "status", (const char[]){ (char)o->status, '\0' });
	value_string(j, "file", o->origin.file);
	value_count(j, "line", o->origin.line);
	value_count(j, "field", o->origin.field);
	value_number(j, "hidden_low", o->hidden_low);
	value_number(j, "hidden_high", o->hidden_high);
	json_object_end(j);
}

/* Is what the command line asks of rejects possible? */
static bool
check_options(const struct options *o, struct diag *d)
{
	static const struct pos nowhere = { 0 };

	if (o->nfiles == 0)
		return diag_error(d, nowhere, NULL, "no files given; '-' is standard input");
	if (o->rejects == NULL)
		return true;
	if (o->by.n != 0)
		return diag_error(d, nowhere, NULL, "--rejects and --by do not go together");
	return (o->nfiles == 1 && strcmp(o->files[0], "-") != 0)
	    || diag_error(d, nowhere, NULL,
		"--rejects copies records as they stand in one file: give one, and not standard "
		"input");
}

/* The refused records to where they are wanted, unless there are more than were allowed. */
static bool
write_rejects(struct tidy *t, const struct options *o)
{
	struct diag *d = t->run.diag;
	size_t n = rejects_count(&t->rejects);

	d->hear = NULL;
	if (o->rejects == NULL || t->run.unusable || n == 0 || n > t->rejects.max)
		return true;
	if (!rejects_write(&t->rejects, o->rejects, d))
		return false;
	diag_note(d, (struct pos){ .file = t->rejects.source },
	    "%zu refused records are in %s, and why in %s.reasons.csv", n, o->rejects, o->rejects);
	return true;
}

/* All files to SINK. EXIT_DONE: what it was given may be printed. */
static enum exit_code
read_files(struct tidy *t, const struct options *o, observation_sink *sink)
{
	if (o->rejects == NULL)
		return run_accept(&t->run, run_import(&t->run, sink, t));
	t->rejects = (struct rejects){ .arena = &t->run.arena,
		.source = o->files[0],
		.max = o->max_rejects >= 0 ? (size_t)o->max_rejects : ALL_REJECTS };
	t->run.rejects = &t->rejects;
	t->run.diag->hear = rejects_hear;
	t->run.diag->hear_to = &t->rejects;
	enum exit_code code = run_import(&t->run, sink, t);
	return write_rejects(t, o) ? run_accept(&t->run, code) : EXIT_UNAVAILABLE;
}

/* The table of all files to OUT. */
static enum exit_code
put_table(struct tidy *t, const struct options *o, FILE *out)
{
	if (o->format != FORMAT_JSON) {
		emit_begin(&t->csv, out, o->format == FORMAT_CSV_DK, heads, countof(heads));
		return read_files(t, o, put_csv);
	}
	json_begin(&t->json, out);
	json_array(&t->json);
	enum exit_code code = read_files(t, o, put_json);
	json_array_end(&t->json);
	json_end(&t->json);
	return code;
}

/* All or nothing: stdout sees no row before the last one was read. */
static enum exit_code
put_whole(struct tidy *t, const struct options *o)
{
	struct spool spool;

	if (!spool_open(&spool, &t->run.arena, t->run.diag))
		return EXIT_UNAVAILABLE;
	enum exit_code code = put_table(t, o, spool.f);
	if (code == EXIT_DONE && !spool_give(&spool, stdout, t->run.diag))
		code = EXIT_UNAVAILABLE;
	spool_drop(&spool);
	return code;
}

enum exit_code
tidy_run(const struct options *o, struct diag *d)
{
	struct tidy t = { 0 };

	if (!check_options(o, d))
		return EXIT_USAGE;
	if (o->by.n != 0)
		return tidy_by_run(o, d);
	enum exit_code code = run_open(&t.run, o, d);
	t.run.whole = true;
	if (code == EXIT_DONE)
		code = put_whole(&t, o);
	run_close(&t.run);
	return code;
}
