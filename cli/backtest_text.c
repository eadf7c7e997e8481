/* The backtest for people. */
#include <math.h>

#include "base/text.h"
#include "cli/backtest.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "model/prose.h"

enum { FORECAST, HELD_50, HELD_80, HELD_95, SCORE_80, SCORE_95, CRPS, ERROR, BRIER, NCOLUMNS };

static const char *const heads[NCOLUMNS] = { SAY("Fremskrivning"), SAY("50 % holdt"),
	SAY("80 % holdt"), SAY("95 % holdt"), SAY("Score 80"), SAY("Score 95"), SAY("CRPS"),
	SAY("Fejl"), SAY("Brier") };
static const enum align aligns[NCOLUMNS] = { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT,
	ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT };

static const char *
model_word(enum trial_model m, enum language l)
{
	static const char *const words[] = {
		[TRIAL_OUTLOOK] = SAY("pejl"),
		[TRIAL_NO_CHANGE] = SAY("ingen ændring"),
		[TRIAL_DRIFT] = SAY("egen udvikling ført videre"),
	};

	return prose_say(l, words[m]);
}

static const char *
percent(double share, enum language l, struct arena *a)
{
	return arena_printf(a, "%s %%", say_number(100 * share, 1, l, a));
}

static void
print_part(FILE *out, const struct trial_part *p, int width, enum language l, struct arena *a)
{
	struct table t = { .arena = a,
		.ncolumns = NCOLUMNS,
		.heads = prose_each(heads, NCOLUMNS, l, a),
		.aligns = aligns };

	for (size_t m = 0; m < TRIAL_MODELS; m++) {
		const struct trial_score *s = &p->score[m];
		const char *cells[NCOLUMNS] = {
			[FORECAST] = model_word((enum trial_model)m, l),
			[HELD_50] = percent(s->coverage[0], l, a),
			[HELD_80] = percent(s->coverage[1], l, a),
			[HELD_95] = percent(s->coverage[2], l, a),
			[SCORE_80] = say_number(s->interval_score[1], 3, l, a),
			[SCORE_95] = say_number(s->interval_score[2], 3, l, a),
			[CRPS] = say_number(s->crps, 4, l, a),
			[ERROR] = say_number(s->error, 4, l, a),
			[BRIER] = say_number(s->brier, 4, l, a),
		};
		table_row(&t, cells);
	}
	table_print(&t, out, width);
}

static void
print_reliability(
    FILE *out, const struct reliability *bins, int width, enum language l, struct arena *a)
{
	static const char *const names[] = { SAY("Sagt sandsynlighed"), SAY("Antal"),
		SAY("Gik i opfyldelse") };
	static const enum align right[] = { ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT };
	struct table t = { .arena = a,
		.ncolumns = 3,
		.heads = prose_each(names, countof(names), l, a),
		.aligns = right };

	for (size_t k = 0; k < RELIABILITY_BINS; k++) {
		if (bins[k].n == 0)
			continue;
		const char *cells[] = { percent(bins[k].forecast, l, a),
			arena_printf(a, "%zu", bins[k].n), percent(bins[k].met, l, a) };
		table_row(&t, cells);
	}
	table_print(&t, out, width);
}

static void
print_horizon(FILE *out, struct run *r, const struct trial *t, size_t i, int width)
{
	enum language l = r->options->language;
	struct arena *a = &r->arena;

	fprintf(out, "\n");
	grid_paragraph(out,
	    arena_printf(a,
		prose_say(l,
		    "%zu %s frem: %zu serier; om %zu siges intet, fordi året ligger længere "
		    "fremme, end målingerne rækker tilbage, eller fordi intet varierer."),
		t->part[i].steps,
		t->part[i].steps > 1 ? prose_say(l, "perioder") : prose_say(l, "periode"),
		t->part[i].score[0].n, t->refused[i]),
	    grid_prose(width), 0, a);
	print_part(out, &t->part[i], width, l, a);
	fprintf(out, "\n");
	print_reliability(out, t->reliability[i], width, l, a);
}

void
backtest_text(FILE *out, struct run *r, const struct trial *t, int width)
{
	struct arena *a = &r->arena;
	int prose = grid_prose(width);

	grid_paragraph(out,
	    arena_printf(a,
		prose_say(r->options->language,
		    "Prøve af fremskrivningen: %zu serier af kommuner, %zu indikatorer. De sidste "
		    "tal skjules, der læres af resten, og de skjulte siges forud."),
		t->nseries, t->ngroups),
	    prose, 0, a);
	for (size_t i = 0; i < t->nparts; i++)
		print_horizon(out, r, t, i, width);
	fprintf(out, "\n");
	grid_paragraph(out,
	    prose_say(r->options->language,
		"Holdt: hvor ofte det rigtige tal lå inden for grænserne; bedst, når det er så "
		"ofte, som de lover. Score, CRPS og fejl: lavest er bedst, målt i indikatorens "
		"spredning. Brier: af sandsynligheden for at ligge på eller under områdernes "
		"median i perioden før; lavest er bedst. Tabellen derunder: går det, der siges med "
		"en sandsynlighed, i opfyldelse så ofte?"),
	    prose, 0, a);
}
