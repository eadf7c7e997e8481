#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/beside.h"

void
outfile_hold(sigset_t *before)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < countof(ending); i++)
		sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, before);
}

/* TMP has PATH's place or is removed; signals may come again. */
static void
let_go(struct outfile *o)
{
	if (o->held != -1)
		close(o->held);
	o->held = -1;
	o->tmp = NULL;
	sigprocmask(SIG_SETMASK, &o->before, NULL);
}

bool
outfile_open(struct outfile *o, const char *path, struct arena *a, struct diag *d)
{
	*o = (struct outfile){ .path = path, .held = -1 };
	outfile_hold(&o->before);
	o->tmp = beside_name(path, a);
	int fd = open(o->tmp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd != -1 && (o->held = beside_hold(o->tmp)) != -1 && (o->f = fdopen(fd, "w")) != NULL)
		return true;
	diag_error(d, (struct pos){ .file = path }, NULL, "cannot be written: %s", strerror(errno));
	if (fd != -1) {
		close(fd);
		unlink(o->tmp);
	}
	let_go(o);
	return false;
}

bool
outfile_commit(struct outfile *o, struct diag *d)
{
	bool ok = !ferror(o->f) && fflush(o->f) == 0 && fsync(fileno(o->f)) == 0;
	int why = errno;

	if (fclose(o->f) != 0 && ok) {
		ok = false;
		why = errno;
	}
	o->f = NULL;
	if (ok && rename(o->tmp, o->path) != 0) {
		ok = false;
		why = errno;
	}
	if (!ok) {
		unlink(o->tmp);
		diag_error(d, (struct pos){ .file = o->path }, NULL, "cannot be written: %s",
		    strerror(why));
	}
	let_go(o);
	return ok;
}

void
outfile_abort(struct outfile *o)
{
	fclose(o->f);
	unlink(o->tmp);
	o->f = NULL;
	let_go(o);
}

bool
outfile_mkdirs(const char *dir, struct arena *a, struct diag *d)
{
	char *path = arena_strdup(a, dir);
	struct stat st;

	for (char *p = path + 1; path[0] != '\0'; p++) {
		if (*p != '/' && *p != '\0')
			continue;
		char kept = *p;
		*p = '\0';
		if (mkdir(path, 0777) != 0
		    && (errno != EEXIST || stat(path, &st) != 0 || !S_ISDIR(st.st_mode)))
			return diag_error(d, (struct pos){ .file = path }, NULL,
			    "the folder cannot be made: %s",
			    errno == EEXIST ? diag_say(d, "a file of that name is in the way")
					    : strerror(errno));
		*p = kept;
		if (kept == '\0')
			break;
	}
	return true;
}
