/* close_range is Linux; the rest of the program is plain POSIX. */
#define _GNU_SOURCE
#include "base/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

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

void
confine_become(const char *path, char *const argv[], char *const environment[],
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
