#include "ingest/cpr.h"

#include <stddef.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"

#define DAY_DIGITS 6
#define CPR_DIGITS 10

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* ddmmyy; of which century is not known, so 29 February is one in every fourth year. */
static bool
is_day(const char *s)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int d = (s[0] - '0') * 10 + s[1] - '0', m = (s[2] - '0') * 10 + s[3] - '0';
	int y = (s[4] - '0') * 10 + s[5] - '0';

	return m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1] && (m != 2 || d != 29 || y % 4 == 0);
}

bool
cpr_in_text(const char *s, bool bare)
{
	if (strnlen(s, CPR_DIGITS) < CPR_DIGITS)
		return false;
	while (*s != '\0') {
		size_t n = digits(s);
		if (n == DAY_DIGITS && s[n] == '-' && digits(s + n + 1) == CPR_DIGITS - DAY_DIGITS
		    && is_day(s))
			return true;
		if (bare && n == CPR_DIGITS && is_day(s))
			return true;
		s += n != 0 ? n : 1;
	}
	return false;
}

bool
cpr_in_figure(const char *text)
{
	while (*text == ' ')
		text++;
	return cpr_in_text(text, *text == '0');
}

bool
cpr_in_header(const char *header)
{
	static const char *const words[] = { "cpr", "cprnr", "cprnummer", "personnummer",
		"personnr", "cprno" };
	char folded[64];

	if (!text_fold(folded, sizeof folded, header))
		return false;
	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(folded, words[i]) == 0)
			return true;
	return false;
}
