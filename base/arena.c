#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)64 << 10)

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

_Noreturn void
arena_exhausted(const struct arena *a)
{
	if (a->out_of_memory != NULL)
		a->out_of_memory();
	abort();
}

static struct arena_block *
block_new(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof *b || (b = malloc(sizeof *b + size)) == NULL)
		arena_exhausted(a);
	*b = (struct arena_block){ .size = size };
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct arena_block *b = a->blocks;

	if (size > SIZE_MAX - align)
		arena_exhausted(a);
	size = (size + align - 1) / align * align;
	if (b != NULL && size <= b->size - b->used) {
		void *p = (char *)b->data + b->used;
		b->used += size;
		return memset(p, 0, size);
	}
	b = block_new(a, size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE);
	b->used = size;
	if (b->size == size && a->blocks != NULL) {
		/* a big object gets a block of its own; the open block stays open */
		b->next = a->blocks->next;
		a->blocks->next = b;
	} else {
		b->next = a->blocks;
		a->blocks = b;
	}
	return memset(b->data, 0, size);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		arena_exhausted(a);
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	memcpy(copy, s, n);
	return copy;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		arena_exhausted(a);
	char *s = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return s;
}

void *
arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	size_t more = *cap == 0 ? 8 : *cap * 2;
	if (more < *cap)
		arena_exhausted(a);
	void *bigger = arena_array(a, more, size);
	if (n != 0)
		memcpy(bigger, array, n * size);
	*cap = more;
	return bigger;
}

void
arena_free(struct arena *a)
{
	for (struct arena_block *b = a->blocks, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->blocks = NULL;
}
