/* pejl report: the annual status as one page. */
#include "base/outfile.h"
#include "cli/command.h"
#include "cli/needed.h"
#include "cli/run.h"
#include "plots/chart.h"
#include "report/compose.h"
#include "report/html.h"

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
compose(struct run *r, const struct node **page)
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
		.version = PEJL_VERSION };
	*page = status_compose(&in, a);
	return EXIT_DONE;
}

static enum exit_code
write_page(struct run *r, const struct node *page, const char *dir)
{
	struct outfile out;

	if (!outfile_mkdirs(dir, &r->arena, r->diag)
	    || !outfile_open(
		&out, arena_printf(&r->arena, "%s/index.html", dir), &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	html_write(page, out.f);
	return outfile_commit(&out, r->diag) ? EXIT_DONE : EXIT_UNAVAILABLE;
}

static enum exit_code
answer(struct run *r, const void *dir)
{
	const struct node *page = NULL;
	enum exit_code code = compose(r, &page);

	return code == EXIT_DONE ? write_page(r, page, dir) : code;
}

enum exit_code
report_run(const struct options *o, struct diag *d)
{
	return run_answer(o, d, answer, o->out != NULL ? o->out : "out/status");
}
