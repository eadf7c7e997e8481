/* pipe2 and large pipes are Linux; the rest of the program is plain POSIX. */
#define _GNU_SOURCE
#include "base/child.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/confine.h"
#include "base/translate.h"

#define STANDARD_PATH "/usr/local/bin:/usr/bin:/bin"
#define ERR_KEPT      4096      /* bytes of stderr that are kept */
#define PIPE_ROOM     (1 << 20) /* bytes a child may be ahead of us, where the system lets it */

/* Our ends of the child's pipes; -1 once closed. */
struct pipes {
	int in, out, err;
	int started; /* the child writes errno here when it cannot exec; else it closes */
};

struct run {
	const char *name;
	struct pipes pipes;
	pid_t pid;
	struct child_limits limits;
	const char *home;
	long long deadline_ms;
	const char *input;
	size_t left;
	char *out, *err;
	size_t nout, capout, nerr;
	size_t said;                       /* bytes of its stdout in all */
	const struct child_reader *reader; /* of its stdout; NULL: it is kept */
	size_t number;                     /* as the reader knows it */
	const char *why; /* N_: what ended the run too early, NULL if nothing did */
	struct arena *arena;
};

static long long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* Relative folders in PATH do not count. */
const char *
child_find(const char *name, struct arena *a)
{
	if (strchr(name, '/') != NULL)
		return name[0] == '/' && is_program(name) ? name : NULL;

	const char *path = getenv("PATH");
	if (path == NULL)
		path = STANDARD_PATH;
	while (*path != '\0') {
		size_t n = strcspn(path, ":");
		if (path[0] == '/') {
			const char *file = arena_printf(a, "%.*s/%s", (int)n, path, name);
			if (is_program(file))
				return file;
		}
		path += n + (path[n] == ':');
	}
	return NULL;
}

const char *
child_beside(const char *name, struct arena *a)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self);

	while (n > 0 && n < (ssize_t)sizeof self && self[n - 1] != '/')
		n--;
	const char *path = arena_printf(a, "%.*s%s", n > 0 ? (int)n : 0, self, name);
	return n > 0 && n < (ssize_t)sizeof self && is_program(path) ? path : NULL;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* A pipe whose ends are above STARTED even when our own stdin or stdout is closed. */
static bool
pipe_open(int *from, int *to)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	*from = fcntl(ends[0], F_DUPFD_CLOEXEC, STARTED + 1);
	*to = fcntl(ends[1], F_DUPFD_CLOEXEC, STARTED + 1);
	close(ends[0]);
	close(ends[1]);
	return *from >= 0 && *to >= 0;
}

static bool
pipes_open(struct pipes *ours, struct child_ends *theirs)
{
	bool ok = pipe_open(&theirs->in, &ours->in) && pipe_open(&ours->out, &theirs->out)
	    && pipe_open(&ours->err, &theirs->err) && pipe_open(&ours->started, &theirs->started)
	    && fcntl(ours->in, F_SETFL, O_NONBLOCK) == 0
	    && fcntl(ours->out, F_SETFL, O_NONBLOCK) == 0
	    && fcntl(ours->err, F_SETFL, O_NONBLOCK) == 0;

	if (ok)
		(void)fcntl(ours->out, F_SETPIPE_SZ, PIPE_ROOM);
	return ok;
}

static void
pipes_close(struct pipes *p)
{
	close_fd(&p->in);
	close_fd(&p->out);
	close_fd(&p->err);
	close_fd(&p->started);
}

static void
ends_close(struct child_ends *e)
{
	close_fd(&e->in);
	close_fd(&e->out);
	close_fd(&e->err);
	close_fd(&e->started);
}

/* The errno with which the child could not exec, 0 if it could. */
static int
start_error(struct pipes *p)
{
	int code = 0;
	ssize_t n;

	do
		n = read(p->started, &code, sizeof code);
	while (n < 0 && errno == EINTR);
	close_fd(&p->started);
	return n == (ssize_t)sizeof code ? code : 0;
}

static void
send_input(struct run *r)
{
	ssize_t n = write(r->pipes.in, r->input, r->left);

	if (n > 0) {
		r->input += n;
		r->left -= (size_t)n;
	} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
		r->left = 0; /* it reads no more: what it says and how it ends tell the rest */
	}
	if (r->left == 0)
		close_fd(&r->pipes.in);
}

static void
take_output(struct run *r)
{
	char buf[65536];
	ssize_t n = read(r->pipes.out, buf, sizeof buf);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_fd(&r->pipes.out);
		return;
	}
	if ((size_t)n > r->limits.output - r->said) {
		r->why = N_("wrote more than is allowed");
		return;
	}
	r->said += (size_t)n;
	if (r->nout + (size_t)n + 1 > r->capout) {
		r->capout = 2 * (r->nout + (size_t)n + 1);
		char *bigger = arena_alloc(r->arena, r->capout);
		memcpy(bigger, r->out, r->nout);
		r->out = bigger;
	}
	memcpy(r->out + r->nout, buf, (size_t)n);
	r->nout += (size_t)n;
	r->out[r->nout] = '\0';
	if (r->reader == NULL)
		return;
	size_t taken = r->reader->take(r->reader->to, r->number, r->out, r->nout);
	memmove(r->out, r->out + taken, r->nout - taken + 1);
	r->nout -= taken;
}

static void
take_errors(struct run *r)
{
	char buf[1024];
	ssize_t n = read(r->pipes.err, buf, sizeof buf);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_fd(&r->pipes.err);
		return;
	}
	size_t keep = ERR_KEPT - r->nerr < (size_t)n ? ERR_KEPT - r->nerr : (size_t)n;
	memcpy(r->err + r->nerr, buf, keep);
	r->nerr += keep;
}

static bool
is_talking(const struct run *r)
{
	return r->pipes.out >= 0 || r->pipes.err >= 0;
}

static bool
are_talking(const struct run *runs, size_t n)
{
	bool talking = false;

	for (size_t i = 0; i < n; i++) {
		if (runs[i].why != NULL)
			return false;
		talking = talking || is_talking(&runs[i]);
	}
	return talking;
}

/* The first that still talks ends the run of all, for the reason WHY. */
static void
stop(struct run *runs, size_t n, const char *why)
{
	size_t i = 0;

	while (i + 1 < n && !is_talking(&runs[i]))
		i++;
	runs[i].why = why;
}

/* Feed and drain until the children have closed their ends, or the run has to stop. */
static void
converse(struct run *runs, size_t n)
{
	struct pollfd fds[3 * CHILDREN_MAX];

	while (are_talking(runs, n)) {
		long long wait = runs[0].deadline_ms - now_ms();

		for (size_t i = 0; i < n; i++) {
			const struct pipes *p = &runs[i].pipes;
			fds[3 * i] = (struct pollfd){ .fd = p->in, .events = POLLOUT };
			fds[3 * i + 1] = (struct pollfd){ .fd = p->out, .events = POLLIN };
			fds[3 * i + 2] = (struct pollfd){ .fd = p->err, .events = POLLIN };
		}
		if (wait <= 0) {
			stop(runs, n, N_("took too long"));
			return;
		}
		if (poll(fds, 3 * n, wait > INT_MAX ? INT_MAX : (int)wait) < 0) {
			if (errno != EINTR)
				stop(runs, n, N_("could not be listened to"));
			continue;
		}
		for (size_t i = 0; i < n; i++) {
			if (fds[3 * i].revents != 0)
				send_input(&runs[i]);
			if (fds[3 * i + 1].revents != 0)
				take_output(&runs[i]);
			if (fds[3 * i + 2].revents != 0)
				take_errors(&runs[i]);
		}
	}
}

/* Wait for the child, which may still run after it closed its output; kill it if it must end. */
static int
reap(struct run *r)
{
	int status = 0;
	pid_t got;

	while (r->why == NULL && (got = waitpid(r->pid, &status, WNOHANG)) != r->pid) {
		if (got < 0 && errno != EINTR)
			return -1;
		if (now_ms() >= r->deadline_ms)
			r->why = N_("took too long");
		else
			poll(NULL, 0, 1);
	}
	if (r->why == NULL)
		return status;
	kill(r->pid, SIGKILL);
	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* The kept stderr on one line. */
static const char *
one_line(const char *err, struct arena *a)
{
	char *line = arena_strdup(a, err), *to = line;

	for (const char *from = err; *from != '\0'; from++) {
		bool blank = *from == ' ' || *from == '\n' || *from == '\t' || *from == '\r';
		if (!blank)
			*to++ = *from;
		else if (to > line && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > line && to[-1] == ' ')
		to--;
	*to = '\0';
	return line;
}

static bool
run_report(const struct run *r, int status, struct diag *d)
{
	const char *said = one_line(r->err, r->arena);
	const char *colon = said[0] != '\0' ? ": " : "";
	struct pos nowhere = { 0 };

	if (r->why != NULL)
		return diag_error(d, nowhere, NULL, "%s %s and was stopped%s%s", r->name,
		    diag_say(d, r->why), colon, said);
	if (WIFSIGNALED(status))
		return diag_error(d, nowhere, NULL, "%s was ended by signal %d (%s)%s%s", r->name,
		    WTERMSIG(status), strsignal(WTERMSIG(status)), colon, said);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return diag_error(d, nowhere, NULL, "%s ended with exit status %d%s%s", r->name,
		    WIFEXITED(status) ? WEXITSTATUS(status) : -1, colon, said);
	return true;
}

/*
 * Start it. fork and not posix_spawn: between fork and exec the child puts on its limits and
 * the system call filter, for which posix_spawn has no place.
 */
static bool
run_start(struct run *r, const char *path, char *const argv[], struct diag *d)
{
	const char *home = r->home;
	char *const environment[] = { "LC_ALL=C.UTF-8",
		arena_printf(r->arena, "HOME=%s", home != NULL ? home : "/nonexistent"),
		"PATH=" STANDARD_PATH,
		home != NULL ? arena_printf(r->arena, "TMPDIR=%s", home) : NULL, NULL };
	struct child_ends ends = { -1, -1, -1, -1 };
	struct pos nowhere = { 0 };

	if (!pipes_open(&r->pipes, &ends) || (r->pid = fork()) < 0) {
		int code = errno;
		ends_close(&ends);
		return diag_error(
		    d, nowhere, NULL, "%s could not be started: %s", r->name, strerror(code));
	}
	if (r->pid == 0) {
		/* Its ends are above STARTED (see pipe_open): none is overwritten here. */
		if (dup2(ends.started, STARTED) == STARTED) {
			confine_become(path, argv, environment, ends, r->limits);
			int code = errno;
			(void)!write(STARTED, &code, sizeof code);
		}
		_exit(127);
	}
	ends_close(&ends);
	int code = start_error(&r->pipes);
	if (code == 0)
		return true;
	waitpid(r->pid, NULL, 0);
	return diag_error(d, nowhere, NULL, "%s could not be started: %s", r->name, strerror(code));
}

/* Of the program at PATH, N runs and what they share. */
struct crew {
	const char *path;
	const char *const *argv;
	struct run runs[CHILDREN_MAX];
	size_t n;
};

static void
crew_prepare(struct crew *c, const char *home, const struct child_input *inputs,
    const struct child_reader *reader, struct child_limits limits, struct arena *a)
{
	for (size_t i = 0; i < c->n; i++) {
		c->runs[i] = (struct run){ .name = c->argv[0],
			.pipes = { -1, -1, -1, -1 },
			.pid = -1,
			.limits = limits,
			.home = home,
			.deadline_ms = now_ms() + (long long)limits.time_s * 1000,
			.input = inputs[i].text,
			.left = inputs[i].size,
			.capout = 65536,
			.out = arena_alloc(a, 65536),
			.err = arena_alloc(a, ERR_KEPT + 1),
			.reader = reader,
			.number = i,
			.arena = a };
	}
}

static bool
crew_start(struct crew *c, struct diag *d)
{
	for (size_t i = 0; i < c->n; i++) {
		struct run *r = &c->runs[i];
		if (!run_start(r, c->path, (char *const *)c->argv, d)) {
			r->pid = -1;
			return false;
		}
		if (r->left == 0)
			close_fd(&r->pipes.in);
	}
	return true;
}

/*
 * Wait for all that were started. OK is false if they must end. The first that failed is told of,
 * and ends the rest. *STATUS: the last one's.
 */
static bool
crew_reap(struct crew *c, bool ok, int *status, int again, struct diag *d)
{
	struct run *failed = NULL;

	for (size_t i = 0; i < c->n; i++)
		if (c->runs[i].why != NULL)
			failed = &c->runs[i];
	for (size_t i = 0; i < c->n; i++) {
		struct run *r = &c->runs[i];
		pipes_close(&r->pipes);
		if (r->pid < 0)
			continue;
		bool told = failed == NULL ? ok : failed == r;
		if (!told && r->why == NULL)
			r->why = N_("was not needed any more");
		*status = reap(r);
		if (told
		    && !(again != 0 && r->why == NULL && WIFEXITED(*status)
			&& WEXITSTATUS(*status) == again)
		    && !run_report(r, *status, d))
			failed = r;
	}
	return ok && failed == NULL;
}

/* The first words that any said to stderr. */
static char *
crew_errors(const struct crew *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->runs[i].err[0] != '\0')
			return c->runs[i].err;
	return c->runs[0].err;
}

/* All runs of C once. *AGAIN, if not 0: the exit status that asks for a second run; 0 afterwards
 * unless it was the last one's. */
static struct child_result
crew_run(struct crew *c, int *again, struct diag *d)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	int status = 0;

	/* A child that ends early must not end us when we write on. */
	sigaction(SIGPIPE, &ignore, &before);
	bool ok = crew_start(c, d);
	if (ok)
		converse(c->runs, c->n);
	ok = crew_reap(c, ok, &status, *again, d);
	sigaction(SIGPIPE, &before, NULL);
	if (!ok || !WIFEXITED(status) || WEXITSTATUS(status) != *again)
		*again = 0;
	return (struct child_result){ .code = ok && *again == 0 ? CHILD_OK : CHILD_FAILED,
		.out = c->runs[0].out,
		.size = c->runs[0].nout,
		.err = crew_errors(c) };
}

struct child_result
child_run_in(struct child_room room, const char *const argv[], const char *input, size_t size,
    struct child_limits limits, struct arena *a, struct diag *d)
{
	struct child_result result = { .code = CHILD_NOT_FOUND, .out = "", .err = "" };
	const struct child_input only = { input, size };
	struct crew c = { .path = child_find(argv[0], a), .argv = argv, .n = 1 };

	if (c.path == NULL)
		return result;
	crew_prepare(&c, room.home, &only, NULL, limits, a);
	result = crew_run(&c, &room.again, d);
	if (room.again == 0)
		return result;
	room.again = 0;
	crew_prepare(&c, room.home, &only, NULL, limits, a);
	return crew_run(&c, &room.again, d);
}

struct child_result
child_run(const char *const argv[], const char *input, size_t size, struct child_limits limits,
    struct arena *a, struct diag *d)
{
	return child_run_in((struct child_room){ 0 }, argv, input, size, limits, a, d);
}

struct child_result
child_run_all(const char *const argv[], const struct child_input *inputs, size_t n,
    struct child_reader reader, struct child_limits limits, struct arena *a, struct diag *d)
{
	struct crew c = { .path = child_find(argv[0], a), .argv = argv, .n = n };
	int again = 0;

	assert(n > 0 && n <= CHILDREN_MAX);
	if (c.path == NULL)
		return (struct child_result){ .code = CHILD_NOT_FOUND, .out = "", .err = "" };
	crew_prepare(&c, NULL, inputs, &reader, limits, a);
	return crew_run(&c, &again, d);
}
