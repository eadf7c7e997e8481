#include "model/geography.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define FOLDED_SIZE 128 /* a longer text is no area's name */
#define COUNTRY     0
#define REGION_BASE 1000 /* Danmarks Statistik writes region 1083 also as 083 */

/* Spellings met in exports (or in the law) beside the name and the official name. */
static const struct alias {
	int code;
	const char *name;
} aliases[] = {
	{ 0, "Danmark" },
	{ 0, "Denmark" },
	{ 0, "All Denmark" },
	{ 0, "Hele Danmark" },
	{ 101, "Copenhagen" },
	{ 260, "Frederiksværk-Hundested" }, /* until 2008 */
	{ 400, "Bornholms Regionskommune" },
	{ 480, "Nordfyn" },
	{ 810, "Brønderslev-Dronninglund" }, /* until 2008 */
	{ 820, "Vesthimmerland" },
	{ 1081, "North Denmark Region" },
	{ 1082, "Central Denmark Region" },
	{ 1083, "Region of Southern Denmark" },
	{ 1084, "Capital Region of Denmark" },
	{ 1085, "Region Zealand" },
	{ NAME_CHRISTIANSOE, "Christiansø" },
	{ NAME_CHRISTIANSOE, "Christiansø Kommune" }, /* so in some lists; it is none */
	{ NAME_NOT_KNOWN, "Ukendt" },
	{ NAME_NOT_KNOWN, "Ukendt Region" },
	{ NAME_NOT_KNOWN, "Ukendt Kommune" },
	{ NAME_NOT_KNOWN, "Uoplyst" },
	{ NAME_NOT_KNOWN, "Uoplyst Region" },
	{ NAME_NOT_KNOWN, "Uoplyst Kommune" },
	{ NAME_NOT_KNOWN, "Unknown" },
	{ NAME_NOT_KNOWN, "NA" },
	{ NAME_ABROAD, "Udlandet" },
	{ NAME_ABROAD, "Udland" },
	{ NAME_TOTAL, "I alt" },
	{ NAME_TOTAL, "Antal personer" },
	{ NAME_TOTAL, "Alle" },
	{ NAME_TOTAL, "Total" },
};

/* By code, from 1 (Danmarks Statistik, NUTS 3). */
static const char *const landsdele[] = { "Byen København", "Københavns omegn", "Nordsjælland",
	"Bornholm", "Østsjælland", "Vest- og Sydsjælland", "Fyn", "Sydjylland", "Østjylland",
	"Vestjylland", "Nordjylland" };

/* ---- fill --------------------------------------------------------------- */

void
geography_add_area(struct geography *g, struct area a)
{
	struct population *years = arena_array(g->arena, a.npopulation, sizeof *years);

	if (a.npopulation != 0)
		memcpy(years, a.population, a.npopulation * sizeof *years);
	a.population = years;
	a.name = arena_strdup(g->arena, a.name);
	a.official_name = arena_strdup(g->arena, a.official_name);
	a.landsdel = arena_strdup(g->arena, a.landsdel);
	a.kommunegruppe = arena_strdup(g->arena, a.kommunegruppe);
	g->areas = arena_grow(g->arena, g->areas, g->nareas, &g->capareas, sizeof *g->areas);
	g->areas[g->nareas++] = a;
}

void
geography_add_member(struct geography *g, struct membership m)
{
	m.source = arena_strdup(g->arena, m.source);
	g->members =
	    arena_grow(g->arena, g->members, g->nmembers, &g->capmembers, sizeof *g->members);
	g->members[g->nmembers++] = m;
}

/* ---- index -------------------------------------------------------------- */

static void
name_add(struct geography *g, int code, const char *before, const char *name, const char *after)
{
	char text[2 * FOLDED_SIZE], folded[FOLDED_SIZE];
	size_t n = strlen(before), k = strlen(name), m = strlen(after);

	if (n + k + m >= sizeof text)
		return;
	memcpy(text, before, n);
	memcpy(text + n, name, k);
	memcpy(text + n + k, after, m + 1);
	if (!text_fold(folded, sizeof folded, text) || folded[0] == '\0')
		return;
	g->names = arena_grow(g->arena, g->names, g->nnames, &g->capnames, sizeof *g->names);
	g->names[g->nnames++] = (struct area_name){ arena_strdup(g->arena, folded), code };
}

/* Ways to write an area of each kind: its name without CUT, between BEFORE and AFTER. */
static const struct form {
	enum area_kind kind;
	const char *cut, *before, *after;
} forms[] = {
	{ AREA_KOMMUNE, "", "", " Kommune" },
	{ AREA_KOMMUNE, "", "", "s Kommune" },
	{ AREA_KOMMUNE, "", "", " Municipality" },
	{ AREA_REGION, "Region ", "", "" },
	/* never bare: "Fyn" is the landsdel, "Sønderjylland" could be the forum */
	{ AREA_KLYNGE, "Sundhedsklynge ", "Klynge ", "" },
	{ AREA_KLYNGE, "Sundhedsklynge ", "Sundhedsklyngen ", "" },
};

/* NAME of area A, as it stands and in the forms of its kind. */
static void
names_add(struct geography *g, const struct area *a, const char *name)
{
	name_add(g, a->code, "", name, "");
	for (size_t i = 0; i < countof(forms); i++) {
		const struct form *f = &forms[i];
		size_t n = strlen(f->cut);
		if (f->kind == a->kind && strncmp(name, f->cut, n) == 0)
			name_add(g, a->code, f->before, name + n, f->after);
	}
}

static int
name_order(const void *p, const void *q)
{
	const struct area_name *a = p, *b = q;
	int c = strcmp(a->folded, b->folded);

	return c != 0 ? c : (a->code > b->code) - (a->code < b->code);
}

static bool
is_landsdel(int code)
{
	return code < 0 && code >= -(int)countof(landsdele);
}

/* Sort, and keep each spelling once: an area's name goes before a landsdel's (Bornholm). */
static void
names_sort(struct geography *g)
{
	size_t n = 0;

	qsort(g->names, g->nnames, sizeof *g->names, name_order);
	for (size_t i = 0; i < g->nnames; i++) {
		struct area_name *last = n != 0 ? &g->names[n - 1] : NULL, *next = &g->names[i];
		if (last == NULL || strcmp(last->folded, next->folded) != 0)
			g->names[n++] = *next;
		else if (is_landsdel(last->code) && next->code >= 0)
			last->code = next->code;
		else if (last->code != next->code)
			last->code = NAME_NONE;
	}
	g->nnames = n;
}

static void
names_make(struct geography *g)
{
	g->nnames = 0;
	for (size_t i = 0; i < g->nareas; i++) {
		names_add(g, &g->areas[i], g->areas[i].name);
		name_add(g, g->areas[i].code, "", g->areas[i].official_name, "");
	}
	for (size_t i = 0; i < countof(aliases); i++) {
		const struct area *a = geography_area(g, aliases[i].code);
		if (a != NULL)
			names_add(g, a, aliases[i].name);
		else if (aliases[i].code < 0)
			name_add(g, aliases[i].code, "", aliases[i].name, "");
	}
	for (size_t i = 0; i < countof(landsdele); i++) {
		name_add(g, -(int)i - 1, "", landsdele[i], "");
		name_add(g, -(int)i - 1, "Landsdel ", landsdele[i], "");
		name_add(g, -(int)i - 1, "Province ", landsdele[i], "");
	}
	names_sort(g);
}

static double
population_of(const struct area *a, int year)
{
	for (size_t i = 0; i < a->npopulation; i++)
		if (a->population[i].year == year)
			return a->population[i].persons;
	return NAN;
}

static bool
is_kommune_of(const struct area *a, const struct area *whole)
{
	return a->kind == AREA_KOMMUNE && (whole->kind == AREA_COUNTRY || a->region == whole->code);
}

/* Persons in the kommuner of region or country WHOLE; NAN if one of them has no figure. */
static double
population_sum(const struct geography *g, const struct area *whole, int year)
{
	double sum = 0;

	for (size_t i = 0; i < g->nareas; i++)
		if (is_kommune_of(&g->areas[i], whole))
			sum += population_of(&g->areas[i], year);
	return sum;
}

static void
population_fill(const struct geography *g, struct area *whole)
{
	const struct area *first = NULL;

	for (size_t i = 0; i < g->nareas && first == NULL; i++)
		if (is_kommune_of(&g->areas[i], whole))
			first = &g->areas[i];
	if (first == NULL)
		return;
	struct population *years = arena_array(g->arena, first->npopulation, sizeof *years);
	size_t n = 0;
	for (size_t i = 0; i < first->npopulation; i++) {
		int year = first->population[i].year;
		double persons = population_sum(g, whole, year);
		if (!isnan(persons))
			years[n++] = (struct population){ year, persons };
	}
	whole->population = years;
	whole->npopulation = n;
}

static int
area_order(const void *p, const void *q)
{
	const struct area *a = p, *b = q;

	return (a->code > b->code) - (a->code < b->code);
}

void
geography_index(struct geography *g)
{
	if (g->nareas != 0)
		qsort(g->areas, g->nareas, sizeof *g->areas, area_order);
	for (size_t i = 0; i < g->nareas; i++) {
		struct area *a = &g->areas[i];
		if ((a->kind == AREA_REGION || a->kind == AREA_COUNTRY) && a->npopulation == 0)
			population_fill(g, a);
	}
	names_make(g);
}

/* ---- find --------------------------------------------------------------- */

const struct area *
geography_area(const struct geography *g, int code)
{
	const struct area key = { .code = code };

	if (g->nareas == 0)
		return NULL;
	return bsearch(&key, g->areas, g->nareas, sizeof key, area_order);
}

/* A run of bytes in the text that is being matched. */
struct span {
	const char *s;
	size_t n;
};

/* Bytes of the blank, bracket or (if BETWEEN code and name) mark at S; 0 if it is none. */
static size_t
separator_at(const char *s, bool between)
{
	if (*s == '\0')
		return 0;
	if (strchr(" \t()[]", *s) != NULL || (between && strchr(":,;-_", *s) != NULL))
		return 1;
	if (strncmp(s, "\xC2\xA0", 2) == 0)
		return 2;
	if (strncmp(s, "\xE2\x80\xAF", 3) == 0 || (between && strncmp(s, "\xE2\x80\x93", 3) == 0))
		return 3;
	return 0;
}

static struct span
span_trim(struct span t, bool between)
{
	size_t k, end = 0;

	while (t.n != 0 && (k = separator_at(t.s, between)) != 0) {
		t.s += k;
		t.n -= k;
	}
	for (size_t i = 0; i < t.n; i += k != 0 ? k : 1)
		if ((k = separator_at(t.s + i, between)) == 0)
			end = i + 1;
	return (struct span){ t.s, end };
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Part TEXT into the digits at its beginning or end and the rest. */
static void
text_part(const char *text, struct span *digits, struct span *name)
{
	struct span t = span_trim((struct span){ text, strlen(text) }, false);
	size_t n = 0;

	while (n < t.n && is_digit(t.s[n]))
		n++;
	*digits = (struct span){ t.s, n };
	*name = (struct span){ t.s + n, t.n - n };
	if (n == 0) {
		while (n < t.n && is_digit(t.s[t.n - n - 1]))
			n++;
		*digits = (struct span){ t.s + t.n - n, n };
		*name = (struct span){ t.s, t.n - n };
	}
	struct span bare = span_trim(*name, true);
	if (digits->n != 0 && bare.n != 0) /* "-461" is no code */
		*name = bare;
}

/*
 * The digits D -> an area's code or a NAME_, NAME_NONE if they are neither. Kommune and
 * group codes may have a zero before them, regions be written 083 (or 83, where a spreadsheet
 * took the zero), landsdele always have two digits.
 */
static int
code_read(const struct geography *g, struct span d)
{
	int v = 0;

	if (d.n > 4)
		return NAME_NONE;
	for (size_t i = 0; i < d.n; i++)
		v = 10 * v + (d.s[i] - '0');
	if (d.n == 2 && is_landsdel(-v))
		return -v;
	if (d.n == 3 && v == -NAME_NOT_KNOWN)
		return NAME_NOT_KNOWN;
	if (v == AREA_CHRISTIANSOE)
		return NAME_CHRISTIANSOE;
	if ((d.n == 2 || d.n == 3) && v >= 81 && v <= 85)
		v += REGION_BASE;
	else if (v == COUNTRY ? d.n != 1 && d.n != 3 : v < 100)
		return NAME_NONE;
	return geography_area(g, v) != NULL ? v : NAME_NONE;
}

static int
spelling_order(const void *key, const void *name)
{
	return strcmp(key, ((const struct area_name *)name)->folded);
}

static int
name_find(const struct geography *g, const char *folded)
{
	const struct area_name *found = NULL;

	if (g->nnames != 0)
		found = bsearch(folded, g->names, g->nnames, sizeof *g->names, spelling_order);
	return found != NULL ? found->code : NAME_NONE;
}

static bool
span_fold(char folded[static FOLDED_SIZE], struct span t)
{
	char text[FOLDED_SIZE];

	if (t.n >= sizeof text)
		return false;
	memcpy(text, t.s, t.n);
	text[t.n] = '\0';
	return text_fold(folded, FOLDED_SIZE, text);
}

/* Is FOLDED the name of the landsdel CODE, even where the bare name is another area's? */
static bool
is_name_of_landsdel(int code, const char *folded)
{
	char own[FOLDED_SIZE];

	return is_landsdel(code) && text_fold(own, sizeof own, landsdele[-code - 1])
	    && strcmp(own, folded) == 0;
}

int
geography_name(const struct geography *g, const char *text)
{
	struct span digits, name;
	char folded[FOLDED_SIZE];
	int found = NAME_NONE;

	text_part(text, &digits, &name);
	if (digits.n != 0)
		found = code_read(g, digits);
	if (name.n == 0)
		return found;
	if (!span_fold(folded, name))
		return NAME_NONE;
	int named = name_find(g, folded);
	if (digits.n == 0)
		return named;
	return named == found || is_name_of_landsdel(found, folded) ? found : NAME_NONE;
}

static bool
is_blank(const char *text)
{
	struct span digits, name;

	text_part(text, &digits, &name);
	return digits.n == 0 && name.n == 0;
}

enum area_match
geography_match(const struct geography *g, const char *text, int *code)
{
	int found = geography_name(g, text);

	if (found == NAME_NONE)
		return is_blank(text) ? AREA_SKIP : AREA_UNKNOWN;
	if (found < 0)
		return AREA_SKIP;
	*code = found;
	return AREA_FOUND;
}

/* ---- suggest ------------------------------------------------------------ */

const char *
geography_nearest(const struct geography *g, const char *text)
{
	struct span digits, name;
	char folded[FOLDED_SIZE];
	const struct area_name *best = NULL;

	text_part(text, &digits, &name);
	if (!span_fold(folded, name))
		return NULL;
	size_t n = strlen(folded), least = n / 4 < 3 ? n / 4 : 3;
	for (size_t i = 0; i < g->nnames; i++) {
		const struct area_name *a = &g->names[i];
		size_t m = strlen(a->folded), far = m > n ? m - n : n - m;
		if (a->code < 0 || far > least)
			continue;
		size_t d = text_distance(folded, a->folded);
		if (d < least || (d == least && (best == NULL || a->code < best->code))) {
			least = d;
			best = a;
		}
	}
	return best != NULL ? geography_area(g, best->code)->name : NULL;
}

/* ---- belong ------------------------------------------------------------- */

static bool
holds_on(const struct membership *m, int date)
{
	return m->from <= date && date <= m->to;
}

bool
geography_within(const struct geography *g, int kommune, int area, int date)
{
	const struct area *k = geography_area(g, kommune);

	if (k == NULL || k->kind != AREA_KOMMUNE)
		return false;
	if (area == kommune || area == k->region || area == COUNTRY)
		return true;
	for (size_t i = 0; i < g->nmembers; i++) {
		const struct membership *m = &g->members[i];
		if (m->area == kommune && m->group == area && holds_on(m, date))
			return true;
	}
	return false;
}

bool
geography_exists(const struct geography *g, int area, int date)
{
	const struct area *a = geography_area(g, area);

	if (a == NULL || (a->kind != AREA_KLYNGE && a->kind != AREA_FORUM))
		return a != NULL;
	for (size_t i = 0; i < g->nmembers; i++)
		if (g->members[i].group == area && holds_on(&g->members[i], date))
			return true;
	return false;
}

double
area_population(const struct area *a, double year)
{
	double persons = NAN, nearest = INFINITY;

	for (size_t i = 0; i < a->npopulation; i++) {
		double away = fabs(a->population[i].year - year);
		if (away < nearest) {
			nearest = away;
			persons = a->population[i].persons;
		}
	}
	return persons;
}
