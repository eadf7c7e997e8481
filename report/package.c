#include "report/package.h"

#include <assert.h>
#include <string.h>

#include <zlib.h>

#define VERSION_NEEDED 20
#define NAME_IS_UTF8   0x0800
#define DOS_DATE       0x21 /* 1980-01-01, the first that the format has */
#define STORED         0
#define DEFLATED       8

enum signature { LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50 };

static void
put_bytes(struct package *p, const void *data, size_t size)
{
	fwrite(data, 1, size, p->out);
	p->offset += (uint32_t)size;
}

static void
put16(struct package *p, unsigned v)
{
	unsigned char b[2] = { (unsigned char)v, (unsigned char)(v >> 8) };

	put_bytes(p, b, sizeof b);
}

static void
put32(struct package *p, uint32_t v)
{
	put16(p, v & 0xffff);
	put16(p, v >> 16);
}

/* What an entry's two heads have in common, from the version to the length of the name. */
static void
put_facts(struct package *p, const struct package_entry *e)
{
	put16(p, VERSION_NEEDED);
	put16(p, NAME_IS_UTF8);
	put16(p, e->method);
	put16(p, 0); /* time */
	put16(p, DOS_DATE);
	put32(p, e->crc);
	put32(p, e->packed);
	put32(p, e->size);
	put16(p, (unsigned)strlen(e->name));
	put16(p, 0); /* no extra field */
}

/* DATA deflated, in P's arena; NULL if that is no shorter. *PACKED gets its length. */
static const void *
deflate_all(struct package *p, const void *data, size_t size, size_t *packed)
{
	unsigned char *out = arena_alloc(p->arena, size + 1);
	z_stream z = { .next_in = (z_const Bytef *)data,
		.avail_in = (uInt)size,
		.next_out = out,
		.avail_out = (uInt)size };

	if (deflateInit2(
		&z, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY)
	    != Z_OK)
		return NULL;
	int code = deflate(&z, Z_FINISH);
	*packed = z.total_out;
	deflateEnd(&z);
	return code == Z_STREAM_END && *packed < size ? out : NULL;
}

static void
add(struct package *p, const char *name, const void *data, size_t size, const void *packed,
    size_t npacked, uint16_t method)
{
	assert(size <= INT32_MAX && p->offset <= INT32_MAX);
	p->entries = arena_grow(p->arena, p->entries, p->n, &p->cap, sizeof *p->entries);
	struct package_entry *e = &p->entries[p->n++];
	*e = (struct package_entry){ .name = name,
		.crc = (uint32_t)crc32(0, data, (uInt)size),
		.size = (uint32_t)size,
		.packed = (uint32_t)npacked,
		.offset = p->offset,
		.method = method };
	put32(p, LOCAL);
	put_facts(p, e);
	put_bytes(p, name, strlen(name));
	put_bytes(p, packed, npacked);
}

void
package_begin(struct package *p, FILE *out, struct arena *a)
{
	*p = (struct package){ .out = out, .arena = a };
}

void
package_add_stored(struct package *p, const char *name, const void *data, size_t size)
{
	add(p, name, data, size, data, size, STORED);
}

void
package_add(struct package *p, const char *name, const void *data, size_t size)
{
	size_t npacked = 0;
	const void *packed = deflate_all(p, data, size, &npacked);

	if (packed != NULL)
		add(p, name, data, size, packed, npacked, DEFLATED);
	else
		package_add_stored(p, name, data, size);
}

void
package_end(struct package *p)
{
	uint32_t start = p->offset;

	for (size_t i = 0; i < p->n; i++) {
		const struct package_entry *e = &p->entries[i];
		put32(p, CENTRAL);
		put16(p, VERSION_NEEDED); /* made by */
		put_facts(p, e);
		put16(p, 0); /* no comment */
		put16(p, 0); /* disk */
		put16(p, 0);
		put32(p, 0); /* attributes */
		put32(p, e->offset);
		put_bytes(p, e->name, strlen(e->name));
	}
	uint32_t size = p->offset - start;
	put32(p, END);
	put16(p, 0);
	put16(p, 0);
	put16(p, (unsigned)p->n);
	put16(p, (unsigned)p->n);
	put32(p, size);
	put32(p, start);
	put16(p, 0);
}
