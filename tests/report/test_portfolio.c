/* tests/report/test_portfolio.c - the indsatser of a page, and those behind one målsætning. */
#include <math.h>
#include <string.h>

#include "model/catalogue.h"
#include "report/parts.h"
#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

#define EVIL "Ond\"><script>alert(1)</script>"

static const int meetings[] = { 20230601, 20231215 };
static const struct body klynge = {
	.id = "klynge", .name = "Sundhedsklynge Fyn", .from = 20220701, .to = 99991231, .area = 4001
};
static const struct body bodies[] = {
	{ .id = "forum",
	    .name = "Forum Fyn",
	    .from = 20190701,
	    .to = 20220630,
	    .successor = &klynge,
	    .area = 3001 },
	{ .id = "gruppe",
	    .name = "Gruppen",
	    .from = 20190701,
	    .to = 99991231,
	    .meetings = meetings,
	    .nmeetings = 2 },
	{ .id = "lukket", .name = "Udvalget", .from = 20190701, .to = 20211231 },
};
static const int years[] = { 2019, 2020, 2023 };
static const int serves[] = { 0 };
static const struct milestone late[] = { { .name = "Aftale", .due = 20230301 } };

static const struct effort efforts[] = {
	{ .name = "Røgfri",
	    .kind = EFFORT_NEW,
	    .group = "Forebyggelse",
	    .forum = &bodies[0],
	    .status = EFFORT_RUNNING,
	    .start = 20210301,
	    .years = years,
	    .nyears = 3,
	    .staff = 2.5,
	    .indicators = serves,
	    .nindicators = 1,
	    .updated = 20231201,
	    .milestones = late,
	    .nmilestones = 1,
	    .document = "d" },
	{ .name = EVIL,
	    .kind = EFFORT_EXISTING,
	    .group = "Forebyggelse",
	    .forum = &bodies[1],
	    .status = EFFORT_PAUSED,
	    .end = 20251231,
	    .staff = NAN,
	    .updated = 20200101,
	    .document = "d" },
	{ .name = "Sprog",
	    .kind = EFFORT_TASK,
	    .group = "Forebyggelse",
	    .forum = &bodies[2],
	    .status = EFFORT_UNSTATED,
	    .staff = NAN,
	    .document = "d" },
	{ .name = "Aftalt",
	    .kind = EFFORT_TASK,
	    .group = "Forebyggelse",
	    .forum = &bodies[1],
	    .status = EFFORT_DONE,
	    .start = 20200101,
	    .end = 20211231,
	    .staff = NAN,
	    .milestones = late,
	    .nmilestones = 1,
	    .document = "d" },
};
static const struct portfolio portfolio = { .name = "Porteføljen",
	.update_days = 14,
	.bodies = bodies,
	.nbodies = 3,
	.efforts = efforts,
	.nefforts = countof(efforts) };

/* The section of the efforts as HTML, plain blanks; in A. */
static const char *
section_html(const struct area *of, struct arena *a)
{
	const struct effort *rows[] = { &efforts[0], &efforts[1], &efforts[2], &efforts[3] };
	const char *places[] = { "Sundhedsklynge Fyn", "", "", "Assens" };
	struct effort_group group = {
		.name = "Forebyggelse", .rows = rows, .places = places, .n = countof(rows)
	};
	struct effort_part part = { .portfolio = &portfolio,
		.groups = &group,
		.ngroups = 1,
		.of = of,
		.csv = "data/indsatser" };
	struct catalogue catalogue;

	catalogue_init(&catalogue, a);
	catalogue_add(&catalogue, (struct indicator){ .id = "rygning", .name = "Daglige rygere" });
	struct status_input in = {
		.catalogue = &catalogue, .as_of = 20231210, .efforts = &part, .files = true
	};
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "Status", a);
	efforts_add(doc, &in, a);
	const char *html = page_of(doc, a), *fault = page_fault(html, a);
	CHECK_STR(fault != NULL ? fault : "", "");
	return html;
}

/* HTML without tags, each of which is one blank, and with plain ones; in A. */
static const char *
plain(const char *html, struct arena *a)
{
	char *out = arena_alloc(a, strlen(html) + 1), *to = out;
	bool inside = false;

	for (; *html != '\0'; html++) {
		bool blank = *html == ' ' || *html == '\n' || *html == '<'
		    || strncmp(html, "\xC2\xA0", 2) == 0;
		inside = *html == '<' || (inside && *html != '>');
		if (strncmp(html, "\xC2\xA0", 2) == 0)
			html++;
		if (blank && to > out && to[-1] != ' ')
			*to++ = ' ';
		else if (!blank && !inside && *html != '>')
			*to++ = *html;
	}
	return out;
}

static void
tells_each(void)
{
	static const char *const told[] = {
		"»Porteføljen« har 4 indsatser. En milepæl eller opdatering er overskredet for 2 "
		"indsatser.",
		"Kun en oplyst startdag giver en markering",
		"to har en.",
		"Følgegruppen for forebyggelse",
		/* who took over answers for it now; that it also carries it out is no news */
		"Nye indsatser Røgfri Sundhedsklynge Fyn i gang, 2,5 årsværk årligt 2019–2020, "
		"2023; fra 1. marts 2021 Daglige rygere milepælen »Aftale« (1. marts 2023) ",
		"Eksisterende indsatser Ond&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; Gruppen "
		"sat "
		"på pause til 31. december 2025 – opdatering til mødet 15. december 2023 (frist 1. "
		"december 2023) ",
		"Øvrige opgaver Sprog Udvalget (ophørt) ikke oplyst ikke oplyst – – ",
		"Aftalt Gruppen; udføres af Assens afsluttet fra 1. januar 2020 til 31. december "
		"2021 "
		"– – ",
		"Hent tallene: CSV",
	};
	struct arena a = { 0 };
	const char *text = plain(section_html(NULL, &a), &a);

	for (size_t i = 0; i < countof(told); i++)
		CHECK_ROW(strstr(text, told[i]) != NULL, told[i]);
	CU_ASSERT(strstr(text, "udføres af Sundhedsklynge") == NULL);
	arena_free(&a);
}

static void
tells_whose(void)
{
	static const struct area area = { .code = 4001, .kind = AREA_KLYNGE, .name = "Fyn" };
	struct arena a = { 0 };

	CU_ASSERT(strstr(plain(section_html(&area, &a), &a), "Fyn udfører 4 indsatser.") != NULL);
	arena_free(&a);
}

static void
tells_starts(void)
{
	static const char *const items[] = { "»" EVIL "« fra: Kan ikke afgøres." };
	static const char *const notes[] = { "Første.", "Anden." };
	static const struct section_starts starts = { items, 1, notes, 2 },
					   only = { NULL, 0, notes, 1 };
	struct arena a = { 0 };
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "Status", &a);
	struct node *s = node_section(node_section(doc, 2, "a", "A", &a), 3, "b", "B", &a);

	starts_add(s, NULL, LANGUAGE_DANISH, &a);
	CU_ASSERT(s->first == NULL);
	starts_add(s, &starts, LANGUAGE_DANISH, &a);
	starts_add(s, &only, LANGUAGE_DANISH, &a);
	const char *html = page_of(doc, &a), *fault = page_fault(html, &a);
	CHECK_STR(fault != NULL ? fault : "", "");
	CU_ASSERT(strstr(html, "<p>Første. Anden.</p>") != NULL);
	CU_ASSERT(strstr(html, "<p>Første.</p>") != NULL);
	CU_ASSERT(strstr(html, "&lt;script&gt;alert(1)&lt;/script&gt;« fra: Kan") != NULL);
	arena_free(&a);
}

void
suite_portfolio(void)
{
	static const struct test tests[] = {
		{ "who, how far, when, what is late", tells_each },
		{ "whose on the page of a klynge", tells_whose },
		{ "what figures did as they began", tells_starts },
	};

	suite_add("portfolio", tests, countof(tests));
}
