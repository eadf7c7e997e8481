#include "ingest/targets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/conf.h"
#include "ingest/goal.h"
#include "model/period.h"

static const struct conf_rule agreement_rules[] = {
	{ "region", CONF_VALUE, NULL },
	{ "from", CONF_VALUE, NULL },
	{ "to", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule baseline_rules[] = {
	{ "value", CONF_VALUE, NULL },
	{ "year", CONF_VALUE, NULL },
	{ "years", CONF_LIST, NULL },
	{ "source", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule break_rules[] = {
	{ "at", CONF_VALUE, NULL },
	{ "reason", CONF_VALUE, NULL },
	{ "document", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule target_rules[] = {
	{ "from", CONF_VALUE, NULL },
	{ "at_most", CONF_VALUE, NULL },
	{ "at_least", CONF_VALUE, NULL },
	{ "between", CONF_LIST, NULL },
	{ "by", CONF_VALUE, NULL },
	{ "area", CONF_VALUE, NULL },
	{ "stratum", CONF_VALUE, NULL },
	{ "status", CONF_VALUE, NULL },
	{ "document", CONF_VALUE, NULL },
	{ "note", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule indicator_rules[] = {
	{ "name", CONF_VALUE, NULL },
	{ "group", CONF_VALUE, NULL },
	{ "vision", CONF_VALUE, NULL },
	{ "population", CONF_VALUE, NULL },
	{ "stratum", CONF_VALUE, NULL },
	{ "measure", CONF_VALUE, NULL },
	{ "unit", CONF_VALUE, NULL },
	{ "per", CONF_VALUE, NULL },
	{ "events", CONF_LIST, NULL },
	{ "better", CONF_VALUE, NULL },
	{ "decimals", CONF_VALUE, NULL },
	{ "publisher", CONF_VALUE, NULL },
	{ "baseline", CONF_SECTION, baseline_rules },
	{ "break", CONF_SECTION, break_rules },
	{ "target", CONF_SECTION, target_rules },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule rules[] = {
	{ "agreement", CONF_TITLED, agreement_rules },
	{ "indicator", CONF_TITLED, indicator_rules },
	{ NULL, CONF_VALUE, NULL },
};

/* In the order of their enums. */
static const char *const measures[] = { "proportion", "rate", "mean", "ratio", "amount" };
static const char *const betters[] = { "lower", "higher" };
static const char *const statuses[] = { "draft", "final", "withdrawn" };

struct load {
	struct conf conf;
	const struct geography *geography;
	struct agreement agreement;
	struct indicator *indicators;
	const struct conf_section **sections; /* of the indicators */
	size_t nindicators;
};

static void
read_agreement(struct load *l)
{
	const struct conf *c = &l->conf;
	const struct conf_section *s = conf_next(&c->root, "agreement", NULL);
	struct agreement *a = &l->agreement;

	if (s == NULL) {
		diag_error(c->diag, (struct pos){ .file = c->path }, NULL, "there is no agreement");
		return;
	}
	conf_text(c, s, "region", NULL);
	*a = (struct agreement){ .name = s->title,
		.region = goal_area(c, l->geography, s, "region", 0) };
	a->from = conf_date(c, s, "from", true);
	a->to = conf_date(c, s, "to", true);
	if (a->from != 0 && a->to != 0 && a->to < a->from)
		diag_error(c->diag, conf_pos(c, s, "to"), NULL, "'to' is before 'from'");
	s = conf_next(&c->root, "agreement", s);
	if (s != NULL)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL, "there is a second agreement, '%s'",
		    s->title);
}

/* ---- targets --------------------------------------------------------------- */

static struct target
read_target(const struct load *l, const struct conf_section *s, const struct indicator *i)
{
	const struct conf *c = &l->conf;
	struct target t = { .low = NAN, .high = NAN, .origin = conf_pos(c, s, NULL) };

	t.status = (enum target_status)conf_word(c, s, "status", statuses, countof(statuses), -1);
	goal_limits(c, &t, s, i);
	t.from = conf_date(c, s, "from", true);
	bool by_given = conf_has(s, "by") || t.status != TARGET_WITHDRAWN;
	t.by = by_given ? conf_whole(c, s, "by", 1900, 2100, 0) : l->agreement.to / 10000;
	if (by_given && t.by != 0 && t.by < t.from / 10000)
		diag_error(c->diag, conf_pos(c, s, "by"), NULL,
		    "'by' %d is before the year of 'from', %d", t.by, t.from / 10000);
	t.area = goal_area(c, l->geography, s, "area", l->agreement.region);
	t.stratum = conf_text(c, s, "stratum", "");
	if (strcmp(t.stratum, i->stratum) == 0)
		t.stratum = "";
	t.document = conf_text(c, s, "document", NULL);
	t.note = conf_text(c, s, "note", "");
	return t;
}

/* Which decision X and Y are of: by area, then subgroup, then date, then the year to meet it in. */
static int
compare_decisions(const struct target *x, const struct target *y)
{
	int strata = strcmp(x->stratum, y->stratum);

	if (x->area != y->area)
		return x->area < y->area ? -1 : 1;
	if (strata != 0)
		return strata;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->by > y->by) - (x->by < y->by);
}

/* The same, then by place in the file. */
static int
compare_targets(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int order = compare_decisions(x, y);

	return order != 0 ? order
			  : (x->origin.line > y->origin.line) - (x->origin.line < y->origin.line);
}

/* T of I says again what FIRST says. */
static void
refuse_second(const struct load *l, const struct indicator *i, const struct target *first,
    const struct target *t)
{
	char date[PERIOD_SIZE];
	bool grouped = t->stratum[0] != '\0';

	diag_error(l->conf.diag, t->origin, NULL,
	    "indicator '%s' has a second target for area %d%s%s%s from %s by %d; the first is in "
	    "line %zu",
	    i->id, t->area, grouped ? ", '" : "", t->stratum, grouped ? "'" : "",
	    date_print(date, t->from), t->by, first->origin.line);
}

static void
read_targets(const struct load *l, struct indicator *i, const struct conf_section *in)
{
	struct target *targets =
	    arena_array(l->conf.arena, conf_count(in, "target"), sizeof *targets);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "target", s)) != NULL;)
		targets[i->ntargets++] = read_target(l, s, i);
	qsort(targets, i->ntargets, sizeof *targets, compare_targets);
	for (size_t k = 1; k < i->ntargets; k++)
		if (compare_decisions(&targets[k - 1], &targets[k]) == 0 && targets[k].from != 0)
			refuse_second(l, i, &targets[k - 1], &targets[k]);
	i->targets = targets;
}

/* ---- indicators ------------------------------------------------------------ */

static int
compare_breaks(const void *a, const void *b)
{
	const struct series_break *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static void
read_breaks(const struct load *l, struct indicator *i, const struct conf_section *in)
{
	const struct conf *c = &l->conf;
	struct series_break *breaks =
	    arena_array(c->arena, conf_count(in, "break"), sizeof *breaks);

	for (const struct conf_section *s = NULL; (s = conf_next(in, "break", s)) != NULL;) {
		struct series_break b = { .at = conf_date(c, s, "at", true),
			.reason = conf_text(c, s, "reason", NULL),
			.document = conf_text(c, s, "document", "") };
		for (size_t k = 0; k < i->nbreaks; k++)
			if (b.at != 0 && breaks[k].at == b.at)
				diag_error(c->diag, conf_pos(c, s, "at"), NULL,
				    "indicator '%s' has two breaks on one day", i->id);
		breaks[i->nbreaks++] = b;
	}
	qsort(breaks, i->nbreaks, sizeof *breaks, compare_breaks);
	i->breaks = breaks;
}

/* B by the figures themselves: of one year, or the mean of several. */
static void
read_own_years(const struct load *l, struct baseline *b, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	bool one = conf_has(s, "year"), several = conf_has(s, "years");

	if (!one && !several)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL,
		    "baseline has no 'value', 'year' or 'years'");
	if (one && several)
		diag_error(c->diag, conf_pos(c, s, "years"), NULL,
		    "'years' stands beside 'year'; a baseline has one of them");
	b->years = goal_years(&l->conf, s, several ? "years" : "year", &b->nyears);
	b->source = conf_text(c, s, "source", "");
}

static void
read_stated(const struct load *l, struct baseline *b, const struct conf_section *s)
{
	const struct conf *c = &l->conf;

	if (conf_has(s, "years"))
		diag_error(c->diag, conf_pos(c, s, "years"), NULL,
		    "'years' stands beside 'value'; a baseline has one of them");
	b->value = conf_number(c, s, "value");
	b->year = conf_has(s, "year") ? conf_whole(c, s, "year", 1900, 2100, 0) : 0;
	b->source = conf_text(c, s, "source", NULL);
}

static struct baseline
read_baseline(const struct load *l, const struct conf_section *in)
{
	const struct conf *c = &l->conf;
	const struct conf_section *s = conf_next(in, "baseline", NULL);
	struct baseline b = { .value = NAN, .source = "" };

	if (s == NULL)
		return b;
	if (conf_has(s, "value"))
		read_stated(l, &b, s);
	else
		read_own_years(l, &b, s);
	s = conf_next(in, "baseline", s);
	if (s != NULL)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL, "%s has a second baseline",
		    conf_called(c, in));
	return b;
}

/* What a value is multiplied by: a percentage and a plain figure say it by their measure. */
static double
read_per(const struct conf *c, const struct conf_section *s, enum measure m)
{
	double per = conf_number(c, s, "per");

	if (!conf_has(s, "per") && m == MEASURE_RATE)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL,
		    "%s has no 'per', which a rate needs", conf_called(c, s));
	if (per <= 0)
		diag_error(c->diag, conf_pos(c, s, "per"), NULL, "'per' is a number above 0");
	return !isnan(per) ? per : m == MEASURE_PROPORTION ? 100 : 1;
}

/* What the numerator counts: one and several of it in Danish, and maybe in English. */
static void
read_events(const struct conf *c, struct indicator *i, const struct conf_section *s)
{
	const char *words[4] = { NULL };
	size_t n = 0;

	for (const struct conf_value *v = NULL; (v = conf_value(s, "events", v)) != NULL; n++) {
		if (v->text[0] == '\0')
			break;
		if (n < countof(words))
			words[n] = v->text;
	}
	if (conf_has(s, "events") && n != 2 && n != 4) {
		diag_error(c->diag, conf_pos(c, s, "events"), NULL,
		    "'events' takes one and several of them in Danish, and may add them in "
		    "English");
		return;
	}
	for (size_t k = 0; k < countof(words); k++)
		i->event[k / 2][k % 2] = words[k];
}

static struct indicator
read_indicator(const struct load *l, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	struct indicator i = { .id = s->title, .configured = true };

	conf_check_id(c, s);
	i.name = conf_text(c, s, "name", NULL);
	i.group = conf_text(c, s, "group", "");
	i.vision = conf_text(c, s, "vision", "");
	i.population = conf_text(c, s, "population", "");
	i.stratum = conf_text(c, s, "stratum", "");
	int measure = conf_word(c, s, "measure", measures, countof(measures), -1);
	i.measure = measure < 0 ? MEASURE_AMOUNT : (enum measure)measure;
	i.unit = conf_text(c, s, "unit", NULL);
	i.per = read_per(c, s, i.measure);
	read_events(c, &i, s);
	int better = conf_word(c, s, "better", betters, countof(betters), -1);
	i.better = better < 0 ? BETTER_UNKNOWN : (enum better)better;
	i.decimals = conf_whole(c, s, "decimals", 0, 6, 1);
	i.publisher = conf_text(c, s, "publisher", "");
	i.baseline = read_baseline(l, s);
	read_breaks(l, &i, s);
	read_targets(l, &i, s);
	return i;
}

/* Refuse indicator K if an earlier one has its id or its name. */
static void
check_unique(const struct load *l, size_t k)
{
	const struct conf *c = &l->conf;

	for (size_t i = 0; i < k; i++) {
		if (strcmp(l->indicators[i].id, l->indicators[k].id) == 0)
			conf_refuse_again(c, l->sections[k], l->sections[i]);
		else if (l->indicators[k].name[0] != '\0'
		    && strcmp(l->indicators[i].name, l->indicators[k].name) == 0)
			diag_error(c->diag, conf_pos(c, l->sections[k], "name"), NULL,
			    "indicator '%s' has this name too", l->indicators[i].id);
	}
}

static void
read_indicators(struct load *l)
{
	const struct conf_section *root = &l->conf.root;
	size_t n = conf_count(root, "indicator");

	l->indicators = arena_array(l->conf.arena, n, sizeof *l->indicators);
	l->sections = arena_array(l->conf.arena, n, sizeof *l->sections);
	for (const struct conf_section *s = NULL; (s = conf_next(root, "indicator", s)) != NULL;) {
		l->sections[l->nindicators] = s;
		l->indicators[l->nindicators] = read_indicator(l, s);
		check_unique(l, l->nindicators++);
	}
}

bool
targets_load(struct catalogue *c, const char *path, const struct geography *g, struct arena *a,
    struct diag *d)
{
	struct load l = { .geography = g };
	size_t before = d->errors;

	if (!conf_read(&l.conf, path, rules, a, d))
		return false;
	read_agreement(&l);
	read_indicators(&l);
	if (d->errors != before)
		return false;
	c->agreement = l.agreement;
	for (size_t i = 0; i < l.nindicators; i++) {
		catalogue_add(c, l.indicators[i]);
		for (size_t k = 0; k < l.indicators[i].ntargets; k++)
			catalogue_stratum(c, l.indicators[i].targets[k].stratum);
	}
	return true;
}
