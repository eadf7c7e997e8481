/*
 * plots/render.c - run gnuplot, take the pictures out of what it says, prove them whole.
 */
#include "plots/chart.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "plots/script.h"
#include "plots/svg.h"

#define CHARTS_EACH     12
#define CHARTS_A_SECOND 20        /* at least, on any machine */
#define PICTURE_SIZE    (1 << 20) /* of gnuplot's; far more than any */

static const struct child_limits limits = {
	.time_s = 20,
	.memory = 512U << 20,
	.output = 32U << 20,
};

/*
 * -d: no ~/.gnuplot; the script comes by stdin, the pictures by stdout: no path of ours at all. By
 * its name, since what gnuplot takes for a dialogue it reads byte by byte.
 */
static const char *const gnuplot[] = { "gnuplot", "-d", "/dev/stdin", NULL };

static const struct pos nowhere = { 0 };

static bool
has_drawn(const struct child_result *r, struct diag *d)
{
	if (r->code == CHILD_NOT_FOUND)
		return diag_error(d, nowhere, NULL,
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

/* ---- many charts, as they come ---------------------------------------------- */

/* Gnuplot K of N draws the charts K, K + N, K + 2 N, ... */
struct drawing {
	struct figure *figures;
	const struct chart *charts;
	size_t ncharts;
	size_t n;
	enum image_format format;
	size_t drawn[CHILDREN_MAX]; /* pictures that each has given */
	bool strange;               /* one gave something else */
	size_t bad; /* the first chart whose picture cannot be used; ncharts: none */
	const char *bad_svg;
	size_t bad_size;
	struct arena *arena;
};

/* The words of chart I to its figure, and its picture SVG if that can be used. */
static bool
make_figure(struct drawing *g, size_t i, const char *svg, size_t size, struct diag *d)
{
	/* the tree of a picture is large and soon done with */
	struct arena scratch = { .out_of_memory = g->arena->out_of_memory };
	struct figure *f = &g->figures[i];
	struct chart_words w = chart_words(&g->charts[i], g->arena);

	*f = (struct figure){ .id = g->charts[i].id,
		.title = w.title,
		.alt = w.alt,
		.table = chart_table(&g->charts[i], g->arena) };
	struct svg_words words = { f->id, f->title, f->alt };
	const char *text = svg_rewrite(svg, size, &words, &f->size, &scratch, d);
	f->svg = text != NULL ? arena_strndup(g->arena, text, f->size) : NULL;
	arena_free(&scratch);
	return f->svg != NULL;
}

/* A picture that cannot be used is kept, so that the first of them can be told of at the end. */
static void
take_picture(struct drawing *g, size_t i, const char *svg, size_t size)
{
	struct diag unheard = { 0 };

	if (make_figure(g, i, svg, size, &unheard) || i > g->bad)
		return;
	g->bad = i;
	g->bad_svg = arena_strndup(g->arena, svg, size);
	g->bad_size = size;
}

static size_t
take_pictures(void *to, size_t k, const char *out, size_t size)
{
	struct drawing *g = to;
	const char *svg;
	size_t taken = 0, length;

	while (!g->strange) {
		taken += strspn(out + taken, "\r\n");
		size_t i = g->drawn[k] * g->n + k;
		size_t step = svg_first(out + taken, size - taken, &svg, &length);
		if (step == 0)
			return taken;
		g->strange = step == SVG_NONE || i >= g->ncharts;
		if (g->strange)
			break;
		take_picture(g, i, svg, length);
		g->drawn[k]++;
		taken += step;
	}
	return size;
}

/* How many at once: a process is worth its start from a dozen charts on. */
static size_t
processes(size_t ncharts)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t n = cores < 1 ? 1 : cores > CHILDREN_MAX ? CHILDREN_MAX : (size_t)cores;
	size_t worth = (ncharts + CHARTS_EACH - 1) / CHARTS_EACH;

	return n < worth ? n : worth;
}

/* The script of every Nth chart from K on. */
static struct child_input
share(const struct drawing *g, size_t k)
{
	struct chart *own = arena_array(g->arena, g->ncharts / g->n + 1, sizeof *own);
	size_t n = 0;

	for (size_t i = k; i < g->ncharts; i += g->n)
		own[n++] = g->charts[i];
	char *text = chart_script(own, n, g->format, g->arena);
	return (struct child_input){ text, strlen(text) };
}

/* Let gnuplot draw all charts of G, their pictures to TAKE. False after a message. */
static bool
draw_all(struct drawing *g, size_t (*take)(void *, size_t, const char *, size_t),
    struct child_result *r, struct diag *d)
{
	struct child_input inputs[CHILDREN_MAX];
	struct child_limits l = limits;

	g->n = processes(g->ncharts);
	l.time_s += (unsigned)(g->ncharts / g->n / CHARTS_A_SECOND);
	l.output += g->ncharts / g->n * PICTURE_SIZE;
	for (size_t k = 0; k < g->n; k++)
		inputs[k] = share(g, k);
	*r = child_run_all(gnuplot, inputs, g->n, (struct child_reader){ take, g }, l, g->arena, d);
	return has_drawn(r, d);
}

/* Each child has given its pictures, and nothing else. */
static bool
is_whole(const struct drawing *g, struct diag *d)
{
	size_t drawn = 0;

	for (size_t k = 0; k < g->n; k++)
		drawn += g->drawn[k];
	return (!g->strange && drawn == g->ncharts)
	    || diag_error(
		d, nowhere, NULL, "gnuplot did not draw every one of %zu charts", g->ncharts);
}

bool
charts_draw(
    struct figure *figures, const struct chart *charts, size_t n, struct arena *a, struct diag *d)
{
	struct drawing g = { .figures = figures,
		.charts = charts,
		.ncharts = n,
		.format = IMAGE_SVG,
		.bad = n,
		.arena = a };
	struct child_result r;

	if (n == 0)
		return true;
	if (!draw_all(&g, take_pictures, &r, d))
		return false;
	/* a chart of ours gives it nothing to warn of */
	if (r.err[0] != '\0')
		return diag_error(d, nowhere, NULL, "gnuplot: %s", first_line(r.err, a));
	if (!is_whole(&g, d))
		return false;
	return g.bad == n || make_figure(&g, g.bad, g.bad_svg, g.bad_size, d);
}

/* ---- the same as PNG ------------------------------------------------------ */

static const char png_begin[] = "\x89PNG\r\n\x1a\n";

static size_t
big_endian(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (size_t)u[0] << 24 | (size_t)u[1] << 16 | (size_t)u[2] << 8 | u[3];
}

/* Bytes of the picture at S, signature and chunks; 0: it goes on, PNG_NONE: it is none. */
#define PNG_NONE SIZE_MAX
static size_t
png_first(const char *s, size_t size)
{
	size_t at = sizeof png_begin - 1;

	if (memcmp(s, png_begin, size < at ? size : at) != 0)
		return PNG_NONE;
	while (at + 12 <= size) {
		size_t length = big_endian(s + at);
		bool end = memcmp(s + at + 4, "IEND", 4) == 0;
		if (length > PICTURE_SIZE)
			return PNG_NONE;
		at += 12 + length; /* length, name and checksum */
		if (end)
			return at <= size ? at : 0;
	}
	return 0;
}

static size_t
take_pngs(void *to, size_t k, const char *out, size_t size)
{
	struct drawing *g = to;
	size_t taken = 0;

	while (!g->strange && taken < size) {
		size_t i = g->drawn[k] * g->n + k;
		size_t length = png_first(out + taken, size - taken);
		if (length == 0)
			return taken;
		g->strange = length == PNG_NONE || i >= g->ncharts;
		if (g->strange)
			break;
		g->figures[i].png = arena_strndup(g->arena, out + taken, length);
		g->figures[i].png_size = length;
		g->drawn[k]++;
		taken += length;
	}
	return size;
}

bool
charts_draw_png(
    struct figure *figures, const struct chart *charts, size_t n, struct arena *a, struct diag *d)
{
	struct drawing g = { .figures = arena_array(a, n + 1, sizeof *figures),
		.charts = charts,
		.ncharts = n,
		.format = IMAGE_PNG,
		.arena = a };
	struct child_result r;

	if (n == 0)
		return true;
	if (!draw_all(&g, take_pngs, &r, d) || !is_whole(&g, d))
		return false;
	for (size_t i = 0; i < n; i++) {
		figures[i].png = g.figures[i].png;
		figures[i].png_size = g.figures[i].png_size;
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
	static const char end[] = "\0\0\0\0IEND\xae\x42\x60\x82";

	return n > 20 && memcmp(s, png_begin, sizeof png_begin - 1) == 0
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
	if (format == IMAGE_SVG)
		return draw_svg_file(c, out, size, a, d);
	const char *script = chart_script(c, 1, format, a);
	struct child_result r = child_run(gnuplot, script, strlen(script), limits, a, d);
	if (!has_drawn(&r, d))
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
