/*
 * model/period.h - read, print, order and place a period.
 */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include <stdbool.h>

#include "model/kpi.h"

#define PERIOD_SIZE 16 /* room for any printed period */

/*
 * Read a period in any spelling of the Danish exports: 2023, 2023K1, 2023Q1, 2008 K1,
 * 1. kvartal 2019, 2023M01, 2023U07, 2023W07, 2020-W05, U11-2020, Uge 51-2021, uge 46 2022,
 * 2023-05-31, 16/04/2021, 31.12.2023, 27. januar 2020, januar 2020, 2021-2023, 2021/2023. Blanks
 * around it are allowed.
 * Years 1900-2100; days, weeks and months must exist. On failure *OUT is untouched.
 */
bool period_parse(struct period *out, const char *s);
/* The same of a text that leaves the year out: "27. januar", "januar", "uge 46", in YEAR. */
bool period_parse_in_year(struct period *out, const char *s, int year);

/* 2023, 2023Q1, 2023M01, 2023W07, 2023-05-31, 2021/2023. Returns BUF. */
char *period_print(char buf[static PERIOD_SIZE], struct period p);

/* < 0, 0, > 0 by first day, then by last. */
int period_compare(struct period a, struct period b);
/* Are A and B one period? Of two kinds they are not, though they may have the same days. */
bool period_same(struct period a, struct period b);

int period_first_day(struct period p); /* yyyymmdd */
int period_last_day(struct period p);  /* yyyymmdd */
/* The middle as a decimal year: 2023 is 2023.5, a span 2021-2023 is 2022.5. */
double period_middle(struct period p);

/* The one after P: the day, week, month, quarter or year; a span moves on by a year. */
struct period period_next(struct period p);

/* yyyymmdd from an ISO date "2023-05-31"; 0 if it is none. */
int date_parse(const char *s);
/* "2023-05-31". */
char *date_print(char buf[static PERIOD_SIZE], int date);
/* The day DAYS after DATE, a day of the years 1900-2100; before it if they are negative. */
int date_add(int date, int days);
/* yyyymmdd of today, or of SOURCE_DATE_EPOCH if that is set (UTC). */
int date_today(void);

#endif
