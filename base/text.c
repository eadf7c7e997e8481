#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#define STRING_(x) #x
#define STRING(x)  STRING_(x)

/* windows-1252 0x80-0x9F; the rest of the code page is its own code point. */
static const uint16_t cp1252[32] = { 0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019,
	0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D,
	0x017E, 0x0178 };

/* Next code point of S (N bytes left) into *C: its length, or 0 if the bytes are ill-formed. */
static size_t
decode(const char *s, size_t n, int32_t *c)
{
	utf8proc_ssize_t k = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, c);

	return k > 0 ? (size_t)k : 0;
}

bool
text_is_utf8(const char *s, size_t n)
{
	int32_t c;

	while (n > 0) {
		size_t k = (unsigned char)*s < 0x80 ? 1 : decode(s, n, &c);
		if (k == 0)
			return false;
		s += k;
		n -= k;
	}
	return true;
}

const char *
text_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

const char *
text_beside(const char *path, const char *name, struct arena *a)
{
	return arena_printf(a, "%.*s%s", (int)(text_base_name(path) - path), path, name);
}

const char *
text_library(void)
{
	return "utf8proc " STRING(UTF8PROC_VERSION_MAJOR) "." STRING(UTF8PROC_VERSION_MINOR);
}

char *
text_from_cp1252(struct arena *a, const char *s, size_t n)
{
	size_t len = 0;
	char *out = arena_array(a, n + 1, 3);

	for (size_t i = 0; i < n; i++) {
		unsigned char b = (unsigned char)s[i];
		int32_t c = b >= 0x80 && b < 0xA0 ? cp1252[b - 0x80] : b;
		len += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out + len);
	}
	return out;
}

/* Bytes of the blank at S, 0 if there is none. */
static size_t
blank_at(const char *s)
{
	if (*s == ' ' || *s == '\t')
		return 1;
	if (strncmp(s, "\xC2\xA0", 2) == 0)
		return 2;
	return strncmp(s, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

char *
text_trim(char *s)
{
	size_t k;

	while ((k = blank_at(s)) != 0)
		s += k;
	size_t end = strlen(s);
	for (;;) {
		if (end >= 1 && blank_at(s + end - 1) == 1)
			end -= 1;
		else if (end >= 2 && blank_at(s + end - 2) == 2)
			end -= 2;
		else if (end >= 3 && blank_at(s + end - 3) == 3)
			end -= 3;
		else
			break;
	}
	s[end] = '\0';
	return s;
}

/* The Danish letters and their old spellings as ASCII; NULL for any other letter. */
static const char *
danish_ascii(int32_t c)
{
	switch (c) {
	case 0xE6:
	case 0xC6: return "ae"; /* æ */
	case 0xF8:
	case 0xD8: return "oe"; /* ø */
	case 0xE5:
	case 0xC5: return "aa"; /* å */
	case 0xE4:
	case 0xC4: return "ae"; /* ä */
	case 0xF6:
	case 0xD6: return "oe"; /* ö */
	case 0xFC:
	case 0xDC: return "ue"; /* ü */
	default: return NULL;
	}
}

static bool
fold_drops(int32_t c)
{
	utf8proc_category_t cat = utf8proc_category(c);

	return c == '-' || c == '.' || cat == UTF8PROC_CATEGORY_ZS || cat == UTF8PROC_CATEGORY_CC
	    || cat == UTF8PROC_CATEGORY_CF || cat == UTF8PROC_CATEGORY_MN
	    || cat == UTF8PROC_CATEGORY_PD;
}

/* Append C, folded, at OUT + LEN; the new length, or SIZE if it does not fit. */
static size_t
fold_one(char *out, size_t size, size_t len, int32_t c)
{
	const char *ascii = danish_ascii(c);
	utf8proc_uint8_t text[4];
	size_t k;

	if (ascii != NULL) {
		memcpy(text, ascii, k = strlen(ascii));
	} else {
		/* an accented letter is its base letter: decompose, keep the first */
		utf8proc_int32_t parts[8];
		int cls = 0;
		utf8proc_ssize_t m =
		    utf8proc_decompose_char(c, parts, (utf8proc_ssize_t)countof(parts),
			UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_COMPAT, &cls);
		k = (size_t)utf8proc_encode_char(m > 0 ? parts[0] : c, text);
	}
	if (len + k >= size)
		return size;
	memcpy(out + len, text, k);
	return len + k;
}

bool
text_fold(char *out, size_t size, const char *s)
{
	size_t n = strlen(s), len = 0, k;
	int32_t c;

	for (; n > 0; s += k, n -= k) {
		if ((*s == 'a' || *s == 'A') && strncmp(s + 1, "\xCC\x8A", 2) == 0) {
			k = 3; /* a and a combining ring */
			c = 0xE5;
		} else if ((unsigned char)*s < 0x80) {
			k = 1;
			c = (unsigned char)*s;
			if (c >= 'A' && c <= 'Z')
				c += 'a' - 'A';
		} else if ((k = decode(s, n, &c)) == 0) {
			return false;
		}
		if (fold_drops(c))
			continue;
		len = fold_one(out, size, len, c);
		if (len >= size)
			return false;
	}
	if (size == 0)
		return false;
	out[len] = '\0';
	return true;
}

/* Place of the letter at *S in the Danish alphabet; moves *S past it. 0 at the end. */
static int32_t
danish_rank(const char **s)
{
	int32_t c;
	size_t k;

	if (**s == '\0')
		return 0;
	if ((**s == 'a' || **s == 'A') && ((*s)[1] == 'a' || (*s)[1] == 'A')) {
		*s += 2;
		return 'z' + 3;
	}
	k = decode(*s, strlen(*s), &c);
	if (k == 0) {
		k = 1;
		c = (unsigned char)**s;
	}
	*s += k;
	switch (c) {
	case 0xE6:
	case 0xC6:
	case 0xE4:
	case 0xC4: return 'z' + 1;
	case 0xF8:
	case 0xD8:
	case 0xF6:
	case 0xD6: return 'z' + 2;
	case 0xE5:
	case 0xC5: return 'z' + 3;
	default: break;
	}
	c = utf8proc_tolower(c);
	return c > 'z' ? c + 16 : c;
}

int
text_compare_danish(const char *a, const char *b)
{
	const char *x = a, *y = b;

	for (;;) {
		int32_t p = danish_rank(&x), q = danish_rank(&y);
		if (p != q)
			return p < q ? -1 : 1;
		if (p == 0)
			return strcmp(a, b);
	}
}

/* Line and bidi controls that would change how a line reads, and what is no character at all. */
static bool
is_hidden_control(int32_t c)
{
	return (c >= 0x80 && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F || c == 0x2028
	    || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
	    || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

int32_t
text_hidden(const char *s, size_t n)
{
	size_t k;
	int32_t c;

	for (; n > 0; s += k, n -= k) {
		k = (unsigned char)*s < 0x80 ? 1 : decode(s, n, &c);
		if (k > 1 && is_hidden_control(c))
			return c;
		if (k == 0)
			k = 1;
	}
	return 0;
}

size_t
text_distance(const char *a, const char *b)
{
	size_t row[3][TEXT_NEAR + 1], na = strlen(a), nb = strlen(b);
	size_t *before = row[0], *above = row[1], *here = row[2];

	if (na > TEXT_NEAR || nb > TEXT_NEAR)
		return SIZE_MAX;
	for (size_t j = 0; j <= nb; j++)
		here[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t *free_row = before;
		before = above;
		above = here;
		here = free_row;
		here[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t d = above[j - 1] + (a[i - 1] != b[j - 1]);
			if (above[j] + 1 < d)
				d = above[j] + 1;
			if (here[j - 1] + 1 < d)
				d = here[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
			    && before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			here[j] = d;
		}
	}
	return here[nb];
}

const char *
text_nearest(const char *s, const char *const *names, size_t n)
{
	size_t least = strlen(s) / 4 + 2;
	const char *best = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t d = text_distance(s, names[i]);
		if (d < least) {
			least = d;
			best = names[i];
		}
	}
	return best;
}

int
text_width(const char *s)
{
	size_t n = strlen(s), k;
	int32_t c;
	int width = 0;

	for (; n > 0; s += k, n -= k) {
		unsigned char b = (unsigned char)*s;
		k = 1;
		if (b < 0x80)
			width += b < 0x20 || b == 0x7F ? 2 : 1; /* ^[ */
		else if ((k = decode(s, n, &c)) == 0)
			k = 1, width++;
		else if (is_hidden_control(c))
			width += snprintf(NULL, 0, "\\u{%x}", (unsigned)c);
		else
			width += utf8proc_charwidth(c);
	}
	return width;
}

void
text_put_safe(FILE *out, const char *s)
{
	size_t n = strlen(s), k;
	int32_t c;

	for (; n > 0; s += k, n -= k) {
		unsigned char b = (unsigned char)*s;
		k = 1;
		if (b < 0x20 || b == 0x7F)
			fprintf(out, "^%c", b ^ 0x40);
		else if (b < 0x80)
			fputc(b, out);
		else if ((k = decode(s, n, &c)) == 0) {
			k = 1;
			fputs("\xEF\xBF\xBD", out);
		} else if (is_hidden_control(c))
			fprintf(out, "\\u{%x}", (unsigned)c);
		else
			fwrite(s, 1, k, out);
	}
}

/* S with what no label may hold replaced: ill-formed bytes, controls, bidi marks. */
static char *
replace_controls(struct arena *a, const char *s)
{
	size_t n = strlen(s), k, len = 0;
	char *out = arena_array(a, n + 1, 3);
	int32_t c;

	for (; n > 0; s += k, n -= k) {
		if ((k = decode(s, n, &c)) == 0) {
			k = 1;
			memcpy(out + len, "\xEF\xBF\xBD", 3);
			len += 3;
		} else if (c < 0x20 || c == 0x7F || is_hidden_control(c)) {
			out[len++] = ' ';
		} else {
			memcpy(out + len, s, k);
			len += k;
		}
	}
	return out;
}

static void
cut_to_width(char *s, int max)
{
	int width = 0;
	size_t n = strlen(s), k, at = 0, keep = 0;
	int32_t c;

	for (; at < n; at += k) {
		if ((k = decode(s + at, n - at, &c)) == 0)
			return;
		width += utf8proc_charwidth(c);
		if (width <= max - 1)
			keep = at + k;
		if (width > max) {
			memcpy(s + keep, "\xE2\x80\xA6", 4);
			return;
		}
	}
}

char *
text_label(struct arena *a, const char *s, int max)
{
	char *clean = replace_controls(a, s);
	utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)clean);
	char *out = arena_printf(a, "%s\xE2\x80\xA6", nfc != NULL ? (const char *)nfc : clean);

	free(nfc);
	out[strlen(out) - 3] = '\0';
	cut_to_width(out, max);
	return out;
}

/* Would a spreadsheet take a cell that begins so for a formula? */
static bool
starts_formula(const char *s)
{
	static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
		"\xEF\xBC\xA0" }; /* full-width = + - @ */

	if (*s != '\0' && strchr("=+-@\t\r", *s) != NULL)
		return true;
	for (size_t i = 0; i < countof(wide); i++)
		if (strncmp(s, wide[i], 3) == 0)
			return true;
	return false;
}

void
text_put_csv(FILE *out, const char *s, char delim, bool sheet)
{
	size_t n = strlen(s);
	bool guard = sheet && starts_formula(s);
	bool quote = n != 0 && (s[0] == ' ' || s[n - 1] == ' ');

	for (size_t i = 0; i < n && !quote; i++)
		quote =
		    s[i] == delim || s[i] == '"' || s[i] == '\n' || s[i] == '\r' || s[i] == '\t';
	if (quote)
		fputc('"', out);
	if (guard)
		fputc('\'', out);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', out);
		fputc(*s, out);
	}
	if (quote)
		fputc('"', out);
}
