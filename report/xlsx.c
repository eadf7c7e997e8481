#include "report/xlsx.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include <xlsxwriter.h>

#include "base/spool.h"
#include "base/text.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/phrase_money.h"
#include "model/prose.h"
#include "model/target.h"
#include "model/words.h"
#include "report/parts.h"

#define CELL_MAX 32767 /* characters in a cell of Excel */
#define HEAD_ROW 2     /* of a table: two rows of title above */

/* ---- cells ---------------------------------------------------------------- */

/* A sheet being filled. */
struct sheet {
	lxw_worksheet *to;
	lxw_format *date;
	lxw_row_t row;
	lxw_col_t column;
	struct arena *arena;
	enum language language;
	bool failed;
};

/* S as a cell can hold it: CELL_MAX bytes at most, whole characters, signs that XML has. */
static const char *
cell_text(const char *s, struct arena *a)
{
	size_t n = strlen(s);

	if (n > CELL_MAX) {
		n = CELL_MAX;
		while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
			n--;
	}
	return text_label(a, arena_strndup(a, s, n), CELL_MAX);
}

static void
put_text(struct sheet *s, const char *text)
{
	lxw_col_t c = s->column++;

	if (text == NULL || text[0] == '\0')
		return;
	s->failed |= worksheet_write_string(s->to, s->row, c, cell_text(text, s->arena), NULL)
	    != LXW_NO_ERROR;
}

static void
put_number(struct sheet *s, double v)
{
	lxw_col_t c = s->column++;

	if (isfinite(v))
		s->failed |= worksheet_write_number(s->to, s->row, c, v, NULL) != LXW_NO_ERROR;
}

/* DATE as yyyymmdd; 0: nothing. */
static void
put_date(struct sheet *s, int date)
{
	lxw_datetime when = { .year = date / 10000, .month = date / 100 % 100, .day = date % 100 };
	lxw_col_t c = s->column++;

	if (date > 0)
		s->failed |=
		    worksheet_write_datetime(s->to, s->row, c, &when, s->date) != LXW_NO_ERROR;
}

static void
end_row(struct sheet *s)
{
	s->row++;
	s->column = 0;
}

/* ---- a table -------------------------------------------------------------- */

struct column {
	const char *head;
	double width; /* in characters */
};

/* The rows from HEAD_ROW + 1 to the last as a table NAME with N columns. */
static void
close_table(struct sheet *s, const struct column *columns, size_t n, const char *name)
{
	lxw_table_column *heads = arena_array(s->arena, n, sizeof *heads);
	lxw_table_column **list = arena_array(s->arena, n + 1, sizeof *list);
	lxw_row_t last = s->row > HEAD_ROW + 1 ? s->row - 1 : HEAD_ROW + 1;

	for (size_t i = 0; i < n; i++) {
		heads[i] = (lxw_table_column){ .header = arena_strdup(s->arena,
						   prose_say(s->language, columns[i].head)) };
		list[i] = &heads[i];
		worksheet_set_column(s->to, (lxw_col_t)i, (lxw_col_t)i, columns[i].width, NULL);
	}
	lxw_table_options options = { .name = arena_strdup(s->arena, name), .columns = list };
	s->failed |= worksheet_add_table(s->to, HEAD_ROW, 0, last, (lxw_col_t)(n - 1), &options)
	    != LXW_NO_ERROR;
	worksheet_freeze_panes(s->to, HEAD_ROW + 1, 1);
	worksheet_set_landscape(s->to);
	worksheet_fit_to_pages(s->to, 1, 0);
	worksheet_repeat_rows(s->to, HEAD_ROW, HEAD_ROW);
}

static void
put_title(struct sheet *s, const struct status_input *in, const char *what)
{
	put_text(s,
	    arena_printf(s->arena, prose_say(s->language, "%s – %s, opgjort pr. %s"), what,
		in->catalogue->agreement.name, phrase_date(in->as_of, s->language, s->arena)));
	end_row(s);
	if (in->fictional)
		put_text(s,
		    prose_say(s->language,
			"EKSEMPELDATA: tal mærket ja i kolonnen Opdigtet er opdigtede"));
	s->row = HEAD_ROW + 1;
	s->column = 0;
}

/* The unit of S, and of money whose prices. */
static void
put_unit(struct sheet *s, const struct series *of)
{
	const char *prices = phrase_prices(of, s->language, s->arena);

	put_text(s,
	    prices[0] == '\0' ? of->indicator->unit
			      : arena_printf(s->arena, "%s (%s)", of->indicator->unit, prices));
}

/* ---- the status ----------------------------------------------------------- */

static const struct column status_columns[] = { { SAY("Gruppe"), 22 }, { SAY("Målsætning"), 48 },
	{ SAY("Område"), 20 }, { SAY("Periode"), 10 }, { SAY("Værdi"), 10 },
	{ SAY("Nedre grænse"), 12 }, { SAY("Øvre grænse"), 12 }, { SAY("Enhed"), 12 },
	{ SAY_IN("column", "Mål"), 26 }, { SAY("Målår"), 8 }, { SAY("Afstand"), 10 },
	{ SAY("Vurdering"), 18 }, { SAY("Udvikling"), 14 }, { SAY("Ændring pr. år"), 13 },
	{ SAY("p"), 8 }, { SAY("Ventet i målåret"), 14 },
	{ SAY("Sandsynlighed for at nå målet"), 16 }, { SAY("Opdigtet"), 10 },
	{ SAY("Forbehold"), 80 } };

static const char *
cautions_of(const struct assessment *as, enum language l, struct arena *a)
{
	const char *all = "";

	for (int bit = 0; bit < CAUTION_COUNT; bit++)
		if (as->cautions & (1u << bit))
			all = arena_printf(a, "%s%s%s", all, all[0] != '\0' ? " " : "",
			    caution_sentence((enum caution)(1u << bit), l));
	return all;
}

static void
put_status(struct sheet *s, const struct assessment *as)
{
	const struct indicator *i = as->series.indicator;
	const struct observation *o = as->latest.obs;
	char period[PERIOD_SIZE];

	put_text(s, i->group);
	put_text(s, i->name);
	put_text(s, as->series.area->name);
	put_text(s, o != NULL ? period_print(period, o->period) : "");
	put_number(s, as->latest.value);
	put_number(s, as->latest.ci.low);
	put_number(s, as->latest.ci.high);
	put_unit(s, &as->series);
	put_text(s, as->target != NULL ? phrase_rule(i, as->target, s->language, s->arena) : "");
	put_number(s, as->target != NULL ? (double)as->target->by : NAN);
	put_number(s, as->latest.gap);
	put_text(s, verdict_word(as->verdict, s->language));
	put_text(s, o != NULL ? development_word(as->development, s->language) : "");
	put_number(s, as->trend.slope);
	put_number(s, as->trend.p);
	put_number(s, as->outlook.value);
	put_number(s, as->outlook.probability_met);
	put_text(s, as->cautions & CAUTION_FICTIONAL ? prose_say(s->language, "ja") : "");
	put_text(s, cautions_of(as, s->language, s->arena));
	end_row(s);
}

static void
fill_status(struct sheet *s, const struct status_input *in)
{
	put_title(s, in, prose_say(s->language, "Status"));
	for (size_t k = 0; k < in->nsections; k++) {
		put_status(s, in->sections[k].region);
		for (size_t j = 0; j < in->sections[k].nkommuner; j++)
			if (in->sections[k].kommuner[j].latest.obs != NULL)
				put_status(s, &in->sections[k].kommuner[j]);
	}
	close_table(s, status_columns, countof(status_columns), "Status");
}

/* ---- all figures ---------------------------------------------------------- */

static const struct column figure_columns[] = { { SAY("Indikator"), 28 }, { SAY("Målsætning"), 48 },
	{ SAY("Gruppe"), 16 }, { SAY("Områdekode"), 11 }, { SAY("Område"), 20 },
	{ SAY("Periode"), 10 }, { SAY("Første dag"), 12 }, { SAY("Sidste dag"), 12 },
	{ SAY("Værdi"), 10 }, { SAY("Tæller"), 10 }, { SAY("Nævner"), 10 },
	{ SAY("Nedre grænse"), 12 }, { SAY("Øvre grænse"), 12 }, { SAY("Enhed"), 12 },
	{ SAY("Status"), 8 }, { SAY("Udgiver"), 30 }, { SAY("Beregnet"), 10 },
	{ SAY("Opdigtet"), 10 } };

static void
put_figure(struct sheet *s, const struct assessment *as, size_t k)
{
	const struct series *series = &as->series;
	const struct observation *o = &series->obs[k];
	char period[PERIOD_SIZE], status[] = { (char)o->status, '\0' };

	put_text(s, series->indicator->id);
	put_text(s, series->indicator->name);
	put_text(s, series->stratum);
	put_number(s, series->area->code);
	put_text(s, series->area->name);
	put_text(s, period_print(period, o->period));
	put_date(s, period_first_day(o->period));
	put_date(s, period_last_day(o->period));
	put_number(s, o->value);
	put_number(s, o->numerator);
	put_number(s, o->denominator);
	put_number(s, as->limits[k].low);
	put_number(s, as->limits[k].high);
	put_unit(s, series);
	put_text(s, status);
	put_text(s, o->source != NULL ? o->source->publisher : "");
	put_text(s, series->aggregated ? prose_say(s->language, "ja") : "");
	put_text(s, o->source != NULL && o->source->fictional ? prose_say(s->language, "ja") : "");
	end_row(s);
}

static void
fill_figures(struct sheet *s, const struct status_input *in)
{
	put_title(s, in, prose_say_in(s->language, "sheet", "Tal"));
	for (size_t k = 0; k < in->nsections; k++)
		for (size_t j = 0; j <= in->sections[k].nkommuner; j++) {
			const struct assessment *as =
			    j == 0 ? in->sections[k].region : &in->sections[k].kommuner[j - 1];
			for (size_t i = 0; i < as->series.n; i++)
				put_figure(s, as, i);
		}
	close_table(s, figure_columns, countof(figure_columns), "Tal");
}

/* ---- the indsatser ---------------------------------------------------------- */

static const struct column effort_columns[] = { { SAY("Følgegruppe"), 26 }, { SAY("Indsats"), 60 },
	{ SAY("Slags"), 20 }, { SAY("Forum"), 34 }, { SAY("Udføres af"), 26 },
	{ SAY("Status"), 14 }, { SAY("Start"), 12 }, { SAY("Slut"), 12 },
	{ SAY("År med ressourcetræk"), 22 }, { SAY("Årsværk årligt"), 12 },
	{ SAY("Målsætninger"), 60 }, { SAY("Overskredet"), 40 }, { SAY("Opdateret"), 12 },
	{ SAY("Dokument"), 60 } };

static void
put_effort(struct sheet *s, const struct status_input *in, const struct effort_group *g, size_t k)
{
	const struct effort *e = g->rows[k];
	const struct body *forum = body_on(e->forum, in->as_of);
	const char **serves = arena_array(s->arena, e->nindicators + 1, sizeof *serves);

	for (size_t i = 0; i < e->nindicators; i++)
		serves[i] = in->catalogue->indicators[e->indicators[i]].name;
	put_text(s, e->group);
	put_text(s, e->name);
	put_text(s, effort_kind_word(e->kind, s->language));
	put_text(s, forum != NULL ? forum->name : e->forum->name);
	put_text(
	    s, g->places[k][0] != '\0' ? g->places[k] : prose_say(s->language, "hele regionen"));
	put_text(s, effort_status_word(e->status, s->language));
	put_date(s, e->start);
	put_date(s, e->end);
	put_text(s, phrase_year_list(e->years, e->nyears, s->arena));
	put_number(s, e->staff);
	put_text(s, prose_list(serves, e->nindicators, s->language, s->arena));
	put_text(s, effort_late(in->efforts->portfolio, e, in->as_of, s->language, s->arena));
	put_date(s, e->updated);
	put_text(s, e->document);
	end_row(s);
}

static void
fill_efforts(struct sheet *s, const struct status_input *in)
{
	put_title(s, in, prose_say(s->language, "Indsatser"));
	for (size_t i = 0; i < in->efforts->ngroups; i++)
		for (size_t k = 0; k < in->efforts->groups[i].n; k++)
			put_effort(s, in, &in->efforts->groups[i], k);
	close_table(s, effort_columns, countof(effort_columns), "Indsatser");
}

/* ---- what they are -------------------------------------------------------- */

static void
put_fact(struct sheet *s, const char *name, const char *text)
{
	put_text(s, name);
	put_text(s, text);
	end_row(s);
}

static void
put_sources(struct sheet *s, const struct status_input *in)
{
	size_t n;
	const struct source **list = status_sources(in, &n, s->arena);

	for (size_t k = 0; k < n; k++) {
		put_text(s, prose_say(s->language, "Kilde"));
		put_text(s,
		    arena_printf(s->arena, "%s: %s%s", list[k]->publisher, list[k]->title,
			list[k]->fictional ? prose_say(s->language, " (EKSEMPELDATA)") : ""));
		put_text(s, list[k]->url);
		put_date(s, list[k]->extracted);
		end_row(s);
	}
}

/* Title and addresses of an office's own, at the head of the sheet. */
static void
put_own(struct sheet *s, const struct report_settings *own)
{
	enum language l = s->language;
	const char *const facts[][2] = { { prose_say(l, "Titel"), own->title },
		{ prose_say(l, "Undertitel"), own->subtitle },
		{ prose_say(l, "Udgivet af"), own->publisher },
		{ prose_say(l, "Kontakt"), own->contact },
		{ prose_say(l, "Tilgængelighedserklæring"), own->statement } };

	for (size_t k = 0; k < countof(facts); k++)
		if (facts[k][1] != NULL)
			put_fact(s, facts[k][0], facts[k][1]);
}

/* Its comments, as it wrote them: text, who, when. */
static void
put_comments(struct sheet *s, const struct status_input *in)
{
	for (size_t k = 0; k < in->settings->ncomments; k++) {
		const struct report_comment *c = &in->settings->comments[k];
		put_text(s, prose_say(s->language, "Kommentar"));
		put_text(s,
		    arena_printf(s->arena, "%s%s%s: %s",
			in->catalogue->indicators[c->indicator].name,
			c->area_name[0] != '\0' ? ", " : "", c->area_name, c->text));
		put_text(s, c->by);
		put_date(s, c->date);
		end_row(s);
	}
}

static void
fill_about(struct sheet *s, const struct status_input *in)
{
	if (in->settings != NULL)
		put_own(s, in->settings);
	put_text(s, prose_say(s->language, "Aftale"));
	put_text(s, in->catalogue->agreement.name);
	end_row(s);
	put_text(s, prose_say(s->language, "Opgjort pr."));
	put_date(s, in->as_of);
	end_row(s);
	put_fact(
	    s, prose_say(s->language, "Lavet med"), arena_printf(s->arena, "pejl %s", in->version));
	if (in->fictional)
		put_fact(s, prose_say(s->language, "EKSEMPELDATA"),
		    prose_say(s->language,
			"Arket bygger helt eller delvis på opdigtede tal og må ikke bruges som "
			"status."));
	put_sources(s, in);
	if (in->settings != NULL)
		put_comments(s, in);
	put_fact(s, prose_say(s->language, "Status"),
	    prose_say(s->language,
		"A normalt tal, P foreløbigt, B første tal efter et databrud, M mangler, Q "
		"diskretioneret."));
	put_fact(s, prose_say(s->language, "Afstand"),
	    prose_say(s->language, "Over 0 er den gode side af målet, i indikatorens enhed."));
	put_fact(s, prose_say(s->language, "Grænser"),
	    prose_say(s->language,
		"95 %-sikkerhedsgrænser: udgiverens egne, ellers beregnet af antallene."));
	put_fact(s, prose_say(s->language, "Ændring pr. år"),
	    prose_say(
		s->language, "Theil-Sens hældning siden seneste databrud; p er Mann-Kendalls."));
	for (int v = 0; v <= VERDICT_NOT_COMPARABLE; v++)
		put_fact(s, prose_say(s->language, "Vurdering"),
		    verdict_word((enum verdict)v, s->language));
	worksheet_set_column(s->to, 0, 0, 18, NULL);
	worksheet_set_column(s->to, 1, 1, 90, NULL);
	worksheet_set_column(s->to, 2, 3, 30, NULL);
}

/* ---- the workbook --------------------------------------------------------- */

const char *
xlsx_library(void)
{
	return "libxlsxwriter " LXW_VERSION;
}

/* Seconds since 1970 of the day DATE (yyyymmdd), UTC (days from civil). */
static time_t
seconds_of(int date)
{
	int y = date / 10000, m = date / 100 % 100, day = date % 100;
	int shifted = m > 2 ? m - 3 : m + 9, era_year = m > 2 ? y : y - 1;
	long days = 365L * era_year + era_year / 4 - era_year / 100 + era_year / 400
	    + (153 * shifted + 2) / 5 + day - 1 - 719468;

	return (time_t)days * 86400;
}

static bool
fill(lxw_workbook *book, const struct status_input *in, struct arena *a)
{
	static void (*const fillers[])(struct sheet *, const struct status_input *) = { fill_status,
		fill_figures, fill_efforts, fill_about };
	static const char *const names[] = { SAY("Status"), SAY_IN("sheet", "Tal"),
		SAY("Indsatser"), SAY("Om tallene") };
	const char *usual =
	    arena_printf(a, prose_say(in->language, "Status på %s"), in->catalogue->agreement.name);
	lxw_doc_properties about = { .title = arena_printf(a, "%s%s", own_title(in, usual, NULL, a),
					 in->fictional ? prose_say(in->language, " (EKSEMPELDATA)")
						       : ""),
		.author = "pejl",
		.created = seconds_of(in->as_of) };
	lxw_format *date = workbook_add_format(book);
	bool failed = false;

	format_set_num_format(date, "yyyy-mm-dd");
	workbook_set_properties(book, &about);
	for (size_t i = 0; i < countof(fillers); i++) {
		if (fillers[i] == fill_efforts && in->efforts == NULL)
			continue;
		struct sheet s = { .to = workbook_add_worksheet(
				       book, prose_say(in->language, names[i])),
			.date = date,
			.arena = a,
			.language = in->language,
			.failed = false };
		if (s.to == NULL)
			return false;
		fillers[i](&s, in);
		failed |= s.failed;
	}
	return !failed;
}

bool
xlsx_write(const struct status_input *in, FILE *out, struct arena *a, struct diag *d)
{
	struct spool held;

	if (!spool_open(&held, a, d))
		return false;
	lxw_workbook *book = workbook_new(arena_printf(a, "/proc/self/fd/%d", fileno(held.f)));
	bool ok = book != NULL && fill(book, in, a);
	if (book != NULL && workbook_close(book) != LXW_NO_ERROR)
		ok = false;
	if (!ok) {
		spool_drop(&held);
		return diag_error(d, (struct pos){ 0 }, NULL,
		    "the workbook could not be made; is there room in %s?", held.folder);
	}
	return spool_give(&held, out, d);
}
