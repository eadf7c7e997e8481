#include "plots/quote.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define LABEL_BYTES (8 * LABEL_COLUMNS) /* marks of no width count too */

/* Cut S to at most MAX bytes, not inside a character. */
static void
cut_bytes(char *s, size_t max)
{
	if (strlen(s) <= max)
		return;
	while (max > 0 && ((unsigned char)s[max] & 0xC0) == 0x80)
		max--;
	s[max] = '\0';
}

static char *
put_apostrophe(char *to, bool alone)
{
	const char *s = alone ? "\xE2\x80\x99" : "''";
	size_t n = strlen(s);

	memcpy(to, s, n);
	return to + n;
}

char *
gp_quote(struct arena *a, const char *s)
{
	char *label = text_label(a, s != NULL ? s : "", LABEL_COLUMNS);

	cut_bytes(label, LABEL_BYTES);
	char *quoted = arena_array(a, strlen(label) + 1, 3), *to = quoted;
	*to++ = '\'';
	for (const char *from = label; *from != '\0'; from++) {
		if (*from != '\'')
			*to++ = *from;
		else
			to = put_apostrophe(to, from == label || from[-1] == '\'');
	}
	*to = '\'';
	return quoted;
}
