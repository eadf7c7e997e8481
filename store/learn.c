/* The indicators as the store has them, in the order it learned them. */
#include "store/db.h"

bool
store_indicators(
    struct store *s, struct store_indicator **out, size_t *n, struct arena *a, struct diag *d)
{
	sqlite3_stmt *q;
	size_t cap = 0;
	int more;

	*out = NULL;
	*n = 0;
	if (!db_prepare(s,
		"SELECT n.code, n.name, u.text FROM indicator n JOIN unit u ON u.id = n.unit "
		"ORDER BY n.id",
		&q, d))
		return false;
	while ((more = db_step(s, q, d)) == 1) {
		*out = arena_grow(a, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct store_indicator){ db_text(q, 0, a), db_text(q, 1, a),
			db_text(q, 2, a) };
	}
	sqlite3_finalize(q);
	return more == 0;
}

static bool
learn(struct store *s, const char *sql, const struct store_indicator *i, struct diag *d)
{
	sqlite3_stmt *q;

	if (!db_prepare(s, sql, &q, d))
		return false;
	const char *const texts[] = { i->unit, i->id, i->name };
	for (int k = 0; k < (int)countof(texts) && k < sqlite3_bind_parameter_count(q); k++)
		sqlite3_bind_text(q, k + 1, texts[k], -1, SQLITE_STATIC);
	bool ok = db_run(s, q, d);
	sqlite3_finalize(q);
	return ok;
}

bool
store_learn(struct store *s, const struct store_indicator *i, size_t n, struct diag *d)
{
	bool ok = true;

	for (size_t k = 0; ok && k < n; k++)
		ok = learn(s, "INSERT OR IGNORE INTO unit (text) VALUES (?1)", &i[k], d)
		    && learn(s,
			"INSERT INTO indicator (code, name, unit) VALUES "
			"(?2, ?3, (SELECT id FROM unit WHERE text = ?1))",
			&i[k], d);
	return ok;
}
