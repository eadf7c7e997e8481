/*
 * report/html.h - document tree -> one self-contained HTML page, no script.
 *
 * Whatever the tree's text holds, it stays text: markup characters are escaped
 * for the place they stand in, control and bidi characters and ill-formed
 * bytes become U+FFFD. The page forbids itself scripts and every request (CSP).
 * A figure's SVG is the one thing that goes in as it is; who makes it checks it.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include <stdio.h>

#include "report/doc.h"

/*
 * Write DOC to OUT as HTML5 in its language. What stands before the first section is the page's
 * head, the footer its foot. Write errors are seen by whoever closes OUT.
 */
void html_write(const struct node *doc, FILE *out);

#endif
