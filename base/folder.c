/* nftw is X/Open. */
#define _XOPEN_SOURCE 700
#include "base/folder.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"

#define OPEN_MAX_DEPTH 16 /* folders that are open at once while removing */

bool
folder_make(struct folder *f, struct arena *a, struct diag *d)
{
	const char *parent = getenv("TMPDIR");

	if (parent == NULL || parent[0] != '/')
		parent = "/tmp";
	char *path = arena_printf(a, "%s/pejl-XXXXXX", parent);
	outfile_hold(&f->before);
	f->path = mkdtemp(path);
	if (f->path != NULL)
		return true;
	int why = errno;
	sigprocmask(SIG_SETMASK, &f->before, NULL);
	return diag_error(d, (struct pos){ .file = parent }, NULL,
	    "no folder can be made in it: %s", strerror(why));
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	remove(path);
	return 0; /* go on with the rest */
}

void
folder_remove_tree(const char *path)
{
	nftw(path, remove_one, OPEN_MAX_DEPTH, FTW_DEPTH | FTW_PHYS);
}

void
folder_remove(struct folder *f)
{
	folder_remove_tree(f->path);
	f->path = NULL;
	sigprocmask(SIG_SETMASK, &f->before, NULL);
}
