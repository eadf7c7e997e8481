#include "store/holder.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define WAL_WRITE_LOCK 120 /* its byte in the -shm file: sqlite.org/walformat.html, 2.3.1 */
#define RESERVED_LOCK                                                                              \
	0x40000001 /* in the file, before it is in WAL: sqlite.org/fileformat.html                 \
		    */

/* The process that has the lock at byte AT of the file at PATH; 0 if none is known. */
static pid_t
find_lock(const char *path, off_t at)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = at, .l_len = 1 };
	int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd == -1)
		return 0;
	bool known = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK && lock.l_pid > 0;
	close(fd);
	return known ? lock.l_pid : 0;
}

static pid_t
find_process(const char *path)
{
	char shm[4096];
	bool fits = snprintf(shm, sizeof shm, "%s-shm", path) < (int)sizeof shm;
	pid_t pid = fits ? find_lock(shm, WAL_WRITE_LOCK) : 0;

	return pid != 0 ? pid : find_lock(path, RESERVED_LOCK);
}

char *
holder_print(char buf[static HOLDER_SIZE], const char *path, const struct diag *d)
{
	char proc[64], since[32];
	pid_t pid = find_process(path);
	struct stat st;
	struct tm tm;

	snprintf(proc, sizeof proc, "/proc/%ld", (long)pid);
	if (pid == 0)
		snprintf(buf, HOLDER_SIZE, "%s", diag_say(d, "another program"));
	else if (stat(proc, &st) != 0 || gmtime_r(&st.st_mtime, &tm) == NULL
	    || strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", &tm) == 0)
		snprintf(buf, HOLDER_SIZE, diag_say(d, "process %ld"), (long)pid);
	else
		snprintf(
		    buf, HOLDER_SIZE, diag_say(d, "process %ld (since %s UTC)"), (long)pid, since);
	return buf;
}
