/*
 * report/html.h - document tree -> one self-contained HTML page, no script.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include <stdio.h>

#include "report/doc.h"

/* Write DOC to OUT. Write errors are seen by whoever closes OUT. */
void html_write(const struct node *doc, FILE *out);

#endif
