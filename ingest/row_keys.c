/* What a record says of where, when and what its figures are. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "ingest/facts.h"
#include "ingest/row_keys.h"
#include "ingest/word.h"
#include "model/period.h"

#define NAMES_MAX 20000 /* distinct indicators, and strata, of one run */

struct pos
row_pos(const struct csv_record *r, size_t column)
{
	return (struct pos){ r->at.file, r->at.line, column + 1 };
}

/* ---- area ------------------------------------------------------------- */

bool
row_names(struct row_reader *rr, const char *text)
{
	char name[MEMO_TEXT];

	snprintf(name, sizeof name, "%s", text);
	for (size_t i = 0; i < rr->nnamed; i++)
		if (strcmp(rr->named[i], name) == 0)
			return false;
	if (rr->nnamed == NAMED_MAX)
		return false;
	memcpy(rr->named[rr->nnamed++], name, sizeof name);
	return true;
}

/* Christiansø is under the state: an area of its own, but of no sum. */
static void
name_outside(struct row_reader *rr, const char *text, struct pos at)
{
	if (!rr->christiansoe)
		diag_note(rr->diag, at,
		    "'%s' is no kommune: skipped in every sum, kept as area %d of its own", text,
		    AREA_CHRISTIANSOE);
	rr->christiansoe = true;
}

static void
name_skipped(struct row_reader *rr, const char *text, struct pos at)
{
	if (!row_names(rr, text))
		return;
	if (*text == '\0')
		diag_note(rr->diag, at, "rows that name no area are skipped");
	else
		diag_note(rr->diag, at,
		    "'%s' is no kommune, region or country: its rows are skipped", text);
}

/* Does sources.conf say that TEXT stands for no area of ours? */
static bool
is_outside(const struct source_rule *rule, const char *text)
{
	for (size_t i = 0; rule != NULL && i < rule->noutside; i++)
		if (strcmp(rule->outside[i], text) == 0)
			return true;
	return false;
}

/* What the area cell in COLUMN says, from MEMO where it was seen before. */
static int
match_area(struct row_reader *rr, struct memo *memo, const char *text, int *code)
{
	bool hit;
	struct memo_slot *s = memo_slot(memo, text, strlen(text), &hit);

	if (!hit) {
		s->result = (int)geography_match(rr->geography, text, &s->a);
		if (s->result == (int)AREA_UNKNOWN && is_outside(rr->rule, text))
			s->result = (int)AREA_SKIP;
		else if (geography_name(rr->geography, text) == NAME_CHRISTIANSOE) {
			s->result = (int)AREA_FOUND;
			s->a = AREA_CHRISTIANSOE;
		}
	}
	*code = s->a;
	return s->result;
}

static bool
refuse_area(struct row_reader *rr, const char *text, struct pos at)
{
	const char *near = geography_nearest(rr->geography, text);

	if (near != NULL)
		return diag_error(rr->diag, at, "constraint-error",
		    "'%s' is no kommune or region; did you mean '%s'?", text, near);
	return diag_error(rr->diag, at, "constraint-error",
	    "'%s' is no kommune or region; if it stands for none, name it in outside in "
	    "sources.conf",
	    text);
}

/* The area of a record. False: refused, or *SKIP. Code and name must agree where there are both. */
bool
row_area(struct row_reader *rr, struct csv_record *r, int *code, bool *skip)
{
	const struct mapping *m = rr->mapping;
	size_t ic = m->at[ROLE_AREA_CODE], in = m->at[ROLE_AREA_NAME];
	const char *ct = ic != NO_COLUMN ? text_trim(r->field[ic]) : "";
	const char *nt = in != NO_COLUMN ? text_trim(r->field[in]) : "";
	int by_code = -1, by_name = -1;
	int c = *ct != '\0' ? match_area(rr, &rr->code_memo, ct, &by_code) : (int)AREA_SKIP;
	int n = *nt != '\0' ? match_area(rr, &rr->name_memo, nt, &by_name) : (int)AREA_SKIP;

	*skip = false;
	if (m->has_area) {
		*code = m->area;
		return true;
	}
	if (rr->facts != NULL) {
		bool name = *nt != '\0';
		facts_area(rr->facts, rr->geography, name ? nt : ct,
		    (enum area_match)(name ? n : c), name ? by_name : by_code,
		    row_pos(r, name || ic == NO_COLUMN ? in : ic));
	}
	if (c == AREA_UNKNOWN)
		return refuse_area(rr, ct, row_pos(r, ic));
	if (n == AREA_UNKNOWN)
		return refuse_area(rr, nt, row_pos(r, in));
	if (*ct != '\0' && *nt != '\0' && (c != n || (c == AREA_FOUND && by_code != by_name)))
		return diag_error(rr->diag, row_pos(r, ic), "constraint-error",
		    "code '%s' and name '%s' are not the same area", ct, nt);
	if (c == AREA_FOUND || n == AREA_FOUND) {
		*code = c == AREA_FOUND ? by_code : by_name;
		if (*code == AREA_CHRISTIANSOE)
			name_outside(rr, *nt != '\0' ? nt : ct, row_pos(r, *nt != '\0' ? in : ic));
		return true;
	}
	*skip = true;
	name_skipped(rr, *nt != '\0' ? nt : ct, row_pos(r, in != NO_COLUMN ? in : ic));
	return false;
}

/* ---- period ----------------------------------------------------------- */

static bool
ends_whole_year(const char *part)
{
	static const char *const words[] = { "", "aar", "aaret", "heleaaret", "ialt" };
	char folded[MEMO_TEXT];

	if (!text_fold(folded, sizeof folded, part))
		return false;
	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(folded, words[i]) == 0)
			return true;
	return false;
}

/* 2011 and K1, 2021 and 7 (a week), 2011 and AAR. */
static bool
parse_year_and_part(const struct mapping *m, struct period *p, const char *year, const char *part)
{
	char text[MEMO_TEXT];
	bool bare = *part >= '0' && *part <= '9';

	if (ends_whole_year(part))
		return period_parse(p, year);
	if (snprintf(text, sizeof text, "%s%s%s%s", year, bare ? m->part_letter : "",
		bare && strlen(part) == 1 && m->part_letter[0] != 'K' ? "0" : "", part)
	    >= (int)sizeof text)
		return false;
	return period_parse(p, text);
}

/* A sum below the rows, or a date without its year. False: refused, or *SKIP. */
static bool
refuse_period(struct row_reader *rr, const char *text, const char *part, struct pos at, bool *skip)
{
	struct period p;

	if (geography_name(rr->geography, text) == NAME_TOTAL) {
		*skip = true;
		if (row_names(rr, text))
			diag_note(rr->diag, at, "'%s' is no period but a total: its row is skipped",
			    text);
		return false;
	}
	if (period_parse_in_year(&p, text, 2020)) /* a leap year has every date */
		return diag_error(rr->diag, at, "type-error",
		    "'%s' has no year: state --year, or year in sources.conf", text);
	return diag_error(rr->diag, at, "type-error",
	    "'%s%s%s' is no period (2023, 2023K1, 2023M01, 2023-05-31)", text,
	    *part != '\0' ? " " : "", part);
}

static bool
parse(const struct mapping *m, struct period *p, const char *text, const char *part)
{
	if (m->part != NO_COLUMN)
		return parse_year_and_part(m, p, text, part);
	return period_parse(p, text)
	    || (m->year != 0 && *text != '\0' && period_parse_in_year(p, text, m->year));
}

bool
row_period(struct row_reader *rr, struct csv_record *r, struct period *out, bool *skip)
{
	const struct mapping *m = rr->mapping;
	size_t i = m->at[ROLE_PERIOD];
	char key[2 * MEMO_TEXT];
	bool hit;

	if (m->has_period) {
		*out = m->period;
		return true;
	}
	char *text = text_trim(r->field[i]);
	const char *part = m->part != NO_COLUMN ? text_trim(r->field[m->part]) : "";
	size_t n = strlen(text), k = strlen(part);
	if (n + k + 1 > sizeof key)
		return diag_error(
		    rr->diag, row_pos(r, i), "type-error", "no period, but %zu bytes", n + k);
	memcpy(key, text, n);
	key[n] = '\x1f';
	memcpy(key + n + 1, part, k);
	struct memo_slot *s = memo_slot(&rr->period_memo, key, n + 1 + k, &hit);
	if (!hit && !parse(m, &s->period, text, part)) {
		memo_forget(s);
		return refuse_period(rr, text, part, row_pos(r, i), skip);
	}
	*out = s->period;
	return true;
}

/* ---- indicator and stratum ---------------------------------------------- */

/* Join the cells of all strata that are no totals: "Kvinder, 16-24 år". */
static void
join_strata(char out[static NAME_SIZE], const struct mapping *m, struct csv_record *r)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < m->ncolumns; i++) {
		if (m->columns[i].role != ROLE_STRATUM)
			continue;
		const char *s = text_trim(r->field[i]);
		if (!word_is_total(s))
			n +=
			    (size_t)snprintf(out + n, NAME_SIZE - n, "%s%s", n != 0 ? ", " : "", s);
	}
}

/* The indicator's name and the cells of all strata, as the memo knows them; 0 if over NAME_SIZE. */
static size_t
make_key(
    char key[static NAME_SIZE], const char *name, const struct mapping *m, struct csv_record *r)
{
	size_t n = strlen(name);

	if (n >= NAME_SIZE)
		return 0;
	memcpy(key, name, n);
	for (size_t i = 0; i < m->ncolumns; i++) {
		if (m->columns[i].role != ROLE_STRATUM)
			continue;
		const char *s = text_trim(r->field[i]);
		size_t k = strlen(s);
		if (n + k + 3 > NAME_SIZE) /* room for ", " too */
			return 0;
		key[n++] = '\x1f';
		key[n++] = '\x1f';
		memcpy(key + n, s, k);
		n += k;
	}
	if (m->unit != NO_COLUMN) { /* an indicator may get its unit late */
		const char *s = text_trim(r->field[m->unit]);
		size_t k = strlen(s);
		if (n + k + 2 > NAME_SIZE)
			return 0;
		key[n++] = '\x1e';
		memcpy(key + n, s, k);
		n += k;
	}
	return n + 1; /* never 0 */
}

/* Does the file say ROLE, in a column of its own or beside another number? */
static bool
has_figure(const struct row_reader *rr, enum role role)
{
	const struct mapping *m = rr->mapping;
	const struct pair *p = &rr->format.pair;
	size_t column = m->at[role];

	if (column != NO_COLUMN && !m->columns[column].split)
		return true;
	for (size_t i = 0; i < m->ncolumns; i++)
		if (m->columns[i].split && (p->role[0] == role || p->role[1] == role))
			return true;
	return false;
}

/* The indicator a file makes new: how its value comes from counts, if it must. */
static void
describe_new(struct row_reader *rr, int indicator)
{
	struct indicator *i = &rr->catalogue->indicators[indicator];

	if (has_figure(rr, ROLE_VALUE) || !has_figure(rr, ROLE_DENOMINATOR)
	    || rr->mapping->layout != LAYOUT_LONG)
		return;
	if (i->unit[0] == '\0' || strcmp(i->unit, "%") == 0) {
		i->measure = MEASURE_PROPORTION;
		i->unit = "%";
		i->per = 100;
	}
}

/* Fewer than 20000 indicators and strata so far? */
static bool
has_room(struct row_reader *rr, struct csv_record *r)
{
	if (rr->catalogue->nindicators <= NAMES_MAX && rr->catalogue->nstrata <= NAMES_MAX)
		return true;
	return diag_error(
	    rr->diag, r->at, "constraint-error", "more than %d indicators or subgroups", NAMES_MAX);
}

/* A unit that is only stated now. */
static void
complete_unit(struct catalogue *c, int indicator, const char *unit)
{
	struct indicator *i = &c->indicators[indicator];

	if (!i->configured && i->unit[0] == '\0' && *unit != '\0')
		i->unit = arena_strdup(c->arena, unit);
}

/* Look NAME in STRATUM up in the catalogue, or add it. Without a NAME only the stratum. */
static bool
resolve(struct row_reader *rr, struct csv_record *r, struct memo_slot *s, const char *name)
{
	const struct mapping *m = rr->mapping;
	const char *unit = m->unit != NO_COLUMN ? text_trim(r->field[m->unit]) : m->unit_text;
	size_t before = rr->catalogue->nindicators;
	char stratum[NAME_SIZE];
	bool with_stratum = false;

	if (!has_room(rr, r)) {
		memo_forget(s);
		return false;
	}
	join_strata(stratum, m, r);
	if (*name != '\0')
		s->a =
		    mapping_indicator(name, stratum, unit, rr->rule, rr->catalogue, &with_stratum);
	if (*name != '\0')
		complete_unit(rr->catalogue, s->a, unit);
	s->b = catalogue_stratum(rr->catalogue, with_stratum ? "" : stratum);
	if (rr->catalogue->nindicators > before)
		describe_new(rr, s->a);
	if (rr->facts != NULL && *name != '\0')
		facts_unit(rr->facts, unit, s->a, r->at);
	return true;
}

/* The block's title is an indicator now that a row of figures follows. */
static bool
begin_block(struct row_reader *rr, struct csv_record *r)
{
	bool with_stratum;

	if (!has_room(rr, r))
		return false;
	rr->block = mapping_indicator(
	    rr->block_title, "", rr->mapping->unit_text, rr->rule, rr->catalogue, &with_stratum);
	rr->block_begins = false;
	return true;
}

/* "%" as words. */
static bool
is_percent(const char *unit)
{
	static const char *const words[] = { "%", "pct", "pct.", "procent", "percent" };

	for (size_t i = 0; i < countof(words); i++)
		if (strcasecmp(unit, words[i]) == 0)
			return true;
	return false;
}

/* A unit stated in the row is that of targets.conf, where that has one; inspect warns instead. */
static bool
unit_agrees(struct row_reader *rr, struct csv_record *r, int indicator)
{
	size_t column = rr->mapping->unit;
	const struct indicator *i = &rr->catalogue->indicators[indicator];
	const char *unit = column != NO_COLUMN ? text_trim(r->field[column]) : "";

	if (rr->facts != NULL || *unit == '\0' || !i->configured || i->unit[0] == '\0'
	    || strcmp(i->unit, "?") == 0 || strcasecmp(unit, i->unit) == 0
	    || (is_percent(unit) && is_percent(i->unit)))
		return true;
	return diag_error(rr->diag, row_pos(r, column), "constraint-error",
	    "the unit is '%s', but targets.conf has '%s' in %s", unit, i->id, i->unit);
}

/* By column, by block, or the one of the file; in a wide file its columns say it later. */
bool
row_indicator(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	size_t i = m->at[ROLE_INDICATOR];
	char key[NAME_SIZE];
	bool hit;

	if (rr->block_begins && !begin_block(rr, r))
		return false;
	const char *name = i != NO_COLUMN ? text_trim(r->field[i])
	    : rr->block >= 0              ? ""
					  : m->indicator;

	if (*name == '\0' && i != NO_COLUMN)
		return diag_error(rr->diag, row_pos(r, i), "missing-cell", "no indicator is named");
	size_t n = make_key(key, name, m, r);
	if (n == 0)
		return diag_error(rr->diag, i != NO_COLUMN ? row_pos(r, i) : r->at,
		    "constraint-error", "the name of the indicator or subgroup is over %d bytes",
		    NAME_SIZE);
	struct memo_slot *s = memo_slot(&rr->indicator_memo, key, n - 1, &hit);
	if (!hit && !resolve(rr, r, s, name))
		return false;
	o->indicator = *name != '\0' ? s->a : rr->block;
	o->stratum = s->b;
	return o->indicator < 0 || unit_agrees(rr, r, o->indicator);
}

int
row_stratum_of(struct row_reader *rr, int stratum, const char *column)
{
	char text[NAME_SIZE];
	const char *row = rr->catalogue->strata[stratum];
	bool hit;

	if (*column == '\0' || word_is_total(column))
		return stratum;
	if (snprintf(text, sizeof text, "%s%s%s", row, *row != '\0' ? ", " : "", column)
	    >= (int)sizeof text)
		return stratum;
	struct memo_slot *s = memo_slot(&rr->stratum_memo, text, strlen(text), &hit);
	if (!hit)
		s->a = catalogue_stratum(rr->catalogue, text);
	return s->a;
}
