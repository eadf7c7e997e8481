/* pejl tidy: exports -> one tidy table of observations on stdout. */
#include <stdio.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/emit.h"
#include "cli/run.h"
#include "cli/tidy_by.h"
#include "model/period.h"

static const char *const heads[] = { "indicator", "area", "area_name", "period", "stratum", "value",
	"numerator", "denominator", "ci_low", "ci_high", "unit", "status", "file", "line",
	"field" };

struct tidy {
	struct run run;
	struct emit csv;
	struct json json;
};

static const char *
area_name(const struct tidy *t, int code)
{
	const struct area *a = geography_area(&t->run.geography, code);

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
	json_key(j, "indicator"), json_string(j, i->id);
	json_key(j, "area"), json_int(j, o->area);
	json_key(j, "area_name"), json_string(j, area_name(t, o->area));
	json_key(j, "period"), json_string(j, period_print(period, o->period));
	json_key(j, "stratum"), json_string(j, t->run.catalogue.strata[o->stratum]);
	for (size_t k = 0; k < countof(numbers); k++)
		json_key(j, heads[5 + k]), json_number(j, numbers[k]);
	json_key(j, "unit"), json_string(j, i->unit);
	json_key(j, "status"), json_string(j, (const char[]){ (char)o->status, '\0' });
	json_key(j, "file"), json_string(j, o->origin.file);
	json_key(j, "line"), json_int(j, (long long)o->origin.line);
	json_key(j, "field"), json_int(j, (long long)o->origin.field);
	json_object_end(j);
}

enum exit_code
tidy_run(const struct options *o, struct diag *d)
{
	struct tidy t = { 0 };

	if (o->by.n != 0)
		return tidy_by_run(o, d);
	enum exit_code code = run_open(&t.run, o, d);

	if (code == EXIT_DONE && o->nfiles == 0) {
		diag_error(d, (struct pos){ 0 }, NULL, "no files given; '-' is standard input");
		code = EXIT_USAGE;
	} else if (code == EXIT_DONE && o->format == FORMAT_JSON) {
		json_begin(&t.json, stdout);
		json_array(&t.json);
		code = run_import(&t.run, put_json, &t);
		json_array_end(&t.json);
		json_end(&t.json);
	} else if (code == EXIT_DONE) {
		emit_begin(&t.csv, stdout, o->format == FORMAT_CSV_DK, heads, countof(heads));
		code = run_import(&t.run, put_csv, &t);
	}
	run_close(&t.run);
	return code;
}
