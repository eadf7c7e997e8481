/* tests/plots/test_spark.c - series as small as a word. */
#include "plots/spark.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

#define HEAD(label)                                                                                \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"spark\" "                  \
	"viewBox=\"0 0 100 24\" width=\"100\" height=\"24\" aria-label=\"" label "\">"
#define PATH(d) "<path d=\"" d "\" fill=\"none\" stroke=\"#12436D\" stroke-width=\"1.5\"/>"
#define GOAL(y)                                                                                    \
	"<path d=\"M4," y "H96\" fill=\"none\" stroke=\"#801650\" stroke-dasharray=\"3,2\"/>"
#define DOT(x, y) "<circle cx=\"" x "\" cy=\"" y "\" r=\"2.5\" fill=\"#12436D\"/></svg>"

static const struct indicator indicator = {
	.id = "x", .name = "<b>", .unit = "\"%", .decimals = 1
};
static const struct area area = { .name = "Ærø" };

/* The scale is 10 to 18 in 16 pixels from y 20 up, 2020 to 2024 in 92 from x 4. */
static void
draws(void)
{
	static const struct target goal = {
		.rule = TARGET_AT_MOST, .low = NAN, .high = 14, .by = 2030
	};
	static const struct {
		const char *name;
		double values[5];
		const struct target *target;
		const char *want;
	} rows[] = {
		{ "a line", { 10, 12, 14, 16, 18 }, NULL,
		    HEAD("fra 10,0 i 2020 til 18,0 i 2024") PATH(
			"M4.0,20.0L27.0,16.0L50.0,12.0L73.0,8.0L96.0,4.0") DOT("96.0", "4.0") },
		{ "a gap and a target", { 10, 12, NAN, 16, 18 }, &goal,
		    HEAD("fra 10,0 i 2020 til 18,0 i 2024") GOAL("12.0")
			PATH("M4.0,20.0L27.0,16.0M73.0,8.0L96.0,4.0") DOT("96.0", "4.0") },
		{ "one figure", { NAN, NAN, 12, NAN, NAN }, NULL,
		    HEAD("12,0 i 2022") PATH("M96.0,12.0") DOT("96.0", "12.0") },
		{ "all equal", { 5, NAN, NAN, NAN, 5 }, NULL,
		    HEAD("fra 5,0 i 2020 til 5,0 i 2024") PATH("M4.0,12.0M96.0,12.0")
			DOT("96.0", "12.0") },
		{ "none", { NAN, NAN, NAN, NAN, NAN }, &goal, "" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct series s = fixture_series(&indicator, &area, 2020, rows[i].values, 5, &a);
		const char *got = spark_svg(&s, rows[i].target, LANGUAGE_DANISH, &a);
		CHECK_STR(got, rows[i].want);
		if (*got != '\0')
			check_xml(got, &a);
		arena_free(&a);
	}
}

static void
speaks_english(void)
{
	static const double values[] = { 1.5, 2 };
	struct arena a = { 0 };
	struct series s = fixture_series(&indicator, &area, 2020, values, 2, &a);

	CU_ASSERT(strstr(spark_svg(&s, NULL, LANGUAGE_ENGLISH, &a),
		      "aria-label=\"from 1.5 in 2020 to 2.0 in 2021\"")
	    != NULL);
	s.n = 0;
	CHECK_STR(spark_svg(&s, NULL, LANGUAGE_ENGLISH, &a), "");
	arena_free(&a);
}

void
suite_spark(void)
{
	static const struct test tests[] = {
		{ "draws", draws },
		{ "speaks English", speaks_english },
	};

	suite_add("spark", tests, countof(tests));
}
