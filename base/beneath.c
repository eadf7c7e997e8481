#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/translate.h"

#define KIB 1024

/* The folder of the file PATH, open; -1 with errno set. */
static int
open_folder(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash == NULL ? "."
	    : slash == path                ? "/"
					   : arena_strndup(a, path, (size_t)(slash - path));

	return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Does NAME only go down? */
static bool
goes_down(const char *name)
{
	if (name[0] == '\0' || name[0] == '/' || strchr(name, '\\') != NULL)
		return false;
	for (const char *part = name; *part != '\0';) {
		size_t n = strcspn(part, "/");
		if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && strncmp(part, "..", 2) == 0))
			return false;
		part += n + (part[n] == '/');
		if (part[-1] == '/' && *part == '\0')
			return false;
	}
	return true;
}

/* NAME from FOLDER, which is closed: one part after the other, none of them a link. */
static int
open_down(int folder, const char *name, struct arena *a)
{
	while (folder >= 0 && strchr(name, '/') != NULL) {
		size_t n = strcspn(name, "/");
		int next = openat(folder, arena_strndup(a, name, n),
		    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		int error = errno;
		close(folder);
		errno = error;
		folder = next;
		name += n + 1;
	}
	if (folder < 0)
		return folder;
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	int error = errno;
	close(folder);
	errno = error;
	return file;
}

/* All bytes of FILE, whose size was N: in A, with a NUL; NULL if there are others now. */
static const char *
read_all(int file, size_t n, struct arena *a)
{
	char *text = arena_alloc(a, n + 1);
	size_t have = 0;

	while (have <= n) {
		ssize_t got = read(file, text + have, n + 1 - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	if (have != n)
		return NULL;
	text[n] = '\0';
	return text;
}

const char *
beneath_read(
    const char *beside, const char *name, size_t most, size_t *n, struct arena *a, const char **why)
{
	const char *text = NULL;
	struct stat st;

	if (!goes_down(name)) {
		*why =
		    N_("a file is named from the folder of this one, without .. or a / before it");
		return NULL;
	}
	int file = open_down(open_folder(beside, a), name, a);
	if (file < 0 || fstat(file, &st) != 0)
		*why = errno == ELOOP || errno == ENOTDIR
		    ? N_("it is reached by a symbolic link, or no "
			 "folder; put the file itself there")
		    : strerror(errno);
	else if (!S_ISREG(st.st_mode))
		*why = N_("it is no ordinary file");
	else if (st.st_size > (off_t)most)
		*why = arena_printf(a, "it has %lld KiB, and at most %zu are taken",
		    ((long long)st.st_size + KIB - 1) / KIB, most / KIB);
	else if ((text = read_all(file, (size_t)st.st_size, a)) == NULL)
		*why = N_("it changed while it was read");
	else
		*n = (size_t)st.st_size;
	if (file >= 0)
		close(file);
	return text;
}
