/*
 * cli/settings.h - the report.conf of a command that writes documents.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stdbool.h>

#include "cli/report.h"
#include "model/settings.h"

/*
 * The file of --settings, else the report.conf beside the targets.conf that R was read by, as *S in
 * R's arena; NULL if there is none, or it states nothing. False after messages: the file of
 * --settings is not there, or one of either has a fault.
 */
bool settings_open(const struct report_settings **s, struct run *r);

/*
 * Warn of words of REP, which is gathered, that its pages do not show as they were meant: a comment
 * on an indicator without figures or of an area without a page, a link to a place that is not
 * there.
 */
void settings_check(const struct report *rep);

#endif
