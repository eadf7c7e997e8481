#include "ingest/csv_line.h"

#include <stdint.h>
#include <string.h>

#define EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

/* Bit 7 set somewhere if a byte of X is 0, and only then (Mycroft 1987). */
static uint64_t
has_zero(uint64_t x)
{
	return (x - EACH(0x01)) & ~x & EACH(0x80);
}

unsigned
csv_line_look(const char *s, size_t n, char quote)
{
	uint64_t high = 0, nul = 0, quotes = 0;

	for (size_t i = 0; i < n; i += 8) {
		uint64_t x = EACH(' ');
		if (n - i >= 8)
			memcpy(&x, s + i, 8);
		else
			memcpy(&x, s + i, n - i);
		high |= x & EACH(0x80);
		nul |= has_zero(x);
		quotes |= has_zero(x ^ EACH(quote));
	}
	return (high != 0 ? LINE_HIGH : 0U) | (nul != 0 ? LINE_NUL : 0U)
	    | (quotes != 0 ? LINE_QUOTE : 0U);
}

/* Bit 7 of each byte of X that is DELIM; the first byte is the lowest. */
static uint64_t
delimiters(uint64_t x, char delim)
{
	const uint64_t low = EACH(0x7F);

	x ^= EACH(delim);
	x = ~(((x & low) + low) | x | low);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

size_t
csv_line_split(const char *s, size_t n, char delim, char *text, char **field, size_t max)
{
	size_t fields = 1;

	if (n > 0 && s[n - 1] == '\n')
		n--;
	if (n > 0 && s[n - 1] == '\r')
		n--;
	field[0] = text;
	for (size_t i = 0; i < n; i += 8) {
		uint64_t x = ~EACH(delim), found;
		memcpy(&x, s + i, n - i >= 8 ? 8 : n - i);
		memcpy(text + i, &x, 8);
		for (found = delimiters(x, delim); found != 0; found &= found - 1) {
			char *at = text + i + __builtin_ctzll(found) / 8;
			*at = '\0';
			if (fields < max)
				field[fields] = at + 1;
			fields++;
		}
	}
	text[n] = '\0';
	return fields;
}
