/*
 * ingest/encoding.h - which characters the bytes of a file stand for. Looks at a piece of the
 * file, says what it is and why; glibc's iconv has the code pages.
 */
#ifndef INGEST_ENCODING_H
#define INGEST_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* FIND: not stated, or nothing but ASCII was met. */
enum csv_encoding {
	CSV_ENCODING_FIND,
	CSV_UTF8,
	CSV_WINDOWS_1252,
	CSV_ISO_8859_1,
	CSV_ISO_8859_15,
	CSV_CP850,
	CSV_CP865,
	CSV_MACROMAN,
	CSV_UTF16LE,
	CSV_UTF16BE
};

#define ENCODING_PAGES 6 /* WINDOWS_1252 to MACROMAN: one byte, one character, ASCII below 80 */

/* "windows-1252"; "" for FIND. Static. */
const char *encoding_name(enum csv_encoding e);
/* The encoding called NAME (as encoding_name calls it); FIND if none is, or NAME is NULL. */
enum csv_encoding encoding_named(const char *name);
bool encoding_is_page(enum csv_encoding e);
bool encoding_is_utf16(enum csv_encoding e);

/* Words, UTF-8, that files of this kind have in them: names of kommuner. */
struct encoding_words {
	const char *const *word;
	size_t n;
};

/* How the bytes read by one code page. */
struct encoding_score {
	enum csv_encoding encoding;
	int score;     /* 20 a name, 8 a common Danish word, 4 a Danish letter ... -4 an odd sign */
	size_t names;  /* of the words given */
	size_t words;  /* common Danish words: år, køn, område ... */
	size_t danish; /* letters æ ø å */
	size_t odd;    /* controls, frames, capitals and signs inside words */
};

/* Why it is this encoding. */
struct encoding_evidence {
	const char *why;      /* "a byte order mark", static; NULL while nothing is decided */
	size_t line;          /* the first line that was looked at */
	size_t bytes, high;   /* bytes looked at, and those of them that are not ASCII */
	size_t utf8, invalid; /* sequences of UTF-8 among them, and bytes that are in none */
	struct encoding_score page[ENCODING_PAGES]; /* best first, of equals the more common */
	size_t npages;                              /* 0: code pages were not compared */
};

/* UTF-8 or UTF-16 by the mark at the beginning of the N bytes at S, *LENGTH long; else FIND. */
enum csv_encoding encoding_of_mark(const char *s, size_t n, size_t *length);

/* UTF-16 without a mark: every second byte, or most of them, is NUL. Else FIND. */
enum csv_encoding encoding_of_nuls(const char *s, size_t n);

/*
 * The N bytes at S, not all ASCII, which END says are all up to the file's end: UTF-8 if they have
 * no fewer sequences of UTF-8 than bytes that are in none, else the code page by which they read
 * best. windows-1252 if nothing tells them apart. *WHY is set but for its line.
 */
enum csv_encoding encoding_of_bytes(
    const char *s, size_t n, bool end, struct encoding_words words, struct encoding_evidence *why);

/* Bytes 80-FF of a code page in UTF-8, each with a NUL. A byte that is none is U+0080-009F. */
struct encoding_page {
	char utf8[128][4];
};

/* False if this system's iconv does not know the page. */
bool encoding_page_load(struct encoding_page *p, enum csv_encoding e);

/* A conversion from UTF-16 under way. */
struct encoding_utf16 {
	void *cd;
	char tail[4]; /* bytes of a character that is not complete yet */
	size_t ntail;
};

#define ENCODING_UTF16_ROOM(n) (2 * (n) + 16) /* UTF-8 that N bytes of UTF-16 can become */

/* False if this system's iconv does not know UTF-16. */
bool encoding_utf16_open(struct encoding_utf16 *u, enum csv_encoding e);
/*
 * The next N bytes at S as UTF-8 to OUT, with ENCODING_UTF16_ROOM(N); how many they became. What
 * is no UTF-16 becomes the byte FF, which is no UTF-8. N 0: the end; a character begun is FF.
 */
size_t encoding_utf16_convert(struct encoding_utf16 *u, const char *s, size_t n, char *out);
void encoding_utf16_close(struct encoding_utf16 *u);

#endif
