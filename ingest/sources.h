/*
 * ingest/sources.h - sources.conf: how each publisher's export is read.
 */
#ifndef INGEST_SOURCES_H
#define INGEST_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/kpi.h"

/* What a cell that is no number means at this publisher. */
enum mark_meaning { MARK_MISSING, MARK_SUPPRESSED, MARK_ZERO, MARK_NOT_APPLICABLE };

struct mark {
	const char *text; /* compared after trimming, exactly */
	enum mark_meaning meaning;
};

/* What a column is, as design.md names the roles. */
enum role {
	ROLE_IGNORED,
	ROLE_AREA_CODE,
	ROLE_AREA_NAME,
	ROLE_PERIOD,
	ROLE_INDICATOR,
	ROLE_STRATUM,
	ROLE_VALUE,
	ROLE_NUMERATOR,
	ROLE_DENOMINATOR,
	ROLE_CI_LOW,
	ROLE_CI_HIGH,
	ROLE_STATUS
};

/* A column by its header, as the file writes it (case and blanks do not matter). */
struct column_rule {
	const char *header;
	enum role role;
};

/* The publisher's name of an indicator (and of a subgroup, NULL = any) -> ours. */
struct match_rule {
	const char *name;
	const char *stratum;
	int indicator; /* index in the catalogue */
};

struct source_rule {
	struct source source;
	const char *file;         /* pattern of the file's name, fnmatch(3); "" = any */
	const char *const *heads; /* columns that the file's header must have */
	size_t nheads;
	const char *encoding;  /* "utf-8", "windows-1252"; "" = find out */
	char delimiter;        /* 0 = find out */
	char decimal;          /* 0 = find out */
	char thousands;        /* '.', ' ', '-' none; 0 = find out */
	const char *indicator; /* publisher's name for the whole file, "" if a column has it */
	const char *unit;      /* "" if not stated */
	const char *period;    /* of the whole file, "" if a column has it */
	const struct column_rule *columns;
	size_t ncolumns;
	const struct mark *marks;
	size_t nmarks;
	const struct match_rule *matches;
	size_t nmatches;
	struct pos origin;
};

struct sources {
	const struct source_rule *rules;
	size_t n;
};

/*
 * Read sources.conf. MATCH lines name indicators of C, which must be loaded.
 * False after messages with file and line; *OUT is then untouched.
 */
bool sources_load(struct sources *out, const char *path, const struct catalogue *c, struct arena *a,
    struct diag *d);

/*
 * The section for a file called PATH with the header HEADS; NULL if none fits. Everything that a
 * section states of the file's name (its last part) and header must hold; a section that states
 * nothing is only used by its id. Of several the one that states most is taken, of equal ones the
 * first in sources.conf: the caller's note names the section, so that nothing is silent.
 */
const struct source_rule *sources_recognise(
    const struct sources *s, const char *path, const char *const *heads, size_t nheads);

#endif
