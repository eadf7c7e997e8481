#include "report/compose.h"

#include <math.h>
#include <string.h>

#include "model/words.h"
#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

#define NBSP "\xC2\xA0"
#define EVIL "\"><img src=x onerror=alert(1)><script>alert(2)</script>\x1b]0;x\x07\xFF"

static const struct source survey = { "s", "Sundhedsstyrelsen", "Profilen", "https://example.dk",
	20250512, false, false, 0, "Vægtet." };
static const struct source invented = { "e", "Opdigtet", "Eksempel", "", 0, true, false, 0, "" };

#define TARGET(max, state, day, why)                                                               \
	{                                                                                          \
		.rule = TARGET_AT_MOST, .low = NAN, .high = (max), .by = 2023, .from = (day),      \
		.area = 1083, .status = (state), .document = "Tillægget", .note = (why)            \
	}
static const struct target smoking_target[] = { TARGET(13, TARGET_FINAL, 20201123, "") };
static const struct target draft_target[] = { TARGET(82, TARGET_DRAFT, 20191209, "") };
static const struct target gone_target[] = { TARGET(270, TARGET_DRAFT, 20190919, ""),
	TARGET(NAN, TARGET_WITHDRAWN, 20201123, "Erstattet af DRG-værdi.") };

/* A run of three målsætninger, one of them withdrawn, and a region of three kommuner. */
struct world {
	struct arena arena;
	struct catalogue catalogue;
	struct area areas[4]; /* the region first */
	struct observation obs[4][2];
	double year[2];
	struct assessment assessments[2][4];
	struct figure figure;
	struct section sections[2];
	struct status_input input;
};

static struct indicator
indicator(const char *id, const char *name, const char *group, const struct target *t, size_t n)
{
	return (struct indicator){ .id = id,
		.name = name,
		.group = group,
		.vision = "",
		.population = "",
		.stratum = "",
		.measure = MEASURE_PROPORTION,
		.unit = "%",
		.per = 100,
		.better = BETTER_LOWER,
		.decimals = 1,
		.publisher = "Børnedatabasen",
		.baseline = { .value = NAN, .source = "" },
		.targets = t,
		.ntargets = n,
		.configured = true };
}

static struct assessment
assessed(struct world *w, size_t area)
{
	const struct target *t = &smoking_target[0];
	struct assessment r = { .series = { &w->catalogue.indicators[0], &w->areas[area], "", 2,
				    w->obs[area], w->year, false, false, NULL },
		.target = t,
		.verdict = VERDICT_NOT_MET,
		.development = DEVELOPMENT_UNDECIDED,
		.trend = { .code = STAT_TOO_SHORT, .n = 2 },
		.outlook = { .code = STAT_BAD_INPUT },
		.baseline = { .code = STAT_BAD_INPUT, .value = NAN },
		.required_per_year = NAN,
		.observed_per_year = NAN,
		.covered = NAN };
	const struct observation *o = &w->obs[area][1];

	r.latest =
	    (struct judgement){ o, o->value, { STAT_BAD_INPUT, NAN, NAN }, t->high - o->value,
		    isnan(o->value)      ? TRUTH_UNKNOWN
			: o->value <= 13 ? TRUTH_YES
					 : TRUTH_NO,
		    TRUTH_UNKNOWN };
	r.judged = r.latest;
	return r;
}

static void
world_make(struct world *w)
{
	static const struct {
		int code;
		const char *name;
		double value[2];
		enum obs_status status;
	} rows[] = { { 1083, "Region Syddanmark", { 15, 14.8 }, OBS_NORMAL },
		{ 492, "Ærø", { 15, 12.5 }, OBS_PROVISIONAL },
		{ 580, "Aabenraa", { NAN, 13.04 }, OBS_NORMAL },
		{ 420, "Assens", { 16, NAN }, OBS_SUPPRESSED } };
	static const char svg[] = "<svg role=\"img\"><title>t</title></svg>";

	memset(w, 0, sizeof *w);
	catalogue_init(&w->catalogue, &w->arena);
	w->catalogue.agreement = (struct agreement){ "Sundhedsaftalen 2019-2023", 1083, 20190701,
		20231231, "", "Følgegruppen for" };
	catalogue_add(&w->catalogue,
	    indicator("rygning", "Daglige rygere", "Forebyggelse", smoking_target, 1));
	catalogue_add(
	    &w->catalogue, indicator("arbejde", "Fastholdelse", "Uddannelse", draft_target, 1));
	catalogue_add(&w->catalogue, indicator("udgaaet", "Indlæggelser", "Pleje", gone_target, 2));
	w->year[0] = 2017.5;
	w->year[1] = 2021.5;
	for (size_t k = 0; k < countof(rows); k++) {
		w->areas[k] = (struct area){ .code = rows[k].code,
			.kind = k == 0 ? AREA_REGION : AREA_KOMMUNE,
			.name = rows[k].name };
		for (size_t p = 0; p < 2; p++)
			w->obs[k][p] = (struct observation){ .area = rows[k].code,
				.period = { .kind = PERIOD_YEAR, .year = p == 0 ? 2017 : 2021 },
				.status = p == 1 ? rows[k].status : OBS_NORMAL,
				.value = rows[k].value[p],
				.numerator = NAN,
				.denominator = NAN,
				.source = &survey,
				.origin = { "data/profil.csv", 2, 5 } };
		w->assessments[0][k] = assessed(w, k);
	}
	w->assessments[1][0] =
	    (struct assessment){ .series = { .indicator = &w->catalogue.indicators[1],
				     .area = &w->areas[0],
				     .stratum = "" },
		    .target = &draft_target[0],
		    .latest = { .value = NAN, .gap = NAN },
		    .judged = { .value = NAN, .gap = NAN },
		    .verdict = VERDICT_NO_DATA,
		    .cautions = CAUTION_DRAFT,
		    .required_per_year = NAN,
		    .observed_per_year = NAN,
		    .covered = NAN };
	w->figure = (struct figure){
		.id = "line-rygning", .title = "t", .alt = "alt", .svg = svg, .size = sizeof svg - 1
	};
	w->sections[0] = (struct section){ .region = &w->assessments[0][0],
		.kommuner = &w->assessments[0][1],
		.nkommuner = 3,
		.line = &w->figure };
	w->sections[1] = (struct section){ .region = &w->assessments[1][0] };
	w->input = (struct status_input){ .catalogue = &w->catalogue,
		.sections = w->sections,
		.nsections = 2,
		.as_of = 20231231,
		.version = "0.1.0" };
}

static const char *
page(struct world *w)
{
	return page_of(status_compose(&w->input, &w->arena), &w->arena);
}

/* Is each of the strings in HTML, in this order? */
static void
has_in_order(const char *html, const char *const *strings, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		const char *at = strstr(html, strings[k]);
		CHECK_ROW(at != NULL, strings[k]);
		if (at != NULL)
			html = at + strlen(strings[k]);
	}
}

/* A verdict and a target that changed, and figures. */
static void
says_what_changed(void)
{
	struct world w;
	world_make(&w);
	struct assessment before[2] = { w.assessments[0][0], w.assessments[1][0] };
	before[0].verdict = VERDICT_UNDECIDED;
	before[0].judged.obs = &w.obs[0][0];
	before[0].judged.value = 15;
	const struct change_row rows[] = {
		{ &before[0], &w.assessments[0][0], "nye tal: 2021: 14,8 %", NULL, false },
		{ &before[1], &w.assessments[1][0], NULL, "intet mål → højst 82 %", false },
	};
	const char *const largest[] = { "Daglige rygere, 2017, Ærø: 15,1 % → 15,0 %" };
	struct change_list list = { .basis = CHANGES_KNOWN,
		.since = 20191231,
		.rows = rows,
		.n = 2,
		.then = { [VERDICT_UNDECIDED] = 1, [VERDICT_NO_DATA] = 1 },
		.now = { [VERDICT_NOT_MET] = 1, [VERDICT_NO_DATA] = 1 },
		.fresh = 7,
		.revised = 3,
		.largest = largest,
		.nlargest = 1 };
	static const char *const parts[] = { "Ændret siden 31." NBSP "december 2019",
		"efter vurdering, 31." NBSP "december 2019 og 31." NBSP "december 2023",
		"Uafklaret", "<td class=\"num\">1</td>", "<td class=\"num\">0</td>",
		"Vurderinger, der er ændret: 1",
		"<a href=\"#maal-rygning\">Daglige rygere</a>: fra ",
		"Uafklaret (15,0" NBSP "% i 2017) til ", "Ikke indfriet (14,8" NBSP "% i 2021)",
		"Årsag: nye tal: 2021: 14,8 %.",
		"Mål, der er ændret:", "Fastholdelse: intet mål → højst 82 %.",
		"Indlæggelser: udgået den 23." NBSP,
		"nye: 7, reviderede: 3, bortfaldne: 0. De største revisioner: Daglige rygere, "
		"2017, "
		"Ærø: 15,1 % → 15,0 %.",
		"de tal, der var kendt den 31." NBSP "december 2019" };
	w.input.changes = &list;
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	has_in_order(html, parts, countof(parts));
	arena_free(&w.arena);
}

/* Nothing, and what the earlier day was told by. */
static void
says_that_nothing_changed(void)
{
	static const struct {
		enum change_basis basis;
		const char *want;
	} rows[] = {
		{ CHANGES_KNOWN, "Ingen ændringer: hverken vurderinger, mål eller tal er andre" },
		{ CHANGES_FILES, "Sammenlignet med de samme filer, som de ville" },
		{ CHANGES_YOUNGER, "Lageret har ingen tal fra før den 1." NBSP "marts 2023." },
	};

	for (size_t k = 0; k < countof(rows); k++) {
		struct change_list list = {
			.basis = rows[k].basis, .since = 20221231, .first = 20230301
		};
		struct world w;
		world_make(&w);
		w.input.changes = &list;
		const char *html = page(&w);
		CHECK_STR(page_fault(html, &w.arena), NULL);
		CHECK_ROW(strstr(html, rows[k].want) != NULL, rows[k].want);
		CHECK_ROW(strstr(html, "Ingen ændringer:") != NULL, rows[k].want);
		arena_free(&w.arena);
	}
}

static void
says_all_parts(void)
{
	static const char *const strings[] = {
		"<title>Status på Sundhedsaftalen 2019-2023 – Region Syddanmark</title>",
		"Opgjort pr. <time datetime=\"2023-12-31\">31." NBSP "december 2023</time>",
		"<a href=\"#oversigt\">Alle målsætninger</a>",
		"Opgørelsen viser 2" NBSP
		"målsætninger i Sundhedsaftalen 2019-2023 for Region Syddanmark. "
		"Status pr. 31." NBSP "december 2023: én er ikke indfriet, og én er uden data. "
		"Udviklingen i de målsætninger, der har tal (én): én viser ingen sikker retning.",
		"<li class=\"not_met\"><p class=\"count\"><strong>1</strong> ",
		"<li><a href=\"#maal-rygning\">Daglige rygere</a> – 14,8" NBSP
		"% i 2021; mål højst" NBSP "13" NBSP "% i 2023</li>",
		"<li class=\"no_data\"><p class=\"count\"><strong>1</strong> ",
		"<li><a href=\"#uden-data\">Målsætninger uden data</a></li>",
		"Følgegruppen for forebyggelse",
		"<a href=\"#maal-rygning\">Daglige rygere</a>",
		"14,8" NBSP "% <span class=\"minor\">2021</span>",
		"højst" NBSP "13" NBSP "% i 2023",
		"\xE2\x88\x92"
		"1,8 <span class=\"minor\">procentpoint</span>",
		"✗</span>" NBSP "Ikke indfriet",
		"<a href=\"#maal-arbejde\">Fastholdelse</a>",
		"<span class=\"minor\">udkast</span>",
		"Indlæggelser (udkast: højst" NBSP "270" NBSP "% i 2023) udgik den 23." NBSP
		"november 2020. Erstattet af DRG-værdi. Dokument: Tillægget.",
		"<h2>Følgegruppen for forebyggelse</h2>",
		"<h3>Daglige rygere</h3>",
		"<svg role=\"img\">",
		"<figcaption>Udviklingen i Region Syddanmark</figcaption>",
		"<caption>Daglige rygere (%)</caption>",
		"Sundhedsstyrelsen: Profilen, udtrukket 12." NBSP "maj 2025. Vægtet.",
		"<h2>Målsætninger uden data</h2>",
		"For 1" NBSP "målsætning er der ingen data",
		"<tr id=\"maal-arbejde\">",
		"Børnedatabasen",
		"<h2>Metode og forbehold</h2>",
		"<h2>Kilder</h2>",
		"https://example.dk",
		"med pejl 0.1.0.",
	};
	struct world w;

	world_make(&w);
	const char *html = page(&w);
	const char *fault = page_fault(html, &w.arena);
	CHECK_STR(fault, NULL);
	has_in_order(html, strings, countof(strings));
	CU_ASSERT_PTR_NULL(strstr(html, "EKSEMPELDATA"));
	arena_free(&w.arena);
}

/*
 * Danish order (Aa last), the region first; what is not known has a word and an explanation. An
 * older figure is shown, but not held against the target beside newer ones.
 */
static void
table_of_figures(void)
{
	static const char *const strings[] = {
		"<caption>Daglige rygere (%)</caption>",
		"<th scope=\"col\" class=\"num\">2017</th><th scope=\"col\" "
		"class=\"num\">2021</th><th scope=\"col\" class=\"num\">Interval<span "
		"class=\"minor\"> 95" NBSP "%, 2021</span></th>",
		"<th scope=\"col\">Målet<span class=\"minor\"> 2021</span></th>",
		"<tr class=\"whole\"><th scope=\"row\">Region Syddanmark</th>",
		"<th scope=\"row\">Assens</th><td class=\"num\">16,0</td>"
		"<td class=\"num\">diskretioneret</td><td class=\"num\">–</td><td "
		"class=\"num\">–</td><td>–</td>",
		"<th scope=\"row\">Ærø</th><td class=\"num\">15,0</td><td class=\"num\">12,5*</td>"
		"<td class=\"num\">10,1–15,2</td>"
		"<td class=\"num\">+0,5</td><td class=\"met\">",
		"<th scope=\"row\">Aabenraa</th><td class=\"num\">–</td><td "
		"class=\"num\">13,04</td>"
		"<td class=\"num\">–</td><td class=\"num\">\xE2\x88\x92"
		"0,04</td><td class=\"not_met\">",
		"Afstand og mål gælder tallet for 2021; + er den gode side. Intervallet er tallets "
		"95" NBSP "%-sikkerhedsinterval. ",
		"– betyder, at der ikke er noget tal.",
		"»diskretioneret« betyder, at udgiveren ikke viser tallet",
		"* betyder, at tallet er foreløbigt.",
	};
	struct world w;

	static const struct interval limits[2] = { { STAT_TOO_SHORT, NAN, NAN },
		{ STAT_OK, 10.1, 15.2 } };

	world_make(&w);
	w.assessments[0][1].limits = limits;
	/* 2017 is the latest usable figure of Assens */
	w.assessments[0][3].latest =
	    (struct judgement){ .obs = &w.obs[3][0], .value = 16, .gap = -3, .meets = TRUTH_NO };
	const char *html = page(&w);
	has_in_order(html, strings, countof(strings));
	CU_ASSERT_PTR_NULL(strstr(html, "† betyder"));
	arena_free(&w.arena);
	world_make(&w);
	CU_ASSERT_PTR_NULL(strstr(page(&w), "Interval<span"));
	arena_free(&w.arena);
}

/* Files of one source are told together, and what is said of the source is said once. */
static void
internal_edition_names_files(void)
{
	static const char *const two[] = {
		"<div class=\"internal\" role=\"note\"><p><strong>Intern udgave</strong> med "
		"tallenes "
		"filer og linjer. Den er ikke til offentliggørelse.</p>",
		"filerne profil.csv (linje 2–9) og revision.csv (linje 7), udtrukket 12." NBSP
		"maj 2025. Vægtet.</p>",
		"<td data-label=\"Filer\"><div>profil.csv (linje 2–9) og revision.csv (linje "
		"7)</div></td>",
	};
	struct world w;

	world_make(&w);
	w.input.edition = EDITION_INTERNAL;
	w.obs[1][0].origin.line = 9;
	w.obs[2][1].origin.file = "data/revision.csv";
	w.obs[2][1].origin.line = 7;
	const char *html = page(&w);
	has_in_order(html, two, countof(two));
	CU_ASSERT_PTR_NULL(strstr(strstr(html, "Vægtet.") + 1, "Vægtet."));
	for (size_t k = 0; k < 8; k++) {
		w.obs[k / 2][k % 2].origin.file = arena_printf(&w.arena, "%zu.csv", k);
		w.obs[k / 2][k % 2].origin.line = 0;
	}
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(page(&w), "0.csv, 1.csv, 2.csv, 3.csv, 4.csv, 5.csv, 6.csv og 7.csv"));
	arena_free(&w.arena);
}

static void
public_edition_names_no_file(void)
{
	struct world w;

	world_make(&w);
	w.obs[2][1].origin.file = "data/revision.csv";
	const char *html = page(&w);
	CU_ASSERT_PTR_NULL(strstr(html, ".csv"));
	CU_ASSERT_PTR_NULL(strstr(html, "Filer"));
	CU_ASSERT_PTR_NULL(strstr(html, "Intern udgave"));
	arena_free(&w.arena);
}

static void
marks_invented_figures(void)
{
	static const char *const strings[] = {
		"<div class=\"example\" role=\"note\"><p><strong>EKSEMPELDATA</strong></p>",
		"Daglige rygere</a> <strong class=\"mark\">EKSEMPELDATA</strong>",
		"<h3>Daglige rygere</h3>\n<div class=\"example\" "
		"role=\"note\"><p><strong>EKSEMPELDATA"
		"</strong> Tallene i dette afsnit er opdigtede.</p>",
		"<strong>Kilde (EKSEMPELDATA):</strong>",
		"<footer>",
		"EKSEMPELDATA.</footer>",
	};
	struct world w;

	world_make(&w);
	w.obs[2][0].source = &invented;
	w.input.fictional = true;
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	has_in_order(html, strings, countof(strings));
	CU_ASSERT_PTR_NULL(strstr(html, "Fastholdelse</a> <strong"));
	arena_free(&w.arena);
}

/* Every string that comes from outside, at once. */
static void
hostile_text_stays_text(void)
{
	static const struct source source = { EVIL, EVIL, EVIL, "javascript:alert(1)", 0, true,
		false, 0, EVIL };
	static const struct target target[] = { { TARGET_AT_MOST, NAN, 13, 2023, 20201123, 1083,
	    TARGET_FINAL, EVIL, EVIL, { 0 }, "", 0, 0 } };
	struct world w;

	world_make(&w);
	w.input.edition = EDITION_INTERNAL;
	w.catalogue.agreement.name = EVIL;
	for (size_t k = 0; k < 2; k++) {
		struct indicator *i = &w.catalogue.indicators[k];
		i->name = i->group = i->vision = i->population = i->unit = i->publisher = EVIL;
		i->baseline = (struct baseline){ .value = 19, .year = 2017, .source = EVIL };
		i->targets = target;
		w.sections[k].region = &w.assessments[k][0];
		w.assessments[k][0].series.stratum = EVIL EVIL;
		w.assessments[k][0].target = &target[0];
	}
	for (size_t k = 0; k < 4; k++) {
		w.areas[k].name = EVIL;
		w.obs[k][0].source = w.obs[k][1].source = &source;
		w.obs[k][1].origin.file = "data/" EVIL;
	}
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	CU_ASSERT_PTR_NULL(strstr(html, "<img"));
	CU_ASSERT_PTR_NULL(strchr(html, '\x1b'));
	CU_ASSERT_PTR_NULL(strstr(html, "\xFF"));
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"));
	arena_free(&w.arena);
}

/* One indicator for two subgroups, then for two areas: no anchor twice, no heading alike. */
static void
anchors_are_unique(void)
{
	struct world w;

	world_make(&w);
	w.assessments[1][0].series.indicator = &w.catalogue.indicators[0];
	w.assessments[1][0].series.stratum = "mænd";
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(html, "<a href=\"#maal-rygning.2\">Daglige rygere, mænd</a>"));
	w.assessments[1][0].series.stratum = "";
	w.assessments[1][0].series.area = &w.areas[1];
	html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "<title>Status på Sundhedsaftalen 2019-2023</title>"));
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(html, "<a href=\"#maal-rygning.2\">Daglige rygere – Ærø</a>"));
	arena_free(&w.arena);
}

/* What the summary says of a draft, of a later figure, and of figures of kommuner only. */
static void
summary_names(void)
{
	static const char *const strings[] = {
		"Af de ikke indfriede opfylder én målet med et senere tal. ",
		"Daglige rygere</a> – 15,0" NBSP "% i 2017; udkast til mål mindst" NBSP "82" NBSP
		"% i 2023. Tallet for 2021 opfylder derimod målet.</li>",
		"<th scope=\"col\">Målsætning</th><th scope=\"col\" class=\"num\">Basislinje</th>",
	};
	static const struct target draft = { TARGET_AT_LEAST, 82, NAN, 2023, 20191209, 1083,
		TARGET_DRAFT, "Tillægget", "", { 0 }, "", 0, 0 };
	struct world w;

	world_make(&w);
	struct assessment *t = &w.assessments[0][0];
	t->target = &draft;
	t->judged.obs = &w.obs[0][0];
	t->judged.value = w.obs[0][0].value;
	t->latest.meets = TRUTH_YES;
	t->cautions = CAUTION_LATER_MEETS;
	has_in_order(page(&w), strings, countof(strings));
	t->latest = t->judged = (struct judgement){ .value = NAN, .gap = NAN };
	t->verdict = VERDICT_NO_DATA;
	CU_ASSERT_PTR_NOT_NULL(
	    strstr(page(&w), "Daglige rygere</a> – kun tal for kommunerne</li>"));
	arena_free(&w.arena);
}

static void
empty_and_repeated(void)
{
	struct world w;

	world_make(&w);
	const char *once = page(&w);
	CU_ASSERT_STRING_EQUAL(once, page(&w));
	w.input.nsections = 0;
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "Opgørelsen har ingen målsætninger."));
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "Opgørelsen bygger ikke på nogen data."));
	arena_free(&w.arena);
}

/* Cautions are listed in the words of model/words.h, but for those the sentences say. */
static void
lists_cautions(void)
{
	struct world w;

	world_make(&w);
	w.assessments[0][0].cautions = (1u << CAUTION_COUNT) - 1;
	const char *html = page(&w), *list = strstr(html, "<h4>Forbehold</h4>");
	CU_ASSERT_PTR_NOT_NULL_FATAL(list);
	for (unsigned bit = 0; bit < CAUTION_COUNT; bit++) {
		unsigned c = 1u << bit;
		bool said = c
		    & (CAUTION_FICTIONAL | CAUTION_NO_TARGET | CAUTION_EARLIER_WAVE
			| CAUTION_LATER_MEETS | CAUTION_LATER_MISSES);
		const char *item = arena_printf(
		    &w.arena, "<li>%s</li>", caution_sentence((enum caution)c, LANGUAGE_DANISH));
		CHECK_ROW((strstr(list, item) != NULL) == !said, item);
	}
	arena_free(&w.arena);
}

/* What it would take stands while the target is missed, and only then. */
static void
says_what_it_takes(void)
{
	struct need_part parts[] = { { .value = 15, .share = 1, .q = NAN },
		{ .value = 11, .share = 0, .q = NAN } };
	const struct needs needs = { .need = { NEED_OK, 1, -1 },
		.parts = parts,
		.nparts = 2,
		.nvalues = 2,
		.nwrong = 1,
		.value = 14,
		.if_all_meet = 12.4,
		.best_quarter = 12,
		.if_best_quarter = 11.8 };
	static const char need[] = "<p>Målet (højst" NBSP "13" NBSP "%) svarer til 1" NBSP
				   "tilfælde færre pr. år i Region Syddanmark, regnet på tallene "
				   "for 2021. Hvis den ene kommune";
	struct world w;

	world_make(&w);
	CU_ASSERT_PTR_NULL(strstr(page(&w), "svarer til"));
	w.sections[0].needs = &needs;
	CU_ASSERT_PTR_NOT_NULL(strstr(page(&w), need));
	w.assessments[0][0].latest.meets = TRUTH_YES;
	CU_ASSERT_PTR_NULL(strstr(page(&w), "svarer til"));
	arena_free(&w.arena);
}

/* An office's own words: set apart, at their places, on the pages they are for. */
static void
own_words(void)
{
	static const struct picture logo = { "image/png", "\x89PNG", 4, 40, 20, "Re\"gion", { 0 } };
	static const struct report_comment comments[] = {
		{ 0, COMMENT_EVERYWHERE, "", "Overalt <b>", "Gruppen", 20231101, { 0 } },
		{ 0, 1083, "Region Syddanmark", "### Her\nRegionen [til](#none)", "Regionen",
		    20231102, { 0 } },
		{ 0, 492, "Ærø", "Kun Ærø", "Ærø", 20231103, { 0 } },
		{ 0, 0, "Hele landet", "Kun landet", "Landet", 20231104, { 0 } },
		{ 1, COMMENT_EVERYWHERE, "", "Uden tal", "Ingen", 20231105, { 0 } },
	};
	static const struct report_settings settings = { .title = "Sundhed & 2025",
		.subtitle = "Fjerde",
		.publisher = "Sek <x>",
		.contact = "mailto:a@b.dk",
		.statement = "https://b.dk/t",
		.accent = "#00533c",
		.logo = &logo,
		.intro = "Se [oversigten](#oversigt).",
		.conclusion = "Slut",
		.comments = comments,
		.ncomments = countof(comments),
		.stated = true };
	static const char *const strings[] = {
		"img-src data:",
		"<title>Sundhed &amp; 2025</title>",
		":root { --link: #00533c; }",
		"<p class=\"logo\"><img alt=\"Re&quot;gion\" width=\"40\" height=\"20\" "
		"src=\"data:image/png;base64,iVBORw==\"></p>",
		"<h1>Sundhed &amp; 2025</h1>",
		"<p class=\"subtitle\">Fjerde</p>",
		"<section class=\"own\" id=\"indledning\"><h2>Indledning</h2>",
		"<p>Se <a href=\"#oversigt\">oversigten</a>.</p>",
		"<p class=\"byline\">Skrevet af Sek &lt;x&gt;, ikke beregnet.</p>",
		"<h2>Sammenfatning</h2>",
		"<h3>Daglige rygere</h3>",
		"<section class=\"own\"><h4>Kommentar fra Gruppen</h4>\n<p>Overalt &lt;b&gt;</p>\n"
		"<p class=\"byline\">Skrevet den 1." NBSP "november 2023, ikke beregnet.</p>\n"
		"</section>\n<section class=\"own\"><h4>Kommentar fra Regionen</h4>\n"
		"<section><h5>Her</h5>\n<p>Regionen til</p>\n</section>",
		"<h2>Konklusion</h2>",
		"<h2>Målsætninger uden data</h2>",
		"<footer>Udgivet af Sek &lt;x&gt;. Kontakt: <a href=\"mailto:a@b.dk\">a@b.dk</a>. "
		"<a href=\"https://b.dk/t\">Tilgængelighedserklæring</a>. Opgjort pr. ",
	};
	struct world w;

	world_make(&w);
	const char *without = page(&w);
	CU_ASSERT(strstr(without, "\"own\"") == NULL && strstr(without, ".own") == NULL);
	w.input.settings = &settings;
	const char *html = page(&w);
	CHECK_STR(page_fault(html, &w.arena), NULL);
	has_in_order(html, strings, countof(strings));
	CU_ASSERT_PTR_NULL(strstr(html, "Kun "));
	CU_ASSERT_PTR_NULL(strstr(html, "Uden tal"));

	/* a smaller area's page: its own comment, not the region's, no words of the first page */
	struct status_page of = { .kind = PAGE_KOMMUNE, .file = "kommune/492.html", .root = "../" };
	struct status_pages all = { &of, 1 };
	w.sections[0].region = &w.assessments[0][1];
	w.sections[0].nkommuner = 0;
	w.input.nsections = 1;
	w.input.page = &of;
	w.input.pages = &all;
	html = page(&w);
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "<title>Sundhed &amp; 2025 – Ærø</title>"));
	CU_ASSERT(strstr(html, "Overalt") != NULL && strstr(html, "Kun Ærø") != NULL);
	CU_ASSERT(strstr(html, "Regionen til") == NULL && strstr(html, "Indledning") == NULL);
	of.kind = PAGE_COUNTRY;
	html = page_of(country_compose(&w.input, &w.arena), &w.arena);
	CU_ASSERT_PTR_NOT_NULL(strstr(html, "<title>Sundhed &amp; 2025 – hele landet</title>"));
	CU_ASSERT(strstr(html, "Kun landet") != NULL && strstr(html, "Overalt") == NULL);
	arena_free(&w.arena);
}

void
suite_compose(void)
{
	static const struct test tests[] = {
		{ "says what changed", says_what_changed },
		{ "says that nothing changed", says_that_nothing_changed },
		{ "all parts in order", says_all_parts },
		{ "the table of figures", table_of_figures },
		{ "the internal edition names files", internal_edition_names_files },
		{ "the public edition names none", public_edition_names_no_file },
		{ "invented figures are marked", marks_invented_figures },
		{ "hostile text stays text", hostile_text_stays_text },
		{ "anchors are unique", anchors_are_unique },
		{ "what the summary names", summary_names },
		{ "nothing to show; the same twice", empty_and_repeated },
		{ "cautions", lists_cautions },
		{ "what it would take", says_what_it_takes },
		{ "an office's own words", own_words },
	};

	suite_add("report/compose", tests, countof(tests));
}
