#include "model/period.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define YEAR_MIN    1900
#define YEAR_MAX    2100
#define PERIOD_TEXT 64 /* longest text with its year added, bytes */

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 (proleptic Gregorian; H. Hinnant's days_from_civil). */
static long
days_from_date(int y, int m, int d)
{
	y -= m <= 2;
	long era = y / 400, yoe = y - era * 400;
	long doy = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

/* The inverse: yyyymmdd. */
static int
date_from_days(long z)
{
	z += 719468;
	long era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	long m = mp < 10 ? mp + 3 : mp - 9;

	return (
	    int)((yoe + era * 400 + (m <= 2)) * 10000 + m * 100 + (doy - (153 * mp + 2) / 5 + 1));
}

/* Day number of the Monday of ISO week WEEK of YEAR: week 1 has 4 January. */
static long
week_monday(int year, int week)
{
	long jan4 = days_from_date(year, 1, 4), weekday = ((jan4 + 3) % 7 + 7) % 7; /* 0 = Monday */

	return jan4 - weekday + 7L * (week - 1);
}

/* ---- reading ------------------------------------------------------------ */

struct scan {
	const char *s;
};

static void
skip_blanks(struct scan *in)
{
	for (;;) {
		if (*in->s == ' ' || *in->s == '\t')
			in->s++;
		else if (strncmp(in->s, "\xC2\xA0", 2) == 0)
			in->s += 2;
		else
			return;
	}
}

/* A number of MIN to MAX digits. */
static bool
number(struct scan *in, int min, int max, int *out)
{
	int n = 0, v = 0;

	while (n < max && isdigit((unsigned char)in->s[n]))
		v = v * 10 + (in->s[n++] - '0');
	if (n < min || isdigit((unsigned char)in->s[n]))
		return false;
	in->s += n;
	*out = v;
	return true;
}

/* The word W in any case, ASCII. */
static bool
word(struct scan *in, const char *w)
{
	size_t n = strlen(w);

	for (size_t i = 0; i < n; i++)
		if (tolower((unsigned char)in->s[i]) != w[i])
			return false;
	in->s += n;
	return true;
}

static bool
at_end(struct scan *in)
{
	skip_blanks(in);
	return *in->s == '\0';
}

static bool
year_ok(int y)
{
	return y >= YEAR_MIN && y <= YEAR_MAX;
}

static bool
finish(struct period *out, struct period p)
{
	static const int max_part[] = {
		[PERIOD_QUARTER] = 4, [PERIOD_MONTH] = 12, [PERIOD_WEEK] = 53, [PERIOD_DAY] = 12
	};

	if (!year_ok(p.year))
		return false;
	if (p.kind == PERIOD_SPAN && (!year_ok(p.year_end) || p.year_end <= p.year))
		return false;
	if (p.kind != PERIOD_YEAR && p.kind != PERIOD_SPAN
	    && (p.part < 1 || p.part > max_part[p.kind]))
		return false;
	if (p.kind == PERIOD_DAY && (p.day < 1 || p.day > days_in_month(p.year, p.part)))
		return false;
	if (p.kind == PERIOD_WEEK && p.part == 53
	    && week_monday(p.year, 53) >= week_monday(p.year + 1, 1))
		return false;
	*out = p;
	return true;
}

/* 2023-05-31 */
static bool
parse_iso_day(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_DAY };
	return number(&in, 4, 4, &p->year) && *in.s++ == '-' && number(&in, 2, 2, &p->part)
	    && *in.s++ == '-' && number(&in, 2, 2, &p->day) && at_end(&in);
}

/* 16/04/2021, 31.12.2023, 31-12-2023: day first, as Danes write */
static bool
parse_danish_day(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_DAY };
	if (!number(&in, 1, 2, &p->day))
		return false;
	char sign = *in.s;
	return sign != '\0' && strchr("/.-", sign) != NULL && in.s++ != NULL
	    && number(&in, 1, 2, &p->part) && *in.s++ == sign && number(&in, 4, 4, &p->year)
	    && at_end(&in);
}

/* 2021-2023, 2021/2023 */
static bool
parse_span(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_SPAN };
	if (!number(&in, 4, 4, &p->year))
		return false;
	skip_blanks(&in);
	if (strncmp(in.s, "\xE2\x80\x93", 3) == 0)
		in.s += 3; /* en dash */
	else if (*in.s == '-' || *in.s == '/')
		in.s++;
	else
		return false;
	skip_blanks(&in);
	return number(&in, 4, 4, &p->year_end) && at_end(&in);
}

/* The letter or word that says what part of the year a number is. */
static bool
part_word(struct scan *in, enum period_kind *kind)
{
	static const struct {
		const char *word;
		enum period_kind kind;
	} words[] = { { "kvartal", PERIOD_QUARTER }, { "uge", PERIOD_WEEK },
		{ "week", PERIOD_WEEK }, { "k", PERIOD_QUARTER }, { "q", PERIOD_QUARTER },
		{ "m", PERIOD_MONTH }, { "u", PERIOD_WEEK }, { "w", PERIOD_WEEK } };

	for (size_t i = 0; i < countof(words); i++)
		if (word(in, words[i].word)) {
			*kind = words[i].kind;
			return true;
		}
	return false;
}

/* 2023, 2023K1, 2023 Q1, 2023M01, 2023U07, 2020-W05 */
static bool
parse_year_first(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_YEAR };
	if (!number(&in, 4, 4, &p->year))
		return false;
	if (at_end(&in))
		return true;
	if (*in.s == '-')
		in.s++;
	return part_word(&in, &p->kind) && (skip_blanks(&in), number(&in, 1, 2, &p->part))
	    && at_end(&in);
}

/* U11-2020, Uge 51-2021, uge 46 2022, K1 2019 */
static bool
parse_part_first(struct period *p, struct scan in)
{
	*p = (struct period){ 0 };
	if (!part_word(&in, &p->kind))
		return false;
	skip_blanks(&in);
	if (!number(&in, 1, 2, &p->part))
		return false;
	skip_blanks(&in);
	if (*in.s == '-' || *in.s == '/')
		in.s++;
	skip_blanks(&in);
	return number(&in, 4, 4, &p->year) && at_end(&in);
}

/* 1. kvartal 2019 */
static bool
parse_ordinal_quarter(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_QUARTER };
	if (!number(&in, 1, 1, &p->part))
		return false;
	if (*in.s == '.')
		in.s++;
	skip_blanks(&in);
	if (!word(&in, "kvartal"))
		return false;
	skip_blanks(&in);
	return number(&in, 4, 4, &p->year) && at_end(&in);
}

/* januar, jan., january, ... : 1-12; 0 if IN is at no month. The longest spelling is taken. */
static int
month_word(struct scan *in)
{
	static const char *const months[][3] = { { "january", "januar", "jan" },
		{ "february", "februar", "feb" }, { "march", "marts", "mar" },
		{ "april", "apr", "apr" }, { "maj", "may", "maj" }, { "juni", "june", "jun" },
		{ "juli", "july", "jul" }, { "august", "aug", "aug" },
		{ "september", "sept", "sep" }, { "oktober", "october", "okt" },
		{ "november", "nov", "nov" }, { "december", "dec", "dec" } };

	for (int m = 0; m < 12; m++)
		for (size_t i = 0; i < countof(months[m]); i++) {
			struct scan after = *in;
			if (!word(&after, months[m][i]))
				continue;
			if (*after.s == '.')
				after.s++;
			if (isalpha((unsigned char)*after.s))
				continue;
			*in = after;
			return m + 1;
		}
	return 0;
}

/* 27. januar 2020, 27 jan. 2020, januar 2020 */
static bool
parse_named_month(struct period *p, struct scan in)
{
	*p = (struct period){ .kind = PERIOD_MONTH };
	if (number(&in, 1, 2, &p->day)) {
		p->kind = PERIOD_DAY;
		if (*in.s == '.')
			in.s++;
		skip_blanks(&in);
	}
	p->part = month_word(&in);
	skip_blanks(&in);
	return p->part != 0 && number(&in, 4, 4, &p->year) && at_end(&in);
}

bool
period_parse(struct period *out, const char *s)
{
	static bool (*const forms[])(struct period *, struct scan) = { parse_year_first,
		parse_iso_day, parse_danish_day, parse_span, parse_part_first,
		parse_ordinal_quarter, parse_named_month };
	struct scan in = { s };
	struct period p;

	skip_blanks(&in);
	for (size_t i = 0; i < countof(forms); i++)
		if (forms[i](&p, in))
			return finish(out, p);
	return false;
}

bool
period_parse_in_year(struct period *out, const char *s, int year)
{
	char text[PERIOD_TEXT];

	return snprintf(text, sizeof text, "%s %d", s, year) < (int)sizeof text
	    && period_parse(out, text);
}

/* ---- printing, order, place --------------------------------------------- */

char *
period_print(char buf[static PERIOD_SIZE], struct period p)
{
	switch (p.kind) {
	case PERIOD_YEAR: snprintf(buf, PERIOD_SIZE, "%d", p.year); break;
	case PERIOD_QUARTER: snprintf(buf, PERIOD_SIZE, "%dQ%d", p.year, p.part); break;
	case PERIOD_MONTH: snprintf(buf, PERIOD_SIZE, "%dM%02d", p.year, p.part); break;
	case PERIOD_WEEK: snprintf(buf, PERIOD_SIZE, "%dW%02d", p.year, p.part); break;
	case PERIOD_DAY: snprintf(buf, PERIOD_SIZE, "%d-%02d-%02d", p.year, p.part, p.day); break;
	case PERIOD_SPAN: snprintf(buf, PERIOD_SIZE, "%d/%d", p.year, p.year_end); break;
	}
	return buf;
}

int
period_first_day(struct period p)
{
	switch (p.kind) {
	case PERIOD_QUARTER: return p.year * 10000 + (p.part * 3 - 2) * 100 + 1;
	case PERIOD_MONTH: return p.year * 10000 + p.part * 100 + 1;
	case PERIOD_WEEK: return date_from_days(week_monday(p.year, p.part));
	case PERIOD_DAY: return p.year * 10000 + p.part * 100 + p.day;
	default: return p.year * 10000 + 101;
	}
}

int
period_last_day(struct period p)
{
	switch (p.kind) {
	case PERIOD_QUARTER:
		return p.year * 10000 + p.part * 300 + days_in_month(p.year, p.part * 3);
	case PERIOD_MONTH: return p.year * 10000 + p.part * 100 + days_in_month(p.year, p.part);
	case PERIOD_WEEK: return date_from_days(week_monday(p.year, p.part) + 6);
	case PERIOD_DAY: return period_first_day(p);
	case PERIOD_SPAN: return p.year_end * 10000 + 1231;
	default: return p.year * 10000 + 1231;
	}
}

int
period_compare(struct period a, struct period b)
{
	int first = period_first_day(a) - period_first_day(b);
	int last = period_last_day(a) - period_last_day(b);

	return first != 0 ? first : last;
}

bool
period_same(struct period a, struct period b)
{
	return a.kind == b.kind && period_compare(a, b) == 0;
}

/* yyyymmdd as a decimal year: 2023-01-01 at 0 h is 2023.0. */
static double
decimal_year(int date)
{
	int y = date / 10000;
	long day = days_from_date(y, date / 100 % 100, date % 100) - days_from_date(y, 1, 1);

	return y + (double)day / (is_leap(y) ? 366 : 365);
}

double
period_middle(struct period p)
{
	int last = period_last_day(p);

	if (p.kind == PERIOD_YEAR)
		return p.year + 0.5;
	if (p.kind == PERIOD_SPAN)
		return (p.year + p.year_end + 1) / 2.0;
	int after = date_from_days(days_from_date(last / 10000, last / 100 % 100, last % 100) + 1);
	return (decimal_year(period_first_day(p)) + decimal_year(after)) / 2;
}

struct period
period_next(struct period p)
{
	static const int parts[] = { [PERIOD_QUARTER] = 4, [PERIOD_MONTH] = 12 };
	int last = period_last_day(p);
	long next = days_from_date(last / 10000, last / 100 % 100, last % 100) + 1;
	int day = date_from_days(next);

	switch (p.kind) {
	case PERIOD_QUARTER:
	case PERIOD_MONTH:
		p.part = p.part % parts[p.kind] + 1;
		p.year += p.part == 1;
		break;
	case PERIOD_WEEK:
		p.part = week_monday(p.year + 1, 1) == next ? 1 : p.part + 1;
		p.year += p.part == 1;
		break;
	case PERIOD_DAY:
		p.year = day / 10000;
		p.part = day / 100 % 100;
		p.day = day % 100;
		break;
	case PERIOD_YEAR:
	case PERIOD_SPAN:
		p.year++;
		p.year_end += p.kind == PERIOD_SPAN;
		break;
	}
	return p;
}

int
date_parse(const char *s)
{
	struct period p, checked;

	if (!parse_iso_day(&p, (struct scan){ s }) || !finish(&checked, p))
		return 0;
	return period_first_day(checked);
}

char *
date_print(char buf[static PERIOD_SIZE], int date)
{
	snprintf(
	    buf, PERIOD_SIZE, "%04d-%02d-%02d", date / 10000 % 10000, date / 100 % 100, date % 100);
	return buf;
}

int
date_add(int date, int days)
{
	return date_from_days(days_from_date(date / 10000, date / 100 % 100, date % 100) + days);
}

int
date_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long s = epoch != NULL ? strtoll(epoch, &end, 10) : 0;

	if (epoch == NULL || *epoch == '\0' || *end != '\0' || s < 0 || s > 4102444800LL)
		s = (long long)time(NULL);
	return date_from_days((long)(s / 86400));
}
