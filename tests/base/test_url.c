#include "base/url.h"

#include <string.h>

#include "tests/base/suites.h"
#include "tests/check.h"

static void
tells_safe(void)
{
	static const struct {
		const char *text;
		bool safe;
	} rows[] = {
		{ "https://www.example.dk", true },
		{ "https://example.dk:8443/side?a=b&c=%C3%A6#afsnit", true },
		{ "https://example.dk/a_(b)", true },
		{ "mailto:navn@example.dk", true },
		{ "mailto:for.navn+x@example.dk?subject=Status", true },
		{ "", false },
		{ "https://", false },
		{ "https:///etc/passwd", false },
		{ "https://-x.dk", false },
		{ "http://example.dk", false },
		{ "HTTPS://example.dk", false },
		{ "javascript:alert(1)", false },
		{ "data:text/html,x", false },
		{ "file:///etc/passwd", false },
		{ "//example.dk", false },
		{ "https://bank.dk@example.dk/", false }, /* a name before the host */
		{ "https://example.dk\\@x.dk", false },
		{ "https://example.dk/a b", false },
		{ "https://example.dk/\"onclick=", false },
		{ "https://example.dk/<b>", false },
		{ "https://example.dk/\xC3\xA6", false },
		{ "https://example.dk/\x1b[31m", false },
		{ "mailto:", false },
		{ "mailto:navn", false },
		{ "mailto:@example.dk", false },
		{ "mailto:navn@", false },
		{ "mailto:navn@example.dk,x@y.dk", false },
	};
	char most[URL_MAX + 2] = "https://example.dk/";

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(
		    url_is_safe(rows[i].text, strlen(rows[i].text)) == rows[i].safe, rows[i].text);
	memset(most + strlen(most), 'a', sizeof most - 19);
	CU_ASSERT_TRUE(url_is_safe(most, URL_MAX));
	CU_ASSERT_FALSE(url_is_safe(most, URL_MAX + 1));
	CU_ASSERT_FALSE(url_is_safe("https://a\0b", 11));
}

static void
shows(void)
{
	CHECK_STR(url_shown("mailto:navn@example.dk"), "navn@example.dk");
	CHECK_STR(url_shown("https://example.dk/a"), "example.dk/a");
}

void
suite_url(void)
{
	static const struct test tests[] = {
		{ "tells safe addresses from others", tells_safe },
		{ "shows an address", shows },
	};

	suite_add("url", tests, countof(tests));
}
