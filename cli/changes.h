/*
 * cli/changes.h - figures before and after something, for people and for machines.
 */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include <stdio.h>

#include "base/diag.h"
#include "model/geography.h"
#include "store/store.h"

/* What the changes are told with. */
struct changes_names {
	const struct geography *geography;
	const struct catalogue *catalogue; /* the one they were compared with */
	const struct diag *diag;           /* its language is that of the text */
};

/* At most MOST lines, the largest change first, and how many more there are; NEW: also those of
 * figures that are new. */
void changes_text(FILE *out, const struct store_changes *x, const struct changes_names *names,
    size_t most, bool new);
/* "new", "changed", "unchanged", "vanished" */
const char *changes_news_id(enum store_news news);
/*
 * All of them: indicator, area, area_name, stratum, period, change (new, changed, vanished) and of
 * both sides value, numerator, status, import, line.
 */
void changes_csv(
    FILE *out, const struct store_changes *x, const struct changes_names *names, bool danish);
/* The same as an array of objects; J waits for a value. */
struct json;
void changes_json(struct json *j, const struct store_changes *x, const struct changes_names *names);

#endif
