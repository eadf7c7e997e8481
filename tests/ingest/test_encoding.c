/* Which characters bytes stand for: found out, and converted. */
#include <stdlib.h>
#include <string.h>

#include "ingest/csv.h"
#include "ingest/csv_chunk.h"
#include "ingest/encoding.h"
#include "tests/check.h"
#include "tests/ingest/suites.h"

static const char *const names[] = { "København", "Ærø", "Tønder", "Region Sjælland", "Vejle" };
static const struct encoding_words words = { names, countof(names) };

static void
finds_marks(void)
{
	static const struct {
		const char *name, *bytes;
		size_t n, length;
		enum csv_encoding want;
	} rows[] = {
		{ "utf-8", "\xEF\xBB\xBFx", 4, 3, CSV_UTF8 },
		{ "little", "\xFF\xFEx\0", 4, 2, CSV_UTF16LE },
		{ "big", "\xFE\xFF\0x", 4, 2, CSV_UTF16BE },
		{ "half of one", "\xEF\xBB", 2, 0, CSV_ENCODING_FIND },
		{ "none", "x", 1, 0, CSV_ENCODING_FIND },
		{ "empty", "", 0, 0, CSV_ENCODING_FIND },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		size_t length = 9;
		CHECK_ROW(encoding_of_mark(rows[i].bytes, rows[i].n, &length) == rows[i].want,
		    rows[i].name);
		CHECK_ROW(length == rows[i].length, rows[i].name);
	}
}

static void
finds_nuls(void)
{
	static const struct {
		const char *name, *bytes;
		size_t n;
		enum csv_encoding want;
	} rows[] = {
		{ "little", "K\0\xF8\0n\0;\0", 8, CSV_UTF16LE },
		{ "big", "\0K\0\xF8\0n\0;", 8, CSV_UTF16BE },
		{ "cut in a character", "K\0\xF8\0n", 5, CSV_UTF16LE },
		{ "a NUL in text", "ab\0cdefg", 8, CSV_ENCODING_FIND },
		{ "nothing but NULs", "\0\0\0\0\0\0", 6, CSV_ENCODING_FIND },
		{ "too little to tell", "a\0", 2, CSV_ENCODING_FIND },
	};

	for (size_t i = 0; i < countof(rows); i++)
		CHECK_ROW(encoding_of_nuls(rows[i].bytes, rows[i].n) == rows[i].want, rows[i].name);
}

/* The bytes of each row are iconv's of the same Danish text; the last rows cannot be told apart. */
static void
finds_pages(void)
{
	static const struct {
		const char *bytes;
		enum csv_encoding want;
		const char *why;
	} rows[] = {
		{ "område;værdi\nÆrø;1\n", CSV_UTF8, "all of it is UTF-8" },
		{ "Ærø;1\nK\xF8"
		  "ge;1\nTønder;2\n",
		    CSV_UTF8, "most of what is not ASCII is UTF-8" },
		{ "omr\xE5"
		  "de\n\xC6r\xF8;1 \x80\n",
		    CSV_WINDOWS_1252, "names of kommuner read right by it" },
		{ "omr\xE5"
		  "de\n\xC6r\xF8;1 \xA4\n",
		    CSV_ISO_8859_15, "names of kommuner read right by it" },
		{ "omr\x86"
		  "de\n\x92r\x9B;1\n",
		    CSV_CP850, "names of kommuner read right by it" },
		{ "omr\x8C"
		  "de\n\xAEr\xBF;1\n",
		    CSV_MACROMAN, "names of kommuner read right by it" },
		{ "Sj\xE6llands;1\n", CSV_WINDOWS_1252, "names of kommuner read right by it" },
		{ "k\xF8n;1\n", CSV_WINDOWS_1252, "Danish words read right by it" },
		{ "k\xBFn;1\n", CSV_MACROMAN, "Danish words read right by it" },
		{ "r\x91v;1\n", CSV_CP850, "Danish letters read right by it" },
		{ "b\xE9zier;\xDF\n", CSV_WINDOWS_1252,
		    "not UTF-8, and no Danish word to tell a code page by" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct encoding_evidence why;
		enum csv_encoding got =
		    encoding_of_bytes(rows[i].bytes, strlen(rows[i].bytes), true, words, &why);
		CHECK_STR(encoding_name(got), encoding_name(rows[i].want));
		CHECK_STR(why.why, rows[i].why);
		CHECK_ROW(why.npages == 0 || why.page[0].score >= why.page[1].score, rows[i].bytes);
	}
}

static void
counts_evidence(void)
{
	static const char bytes[] = "omr\xE5"
				    "de\n\xC6r\xF8 K\xF8"
				    "benhavns\n";
	struct encoding_evidence why;

	encoding_of_bytes(bytes, sizeof bytes - 1, true, words, &why);
	CU_ASSERT_EQUAL(why.bytes, sizeof bytes - 1);
	CU_ASSERT_EQUAL(why.high, 4);
	CU_ASSERT_EQUAL(why.utf8, 0);
	CU_ASSERT_EQUAL(why.invalid, 4);
	CU_ASSERT_EQUAL_FATAL(why.npages, ENCODING_PAGES);
	CU_ASSERT_EQUAL(why.page[0].encoding, CSV_WINDOWS_1252);
	CU_ASSERT_EQUAL(why.page[0].names, 2);
	CU_ASSERT_EQUAL(why.page[0].words, 1);
	CU_ASSERT_EQUAL(why.page[0].danish, 4);
	CU_ASSERT_EQUAL(why.page[0].odd, 0);
	CU_ASSERT_EQUAL(why.page[0].score, 2 * 20 + 8 + 4 * 4);
}

/* The two code pages of DOS have the Danish letters at the same places: the usual one is taken. */
static void
takes_the_usual_page(void)
{
	struct encoding_evidence why;

	encoding_of_bytes("\x92r\x9B;1\n", 7, true, words, &why);
	CU_ASSERT_EQUAL(why.page[0].encoding, CSV_CP850);
	CU_ASSERT_EQUAL(why.page[1].encoding, CSV_CP865);
	CU_ASSERT_EQUAL(why.page[0].score, why.page[1].score);
}

/* Text that the look ahead cuts in a character is not held against UTF-8. */
static void
forgives_a_cut(void)
{
	struct encoding_evidence why;

	CU_ASSERT_EQUAL(encoding_of_bytes("\xC3\xA6\xC3", 3, false, words, &why), CSV_UTF8);
	CU_ASSERT_EQUAL(why.invalid, 0);
	CU_ASSERT_EQUAL(encoding_of_bytes("a\xC3", 2, true, words, &why), CSV_WINDOWS_1252);
}

static void
names_all(void)
{
	for (int e = CSV_UTF8; e <= CSV_UTF16BE; e++)
		CU_ASSERT_EQUAL(encoding_named(encoding_name((enum csv_encoding)e)), e);
	CU_ASSERT_EQUAL(encoding_named("ebcdic"), CSV_ENCODING_FIND);
	CU_ASSERT_EQUAL(encoding_named(""), CSV_ENCODING_FIND);
	CU_ASSERT_EQUAL(encoding_named(NULL), CSV_ENCODING_FIND);
}

/* Unicode's mapping tables (VENDORS/MICSFT/PC/CP865.TXT, APPLE/ROMAN.TXT ...). */
static void
loads_pages(void)
{
	static const struct {
		enum csv_encoding encoding;
		unsigned char byte;
		const char *want;
	} rows[] = {
		{ CSV_WINDOWS_1252, 0x80, "€" },
		{ CSV_WINDOWS_1252, 0x81, "\xC2\x81" }, /* not in use */
		{ CSV_ISO_8859_1, 0x80, "\xC2\x80" },
		{ CSV_ISO_8859_15, 0xA4, "€" },
		{ CSV_CP850, 0x9B, "ø" },
		{ CSV_CP850, 0xFF, "\u00A0" },
		{ CSV_CP865, 0x9D, "Ø" },
		{ CSV_CP865, 0xAF, "¤" },
		{ CSV_MACROMAN, 0xBF, "ø" },
		{ CSV_MACROMAN, 0xDB, "€" },
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct encoding_page page;
		CHECK_ROW(encoding_page_load(&page, rows[i].encoding), rows[i].want);
		CHECK_STR(page.utf8[rows[i].byte - 0x80], rows[i].want);
	}
}

/* UTF-16 in pieces of every size is the same text. */
static void
converts_utf16(void)
{
	static const struct {
		enum csv_encoding encoding;
		const char *bytes;
		size_t n;
		const char *want;
	} rows[] = {
		{ CSV_UTF16LE, "\xC6\0r\0\xF8\0", 6, "Ærø" },
		{ CSV_UTF16BE, "\0\xC6\0r\0\xF8", 6, "Ærø" },
		{ CSV_UTF16LE, "\xAC\x20;\0\x3D\xD8\x00\xDE", 8, "€;\U0001F600" },
		{ CSV_UTF16LE,
		    "a\0\x00\xDE"
		    "b\0",
		    6,
		    "a\xFF"
		    "b" }, /* half a pair */
		{ CSV_UTF16LE, "a\0\x3D\xD8", 4, "a\xFF" },
		{ CSV_UTF16BE, "\0a\0", 3, "a\xFF" }, /* half a character */
		{ CSV_UTF16BE, "", 0, "" },
	};

	for (size_t i = 0; i < countof(rows); i++)
		for (size_t step = 1; step <= rows[i].n + 1; step++) {
			char out[64 + ENCODING_UTF16_ROOM(16)];
			size_t n = 0;
			struct encoding_utf16 u;
			CHECK_ROW(encoding_utf16_open(&u, rows[i].encoding), rows[i].want);
			for (size_t at = 0; at < rows[i].n; at += step) {
				size_t k = rows[i].n - at < step ? rows[i].n - at : step;
				n += encoding_utf16_convert(&u, rows[i].bytes + at, k, out + n);
			}
			n += encoding_utf16_convert(&u, "", 0, out + n);
			out[n] = '\0';
			CHECK_STR(out, rows[i].want);
			encoding_utf16_close(&u);
		}
}

/* ---- through the reader ------------------------------------------------- */

static bool
print_record(void *to, struct csv_record *r)
{
	for (size_t i = 0; i < r->nfields; i++)
		fprintf(to, "%s%c", r->field[i], i + 1 < r->nfields ? '|' : '\n');
	return true;
}

#define BYTES(s) s, sizeof(s) - 1

/* Files as they may come, at every chunk size: cells, what was found, why, and the messages. */
static void
reads(void)
{
	static const struct {
		const char *bytes;
		size_t n;
		enum csv_encoding stated, found;
		const char *why, *cells, *message;
	} rows[] = {
		{ BYTES("\xFF\xFEK\0\xF8\0n\0;\0a\0\n\0\x31\0;\0\x32\0"), CSV_ENCODING_FIND,
		    CSV_UTF16LE, "a byte order mark", "Køn|a\n1|2\n", "" },
		{ BYTES("K\0\xF8\0n\0;\0a\0\n\0\x31\0;\0\x32\0"), CSV_ENCODING_FIND, CSV_UTF16LE,
		    "every second byte is NUL", "Køn|a\n1|2\n", "" },
		{ BYTES("\0K\0\xF8\0n\0\t\0a\0\r\0\n\0\x31\0\t\0\x32\0\n"), CSV_ENCODING_FIND,
		    CSV_UTF16BE, "every second byte is NUL", "Køn|a\n1|2\n", "" },
		{ BYTES("\0a\0;\0b"), CSV_UTF16BE, CSV_UTF16BE, "stated", "a|b\n", "" },
		{ BYTES("a\0;\0b\0\n\0\0\xD8;\0c\0\n\0e\0;\0f\0\n\0"), CSV_ENCODING_FIND,
		    CSV_UTF16LE, "every second byte is NUL", "a|b\ne|f\n",
		    "2:1: error: bytes that are not UTF-16, the encoding of this file "
		    "[encoding-error]\n" },
		{ BYTES("a;b\nk\x9Bn;1\n"), CSV_ENCODING_FIND, CSV_CP850,
		    "Danish words read right by it", "a|b\nkøn|1\n", "" },
		{ BYTES("a;b\nk\x9Bn;1\n"), CSV_WINDOWS_1252, CSV_WINDOWS_1252, "stated",
		    "a|b\nk›n|1\n", "" },
		{ BYTES("a;b\nk\x9Bn;1\n"), CSV_CP865, CSV_CP865, "stated", "a|b\nkøn|1\n", "" },
		{ BYTES("a;b\nkøn;1\n"), CSV_WINDOWS_1252, CSV_WINDOWS_1252, "stated", "a|b\n",
		    "2: error: from here on the file is UTF-8, but windows-1252 is stated "
		    "[encoding-error]\n" },
		{ BYTES("\xFF\xFE\x61\0"), CSV_UTF8, CSV_UTF8, "stated", "",
		    "the file is utf-16le by its first bytes, but utf-8 is stated "
		    "[encoding-error]\n" },
		{ BYTES("\xEF\xBB\xBF"
			"a\n"),
		    CSV_CP850, CSV_CP850, "stated", "",
		    "the file is utf-8 by its first bytes, but cp850 is stated "
		    "[encoding-error]\n" },
		{ BYTES("a;b\n1;2\n"), CSV_ENCODING_FIND, CSV_ENCODING_FIND, NULL, "a|b\n1|2\n",
		    "" },
	};
	struct arena a = { 0 };

	for (size_t i = 0; i < countof(rows); i++)
		for (size_t chunk = 1; chunk <= rows[i].n + 1; chunk++) {
			const char *path = test_file(&a, "e.csv", rows[i].bytes, rows[i].n);
			struct csv_facts facts;
			struct caught c;
			char *cells;
			size_t size;
			FILE *out = open_memstream(&cells, &size);
			caught_begin(&c);
			csv_read_chunked(path, (struct csv_options){ .encoding = rows[i].stated },
			    print_record, out, &facts, &c.diag, chunk);
			fclose(out);
			CHECK_STR(cells, rows[i].cells);
			const char *said = strstr(caught_text(&c), "e.csv:");
			said = said == NULL ? "" : said + 6;
			CHECK_STR(*said == ' ' ? said + 8 : said, rows[i].message);
			CHECK_STR(encoding_name(facts.encoding), encoding_name(rows[i].found));
			CHECK_STR(facts.evidence.why, rows[i].why);
			CHECK_ROW(facts.bytes == rows[i].n, rows[i].cells);
			caught_end(&c);
			free(cells);
		}
	arena_free(&a);
}

void
suite_encoding(void)
{
	static const struct test tests[] = {
		{ "marks", finds_marks },
		{ "UTF-16 without a mark", finds_nuls },
		{ "code pages", finds_pages },
		{ "evidence", counts_evidence },
		{ "code pages that read alike", takes_the_usual_page },
		{ "a character that is cut", forgives_a_cut },
		{ "names", names_all },
		{ "code pages from iconv", loads_pages },
		{ "UTF-16 in pieces", converts_utf16 },
		{ "records of any encoding", reads },
	};

	suite_add("encoding", tests, countof(tests));
}
