#include "ingest/memo.h"

#include <stdint.h>
#include <string.h>

struct memo_slot *
memo_slot(struct memo *m, const char *text, size_t n, bool *hit)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	*hit = false;
	if (n > MEMO_TEXT)
		return &m->spare;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)text[i]) * 16777619u;
	struct memo_slot *s = &m->slots[(h ^ h >> 16) % MEMO_SLOTS];
	if (s->n == n + 1 && memcmp(s->text, text, n) == 0) {
		*hit = true;
		return s;
	}
	s->n = n + 1;
	if (n != 0)
		memcpy(s->text, text, n);
	return s;
}

void
memo_forget(struct memo_slot *s)
{
	s->n = 0;
}
