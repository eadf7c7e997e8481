/* pejl inspect for machines: the object of design §7. */
#include "cli/inspect.h"
#include "cli/value.h"
#include "model/period.h"

static const char *const levels[] = { "error", "warning", "note" };

/* A character, null for none. */
static void
key_sign(struct json *j, const char *key, char c)
{
	value_string(j, key, c != '\0' && c != '-' ? (const char[]){ c, '\0' } : NULL);
}

static void
put_bytes(struct json *j, const struct inspection *in)
{
	const struct csv_facts *f = &in->facts->csv;
	bool read = f->bytes != 0;

	value_count(j, "bytes", f->bytes);
	value_string(j, "encoding", inspect_encoding(in));
	value_bool(j, "bom", f->bom);
	value_string(j, "line_ends", read ? inspect_line_ends(in) : NULL);
	key_sign(j, "delimiter", f->delimiter);
	key_sign(j, "quote", f->quoted ? '"' : '\0');
	key_sign(j, "decimal", in->facts->format.decimal);
	key_sign(j, "thousands", in->facts->format.thousands);
}

static void
put_column(struct json *j, const struct inspection *in, size_t i)
{
	const struct mapping *m = &in->facts->mapping;
	const struct mapping_column *c = &m->columns[i];
	const char *unit = inspect_unit(in, i);
	char period[PERIOD_SIZE];

	json_object(j);
	value_string(j, "name", c->header);
	value_string(j, "role", i == m->part ? "period" : role_id(c->role));
	if (c->wide && m->layout == LAYOUT_WIDE_MEASURES && m->at[ROLE_INDICATOR] == NO_COLUMN)
		value_string(j, "indicator", in->run.catalogue.indicators[c->indicator].id);
	if (c->wide && m->layout == LAYOUT_WIDE_PERIODS)
		value_string(j, "period", period_print(period, c->period));
	if (c->wide && m->layout == LAYOUT_WIDE_AREAS)
		value_count(j, "area", (size_t)c->area);
	if (*unit != '\0')
		value_string(j, "unit", unit);
	if (c->split) {
		json_key(j, "pair");
		json_array(j);
		json_string(j, role_id(in->facts->format.pair.role[0]));
		json_string(j, role_id(in->facts->format.pair.role[1]));
		json_array_end(j);
	}
	json_object_end(j);
}

static void
put_columns(struct json *j, const struct inspection *in)
{
	const struct import_facts *f = in->facts;

	value_string(j, "layout", inspect_layout(in));
	json_key(j, "header_line");
	if (f->header.line != 0)
		json_int(j, (long long)f->header.line);
	else
		json_null(j);
	value_string(j, "source", f->rule != NULL ? f->rule->source.id : NULL);
	json_key(j, "columns");
	json_array(j);
	for (size_t i = 0; i < f->mapping.ncolumns; i++)
		put_column(j, in, i);
	json_array_end(j);
}

static void
put_periods(struct json *j, const struct inspection *in)
{
	char text[PERIOD_SIZE];
	size_t n = in->nperiods;

	json_key(j, "periods");
	json_object(j);
	value_string(j, "kind", inspect_period_kind(in));
	value_string(j, "first", n != 0 ? period_print(text, in->periods[0]) : NULL);
	value_string(j, "last", n != 0 ? period_print(text, in->periods[n - 1]) : NULL);
	value_count(j, "count", n);
	json_object_end(j);
}

static void
put_areas(struct json *j, const struct inspection *in)
{
	const struct fact_list *u = &in->facts->unmatched;

	json_key(j, "areas");
	json_object(j);
	value_count(j, "kommuner", inspect_areas(in, AREA_KOMMUNE));
	value_count(j, "regions", inspect_areas(in, AREA_REGION));
	value_count(j, "country", inspect_areas(in, AREA_COUNTRY));
	value_count(j, "other",
	    inspect_areas(in, AREA_KLYNGE) + inspect_areas(in, AREA_FORUM) + in->christiansoe
		+ in->facts->others.n);
	json_key(j, "unmatched");
	json_array(j);
	for (size_t i = 0; i < u->n; i++)
		json_string(j, u->item[i].text);
	json_array_end(j);
	json_object_end(j);
}

static void
put_marks(struct json *j, const struct inspection *in)
{
	const struct fact_list *l = &in->facts->marks;
	int low, high;

	json_key(j, "marks");
	json_array(j);
	for (size_t i = 0; i < l->n; i++) {
		json_object(j);
		value_string(j, "text", l->item[i].text);
		value_string(j, "meaning", inspect_meaning(l->item[i].code));
		value_count(j, "count", l->item[i].count);
		if (inspect_hidden(in, &l->item[i], &low, &high)) {
			value_count(j, "low", (size_t)low);
			value_count(j, "high", (size_t)high);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

/* "12:3: error: 'x' is no number [type-error]", a note as it is. */
static void
put_notes(struct json *j, struct inspection *in)
{
	struct arena *a = &in->run.arena;

	json_key(j, "notes");
	json_array(j);
	for (size_t i = 0; i < in->notes.n; i++) {
		const struct note *n = &in->notes.item[i];
		const char *place = n->at.line == 0 ? ""
		    : n->at.field == 0              ? arena_printf(a, "%zu: ", n->at.line)
				       : arena_printf(a, "%zu:%zu: ", n->at.line, n->at.field);
		json_string(j,
		    n->level == DIAG_NOTE && n->at.line == 0
			? n->text
			: arena_printf(a, "%s%s: %s%s%s%s", place, levels[n->level], n->text,
			    n->name != NULL ? " [" : "", n->name != NULL ? n->name : "",
			    n->name != NULL ? "]" : ""));
	}
	json_array_end(j);
}

void
inspect_json(struct json *j, struct inspection *in)
{
	json_object(j);
	value_string(j, "file", in->path);
	put_bytes(j, in);
	put_columns(j, in);
	value_count(j, "indicators", inspect_indicators(in));
	put_periods(j, in);
	put_areas(j, in);
	json_key(j, "rows");
	json_object(j);
	value_count(j, "records", in->summary.records);
	value_count(j, "observations", in->summary.observations);
	value_count(j, "skipped", in->summary.skipped);
	value_count(j, "refused", in->summary.refused);
	value_count(j, "given", in->summary.given);
	value_count(j, "refused_cells", in->summary.refused_cells);
	json_object_end(j);
	put_marks(j, in);
	put_notes(j, in);
	json_object_end(j);
}
