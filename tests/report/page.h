/*
 * tests/report/page.h - what must hold of every page: read it as a strict reader would.
 */
#ifndef TESTS_REPORT_PAGE_H
#define TESTS_REPORT_PAGE_H

#include "base/arena.h"
#include "report/doc.h"

/* DOC as HTML, in A. */
const char *page_of(const struct node *doc, struct arena *a);

/*
 * What is wrong with HTML, in A; NULL if nothing: tags in pairs, attributes in double quotes and
 * none that runs anything, no script or link, no picture from elsewhere, addresses that
 * base/url.h calls safe, ids unique, every #reference has its id, heads in order without a gap.
 */
const char *page_fault(const char *html, struct arena *a);

#endif
