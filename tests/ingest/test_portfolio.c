#include "ingest/portfolio.h"

#include <math.h>
#include <string.h>

#include "ingest/places.h"
#include "ingest/targets.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

/* Bodies as in 2022: a forum that a klynge took over from. */
#define BODIES                                                                                     \
	"portfolio P { }\n"                                                                        \
	"body sof { name = \"SOF X\" to = \"2022-06-30\" successor = kly area = 3004 }\n"          \
	"body kly { name = \"Klynge X\" from = \"2022-07-01\" area = 4004 }\n"
/* Line 4 begins with what is wrong, or with an indsats to go on with. */
#define EFFORT "effort e { name = E kind = new forum = sof document = D "

/* One load: what was read, and the messages with the file's path as "@". */
struct loaded {
	struct arena arena;
	struct geography g;
	struct catalogue c;
	struct portfolio p;
	bool ok;
	char *text;
};

static char *
with_at(struct arena *a, const char *text, const char *path)
{
	char *out = arena_strdup(a, "");
	const char *hit;

	for (; (hit = strstr(text, path)) != NULL; text = hit + strlen(path))
		out = arena_printf(a, "%s%.*s@", out, (int)(hit - text), text);
	return arena_printf(a, "%s%s", out, text);
}

static void
load_path(struct loaded *l, const char *path)
{
	struct caught m;

	*l = (struct loaded){ .ok = false };
	caught_begin(&m);
	l->g.arena = &l->arena;
	catalogue_init(&l->c, &l->arena);
	bool known = places_load(&l->g, "data", &l->arena, &m.diag)
	    && targets_load(&l->c, "targets.conf", &l->g, &l->arena, &m.diag);
	CU_ASSERT_FATAL(known);
	l->ok = portfolio_load(&l->p, path, &l->c, &l->g, &l->arena, &m.diag);
	l->text = with_at(&l->arena, caught_text(&m), arena_printf(&l->arena, "pejl: %s", path));
	caught_end(&m);
}

static void
load_text(struct loaded *l, const char *text)
{
	struct arena a = { 0 };

	load_path(l, test_file(&a, "portfolio.conf", text, strlen(text)));
	arena_free(&a);
}

static const struct effort *
find(const struct loaded *l, const char *id)
{
	for (size_t i = 0; i < l->p.nefforts; i++)
		if (strcmp(l->p.efforts[i].id, id) == 0)
			return &l->p.efforts[i];
	return NULL;
}

/* ---- the shipped file ---------------------------------------------------------- */

/*
 * The documents' tables, counted by hand: rows of each kind, and crosses by year.
 * 002 Kommissorium for implementeringsgruppen uddannelse og arbejde, 003 for følgegruppen for
 * behandling og pleje, 004 Det administrative tillæg.
 */
static const struct {
	const char *group; /* "" of tasks outside them */
	enum effort_kind kind;
	size_t rows, crosses[5]; /* 2019-2023 */
	const char *where;
} counts[] = {
	{ "Forebyggelse", EFFORT_NEW, 3, { 0 }, "004:433-471, no years" },
	{ "Forebyggelse", EFFORT_EXISTING, 9, { 0 }, "004:478-494, no years" },
	/* 003 has a fourth, rehabilitering og recovery, which 004 moved */
	{ "Behandling og pleje", EFFORT_NEW, 3, { 2, 2, 2, 1, 1 }, "003:384-423, 004:522-528" },
	{ "Behandling og pleje", EFFORT_EXISTING, 22, { 17, 13, 5, 4, 1 },
	    "003:471-522, 004:537-580" },
	{ "Genoptræning og rehabilitering", EFFORT_NEW, 0, { 0 }, "004:582-584, none" },
	{ "Genoptræning og rehabilitering", EFFORT_EXISTING, 5, { 0 }, "004:586-594, no years" },
	{ "Uddannelse og arbejde", EFFORT_NEW, 3, { 2, 2, 2, 2, 2 }, "002:86-88, 004:599-623" },
	{ "Uddannelse og arbejde", EFFORT_EXISTING, 2, { 1, 1, 0, 0, 0 },
	    "002:94-95, 004:629-631" },
	{ "", EFFORT_TASK, 6, { 0 }, "004:637-648, no years" },
};

static void
ships_every_row(void)
{
	struct loaded l;
	size_t sum = 0;

	load_path(&l, "portfolio.conf");
	CHECK_STR(l.text, "");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(counts); i++) {
		size_t rows = 0, crosses[5] = { 0 };
		for (size_t k = 0; k < l.p.nefforts; k++) {
			const struct effort *e = &l.p.efforts[k];
			if (strcmp(e->group, counts[i].group) != 0 || e->kind != counts[i].kind)
				continue;
			rows++;
			for (size_t y = 0; y < e->nyears; y++)
				crosses[e->years[y] - 2019]++;
		}
		CHECK_ROW(rows == counts[i].rows, counts[i].where);
		CHECK_ROW(memcmp(crosses, counts[i].crosses, sizeof crosses) == 0, counts[i].where);
		sum += rows;
	}
	CU_ASSERT_EQUAL(sum, l.p.nefforts);
	arena_free(&l.arena);
}

/* The rows whose crosses are not the usual 2019 and 2020, one by one. */
static void
ships_years(void)
{
	static const struct {
		const char *id;
		unsigned years; /* bit 0 is 2019 */
		const char *where;
	} rows[] = {
		{ "pakkeforloeb", 037, "003:384-402" },
		{ "akutfunktioner", 004, "003:405-412" },
		{ "fleksible_indlaeggelser", 003, "003:415-423" },
		{ "sambo", 037, "003:471" },
		{ "fmk", 003, "003:473" },
		{ "livstruende_sygdom", 011, "003:475-478" },
		{ "demens", 001, "003:480" },
		{ "utilsigtede_haendelser", 006, "003:482" },
		{ "ledsagelse", 011, "003:484" },
		{ "misbrug", 004, "003:488-491" },
		{ "peritonealdialyse", 004, "003:493" },
		{ "bedside_blodproever", 001, "003:505-508" },
		{ "draen", 002, "003:510" },
		{ "blodproever_hjem", 001, "003:514" },
		{ "saarvurdering", 013, "003:516" },
		{ "respiration", 001, "003:520" },
		{ "retspsykiatri", 004, "003:522" },
		{ "fgu", 037, "002:86" },
		{ "kraeft", 003, "002:87" },
		{ "rehabilitering_recovery", 034, "002:88, 003:432-442" },
		{ "samtalestoette", 002, "002:94" },
		{ "flygtninge_veteraner", 001, "002:95" },
		{ "ammepolitikken", 0, "004:484" },
	};
	struct loaded l;

	load_path(&l, "portfolio.conf");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(rows); i++) {
		const struct effort *e = find(&l, rows[i].id);
		unsigned years = 0;
		CU_ASSERT_FATAL(e != NULL);
		for (size_t k = 0; k < e->nyears; k++)
			years |= 1u << (e->years[k] - 2019);
		CHECK_ROW(years == rows[i].years, rows[i].where);
	}
	arena_free(&l.arena);
}

/* What no document states is not stated; what all of them need is there. */
static void
guesses_nothing(void)
{
	struct loaded l;

	load_path(&l, "portfolio.conf");
	CU_ASSERT_FATAL(l.ok);
	CU_ASSERT_EQUAL(l.p.update_days, 14);
	for (size_t i = 0; i < l.p.nefforts; i++) {
		const struct effort *e = &l.p.efforts[i];
		CHECK_ROW(e->status == EFFORT_UNSTATED && e->start == 0 && e->end == 0, e->id);
		CHECK_ROW(isnan(e->staff) && e->nmilestones == 0 && e->ncriteria == 0, e->id);
		CHECK_ROW(e->responsible[0] == '\0' && e->updated == 20201123, e->id);
		CHECK_ROW(e->document[0] != '\0' && e->origin.line > 0, e->id);
		CHECK_ROW((e->nlocal == 0) == (e->kind == EFFORT_TASK), e->id);
	}
	arena_free(&l.arena);
}

/* 001:5-15: on 1 July 2022 each forum became a klynge, and SKU the Sundhedssamarbejdsudvalg. */
static void
ships_successions(void)
{
	static const struct {
		const char *before, *after;
	} rows[] = {
		{ "sku", "sundhedssamarbejdsudvalget" },
		{ "sof_ouh", "klynge_fyn" },
		{ "sof_lillebaelt", "klynge_lillebaelt" },
		{ "sof_svs", "klynge_sydvestjylland" },
		{ "sof_soenderjylland", "klynge_soenderjylland" },
		{ "ipg_behandling_pleje", "ipg_klynge_soenderjylland" },
		{ "dak", "dak" },
		{ "fg_forebyggelse", "fg_forebyggelse" },
	};
	struct loaded l;

	load_path(&l, "portfolio.conf");
	CU_ASSERT_FATAL(l.ok);
	for (size_t i = 0; i < countof(rows); i++) {
		const struct body *b = portfolio_body(&l.p, rows[i].before);
		CU_ASSERT_FATAL(b != NULL);
		CHECK_ROW(body_on(b, 20220630) == b, rows[i].before);
		CHECK_STR(body_on(b, 20220701)->id, rows[i].after);
	}
	CHECK_STR(portfolio_body(&l.p, "sof sønderjylland")->id, "sof_soenderjylland");
	CU_ASSERT_PTR_NULL(portfolio_body(&l.p, "SOF Bornholm"));
	arena_free(&l.arena);
}

/* ---- what is understood ---------------------------------------------------------- */

static void
reads_every_key(void)
{
	static const char text[] =
	    "portfolio \"En portefølje\" { update_days = 7 }\n"
	    "body dak { name = DAK meetings = { \"2021-06-01\", \"2020-03-02\" }\n"
	    "document = BD note = BN }\n"
	    "body sof { name = \"SOF X\" from = \"2019-08-01\" to = \"2022-06-30\" successor = "
	    "kly\n"
	    "reports_to = dak area = \"SOF Sønderjylland\" }\n"
	    "body kly { name = \"Klynge X\" from = \"2022-07-01\" area = 4004 }\n"
	    "effort \"e-1\" { name = 'Ét' kind = existing group = G forum = sof local = { kly, dak "
	    "}\n"
	    "status = paused start = \"2020-01-01\" end = \"2023-06-30\" years = { 2022, 2021 }\n"
	    "staff = 1.5 indicators = { arb_som, fgu_x }\n"
	    "responsible = R implementation = I communication = C involvement = V gain = GA\n"
	    "technology = T risk = RI note = N document = D updated = \"2021-05-01\"\n"
	    "milestone to { due = \"2022-01-01\" }\n"
	    "milestone et { due = \"2021-01-01\" done = \"2021-02-01\" note = MN }\n"
	    "criterion \"Flere i arbejde\" { indicator = arb_som at_least = 80 by = 2022\n"
	    "area = odense stratum = mænd }\n"
	    "criterion \"Tilfredse borgere\" { }\n"
	    "criterion Kun { indicator = genindl_som between = { 5, 9.5 } }\n"
	    "decision \"Skal vi?\" { meeting = \"2021-06-01\" answer = Ja }\n"
	    "decision Nu { meeting = \"2020-03-02\" } }\n";
	struct loaded l;
	char known[sizeof text];
	char *unknown;

	memcpy(known, text, sizeof text);
	unknown = strstr(known, ", fgu_x");
	memset(unknown, ' ', strlen(", fgu_x"));
	load_text(&l, known);
	CHECK_STR(l.text, "");
	CU_ASSERT_FATAL(l.ok && l.p.nefforts == 1 && l.p.nbodies == 3);
	CHECK_STR(l.p.name, "En portefølje");
	CU_ASSERT_EQUAL(l.p.update_days, 7);
	const struct body *b = l.p.bodies;
	CU_ASSERT(b[0].from == 20190701 && b[0].to == 99991231 && b[0].area == 0);
	CU_ASSERT_FATAL(b[0].nmeetings == 2);
	CU_ASSERT(b[0].meetings[0] == 20200302 && b[0].meetings[1] == 20210601);
	CHECK_STR(b[0].document, "BD");
	CHECK_STR(b[0].note, "BN");
	CU_ASSERT(b[1].from == 20190801 && b[1].to == 20220630 && b[1].area == 3004);
	CU_ASSERT(b[1].successor == &b[2] && b[1].reports_to == &b[0] && b[2].successor == NULL);
	const struct effort *e = l.p.efforts;
	CHECK_STR(e->id, "e-1");
	CHECK_STR(e->name, "Ét");
	CHECK_STR(e->group, "G");
	CU_ASSERT(e->kind == EFFORT_EXISTING && e->status == EFFORT_PAUSED && e->forum == &b[1]);
	CU_ASSERT_FATAL(e->nlocal == 2 && e->nyears == 2 && e->nindicators == 1);
	CU_ASSERT(e->local[0] == &b[2] && e->local[1] == &b[0]);
	CU_ASSERT(e->start == 20200101 && e->end == 20230630 && e->updated == 20210501);
	CU_ASSERT(e->years[0] == 2021 && e->years[1] == 2022);
	CHECK_CLOSE(e->staff, 1.5, 0, 0, "staff");
	CHECK_STR(l.c.indicators[e->indicators[0]].id, "arb_som");
	const char *const words[] = { e->responsible, "R", e->implementation, "I", e->communication,
		"C", e->involvement, "V", e->gain, "GA", e->technology, "T", e->risk, "RI", e->note,
		"N", e->document, "D" };
	for (size_t i = 0; i < countof(words); i += 2)
		CHECK_STR(words[i], words[i + 1]);
	CU_ASSERT_FATAL(e->nmilestones == 2 && e->ncriteria == 3 && e->ndecisions == 2);
	CHECK_STR(e->milestones[0].name, "et");
	CU_ASSERT(e->milestones[0].due == 20210101 && e->milestones[0].done == 20210201);
	CHECK_STR(e->milestones[0].note, "MN");
	CU_ASSERT(e->milestones[1].due == 20220101 && e->milestones[1].done == 0);
	const struct target *t = &e->criteria[0].threshold;
	CU_ASSERT(t->rule == TARGET_AT_LEAST && t->low == 80 && t->by == 2022 && t->area == 461);
	CU_ASSERT(t->from == 20200101 && t->status == TARGET_FINAL);
	CHECK_STR(t->stratum, "mænd");
	CU_ASSERT_EQUAL(e->criteria[1].indicator, -1);
	CHECK_STR(e->criteria[1].text, "Tilfredse borgere");
	t = &e->criteria[2].threshold;
	CU_ASSERT(t->rule == TARGET_BETWEEN && t->low == 5 && t->high == 9.5);
	CU_ASSERT(t->by == 2023 && t->area == 3004); /* the agreement's, the forum's */
	CHECK_STR(e->decisions[0].text, "Nu");
	CHECK_STR(e->decisions[0].answer, "");
	CHECK_STR(e->decisions[1].answer, "Ja");
	CU_ASSERT_EQUAL(e->decisions[1].meeting, 20210601);
	arena_free(&l.arena);
}

/* ---- what is refused --------------------------------------------------------------- */

static const struct {
	const char *text, *message;
} faults[] = {
	{ "", "@: error: there is no portfolio\n" },
	{ "portfolio A { }\nportfolio B { }\n", "@:2: error: there is a second portfolio, 'B'\n" },
	{ "portfolio A { update_days = 1000 }\n",
	    "@:1: error: '1000' is no whole number from 0 to 365\n" },
	{ BODIES "body kly { name = Y }\n",
	    "@:4: error: body 'kly' is there already, in line 3\n" },
	{ BODIES "body k { name = \"Klynge X\" }\n", "@:4: error: body 'kly' has this name too\n" },
	{ BODIES "body K { name = K }\n",
	    "@:4: error: 'K' is no id: a-z, 0-9, _ and -, beginning with a letter or digit, at "
	    "most 64\n" },
	{ BODIES "body k { name = K from = \"2020-01-01\"\nto = \"2019-12-31\" }\n",
	    "@:5: error: 'to' is before 'from', 2020-01-01\n" },
	{ BODIES "body k { name = K area = 9999 }\n", "@:4: error: '9999' is no area\n" },
	{ BODIES "body k { name = K area = 4001 }\n",
	    "@:4: error: area 4001 has no kommuner on 2019-07-01\n" },
	{ BODIES "body k { name = K to = \"2022-06-30\" successor = klx }\n",
	    "@:4: error: there is no body 'klx'; the nearest is 'kly'\n" },
	{ BODIES "body k { name = K successor = kly }\n",
	    "@:4: error: body 'k' has a successor, but no 'to'\n" },
	{ BODIES "body k { name = K to = \"2022-06-29\" successor = kly }\n",
	    "@:4: error: 'kly' begins on 2022-07-01, and nobody is there before; after 'k' it has "
	    "to begin on 2022-06-30\n" },
	{ BODIES "body k { name = K to = \"2022-08-31\" successor = kly }\n",
	    "@:4: error: 'kly' begins on 2022-07-01, while its predecessor is still there; after "
	    "'k' it has to begin on 2022-09-01\n" },
	{ "portfolio P { }\nbody a { name = A to = \"2020-12-31\" successor = b }\n"
	  "body b { name = B from = \"2021-01-01\" to = \"2021-12-31\"\nsuccessor = a }\n",
	    "@:4: error: 'a' begins on 2019-07-01, while its predecessor is still there; after 'b' "
	    "it has to begin on 2022-01-01\n"
	    "@:4: error: body 'b' is its own successor in the end\n" },
	{ BODIES "body k { name = K reports_to = k }\n",
	    "@:4: error: body 'k' reports to itself\n" },
	{ BODIES "body k { name = K to = \"2020-12-31\"\nmeetings = { \"2021-01-01\",\n"
		 "\"2019-02-30\" } }\n",
	    "@:5: error: a meeting on 2021-01-01, but k is there until 2020-12-31\n"
	    "@:6: error: '2019-02-30' is no date of the years 1900-2100, written as 2019-07-01\n" },
	{ BODIES "body k { name = K meetings = { \"2021-01-01\", \"2021-01-01\" } }\n",
	    "@:4: error: 'meetings' has 2021-01-01 more than once\n" },
	{ BODIES "effort e { forum = sof }\n",
	    "@:4: error: effort 'e' has no 'name'\n@:4: error: effort 'e' has no 'kind'\n"
	    "@:4: error: effort 'e' has no 'document'\n" },
	{ BODIES "effort e { name = E kind = ny\ndocument = D }\n",
	    "@:4: error: 'ny' is no value of 'kind': write new, existing or task\n"
	    "@:4: error: effort 'e' has no 'forum'\n" },
	{ BODIES EFFORT "}\n" EFFORT "}\n",
	    "@:5: error: effort 'e' is there already, in line 4\n" },
	{ BODIES EFFORT "status = startet }\n",
	    "@:4: error: 'startet' is no value of 'status': write planned, running, paused or "
	    "done\n" },
	{ BODIES EFFORT "starts = 2020 }\n",
	    "@:4: error: no such option 'starts' in effort 'e'; it takes name, kind, group, forum, "
	    "local, status, start, end, years, staff, indicators, responsible, implementation, "
	    "communication, involvement, gain, technology, risk, note, document, updated, "
	    "milestone, criterion, decision\n" },
	{ BODIES EFFORT "start = \"2020-02-01\"\nend = \"2020-01-31\" }\n",
	    "@:5: error: 'end' is before 'start', 2020-02-01\n" },
	{ BODIES EFFORT "indicators = { arb_som,\narb_pysk, arb_som } }\n",
	    "@:5: error: targets.conf has no indicator 'arb_pysk'; the nearest is 'arb_psyk'\n"
	    "@:5: error: 'indicators' has 'arb_som' more than once\n" },
	{ BODIES "effort e { name = E kind = new document = D forum = SOF }\n",
	    "@:4: error: there is no body 'SOF'\n" },
	{ BODIES EFFORT "local = { klyn } }\n",
	    "@:4: error: there is no body 'klyn'; the nearest is 'kly'\n" },
	/* closed, not there yet, gone */
	{ BODIES EFFORT "start = \"2022-07-01\" }\n",
	    "@:4: error: 'sof' closed on 2022-06-30, before 'e' begins; its successor is 'kly' "
	    "from "
	    "2022-07-01\n" },
	{ BODIES EFFORT "years = { 2023 } }\n",
	    "@:4: error: 'sof' closed on 2022-06-30, before 'e' begins; its successor is 'kly' "
	    "from "
	    "2022-07-01\n" },
	{ BODIES
	    "body k { name = K to = \"2020-12-31\" }\n"
	    "effort e { name = E kind = new document = D start = \"2021-01-01\"\nforum = k }\n",
	    "@:6: error: 'k' closed on 2020-12-31, before 'e' begins, and nobody took over\n" },
	{ BODIES
	    "body k { name = K to = \"2020-12-31\" }\n"
	    "effort e { name = E kind = new document = D years = { 2020, 2021 }\nforum = k }\n",
	    "@:6: error: 'k' closed on 2020-12-31 and nobody took over, but 'e' goes on\n" },
	{ BODIES
	    "effort e { name = E kind = new document = D years = { 2021, 2022 }\nforum = kly }\n",
	    "@:5: error: 'kly' begins on 2022-07-01, after 'e' does; write who answered for it "
	    "then\n" },
	{ BODIES EFFORT "start = \"2020-01-01\" end = \"2022-06-30\"\nlocal = { kly } }\n",
	    "@:5: error: 'kly' begins on 2022-07-01, after 'e' ends\n" },
	/* times */
	{ BODIES EFFORT "years = { 2018, 2024 } }\n",
	    "@:4: error: 2018 is outside the agreement, 2019-2023\n"
	    "@:4: error: 2024 is outside the agreement, 2019-2023\n" },
	{ BODIES EFFORT
	    "start = \"2020-05-01\" end = \"2021-05-01\" years = { 2019, 2020, 2022 } }\n",
	    "@:4: error: 2019 is outside the effort, 2020-2021\n"
	    "@:4: error: 2022 is outside the effort, 2020-2021\n" },
	{ BODIES EFFORT "years = { 2020, 2020 } }\n",
	    "@:4: error: 'years' has 2020 more than once\n" },
	{ BODIES EFFORT "years = { 2020 } staff = 1,5 }\n",
	    "@:4: error: '1,5' is no number here: write 1.5, with a point\n" },
	{ BODIES EFFORT "years = { 2020 } staff = -1 }\n",
	    "@:4: error: 'staff' is a number from 0\n" },
	{ BODIES EFFORT "staff = 1 }\n",
	    "@:4: error: 'staff' is årsværk of each of the 'years', and there are none\n" },
	{ BODIES EFFORT "start = \"2020-05-01\" end = \"2021-05-01\"\n"
			"milestone A { due = \"2020-04-30\" }\n"
			"milestone B { due = \"2021-05-02\" }\n"
			"milestone C { due = \"2021-01-01\" done = \"2020-01-01\" }\n"
			"milestone D { } }\n",
	    "@:5: error: milestone 'A': 'due' 2020-04-30 is before the start of 'e', 2020-05-01\n"
	    "@:6: error: milestone 'B': 'due' 2021-05-02 is after the end of 'e', 2021-05-01\n"
	    "@:7: error: milestone 'C': 'done' 2020-01-01 is before the start of 'e', 2020-05-01\n"
	    "@:8: error: milestone 'D' has no 'due'\n" },
	/* an indsats of an earlier agreement, and a body of this one: not asked */
	{ BODIES EFFORT "start = \"2015-01-01\" updated = x }\n",
	    "@:4: error: 'x' is no date of the years 1900-2100, written as 2019-07-01\n" },
	/* criteria and decisions */
	{ BODIES EFFORT "criterion A {\nat_least = 5 by = 2021 } }\n",
	    "@:5: error: criterion 'A' has 'at_least', but no 'indicator'\n"
	    "@:5: error: criterion 'A' has 'by', but no 'indicator'\n" },
	{ BODIES EFFORT "criterion A { indicator = arb_som } }\n",
	    "@:4: error: criterion has no 'at_most', 'at_least' or 'between'\n" },
	{ BODIES EFFORT "criterion A { indicator = arb_som at_most = 5 } }\n",
	    "@:4: error: 'at_most' contradicts better = higher\n" },
	{ BODIES EFFORT "criterion A { indicator = arb_som at_least = 5 at_most = 6 } }\n",
	    "@:4: error: 'at_least' stands beside 'at_most'; a criterion has one of them\n" },
	{ BODIES EFFORT "criterion A { indicator = arb_som at_least = 101 } }\n",
	    "@:4: error: 101 is no proportion: it lies between 0 and 100\n" },
	{ BODIES EFFORT
	    "start = \"2021-01-01\"\ncriterion A { indicator = arb_som at_least = 5 by = "
	    "2020 area = Olense } }\n",
	    "@:5: error: 'by' 2020 is before the start, 2021-01-01\n"
	    "@:5: error: 'Olense' is no area; the nearest name is Odense\n" },
	{ BODIES EFFORT "decision A { answer = Ja } }\n",
	    "@:4: error: decision 'A' has no 'meeting'\n" },
};

static void
refuses(void)
{
	for (size_t i = 0; i < countof(faults); i++) {
		struct loaded l;
		load_text(&l, faults[i].text);
		CHECK_ROW(!l.ok && l.p.efforts == NULL, faults[i].text);
		CHECK_STR(l.text, faults[i].message);
		arena_free(&l.arena);
	}
}

void
suite_portfolio(void)
{
	static const struct test tests[] = {
		{ "ships every row of the documents", ships_every_row },
		{ "ships their years", ships_years },
		{ "guesses nothing", guesses_nothing },
		{ "ships who took over from whom", ships_successions },
		{ "reads every key", reads_every_key },
		{ "refuses", refuses },
	};

	suite_add("portfolio", tests, countof(tests));
}
