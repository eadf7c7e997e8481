#include "ingest/saved.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

#define STATUS(rows)                                                                               \
	"{\"pejl\":\"0.1\",\"agreement\":\"A\",\"as_of\":\"2024-03-01\",\"fictional\":false,"      \
	"\"assessments\":[" rows "]}"
#define SUBJECT                                                                                    \
	"\"indicator\":\"x\",\"name\":\"X\",\"area\":461,\"area_name\":\"Odense\","                \
	"\"stratum\":\"\",\"unit\":\"%\","
#define FIGURE                                                                                     \
	"\"period\":\"2023\",\"value\":14.2,\"numerator\":142,\"denominator\":1000,\"gap\":-1.2,"
#define JUDGED  "\"judged\":{\"period\":\"2021\",\"value\":15.5,\"gap\":-2.5},"
#define VERDICT "\"verdict\":\"not_met\",\"development\":\"improving\",\"outlook\":null"
#define TARGET                                                                                     \
	"\"target\":{\"rule\":\"at_most\",\"value\":13,\"by\":2023,\"status\":\"final\","          \
	"\"from\":\"2020-11-23\",\"document\":\"D\"},"
#define ROW(subject, figure, judged, target, verdict) "{" subject figure judged target verdict "}"
#define WHOLE                                         ROW(SUBJECT, FIGURE, JUDGED, TARGET, VERDICT)

struct fixture {
	struct arena a;
	struct geography g;
	struct catalogue c;
	struct caught caught;
};

static bool
load(struct fixture *f, struct saved_status *out, const char *text, const char **path)
{
	f->a = (struct arena){ 0 };
	small_geography(&f->g, &f->a);
	catalogue_init(&f->c, &f->a);
	caught_begin(&f->caught);
	*path = test_file(&f->a, "status.json", text, strlen(text));
	return saved_load(out, *path, &f->c, &f->g, &f->a, &f->caught.diag);
}

static void
end(struct fixture *f)
{
	caught_end(&f->caught);
	arena_free(&f->a);
}

static void
reads_a_row(void)
{
	struct fixture f;
	struct saved_status s;
	const char *path;

	CU_ASSERT_FATAL(load(&f, &s, STATUS(WHOLE), &path) && s.n == 1);
	const struct assessment *as = &s.items[0].assessment;
	CHECK_STR(caught_text(&f.caught), "");
	CHECK_STR(s.version, "0.1");
	CHECK_STR(s.agreement, "A");
	CU_ASSERT(s.as_of == 20240301);
	CHECK_STR(as->series.indicator->name, "X");
	CU_ASSERT(as->series.area->code == 461);
	CU_ASSERT(as->latest.obs->period.year == 2023 && as->latest.obs->numerator == 142);
	CU_ASSERT(as->latest.value == 14.2 && as->latest.gap == -1.2);
	CU_ASSERT(as->judged.obs->period.year == 2021 && as->judged.value == 15.5);
	CU_ASSERT(as->target->rule == TARGET_AT_MOST && as->target->high == 13);
	CU_ASSERT(isnan(as->target->low) && as->target->by == 2023);
	CU_ASSERT(as->verdict == VERDICT_NOT_MET);
	CU_ASSERT(as->development == DEVELOPMENT_IMPROVING);
	CU_ASSERT(isnan(as->outlook.probability_met));
	end(&f);
}

/* What is not there is null, and an area that is not known keeps its name. */
static void
reads_what_is_not_there(void)
{
	static const char text[] =
	    STATUS(ROW("\"indicator\":\"x\",\"name\":\"X\",\"area\":999,\"area_name\":\"Ny\","
		       "\"stratum\":\"børn\",\"unit\":\"%\",",
		"\"period\":null,\"value\":null,\"numerator\":null,\"denominator\":null,"
		"\"gap\":null,",
		"\"judged\":null,", "\"target\":null,",
		"\"verdict\":\"no_data\",\"development\":\"undecided\","
		"\"outlook\":{\"probability_met\":0.25}"));
	struct fixture f;
	struct saved_status s;
	const char *path;

	CU_ASSERT_FATAL(load(&f, &s, text, &path) && s.n == 1);
	const struct assessment *as = &s.items[0].assessment;
	CHECK_STR(as->series.area->name, "Ny");
	CHECK_STR(as->series.stratum, "børn");
	CU_ASSERT(as->latest.obs == NULL && as->judged.obs == NULL && as->target == NULL);
	CU_ASSERT(isnan(as->latest.value) && as->outlook.probability_met == 0.25);
	end(&f);
}

static void
tells_what_is_wrong(void)
{
#define A0 ": error: assessments[0]."
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "{\"a\":\n}",
		    ":2: error: it is no JSON: unexpected token near '}' [type-error]\n" },
		{ "{\"pejl\":\"1\",\"pejl\":\"2\"}",
		    ":1: error: it is no JSON: duplicate object key near '\"pejl\"' "
		    "[type-error]\n" },
		{ "[]", ": error: it is no status: it has no list of assessments [type-error]\n" },
		{ "{\"assessments\":[]}", ": error: pejl: it is missing [type-error]\n" },
		{ "{\"pejl\":1,\"assessments\":[]}",
		    ": error: pejl: it is no text [type-error]\n" },
		{ "{\"pejl\":\"1\",\"agreement\":\"A\\u202e\",\"assessments\":[]}",
		    ": error: agreement: it holds a control or hidden character [type-error]\n" },
		{ "{\"pejl\":\"1\\u001b[2J\",\"assessments\":[]}",
		    ": error: pejl: it holds a control or hidden character [type-error]\n" },
		{ "{\"pejl\":\"1\",\"agreement\":\"A\",\"as_of\":\"2024\",\"assessments\":[]}",
		    ": error: as_of: '2024' is no date (2024-03-01) [type-error]\n" },
		{ STATUS("7"), A0 ": it is no object [type-error]\n" },
		{ STATUS("{}"), A0 "indicator: it is missing [type-error]\n" },
		{ STATUS("{\"indicator\":\"../x\",\"name\":\"\",\"area\":461,\"area_name\":\"\","
			 "\"stratum\":\"\",\"unit\":\"\"}"),
		    A0 "indicator: '../x' is no id (a-z, 0-9, _ and -, at most 64 of them) "
		       "[type-error]\n" },
		{ STATUS("{\"indicator\":\"x\",\"name\":\"\",\"area\":-1,\"area_name\":\"\","
			 "\"stratum\":\"\",\"unit\":\"\"}"),
		    A0 "area: it is no whole number from 0 to 999999 [type-error]\n" },
		{ STATUS(ROW(SUBJECT,
		      "\"period\":\"maj\",\"value\":1,\"numerator\":null,\"denominator\":null,"
		      "\"gap\":null,",
		      JUDGED, TARGET, VERDICT)),
		    A0 "period: it is no period (2023, 2023Q1, 2023M01) [type-error]\n" },
		{ STATUS(ROW(SUBJECT, FIGURE, "\"judged\":7,", TARGET, VERDICT)),
		    A0 "judged: it is neither an object nor null [type-error]\n" },
		{ STATUS(ROW(SUBJECT, FIGURE, "\"judged\":{\"value\":\"1\"},", TARGET, VERDICT)),
		    A0 "judged.value: it is no number [type-error]\n" },
		{ STATUS(ROW(SUBJECT, FIGURE, JUDGED, "", VERDICT)),
		    A0 "target: it is missing [type-error]\n" },
		{ STATUS(ROW(SUBJECT, FIGURE, JUDGED, "\"target\":{\"rule\":\"about\"},", VERDICT)),
		    A0 "target.rule: 'about' is none of: at_most, at_least, between "
		       "[type-error]\n" },
		{ STATUS(ROW(SUBJECT, FIGURE, JUDGED, TARGET, "\"verdict\":\"maybe\"")),
		    A0 "verdict: 'maybe' is none of: met, on_track, undecided, off_track, not_met, "
		       "no_data, not_comparable [type-error]\n" },
		{ STATUS(WHOLE "," WHOLE),
		    ": error: assessments[1].indicator: the same indicator, area and stratum come "
		    "twice [type-error]\n" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct fixture f;
		struct saved_status s;
		const char *path;
		CHECK_ROW(!load(&f, &s, rows[i].text, &path), rows[i].want);
		CHECK_STR(
		    caught_text(&f.caught), arena_printf(&f.a, "pejl: %s%s", path, rows[i].want));
		end(&f);
	}
}

static void
no_file_is_told(void)
{
	static const struct {
		const char *path, *want;
	} rows[] = {
		{ "/nowhere/status.json",
		    "pejl: /nowhere/status.json: error: cannot be opened: No such file or "
		    "directory\n" },
		{ "/",
		    "pejl: /: error: the folder has no status.json; 'pejl report' writes one "
		    "beside its pages, but not with --single\n" },
		{ "/dev/null", "pejl: /dev/null: error: it is neither a file nor a folder\n" },
	};
	struct arena a = { 0 };
	struct geography g;
	struct catalogue c;
	struct saved_status s;

	small_geography(&g, &a);
	catalogue_init(&c, &a);
	for (size_t i = 0; i < countof(rows); i++) {
		struct caught caught;
		caught_begin(&caught);
		CHECK_ROW(!saved_load(&s, rows[i].path, &c, &g, &a, &caught.diag), rows[i].path);
		CHECK_STR(caught_text(&caught), rows[i].want);
		caught_end(&caught);
	}
	arena_free(&a);
}

void
suite_saved(void)
{
	static const struct test tests[] = {
		{ "reads a row", reads_a_row },
		{ "reads what is not there", reads_what_is_not_there },
		{ "tells what is wrong", tells_what_is_wrong },
		{ "no file is told", no_file_is_told },
	};

	suite_add("ingest/saved", tests, countof(tests));
}
