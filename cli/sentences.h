/*
 * cli/sentences.h - what assessments say, beneath a table and in data. Texts are
 * model/sentence.h's.
 */
#ifndef CLI_SENTENCES_H
#define CLI_SENTENCES_H

#include <stdio.h>

#include "base/arena.h"
#include "base/json.h"
#include "model/kpi.h"
#include "model/words.h"

/* The sentences of T on AS_OF as one paragraph of at most WIDTH columns, after LEAD ("" for none).
 */
void sentences_put(FILE *out, const char *lead, const struct assessment *t, int as_of,
    enum language l, int width, struct arena *a);

/* "sentences": {"da": [...], "en": [...]}. */
void sentences_json(struct json *j, const struct assessment *t, int as_of, struct arena *a);

/* "final_target", "region_target": a target with "gap" and "meets", or null; "baseline". */
void beside_json(struct json *j, const struct assessment *t);

#endif
