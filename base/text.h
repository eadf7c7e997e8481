/*
 * base/text.h - UTF-8 text: check, convert, fold, sort, show. No locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"

bool text_is_utf8(const char *s, size_t n);

/*
 * The first of the N bytes' characters beyond ASCII that shows nothing and can change how others
 * read: C1, line, direction and isolate controls, a byte order mark, what is no character. 0: none.
 */
int32_t text_hidden(const char *s, size_t n);

/* What stands after the last slash of PATH. */
const char *text_base_name(const char *path);
/* The path of NAME in the folder of the file PATH, in A. */
const char *text_beside(const char *path, const char *name, struct arena *a);

/* "utf8proc 2.6.0": the library underneath. */
const char *text_library(void);

/* The N bytes at S, windows-1252 (the five unused bytes as U+0080-009F), as UTF-8. */
char *text_from_cp1252(struct arena *a, const char *s, size_t n);

/*
 * Cut blanks at both ends of S in place: space, tab, no-break space (U+00A0),
 * narrow no-break space (U+202F). Returns the first byte kept.
 */
char *text_trim(char *s);

/*
 * Fold for comparing names: case, accents and the Danish letters are made one
 * spelling (ae = æ, oe = ø, aa = å), blanks, hyphens and dots are dropped.
 * "Høje-Taastrup", "HØJE TÅSTRUP" and "hoeje taastrup" fold alike.
 * OUT gets at most SIZE bytes with the NUL; false if it was too small or S is not UTF-8.
 */
bool text_fold(char *out, size_t size, const char *s);

/* Danish dictionary order, aa as å: < 0, 0, > 0. Total: differing strings never compare 0. */
int text_compare_danish(const char *a, const char *b);

/*
 * How many bytes of A would change to make it B: inserted, dropped, another one, or two neighbours
 * swapped (Damerau-Levenshtein, optimal string alignment). What is longer than TEXT_NEAR bytes is
 * near nothing: then SIZE_MAX.
 */
#define TEXT_NEAR 127
size_t text_distance(const char *a, const char *b);

/* Of N NAMES the one nearest to S, the first of equally near ones; NULL if each would have to
 * change by more than a quarter of S's letters and one. */
const char *text_nearest(const char *s, const char *const *names, size_t n);

/* Columns S takes on a terminal when text_put_safe shows it. */
int text_width(const char *s);

/*
 * S for a terminal or a log: C0, DEL, C1 and bidi controls become visible
 * (^[ or \u{202e}), ill-formed bytes become U+FFFD. Writes to OUT.
 */
void text_put_safe(FILE *out, const char *s);

/*
 * S fit to be a label: valid UTF-8 in NFC, control and bidi characters
 * replaced by a space or U+FFFD, at most MAX columns and then "…".
 */
char *text_label(struct arena *a, const char *s, int max);

/*
 * One cell of CSV: quoted when it has DELIM, a quote, a line end or outer blanks.
 * SHEET: also put ' before = + - @ TAB CR and their full-width forms, so that a
 * spreadsheet shows the text and runs nothing.
 */
void text_put_csv(FILE *out, const char *s, char delim, bool sheet);

#endif
