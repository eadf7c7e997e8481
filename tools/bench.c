/*
 * tools/bench.c - time whole commands, interleaved: A B C, A B C, ...
 * usage: bench ROUNDS NAME COMMAND... -- NAME COMMAND... [-- ...]
 * Prints per command: median, least and most wall time, its ratio to the first, peak memory.
 * The commands' output goes to /dev/null. Exits 1 if a command fails.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_JOBS = 16, MAX_ROUNDS = 201 };

struct job {
	char *name;
	char **argv;
	double seconds[MAX_ROUNDS];
	long peak_kib; /* of all rounds */
};

/* wait4 gives a child's own peak memory; POSIX has nothing of the kind. */
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
run_once(struct job *j, double *seconds)
{
	struct rusage usage;
	int status;
	double begin = now();
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execvp(j->argv[0], j->argv);
		_exit(127);
	}
	if (pid == -1 || wait4(pid, &status, 0, &usage) != pid)
		return -1;
	*seconds = now() - begin;
	if (usage.ru_maxrss > j->peak_kib)
		j->peak_kib = usage.ru_maxrss;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Cut the arguments into jobs at "--". */
static size_t
read_jobs(struct job *jobs, int argc, char **argv)
{
	size_t n = 0;

	for (int i = 2; i < argc && n < MAX_JOBS; i++) {
		jobs[n].name = argv[i];
		jobs[n++].argv = &argv[i + 1];
		while (i < argc && strcmp(argv[i], "--") != 0)
			i++;
		if (i < argc)
			argv[i] = NULL;
	}
	return n;
}

int
main(int argc, char **argv)
{
	static struct job jobs[MAX_JOBS];
	long rounds = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
	size_t n = read_jobs(jobs, argc, argv);
	double first = 0;

	if (rounds < 1 || rounds > MAX_ROUNDS) {
		fputs("usage: bench ROUNDS NAME COMMAND... [-- NAME COMMAND...]\n", stderr);
		return 2;
	}
	for (long r = 0; r < rounds; r++)
		for (size_t i = 0; i < n; i++)
			if (run_once(&jobs[i], &jobs[i].seconds[r]) != 0) {
				fprintf(stderr, "bench: %s failed\n", jobs[i].name);
				return 1;
			}
	printf("%-28s %9s %9s %9s %7s %9s\n", "", "median ms", "min", "max", "ratio", "peak MiB");
	for (size_t i = 0; i < n; i++) {
		qsort(jobs[i].seconds, (size_t)rounds, sizeof(double), compare);
		double median = jobs[i].seconds[rounds / 2] * 1e3;
		if (i == 0)
			first = median;
		printf("%-28s %9.1f %9.1f %9.1f %7.2f %9.1f\n", jobs[i].name, median,
		    jobs[i].seconds[0] * 1e3, jobs[i].seconds[rounds - 1] * 1e3, median / first,
		    (double)jobs[i].peak_kib / 1024);
	}
	return 0;
}
