/* pejl plot: one chart to a file. */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "cli/pick.h"
#include "cli/plot.h"

static const struct pos nowhere = { 0 };

static const struct maker {
	const char *word;
	chart_maker *make;
	bool bare; /* it needs no figures */
} makers[] = {
	{ "line", plot_line, false },
	{ "dots", plot_dots, false },
	{ "multiples", plot_multiples, false },
	{ "funnel", plot_funnel, false },
	{ "xmr", plot_xmr, false },
	{ "run", plot_run_chart, false },
	{ "tiles", plot_tiles, false },
	{ "map", plot_map, false },
	{ "heat", plot_heat, false },
	{ "bullet", plot_bullet, false },
	{ "gantt", plot_gantt, true },
	{ "reliability", plot_reliability, false },
};

/* The maker of WORD; NULL after a message that lists them. */
static const struct maker *
find_maker(const char *word, struct arena *a, struct diag *d)
{
	const char *list = "";

	for (size_t i = 0; i < countof(makers); i++) {
		const char *comma = i == 0    ? ""
		    : i + 1 < countof(makers) ? ", "
					      : diag_say(d, " and ");
		if (strcmp(makers[i].word, word) == 0)
			return &makers[i];
		list = arena_printf(a, "%s%s%s", list, comma, makers[i].word);
	}
	diag_error(d, nowhere, NULL, "'%s' is no chart; there are %s", word, list);
	return NULL;
}

/* The format that the ending of PATH names. */
static bool
image_format(const char *path, enum image_format *format, struct diag *d)
{
	static const char *const ends[] = {
		[IMAGE_SVG] = ".svg", [IMAGE_PNG] = ".png", [IMAGE_PDF] = ".pdf"
	};
	size_t n = strlen(path);

	*format = IMAGE_SVG;
	if (strcmp(path, "-") == 0)
		return true;
	for (size_t i = 0; i < countof(ends); i++)
		if (n > 4 && strcmp(path + n - 4, ends[i]) == 0) {
			*format = (enum image_format)i;
			return true;
		}
	return diag_error(d, nowhere, NULL, "--out: '%s' should end in .svg, .png or .pdf", path);
}

static enum exit_code
write_image(struct run *r, const char *path, const char *image, size_t size)
{
	struct outfile out;

	if (strcmp(path, "-") == 0) {
		fwrite(image, 1, size, stdout);
		return EXIT_DONE; /* main looks at stdout's errors */
	}
	if (!outfile_open(&out, path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	fwrite(image, 1, size, out.f);
	return outfile_commit(&out, r->diag) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

/* ---- what makers share --------------------------------------------------------- */

static bool
is_wanted(const struct picked *wanted, int indicator)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (wanted->of[i] == indicator)
			return true;
	return false;
}

bool
plot_sources(struct run *r, const struct source *const **list, size_t *n)
{
	const struct source **found = NULL;
	struct picked wanted = { 0 };
	size_t cap = 0;

	*n = 0;
	if (r->options->nindicators > 0
	    && !pick_indicators(&wanted, r->options, &r->catalogue, &r->arena, r->diag))
		return false;
	for (size_t i = 0; i < r->panel.nobs; i++) {
		const struct observation *o = &r->panel.obs[i];
		size_t k = 0;
		if (o->source == NULL || (wanted.n > 0 && !is_wanted(&wanted, o->indicator)))
			continue;
		while (k < *n && found[k] != o->source)
			k++;
		if (k < *n)
			continue;
		found = arena_grow(&r->arena, found, *n, &cap, sizeof *found);
		found[(*n)++] = o->source;
	}
	*list = found;
	return true;
}

/* ---- the command --------------------------------------------------------------- */

/* What the command line asks for. */
struct wish {
	const struct maker *maker;
	enum image_format format;
};

static enum exit_code
draw(struct run *r, const void *wish)
{
	const struct options *o = r->options;
	const struct wish *w = wish;
	struct chart c = { .language = o->language, .as_of = o->as_of };
	enum exit_code code = w->maker->make(r, &c);
	size_t size;
	char *image;

	if (code != EXIT_DONE)
		return code;
	const char *path = o->out != NULL ? o->out : arena_printf(&r->arena, "%s.svg", c.id);
	if (o->script) {
		char *script = chart_script(&c, 1, w->format, &r->arena);
		return write_image(r, path, script, strlen(script));
	}
	if (!chart_draw_file(&c, w->format, &image, &size, &r->arena, r->diag))
		return EXIT_PROGRAM;
	return write_image(r, path, image, size);
}

/* The chart of W without any figure being read. */
static enum exit_code
draw_bare(const struct options *o, struct diag *d, const struct wish *w)
{
	struct run r;
	enum exit_code code = run_open(&r, o, d);

	if (code == EXIT_DONE)
		code = draw(&r, w);
	run_close(&r);
	return code;
}

enum exit_code
plot_run(const struct options *given, struct diag *d)
{
	struct options o = *given;
	struct wish w = { .format = IMAGE_SVG };
	struct arena a = { 0 };

	if (o.nfiles == 0) {
		diag_error(d, nowhere, NULL, "no chart named; see 'pejl plot --help'");
		return EXIT_USAGE;
	}
	/* the first operand is the chart, the rest are files */
	w.maker = find_maker(o.files[0], &a, d);
	arena_free(&a);
	o.files++;
	o.nfiles--;
	if (w.maker == NULL || (o.out != NULL && !image_format(o.out, &w.format, d)))
		return EXIT_USAGE;
	return w.maker->bare ? draw_bare(&o, d, &w) : run_answer(&o, d, draw, &w);
}
