/*
 * ingest/conf_scan.h - the text of a configuration made ready for libconfuse. Part of conf.h.
 */
#ifndef INGEST_CONF_SCAN_H
#define INGEST_CONF_SCAN_H

#include "ingest/conf.h"

/* Line LINE of C's file; 0: the file. */
struct pos conf_line(const struct conf *c, size_t line);

/*
 * Blank out comments and lone carriage returns in TEXT; refuse what libconfuse would take silently:
 * environment variables, stray signs, quotes that are not closed, and more sections or values than
 * it can bear. RULES say which keys take text of several lines. *UNCLOSED becomes the line of an
 * opening brace that has no end, or 0. False after messages.
 */
bool conf_prepare(
    const struct conf *c, const struct conf_rule *rules, char *text, size_t *unclosed);

#endif
