/*
 * cli/portfolio.h - pejl portfolio: the indsatser as they stand on a day, as text, CSV and JSON.
 */
#ifndef CLI_PORTFOLIO_H
#define CLI_PORTFOLIO_H

#include "cli/run.h"

/* An indsats on the as-of day. */
struct listed {
	const struct effort *effort;
	const struct body *forum; /* who answers for it on that day; the one of the file where
				     nobody has taken over */
	bool update_overdue;
	struct update update;   /* if it is */
	size_t nlate;           /* milestones that are overdue */
	size_t load;            /* its forum and group, of those of the view */
	size_t place;           /* in the order of the file */
	const char *indicators; /* their ids, with a blank between */
};

/* What one forum's indsatser of one group take in a year of the agreement. */
struct load_year {
	size_t efforts; /* that have a ressourcetræk in it */
	size_t staffed; /* of them with årsværk stated */
	double staff;   /* their sum */
};

struct load_row {
	const struct body *forum;
	const char *group;
	size_t unstated;         /* indsatser without any year */
	struct load_year *years; /* one for each year of the agreement */
};

struct view {
	struct run *run;
	struct portfolio portfolio;
	struct listed *rows; /* n: by forum and group as in the file, then by kind */
	size_t n;
	struct load_row *load; /* nload: by forum and group as in the rows */
	size_t nload;
	const struct body *const *fora; /* nfora of --forum */
	size_t nfora;
	int first_year;
	size_t nyears;              /* of the agreement */
	size_t updates, milestones; /* overdue */
};

/* The rows of V->portfolio that the options ask for, as of their day, and what they take. False
 * after a message: an option names what is not there. */
bool view_fill(struct view *v);

/* A table by forum and kind, what it takes a year, what is overdue; WIDTH columns. */
void portfolio_text(FILE *out, struct view *v, int width);
/* A row for each indsats; DANISH: the dialect of Danish Excel. */
void portfolio_csv(FILE *out, struct view *v, bool danish);
/* Column K of it; NULL behind the last. A public answer (unsourced) has no place in the file. */
const char *portfolio_column(const struct run *r, size_t k);
void portfolio_json(FILE *out, struct view *v);

#endif
