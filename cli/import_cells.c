#include "cli/import_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "model/period.h"

static void
refuse(struct cells *c, size_t i, const char *what)
{
	struct pos at = { c->record->at.file, c->record->at.line, i + 1 };

	c->ok = diag_error(c->diag, at, "type-error", "'%.80s' is no %s", c->record->field[i],
	    diag_say(c->diag, what));
}

long long
cells_whole(struct cells *c, size_t i, long long low, long long high, long long empty)
{
	const char *s = c->record->field[i];
	size_t n = strspn(s, "0123456789");

	if (*s == '\0' && empty != CELLS_NEEDED)
		return empty;
	long long v = n > 0 && n <= 18 && s[n] == '\0' ? strtoll(s, NULL, 10) : -1;
	if (v >= low && v <= high)
		return v;
	refuse(c, i, N_("number that can stand here"));
	return low;
}

/* Digits with one dot and an exponent: nothing that strtod takes besides. */
static bool
is_real(const char *s)
{
	s += *s == '-';
	size_t whole = strspn(s, "0123456789"), part = 0;
	s += whole;
	if (*s == '.') {
		part = strspn(s + 1, "0123456789");
		s += 1 + part;
	}
	if (whole + part > 0 && *s == 'e') {
		s += 1 + (s[1] == '-' || s[1] == '+');
		size_t digits = strspn(s, "0123456789");
		return digits > 0 && s[digits] == '\0';
	}
	return whole + part > 0 && *s == '\0';
}

double
cells_real(struct cells *c, size_t i)
{
	const char *s = c->record->field[i];

	if (*s == '\0')
		return NAN;
	double v = is_real(s) ? strtod(s, NULL) : NAN; /* LC_NUMERIC is always "C" */
	if (!isfinite(v))
		refuse(c, i, N_("number"));
	return v;
}

int
cells_date(struct cells *c, size_t i)
{
	const char *s = c->record->field[i];
	int date = *s != '\0' ? date_parse(s) : 0;

	if (*s != '\0' && date == 0)
		refuse(c, i, N_("date"));
	return date;
}

/* Days from 1970-01-01 to the day: years of 365, and the leap days up to it. */
static long long
days_to(int year, int month, int day)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	int full = month > 2 ? year : year - 1; /* the last year whose leap day has been */

	return 365LL * (year - 1970) + (full / 4 - full / 100 + full / 400 - 477)
	    + before[month - 1] + day - 1;
}

long long
cells_time(struct cells *c, size_t i)
{
	static const char form[] = "0000-00-00T00:00:00Z";
	const char *s = c->record->field[i];
	bool ok = strlen(s) == sizeof form - 1;
	char date[11] = "";

	for (size_t k = 0; ok && form[k] != '\0'; k++)
		ok = form[k] == '0' ? s[k] >= '0' && s[k] <= '9' : s[k] == form[k];
	if (ok)
		memcpy(date, s, sizeof date - 1);
	int day = date_parse(date);
	int hour = ok ? (s[11] - '0') * 10 + s[12] - '0' : 0;
	int minute = ok ? (s[14] - '0') * 10 + s[15] - '0' : 0;
	int second = ok ? (s[17] - '0') * 10 + s[18] - '0' : 0;
	if (day == 0 || hour > 23 || minute > 59 || second > 59) {
		refuse(c, i, N_("time"));
		return 0;
	}
	return days_to(day / 10000, day / 100 % 100, day % 100) * 86400 + hour * 3600 + minute * 60
	    + second;
}

bool
cells_truth(struct cells *c, size_t i)
{
	bool yes = strcmp(c->record->field[i], "true") == 0;

	if (!yes && strcmp(c->record->field[i], "false") != 0)
		refuse(c, i, N_("true or false"));
	return yes;
}

void
cells_sha256(struct cells *c, size_t i, char out[static 65])
{
	const char *s = c->record->field[i];
	size_t n = strspn(s, "0123456789abcdef");

	out[0] = '\0';
	if (s[n] == '\0' && (n == 64 || n == 0))
		memcpy(out, s, n + 1);
	else
		refuse(c, i, N_("SHA-256"));
}
