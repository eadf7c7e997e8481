/*
 * report/compose.h - assessments and figures -> the annual status as a document tree.
 */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

#include <stddef.h>

#include "base/arena.h"
#include "model/catalogue.h"
#include "model/kpi.h"
#include "model/portfolio.h"
#include "model/settings.h"
#include "model/words.h"
#include "report/doc.h"

/*
 * Who it is for. The public one names a source by publisher and title; the internal one names also
 * the files, and the lines of them that the figures stand in, and says that it is not to be
 * published.
 */
enum edition { EDITION_PUBLIC, EDITION_INTERNAL };

/* The indsatser behind a målsætning: what its series did when each began, and cautions. */
struct section_starts {
	const char *const *items; /* n sentences */
	size_t n;
	const char *const *notes; /* nnotes sentences */
	size_t nnotes;
};

/* Indsatser of one heading. */
struct effort_group {
	const char *name;                 /* the følgegruppe; "": none */
	const struct effort *const *rows; /* the new, the existing, the tasks */
	const char *const *places;        /* n: who carries it out; "" if that is everybody */
	size_t n;
	const struct figure *const *figures; /* nfigures Gantts, which share the rows */
	size_t nfigures;
};

/* The indsatser of a page. */
struct effort_part {
	const struct portfolio *portfolio;
	const struct effort_group *groups;
	size_t ngroups;
	const struct area *of; /* who carries them out; NULL: all of the portfolio */
	const char *csv;       /* as of struct section */
};

/*
 * One målsætning of one area: the region, or on the page of a smaller one that area; its kommuner,
 * none of a kommune; and the charts drawn of them (NULL: none).
 */
struct section {
	const struct assessment *region;
	const struct assessment *kommuner;
	size_t nkommuner;
	const struct figure *line, *dots, *map;
	const struct needs *needs;           /* what it would take; NULL: not asked */
	const struct assessment *whole;      /* beside a smaller area the region, beside the region
						among all kommuner the country; NULL: none */
	const struct section_starts *starts; /* NULL: none */
	const char *spark;                   /* plots/spark.h; NULL: none is wanted */
	const char *csv; /* its figures: data/NAME of NAME.csv and NAME.dk.csv; NULL: no file */
};

/* One series that is worse and worsening (pejl(1)). */
struct worse_row {
	const struct assessment *assessment;
	bool than_target, than_region;
	double q;
};

struct worse_list {
	const struct worse_row *rows; /* of the areas that the page is about */
	size_t n, tested;             /* tested: series of all areas, at once */
};

/* What an earlier day is compared by. */
enum change_basis {
	CHANGES_KNOWN,   /* what the store knew then */
	CHANGES_FILES,   /* the same files, of periods that had ended */
	CHANGES_YOUNGER, /* the same figures likewise: the store's first ones came later */
};

/* A målsætning whose verdict or target is another one than on the earlier day. */
struct change_row {
	const struct assessment *before, *after;
	const char *cause;   /* why the verdict is another one, in words; NULL: it is not */
	const char *targets; /* the target then and now, in words; NULL: it is the same */
	bool caused;         /* the cause tells that the target is another one */
};

/* What changed in one area since an earlier day. */
struct change_list {
	enum change_basis basis;
	int since; /* yyyymmdd */
	int first; /* of YOUNGER: the day of the first import, 0 if there is none */
	const struct change_row *rows; /* n, those with a cause first */
	size_t n;
	size_t then[VERDICT_NOT_COMPARABLE + 1], now[VERDICT_NOT_COMPARABLE + 1]; /* how many of
		each verdict */
	size_t fresh, revised, gone; /* figures of the area, and of its kommuner */
	const char *const *largest;  /* revisions in words, nlargest */
	size_t nlargest;
	bool other_targets; /* another targets.conf was in use: what was edited does not show */
};

enum page_kind { PAGE_REGION, PAGE_COUNTRY, PAGE_GROUP, PAGE_KOMMUNE };

/* A page of the folder: what it is about, and where it is. */
struct status_page {
	enum page_kind kind;
	const char *file; /* from the folder: "kommune/461.html" */
	const char *root; /* from the page to the folder: "../" */
	const char *name; /* in lists of pages */
	const struct section *sections;
	size_t nsections;
	const struct effort_part *efforts; /* NULL: none */
};

/* All pages, those of one kind next to each other; the region's is the first. */
struct status_pages {
	const struct status_page *of;
	size_t n;
};

struct status_input {
	const struct catalogue *catalogue;
	const struct section *sections; /* in the order of targets.conf */
	size_t nsections;
	enum language language; /* of all text but names */
	int as_of;              /* yyyymmdd */
	bool fictional;         /* any figure is invented: EKSEMPELDATA everywhere */
	const char *version;
	enum edition edition;
	const struct worse_list *worse;    /* NULL: not asked */
	const struct effort_part *efforts; /* NULL: no portfolio, or none of this area */
	const struct change_list *changes; /* NULL: not asked */
	bool tables;                       /* a table under each chart of what it shows */
	bool files;                        /* the files of cli/report_data.h lie in the folder */
	const struct status_pages *pages;  /* the folder; NULL: the document stands alone */
	const struct status_page *page;    /* the document's, among them */
	const struct report_settings *settings; /* an office's own words; NULL: none */
};

/* Each source of the figures once, in the order in which they name them; *N of them, in A. */
const struct source **status_sources(const struct status_input *in, size_t *n, struct arena *a);

/*
 * The status of an area, in A: the whole of it; or, as a page of a kommune, klynge or forum among
 * others, what is of that area alone.
 */
const struct node *status_compose(const struct status_input *in, struct arena *a);

/* The same indicators in all kommuner of the country, as a page; in A. */
const struct node *country_compose(const struct status_input *in, struct arena *a);

#endif
