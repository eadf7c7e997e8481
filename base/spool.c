#include "base/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)64 << 10)

static bool
refuse(const struct spool *s, struct diag *d, int why)
{
	return diag_error(d, (struct pos){ .file = s->folder }, NULL,
	    "the result cannot be held back here until all is read%s%s; TMPDIR names another "
	    "folder",
	    why != 0 ? ": " : "", why != 0 ? strerror(why) : "");
}

bool
spool_open(struct spool *s, struct arena *a, struct diag *d)
{
	const char *folder = getenv("TMPDIR");

	*s = (struct spool){ .folder = folder != NULL && *folder != '\0' ? folder : "/tmp" };
	char *path = arena_printf(a, "%s/pejl-XXXXXX", s->folder);
	int fd = mkstemp(path);
	if (fd != -1)
		unlink(path);
	s->f = fd != -1 ? fdopen(fd, "w+") : NULL;
	if (s->f != NULL)
		return true;
	int why = errno;
	if (fd != -1)
		close(fd);
	return refuse(s, d, why);
}

bool
spool_give(struct spool *s, FILE *to, struct diag *d)
{
	char block[BLOCK];
	size_t n;

	errno = 0; /* an error that a buffer ran into earlier has left none */
	bool ok = fflush(s->f) == 0 && !ferror(s->f) && fseek(s->f, 0, SEEK_SET) == 0;
	while (ok && (n = fread(block, 1, sizeof block, s->f)) > 0)
		if (fwrite(block, 1, n, to) != n)
			break;
	if (!ok || ferror(s->f))
		ok = refuse(s, d, errno);
	spool_drop(s);
	return ok;
}

void
spool_drop(struct spool *s)
{
	if (s->f != NULL)
		fclose(s->f);
	s->f = NULL;
}
