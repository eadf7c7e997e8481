#include "ingest/conf.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/period.h"

#define ID_MAX     64
#define MAX_DIGITS 15 /* so that the nearest double is one exact division away */

static struct pos
pos_line(const struct conf *c, size_t line)
{
	return (struct pos){ .file = c->path, .line = line };
}

const struct conf_section *
conf_next(const struct conf_section *in, const char *name, const struct conf_section *after)
{
	size_t i = after != NULL ? (size_t)(after - in->sections) + 1 : 0;

	for (; i < in->nsections; i++)
		if (strcmp(in->sections[i].name, name) == 0)
			return &in->sections[i];
	return NULL;
}

const struct conf_value *
conf_value(const struct conf_section *s, const char *key, const struct conf_value *after)
{
	size_t i = after != NULL ? (size_t)(after - s->values) + 1 : 0;

	for (; i < s->nvalues; i++)
		if (strcmp(s->values[i].key, key) == 0)
			return &s->values[i];
	return NULL;
}

size_t
conf_count(const struct conf_section *in, const char *name)
{
	size_t n = 0;

	for (const struct conf_section *s = NULL; (s = conf_next(in, name, s)) != NULL;)
		n++;
	return n;
}

bool
conf_has(const struct conf_section *s, const char *key)
{
	return conf_value(s, key, NULL) != NULL;
}

struct pos
conf_pos(const struct conf *c, const struct conf_section *s, const char *key)
{
	const struct conf_value *v = key != NULL ? conf_value(s, key, NULL) : NULL;

	return pos_line(c, v != NULL ? v->line : s->line);
}

const char *
conf_called(const struct conf *c, const struct conf_section *s)
{
	return s->title[0] != '\0'
	    ? arena_printf(c->arena, diag_say(c->diag, "%s '%s'"), s->name, s->title)
	    : s->name;
}

bool
conf_check_id(const struct conf *c, const struct conf_section *s)
{
	static const char marks[] = "_-abcdefghijklmnopqrstuvwxyz0123456789";
	size_t n = strlen(s->title);

	if (n > 0 && n <= ID_MAX && strchr(marks + 2, s->title[0]) != NULL
	    && strspn(s->title, marks) == n)
		return true;
	return diag_error(c->diag, pos_line(c, s->line), NULL,
	    "'%s' is no id: a-z, 0-9, _ and -, beginning with a letter or digit, at most %d",
	    s->title, ID_MAX);
}

bool
conf_refuse_again(
    const struct conf *c, const struct conf_section *s, const struct conf_section *first)
{
	return diag_error(c->diag, pos_line(c, s->line), NULL, "%s is there already, in line %zu",
	    conf_called(c, s), first->line);
}

static bool
report_missing(const struct conf *c, const struct conf_section *s, const char *key)
{
	return diag_error(
	    c->diag, conf_pos(c, s, key), NULL, "%s has no '%s'", conf_called(c, s), key);
}

const char *
conf_text(const struct conf *c, const struct conf_section *s, const char *key, const char *fallback)
{
	const struct conf_value *v = conf_value(s, key, NULL);

	if (fallback == NULL && (v == NULL || v->text[0] == '\0')) {
		report_missing(c, s, key);
		return "";
	}
	return v != NULL ? v->text : fallback;
}

/* Digits with at most one point and a minus before them; exact, whatever the locale. */
static bool
parse_number(double *out, const char *s)
{
	int64_t digits = 0;
	int n = 0;
	double power = 1;
	bool negative = *s == '-', point = false;

	for (s += negative; *s != '\0'; s++) {
		if (*s == '.' && !point && n > 0 && s[1] != '\0') {
			point = true;
			continue;
		}
		if (*s < '0' || *s > '9' || ++n > MAX_DIGITS)
			return false;
		digits = digits * 10 + (*s - '0');
		power *= point ? 10 : 1;
	}
	if (n == 0)
		return false;
	*out = (negative ? -1 : 1) * ((double)digits / power);
	return true;
}

bool
conf_report_comma(const struct conf *c, size_t line, const char *s)
{
	size_t whole, part = 0;

	for (; *s != '\0' && *s != '\n'; s += whole > 0 ? whole : 1) {
		whole = strspn(s, "0123456789");
		if (whole > 0 && s[whole] == ',')
			part = strspn(s + whole + 1, "0123456789");
		if (part > 0)
			return !diag_error(c->diag, pos_line(c, line), NULL,
			    "'%.*s,%.*s' is no number here: write %.*s.%.*s, with a point",
			    (int)whole, s, (int)part, s + whole + 1, (int)whole, s, (int)part,
			    s + whole + 1);
	}
	return false;
}

double
conf_value_number(const struct conf *c, const struct conf_value *v)
{
	double number;

	if (parse_number(&number, v->text))
		return number;
	if (!conf_report_comma(c, v->line, v->text))
		diag_error(c->diag, pos_line(c, v->line), NULL, "'%s' is no number, as 12 or 79.3",
		    v->text);
	return NAN;
}

double
conf_number(const struct conf *c, const struct conf_section *s, const char *key)
{
	const struct conf_value *v = conf_value(s, key, NULL);

	return v != NULL ? conf_value_number(c, v) : NAN;
}

int
conf_whole(const struct conf *c, const struct conf_section *s, const char *key, int low, int high,
    int fallback)
{
	const struct conf_value *v = conf_value(s, key, NULL);
	double number;

	if (v == NULL) {
		if (fallback < low)
			report_missing(c, s, key);
		return fallback;
	}
	if (parse_number(&number, v->text) && number >= low && number <= high
	    && trunc(number) == number)
		return (int)number;
	diag_error(c->diag, pos_line(c, v->line), NULL, "'%s' is no whole number from %d to %d",
	    v->text, low, high);
	return fallback;
}

int
conf_date(const struct conf *c, const struct conf_section *s, const char *key, bool required)
{
	const struct conf_value *v = conf_value(s, key, NULL);

	if (v == NULL) {
		if (required)
			report_missing(c, s, key);
		return 0;
	}
	int date = date_parse(v->text);
	if (date == 0)
		diag_error(c->diag, pos_line(c, v->line), NULL,
		    "'%s' is no date of the years 1900-2100, written as 2019-07-01", v->text);
	return date;
}

int
conf_word(const struct conf *c, const struct conf_section *s, const char *key,
    const char *const *words, size_t n, int fallback)
{
	const struct conf_value *v = conf_value(s, key, NULL);
	const char *list = "";

	if (v == NULL) {
		if (fallback < 0)
			report_missing(c, s, key);
		return fallback;
	}
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i], v->text) == 0)
			return (int)i;
		list = arena_printf(c->arena, "%s%s%s", list,
		    i == 0          ? ""
			: i + 1 < n ? ", "
				    : diag_say(c->diag, " or "),
		    words[i]);
	}
	diag_error(c->diag, pos_line(c, v->line), NULL, "'%s' is no value of '%s': write %s",
	    v->text, key, list);
	return fallback;
}
