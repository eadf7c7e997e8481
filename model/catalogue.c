#include "model/catalogue.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

#define ID_MAX 64

void
catalogue_init(struct catalogue *c, struct arena *a)
{
	*c = (struct catalogue){ .arena = a };
	catalogue_stratum(c, "");
}

void
catalogue_copy(struct catalogue *to, const struct catalogue *from, struct arena *a)
{
	*to = *from;
	to->arena = a;
	to->capindicators = from->nindicators + 1;
	to->indicators = arena_array(a, to->capindicators, sizeof *to->indicators);
	memcpy(to->indicators, from->indicators, from->nindicators * sizeof *to->indicators);
	to->capstrata = from->nstrata + 1;
	to->strata = arena_array(a, to->capstrata, sizeof *to->strata);
	memcpy(to->strata, from->strata, from->nstrata * sizeof *to->strata);
	to->ids = strmap_copy(&from->ids, a);
	to->names = strmap_copy(&from->names, a);
	to->suffixes = strmap_copy(&from->suffixes, a);
	to->by_text = strmap_copy(&from->by_text, a);
}

int
catalogue_find(const struct catalogue *c, const char *id)
{
	return strmap_get(&c->ids, id);
}

const char *
catalogue_nearest(const struct catalogue *c, const char *id)
{
	size_t least = strlen(id) / 2 + 1;
	const char *best = NULL;

	for (size_t i = 0; i < c->nindicators; i++) {
		size_t far = text_distance(id, c->indicators[i].id);
		if (c->indicators[i].configured && far < least) {
			least = far;
			best = c->indicators[i].id;
		}
	}
	return best;
}

int
catalogue_add(struct catalogue *c, struct indicator i)
{
	assert(catalogue_find(c, i.id) == -1);
	c->indicators = arena_grow(
	    c->arena, c->indicators, c->nindicators, &c->capindicators, sizeof *c->indicators);
	c->indicators[c->nindicators] = i;
	strmap_put(&c->ids, c->arena, i.id, (int)c->nindicators);
	if (!i.configured)
		strmap_put(&c->names, c->arena, i.name, (int)c->nindicators);
	return (int)c->nindicators++;
}

/* NAME as an id: letters and digits kept, runs of anything else one '_'. */
static char *
make_id(struct arena *a, const char *name)
{
	char word[256], *id = arena_alloc(a, ID_MAX + 1);
	size_t n = 0;
	bool gap = false;

	for (const char *s = name; *s != '\0' && n < ID_MAX - 4;) {
		size_t k = 1;
		while (((unsigned char)s[k] & 0xC0) == 0x80)
			k++;
		char one[8] = "";
		memcpy(one, s, k < 7 ? k : 7);
		s += k;
		if (!text_fold(word, sizeof word, one)
		    || strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") != strlen(word)
		    || word[0] == '\0') {
			gap = n > 0;
			continue;
		}
		if (gap)
			id[n++] = '_';
		gap = false;
		for (const char *w = word; *w != '\0' && n < ID_MAX - 4; w++)
			id[n++] = *w;
	}
	if (n == 0)
		memcpy(id, "unnamed", 8);
	return id;
}

/* BASE, or BASE with the first suffix that makes it new. */
static const char *
new_id(struct catalogue *c, const char *base)
{
	int suffix = strmap_get(&c->suffixes, base);
	const char *id = base;

	if (suffix == -1)
		suffix = 1;
	while (catalogue_find(c, id) != -1)
		id = arena_printf(c->arena, "%s_%d", base, ++suffix);
	if (id != base)
		strmap_put(&c->suffixes, c->arena, base, suffix);
	return id;
}

int
catalogue_publisher_name(struct catalogue *c, const char *name, const char *unit)
{
	int found = strmap_get(&c->names, name);

	if (found != -1)
		return found;
	const char *id = new_id(c, make_id(c->arena, name));
	return catalogue_add(c,
	    (struct indicator){ .id = id,
		.name = arena_strdup(c->arena, name),
		.group = "",
		.vision = "",
		.population = "",
		.stratum = "",
		.measure = MEASURE_AMOUNT,
		.unit = arena_strdup(c->arena, unit),
		.per = 1,
		.better = BETTER_UNKNOWN,
		.decimals = 1,
		.publisher = "",
		.baseline = { .value = NAN, .source = "" } });
}

int
catalogue_stratum(struct catalogue *c, const char *text)
{
	int found = strmap_get(&c->by_text, text);

	if (found != -1)
		return found;
	c->strata = arena_grow(c->arena, c->strata, c->nstrata, &c->capstrata, sizeof *c->strata);
	c->strata[c->nstrata] = arena_strdup(c->arena, text);
	strmap_put(&c->by_text, c->arena, c->strata[c->nstrata], (int)c->nstrata);
	return (int)c->nstrata++;
}
