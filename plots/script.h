/*
 * plots/script.h - the kinds of chart. plots/chart.h is the door; this is between plots' files.
 */
#ifndef PLOTS_SCRIPT_H
#define PLOTS_SCRIPT_H

#include <stdio.h>

#include "plots/chart.h"

/* What a chart says around its data, in the reader's language. Plain UTF-8. */
struct chart_words {
	const char *title;    /* the message */
	const char *subtitle; /* what is shown, unit, period */
	const char *source;   /* publisher, title, extraction date */
	const char *alt;      /* for who does not see it: kind of chart, message, key numbers */
	bool fictional;       /* some figure is invented: it gets a watermark */
};
struct chart_words chart_words(const struct chart *c, struct arena *a);

/* Of one kind each: its words, its data table, and its gnuplot script to OUT. */
struct chart_words assessment_words(const struct chart *c, struct arena *a);
struct chart_words multiples_words(const struct chart *c, struct arena *a);
struct chart_words funnel_words(const struct chart *c, struct arena *a);
struct chart_words control_words(const struct chart *c, struct arena *a);
struct chart_words map_words(const struct chart *c, struct arena *a);
struct chart_words heat_words(const struct chart *c, struct arena *a);
struct chart_words gantt_words(const struct chart *c, struct arena *a);
struct chart_words bullet_words(const struct chart *c, struct arena *a);
struct chart_words reliability_words(const struct chart *c, struct arena *a);

struct figure_table line_table(const struct chart *c, struct arena *a);
struct figure_table dots_table(const struct chart *c, struct arena *a);
struct figure_table multiples_table(const struct chart *c, struct arena *a);
struct figure_table funnel_table(const struct chart *c, struct arena *a);
struct figure_table control_table(const struct chart *c, struct arena *a);
struct figure_table map_table(const struct chart *c, struct arena *a);
struct figure_table heat_table(const struct chart *c, struct arena *a);
struct figure_table gantt_table(const struct chart *c, struct arena *a);
struct figure_table bullet_table(const struct chart *c, struct arena *a);
struct figure_table reliability_rows(const struct chart *c, struct arena *a);

void line_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void dots_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void multiples_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void funnel_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void control_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void tiles_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void borders_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void heat_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void gantt_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void bullet_script(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
void reliability_script(
    const struct chart *c, enum image_format format, FILE *out, struct arena *a);

#endif
