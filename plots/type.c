#include "plots/type.h"

#include <string.h>

#define SPARE 1.03 /* for fonts that are nearly Arial */
#define BOLD  1.07

/* Thousandths of the size, from U+0020. */
static const short ascii[] = {
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
	278, /*  !"#... */
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584,
	556, /* 0-9 ... */
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, /* @A-O */
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
	556, /* P-Z ... */
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, /* `a-o */
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	584, /* p-z ... */
};

static const struct {
	unsigned c;
	short width;
} others[] = {
	{ 0x00A0, 278 },  /* no-break space */
	{ 0x00B7, 278 },  /* middle dot */
	{ 0x00C6, 1000 }, /* Æ */
	{ 0x00D8, 778 },  /* Ø */
	{ 0x00E6, 889 },  /* æ */
	{ 0x00F8, 611 },  /* ø */
	{ 0x2013, 556 },  /* en dash */
	{ 0x2026, 1000 }, /* ellipsis */
	{ 0x2212, 584 },  /* minus */
};

/* The character at *S, which is valid UTF-8; moves *S on. */
static unsigned
next_char(const char **s)
{
	unsigned char b = (unsigned char)*(*s)++;
	unsigned c = b < 0x80 ? b : b < 0xE0 ? b & 0x1FU : b < 0xF0 ? b & 0x0FU : b & 0x07U;

	while (((unsigned char)**s & 0xC0) == 0x80)
		c = c << 6 | ((unsigned char)*(*s)++ & 0x3FU);
	return c;
}

static int
char_width(unsigned c)
{
	if (c >= 0x20 && c < 0x20 + sizeof ascii / sizeof ascii[0])
		return ascii[c - 0x20];
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (others[i].c == c)
			return others[i].width;
	return c < 0x1100 ? 667 : 1000; /* an accented capital; an ideograph */
}

double
type_width(const char *s, struct type t)
{
	long sum = 0;

	while (*s != '\0')
		sum += char_width(next_char(&s));
	return (double)sum / 1000 * t.size * SPARE * (t.bold ? BOLD : 1);
}

/* S cut so that it and an ellipsis fit. */
static const char *
cut(const char *s, double width, struct type t, struct arena *a)
{
	size_t keep = 0;

	for (const char *at = s; *at != '\0'; keep = (size_t)(at - s)) {
		next_char(&at);
		const char *part = arena_printf(a, "%.*s…", (int)(at - s), s);
		if (type_width(part, t) > width)
			break;
	}
	while (keep > 0 && s[keep - 1] == ' ')
		keep--;
	return arena_printf(a, "%.*s…", (int)keep, s);
}

/* Bytes of S that fit into WIDTH when broken at a space; 0 if not even a word does. */
static size_t
fitting(const char *s, double width, struct type t, struct arena *a)
{
	size_t fits = 0;

	for (size_t at = 0;;) {
		at += strcspn(s + at, " ");
		if (type_width(arena_strndup(a, s, at), t) > width)
			return fits;
		fits = at;
		if (s[at] == '\0')
			return fits;
		at++;
	}
}

size_t
type_wrap(
    const char *lines[], size_t max, const char *s, double width, struct type t, struct arena *a)
{
	size_t n = 0;

	s += strspn(s, " ");
	while (*s != '\0' && n < max) {
		size_t take = fitting(s, width, t, a);
		if (take == 0 || (n + 1 == max && s[take] != '\0')) {
			size_t word = strcspn(s, " ");
			const char *rest = n + 1 == max ? s : arena_strndup(a, s, word);
			lines[n++] = cut(rest, width, t, a);
			take = word;
		} else {
			lines[n++] = arena_strndup(a, s, take);
		}
		s += take;
		s += strspn(s, " ");
	}
	return n;
}
