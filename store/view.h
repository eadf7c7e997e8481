/*
 * store/view.h - which imports count, and the figures of one subject as they count.
 */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "store/db.h"

/* What of an import decides whether and how it counts. */
struct view_import {
	int id, undoes, day, known_from;
	const char *name;
	bool absent_zero;
	bool counts;
};

/* Of a query: which imports it sees. */
struct view {
	struct view_import *import; /* by id */
	size_t n;
	int only;   /* this import whether it counts or not; 0: those that count */
	bool every; /* all that a day knows, undone ones too */
};

bool view_make(
    struct view *v, struct store *s, const struct store_query *q, struct arena *a, struct diag *d);
/* The place of import ID in the order in which imports supersede; 0 if V does not see it. */
int view_rank(const struct view *v, int id);

/* Indicator x area x stratum, with the catalogue's indices. */
struct view_subject {
	long long id;
	int indicator, area, stratum;
};

/* The subjects of Q, by indicator, area, stratum; of a query of one import those it has. */
bool view_subjects(struct store *s, const struct store_query *q, struct catalogue *c,
    struct view_subject **out, size_t *n, struct arena *a, struct diag *d);

/* All imports with their sources, and all periods, by number; what is not there is zero. */
struct view_names {
	struct store_import *import;
	size_t nimports;
	struct period *period; /* [id] */
	size_t nperiods;
	const struct store_import **by_id; /* [id] up to last, else NULL */
	int last;
};
bool view_names(struct view_names *out, struct store *s, struct arena *a, struct diag *d);

/* A growing list of figures. */
struct view_list {
	struct store_observation *of;
	size_t n, cap;
	bool no_memory;
};

/*
 * Replace L by the figures of subject K that V sees and Q asks for, by period: of each key the one
 * that counts, or all of them by import if V sees every one.
 */
bool view_figures(struct store *s, const struct view *v, const struct view_names *names,
    const struct view_subject *k, const struct store_query *q, struct view_list *l, struct diag *d);

#endif
