#include "base/translate.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TEXTS    "pejl-text"
#define MESSAGES "pejl"

/* The first of the variables that says something, as setlocale reads them. */
static const char *
user_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "C";
}

/* "da", "da_DK", "da.UTF-8" are of language "da". */
static bool
is_language(const char *name, const char *language)
{
	size_t n = strlen(language);

	return strncmp(name, language, n) == 0 && strchr("_.@:", name[n]) != NULL;
}

static bool
wants_danish(void)
{
	const char *locale = user_locale(), *list = getenv("LANGUAGE");

	if (strcmp(locale, "POSIX") == 0 || is_language(locale, "C"))
		return false;
	if (list == NULL || list[0] == '\0')
		return is_language(locale, "da");
	for (; *list != '\0'; list += strcspn(list, ":"), list += *list == ':') {
		if (is_language(list, "da"))
			return true;
		if (is_language(list, "en") || is_language(list, "C"))
			return false;
	}
	return false;
}

/* Bind DOMAIN; is its catalogue for LANGUAGE there? */
static bool
bind_domain(const char *domain, const char *folder, const char *language)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/%s.mo", folder, language, domain);

	if (n < 0 || (size_t)n >= sizeof path || access(path, R_OK) != 0)
		return false;
	return bindtextdomain(domain, folder) != NULL
	    && bind_textdomain_codeset(domain, "UTF-8") != NULL;
}

struct translation
translate_open(const char *folder)
{
	struct translation t = { .danish = wants_danish() };

	if (folder == NULL || setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		return t;
	/* without "da" the system's own messages stay English too */
	if (setenv("LANGUAGE", t.danish ? "da:en" : "en", 1) != 0)
		return t;
	bind_textdomain_codeset("libc", "UTF-8"); /* strerror */
	t.texts = bind_domain(TEXTS, folder, "en");
	t.messages = bind_domain(MESSAGES, folder, "da");
	return t;
}

const char *
translate_plain(const char *da)
{
	const char *mark = strchr(da, '\004');

	return mark != NULL ? mark + 1 : da;
}

const char *
translate_text(const char *da)
{
	/* "" is the catalogue's heading */
	const char *found = da[0] != '\0' ? dgettext(TEXTS, da) : da;

	return found != da ? found : translate_plain(da);
}

const char *
translate_message(const char *en)
{
	return en[0] != '\0' ? dgettext(MESSAGES, en) : en;
}
