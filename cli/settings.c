#include "cli/settings.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "ingest/report_conf.h"
#include "plots/logo.h"
#include "report/parts.h"
#include "report/text_block.h"

/* The file to read; NULL: none. */
static const char *
settings_path(struct run *r)
{
	const char *given = r->options->settings, *targets = r->targets_path;

	if (given != NULL)
		return given;
	const char *beside = text_beside(targets, "report.conf", &r->arena);
	return access(beside, F_OK) == 0 ? beside : NULL;
}

/* The logo of S, checked, if it is no PNG, which ingest has checked. */
static bool
check_logo(struct report_settings *s, struct run *r)
{
	if (s->logo == NULL || strcmp(s->logo->type, "image/svg+xml") != 0)
		return true;
	struct picture *p = arena_alloc(&r->arena, sizeof *p);
	*p = *s->logo;
	const char *why = logo_check(p, &r->arena);
	s->logo = p;
	return why == NULL
	    || diag_error(
		r->diag, p->origin, NULL, "the logo cannot be used: %s", diag_say(r->diag, why));
}

bool
settings_open(const struct report_settings **s, struct run *r)
{
	const char *path = settings_path(r);

	*s = NULL;
	if (path == NULL)
		return true;
	struct report_settings *own = arena_alloc(&r->arena, sizeof *own);
	if (!report_conf_load(own, path, &r->catalogue, &r->geography, &r->arena, r->diag)
	    || !check_logo(own, r))
		return false;
	*s = own->stated ? own : NULL;
	return true;
}

/* Has page P a section with figures that comment C is for? *AREA: is it about C's area at all? */
static bool
shows(const struct report *rep, const struct status_page *p, const struct report_comment *c,
    bool *area)
{
	const struct indicator *i = &rep->run->catalogue.indicators[c->indicator];
	bool country = p->kind == PAGE_COUNTRY, found = false;

	for (size_t k = 0; k < p->nsections; k++) {
		const struct section *s = &p->sections[k];
		int code = country ? 0 : s->region->series.area->code;
		bool here = c->area == code || (c->area == COMMENT_EVERYWHERE && code != 0);
		*area = *area || here;
		found = found || (here && section_indicator(s) == i && section_has_figures(s));
	}
	return found;
}

static void
check_comment(const struct report *rep, const struct report_comment *c)
{
	struct run *r = rep->run;
	bool area = false, shown = false;

	for (size_t k = 0; k < rep->npages && !shown; k++)
		shown = shows(rep, &rep->pages[k], c, &area);
	/* a report of one area or document leaves the others' comments to theirs */
	if (shown || (!area && !(rep->folder && rep->area->code == r->catalogue.agreement.region)))
		return;
	if (!area && c->area != COMMENT_EVERYWHERE)
		diag_warning(r->diag, c->origin, NULL,
		    "there is no page of %s in this report, so the comment is not shown",
		    geography_area(&r->geography, c->area)->name);
	else
		diag_warning(r->diag, c->origin, NULL,
		    "there are no figures of '%s'%s%s, so the comment is not shown",
		    r->catalogue.indicators[c->indicator].id,
		    c->area == COMMENT_EVERYWHERE ? "" : diag_say(r->diag, " in "),
		    c->area == COMMENT_EVERYWHERE ? ""
						  : geography_area(&r->geography, c->area)->name);
}

/* Say which place TEXT links to that DOC has not. */
static void
check_links(const struct report *rep, const struct node *doc, const char *text, struct pos at)
{
	struct run *r = rep->run;
	const char *id = text != NULL ? text_block_unlinked(doc, text, &r->arena) : NULL;

	if (id != NULL)
		diag_warning(r->diag, at, NULL,
		    "the first page has no place '#%s', so the words stand there without a link",
		    id);
}

void
settings_check(const struct report *rep)
{
	const struct report_settings *s = rep->settings;

	if (s == NULL)
		return;
	for (size_t k = 0; k < s->ncomments; k++)
		check_comment(rep, &s->comments[k]);
	if (s->intro == NULL && s->conclusion == NULL)
		return;
	struct status_input in = report_input(rep, 0);
	const struct node *doc = status_compose(&in, &rep->run->arena);
	check_links(rep, doc, s->intro, s->intro_at);
	check_links(rep, doc, s->conclusion, s->conclusion_at);
}
