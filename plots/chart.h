/*
 * plots/chart.h - assessments -> charts, drawn by as many gnuplot processes as the machine has
 * cores.
 *
 * A chart is a kind and that kind's data. A new kind is a struct of plain numbers and words in a
 * header of its own, a member of the union below, and a row of the table in plots/script.c.
 */
#ifndef PLOTS_CHART_H
#define PLOTS_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/kpi.h"
#include "model/words.h"

/* Something that happened, to be marked in a line chart. */
struct chart_event {
	int at; /* yyyymmdd */
	const char *text;
};

/* What a figure of a line chart replaced: another one of its period. */
struct chart_revision {
	struct period period;
	double before;
	int day; /* yyyymmdd from which on it is as it is; 0: not known */
};

enum chart_kind {
	CHART_LINE,       /* one series: values, limits, target, breaks, gaps, the target year's
			     outlook */
	CHART_DOTS,       /* areas ranked, each with limits, against the target and the region */
	CHART_MULTIPLES,  /* areas over time, a small line each, on one scale */
	CHART_FUNNEL,     /* areas by size, among the limits of chance and their usual spread */
	CHART_CONTROL,    /* one series among the limits of its own chance, signals named */
	CHART_TILES,      /* areas as equal squares, by class of position to the target */
	CHART_BORDERS,    /* the same within their borders */
	CHART_HEAT,       /* indicators by kommune, a cell a figure, by the same classes */
	CHART_GANTT,      /* efforts over time, with what they take */
	CHART_BULLET,     /* all målsætninger of an area, a row each */
	CHART_RELIABILITY /* what was said with a probability against how often it came true */
};

struct chart {
	enum chart_kind kind;
	const char *id; /* [a-z0-9_-], unique in the run */
	enum language language;
	int as_of; /* yyyymmdd */
	union {
		struct {                                     /* line, dots */
			const struct assessment *assessment; /* the line; else the region */
			const struct assessment *areas;      /* of dots, multiples: nareas */
			size_t nareas;
			const struct chart_event *events; /* of a line: nevents, by date */
			size_t nevents;
			const struct chart_revision
			    *revisions; /* of a line: nrevisions, by period */
			size_t nrevisions;
			const struct tiles *tiles;     /* of maps: model/map.h */
			const struct borders *borders; /* of a map of borders */
		};
		const struct funnel_chart *funnel;           /* plots/funnel.h */
		const struct control_plot *control;          /* plots/control.h */
		const struct heat_chart *heat;               /* plots/heat.h */
		const struct gantt_chart *gantt;             /* plots/gantt.h */
		const struct bullet_chart *bullet;           /* plots/bullet.h */
		const struct reliability_chart *reliability; /* plots/reliability.h */
	};
};

enum image_format { IMAGE_SVG, IMAGE_PNG, IMAGE_PDF };

/*
 * The gnuplot script of N charts, as it is sent; text in A. Pure.
 * All text in it went through gp_quote (plots/quote.h), all data are numbers.
 */
char *chart_script(const struct chart *charts, size_t n, enum image_format format, struct arena *a);

/*
 * Draw N charts as SVG: FIGURES[i] gets chart i's title, alt text, data table and checked SVG
 * element, the same bytes whatever is drawn beside it. False after a message: gnuplot missing,
 * failing, or an image that is not whole and harmless.
 */
bool charts_draw(
    struct figure *figures, const struct chart *charts, size_t n, struct arena *a, struct diag *d);

/*
 * Draw N charts, FIGURES of which are drawn, as PNG also, for programs that cannot show SVG. False
 * after a message; the figures are as they were then.
 */
bool charts_draw_png(
    struct figure *figures, const struct chart *charts, size_t n, struct arena *a, struct diag *d);

/* Draw one chart as a whole file of FORMAT: *OUT has *SIZE bytes in A. */
bool chart_draw_file(const struct chart *c, enum image_format format, char **out, size_t *size,
    struct arena *a, struct diag *d);

/* What the chart shows, as a table of words for its reader; all in A. */
struct figure_table chart_table(const struct chart *c, struct arena *a);

#endif
