/*
 * report/style.h - the look of the page, on screen and on paper.
 */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

/* CSS in parts, NULL at the end. It has no "<", so it can stand inside <style>. */
extern const char *const style_sheet[];
/* What a page with an office's own words needs beside it. */
extern const char style_own[];

#endif
