/*
 * cli/report.h - what the parts of pejl report share: the pages, and the files beside them.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/outfolder.h"
#include "cli/efforts.h"
#include "cli/revised.h"
#include "cli/run.h"
#include "plots/chart.h"
#include "report/compose.h"
#include "report/doc.h"

#define EFFORTS_FILE "data/indsatser" /* and its ending: what pejl portfolio tells */

/* A report being made; all in the run's arena. */
struct report {
	struct run *run;
	const struct area *area; /* of the first page */
	bool folder;             /* all its pages and files; else one document */
	struct run_item *items;  /* of that area, n: a målsætning each */
	size_t n;
	struct status_page *pages; /* npages; the first is the report's own */
	size_t npages;
	struct worse_list *worse;          /* npages */
	struct change_list *changes;       /* npages; of the country's none */
	const struct portfolio *portfolio; /* NULL: there is none */
	struct revisions revisions;
	struct chart *charts; /* ncharts, drawn as figures */
	struct figure *figures;
	size_t ncharts;
	size_t nfirst; /* the first page's, which come first */
	const struct report_settings *settings; /* NULL: none */
};

/* ---- report.c ------------------------------------------------------------- */

/* DOC to the file PATH as WHICH, one of the three. Anything but EXIT_DONE after a message. */
enum exit_code report_document(
    struct run *r, const struct node *doc, enum document which, const char *path);

/* ---- report_pages.c ------------------------------------------------------- */

/*
 * Assess what the options ask for and draw the charts: of the whole agreement, and for a folder of
 * every klynge, forum and kommune and of the country; or of one area alone. Anything but EXIT_DONE
 * after a message.
 */
enum exit_code report_gather(struct report *rep);
/* Draw the first page's charts as PNG also, for an ODT; else it has none, after a warning. */
void report_draw_png(struct report *rep);
/* What page K is made of. */
struct status_input report_input(const struct report *rep, size_t k);
/* The first page as a document that stands alone, for ODT and PDF. */
struct status_input report_alone(const struct report *rep);

/* ---- report_efforts.c: nothing where there is no portfolio ------------------- */

/* Mark in LINE, the line chart of ITEM, which indsatser that serve it began when. */
void report_mark(const struct report *rep, const struct run_item *item, struct chart *line);
/*
 * What the series of SECTIONS, which are those of ITEMS, did as their indsatser began; tested as
 * one family. WHOLE: of the agreement's region, where also those without a first day are named.
 */
void report_starts(
    const struct report *rep, struct section *sections, const struct run_item *items, bool whole);
/* How many charts report_efforts asks for at most. */
size_t report_effort_charts(const struct report *rep);
/* The indsatser of the page of AREA, their charts to be drawn with the others; NULL if none. */
const struct effort_part *report_efforts(struct report *rep, const struct area *area);

/* ---- report_changes.c ----------------------------------------------------- */

/* What changed since --since, or within a year, on each page. False after a message. */
bool report_changes(struct report *rep);
/* The day that is; 0 after a message. */
int report_since(const struct options *o, struct diag *d);

/* ---- report_data.c -------------------------------------------------------- */

/* The name of column K, from 0, of tal.csv; NULL behind the last. */
const char *report_figure_column(size_t k);
/* The workbook, CSV, JSON and datapackage.json of REP to OUT. False after a message. */
bool report_data(const struct report *rep, struct outfolder *out);

#endif
