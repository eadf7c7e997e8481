#define _GNU_SOURCE /* renameat2 */
#include "base/outfolder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/beside.h"
#include "base/folder.h"
#include "base/outfile.h"

#define LIST  ".pejl"
#define DEPTH 8 /* of folders of others in each other */

static bool
failed(const char *path, struct diag *d)
{
	return diag_error(
	    d, (struct pos){ .file = path }, NULL, "cannot be written: %s", strerror(errno));
}

static const char *
join(struct outfolder *o, const char *folder, const char *name)
{
	return arena_printf(o->arena, "%s/%s", folder, name);
}

/* PATH without the slashes behind it. */
static const char *
trimmed(const char *path, struct arena *a)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(a, path, n);
}

/* The folder that PATH is in; NULL: the current one. */
static const char *
above(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL || slash == path ? NULL
					      : arena_strndup(a, path, (size_t)(slash - path));
}

/* TMP has PATH's place or is removed; signals may come again. */
static void
let_go(struct outfolder *o)
{
	if (o->held != -1)
		close(o->held);
	o->held = -1;
	sigprocmask(SIG_SETMASK, &o->before, NULL);
}

bool
outfolder_open(struct outfolder *o, const char *path, struct arena *a, struct diag *d)
{
	struct stat st;

	*o = (struct outfolder){ .path = trimmed(path, a), .held = -1, .arena = a };
	const char *parent = above(o->path, a);
	if (parent != NULL && !outfile_mkdirs(parent, a, d))
		return false;
	if (stat(o->path, &st) == 0 && !S_ISDIR(st.st_mode))
		return diag_error(d, (struct pos){ .file = o->path }, NULL,
		    "the folder cannot be made: a file of that name is in the way");
	outfile_hold(&o->before);
	o->tmp = beside_name(o->path, a);
	if (mkdir(o->tmp, 0777) == 0 && (o->held = beside_hold(o->tmp)) != -1)
		return true;
	failed(o->path, d);
	let_go(o);
	return false;
}

/* ---- files ---------------------------------------------------------------- */

static bool
is_plain(const char *name)
{
	size_t slashes = 0;

	for (const char *p = name; *p != '\0'; p++) {
		bool begins = p == name || p[-1] == '/';
		slashes += *p == '/';
		if ((begins && (*p == '.' || *p == '/'))
		    || strchr("abcdefghijklmnopqrstuvwxyz0123456789._-/", *p) == NULL)
			return false;
	}
	return name[0] != '\0' && slashes <= 1;
}

static FILE *
create(struct outfolder *o, const char *name, struct diag *d)
{
	const char *path = join(o, o->tmp, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

	if (fd == -1 || (o->f = fdopen(fd, "w")) == NULL) {
		failed(join(o, o->path, name), d);
		if (fd != -1)
			close(fd);
		return NULL;
	}
	return o->f;
}

FILE *
outfolder_file(struct outfolder *o, const char *name, struct diag *d)
{
	const char *slash = strchr(name, '/');

	if (!is_plain(name)) {
		diag_error(d, (struct pos){ .file = o->path }, NULL, "no name for a file of ours");
		return NULL;
	}
	if (slash != NULL) {
		const char *folder =
		    join(o, o->tmp, arena_strndup(o->arena, name, (size_t)(slash - name)));
		if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
			failed(join(o, o->path, name), d);
			return NULL;
		}
	}
	o->names = arena_grow(o->arena, o->names, o->n, &o->cap, sizeof *o->names);
	o->names[o->n++] = arena_strdup(o->arena, name);
	return create(o, name, d);
}

bool
outfolder_file_end(struct outfolder *o, struct diag *d)
{
	FILE *f = o->f;
	bool ok = !ferror(f) && fflush(f) == 0 && fsync(fileno(f)) == 0;
	int why = errno;

	o->f = NULL;
	if (fclose(f) != 0 && ok) {
		ok = false;
		why = errno;
	}
	errno = why;
	return ok || failed(o->n > 0 ? join(o, o->path, o->names[o->n - 1]) : o->path, d);
}

/* ---- the old folder ------------------------------------------------------- */

/* Lines of the list in the old folder, "" between two line feeds each. */
static const char *
old_list(struct outfolder *o)
{
	FILE *f = fopen(join(o, o->path, LIST), "r");
	struct stat st;

	if (f == NULL)
		return "\n";
	size_t size = fstat(fileno(f), &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
	char *text = arena_alloc(o->arena, size + 3);
	text[0] = '\n';
	size_t n = fread(text + 1, 1, size, f);
	text[n + 1] = '\n';
	fclose(f);
	return text;
}

static bool
is_listed(const char *list, const char *name, struct arena *a)
{
	return strcmp(name, LIST) == 0 || strstr(list, arena_printf(a, "\n%s\n", name)) != NULL;
}

static bool take_over(
    struct outfolder *o, const char *folder, const char *list, int depth, struct diag *d);

/* Take over NAME, which may be a folder, unless it is LISTed. */
static bool
take_one(struct outfolder *o, const char *name, const char *list, int depth, struct diag *d)
{
	const char *from = join(o, o->path, name), *to = join(o, o->tmp, name);
	struct stat st;

	if (is_listed(list, name, o->arena))
		return true;
	if (lstat(from, &st) != 0 || !S_ISDIR(st.st_mode))
		return link(from, to) == 0 || errno == EEXIST || failed(from, d);
	if (depth == DEPTH)
		return diag_error(d, (struct pos){ .file = from }, NULL,
		    "more than %d folders in each other cannot be kept here: move this one away",
		    DEPTH);
	if (mkdir(to, 0777) != 0 && errno != EEXIST)
		return failed(from, d);
	bool ok = take_over(o, name, list, depth + 1, d);
	rmdir(to); /* if it was ours, it is empty now */
	return ok;
}

/* Take over what is under FOLDER ("": all) of the old folder and is not LISTed. */
static bool
take_over(struct outfolder *o, const char *folder, const char *list, int depth, struct diag *d)
{
	const char *path = join(o, o->path, folder);
	DIR *dir = opendir(path);
	struct dirent *e;
	bool ok = true;

	if (dir == NULL)
		return (depth == 0 && errno == ENOENT) || failed(path, d);
	while (ok && (e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		ok = take_one(o,
		    folder[0] != '\0' ? join(o, folder, e->d_name)
				      : arena_strdup(o->arena, e->d_name),
		    list, depth, d);
	}
	closedir(dir);
	return ok;
}

/* ---- the end -------------------------------------------------------------- */

static bool
write_list(struct outfolder *o, struct diag *d)
{
	FILE *f = create(o, LIST, d);

	for (size_t i = 0; f != NULL && i < o->n; i++)
		fprintf(f, "%s\n", o->names[i]);
	return f != NULL && outfolder_file_end(o, d);
}

/* TMP and PATH change places, or TMP becomes PATH. */
static bool
appear(struct outfolder *o, struct diag *d)
{
	if (renameat2(AT_FDCWD, o->tmp, AT_FDCWD, o->path, RENAME_NOREPLACE) == 0)
		return true;
	if (errno == EEXIST && renameat2(AT_FDCWD, o->tmp, AT_FDCWD, o->path, RENAME_EXCHANGE) == 0)
		return true;
	if (errno == EINVAL || errno == ENOSYS) { /* a file system that cannot: in two steps */
		const char *old = arena_printf(o->arena, "%s" BESIDE_OLD, o->tmp);
		bool was_there = rename(o->path, old) == 0;
		if ((was_there || errno == ENOENT) && rename(o->tmp, o->path) == 0) {
			folder_remove_tree(old);
			return true;
		}
		int why = errno;
		if (was_there)
			rename(old, o->path);
		errno = why;
	}
	return failed(o->path, d);
}

bool
outfolder_commit(struct outfolder *o, struct diag *d)
{
	bool ok = write_list(o, d) && take_over(o, "", old_list(o), 0, d) && appear(o, d);

	folder_remove_tree(o->tmp); /* the old one, or what did not become the new one */
	let_go(o);
	return ok;
}

void
outfolder_abort(struct outfolder *o)
{
	if (o->f != NULL)
		fclose(o->f);
	o->f = NULL;
	folder_remove_tree(o->tmp);
	let_go(o);
}
