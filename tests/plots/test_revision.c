/* tests/plots/test_revision.c - what figures of a line chart replaced. */
#include <math.h>
#include <string.h>

#include "plots/wording.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* C with N of its latest figures revised by STEP, the latest of them last. */
static struct chart
revised(struct chart c, size_t n, double step, int day, struct arena *a)
{
	const struct series *s = &c.assessment->series;
	struct chart_revision *r = arena_array(a, n + 1, sizeof *r);

	for (size_t i = s->n - n; i < s->n; i++)
		if (!isnan(s->obs[i].value))
			r[c.nrevisions++] = (struct chart_revision){ s->obs[i].period,
				s->obs[i].value + step, day };
	c.revisions = r;
	return c;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		n++;
	return n;
}

/* One label, the latest marks, none that would hide, and the note says how many. */
static void
marks_them(void)
{
	static const struct {
		const char *name;
		size_t n;
		double step;
		int day;
		size_t marks;
		const char *label, *note;
	} rows[] = {
		{ "none", 0, 0, 0, 0, NULL, NULL },
		{ "one", 1, 3, 20260314, 1, "'tidligere~13,9~%,'",
		    "Hul firkant: tallet, før det blev revideret." },
		{ "the day is not known", 1, 3, 0, 1, "'tidligere~13,9~%'", "Hul firkant:" },
		{ "too near for a mark", 1, 0.1, 20260314, 0, "'2025: tidligere~11,0~%,'", NULL },
		{ "all five", 5, 3, 20260314, 5, "'tidligere~13,9~%,'", "Hul firkant:" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct chart c =
		    revised(fixture_smoking(&a), rows[i].n, rows[i].step, rows[i].day, &a);
		const char *script = shown(chart_script(&c, 1, IMAGE_SVG, &a), &a);
		CHECK_ROW(count(script, "point pt 4 ") == rows[i].marks, rows[i].name);
		CHECK_ROW(count(script, "tidligere") == (rows[i].n > 0), rows[i].name);
		CHECK_ROW(
		    count(script, "'revideret marts 2026'") == (rows[i].day != 0), rows[i].name);
		CHECK_ROW(count(script, "Hul firkant") == (rows[i].note != NULL), rows[i].name);
		CHECK_ROW(
		    rows[i].label == NULL || strstr(script, rows[i].label) != NULL, rows[i].name);
		CHECK_ROW(
		    rows[i].note == NULL || strstr(script, rows[i].note) != NULL, rows[i].name);
		arena_free(&a);
	}
}

/* Of many the latest five. */
static void
marks_the_latest(void)
{
	struct arena a = { 0 };
	struct chart c = revised(fixture_readmissions(&a), 9, 2, 20241101, &a);
	const char *script = shown(chart_script(&c, 1, IMAGE_SVG, &a), &a);

	CU_ASSERT(c.nrevisions > 5);
	CU_ASSERT(count(script, "point pt 4 ") == 5);
	CU_ASSERT(count(script, "tidligere") == 1);
	CU_ASSERT(count(script, "(vist for 5 af~") == 1);
	arena_free(&a);
}

/* No words on words, whatever the step and whichever way. */
static void
keeps_words_apart(void)
{
	static const double steps[] = { -6, -2, -0.4, -0.01, 0.01, 0.4, 2, 6, 60 };

	for (size_t i = 0; i < countof(steps); i++)
		for (size_t n = 1; n <= 5; n += 2) {
			struct arena a = { 0 };
			struct chart c = revised(fixture_smoking(&a), n, steps[i], 20260914, &a);
			check_labels(&c, &a);
			c = revised(fixture_readmissions(&a), n, steps[i], 20241101, &a);
			c.language = LANGUAGE_ENGLISH;
			check_labels(&c, &a);
			arena_free(&a);
		}
}

static void
draws_them(void)
{
	struct arena a = { 0 };
	struct chart c = revised(fixture_readmissions(&a), 7, 1.5, 20241101, &a);

	check_chart(&c, &a);
	arena_free(&a);
}

static void
says_them(void)
{
	struct arena a = { 0 };
	struct chart c = revised(fixture_smoking(&a), 2, 3, 20260314, &a);

	CHECK_STR(shown(word_revisions(&c, &a), &a),
	    " Tallet for 2025: tidligere~13,9~%, revideret marts 2026. I alt er 2 tal revideret.");
	CU_ASSERT(strstr(word_alt(&c, &a), word_revisions(&c, &a)) != NULL);
	c.language = LANGUAGE_ENGLISH;
	CHECK_STR(shown(word_revisions(&c, &a), &a),
	    " The figure of 2025: before~13.9~%, revised March 2026. In all 2 figures are "
	    "revised.");
	c = revised(fixture_smoking(&a), 1, 3, 0, &a);
	CHECK_STR(shown(word_revisions(&c, &a), &a), " Tallet for 2025: tidligere~13,9~%.");
	arena_free(&a);
}

static void
has_a_table(void)
{
	struct arena a = { 0 };
	struct chart c = revised(fixture_smoking(&a), 1, 3, 20260314, &a);
	struct figure_table t = chart_table(&c, &a);

	CU_ASSERT_FATAL(t.ncolumns == 6 && t.nrows == 5);
	CHECK_STR(t.heads[4], "Tidligere tal");
	CHECK_STR(t.heads[5], "Revideret");
	CHECK_STR(t.cells[3 * 6 + 4], "–");
	CHECK_STR(t.cells[3 * 6 + 5], "–");
	CHECK_STR(shown(t.cells[4 * 6 + 4], &a), "13,9~%");
	CHECK_STR(t.cells[4 * 6 + 5], "marts 2026");
	c = revised(fixture_smoking(&a), 0, 0, 0, &a);
	CU_ASSERT(chart_table(&c, &a).ncolumns == 4);
	arena_free(&a);
}

void
suite_revision(void)
{
	static const struct test tests[] = {
		{ "marks them", marks_them },
		{ "marks the latest", marks_the_latest },
		{ "keeps words apart", keeps_words_apart },
		{ "draws them", draws_them },
		{ "says them", says_them },
		{ "has a table", has_a_table },
	};

	suite_add("plots/revision", tests, countof(tests));
}
