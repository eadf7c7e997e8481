#include "report/followup.h"

#include <math.h>
#include <string.h>

#include "report/followup_part.h"
#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

#define EVIL  "\"><img src=x onerror=alert(1)><script>alert(2)</script>"
#define MEETS 20220914
#define LAST  20220608

static const struct source survey = { "s", "Sundhedsdatastyrelsen", "Tal", "", 20230201, false,
	false, 0, "" };

/* A klynge that took over from a forum, its sheet of MEETS, and one indsats to change. */
struct world {
	struct arena arena;
	struct catalogue catalogue;
	struct area areas[2]; /* the klynge, a kommune */
	struct body bodies[2];
	int meetings[2][2];
	struct milestone milestones[6];
	struct criterion criteria[1];
	struct decision decisions[2];
	struct effort efforts[2];
	struct portfolio portfolio;
	struct observation obs[2];
	double year[2];
	struct assessment assessments[2], judged;
	struct followup_effort on_sheet[2];
	struct section goal;
	struct followup sheet;
};

static struct assessment
assessed(struct world *w, size_t area, enum verdict v)
{
	struct assessment r = { .series = { &w->catalogue.indicators[0], &w->areas[area], "", 1,
				    &w->obs[area], w->year, false, false, NULL },
		.verdict = v,
		.development = DEVELOPMENT_UNDECIDED,
		.trend = { .code = STAT_TOO_SHORT },
		.outlook = { .code = STAT_TOO_SHORT, .year = 2023, .n = 1 },
		.baseline = { .code = STAT_BAD_INPUT, .value = NAN },
		.required_per_year = NAN,
		.observed_per_year = NAN,
		.covered = NAN };

	r.latest = (struct judgement){ &w->obs[area], w->obs[area].value, { STAT_OK, 11.2, 13.3 },
		NAN, TRUTH_UNKNOWN, TRUTH_UNKNOWN };
	r.judged = r.latest;
	return r;
}

static void
make_figures(struct world *w)
{
	struct indicator i = { .id = "genindlagt",
		.name = "Genindlagte",
		.group = "Behandling og pleje",
		.vision = "",
		.population = "",
		.stratum = "",
		.measure = MEASURE_PROPORTION,
		.unit = "%",
		.per = 100,
		.better = BETTER_LOWER,
		.decimals = 1,
		.publisher = "",
		.baseline = { .value = NAN, .source = "" },
		.configured = true };

	catalogue_init(&w->catalogue, &w->arena);
	w->catalogue.agreement = (struct agreement){ "Aftalen", 1083, 20190701, 20231231, "", "" };
	catalogue_add(&w->catalogue, i);
	w->areas[0] = (struct area){
		.code = 4004, .kind = AREA_KLYNGE, .name = "Sundhedsklynge Sønderjylland"
	};
	w->areas[1] = (struct area){ .code = 510, .kind = AREA_KOMMUNE, .name = "Haderslev" };
	for (size_t k = 0; k < 2; k++) {
		w->obs[k] = (struct observation){ .area = w->areas[k].code,
			.period = { .kind = PERIOD_YEAR, .year = 2021 },
			.status = OBS_NORMAL,
			.value = k == 0 ? 12.2 : 13.1,
			.numerator = NAN,
			.denominator = NAN,
			.source = &survey,
			.origin = { "tal.csv", 2, 5 } };
		w->assessments[k] = assessed(w, k, VERDICT_UNDECIDED);
	}
	w->goal = (struct section){
		.region = &w->assessments[0], .kommuner = &w->assessments[1], .nkommuner = 1
	};
}

static struct effort
effort(struct world *w, const char *id, const char *name)
{
	return (struct effort){ .id = id,
		.name = name,
		.kind = EFFORT_NEW,
		.group = "Behandling og pleje",
		.forum = &w->bodies[0],
		.status = EFFORT_RUNNING,
		.staff = NAN,
		.milestones = w->milestones,
		.criteria = w->criteria,
		.decisions = w->decisions,
		.responsible = "",
		.implementation = "",
		.communication = "",
		.involvement = "",
		.gain = "",
		.technology = "",
		.risk = "",
		.note = "",
		.document = "Tillægget" };
}

static void
world_make(struct world *w)
{
	static const int serves[] = { 0 };

	memset(w, 0, sizeof *w);
	make_figures(w);
	w->meetings[0][0] = LAST, w->meetings[1][0] = MEETS;
	w->bodies[0] = (struct body){ .id = "sof",
		.name = "SOF Sønderjylland",
		.from = 20190701,
		.to = 20220630,
		.successor = &w->bodies[1],
		.meetings = w->meetings[0],
		.nmeetings = 1 };
	w->bodies[1] = (struct body){ .id = "klynge",
		.name = "Sundhedsklynge Sønderjylland",
		.from = 20220701,
		.to = 99991231,
		.area = 4004,
		.meetings = w->meetings[1],
		.nmeetings = 1 };
	w->efforts[0] = effort(w, "fleksible", "Fleksible indlæggelser");
	w->efforts[0].indicators = serves;
	w->efforts[0].nindicators = 1;
	w->efforts[1] = effort(w, "sonde", "Sondeernæring");
	w->efforts[1].status = EFFORT_UNSTATED;
	w->on_sheet[0] =
	    (struct followup_effort){ .effort = &w->efforts[0], .criteria = &w->judged };
	w->on_sheet[1] = (struct followup_effort){ .effort = &w->efforts[1] };
	w->portfolio = (struct portfolio){ "Porteføljen", 14, w->bodies, 2, w->efforts, 2 };
	w->sheet = (struct followup){ .portfolio = &w->portfolio,
		.catalogue = &w->catalogue,
		.body = &w->bodies[1],
		.meets = &w->bodies[1],
		.day = MEETS,
		.before = LAST,
		.listed = true,
		.area = &w->areas[0],
		.efforts = w->on_sheet,
		.nefforts = 2,
		.goals = &w->goal,
		.ngoals = 1,
		.version = "0.1.0" };
}

/* The sheet as a page without a fault, no-break spaces as ~. */
static const char *
page(struct world *w, const char *row)
{
	const char *html = page_of(followup_compose(&w->sheet, &w->arena), &w->arena);
	const char *fault = page_fault(html, &w->arena);

	CHECK_ROW(fault == NULL, row);
	CHECK_STR(fault, NULL);
	return shown(html, &w->arena);
}

static void
says(struct world *w, const char *text)
{
	CHECK_ROW(strstr(page(w, text), text) != NULL, text);
}

static void
says_not(struct world *w, const char *text)
{
	CHECK_ROW(strstr(page(w, text), text) == NULL, text);
}

/* ---- what happened --------------------------------------------------------- */

static void
milestones_at_a_meeting(void)
{
	static const struct {
		const char *row;
		int due, done;
		enum effort_status status;
		int end;
		enum milestone_state want;
	} rows[] = {
		{ "ahead", 20221001, 0, EFFORT_RUNNING, 0, MILESTONE_AHEAD },
		{ "due on the day", MEETS, 0, EFFORT_RUNNING, 0, MILESTONE_AHEAD },
		{ "overdue", 20220913, 0, EFFORT_RUNNING, 0, MILESTONE_OVERDUE },
		{ "overdue since long", 20200101, 0, EFFORT_RUNNING, 0, MILESTONE_OVERDUE },
		{ "reached", 20220701, 20220701, EFFORT_RUNNING, 0, MILESTONE_REACHED },
		{ "reached on the day", 20220701, MEETS, EFFORT_RUNNING, 0, MILESTONE_REACHED },
		{ "reached after it", 20220701, 20220915, EFFORT_RUNNING, 0, MILESTONE_OVERDUE },
		{ "reached after it, in time", 20221001, 20220915, EFFORT_RUNNING, 0,
		    MILESTONE_AHEAD },
		{ "reached on the last one", 20220701, LAST, EFFORT_RUNNING, 0, MILESTONE_PAST },
		{ "reached before it is due", 20221201, 20220901, EFFORT_RUNNING, 0,
		    MILESTONE_REACHED },
		{ "ended", 20221201, 0, EFFORT_DONE, 20220901, MILESTONE_DROPPED },
		{ "ended and overdue", 20220701, 0, EFFORT_DONE, 20220901, MILESTONE_DROPPED },
		{ "ended and reached", 20220701, 20220901, EFFORT_DONE, 20220901,
		    MILESTONE_REACHED },
	};
	struct world w;

	world_make(&w);
	for (size_t k = 0; k < countof(rows); k++) {
		struct effort e = w.efforts[0];
		struct milestone m = { .due = rows[k].due, .done = rows[k].done };
		e.status = rows[k].status;
		e.end = rows[k].end;
		CHECK_ROW(milestone_state(&w.sheet, &e, &m) == rows[k].want, rows[k].row);
	}
	arena_free(&w.arena);
}

static void
decisions_at_a_meeting(void)
{
	static const struct {
		const char *row;
		int meeting;
		const char *answer;
		bool local;
		enum decision_state want;
	} rows[] = {
		{ "asked", MEETS, "", false, DECISION_ASKED },
		{ "asked and answered", MEETS, "Ja", false, DECISION_ASKED },
		{ "open", LAST, "", false, DECISION_OPEN },
		{ "open from no meeting of ours", 20220401, "", false, DECISION_OPEN },
		{ "answered by the last one", LAST, "Ja", false, DECISION_ANSWERED },
		{ "answered earlier", 20220309, "Ja", false, DECISION_ELSEWHERE },
		{ "of a later one", 20221207, "", false, DECISION_ELSEWHERE },
		{ "another forum's", 20220401, "", true, DECISION_ELSEWHERE },
		{ "at our meeting, of a local one", LAST, "", true, DECISION_OPEN },
	};
	struct world w;

	world_make(&w);
	for (size_t k = 0; k < countof(rows); k++) {
		struct followup_effort f = { .effort = &w.efforts[0], .local = rows[k].local };
		struct decision d = { .meeting = rows[k].meeting, .answer = rows[k].answer };
		CHECK_ROW(decision_state(&w.sheet, &f, &d) == rows[k].want, rows[k].row);
	}
	arena_free(&w.arena);
}

static void
summary_in_both_languages(void)
{
	struct world w;

	world_make(&w);
	for (size_t k = 0; k < 5; k++)
		w.milestones[k] =
		    (struct milestone){ .name = (const char *[]){ "A", "B", "C", "D", "E" }[k],
			    .due = 20220701,
			    .note = "" };
	w.efforts[0].nmilestones = 5;
	w.decisions[0] = (struct decision){ .text = "Fortsæt?", .meeting = MEETS, .answer = "" };
	w.decisions[1] = (struct decision){ .text = "Plan?", .meeting = LAST, .answer = "" };
	w.efforts[0].ndecisions = 2;
	w.on_sheet[1].late = true;
	w.on_sheet[1].update = (struct update){ MEETS, 20220831 };
	says(&w,
	    "Sundhedsklynge Sønderjylland har 2~indsatser på mødet: én er i gang, og én har ingen "
	    "oplyst status. Fem milepæle er overskredet: »A« i »Fleksible indlæggelser« (frist "
	    "1.~juli 2022), »B« i »Fleksible indlæggelser« (frist 1.~juli 2022), »C« i "
	    "»Fleksible indlæggelser« (frist 1.~juli 2022) og to til, og én indsats er ikke "
	    "opdateret til mødet. Mødet bedes om én beslutning: »Fortsæt?«; én er stadig åben fra "
	    "tidligere: »Plan?«.");
	says(&w, "skulle opdateres senest 31.~august 2022");
	w.sheet.language = LANGUAGE_ENGLISH;
	w.efforts[0].nmilestones = 1;
	says(&w,
	    "Sundhedsklynge Sønderjylland has 2~efforts to report: one is in progress, and one "
	    "has no status. One milestone is overdue: “A” of “Fleksible indlæggelser” (due 1~July "
	    "2022), and one effort has not been updated for the meeting. The meeting is asked for "
	    "one decision: “Fortsæt?”; one is still open from earlier: “Plan?”.");
	arena_free(&w.arena);
	world_make(&w);
	says(&w, "Ingen milepæl er overskredet. Mødet skal ikke træffe nye beslutninger.");
	w.sheet.nefforts = 0;
	w.sheet.ngoals = 0;
	says(&w, "Sundhedsklynge Sønderjylland har ingen indsatser i porteføljen.");
	says_not(&w, "Beslutninger");
	arena_free(&w.arena);
}

/* ---- indsatser ------------------------------------------------------------- */

static void
one_indsats(void)
{
	static const int years[] = { 2021, 2022 };
	struct world w;

	world_make(&w);
	says(&w, "<strong>I gang</strong>");
	says(&w, "Ingen milepæle er oplyst.");
	says(&w,
	    "Ansvarlig, implementeringsplan, kommunikationsplan, borger- og patientinddragelse, "
	    "forventet gevinst, IT og velfærdsteknologi og risici");
	says(&w, "alt ud over navn, år og dokument");
	says_not(&w, "indsats-sonde");
	w.efforts[0].risk = "Vikarer " EVIL;
	w.efforts[0].name = "Fleksible " EVIL;
	w.efforts[0].years = years;
	w.efforts[0].nyears = 2;
	w.efforts[0].staff = 0.5;
	w.efforts[0].end = 20220901;
	says(&w, "<td>2021–2022, 0,5 årsværk om året</td>");
	says(&w, "slutdatoen er passeret");
	says(&w, "at den er afsluttet, eller en ny slutdato");
	says_not(&w, "<script");
	arena_free(&w.arena);
}

/* What ended since the last meeting is told; what ended before it is only named. */
static void
an_indsats_that_ends(void)
{
	struct world w;

	world_make(&w);
	w.efforts[0].status = EFFORT_DONE;
	w.efforts[0].end = 20220831;
	says(&w, "<strong>Afsluttet:</strong> 31.~august 2022");
	says_not(&w, "Afsluttet før sidste møde");
	w.efforts[0].end = LAST;
	says(&w, "<h2>Afsluttet før sidste møde</h2>");
	says(&w, "har 1~indsats på mødet: én har ingen oplyst status");
	says_not(&w, "<strong>Afsluttet:</strong>");
	w.sheet.before = 0;
	says_not(&w, "Afsluttet før sidste møde");
	arena_free(&w.arena);
}

/* What the meeting takes up is told first, then what has a status, then the rest. */
static void
news_come_first(void)
{
	static const char *const first = "id=\"indsats-fleksible\"",
				 *const second = "id=\"indsats-sonde\"";
	struct world w;

	world_make(&w);
	w.efforts[0].status = EFFORT_UNSTATED;
	w.efforts[1].note = "En note.";
	const char *html = page(&w, "same");
	CU_ASSERT(strstr(html, first) < strstr(html, second));
	w.efforts[1].status = EFFORT_PLANNED;
	html = page(&w, "status");
	CU_ASSERT(strstr(html, second) < strstr(html, first));
	w.efforts[0].status = EFFORT_RUNNING;
	w.milestones[0] = (struct milestone){ .name = "A", .due = 20220801, .note = "" };
	w.efforts[1].nmilestones = 1;
	html = page(&w, "milestone");
	CU_ASSERT(strstr(html, second) != NULL && strstr(html, second) < strstr(html, first));
	arena_free(&w.arena);
}

/* ---- success --------------------------------------------------------------- */

static void
success_criteria(void)
{
	static const struct {
		enum verdict verdict;
		bool figure;
		enum truth beyond;
		int start;
		double probability;
		const char *want;
	} rows[] = {
		{ VERDICT_MET, true, TRUTH_YES, 0, NAN, "✓</span>~Opfyldt</div>" },
		{ VERDICT_MET, true, TRUTH_NO, 20210101, NAN,
		    "Opfyldt <span class=\"minor\">afstanden kan skyldes tilfældige udsving" },
		{ VERDICT_MET, true, TRUTH_YES, 20220101, NAN,
		    "Kan ikke afgøres <span class=\"minor\">tallet er fra før indsatsen begyndte" },
		{ VERDICT_NOT_MET, true, TRUTH_YES, 0, NAN, "✗</span>~Ikke opfyldt</div>" },
		{ VERDICT_UNDECIDED, true, TRUTH_YES, 0, 0.4,
		    "Endnu ikke opfyldt <span class=\"minor\">sandsynlighed for at nå det: 40~%" },
		{ VERDICT_OFF_TRACK, true, TRUTH_YES, 0, NAN, "Endnu ikke opfyldt</div>" },
		{ VERDICT_NO_DATA, false, TRUTH_UNKNOWN, 0, NAN,
		    "Kan ikke afgøres <span class=\"minor\">ingen tal for Sundhedsklynge "
		    "Sønderjylland" },
		{ VERDICT_NOT_COMPARABLE, true, TRUTH_UNKNOWN, 0, NAN,
		    "Kan ikke afgøres <span class=\"minor\">tallet kan ikke holdes op mod "
		    "grænsen" },
	};
	struct world w;

	world_make(&w);
	w.criteria[0] = (struct criterion){ .text = "Højst hver tiende",
		.threshold = { .rule = TARGET_AT_MOST, .low = NAN, .high = 10, .by = 2022 } };
	w.efforts[0].ncriteria = 1;
	for (size_t k = 0; k < countof(rows); k++) {
		w.judged = assessed(&w, 0, rows[k].verdict);
		w.judged.judged.beyond_chance = rows[k].beyond;
		if (!rows[k].figure)
			w.judged.judged.obs = NULL;
		if (!isnan(rows[k].probability))
			w.judged.outlook = (struct outlook){
				.code = STAT_OK, .n = 8, .probability_met = rows[k].probability
			};
		w.efforts[0].start = rows[k].start;
		says(&w, rows[k].want);
		says(&w, "højst~10~% i 2022 <span class=\"minor\">Genindlagte</span>");
	}
	says(&w,
	    "12,2~% <span class=\"minor\">Sundhedsklynge Sønderjylland, 2021</span> <span "
	    "class=\"minor\">95~%: 11,2–13,3~%</span>");
	w.criteria[0].indicator = -1;
	says(&w, "Kan ikke afgøres <span class=\"minor\">kriteriet har ingen grænse i tal</span>");
	arena_free(&w.arena);
}

/* ---- the rest -------------------------------------------------------------- */

static void
notes_of_the_meeting(void)
{
	struct world w;

	world_make(&w);
	says(&w, "SOF Sønderjylland er siden den 1.~juli 2022 Sundhedsklynge Sønderjylland.");
	says(&w, "<caption>Genindlagte i kommunerne</caption>");
	says(&w, "<th scope=\"row\">Haderslev</th>");
	says(&w, "Målsætninger, den tjener");
	says_not(&w, "EKSEMPELDATA");
	says_not(&w, "Forløb");
	w.sheet.before = 20220801;
	says_not(&w, "er siden den");
	w.sheet.asked = &w.bodies[0];
	says(&w, "SOF Sønderjylland er siden den 1.~juli 2022 Sundhedsklynge Sønderjylland.");
	w.sheet.listed = false;
	says(&w,
	    "Den 14.~september 2022 står ikke i porteføljens liste over møder i "
	    "Sundhedsklynge Sønderjylland.");
	w.sheet.before = 0;
	says(&w, "Porteføljen nævner intet tidligere møde");
	w.sheet.fictional = true;
	says(&w, "<strong>EKSEMPELDATA</strong>");
	w.sheet.edition = EDITION_INTERNAL;
	says(&w, "<strong>Intern udgave</strong>");
	says(&w, "tal.csv (linje 2)");
	w.bodies[1].area = 0;
	says(&w,
	    "Sundhedsklynge Sønderjylland har ikke sit eget område; tallene er for "
	    "Sundhedsklynge Sønderjylland.");
	arena_free(&w.arena);
}

void
suite_followup(void)
{
	static const struct test tests[] = {
		{ "milestones at a meeting", milestones_at_a_meeting },
		{ "decisions at a meeting", decisions_at_a_meeting },
		{ "the summary in both languages", summary_in_both_languages },
		{ "one indsats", one_indsats },
		{ "an indsats that ends", an_indsats_that_ends },
		{ "news come first", news_come_first },
		{ "success criteria", success_criteria },
		{ "notes of the meeting", notes_of_the_meeting },
	};

	suite_add("followup", tests, countof(tests));
}
