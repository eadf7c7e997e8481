/*
 * cli/verdicts.h - the verdicts that a store gives, to see which of them flip.
 */
#ifndef CLI_VERDICTS_H
#define CLI_VERDICTS_H

#include "cli/run.h"
#include "store/store.h"

/* One verdict: of an indicator, by id, in an area, by name, for a subgroup ("": all). */
struct verdict_row {
	const char *indicator, *area, *stratum;
	enum verdict verdict;
	double value; /* NAN if none */
};

struct verdicts {
	struct verdict_row *of;
	size_t n;
};

/*
 * The verdicts of every target in force in the agreement's region, by what S knows by the as-of
 * date of O. Rows live in A. False after a message.
 */
bool verdicts_take(struct verdicts *out, struct store *s, const struct options *o, struct arena *a,
    struct diag *d);

/* Is there any verdict that could flip: of an indicator with figures? */
bool verdicts_any(const struct verdicts *v);

/* A warning for each verdict that is another one in AFTER; how many. */
size_t verdicts_warn(const struct verdicts *before, const struct verdicts *after, struct diag *d);

#endif
