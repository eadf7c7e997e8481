#include "ingest/png.h"

#include <stdint.h>
#include <string.h>

#include "base/diag.h"
#include "base/translate.h"

#define FRAME 12 /* bytes of a chunk beside its data: length, name, checksum */

static const unsigned char signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

/* What makes the picture: PNG 11.2, and of 11.3 colours and shape of pixels. */
static const char *const kept[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP",
	"sBIT", "sRGB", "bKGD", "pHYs" };

static uint32_t
number_at(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

static bool
is_called(const char *chunk, const char *name)
{
	return memcmp(chunk + 4, name, 4) == 0;
}

static bool
is_kept(const char *chunk)
{
	for (size_t i = 0; i < countof(kept); i++)
		if (is_called(chunk, kept[i]))
			return true;
	return false;
}

/* Has the header HEAD (behind width and height) a depth, a colour and methods that PNG has? */
static bool
is_drawable(const char *head)
{
	static const char *const depths[] = { [0] = "\1\2\4\10\20",
		[2] = "\10\20",
		[3] = "\1\2\4\10",
		[4] = "\10\20",
		[6] = "\10\20" };
	unsigned char colour = (unsigned char)head[1];

	return colour < countof(depths) && depths[colour] != NULL && head[0] != 0
	    && strchr(depths[colour], head[0]) != NULL && head[2] == 0 && head[3] == 0
	    && (unsigned char)head[4] <= 1;
}

bool
png_begins(const char *data, size_t n)
{
	return n >= sizeof signature && memcmp(data, signature, sizeof signature) == 0;
}

const char *
png_read(struct picture *out, const char *data, size_t n, struct arena *a)
{
	size_t at = sizeof signature, size = sizeof signature, chunks = 0;
	bool drawn = false, ended = false;

	if (!png_begins(data, n))
		return N_("it is no PNG");
	char *copy = arena_alloc(a, n);
	memcpy(copy, signature, sizeof signature);
	for (; !ended; chunks++) {
		const char *chunk = data + at;
		if (n - at < FRAME || number_at(chunk) > n - at - FRAME)
			return N_("it ends before its end");
		size_t length = number_at(chunk) + FRAME;
		if ((chunks == 0) != is_called(chunk, "IHDR")
		    || (chunks == 0 && length != 13 + FRAME))
			return N_("its first chunk is no header");
		if (chunks == 0) {
			out->width = number_at(chunk + 8);
			out->height = number_at(chunk + 12);
			if (!is_drawable(chunk + 16))
				return N_("its header has a colour or depth that no PNG has");
		}
		drawn = drawn || is_called(chunk, "IDAT");
		ended = is_called(chunk, "IEND");
		if (is_kept(chunk)) {
			memcpy(copy + size, chunk, length);
			size += length;
		}
		at += length;
	}
	if (!drawn)
		return N_("it has no pixels");
	if (out->width < 1 || out->height < 1 || out->width > PNG_SIDE_MAX
	    || out->height > PNG_SIDE_MAX)
		return arena_printf(a, "it is %.0f x %.0f pixels; a side has 1 to %d", out->width,
		    out->height, PNG_SIDE_MAX);
	out->type = "image/png";
	out->data = copy;
	out->size = size;
	return NULL;
}
