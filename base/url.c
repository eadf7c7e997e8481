#include "base/url.h"

#include <string.h>

static const char web[] = "https://", mail[] = "mailto:";

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Does S of N bytes begin with WORD and go on? */
static bool
begins(const char *s, size_t n, const char *word)
{
	return n > strlen(word) && memcmp(s, word, strlen(word)) == 0;
}

/* Letters, digits, dots and hyphens, and a port where that MAY be. */
static bool
is_host(const char *s, size_t n, bool port)
{
	if (n == 0 || !is_letter(s[0]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!is_letter(s[i]) && s[i] != '.' && s[i] != '-' && !(port && s[i] == ':'))
			return false;
	return true;
}

/* Where one of the bytes of MARKS is in S; N if nowhere. */
static size_t
find_any(const char *s, size_t n, const char *marks)
{
	for (size_t i = 0; i < n; i++)
		if (strchr(marks, s[i]) != NULL)
			return i;
	return n;
}

bool
url_is_safe(const char *s, size_t n)
{
	if (n > URL_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\0'
		    || (!is_letter(s[i]) && strchr("-._~:/?#[]@!$&'()*+,;=%", s[i]) == NULL))
			return false;
	if (begins(s, n, web)) {
		s += strlen(web), n -= strlen(web);
		return is_host(s, find_any(s, n, "/?#"), true);
	}
	if (!begins(s, n, mail))
		return false;
	s += strlen(mail), n -= strlen(mail);
	size_t end = find_any(s, n, "?"), at = find_any(s, end, "@");
	return at > 0 && at < end && is_host(s + at + 1, end - at - 1, false);
}

const char *
url_shown(const char *s)
{
	if (begins(s, strlen(s), web))
		return s + strlen(web);
	return begins(s, strlen(s), mail) ? s + strlen(mail) : s;
}
