/*
 * plots/position.h - where a figure stands to its target, as a class with words and a look. Maps
 * and heat tables share them.
 */
#ifndef PLOTS_POSITION_H
#define PLOTS_POSITION_H

#include "plots/patch.h"

enum position {
	POSITION_MET_SURE,     /* meets the target, beyond chance */
	POSITION_MET,          /* meets it; whether by chance cannot be judged */
	POSITION_OPEN,         /* the difference can be chance */
	POSITION_NOT_MET,      /* does not meet it; whether by chance cannot be judged */
	POSITION_NOT_MET_SURE, /* does not meet it, beyond chance */
	POSITION_UNJUDGED,     /* a figure, but no target to hold it against */
	POSITION_SUPPRESSED,
	POSITION_MISSING,
	POSITIONS
};

/*
 * Of observation O (NULL: none) judged as J, which may be of another figure: then nothing is known
 * of O but its status.
 */
enum position position_of(const struct observation *o, const struct judgement *j);

/* "opfylder målet, ud over det tilfældige". */
const char *position_words(enum position p, enum language l);

/* How a patch of P is filled; its text is drawn in position_ink. */
const char *position_fill(enum position p);
enum hatch position_hatch(enum position p);
const char *position_ink(enum position p);
/* The mark that tells it without colour; 0 if it has none. */
enum mark position_mark(enum position p);

/*
 * The key: a line of swatch, number of areas and words for each class that COUNT (POSITIONS
 * entries) has, from Y down at X. Returns its height; draws nothing if D is NULL.
 */
double position_key(struct draw *d, double x, double y, const size_t *count, enum language l);

#endif
