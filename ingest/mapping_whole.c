/* What holds for all rows of a file: its period, its area, its indicator. */
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "ingest/mapping_work.h"
#include "model/period.h"

#define NAME_PART 24 /* longest period in a file's name, bytes */

/* ---- period ----------------------------------------------------------- */

static const char *const kinds[] = { [PERIOD_YEAR] = "year",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_MONTH] = "month",
	[PERIOD_WEEK] = "week",
	[PERIOD_DAY] = "day",
	[PERIOD_SPAN] = "span" };

static bool
is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The longest period that begins at S and ends where a word does; 0 if there is none. */
static size_t
period_at(const char *s, struct period *p)
{
	char text[NAME_PART];

	for (size_t n = strnlen(s, NAME_PART - 1); n >= 4; n--) {
		memcpy(text, s, n);
		text[n] = '\0';
		if (!is_letter_or_digit(s[n]) && is_letter_or_digit(s[n - 1])
		    && period_parse(p, text))
			return n;
	}
	return 0;
}

/* The one period of KIND (NULL: any) in the name of the file at PATH; false if none or several. */
static bool
period_in_name(const char *path, const char *kind, struct period *out)
{
	const char *name = text_base_name(path);
	size_t found = 0;

	for (const char *s = name; *s != '\0';) {
		struct period p;
		size_t n = s == name || !is_letter_or_digit(s[-1]) ? period_at(s, &p) : 0;
		if (n != 0 && (kind == NULL || strcmp(kinds[p.kind], kind) == 0)) {
			*out = p;
			found++;
		}
		s += n != 0 ? n : 1;
	}
	return found == 1;
}

static bool
refuse_no_period(const struct work *w)
{
	const char *wanted = w->rule != NULL ? w->rule->period_in_name : NULL;
	char text[PERIOD_SIZE];
	struct period p;

	if (is_given(wanted))
		return diag_error(w->diag, w->at, "missing-label",
		    "no column says which period the figures are for; source '%s' has the %s in "
		    "the file's name, but '%s' has none, or several: state --period",
		    w->rule->source.id, wanted, text_base_name(w->at.file));
	if (period_in_name(w->at.file, NULL, &p))
		return diag_error(w->diag, w->at, "missing-label",
		    "no column says which period the figures are for: state --period (--period %s "
		    "if the one in the file's name is theirs), or period in sources.conf",
		    period_print(text, p));
	return diag_error(w->diag, w->at, "missing-label",
	    "no column says which period the figures are for: state --period, or period in "
	    "sources.conf");
}

/* Dates without a year, and nobody who says it: refused once, not row by row. */
static bool
check_year(const struct work *w)
{
	size_t i = w->m->at[ROLE_PERIOD];
	struct period p;

	if (i == NO_COLUMN || w->m->year != 0 || w->m->part != NO_COLUMN || w->in->nrows == 0
	    || w->in->rows[0].nfields != w->n)
		return true;
	const char *first = w->in->rows[0].field[i];
	return period_parse(&p, first) || strlen(first) < 2
	    || !period_parse_in_year(&p, first, 2020) /* a leap year has every date */
	    || diag_error(w->diag, (struct pos){ w->at.file, w->in->rows[0].at.line, i + 1 },
		"type-error",
		"'%s' has no year, nor has what is below it: state --year, or year in "
		"sources.conf",
		first);
}

bool
mapping_take_period(struct work *w)
{
	struct mapping *m = w->m;
	const struct source_rule *rule = w->rule;

	if (mapping_has(m, ROLE_PERIOD) || m->layout == LAYOUT_WIDE_PERIODS) {
		if (!is_given(w->in->period))
			return check_year(w);
		return diag_error(w->diag, w->at, "incorrect-label",
		    "--period %s, but the file itself says which period each figure is for",
		    w->in->period);
	}
	m->has_period = true;
	if (is_given(w->in->period)) {
		w->period_from = " (--period)";
		return period_parse(&m->period, w->in->period)
		    || diag_error(w->diag, w->at, "type-error",
			"--period: '%s' is no period, as 2023, 2023K1 or 2023-05-31",
			w->in->period);
	}
	if (rule != NULL && is_given(rule->period))
		return period_parse(&m->period, rule->period)
		    || diag_error(
			w->diag, rule->origin, "type-error", "'%s' is no period", rule->period);
	w->period_from = N_(" (in the file's name)");
	return (rule != NULL && is_given(rule->period_in_name)
		   && period_in_name(w->at.file, rule->period_in_name, &m->period))
	    || refuse_no_period(w);
}

/* ---- area ------------------------------------------------------------- */

static bool
take_whole_area(struct work *w, const char *text, bool ruled)
{
	w->m->has_area = true;
	return geography_match(w->geography, text, &w->m->area) == AREA_FOUND
	    || diag_error(w->diag, w->at, "constraint-error",
		ruled ? N_("area in sources.conf: '%s' is no kommune, region or country (0)")
		      : N_("--area-of-file: '%s' is no kommune, region or country (0)"),
		text);
}

bool
mapping_take_area(struct work *w)
{
	const struct mapping *m = w->m;
	bool column = mapping_has(m, ROLE_AREA_CODE) || mapping_has(m, ROLE_AREA_NAME)
	    || m->layout == LAYOUT_WIDE_AREAS;

	if (column && is_given(w->in->area))
		return diag_error(w->diag, w->at, "incorrect-label",
		    "--area-of-file %s, but the file itself says which area each figure is for",
		    w->in->area);
	if (column)
		return true;
	if (is_given(w->in->area))
		return take_whole_area(w, w->in->area, false);
	if (w->rule != NULL && is_given(w->rule->area))
		return take_whole_area(w, w->rule->area, true);
	return diag_error(w->diag, w->at, "missing-label",
	    "no column says which kommune or region the figures are for; if all are for one, state "
	    "--area-of-file (0 is the whole country), or area in sources.conf");
}

/* ---- indicator -------------------------------------------------------- */

/* folder/FOLK1A.csv -> FOLK1A */
static const char *
file_name(struct arena *a, const char *path)
{
	const char *base = text_base_name(path), *dot = strrchr(base, '.');

	return arena_strndup(
	    a, base, dot != NULL && dot > base ? (size_t)(dot - base) : strlen(base));
}

/* What RULE says the unit of the column called HEADER is; else that of the whole file. */
static const char *
unit_of(const struct work *w, const char *header)
{
	for (size_t i = 0; w->rule != NULL && i < w->rule->ncolumns; i++)
		if (is_given(w->rule->columns[i].unit)
		    && word_same(w->rule->columns[i].header, header))
			return w->rule->columns[i].unit;
	return w->m->unit_text;
}

/* Each column of figures is an indicator, by its header; of one alone the rule may know better. */
static void
take_measures(struct work *w)
{
	const char *whole = w->rule != NULL ? w->rule->indicator : "";
	struct mapping *m = w->m;
	size_t n = 0;
	bool with_stratum;

	for (size_t i = 0; i < m->ncolumns; i++)
		n += m->columns[i].wide;
	for (size_t i = 0; i < m->ncolumns; i++) {
		struct mapping_column *c = &m->columns[i];
		if (c->wide)
			c->indicator =
			    mapping_indicator(n == 1 && is_given(whole) ? whole : c->header, "",
				unit_of(w, c->header), w->rule, w->catalogue, &with_stratum);
	}
}

void
mapping_take_indicator(struct work *w)
{
	struct mapping *m = w->m;
	size_t v = m->at[ROLE_VALUE];

	if (w->rule != NULL && is_given(w->rule->unit))
		m->unit_text = w->rule->unit;
	if (v != NO_COLUMN)
		m->unit_text = unit_of(w, m->columns[v].header);
	if (*m->unit_text == '\0' && v != NO_COLUMN && w->word[v] != NULL)
		m->unit_text = w->word[v]->text;
	if (mapping_has(m, ROLE_INDICATOR))
		return;
	if (m->layout == LAYOUT_WIDE_MEASURES)
		take_measures(w);
	else if (w->rule != NULL && is_given(w->rule->indicator))
		m->indicator = w->rule->indicator;
	else
		m->indicator = file_name(w->arena, w->at.file);
}
