/*
 * plots/theme.h - one palette and one type for every chart.
 *
 * Palette: the UK Government Analysis Function's, chosen to be told apart by colour-blind
 * readers and in grey; every colour of text has at least 4.5:1 against white, every other that
 * carries meaning at least 3:1 (WCAG 1.4.3, 1.4.11). Paler ones only accompany a label.
 * Sizes are pixels of a canvas 500 wide, so that no text is smaller than 12 when it is shown 400
 * wide.
 */
#ifndef PLOTS_THEME_H
#define PLOTS_THEME_H

#define COLOUR_PAPER     "#FFFFFF"
#define COLOUR_TEXT      "#3D3D3D" /* 10.9:1 */
#define COLOUR_SERIES    "#12436D" /* 10.3:1 */
#define COLOUR_BAND      "#D0DAE4" /* the series' interval */
#define COLOUR_FAN_95    "#E4EAF0" /* of an outlook: told apart in grey too */
#define COLOUR_FAN_80    "#C6D3DF"
#define COLOUR_FAN_50    "#A3B8CB"
#define COLOUR_PALE      "#A9B7C6" /* another series behind; always explained in words */
#define COLOUR_TARGET    "#801650" /* 9.8:1 */
#define COLOUR_GOAL      "#F4E8EE" /* between the two lines of a target that has two */
#define COLOUR_OTHER     "#F46A25" /* 3.03:1; marks only */
#define COLOUR_MET       "#9DBBD6" /* a filling with text on it, 5.3:1 */
#define COLOUR_NOT_MET   "#FBD3BB" /* the same */
#define COLOUR_INK       "#000000" /* text on COLOUR_OTHER, 6.9:1 */
#define COLOUR_GRID      "#DADADA"
#define COLOUR_AXIS      "#6B6B6B" /* 5.3:1 */
#define COLOUR_WATERMARK "#E9E9E9"

/* In this order in the term; the SVG's root gets it, every other use is written FONT_NAME. */
#define FONT_FAMILY "Arial,Helvetica,sans-serif"
#define FONT_NAME   "Arial"

#define SIZE_TITLE     20
#define SIZE_TEXT      15
#define SIZE_VALUE     16
#define SIZE_WATERMARK 55

#define LINE_TITLE 25 /* from one line of text to the next */
#define LINE_TEXT  20

#define CANVAS_WIDTH 500
#define CANVAS_EDGE  16 /* nothing is drawn nearer to the edge */

#endif
