/* tests/base/test_child.c - programs run under limits: what they may, what they must not. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/folder.h"
#include "tests/check.h"

void suite_child(void);

static const struct child_limits usual = {
	.time_s = 10, .memory = 512U << 20, .output = 32U << 20
};

static struct child_result
run(struct arena *a, struct diag *d, const char *input, struct child_limits limits,
    const char *const argv[])
{
	return child_run(argv, input, strlen(input), limits, a, d);
}

static void
copies_input(void)
{
	enum { SIZE = 3 << 20 }; /* far more than a pipe holds: both ways must flow at once */
	const char *const argv[] = { "cat", NULL };
	struct arena a = { 0 };
	struct caught c;
	char *big = arena_alloc(&a, SIZE);

	caught_begin(&c);
	for (size_t i = 0; i < SIZE; i++)
		big[i] = (char)(i * 31 % 251);
	struct child_result r = child_run(argv, big, SIZE, usual, &a, &c.diag);
	CU_ASSERT(r.code == CHILD_OK);
	CU_ASSERT(r.size == SIZE && memcmp(r.out, big, SIZE) == 0);
	CU_ASSERT(r.out[r.size] == '\0');
	CHECK_STR(r.err, "");
	CU_ASSERT(c.diag.errors == 0);
	caught_end(&c);
	arena_free(&a);
}

static void
sees_a_small_environment(void)
{
	const char *const argv[] = { "/usr/bin/env", NULL };
	struct arena a = { 0 };
	struct diag d = { 0 };

	setenv("PEJL_SECRET", "x", 1);
	struct child_result r = run(&a, &d, "", usual, argv);
	unsetenv("PEJL_SECRET");
	CHECK_STR(r.out, "LC_ALL=C.UTF-8\nHOME=/nonexistent\nPATH=/usr/local/bin:/usr/bin:/bin\n");
	arena_free(&a);
}

/* Only built-in commands, since the shell cannot start any other. */
static void
has_no_open_files_of_ours(void)
{
	const char *const argv[] = { "/bin/sh", "-c",
		"pwd; for f in /proc/self/fd/*; do echo ${f##*/}; done", NULL };
	struct arena a = { 0 };
	struct diag d = { 0 };
	int extra = dup(1); /* inherited unless closed */

	struct child_result r = run(&a, &d, "", usual, argv);
	/* 3 is the folder that the shell itself is reading */
	CHECK_STR(r.out, "/\n0\n1\n2\n3\n");
	close(extra);
	arena_free(&a);
}

static void
fails_with_a_message(void)
{
	static const struct {
		const char *name;
		const char *argv[4];
		struct child_limits limits;
		const char *message;
	} rows[] = {
		{ "exit status", { "/bin/sh", "-c", "exit 3" }, { 10, 1 << 28, 1 << 20 },
		    "pejl: error: /bin/sh ended with exit status 3\n" },
		{ "what it said", { "/bin/sh", "-c", "echo bad; echo '  so\tbad' >&2; exit 1" },
		    { 10, 1 << 28, 1 << 20 },
		    "pejl: error: /bin/sh ended with exit status 1: so bad\n" },
		{ "terminal escapes in what it said",
		    { "/bin/sh", "-c", "printf 'a\\033]0;x\\007b' >&2; exit 1" },
		    { 10, 1 << 28, 1 << 20 },
		    "pejl: error: /bin/sh ended with exit status 1: a^[]0;x^Gb\n" },
		{ "signal", { "/bin/sh", "-c", "kill -SEGV $$" }, { 10, 1 << 28, 1 << 20 },
		    "pejl: error: /bin/sh was ended by signal 11 (Segmentation fault)\n" },
		{ "sleeps", { "sleep", "60" }, { 1, 1 << 28, 1 << 20 },
		    "pejl: error: sleep took too long and was stopped\n" },
		{ "closes its output and sleeps", { "/bin/sh", "-c", "exec sleep 60 >&- 2>&-" },
		    { 1, 1 << 28, 1 << 20 },
		    "pejl: error: /bin/sh took too long and was stopped\n" },
		{ "too much output", { "cat", "/dev/zero" }, { 10, 1 << 28, 100000 },
		    "pejl: error: cat wrote more than is allowed and was stopped\n" },
		{ "no program", { "/etc", NULL }, { 10, 1 << 28, 1 << 20 }, NULL },
		{ "not in PATH", { "pejl-no-such-program", NULL }, { 10, 1 << 28, 1 << 20 }, NULL },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct caught c;

		caught_begin(&c);
		struct child_result r = run(&a, &c.diag, "", rows[i].limits, rows[i].argv);
		if (rows[i].message == NULL) {
			CHECK_ROW(r.code == CHILD_NOT_FOUND, rows[i].name);
			CHECK_ROW(c.diag.errors == 0, rows[i].name);
		} else {
			CHECK_ROW(r.code == CHILD_FAILED, rows[i].name);
			CHECK_ROW(c.diag.errors == 1, rows[i].name);
			CHECK_STR(caught_text(&c), rows[i].message);
		}
		CHECK_ROW(r.out != NULL && r.err != NULL, rows[i].name);
		caught_end(&c);
		arena_free(&a);
	}
}

/* A file that is executable and no program: the reason comes from exec itself. */
static void
says_why_it_cannot_start(void)
{
	struct arena a = { 0 };
	struct caught c;
	const char *path = test_file(&a, "not-a-program", "\x7f", 1);
	const char *const argv[] = { path, NULL };

	caught_begin(&c);
	chmod(path, 0700);
	struct child_result r = run(&a, &c.diag, "", usual, argv);
	CU_ASSERT(r.code == CHILD_FAILED);
	CHECK_STR(caught_text(&c),
	    arena_printf(&a, "pejl: error: %s could not be started: Exec format error\n", path));
	caught_end(&c);
	arena_free(&a);
}

static void
may_start_no_process(void)
{
	static const struct {
		const char *name, *command;
	} rows[] = {
		{ "pipeline", "ls / | cat" },
		{ "command substitution", "x=$(ls /); echo $x" },
		{ "background", "ls / & wait" },
		{ "plain", "ls /; ls /" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct diag d = { 0 };
		const char *const argv[] = { "/bin/sh", "-c", rows[i].command, NULL };
		struct child_result r = run(&a, &d, "", usual, argv);

		CHECK_ROW(r.code == CHILD_FAILED, rows[i].name);
		CHECK_ROW(r.size == 0, rows[i].name);
		CHECK_ROW(strstr(r.err, "ork") != NULL, rows[i].name); /* "Cannot fork" */
		arena_free(&a);
	}
}

/* Without the filter the connection is refused, not forbidden. */
static void
may_speak_to_no_network(void)
{
	static const char *const addresses[] = { "127.0.0.1", "::1" };

	for (size_t i = 0; i < countof(addresses); i++) {
		struct arena a = { 0 };
		struct diag d = { 0 };
		const char *const argv[] = { "/bin/bash", "-c",
			arena_printf(&a, "echo > /dev/tcp/%s/9", addresses[i]), NULL };
		struct child_result r = run(&a, &d, "", usual, argv);

		CHECK_ROW(r.code == CHILD_FAILED, addresses[i]);
		CHECK_ROW(strstr(r.err, "Permission denied") != NULL, addresses[i]);
		arena_free(&a);
	}
}

/* And what is in it goes with it, but not what a link in it points to. */
static void
has_a_home_of_its_own(void)
{
	const char *const argv[] = { "/bin/sh", "-c", "echo x > $HOME/x; echo $HOME; echo $TMPDIR",
		NULL };
	struct arena a = { 0 };
	struct diag d = { 0 };
	struct folder f;
	struct stat st;

	CU_ASSERT_FATAL(folder_make(&f, &a, &d));
	const char *path = f.path, *kept = test_file(&a, "kept", "x", 1);
	struct child_result r =
	    child_run_in((struct child_room){ .home = path }, argv, "", 0, usual, &a, &d);
	CHECK_STR(r.out, arena_printf(&a, "%s\n%s\n", path, path));
	CU_ASSERT(stat(path, &st) == 0 && (st.st_mode & 0777) == 0700);
	CU_ASSERT(stat(arena_printf(&a, "%s/x", path), &st) == 0);
	CU_ASSERT(symlink(kept, arena_printf(&a, "%s/link", path)) == 0);
	folder_remove(&f);
	CU_ASSERT(stat(path, &st) != 0);
	CU_ASSERT(stat(kept, &st) == 0);
	arena_free(&a);
}

/* Two runs, not three: the second has the last word. */
static void
is_started_again_when_it_asks(void)
{
	static const struct {
		const char *name, *command;
		enum child_code want;
		const char *message;
	} rows[] = {
		{ "asks once", "[ -e $HOME/x ] && exit 0; echo > $HOME/x; exit 81", CHILD_OK, "" },
		{ "asks twice", "exit 81", CHILD_FAILED,
		    "pejl: error: /bin/sh ended with exit status 81\n" },
		{ "fails", "exit 3", CHILD_FAILED,
		    "pejl: error: /bin/sh ended with exit status 3\n" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		const char *const argv[] = { "/bin/sh", "-c", rows[i].command, NULL };
		struct arena a = { 0 };
		struct caught c;
		struct folder f;

		caught_begin(&c);
		CU_ASSERT_FATAL(folder_make(&f, &a, &c.diag));
		struct child_room room = { .home = f.path, .again = 81 };
		struct child_result r = child_run_in(room, argv, "", 0, usual, &a, &c.diag);
		CHECK_ROW(r.code == rows[i].want, rows[i].name);
		CHECK_STR(caught_text(&c), rows[i].message);
		folder_remove(&f);
		caught_end(&c);
		arena_free(&a);
	}
}

static void
finds_what_is_beside_it(void)
{
	struct arena a = { 0 };
	const char *self = child_beside("test_base", &a);

	CU_ASSERT_FATAL(self != NULL);
	CU_ASSERT(self[0] == '/' && access(self, X_OK) == 0);
	CU_ASSERT(child_beside("no-such-program", &a) == NULL);
	CU_ASSERT(child_beside("", &a) == NULL); /* the folder itself */
	arena_free(&a);
}

static void
keeps_to_its_limits(void)
{
	static const struct {
		const char *name, *command, *want;
	} rows[] = {
		{ "address space", "ulimit -v", "262144\n" },
		{ "cpu", "ulimit -t", "7\n" },
		{ "file size in 512 byte blocks", "ulimit -f", "2048\n" },
		{ "core", "ulimit -c", "0\n" },
	};
	const struct child_limits limits = { .time_s = 7, .memory = 1 << 28, .output = 1 << 20 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct diag d = { 0 };
		const char *const argv[] = { "/bin/sh", "-c", rows[i].command, NULL };

		CHECK_STR(run(&a, &d, "", limits, argv).out, rows[i].want);
		arena_free(&a);
	}
}

/* A child that reads nothing must neither end us by SIGPIPE nor count as failed. */
static void
survives_a_deaf_child(void)
{
	const char *const argv[] = { "true", NULL };
	struct arena a = { 0 };
	struct diag d = { 0 };
	char *big = arena_alloc(&a, 1 << 20);
	struct child_result r = child_run(argv, big, 1 << 20, usual, &a, &d);

	CU_ASSERT(r.code == CHILD_OK && d.errors == 0);
	arena_free(&a);
}

static void
keeps_the_beginning_of_stderr(void)
{
	const char *const argv[] = { "/bin/sh", "-c",
		"i=0; while [ $i -lt 3000 ]; do echo 123456789 >&2; i=$((i+1)); done", NULL };
	struct arena a = { 0 };
	struct diag d = { 0 };
	struct child_result r = run(&a, &d, "", usual, argv);

	CU_ASSERT(r.code == CHILD_OK);
	CU_ASSERT(strlen(r.err) == 4096);
	CU_ASSERT(strncmp(r.err, "123456789\n", 10) == 0);
	arena_free(&a);
}

/* ---- several at once --------------------------------------------------------- */

struct heard {
	struct arena *arena;
	const char *lines[CHILDREN_MAX]; /* each with "|" after it */
	size_t calls[CHILDREN_MAX];
};

/* Whole lines only. */
static size_t
take_lines(void *to, size_t k, const char *out, size_t size)
{
	struct heard *h = to;
	const char *end;
	size_t taken = 0;

	CU_ASSERT(strlen(out) == size);
	h->calls[k]++;
	while ((end = strchr(out + taken, '\n')) != NULL) {
		h->lines[k] =
		    arena_printf(h->arena, "%s%.*s|", h->lines[k] != NULL ? h->lines[k] : "",
			(int)(end - out - (long)taken), out + taken);
		taken = (size_t)(end - out) + 1;
	}
	return taken;
}

static struct child_result
run_all(struct heard *h, const struct child_input *inputs, size_t n, struct child_limits limits,
    struct diag *d)
{
	const char *const argv[] = { "/bin/sh", "/dev/stdin", NULL };

	return child_run_all(
	    argv, inputs, n, (struct child_reader){ take_lines, h }, limits, h->arena, d);
}

static void
runs_several(void)
{
	static const struct child_input inputs[] = {
		{ "echo a; printf b; printf c; echo; echo d", 40 },
		{ "echo e; echo oh >&2", 19 },
		{ "printf f", 8 },
	};
	struct arena a = { 0 };
	struct caught c;
	struct heard h = { .arena = &a };

	caught_begin(&c);
	struct child_result r = run_all(&h, inputs, countof(inputs), usual, &c.diag);
	CU_ASSERT(r.code == CHILD_OK);
	CHECK_STR(caught_text(&c), "");
	CHECK_STR(h.lines[0], "a|bc|d|");
	CHECK_STR(h.lines[1], "e|");
	CU_ASSERT(h.lines[2] == NULL && h.calls[2] > 0);
	CHECK_STR(r.err, "oh\n");
	caught_end(&c);
	arena_free(&a);
}

/* Each waits for what only another can say: one after the other they would never end. */
static void
runs_them_at_once(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct heard h = { .arena = &a };
	struct child_input inputs[2];
	const char *mine = test_file(&a, "one", "", 0);

	unlink(mine);
	for (int k = 0; k < 2; k++) {
		inputs[k].text = arena_printf(&a,
		    "echo > %s.%d; until [ -e %s.%d ]; do :; done; echo met", mine, k, mine, 1 - k);
		inputs[k].size = strlen(inputs[k].text);
	}
	caught_begin(&c);
	CU_ASSERT(run_all(&h, inputs, 2, usual, &c.diag).code == CHILD_OK);
	CHECK_STR(h.lines[0], "met|");
	CHECK_STR(h.lines[1], "met|");
	for (int k = 0; k < 2; k++)
		unlink(arena_printf(&a, "%s.%d", mine, k));
	caught_end(&c);
	arena_free(&a);
}

/* One message, and the rest is ended: none of them would within the test's time. */
static void
ends_all_when_one_fails(void)
{
	static const struct {
		const char *name, *one, *other, *message;
	} rows[] = {
		{ "too much", "while :; do echo 0123456789012345678901234567890; done",
		    "while :; do :; done",
		    "pejl: error: /bin/sh wrote more than is allowed and was stopped\n" },
		{ "too long", "while :; do :; done", "while :; do :; done",
		    "pejl: error: /bin/sh took too long and was stopped\n" },
		{ "the first fails", "exit 3", "exit 4",
		    "pejl: error: /bin/sh ended with exit status 3\n" },
		{ "the second fails", "exit 0", "exit 4",
		    "pejl: error: /bin/sh ended with exit status 4\n" },
	};
	const struct child_limits limits = { .time_s = 2, .memory = 512U << 20, .output = 1 << 16 };

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct caught c;
		struct heard h = { .arena = &a };
		const struct child_input inputs[] = { { rows[i].one, strlen(rows[i].one) },
			{ rows[i].other, strlen(rows[i].other) } };

		caught_begin(&c);
		CHECK_ROW(
		    run_all(&h, inputs, 2, limits, &c.diag).code == CHILD_FAILED, rows[i].name);
		CHECK_STR(caught_text(&c), rows[i].message);
		CHECK_ROW(waitpid(-1, NULL, WNOHANG) < 0, rows[i].name); /* none is left */
		caught_end(&c);
		arena_free(&a);
	}
}

/*
 * A parent that is killed takes its children with it. Each holds our pipe's end open by no means
 * but being alive: as the reader of a FIFO, which can be opened for writing only while one is.
 */
static void
none_outlives_its_parent(void)
{
	struct arena a = { 0 };
	char *fifo = arena_strdup(&a, test_file(&a, "fifo", "", 0));
	const char *text = arena_printf(&a, "exec < %s; read x; while :; do :; done", fifo);
	struct child_input inputs[] = { { text, strlen(text) }, { text, strlen(text) } };
	int fd = -1;

	CU_ASSERT_FATAL(unlink(fifo) == 0 && mkfifo(fifo, 0600) == 0);
	pid_t parent = fork();
	if (parent == 0) {
		struct heard h = { .arena = &a };
		struct diag d = { 0 };
		run_all(&h, inputs, 2, usual, &d);
		_exit(0);
	}
	for (int k = 0; k < 5000 && (fd = open(fifo, O_WRONLY | O_NONBLOCK)) < 0; k++)
		poll(NULL, 0, 1);
	CU_ASSERT(fd >= 0);
	close(fd);
	kill(parent, SIGKILL);
	CU_ASSERT(waitpid(parent, NULL, 0) == parent);
	for (int k = 0; k < 5000 && (fd = open(fifo, O_WRONLY | O_NONBLOCK)) >= 0; k++) {
		close(fd);
		poll(NULL, 0, 1);
	}
	CU_ASSERT(fd < 0 && errno == ENXIO);
	unlink(fifo);
	arena_free(&a);
}

void
suite_child(void)
{
	static const struct test tests[] = {
		{ "copies input", copies_input },
		{ "sees a small environment", sees_a_small_environment },
		{ "has no open files of ours", has_no_open_files_of_ours },
		{ "fails with a message", fails_with_a_message },
		{ "says why it cannot start", says_why_it_cannot_start },
		{ "may start no process", may_start_no_process },
		{ "may speak to no network", may_speak_to_no_network },
		{ "has a home of its own", has_a_home_of_its_own },
		{ "is started again when it asks", is_started_again_when_it_asks },
		{ "finds what is beside it", finds_what_is_beside_it },
		{ "keeps to its limits", keeps_to_its_limits },
		{ "survives a deaf child", survives_a_deaf_child },
		{ "keeps the beginning of stderr", keeps_the_beginning_of_stderr },
		{ "runs several", runs_several },
		{ "runs them at once", runs_them_at_once },
		{ "ends all when one fails", ends_all_when_one_fails },
		{ "none outlives its parent", none_outlives_its_parent },
	};

	suite_add("child", tests, countof(tests));
}
