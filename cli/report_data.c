/* The files beside the pages: the status and all figures as XLSX, CSV and JSON. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/emit.h"
#include "cli/portfolio.h"
#include "cli/report.h"
#include "cli/status.h"
#include "model/period.h"
#include "model/prose.h"
#include "report/xlsx.h"

/* ---- figures -------------------------------------------------------------- */

static const char *const heads[] = { "indicator", "name", "area", "area_name", "period", "stratum",
	"value", "numerator", "denominator", "ci_low", "ci_high", "unit", PRICE_COLUMNS, "status",
	"publisher", "source", "computed", "fictional", "file", "line", "field" };

#define PUBLIC_HEADS (countof(heads) - 3) /* without the place */

const char *
report_figure_column(size_t k)
{
	return k < countof(heads) ? heads[k] : NULL;
}

/* One CSV of figures being written. */
struct figures {
	struct emit csv;
	bool places;
};

static void
figures_begin(struct figures *f, FILE *out, bool danish, enum edition e)
{
	f->places = e == EDITION_INTERNAL;
	emit_begin(&f->csv, out, danish, heads, f->places ? countof(heads) : PUBLIC_HEADS);
}

static void
put_place(struct emit *e, const struct pos *at)
{
	emit_text(e, at->file != NULL ? at->file : "");
	if (at->line != 0)
		emit_int(e, (long long)at->line), emit_int(e, (long long)at->field);
	else
		emit_text(e, ""), emit_text(e, "");
}

static void
put_figure(struct figures *f, const struct assessment *as, size_t k)
{
	const struct series *s = &as->series;
	const struct observation *o = &s->obs[k];
	const struct source *source = o->source;
	struct emit *e = &f->csv;
	char period[PERIOD_SIZE];

	emit_text(e, s->indicator->id);
	emit_text(e, s->indicator->name);
	emit_int(e, s->area->code);
	emit_text(e, s->area->name);
	emit_text(e, period_print(period, o->period));
	emit_text(e, s->stratum);
	emit_number(e, o->value);
	emit_number(e, o->numerator);
	emit_number(e, o->denominator);
	emit_number(e, as->limits[k].low);
	emit_number(e, as->limits[k].high);
	emit_text(e, s->indicator->unit);
	emit_prices(e, s, o);
	emit_text(e, (const char[]){ (char)o->status, '\0' });
	emit_text(e, source != NULL ? source->publisher : "");
	emit_text(e, source != NULL ? source->title : "");
	emit_text(e, s->aggregated ? "true" : "false");
	emit_text(e, source != NULL && source->fictional ? "true" : "false");
	if (f->places)
		put_place(e, &o->origin);
	emit_row_end(e);
}

static void
put_series(struct figures *f, const struct assessment *as)
{
	for (size_t k = 0; k < as->series.n; k++)
		put_figure(f, as, k);
}

static void
put_section(struct figures *f, const struct section *s)
{
	put_series(f, s->region);
	for (size_t k = 0; k < s->nkommuner; k++)
		put_series(f, &s->kommuner[k]);
	if (s->whole != NULL)
		put_series(f, s->whole);
}

/* The section of the country that is of the same figures as S; NULL if there is none. */
static const struct section *
country_section(const struct report *rep, const struct section *s)
{
	for (size_t k = 0; k < rep->npages; k++)
		for (size_t i = 0; i < rep->pages[k].nsections; i++)
			if (rep->pages[k].kind == PAGE_COUNTRY
			    && rep->pages[k].sections[i].region == s->region)
				return &rep->pages[k].sections[i];
	return NULL;
}

/* Every figure of the pages once, målsætning by målsætning. */
static void
put_all(struct figures *f, const struct report *rep)
{
	for (size_t i = 0; i < rep->n; i++) {
		const struct section *s = &rep->pages[0].sections[i];
		const struct section *country = country_section(rep, s);
		put_section(f, country != NULL ? country : s);
		for (size_t k = 1; k < rep->npages; k++)
			if (rep->pages[k].kind == PAGE_GROUP)
				put_series(f, rep->pages[k].sections[i].region);
	}
}

/* ---- CSV files ------------------------------------------------------------ */

/* The file NAME, to be ended; NULL after a message. */
static FILE *
begin(const struct report *rep, struct outfolder *out, const char *name)
{
	return outfolder_file(out, name, rep->run->diag);
}

static bool
end(const struct report *rep, struct outfolder *out)
{
	return outfolder_file_end(out, rep->run->diag);
}

/* Does section K of P go to the file CSV? */
static bool
is_in(const struct status_page *p, size_t k, const char *csv)
{
	return p->sections[k].csv != NULL && strcmp(p->sections[k].csv, csv) == 0;
}

/* The sections of P that go to the file CSV, the first of them FIRST, in both dialects. */
static bool
write_sections(
    const struct report *rep, struct outfolder *out, const struct status_page *p, size_t first)
{
	static const char *const ends[] = { "csv", "dk.csv" };
	const char *csv = p->sections[first].csv;
	struct figures f;

	for (size_t danish = 0; danish < countof(ends); danish++) {
		FILE *to =
		    begin(rep, out, arena_printf(&rep->run->arena, "%s.%s", csv, ends[danish]));
		if (to == NULL)
			return false;
		figures_begin(&f, to, danish != 0, rep->run->options->edition);
		for (size_t k = first; k < p->nsections; k++)
			if (is_in(p, k, csv))
				put_section(&f, &p->sections[k]);
		if (!end(rep, out))
			return false;
	}
	return true;
}

/* Each file that a section of P names, once. */
static bool
write_page_data(const struct report *rep, struct outfolder *out, const struct status_page *p)
{
	for (size_t k = 0; k < p->nsections; k++) {
		size_t before = 0;
		if (p->sections[k].csv == NULL)
			continue;
		while (before < k && !is_in(p, before, p->sections[k].csv))
			before++;
		if (before == k && !write_sections(rep, out, p, k))
			return false;
	}
	return true;
}

static bool
write_figures(const struct report *rep, struct outfolder *out, const char *name, bool danish)
{
	FILE *to = begin(rep, out, name);
	struct figures f;

	if (to == NULL)
		return false;
	figures_begin(&f, to, danish, rep->run->options->edition);
	put_all(&f, rep);
	return end(rep, out);
}

/* ---- the status ----------------------------------------------------------- */

static bool
write_status(const struct report *rep, struct outfolder *out)
{
	FILE *to = begin(rep, out, "status.csv");

	if (to == NULL)
		return false;
	status_csv(to, rep->run, rep->items, rep->n, false);
	if (!end(rep, out) || (to = begin(rep, out, "status-dk.csv")) == NULL)
		return false;
	status_csv(to, rep->run, rep->items, rep->n, true);
	if (!end(rep, out) || (to = begin(rep, out, "status.json")) == NULL)
		return false;
	status_json(to, rep->run, rep->items, rep->n);
	return end(rep, out);
}

/* Does any page show indsatser? */
static bool
has_efforts(const struct report *rep)
{
	for (size_t k = 0; k < rep->npages; k++)
		if (rep->pages[k].efforts != NULL)
			return true;
	return false;
}

/* The indsatser as pejl portfolio has them, in both dialects. */
static bool
write_efforts(const struct report *rep, struct outfolder *out)
{
	struct view v = { .run = rep->run };
	FILE *to;

	if (!has_efforts(rep))
		return true;
	v.portfolio = *rep->portfolio;
	if (!view_fill(&v) || (to = begin(rep, out, EFFORTS_FILE ".csv")) == NULL)
		return false;
	portfolio_csv(to, &v, false);
	if (!end(rep, out) || (to = begin(rep, out, EFFORTS_FILE ".dk.csv")) == NULL)
		return false;
	portfolio_csv(to, &v, true);
	return end(rep, out);
}

static bool
write_workbook(const struct report *rep, struct outfolder *out)
{
	struct status_input in = report_alone(rep);
	FILE *to = begin(rep, out, "status.xlsx");

	return to != NULL && xlsx_write(&in, to, &rep->run->arena, rep->run->diag) && end(rep, out);
}

/* ---- datapackage.json ----------------------------------------------------- */

enum contents { OF_STATUS, OF_FIGURES, OF_EFFORTS };

static void
key_string(struct json *j, const char *key, const char *value)
{
	json_key(j, key);
	json_string(j, value);
}

static bool
is_among(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

/* Of a column of status.csv, of figures or of indsatser (Frictionless Table Schema). */
static const char *
type_of(const char *column)
{
	static const char *const numbers[] = { "value", "numerator", "denominator", "ci_low",
		"ci_high", "target_low", "target_value", "gap", "judged_value", "judged_gap",
		"slope", "slope_low", "slope_high", "p", "p_attainable", "smallest_change",
		"outlook_value", "outlook_low", "outlook_high", "probability_met",
		"required_per_year", "observed_per_year", "covered", "needed_events",
		"region_if_all_meet", "best_quarter", "region_if_best_quarter",
		"events_over_target", "share_of_gap", "value_as_read", "cost",
		"region_target_value", "region_gap", "staff" };
	static const char *const whole[] = { "area", "target_by", "trend_n", "outlook_period",
		"places", "line", "field", "price_year", "cost_price_year", "target_area",
		"region_target_by", "milestones", "milestones_overdue", "criteria",
		"decisions_open" };
	static const char *const truths[] = { "beyond_chance", "judged_beyond_chance", "fictional",
		"worse_and_worsening", "computed", "adjusted" };
	static const char *const dates[] = { "target_from", "start", "end", "next_due",
		"update_meeting", "update_due", "updated" };

	return is_among(column, numbers, countof(numbers)) ? "number"
	    : is_among(column, whole, countof(whole))      ? "integer"
	    : is_among(column, truths, countof(truths))    ? "boolean"
	    : is_among(column, dates, countof(dates))      ? "date"
							   : "string";
}

static void
put_field(struct json *j, const char *name, bool danish)
{
	json_object(j);
	key_string(j, "name", name);
	key_string(j, "type", type_of(name));
	if (danish && strcmp(type_of(name), "number") == 0)
		key_string(j, "decimalChar", ",");
	json_object_end(j);
}

/* Column K of figures; NULL behind the last. */
static const char *
figure_column(const struct report *rep, size_t k)
{
	size_t n = rep->run->options->edition == EDITION_INTERNAL ? countof(heads) : PUBLIC_HEADS;

	return k < n ? heads[k] : NULL;
}

static const char *
column_of(const struct report *rep, enum contents of, size_t k)
{
	return of == OF_STATUS ? status_column(k)
	    : of == OF_FIGURES ? figure_column(rep, k)
			       : portfolio_column(rep->run, k);
}

/* The file PATH, whose columns are those of its contents. */
static void
put_resource(
    struct json *j, const struct report *rep, const char *path, enum contents of, bool danish)
{
	const char *name = text_base_name(path), *dot = strrchr(name, '.');

	json_object(j);
	key_string(j, "name", arena_strndup(&rep->run->arena, name, (size_t)(dot - name)));
	key_string(j, "path", path);
	key_string(j, "profile", "tabular-data-resource");
	key_string(j, "format", "csv");
	key_string(j, "mediatype", "text/csv");
	key_string(j, "encoding", "utf-8");
	json_key(j, "dialect");
	json_object(j);
	key_string(j, "delimiter", danish ? ";" : ",");
	key_string(j, "lineTerminator", danish ? "\r\n" : "\n");
	json_object_end(j);
	json_key(j, "schema");
	json_object(j);
	json_key(j, "fields");
	json_array(j);
	for (size_t k = 0; column_of(rep, of, k) != NULL; k++)
		put_field(j, column_of(rep, of, k), danish);
	json_array_end(j);
	json_object_end(j);
	json_object_end(j);
}

static void
put_sources(struct json *j, const struct report *rep)
{
	struct status_input in = report_alone(rep);
	size_t n;
	const struct source **list = status_sources(&in, &n, &rep->run->arena);

	json_key(j, "sources");
	json_array(j);
	for (size_t k = 0; k < n; k++) {
		const struct source *s = list[k];
		json_object(j);
		key_string(j, "title", s->title[0] != '\0' ? s->title : s->publisher);
		if (s->url[0] != '\0')
			key_string(j, "path", s->url);
		json_object_end(j);
	}
	json_array_end(j);
}

static bool
write_package(const struct report *rep, struct outfolder *out)
{
	static const struct {
		const char *path;
		enum contents of;
		bool danish;
	} resources[] = { { "status.csv", OF_STATUS, false }, { "status-dk.csv", OF_STATUS, true },
		{ "tal.csv", OF_FIGURES, false }, { "tal-dk.csv", OF_FIGURES, true },
		{ EFFORTS_FILE ".csv", OF_EFFORTS, false },
		{ EFFORTS_FILE ".dk.csv", OF_EFFORTS, true } };
	FILE *to = begin(rep, out, "datapackage.json");
	struct run *r = rep->run;
	char date[PERIOD_SIZE];
	struct json j;

	if (to == NULL)
		return false;
	json_begin(&j, to);
	json_object(&j);
	key_string(&j, "name", "status");
	key_string(&j, "profile", "tabular-data-package");
	key_string(&j, "title",
	    rep->settings != NULL && rep->settings->title != NULL
		? rep->settings->title
		: arena_printf(&r->arena, prose_say(r->options->language, "Status på %s – %s"),
		    r->catalogue.agreement.name, rep->area->name));
	key_string(&j, "created",
	    arena_printf(&r->arena, "%sT00:00:00Z", date_print(date, r->options->as_of)));
	json_key(&j, "fictional"), json_bool(&j, r->panel.fictional);
	put_sources(&j, rep);
	json_key(&j, "resources");
	json_array(&j);
	for (size_t k = 0; k < countof(resources); k++)
		if (resources[k].of != OF_EFFORTS || has_efforts(rep))
			put_resource(
			    &j, rep, resources[k].path, resources[k].of, resources[k].danish);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
	return end(rep, out);
}

bool
report_data(const struct report *rep, struct outfolder *out)
{
	rep->run->unsourced = rep->run->options->edition == EDITION_PUBLIC;
	for (size_t k = 0; k < rep->npages; k++)
		if (!write_page_data(rep, out, &rep->pages[k]))
			return false;
	return write_figures(rep, out, "tal.csv", false)
	    && write_figures(rep, out, "tal-dk.csv", true) && write_status(rep, out)
	    && write_efforts(rep, out) && write_workbook(rep, out) && write_package(rep, out);
}
