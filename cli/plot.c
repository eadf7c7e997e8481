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

static enum exit_code
draw(struct run *r, const void *word)
{
	const struct options *o = r->options;
	struct chart c = { .language = o->language, .as_of = o->as_of };
	enum image_format format;
	struct run_item *items;
	size_t n, size;
	char *image;

	if (!chart_kind(word, &c.kind, r->diag) || !run_assess(r, &items, &n))
		return EXIT_USAGE;
	if (n != 1) {
		diag_error(r->diag, nowhere, NULL,
		    "%zu figures fit; name one with --indicator and --area", n);
		return EXIT_USAGE;
	}
	const struct indicator *i = items[0].assessment.series.indicator;
	if (items[0].assessment.latest.obs == NULL) {
		diag_error(r->diag, nowhere, NULL, "'%s' has no figures in the files", i->id);
		return EXIT_DATA;
	}
	const char *path = o->out != NULL
	    ? o->out
	    : arena_printf(&r->arena, "%s-%s.svg", (const char *)word, i->id);
	c.id = arena_printf(&r->arena, "%s-%s", (const char *)word, i->id);
	c.assessment = &items[0].assessment;
	if (c.kind == CHART_DOTS)
		c.areas = run_kommuner(r, items[0].indicator, items[0].stratum,
		    r->catalogue.agreement.region, &c.nareas);
	if (!image_format(path, &format, r->diag))
		return EXIT_USAGE;
	if (o->script) {
		char *script = chart_script(&c, 1, format, &r->arena);
		return write_image(r, path, script, strlen(script));
	}
	if (!chart_draw_file(&c, format, &image, &size, &r->arena, r->diag))
		return EXIT_PROGRAM;
	return write_image(r, path, image, size);
}

enum exit_code
plot_run(const struct options *given, struct diag *d)
{
	struct options o = *given;

	if (o.nfiles == 0) {
		diag_error(d, nowhere, NULL, "no chart named; see 'pejl plot --help'");
		return EXIT_USAGE;
	}
	/* the first operand is the chart, the rest are files */
	const char *word = o.files[0];
	o.files++;
	o.nfiles--;
	return run_answer(&o, d, draw, word);
}
