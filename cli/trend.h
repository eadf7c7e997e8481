/*
 * cli/trend.h - one indicator's series and what can be said of them, in three forms.
 */
#ifndef CLI_TREND_H
#define CLI_TREND_H

#include <stdio.h>

#include "analysis/profile.h"
#include "base/json.h"
#include "cli/emit.h"
#include "cli/event.h"
#include "cli/run.h"

struct trend_series {
	struct assessment assessment;
	struct profile profile;
	struct event_test event; /* of --event; its at is 0 without it; the family: all areas */
};

/* The answer: the series of one indicator and stratum, one an area. */
struct trend_answer {
	const struct indicator *indicator;
	const char *stratum;
	struct trend_series *series;
	size_t n;
	struct kendall_groups region; /* over all of them, where there are several */
};

/* For people, WIDTH columns: the whole of a few series, of many a line each. */
void trend_text(FILE *out, struct run *r, const struct trend_answer *t, int width);
/* Many areas, a line each. */
void trend_overview(FILE *out, struct run *r, const struct trend_answer *t, int width);
/* One row a figure; the tests of its series stand on each. DANISH: the dialect of Danish Excel. */
void trend_csv(FILE *out, struct run *r, const struct trend_answer *t, size_t n, bool danish);
/* The object of pejl(1). N answers. */
void trend_json(FILE *out, struct run *r, const struct trend_answer *t, size_t n);

/* The break between figures I - 1 and I of S; NULL if none is known (the source marked it). */
const struct series_break *trend_break(const struct series *s, size_t i);
/* Is figure I among those that are tested? */
bool trend_is_tested(const struct trend_series *t, size_t i);
/* Distance of figure I to the target in force, > 0 on the good side; NAN if they do not compare. */
double trend_gap(const struct trend_series *t, size_t i);

/* "xmr", "p_prime", "u_prime". */
const char *trend_chart_id(const struct profile *p);

/* Name of the indicator and stratum, PLACE (NULL: none), the as-of date; the target; the warning of
 * invented figures. Then a blank line. */
void trend_heading(FILE *out, const struct run *r, const struct trend_answer *t,
    const struct trend_series *s, const char *place);

/* ---- sentences (trend_words.c), in A ------------------------------------------- */

/* How many questions there are. */
size_t trend_questions(void);
/* The answer to question K of T, its heading in *QUESTION; NULL: the question does not arise. */
const char *trend_answer_to(const struct trend_series *t, size_t k, enum language l,
    struct arena *a, const char **question);

/* What T did at the event asked about; NULL: none was. */
const char *trend_event(const struct trend_series *t, enum language l, struct arena *a);
/* Why that is no proof. */
const char *trend_event_warning(const struct trend_series *t, enum language l);

/* ---- for machines (trend_event.c) ------------------------------------------------ */

#define TREND_EVENT_COLUMNS                                                                        \
	"event", "event_code", "event_before", "event_after", "event_level", "event_level_low",    \
	    "event_level_high", "event_level_p", "event_slope", "event_slope_low",                 \
	    "event_slope_high", "event_slope_p", "event_level_q", "event_slope_q"
void trend_event_csv(struct emit *e, const struct trend_series *t);
/* "event": null or the object of pejl(1). */
void trend_event_json(struct json *j, const struct trend_series *t);

#endif
