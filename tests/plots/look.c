#include "tests/plots/look.h"

#include <stdio.h>
#include <string.h>

#include "base/child.h"
#include "plots/type.h"
#include "tests/check.h"

bool
look_has(const char *name)
{
	const char *const argv[] = { name, "--version", NULL };
	static const struct child_limits limits = { 10, 512U << 20, 1 << 20 };
	struct arena a = { 0 };
	struct diag d = { 0 };
	bool found = child_run(argv, "", 0, limits, &a, &d).code != CHILD_NOT_FOUND;

	arena_free(&a);
	return found;
}

/* LINE without what stands in single quotes. */
static const char *
without_strings(const char *line, size_t n, struct arena *a)
{
	char *out = arena_alloc(a, n + 1), *to = out;
	bool inside = false;

	for (size_t i = 0; i < n; i++) {
		if (line[i] == '\'')
			inside = !inside;
		else if (!inside)
			*to++ = line[i];
	}
	return out;
}

void
check_quotes(const struct chart *c, struct arena *a)
{
	bool block = false;
	const char *line = chart_script(c, 1, IMAGE_SVG, a);
	for (size_t n; *line != '\0'; line += n + 1) {
		n = strcspn(line, "\n");
		const char *rest = without_strings(line, n, a);
		if (strcmp(rest, "EOD") == 0)
			block = false;
		else if (block)
			CHECK_ROW(rest[strspn(rest, "0123456789.e+- ")] == '\0', rest);
		else
			CHECK_ROW(
			    strpbrk(rest, "\"`@|<>{};!") == NULL || strstr(rest, " << EOD") != NULL,
			    rest);
		if (strstr(rest, "<< EOD") != NULL)
			block = true;
	}
	CU_ASSERT(!block);
}

struct words {
	char text[512];
	double left, top, right, bottom;
};

/* The labels of one chart's script as boxes in pixels; how many. */
static size_t
read_labels(const char *script, struct words *out, size_t max, struct arena *a)
{
	double width = 0, height = 0, x, y;
	size_t n = 0, length;
	char side[8];
	int size;

	for (; *script != '\0'; script += length + (script[length] == '\n')) {
		length = strcspn(script, "\n");
		char *line = arena_strndup(a, script, length);
		sscanf(line, "set term svg noenhanced size %lf,%lf", &width, &height);
		char *end = strstr(line, "' at screen ");
		if (strncmp(line, "set label", 9) != 0 || end == NULL
		    || strstr(line, "rotate") != NULL
		    || sscanf(end, "' at screen %lf,%lf %7s", &x, &y, side) != 3 || n == max)
			continue;
		char *font = strstr(end, "font 'Arial"), *text = strchr(line, '\'') + 1;
		*end = '\0';
		if (*text == '\0' || font == NULL)
			continue;
		bool bold = strstr(font, ":Bold") != NULL;
		sscanf(strchr(font, ','), ",%d", &size);
		double w = type_width(text, (struct type){ size, bold }) / 1.03;
		struct words *b = &out[n++];
		snprintf(b->text, sizeof b->text, "%s", text);
		b->left = x * width - (side[0] == 'r' ? w : side[0] == 'c' ? w / 2 : 0);
		b->right = b->left + w;
		b->top = (1 - y) * height - size * 0.45;
		b->bottom = (1 - y) * height + size * 0.45;
		CHECK_ROW(
		    b->left > 0 && b->right < width && b->top > 0 && b->bottom < height, text);
	}
	return n;
}

void
check_labels(const struct chart *c, struct arena *a)
{
	static struct words words[200];
	size_t n = read_labels(chart_script(c, 1, IMAGE_SVG, a), words, 200, a);

	CU_ASSERT(n > 4);
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			CHECK_ROW(words[i].right <= words[k].left || words[k].right <= words[i].left
				|| words[i].bottom <= words[k].top
				|| words[k].bottom <= words[i].top,
			    arena_printf(a, "%s | %s", words[i].text, words[k].text));
}

void
check_xml(const char *svg, struct arena *a)
{
	const char *const argv[] = { "xmllint", "--noout", "--nonet", "-", NULL };
	static const struct child_limits limits = { 10, 512U << 20, 1 << 20 };
	struct diag d = { 0 };
	struct child_result r = child_run(argv, svg, strlen(svg), limits, a, &d);

	CHECK_ROW(r.code != CHILD_FAILED, r.err);
}

/* Every id begins with the figure's and is there once. */
static void
check_ids(const struct figure *f, struct arena *a)
{
	for (const char *at = f->svg; (at = strstr(at, " id=\"")) != NULL; at++) {
		const char *id = at + 5;
		CHECK_ROW(strncmp(id, f->id, strlen(f->id)) == 0, f->id);
		const char *attribute = arena_strndup(a, at, strcspn(id, "\"") + 6);
		CHECK_ROW(strstr(at + 1, attribute) == NULL, attribute);
	}
}

void
check_figure(const struct figure *f, struct arena *a)
{
	CHECK_ROW(strncmp(f->svg, "<svg ", 5) == 0, f->id);
	CHECK_ROW(strstr(f->svg, "role=\"img\"") != NULL, f->id);
	CHECK_ROW(strstr(f->svg, " width=\"640\" height") != NULL
		|| strstr(f->svg, " width=\"500\" height") != NULL,
	    "the paper");
	CHECK_ROW(strstr(strchr(f->svg, '>'), "<svg") == NULL, f->id);
	CHECK_ROW(strstr(f->svg, "nuplot") == NULL, f->id);
	CHECK_ROW(strstr(f->svg, "NUPLOT") == NULL, f->id);
	CHECK_ROW(strstr(f->svg, "currentColor") == NULL, f->id);
	CHECK_ROW(strstr(f->svg, "href") == NULL, f->id);
	CHECK_ROW(f->size < 40000, f->id);
	check_ids(f, a);
	check_xml(f->svg, a);
	CHECK_ROW(f->title[0] != '\0' && f->alt[0] != '\0', f->id);
	CHECK_ROW(f->table.ncolumns > 1 && f->table.nwords > 0, f->id);
	for (size_t i = 0; i < f->table.nrows * f->table.ncolumns; i++)
		CHECK_ROW(f->table.cells[i] != NULL, f->id);
}

void
check_chart(const struct chart *c, struct arena *a)
{
	struct figure f, again;
	struct caught t;

	check_quotes(c, a);
	check_labels(c, a);
	if (!look_has("gnuplot")) {
		test_skip(c->id, "gnuplot is not installed");
		return;
	}
	caught_begin(&t);
	bool drawn = charts_draw(&f, c, 1, a, &t.diag) && charts_draw(&again, c, 1, a, &t.diag);
	CHECK_STR(caught_text(&t), "");
	CHECK_ROW(drawn, c->id);
	if (drawn) {
		check_figure(&f, a);
		CHECK_ROW(strcmp(f.svg, again.svg) == 0, c->id);
	}
	caught_end(&t);
}
