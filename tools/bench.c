/*
 * tools/bench.c - time whole commands, interleaved: A B C, A B C, ...
 * usage: bench ROUNDS NAME COMMAND... -- NAME COMMAND... [-- ...]
 * Prints per command: median, least and most wall time, median time of the processors (its own and
 * its children's, user and system), both medians' ratio to the first command's, peak memory. The
 * last line is how many processes wanted a core before and after: wall times of a busy machine say
 * little. The commands' output goes to /dev/null. Exits 1 if a command fails.
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
	double busy[MAX_ROUNDS]; /* seconds of the processors */
	long peak_kib;           /* of all rounds */
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

static double
seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
run_once(struct job *j, long round)
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
	j->seconds[round] = now() - begin;
	j->busy[round] = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
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

/* Median of N values, which are sorted. */
static double
median(double *v, long n)
{
	qsort(v, (size_t)n, sizeof *v, compare);
	return v[n / 2];
}

static void
print_jobs(struct job *jobs, size_t n, long rounds)
{
	double first = median(jobs[0].seconds, rounds), first_busy = median(jobs[0].busy, rounds);

	printf("%-34s %9s %9s %9s %7s %9s %7s %9s\n", "", "median ms", "min", "max", "ratio",
	    "cpu ms", "ratio", "peak MiB");
	for (size_t i = 0; i < n; i++) {
		struct job *j = &jobs[i];
		double wall = median(j->seconds, rounds), busy = median(j->busy, rounds);
		printf("%-34s %9.1f %9.1f %9.1f %7.3g %9.1f %7.3g %9.1f\n", j->name, wall * 1e3,
		    j->seconds[0] * 1e3, j->seconds[rounds - 1] * 1e3, wall / first, busy * 1e3,
		    busy / first_busy, (double)j->peak_kib / 1024);
	}
}

/* Processes that wanted a core, over the last minute; -1: not told. */
static double
load_now(void)
{
	double load = -1;
	FILE *f = fopen("/proc/loadavg", "r");

	if (f != NULL && fscanf(f, "%lf", &load) != 1)
		load = -1;
	if (f != NULL)
		fclose(f);
	return load;
}

int
main(int argc, char **argv)
{
	static struct job jobs[MAX_JOBS];
	long rounds = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
	size_t n = read_jobs(jobs, argc, argv);
	double load = load_now();

	if (rounds < 1 || rounds > MAX_ROUNDS) {
		fputs("usage: bench ROUNDS NAME COMMAND... [-- NAME COMMAND...]\n", stderr);
		return 2;
	}
	for (long r = 0; r < rounds; r++)
		for (size_t i = 0; i < n; i++)
			if (run_once(&jobs[i], r) != 0) {
				fprintf(stderr, "bench: %s failed\n", jobs[i].name);
				return 1;
			}
	print_jobs(jobs, n, rounds);
	printf("load %.1f before, %.1f after\n", load, load_now());
	return 0;
}
