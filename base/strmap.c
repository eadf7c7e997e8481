#include "base/strmap.h"

#include <stdint.h>
#include <string.h>

struct strmap_slot {
	const char *key; /* NULL: free */
	int number;
};

/* FNV-1a */
static size_t
hash(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds KEY, or the free one where it belongs; half of the slots are free. */
static struct strmap_slot *
find(const struct strmap *m, const char *key)
{
	size_t i = hash(key) & (m->nslots - 1);

	while (m->slots[i].key != NULL && strcmp(m->slots[i].key, key) != 0)
		i = (i + 1) & (m->nslots - 1);
	return &m->slots[i];
}

int
strmap_get(const struct strmap *m, const char *key)
{
	const struct strmap_slot *s = m->nslots > 0 ? find(m, key) : NULL;

	return s != NULL && s->key != NULL ? s->number : -1;
}

static void
grow(struct strmap *m, struct arena *a)
{
	struct strmap old = *m;

	m->nslots = old.nslots == 0 ? 64 : old.nslots * 2;
	m->slots = arena_array(a, m->nslots, sizeof *m->slots);
	for (size_t i = 0; i < old.nslots; i++)
		if (old.slots[i].key != NULL)
			*find(m, old.slots[i].key) = old.slots[i];
}

void
strmap_put(struct strmap *m, struct arena *a, const char *key, int number)
{
	if (2 * (m->n + 1) > m->nslots)
		grow(m, a);
	struct strmap_slot *s = find(m, key);
	m->n += s->key == NULL;
	*s = (struct strmap_slot){ key, number };
}

struct strmap
strmap_copy(const struct strmap *from, struct arena *a)
{
	struct strmap m = *from;

	if (m.nslots > 0) {
		m.slots = arena_array(a, m.nslots, sizeof *m.slots);
		memcpy(m.slots, from->slots, m.nslots * sizeof *m.slots);
	}
	return m;
}
