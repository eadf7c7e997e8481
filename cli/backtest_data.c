/* The backtest for machines: CSV and JSON. */
#include <stddef.h>
#include <string.h>

#include "base/json.h"
#include "cli/backtest.h"
#include "cli/emit.h"
#include "cli/value.h"

/* ---- CSV: a row for each model and part ---------------------------------------------- */

static const char *const heads[] = { "horizon", "points", "model", "n", "coverage_50",
	"coverage_80", "coverage_95", "interval_score_50", "interval_score", "interval_score_95",
	"crps", "error", "brier" };

static void
emit_part(struct emit *e, const struct trial_part *p)
{
	for (size_t m = 0; m < TRIAL_MODELS; m++) {
		const struct trial_score *s = &p->score[m];
		emit_int(e, (long long)p->steps);
		if (p->points > 0)
			emit_int(e, (long long)p->points);
		else
			emit_text(e, "all");
		emit_text(e, trial_model_id((enum trial_model)m));
		emit_int(e, (long long)s->n);
		for (size_t k = 0; k < TRIAL_LEVELS; k++)
			emit_number(e, s->coverage[k]);
		for (size_t k = 0; k < TRIAL_LEVELS; k++)
			emit_number(e, s->interval_score[k]);
		emit_number(e, s->crps);
		emit_number(e, s->error);
		emit_number(e, s->brier);
		emit_row_end(e);
	}
}

void
backtest_csv(FILE *out, const struct trial *t, bool danish)
{
	struct emit e;

	emit_begin(&e, out, danish, heads, countof(heads));
	for (size_t i = 0; i < t->nparts; i++)
		emit_part(&e, &t->part[i]);
	for (size_t i = 0; i < t->nlengths; i++)
		emit_part(&e, &t->length[i]);
}

/* ---- JSON ------------------------------------------------------------------------------ */

static const struct {
	const char *key;
	size_t at; /* of a double in struct trial_score */
} scores[] = {
	{ "coverage_50", offsetof(struct trial_score, coverage[0]) },
	{ "coverage_80", offsetof(struct trial_score, coverage[1]) },
	{ "coverage_95", offsetof(struct trial_score, coverage[2]) },
	{ "interval_score", offsetof(struct trial_score, interval_score[1]) },
	{ "interval_score_95", offsetof(struct trial_score, interval_score[2]) },
	{ "crps", offsetof(struct trial_score, crps) },
	{ "error", offsetof(struct trial_score, error) },
	{ "brier", offsetof(struct trial_score, brier) },
};

static double
score_at(const struct trial_part *p, size_t model, size_t at)
{
	double v;

	memcpy(&v, (const char *)&p->score[model] + at, sizeof v);
	return v;
}

/* "crps": [{"horizon": 1, "outlook": 0.142, "no_change": 0.16, "drift": 0.172}, ...] */
static void
put_score(struct json *j, const struct trial *t, const char *key, size_t at)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < t->nparts; i++) {
		json_object(j);
		value_count(j, "horizon", t->part[i].steps);
		for (size_t m = 0; m < TRIAL_MODELS; m++)
			value_number(
			    j, trial_model_id((enum trial_model)m), score_at(&t->part[i], m, at));
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_lengths(struct json *j, const struct trial *t)
{
	json_key(j, "by_length");
	json_array(j);
	for (size_t i = 0; i < t->nlengths; i++) {
		const struct trial_part *p = &t->length[i];
		json_object(j);
		value_count(j, "horizon", p->steps);
		value_count(j, "points", p->points);
		value_count(j, "n", p->score[0].n);
		for (size_t m = 0; m < TRIAL_MODELS; m++) {
			json_key(j, trial_model_id((enum trial_model)m));
			json_object(j);
			for (size_t k = 0; k < countof(scores); k++)
				value_number(j, scores[k].key, score_at(p, m, scores[k].at));
			json_object_end(j);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_reliability(struct json *j, const struct trial *t)
{
	json_key(j, "reliability");
	json_array(j);
	for (size_t i = 0; i < t->nparts; i++)
		for (size_t k = 0; k < RELIABILITY_BINS; k++) {
			const struct reliability *r = &t->reliability[i][k];
			json_object(j);
			value_count(j, "horizon", t->part[i].steps);
			value_number(j, "from", (double)k / RELIABILITY_BINS);
			value_number(j, "to", (double)(k + 1) / RELIABILITY_BINS);
			value_count(j, "n", r->n);
			value_number(j, "said", r->forecast);
			value_number(j, "seen", r->met);
			json_object_end(j);
		}
	json_array_end(j);
}

static void
put_counts(struct json *j, const struct trial *t)
{
	json_key(j, "horizons");
	json_array(j);
	for (size_t i = 0; i < t->nparts; i++) {
		json_object(j);
		value_count(j, "horizon", t->part[i].steps);
		value_count(j, "n", t->part[i].score[0].n);
		value_count(j, "refused", t->refused[i]);
		json_object_end(j);
	}
	json_array_end(j);
}

void
backtest_json(FILE *out, const struct trial *t, size_t min_points)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j);
	value_string(&j, "pejl", PEJL_VERSION);
	value_count(&j, "series", t->nseries);
	value_count(&j, "groups", t->ngroups);
	value_count(&j, "min_points", min_points);
	put_counts(&j, t);
	for (size_t k = 0; k < countof(scores); k++)
		put_score(&j, t, scores[k].key, scores[k].at);
	put_lengths(&j, t);
	put_reliability(&j, t);
	json_object_end(&j);
	json_end(&j);
}
