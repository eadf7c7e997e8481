/* What a file says does not depend on how it is written: encoding, delimiter, line ends. */
#include <iconv.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ingest/import.h"
#include "model/period.h"
#include "tests/check.h"
#include "tests/ingest/small.h"
#include "tests/ingest/suites.h"

static const char *const records[][4] = {
	{ "Område", "År", "Køn", "Værdi" },
	{ "Ærø", "2021", "Mænd", "1234,5" },
	{ "Ærø", "2021", "Kvinder; i alt", "-3" },
	{ "Region Syddanmark", "2022", "\"Mænd\"", ".." },
	{ "Århus", "2022", "Mænd|x,\ty", "9,6 %" },
	{ "Vejle", "2022", "", "0" },
};

static const struct {
	const char *name, *iconv, *mark;
	size_t nmark;
	char delimiter;
	const char *line_end;
} ways[] = {
	{ "UTF-8; LF", "UTF-8", "", 0, ';', "\n" },
	{ "UTF-8 with a mark, tab CRLF", "UTF-8", "\xEF\xBB\xBF", 3, '\t', "\r\n" },
	{ "UTF-8, comma CR", "UTF-8", "", 0, ',', "\r" },
	{ "windows-1252, semicolon CRLF", "WINDOWS-1252", "", 0, ';', "\r\n" },
	{ "windows-1252, comma LF", "WINDOWS-1252", "", 0, ',', "\n" },
	{ "ISO-8859-1, bar LF", "ISO-8859-1", "", 0, '|', "\n" },
	{ "ISO-8859-15, semicolon LF", "ISO-8859-15", "", 0, ';', "\n" },
	{ "CP865, semicolon CRLF", "CP865", "", 0, ';', "\r\n" },
	{ "CP850, tab CRLF", "CP850", "", 0, '\t', "\r\n" },
	{ "Mac Roman, semicolon CR", "MACINTOSH", "", 0, ';', "\r" },
	{ "UTF-16 LE with a mark, tab CRLF", "UTF-16LE", "\xFF\xFE", 2, '\t', "\r\n" },
	{ "UTF-16 BE with a mark, comma LF", "UTF-16BE", "\xFE\xFF", 2, ',', "\n" },
	{ "UTF-16 LE, semicolon CRLF", "UTF-16LE", "", 0, ';', "\r\n" },
	{ "UTF-16 BE, semicolon CR", "UTF-16BE", "", 0, ';', "\r" },
};

/* The records written in way W: the path of a file. */
static const char *
write_way(struct arena *a, size_t w)
{
	static char bytes[4096];
	char *text, *to = bytes + ways[w].nmark;
	size_t size, room = sizeof bytes - ways[w].nmark;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; i < countof(records); i++)
		for (size_t k = 0; k < countof(records[i]); k++) {
			if (k > 0)
				fputc(ways[w].delimiter, out);
			text_put_csv(out, records[i][k], ways[w].delimiter, false);
			fputs(k + 1 == countof(records[i]) ? ways[w].line_end : "", out);
		}
	fclose(out);
	char *from = text;
	iconv_t cd = iconv_open(ways[w].iconv, "UTF-8");
	memcpy(bytes, ways[w].mark, ways[w].nmark);
	CHECK_ROW(iconv(cd, &from, &size, &to, &room) == 0, ways[w].name);
	iconv_close(cd);
	free(text);
	return test_file(a, "same.csv", bytes, (size_t)(to - bytes));
}

struct seen {
	FILE *out;
	const struct catalogue *catalogue;
};

static void
print_observation(void *to, const struct observation *o)
{
	struct seen *s = to;
	char period[PERIOD_SIZE];

	fprintf(s->out, "%s|%d|%s|%c", s->catalogue->strata[o->stratum], o->area,
	    period_print(period, o->period), o->status);
	if (!isnan(o->value))
		fprintf(s->out, "|%.10g", o->value);
	fprintf(s->out, "@%zu:%zu\n", o->origin.line, o->origin.field);
}

/* Observations and messages of PATH, without its name. */
static char *
import_text(const char *path)
{
	struct arena a = { 0 };
	struct geography g;
	struct catalogue catalogue;
	struct import_options options = { 0 };
	struct import_summary summary;
	struct caught messages;
	struct seen seen = { .catalogue = &catalogue };
	char *text;
	size_t size;

	small_geography(&g, &a);
	catalogue_init(&catalogue, &a);
	caught_begin(&messages);
	seen.out = open_memstream(&text, &size);
	struct import im = { .arena = &a,
		.geography = &g,
		.catalogue = &catalogue,
		.options = &options,
		.sink = print_observation,
		.sink_to = &seen,
		.diag = &messages.diag };
	CHECK_ROW(import_file(&im, path, &summary) == IMPORT_OK, path);
	fputs(caught_text(&messages), seen.out);
	fclose(seen.out);
	caught_end(&messages);
	arena_free(&a);
	return text;
}

static void
is_the_same(void)
{
	struct arena a = { 0 };
	char *first = import_text(write_way(&a, 0));

	CU_ASSERT_PTR_NOT_NULL(strstr(first, "Mænd|492|2021|A|1234.5@2:4\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(first, "\"Mænd\"|1083|2022|M@4:4\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(first, "Mænd|x,\ty|751|2022|A|9.6@5:4\n"));
	for (size_t w = 1; w < countof(ways); w++) {
		char *text = import_text(write_way(&a, w));
		CHECK_ROW(strcmp(text, first) == 0, ways[w].name);
		if (strcmp(text, first) != 0)
			CHECK_STR(text, first);
		free(text);
	}
	free(first);
	arena_free(&a);
}

void
suite_same(void)
{
	static const struct test tests[] = {
		{ "one table in fourteen encodings, delimiters and line ends", is_the_same },
	};

	suite_add("same", tests, countof(tests));
}
