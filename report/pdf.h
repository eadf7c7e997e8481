/*
 * report/pdf.h - document tree -> a tagged PDF that a screen reader can read (PDF/UA-1).
 *
 * LibreOffice makes it of the .odt; pejl-pdf (report/pdf/finish.c) finishes it with libqpdf: the
 * order of tabs is that of the text, head cells of rows are told from those of columns, dates and
 * identifiers are the caller's and not the clock's. The same tree, date and LibreOffice give the
 * same bytes.
 */
#ifndef REPORT_PDF_H
#define REPORT_PDF_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "report/doc.h"

/*
 * Write DOC to OUT as PDF. DATE: as odt_write. LibreOffice works in a folder of its own, without
 * network and with limits on time and memory. False after a message: it is not installed, it
 * failed, or what it made is no tagged PDF.
 */
bool pdf_write(
    const struct node *doc, const char *date, FILE *out, struct arena *a, struct diag *d);

/* "libqpdf 11.3.0": the library underneath. */
const char *pdf_library(void);

#endif
