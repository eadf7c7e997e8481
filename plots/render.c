/*
 * plots/render.c - run gnuplot once, take the pictures out of what it says, prove them whole.
 */
#include "plots/chart.h"

#include <stdio.h>
#include <string.h>

#include "base/child.h"
#include "plots/script.h"
#include "plots/svg.h"

static const struct child_limits limits = {
	.time_s = 20,
	.memory = 512U << 20,
	.output = 32U << 20,
};

static bool
run_gnuplot(struct child_result *r, const char *script, struct arena *a, struct diag *d)
{
	/* -d: no ~/.gnuplot; the script comes by stdin, the pictures by stdout: no path at all */
	static const char *const argv[] = { "gnuplot", "-d", NULL };

	*r = child_run(argv, script, strlen(script), limits, a, d);
	if (r->code == CHILD_NOT_FOUND)
		return diag_error(d, (struct pos){ 0 }, NULL,
		    "gnuplot is not installed, so no chart can be drawn (Debian: apt install "
		    "gnuplot-nox)");
	return r->code == CHILD_OK;
}

/* Its first line, for a message. */
static const char *
first_line(const char *s, struct arena *a)
{
	s += strspn(s, " \t\r\n");
	return arena_strndup(a, s, strcspn(s, "\r\n"));
}

bool
charts_draw(
    struct figure *figures, const struct chart *charts, size_t n, struct arena *a, struct diag *d)
{
	struct child_result r;
	struct pos nowhere = { 0 };
	const char **starts = arena_array(a, n + 1, sizeof *starts);
	size_t *sizes = arena_array(a, n + 1, sizeof *sizes);

	if (n == 0)
		return true;
	if (!run_gnuplot(&r, chart_script(charts, n, IMAGE_SVG, a), a, d))
		return false;
	/* a chart of ours gives it nothing to warn of */
	if (r.err[0] != '\0')
		return diag_error(d, nowhere, NULL, "gnuplot: %s", first_line(r.err, a));
	if (svg_split(r.out, r.size, starts, sizes, n) != n)
		return diag_error(
		    d, nowhere, NULL, "gnuplot did not draw every one of %zu charts", n);
	for (size_t i = 0; i < n; i++) {
		struct figure *f = &figures[i];
		f->id = charts[i].id;
		struct chart_words w = chart_words(&charts[i], a);
		f->title = w.title;
		f->alt = w.alt;
		f->table = chart_table(&charts[i], a);
		struct svg_words words = { f->id, f->title, f->alt };
		f->svg = svg_rewrite(starts[i], sizes[i], &words, &f->size, a, d);
		if (f->svg == NULL)
			return false;
	}
	return true;
}

/* ---- one chart as a file -------------------------------------------------- */

static bool
draw_svg_file(const struct chart *c, char **out, size_t *size, struct arena *a, struct diag *d)
{
	struct figure f;

	if (!charts_draw(&f, c, 1, a, d))
		return false;
	*out = arena_printf(a, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s\n", f.svg);
	*size = strlen(*out);
	return true;
}

static bool
ends_with(const char *s, size_t n, const char *end, size_t m)
{
	return n >= m && memcmp(s + n - m, end, m) == 0;
}

/* From the signature to the last chunk. */
static bool
png_is_whole(const char *s, size_t n)
{
	static const char begin[] = "\x89PNG\r\n\x1a\n", end[] = "\0\0\0\0IEND\xae\x42\x60\x82";

	return n > 20 && memcmp(s, begin, sizeof begin - 1) == 0
	    && ends_with(s, n, end, sizeof end - 1);
}

static bool
pdf_is_whole(const char *s, size_t n)
{
	return n > 20 && memcmp(s, "%PDF-", 5) == 0
	    && (ends_with(s, n, "%%EOF\n", 6) || ends_with(s, n, "%%EOF", 5));
}

/*
 * cairo stamps the time of day on a PDF. The same chart must give the same bytes: write the
 * as-of date over it, digit for digit.
 */
static void
pdf_set_date(char *s, size_t n, int date)
{
	static const char key[] = "/CreationDate (D:";
	char stamp[16];

	snprintf(stamp, sizeof stamp, "%08d000000", date);
	for (size_t i = 0; i + sizeof key + 14 < n; i++) {
		if (memcmp(s + i, key, sizeof key - 1) != 0)
			continue;
		char *to = s + i + sizeof key - 1;
		memcpy(to, stamp, 14);
		/* the zone, +01'00 or Z */
		for (to += 14; to < s + n && *to != ')'; to++)
			if (*to >= '0' && *to <= '9')
				*to = '0';
	}
}

bool
chart_draw_file(const struct chart *c, enum image_format format, char **out, size_t *size,
    struct arena *a, struct diag *d)
{
	struct child_result r;
	struct pos nowhere = { 0 };

	if (format == IMAGE_SVG)
		return draw_svg_file(c, out, size, a, d);
	if (!run_gnuplot(&r, chart_script(c, 1, format, a), a, d))
		return false;
	/* fonts and their caches are the machine's affair: told, not fatal */
	if (r.err[0] != '\0')
		diag_warning(d, nowhere, NULL, "gnuplot: %s", first_line(r.err, a));
	if (format == IMAGE_PNG ? !png_is_whole(r.out, r.size) : !pdf_is_whole(r.out, r.size))
		return diag_error(d, nowhere, NULL, "gnuplot gave an image that is not whole");
	if (format == IMAGE_PDF)
		pdf_set_date(r.out, r.size, c->as_of);
	*out = r.out;
	*size = r.size;
	return true;
}
