/* The store: imports, what counts on a day, revisions, bytes; and that nothing half is ever kept.
 */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/period.h"
#include "store/store.h"
#include "tests/check.h"
#include "tests/store/suites.h"

#define SHA_ABC                                                                                    \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" /* FIPS 180-2, B.1 */

/* One store in a folder of its own. */
struct world {
	struct arena arena;
	struct catalogue catalogue;
	struct store *store;
	char folder[64], path[96];
	char said[256]; /* the last message */
	struct diag diag;
};

static void
hear(void *to, const struct diag_message *m)
{
	struct world *w = to;

	snprintf(w->said, sizeof w->said, "%s", m->text);
}

static void
world_begin(struct world *w)
{
	*w = (struct world){ .folder = "/tmp/pejl-store-XXXXXX" };
	CU_ASSERT_FATAL(mkdtemp(w->folder) != NULL);
	snprintf(w->path, sizeof w->path, "%s/s.db", w->folder);
	catalogue_init(&w->catalogue, &w->arena);
	w->diag.hear = hear;
	w->diag.hear_to = w;
}

static void
world_end(struct world *w)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
	char path[128];

	store_close(w->store);
	for (size_t i = 0; i < countof(parts); i++) {
		snprintf(path, sizeof path, "%s%s", w->path, parts[i]);
		unlink(path);
	}
	rmdir(w->folder);
	arena_free(&w->arena);
}

static void
put(struct world *w, const char *indicator, int area, const char *period, double value, size_t line)
{
	struct observation o = { .indicator =
				     catalogue_publisher_name(&w->catalogue, indicator, "%"),
		.area = area,
		.status = isnan(value) ? OBS_SUPPRESSED : OBS_NORMAL,
		.value = value,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN,
		.hidden_low = NAN,
		.hidden_high = NAN,
		.origin = { "f.csv", line, 2 } };

	CU_ASSERT_FATAL(period_parse(&o.period, period));
	store_put(w->store, &w->catalogue, &o, line * 10);
}

/* What was put as an import of FILE with BYTES on DAY. */
static bool
import_day(struct world *w, const char *file, const char *bytes, int day, bool absent_zero,
    struct store_import *out)
{
	struct store_import facts = { .file = file,
		.note = "",
		.options = "",
		.rule = "",
		.time = day,
		.day = day,
		.source = { .id = "s",
		    .publisher = "P",
		    .title = "",
		    .url = "",
		    .note = "",
		    .absent_zero = absent_zero } };
	struct store_packing *p, *conf;

	bool ok = store_packing_memory(&p, bytes, strlen(bytes), &w->diag)
	    && store_packing_memory(&conf, "conf", 4, &w->diag);
	ok = ok && store_import(w->store, &facts, NULL, 0, p, conf, conf, out, &w->arena, &w->diag);
	store_packing_end(p);
	store_packing_end(conf);
	return ok;
}

/* Two imports of f.csv: a figure stays, one changes, one is gone, one is new. */
static void
two_imports(struct world *w, bool absent_zero)
{
	struct store_import im;

	CU_ASSERT_FATAL(store_open(&w->store, w->path, STORE_WRITE, &w->diag));
	CU_ASSERT_FATAL(store_begin(w->store, 1, &w->diag));
	put(w, "X", 461, "2020", 1, 2);
	put(w, "X", 461, "2021", 2, 3);
	put(w, "X", 461, "2022", 3, 4);
	CU_ASSERT(import_day(w, "a/f.csv", "abc", 20240101, absent_zero, &im));
	CU_ASSERT_EQUAL(im.id, 1);
	CU_ASSERT_EQUAL(im.revises, 0);
	CU_ASSERT_EQUAL(im.fresh, 3);
	CU_ASSERT_STRING_EQUAL(im.sha256, SHA_ABC);
	put(w, "X", 461, "2023", 4, 2);
	put(w, "X", 461, "2021", 2.5, 3);
	put(w, "X", 461, "2020", 1, 4);
	CU_ASSERT(import_day(w, "b/f.csv", "abcd", 20240601, absent_zero, &im));
	CU_ASSERT_EQUAL(im.revises, 1);
	CU_ASSERT_EQUAL(im.fresh, 1);
	CU_ASSERT_EQUAL(im.changed, 1);
	CU_ASSERT_EQUAL(im.unchanged, 1);
	CU_ASSERT_EQUAL(im.vanished, 1);
	CU_ASSERT(store_commit(w->store, &w->diag));
}

/* What a query gives, as text: "2020=1/1 " is the value and its import. */
struct told {
	char text[512];
};

static void
tell(void *to, const struct store_observation *o)
{
	struct told *t = to;
	size_t n = strlen(t->text);
	char period[PERIOD_SIZE];

	snprintf(t->text + n, sizeof t->text - n, "%s=%g/%d ", period_print(period, o->obs.period),
	    o->obs.value, o->import);
	CU_ASSERT_EQUAL(o->byte, o->obs.origin.line * 10);
}

static const char *
load(struct world *w, struct told *t, struct store_query q, bool history)
{
	t->text[0] = '\0';
	if (q.area == 0)
		q.area = STORE_ALL_AREAS;
	CU_ASSERT((history ? store_history : store_load)(
	    w->store, &q, &w->catalogue, tell, t, &w->arena, &w->diag));
	return t->text;
}

static void
counts_by_day(void)
{
	static const char *const x[] = { "x" }, *const y[] = { "y" };
	static const struct {
		const char *name;
		struct store_query q;
		bool history;
		const char *want;
	} rows[] = {
		{ "before all", { .day = 20231231 }, false, "" },
		{ "the first", { .day = 20240531 }, false, "2020=1/1 2021=2/1 2022=3/1 " },
		{ "on its day", { .day = 20240601 }, false,
		    "2022=3/1 2020=1/2 2021=2.5/2 2023=4/2 " },
		{ "now", { 0 }, false, "2022=3/1 2020=1/2 2021=2.5/2 2023=4/2 " },
		{ "before the second", { .before = 2 }, false, "2020=1/1 2021=2/1 2022=3/1 " },
		{ "one import", { .import = 2 }, false, "2020=1/2 2021=2.5/2 2023=4/2 " },
		{ "an indicator", { .indicators = x, .nindicators = 1, .period = "2021" }, false,
		    "2021=2.5/2 " },
		{ "none", { .indicators = y, .nindicators = 1 }, false, "" },
		{ "another area", { .area = 101 }, false, "" },
		{ "no such period", { .period = "1999" }, false, "" },
		{ "another group", { .stratum = "men" }, false, "" },
		{ "its history", { .period = "2021" }, true, "2021=2/1 2021=2.5/2 " },
	};
	struct world w;
	struct told t;

	world_begin(&w);
	two_imports(&w, false);
	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(strcmp(load(&w, &t, rows[i].q, rows[i].history), rows[i].want) == 0,
		    rows[i].name);
	world_end(&w);
}

/* Where the publisher leaves out zeros, what a revision has no row for is not the old figure. */
static void
replaces_whole(void)
{
	struct world w;
	struct told t;

	world_begin(&w);
	two_imports(&w, true);
	CU_ASSERT_STRING_EQUAL(
	    load(&w, &t, (struct store_query){ 0 }, false), "2020=1/2 2021=2.5/2 2023=4/2 ");
	CU_ASSERT_STRING_EQUAL(load(&w, &t, (struct store_query){ .day = 20240531 }, false),
	    "2020=1/1 2021=2/1 2022=3/1 ");
	world_end(&w);
}

static void
undoes(void)
{
	struct world w;
	struct told t;
	struct store_import *log, facts = { .note = "wrong file", .time = 1, .day = 20240701 };
	int entry;
	size_t n;

	world_begin(&w);
	two_imports(&w, false);
	CU_ASSERT_FATAL(store_begin(w.store, 1, &w.diag));
	CU_ASSERT(store_undo(w.store, 2, &facts, &entry, &w.diag));
	CU_ASSERT_EQUAL(entry, 3);
	CU_ASSERT(!store_undo(w.store, 2, &facts, &entry, &w.diag));
	CU_ASSERT_STRING_EQUAL(w.said, "import 2 is undone already");
	CU_ASSERT(!store_undo(w.store, 3, &facts, &entry, &w.diag));
	CU_ASSERT_STRING_EQUAL(
	    w.said, "entry 3 is an undo itself; take the file in again with 'pejl ingest'");
	CU_ASSERT(!store_undo(w.store, 7, &facts, &entry, &w.diag));
	CU_ASSERT_STRING_EQUAL(w.said, "there is no import 7; see 'pejl log'");
	CU_ASSERT(store_commit(w.store, &w.diag));
	CU_ASSERT_STRING_EQUAL(
	    load(&w, &t, (struct store_query){ 0 }, false), "2020=1/1 2021=2/1 2022=3/1 ");
	CU_ASSERT_STRING_EQUAL(load(&w, &t, (struct store_query){ .day = 20240630 }, false),
	    "2022=3/1 2020=1/2 2021=2.5/2 2023=4/2 ");
	CU_ASSERT(store_imports(w.store, &log, &n, &w.arena, &w.diag));
	CU_ASSERT_EQUAL_FATAL(n, 3);
	CU_ASSERT_EQUAL(log[1].undone, 3);
	CU_ASSERT_EQUAL(log[2].undoes, 2);
	CU_ASSERT_STRING_EQUAL(log[2].note, "wrong file");
	CU_ASSERT(store_check(w.store, &w.diag));
	world_end(&w);
}

static bool
gather(void *to, const char *bytes, size_t n)
{
	char *all = to;

	strncat(all, bytes, n);
	return true;
}

/* Lines are found in the piece that has them, also where they lie across two pieces. */
static void
keeps_bytes(void)
{
	enum { LINES = 60000, WIDTH = 10 };
	struct world w;
	struct store_import im;
	char *text = calloc(LINES + 2, WIDTH), *back = calloc(LINES + 2, WIDTH), *line;
	static const size_t at[] = { 0, 1, 26213, 26214, 26215, 52428, LINES - 1 };
	size_t n;

	world_begin(&w);
	for (int i = 0; i < LINES; i++)
		snprintf(text + i * WIDTH, 16, "%09d\n", i);
	CU_ASSERT_FATAL(store_open(&w.store, w.path, STORE_WRITE, &w.diag));
	CU_ASSERT_FATAL(store_begin(w.store, 1, &w.diag));
	put(&w, "X", 461, "2020", 1, 2);
	CU_ASSERT(import_day(&w, "f.csv", text, 20240101, false, &im));
	CU_ASSERT(store_commit(w.store, &w.diag));
	for (size_t i = 0; i < countof(at); i++) {
		char want[WIDTH + 1];
		snprintf(want, sizeof want, "%09zu", at[i]);
		CU_ASSERT(store_line(w.store, 1, at[i] * WIDTH, 100, &line, &n, &w.arena, &w.diag));
		CHECK_ROW(n == 9 && memcmp(line, want, 9) == 0, want);
	}
	CU_ASSERT(store_line(w.store, 1, 0, 4, &line, &n, &w.arena, &w.diag));
	CU_ASSERT_EQUAL(n, 4);
	CU_ASSERT(store_bytes(w.store, 1, 599000, gather, back, &w.diag));
	CU_ASSERT_STRING_EQUAL(back, text + 599000);
	CU_ASSERT(store_configuration(w.store, 1, STORE_SOURCES, &line, &n, &w.arena, &w.diag));
	CU_ASSERT(n == 4 && memcmp(line, "conf", 4) == 0);
	CU_ASSERT_EQUAL(store_same_bytes(w.store, im.sha256, &w.diag), 1);
	CU_ASSERT_EQUAL(store_same_bytes(w.store, SHA_ABC, &w.diag), 0);
	free(text);
	free(back);
	world_end(&w);
}

/* The largest step first, then those that are new or gone. */
static void
orders_changes(void)
{
	struct world w;
	struct store_import im;
	struct store_changes x;

	world_begin(&w);
	CU_ASSERT_FATAL(store_open(&w.store, w.path, STORE_WRITE, &w.diag));
	CU_ASSERT_FATAL(store_begin(w.store, 1, &w.diag));
	put(&w, "X", 101, "2020", 10, 2);
	put(&w, "X", 147, "2020", 10, 3);
	put(&w, "X", 461, "2020", 0, 4);
	put(&w, "X", 561, "2020", NAN, 5);
	CU_ASSERT(import_day(&w, "f.csv", "1", 20240101, false, &im));
	put(&w, "X", 101, "2020", 11, 2);
	put(&w, "X", 147, "2020", 5, 3);
	put(&w, "X", 461, "2020", 1, 4);
	put(&w, "X", 561, "2020", 7, 5);
	put(&w, "X", 580, "2020", 7, 6);
	CU_ASSERT(import_day(&w, "f.csv", "2", 20240102, false, &im));
	CU_ASSERT(store_revision(w.store, 2, &w.catalogue, &x, &w.arena, &w.diag));
	CU_ASSERT_EQUAL_FATAL(x.n, 5);
	CU_ASSERT_EQUAL(x.count[STORE_CHANGED], 4);
	static const int order[] = { 461, 147, 101, 580, 561 };
	for (size_t i = 0; i < x.n; i++)
		CU_ASSERT_EQUAL(x.of[i].after.obs.area, order[i]);
	CU_ASSERT(store_compare(w.store,
	    &(struct store_query){ .area = STORE_ALL_AREAS, .day = 20240101 },
	    &(struct store_query){ .area = STORE_ALL_AREAS, .day = 20240102 }, &w.catalogue, &x,
	    &w.arena, &w.diag));
	CU_ASSERT_EQUAL(x.n, 5);
	world_end(&w);
}

/* Of figures given twice the last of the same stays, and the first of those that differ. */
static void
settles(void)
{
	struct world w;
	struct store_clash *clash;
	struct store_import im;
	struct told t;
	size_t n;

	world_begin(&w);
	CU_ASSERT_FATAL(store_open(&w.store, w.path, STORE_WRITE, &w.diag));
	CU_ASSERT_FATAL(store_begin(w.store, 1, &w.diag));
	put(&w, "X", 461, "2021", 2, 2);
	put(&w, "X", 461, "2020", 1, 3);
	put(&w, "X", 461, "2021", 2, 4);
	put(&w, "X", 461, "2020", 9, 5);
	CU_ASSERT_EQUAL(store_pending(w.store), 4);
	CU_ASSERT(store_settle(w.store, &clash, &n, &w.arena, &w.diag));
	CU_ASSERT_EQUAL_FATAL(n, 1);
	CU_ASSERT_EQUAL(clash[0].first.line, 3);
	CU_ASSERT_EQUAL(clash[0].second.line, 5);
	CU_ASSERT(import_day(&w, "f.csv", "1", 20240101, false, &im));
	CU_ASSERT_EQUAL(im.observations, 2);
	CU_ASSERT_STRING_EQUAL(
	    load(&w, &t, (struct store_query){ 0 }, false), "2020=1/1 2021=2/1 ");
	world_end(&w);
}

/* ---- what fails ---------------------------------------------------------------- */

/*
 * A VFS that passes all on to the system's, but the COUNTDOWN-th write, sync, truncation or opening
 * fails, and all after it, unless ONCE: a disk that is full, or gone. Nothing waits for the disk.
 * State of the test alone.
 */
struct faults {
	sqlite3_vfs vfs, *real;
	int countdown; /* 0: none fails */
	bool once, failed;
};

static struct faults faults;

struct fault_file {
	sqlite3_file base;
	struct sqlite3_io_methods methods;
	const struct sqlite3_io_methods *real;
};

static bool
fails(void)
{
	bool now = faults.countdown > 0 && --faults.countdown == 0;

	faults.failed = faults.failed || now;
	return now || (faults.failed && !faults.once);
}

static sqlite3_file *
below(sqlite3_file *f)
{
	return (sqlite3_file *)((struct fault_file *)f + 1);
}

#define PASS(f, call, ...) below(f)->pMethods->call(below(f), __VA_ARGS__)

static int
f_close(sqlite3_file *f)
{
	return below(f)->pMethods->xClose(below(f));
}
static int
f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	return PASS(f, xRead, p, n, at);
}
static int
f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	return fails() ? SQLITE_FULL : PASS(f, xWrite, p, n, at);
}
static int
f_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return fails() ? SQLITE_IOERR_TRUNCATE : PASS(f, xTruncate, n);
}
static int
f_sync(sqlite3_file *f, int flags)
{
	(void)f;
	(void)flags;
	return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
static int
f_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return PASS(f, xFileSize, n);
}
static int
f_lock(sqlite3_file *f, int l)
{
	return PASS(f, xLock, l);
}
static int
f_unlock(sqlite3_file *f, int l)
{
	return PASS(f, xUnlock, l);
}
static int
f_reserved(sqlite3_file *f, int *l)
{
	return PASS(f, xCheckReservedLock, l);
}
static int
f_control(sqlite3_file *f, int op, void *p)
{
	return PASS(f, xFileControl, op, p);
}
static int
f_sector(sqlite3_file *f)
{
	return below(f)->pMethods->xSectorSize(below(f));
}
static int
f_device(sqlite3_file *f)
{
	return below(f)->pMethods->xDeviceCharacteristics(below(f));
}
static int
f_map(sqlite3_file *f, int r, int n, int w, void volatile **p)
{
	return fails() ? SQLITE_IOERR_SHMMAP : PASS(f, xShmMap, r, n, w, p);
}
static int
f_shmlock(sqlite3_file *f, int at, int n, int flags)
{
	return PASS(f, xShmLock, at, n, flags);
}
static void
f_barrier(sqlite3_file *f)
{
	below(f)->pMethods->xShmBarrier(below(f));
}
static int
f_unmap(sqlite3_file *f, int del)
{
	return PASS(f, xShmUnmap, del);
}

static const struct sqlite3_io_methods methods = { 2, f_close, f_read, f_write, f_truncate, f_sync,
	f_size, f_lock, f_unlock, f_reserved, f_control, f_sector, f_device, f_map, f_shmlock,
	f_barrier, f_unmap, NULL, NULL };

static int
f_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	(void)v;
	f->pMethods = NULL;
	int code =
	    fails() ? SQLITE_CANTOPEN : faults.real->xOpen(faults.real, name, below(f), flags, out);
	if (code == SQLITE_OK)
		f->pMethods = &methods;
	return code;
}

static void
faults_begin(void)
{
	faults = (struct faults){ .real = sqlite3_vfs_find(NULL) };
	faults.vfs = *faults.real;
	faults.vfs.zName = "faults";
	faults.vfs.szOsFile = (int)sizeof(struct fault_file) + faults.real->szOsFile;
	faults.vfs.xOpen = f_open;
	sqlite3_vfs_register(&faults.vfs, 1);
}

static void
faults_end(void)
{
	sqlite3_vfs_unregister(&faults.vfs);
	sqlite3_vfs_register(faults.real, 1);
}

/* A second import into the store of W; true if all of it was said to be done. */
static bool
import_more(struct world *w)
{
	struct store_import im;
	bool ok = store_open(&w->store, w->path, STORE_WRITE, &w->diag)
	    && store_begin(w->store, 1, &w->diag);

	if (ok) {
		for (int year = 1950; year < 2020; year++) {
			char period[PERIOD_SIZE];
			snprintf(period, sizeof period, "%d", year);
			put(w, "Y", 461, period, year / 7.0, (size_t)year);
		}
		ok = import_day(w, "g.csv", "abcde", 20240801, false, &im)
		    && store_commit(w->store, &w->diag);
	}
	store_close(w->store);
	w->store = NULL;
	return ok;
}

/* The file that two_imports make. */
struct base {
	char bytes[1 << 20];
	size_t n;
};

static void
base_make(struct base *b)
{
	struct world w;

	world_begin(&w);
	two_imports(&w, false);
	store_close(w.store); /* which leaves all in the one file */
	w.store = NULL;
	FILE *f = fopen(w.path, "r");
	CU_ASSERT_FATAL(f != NULL);
	b->n = fread(b->bytes, 1, sizeof b->bytes, f);
	fclose(f);
	CU_ASSERT_FATAL(b->n > 0 && b->n < sizeof b->bytes);
	world_end(&w);
}

static void
world_begin_at(struct world *w, const struct base *b)
{
	world_begin(w);
	FILE *f = fopen(w->path, "w");
	CU_ASSERT_FATAL(f != NULL);
	CU_ASSERT_FATAL(fwrite(b->bytes, 1, b->n, f) == b->n);
	CU_ASSERT_FATAL(fclose(f) == 0);
}

/* Is W's store the file of B still, with nothing beside it that is to be put into it? */
static bool
is_base(const struct world *w, const struct base *b)
{
	static char bytes[sizeof b->bytes];
	char wal[112];
	struct stat st;

	snprintf(wal, sizeof wal, "%s-wal", w->path);
	FILE *f = fopen(w->path, "r");
	if (f == NULL)
		return false;
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	return n == b->n && memcmp(bytes, b->bytes, n) == 0
	    && (stat(wal, &st) != 0 || st.st_size == 0);
}

/* After it: the store is whole and has all of the second import or nothing. */
static void
check_after(struct world *w, const struct base *b, bool done, int n, const char *what)
{
	struct store_import *log;
	size_t entries = 0;
	char row[64];

	if (!done && is_base(w, b))
		return;
	snprintf(row, sizeof row, "%s %d", what, n);
	CHECK_ROW(store_open(&w->store, w->path, STORE_READ, &w->diag), row);
	if (w->store == NULL)
		return;
	CHECK_ROW(store_check(w->store, &w->diag), row);
	CHECK_ROW(store_imports(w->store, &log, &entries, &w->arena, &w->diag), row);
	CHECK_ROW(entries == 2 || entries == 3, row);
	CHECK_ROW(!done || entries == 3, row);
	store_close(w->store);
	w->store = NULL;
}

/* Every one, until an import meets none; ONCE: it alone, else all after it too. */
static void
fail_writes(bool once)
{
	static struct base base;
	bool done = false;
	int n = 0;

	base_make(&base);
	while (!done && n < 400) {
		struct world w;
		world_begin_at(&w, &base);
		faults_begin();
		faults.once = once;
		faults.countdown = ++n;
		done = import_more(&w);
		bool met = faults.failed;
		faults_end();
		CHECK_ROW(done || w.diag.errors > 0, "a failure is told");
		check_after(&w, &base, done, n, once ? "write, once" : "write");
		done = done && !met;
		world_end(&w);
	}
	CU_ASSERT(n > 10 && n < 400);
}

static void
every_write_fails(void)
{
	fail_writes(false);
}

static void
every_write_fails_once(void)
{
	fail_writes(true);
}

static struct {
	sqlite3_mem_methods real;
	int countdown;
	bool failed;
} memory;

static bool
memory_fails(void)
{
	bool now = memory.countdown > 0 && --memory.countdown == 0;

	memory.failed = memory.failed || now;
	return now;
}

static void *
m_alloc(int n)
{
	return memory_fails() ? NULL : memory.real.xMalloc(n);
}
static void *
m_realloc(void *p, int n)
{
	return memory_fails() ? NULL : memory.real.xRealloc(p, n);
}

/* Each allocation of SQLite's fails, once, until an import meets none that does. */
static void
every_allocation_fails(void)
{
	static struct base base;
	bool done = false;
	int n = 0;

	base_make(&base);
	sqlite3_shutdown();
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real);
	sqlite3_mem_methods with = memory.real;
	with.xMalloc = m_alloc;
	with.xRealloc = m_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &with);
	faults_begin();
	while (!done && n < 100000) {
		struct world w;
		world_begin_at(&w, &base);
		memory.failed = false;
		memory.countdown = ++n;
		done = import_more(&w);
		bool met = memory.failed;
		memory.countdown = 0;
		check_after(&w, &base, done, n, "allocation");
		done = done && !met;
		world_end(&w);
	}
	CU_ASSERT(n > 100 && n < 100000);
	faults_end();
	sqlite3_shutdown();
	sqlite3_config(SQLITE_CONFIG_MALLOC, &memory.real);
}

static void
two_writers(void)
{
	struct world w;
	struct store *other;

	world_begin(&w);
	two_imports(&w, false);
	CU_ASSERT_FATAL(store_begin(w.store, 1, &w.diag));
	CU_ASSERT_FATAL(store_open(&other, w.path, STORE_WRITE, &w.diag));
	CU_ASSERT(!store_begin(other, 0, &w.diag));
	CU_ASSERT(strstr(w.said, " holds the store; nothing was stored, try again when it is done")
	    != NULL);
	store_close(other);
	CU_ASSERT(store_commit(w.store, &w.diag));
	world_end(&w);
}

void
suite_store(void)
{
	static const struct test tests[] = {
		{ "what counts on a day", counts_by_day },
		{ "a file whose absent rows are zero replaces the one before", replaces_whole },
		{ "undo", undoes },
		{ "bytes and lines", keeps_bytes },
		{ "the largest changes first", orders_changes },
		{ "figures given twice", settles },
		{ "two writers", two_writers },
		{ "every write fails", every_write_fails },
		{ "every write fails once", every_write_fails_once },
		{ "every allocation fails", every_allocation_fails },
	};

	suite_add("store", tests, countof(tests));
}
