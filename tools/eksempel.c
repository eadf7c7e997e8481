/*
 * tools/eksempel.c - invent the example figures of data/eksempel.
 *
 * No public figures by kommune could be had for these indicators; so that the program can be
 * shown, they are made up here: levels, differences and trends are chosen, chance is drawn.
 * Whole numbers only, own generator, fixed seed: the same bytes on every machine.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define countof(a)   (sizeof(a) / sizeof((a)[0]))
#define SEED         UINT64_C(20190727) /* any would do; this one leaves one count to hide */
#define YEAR_FIRST   2014
#define YEAR_BREAK   2019 /* LPR3 from March: ten months of twelve on the new definition */
#define YEAR_LAST    2024
#define YEAR_REVISED 2023
#define NYEARS       (YEAR_LAST - YEAR_FIRST + 1)
#define HIDDEN_BELOW 5 /* smaller counts are written <5 */
#define MILLION      1000000
#define PATH_SIZE    4096

/* The 22 kommuner of Region Syddanmark; persons 1 January 2019 set the size of the counts. */
static const struct place {
	int code;
	const char *name;
	int persons;
} places[] = {
	{ 410, "Middelfart", 38553 },
	{ 420, "Assens", 41212 },
	{ 430, "Faaborg-Midtfyn", 51809 },
	{ 440, "Kerteminde", 23773 },
	{ 450, "Nyborg", 32042 },
	{ 461, "Odense", 204182 },
	{ 479, "Svendborg", 58599 },
	{ 480, "Nordfyns", 29693 },
	{ 482, "Langeland", 12560 },
	{ 492, "Ærø", 6058 },
	{ 510, "Haderslev", 55857 },
	{ 530, "Billund", 26629 },
	{ 540, "Sønderborg", 74561 },
	{ 550, "Tønder", 37587 },
	{ 561, "Esbjerg", 115652 },
	{ 563, "Fanø", 3404 },
	{ 573, "Varde", 50129 },
	{ 575, "Vejen", 42863 },
	{ 580, "Aabenraa", 59035 },
	{ 607, "Fredericia", 51427 },
	{ 621, "Kolding", 92893 },
	{ 630, "Vejle", 114830 },
};
#define NPLACES countof(places)

/* Levels in millionths of a share, or of a day where there are no persons. */
static const struct invented {
	const char *name; /* as the publisher writes it */
	int persons;      /* denominator, millionths of the population; 0: days, no counts */
	int level;        /* of 2014 */
	int before;       /* change a year to 2019 */
	int jump;         /* at the break */
	int after;        /* change a year from 2019 on */
	int spread;       /* a kommune's lasting difference, at most */
	int noise;        /* a year's difference, at most; shares have that of the draw */
} inventions[] = {
	{ "Akutte genindlæggelser inden for 30 dage, somatik", 50000, 98000, -300, 12000, -1700,
	    12000, 0 },
	{ "Akutte genindlæggelser inden for 30 dage, psykiatri", 12000, 192000, -500, 8000, -3500,
	    18000, 0 },
	{ "Færdigbehandlingsdage, somatik", 0, 2700000, -150000, 600000, -110000, 900000, 400000 },
	{ "Færdigbehandlingsdage, psykiatri", 0, 9000000, -400000, 900000, -500000, 2500000,
	    1500000 },
	{ "Fastholdelse på arbejdsmarkedet, somatisk syge", 18000, 780000, 1500, 0, 2000, 25000,
	    0 },
	{ "Fastholdelse på arbejdsmarkedet, psykisk syge", 6000, 580000, 2500, 0, 2500, 30000, 0 },
};

static const struct export
{
	const char *file;
	size_t first, last; /* of inventions */
	bool revision;      /* a later extract of YEAR_REVISED alone */
}
exports[] = {
	{ "eksempel_genindlaeggelser.csv", 0, 1, false },
	{ "eksempel_genindlaeggelser_revision.csv", 0, 1, true },
	{ "eksempel_faerdigbehandlingsdage.csv", 2, 3, false },
	{ "eksempel_fastholdelse.csv", 4, 5, false },
};

/* Counts of a share; or VALUE, millionths of a day. */
struct cell {
	int numerator, denominator, value;
};

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
random_next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* 0 to N - 1. */
static int
random_below(uint64_t *state, int n)
{
	return (int)(((random_next(state) >> 32) * (uint64_t)n) >> 32);
}

/* From -MOST to MOST, more often near 0: the mean of three. */
static int
random_around(uint64_t *state, int most)
{
	int sum = 0;

	for (int i = 0; i < 3; i++)
		sum += random_below(state, 2 * most + 1) - most;
	return sum / 3;
}

/* Successes of N draws of MILLIONTHS each: binomial, without a logarithm. */
static int
random_binomial(uint64_t *state, int n, int millionths)
{
	int k = 0;

	for (int i = 0; i < n; i++)
		k += random_below(state, MILLION) < millionths;
	return k;
}

static int
level_of_year(const struct invented *v, int year)
{
	int old = year < YEAR_BREAK ? year - YEAR_FIRST : YEAR_BREAK - YEAR_FIRST;
	int new = year > YEAR_BREAK ? year - YEAR_BREAK : 0;
	int jump = year > YEAR_BREAK ? v->jump : year == YEAR_BREAK ? v->jump / 12 * 10 : 0;

	return v->level + old * v->before + jump + new * v->after;
}

static struct cell
cell_invent(const struct invented *v, int persons, int level, uint64_t *state)
{
	struct cell c = { 0 };

	if (v->persons == 0) {
		c.value = level + random_around(state, v->noise);
		if (c.value < 0)
			c.value = 0;
		return c;
	}
	int n = (int)((int64_t)persons * v->persons / MILLION);
	c.denominator = n + random_around(state, n / 20 + 1);
	c.numerator = random_binomial(state, c.denominator, level);
	return c;
}

/* Each kommune of each indicator has its own stream: a change of one leaves the others. */
static void
cells_invent(struct cell cells[countof(inventions)][NPLACES][NYEARS])
{
	for (size_t i = 0; i < countof(inventions); i++)
		for (size_t p = 0; p < NPLACES; p++) {
			const struct invented *v = &inventions[i];
			uint64_t state = SEED * 1000000 + i * 1000 + (uint64_t)places[p].code;
			int own = random_around(&state, v->spread);
			for (int y = 0; y < NYEARS; y++)
				cells[i][p][y] = cell_invent(v, places[p].persons,
				    level_of_year(v, YEAR_FIRST + y) + own, &state);
		}
}

/* What a later extract has of every fifth kommune: contacts reported late. */
static struct cell
cell_revise(struct cell c, size_t place)
{
	if (place % 5 == 0) {
		c.denominator += c.denominator / 100 + 1;
		c.numerator += c.numerator / 30 + 1;
	}
	return c;
}

/* Numerator, denominator, value; a value with its counts to two decimals, days to one. */
static void
cell_write(FILE *f, struct cell c)
{
	if (c.denominator == 0) {
		int tenths = (c.value + 50000) / 100000;
		fprintf(f, ";;%d,%d\n", tenths / 10, tenths % 10);
	} else if (c.numerator < HIDDEN_BELOW) {
		fprintf(f, "<%d;%d;<%d\n", HIDDEN_BELOW, c.denominator, HIDDEN_BELOW);
	} else {
		int hundredths = (int)(((int64_t)c.numerator * 20000 + c.denominator)
		    / (2 * (int64_t)c.denominator));
		fprintf(f, "%d;%d;%d,%02d\n", c.numerator, c.denominator, hundredths / 100,
		    hundredths % 100);
	}
}

/* Days have no counts to sum: the region's own figure, its kommuner weighted by persons. */
static void
region_write(FILE *f, const struct invented *v, struct cell cells[NPLACES][NYEARS])
{
	for (int y = 0; y < NYEARS; y++) {
		int64_t sum = 0, persons = 0;
		for (size_t p = 0; p < NPLACES; p++) {
			sum += (int64_t)cells[p][y].value * places[p].persons;
			persons += places[p].persons;
		}
		fprintf(f, "1083;Region Syddanmark;%s;%d;", v->name, YEAR_FIRST + y);
		cell_write(f, (struct cell){ .value = (int)(sum / persons) });
	}
}

static void
export_write(
    FILE *f, const struct export *e, struct cell cells[countof(inventions)][NPLACES][NYEARS])
{
	fputs("kommunekode;kommune;indikator;aar;taeller;naevner;vaerdi\n", f);
	for (size_t i = e->first; i <= e->last; i++) {
		if (inventions[i].persons == 0)
			region_write(f, &inventions[i], cells[i]);
		for (size_t p = 0; p < NPLACES; p++)
			for (int y = 0; y < NYEARS; y++) {
				struct cell c = cells[i][p][y];
				if (e->revision && YEAR_FIRST + y != YEAR_REVISED)
					continue;
				fprintf(f, "%d;%s;%s;%d;", places[p].code, places[p].name,
				    inventions[i].name, YEAR_FIRST + y);
				cell_write(f, e->revision ? cell_revise(c, p) : c);
			}
	}
}

/* Write E to folder DIR; false after a message. */
static bool
export_save(const char *dir, const struct export *e,
    struct cell cells[countof(inventions)][NPLACES][NYEARS])
{
	char path[PATH_SIZE];
	int n = snprintf(path, sizeof path, "%s/%s", dir, e->file);

	if (n < 0 || (size_t)n >= sizeof path) {
		fprintf(stderr, "eksempel: the folder's name is too long\n");
		return false;
	}
	FILE *f = fopen(path, "wb");
	if (f != NULL) {
		export_write(f, e, cells);
		bool written = ferror(f) == 0;
		if (fclose(f) == 0 && written)
			return true;
		remove(path);
	}
	fprintf(stderr, "eksempel: %s: cannot be written\n", path);
	return false;
}

int
main(int argc, char *argv[])
{
	struct cell cells[countof(inventions)][NPLACES][NYEARS];

	if (argc != 2) {
		fputs("usage: eksempel FOLDER\n", stderr);
		return 2;
	}
	cells_invent(cells);
	for (size_t i = 0; i < countof(exports); i++)
		if (!export_save(argv[1], &exports[i], cells))
			return 1;
	return 0;
}
