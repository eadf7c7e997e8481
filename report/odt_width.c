#include <string.h>

#include "base/diag.h"
#include "report/odt_part.h"

#define CELL_SIDES   0.2 /* cm, padding of both sides and a little more */
#define CM_PER_POINT 0.03528
#define MINOR        0.88 /* of a cell's type is what stands below it */
#define SHORT_LINE   3.3  /* cm; a line that should not break */
#define ROW_SIDES    0.13 /* cm, padding above and below */
#define LINE_HEIGHT  1.17 /* of type */

/* Advance widths of Liberation Sans in ems, rounded up; what is in no class is WIDTH_USUAL. */
static const struct {
	const char *characters;
	double width;
} widths[] = {
	{ "ijl'|", 0.23 },
	{ " ,.:;!/\\ftI[]", 0.28 },
	{ "r()-", 0.34 },
	{ "ckvxyzsJ*", 0.5 },
	{ "ABEKPSVXY&", 0.67 },
	{ "CDHNRUw", 0.73 },
	{ "GOQmM", 0.84 },
	{ "W%@", 1.0 },
};
#define WIDTH_USUAL 0.56
#define WIDTH_BLANK 0.28 /* that does not break */

/* Of the character that begins at S; 0 for a byte inside a character. Signs are wide, dashes not.
 */
static double
character_width(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c >= 0xE0)
		return strncmp(s, "\xE2\x80", 2) == 0 ? WIDTH_USUAL : 1.0;
	if (c >= 0x80 && c < 0xC0)
		return 0;
	if (c >= 0x80)
		return strncmp(s, "\xC2\xA0", 2) == 0 ? WIDTH_BLANK : WIDTH_USUAL;
	for (size_t k = 0; k < countof(widths); k++)
		if (strchr(widths[k].characters, c) != NULL)
			return widths[k].width;
	return WIDTH_USUAL;
}

struct ruler {
	double word, line; /* of the one being read, in ems */
	double longest_word, longest_line;
	double scale;
	double total;  /* of all lines */
	size_t breaks; /* lines that begin anew */
};

static void
measure_text(struct ruler *r, const char *s)
{
	for (; s != NULL && *s != '\0'; s++) {
		double w = character_width(s) * r->scale;
		r->line += w;
		r->total += w;
		r->word = *s == ' ' ? 0 : r->word + w;
		if (r->word > r->longest_word)
			r->longest_word = r->word;
		if (r->line > r->longest_line)
			r->longest_line = r->line;
		if (*s == '-' || *s == '/')
			r->word = 0;
	}
}

static void
measure_node(struct ruler *r, const struct node *n)
{
	double scale = r->scale;

	if (odt_is_minor(n)) {
		r->breaks += r->line > 0;
		r->word = r->line = 0;
		r->scale = MINOR;
	}
	measure_text(r, n->text);
	for (const struct node *c = n->first; c != NULL; c = c->next)
		measure_node(r, c);
	r->scale = scale;
}

/* What the cells of N's rows need; a cell across columns takes what there is. */
static void
measure_table(struct odt_layout *t, const struct node *n)
{
	for (const struct node *row = n->first; row != NULL; row = row->next) {
		size_t k = 0;
		bool bold = odt_is_row(row, "head") || odt_is_row(row, "whole");
		for (const struct node *c = row->first; c != NULL && k < ODT_COLUMNS; c = c->next) {
			struct ruler r = { .scale = bold ? 1.09 : 1.0 };
			size_t span = c->span > 1 ? (size_t)c->span : 1;
			if (span == 1) {
				measure_node(&r, c);
				struct odt_column *column = &t->columns[k];
				if (c->numeric && !c->head)
					r.longest_word = r.longest_line;
				if (r.longest_word > column->least)
					column->least = r.longest_word;
				if (r.longest_line > column->most)
					column->most = r.longest_line;
			}
			k += span;
		}
		if (k > t->n)
			t->n = k < ODT_COLUMNS ? k : ODT_COLUMNS;
	}
}

/* Cm of a column at type SIZE for a line of so many EMS. */
static double
needs(double ems, size_t size)
{
	return ems * odt_table_points(size) * CM_PER_POINT + CELL_SIDES + odt_table_air(size);
}

/* What column C would have at most at type SIZE: no line is worth half of WIDTH. */
static double
wish(const struct odt_column *c, size_t size, double width)
{
	double most = needs(c->most, size);

	return most < 0.5 * width ? most : 0.5 * width;
}

/* A column of short lines that should not break; the first, of names, may break them. */
static bool
is_short(const struct odt_layout *t, size_t k, size_t size)
{
	return k > 0 && needs(t->columns[k].most, size) <= SHORT_LINE;
}

/* *LEFT in equal parts to the columns, or the short ones alone, that wish for more. */
static void
share(struct odt_layout *t, size_t size, double width, bool all, double *left)
{
	for (size_t wanting = t->n; wanting > 0 && *left > 0.01;) {
		double part = *left / (double)wanting;
		wanting = 0;
		for (size_t k = 0; k < t->n; k++) {
			struct odt_column *c = &t->columns[k];
			double more = wish(c, size, width) - c->width;
			if (more <= 0 || (!all && !is_short(t, k, size)))
				continue;
			wanting += more > part;
			c->width += more > part ? part : more;
			*left -= more > part ? part : more;
		}
	}
}

/*
 * Columns at type SIZE on a page WIDTH wide: each its longest word, short lines whole, then the
 * rest to those whose lines are still longer, and what is left after that to all.
 * False if not even the words have room; the widths are then too large together.
 */
static bool
fit(struct odt_layout *t, size_t size, double width)
{
	double left = width;

	for (size_t k = 0; k < t->n; k++) {
		t->columns[k].width = needs(t->columns[k].least, size);
		left -= t->columns[k].width;
	}
	if (left < 0)
		return false;
	share(t, size, width, false, &left);
	share(t, size, width, true, &left);
	for (size_t k = 0; k < t->n; k++)
		t->columns[k].width += left / (double)t->n;
	return true;
}

double
odt_width(const struct odt_layout *t)
{
	double sum = 0;

	for (size_t k = 0; k < t->n; k++)
		sum += t->columns[k].width;
	return sum;
}

/* Has every column of short lines room for them? */
static bool
is_roomy(const struct odt_layout *t)
{
	for (size_t k = 0; k < t->n; k++)
		if (is_short(t, k, t->size)
		    && t->columns[k].width < needs(t->columns[k].most, t->size) - 0.01)
			return false;
	return true;
}

void
odt_lay_out(struct odt_layout *t, const struct node *n)
{
	static const double widths_of_pages[] = { PORTRAIT_WIDTH, LANDSCAPE_WIDTH };

	measure_table(t, n);
	for (int try = 0; try < 4; try++) {
		t->landscape = try % 2 == 1;
		for (t->size = 0; t->size < TABLE_SIZES; t->size++)
			if (fit(t, t->size, widths_of_pages[try % 2]) && (try > 1 || is_roomy(t)))
				return;
	}
	t->size = TABLE_SIZES - 1;
	double sum = odt_width(t);
	for (size_t k = 0; k < t->n; k++)
		t->columns[k].width *= LANDSCAPE_WIDTH / sum;
}

double
odt_height(const struct odt_layout *t, const struct node *n)
{
	double cm = odt_table_points(t->size) * CM_PER_POINT, sum = 0;

	for (const struct node *row = n->first; row != NULL; row = row->next) {
		size_t k = 0, lines = 1;
		for (const struct node *c = row->first; c != NULL && k < t->n; c = c->next) {
			struct ruler r = { .scale = 1.0 };
			measure_node(&r, c);
			double room =
			    c->span > 1 ? PORTRAIT_WIDTH : t->columns[k].width - CELL_SIDES;
			size_t need = (size_t)(r.total * cm / room) + 1 + r.breaks;
			if (need > lines)
				lines = need;
			k += c->span > 1 ? (size_t)c->span : 1;
		}
		sum += (double)lines * cm * LINE_HEIGHT + ROW_SIDES;
	}
	return sum;
}
