#include "tests/ingest/small.h"

#include <string.h>

#include "base/diag.h"

void
small_geography(struct geography *g, struct arena *a)
{
	static const struct {
		int code;
		enum area_kind kind;
		const char *name, *official;
		int region;
	} areas[] = {
		{ 0, AREA_COUNTRY, "Hele landet", "Hele landet", 0 },
		{ 1082, AREA_REGION, "Region Midtjylland", "Region Midtjylland", 0 },
		{ 1083, AREA_REGION, "Region Syddanmark", "Region Syddanmark", 0 },
		{ 410, AREA_KOMMUNE, "Middelfart", "Middelfart Kommune", 1083 },
		{ 461, AREA_KOMMUNE, "Odense", "Odense Kommune", 1083 },
		{ 492, AREA_KOMMUNE, "Ærø", "Ærø Kommune", 1083 },
		{ 580, AREA_KOMMUNE, "Aabenraa", "Aabenraa Kommune", 1083 },
		{ 630, AREA_KOMMUNE, "Vejle", "Vejle Kommune", 1083 },
		{ 751, AREA_KOMMUNE, "Aarhus", "Aarhus Kommune", 1082 },
	};

	*g = (struct geography){ .arena = a };
	for (size_t i = 0; i < countof(areas); i++)
		geography_add_area(g,
		    (struct area){ .code = areas[i].code,
			.kind = areas[i].kind,
			.name = areas[i].name,
			.official_name = areas[i].official,
			.region = areas[i].region,
			.landsdel = "",
			.kommunegruppe = "" });
	geography_index(g);
}

size_t
small_cells(const char *cells[static 32], const char *text, struct arena *a)
{
	size_t n = 0;

	for (char *s = arena_strdup(a, text); s != NULL && n < 32; n++) {
		char *bar = strchr(s, '|');
		if (bar != NULL)
			*bar++ = '\0';
		cells[n] = s;
		s = bar;
	}
	return n;
}
