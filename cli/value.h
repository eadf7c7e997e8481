/*
 * cli/value.h - key and value of JSON in one call, and the objects that answers share.
 */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "base/json.h"
#include "cli/run.h"

void value_string(struct json *j, const char *key, const char *v); /* NULL: null */
void value_number(struct json *j, const char *key, double v);      /* not finite: null */
void value_int(struct json *j, const char *key, long long v);
void value_count(struct json *j, const char *key, size_t v);
void value_bool(struct json *j, const char *key, bool v);
void value_truth(struct json *j, const char *key, enum truth v); /* unknown: null */

/* {"pejl": version, "agreement", "as_of", "fictional", and open still. */
void value_begin(struct json *j, FILE *out, const struct run *r);
/* "indicator", "name", "stratum", "unit", "better". */
void value_indicator(struct json *j, const struct indicator *i, const char *stratum);
/* What the object of a target holds, but for its braces: "rule" to "price_year". */
void value_target_keys(struct json *j, const struct target *t);
/* "target": that object, or null. */
void value_target(struct json *j, const struct target *t);
/*
 * "price_year", "adjusted", "value_as_read" of figure O of S: whose prices it is in, whether it was
 * restated, and what it was before. All null of what is no money.
 */
void value_prices(struct json *j, const struct series *s, const struct observation *o);
/* "cautions": ids. */
void value_cautions(struct json *j, unsigned cautions);

#endif
