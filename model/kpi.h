/*
 * model/kpi.h - what the program is about. Read this first.
 *
 *   CSV --ingest--> observation --store--> series --analysis--> assessment
 *   targets.conf --ingest--> indicator, target --^        |--plots--> figure
 *                                                         '--report--> page
 *
 * Every struct about figures that passes between two folders is here; the
 * indsatser are in portfolio.h, an office's own words in settings.h.
 * Strings and arrays live in the run's arena (base/arena.h) unless said
 * otherwise. A number that is not there is NAN, and a status says why.
 * Words follow SDMX and Danish practice; see doc/.
 */
#ifndef MODEL_KPI_H
#define MODEL_KPI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* ---- time ------------------------------------------------------------- */

#define NO_END 99991231 /* the last day of what is open */

enum period_kind {
	PERIOD_YEAR,
	PERIOD_QUARTER,
	PERIOD_MONTH,
	PERIOD_WEEK,
	PERIOD_DAY,
	PERIOD_SPAN
};

struct period {
	enum period_kind kind;
	int year;     /* 1900-2100; of a span its first year */
	int part;     /* quarter 1-4, month 1-12, ISO week 1-53; of a day its month; else 0 */
	int day;      /* of a day 1-31, else 0 */
	int year_end; /* of a span its last year, else 0 */
};

/* ---- place ------------------------------------------------------------ */

enum area_kind { AREA_COUNTRY, AREA_REGION, AREA_KOMMUNE, AREA_KLYNGE, AREA_FORUM };

struct population {
	int year;
	double persons;
};

struct area {
	int code; /* 0 country, 101-860 kommune, 1081-1085 region; klynge, forum: data/grupper.csv
		   */
	enum area_kind kind;
	const char *name; /* as Danmarks Statistik writes it: Aabenraa, Region Syddanmark */
	const char *official_name; /* as the kommune writes it: Aabenraa Kommune */
	int region; /* code of the region of a kommune, or of all of a klynge or forum; else 0 */
	const char *landsdel;                /* a kommune's, else "" */
	const char *kommunegruppe;           /* a kommune's, else "" */
	const struct population *population; /* by year, rising */
	size_t npopulation;
};

/* A kommune's place in a klynge or forum. Many-to-many and dated. */
struct membership {
	int area;       /* kommune code */
	int group;      /* code of a klynge or forum */
	int from;       /* first day, yyyymmdd */
	int to;         /* last day, yyyymmdd; NO_END while open */
	bool uncertain; /* inferred, not read in a document */
	const char *source;
};

/* ---- what is measured ------------------------------------------------- */

enum measure { MEASURE_PROPORTION, MEASURE_RATE, MEASURE_MEAN, MEASURE_RATIO, MEASURE_AMOUNT };
enum better { BETTER_LOWER, BETTER_HIGHER, BETTER_UNKNOWN };
enum target_rule { TARGET_AT_MOST, TARGET_AT_LEAST, TARGET_BETWEEN };
enum target_status { TARGET_DRAFT, TARGET_FINAL, TARGET_WITHDRAWN };

/* One målsætning as one document states it. */
struct target {
	enum target_rule rule;
	/*
	 * At most: high; at least: low; between: both. In the indicator's unit; NAN where the
	 * document has no number ("xx %") or withdraws the target.
	 */
	double low, high;
	int by;   /* year it is to be met in */
	int from; /* day it was decided, yyyymmdd; what is in force: model/target.h */
	int area; /* area code it holds for */
	enum target_status status;
	const char *document; /* which document, with its place in it */
	const char *note;     /* "" if none */
	struct pos origin;    /* in targets.conf */
	const char *stratum;  /* subgroup it holds for; "" or NULL: what the indicator is about */
	int price_year;       /* of money: whose prices LOW and HIGH are in; 0: not stated */
	int stated_year;      /* whose they were stated in, and restated from; 0: they were not */
};

/* A known break: values on its two sides are never fitted or compared. */
struct series_break {
	int at; /* yyyymmdd, the first day of the new definition */
	const char *reason;
	const char *document;
};

/* Where an indicator started: as a document states it, or by its own figures of some years. */
struct baseline {
	double value; /* stated, for the agreement's region; NAN if the documents give none */
	int year;     /* of the stated value; 0 if unknown */
	const char *source;
	const int *years; /* nyears, rising: the mean of the series' figures of them */
	size_t nyears;    /* 0 where the value is stated, or there is no baseline */
};

/* ---- money ------------------------------------------------------------ */

enum currency { CURRENCY_NONE, CURRENCY_KRONER, CURRENCY_DRG };

/* A year of a price index. */
struct price_row {
	int year;
	double index;       /* above 0 */
	const char *source; /* who says so */
	struct pos at;
};

/* What prices of one year are worth in those of another: by the ratio of their index. */
struct price_index {
	const char *path;
	const struct price_row *rows; /* n, by year, rising */
	size_t n;
};

/* What one event costs, as a source states it. */
struct unit_cost {
	double amount;          /* kroner or DRG points */
	enum currency currency; /* CURRENCY_NONE: not stated */
	int price_year;         /* 0: not stated */
	const char *source;     /* NULL: no cost is stated */
};

/* An indicator's figures as money. */
struct money {
	enum currency currency; /* CURRENCY_NONE: it is none */
	double scale;           /* kroner or points that 1 of the indicator's unit is */
	int figures_year;       /* whose prices its figures are in; 0: of their own year */
	int price_year;         /* whose prices they, or its cost, are shown in; 0: as they are */
	bool by_inhabitants;    /* it is an amount for each inhabitant */
};

struct indicator {
	const char *id;         /* [a-z0-9][a-z0-9_-]*, at most 64 bytes: safe as a file name */
	const char *name;       /* for people */
	const char *group;      /* følgegruppe, "" if none */
	const char *vision;     /* "" if none */
	const char *population; /* whom it counts, "" if not stated */
	const char *stratum;    /* subgroup the målsætning is about, "" if all */
	enum measure measure;
	const char *unit; /* "%", "pr. 1000"; "?" where the documents leave it open; "" unknown */
	double per;       /* value = numerator / denominator * per */
	enum better better;
	int decimals;          /* in print */
	const char *publisher; /* who publishes it */
	/* what its numerator counts: one and several of it, by language; NULL if not stated */
	const char *event[2][2];
	struct baseline baseline;
	const struct series_break *breaks; /* by date, rising */
	size_t nbreaks;
	const struct target *targets; /* by area, then date and year */
	size_t ntargets;
	bool configured; /* it is in targets.conf; else it only came with a file */
	struct money money;
	struct unit_cost cost;            /* of an event */
	const struct price_index *prices; /* NULL: none is given */
};

struct agreement {
	const char *name;
	int region;              /* area code */
	int from, to;            /* yyyymmdd; 0: not stated */
	const char *price_index; /* path of a table; "" if none */
	/* what stands before a group's name: "Følgegruppen for"; "" or NULL if nothing */
	const char *groups;
};

/* ---- one figure ------------------------------------------------------- */

/* SDMX CL_OBS_STATUS; the letter is what tidy prints. */
enum obs_status {
	OBS_NORMAL = 'A',
	OBS_PROVISIONAL = 'P',
	OBS_BREAK = 'B',
	OBS_MISSING = 'M',
	OBS_SUPPRESSED = 'Q'
};

/* Where figures come from: a section of sources.conf, or what a file says of itself. */
struct source {
	const char *id;
	const char *publisher;
	const char *title;
	const char *url;  /* "" if none */
	int extracted;    /* yyyymmdd the figures were taken out; 0 if not stated */
	bool fictional;   /* invented: all that is made from it says EKSEMPELDATA */
	bool absent_zero; /* the publisher leaves out rows that are zero */
	int lag_months;   /* from the end of a period to its release; 0 if none or not stated */
	const char *note; /* what a reader must know, "" if nothing */
};

struct observation {
	int indicator; /* index in the run's catalogue */
	int stratum;   /* index in the run's catalogue; 0 = "" = all */
	int area;      /* area code */
	struct period period;
	enum obs_status status;
	double value;                  /* indicator's unit; NAN unless status is A, P or B */
	double numerator, denominator; /* counts; NAN if not given */
	double ci_low, ci_high;        /* publisher's own 95 % limits; NAN if not given */
	/*
	 * The count that a suppressed value, or else numerator, is or was made from: "<10" hides 1
	 * to 9, also of a rate. NAN if nothing is suppressed or the publisher does not say. Never
	 * taken for a figure.
	 */
	double hidden_low, hidden_high;
	bool absent; /* no row: taken as 0 by the rule of its publisher, or a sum with such */
	const struct source *source;
	struct pos origin; /* of the value; of the numerator if there is no value; line 0: absent */
};

/* ---- one development -------------------------------------------------- */

/* How a figure of money came to be in the prices it is in. */
struct price {
	int year;      /* whose prices it is in; 0: not known */
	double factor; /* figure = as read * factor; 1: as it was read */
};

/* One indicator x area x stratum in time order. */
struct series {
	const struct indicator *indicator;
	const struct area *area;
	const char *stratum;
	size_t n;
	const struct observation *obs; /* n, by period, rising, one per period */
	const double *year;            /* n: middle of the period as a decimal year */
	bool aggregated;               /* computed from the kommuner, see weighted, covered */
	bool weighted;                 /* by population, not by counts */
	const double
	    *covered; /* n: share of persons behind the figure, 0-1; NULL unless aggregated */
	const struct price *prices;     /* n; NULL unless it is money */
	const struct observation *read; /* n: OBS before prices; NULL unless it is money */
};

/* ---- what it means ---------------------------------------------------- */

/* Undefined statistics are a code, not an error. */
enum stat_code {
	STAT_OK,
	STAT_TOO_SHORT, /* fewer points than the method needs */
	STAT_ALL_EQUAL, /* no spread in the values */
	STAT_ZERO_DENOMINATOR,
	STAT_EXACT_FIT,         /* no residual left to estimate an error from */
	STAT_BAD_INPUT,         /* not a number, negative count, numerator over denominator */
	STAT_NO_SPREAD,         /* the times, weights or predictors are all equal */
	STAT_SEPARATION,        /* a logistic fit whose slope is infinite */
	STAT_NEGATIVE_VARIANCE, /* a correction for autocorrelation leaves none */
	STAT_NOT_CONVERGED,     /* the iteration did not settle */
	STAT_RULE_TOO_SHORT,    /* fewer points than the chosen rule or correction needs */
	STAT_TOO_FAR            /* further ahead than the values reach back */
};

struct interval {
	enum stat_code code;
	double low, high; /* NAN unless code is STAT_OK */
};

struct trend {
	enum stat_code code;
	const char *method;           /* "theil_sen" */
	size_t n;                     /* usable values since the last break */
	double slope;                 /* indicator's unit per year */
	double slope_low, slope_high; /* 95 % limits; NAN where n is too small for any */
	double p;            /* two-sided Mann-Kendall, exact where it can be; H0: no trend */
	double p_attainable; /* the smallest p that n values could give */
	/*
	 * What n values that scatter like these would have shown with probability 0.8 at 5 %, had
	 * it been there: the other half of "no trend". Unit per year, either way; NAN unless
	 * power_code is OK (EXACT_FIT: no scatter).
	 */
	double smallest_change;
	enum stat_code power_code;
};

/* The models of the outlook besides no change, which has the share that the others leave. */
enum outlook_model {
	OUTLOOK_DRIFT,        /* from the first value to the last, carried on */
	OUTLOOK_LINE,         /* least squares */
	OUTLOOK_DAMPED,       /* the line's slope from the last value, 0.8 of it each year */
	OUTLOOK_LEVEL,        /* local level, the new value counting half */
	OUTLOOK_MEAN,         /* mean of its own values */
	OUTLOOK_COUNTS,       /* logistic or Poisson trend of the counts */
	OUTLOOK_SHARED_DRIFT, /* the median yearly step of all areas, all years */
	OUTLOOK_SHARED_STEP,  /* the same, of the latest year */
	OUTLOOK_SHARED_LEVEL, /* the median of all areas */
	OUTLOOK_MODELS
};

#define OUTLOOK_FEW 8    /* points under which no probability of an outlook is */
#define OUTLOOK_CAP 0.05 /* nearer to 0 or 1 than this */

/* What will be published for the target's year (analysis/outlook.h). */
struct outlook {
	enum stat_code code; /* else all numbers are NAN */
	const char *model;   /* "pool" */
	size_t n;            /* values since the last break */
	int year;            /* the target's */
	double ahead;        /* years from the latest value to it */
	double value;        /* expected figure of that year */
	double low, high;    /* prediction interval */
	double level;        /* of the interval: 0.95 */
	double low_80, high_80, low_50, high_50;
	double probability_met;    /* that the figure of that year meets the target, 0-1 */
	double probability_met_by; /* that it does, or one published before it does */
	double share[OUTLOOK_MODELS];
};

enum verdict {
	VERDICT_MET,
	VERDICT_ON_TRACK,
	VERDICT_UNDECIDED,
	VERDICT_OFF_TRACK,
	VERDICT_NOT_MET,
	VERDICT_NO_DATA,
	VERDICT_NOT_COMPARABLE
};
enum development {
	DEVELOPMENT_IMPROVING,
	DEVELOPMENT_WORSENING,
	DEVELOPMENT_UNCHANGED,
	DEVELOPMENT_UNDECIDED
};
enum truth { TRUTH_UNKNOWN, TRUTH_NO, TRUTH_YES };

/* Bits. Words in model/words.h. */
enum caution {
	CAUTION_SHORT_SERIES = 1 << 0,  /* too few values for any trend to show */
	CAUTION_BREAK = 1 << 1,         /* values before a break are left out of the trend */
	CAUTION_PROVISIONAL = 1 << 2,   /* the value is provisional */
	CAUTION_SMALL_NUMBERS = 1 << 3, /* fewer than 10 events */
	CAUTION_OLD_DATA = 1 << 4,    /* latest value is more than 3 years before the as-of date */
	CAUTION_WEIGHTED = 1 << 5,    /* population-weighted mean of kommune percentages */
	CAUTION_NOT_COVERED = 1 << 6, /* some kommuner have no figure */
	CAUTION_LATER_MEETS = 1 << 7, /* judged on the target year; a later value meets it */
	CAUTION_LATER_MISSES =
	    1 << 8, /* judged on the target year; a later value does not meet it */
	CAUTION_EARLIER_WAVE =
	    1 << 9, /* no value for the target year itself; the last before it is used */
	CAUTION_DRAFT = 1 << 10,           /* the target in force is a draft */
	CAUTION_UNIT_OPEN = 1 << 11,       /* the documents leave the unit open */
	CAUTION_NO_TARGET = 1 << 12,       /* no target in force on the as-of date */
	CAUTION_TARGET_OPEN = 1 << 13,     /* the target in force has no number */
	CAUTION_REGIONAL_TARGET = 1 << 14, /* the region's target, applied to a smaller area */
	CAUTION_FICTIONAL = 1 << 15,       /* invented example figures */
	CAUTION_SUPPRESSED = 1 << 16,      /* the latest period is suppressed */
	CAUTION_NO_COUNTS = 1 << 17,       /* no counts and no limits: chance cannot be judged */
	CAUTION_ABSENT_ROWS = 1 << 18,     /* rows that the publisher leaves out are taken as 0 */
	CAUTION_RELEASED_LATER = 1 << 19,  /* by its source's lag not yet out on the as-of date */
	CAUTION_PRICES = 1 << 20, /* figures in several years' prices, or not the target's */
	CAUTION_NATIONAL_TARGET = 1 << 21 /* the country's target, applied to a smaller area */
};

/* A figure held against the target. */
struct judgement {
	const struct observation *obs; /* NULL if none */
	double value;                  /* the observation's, NAN if none */
	struct interval ci;            /* 95 %, indicator's unit */
	double gap;                    /* to the target; > 0 is the good side; NAN without either */
	enum truth meets;              /* compared exactly, equality meets */
	enum truth beyond_chance;      /* the difference; two-sided 5 % */
};

/* A target that is shown beside the one that is judged, never mixed with it. */
struct beside {
	const struct target *target; /* NULL if none */
	struct judgement latest;     /* the latest figure held against it */
};

/* Where one series started. */
struct baseline_figure {
	/*
	 * Else value is NAN. BAD_INPUT: no baseline for this area; TOO_SHORT: a year of it has no
	 * figure, or a break lies between its years.
	 */
	enum stat_code code;
	double value;
	int first, last; /* years; 0 if unknown */
	bool stated;     /* by a document; else from the figures */
};

struct assessment {
	struct series series;
	const struct interval
	    *limits; /* series.n: 95 % of each figure, the publisher's or computed */
	const struct target *target; /* in force, NULL if none */
	struct beside final;         /* of milestones the last, where another is judged */
	struct beside regional;      /* the region's, where the area has its own */
	struct baseline_figure baseline;
	struct judgement latest; /* the latest usable value: what is shown */
	struct judgement judged; /* the value the verdict rests on: latest, or the target year's */
	enum verdict verdict;
	enum development development;
	struct trend trend;
	struct outlook outlook;
	double required_per_year; /* change a year from latest to target; NAN if met, past or
				     unknown */
	double observed_per_year; /* trend slope, NAN if none */
	unsigned cautions;        /* enum caution bits */
	double covered;           /* share behind the latest figure, 0-1; NAN unless aggregated */
};

/* ---- what it would take ----------------------------------------------- */

enum need_code {
	NEED_OK,
	NEED_MET,
	NEED_NO_TARGET, /* none in force, or one without a number */
	NEED_UNIT_OPEN,
	NEED_NO_FIGURE,
	NEED_SUPPRESSED, /* no figure, as the latest is suppressed */
	NEED_ZERO_DENOMINATOR,
	NEED_NO_COUNTS,      /* none that give the value, or no share or rate */
	NEED_NO_WHOLE_NUMBER /* so few persons that no whole number of events meets it */
};

/* From a figure to its target in whole events. */
struct need {
	enum need_code code;
	double events; /* the smallest change that meets it; 0 if MET; NAN unless OK or MET */
	int direction; /* of that change: -1 fewer, 1 more, 0 none or unknown */
};

/* What a gap is in money. */
enum cost_code {
	COST_NOT_STATED, /* it is no money, and no cost of an event is stated */
	COST_OK,
	COST_MET,
	COST_UNIT_OPEN,
	COST_YEAR_OPEN, /* whose prices is not known */
	COST_NO_NUMBER  /* no gap, or nothing to multiply it with */
};

struct gap_cost {
	enum cost_code code;
	double amount; /* kroner or DRG points, > 0; NAN unless OK */
	enum currency currency;
	int price_year;
	double each; /* what an event costs; NAN: it is a gap in money */
};

/* A kommune of the whole. */
struct need_part {
	const struct area *area;
	const struct observation *obs; /* of the period; NULL: there is none */
	double persons;                /* population; NAN if unknown */
	double value;                  /* to the last count; NAN if none */
	double events_over;            /* past the target's share of its denominator, > 0 the
					  wrong side; NAN without counts or target */
	double share; /* of all that is on the wrong side, 0-1; 0 on the good side; NAN if none */
	double q;     /* that chance alone makes it differ from the whole, Benjamini-Hochberg over
			 the parts; NAN without counts */
};

/* A region, klynge or forum and its kommuner in one period. */
struct needs {
	struct need need;
	struct need_part *parts;        /* nparts, by code; 0 for a kommune */
	size_t nparts, nvalues, nwrong; /* nwrong: with a value that misses the target */
	bool weighted;                  /* by population: not all have counts */
	double value;                   /* that the kommuner make together, NAN if none */
	double if_all_meet;             /* ... if those that miss the target reached it */
	double best_quarter;            /* quartile of their values on the good side */
	double if_best_quarter;         /* ... if those worse than that reached it */
	double events_over, share;      /* of a kommune among its region's; else NAN */
	struct gap_cost cost;           /* of what is needed */
};

/* ---- what is shown ---------------------------------------------------- */

/* What a figure shows, in words for its reader. */
struct figure_table {
	size_t ncolumns, nrows;
	size_t nwords;            /* columns of words, on the left; the others have numbers */
	const char *const *heads; /* ncolumns; the first column names its row */
	const char *const *cells; /* nrows x ncolumns, row by row */
};

struct figure {
	const char *id;    /* unique in the page, [a-z0-9_-] */
	const char *title; /* the message */
	const char *alt;   /* what a reader who does not see it needs */
	const char *svg;   /* one checked <svg> element, ids prefixed by id */
	size_t size;
	struct figure_table table;
	const char *png; /* the same for who cannot show SVG, png_size bytes; NULL: not drawn */
	size_t png_size;
};

#endif
