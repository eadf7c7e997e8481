/* The pages of the report: which there are, their figures and charts. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/needed.h"
#include "cli/report.h"
#include "ingest/tiles.h"
#include "model/period.h"
#include "model/prose.h"
#include "plots/spark.h"

static const struct pos nowhere = { 0 };

/* ---- of which areas ------------------------------------------------------- */

/* The area of WORD, which has to be of a kind that OPTION is about; NULL after a message. */
static const struct area *
named_area(struct run *r, const char *option, const char *word, bool kommune)
{
	const struct geography *g = &r->geography;
	char day[PERIOD_SIZE];
	int code;

	if (geography_match(g, word, &code) != AREA_FOUND) {
		const char *near = kommune ? geography_nearest(g, word) : NULL;
		diag_error(r->diag, nowhere, NULL, "--%s: '%s' is no area%s%s", option, word,
		    near != NULL ? diag_say(r->diag, "; did you mean ") : "",
		    near != NULL ? near : "");
		return NULL;
	}
	const struct area *area = geography_area(g, code);
	bool group = area->kind == AREA_KLYNGE || area->kind == AREA_FORUM;
	if (kommune ? area->kind != AREA_KOMMUNE : !group) {
		diag_error(r->diag, nowhere, NULL, "--%s: %s is no %s", option, area->name,
		    kommune ? "kommune" : diag_say(r->diag, "klynge or forum"));
		return NULL;
	}
	if (!geography_exists(g, code, r->options->as_of)) {
		diag_error(r->diag, nowhere, NULL, "--%s: %s has no kommuner on %s", option,
		    area->name, date_print(day, r->options->as_of));
		return NULL;
	}
	return area;
}

/* What the first page is about; NULL after a message. */
static const struct area *
first_area(struct run *r)
{
	const struct options *o = r->options;

	if (o->kommune != NULL)
		return named_area(r, "kommune", o->kommune, true);
	if (o->klynge != NULL)
		return named_area(r, "klynge", o->klynge, false);
	return geography_area(&r->geography, r->catalogue.agreement.region);
}

static int
by_name(const void *x, const void *y)
{
	const struct area *const *a = x, *const *b = y;

	return text_compare_danish((*a)->name, (*b)->name);
}

/* Of the country all regions. */
static bool
is_group_of(const struct area *a, int region)
{
	if (region == 0)
		return a->kind == AREA_REGION;
	return (a->kind == AREA_KLYNGE || a->kind == AREA_FORUM)
	    && (a->region == 0 || a->region == region);
}

/*
 * The region's klynger and fora on the day, or the country's regions, then its kommuner by name; *N
 * of them.
 */
static const struct area **
smaller_areas(struct run *r, size_t *n, size_t *ngroups)
{
	const struct geography *g = &r->geography;
	const struct area **out = arena_array(&r->arena, g->nareas + 1, sizeof(struct area *));
	int region = r->catalogue.agreement.region, day = r->options->as_of;

	*n = 0;
	for (size_t i = 0; i < g->nareas; i++)
		if (is_group_of(&g->areas[i], region) && geography_exists(g, g->areas[i].code, day))
			out[(*n)++] = &g->areas[i];
	*ngroups = *n;
	for (size_t i = 0; i < g->nareas; i++)
		if (geography_within(g, g->areas[i].code, region, day))
			out[(*n)++] = &g->areas[i];
	qsort(out + *ngroups, *n - *ngroups, sizeof(struct area *), by_name);
	return out;
}

/* ---- charts --------------------------------------------------------------- */

/* Any figure, be it missing or suppressed? */
static bool
has_rows(const struct section *s)
{
	bool any = s->region->series.n > 0;

	for (size_t k = 0; k < s->nkommuner; k++)
		any = any || s->kommuner[k].series.n > 0;
	return any;
}

/* Has any kommune a figure to rank? */
static bool
any_kommune(const struct section *s)
{
	for (size_t k = 0; k < s->nkommuner; k++)
		if (s->kommuner[k].latest.obs != NULL)
			return true;
	return false;
}

/* One chart more, to be drawn later as the figure that is returned. */
static struct figure *
ask(struct report *rep, enum chart_kind kind, const char *id, const struct section *s)
{
	rep->charts[rep->ncharts] = (struct chart){ .kind = kind,
		.id = id,
		.assessment = s->region,
		.areas = s->kommuner,
		.nareas = s->nkommuner,
		.language = rep->run->options->language,
		.as_of = rep->run->options->as_of };
	return &rep->figures[rep->ncharts++];
}

/* What names ITEM in files and charts: one indicator may have targets for several subgroups. */
static const char *
item_id(struct run *r, const struct run_item *item, const char *between)
{
	const char *id = item->assessment.series.indicator->id;

	return item->stratum == 0 ? id
				  : arena_printf(&r->arena, "%s%s%d", id, between, item->stratum);
}

static void
ask_charts(struct report *rep, const struct run_item *item, struct section *s, const char *suffix)
{
	struct arena *a = &rep->run->arena;
	const char *id = item_id(rep->run, item, "-");

	if (s->region->latest.obs == NULL)
		return;
	s->line = ask(rep, CHART_LINE, arena_printf(a, "line-%s%s", id, suffix), s);
	struct chart *line = &rep->charts[rep->ncharts - 1];
	line->revisions = revised_of(rep->run, &rep->revisions, item->indicator, item->stratum,
	    &s->region->series, &line->nrevisions);
	report_mark(rep, item, line);
	if (any_kommune(s))
		s->dots = ask(rep, CHART_DOTS, arena_printf(a, "dots-%s%s", id, suffix), s);
}

/* ---- pages ---------------------------------------------------------------- */

static const char *
spark(struct run *r, const struct assessment *as)
{
	return spark_svg(&as->series, as->target, r->options->language, &r->arena);
}

/* The items in AREA. */
static struct run_item *
items_in(struct report *rep, const struct area *area)
{
	struct run *r = rep->run;
	struct run_item *out = arena_array(&r->arena, rep->n + 1, sizeof *out);

	for (size_t i = 0; i < rep->n; i++) {
		int indicator = rep->items[i].indicator, stratum = rep->items[i].stratum;
		out[i] = (struct run_item){ indicator, stratum,
			run_assess_one(r, indicator, stratum, area->code) };
	}
	return out;
}

/* What a smaller area is, as its pages' folder and its files are called. */
static const char *
kind_word(const struct area *area)
{
	return area->kind == AREA_KOMMUNE ? "kommune"
	    : area->kind == AREA_FORUM    ? "forum"
	    : area->kind == AREA_REGION   ? "region"
					  : "klynge";
}

/* The sections of page P, which is about AREA, of ITEMS; WHOLE: those of the region, or NULL. */
static void
fill_page(struct report *rep, struct status_page *p, const struct area *area,
    const struct run_item *items, const struct run_item *whole)
{
	struct run *r = rep->run;
	struct arena *a = &r->arena;
	struct section *sections = arena_array(a, rep->n + 1, sizeof *sections);
	const char *suffix = whole == NULL ? "" : arena_printf(a, "-%d", area->code);
	const struct needs *needs = needed_of(r, items, rep->n);

	p->sections = sections;
	p->nsections = rep->n;
	for (size_t i = 0; i < rep->n; i++) {
		struct section *s = &sections[i];
		s->region = &items[i].assessment;
		s->needs = &needs[i];
		s->whole = whole != NULL ? &whole[i].assessment : NULL;
		if (area->kind != AREA_KOMMUNE)
			s->kommuner = run_kommuner(
			    r, items[i].indicator, items[i].stratum, area->code, &s->nkommuner);
		ask_charts(rep, &items[i], s, suffix);
		if (!rep->folder || !has_rows(s))
			continue;
		s->spark = spark(r, s->region);
		s->csv = whole == NULL ? arena_printf(a, "data/maal-%s", item_id(r, &items[i], "."))
				       : arena_printf(a, "data/%s-%d", kind_word(area), area->code);
	}
	report_starts(rep, sections, items, whole == NULL);
	p->efforts = report_efforts(rep, area);
}

/* Has ITEM a figure of a kommune outside the region? The kommuner of the country to S if so. */
static bool
is_national(struct report *rep, const struct run_item *item, struct section *s)
{
	struct run *r = rep->run;
	int region = r->catalogue.agreement.region;

	struct assessment *country = arena_alloc(&r->arena, sizeof *country);
	*country = run_assess_one(r, item->indicator, item->stratum, 0);
	s->region = &item->assessment;
	s->whole = country;
	s->kommuner = run_kommuner(r, item->indicator, item->stratum, 0, &s->nkommuner);
	for (size_t k = 0; k < s->nkommuner; k++)
		if (s->kommuner[k].latest.obs != NULL
		    && s->kommuner[k].series.area->region != region)
			return true;
	return false;
}

/* The page of the country as P, where the files have figures for it. */
static bool
add_country(struct report *rep, struct status_page *p)
{
	struct run *r = rep->run;
	struct arena *a = &r->arena;
	struct section *sections = arena_array(a, rep->n + 1, sizeof *sections);
	struct tiles *tiles = arena_alloc(a, sizeof *tiles);
	size_t n = 0;

	if (!tiles_load(
		tiles, arena_printf(a, "%s/data/fliser.csv", r->share), &r->geography, a, r->diag))
		return false;
	for (size_t i = 0; i < rep->n; i++) {
		struct section *s = &sections[n];
		const char *id = item_id(r, &rep->items[i], "-");
		*s = (struct section){ 0 };
		if (!is_national(rep, &rep->items[i], s))
			continue;
		n++;
		s->csv = arena_printf(a, "data/landet-%s", item_id(r, &rep->items[i], "."));
		struct section drawn = *s; /* the charts are about the country */
		drawn.region = s->whole;
		s->map = ask(rep, CHART_TILES, arena_printf(a, "tiles-%s-0", id), &drawn);
		rep->charts[rep->ncharts - 1].tiles = tiles;
		s->dots = ask(rep, CHART_DOTS, arena_printf(a, "dots-%s-0", id), &drawn);
	}
	*p = (struct status_page){ .kind = PAGE_COUNTRY,
		.file = "landet.html",
		.root = "",
		.name = prose_say(r->options->language, "Hele landet"),
		.sections = sections,
		.nsections = n };
	rep->npages += n > 0;
	return true;
}

/* ---- what is worse -------------------------------------------------------- */

/* What every page needs of what was tested over the region and its kommuner at once. */
static void
fill_worse(struct report *rep, const struct run_item *family, size_t n)
{
	struct arena *a = &rep->run->arena;
	size_t tested;
	const struct worsening *w = needed_worsening(rep->run, family, n, &tested);

	rep->worse = arena_array(a, rep->npages + 1, sizeof *rep->worse);
	for (size_t k = 0; k < rep->npages; k++) {
		const struct status_page *p = &rep->pages[k];
		struct worse_row *rows = arena_array(a, n + 1, sizeof *rows);
		size_t found = 0;
		for (size_t i = 0; i < n; i++) {
			const struct assessment *as = w[i].assessment;
			bool here = p->kind == PAGE_REGION && k == 0;
			for (size_t j = 0; j < p->nsections && p->kind == PAGE_KOMMUNE; j++)
				here =
				    here || p->sections[j].region->series.area == as->series.area;
			if (w[i].called && here)
				rows[found++] = (struct worse_row){ as, w[i].than_target,
					w[i].than_region, w[i].q };
		}
		rep->worse[k] = (struct worse_list){ rows, found, tested };
	}
}

/* ---- all ------------------------------------------------------------------ */

static void
add_small_page(struct report *rep, const struct area *area, const struct run_item *items)
{
	struct arena *a = &rep->run->arena;
	struct status_page *p = &rep->pages[rep->npages++];

	*p = (struct status_page){ .kind = area->kind == AREA_KOMMUNE ? PAGE_KOMMUNE : PAGE_GROUP,
		.file = arena_printf(a, "%s/%d.html", kind_word(area), area->code),
		.root = "../",
		.name = area->name };
	fill_page(rep, p, area, items, rep->items);
}

/* The pages of the smaller areas and the country, and the family that is tested at once. */
static bool
add_others(struct report *rep)
{
	struct run *r = rep->run;
	size_t n, ngroups, nfamily = rep->n;
	const struct area **areas = smaller_areas(r, &n, &ngroups);
	struct run_item *family =
	    arena_array(&r->arena, rep->n * (n - ngroups + 1) + 1, sizeof *family);

	if (rep->n > 0)
		memcpy(family, rep->items, rep->n * sizeof *family);
	if (rep->folder && r->catalogue.agreement.region != 0
	    && !add_country(rep, &rep->pages[rep->npages]))
		return false;
	for (size_t k = 0; k < n; k++) {
		if (k < ngroups && !rep->folder)
			continue;
		const struct run_item *items = items_in(rep, areas[k]);
		if (rep->folder)
			add_small_page(rep, areas[k], items);
		if (k < ngroups || rep->n == 0)
			continue;
		memcpy(family + nfamily, items, rep->n * sizeof *family);
		nfamily += rep->n;
	}
	fill_worse(rep, family, nfamily);
	return true;
}

/* Room for every page and chart that there may be. */
static void
make_room(struct report *rep)
{
	struct arena *a = &rep->run->arena;
	size_t npages = rep->run->geography.nareas + 2;
	size_t ncharts = (2 * rep->n + report_effort_charts(rep)) * npages + 1;

	rep->pages = arena_array(a, npages, sizeof *rep->pages);
	rep->charts = arena_array(a, ncharts, sizeof *rep->charts);
	rep->figures = arena_array(a, ncharts, sizeof *rep->figures);
}

enum exit_code
report_gather(struct report *rep)
{
	struct run *r = rep->run;
	int region = r->catalogue.agreement.region;

	rep->area = first_area(r);
	if (rep->area == NULL || !efforts_load(r, &rep->portfolio)
	    || !run_assess(r, &rep->items, &rep->n))
		return EXIT_USAGE;
	if (!revised_find(r, &rep->revisions))
		return EXIT_UNAVAILABLE;
	make_room(rep);
	bool whole = rep->area->code == region;
	struct run_item *of_region = rep->items;
	if (!whole)
		rep->items = items_in(rep, rep->area);
	struct status_page *first = &rep->pages[rep->npages++];
	*first = (struct status_page){
		.kind = PAGE_REGION, .file = "index.html", .root = "", .name = rep->area->name
	};
	fill_page(rep, first, rep->area, rep->items, whole ? NULL : of_region);
	rep->nfirst = rep->ncharts;
	if (whole && !add_others(rep))
		return EXIT_UNAVAILABLE;
	if (!report_changes(rep))
		return EXIT_UNAVAILABLE;
	if (rep->ncharts > 0
	    && !charts_draw(rep->figures, rep->charts, rep->ncharts, &r->arena, r->diag))
		return EXIT_PROGRAM;
	return EXIT_DONE;
}

void
report_draw_png(struct report *rep)
{
	struct run *r = rep->run;
	struct diag unheard = { 0 };

	if (!charts_draw_png(rep->figures, rep->charts, rep->nfirst, &r->arena, &unheard))
		diag_warning(r->diag, nowhere, NULL,
		    "gnuplot drew no PNG pictures, so the ODT has its charts as SVG alone, which "
		    "not every program shows");
}

/* Those of the first page, without what only a page in a folder has: sparks and files. */
static const struct section *
sections_alone(const struct report *rep)
{
	const struct status_page *p = &rep->pages[0];
	struct section *alone = arena_array(&rep->run->arena, p->nsections + 1, sizeof *alone);

	for (size_t k = 0; k < p->nsections; k++) {
		alone[k] = p->sections[k];
		alone[k].spark = NULL;
		alone[k].csv = NULL;
	}
	return alone;
}

struct status_input
report_alone(const struct report *rep)
{
	struct run *r = rep->run;

	return (struct status_input){ .catalogue = &r->catalogue,
		.sections = sections_alone(rep),
		.nsections = rep->pages[0].nsections,
		.language = r->options->language,
		.as_of = r->options->as_of,
		.fictional = r->panel.fictional,
		.version = PEJL_VERSION,
		.edition = r->options->edition,
		.efforts = rep->pages[0].efforts,
		.worse = rep->worse,
		.changes = rep->changes,
		.settings = rep->settings };
}

/* Is any figure of P invented? */
static bool
is_fictional(const struct status_page *p)
{
	bool any = false;

	for (size_t i = 0; i < p->nsections; i++) {
		const struct section *s = &p->sections[i];
		any = any || (s->region->cautions & CAUTION_FICTIONAL) != 0;
		for (size_t k = 0; k < s->nkommuner; k++)
			any = any || (s->kommuner[k].cautions & CAUTION_FICTIONAL) != 0;
	}
	return any;
}

struct status_input
report_input(const struct report *rep, size_t k)
{
	struct status_input in = report_alone(rep);
	struct status_pages *all = arena_alloc(&rep->run->arena, sizeof *all);

	*all = (struct status_pages){ rep->pages, rep->npages };
	in.tables = true;
	if (!rep->folder)
		return in;
	in.sections = rep->pages[k].sections;
	in.nsections = rep->pages[k].nsections;
	in.efforts = rep->pages[k].efforts;
	in.fictional = k == 0 ? in.fictional : is_fictional(&rep->pages[k]);
	in.pages = all;
	in.page = &rep->pages[k];
	in.files = true;
	in.changes = &rep->changes[k];
	in.worse = rep->worse != NULL && rep->pages[k].kind != PAGE_GROUP ? &rep->worse[k] : NULL;
	return in;
}
