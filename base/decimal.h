/*
 * base/decimal.h - numbers to text, exactly, and never by locale.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#define DECIMAL_SIZE 64 /* room for any result of this header */

/*
 * V with DECIMALS digits after SIGN (',' or '.'), thousands not separated.
 * "-0,0" is printed as "0,0". NAN gives "". Returns BUF.
 */
char *decimal_print(char buf[static DECIMAL_SIZE], double v, int decimals, char sign);

/* The same with thousands separated by a no-break space and U+2212 for minus: for Danish readers.
 */
char *decimal_print_people(char buf[static DECIMAL_SIZE], double v, int decimals);

/*
 * As decimal_print_people, with as many more decimals (to 6) as it takes for V not
 * to read like OTHER when they differ: 79.29 beside the target 79.3 is "79,29".
 */
char *decimal_print_beside(char buf[static DECIMAL_SIZE], double v, int decimals, double other);

/* The shortest digits that read back as V ("0.1", "1e+20"); NAN "", as R and JSON read them. */
char *decimal_print_exact(char buf[static DECIMAL_SIZE], double v);

/* V is a whole number from 0 up that a double holds exactly. */
bool decimal_is_count(double v);

#endif
