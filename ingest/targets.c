#include "ingest/targets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/conf.h"
#include "ingest/money.h"
#include "model/period.h"

#define NOT_DECIDED "?" /* "xx %" in a document */

static const struct conf_rule agreement_rules[] = {
	{ "region", CONF_VALUE, NULL },
	{ "from", CONF_VALUE, NULL },
	{ "to", CONF_VALUE, NULL },
	{ "price_index", CONF_VALUE, NULL },
	{ "groups", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule baseline_rules[] = {
	{ "value", CONF_VALUE, NULL },
	{ "year", CONF_VALUE, NULL },
	{ "years", CONF_LIST, NULL },
	{ "source", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule cost_rules[] = {
	{ "amount", CONF_VALUE, NULL },
	{ "unit", CONF_VALUE, NULL },
	{ "price_year", CONF_VALUE, NULL },
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
	{ "price_year", CONF_VALUE, NULL },
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
	{ "currency", CONF_VALUE, NULL },
	{ "scale", CONF_VALUE, NULL },
	{ "prices", CONF_VALUE, NULL },
	{ "price_year", CONF_VALUE, NULL },
	{ "denominator", CONF_VALUE, NULL },
	{ "cost", CONF_SECTION, cost_rules },
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
static const char *const limits[] = { "at_most", "at_least", "between" };

struct load {
	struct conf conf;
	const struct geography *geography;
	struct agreement agreement;
	struct indicator *indicators;
	const struct conf_section **sections; /* of the indicators */
	size_t nindicators;
};

/* The area that KEY names by code or name; FALLBACK if it does not. */
static int
read_area(const struct load *l, const struct conf_section *s, const char *key, int fallback)
{
	const struct conf *c = &l->conf;
	const char *text = conf_text(c, s, key, "");
	int code;

	if (text[0] == '\0')
		return fallback;
	if (geography_match(l->geography, text, &code) == AREA_FOUND)
		return code;
	const char *near = geography_nearest(l->geography, text);
	diag_error(c->diag, conf_pos(c, s, key), NULL, "'%s' is no area%s%s", text,
	    near != NULL ? "; the nearest name is " : "", near != NULL ? near : "");
	return fallback;
}

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
	*a = (struct agreement){ .name = s->title, .region = read_area(l, s, "region", 0) };
	a->from = conf_date(c, s, "from", false);
	a->to = conf_date(c, s, "to", false);
	a->price_index = conf_text(c, s, "price_index", "");
	a->groups = conf_text(c, s, "groups", "");
	if (a->from != 0 && a->to != 0 && a->to < a->from)
		diag_error(c->diag, conf_pos(c, s, "to"), NULL, "'to' is before 'from'");
	s = conf_next(&c->root, "agreement", s);
	if (s != NULL)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL, "there is a second agreement, '%s'",
		    s->title);
}

/* ---- targets --------------------------------------------------------------- */

/* Which of at_most, at_least, between S has; -1 after a message if it is not one of them. */
static int
find_rule(const struct conf *c, const struct conf_section *s)
{
	int found = -1;

	for (int i = 0; i < (int)countof(limits); i++) {
		if (!conf_has(s, limits[i]))
			continue;
		if (found >= 0) {
			diag_error(c->diag, conf_pos(c, s, limits[i]), NULL,
			    "'%s' stands beside '%s'; a target has one of them", limits[i],
			    limits[found]);
			return -1;
		}
		found = i;
	}
	if (found < 0)
		diag_error(c->diag, conf_pos(c, s, NULL), NULL,
		    "target has no 'at_most', 'at_least' or 'between'");
	return found;
}

/* The limit V states, NAN for "?" and after a message. */
static double
read_limit(const struct conf *c, const struct conf_value *v, const struct indicator *i)
{
	if (strcmp(v->text, NOT_DECIDED) == 0)
		return NAN;
	double limit = conf_value_number(c, v);
	if (i->measure == MEASURE_PROPORTION && (limit < 0 || limit > i->per))
		diag_error(c->diag, (struct pos){ .file = c->path, .line = v->line }, NULL,
		    "%s is no proportion: it lies between 0 and %.15g", v->text, i->per);
	return limit;
}

static void
read_between(
    const struct conf *c, struct target *t, const struct conf_section *s, const struct indicator *i)
{
	const struct conf_value *low = conf_value(s, "between", NULL);
	const struct conf_value *high = conf_value(s, "between", low);

	if (high == NULL || conf_value(s, "between", high) != NULL) {
		diag_error(c->diag, conf_pos(c, s, "between"), NULL,
		    "'between' takes a low and a high value, as { 5, 10 }");
		return;
	}
	t->low = read_limit(c, low, i);
	t->high = read_limit(c, high, i);
	if (t->low >= t->high)
		diag_error(c->diag, conf_pos(c, s, "between"), NULL,
		    "'between' takes the low value first, and %s is not below %s", low->text,
		    high->text);
}

/* Rule and limits of T, whose status is known. */
static void
read_limits(
    const struct conf *c, struct target *t, const struct conf_section *s, const struct indicator *i)
{
	t->rule = i->better == BETTER_HIGHER ? TARGET_AT_LEAST : TARGET_AT_MOST;
	if (t->status == TARGET_WITHDRAWN) {
		for (size_t k = 0; k < countof(limits); k++)
			if (conf_has(s, limits[k]))
				diag_error(c->diag, conf_pos(c, s, limits[k]), NULL,
				    "a withdrawn target has no '%s'", limits[k]);
		return;
	}
	int rule = find_rule(c, s);
	if (rule < 0)
		return;
	if (rule == TARGET_BETWEEN) {
		t->rule = TARGET_BETWEEN;
		read_between(c, t, s, i);
		return;
	}
	if ((enum target_rule)rule != t->rule && i->better != BETTER_UNKNOWN)
		diag_error(c->diag, conf_pos(c, s, limits[rule]), NULL,
		    "'%s' contradicts better = %s", limits[rule], betters[i->better]);
	t->rule = (enum target_rule)rule;
	*(rule == TARGET_AT_MOST ? &t->high : &t->low) =
	    read_limit(c, conf_value(s, limits[rule], NULL), i);
}

/* Whose prices a target of I is in: its own, else the indicator's; 0 where it is no money. */
static int
read_price_year(const struct conf *c, const struct conf_section *s, const struct indicator *i)
{
	if (!conf_has(s, "price_year"))
		return i->money.price_year;
	if (i->money.currency == CURRENCY_NONE)
		diag_error(c->diag, conf_pos(c, s, "price_year"), NULL,
		    "'price_year' is of money, and indicator '%s' has no 'currency' (kroner or "
		    "drg)",
		    i->id);
	return conf_whole(c, s, "price_year", 1900, 2100, 0);
}

static struct target
read_target(const struct load *l, const struct conf_section *s, const struct indicator *i)
{
	const struct conf *c = &l->conf;
	struct target t = { .low = NAN, .high = NAN, .origin = conf_pos(c, s, NULL) };

	t.status = (enum target_status)conf_word(c, s, "status", statuses, countof(statuses), -1);
	read_limits(c, &t, s, i);
	t.from = conf_date(c, s, "from", true);
	bool by_given = conf_has(s, "by") || t.status != TARGET_WITHDRAWN || l->agreement.to == 0;
	t.by = by_given ? conf_whole(c, s, "by", 1900, 2100, 0) : l->agreement.to / 10000;
	if (by_given && t.by != 0 && t.by < t.from / 10000)
		diag_error(c->diag, conf_pos(c, s, "by"), NULL,
		    "'by' %d is before the year of 'from', %d", t.by, t.from / 10000);
	t.area = read_area(l, s, "area", l->agreement.region);
	t.stratum = conf_text(c, s, "stratum", "");
	if (strcmp(t.stratum, i->stratum) == 0)
		t.stratum = "";
	t.price_year = read_price_year(c, s, i);
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

static int
compare_years(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The years of KEY, rising; *N of them. */
static const int *
read_years(const struct load *l, const struct conf_section *s, const char *key, size_t *n)
{
	const struct conf *c = &l->conf;
	size_t most = 0;

	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;)
		most++;
	int *years = arena_array(c->arena, most + 1, sizeof *years);
	*n = 0;
	for (const struct conf_value *v = NULL; (v = conf_value(s, key, v)) != NULL;) {
		double year = conf_value_number(c, v);
		if (year >= 1900 && year <= 2100 && year == floor(year))
			years[(*n)++] = (int)year;
		else if (!isnan(year))
			diag_error(c->diag, (struct pos){ .file = c->path, .line = v->line }, NULL,
			    "'%s' is no whole number from 1900 to 2100", v->text);
	}
	qsort(years, *n, sizeof *years, compare_years);
	for (size_t k = 1; k < *n; k++)
		if (years[k] == years[k - 1])
			diag_error(c->diag, conf_pos(c, s, key), NULL, "'%s' has %d more than once",
			    key, years[k]);
	return years;
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
	b->years = read_years(l, s, several ? "years" : "year", &b->nyears);
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
	money_read(c, &i, s);
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
