/* The portfolio for people. */
#include <string.h>

#include "base/table.h"
#include "base/text.h"
#include "cli/grid.h"
#include "cli/portfolio.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"

#define NARROW 80 /* columns under which dates and details are left out */

enum column { NAME, STATUS, START, END, YEARS, STAFF, TARGETS, UPDATED, LATE, NCOLUMNS };

static const char *const heads[NCOLUMNS] = {
	[NAME] = SAY("Indsats"),
	[STATUS] = SAY("Status"),
	[START] = SAY("Start"),
	[END] = SAY("Slut"),
	[YEARS] = SAY_IN("years", "Ressourcetræk"),
	[STAFF] = SAY("Årsværk"),
	[TARGETS] = SAY_IN("several", "Mål"),
	[UPDATED] = SAY("Opdateret"),
	[LATE] = SAY("Forsinket"),
};

static const enum align aligns[NCOLUMNS] = { [STAFF] = ALIGN_RIGHT, [TARGETS] = ALIGN_RIGHT };

/* ---- the table ----------------------------------------------------------------- */

static const char *
kind_heading(enum effort_kind k, enum language l)
{
	switch (k) {
	case EFFORT_NEW: return prose_say(l, "nye indsatser");
	case EFFORT_EXISTING: return prose_say(l, "eksisterende indsatser");
	default: return prose_say(l, "øvrige opgaver");
	}
}

static const char *
day_cell(int date, struct arena *a)
{
	char text[PERIOD_SIZE];

	return date != 0 ? arena_strdup(a, date_print(text, date)) : "–";
}

static const char *
late_cell(const struct listed *row, bool narrow, enum language l, struct arena *a)
{
	const char *const parts[] = { prose_say(l, "opdatering"),
		row->nlate > 1 ? arena_printf(a, prose_say(l, "%zu milepæle"), row->nlate)
			       : prose_say(l, "milepæl") };

	if (!row->update_overdue && row->nlate == 0)
		return "–";
	if (narrow)
		return prose_say(l, "ja");
	return row->update_overdue && row->nlate > 0 ? arena_printf(a, "%s, %s", parts[0], parts[1])
						     : parts[row->update_overdue ? 0 : 1];
}

static void
add_row(struct table *t, const struct listed *row, enum language l, bool narrow)
{
	const struct effort *e = row->effort;
	struct arena *a = t->arena;
	const char *const cells[NCOLUMNS] = {
		[NAME] = e->name,
		[STATUS] = effort_status_word(e->status, l),
		[START] = narrow ? "" : day_cell(e->start, a),
		[END] = narrow ? "" : day_cell(e->end, a),
		[YEARS] = e->nyears > 0 ? phrase_year_list(e->years, e->nyears, a) : "–",
		[STAFF] = !narrow && e->staff >= 0 ? phrase_stated(e->staff, l, a) : "–",
		[TARGETS] = e->nindicators > 0 ? arena_printf(a, "%zu", e->nindicators) : "–",
		[UPDATED] = narrow ? "" : day_cell(e->updated, a),
		[LATE] = late_cell(row, narrow, l, a),
	};

	table_row(t, cells);
}

/* Does row I begin another forum, group or kind than the one before it? */
static bool
begins_part(const struct view *v, size_t i)
{
	const struct listed *x = &v->rows[i], *before = x - 1;

	return i == 0 || x->forum != before->forum || x->effort->kind != before->effort->kind
	    || strcmp(x->effort->group, before->effort->group) != 0;
}

static void
put_table(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	struct table t = { .arena = &v->run->arena,
		.ncolumns = NCOLUMNS,
		.heads = prose_each(heads, NCOLUMNS, l, &v->run->arena),
		.aligns = aligns,
		.flex = NAME };

	for (size_t i = 0; i < v->n; i++) {
		if (begins_part(v, i))
			table_heading(&t,
			    arena_printf(t.arena, "%s – %s", v->rows[i].forum->name,
				kind_heading(v->rows[i].effort->kind, l)));
		add_row(&t, &v->rows[i], l, width < NARROW);
	}
	grid_print(&t, out, width);
}

/* ---- what it takes ---------------------------------------------------------------- */

/* "17"; "17 (2,5 årsværk)" where they are stated. */
static const char *
load_cell(const struct load_year *y, enum language l, struct arena *a)
{
	if (y->efforts == 0)
		return "–";
	if (y->staffed == 0)
		return arena_printf(a, "%zu", y->efforts);
	return arena_printf(a, "%zu (%s)", y->efforts, phrase_stated(y->staff, l, a));
}

static void
add_load(
    struct table *t, const char *name, const struct load_row *row, size_t nyears, enum language l)
{
	const char **cells = arena_array(t->arena, t->ncolumns, sizeof *cells);

	cells[0] = name;
	for (size_t k = 0; k < nyears; k++)
		cells[k + 1] = load_cell(&row->years[k], l, t->arena);
	cells[nyears + 1] = row->unstated > 0 ? arena_printf(t->arena, "%zu", row->unstated) : "–";
	table_row(t, cells);
}

static struct load_row
sum_load(const struct view *v)
{
	struct load_row sum = { .years = arena_array(
				    &v->run->arena, v->nyears, sizeof(struct load_year)) };

	for (size_t i = 0; i < v->nload; i++) {
		sum.unstated += v->load[i].unstated;
		for (size_t k = 0; k < v->nyears; k++) {
			sum.years[k].efforts += v->load[i].years[k].efforts;
			sum.years[k].staffed += v->load[i].years[k].staffed;
			sum.years[k].staff += v->load[i].years[k].staff;
		}
	}
	return sum;
}

static void
put_load(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	struct arena *a = &v->run->arena;
	size_t n = v->nyears + 2;
	const char **names = arena_array(a, n, sizeof *names);
	enum align *sides = arena_array(a, n, sizeof *sides);
	struct table t = { .arena = a, .ncolumns = n, .heads = names, .aligns = sides };
	struct load_row sum = sum_load(v);
	bool staffed = false;

	names[0] = prose_say(l, "Forum");
	for (size_t k = 0; k < v->nyears; k++) {
		names[k + 1] = arena_printf(a, "%d", v->first_year + (int)k);
		sides[k + 1] = ALIGN_RIGHT;
		staffed = staffed || sum.years[k].staffed > 0;
	}
	names[n - 1] = prose_say(l, "Uoplyst");
	sides[n - 1] = ALIGN_RIGHT;
	for (size_t i = 0; i < v->nload; i++)
		add_load(&t, v->load[i].forum->name, &v->load[i], v->nyears, l);
	if (v->nload > 1)
		add_load(&t, prose_say_in(l, "portfolio_text", "I alt"), &sum, v->nyears, l);
	fputc('\n', out);
	grid_paragraph(out,
	    staffed
		? prose_say(l, "Indsatser med ressourcetræk pr. år (årsværk, hvor de er oplyst)")
		: prose_say(l, "Indsatser med ressourcetræk pr. år; årsværk er ikke oplyst"),
	    grid_prose(width), 2, a);
	table_print(&t, out, width);
}

/* ---- what is late ------------------------------------------------------------------- */

/* How many of the rows from I on are of its forum and meeting and not up to date. */
static size_t
count_late(const struct view *v, size_t i)
{
	size_t n = 0;

	for (size_t k = i; k < v->n; k++)
		n += v->rows[k].update_overdue && v->rows[k].forum == v->rows[i].forum
		    && v->rows[k].update.meeting == v->rows[i].update.meeting;
	return n;
}

static bool
is_first_late(const struct view *v, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (v->rows[k].update_overdue && v->rows[k].forum == v->rows[i].forum
		    && v->rows[k].update.meeting == v->rows[i].update.meeting)
			return false;
	return v->rows[i].update_overdue;
}

static const char *
update_line(const struct view *v, size_t i, enum language l)
{
	const struct listed *row = &v->rows[i];
	struct arena *a = &v->run->arena;
	const struct body *to = row->forum->reports_to;
	size_t n = count_late(v, i);
	const char *whose = to != NULL
	    ? arena_printf(a, prose_say(l, " i %s"), body_last(to, row->update.meeting)->name)
	    : "";

	return arena_printf(a,
	    prose_say(l, "%s: %s er ikke opdateret til mødet%s den %s; fristen var den %s."),
	    row->forum->name,
	    prose_count(n, prose_say(l, "indsats"), prose_say(l, "indsatser"), l, a), whose,
	    phrase_date(row->update.meeting, l, a), phrase_date(row->update.due, l, a));
}

static void
put_milestones(FILE *out, const struct view *v, const struct listed *row, int width)
{
	enum language l = v->run->options->language;
	int as_of = v->run->options->as_of;
	struct arena *a = &v->run->arena;

	for (size_t k = 0; k < row->effort->nmilestones; k++) {
		const struct milestone *m = &row->effort->milestones[k];
		if (effort_milestone_overdue(row->effort, m, as_of))
			grid_paragraph(out,
			    arena_printf(a,
				prose_say(l, "%s: milepælen »%s« skulle være nået den %s."),
				row->effort->name, m->name, phrase_date(m->due, l, a)),
			    grid_prose(width), 2, a);
	}
}

static void
put_overdue(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;

	if (v->updates + v->milestones == 0)
		return;
	fprintf(out, "\n%s\n", prose_say(l, "Forsinket"));
	for (size_t i = 0; i < v->n; i++)
		if (is_first_late(v, i))
			grid_paragraph(
			    out, update_line(v, i, l), grid_prose(width), 2, &v->run->arena);
	for (size_t i = 0; i < v->n; i++)
		put_milestones(out, v, &v->rows[i], width);
}

/* ---- around it ----------------------------------------------------------------------- */

/* B has closed; NOW is the last who took over, or B itself. */
static const char *
closed_line(const struct view *v, const struct body *b, const struct body *now, enum language l)
{
	struct arena *a = &v->run->arena;
	const char *day = phrase_date(b->to, l, a);

	if (b == now)
		return arena_printf(a,
		    prose_say(l, "%s ophørte den %s; ingen har overtaget indsatserne."), b->name,
		    day);
	return arena_printf(a, prose_say(l, "%s ophørte den %s; indsatserne er nu hos %s."),
	    b->name, day, now->name);
}

/* Is B a forum of the file's rows, or one that was asked for? */
static bool
is_met(const struct view *v, const struct body *b)
{
	for (size_t i = 0; i < v->nfora; i++)
		if (v->fora[i] == b)
			return true;
	for (size_t k = 0; k < v->n; k++)
		if (v->rows[k].effort->forum == b)
			return true;
	return false;
}

static void
put_closed(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	int as_of = v->run->options->as_of;
	bool any = false;

	for (size_t i = 0; i < v->portfolio.nbodies; i++) {
		const struct body *b = &v->portfolio.bodies[i];
		if (b->to >= as_of || !is_met(v, b))
			continue;
		fputs(any ? "" : "\n", out);
		any = true;
		grid_paragraph(out, closed_line(v, b, body_last(b, as_of), l), grid_prose(width), 2,
		    &v->run->arena);
	}
}

/* A portfolio is one state: of rows written after the as-of day it does not know how they were. */
static void
put_later(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	struct arena *a = &v->run->arena;
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += v->rows[i].effort->updated > v->run->options->as_of;
	if (n == 0)
		return;
	fputc('\n', out);
	grid_paragraph(out,
	    arena_printf(a,
		prose_say(l, "%s er opdateret efter den %s og vises, som de nu står i filen."),
		prose_count(n, prose_say(l, "indsats"), prose_say(l, "indsatser"), l, a),
		phrase_date(v->run->options->as_of, l, a)),
	    grid_prose(width), 2, a);
}

/* "53 indsatser: 2 i gang, 51 uden oplyst status. Forsinket: 1 milepæl." */
static void
put_summary(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	struct arena *a = &v->run->arena;
	const char *list = "";

	for (int s = EFFORT_DONE; s >= EFFORT_UNSTATED; s--) {
		size_t n = 0;
		for (size_t i = 0; i < v->n; i++)
			n += (int)v->rows[i].effort->status == s;
		if (n > 0)
			list = arena_printf(a, "%s%s%zu %s", list, *list != '\0' ? ", " : "", n,
			    s == EFFORT_UNSTATED ? prose_say(l, "uden oplyst status")
						 : effort_status_word((enum effort_status)s, l));
	}
	const char *count =
	    prose_count(v->n, prose_say(l, "indsats"), prose_say(l, "indsatser"), l, a);
	fputc('\n', out);
	if (v->updates + v->milestones == 0) {
		grid_paragraph(out,
		    arena_printf(a,
			prose_say(l, "%s: %s. Ingen opdatering eller milepæl er forsinket."), count,
			list),
		    grid_prose(width), 2, a);
		return;
	}
	grid_paragraph(out,
	    arena_printf(a, prose_say(l, "%s: %s. Forsinket: %s og %s."), count, list,
		prose_count(
		    v->updates, prose_say(l, "opdatering"), prose_say(l, "opdateringer"), l, a),
		prose_count(
		    v->milestones, prose_say(l, "milepæl"), prose_say(l, "milepæle"), l, a)),
	    grid_prose(width), 2, a);
}

void
portfolio_text(FILE *out, struct view *v, int width)
{
	enum language l = v->run->options->language;
	struct arena *a = &v->run->arena;

	grid_paragraph(out,
	    arena_printf(a, prose_say(l, "%s – opgjort pr. %s"), v->portfolio.name,
		phrase_date(v->run->options->as_of, l, a)),
	    grid_prose(width), 2, a);
	fputc('\n', out);
	if (v->n == 0) {
		grid_paragraph(out,
		    prose_say(l, "Ingen indsatser svarer til det, der er spurgt om."),
		    grid_prose(width), 2, a);
		put_closed(out, v, width);
		return;
	}
	put_table(out, v, width);
	put_load(out, v, width);
	put_overdue(out, v, width);
	put_closed(out, v, width);
	put_later(out, v, width);
	put_summary(out, v, width);
}
