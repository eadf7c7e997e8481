/*
 * plots/quote.h - the only way text gets into a gnuplot script.
 */
#ifndef PLOTS_QUOTE_H
#define PLOTS_QUOTE_H

#include "base/arena.h"

#define LABEL_COLUMNS 120

/*
 * S as a gnuplot string in single quotes, in A: valid UTF-8 in NFC on one line, control and bidi
 * characters replaced, at most LABEL_COLUMNS columns and then "…", each ' doubled. A ' that comes
 * first or after another becomes U+2019: gnuplot 5.4 takes a doubled one there for an empty string.
 * In single quotes gnuplot expands neither backticks nor escapes nor macros; in double quotes it
 * would run what stands in backticks, so a script has none. NULL is ''.
 */
char *gp_quote(struct arena *a, const char *s);

#endif
