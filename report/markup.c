#include "report/markup.h"

#include <assert.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* Ends of UTF-8 ranges that change how text around them reads, or that HTML forbids. */
static const struct {
	const char *low, *high;
} hidden[] = {
	{ "\xC2\x80", "\xC2\x9F" },         /* C1 */
	{ "\xD8\x9C", "\xD8\x9C" },         /* Arabic letter mark */
	{ "\xE2\x80\x8E", "\xE2\x80\x8F" }, /* left-to-right, right-to-left mark */
	{ "\xE2\x80\xA8",
	    "\xE2\x80\xAE" }, /* line and paragraph separator, embeddings, overrides */
	{ "\xE2\x81\xA6", "\xE2\x81\xA9" }, /* isolates */
	{ "\xEF\xB7\x90", "\xEF\xB7\xAF" }, /* noncharacters */
	{ "\xEF\xBB\xBF", "\xEF\xBB\xBF" }, /* byte order mark */
	{ "\xEF\xBF\xBE", "\xEF\xBF\xBF" }, /* noncharacters */
};

/* Bytes of the character of S that begins with a byte over 0x7F; 0 if it is ill-formed. */
static size_t
character_size(const char *s)
{
	unsigned char b = (unsigned char)*s;
	size_t n = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;

	return strnlen(s, n) == n && text_is_utf8(s, n) ? n : 0;
}

static bool
is_hidden(const char *s, size_t n)
{
	for (size_t i = 0; i < countof(hidden); i++)
		if (strlen(hidden[i].low) == n && memcmp(s, hidden[i].low, n) >= 0
		    && memcmp(s, hidden[i].high, n) <= 0)
			return true;
	return false;
}

/* One character of S to M; its bytes. */
static size_t
put_character(struct markup *m, const char *s)
{
	unsigned char b = (unsigned char)*s;

	if (b == '\t' || b == '\n' || (b >= 0x20 && b < 0x7F)) {
		switch (b) {
		case '&': fputs("&amp;", m->out); break;
		case '<': fputs("&lt;", m->out); break;
		case '>': fputs("&gt;", m->out); break;
		case '"': fputs("&quot;", m->out); break;
		case '\'': fputs("&#39;", m->out); break;
		default: fputc(b, m->out); break;
		}
		return 1;
	}
	size_t n = b < 0x80 ? 0 : character_size(s);
	if (n == 0 || is_hidden(s, n))
		fputs(REPLACEMENT, m->out);
	else
		fwrite(s, 1, n, m->out);
	return n == 0 ? 1 : n;
}

static void
put_escaped(struct markup *m, const char *s)
{
	while (*s != '\0')
		s += put_character(m, s);
}

static void
finish_tag(struct markup *m)
{
	if (m->in_tag)
		fputc('>', m->out);
	m->in_tag = false;
}

void
markup_begin(struct markup *m, FILE *out)
{
	*m = (struct markup){ .out = out };
}

void
markup_void(struct markup *m, const char *tag)
{
	finish_tag(m);
	fprintf(m->out, "<%s", tag);
	m->in_tag = true;
}

void
markup_open(struct markup *m, const char *tag)
{
	assert(m->depth < MARKUP_DEPTH);
	m->open[m->depth++] = tag;
	markup_void(m, tag);
}

void
markup_attr(struct markup *m, const char *name, const char *value)
{
	assert(m->in_tag);
	if (value == NULL)
		return;
	fprintf(m->out, " %s=\"", name);
	put_escaped(m, value);
	fputc('"', m->out);
}

void
markup_attr_int(struct markup *m, const char *name, int value)
{
	char text[16];

	snprintf(text, sizeof text, "%d", value);
	markup_attr(m, name, text);
}

/* Three bytes or the last ones of DATA, N, as four signs. */
static void
put_base64(FILE *out, const unsigned char *data, size_t n)
{
	static const char signs[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = (unsigned)data[0] << 16 | (n > 1 ? (unsigned)data[1] << 8 : 0)
	    | (n > 2 ? (unsigned)data[2] : 0);

	for (size_t k = 0; k < 4; k++)
		fputc(k <= n ? signs[bits >> (18 - 6 * k) & 63] : '=', out);
}

void
markup_attr_data(
    struct markup *m, const char *name, const char *type, const char *data, size_t size)
{
	assert(m->in_tag);
	fprintf(m->out, " %s=\"data:%s;base64,", name, type);
	for (size_t i = 0; i < size; i += 3)
		put_base64(m->out, (const unsigned char *)data + i, size - i < 3 ? size - i : 3);
	fputc('"', m->out);
}

void
markup_text(struct markup *m, const char *text)
{
	if (text == NULL)
		return;
	finish_tag(m);
	put_escaped(m, text);
}

void
markup_raw(struct markup *m, const char *markup, size_t size)
{
	finish_tag(m);
	fwrite(markup, 1, size, m->out);
}

void
markup_close(struct markup *m, const char *tag)
{
	assert(m->depth > 0 && strcmp(m->open[m->depth - 1], tag) == 0);
	m->depth--;
	finish_tag(m);
	fprintf(m->out, "</%s>", tag);
}

void
markup_element(struct markup *m, const char *tag, const char *text)
{
	markup_open(m, tag);
	markup_text(m, text);
	markup_close(m, tag);
}

void
markup_line(struct markup *m)
{
	finish_tag(m);
	fputc('\n', m->out);
}

void
markup_end(struct markup *m)
{
	assert(m->depth == 0);
	finish_tag(m);
}
