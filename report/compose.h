/*
 * report/compose.h - assessments and figures -> the annual status as a document tree.
 */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/kpi.h"
#include "report/doc.h"

/*
 * Who it is for. The public one names a source by publisher and title; the internal one names also
 * the files, and the lines of them that the figures stand in, and says that it is not to be
 * published.
 */
enum edition { EDITION_PUBLIC, EDITION_INTERNAL };

/* One målsætning: the region, its kommuner, and the charts drawn of them (NULL: none). */
struct section {
	const struct assessment *region;
	const struct assessment *kommuner;
	size_t nkommuner;
	const struct figure *line, *dots;
	const struct needs *needs; /* what it would take; NULL: not asked */
};

struct status_input {
	const struct catalogue *catalogue;
	const struct section *sections; /* in the order of targets.conf */
	size_t nsections;
	int as_of;      /* yyyymmdd */
	bool fictional; /* any figure is invented: EKSEMPELDATA everywhere */
	const char *version;
	enum edition edition;
};

/* The whole status, in A. */
const struct node *status_compose(const struct status_input *in, struct arena *a);

#endif
