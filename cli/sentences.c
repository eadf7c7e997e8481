#include "cli/sentences.h"

#include "cli/grid.h"
#include "cli/value.h"
#include "model/sentence.h"

void
sentences_put(FILE *out, const char *lead, const struct assessment *t, int as_of, enum language l,
    int width, struct arena *a)
{
	const char *of[SENTENCES_MOST];
	size_t n = sentences_of(t, as_of, l, a, of);

	if (*lead != '\0')
		grid_paragraph(out, lead, width, 2, a);
	for (size_t k = 0; k < n; k++)
		grid_paragraph(out, of[k], width, 2, a);
}

static void
put_language(struct json *j, const char *key, const struct assessment *t, int as_of,
    enum language l, struct arena *a)
{
	const char *of[SENTENCES_MOST];
	size_t n = sentences_of(t, as_of, l, a, of);

	json_key(j, key);
	json_array(j);
	for (size_t k = 0; k < n; k++)
		json_string(j, of[k]);
	json_array_end(j);
}

void
sentences_json(struct json *j, const struct assessment *t, int as_of, struct arena *a)
{
	json_key(j, "sentences");
	json_object(j);
	put_language(j, "da", t, as_of, LANGUAGE_DANISH, a);
	put_language(j, "en", t, as_of, LANGUAGE_ENGLISH, a);
	json_object_end(j);
}

/* ---- what stands beside ------------------------------------------------------- */

static void
put_beside(struct json *j, const char *key, const struct beside *b)
{
	json_key(j, key);
	if (b->target == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	value_target_keys(j, b->target);
	value_number(j, "gap", b->latest.gap);
	value_truth(j, "meets", b->latest.meets);
	json_object_end(j);
}

static void
put_baseline(struct json *j, const struct baseline_figure *b)
{
	json_key(j, "baseline");
	if (b->code == STAT_BAD_INPUT) {
		json_null(j);
		return;
	}
	json_object(j);
	value_string(j, "code", stat_code_id(b->code));
	value_number(j, "value", b->value);
	if (b->first != 0) {
		value_int(j, "from", b->first);
		value_int(j, "to", b->last);
	} else {
		value_string(j, "from", NULL);
		value_string(j, "to", NULL);
	}
	value_bool(j, "stated", b->stated);
	json_object_end(j);
}

void
beside_json(struct json *j, const struct assessment *t)
{
	put_beside(j, "final_target", &t->final);
	put_beside(j, "region_target", &t->regional);
	put_baseline(j, &t->baseline);
}
