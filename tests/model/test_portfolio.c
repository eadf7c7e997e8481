#include "model/portfolio.h"

#include <math.h>

#include "model/period.h"
#include "tests/check.h"
#include "tests/model/suites.h"

static const int sof_meetings[] = { 20210301, 20210601, 20220301 };
static const int kly_meetings[] = { 20220915, 20240115 };
static const int dak_meetings[] = { 20190919 };

/* SOF, its klynge, a group that reports to the SOF, DAK, a body that ended for good. */
static const struct body bodies[] = {
	{ .id = "sof",
	    .name = "SOF Sønderjylland",
	    .from = 20190701,
	    .to = 20220630,
	    .successor = &bodies[1],
	    .meetings = sof_meetings,
	    .nmeetings = countof(sof_meetings) },
	{ .id = "kly",
	    .name = "Sundhedsklynge Sønderjylland",
	    .from = 20220701,
	    .to = 99991231,
	    .meetings = kly_meetings,
	    .nmeetings = countof(kly_meetings) },
	{ .id = "ipg", .name = "IPG", .from = 20190701, .to = 99991231, .reports_to = &bodies[0] },
	{ .id = "dak",
	    .name = "DAK",
	    .from = 20190701,
	    .to = 99991231,
	    .meetings = dak_meetings,
	    .nmeetings = countof(dak_meetings) },
	{ .id = "end", .name = "Udvalg", .from = 20190701, .to = 20201231 },
};

static const struct portfolio p = {
	.update_days = 14, .bodies = bodies, .nbodies = countof(bodies)
};

static void
follows_bodies(void)
{
	CU_ASSERT_PTR_EQUAL(body_on(&bodies[0], 20190101), &bodies[0]);
	CU_ASSERT_PTR_EQUAL(body_on(&bodies[0], 20220630), &bodies[0]);
	CU_ASSERT_PTR_EQUAL(body_on(&bodies[0], 20220701), &bodies[1]);
	CU_ASSERT_PTR_NULL(body_on(&bodies[4], 20210101));
	CU_ASSERT_PTR_EQUAL(body_last(&bodies[4], 20210101), &bodies[4]);
	CU_ASSERT_PTR_EQUAL(body_last(&bodies[0], 20230101), &bodies[1]);
	CU_ASSERT_PTR_EQUAL(portfolio_body(&p, "kly"), &bodies[1]);
	CU_ASSERT_PTR_EQUAL(portfolio_body(&p, "sundhedsklynge SOENDERJYLLAND"), &bodies[1]);
	CU_ASSERT_PTR_NULL(portfolio_body(&p, "klynge"));
	CU_ASSERT_EQUAL(portfolio_meeting(&p, &bodies[0], 20210531), 20210301);
	CU_ASSERT_EQUAL(portfolio_meeting(&p, &bodies[0], 20230101), 20220915);
	CU_ASSERT_EQUAL(portfolio_meeting(&p, &bodies[1], 20220914), 20220301);
	CU_ASSERT_EQUAL(portfolio_meeting(&p, &bodies[3], 20190918), 0);
	CU_ASSERT_EQUAL(portfolio_meeting(&p, &bodies[4], 20230101), 0);
}

static void
tells_late_updates(void)
{
	static const struct {
		size_t forum;
		enum effort_status status;
		int start, end, updated, day, meeting, due; /* meeting 0: not overdue */
		const char *row;
	} rows[] = {
		{ 0, EFFORT_RUNNING, 0, 0, 20210301, 20210517, 0, 0, "the day before it is due" },
		{ 0, EFFORT_RUNNING, 0, 0, 20210301, 20210518, 20210601, 20210518, "due" },
		{ 0, EFFORT_RUNNING, 0, 0, 20210302, 20210518, 0, 0, "after the meeting before" },
		{ 0, EFFORT_RUNNING, 0, 0, 20210531, 20210601, 0, 0, "late, but done" },
		{ 0, EFFORT_UNSTATED, 0, 0, 0, 20210601, 20210601, 20210518, "never updated" },
		{ 0, EFFORT_PLANNED, 0, 0, 0, 20210601, 20210601, 20210518, "planned" },
		{ 0, EFFORT_PAUSED, 0, 0, 0, 20210601, 20210601, 20210518, "paused" },
		{ 0, EFFORT_DONE, 0, 0, 0, 20210601, 0, 0, "done" },
		{ 0, EFFORT_RUNNING, 0, 20210531, 0, 20210601, 0, 0, "ended" },
		{ 0, EFFORT_RUNNING, 0, 20210601, 0, 20210601, 20210601, 20210518, "its last day" },
		{ 0, EFFORT_PLANNED, 20210602, 0, 0, 20210601, 0, 0, "begins after the meeting" },
		{ 0, EFFORT_RUNNING, 0, 0, 20220301, 20220901, 20220915, 20220901,
		    "the klynge's meeting" },
		{ 0, EFFORT_RUNNING, 0, 0, 20220302, 20220901, 0, 0, "since the forum's last one" },
		{ 2, EFFORT_RUNNING, 0, 0, 20220301, 20220901, 20220915, 20220901,
		    "reports to who took over" },
		{ 1, EFFORT_RUNNING, 0, 0, 20230115, 20240115, 20240115, 20240101, "a year ago" },
		{ 1, EFFORT_RUNNING, 0, 0, 20230116, 20240115, 0, 0, "within a year" },
		{ 3, EFFORT_RUNNING, 0, 0, 20180919, 20190919, 20190919, 20190905,
		    "the first meeting" },
		{ 3, EFFORT_RUNNING, 0, 0, 20180920, 20190919, 0, 0, "within a year of it" },
		{ 3, EFFORT_RUNNING, 0, 0, 20211231, 20190919, 0, 0, "updated later" },
		{ 4, EFFORT_RUNNING, 0, 0, 0, 20190919, 0, 0, "no meetings" },
		{ 4, EFFORT_RUNNING, 0, 0, 0, 20210919, 0, 0, "nobody took over" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		const struct effort e = { .forum = &bodies[rows[i].forum],
			.status = rows[i].status,
			.start = rows[i].start,
			.end = rows[i].end,
			.updated = rows[i].updated };
		struct update u = { 0 };
		bool late = effort_update_overdue(&p, &e, rows[i].day, &u);
		CHECK_ROW(late == (rows[i].meeting != 0), rows[i].row);
		CHECK_ROW(u.meeting == rows[i].meeting && u.due == rows[i].due, rows[i].row);
	}
}

static void
tells_late_milestones(void)
{
	static const struct {
		enum effort_status status;
		int end, due, done, day;
		bool late;
	} rows[] = {
		{ EFFORT_RUNNING, 0, 20210601, 0, 20210601, false },
		{ EFFORT_RUNNING, 0, 20210601, 0, 20210602, true },
		{ EFFORT_PAUSED, 0, 20210601, 0, 20210602, true },
		{ EFFORT_RUNNING, 0, 20210601, 20210602, 20210602, false },
		{ EFFORT_RUNNING, 0, 20210601, 20210603, 20210602, true }, /* not yet reached */
		{ EFFORT_DONE, 0, 20210601, 0, 20210602, false },
		{ EFFORT_RUNNING, 20210601, 20210601, 0, 20210602, false },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		const struct effort e = { .status = rows[i].status, .end = rows[i].end };
		const struct milestone m = { .due = rows[i].due, .done = rows[i].done };
		char row[8];
		snprintf(row, sizeof row, "row %zu", i);
		CHECK_ROW(effort_milestone_overdue(&e, &m, rows[i].day) == rows[i].late, row);
	}
}

static void
has_words(void)
{
	CHECK_STR(effort_status_id(EFFORT_UNSTATED), "unstated");
	CHECK_STR(effort_status_word(EFFORT_UNSTATED, LANGUAGE_DANISH), "ikke oplyst");
	CHECK_STR(effort_status_word(EFFORT_PLANNED, LANGUAGE_DANISH), "planlagt");
	CHECK_STR(effort_status_word(EFFORT_RUNNING, LANGUAGE_DANISH), "i gang");
	CHECK_STR(effort_status_word(EFFORT_PAUSED, LANGUAGE_DANISH), "sat på pause");
	CHECK_STR(effort_status_word(EFFORT_DONE, LANGUAGE_DANISH), "afsluttet");
	CHECK_STR(effort_status_word(EFFORT_DONE, LANGUAGE_ENGLISH), "completed");
	CHECK_STR(effort_kind_id(EFFORT_TASK), "task");
	CHECK_STR(effort_kind_word(EFFORT_EXISTING, LANGUAGE_DANISH), "eksisterende indsats");
}

void
suite_portfolio(void)
{
	static const struct test tests[] = {
		{ "follows bodies to who took over", follows_bodies },
		{ "tells which updates are late", tells_late_updates },
		{ "tells which milestones are late", tells_late_milestones },
		{ "has words for status and kind", has_words },
	};

	suite_add("portfolio", tests, countof(tests));
}
