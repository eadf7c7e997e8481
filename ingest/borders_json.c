#include "ingest/borders_work.h"

#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "base/translate.h"

struct reading {
	struct borders_work *work;
	size_t feature; /* from 1 */
	const char *code;
};

static bool
wrong(const struct reading *r, const char *what)
{
	return diag_error(r->work->diag, r->work->at, "type-error", "feature %zu: %s", r->feature,
	    diag_say(r->work->diag, what));
}

/* A kommune's code among PROPERTIES, as text; NULL if there is none. */
static const char *
code_of(json_t *properties, struct arena *a)
{
	static const char *const names[] = { "kode", "kommunekode", "komkode", "lau_1" };
	const char *key;
	json_t *value;

	json_object_foreach(properties, key, value)
	{
		for (size_t i = 0; i < countof(names); i++) {
			if (strcasecmp(key, names[i]) != 0)
				continue;
			if (json_is_integer(value))
				return arena_printf(
				    a, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
			if (json_is_string(value))
				return json_string_value(value);
		}
	}
	return NULL;
}

static bool
ring_take(const struct reading *r, json_t *ring, bool hole)
{
	json_t *position;
	size_t i;

	if (!json_is_array(ring))
		return wrong(r, N_("a ring is no list of positions"));
	if (!borders_begin(r->work, r->code, hole))
		return false;
	json_array_foreach(ring, i, position)
	{
		json_t *x = json_array_get(position, 0), *y = json_array_get(position, 1);
		if (!json_is_number(x) || !json_is_number(y))
			return wrong(r, N_("a position is not two numbers"));
		if (!borders_corner(r->work, json_number_value(x), json_number_value(y)))
			return false;
	}
	return borders_close(r->work);
}

/* The first ring is the outside, the others are holes. */
static bool
polygon_take(const struct reading *r, json_t *polygon)
{
	json_t *ring;
	size_t i;

	if (!json_is_array(polygon))
		return wrong(r, N_("a polygon is no list of rings"));
	json_array_foreach(polygon, i, ring) if (!ring_take(r, ring, i > 0)) return false;
	return true;
}

static bool
geometry_take(const struct reading *r, json_t *geometry)
{
	const char *type = json_string_value(json_object_get(geometry, "type"));
	json_t *coordinates = json_object_get(geometry, "coordinates"), *polygon;
	size_t i;

	if (type != NULL && strcmp(type, "Polygon") == 0)
		return polygon_take(r, coordinates);
	if (type == NULL || strcmp(type, "MultiPolygon") != 0 || !json_is_array(coordinates))
		return wrong(r, N_("its geometry is neither Polygon nor MultiPolygon"));
	json_array_foreach(coordinates, i, polygon) if (!polygon_take(r, polygon)) return false;
	return true;
}

static bool
collection_take(struct borders_work *w, json_t *root)
{
	struct reading r = { .work = w };
	json_t *features = json_object_get(root, "features"), *feature;
	size_t i;

	if (!json_is_array(features))
		return diag_error(
		    w->diag, w->at, "type-error", "it is no FeatureCollection of GeoJSON");
	json_array_foreach(features, i, feature)
	{
		r.feature = i + 1;
		r.code = code_of(json_object_get(feature, "properties"), w->arena);
		if (r.code == NULL)
			return wrong(&r,
			    "it has no code of a kommune (kode, kommunekode, komkode or lau_1)");
		if (!geometry_take(&r, json_object_get(feature, "geometry")))
			return false;
	}
	return true;
}

bool
borders_read_json(struct borders_work *w, FILE *in)
{
	json_error_t error;
	json_t *root = json_loadf(in, 0, &error);

	if (root == NULL) {
		struct pos at = w->at;
		at.line = error.line > 0 ? (size_t)error.line : 0;
		return diag_error(w->diag, at, "type-error", "it is no JSON: %s", error.text);
	}
	bool ok = collection_take(w, root);
	json_decref(root);
	return ok;
}
