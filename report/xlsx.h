/*
 * report/xlsx.h - the status as a workbook for people who go on with the figures in Excel.
 *
 * Three sheets: the status (a row for each målsætning and area), all figures behind it (tidy: one
 * figure a row), and what they are (date, sources, cautions, words). Numbers are numbers, dates are
 * dates, headings stay in sight, each table is one of Excel's, and nothing is a formula or a link:
 * every text of the data is a string cell, cut to the 32 767 characters that a cell can hold, with
 * a blank for controls, bidi marks and what is no character of XML, U+FFFD for ill-formed bytes.
 */
#ifndef REPORT_XLSX_H
#define REPORT_XLSX_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "report/compose.h"

/*
 * Write the status IN to OUT. The same input gives the same bytes: the workbook is dated by the
 * as-of day. False after a message: no room for it, or the library could not make it.
 */
bool xlsx_write(const struct status_input *in, FILE *out, struct arena *a, struct diag *d);

/* "libxlsxwriter 1.1.4" */
const char *xlsx_library(void);

#endif
