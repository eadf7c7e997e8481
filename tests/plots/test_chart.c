/* tests/plots/test_chart.c - whole charts: their scripts, and what gnuplot makes of them. */
#include "plots/chart.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "plots/svg.h"
#include "plots/type.h"
#include "tests/check.h"
#include "tests/plots/fixture.h"
#include "tests/plots/look.h"
#include "tests/plots/suites.h"

/* The three kinds of picture; N is always 3. */
static struct chart *
some_charts(struct arena *a)
{
	struct chart *c = arena_array(a, 3, sizeof *c);

	c[0] = fixture_smoking(a);
	c[1] = fixture_readmissions(a);
	c[2] = fixture_kommuner(a);
	return c;
}

/* ---- the script ----------------------------------------------------------- */

static struct chart
small_chart(struct arena *a)
{
	static const struct indicator in = {
		.id = "x", .name = "Rygere", .unit = "%", .decimals = 1, .better = BETTER_LOWER
	};
	static const struct area area = { .code = 461, .name = "Odense" };
	static const struct target target = { .rule = TARGET_AT_MOST,
		.low = NAN,
		.high = 10,
		.by = 2023,
		.from = 20220101,
		.status = TARGET_FINAL };
	static const double values[] = { 12.5, NAN, 11.2 };
	struct assessment *s = arena_alloc(a, sizeof *s);

	s->series = fixture_series(&in, &area, 2021, values, 3, a);
	s->limits = fixture_limits(&s->series, 0, a);
	s->target = &target;
	s->latest = (struct judgement){ .obs = &s->series.obs[2],
		.value = 11.2,
		.ci = { STAT_TOO_SHORT, NAN, NAN },
		.meets = TRUTH_NO };
	s->judged = s->latest;
	s->verdict = VERDICT_NOT_MET;
	s->outlook.code = STAT_TOO_SHORT;
	return (
	    struct chart){ .kind = CHART_LINE, .id = "x-461", .assessment = s, .as_of = 20231231 };
}

/* clang-format off */
static const char golden[] =
	"reset\n"
	"set encoding utf8\n"
	"set term svg noenhanced size 500,493 font 'Arial,Helvetica,sans-serif,15' rounded dashlength 1 background '#FFFFFF'\n"
	"unset key\n"
	"unset border\n"
	"unset tics\n"
	"set lmargin at screen 0.082361\n"
	"set rmargin at screen 0.932000\n"
	"set tmargin at screen 0.782961\n"
	"set bmargin at screen 0.275862\n"
	"set xrange [2021.3355351521684:2023.6644648478316]\n"
	"set yrange [9:13]\n"
	"set label 1 'Rygere: 11,2\xC2\xA0%\xC2\xA0i\xC2\xA0" "2023\xC2\xA0– målet på' at screen 0.032000,0.942191 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'\n"
	"set label 2 'højst\xC2\xA0" "10\xC2\xA0% i 2023 blev ikke nået' at screen 0.032000,0.891481 left front font 'Arial:Bold,20' tc rgb '#3D3D3D'\n"
	"set label 3 'Odense, procent' at screen 0.032000,0.840771 left front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 4 'Den lodrette akse begynder ikke ved\xC2\xA0" "0. Ingen tal:' at screen 0.032000,0.174442 left front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 5 '2022\xC2\xA0" "diskretioneret.' at screen 0.032000,0.133874 left front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 6 'Kilde: Sundhedsstyrelsen: Danskernes Sundhed – Den Nationale' at screen 0.032000,0.093306 left front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 7 'Sundhedsprofil (udtrukket\xC2\xA0" "5.\xC2\xA0marts 2026)' at screen 0.032000,0.052738 left front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 8 '9' at screen 0.066361,0.275862 right front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 9 '10' at screen 0.066361,0.402637 right front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 10 '11' at screen 0.066361,0.529412 right front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 11 '12' at screen 0.066361,0.656187 right front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 12 '13' at screen 0.066361,0.782961 right front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"$d1 << EOD\n"
	"2021.3355351521684 9\n"
	"2023.6644648478316 9\n"
	"\n"
	"2021.3355351521684 10\n"
	"2023.6644648478316 10\n"
	"\n"
	"2021.3355351521684 11\n"
	"2023.6644648478316 11\n"
	"\n"
	"2021.3355351521684 12\n"
	"2023.6644648478316 12\n"
	"\n"
	"2021.3355351521684 13\n"
	"2023.6644648478316 13\n"
	"\n"
	"EOD\n"
	"set arrow 1 from screen 0.082361,0.275862 to screen 0.932000,0.275862 nohead back lw 1.5 lc rgb '#6B6B6B'\n"
	"$d2 << EOD\n"
	"2022 10\n"
	"2023.5 10\n"
	"EOD\n"
	"set label 13 '' at screen 0.872000,0.402637 front point pt 13 ps 1.10 lw 2 lc rgb '#801650'\n"
	"$d3 << EOD\n"
	"2021.5 12.5\n"
	"\n"
	"2023.5 11.199999999999999\n"
	"EOD\n"
	"set arrow 2 from screen 0.872000,0.275862 to screen 0.872000,0.265720 nohead back lw 1.5 lc rgb '#6B6B6B'\n"
	"set label 14 '2023' at screen 0.872000,0.241379 center front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set arrow 3 from screen 0.507180,0.275862 to screen 0.507180,0.265720 nohead back lw 1.5 lc rgb '#6B6B6B'\n"
	"set label 15 '2022' at screen 0.507180,0.241379 center front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set arrow 4 from screen 0.142361,0.275862 to screen 0.142361,0.265720 nohead back lw 1.5 lc rgb '#6B6B6B'\n"
	"set label 16 '2021' at screen 0.142361,0.241379 center front font 'Arial,15' tc rgb '#3D3D3D'\n"
	"set label 17 'Mål: højst\xC2\xA0" "10\xC2\xA0% i\xC2\xA0" "2023' at screen 0.541238,0.436105 left front font 'Arial:Bold,15' tc rgb '#801650'\n"
	"set label 18 '11,2\xC2\xA0%' at screen 0.817107,0.589249 left front font 'Arial:Bold,16' tc rgb '#12436D'\n"
	"set label 19 '12,5\xC2\xA0%' at screen 0.094265,0.753043 left front font 'Arial,15' tc rgb '#12436D'\n"
	"plot $d1 using 1:2 with lines lw 1 lc rgb '#DADADA', \\\n"
	"     $d2 using 1:2 with lines lw 2.5 lc rgb '#801650', \\\n"
	"     $d3 using 1:2 with lines lw 3 lc rgb '#12436D', \\\n"
	"     $d3 using 1:2 with points pt 7 ps 0.85 lc rgb '#12436D'\n";
/* clang-format on */

static void
writes_the_script(void)
{
	struct arena a = { 0 };
	struct chart c = small_chart(&a);

	CHECK_STR(chart_script(&c, 1, IMAGE_SVG, &a), golden);
	arena_free(&a);
}

/* Outside single quotes a script has only our own words, and datablocks only numbers. */
static void
keeps_text_in_quotes(void)
{
	static const char *const names[] = { "`touch x`", "\"; system(\"x\")",
		"' . system('x') . '", "a\nEOD\nsystem('x')\n", "@M", "$(x)", "<script>", "| x",
		"\\" };

	for (size_t i = 0; i < countof(names); i++) {
		struct arena a = { 0 };
		struct chart *c = some_charts(&a);
		for (size_t k = 0; k < 3; k++)
			fixture_rename(&c[k], names[i], &a);
		for (size_t k = 0; k < 3; k++)
			check_quotes(&c[k], &a);
		arena_free(&a);
	}
}

/* ---- no words on words ---------------------------------------------------- */

static void
keeps_words_apart(void)
{
	static const double values[][5] = { { 22.2, 19.2, 18.65, 14.8, 10.87 },
		{ 10.3, 10.2, 10.1, 10, 10 }, { 0, 0, 0, 0, 0 }, { 13, 13, 13, 13, 13 },
		{ 1e6, 2e6, 3.5e6, 2e6, 13 }, { 1, 99, 1, 99, 1 }, { NAN, NAN, 3, NAN, NAN },
		{ NAN, NAN, NAN, NAN, NAN }, { 0.01, 0.02, 0.03, 0.02, 0.01 } };
	static const double targets[] = { 13, 0, 10, 100, 1.5e6 };
	struct arena a = { 0 };
	struct chart *c = some_charts(&a);

	for (size_t i = 0; i < 3; i++) {
		check_labels(&c[i], &a);
		c[i].language = LANGUAGE_ENGLISH;
		check_labels(&c[i], &a);
	}
	for (size_t i = 0; i < countof(values); i++)
		for (size_t k = 0; k < countof(targets); k++) {
			struct assessment s = *c[0].assessment;
			struct target t = *s.target;
			struct chart one = c[0];
			t.high = targets[k];
			s.target = &t;
			s.series = fixture_series(
			    s.series.indicator, s.series.area, 2018, values[i], 5, &a);
			s.limits = fixture_limits(&s.series, 0, &a);
			s.latest = s.judged =
			    (struct judgement){ .value = NAN, .ci = { STAT_TOO_SHORT, NAN, NAN } };
			one.assessment = &s;
			check_labels(&one, &a);
		}
	arena_free(&a);
}

/* The lines of target and region near each other, at both ends of the scale. */
static void
keeps_upright_words_apart(void)
{
	static const double pairs[][2] = { { 13, 13 }, { 13, 13.01 }, { 13.01, 13 }, { 11, 12 },
		{ 12, 11 }, { 19, 20 }, { 20, 19 }, { 11.6, 19.8 }, { 19.8, 11.6 }, { 2, 40 } };
	struct arena a = { 0 };
	struct chart c = fixture_kommuner(&a);

	for (size_t i = 0; i < countof(pairs); i++) {
		struct assessment s = *c.assessment;
		struct target t = *s.target;
		struct chart one = c;
		t.high = pairs[i][0];
		s.target = &t;
		s.latest.value = pairs[i][1];
		one.assessment = &s;
		check_labels(&one, &a);
	}
	arena_free(&a);
}

/* Five indsatser that begin on one day, near each other, at the edges of the plot. */
static void
keeps_events_apart(void)
{
	static const int days[][5] = { { 20150101, 20150101, 20150101, 20150101, 20150101 },
		{ 20140301, 20140302, 20150101, 20150601, 20151231 },
		{ 20100101, 20100801, 20130401, 20240101, 20251201 },
		{ 20110301, 20140301, 20170301, 20200301, 20230301 } };
	static const char name[] = "Samarbejdsaftale for borgere med psykisk lidelse og samtidigt "
				   "stof- eller alkoholmisbrug begynder";
	struct arena a = { 0 };
	struct chart charts[] = { fixture_smoking(&a), fixture_readmissions(&a) };

	for (size_t i = 0; i < countof(days); i++)
		for (size_t c = 0; c < countof(charts); c++) {
			struct chart_event events[5];
			for (size_t k = 0; k < countof(events); k++)
				events[k] = (struct chart_event){ days[i][k],
					k % 2 == 0 ? name : "Pakkeforløb begynder" };
			charts[c].events = events;
			charts[c].nevents = countof(events);
			check_labels(&charts[c], &a);
		}
	arena_free(&a);
}

/* ---- what gnuplot makes of it --------------------------------------------- */

static void
draws(void)
{
	struct arena a = { 0 };
	struct caught c;
	struct chart *charts = some_charts(&a);
	struct figure f[3], again[3];

	if (!look_has("gnuplot")) {
		test_skip("draws", "gnuplot is not installed");
		return;
	}
	caught_begin(&c);
	CU_ASSERT(charts_draw(f, charts, 3, &a, &c.diag));
	CHECK_STR(caught_text(&c), "");
	CU_ASSERT(charts_draw(again, charts, 3, &a, &c.diag));
	for (size_t i = 0; i < 3 && c.diag.errors == 0; i++) {
		CHECK_STR(f[i].id, charts[i].id);
		CU_ASSERT(f[i].size == strlen(f[i].svg));
		CHECK_ROW(strcmp(f[i].svg, again[i].svg) == 0, f[i].id);
		check_figure(&f[i], &a);
	}
	CU_ASSERT(f[0].png == NULL);
	CU_ASSERT(charts_draw_png(f, charts, 3, &a, &c.diag));
	for (size_t i = 0; i < 3 && c.diag.errors == 0; i++) {
		char *alone;
		size_t size;
		CU_ASSERT(chart_draw_file(&charts[i], IMAGE_PNG, &alone, &size, &a, &c.diag));
		CHECK_ROW(f[i].png_size == size && memcmp(f[i].png, alone, size) == 0, f[i].id);
		CHECK_ROW(strcmp(f[i].svg, again[i].svg) == 0, f[i].id);
	}
	CU_ASSERT(strstr(f[1].svg, ">EKSEMPELDATA</text>") != NULL);
	CU_ASSERT(strstr(f[1].svg, ">Databrud 2019: ") != NULL);
	CU_ASSERT(strstr(f[2].svg, ">Faaborg-Midtfyn</text>") != NULL);
	CU_ASSERT(strstr(f[2].svg, ">diskretioneret</text>") != NULL);
	caught_end(&c);
	arena_free(&a);
}

/* Every chart of many has the bytes it has alone, in its own place. */
static void
draws_many(void)
{
	enum { N = 61 }; /* several processes where there are several cores, unlike shares */
	struct arena a = { 0 };
	struct caught c;
	struct chart *some = some_charts(&a), *charts = arena_array(&a, N, sizeof *charts);
	struct figure *f = arena_array(&a, N, sizeof *f), alone;

	if (!look_has("gnuplot")) {
		test_skip("draws many", "gnuplot is not installed");
		return;
	}
	for (size_t i = 0; i < N; i++) {
		charts[i] = some[i % 3];
		charts[i].id = arena_printf(&a, "c%zu", i);
	}
	caught_begin(&c);
	CU_ASSERT(charts_draw(f, charts, N, &a, &c.diag));
	for (size_t i = 0; i < N && c.diag.errors == 0; i += i < 3 || i > N - 5 ? 1 : 7) {
		CU_ASSERT(charts_draw(&alone, &charts[i], 1, &a, &c.diag));
		CHECK_STR(f[i].id, charts[i].id);
		CHECK_STR(f[i].title, alone.title);
		CHECK_ROW(f[i].size == alone.size && strcmp(f[i].svg, alone.svg) == 0, f[i].id);
	}
	CHECK_STR(caught_text(&c), "");
	caught_end(&c);
	arena_free(&a);
}

/* The vectors that run a command in gnuplot, as names of everything in a chart. */
static void
runs_nothing(void)
{
	static const char *const vectors[] = {
		"`touch %s`",
		"\"`touch %s`\"",
		"'; system('touch %s') #",
		"''; system('touch %s') #",
		"x'; system(\"touch %s\"); y = '",
		"a\nsystem('touch %s')\nb",
		"a\r!touch %s",
		"a\nEOD\nsystem(\"touch %s\")\n$x << EOD",
		"< touch %s",
		"| touch %s",
		"$(touch %s)",
		"'.system('touch %s').'",
		"</text><script>alert('%s')</script>",
		"K'); alert(1); ('%s",
		"{/=90 %s}_a^b&{x}@y~z\\U+0007\\101\\n",
		"\x1b]0;%s\x07\x1b[31m",
		"=1+1 %s",
		"\xE6\xF8\xE5 %s",
		"\xE2\x80\xAE%s\xE2\x80\xA9",
	};

	if (!look_has("gnuplot")) {
		test_skip("runs nothing", "gnuplot is not installed");
		return;
	}
	for (size_t i = 0; i < countof(vectors); i++) {
		struct arena a = { 0 };
		struct caught c;
		struct chart *charts = some_charts(&a);
		struct figure f[3];
		const char *bait = test_file(&a, "touched", "", 0);
		const char *hole = strstr(vectors[i], "%s");
		const char *name = arena_printf(
		    &a, "%.*s%s%s", (int)(hole - vectors[i]), vectors[i], bait, hole + 2);
		unlink(bait);
		caught_begin(&c);
		for (size_t k = 0; k < 3; k++)
			fixture_rename(&charts[k], name, &a);
		CHECK_ROW(charts_draw(f, charts, 3, &a, &c.diag), vectors[i]);
		CHECK_STR(caught_text(&c), "");
		CHECK_ROW(access(bait, F_OK) != 0, vectors[i]);
		for (size_t k = 0; k < 3 && c.diag.errors == 0; k++) {
			CHECK_ROW(strstr(f[k].svg, "<script") == NULL, vectors[i]);
			check_xml(f[k].svg, &a);
		}
		caught_end(&c);
		arena_free(&a);
	}
}

/* N charts by a gnuplot of ours, alone in PATH, that does CODE; NULL: none at all. */
static void
with_gnuplot(size_t n, const char *code, const char *message, bool drawn, bool png)
{
	struct arena a = { 0 };
	struct caught c;
	struct chart *charts = arena_array(&a, n, sizeof *charts);
	struct figure *f = arena_array(&a, n, sizeof *f);
	const char *text = arena_printf(&a, "#!/bin/sh\n%s\n", code != NULL ? code : "");
	char *folder = arena_strdup(&a, test_file(&a, "gnuplot", text, strlen(text)));
	char *before = arena_strdup(&a, getenv("PATH"));

	for (size_t i = 0; i < n; i++) {
		charts[i] = fixture_smoking(&a);
		charts[i].id = arena_printf(&a, "c%zu", i);
	}
	chmod(folder, code != NULL ? 0700 : 0600);
	*strrchr(folder, '/') = '\0';
	setenv("PATH", folder, 1);
	caught_begin(&c);
	CHECK_ROW(
	    (png ? charts_draw_png : charts_draw)(f, charts, n, &a, &c.diag) == drawn, message);
	for (size_t i = 0; i < n && png; i++)
		CHECK_ROW((f[i].png != NULL && f[i].png_size == 20) == drawn, message);
	CHECK_STR(caught_text(&c), message);
	setenv("PATH", before, 1);
	caught_end(&c);
	arena_free(&a);
}

static void
tells_what_went_wrong(void)
{
	static const char svg[] = "<?xml version=\"1.0\"?><svg viewBox=\"0 0 1 1\"></svg>";
	static const struct {
		const char *code, *message;
		bool drawn;
	} rows[] = {
		{ NULL,
		    "pejl: error: gnuplot is not installed, so no chart can be drawn (Debian: apt "
		    "install "
		    "gnuplot-nox)\n",
		    false },
		{ "echo 'line 3: oh' >&2; exit 1",
		    "pejl: error: gnuplot ended with exit status 1: line 3: oh\n", false },
		{ "kill -SEGV $$",
		    "pejl: error: gnuplot was ended by signal 11 (Segmentation fault)\n", false },
		{ "exit 0", "pejl: error: gnuplot did not draw every one of 1 charts\n", false },
		{ "echo 'warning: empty x range' >&2",
		    "pejl: error: gnuplot: warning: empty x range\n", false },
		{ "echo '<?xml?><svg viewBox=\"0 0 1 1\"><script/></svg>'",
		    "pejl: error: the chart 'c0' is not usable: it is not "
		    "well-formed at "
		    "byte 1: a name is missing or has other than ASCII letters\n",
		    false },
		{ "echo '<?xml ?><svg viewBox=\"0 0 1 1\"><script/></svg>'",
		    "pejl: error: the chart 'c0' is not usable: it has the "
		    "element "
		    "'script'\n",
		    false },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		with_gnuplot(1, rows[i].code, rows[i].message, rows[i].drawn, false);
	with_gnuplot(1, arena_printf(&a, "echo '%s'", svg), "", true, false);
	/* of many the same once, whatever number of processes says it */
	with_gnuplot(30, "exit 1", "pejl: error: gnuplot ended with exit status 1\n", false, false);
	with_gnuplot(30, "exit 0", "pejl: error: gnuplot did not draw every one of 30 charts\n",
	    false, false);
	with_gnuplot(30,
	    arena_printf(&a,
		"i=0; while read -r x; do case $x in plot*) echo '%s<?xml?><p/></svg>' ;; esac; "
		"done",
		svg),
	    "pejl: error: gnuplot did not draw every one of 30 charts\n", false, false);
	with_gnuplot(30,
	    "while read -r x; do case $x in plot*) echo '<?xml version=\"1.0\"?><p></svg>' ;; "
	    "esac; done",
	    "pejl: error: the chart 'c0' is not usable: it is not well-formed at byte 30: an end "
	    "tag does not fit its start tag\n",
	    false, false);
	with_gnuplot(1, arena_printf(&a, "echo '%s%s'", svg, svg),
	    "pejl: error: gnuplot did not draw every one of 1 charts\n", false, false);
	arena_free(&a);
}

/* PNG pictures are told apart by their own lengths; all of them come or none. */
static void
takes_png_pictures(void)
{
#define PNG "printf '\\211PNG\\r\\n\\032\\n\\0\\0\\0\\0IEND\\256\\102\\140\\202'"
	static const struct {
		size_t n;
		const char *code, *message;
		bool drawn;
	} rows[] = {
		{ 2, PNG "; " PNG, "", true },
		{ 2, PNG, "pejl: error: gnuplot did not draw every one of 2 charts\n", false },
		{ 1, PNG "; " PNG, "pejl: error: gnuplot did not draw every one of 1 charts\n",
		    false },
		{ 1, "printf '\\211PNG\\r\\n\\032\\n\\0\\0\\0\\0IEND\\256\\102\\140'",
		    "pejl: error: gnuplot did not draw every one of 1 charts\n", false },
		{ 1, "echo no picture", "pejl: error: gnuplot did not draw every one of 1 charts\n",
		    false },
		{ 1, "printf '\\211PNG\\r\\n\\032\\n\\377\\377\\377\\377IDATx'",
		    "pejl: error: gnuplot did not draw every one of 1 charts\n", false },
		{ 1, "exit 2", "pejl: error: gnuplot ended with exit status 2\n", false },
	};
#undef PNG

	for (size_t i = 0; i < countof(rows); i++)
		with_gnuplot(rows[i].n, rows[i].code, rows[i].message, rows[i].drawn, true);
}

static void
draws_files(void)
{
	static const struct {
		enum image_format format;
		const char *name, *begin;
	} rows[] = {
		{ IMAGE_SVG, "svg",
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
		    "xmlns=\"http://www.w3.org/2000/svg\"" },
		{ IMAGE_PNG, "png", "\x89PNG\r\n\x1a\n" },
		{ IMAGE_PDF, "pdf", "%PDF-1." },
	};

	if (!look_has("gnuplot")) {
		test_skip("draws files", "gnuplot is not installed");
		return;
	}
	for (size_t i = 0; i < countof(rows); i++) {
		struct arena a = { 0 };
		struct caught c;
		struct chart chart = fixture_readmissions(&a);
		char *out = NULL, *again = NULL;
		size_t size = 0, size_again = 1;
		caught_begin(&c);
		CHECK_ROW(chart_draw_file(&chart, rows[i].format, &out, &size, &a, &c.diag),
		    rows[i].name);
		/* cairo dates a PDF to the second */
		if (rows[i].format == IMAGE_PDF)
			sleep(1);
		CHECK_ROW(chart_draw_file(&chart, rows[i].format, &again, &size_again, &a, &c.diag),
		    rows[i].name);
		CHECK_STR(caught_text(&c), "");
		CHECK_ROW(out != NULL && strncmp(out, rows[i].begin, strlen(rows[i].begin)) == 0,
		    rows[i].name);
		CHECK_ROW(size == size_again && again != NULL && memcmp(out, again, size) == 0,
		    rows[i].name);
		caught_end(&c);
		arena_free(&a);
	}
}

void
suite_chart(void)
{
	static const struct test tests[] = {
		{ "writes the script", writes_the_script },
		{ "keeps text in quotes", keeps_text_in_quotes },
		{ "keeps words apart", keeps_words_apart },
		{ "keeps upright words apart", keeps_upright_words_apart },
		{ "starts of indsatser and their words", keeps_events_apart },
		{ "draws", draws },
		{ "draws many", draws_many },
		{ "runs nothing", runs_nothing },
		{ "tells what went wrong", tells_what_went_wrong },
		{ "takes PNG pictures", takes_png_pictures },
		{ "draws files", draws_files },
	};

	suite_add("chart", tests, countof(tests));
}
