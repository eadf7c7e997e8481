/* What a status said, kept for who reads the store with other programs. */
#include <assert.h>
#include <math.h>

#include "store/db.h"

static const char sql_insert[] =
    "INSERT INTO assessment_last (indicator, name, area, area_name, stratum, unit, period, value, "
    "target_rule, target_low, target_value, target_by, target_status, judged_period, judged_value, "
    "gap, verdict, development, slope, p, outlook_period, probability_met, as_of, time, entry, "
    "version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
    "?18, ?19, ?20, ?21, ?22, ?23, ?24, (SELECT coalesce(max(id), 0) FROM import), ?25)";

/* An empty text is NULL. */
static void
bind_text(sqlite3_stmt *q, int i, const char *text)
{
	if (text == NULL || *text == '\0')
		sqlite3_bind_null(q, i);
	else
		sqlite3_bind_text(q, i, text, -1, SQLITE_STATIC);
}

/* NAN is NULL. */
static void
bind_number(sqlite3_stmt *q, int i, double v)
{
	if (isnan(v))
		sqlite3_bind_null(q, i);
	else
		sqlite3_bind_double(q, i, v);
}

static void
bind_year(sqlite3_stmt *q, int i, int year)
{
	if (year == 0)
		sqlite3_bind_null(q, i);
	else
		sqlite3_bind_int(q, i, year);
}

static void
bind_assessment(sqlite3_stmt *q, const struct store_assessment *a)
{
	const struct {
		int at;
		const char *text;
	} texts[] = { { 6, a->unit }, { 7, a->period }, { 9, a->target_rule },
		{ 13, a->target_status }, { 14, a->judged_period }, { 17, a->verdict },
		{ 18, a->development } };
	const struct {
		int at;
		double v;
	} numbers[] = { { 8, a->value }, { 10, a->target_low }, { 11, a->target_value },
		{ 15, a->judged_value }, { 16, a->gap }, { 19, a->slope }, { 20, a->p },
		{ 22, a->probability_met } };

	sqlite3_bind_text(q, 1, a->indicator, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 2, a->name, -1, SQLITE_STATIC);
	sqlite3_bind_int(q, 3, a->area);
	sqlite3_bind_text(q, 4, a->area_name, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 5, a->stratum, -1, SQLITE_STATIC);
	for (size_t i = 0; i < countof(texts); i++)
		bind_text(q, texts[i].at, texts[i].text);
	for (size_t i = 0; i < countof(numbers); i++)
		bind_number(q, numbers[i].at, numbers[i].v);
	bind_year(q, 12, a->target_by);
	bind_year(q, 21, a->outlook_year);
}

bool
store_keep_assessments(struct store *s, const struct store_assessment *of, size_t n, int as_of,
    long long time, struct diag *d)
{
	sqlite3_stmt *q;

	assert(s->begun);
	if (!db_exec(s, "DELETE FROM assessment_last", d) || !db_prepare(s, sql_insert, &q, d))
		return false;
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		bind_assessment(q, &of[i]);
		sqlite3_bind_int(q, 23, as_of);
		sqlite3_bind_int64(q, 24, time);
		sqlite3_bind_text(q, 25, PEJL_VERSION, -1, SQLITE_STATIC);
		ok = db_run(s, q, d);
	}
	sqlite3_finalize(q);
	return ok;
}
