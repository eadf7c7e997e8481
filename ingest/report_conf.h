/*
 * ingest/report_conf.h - report.conf: what an office adds to its report in its own words.
 */
#ifndef INGEST_REPORT_CONF_H
#define INGEST_REPORT_CONF_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/geography.h"
#include "model/settings.h"

#define LOGO_MAX  ((size_t)256 << 10) /* bytes of a file; every page of a report has it in it */
#define TEXT_MAX  ((size_t)64 << 10)  /* of a file of text, and of a text */
#define SHORT_MAX 300                 /* of a title, a name */

/*
 * Read PATH into S. Indicators are looked up in C, areas in G; files it names are read from its
 * folder and below (base/beneath.h). A PNG is checked here; a logo that is no PNG has the type
 * image/svg+xml and is as its file has it, for plots/logo.h.
 *
 * False after messages with file and line for every fault found: wrong keys, an unknown indicator
 * or area, two comments for one indicator and area of one day, an address that is neither https:
 * nor mailto:, a colour too pale to read (WCAG 2.2, 1.4.3), a file that may not be read.
 */
bool report_conf_load(struct report_settings *s, const char *path, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d);

/* The contrast of two colours, each 0xrrggbb: 1 to 21 (WCAG 2.2, "contrast ratio"). */
double colour_contrast(unsigned x, unsigned y);

#endif
