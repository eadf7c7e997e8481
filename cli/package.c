#include "cli/package.h"

#include <string.h>

#include "cli/value.h"

struct column {
	const char *name, *type, *about;
};

static const struct column imports[] = {
	[IMPORTS_IMPORT] = { "import", "integer", "number of the entry, in the order of time" },
	[IMPORTS_TIME] = { "time", "datetime", "when it was made (UTC)" },
	[IMPORTS_DAY] = { "day", "date", "the day it counts from" },
	[IMPORTS_UNDOES] = { "undoes", "integer", "an undo: of which import" },
	[IMPORTS_REVISES] = { "revises", "integer", "the import of the same file before it" },
	[IMPORTS_FILE] = { "file", "string", "name of the file as it was given" },
	[IMPORTS_PATH] = { "path", "string", "its bytes, in this folder" },
	[IMPORTS_BYTES] = { "bytes", "integer", "how many" },
	[IMPORTS_SHA256] = { "sha256", "string", "their SHA-256" },
	[IMPORTS_NOTE] = { "note", "string", "the user's" },
	[IMPORTS_VERSION] = { "version", "string", "of pejl" },
	[IMPORTS_OPTIONS] = { "options", "string",
	    "how the user said to read it: lines of name=value" },
	[IMPORTS_RULE] = { "rule", "string", "section of sources.conf that read it" },
	[IMPORTS_SOURCE] = { "source", "string", "id of the source" },
	[IMPORTS_PUBLISHER] = { "publisher", "string", "who publishes it" },
	[IMPORTS_TITLE] = { "title", "string", "of the publication" },
	[IMPORTS_URL] = { "url", "string", "where it is" },
	[IMPORTS_EXTRACTED] = { "extracted", "date", "when it was taken out" },
	[IMPORTS_FICTIONAL] = { "fictional", "boolean", "made up" },
	[IMPORTS_ABSENT_ZERO] = { "absent_zero", "boolean", "rows that are zero are left out" },
	[IMPORTS_SOURCE_NOTE] = { "source_note", "string", "of sources.conf" },
	[IMPORTS_TARGETS] = { "targets", "string", "targets.conf it was read by, in this folder" },
	[IMPORTS_SOURCES] = { "sources", "string", "sources.conf it was read by, in this folder" },
	[IMPORTS_RECORDS] = { "records", "integer", "records read" },
	{ "observations", "integer", "figures stored" },
	{ "skipped", "integer", "records understood, but not ours" },
	{ "refused", "integer", "records refused" },
	{ "refused_cells", "integer", "figures refused in wide rows" },
	{ "new", "integer", "figures that had not been there before" },
	{ "changed", "integer", "figures that differ from what counted before" },
	{ "unchanged", "integer", "figures that do not" },
	{ "vanished", "integer", "figures of the import it revises that it has no more" },
};

static const struct column indicators[] = {
	[INDICATORS_ID] = { "indicator", "string", "id" },
	[INDICATORS_NAME] = { "name", "string", "as it was called first" },
	[INDICATORS_UNIT] = { "unit", "string",
	    "of its values; empty: not known, or a share of 1" },
};

static const struct column figures[] = {
	[FIGURES_IMPORT] = { "import", "integer", "the import that has it" },
	[FIGURES_INDICATOR] = { "indicator", "string", "id" },
	[FIGURES_AREA] = { "area", "integer",
	    "0 the country, 101-860 kommune, 1081-1085 region, others groups of kommuner" },
	[FIGURES_STRATUM] = { "stratum", "string", "subgroup; empty: all" },
	[FIGURES_PERIOD] = { "period", "string",
	    "2023, 2023Q1, 2023M01, 2023W07, 2023-05-31, 2021/2023" },
	[FIGURES_STATUS] = { "status", "string",
	    "A normal, P provisional, B break, M missing, Q suppressed" },
	[FIGURES_VALUE] = { "value", "number", "in the indicator's unit" },
	{ "numerator", "number", "count" },
	{ "denominator", "number", "count" },
	{ "ci_low", "number", "the publisher's own 95 % limit" },
	{ "ci_high", "number", "the publisher's own 95 % limit" },
	{ "hidden_low", "number", "least count that a suppressed figure hides" },
	{ "hidden_high", "number", "largest count that a suppressed figure hides" },
	[FIGURES_LINE] = { "line", "integer", "of the file, from 1" },
	[FIGURES_FIELD] = { "field", "integer", "of the record, from 1" },
	[FIGURES_BYTE] = { "byte", "integer", "of the file that the record begins at, from 0" },
};

static const struct column rejects[] = {
	[REJECTS_IMPORT] = { "import", "integer", "the import that refused it" },
	[REJECTS_LINE] = { "line", "integer", "of the file, from 1" },
	[REJECTS_FIELD] = { "field", "integer", "of the record, from 1; 0: the whole record" },
	[REJECTS_BYTE] = { "byte", "integer", "of the file that the record begins at, from 0" },
	[REJECTS_NAME] = { "name", "string", "frictionless error type" },
	[REJECTS_TEXT] = { "text", "string", "why" },
};

static const struct {
	const char *name, *file, *title;
	const struct column *column;
	size_t n;
	const char *key; /* the column that is the key; NULL: several */
} tables[PACKAGE_TABLES] = {
	[PACKAGE_IMPORTS] = { "imports", "imports.csv",
	    "The log: files that were read, and undo entries", imports, countof(imports),
	    "import" },
	[PACKAGE_INDICATORS] = { "indicators", "indicators.csv",
	    "Indicators, in the order in which they came", indicators, countof(indicators),
	    "indicator" },
	[PACKAGE_FIGURES] = { "observations", "observations.csv",
	    "Every figure of every import, also of superseded and undone ones", figures,
	    countof(figures), NULL },
	[PACKAGE_REJECTS] = { "rejects", "rejects.csv", "Records that were refused, and why",
	    rejects, countof(rejects), NULL },
};

static const char *const figure_key[] = { "import", "indicator", "area", "stratum", "period" };

const char *
package_file(enum package_table t)
{
	return tables[t].file;
}

const char *const *
package_heads(enum package_table t, size_t *n, struct arena *a)
{
	const char **heads = arena_array(a, tables[t].n, sizeof *heads);

	for (*n = 0; *n < tables[t].n; (*n)++)
		heads[*n] = tables[t].column[*n].name;
	return heads;
}

const char *
package_path(int id, const char *sha256, struct arena *a)
{
	return arena_printf(a, "files/%d-%.8s", id, sha256);
}

const char *
package_configuration(const char *what, const char *sha256, struct arena *a)
{
	return arena_printf(a, "configurations/%s-%.16s", what, sha256);
}

/* ---- datapackage.json --------------------------------------------------------------- */

static void
put_fields(struct json *j, enum package_table t)
{
	json_key(j, "fields");
	json_array(j);
	for (size_t i = 0; i < tables[t].n; i++) {
		json_object(j);
		value_string(j, "name", tables[t].column[i].name);
		value_string(j, "type", tables[t].column[i].type);
		value_string(j, "description", tables[t].column[i].about);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_foreign_key(struct json *j, const char *field, const char *resource, const char *to)
{
	json_object(j);
	value_string(j, "fields", field);
	json_key(j, "reference");
	json_object(j);
	value_string(j, "resource", resource);
	value_string(j, "fields", to);
	json_object_end(j);
	json_object_end(j);
}

static void
put_keys(struct json *j, enum package_table t)
{
	if (tables[t].key != NULL)
		value_string(j, "primaryKey", tables[t].key);
	if (t == PACKAGE_FIGURES) {
		json_key(j, "primaryKey");
		json_array(j);
		for (size_t i = 0; i < countof(figure_key); i++)
			json_string(j, figure_key[i]);
		json_array_end(j);
	}
	if (t == PACKAGE_INDICATORS)
		return;
	json_key(j, "foreignKeys");
	json_array(j);
	if (t == PACKAGE_IMPORTS) { /* of itself: "" */
		put_foreign_key(j, "undoes", "", "import");
		put_foreign_key(j, "revises", "", "import");
	} else {
		put_foreign_key(j, "import", "imports", "import");
	}
	if (t == PACKAGE_FIGURES)
		put_foreign_key(j, "indicator", "indicators", "indicator");
	json_array_end(j);
}

static void
put_table(struct json *j, enum package_table t)
{
	json_object(j);
	value_string(j, "name", tables[t].name);
	value_string(j, "path", tables[t].file);
	value_string(j, "title", tables[t].title);
	value_string(j, "profile", "tabular-data-resource");
	value_string(j, "format", "csv");
	value_string(j, "mediatype", "text/csv");
	value_string(j, "encoding", "utf-8");
	json_key(j, "dialect");
	json_object(j);
	value_string(j, "delimiter", ",");
	value_string(j, "lineTerminator", "\n");
	json_object_end(j);
	json_key(j, "schema");
	json_object(j);
	put_fields(j, t);
	put_keys(j, t);
	json_object_end(j);
	json_object_end(j);
}

/* A name of a resource is its path without the folder. */
static void
put_resource(struct json *j, const struct package_resource *r)
{
	const char *slash = strchr(r->path, '/');

	json_object(j);
	value_string(j, "name", slash != NULL ? slash + 1 : r->path);
	value_string(j, "path", r->path);
	value_string(j, "title", r->title);
	value_int(j, "bytes", (long long)r->bytes);
	json_key(j, "hash");
	char hash[7 + 64 + 1];
	snprintf(hash, sizeof hash, "sha256:%s", r->sha256);
	json_string(j, hash);
	json_object_end(j);
}

void
package_describe(FILE *out, const struct package_resource *of, size_t n)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j);
	value_string(&j, "name", "pejl-store");
	value_string(&j, "profile", "data-package");
	value_string(&j, "title", "A store of pejl: every import, its file and its figures");
	json_key(&j, "resources");
	json_array(&j);
	for (int t = 0; t < PACKAGE_TABLES; t++)
		put_table(&j, (enum package_table)t);
	for (size_t i = 0; i < n; i++)
		put_resource(&j, &of[i]);
	json_array_end(&j);
	json_object_end(&j);
	json_end(&j);
}
