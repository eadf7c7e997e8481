/* pejl plot: one chart to a file. */
#include <stdio.h>
#include <string.h>

#include "base/outfile.h"
#include "cli/command.h"
#include "cli/run.h"
#include "plots/chart.h"

static const struct pos nowhere = { 0 };

static bool
chart_kind(const char *word, enum chart_kind *kind, struct diag *d)
{
	static const char *const words[] = { [CHART_LINE] = "line", [CHART_DOTS] = "dots" };

	for (size_t i = 0; i < countof(words); i++)
		if (strcmp(words[i], word) == 0) {
			*kind = (enum chart_kind)i;
			return true;
		}
	return diag_error(d, nowhere, NULL, "'%s' is no chart; there are line and dots", word);
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

/* What the command line asks for. */
struct wish {
	const char *word; /* of the chart's kind */
	enum chart_kind kind;
	enum image_format format;
};

/* Is that one figure, but for the subgroups that have targets of their own beside it? */
static bool
is_one(const struct run_item *items, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (items[i].indicator != items[0].indicator
		    || items[i].assessment.series.area != items[0].assessment.series.area
		    || !items[0].assessment.series.indicator->configured)
			return false;
	return n > 0;
}

/* The one figure asked for, if it can be drawn so. */
static enum exit_code
choose(struct run *r, const struct wish *w, const struct run_item **item)
{
	struct run_item *items;
	size_t n;

	if (!run_assess(r, &items, &n))
		return EXIT_USAGE;
	if (!is_one(items, n)) {
		diag_error(r->diag, nowhere, NULL,
		    "%zu figures fit; name one with --indicator and --area", n);
		return EXIT_USAGE;
	}
	const struct assessment *as = &items[0].assessment;
	enum area_kind place = as->series.area->kind;
	if (w->kind == CHART_DOTS && (place == AREA_KOMMUNE || place == AREA_COUNTRY)) {
		diag_error(r->diag, nowhere, NULL,
		    "dots ranks the kommuner of a region, klynge or forum; %s is none",
		    as->series.area->name);
		return EXIT_USAGE;
	}
	if (as->latest.obs == NULL) {
		diag_error(r->diag, nowhere, NULL, "'%s' has no figures for %s in the files",
		    as->series.indicator->id, as->series.area->name);
		return EXIT_DATA;
	}
	*item = &items[0];
	return EXIT_DONE;
}

static enum exit_code
draw(struct run *r, const void *wish)
{
	const struct options *o = r->options;
	const struct wish *w = wish;
	const struct run_item *item = NULL;
	enum exit_code code = choose(r, w, &item);
	size_t size;
	char *image;

	if (code != EXIT_DONE)
		return code;
	const struct series *s = &item->assessment.series;
	struct chart c = { .kind = w->kind,
		.id = arena_printf(&r->arena, "%s-%s", w->word, s->indicator->id),
		.assessment = &item->assessment,
		.language = o->language,
		.as_of = o->as_of };
	const char *path = o->out != NULL ? o->out : arena_printf(&r->arena, "%s.svg", c.id);
	if (c.kind == CHART_DOTS)
		c.areas = run_kommuner(r, item->indicator, item->stratum, s->area->code, &c.nareas);
	if (o->script) {
		char *script = chart_script(&c, 1, w->format, &r->arena);
		return write_image(r, path, script, strlen(script));
	}
	if (!chart_draw_file(&c, w->format, &image, &size, &r->arena, r->diag))
		return EXIT_PROGRAM;
	return write_image(r, path, image, size);
}

enum exit_code
plot_run(const struct options *given, struct diag *d)
{
	struct options o = *given;
	struct wish w = { .format = IMAGE_SVG };

	if (o.nfiles == 0) {
		diag_error(d, nowhere, NULL, "no chart named; see 'pejl plot --help'");
		return EXIT_USAGE;
	}
	/* the first operand is the chart, the rest are files */
	w.word = o.files[0];
	o.files++;
	o.nfiles--;
	if (!chart_kind(w.word, &w.kind, d)
	    || (o.out != NULL && !image_format(o.out, &w.format, d)))
		return EXIT_USAGE;
	return run_answer(&o, d, draw, &w);
}
