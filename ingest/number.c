#include "ingest/number.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"

#define BODY_SIZE 64 /* longest number, signs and separators included */
/* Of a figure: beyond them squares and quotients of figures have no double. */
#define LARGEST  1e30
#define SMALLEST 1e-100

/* A number taken apart: digits and separators, every kind of blank as ' '. */
struct parts {
	char body[BODY_SIZE];
	size_t n;
	long exponent; /* from 1.022e+04, else 0 */
	bool negative, scientific, percent, provisional;
};

/* One way of reading a body. */
struct reading {
	char decimal;   /* 0 if the body has none */
	char thousands; /* 0 if the body has none */
	double value;
};

static const struct mark general_marks[] = {
	{ "", MARK_MISSING },
	{ "..", MARK_MISSING },
	{ ".", MARK_NOT_APPLICABLE },
	{ "M", MARK_MISSING },
	{ "NA", MARK_MISSING },
	{ "0-4", MARK_SUPPRESSED },
	{ "1-4", MARK_SUPPRESSED },
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- marks ------------------------------------------------------------ */

static const struct mark *
find_mark(const struct mark *marks, size_t n, const char *cell)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(marks[i].text, cell) == 0)
			return &marks[i];
	return NULL;
}

/* "<5", "< 10": a small number that is not shown. */
static bool
is_less_than(const char *s)
{
	if (*s++ != '<')
		return false;
	s += *s == ' ';
	size_t digits = strspn(s, "0123456789");
	return digits >= 1 && digits <= 2 && s[digits] == '\0';
}

bool
number_mark(enum mark_meaning *out, const struct number_format *f, const char *cell)
{
	static const struct mark suppressed = { "<", MARK_SUPPRESSED };
	const struct mark *m = find_mark(f->marks, f->nmarks, cell);

	if (m == NULL)
		m = find_mark(general_marks, countof(general_marks), cell);
	if (m == NULL && is_less_than(cell))
		m = &suppressed;
	if (m == NULL)
		return false;
	*out = m->meaning;
	return true;
}

static bool
read_mark(struct number *out, const struct number_format *f, const char *cell)
{
	enum mark_meaning meaning;

	if (!number_mark(&meaning, f, cell))
		return false;
	*out = (struct number){
		.value = NAN, .status = OBS_MISSING, .no_figure = meaning == MARK_NO_FIGURE
	};
	if (meaning == MARK_SUPPRESSED)
		out->status = OBS_SUPPRESSED;
	else if (meaning == MARK_ZERO)
		*out = (struct number){ .value = 0, .status = OBS_NORMAL };
	return true;
}

/* ---- taking a cell apart ---------------------------------------------- */

/* Bytes of the blank at S: space, no-break space, narrow no-break space; 0 if there is none. */
static size_t
blank(const char *s)
{
	if (*s == ' ')
		return 1;
	if (strncmp(s, "\xC2\xA0", 2) == 0)
		return 2;
	return strncmp(s, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static const char *
skip_blanks(const char *s)
{
	for (size_t k; (k = blank(s)) != 0;)
		s += k;
	return s;
}

/* Digits and separators at S into the body; a blank counts only between digits. */
static const char *
take_body(struct parts *p, const char *s)
{
	for (;;) {
		size_t k = blank(s);
		char c = k != 0 ? ' ' : *s;
		if (k != 0 && !is_digit(s[k]))
			return s;
		if (!is_digit(c) && c != '.' && c != ',' && c != ' ')
			return s;
		if (p->n == BODY_SIZE - 1)
			return s;
		p->body[p->n++] = c;
		s += k != 0 ? k : 1;
	}
}

/* e+04 at S; S itself if there is none. */
static const char *
take_exponent(struct parts *p, const char *s)
{
	const char *t = s + 1;

	if (*s != 'e' && *s != 'E')
		return s;
	bool minus = *t == '-';
	t += *t == '-' || *t == '+';
	size_t digits = strspn(t, "0123456789");
	if (digits == 0 || digits > 3)
		return s;
	p->exponent = strtol(t, NULL, 10) * (minus ? -1 : 1);
	p->scientific = true;
	return t + digits;
}

/* "%", "pct." or "pct" after blanks, then "*"; S at the end of the cell means all is understood. */
static const char *
take_suffix(struct parts *p, const char *s)
{
	static const char *const percents[] = { "%", "pct.", "pct" };
	const char *t = skip_blanks(s);

	for (size_t i = 0; i < countof(percents) && !p->percent; i++)
		if (strncmp(t, percents[i], strlen(percents[i])) == 0) {
			p->percent = true;
			s = t + strlen(percents[i]);
		}
	if (*skip_blanks(s) == '*') {
		p->provisional = true;
		s = skip_blanks(s) + 1;
	}
	return s;
}

/* False if CELL is not one number from end to end; REST then is where it stops being one. */
static bool
take_apart(struct parts *p, const char *cell, const char **rest)
{
	const char *s = cell;

	*p = (struct parts){ .n = 0 };
	if (*s == '-') {
		p->negative = true;
		s++;
	} else if (strncmp(s, "\xE2\x88\x92", 3) == 0) { /* U+2212 minus */
		p->negative = true;
		s += 3;
	}
	s = take_body(p, s);
	if (p->n == 0 || !is_digit(p->body[0]) || !is_digit(p->body[p->n - 1])) {
		*rest = s;
		return false;
	}
	s = take_suffix(p, take_exponent(p, s));
	*rest = s;
	return *s == '\0';
}

/* ---- readings --------------------------------------------------------- */

/* C digits to the nearest double. False out of range. */
static bool
to_double(double *out, const char *digits, size_t n, size_t decimals, long exponent)
{
	static const double ten[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
		1e12, 1e13, 1e14, 1e15 };
	char text[BODY_SIZE + 16];
	double whole = 0;

	if (n <= 15 && exponent == 0) { /* both exact, so the quotient is correctly rounded */
		for (size_t i = 0; i < n; i++)
			whole = whole * 10 + (digits[i] - '0');
		*out = whole / ten[decimals];
		return true;
	}
	snprintf(text, sizeof text, "%.*se%ld", (int)n, digits, exponent - (long)decimals);
	errno = 0;
	*out = strtod(text, NULL); /* LC_NUMERIC is always "C" */
	double size = fabs(*out);
	return errno != ERANGE && size <= LARGEST && (size == 0 || size >= SMALLEST);
}

/*
 * The body with DECIMAL as decimal sign and THOUSANDS (0: none) between groups: 1-3 digits, not
 * beginning with 0, then groups of exactly 3. False if it cannot be read so.
 */
static bool
read_as(struct reading *out, const struct parts *p, char decimal, char thousands, bool *range)
{
	char digits[BODY_SIZE];
	size_t n = 0, group = 0, groups = 0, decimals = 0;
	bool after = false;

	for (size_t i = 0; i < p->n; i++) {
		char c = p->body[i];
		if (is_digit(c)) {
			digits[n++] = c;
			group++;
			decimals += after;
			continue;
		}
		bool full =
		    groups == 0 ? group >= 1 && group <= 3 && p->body[0] != '0' : group == 3;
		if (after || (c != decimal && (c != thousands || !full)))
			return false;
		if (c == decimal) {
			if (groups > 0 && group != 3)
				return false;
			after = true;
		} else {
			groups++;
		}
		group = 0;
	}
	if ((!after && groups > 0 && group != 3) || (groups > 0 && p->scientific))
		return false;
	*out = (struct reading){ .decimal = after ? decimal : '\0',
		.thousands = groups > 0 ? thousands : '\0' };
	if (!to_double(&out->value, digits, n, decimals, p->exponent))
		*range = true;
	return true;
}

/* All readings of the body that F allows and that differ; at most 2 matter. Returns how many. */
static size_t
readings(struct reading out[2], const struct parts *p, const struct number_format *f, bool *range)
{
	static const char signs[] = { ',', '.' }, groups[] = { '.', ',', ' ', '\0' };
	size_t n = 0;

	for (size_t i = 0; i < countof(signs); i++) {
		if (f->decimal != '\0' && signs[i] != f->decimal)
			continue;
		for (size_t k = 0; k < countof(groups); k++) {
			struct reading r;
			bool allowed =
			    groups[k] == '\0' || f->thousands == '\0' || groups[k] == f->thousands;
			if (!allowed || groups[k] == signs[i] || signs[i] == f->thousands
			    || !read_as(&r, p, signs[i], groups[k], range))
				continue;
			bool known = false;
			for (size_t m = 0; m < n; m++)
				known = known
				    || (out[m].decimal == r.decimal
					&& out[m].thousands == r.thousands);
			if (!known && n < 2)
				out[n++] = r;
		}
	}
	return n;
}

/* ---- messages --------------------------------------------------------- */

static bool
refuse_ambiguous(const char *cell, const struct parts *p, const struct reading r[2], struct pos at,
    struct diag *d)
{
	char a[DECIMAL_SIZE], b[DECIMAL_SIZE];
	double sign = p->negative ? -1 : 1;

	return diag_error(d, at, "type-error",
	    "'%s' can be %s or %s: say which with --thousands, or decimal and thousands in "
	    "sources.conf",
	    cell, decimal_print_exact(a, sign * r[0].value),
	    decimal_print_exact(b, sign * r[1].value));
}

static bool
refuse_contradiction(const char *cell, const struct number_format *f, struct pos at, struct diag *d)
{
	bool comma = f->decimal == ',';

	if (f->decimal_line != 0)
		return diag_error(d, at, "type-error",
		    comma ? N_("'%s' does not fit the file's decimal sign, a comma since line %zu")
			  : N_("'%s' does not fit the file's decimal sign, a point since line %zu"),
		    cell, f->decimal_line);
	if (f->decimal != '\0' && f->declared_by != NULL)
		return diag_error(d, at, "type-error",
		    comma ? N_("'%s' does not fit the decimal sign that source '%s' of "
			       "sources.conf states, a comma")
			  : N_("'%s' does not fit the decimal sign that source '%s' of "
			       "sources.conf states, a point"),
		    cell, f->declared_by);
	if (f->decimal != '\0')
		return diag_error(d, at, "type-error",
		    comma ? N_("'%s' does not fit the declared decimal sign, a comma")
			  : N_("'%s' does not fit the declared decimal sign, a point"),
		    cell);
	return diag_error(
	    d, at, "type-error", "'%s' does not fit the thousands sign '%c'", cell, f->thousands);
}

/* Does a number end at REST and another one follow in brackets, as in 850 (62)? */
static bool
is_pair(const char *rest)
{
	const char *open = skip_blanks(rest), *s = open + 1;

	if (*open != '(')
		return false;
	s = skip_blanks(s);
	const char *close = strchr(s, ')');
	return is_digit(*s) && close != NULL && *skip_blanks(close + 1) == '\0';
}

bool
number_is_pair(const char *cell)
{
	struct parts p;
	const char *rest;

	return !take_apart(&p, skip_blanks(cell), &rest) && p.n != 0 && is_pair(rest);
}

/* The number that is meant of the two in CELL, whose first ends at REST; parts CELL in place. */
static char *
take_of_pair(char *cell, const char *rest, enum pair_take which)
{
	char *open = cell + (skip_blanks(rest) - cell), *close = strchr(open, ')');

	*open = '\0';
	*close = '\0';
	return which == PAIR_FIRST ? cell : open + 1;
}

static bool
refuse_text(const char *cell, const char *rest, struct pos at, struct diag *d)
{
	if (strcmp(cell, "-") == 0)
		return diag_error(d, at, "type-error",
		    "'-' is a true zero at some publishers and missing at others: declare the mark "
		    "in "
		    "sources.conf");
	if (is_pair(rest))
		return diag_error(d, at, "type-error",
		    "two numbers in one cell: '%s': say which is meant with --pair, or pair in "
		    "sources.conf: first, second, or what both are, as numerator,value",
		    cell);
	return diag_error(d, at, "type-error", "'%s' is no number", cell);
}

/* ---- one cell --------------------------------------------------------- */

static void
learn(struct number_format *f, const struct parts *p, const struct reading *r, size_t line)
{
	if (p->scientific) /* R and Excel write 1.022e+04 whatever the rest of the file does */
		return;
	if (f->decimal == '\0' && (r->decimal != '\0' || r->thousands == '.')) {
		f->decimal = r->decimal != '\0' ? r->decimal : ',';
		f->decimal_line = line;
	}
	if (f->thousands == '\0' && r->thousands != '\0')
		f->thousands = r->thousands;
}

/* Digits alone, as most cells are. */
static bool
read_digits(struct number *out, const char *cell)
{
	double v = 0;
	size_t n = 0;

	for (; is_digit(cell[n]) && n < 16; n++)
		v = v * 10 + (cell[n] - '0');
	if (n == 0 || n == 16 || cell[n] != '\0')
		return false;
	*out = (struct number){ .value = v, .status = OBS_NORMAL };
	return true;
}

/* Both numbers of CELL, whose first ends at REST; parts it in place. */
static bool
read_both(struct number *out, struct number_format *f, char *cell, const char *rest, struct pos at,
    struct diag *d)
{
	struct number one, two;
	char *second = take_of_pair(cell, rest, PAIR_SECOND);

	if (!number_read(&one, f, cell, at, d) || !number_read(&two, f, second, at, d))
		return false;
	*out = one;
	out->paired = true;
	out->second = two.value;
	out->second_percent = two.percent;
	return true;
}

bool
number_read(struct number *out, struct number_format *f, char *cell, struct pos at, struct diag *d)
{
	struct parts p;
	struct reading r[2];
	const char *rest;
	bool range = false;

	cell = text_trim(cell);
	if (f->nmarks == 0 && read_digits(out, cell))
		return true;
	if (read_mark(out, f, cell))
		return true;
	bool whole = take_apart(&p, cell, &rest);
	if (!whole && f->pair.take == PAIR_BOTH && p.n != 0 && is_pair(rest))
		return read_both(out, f, cell, rest, at, d);
	if (!whole && f->pair.take != PAIR_REFUSED && p.n != 0 && is_pair(rest)) {
		cell = text_trim(take_of_pair(cell, rest, f->pair.take));
		whole = take_apart(&p, cell, &rest);
	}
	if (!whole)
		return refuse_text(cell, rest, at, d);
	size_t n = readings(r, &p, f, &range);
	if (range)
		return diag_error(d, at, "type-error", "'%s' is out of range", cell);
	if (n == 0) {
		struct number_format any = { 0 };
		if (readings(r, &p, &any, &range) == 0)
			return diag_error(d, at, "type-error", "'%s' is no number", cell);
		return refuse_contradiction(cell, f, at, d);
	}
	if (n > 1)
		return refuse_ambiguous(cell, &p, r, at, d);
	learn(f, &p, &r[0], at.line);
	*out = (struct number){ .value = p.negative ? -r[0].value : r[0].value,
		.status = p.provisional ? OBS_PROVISIONAL : OBS_NORMAL,
		.percent = p.percent };
	return true;
}
