#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_MAX 9007199254740992.0 /* 2^53 */

char *
decimal_print(char buf[static DECIMAL_SIZE], double v, int decimals, char sign)
{
	buf[0] = '\0';
	if (isnan(v))
		return buf;
	/* beyond this the digits would not fit; nothing we measure is near it */
	if (fabs(v) >= 1e30)
		snprintf(buf, DECIMAL_SIZE, "%.*e", decimals, v);
	else
		snprintf(buf, DECIMAL_SIZE, "%.*f", decimals, v);
	if (buf[0] == '-' && strspn(buf + 1, "0.") == strlen(buf + 1))
		memmove(buf, buf + 1, strlen(buf));
	char *dot = strchr(buf, '.');
	if (dot != NULL)
		*dot = sign;
	return buf;
}

char *
decimal_print_people(char buf[static DECIMAL_SIZE], double v, int decimals)
{
	static const char nbsp[] = "\xC2\xA0", minus[] = "\xE2\x88\x92";
	char plain[DECIMAL_SIZE];
	size_t len = 0;

	decimal_print(plain, v, decimals, ',');
	const char *digits = plain + (plain[0] == '-');
	size_t whole = strspn(digits, "0123456789");
	buf[0] = '\0';
	if (plain[0] == '-')
		len += (size_t)snprintf(buf, DECIMAL_SIZE, "%s", minus);
	/* a number of four digits is not grouped: 2700, but 12 345 */
	for (size_t i = 0; i < whole; i++) {
		if (whole > 4 && i > 0 && (whole - i) % 3 == 0)
			len += (size_t)snprintf(buf + len, DECIMAL_SIZE - len, "%s", nbsp);
		buf[len++] = digits[i];
		buf[len] = '\0';
	}
	snprintf(buf + len, DECIMAL_SIZE - len, "%s", digits + whole);
	return buf;
}

char *
decimal_print_beside(char buf[static DECIMAL_SIZE], double v, int decimals, double other)
{
	char text[DECIMAL_SIZE];

	decimal_print_people(buf, v, decimals);
	if (isnan(other) || v == other)
		return buf;
	for (int more = decimals; more <= 6; more++) {
		decimal_print_people(buf, v, more);
		if (strcmp(buf, decimal_print_people(text, other, more)) != 0)
			return buf;
	}
	return decimal_print_people(buf, v, decimals);
}

char *
decimal_print_exact(char buf[static DECIMAL_SIZE], double v)
{
	buf[0] = '\0';
	if (isnan(v))
		return buf;
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(buf, DECIMAL_SIZE, "%.*g", digits, v);
		if (strtod(buf, NULL) == v)
			break;
	}
	return buf;
}

bool
decimal_is_count(double v)
{
	return v >= 0 && v <= COUNT_MAX && floor(v) == v;
}
