/*
 * report/parts.h - the parts of the annual status, which compose.c puts in order.
 *
 * Each adds sections to DOC. All trees and strings live in A.
 */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include <stdbool.h>

#include "report/compose.h"

#define OVERVIEW_ID     "oversigt"
#define WITHOUT_DATA_ID "uden-data"

/* A section as the page knows it. */
struct status_row {
	const struct section *section;
	const char *label;  /* heading: indicator, subgroup, and the area where there are several */
	const char *anchor; /* unique in the page: "maal-" and the indicator's id */
};

/* summary.c: what the status says in three sentences and a count of each verdict. */
void summary_add(struct node *doc, const struct status_input *in, struct arena *a);
/* "én er indfriet, og to er uden data": the verdicts of N sections. */
const char *verdicts_say(
    const struct section *sections, size_t n, enum language l, struct arena *a);
/* overview.c: one table of all målsætninger; what was withdrawn. */
void overview_add(struct node *doc, const struct status_input *in, struct arena *a);
/* section.c: one målsætning that has figures. */
void section_add(struct node *parent, const struct status_row *row, const struct status_input *in,
    struct arena *a);
/* figures.c: the region and its kommuner by period, with what the marks mean. */
void figures_add(struct node *parent, const struct status_row *row, const struct status_input *in,
    struct arena *a);
/* The kommuner of S in Danish order, in A. */
const struct assessment **kommuner_by_name(const struct section *s, struct arena *a);
/* section.c: those of the N SENTENCES that are not NULL as one paragraph; none if all are. */
void paragraph_add(struct node *parent, const char *const *sentences, size_t n, struct arena *a);
/* section.c: where T stands on AS_OF, as a paragraph; its cautions, as a section. */
void standing_add(
    struct node *parent, const struct assessment *t, int as_of, enum language l, struct arena *a);
void cautions_add(
    struct node *parent, const struct assessment *t, enum language l, struct arena *a);
/* section.c: NAME and VALUE as a row of TABLE. The cell with VALUE; NULL if VALUE is NULL or "". */
struct node *fact_add(struct node *table, const char *name, const char *value, struct arena *a);
/* overview.c: the målsætninger that nobody has figures of. */
void without_data_add(struct node *doc, const struct status_input *in, struct arena *a);
/* method.c */
void method_add(struct node *doc, const struct status_input *in, struct arena *a);
/* Is the agreement the whole country's? */
bool is_national(const struct status_input *in);
/* sources.c: where the figures of one section, and of all of them, come from. */
void section_sources_add(
    struct node *parent, const struct section *s, enum edition e, enum language l, struct arena *a);
void sources_add(struct node *doc, const struct status_input *in, struct arena *a);

/* portfolio.c: the indsatser in their groups; those behind one målsætning. Nothing if there are
 * none.
 */
void efforts_add(struct node *doc, const struct status_input *in, struct arena *a);
/* What of E is overdue on DAY, in words; "" if nothing is. */
const char *effort_late(
    const struct portfolio *p, const struct effort *e, int day, enum language l, struct arena *a);
void starts_add(
    struct node *parent, const struct section_starts *s, enum language l, struct arena *a);
/* worse.c: what is worse and worsening; nothing where it was not asked. */
void worse_add(struct node *parent, const struct status_input *in, struct arena *a);
/* changes.c: what changed since an earlier day; nothing where it was not asked. */
void changes_add(struct node *parent, const struct status_input *in, struct arena *a);
/* chart_table.c: F, the table of what it shows, closed, and where its figures are to be had. */
void figure_add(struct node *parent, const struct figure *f, const char *style, const char *caption,
    struct arena *a);
void chart_table_add(struct node *parent, const struct figure *f, const char *name, const char *csv,
    const struct status_input *in, struct arena *a);
/* A line with links to CSV.csv and CSV.dk.csv; nothing if CSV is NULL. */
void download_add(
    struct node *parent, const char *csv, const struct status_input *in, struct arena *a);

/* ---- other pages (pages.c) ------------------------------------------------ */

/* FILE, a path from the folder, from the page of IN. */
const char *page_path(const struct status_input *in, const char *file, struct arena *a);
/* Lists of all pages, for the head of one; nothing if there are no others. */
void pages_nav_add(struct node *doc, const struct status_input *in, struct arena *a);
/* On the region's page: the other pages with what they say, in a table. */
void pages_table_add(struct node *doc, const struct status_input *in, struct arena *a);
/* The files beside the pages. */
void files_add(struct node *doc, const struct status_input *in, struct arena *a);

/* ---- the document (compose.c) --------------------------------------------- */

/* A document of TITLE up to its contents, and its foot. */
struct node *document_begin(const struct status_input *in, const char *title, struct arena *a);
void document_end(struct node *doc, const struct status_input *in, struct arena *a);
/* Notes at its head: WARNING of invented figures; that it is the internal edition. */
void banner_add(struct node *doc, const char *warning, enum language l, struct arena *a);
void internal_add(struct node *doc, enum language l, struct arena *a);
/* LEAD and DATE as the next of PARAGRAPH. */
void date_say(struct node *paragraph, const char *lead, int date, enum language l, struct arena *a);

/* ---- cells (cell.c) --------------------------------------------------------- */

/* TEXT on a line of its own under what CELL has. */
void cell_minor(struct node *cell, const char *text, struct arena *a);
/* A cell that has nothing to show says so, and is left out where cells are stacked. */
void cell_empty(struct node *row, bool numeric, struct arena *a);
/* EKSEMPELDATA after the name in CELL, of invented figures. */
void cell_mark(struct node *cell, bool fictional, enum language l, struct arena *a);
/* SYMBOL and WORD, inline. */
void cell_sign(struct node *n, const char *symbol, const char *word, struct arena *a);
/* The value of J, a judgement of T, with its unit. */
const char *judged_text(
    const struct assessment *t, const struct judgement *j, enum language l, struct arena *a);

/* Cells of a målsætning, added to ROW; of one without a target, target_cell says NONE. */
void goal_name_cell(
    struct node *row, const struct status_row *r, bool linked, enum language l, struct arena *a);
void latest_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a);
void spark_cell(struct node *row, const struct section *s, struct arena *a);
void target_cell(struct node *row, const struct assessment *t, const char *none, enum language l,
    struct arena *a);
void gap_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a);
void verdict_cell(struct node *row, const struct assessment *t, enum language l, struct arena *a);
void development_cell(
    struct node *row, const struct assessment *t, enum language l, struct arena *a);

/* ---- an office's own words (own.c) ---------------------------------------- */

/*
 * Each adds nothing where in->settings is NULL. The title of the settings, with AREA unless that is
 * NULL or the page is the region's; else USUAL.
 */
const char *own_title(
    const struct status_input *in, const char *usual, const char *area, struct arena *a);
/* Colour, logo and subtitle, before anything else. */
void own_head_add(struct node *doc, const struct status_input *in, struct arena *a);
void own_foot_add(struct node *footer, const struct status_input *in, struct arena *a);
/* The same of a status sheet in language L, whose title is its own: the settings' is below it. */
void own_sheet_head_add(
    struct node *doc, const struct report_settings *s, enum language l, struct arena *a);
void own_contact_add(
    struct node *footer, const struct report_settings *s, enum language l, struct arena *a);
/* On the first page. */
void own_intro_add(struct node *doc, const struct status_input *in, struct arena *a);
void own_conclusion_add(struct node *doc, const struct status_input *in, struct arena *a);
/* Comments on the indicator of S, which is shown of AREA (0: the country, which has its own). */
void comments_add(struct node *parent, const struct section *s, int area,
    const struct status_input *in, struct arena *a);

/* ---- what a section is (compose.c) ---------------------------------------- */

const struct indicator *section_indicator(const struct section *s);
/* Any figure, be it missing or suppressed, of the region or a kommune? */
bool section_has_figures(const struct section *s);
/*
 * The period that kommuner are compared in, as in the dot chart: the region's latest, else the
 * latest of any of them. False if nobody has a figure.
 */
bool section_period(const struct section *s, struct period *out);
/* Is any of its figures invented? */
bool section_is_fictional(const struct section *s);
/* "Følgegruppen for forebyggelse": GROUP as the agreement of C calls such groups. */
const char *group_title(
    const struct catalogue *c, const char *group, enum language l, struct arena *a);
/* The area that all sections are about; NULL if there is none or more than one. */
const char *status_area(const struct status_input *in);
/* All sections, brought together by group in the order in which the groups come; in->nsections. */
const struct status_row *status_rows(const struct status_input *in, struct arena *a);

/* A verdict or development as symbol and word, added inline to N. */
void verdict_say(struct node *n, enum verdict v, enum language l, struct arena *a);
void development_say(struct node *n, enum development d, enum language l, struct arena *a);

#endif
