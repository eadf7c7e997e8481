/* The bytes of imports, unpacked as they are asked for. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "store/db.h"

#define MAX_CHUNK ((size_t)64 << 20) /* no store of ours has a larger one */

static bool
damaged(struct store *s, int id, struct diag *d)
{
	return diag_error(d, (struct pos){ .file = db_path(s) }, NULL,
	    "is damaged: the bytes of import %d do not unpack", id);
}

/* The column of table import that tells a content: of the file or of a configuration. */
static const char *const columns[] = {
	[STORE_TARGETS] = "targets", [STORE_SOURCES] = "sources", [STORE_SOURCES + 1] = "content"
};

/* The chunk in Q's row, unpacked, from byte FROM of the file on, to SINK. 1 on, 0 stop, -1 damaged.
 */
static int
unpack(sqlite3_stmt *q, size_t from, size_t *next, store_bytes_sink *sink, void *to)
{
	long long first = sqlite3_column_int64(q, 0), size = sqlite3_column_int64(q, 1);
	const void *packed = sqlite3_column_blob(q, 2);
	uLong n = (uLong)sqlite3_column_bytes(q, 2);

	if (packed == NULL || size <= 0 || (size_t)size > MAX_CHUNK || first < 0
	    || (*next != STORE_NO_BYTE && (size_t)first != *next))
		return -1;
	uLongf got = (uLongf)size;
	char *bytes = malloc((size_t)size);
	bool ok = bytes != NULL && uncompress((Bytef *)bytes, &got, packed, n) == Z_OK
	    && got == (uLongf)size;
	size_t skip = from > (size_t)first ? from - (size_t)first : 0;
	int more = !ok ? -1 : skip >= got || sink(to, bytes + skip, got - skip);
	free(bytes);
	*next = (size_t)first + (size_t)size;
	return more;
}

/* Bytes from FROM on of what COLUMN of import ID says. */
static bool
give(struct store *s, int id, const char *column, size_t from, store_bytes_sink *sink, void *to,
    struct diag *d)
{
	size_t next = from == 0 ? 0 : STORE_NO_BYTE;
	char sql[256];
	sqlite3_stmt *q;
	int more, on = 1;

	sqlite3_snprintf(sizeof sql, sql,
	    "SELECT c.first, c.size, c.bytes FROM chunk c JOIN import i ON i.%s = c.content "
	    "WHERE i.id = ?1 AND c.first > ?2 - (SELECT max(size) FROM chunk WHERE content = i.%s) "
	    "ORDER BY c.first",
	    column, column);
	if (!db_prepare(s, sql, &q, d))
		return false;
	sqlite3_bind_int(q, 1, id);
	sqlite3_bind_int64(q, 2, (sqlite3_int64)from);
	while (on == 1 && (more = db_step(s, q, d)) == 1)
		on = unpack(q, from, &next, sink, to);
	sqlite3_finalize(q);
	if (on == -1)
		return damaged(s, id, d);
	return on == 0 || more == 0;
}

bool
store_bytes(struct store *s, int id, size_t from, store_bytes_sink *sink, void *to, struct diag *d)
{
	return give(s, id, columns[STORE_SOURCES + 1], from, sink, to, d);
}

/* What is gathered: a whole file, or a line. */
struct gather {
	struct arena *arena;
	char *text;
	size_t n, cap, max;
	bool line;
};

static bool
add(void *to, const char *bytes, size_t n)
{
	struct gather *g = to;
	size_t take = n, end = 0;

	while (g->line && end < n && bytes[end] != '\n' && bytes[end] != '\r')
		end++;
	bool whole = g->line && end < n;
	take = g->line ? end : n;
	take = take > g->max - g->n ? g->max - g->n : take;
	if (g->n + take + 1 > g->cap) {
		size_t cap = (g->n + take + 1) * 2;
		char *bigger = arena_alloc(g->arena, cap);
		if (g->n > 0)
			memcpy(bigger, g->text, g->n);
		g->text = bigger;
		g->cap = cap;
	}
	memcpy(g->text + g->n, bytes, take);
	g->n += take;
	return !whole && g->n < g->max;
}

static void
finish(const struct gather *g, char **out, size_t *n)
{
	*out = g->text != NULL ? g->text : arena_alloc(g->arena, 1);
	*n = g->n;
}

bool
store_line(struct store *s, int id, size_t byte, size_t max, char **out, size_t *n, struct arena *a,
    struct diag *d)
{
	struct gather g = { .arena = a, .max = max, .line = true };

	if (!give(s, id, columns[STORE_SOURCES + 1], byte, add, &g, d))
		return false;
	finish(&g, out, n);
	return true;
}

bool
store_configuration(struct store *s, int id, enum store_configuration which, char **out, size_t *n,
    struct arena *a, struct diag *d)
{
	struct gather g = { .arena = a, .max = (size_t)-1 };

	if (!give(s, id, columns[which], 0, add, &g, d))
		return false;
	finish(&g, out, n);
	return true;
}

bool
store_configuration_hash(struct store *s, int id, enum store_configuration which,
    char sha256[static STORE_HASH_SIZE], struct diag *d)
{
	char sql[128];
	sqlite3_stmt *q;

	sqlite3_snprintf(sizeof sql, sql,
	    "SELECT c.sha256 FROM content c JOIN import i ON i.%s = c.id WHERE i.id = ?",
	    columns[which]);
	if (!db_prepare(s, sql, &q, d))
		return false;
	sqlite3_bind_int(q, 1, id);
	int more = db_step(s, q, d);
	const unsigned char *text = more == 1 ? sqlite3_column_text(q, 0) : NULL;
	sqlite3_snprintf(STORE_HASH_SIZE, sha256, "%s", text != NULL ? (const char *)text : "");
	sqlite3_finalize(q);
	return more >= 0;
}
