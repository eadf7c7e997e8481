#include "ingest/saved.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>

#include "base/strmap.h"
#include "base/text.h"
#include "base/translate.h"
#include "model/period.h"
#include "model/words.h"

#define ID_BYTES 64 /* of an indicator's id */

/* What is read, and where in it: "assessments[3].target." for messages. */
struct saved_reading {
	struct saved_status *out;
	struct catalogue *catalogue;
	const struct geography *geography;
	struct arena *arena;
	struct diag *diag;
	struct pos at;
	const char *where;
	struct strmap rows; /* that are read, by what they are of */
};

static bool
wrong(const struct saved_reading *r, const char *key, const char *what)
{
	return diag_error(
	    r->diag, r->at, "type-error", "%s%s: %s", r->where, key, diag_say(r->diag, what));
}

/* ---- values ----------------------------------------------------------------------- */

/* Does TEXT, which others print, show all that it has? */
static bool
is_plain(const char *text)
{
	const char *s = text;

	while ((unsigned char)*s >= 0x20 && *s != 0x7f)
		s++;
	return *s == '\0' && text_hidden(text, strlen(text)) == 0;
}

static bool
take_text(const struct saved_reading *r, json_t *from, const char *key, const char **out)
{
	json_t *v = json_object_get(from, key);

	if (!json_is_string(v))
		return wrong(r, key, v == NULL ? N_("it is missing") : N_("it is no text"));
	*out = arena_strdup(r->arena, json_string_value(v));
	return is_plain(*out) || wrong(r, key, "it holds a control or hidden character");
}

/* null: NAN */
static bool
take_number(const struct saved_reading *r, json_t *from, const char *key, double *out)
{
	json_t *v = json_object_get(from, key);

	*out = NAN;
	if (json_is_null(v))
		return true;
	if (!json_is_number(v))
		return wrong(r, key, v == NULL ? N_("it is missing") : N_("it is no number"));
	*out = json_number_value(v);
	return true;
}

static bool
take_whole(
    const struct saved_reading *r, json_t *from, const char *key, int low, int high, int *out)
{
	json_t *v = json_object_get(from, key);

	if (!json_is_integer(v) || json_integer_value(v) < low || json_integer_value(v) > high)
		return wrong(r, key,
		    v == NULL
			? N_("it is missing")
			: arena_printf(r->arena,
			    diag_say(r->diag, "it is no whole number from %d to %d"), low, high));
	*out = (int)json_integer_value(v);
	return true;
}

static bool
take_date(const struct saved_reading *r, json_t *from, const char *key, int *out)
{
	const char *text;

	if (!take_text(r, from, key, &text))
		return false;
	*out = date_parse(text);
	return *out != 0
	    || wrong(r, key,
		arena_printf(r->arena, diag_say(r->diag, "'%s' is no date (2024-03-01)"), text));
}

/* The place of FROM's word KEY among the N that WORD_OF gives. */
static bool
take_word(const struct saved_reading *r, json_t *from, const char *key, const char *(*word_of)(int),
    int n, int *out)
{
	const char *text, *list = "";

	if (!take_text(r, from, key, &text))
		return false;
	for (*out = 0; *out < n; ++*out) {
		if (strcmp(text, word_of(*out)) == 0)
			return true;
		list = arena_printf(r->arena, "%s%s%s", list, *out > 0 ? ", " : "", word_of(*out));
	}
	return wrong(
	    r, key, arena_printf(r->arena, diag_say(r->diag, "'%s' is none of: %s"), text, list));
}

static const char *
verdict_at(int i)
{
	return verdict_id((enum verdict)i);
}

static const char *
development_at(int i)
{
	return development_id((enum development)i);
}

static const char *
rule_at(int i)
{
	return target_rule_id((enum target_rule)i);
}

static const char *
status_at(int i)
{
	return target_status_id((enum target_status)i);
}

/* ---- parts of a row ----------------------------------------------------------------- */

/* The object KEY of FROM, NULL where it is null. False after a message. */
static bool
take_object(const struct saved_reading *r, json_t *from, const char *key, json_t **out)
{
	json_t *v = json_object_get(from, key);

	*out = json_is_object(v) ? v : NULL;
	return *out != NULL || json_is_null(v)
	    || wrong(
		r, key, v == NULL ? N_("it is missing") : N_("it is neither an object nor null"));
}

static bool
take_target(struct saved_reading *r, json_t *row, const struct target **out)
{
	const char *outside = r->where;
	struct target t = { .low = NAN, .high = NAN, .note = "", .stratum = "" };
	int rule = 0, status = 0;
	double value = NAN;
	json_t *from;

	*out = NULL;
	if (!take_object(r, row, "target", &from) || from == NULL)
		return from != NULL || json_is_null(json_object_get(row, "target"));
	r->where = arena_printf(r->arena, "%starget.", outside);
	if (!take_word(r, from, "rule", rule_at, TARGET_BETWEEN + 1, &rule)
	    || !take_number(r, from, "value", &value)
	    || !take_whole(r, from, "by", 1900, 2100, &t.by)
	    || !take_word(r, from, "status", status_at, TARGET_WITHDRAWN + 1, &status)
	    || !take_date(r, from, "from", &t.from) || !take_text(r, from, "document", &t.document))
		return false;
	t.rule = (enum target_rule)rule;
	t.status = (enum target_status)status;
	if (t.rule == TARGET_AT_LEAST)
		t.low = value;
	else
		t.high = value;
	if (t.rule == TARGET_BETWEEN
	    && (!take_number(r, from, "low", &t.low) || !take_number(r, from, "high", &t.high)))
		return false;
	r->where = outside;
	*out = memcpy(arena_alloc(r->arena, sizeof t), &t, sizeof t);
	return true;
}

/* The figure of FROM into J; its observation where FROM names a period. */
static bool
take_judgement(struct saved_reading *r, json_t *from, struct judgement *j)
{
	json_t *period = json_object_get(from, "period");
	struct observation o = { .status = OBS_NORMAL,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN,
		.hidden_low = NAN,
		.hidden_high = NAN };

	if (!take_number(r, from, "value", &j->value) || !take_number(r, from, "gap", &j->gap))
		return false;
	o.value = j->value;
	if (json_is_null(period))
		return true;
	if (!json_is_string(period) || !period_parse(&o.period, json_string_value(period)))
		return wrong(r, "period", N_("it is no period (2023, 2023Q1, 2023M01)"));
	j->obs = memcpy(arena_alloc(r->arena, sizeof o), &o, sizeof o);
	return true;
}

static bool
same_period(const struct judgement *a, const struct judgement *b)
{
	return a->obs != NULL && b->obs != NULL && period_same(a->obs->period, b->obs->period);
}

/* The latest figure with its counts, and the one that is judged. */
static bool
take_figures(struct saved_reading *r, json_t *row, struct assessment *as)
{
	const char *outside = r->where;
	double numerator, denominator;
	json_t *judged;

	if (!take_judgement(r, row, &as->latest) || !take_number(r, row, "numerator", &numerator)
	    || !take_number(r, row, "denominator", &denominator)
	    || !take_object(r, row, "judged", &judged))
		return false;
	if (as->latest.obs != NULL) {
		struct observation o = *as->latest.obs;
		o.numerator = numerator;
		o.denominator = denominator;
		as->latest.obs = memcpy(arena_alloc(r->arena, sizeof o), &o, sizeof o);
	}
	if (judged == NULL)
		return true;
	r->where = arena_printf(r->arena, "%sjudged.", outside);
	if (!take_judgement(r, judged, &as->judged))
		return false;
	r->where = outside;
	if (same_period(&as->latest, &as->judged))
		as->judged.obs = as->latest.obs;
	return true;
}

/* ---- a row ---------------------------------------------------------------------------- */

static bool
is_id(const char *id)
{
	size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n > 0 && n <= ID_BYTES && id[n] == '\0';
}

/* Which indicator, area and stratum. */
static bool
take_subject(struct saved_reading *r, json_t *row, struct saved_item *item)
{
	struct series *s = &item->assessment.series;
	const char *id, *name, *unit, *area_name;
	int code;

	if (!take_text(r, row, "indicator", &id) || !take_text(r, row, "name", &name)
	    || !take_text(r, row, "unit", &unit) || !take_text(r, row, "area_name", &area_name)
	    || !take_whole(r, row, "area", 0, 999999, &code)
	    || !take_text(r, row, "stratum", &s->stratum))
		return false;
	if (!is_id(id))
		return wrong(r, "indicator",
		    arena_printf(r->arena, "'%s' is no id (a-z, 0-9, _ and -, at most %d of them)",
			id, ID_BYTES));
	item->indicator = catalogue_find(r->catalogue, id);
	if (item->indicator < 0)
		item->indicator = catalogue_add(r->catalogue,
		    (struct indicator){ .id = id,
			.name = name,
			.group = "",
			.vision = "",
			.population = "",
			.stratum = "",
			.unit = unit,
			.per = 1,
			.better = BETTER_UNKNOWN,
			.decimals = 1,
			.publisher = "",
			.baseline = { .value = NAN, .source = "" } });
	item->stratum = catalogue_stratum(r->catalogue, s->stratum);
	s->area = geography_area(r->geography, code);
	if (s->area == NULL) {
		const struct area unknown = { .code = code,
			.kind = AREA_KOMMUNE,
			.name = area_name,
			.official_name = area_name,
			.landsdel = "",
			.kommunegruppe = "" };
		s->area = memcpy(arena_alloc(r->arena, sizeof unknown), &unknown, sizeof unknown);
	}
	return true;
}

/* Note the row ITEM. False if it is there already. */
static bool
is_new(struct saved_reading *r, const struct saved_item *item)
{
	const char *key = arena_printf(r->arena, "%d %d %d", item->indicator, item->stratum,
	    item->assessment.series.area->code);

	if (strmap_get(&r->rows, key) >= 0)
		return false;
	strmap_put(&r->rows, r->arena, key, 0);
	return true;
}

static bool
take_row(struct saved_reading *r, json_t *row)
{
	const struct judgement none = {
		.value = NAN, .gap = NAN, .ci = { .code = STAT_BAD_INPUT, .low = NAN, .high = NAN }
	};
	struct saved_item item = { .assessment = { .latest = none, .judged = none } };
	struct assessment *as = &item.assessment;
	int verdict = 0, development = 0;
	json_t *outlook;

	as->outlook.probability_met = NAN;
	if (!json_is_object(row))
		return wrong(r, "", N_("it is no object"));
	if (!take_subject(r, row, &item) || !take_figures(r, row, as)
	    || !take_target(r, row, &as->target)
	    || !take_word(r, row, "verdict", verdict_at, VERDICT_NOT_COMPARABLE + 1, &verdict)
	    || !take_word(
		r, row, "development", development_at, DEVELOPMENT_UNDECIDED + 1, &development)
	    || !take_object(r, row, "outlook", &outlook)
	    || (outlook != NULL
		&& !take_number(r, outlook, "probability_met", &as->outlook.probability_met)))
		return false;
	as->verdict = (enum verdict)verdict;
	as->development = (enum development)development;
	if (!is_new(r, &item))
		return wrong(r, "indicator", N_("the same indicator, area and stratum come twice"));
	r->out->items[r->out->n++] = item;
	return true;
}

/* ---- the file ------------------------------------------------------------------------- */

static bool
take_status(struct saved_reading *r, json_t *root)
{
	json_t *rows = json_object_get(root, "assessments"), *row;
	struct saved_status *s = r->out;
	size_t i;

	r->where = "";
	if (!json_is_object(root) || !json_is_array(rows))
		return diag_error(
		    r->diag, r->at, "type-error", "it is no status: it has no list of assessments");
	if (!take_text(r, root, "pejl", &s->version)
	    || !take_text(r, root, "agreement", &s->agreement)
	    || !take_date(r, root, "as_of", &s->as_of))
		return false;
	s->items = arena_array(r->arena, json_array_size(rows) + 1, sizeof *s->items);
	json_array_foreach(rows, i, row)
	{
		r->where = arena_printf(r->arena, "assessments[%zu].", i);
		if (!take_row(r, row))
			return false;
	}
	/* the catalogue may have moved as it grew */
	for (i = 0; i < s->n; i++)
		s->items[i].assessment.series.indicator =
		    &r->catalogue->indicators[s->items[i].indicator];
	return true;
}

struct stream {
	FILE *in;
	size_t parts;
};

/* json_load_callback_t: the next bytes, unless they make too many parts. */
static size_t
next_bytes(void *to, size_t most, void *with)
{
	struct stream *s = with;
	const char *bytes = to;
	size_t n = fread(to, 1, most, s->in);

	for (size_t i = 0; i < n; i++)
		s->parts += bytes[i] == ',' || bytes[i] == '{' || bytes[i] == '[';
	return s->parts > SAVED_PARTS || ferror(s->in) ? (size_t)-1 : n;
}

static bool
read_file(struct saved_reading *r, FILE *in)
{
	struct stat st;
	json_error_t error;

	if (fstat(fileno(in), &st) != 0)
		return diag_error(r->diag, r->at, NULL, "cannot be read: %s", strerror(errno));
	if ((unsigned long long)st.st_size > SAVED_BYTES)
		return diag_error(r->diag, r->at, NULL,
		    "%lld bytes are more than the %zu that are read of a saved status",
		    (long long)st.st_size, SAVED_BYTES);
	struct stream s = { .in = in };
	json_t *root = json_load_callback(next_bytes, &s, JSON_REJECT_DUPLICATES, &error);
	if (root == NULL && s.parts > SAVED_PARTS)
		return diag_error(r->diag, r->at, NULL,
		    "it has more than %d values, as no status has", SAVED_PARTS);
	if (root == NULL) {
		r->at.line = error.line > 0 ? (size_t)error.line : 0;
		return diag_error(r->diag, r->at, "type-error", "it is no JSON: %s", error.text);
	}
	bool ok = take_status(r, root);
	json_decref(root);
	return ok;
}

bool
saved_load(struct saved_status *out, const char *path, struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d)
{
	struct stat st;
	bool there = stat(path, &st) == 0, folder = there && S_ISDIR(st.st_mode);
	const char *file = folder ? arena_printf(a, "%s/status.json", path) : path;
	struct saved_reading r = { .out = out,
		.catalogue = c,
		.geography = g,
		.arena = a,
		.diag = d,
		.at = { .file = file },
		.where = "" };

	*out = (struct saved_status){ .file = file };
	if (there && !folder && !S_ISREG(st.st_mode))
		return diag_error(d, r.at, NULL, "it is neither a file nor a folder");
	FILE *in = fopen(file, "rb");
	if (in == NULL && folder && errno == ENOENT)
		return diag_error(d, (struct pos){ .file = path }, NULL,
		    "the folder has no status.json; 'pejl report' writes one beside its pages, but "
		    "not with --single");
	if (in == NULL)
		return diag_error(d, r.at, NULL, "cannot be opened: %s", strerror(errno));
	bool ok = read_file(&r, in);
	fclose(in);
	return ok;
}
