#include "ingest/row.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ingest/facts.h"
#include "model/period.h"

#define NAME_SIZE 1024  /* longest name of an indicator with its stratum, bytes */
#define NAMES_MAX 20000 /* distinct indicators, and strata, of one run */

static struct pos
field_pos(const struct csv_record *r, size_t column)
{
	return (struct pos){ r->at.file, r->at.line, column + 1 };
}

/* ---- area ------------------------------------------------------------- */

static void
name_skipped(struct row_reader *rr, const char *text, struct pos at)
{
	char name[MEMO_TEXT];

	snprintf(name, sizeof name, "%s", text);
	for (size_t i = 0; i < rr->nskipped_names; i++)
		if (strcmp(rr->skipped_names[i], name) == 0)
			return;
	if (rr->nskipped_names == SKIPPED_MAX)
		return;
	memcpy(rr->skipped_names[rr->nskipped_names++], name, sizeof name);
	if (*text == '\0')
		diag_note(rr->diag, at, "rows that name no area are skipped");
	else
		diag_note(rr->diag, at,
		    "'%s' is no kommune, region or country: its rows are skipped", text);
}

/* What the area cell in COLUMN says, from MEMO where it was seen before. */
static int
match_area(struct row_reader *rr, struct memo *memo, const char *text, int *code)
{
	bool hit;
	struct memo_slot *s = memo_slot(memo, text, strlen(text), &hit);

	if (!hit)
		s->result = (int)geography_match(rr->geography, text, &s->a);
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
	return diag_error(rr->diag, at, "constraint-error", "'%s' is no kommune or region", text);
}

/* The area of a record. False: refused, or *SKIP. Code and name must agree where there are both. */
static bool
read_area(struct row_reader *rr, struct csv_record *r, int *code, bool *skip)
{
	const struct mapping *m = rr->mapping;
	size_t ic = m->at[ROLE_AREA_CODE], in = m->at[ROLE_AREA_NAME];
	const char *ct = ic != NO_COLUMN ? text_trim(r->field[ic]) : "";
	const char *nt = in != NO_COLUMN ? text_trim(r->field[in]) : "";
	int by_code = -1, by_name = -1;
	int c = *ct != '\0' ? match_area(rr, &rr->code_memo, ct, &by_code) : (int)AREA_SKIP;
	int n = *nt != '\0' ? match_area(rr, &rr->name_memo, nt, &by_name) : (int)AREA_SKIP;

	*skip = false;
	if (rr->facts != NULL) {
		bool name = *nt != '\0';
		facts_area(rr->facts, rr->geography, name ? nt : ct,
		    (enum area_match)(name ? n : c), name ? by_name : by_code,
		    field_pos(r, name || ic == NO_COLUMN ? in : ic));
	}
	if (c == AREA_UNKNOWN)
		return refuse_area(rr, ct, field_pos(r, ic));
	if (n == AREA_UNKNOWN)
		return refuse_area(rr, nt, field_pos(r, in));
	if (*ct != '\0' && *nt != '\0' && (c != n || (c == AREA_FOUND && by_code != by_name)))
		return diag_error(rr->diag, field_pos(r, ic), "constraint-error",
		    "code '%s' and name '%s' are not the same area", ct, nt);
	if (c == AREA_FOUND || n == AREA_FOUND) {
		*code = c == AREA_FOUND ? by_code : by_name;
		return true;
	}
	*skip = true;
	name_skipped(rr, *nt != '\0' ? nt : ct, field_pos(r, in != NO_COLUMN ? in : ic));
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

static bool
read_period(struct row_reader *rr, struct csv_record *r, struct period *out)
{
	const struct mapping *m = rr->mapping;
	size_t i = m->at[ROLE_PERIOD];
	char key[2 * MEMO_TEXT];
	bool hit, ok;

	if (m->has_period) {
		*out = m->period;
		return true;
	}
	char *text = text_trim(r->field[i]);
	const char *part = m->part != NO_COLUMN ? text_trim(r->field[m->part]) : "";
	size_t n = strlen(text), k = strlen(part);
	if (n + k + 1 > sizeof key)
		return diag_error(
		    rr->diag, field_pos(r, i), "type-error", "no period, but %zu bytes", n + k);
	memcpy(key, text, n);
	key[n] = '\x1f';
	memcpy(key + n + 1, part, k);
	struct memo_slot *s = memo_slot(&rr->period_memo, key, n + 1 + k, &hit);
	if (!hit) {
		ok = m->part != NO_COLUMN ? parse_year_and_part(m, &s->period, text, part)
					  : period_parse(&s->period, text);
		if (!ok) {
			memo_forget(s);
			return diag_error(rr->diag, field_pos(r, i), "type-error",
			    "'%s%s%s' is no period (2023, 2023K1, 2023M01, 2023-05-31)", text,
			    *part != '\0' ? " " : "", part);
		}
	}
	*out = s->period;
	return true;
}

/* ---- indicator and stratum ---------------------------------------------- */

/* A category that means everyone is no stratum. */
static bool
is_total(const char *s)
{
	static const char *const folded[] = { "", "ialt", "alle", "total", "all", "beggekoen" };
	char text[64];

	if (!text_fold(text, sizeof text, s))
		return false;
	for (size_t i = 0; i < countof(folded); i++)
		if (strcmp(text, folded[i]) == 0)
			return true;
	return false;
}

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
		if (!is_total(s))
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
	return n + 1; /* never 0 */
}

/* The indicator a file makes new: how its value comes from counts, if it must. */
static void
describe_new(struct row_reader *rr, int indicator)
{
	const struct mapping *m = rr->mapping;
	struct indicator *i = &rr->catalogue->indicators[indicator];

	if (m->at[ROLE_VALUE] != NO_COLUMN || m->at[ROLE_DENOMINATOR] == NO_COLUMN
	    || m->layout != LAYOUT_LONG)
		return;
	if (i->unit[0] == '\0' || strcmp(i->unit, "%") == 0) {
		i->measure = MEASURE_PROPORTION;
		i->unit = "%";
		i->per = 100;
	}
}

static bool
has_room(struct row_reader *rr, struct csv_record *r)
{
	if (rr->catalogue->nindicators <= NAMES_MAX && rr->catalogue->nstrata <= NAMES_MAX)
		return true;
	return diag_error(
	    rr->diag, r->at, "constraint-error", "more than %d indicators or subgroups", NAMES_MAX);
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
	s->b = catalogue_stratum(rr->catalogue, with_stratum ? "" : stratum);
	if (rr->catalogue->nindicators > before)
		describe_new(rr, s->a);
	if (rr->facts != NULL && *name != '\0')
		facts_unit(rr->facts, unit, s->a, r->at);
	return true;
}

/* By column, by block, or the one of the file; in a wide file its columns say it later. */
static bool
read_indicator(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	size_t i = m->at[ROLE_INDICATOR];
	char key[NAME_SIZE];
	const char *name = i != NO_COLUMN ? text_trim(r->field[i])
	    : rr->block >= 0              ? ""
					  : m->indicator;
	bool hit;

	if (*name == '\0' && i != NO_COLUMN)
		return diag_error(
		    rr->diag, field_pos(r, i), "missing-cell", "no indicator is named");
	size_t n = make_key(key, name, m, r);
	if (n == 0)
		return diag_error(rr->diag, i != NO_COLUMN ? field_pos(r, i) : r->at,
		    "constraint-error", "the name of the indicator or subgroup is over %d bytes",
		    NAME_SIZE);
	struct memo_slot *s = memo_slot(&rr->indicator_memo, key, n - 1, &hit);
	if (!hit && !resolve(rr, r, s, name))
		return false;
	o->indicator = *name != '\0' ? s->a : rr->block;
	o->stratum = s->b;
	return true;
}

/* ---- figures ---------------------------------------------------------- */

struct figures {
	struct number value, numerator, denominator, ci_low, ci_high;
};

static bool
read_figure(struct row_reader *rr, struct csv_record *r, size_t column, struct number *out)
{
	*out = (struct number){ .value = NAN, .status = OBS_MISSING };
	if (column == NO_COLUMN)
		return true;
	struct pos at = field_pos(r, column);
	bool ok = number_read(out, &rr->format, r->field[column], at, rr->diag);
	if (rr->facts != NULL)
		facts_cell(rr->facts, r->field[column], ok ? out : NULL, &rr->format, at);
	return ok;
}

static bool
refuse_figure(struct row_reader *rr, struct csv_record *r, enum role role, const char *what)
{
	return diag_error(
	    rr->diag, field_pos(r, rr->mapping->at[role]), "constraint-error", "%s", what);
}

static bool
check_counts(
    struct row_reader *rr, struct csv_record *r, const struct figures *f, enum measure measure)
{
	if (f->numerator.value < 0)
		return refuse_figure(rr, r, ROLE_NUMERATOR, "a count below 0");
	if (f->denominator.value < 0)
		return refuse_figure(rr, r, ROLE_DENOMINATOR, "a count below 0");
	if (f->denominator.value == 0)
		return refuse_figure(rr, r, ROLE_DENOMINATOR, "the denominator is 0");
	if (measure == MEASURE_PROPORTION && f->numerator.value > f->denominator.value)
		return refuse_figure(rr, r, ROLE_NUMERATOR,
		    "the numerator is over the denominator, which a proportion cannot be");
	if (f->ci_low.value > f->ci_high.value)
		return refuse_figure(rr, r, ROLE_CI_LOW, "the lower limit is over the upper one");
	return true;
}

/* A figure written with % is one: the unit where none is known, else it must be that. */
static bool
check_unit(struct row_reader *rr, struct pos at, const struct number *v, int indicator)
{
	struct indicator *i = &rr->catalogue->indicators[indicator];

	if (!v->percent || strcmp(i->unit, "%") == 0 || strcmp(i->unit, "?") == 0)
		return true;
	if (i->unit[0] != '\0')
		return diag_error(rr->diag, at, "constraint-error",
		    "written with %%, but the unit of '%s' is %s", i->name, i->unit);
	if (!i->configured)
		i->unit = "%";
	return true;
}

/* The status column's letter, if it has one, over what the cells say. */
static bool
read_status(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	size_t i = rr->mapping->at[ROLE_STATUS];
	const char *s = i != NO_COLUMN ? text_trim(r->field[i]) : "";

	if (*s == '\0')
		return true;
	if (strlen(s) != 1 || strchr("APBMQ", *s) == NULL)
		return diag_error(rr->diag, field_pos(r, i), "constraint-error",
		    "'%s' is no status (A, P, B, M, Q)", s);
	bool none = *s == 'M' || *s == 'Q';
	if (none && !isnan(o->value))
		return diag_error(rr->diag, field_pos(r, i), "constraint-error",
		    "status %s says there is no value, but there is one", s);
	if (none || !isnan(o->value))
		o->status = (enum obs_status) * s;
	return true;
}

/* Value and status from the cells: the value where it is given, else from the counts. */
static void
take_value(struct observation *o, const struct figures *f, const struct indicator *i)
{
	bool counts = !isnan(f->numerator.value) && !isnan(f->denominator.value);
	bool computes = i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE;

	o->value = f->value.value;
	o->status = f->value.status;
	o->numerator = f->numerator.value;
	o->denominator = f->denominator.value;
	o->ci_low = f->ci_low.value;
	o->ci_high = f->ci_high.value;
	if (o->status != OBS_MISSING)
		return;
	if (counts && computes) {
		/* rounded once: 57 of 100 is 57 %, not 56.99999999999999 */
		o->value = o->numerator * i->per / o->denominator;
		o->status = f->numerator.status == OBS_PROVISIONAL
			|| f->denominator.status == OBS_PROVISIONAL
		    ? OBS_PROVISIONAL
		    : OBS_NORMAL;
	} else if (f->numerator.status == OBS_SUPPRESSED
	    || f->denominator.status == OBS_SUPPRESSED) {
		o->status = OBS_SUPPRESSED;
	}
}

static bool
read_long(struct row_reader *rr, struct csv_record *r, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	struct figures f;

	if (!read_figure(rr, r, m->at[ROLE_VALUE], &f.value)
	    || !read_figure(rr, r, m->at[ROLE_NUMERATOR], &f.numerator)
	    || !read_figure(rr, r, m->at[ROLE_DENOMINATOR], &f.denominator)
	    || !read_figure(rr, r, m->at[ROLE_CI_LOW], &f.ci_low)
	    || !read_figure(rr, r, m->at[ROLE_CI_HIGH], &f.ci_high))
		return false;
	const struct indicator *i = &rr->catalogue->indicators[o->indicator];
	if (!check_counts(rr, r, &f, i->measure))
		return false;
	take_value(o, &f, i);
	size_t v = m->at[ROLE_VALUE] != NO_COLUMN ? m->at[ROLE_VALUE] : m->at[ROLE_NUMERATOR];
	o->origin = field_pos(r, v);
	return check_unit(rr, o->origin, &f.value, o->indicator) && read_status(rr, r, o);
}

/* One cell of a wide row, whose column says the period, the area or the indicator. */
static bool
read_wide(struct row_reader *rr, struct csv_record *r, size_t column, struct observation *o)
{
	const struct mapping *m = rr->mapping;
	const struct mapping_column *c = &m->columns[column];
	struct number v;

	if (!read_figure(rr, r, column, &v))
		return false;
	o->value = v.value;
	o->status = v.status;
	o->origin = field_pos(r, column);
	if (m->layout == LAYOUT_WIDE_PERIODS)
		o->period = c->period;
	else if (m->layout == LAYOUT_WIDE_AREAS)
		o->area = c->area;
	else if (m->at[ROLE_INDICATOR] == NO_COLUMN)
		o->indicator = c->indicator;
	return check_unit(rr, o->origin, &v, o->indicator);
}

/* ---- one record ------------------------------------------------------- */

static void
give(struct row_reader *rr, const struct observation *o)
{
	rr->sink(rr->sink_to, o);
	rr->observations++;
}

/* Cells with anything in them; *LAST is one of them. */
static size_t
filled(struct csv_record *r, size_t *last)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nfields && n < 2; i++)
		if (*text_trim(r->field[i]) != '\0') {
			*last = i;
			n++;
		}
	return n;
}

/* A row with nothing but a first cell names the indicator of the rows below it. */
static bool
begins_block(const struct mapping *m, size_t nfilled, size_t last)
{
	return m->layout == LAYOUT_WIDE_PERIODS && m->at[ROLE_INDICATOR] == NO_COLUMN
	    && nfilled == 1 && last == 0;
}

static bool
check_shape(struct row_reader *rr, struct csv_record *r)
{
	size_t n = rr->mapping->ncolumns;

	if (r->nfields == n)
		return true;
	return diag_error(rr->diag, r->at, r->nfields < n ? "missing-cell" : "extra-cell",
	    "%zu fields, but the header has %zu", r->nfields, n);
}

static bool
refuse(struct row_reader *rr)
{
	rr->refused++;
	return false;
}

/* What all figures of the record have in common. False: refused, or *SKIP. */
static bool
read_common(struct row_reader *rr, struct csv_record *r, struct observation *o, bool *skip)
{
	enum layout layout = rr->mapping->layout;

	*skip = false;
	return (layout == LAYOUT_WIDE_AREAS || read_area(rr, r, &o->area, skip))
	    && (layout == LAYOUT_WIDE_PERIODS || read_period(rr, r, &o->period))
	    && read_indicator(rr, r, o);
}

bool
row_read(struct row_reader *rr, struct csv_record *r)
{
	const struct mapping *m = rr->mapping;
	struct observation o = { .source = rr->source,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN };
	size_t last = 0, n = filled(r, &last);
	bool skip, with_stratum, ok = true;

	if (n == 0) {
		rr->skipped++;
		return true;
	}
	if (!check_shape(rr, r))
		return refuse(rr);
	if (begins_block(m, n, last)) {
		if (!has_room(rr, r))
			return refuse(rr);
		rr->block = mapping_indicator(text_trim(r->field[0]), "", m->unit_text, rr->rule,
		    rr->catalogue, &with_stratum);
		rr->skipped++;
		return true;
	}
	if (!read_common(rr, r, &o, &skip)) {
		rr->skipped += skip;
		return skip || refuse(rr);
	}
	if (m->layout == LAYOUT_LONG) {
		if (!read_long(rr, r, &o))
			return refuse(rr);
		give(rr, &o);
		return true;
	}
	for (size_t i = 0; i < m->ncolumns; i++) {
		if (!m->columns[i].wide)
			continue;
		struct observation one = o;
		if (read_wide(rr, r, i, &one))
			give(rr, &one);
		else
			ok = refuse(rr);
	}
	return ok;
}
