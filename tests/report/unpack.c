#include "tests/report/unpack.h"

#include <stdint.h>
#include <string.h>

#include <zlib.h>

static uint32_t
number(const char *zip, size_t at, size_t bytes)
{
	uint32_t v = 0;

	for (size_t k = bytes; k > 0; k--)
		v = v << 8 | (unsigned char)zip[at + k - 1];
	return v;
}

static char *
contents(const char *packed, size_t npacked, uint32_t method, size_t size, struct arena *a)
{
	char *out = arena_alloc(a, size + 1);
	z_stream z = { .next_in = (z_const Bytef *)packed,
		.avail_in = (uInt)npacked,
		.next_out = (Bytef *)out,
		.avail_out = (uInt)size + 1 };

	if (method == 0) {
		memcpy(out, packed, size);
		return npacked == size ? out : NULL;
	}
	if (method != 8 || inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return NULL;
	int code = inflate(&z, Z_FINISH);
	size_t total = z.total_out;
	inflateEnd(&z);
	return code == Z_STREAM_END && total == size ? out : NULL;
}

char *
unpack(const char *zip, size_t size, const char *name, size_t *out_size, struct arena *a)
{
	if (size < 22 || number(zip, size - 22, 4) != 0x06054b50)
		return NULL;
	size_t at = number(zip, size - 6, 4);
	for (uint32_t k = number(zip, size - 12, 2); k > 0; k--) {
		if (at + 46 > size || number(zip, at, 4) != 0x02014b50)
			return NULL;
		size_t nname = number(zip, at + 28, 2), local = number(zip, at + 42, 4);
		if (nname != strlen(name) || memcmp(zip + at + 46, name, nname) != 0) {
			at += 46 + nname;
			continue;
		}
		size_t npacked = number(zip, local + 18, 4), n = number(zip, local + 22, 4);
		char *out =
		    contents(zip + local + 30 + nname, npacked, number(zip, local + 8, 2), n, a);
		if (out == NULL || crc32(0, (Bytef *)out, (uInt)n) != number(zip, at + 16, 4))
			return NULL;
		if (out_size != NULL)
			*out_size = n;
		return out;
	}
	return NULL;
}
