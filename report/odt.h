/*
 * report/odt.h - document tree -> OpenDocument text (ODF 1.3), to be edited, printed, made a PDF.
 *
 * Charts are SVG pictures with a title and a description, and the same as PNG where the figure has
 * one, for who cannot show SVG (OpenDocument 1.3 part 3, 10.4.4: the first that can be shown);
 * tables have head rows and head cells, headings their levels; there is a list of contents and
 * there are page numbers, no foot notes. What is only for a screen (style "back") is left out, what
 * is folded there is open here.
 */
#ifndef REPORT_ODT_H
#define REPORT_ODT_H

#include <stdio.h>

#include "base/arena.h"
#include "report/doc.h"

/*
 * Write DOC to OUT as an .odt in its language. DATE, ISO 8601, is when it says it was made. The
 * same tree and date give the same bytes. Write errors are seen by whoever closes OUT.
 */
void odt_write(const struct node *doc, const char *date, FILE *out, struct arena *a);
/* The same without PNG, for a program that shows SVG. */
void odt_write_vector(const struct node *doc, const char *date, FILE *out, struct arena *a);

#endif
