#include "ingest/encoding.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/translate.h"

#define MAX_WORD  64   /* bytes in UTF-8; longer ones are not looked up */
#define MAX_WORDS 2000 /* looked up by each page */

static const struct {
	const char *name, *iconv;
} encodings[] = {
	[CSV_ENCODING_FIND] = { "", "" },
	[CSV_UTF8] = { "utf-8", "UTF-8" },
	[CSV_WINDOWS_1252] = { "windows-1252", "WINDOWS-1252" },
	[CSV_ISO_8859_1] = { "iso-8859-1", "ISO-8859-1" },
	[CSV_ISO_8859_15] = { "iso-8859-15", "ISO-8859-15" },
	[CSV_CP850] = { "cp850", "CP850" },
	[CSV_CP865] = { "cp865", "CP865" },
	[CSV_MACROMAN] = { "macroman", "MACINTOSH" },
	[CSV_UTF16LE] = { "utf-16le", "UTF-16LE" },
	[CSV_UTF16BE] = { "utf-16be", "UTF-16BE" },
};

const char *
encoding_name(enum csv_encoding e)
{
	return encodings[e].name;
}

enum csv_encoding
encoding_named(const char *name)
{
	for (size_t i = CSV_UTF8; name != NULL && i < countof(encodings); i++)
		if (strcmp(encodings[i].name, name) == 0)
			return (enum csv_encoding)i;
	return CSV_ENCODING_FIND;
}

bool
encoding_is_page(enum csv_encoding e)
{
	return e >= CSV_WINDOWS_1252 && e <= CSV_MACROMAN;
}

bool
encoding_is_utf16(enum csv_encoding e)
{
	return e == CSV_UTF16LE || e == CSV_UTF16BE;
}

/* ---- marks ------------------------------------------------------------ */

enum csv_encoding
encoding_of_mark(const char *s, size_t n, size_t *length)
{
	static const struct {
		const char *bytes;
		size_t n;
		enum csv_encoding encoding;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, CSV_UTF8 },
		{ "\xFF\xFE", 2, CSV_UTF16LE },
		{ "\xFE\xFF", 2, CSV_UTF16BE },
	};

	*length = 0;
	for (size_t i = 0; i < countof(marks); i++)
		if (n >= marks[i].n && memcmp(s, marks[i].bytes, marks[i].n) == 0) {
			*length = marks[i].n;
			return marks[i].encoding;
		}
	return CSV_ENCODING_FIND;
}

enum csv_encoding
encoding_of_nuls(const char *s, size_t n)
{
	size_t units = n / 2, high[2] = { 0, 0 }; /* NULs at even and at odd places */

	for (size_t i = 0; i < 2 * units; i++)
		high[i % 2] += s[i] == '\0';
	for (size_t odd = 0; odd < 2; odd++)
		if (units > 1 && high[odd] > units / 2 && high[1 - odd] <= units / 10)
			return odd == 1 ? CSV_UTF16LE : CSV_UTF16BE;
	return CSV_ENCODING_FIND;
}

/* ---- UTF-8 ------------------------------------------------------------ */

/* Count sequences of UTF-8, and bytes in none. One that N cuts off is counted if it is the END. */
static void
count_utf8(const char *s, size_t n, bool end, struct encoding_evidence *e)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char lead = (unsigned char)s[i];
		if (lead < 0x80)
			continue;
		size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
		if (want > n - i && !end)
			return;
		if (want <= n - i && text_is_utf8(s + i, want)) {
			e->utf8++;
			i += want - 1;
		} else {
			e->invalid++;
		}
	}
}

/* ---- code pages ------------------------------------------------------- */

/* Words of Danish exports that are not ASCII. */
static const char *const common[] = { "børn", "både", "bør", "dødsfald", "døde", "efterår",
	"fødsel", "fødsler", "fødte", "født", "før", "første", "færre", "får", "gennemført", "går",
	"halvår", "hjælp", "indlæggelse", "indlæggelser", "køn", "lægebesøg", "længde", "måned",
	"måneder", "mål", "målsætning", "målsætninger", "mænd", "må", "måltal", "nævner", "når",
	"nøgletal", "nøgle", "område", "områder", "også", "opgørelse", "opgørelsen", "oplæg", "på",
	"række", "så", "små", "større", "sygehusområde", "sundhedsområdet", "særlig", "tæller",
	"tilfælde", "træning", "udsættelse", "uoplyst køn", "værdi", "værdier", "ændring", "ældre",
	"økonomi", "øvrige", "år", "årgang", "årig", "årige", "års", "årsag" };

enum sign {
	SIGN_DANISH,         /* æ ø å */
	SIGN_DANISH_CAPITAL, /* Æ Ø Å */
	SIGN_LETTER,
	SIGN_CAPITAL,
	SIGN_USUAL, /* € ½ – and the like */
	SIGN_ODD
};

/* What kind of character the UTF-8 sequence U, two or three bytes, is to a reader of Danish. */
static enum sign
sign_of(const char *u)
{
	static const char danish[][3] = { "æ", "Æ", "ø", "Ø", "å", "Å" };
	static const char usual[][4] = { "\u00A0", "–", "—", "‘", "’", "“", "”", "„", "…", "•", "€",
		"£", "§", "©", "®", "°", "±", "²", "³", "µ", "·", "½", "¼", "¾", "«", "»", "‰", "™",
		"×" };
	unsigned lead = (unsigned char)u[0], next = (unsigned char)u[1];

	for (size_t i = 0; i < countof(danish); i++)
		if (strcmp(u, danish[i]) == 0)
			return i % 2 == 0 ? SIGN_DANISH : SIGN_DANISH_CAPITAL;
	for (size_t i = 0; i < countof(usual); i++)
		if (strcmp(u, usual[i]) == 0)
			return SIGN_USUAL;
	if (lead == 0xC3) /* U+00C0-00FF */
		return next == 0xB7 ? SIGN_ODD : next < 0x9F ? SIGN_CAPITAL : SIGN_LETTER;
	if (lead == 0xC5) /* of the pages' letters: Œ Š Ÿ Ž, œ š ž */
		return next == 0x92 || next == 0xA0 || next == 0xB8 || next == 0xBD ? SIGN_CAPITAL
										    : SIGN_LETTER;
	return SIGN_ODD;
}

/* Words to look up, folded: those given, then the common ones. */
struct lexicon {
	const char **folded;
	size_t given, n, cap;
};

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

/* Add the words of NAME that are not ASCII. */
static void
lexicon_add(struct lexicon *x, const char *name, struct arena *a)
{
	char folded[4 * MAX_WORD];

	while (*name != '\0') {
		size_t n = strcspn(name, " ");
		const char *word = arena_strndup(a, name, n);
		if (!is_ascii(word) && text_fold(folded, sizeof folded, word)) {
			x->folded = arena_grow(a, x->folded, x->n, &x->cap, sizeof *x->folded);
			x->folded[x->n++] = arena_strdup(a, folded);
		}
		name += n + (name[n] == ' ');
	}
}

static struct lexicon
lexicon_make(struct encoding_words words, struct arena *a)
{
	struct lexicon x = { 0 };

	for (size_t i = 0; i < words.n; i++)
		lexicon_add(&x, words.word[i], a);
	x.given = x.n;
	for (size_t i = 0; i < countof(common); i++)
		lexicon_add(&x, common[i], a);
	return x;
}

/* Count WORD if the lexicon has it, also in the genitive. */
static void
look_up(struct encoding_score *score, const struct lexicon *x, const char *word)
{
	char folded[4 * MAX_WORD];

	if (!text_fold(folded, sizeof folded, word))
		return;
	size_t n = strlen(folded);
	for (size_t i = 0; i < x->n; i++) {
		size_t k = strlen(x->folded[i]);
		if (strncmp(folded, x->folded[i], k) != 0
		    || (k != n && (k + 1 != n || folded[k] != 's')))
			continue;
		if (i < x->given)
			score->names++;
		else
			score->words++;
		return;
	}
}

/* A code page being tried. */
struct trial {
	struct encoding_score *score;
	const struct lexicon *lexicon;
	char word[MAX_WORD + 4];
	size_t n;         /* bytes of the word */
	bool lower;       /* the character before is a small letter */
	bool high;        /* the word is not all ASCII */
	size_t looked_up; /* words */
};

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* One more letter, the UTF-8 sequence U, of the word. */
static void
word_add(struct trial *t, const char *u, bool high, bool lower)
{
	size_t k = strlen(u);

	if (t->n <= MAX_WORD)
		memcpy(t->word + t->n, u, k + 1);
	t->n += k;
	t->high |= high;
	t->lower = lower;
}

static void
word_end(struct trial *t)
{
	if (t->high && t->n <= MAX_WORD && t->looked_up++ < MAX_WORDS)
		look_up(t->score, t->lexicon, t->word);
	t->n = 0;
	t->high = t->lower = false;
}

/* A character that is not ASCII, U of kind SIGN, with NEXT behind it. */
static void
try_sign(struct trial *t, const char *u, enum sign sign, char next)
{
	bool small = sign == SIGN_DANISH || sign == SIGN_LETTER;

	if (sign == SIGN_USUAL || sign == SIGN_ODD) {
		t->score->odd += sign == SIGN_ODD || (t->lower && is_letter(next));
		word_end(t);
		return;
	}
	if (!small && t->lower)
		t->score->odd++;
	else if (sign == SIGN_DANISH || sign == SIGN_DANISH_CAPITAL)
		t->score->danish++;
	word_add(t, u, true, small);
}

/* How the N bytes at S read by the code page of SCORE. */
static void
try_page(struct encoding_score *score, const char *s, size_t n, const struct lexicon *x)
{
	struct trial t = { .score = score, .lexicon = x };
	struct encoding_page page;
	enum sign sign[128];
	bool known[128] = { false };

	if (!encoding_page_load(&page, score->encoding)) {
		score->score = INT_MIN;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c >= 0x80 && !known[c - 0x80]) {
			sign[c - 0x80] = sign_of(page.utf8[c - 0x80]);
			known[c - 0x80] = true;
		}
		char ascii[] = { s[i], '\0' };
		if (c >= 0x80)
			try_sign(
			    &t, page.utf8[c - 0x80], sign[c - 0x80], i + 1 < n ? s[i + 1] : '\0');
		else if (is_letter(s[i]) || (s[i] == '-' && t.n > 0))
			word_add(&t, ascii, false, is_small(s[i]));
		else
			word_end(&t);
	}
	word_end(&t);
	score->score = 20 * (int)score->names + 8 * (int)score->words + 4 * (int)score->danish
	    - 4 * (int)score->odd;
}

/* Try all pages; E->page is them, best first. */
static void
try_pages(struct encoding_evidence *e, const char *s, size_t n, struct encoding_words words)
{
	struct arena a = { 0 };
	struct lexicon x = lexicon_make(words, &a);

	for (size_t i = 0; i < ENCODING_PAGES; i++) {
		struct encoding_score score = { .encoding = CSV_WINDOWS_1252 + i };
		size_t at = e->npages++;
		try_page(&score, s, n, &x);
		for (; at > 0 && e->page[at - 1].score < score.score; at--)
			e->page[at] = e->page[at - 1];
		e->page[at] = score;
	}
	arena_free(&a);
}

enum csv_encoding
encoding_of_bytes(
    const char *s, size_t n, bool end, struct encoding_words words, struct encoding_evidence *why)
{
	*why = (struct encoding_evidence){ .bytes = n };
	for (size_t i = 0; i < n; i++)
		why->high += (unsigned char)s[i] >= 0x80;
	count_utf8(s, n, end, why);
	if (why->utf8 >= why->invalid) {
		why->why = why->invalid == 0 ? N_("all of it is UTF-8")
					     : N_("most of what is not ASCII is UTF-8");
		return CSV_UTF8;
	}
	try_pages(why, s, n, words);
	const struct encoding_score *best = &why->page[0];
	why->why = best->names > 0 ? N_("names of kommuner read right by it")
	    : best->words > 0      ? N_("Danish words read right by it")
	    : best->danish > 0     ? N_("Danish letters read right by it")
				   : N_("not UTF-8, and no Danish word to tell a code page by");
	if (best->names + best->words + best->danish == 0)
		return CSV_WINDOWS_1252;
	return best->encoding;
}

/* ---- conversion ------------------------------------------------------- */

bool
encoding_page_load(struct encoding_page *p, enum csv_encoding e)
{
	assert(encoding_is_page(e));
	iconv_t cd = iconv_open("UTF-8", encodings[e].iconv);

	if (cd == (iconv_t)-1)
		return false;
	for (size_t i = 0; i < countof(p->utf8); i++) {
		char byte = (char)(0x80 + i), *in = &byte, *out = p->utf8[i];
		size_t nin = 1, nout = sizeof p->utf8[i] - 1;
		if (iconv(cd, &in, &nin, &out, &nout) == (size_t)-1) {
			*out++ = (char)0xC2;
			*out++ = byte;
		}
		*out = '\0';
	}
	iconv_close(cd);
	return true;
}

bool
encoding_utf16_open(struct encoding_utf16 *u, enum csv_encoding e)
{
	assert(encoding_is_utf16(e));
	iconv_t cd = iconv_open("UTF-8", encodings[e].iconv);

	*u = (struct encoding_utf16){ .cd = cd == (iconv_t)-1 ? NULL : cd };
	return u->cd != NULL;
}

/* As much of the N bytes at S as is complete; *OUT moves on. How many were not converted. */
static size_t
convert(struct encoding_utf16 *u, const char *s, size_t n, char **out)
{
	char *in = (char *)s;
	size_t room = ENCODING_UTF16_ROOM(n);

	while (n > 0 && iconv(u->cd, &in, &n, out, &room) == (size_t)-1 && errno == EILSEQ) {
		*(*out)++ = (char)0xFF;
		room--;
		in += 2;
		n -= 2;
	}
	return n;
}

size_t
encoding_utf16_convert(struct encoding_utf16 *u, const char *s, size_t n, char *out)
{
	char *to = out;

	if (n == 0 && u->ntail > 0) {
		*to++ = (char)0xFF;
		u->ntail = 0;
	}
	while (n > 0 && u->ntail > 0) {
		u->tail[u->ntail++] = *s++;
		n--;
		size_t left = convert(u, u->tail, u->ntail, &to);
		memmove(u->tail, u->tail + u->ntail - left, left);
		u->ntail = left;
	}
	size_t left = convert(u, s, n, &to);
	memcpy(u->tail, s + n - left, left);
	u->ntail += left;
	return (size_t)(to - out);
}

void
encoding_utf16_close(struct encoding_utf16 *u)
{
	if (u->cd != NULL)
		iconv_close(u->cd);
	u->cd = NULL;
}
