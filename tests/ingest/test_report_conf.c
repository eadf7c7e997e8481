#include "ingest/report_conf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "ingest/png.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

/* One pixel, with a text of who made it: IHDR, tEXt, IDAT, IEND. */
static const char png[] = "\x89PNG\r\n\x1a\n"
			  "\0\0\0\rIHDR\0\0\0\x01\0\0\0\x02\x08\0\0\0\0sum0"
			  "\0\0\0\x04tEXta\0bcsum1"
			  "\0\0\0\x03IDATxyzsum2"
			  "\0\0\0\0IENDsum3";
#define PNG_SIZE (sizeof png - 1)
#define TEXT_AT  33 /* bytes before tEXt */

struct loaded {
	struct arena arena;
	struct catalogue c;
	struct geography g;
	struct report_settings s;
	struct folder folder;
	bool ok;
	const char *text; /* messages without the folder */
};

static void
put(struct loaded *l, const char *name, const char *bytes, size_t n)
{
	FILE *f = fopen(arena_printf(&l->arena, "%s/%s", l->folder.path, name), "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fwrite(bytes, 1, n, f);
	fclose(f);
}

/* S without the folder. */
static const char *
without_folder(struct loaded *l, const char *s)
{
	char *out = arena_strdup(&l->arena, s), *at;
	size_t n = strlen(l->folder.path) + 1;

	while ((at = strstr(out, l->folder.path)) != NULL)
		memmove(at, at + n, strlen(at + n) + 1);
	return out;
}

/* TEXT as report.conf beside logos and texts, after the indicators rygning and arb_som. */
static void
load(struct loaded *l, const char *text)
{
	static const char intro[] = "\xEF\xBB\xBF"
				    "Første\r\n\r\nanden\r\n";
	struct caught m;

	*l = (struct loaded){ .ok = false };
	struct arena *a = &l->arena;
	caught_begin(&m);
	CU_ASSERT_TRUE_FATAL(folder_make(&l->folder, a, &m.diag));
	small_geography(&l->g, a);
	catalogue_init(&l->c, a);
	catalogue_add(&l->c, (struct indicator){ .id = "rygning", .configured = true });
	catalogue_add(&l->c, (struct indicator){ .id = "arb_som", .configured = true });
	put(l, "logo.png", png, PNG_SIZE);
	put(l, "logo.svg", "<svg/>", 6);
	put(l, "logo.gif", "GIF89a", 6);
	put(l, "intro.md", intro, strlen(intro));
	put(l, "esc.md", "en\nto \x1b[31m\n", 12);
	put(l, "bidi.md", "\xE2\x80\xAEx", 4);
	put(l, "latin.md", "bl\xE5", 3);
	put(l, "report.conf", text, strlen(text));
	l->ok = report_conf_load(
	    &l->s, arena_printf(a, "%s/report.conf", l->folder.path), &l->c, &l->g, a, &m.diag);
	l->text = without_folder(l, caught_text(&m));
	caught_end(&m);
}

static void
end(struct loaded *l)
{
	folder_remove(&l->folder);
	arena_free(&l->arena);
}

static void
reads_everything(void)
{
	struct loaded l;

	load(&l,
	    "title = \"Sundhed i fællesskab\"\nsubtitle = 'Fjerde status'\n"
	    "publisher = Sekretariatet\ncontact = \"mailto:a@b.dk\"\n"
	    "statement = \"https://b.dk/x\"\naccent = \"#12436D\"\n"
	    "logo = \"logo.png\"\nlogo_text = \"\"\nintro_file = \"intro.md\"\n"
	    "conclusion = \"\r\nEn\tlinje\r\n\r\n- to\r\n\"\n"
	    "comment rygning { text = \"Et\nto\" by = X date = \"2025-01-02\" area = Odense }\n"
	    "comment rygning { text = \"Et\\\nto\" by = X date = \"2025-01-02\" }\n");
	CHECK_STR(l.text, "");
	CU_ASSERT_TRUE_FATAL(l.ok);
	CHECK_STR(l.s.title, "Sundhed i fællesskab");
	CHECK_STR(l.s.subtitle, "Fjerde status");
	CHECK_STR(l.s.publisher, "Sekretariatet");
	CHECK_STR(l.s.contact, "mailto:a@b.dk");
	CHECK_STR(l.s.statement, "https://b.dk/x");
	CHECK_STR(l.s.accent, "#12436D");
	CHECK_STR(l.s.intro, "Første\n\nanden\n");
	CHECK_STR(l.s.conclusion, "\nEn\tlinje\n\n- to\n");
	CU_ASSERT_EQUAL_FATAL(l.s.ncomments, 2);
	CHECK_STR(l.s.comments[0].text, "Et\nto");
	CU_ASSERT_EQUAL(l.s.comments[0].area, 461);
	CHECK_STR(l.s.comments[0].area_name, "Odense");
	CU_ASSERT_EQUAL(l.s.comments[0].date, 20250102);
	CHECK_STR(l.s.comments[1].text, "Etto");
	CU_ASSERT_EQUAL(l.s.comments[1].area, COMMENT_EVERYWHERE);
	CU_ASSERT_EQUAL(l.s.comments[1].origin.line, 17);
	CU_ASSERT_TRUE(l.s.stated);
	CHECK_STR(l.s.logo->alt, "");
	CHECK_STR(l.s.logo->type, "image/png");
	end(&l);
	load(&l, "# title = \"x\"\n");
	CU_ASSERT_TRUE(l.ok && !l.s.stated);
	end(&l);
}

static void
reads_png(void)
{
	struct picture p = { 0 };
	struct arena a = { 0 };
	char copy[PNG_SIZE + 1];

	CU_ASSERT_PTR_NULL(png_read(&p, png, PNG_SIZE, &a));
	CU_ASSERT(p.width == 1 && p.height == 2);
	/* who made it is left out, the rest is as it was */
	CU_ASSERT_EQUAL_FATAL(p.size, PNG_SIZE - 16);
	CU_ASSERT(memcmp(p.data, png, TEXT_AT) == 0);
	CU_ASSERT(memcmp(p.data + TEXT_AT, png + TEXT_AT + 16, p.size - TEXT_AT) == 0);
	for (size_t n = 0; n < PNG_SIZE; n++)
		CU_ASSERT_PTR_NOT_NULL(png_read(&p, png, n, &a));
	memcpy(copy, png, PNG_SIZE);
	copy[TEXT_AT] = (char)0xff; /* a length of 4 GB */
	CHECK_STR(png_read(&p, copy, PNG_SIZE, &a), "it ends before its end");
	memcpy(copy, png, PNG_SIZE);
	copy[18] = 0x40; /* wide */
	CHECK_STR(png_read(&p, copy, PNG_SIZE, &a), "it is 16385 x 2 pixels; a side has 1 to 4000");
	memcpy(copy, png, PNG_SIZE);
	copy[12] = 'J';
	CHECK_STR(png_read(&p, copy, PNG_SIZE, &a), "its first chunk is no header");
	memcpy(copy, png, PNG_SIZE);
	copy[TEXT_AT + 16 + 4] = 'J';
	CHECK_STR(png_read(&p, copy, PNG_SIZE, &a), "it has no pixels");
	arena_free(&a);
}

/* WCAG's own ends of the scale, and colours measured with the formula of WCAG 2.2 in R 4.2.2:
 * l <- function(h) { v <- col2rgb(h) / 255; v <- ifelse(v <= .04045, v / 12.92,
 * ((v + .055) / 1.055)^2.4); sum(v * c(.2126, .7152, .0722)) }; (l("white") + .05) / (l(x) + .05)
 */
static void
measures_contrast(void)
{
	CHECK_CLOSE(colour_contrast(0x000000, 0xffffff), 21, 0, 1e-12, "black on white");
	CHECK_CLOSE(colour_contrast(0x777777, 0x777777), 1, 0, 1e-12, "a colour on itself");
	CHECK_CLOSE(colour_contrast(0x767676, 0xffffff), 4.54222495961, 0, 1e-9, "grey");
	CHECK_CLOSE(colour_contrast(0xffffff, 0x12436d), 10.2468669168, 0, 1e-9, "blue");
	CHECK_CLOSE(colour_contrast(0xff8800, 0xffffff), 2.3935268701, 0, 1e-9, "orange");
}

static void
refuses(void)
{
	static const struct {
		const char *text;
		const char *want; /* "LINE: error: ..." of report.conf, or all of it */
	} rows[] = {
		{ "\ntitel = x",
		    "2: error: no such option 'titel' in the file; it takes title, subtitle, "
		    "publisher, contact, statement, accent, logo, logo_text, intro, intro_file, "
		    "conclusion, conclusion_file, comment" },
		{ "title = \"Status\nsubtitle = x\n",
		    "1: error: the text that begins in this line has no closing quote" },
		{ "intro = \"Status\n\nconclusion = x\n",
		    "1: error: the text that begins in this line has no closing quote" },
		{ "intro = \"a\x1b[31m\"",
		    "1: error: a control character (byte 27) stands here; "
		    "is the file text in UTF-8?" },
		{ "intro = \"a\\x1b[31m\"", "1: error: 'intro' holds a control character" },
		{ "title = \"a\\nb\"", "1: error: 'title' holds a control character" },
		{ "intro = \"a\xE2\x80\xAE"
		  "b\"",
		    "1: error: a hidden character (U+202E) stands here; delete it" },
		{ "statement = \"http://x.dk\"",
		    "1: error: 'statement' takes an address as https://www.example.dk/side or "
		    "mailto:navn@example.dk" },
		{ "contact = \"navn@x.dk\"",
		    "1: error: 'contact' takes an address as https://www.example.dk/side or "
		    "mailto:navn@example.dk" },
		{ "accent = blue", "1: error: 'blue' is no colour, written as \"#12436d\"" },
		{ "accent = \"#fff;}\"",
		    "1: error: '#fff;}' is no colour, written as \"#12436d\"" },
		{ "accent = \"#ff8800\"",
		    "1: error: #ff8800 is too pale to read: its contrast on white is 2.39:1, and "
		    "text needs 4.5:1 (WCAG 1.4.3); take a darker one" },
		{ "accent = \"#767676\"",
		    "1: error: #767676 is too pale to read: its contrast on the pale ground of "
		    "boxes is 4.18:1, and text needs 4.5:1 (WCAG 1.4.3); take a darker one" },
		{ "logo = \"logo.png\"",
		    "1: error: 'logo' needs 'logo_text': what it says, for who does not see it; "
		    "\"\" if it only decorates" },
		{ "logo_text = x", "1: error: 'logo_text' stands here without a 'logo'" },
		{ "logo_text = x logo = \"logo.gif\"",
		    "1: error: 'logo.gif' cannot be used: it is neither PNG nor SVG" },
		{ "logo_text = x logo = \"../logo.png\"",
		    "1: error: '../logo.png' cannot be used: a file is named from the folder of "
		    "this one, without .. or a / before it" },
		{ "intro_file = \"/etc/passwd\"",
		    "1: error: '/etc/passwd' cannot be used: a file is named from the folder of "
		    "this one, without .. or a / before it" },
		{ "intro_file = \"none.md\"",
		    "1: error: 'none.md' cannot be used: No such file or directory" },
		{ "intro_file = \"esc.md\"",
		    "pejl: esc.md:2: error: a control character (byte "
		    "27) stands here; is the file text in UTF-8?" },
		{ "intro_file = \"bidi.md\"",
		    "pejl: bidi.md:1: error: a hidden character "
		    "(U+202E) stands here; delete it" },
		{ "intro_file = \"latin.md\"",
		    "pejl: latin.md:1: error: this line is not UTF-8; "
		    "save the file as UTF-8" },
		{ "intro = x\nintro_file = \"intro.md\"",
		    "2: error: 'intro_file' stands beside 'intro'; write one of them" },
		{ "comment rygnig { text = x by = y date = \"2025-01-01\" }",
		    "1: error: targets.conf has no indicator 'rygnig'; the nearest is rygning" },
		{ "comment zzzzzzzz { text = x by = y date = \"2025-01-01\" }",
		    "1: error: targets.conf has no indicator 'zzzzzzzz'" },
		{ "comment zzzzzzzz { text = x by = y date = \"2025-01-01\" }\n"
		  "comment qqqqqqqq { text = x by = y date = \"2025-01-01\" }",
		    "pejl: report.conf:1: error: targets.conf has no indicator 'zzzzzzzz'\n"
		    "pejl: report.conf:2: error: targets.conf has no indicator 'qqqqqqqq'" },
		{ "comment rygning { text = x by = y date = \"2025-01-01\" area = Odnse }",
		    "1: error: 'Odnse' is no area; the nearest name is Odense" },
		{ "comment rygning { by = y date = \"2025-01-01\" }",
		    "1: error: comment 'rygning' has no 'text'" },
		{ "comment rygning { text = \" \n \" by = y date = \"2025-01-01\" }",
		    "2: error: comment 'rygning' has no 'text'" },
		{ "comment rygning { text = x date = \"2025-01-01\" }",
		    "1: error: comment 'rygning' has no 'by'" },
		{ "comment rygning { text = x by = y }",
		    "1: error: comment 'rygning' has no 'date'" },
		{ "comment rygning { text = x by = y date = \"1.2.2025\" }",
		    "1: error: '1.2.2025' is no date of the years 1900-2100, written as "
		    "2019-07-01" },
		{ "comment rygning { text = x by = y date = \"2025-01-01\" }\n"
		  "comment rygning { text = z by = y date = \"2025-01-01\" }",
		    "2: error: comment 'rygning' is there already, in line 1" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct loaded l;
		load(&l, rows[i].text);
		CHECK_ROW(!l.ok, rows[i].text);
		bool whole = rows[i].want[0] == 'p';
		CHECK_STR(l.text,
		    arena_printf(
			&l.arena, "%s%s\n", whole ? "" : "pejl: report.conf:", rows[i].want));
		end(&l);
	}
}

/* More than a text may hold, in the file and beside it. */
static void
refuses_much(void)
{
	struct loaded l;
	size_t n = TEXT_MAX + 100;
	char *text = malloc(n + 20);

	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	memcpy(text, "intro = \"", 9);
	memset(text + 9, '<', n);
	memcpy(text + 9 + n, "\"", 2);
	load(&l, text);
	CHECK_STR(l.text,
	    "pejl: report.conf:1: error: 'intro' has 65636 bytes, and at most 65536 "
	    "are taken\n");
	end(&l);
	memcpy(text, "title = \"", 9);
	load(&l, text);
	CHECK_STR(l.text,
	    "pejl: report.conf:1: error: 'title' has 65636 bytes, and at most 300 "
	    "are taken\n");
	end(&l);
	free(text);
}

void
suite_report_conf(void)
{
	static const struct test tests[] = {
		{ "reads everything", reads_everything },
		{ "reads a PNG without who made it", reads_png },
		{ "measures contrast", measures_contrast },
		{ "refuses with a message", refuses },
		{ "refuses too much", refuses_much },
	};

	suite_add("report_conf", tests, countof(tests));
}
