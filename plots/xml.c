#include "plots/xml.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define DEPTH 64 /* elements in each other */

struct reader {
	const char *start, *at, *end;
	const char *why; /* the first thing that is wrong */
	struct arena *arena;
};

static bool
fail(struct reader *r, const char *why)
{
	if (r->why == NULL)
		r->why = why;
	return false;
}

static bool
ahead(const struct reader *r, const char *s)
{
	size_t n = strlen(s);

	return (size_t)(r->end - r->at) >= n && memcmp(r->at, s, n) == 0;
}

static bool
take(struct reader *r, const char *s)
{
	if (!ahead(r, s))
		return false;
	r->at += strlen(s);
	return true;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
take_blanks(struct reader *r)
{
	const char *before = r->at;

	while (r->at < r->end && is_blank(*r->at))
		r->at++;
	return r->at > before;
}

/* Go past the next END. */
static bool
skip_to(struct reader *r, const char *end, const char *why)
{
	while (r->at < r->end) {
		if (take(r, end))
			return true;
		r->at++;
	}
	return fail(r, why);
}

static bool
skip_comment(struct reader *r)
{
	if (!skip_to(r, "--", "a comment is not closed"))
		return false;
	return take(r, ">") || fail(r, "'--' inside a comment");
}

/* ---- references ---------------------------------------------------------- */

static size_t
put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* The characters of XML 1.0, without DEL and C1, which it only discourages. */
static bool
is_char(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	return !(c >= 0x7F && c < 0xA0) && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE
	    && c != 0xFFFF && c < 0x110000;
}

/* "#38;" or "#x26;": a character reference after its '&'. */
static size_t
take_number(struct reader *r, char *to)
{
	bool hex = take(r, "#x");
	uint32_t c = 0;
	int digits = 0;

	if (!hex)
		r->at++;
	for (; r->at < r->end && *r->at != ';' && digits < 8; r->at++, digits++) {
		char b = *r->at;
		uint32_t v = b >= '0' && b <= '9' ? (uint32_t)(b - '0')
		    : hex && b >= 'a' && b <= 'f' ? (uint32_t)(b - 'a') + 10
		    : hex && b >= 'A' && b <= 'F' ? (uint32_t)(b - 'A') + 10
						  : 99;
		if (v == 99)
			break;
		c = c * (hex ? 16 : 10) + v;
	}
	if (digits == 0 || !take(r, ";") || !is_char(c)) {
		fail(r, "a character reference is wrong");
		return 0;
	}
	return put_utf8(to, c);
}

/* What '&' stands for, put at TO; how many bytes, 0 if it is wrong. */
static size_t
take_reference(struct reader *r, char *to)
{
	static const struct {
		const char *name;
		char c;
	} entities[] = { { "lt;", '<' }, { "gt;", '>' }, { "amp;", '&' }, { "quot;", '"' },
		{ "apos;", '\'' } };

	r->at++;
	if (ahead(r, "#"))
		return take_number(r, to);
	for (size_t i = 0; i < countof(entities); i++)
		if (take(r, entities[i].name)) {
			*to = entities[i].c;
			return 1;
		}
	fail(r, "an entity is unknown");
	return 0;
}

/* Text up to END (a quote, or '<'), references resolved; END stays. NULL if it is wrong. */
static const char *
take_text(struct reader *r, char end)
{
	const char *stop = memchr(r->at, end, (size_t)(r->end - r->at));

	if (stop == NULL)
		stop = r->end;
	char *text = arena_alloc(r->arena, (size_t)(stop - r->at) + 1), *to = text;
	while (r->at < r->end && *r->at != end && r->why == NULL) {
		if (*r->at == '<')
			fail(r, "'<' inside an attribute");
		else if (*r->at == '&')
			to += take_reference(r, to); /* never longer than what it stands for */
		else
			*to++ = *r->at++;
	}
	return r->why == NULL ? text : NULL;
}

/* ---- elements ------------------------------------------------------------ */

static const char *
take_name(struct reader *r)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:-.0123456789";
	const char *from = r->at;

	while (r->at < r->end && *r->at != '\0' && strchr(letters, *r->at) != NULL)
		r->at++;
	if (r->at == from || strchr("-.0123456789", *from) != NULL) {
		fail(r, "a name is missing or has other than ASCII letters");
		return NULL;
	}
	return arena_strndup(r->arena, from, (size_t)(r->at - from));
}

static bool
take_attribute(struct reader *r, struct xml *x)
{
	const char *name = take_name(r);

	if (name == NULL)
		return false;
	if (xml_get(x, name) != NULL)
		return fail(r, "an attribute is given twice");
	take_blanks(r);
	if (!take(r, "="))
		return fail(r, "an attribute has no value");
	take_blanks(r);
	char quote = r->at < r->end ? *r->at : '\0';
	if (quote != '"' && quote != '\'')
		return fail(r, "an attribute is not quoted");
	r->at++;
	const char *value = take_text(r, quote);
	if (value == NULL || r->at == r->end)
		return fail(r, "an attribute is not closed");
	r->at++;
	xml_set(x, name, value, r->arena);
	return true;
}

/* After '<': the start tag. *EMPTY: it ends with "/>". */
static struct xml *
take_tag(struct reader *r, bool *empty)
{
	struct xml *x = arena_alloc(r->arena, sizeof *x);

	x->name = take_name(r);
	while (r->why == NULL) {
		bool blank = take_blanks(r);
		*empty = take(r, "/>");
		if (*empty || take(r, ">"))
			return x;
		if (r->at == r->end)
			fail(r, "a tag is not closed");
		else if (!blank)
			fail(r, "blanks are missing between attributes");
		else
			take_attribute(r, x);
	}
	return NULL;
}

static bool
take_end_tag(struct reader *r, const char *name)
{
	const char *end = take_name(r);

	take_blanks(r);
	if (end == NULL || !take(r, ">"))
		return fail(r, "an end tag is wrong");
	return strcmp(end, name) == 0 || fail(r, "an end tag does not fit its start tag");
}

static struct xml *take_element(struct reader *r, int depth);

/* What is in X, up to and with its end tag. */
static bool
take_content(struct reader *r, struct xml *x, int depth)
{
	while (r->why == NULL) {
		if (r->at == r->end)
			return fail(r, "an element is not closed");
		if (take(r, "</"))
			return take_end_tag(r, x->name);
		if (take(r, "<!--")) {
			skip_comment(r);
		} else if (ahead(r, "<!") || ahead(r, "<?")) {
			return fail(r, "a declaration or processing instruction inside an element");
		} else if (ahead(r, "<")) {
			struct xml *child = take_element(r, depth + 1);
			if (child != NULL)
				xml_add(x, child);
		} else {
			struct xml *text = arena_alloc(r->arena, sizeof *text);
			text->text = take_text(r, '<');
			xml_add(x, text);
		}
	}
	return false;
}

static struct xml *
take_element(struct reader *r, int depth)
{
	bool empty = false;

	if (depth > DEPTH) {
		fail(r, "elements are nested too deep");
		return NULL;
	}
	if (!take(r, "<")) {
		fail(r, "there is no element");
		return NULL;
	}
	struct xml *x = take_tag(r, &empty);
	if (x == NULL || (!empty && !take_content(r, x, depth)))
		return NULL;
	return x;
}

/* Blanks, comments and, before the root, the declaration and a plain document type. */
static void
take_misc(struct reader *r, bool before_root)
{
	if (before_root && take(r, "<?xml "))
		skip_to(r, "?>", "the XML declaration is not closed");
	while (r->why == NULL) {
		if (take_blanks(r))
			continue;
		if (take(r, "<!--")) {
			skip_comment(r);
		} else if (before_root && take(r, "<!DOCTYPE ")) {
			const char *from = r->at;
			skip_to(r, ">", "the document type is not closed");
			if (memchr(from, '[', (size_t)(r->at - from)) != NULL)
				fail(r, "the document type has declarations");
		} else {
			return;
		}
	}
}

/* Bytes before the first that is no character of ours; N if all are. */
static size_t
clean_until(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		unsigned char next = i + 1 < n ? (unsigned char)s[i + 1] : 0;
		bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
		bool nonchar =
		    c == 0xEF && next == 0xBF && i + 2 < n && (unsigned char)s[i + 2] >= 0xBE;
		if (c1 || nonchar || c == 0x7F || (c < 0x20 && !is_blank((char)c)))
			return i;
	}
	return n;
}

/* The next "&#x" from FROM on; END if there is none. */
static const char *
next_reference(const char *from, const char *end)
{
	static const char begin[] = "&#x";
	size_t n = sizeof begin - 1;

	for (; (size_t)(end - from) >= n; from++) {
		from = memchr(from, begin[0], (size_t)(end - from));
		if (from == NULL || (size_t)(end - from) < n)
			return end;
		if (memcmp(from, begin, n) == 0)
			return from;
	}
	return end;
}

const char *
xml_without_references(const char *s, size_t *n, struct arena *a)
{
	static const char ampersand[] = "&amp;";
	const char *end = s + *n, *at = s;
	size_t count = 0;

	while ((at = next_reference(at, end)) < end)
		at++, count++;
	if (count == 0)
		return s;
	char *out = arena_alloc(a, *n + count * (sizeof ampersand - 1)), *to = out;
	for (const char *from = s; from < end; from = at) {
		at = next_reference(from, end);
		memcpy(to, from, (size_t)(at - from));
		to += at - from;
		if (at == end)
			break;
		memcpy(to, ampersand, sizeof ampersand - 1);
		to += sizeof ampersand - 1;
		at++;
	}
	*n = (size_t)(to - out);
	return out;
}

struct xml *
xml_parse(const char *s, size_t n, struct arena *a, const char **why, size_t *at)
{
	size_t clean = clean_until(s, n);
	struct reader r = { .start = s, .at = s, .end = s + n, .arena = a };
	struct xml *root = NULL;

	if (clean < n) {
		r.at += clean;
		fail(&r, "a control character");
	} else if (!text_is_utf8(s, n)) {
		fail(&r, "it is not UTF-8");
	} else {
		take_misc(&r, true);
		if (r.why == NULL)
			root = take_element(&r, 1);
		take_misc(&r, false);
		if (r.why == NULL && r.at < r.end)
			fail(&r, "something follows the end");
	}
	*why = r.why;
	*at = (size_t)(r.at - r.start);
	return r.why == NULL ? root : NULL;
}

/* ---- trees --------------------------------------------------------------- */

const char *
xml_get(const struct xml *x, const char *name)
{
	for (const struct xml_attribute *a = x->attributes; a != NULL; a = a->next)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

void
xml_set(struct xml *x, const char *name, const char *value, struct arena *a)
{
	struct xml_attribute **at = &x->attributes;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_alloc(a, sizeof **at);
		(*at)->name = name;
	}
	(*at)->value = value;
}

void
xml_remove(struct xml *x, const char *name)
{
	struct xml_attribute **at = &x->attributes;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at = &(*at)->next;
	if (*at != NULL)
		*at = (*at)->next;
}

void
xml_add(struct xml *parent, struct xml *child)
{
	child->next = NULL;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

/* S with & < > " escaped: fit for content and for attributes in double quotes. */
static void
put_text(FILE *out, const char *s)
{
	while (*s != '\0') {
		size_t plain = strcspn(s, "&<>\"");
		fwrite(s, 1, plain, out);
		s += plain;
		switch (*s) {
		case '&': fputs("&amp;", out); break;
		case '<': fputs("&lt;", out); break;
		case '>': fputs("&gt;", out); break;
		case '"': fputs("&quot;", out); break;
		default: return;
		}
		s++;
	}
}

void
xml_put(FILE *out, const struct xml *x)
{
	if (x->name == NULL) {
		put_text(out, x->text);
		return;
	}
	fprintf(out, "<%s", x->name);
	for (const struct xml_attribute *a = x->attributes; a != NULL; a = a->next) {
		fprintf(out, " %s=\"", a->name);
		put_text(out, a->value);
		fputc('"', out);
	}
	if (x->first == NULL) {
		fputs("/>", out);
		return;
	}
	fputc('>', out);
	for (const struct xml *child = x->first; child != NULL; child = child->next)
		xml_put(out, child);
	fprintf(out, "</%s>", x->name);
}
