#include "ingest/parallel.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/plain.h"

#define PIECES     32                 /* read at a time */
#define LINE_USUAL ((size_t)4 << 10)  /* bytes behind a piece that are read with it */
#define LINE_MAX   ((size_t)64 << 10) /* among which its last line must end */
#define WAIT_MAX   ((size_t)1 << 16)  /* records left to the usual reader between two attempts */
#define NAMES      10000 /* indicators or strata above which the usual reader counts them */

/* [begin, end) of the file; both behind a line end, but for the first piece's begin. */
struct piece {
	size_t begin, end; /* end 0: it has none, as its last line is too long or the file's last */
	struct arena arena;
	struct groups groups;
	struct plain_rows each;
	struct plain_done done;
};

/* One thread's own. */
struct worker {
	struct ahead *ahead;
	struct plain *plain;
	char *buf; /* piece + LINE_MAX + PLAIN_PAD + 1 */
	pthread_t thread;
	bool runs;
};

/* The reading ahead of one file. */
struct ahead {
	const struct import *im;
	struct groups *groups; /* NULL: each figure goes to the sink */
	size_t threads, piece_size;
	int fd;
	size_t size; /* of the file */
	bool tried, useless;
	size_t wait, stride; /* records until the next attempt, and the next wait */
	struct worker worker[PARALLEL_THREADS];
	struct piece piece[PIECES];
	size_t npieces, next; /* how many were read, and the first that does not count yet */
	size_t from, upto;    /* of the file, in this round */
	atomic_size_t todo;
	struct number_format format; /* as known when the round began */
};

/* ---- pieces ------------------------------------------------------------- */

/* Bytes [AT, AT + N) of the file; how many there are. 0 on an error, which is not for us to tell.
 */
static size_t
read_at(const struct ahead *a, char *to, size_t at, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t k = pread(a->fd, to + got, n - got, (off_t)(at + got));
		if (k <= 0)
			break;
		got += (size_t)k;
	}
	return got;
}

/* Behind the first line end in BUF at or after FROM; 0 if there is none before N. */
static size_t
behind_line(const char *buf, size_t from, size_t n)
{
	const char *lf = from < n ? memchr(buf + from, '\n', n - from) : NULL;

	return lf != NULL ? (size_t)(lf - buf) + 1 : 0;
}

static void
piece_clear(const struct ahead *a, struct piece *p)
{
	p->done = (struct plain_done){ .stop = PLAIN_ODD };
	p->each.n = 0;
	if (a->groups != NULL)
		groups_clear(&p->groups);
}

static void
piece_plain(const struct ahead *a, struct worker *w, struct piece *p, const char *buf, size_t n)
{
	struct groups *g = a->groups != NULL ? &p->groups : NULL;

	p->done = plain_read(w->plain, buf, n, g, &p->each);
}

/* Find the lines of piece K and read them. */
static void
piece_read(struct ahead *a, struct worker *w, size_t k)
{
	struct piece *p = &a->piece[k];
	size_t from = a->from + k * a->piece_size, upto = from + a->piece_size;
	size_t back = k > 0; /* the byte before, which may be the line end */

	p->begin = p->end = 0;
	piece_clear(a, p);
	if (upto > a->upto)
		upto = a->upto;
	size_t inside = upto - from + back,
	       got = read_at(a, w->buf, from - back, inside + LINE_USUAL);
	size_t end = behind_line(w->buf, inside - 1, got);
	if (end == 0 && got == inside + LINE_USUAL) {
		got += read_at(a, w->buf + got, from - back + got, LINE_MAX - LINE_USUAL);
		end = behind_line(w->buf, inside - 1, got);
	}
	size_t begin = k > 0 ? behind_line(w->buf, 0, got) : 0;
	if (k > 0 && begin == 0)
		return;
	p->begin = from - back + begin;
	if (end == 0)
		return;
	p->end = from - back + end;
	if (begin < end)
		piece_plain(a, w, p, w->buf + begin, end - begin);
	else
		p->done.stop = PLAIN_END;
}

static void *
work(void *to)
{
	struct worker *w = to;
	struct ahead *a = w->ahead;

	for (size_t k; (k = atomic_fetch_add(&a->todo, 1)) < a->npieces;)
		piece_read(a, w, k);
	return NULL;
}

/* Read the next pieces from AT on, with what ROWS knows now. */
static void
round_read(struct ahead *a, const struct row_reader *rows, const struct csv_facts *facts, size_t at)
{
	size_t left = a->size - at;

	a->from = at;
	a->upto = left < PIECES * a->piece_size ? a->size : at + PIECES * a->piece_size;
	a->npieces = (a->upto - at + a->piece_size - 1) / a->piece_size;
	a->next = 0;
	a->format = rows->format;
	atomic_store(&a->todo, 0);
	for (size_t i = 0; i < a->threads; i++)
		plain_begin(a->worker[i].plain, rows, facts);
	for (size_t i = 1; i < a->threads && i < a->npieces; i++)
		a->worker[i].runs =
		    pthread_create(&a->worker[i].thread, NULL, work, &a->worker[i]) == 0;
	work(&a->worker[0]);
	for (size_t i = 1; i < a->threads; i++) {
		if (a->worker[i].runs)
			pthread_join(a->worker[i].thread, NULL);
		a->worker[i].runs = false;
	}
}

/* Read what is left of piece P from AT on. False if nothing could be. */
static bool
rest_read(struct ahead *a, struct piece *p, const struct row_reader *rows,
    const struct csv_facts *facts, size_t at)
{
	struct worker *w = &a->worker[0];

	piece_clear(a, p);
	if (read_at(a, w->buf, at, p->end - at) != p->end - at)
		return false;
	plain_begin(w->plain, rows, facts);
	piece_plain(a, w, p, w->buf, p->end - at);
	return p->done.bytes > 0;
}

/* ---- in file order ------------------------------------------------------ */

/* The figures of P, which begins at AT, to the sink. */
static void
piece_give(const struct ahead *a, struct piece *p, const struct csv_place *at)
{
	struct diag *d = a->im->diag;
	const size_t *before = d->byte;

	for (size_t i = 0; i < p->each.n; i++) {
		struct plain_row *r = &p->each.row[i];
		r->obs.origin.line += at->line - 1;
		r->byte += at->offset;
		d->byte = &r->byte;
		a->im->sink(a->im->sink_to, &r->obs);
	}
	d->byte = before;
}

/* Count what was read of P at AT, and move AT behind it. */
static void
piece_take(struct ahead *a, struct piece *p, struct row_reader *rows, struct csv_place *at)
{
	if (a->groups == NULL)
		piece_give(a, p, at);
	if (a->groups != NULL && p->groups.left_out > 0)
		p->groups.first_out.line += at->line - 1;
	if (a->groups != NULL)
		groups_merge(a->groups, &p->groups);
	rows->observations += p->done.observations;
	rows->given += p->done.observations; /* one each, as the file is long */
	rows->skipped += p->done.skipped;
	at->offset += p->done.bytes;
	at->line += p->done.lines;
	at->records += p->done.records;
}

static bool
same_format(const struct number_format *a, const struct number_format *b)
{
	return a->decimal == b->decimal && a->thousands == b->thousands;
}

/* Move AT behind one piece, or the rest of one. False: the record there is not for us. */
static bool
advance(
    struct ahead *a, struct row_reader *rows, const struct csv_facts *facts, struct csv_place *at)
{
	bool stale = !same_format(&a->format, &rows->format);

	while (a->next < a->npieces && !stale && a->piece[a->next].end <= at->offset)
		a->next++;
	if (a->next == a->npieces || stale || a->piece[a->next].begin > at->offset) {
		if (at->offset >= a->size)
			return false;
		round_read(a, rows, facts, at->offset);
	}
	struct piece *p = &a->piece[a->next];
	if (p->end == 0) { /* of those after it none is known to begin where it ends */
		a->npieces = a->next = 0;
		return false;
	}
	if (p->begin != at->offset && !rest_read(a, p, rows, facts, at->offset))
		return false;
	piece_take(a, p, rows, at);
	return p->done.stop != PLAIN_ODD;
}

/* ---- one file ----------------------------------------------------------- */

static void
ahead_close(struct ahead *a)
{
	for (size_t i = 0; i < a->threads; i++) {
		plain_free(a->worker[i].plain);
		free(a->worker[i].buf);
	}
	for (size_t i = 0; i < PIECES; i++) {
		free(a->piece[i].each.row);
		arena_free(&a->piece[i].arena);
	}
	if (a->fd >= 0)
		close(a->fd);
	free(a);
}

/* Make ready for the file that ROWS reads. False: it is left to the usual reader. */
static bool
ahead_open(
    struct ahead *a, const char *path, const struct row_reader *rows, const struct csv_facts *facts)
{
	struct stat st;

	if (!plain_can(rows, facts, a->groups == NULL) || strcmp(path, "-") == 0)
		return false;
	a->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (a->fd < 0 || fstat(a->fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0)
		return false;
	a->size = (size_t)st.st_size;
	for (size_t i = 0; i < a->threads; i++) {
		struct worker *w = &a->worker[i];
		w->ahead = a;
		w->plain = plain_new(path, rows, facts);
		w->buf = calloc(1, a->piece_size + LINE_MAX + PLAIN_PAD + 1);
		if (w->plain == NULL || w->buf == NULL)
			return false;
	}
	for (size_t i = 0; a->groups != NULL && i < PIECES; i++) {
		a->piece[i].arena.out_of_memory = a->groups->arena->out_of_memory;
		groups_init(&a->piece[i].groups, a->groups->by, &a->piece[i].arena);
	}
	return true;
}

/* The usual reader is at a record: spare it those that are plain. */
static void
look(void *to, const char *path, struct row_reader *rows, const struct csv_facts *facts,
    struct csv_place *at)
{
	struct ahead *a = to;
	size_t from = at->offset;

	if (a->wait > 0)
		a->wait--;
	if (a->useless || a->wait > 0)
		return;
	if (!a->tried) {
		a->tried = true;
		a->useless = !ahead_open(a, path, rows, facts);
	}
	if (a->im->catalogue->nindicators > NAMES || a->im->catalogue->nstrata > NAMES)
		a->useless = true;
	while (!a->useless && advance(a, rows, facts, at))
		;
	if (at->offset - from >= a->piece_size || at->offset - from >= LINE_MAX)
		a->stride = 1;
	else if (a->stride < WAIT_MAX)
		a->stride *= 2;
	a->wait = a->stride;
}

static void
put(void *to, const struct observation *o)
{
	struct ahead *a = to;

	groups_put(a->groups, o, &a->im->catalogue->indicators[o->indicator]);
}

/* Without G the figures go where IM says. */
static enum import_code
read_ahead(const struct import *im, const char *path, struct import_summary *summary,
    struct groups *g, size_t threads, size_t piece)
{
	struct ahead *a = calloc(1, sizeof *a);
	struct import own = *im;

	if (a == NULL) {
		diag_error(im->diag, (struct pos){ .file = path }, NULL, "out of memory");
		return IMPORT_UNREADABLE;
	}
	a->im = im;
	a->groups = g;
	a->threads = threads < PARALLEL_THREADS ? threads : PARALLEL_THREADS;
	a->piece_size = piece;
	a->fd = -1;
	a->stride = 1;
	if (g != NULL) {
		own.sink = put;
		own.sink_to = a;
	}
	own.ahead_to = a;
	own.ahead = look;
	enum import_code code = import_file(&own, path, summary);
	ahead_close(a);
	return code;
}

enum import_code
parallel_sum_cut(const struct import *im, const char *path, struct import_summary *summary,
    struct groups *g, size_t threads, size_t piece)
{
	return read_ahead(im, path, summary, g, threads, piece);
}

enum import_code
parallel_sum(const struct import *im, const char *path, struct import_summary *summary,
    struct groups *g, size_t threads)
{
	return read_ahead(im, path, summary, g, threads, PARALLEL_PIECE);
}

enum import_code
parallel_read_cut(const struct import *im, const char *path, struct import_summary *summary,
    size_t threads, size_t piece)
{
	return read_ahead(im, path, summary, NULL, threads, piece);
}

enum import_code
parallel_read(
    const struct import *im, const char *path, struct import_summary *summary, size_t threads)
{
	return read_ahead(im, path, summary, NULL, threads, PARALLEL_EACH);
}
