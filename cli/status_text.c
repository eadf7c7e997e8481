/* The status as an aligned table. */
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/table.h"
#include "cli/status.h"
#include "model/period.h"

enum { NAME, AREA, BASELINE, LATEST, TARGET, GAP, VERDICT, DEVELOPMENT, NCOLUMNS };

static const char *const heads[][NCOLUMNS] = {
	[LANGUAGE_DANISH] = { "Målsætning", "Område", "Basislinje", "Seneste", "Mål", "Afstand",
	    "Vurdering", "Udvikling" },
	[LANGUAGE_ENGLISH] = { "Target", "Area", "Baseline", "Latest", "Goal", "Distance",
	    "Verdict", "Development" },
};
static const enum align aligns[NCOLUMNS] = { ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT,
	ALIGN_LEFT, ALIGN_RIGHT, ALIGN_LEFT, ALIGN_LEFT };

/* V with its unit: "18,7 %". A unit that is open or unknown is not printed. */
static const char *
with_unit(struct arena *a, const char *number, const char *unit)
{
	if (unit[0] == '\0' || strcmp(unit, "?") == 0)
		return number;
	return arena_printf(a, "%s\xC2\xA0%s", number, unit);
}

static const char *
number_cell(struct arena *a, double v, double beside, const struct indicator *i)
{
	char text[DECIMAL_SIZE];

	return with_unit(
	    a, arena_strdup(a, decimal_print_beside(text, v, i->decimals, beside)), i->unit);
}

static double
target_value(const struct target *t)
{
	if (t == NULL)
		return NAN;
	return t->rule == TARGET_AT_LEAST ? t->low : t->high;
}

static const char *
target_cell(struct arena *a, const struct target *t, const struct indicator *i, enum language l)
{
	char low[DECIMAL_SIZE], high[DECIMAL_SIZE];

	if (t == NULL)
		return "–";
	if (isnan(target_value(t)))
		return arena_printf(a, "? %d", t->by);
	const char *word = target_rule_word(t->rule, l);
	if (t->rule == TARGET_BETWEEN)
		return arena_printf(a, "%s %s–%s %d", word,
		    decimal_print_people(low, t->low, i->decimals),
		    with_unit(a, decimal_print_people(high, t->high, i->decimals), i->unit), t->by);
	return arena_printf(a, "%s %s %d", word, number_cell(a, target_value(t), NAN, i), t->by);
}

static const char *
gap_cell(struct arena *a, double gap, const struct indicator *i)
{
	char text[DECIMAL_SIZE];

	if (isnan(gap))
		return "–";
	int decimals = i->decimals;
	if (gap != 0 && fabs(gap) < 0.5 * pow(10, -decimals))
		decimals += 2;
	return arena_printf(
	    a, "%s%s", gap > 0 ? "+" : "", decimal_print_people(text, gap, decimals));
}

static const char *
latest_cell(struct arena *a, const struct assessment *as)
{
	char period[PERIOD_SIZE];

	if (as->latest.obs == NULL)
		return "–";
	return arena_printf(a, "%s (%s)",
	    number_cell(a, as->latest.value, target_value(as->target), as->series.indicator),
	    period_print(period, as->latest.obs->period));
}

static const char *
baseline_cell(struct arena *a, const struct indicator *i)
{
	const struct baseline *b = &i->baseline;

	if (isnan(b->value))
		return "–";
	const char *value = number_cell(a, b->value, NAN, i);
	return b->year != 0 ? arena_printf(a, "%s (%d)", value, b->year) : value;
}

static void
add_row(struct table *t, const struct run_item *item, enum language l, bool areas)
{
	const struct assessment *as = &item->assessment;
	const struct indicator *i = as->series.indicator;
	struct arena *a = t->arena;
	bool invented = (as->cautions & CAUTION_FICTIONAL) != 0;
	const char *cells[NCOLUMNS] = {
		[NAME] =
		    arena_printf(a, "%s%s%s%s", i->name, as->series.stratum[0] != '\0' ? ", " : "",
			as->series.stratum, invented ? " [EKSEMPELDATA]" : ""),
		[AREA] = as->series.area->name,
		[BASELINE] = baseline_cell(a, i),
		[LATEST] = latest_cell(a, as),
		[TARGET] = target_cell(a, as->target, i, l),
		[GAP] = gap_cell(a, as->latest.gap, i),
		[VERDICT] = arena_printf(
		    a, "%s %s", verdict_symbol(as->verdict), verdict_word(as->verdict, l)),
		[DEVELOPMENT] = as->latest.obs == NULL
		    ? "–"
		    : arena_printf(a, "%s %s", development_symbol(as->development),
			development_word(as->development, l)),
	};

	if (!areas)
		memmove(cells + AREA, cells + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *cells);
	table_row(t, cells);
}

/* Does any item stand for another area than the first? Then areas need a column. */
static bool
several_areas(const struct run_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (items[i].assessment.series.area != items[0].assessment.series.area)
			return true;
	return false;
}

static void
put_heading(FILE *out, const struct run *r, const struct run_item *items, size_t n, bool areas)
{
	const struct agreement *ag = &r->catalogue.agreement;
	enum language l = r->options->language;
	char date[PERIOD_SIZE];
	const char *place = n > 0 && !areas ? items[0].assessment.series.area->name
					    : geography_area(&r->geography, ag->region)->name;

	fprintf(out, "%s – %s, %s %s\n", ag->name, place,
	    l == LANGUAGE_DANISH ? "opgjort pr." : "as of", date_print(date, r->options->as_of));
	if (r->panel.fictional)
		fputs(l == LANGUAGE_DANISH
			? "*** EKSEMPELDATA: tal mærket [EKSEMPELDATA] er opdigtede ***\n"
			: "*** EXAMPLE DATA: figures marked [EKSEMPELDATA] are invented ***\n",
		    out);
	fputc('\n', out);
}

/* What the columns cannot say: a verdict that rests on another value than the one shown. */
static void
put_footnotes(FILE *out, const struct run_item *items, size_t n, enum language l)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct assessment *as = &items[i].assessment;
		unsigned later = as->cautions & (CAUTION_LATER_MEETS | CAUTION_LATER_MISSES);
		char period[PERIOD_SIZE], value[DECIMAL_SIZE];

		if (later == 0 || as->judged.obs == NULL)
			continue;
		fputs(any ? "" : "\n", out);
		any = true;
		decimal_print_beside(value, as->judged.value, as->series.indicator->decimals,
		    target_value(as->target));
		fprintf(out,
		    l == LANGUAGE_DANISH ? "%s: målet for %d er vurderet på %s (%s). %s\n"
					 : "%s: the target for %d is judged on %s (%s). %s\n",
		    as->series.indicator->name, as->target->by,
		    period_print(period, as->judged.obs->period), value,
		    caution_sentence((later & CAUTION_LATER_MEETS) != 0 ? CAUTION_LATER_MEETS
									: CAUTION_LATER_MISSES,
			l));
	}
}

void
status_text(FILE *out, struct run *r, const struct run_item *items, size_t n, int width)
{
	enum language l = r->options->language;
	bool areas = several_areas(items, n);
	const char *names[NCOLUMNS];
	enum align sides[NCOLUMNS];

	memcpy(names, heads[l], sizeof names);
	memcpy(sides, aligns, sizeof sides);
	if (!areas) {
		memmove(names + AREA, names + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *names);
		memmove(sides + AREA, sides + AREA + 1, (NCOLUMNS - AREA - 1) * sizeof *sides);
	}
	struct table t = { .arena = &r->arena,
		.ncolumns = NCOLUMNS - (areas ? 0 : 1),
		.heads = names,
		.aligns = sides,
		.flex = NAME };
	const char *group = "";
	for (size_t i = 0; i < n; i++) {
		const char *g = items[i].assessment.series.indicator->group;
		if (strcmp(g, group) != 0)
			table_heading(&t, group = g);
		add_row(&t, &items[i], l, areas);
	}
	put_heading(out, r, items, n, areas);
	table_print(&t, out, width);
	put_footnotes(out, items, n, l);
}
