/*
 * cli/package.h - a store as a folder: which files it has, and which columns those.
 *
 * A Frictionless Data Package (profile "data-package", version 1): datapackage.json describes four
 * tables of CSV (UTF-8, comma, decimal dot, LF), the files that were read and the configurations
 * they were read by, each under a name made of its checksum.
 */
#ifndef CLI_PACKAGE_H
#define CLI_PACKAGE_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

enum package_table { PACKAGE_IMPORTS, PACKAGE_INDICATORS, PACKAGE_FIGURES, PACKAGE_REJECTS };
#define PACKAGE_TABLES 4

/* The columns of each table, in order. */
enum {
	IMPORTS_IMPORT,
	IMPORTS_TIME,
	IMPORTS_DAY,
	IMPORTS_UNDOES,
	IMPORTS_REVISES,
	IMPORTS_FILE,
	IMPORTS_PATH,
	IMPORTS_BYTES,
	IMPORTS_SHA256,
	IMPORTS_NOTE,
	IMPORTS_VERSION,
	IMPORTS_OPTIONS,
	IMPORTS_RULE,
	IMPORTS_SOURCE,
	IMPORTS_PUBLISHER,
	IMPORTS_TITLE,
	IMPORTS_URL,
	IMPORTS_EXTRACTED,
	IMPORTS_FICTIONAL,
	IMPORTS_ABSENT_ZERO,
	IMPORTS_SOURCE_NOTE,
	IMPORTS_TARGETS,
	IMPORTS_SOURCES,
	IMPORTS_RECORDS, /* and the eight numbers behind it */
	IMPORTS_COLUMNS = IMPORTS_RECORDS + 9
};
enum { INDICATORS_ID, INDICATORS_NAME, INDICATORS_UNIT, INDICATORS_COLUMNS };
enum {
	FIGURES_IMPORT,
	FIGURES_INDICATOR,
	FIGURES_AREA,
	FIGURES_STRATUM,
	FIGURES_PERIOD,
	FIGURES_STATUS,
	FIGURES_VALUE, /* and the six numbers behind it */
	FIGURES_LINE = FIGURES_VALUE + 7,
	FIGURES_FIELD,
	FIGURES_BYTE,
	FIGURES_COLUMNS
};
enum {
	REJECTS_IMPORT,
	REJECTS_LINE,
	REJECTS_FIELD,
	REJECTS_BYTE,
	REJECTS_NAME,
	REJECTS_TEXT,
	REJECTS_COLUMNS
};

/* "observations.csv". */
const char *package_file(enum package_table t);
/* The names of its columns, *N of them. */
const char *const *package_heads(enum package_table t, size_t *n, struct arena *a);

/* "files/3-0a1b2c3d": the file of import ID with that checksum. */
const char *package_path(int id, const char *sha256, struct arena *a);
/* "configurations/targets-0a1b2c3d4e5f6071": one of WHAT ("targets", "sources"). */
const char *package_configuration(const char *what, const char *sha256, struct arena *a);

/* A file of the package that is no table. */
struct package_resource {
	const char *path, *title, *sha256;
	size_t bytes;
};

/* Write datapackage.json: the tables and the N resources. */
void package_describe(FILE *out, const struct package_resource *of, size_t n);

#endif
