/* pejl followup: the status sheet of one forum for one meeting. */
#include <string.h>

#include "base/outfile.h"
#include "base/translate.h"
#include "cli/efforts.h"
#include "cli/forum.h"
#include "cli/report.h"
#include "cli/settings.h"
#include "model/period.h"
#include "model/target.h"
#include "plots/spark.h"
#include "report/followup.h"

static const struct pos nowhere = { 0 };

/* A sheet being made; all in the run's arena. */
struct sheet {
	struct run *run;
	struct portfolio portfolio;
	struct followup followup;
};

/* ---- whose sheet ----------------------------------------------------------- */

static const char *
day_text(struct run *r, int day)
{
	char text[PERIOD_SIZE];

	return arena_strdup(&r->arena, date_print(text, day));
}

/* Who was there on DAY before B began; NULL if nobody was. */
static const struct body *
predecessor_on(const struct portfolio *p, const struct body *b, int day)
{
	for (size_t i = 0; i < p->nbodies; i++)
		if (p->bodies[i].from <= day && p->bodies[i].to >= day
		    && body_on(&p->bodies[i], b->from) == b)
			return &p->bodies[i];
	return NULL;
}

static bool
refuse_early(struct sheet *s, const struct body *b)
{
	struct run *r = s->run;
	int day = r->options->as_of;
	const struct body *then = predecessor_on(&s->portfolio, b, day);

	if (then != NULL)
		return diag_error(r->diag, nowhere, NULL,
		    "--date: %s begins on %s; on %s it is %s (--forum %s)", b->name,
		    day_text(r, b->from), day_text(r, day), then->name, then->id);
	return diag_error(r->diag, nowhere, NULL,
	    "--date: %s begins on %s, and nobody is there on %s", b->name, day_text(r, b->from),
	    day_text(r, day));
}

/* Whose sheet it is, and after whom. False after a message. */
static bool
find_body(struct sheet *s)
{
	struct run *r = s->run;
	struct followup *f = &s->followup;
	const char *word = r->options->fora[0];
	const struct body *b = forum_find(r, &s->portfolio, word);

	if (b == NULL)
		return false;
	if (f->day < b->from)
		return refuse_early(s, b);
	f->body = body_on(b, f->day);
	if (f->body == NULL)
		return diag_error(r->diag, nowhere, NULL,
		    "--forum: %s closed on %s, and nobody took over", b->name, day_text(r, b->to));
	if (f->body == b)
		return true;
	f->asked = b;
	diag_note(r->diag, nowhere, "%s is since %s %s", b->name, day_text(r, f->body->from),
	    f->body->name);
	return true;
}

/* The meetings are the forum's own, or where it has none those of whom it reports to. */
static void
find_meetings(struct sheet *s)
{
	struct followup *f = &s->followup;
	const struct portfolio *p = &s->portfolio;
	char day[PERIOD_SIZE];

	f->meets = f->body;
	if (portfolio_meeting(p, f->body, NO_END) == 0 && f->body->reports_to != NULL)
		f->meets = f->body->reports_to;
	f->before = portfolio_meeting(p, f->meets, date_add(f->day, -1));
	f->listed = portfolio_meeting(p, f->meets, f->day) == f->day;
	if (!f->listed)
		diag_note(s->run->diag, nowhere, "%s is not among the meetings of %s",
		    date_print(day, f->day), f->meets->id);
}

/* Its own area where that has kommuner on the day, else the agreement's region. */
static void
find_area(struct sheet *s)
{
	const struct geography *g = &s->run->geography;
	int own = s->followup.body->area;
	bool there = own != 0 && geography_exists(g, own, s->followup.day);

	s->followup.area = geography_area(g, there ? own : s->run->catalogue.agreement.region);
}

/* ---- its indsatser --------------------------------------------------------- */

/* Is B on the day of the sheet the forum, or does it report to it? */
static bool
is_ours(const struct followup *f, const struct body *b)
{
	const struct body *now = body_on(b, f->day);

	if (now == NULL || now == f->body)
		return now != NULL;
	return now->reports_to != NULL && body_on(now->reports_to, f->day) == f->body;
}

/* The index of STRATUM; -1: no figure has it. */
static int
stratum_index(const struct catalogue *c, const char *stratum)
{
	for (size_t k = 0; k < c->nstrata; k++)
		if (strcmp(c->strata[k], stratum) == 0)
			return (int)k;
	return -1;
}

/*
 * The figures of C, of E, held against its threshold as if that were the target of a målsætning:
 * those of the sheet's own area, unless C names another one than E's forum has.
 */
static struct assessment
criterion_assess(const struct sheet *s, const struct effort *e, const struct criterion *c)
{
	struct run *r = s->run;
	int region = r->catalogue.agreement.region;
	int usual = e->forum->area != 0 ? e->forum->area : region;
	int area = c->threshold.area == usual ? s->followup.area->code : c->threshold.area;
	int stratum = stratum_index(&r->catalogue, c->threshold.stratum);
	struct series series =
	    panel_series(&r->panel, c->indicator, area, stratum > 0 ? stratum : 0, s->followup.day);
	struct indicator *held = arena_alloc(&r->arena, sizeof *held);
	struct target *goal = arena_alloc(&r->arena, sizeof *goal);

	*goal = c->threshold;
	goal->area = area;
	goal->from = 0; /* it is asked about on any day */
	*held = *series.indicator;
	held->targets = goal;
	held->ntargets = 1;
	series.indicator = held;
	series.stratum = c->threshold.stratum;
	if (stratum < 0)
		series.n = 0;
	return run_assess_series(r, &series, c->indicator, stratum > 0 ? stratum : 0);
}

static const struct assessment *
criteria_assess(const struct sheet *s, const struct effort *e)
{
	struct assessment *out = arena_array(&s->run->arena, e->ncriteria + 1, sizeof *out);

	for (size_t k = 0; k < e->ncriteria; k++)
		if (e->criteria[k].indicator >= 0)
			out[k] = criterion_assess(s, e, &e->criteria[k]);
	return out;
}

/* Is E on the sheet? *LOCAL: it is, though the forum does not answer for it. */
static bool
is_on_sheet(const struct followup *f, const struct effort *e, bool *local)
{
	bool answers = is_ours(f, e->forum), carries_out = false;

	for (size_t k = 0; k < e->nlocal && !carries_out; k++)
		carries_out = is_ours(f, e->local[k]);
	*local = !answers;
	return answers || carries_out;
}

/* Those of GROUP that the forum answers for, or else carries out, after what is there. */
static void
add_efforts(struct sheet *s, struct followup_effort *out, const char *group, bool carried_out)
{
	const struct portfolio *p = &s->portfolio;
	struct followup *f = &s->followup;

	for (size_t i = 0; i < p->nefforts; i++) {
		const struct effort *e = &p->efforts[i];
		struct followup_effort *to = &out[f->nefforts];
		bool local;
		if (strcmp(e->group, group) != 0 || !is_on_sheet(f, e, &local)
		    || local != carried_out)
			continue;
		*to = (struct followup_effort){
			.effort = e, .local = local, .criteria = criteria_assess(s, e)
		};
		to->late = effort_update_overdue(p, e, f->day, &to->update);
		f->nefforts++;
	}
}

/* Følgegruppe by følgegruppe, in the order in which the file has them first; its own before others.
 */
static void
find_efforts(struct sheet *s)
{
	const struct portfolio *p = &s->portfolio;
	struct followup_effort *out = arena_array(&s->run->arena, p->nefforts + 1, sizeof *out);
	size_t n;
	const char *const *groups = efforts_groups(p, &n, &s->run->arena);

	s->followup.efforts = out;
	for (size_t i = 0; i < n; i++) {
		add_efforts(s, out, groups[i], false);
		add_efforts(s, out, groups[i], true);
	}
}

/* ---- the målsætninger they serve ------------------------------------------- */

static bool
is_served(const struct followup *f, int indicator)
{
	for (size_t k = 0; k < f->nefforts; k++)
		if (effort_serves(f->efforts[k].effort, indicator))
			return true;
	return false;
}

/* INDICATOR of STRATUM in the forum's area and its kommuner. */
static struct section
goal_of(const struct sheet *s, int indicator, int stratum)
{
	struct run *r = s->run;
	struct assessment *own = arena_alloc(&r->arena, sizeof *own);
	struct section out = { .region = own };

	*own = run_assess_one(r, indicator, stratum, s->followup.area->code);
	out.kommuner = run_kommuner(r, indicator, stratum, s->followup.area->code, &out.nkommuner);
	out.spark = spark_svg(&own->series, own->target, s->followup.language, &r->arena);
	return out;
}

/* Each målsætning served, in the order of targets.conf; one that was withdrawn as well. */
static bool
find_goals(struct sheet *s)
{
	struct run *r = s->run;
	struct run_item *items;
	size_t n, most, ngoals = 0;

	if (!run_assess(r, &items, &n))
		return false;
	most = n + r->catalogue.nindicators;
	struct section *goals = arena_array(&r->arena, most + 1, sizeof *goals);
	for (int i = 0; i < (int)r->catalogue.nindicators; i++) {
		bool any = false;
		if (!is_served(&s->followup, i))
			continue;
		for (size_t k = 0; k < n; k++)
			if (items[k].indicator == i) {
				goals[ngoals++] = goal_of(s, i, items[k].stratum);
				any = true;
			}
		if (!any)
			goals[ngoals++] = goal_of(s, i, 0);
	}
	s->followup.goals = goals;
	s->followup.ngoals = ngoals;
	return true;
}

/* Is any figure of the sheet invented? */
static bool
is_fictional(const struct followup *f)
{
	bool any = false;

	for (size_t k = 0; k < f->ngoals; k++) {
		const struct section *g = &f->goals[k];
		any = any || (g->region->cautions & CAUTION_FICTIONAL) != 0;
		for (size_t j = 0; j < g->nkommuner; j++)
			any = any || (g->kommuner[j].cautions & CAUTION_FICTIONAL) != 0;
	}
	for (size_t k = 0; k < f->nefforts; k++)
		for (size_t j = 0; j < f->efforts[k].effort->ncriteria; j++)
			any = any || (f->efforts[k].criteria[j].cautions & CAUTION_FICTIONAL) != 0;
	return any;
}

/* ---- writing --------------------------------------------------------------- */

static const struct {
	enum document bit;
	const char *ending;
} endings[] = { { DOCUMENT_HTML, ".html" }, { DOCUMENT_ODT, ".odt" }, { DOCUMENT_PDF, ".pdf" } };

/* The document that the file PATH is by its name; 0: PATH is a folder. */
static unsigned
document_of(const char *path)
{
	size_t n = strlen(path);

	for (size_t k = 0; k < countof(endings); k++) {
		size_t m = strlen(endings[k].ending);
		if (n > m && strcmp(path + n - m, endings[k].ending) == 0)
			return endings[k].bit;
	}
	return 0;
}

/* Only a page has room for sparks. */
static enum exit_code
write_one(const struct sheet *s, enum document which, const char *path)
{
	struct run *r = s->run;
	struct followup f = s->followup;

	f.sparks = which == DOCUMENT_HTML;
	return report_document(r, followup_compose(&f, &r->arena), which, path);
}

/* The file PATH, or in the folder PATH files named by forum and day. */
static enum exit_code
write_sheet(const struct sheet *s, const char *path)
{
	struct run *r = s->run;
	unsigned single = document_of(path), wanted = r->options->documents;
	enum exit_code code = EXIT_DONE;

	if (wanted == 0)
		wanted = single != 0 ? single : DOCUMENT_HTML;
	if (single != 0)
		return write_one(s, single, path);
	if (!outfile_mkdirs(path, &r->arena, r->diag))
		return EXIT_UNAVAILABLE;
	for (size_t k = 0; k < countof(endings) && code == EXIT_DONE; k++)
		if (wanted & endings[k].bit)
			code = write_one(s, endings[k].bit,
			    arena_printf(&r->arena, "%s/%s-%s%s", path, s->followup.body->id,
				day_text(r, s->followup.day), endings[k].ending));
	return code;
}

/* What is asked for, before any figure is read. */
struct request {
	struct sheet *sheet;
	const char *path;
};

static enum exit_code
check(struct run *r, const void *with)
{
	const struct request *request = with;
	struct sheet *s = request->sheet;

	s->run = r;
	s->followup = (struct followup){ .language = r->options->language,
		.day = r->options->as_of,
		.portfolio = &s->portfolio,
		.catalogue = &r->catalogue,
		.version = PEJL_VERSION,
		.edition = r->options->edition };
	return run_portfolio(r, &s->portfolio) && find_body(s)
		&& settings_open(&s->followup.settings, r)
	    ? EXIT_DONE
	    : EXIT_USAGE;
}

static enum exit_code
answer(struct run *r, const void *with)
{
	const struct request *request = with;
	struct sheet *s = request->sheet;

	(void)r;
	find_meetings(s);
	find_area(s);
	find_efforts(s);
	if (!find_goals(s))
		return EXIT_USAGE;
	s->followup.fictional = is_fictional(&s->followup);
	return write_sheet(s, request->path);
}

static bool
check_options(const struct options *o, const char *path, struct diag *d)
{
	unsigned single = document_of(path);

	if (o->nfora != 1)
		return diag_error(d, nowhere, NULL,
		    o->nfora == 0
			? N_("--forum: name whose sheet it is, as pejl followup --forum dak "
			     "--date 2020-11-23")
			: N_("--forum: name one forum, as pejl followup --forum dak "
			     "--date 2020-11-23"));
	if (!o->has_meeting)
		return diag_error(
		    d, nowhere, NULL, "--date: name the day of the meeting (2020-11-23)");
	if (single != 0 && o->documents != 0 && o->documents != single)
		return diag_error(d, nowhere, NULL,
		    "--out names one file, '%s', and --format asks for another document; name a "
		    "folder",
		    path);
	return true;
}

enum exit_code
followup_run(const struct options *o, struct diag *d)
{
	const char *path = o->out != NULL ? o->out : "out/followup";

	struct sheet sheet = { 0 };
	const struct request request = { &sheet, path };

	return check_options(o, path, d) ? run_checked(o, d, check, answer, &request) : EXIT_USAGE;
}
