#define _DEFAULT_SOURCE /* flock */
#include "base/beside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"

#define MARK ".pejl-"
#define END  ".tmp"

int
beside_hold(const char *tmp)
{
	struct stat held, there;
	int fd = open(tmp, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd == -1)
		return -1;
	/* a file system without locks: nobody else will find it left */
	bool ours = flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
	if (ours && fstat(fd, &held) == 0 && lstat(tmp, &there) == 0 && held.st_ino == there.st_ino)
		return fd;
	close(fd);
	errno = EBUSY;
	return -1;
}

/* Nobody's: what is at PATH can be opened and locked. */
static bool
is_left(const char *path)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool left = fd != -1 && flock(fd, LOCK_EX | LOCK_NB) == 0;

	if (fd != -1)
		close(fd);
	return left;
}

/* Is NAME a neighbour of the file or folder BASE, *OLD one that was moved away? */
static bool
is_beside(const char *name, const char *base, bool *old)
{
	size_t n = strlen(base);

	if (strncmp(name, base, n) != 0 || strncmp(name + n, MARK, sizeof MARK - 1) != 0)
		return false;
	const char *pid = name + n + sizeof MARK - 1;
	size_t digits = strspn(pid, "0123456789");
	if (digits == 0 || strncmp(pid + digits, END, sizeof END - 1) != 0)
		return false;
	const char *rest = pid + digits + sizeof END - 1;
	*old = strcmp(rest, BESIDE_OLD) == 0;
	return *old || rest[0] == '\0';
}

/* LEFT, an OLD one or not, was left beside PATH, unless a run still holds it. */
static void
clear_one(const char *left, bool old, const char *path, struct arena *a)
{
	struct stat st;

	if (!old) {
		if (is_left(left))
			folder_remove_tree(left);
		return;
	}
	/* the run that moved it away may be about to fill its place */
	const char *tmp = arena_strndup(a, left, strlen(left) - strlen(BESIDE_OLD));
	if (lstat(tmp, &st) == 0 && !is_left(tmp))
		return;
	if (lstat(path, &st) == 0)
		folder_remove_tree(left);
	else
		rename(left, path);
}

/* What was left in DIR beside PATH, called BASE there: the OLD folders or the rest. */
static void
clear(DIR *dir, const char *path, const char *base, bool old, struct arena *a)
{
	struct dirent *e;
	bool is_old;

	rewinddir(dir);
	while ((e = readdir(dir)) != NULL)
		if (is_beside(e->d_name, base, &is_old) && is_old == old)
			clear_one(arena_printf(a, "%.*s%s", (int)(base - path), path, e->d_name),
			    old, path, a);
}

char *
beside_name(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	DIR *dir = opendir(base == path ? "." : arena_strndup(a, path, (size_t)(base - path)));

	if (dir != NULL && base[0] != '\0') {
		clear(dir, path, base, true, a);
		clear(dir, path, base, false, a);
	}
	if (dir != NULL)
		closedir(dir);
	return arena_printf(a, "%s" MARK "%ld" END, path, (long)getpid());
}
