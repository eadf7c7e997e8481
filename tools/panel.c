/*
 * tools/panel.c - a large panel of invented counts, to measure with.
 * usage: panel YEARS > panel.csv
 * 30 indicators x 98 kommuner x 4 quarters x 57 subgroups a year, about 670 000 rows and 35 MB:
 * 15 years are 10 million rows. Whole numbers only, fixed seed: the same bytes on every machine.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define countof(a) (sizeof(a) / sizeof((a)[0]))
#define YEAR_LAST  2025
#define INDICATORS 30

static const int codes[] = { 101, 147, 151, 153, 155, 157, 159, 161, 163, 165, 167, 169, 173, 175,
	183, 185, 187, 190, 201, 210, 217, 219, 223, 230, 240, 250, 253, 259, 260, 265, 269, 270,
	306, 316, 320, 326, 329, 330, 336, 340, 350, 360, 370, 376, 390, 400, 410, 420, 430, 440,
	450, 461, 479, 480, 482, 492, 510, 530, 540, 550, 561, 563, 573, 575, 580, 607, 615, 621,
	630, 657, 661, 665, 671, 706, 707, 710, 727, 730, 740, 741, 746, 751, 756, 760, 766, 773,
	779, 787, 791, 810, 813, 820, 825, 840, 846, 849, 851, 860 };
static const char *const sexes[] = { "K", "M", "X" };
static const char *const ages[] = { "0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34",
	"35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79", "80-84",
	"85-89", "90+" };

/* M. E. O'Neill's PCG32, from 0 to N - 1. */
static unsigned
draw(uint64_t *state, unsigned n)
{
	uint64_t old = *state;

	*state = old * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	uint32_t mixed = (uint32_t)(((old >> 18) ^ old) >> 27), turn = (uint32_t)(old >> 59);
	uint32_t drawn = (mixed >> turn) | (mixed << ((32 - turn) & 31));
	return (unsigned)(((uint64_t)drawn * n) >> 32);
}

/* All subgroups of one kommune in one quarter. */
static void
put_quarter(uint64_t *state, int indicator, int code, int year, int quarter)
{
	for (size_t s = 0; s < countof(sexes); s++)
		for (size_t a = 0; a < countof(ages); a++) {
			unsigned of = 20 + draw(state, 900);
			unsigned n = of * (30 + 15 * (unsigned)indicator + draw(state, 60)) / 1000;
			unsigned share = (20000 * n / of + 1) / 2; /* hundredths of a per cent */
			printf("INDIKATOR%02d;%04d;%d;K%d;%s;%s;%u;%u;%u,%02u\n", indicator, code,
			    year, quarter, sexes[s], ages[a], n, of, share / 100, share % 100);
		}
}

int
main(int argc, char **argv)
{
	long years = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
	uint64_t state = 20190727;

	if (years < 1 || years > 100) {
		fputs("usage: panel YEARS > panel.csv\n", stderr);
		return 2;
	}
	puts("indikator;kommunekode;aar;periode;koen;aldersgruppe;taeller;naevner;vaerdi");
	for (int year = YEAR_LAST - (int)years + 1; year <= YEAR_LAST; year++)
		for (int quarter = 1; quarter <= 4; quarter++)
			for (int i = 0; i < INDICATORS; i++)
				for (size_t k = 0; k < countof(codes); k++)
					put_quarter(&state, i, codes[k], year, quarter);
	return ferror(stdout) || fflush(stdout) != 0;
}
