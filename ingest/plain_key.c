#include "ingest/plain_key.h"

#include <string.h>

#define CELL_END '\x1f'

void
key_add(struct key_text *k, const char *s, size_t n)
{
	if (n >= KEY_TEXT - (k->n < KEY_TEXT ? k->n : KEY_TEXT)) {
		k->n = KEY_TEXT + 1;
		return;
	}
	memcpy(k->text + k->n, s, n);
	k->n += n;
	k->text[k->n++] = CELL_END;
}

static uint64_t
hash(const struct key_text *k)
{
	uint64_t h = k->n, word;
	size_t i = 0;

	for (; i + sizeof word <= k->n; i += sizeof word) {
		memcpy(&word, k->text + i, sizeof word);
		h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, k->text + i, k->n - i);
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return (h ^ h >> 29) | 1;
}

const struct key_slot *
key_find(const struct key_memo *m, const struct key_text *k)
{
	if (k->n > KEY_TEXT)
		return NULL;
	uint64_t h = hash(k);
	for (size_t i = 0; i < KEY_NEAR; i++) {
		const struct key_slot *s = &m->slot[((h >> 8) + i) % KEY_SLOTS];
		if (s->hash == h && s->n == k->n && memcmp(s->text, k->text, k->n) == 0)
			return s;
		if (s->hash == 0)
			return NULL;
	}
	return NULL;
}

const struct key_slot *
key_learn(struct key_memo *m, const struct key_text *k, const struct key_slot *what)
{
	if (k->n > KEY_TEXT)
		return NULL;
	uint64_t h = hash(k);
	struct key_slot *s = &m->slot[(h >> 8) % KEY_SLOTS];
	for (size_t i = 0; i < KEY_NEAR && s->hash != 0; i++)
		s = &m->slot[((h >> 8) + i) % KEY_SLOTS];
	if (s->hash != 0)
		s = &m->slot[((h >> 8) + h % KEY_NEAR) % KEY_SLOTS];
	*s = *what;
	s->hash = h;
	s->n = k->n;
	memcpy(s->text, k->text, k->n);
	return s;
}
