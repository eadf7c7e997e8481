/* close_range and pipe2 are Linux; the rest of the program is plain POSIX. */
#define _GNU_SOURCE
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STANDARD_PATH "/usr/local/bin:/usr/bin:/bin"
#define ERR_KEPT      4096 /* bytes of stderr that are kept */
#define STARTED       3    /* the child's fourth file: where it says why it cannot exec */

/* Our ends of the child's pipes; -1 once closed. */
struct pipes {
	int in, out, err;
	int started; /* the child writes errno here when it cannot exec; else it closes */
};

/* The child's ends. */
struct child_ends {
	int in, out, err, started;
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
	const char *why; /* what ended the run too early, NULL if nothing did */
	struct arena *arena;
};

/* ---- in the child: only what is safe after fork ------------------------- */

/*
 * Deny the system calls that make a process or a socket to another machine; threads stay
 * possible, since cairo's libraries start one, and so do sockets of the file system, which
 * LibreOffice has for itself. io_uring could make a socket unseen. clone3 hides its flags behind a
 * pointer that a filter cannot read: it is said not to exist, and the C library takes clone. On a
 * machine that is neither x86-64 nor aarch64, or on a kernel that refuses the filter, the other
 * layers hold alone.
 */
static void
forbid_processes_and_network(void)
{
#if defined(__x86_64__) || defined(__aarch64__)
#define LOAD(field)      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action)   BPF_STMT(BPF_RET | BPF_K, (action))
#define IF_NOT(nr, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, (skip))
	struct sock_filter filter[] = {
		LOAD(arch),
#if defined(__x86_64__)
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
#else
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_AARCH64, 1, 0),
#endif
		RETURN(SECCOMP_RET_KILL_PROCESS),
		LOAD(nr),
#if defined(__x86_64__)
		/* the x32 calls: the same architecture, other numbers */
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
		RETURN(SECCOMP_RET_KILL_PROCESS),
		IF_NOT(__NR_fork, 1),
		RETURN(SECCOMP_RET_ERRNO | EPERM),
		IF_NOT(__NR_vfork, 1),
		RETURN(SECCOMP_RET_ERRNO | EPERM),
#endif
		IF_NOT(__NR_clone3, 1),
		RETURN(SECCOMP_RET_ERRNO | ENOSYS),
		IF_NOT(__NR_io_uring_setup, 1),
		RETURN(SECCOMP_RET_ERRNO | ENOSYS),
		IF_NOT(__NR_socket, 4),
		LOAD(args[0]), /* the low half: both machines are little-endian */
		IF_NOT(AF_UNIX, 1),
		RETURN(SECCOMP_RET_ALLOW),
		RETURN(SECCOMP_RET_ERRNO | EACCES),
		IF_NOT(__NR_clone, 3),
		LOAD(args[0]),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
		RETURN(SECCOMP_RET_ERRNO | EPERM),
		RETURN(SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { .len = countof(filter), .filter = filter };

	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#undef LOAD
#undef RETURN
#undef IF_NOT
#endif
}

static void
close_from(int first)
{
	struct rlimit files;

	if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0)
		return;
	if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur > INT_MAX)
		files.rlim_cur = INT_MAX;
	for (int fd = first; fd < (int)files.rlim_cur; fd++)
		close(fd);
}

static bool
limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard)
{
	struct rlimit l;

	if (getrlimit(what, &l) != 0)
		return false;
	if (l.rlim_max != RLIM_INFINITY && hard > l.rlim_max)
		hard = l.rlim_max;
	l.rlim_max = hard;
	l.rlim_cur = soft < hard ? soft : hard;
	return setrlimit(what, &l) == 0;
}

/* Become the program. Returns only if that fails, with errno set. */
static void
child_become(const char *path, char *const argv[], char *const environment[],
    struct child_ends ends, struct child_limits l)
{
	sigset_t none;

	if (fcntl(STARTED, F_SETFD, FD_CLOEXEC) != 0 || dup2(ends.in, 0) < 0
	    || dup2(ends.out, 1) < 0 || dup2(ends.err, 2) < 0)
		return;
	close_from(STARTED + 1);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (chdir("/") != 0 || !limit(RLIMIT_CPU, l.time_s, (rlim_t)l.time_s + 1)
	    || !limit(RLIMIT_FSIZE, l.output, l.output) || !limit(RLIMIT_CORE, 0, 0)
	    || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !limit(RLIMIT_AS, l.memory, l.memory))
		return;
	forbid_processes_and_network();
	execve(path, argv, environment);
}

/* ---- in the parent ----------------------------------------------------- */

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
	return pipe_open(&theirs->in, &ours->in) && pipe_open(&ours->out, &theirs->out)
	    && pipe_open(&ours->err, &theirs->err) && pipe_open(&ours->started, &theirs->started)
	    && fcntl(ours->in, F_SETFL, O_NONBLOCK) == 0
	    && fcntl(ours->out, F_SETFL, O_NONBLOCK) == 0
	    && fcntl(ours->err, F_SETFL, O_NONBLOCK) == 0;
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
	if ((size_t)n > r->limits.output - r->nout) {
		r->why = "wrote more than is allowed";
		return;
	}
	if (r->nout + (size_t)n + 1 > r->capout) {
		r->capout = 2 * (r->nout + (size_t)n + 1);
		char *bigger = arena_alloc(r->arena, r->capout);
		memcpy(bigger, r->out, r->nout);
		r->out = bigger;
	}
	memcpy(r->out + r->nout, buf, (size_t)n);
	r->nout += (size_t)n;
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

/* Feed and drain until the child has closed its ends, or the run has to stop. */
static void
converse(struct run *r)
{
	while (r->why == NULL && (r->pipes.out >= 0 || r->pipes.err >= 0)) {
		struct pollfd fds[] = { { .fd = r->pipes.in, .events = POLLOUT },
			{ .fd = r->pipes.out, .events = POLLIN },
			{ .fd = r->pipes.err, .events = POLLIN } };
		long long wait = r->deadline_ms - now_ms();

		if (wait <= 0) {
			r->why = "took too long";
			return;
		}
		if (poll(fds, countof(fds), wait > INT_MAX ? INT_MAX : (int)wait) < 0) {
			if (errno != EINTR)
				r->why = "could not be listened to";
			continue;
		}
		if (fds[0].revents != 0)
			send_input(r);
		if (fds[1].revents != 0)
			take_output(r);
		if (fds[2].revents != 0)
			take_errors(r);
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
			r->why = "took too long";
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
		return diag_error(
		    d, nowhere, NULL, "%s %s and was stopped%s%s", r->name, r->why, colon, said);
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
			child_become(path, argv, environment, ends, r->limits);
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

/* The program at PATH once. *AGAIN: it ended with ROOM's status that asks for a second run. */
static struct child_result
run_once(const char *path, struct child_room room, const char *const argv[], const char *input,
    size_t size, struct child_limits limits, bool *again, struct arena *a, struct diag *d)
{
	struct child_result result = { .code = CHILD_FAILED };
	struct run r = { .name = argv[0],
		.pipes = { -1, -1, -1, -1 },
		.limits = limits,
		.home = room.home,
		.deadline_ms = now_ms() + (long long)limits.time_s * 1000,
		.input = input,
		.left = size,
		.arena = a };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;

	r.capout = 65536;
	r.out = arena_alloc(a, r.capout);
	r.err = arena_alloc(a, ERR_KEPT + 1);
	result.err = r.err;
	/* A child that ends early must not end us when we write on. */
	sigaction(SIGPIPE, &ignore, &before);
	if (run_start(&r, path, (char *const *)argv, d)) {
		if (r.left == 0)
			close_fd(&r.pipes.in);
		converse(&r);
		pipes_close(&r.pipes);
		int status = reap(&r);
		*again = room.again != 0 && r.why == NULL && WIFEXITED(status)
		    && WEXITSTATUS(status) == room.again;
		if (!*again && run_report(&r, status, d))
			result.code = CHILD_OK;
	}
	pipes_close(&r.pipes);
	sigaction(SIGPIPE, &before, NULL);
	result.out = r.out;
	result.size = r.nout;
	return result;
}

struct child_result
child_run_in(struct child_room room, const char *const argv[], const char *input, size_t size,
    struct child_limits limits, struct arena *a, struct diag *d)
{
	struct child_result result = { .code = CHILD_NOT_FOUND, .out = "", .err = "" };
	const char *path = child_find(argv[0], a);
	bool again = path != NULL;

	for (int run = 0; run < 2 && again; run++) {
		again = false;
		if (run > 0)
			room.again = 0;
		result = run_once(path, room, argv, input, size, limits, &again, a, d);
	}
	return result;
}

struct child_result
child_run(const char *const argv[], const char *input, size_t size, struct child_limits limits,
    struct arena *a, struct diag *d)
{
	return child_run_in((struct child_room){ 0 }, argv, input, size, limits, a, d);
}
