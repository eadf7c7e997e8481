#include "cli/share.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"

/* The folder of the running program, "" if the system does not tell. */
static const char *
program_folder(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0)
		return "";
	path[n] = '\0';
	*strrchr(path, '/') = '\0';
	return arena_strdup(a, path);
}

/* The first of N folders that has FILE, NULL if none. */
static const char *
first_with(const char *const *folders, size_t n, const char *file, struct arena *a)
{
	for (size_t i = 0; i < n; i++)
		if (folders[i][0] != '\0'
		    && access(arena_printf(a, "%s/%s", folders[i], file), R_OK) == 0)
			return folders[i];
	return NULL;
}

const char *
share_folder(struct arena *a)
{
	const char *own = program_folder(a), *env = getenv("PEJL_SHARE");
	const char *const places[] = { env != NULL ? env : "",
		arena_printf(a, "%s/../share/pejl", own), arena_printf(a, "%s/..", own),
		arena_printf(a, "%s/../..", own), PEJL_DATADIR };

	return first_with(places, countof(places), "data/kommuner.csv", a);
}

const char *
share_locale(struct arena *a)
{
	const char *own = program_folder(a);
	const char *const places[] = { arena_printf(a, "%s/locale", own),
		arena_printf(a, "%s/../share/locale", own), PEJL_DATADIR "/../locale" };

	const char *found = first_with(places, countof(places), "en/LC_MESSAGES/pejl-text.mo", a);
	return found != NULL
	    ? found
	    : first_with(places, countof(places), "da/LC_MESSAGES/pejl.mo", a);
}
