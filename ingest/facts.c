#include "ingest/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define FOLDED_SIZE 256

static struct fact
make(struct import_facts *f, const char *text, int code, struct pos at)
{
	return (struct fact){
		.text = arena_strdup(f->arena, text), .at = at, .count = 1, .code = code
	};
}

/* Count one more TEXT with CODE in L. */
static void
add(struct import_facts *f, struct fact_list *l, const char *text, int code, struct pos at)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].code == code && strcmp(l->item[i].text, text) == 0) {
			l->item[i].count++;
			return;
		}
	if (l->n == FACTS_TEXTS)
		l->others++;
	else
		l->item[l->n++] = make(f, text, code, at);
}

/* ---- areas ------------------------------------------------------------ */

static bool
is_code(const char *s)
{
	return *s >= '0' && *s <= '9';
}

/* TEXT without what an area's name may have beside it: "Odense Kommune", "Region Syddanmark". */
static bool
fold_name(char out[static FOLDED_SIZE], const char *text)
{
	static const char *const ends[] = { "skommune", "kommune" };

	if (!text_fold(out, FOLDED_SIZE, text))
		return false;
	if (strncmp(out, "region", 6) == 0 && out[6] != '\0')
		memmove(out, out + 6, strlen(out + 6) + 1);
	for (size_t i = 0; i < countof(ends); i++) {
		size_t n = strlen(out), k = strlen(ends[i]);
		if (n > k && strcmp(out + n - k, ends[i]) == 0)
			out[n - k] = '\0';
	}
	return true;
}

static bool
is_respelled(const struct geography *g, const char *text, int code)
{
	const struct area *a = geography_area(g, code);
	char x[FOLDED_SIZE], y[FOLDED_SIZE], z[FOLDED_SIZE];

	return !is_code(text) && a != NULL && fold_name(x, text) && fold_name(y, a->name)
	    && fold_name(z, a->official_name) && strcmp(x, y) != 0 && strcmp(x, z) != 0;
}

void
facts_area(struct import_facts *f, const struct geography *g, const char *text,
    enum area_match match, int code, struct pos at)
{
	if (match == AREA_SKIP)
		add(f, &f->others, text, 0, at);
	else if (match == AREA_UNKNOWN)
		add(f, &f->unmatched, text, 0, at);
	else if (is_respelled(g, text, code))
		add(f, &f->respelled, text, code, at);
}

/* Columns that name a kommune, or nearly do. */
static void
add_area_columns(struct import_facts *f, const struct geography *g)
{
	const struct mapping *m = &f->mapping;

	for (size_t i = 0; i < m->ncolumns; i++) {
		const struct mapping_column *c = &m->columns[i];
		struct pos at = { f->header.file, f->header.line, i + 1 };
		int code = 0;
		if (c->header[0] == '\0' || is_code(c->header)
		    || (!c->wide && c->role != ROLE_IGNORED))
			continue;
		if (c->wide && c->area == AREA_CHRISTIANSOE)
			continue;
		enum area_match match = geography_match(g, c->header, &code);
		if (match != AREA_UNKNOWN || geography_nearest(g, c->header) != NULL)
			facts_area(f, g, c->header, match, code, at);
	}
}

void
facts_mapping(struct import_facts *f, const struct mapping *m, const struct source_rule *rule,
    const struct geography *g, struct pos at)
{
	f->mapping = *m;
	f->rule = rule;
	f->header = at;
	if (m->layout == LAYOUT_WIDE_AREAS)
		add_area_columns(f, g);
	if (m->unit_text != NULL && m->unit_text[0] != '\0' && m->layout == LAYOUT_WIDE_MEASURES)
		for (size_t i = 0; i < m->ncolumns; i++)
			if (m->columns[i].wide)
				facts_unit(f, m->unit_text, m->columns[i].indicator,
				    (struct pos){ at.file, at.line, i + 1 });
}

/* ---- figures ---------------------------------------------------------- */

static bool
find_mark(const struct number *v, const struct number_format *format, const char *text, int *code)
{
	enum mark_meaning meaning;

	if (number_mark(&meaning, format, text)) {
		*code = (int)meaning;
		return true;
	}
	*code = FACT_PROVISIONAL;
	return v->status == OBS_PROVISIONAL;
}

void
facts_cell(struct import_facts *f, const char *cell, const struct number *v,
    const struct number_format *format, struct pos at)
{
	char text[128];
	int code;

	if (v == NULL)
		return;
	size_t n = strlen(cell);
	if (n >= sizeof text)
		return;
	memcpy(text, cell, n + 1);
	char *trimmed = text_trim(text);
	if (find_mark(v, format, trimmed, &code)) {
		add(f, &f->marks, code == FACT_PROVISIONAL ? "*" : trimmed, code, at);
		f->numbers += code == FACT_PROVISIONAL;
		return;
	}
	f->numbers++;
	f->zeros += v->value == 0;
	if (format->decimal != f->format.decimal && format->decimal_line != 0)
		f->decimal = make(f, trimmed, 0, at);
	if (format->thousands != f->format.thousands && format->thousands != '-')
		f->thousands = make(f, trimmed, 0, at);
	f->format = *format;
}

void
facts_unit(struct import_facts *f, const char *unit, int indicator, struct pos at)
{
	if (*unit != '\0')
		add(f, &f->units, unit, indicator, at);
}

bool
facts_hidden(const char *text, bool zeros, int *low, int *high)
{
	bool under = *text == '<';
	const char *s = under ? text + 1 + strspn(text + 1, " ") : text;
	char *end;

	if (*s < '0' || *s > '9')
		return false;
	long first = strtol(s, &end, 10);
	if (first > 1000)
		return false;
	if (under) {
		*low = zeros ? 1 : 0;
		*high = (int)first - 1;
		return *end == '\0' && first > 0;
	}
	if (*end != '-' || end[1] < '0' || end[1] > '9')
		return false;
	long last = strtol(end + 1, &end, 10);
	*low = (int)first;
	*high = (int)last;
	return *end == '\0' && first <= last && last <= 1000;
}
