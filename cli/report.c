/* pejl report: the annual status as a page, a text to edit, a PDF. */
#include <stdlib.h>
#include <string.h>

#include "base/outfile.h"
#include "cli/command.h"
#include "cli/needed.h"
#include "cli/run.h"
#include "model/period.h"
#include "plots/chart.h"
#include "report/compose.h"
#include "report/html.h"
#include "report/odt.h"
#include "report/pdf.h"

/* Has any kommune a figure to rank? */
static bool
any_kommune(const struct section *s)
{
	for (size_t k = 0; k < s->nkommuner; k++)
		if (s->kommuner[k].latest.obs != NULL)
			return true;
	return false;
}

/* Ask for the charts of an item that has figures; they go to figures[*n]. */
static void
ask_charts(struct run *r, const struct run_item *item, struct section *s, struct chart *charts,
    struct figure *figures, size_t *n)
{
	const char *id = item->assessment.series.indicator->id;

	/* one indicator may have targets for several subgroups */
	if (item->stratum != 0)
		id = arena_printf(&r->arena, "%s-%d", id, item->stratum);
	if (item->assessment.latest.obs == NULL)
		return;
	s->line = &figures[*n];
	charts[(*n)++] = (struct chart){ .kind = CHART_LINE,
		.id = arena_printf(&r->arena, "line-%s", id),
		.assessment = &item->assessment,
		.as_of = r->options->as_of };
	if (!any_kommune(s))
		return;
	s->dots = &figures[*n];
	charts[(*n)++] = (struct chart){ .kind = CHART_DOTS,
		.id = arena_printf(&r->arena, "dots-%s", id),
		.assessment = &item->assessment,
		.areas = s->kommuner,
		.nareas = s->nkommuner,
		.as_of = r->options->as_of };
}

static enum exit_code
compose(struct run *r, const struct node **doc)
{
	struct arena *a = &r->arena;
	int region = r->catalogue.agreement.region;
	struct run_item *items;
	size_t n, ncharts = 0;

	if (!run_assess(r, &items, &n))
		return EXIT_USAGE;
	struct section *sections = arena_array(a, n + 1, sizeof *sections);
	struct chart *charts = arena_array(a, 2 * n + 1, sizeof *charts);
	struct figure *figures = arena_array(a, 2 * n + 1, sizeof *figures);
	const struct needs *needs = needed_of(r, items, n);
	for (size_t i = 0; i < n; i++) {
		sections[i].region = &items[i].assessment;
		sections[i].needs = &needs[i];
		sections[i].kommuner = run_kommuner(
		    r, items[i].indicator, items[i].stratum, region, &sections[i].nkommuner);
		ask_charts(r, &items[i], &sections[i], charts, figures, &ncharts);
	}
	if (ncharts > 0 && !charts_draw(figures, charts, ncharts, a, r->diag))
		return EXIT_PROGRAM;
	struct status_input in = { .catalogue = &r->catalogue,
		.sections = sections,
		.nsections = n,
		.as_of = r->options->as_of,
		.fictional = r->panel.fictional,
		.version = PEJL_VERSION,
		.edition = r->options->edition };
	*doc = status_compose(&in, a);
	return EXIT_DONE;
}

/* ---- writing -------------------------------------------------------------- */

static bool
write_html(struct run *r, const struct node *doc, FILE *out)
{
	(void)r;
	html_write(doc, out);
	return true;
}

/* Now, where the environment says what that is; else the day of the status. */
static const char *
date_of(struct run *r)
{
	char date[PERIOD_SIZE];
	int day = getenv("SOURCE_DATE_EPOCH") != NULL ? date_today() : r->options->as_of;

	return arena_printf(&r->arena, "%sT00:00:00", date_print(date, day));
}

static bool
write_odt(struct run *r, const struct node *doc, FILE *out)
{
	odt_write(doc, date_of(r), out, &r->arena);
	return true;
}

static bool
write_pdf(struct run *r, const struct node *doc, FILE *out)
{
	return pdf_write(doc, date_of(r), out, &r->arena, r->diag);
}

/* In the order of writing: what needs a program that may not be there comes last. */
static const struct {
	enum document bit;
	const char *file;
	bool (*write)(struct run *, const struct node *, FILE *);
} documents[] = {
	{ DOCUMENT_HTML, "index.html", write_html },
	{ DOCUMENT_ODT, "status.odt", write_odt },
	{ DOCUMENT_PDF, "status.pdf", write_pdf },
};

/* The document that a file of this name is; 0: none, so it names a folder, as it does for a page.
 */
static unsigned
document_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (dot == NULL)
		return 0;
	return strcmp(dot, ".odt") == 0 ? DOCUMENT_ODT
	    : strcmp(dot, ".pdf") == 0  ? DOCUMENT_PDF
					: 0;
}

static enum exit_code
write_one(struct run *r, const struct node *doc, size_t k, const char *path)
{
	struct outfile out;

	if (!outfile_open(&out, path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	if (!documents[k].write(r, doc, out.f)) {
		outfile_abort(&out);
		return EXIT_PROGRAM;
	}
	return outfile_commit(&out, r->diag) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

/* All that is asked for of DOC: into the folder PATH, or one document to the file PATH. */
static enum exit_code
write_all(struct run *r, const struct node *doc, const char *path)
{
	unsigned single = document_of(path), wanted = r->options->documents;
	enum exit_code code = EXIT_DONE;

	if (wanted == 0)
		wanted = single != 0 ? single : DOCUMENT_HTML;
	if (single == 0 && !outfile_mkdirs(path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	for (size_t k = 0; k < countof(documents) && code == EXIT_DONE; k++)
		if (wanted & documents[k].bit)
			code = write_one(r, doc, k,
			    single != 0
				? path
				: arena_printf(&r->arena, "%s/%s", path, documents[k].file));
	return code;
}

static enum exit_code
answer(struct run *r, const void *path)
{
	const struct node *doc = NULL;
	unsigned single = document_of(path), wanted = r->options->documents;
	struct pos nowhere = { 0 };

	if (single != 0 && wanted != 0 && wanted != single) {
		diag_error(r->diag, nowhere, NULL,
		    "--out names one file, '%s', and --format asks for another document; name a "
		    "folder",
		    (const char *)path);
		return EXIT_USAGE;
	}
	enum exit_code code = compose(r, &doc);
	return code == EXIT_DONE ? write_all(r, doc, path) : code;
}

enum exit_code
report_run(const struct options *o, struct diag *d)
{
	return run_answer(o, d, answer, o->out != NULL ? o->out : "out/status");
}
