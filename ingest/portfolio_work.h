/*
 * ingest/portfolio_work.h - what the readers of portfolio.conf share.
 */
#ifndef INGEST_PORTFOLIO_WORK_H
#define INGEST_PORTFOLIO_WORK_H

#include "base/strmap.h"
#include "ingest/conf.h"
#include "ingest/portfolio.h"

#define BODIES_MAX 500 /* who is kin to whom is asked of all of them, for each indsats */
#define NEAR_MAX   50  /* of so many mistakes the nearest name is looked for */

struct portfolio_load {
	struct conf conf;
	const struct catalogue *catalogue;
	const struct geography *geography;
	struct portfolio p;
	struct strmap bodies; /* indices by id */
};

extern const struct conf_rule portfolio_body_rules[], portfolio_effort_rules[];

/* All sections "body" into L->p.bodies. */
void portfolio_read_bodies(struct portfolio_load *l);
/* All sections "effort" into L->p.efforts; the bodies are there. */
void portfolio_read_efforts(struct portfolio_load *l);

/* The body that V names by its id; NULL after a message. */
const struct body *portfolio_named(const struct portfolio_load *l, const struct conf_value *v);

/* "2019-07-01", in the arena. */
const char *portfolio_day(const struct portfolio_load *l, int day);

/* The place of V. */
struct pos portfolio_pos(const struct portfolio_load *l, const struct conf_value *v);

/* The second of two equal values of the list KEY of S; NULL if each is there once. */
const struct conf_value *portfolio_twice(const struct conf_section *s, const char *key);

/* BEST, the nearest of what there is, as "; the nearest is 'X'"; "" if it is NULL: none is near. */
const char *portfolio_near(const struct portfolio_load *l, const char *best);
/* Is a nearest name worth looking for still? Not after NEAR_MAX mistakes. */
bool portfolio_seeks(const struct portfolio_load *l);

#endif
