#include "report/compose.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/report/page.h"
#include "tests/report/suites.h"

#define EVIL "Ond\"><script>alert(1)</script>"

static const struct source profile = { "s", "Styrelsen", "Profilen", "", 20250512, false, false, 0,
	"" };
static const char svg[] = "<svg role=\"img\"><title>t</title></svg>";
static const char small[] = "<svg role=\"img\" class=\"spark\" aria-label=\"fra 15 til 14\"></svg>";
static const char *const table_heads[] = { "Periode", "Tal" };
static const char *const table_cells[] = { "2021", "14,8 %" };

/* A region, a klynge and a kommune with one målsætning and one figure each. */
struct folder {
	struct arena arena;
	struct catalogue catalogue;
	struct target target;
	struct area areas[4]; /* region, klynge, kommune, country */
	struct observation obs[4];
	double year;
	struct assessment assessments[4];
	struct figure figure;
	struct section sections[4];
	struct status_page pages[4];
	struct status_pages all;
	struct worse_row row;
	struct worse_list worse;
	struct status_input input;
};

static struct assessment
assessed(struct folder *f, size_t k)
{
	const struct observation *o = &f->obs[k];
	struct judgement j = { o, o->value, { STAT_BAD_INPUT, NAN, NAN }, 13 - o->value,
		o->value <= 13 ? TRUTH_YES : TRUTH_NO, TRUTH_UNKNOWN };

	return (struct assessment){ .series = { .indicator = &f->catalogue.indicators[0],
					.area = &f->areas[k],
					.stratum = "",
					.n = 1,
					.obs = o,
					.year = &f->year },
		.target = &f->target,
		.latest = j,
		.judged = j,
		.verdict = o->value <= 13 ? VERDICT_MET : VERDICT_NOT_MET,
		.development = DEVELOPMENT_WORSENING,
		.trend = { .code = STAT_OK, .n = 5, .slope = 0.4, .p = 0.01 },
		.outlook = { .code = STAT_BAD_INPUT },
		.baseline = { .code = STAT_BAD_INPUT, .value = NAN },
		.required_per_year = NAN,
		.observed_per_year = NAN,
		.covered = NAN };
}

static void
folder_make(struct folder *f, const char *kommune)
{
	static const struct {
		int code;
		enum area_kind kind;
		double value;
		enum page_kind page;
		const char *file, *root;
	} rows[] = { { 1083, AREA_REGION, 14.8, PAGE_REGION, "index.html", "" },
		{ 4001, AREA_KLYNGE, 14, PAGE_GROUP, "klynge/4001.html", "../" },
		{ 461, AREA_KOMMUNE, 12, PAGE_KOMMUNE, "kommune/461.html", "../" },
		{ 0, AREA_COUNTRY, 11, PAGE_COUNTRY, "landet.html", "" } };
	const char *const names[] = { "Region Syddanmark", "Sundhedsklynge Fyn", kommune,
		"Hele landet" };

	memset(f, 0, sizeof *f);
	catalogue_init(&f->catalogue, &f->arena);
	f->catalogue.agreement =
	    (struct agreement){ "Aftalen", 1083, 20190701, 20231231, "", "Følgegruppen for" };
	f->target = (struct target){ .rule = TARGET_AT_MOST,
		.low = NAN,
		.high = 13,
		.by = 2023,
		.from = 20201123,
		.area = 1083,
		.status = TARGET_FINAL,
		.document = "Tillægget",
		.note = "" };
	catalogue_add(&f->catalogue,
	    (struct indicator){ .id = "rygning",
		.name = "Daglige rygere",
		.group = "Forebyggelse",
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
		.targets = &f->target,
		.ntargets = 1,
		.configured = true });
	f->year = 2021.5;
	f->figure = (struct figure){ .id = "line",
		.title = "Rygere: 14,8 %",
		.alt = "alt",
		.svg = svg,
		.size = sizeof svg - 1,
		.table = { 2, 1, 1, table_heads, table_cells } };
	for (size_t k = 0; k < countof(rows); k++) {
		f->areas[k] = (struct area){ .code = rows[k].code,
			.kind = rows[k].kind,
			.name = names[k],
			.region = rows[k].kind == AREA_KOMMUNE ? 1083 : 0 };
		f->obs[k] = (struct observation){ .area = rows[k].code,
			.period = { .kind = PERIOD_YEAR, .year = 2021 },
			.status = OBS_NORMAL,
			.value = rows[k].value,
			.numerator = NAN,
			.denominator = NAN,
			.source = &profile };
		f->assessments[k] = assessed(f, k);
		f->sections[k] = (struct section){ .region = &f->assessments[k],
			.line = &f->figure,
			.whole = k == 0 ? NULL : &f->assessments[0],
			.spark = small,
			.csv = k == 0 ? "data/maal-rygning" : "data/kommune-461" };
		f->pages[k] = (struct status_page){ .kind = rows[k].page,
			.file = rows[k].file,
			.root = rows[k].root,
			.name = names[k],
			.sections = &f->sections[k],
			.nsections = 1 };
	}
	/* of the country: the region's figure, beside it the country's, and the kommune */
	f->sections[3] = (struct section){ .region = &f->assessments[0],
		.kommuner = &f->assessments[2],
		.nkommuner = 1,
		.dots = &f->figure,
		.whole = &f->assessments[3] };
	f->row = (struct worse_row){ &f->assessments[2], true, false, 0.012 };
	f->worse = (struct worse_list){ &f->row, 1, 161 };
	f->all = (struct status_pages){ f->pages, countof(f->pages) };
}

/* Page K of F. */
static const char *
page(struct folder *f, size_t k)
{
	f->input = (struct status_input){ .catalogue = &f->catalogue,
		.sections = f->pages[k].sections,
		.nsections = 1,
		.as_of = 20231231,
		.version = "0.1.0",
		.worse = &f->worse,
		.tables = true,
		.files = true,
		.pages = &f->all,
		.page = &f->pages[k] };
	return page_of(f->pages[k].kind == PAGE_COUNTRY ? country_compose(&f->input, &f->arena)
							: status_compose(&f->input, &f->arena),
	    &f->arena);
}

static void
pages_lead_to_each_other(void)
{
	static const struct {
		size_t page;
		const char *text;
	} rows[] = {
		{ 0, "<a href=\"index.html\" aria-current=\"page\">Region Syddanmark</a>" },
		{ 0, "<a href=\"kommune/461.html\">Odense</a>" },
		{ 0, "<a href=\"landet.html\">Hele landet</a>" },
		{ 0,
		    "<th scope=\"row\"><a href=\"kommune/461.html\">Odense</a></th><td "
		    "class=\"num\" "
		    "data-label=\"Målsætninger med tal\"><div>1</div></td><td class=\"num\" "
		    "data-label=\"Opfylder målet\"><div>1</div></td>" },
		{ 0, "<a href=\"status.xlsx\">status.xlsx</a>" },
		{ 0, "<a href=\"data/maal-rygning.csv\">CSV</a>" },
		{ 0,
		    "<a href=\"kommune/461.html\">Odense</a>, daglige rygere: dårligere end "
		    "målet; " },
		{ 1,
		    "<a href=\"../klynge/4001.html\" aria-current=\"page\">Sundhedsklynge "
		    "Fyn</a>" },
		{ 2, "<a href=\"../kommune/461.html\" aria-current=\"page\">Odense</a>" },
		{ 2, "<a href=\"../index.html\">Region Syddanmark</a>" },
		{ 2, "<a href=\"../index.html#metode\">Metode og forbehold</a>" },
		{ 2, "<a href=\"../data/kommune-461.dk.csv\">CSV til dansk Excel</a>" },
		{ 3, "<a href=\"landet.html\" aria-current=\"page\">Hele landet</a>" },
	};
	struct folder f;

	folder_make(&f, "Odense");
	for (size_t k = 0; k < countof(f.pages); k++)
		CHECK_STR(page_fault(page(&f, k), &f.arena), NULL);
	for (size_t k = 0; k < countof(rows); k++)
		CHECK_ROW(strstr(page(&f, rows[k].page), rows[k].text) != NULL, rows[k].text);
	arena_free(&f.arena);
}

static void
a_page_says_what_is_its_own(void)
{
	static const struct {
		size_t page;
		const char *text;
		bool there;
	} rows[] = {
		{ 2, "<span>Odense</span>", true },
		{ 2, "Målene er aftalt for regionen som helhed", true },
		{ 2, "aria-label=\"fra 15 til 14\"", true },
		{ 2, "<th scope=\"col\" class=\"num\">Regionen</th>", true },
		{ 2, "<th scope=\"col\" class=\"num\">Basislinje</th>", false },
		{ 2, "Tallene for Odense og regionen", true },
		{ 2, "<h2>Kilder</h2>", false },
		{ 2, "status.xlsx", false },
		{ 0, "<h2>Kilder</h2>", true },
		{ 0, "<th scope=\"col\" class=\"num\">Basislinje</th>", true },
		{ 0, "161 udviklinger, der er prøvet", true },
		{ 0, "<summary>Udviklingen i Region Syddanmark: figurens tal</summary>", true },
		{ 0, "<caption>Rygere: 14,8 % – udviklingen i Region Syddanmark</caption>", true },
		{ 0, "<th scope=\"row\">2021</th><td class=\"num\">14,8 %</td>", true },
		{ 3, "Der er tal for 1 af landets 1 kommuner, heraf 1 af de 1 i Region Syddanmark.",
		    true },
		{ 3, "andelen i Hele landet", true },
		{ 3, "161 udviklinger", false },
	};
	struct folder f;

	folder_make(&f, "Odense");
	for (size_t k = 0; k < countof(rows); k++)
		CHECK_ROW((strstr(page(&f, rows[k].page), rows[k].text) != NULL) == rows[k].there,
		    rows[k].text);
	arena_free(&f.arena);
}

/* Without a folder nothing leads out of the page. */
static void
alone(void)
{
	static const char *const absent[] = { "landet.html", "data/", "status.xlsx", "<nav class",
		"figurens tal" };
	struct folder f;

	folder_make(&f, "Odense");
	page(&f, 0);
	f.input.pages = NULL;
	f.input.page = NULL;
	f.input.files = false;
	f.input.tables = false;
	f.sections[0].csv = NULL;
	const char *html = page_of(status_compose(&f.input, &f.arena), &f.arena);
	CHECK_STR(page_fault(html, &f.arena), NULL);
	for (size_t k = 0; k < countof(absent); k++)
		CHECK_ROW(strstr(html, absent[k]) == NULL, absent[k]);
	arena_free(&f.arena);
}

static void
hostile_names(void)
{
	struct folder f;

	folder_make(&f, EVIL);
	for (size_t k = 0; k < countof(f.pages); k++) {
		const char *html = page(&f, k);
		CHECK_STR(page_fault(html, &f.arena), NULL);
		CU_ASSERT_PTR_NULL(strstr(html, "<script"));
	}
	arena_free(&f.arena);
}

void
suite_pages(void)
{
	static const struct test tests[] = {
		{ "pages lead to each other", pages_lead_to_each_other },
		{ "a page says what is its own", a_page_says_what_is_its_own },
		{ "a document alone", alone },
		{ "hostile names", hostile_names },
	};

	suite_add("report/pages", tests, countof(tests));
}
