/* What the tests of a series say, in sentences. */
#include <math.h>

#include "cli/say.h"
#include "cli/trend.h"
#include "model/period.h"
#include "model/phrase.h"
#include "model/prose.h"

#define SIGNIFICANT   0.05
#define SIGNALS_NAMED 8 /* groups of signals written out */

static const struct observation *
tested(const struct profile *p, size_t i)
{
	return p->usable.obs[p->usable.from + i];
}

static const char *
answer_basis(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct profile *p = &t->profile;
	char first[PERIOD_SIZE], last[PERIOD_SIZE];
	const char *left = "";

	if (p->n == 0)
		return prose_say(l, "Ingen målinger kan bruges.");
	if (p->usable.from > 0)
		left = arena_printf(
		    a, prose_say(l, "; %zu fra før seneste databrud er udeladt"), p->usable.from);
	period_print(first, tested(p, 0)->period);
	period_print(last, tested(p, p->n - 1)->period);
	if (p->n == 1)
		return arena_printf(a, prose_say(l, "1 måling (%s)%s."), first, left);
	return arena_printf(a, prose_say(l, "%zu målinger, %s–%s%s."), p->n, first, last, left);
}

/* Which way, beyond chance or not; a short series can say neither. */
static const char *
finding(const struct mann_kendall *m, enum language l)
{
	if (m->p <= SIGNIFICANT && m->s != 0)
		return m->s > 0 ? (prose_say(l, "Stigning")) : (prose_say(l, "Fald"));
	if (m->p_attainable > SIGNIFICANT)
		return prose_say(l, "Kan ikke afgøres med så få målinger");
	return prose_say(l, "Ingen påviselig udvikling");
}

static const char *
answer_direction(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct mann_kendall *m = &t->profile.mk;

	if (m->code != STAT_OK)
		return stat_code_sentence(m->code, l);
	return arena_printf(a,
	    prose_say(l,
		"%s: S\u00A0=\u00A0%s (tau\u00A0%s), %s (%s); mindst mulige med disse målinger er "
		"%s."),
	    finding(m, l), say_number(m->s, 0, l, a), say_number(m->tau_a, 2, l, a),
	    prose_p(m->p, l, a),
	    isnan(m->p_exact) ? (prose_say(l, "tilnærmet")) : (prose_say(l, "eksakt")),
	    prose_p(m->p_attainable, l, a));
}

static const char *
answer_slope(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct theil_sen *s = &t->profile.sen;
	const struct indicator *i = t->assessment.series.indicator;

	if (s->code != STAT_OK)
		return stat_code_sentence(s->code, l);
	const char *slope = say_slope(i, s->slope, s->low, s->high, l, a);
	if (!isnan(s->low))
		return arena_printf(a, "%s.", slope);
	return arena_printf(a, prose_say(l, "%s; der er for få målinger til grænser."), slope);
}

/* What the series could have shown, where it showed nothing. */
static const char *
answer_power(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct mann_kendall *m = &t->profile.mk;
	const struct detectable *d = &t->profile.power;
	const struct indicator *i = t->assessment.series.indicator;

	if (m->code == STAT_OK && m->p <= SIGNIFICANT)
		return NULL;
	if (d->code != STAT_OK)
		return stat_code_sentence(d->code, l);
	return arena_printf(a,
	    prose_say(l,
		"En ændring på %s om året er den mindste, som serien med 80\u00A0%% sandsynlighed "
		"kunne have vist (på 5\u00A0%%-niveau); en mindre kan være der."),
	    say_size(i, d->change, l, a));
}

/* Quarters and months: each compared with the same of other years only. */
static const char *
answer_season(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct kendall_groups *g = &t->profile.season;
	bool joint = !isnan(g->p_covariance);

	if (t->profile.seasons == 0)
		return NULL;
	if (g->code != STAT_OK)
		return stat_code_sentence(g->code, l);
	double p = joint ? g->p_covariance : g->p;
	return arena_printf(a, prose_say(l, "%s: S\u00A0=\u00A0%s, %s%s; hældning (median) %s."),
	    p > SIGNIFICANT ? (prose_say(l, "Ingen påviselig udvikling"))
		: g->s > 0  ? (prose_say(l, "Stigning"))
			    : (prose_say(l, "Fald")),
	    say_number(g->s, 0, l, a), prose_p(p, l, a),
	    joint ? (prose_say(l, ", når der tages højde for, at årets dele følges ad")) : "",
	    say_slope(t->assessment.series.indicator, g->slope, NAN, NAN, l, a));
}

/* ---- counts ------------------------------------------------------------------- */

static const char *
dispersion_clause(const struct count_trend *m, enum language l, struct arena *a)
{
	const char *phi = say_number(m->dispersion, 1, l, a);

	if (m->dispersion > 1)
		return arena_printf(a,
		    prose_say(l,
			"Tallene svinger mere end tilfældigt (dispersion %s); det er regnet med."),
		    phi);
	return arena_printf(
	    a, prose_say(l, "Tallene svinger ikke mere end tilfældigt (dispersion %s)."), phi);
}

static const char *
answer_counts(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->assessment.series.indicator;
	const struct count_trend *m = &t->profile.counts;
	bool shares = m->family == GLM_BINOMIAL;

	if (i->measure != MEASURE_PROPORTION && i->measure != MEASURE_RATE)
		return NULL;
	if (!m->counts)
		return prose_say(l, "Ikke beregnet: der er ikke antal bag alle målinger.");
	if (m->code != STAT_OK)
		return stat_code_sentence(m->code, l);
	const char *what = shares ? (prose_say(l, "Logistisk: odds ændres"))
				  : (prose_say(l, "Poisson: raten ændres"));
	return arena_printf(a,
	    prose_say(
		l, "%s %s\u00A0%% om året (95 %%: %s til %s), %s; linjen går fra %s til %s. %s"),
	    what, say_signed(m->change, 1, l, a), say_signed(m->low, 1, l, a),
	    say_signed(m->high, 1, l, a), prose_p(m->p, l, a), phrase_value(i, m->first, NAN, l, a),
	    phrase_value(i, m->last, NAN, l, a), dispersion_clause(m, l, a));
}

/* ---- level --------------------------------------------------------------------- */

/* The mean of the figures between shift K - 1 and K; K 0: before the first. */
static double
level(const struct profile *p, size_t k)
{
	size_t from = k > 0 ? p->shifts.after[k - 1] : 0;
	size_t end = k < p->shifts.shifts ? p->shifts.after[k] : p->n;
	double sum = 0;

	for (size_t i = from; i < end; i++)
		sum += p->value[i];
	return sum / (double)(end - from);
}

/* " efter 2018 (fra 10,2 til 11,7 %)", with a comma between. */
static const char *
shift_list(const struct profile *p, const struct indicator *in, enum language l, struct arena *a)
{
	const char *list = "";
	char period[PERIOD_SIZE];

	for (size_t i = 0; i < p->shifts.shifts; i++)
		list = arena_printf(a, prose_say(l, "%s%s efter %s (fra %s til %s)"), list,
		    i > 0 ? "," : "",
		    period_print(period, tested(p, p->shifts.after[i] - 1)->period),
		    phrase_number(in, level(p, i), NAN, l, a),
		    phrase_value(in, level(p, i + 1), NAN, l, a));
	return list;
}

static const char *
answer_shifts(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct profile *p = &t->profile;
	const struct shifts *s = &p->shifts;

	if (s->code == STAT_RULE_TOO_SHORT)
		return arena_printf(a,
		    prose_say(l,
			"Ikke undersøgt: det kræver %d målinger efter seneste databrud; der er "
			"%zu."),
		    SHIFT_MIN, p->n);
	if (s->code != STAT_OK)
		return stat_code_sentence(s->code, l);
	if (s->shifts == 0)
		return prose_say(l, "Intet skift at foreslå.");
	const char *where = shift_list(p, t->assessment.series.indicator, l, a);
	if (s->steady)
		return arena_printf(a,
		    prose_say(l,
			"Intet skift at foreslå: en jævn udvikling beskriver målingerne mindst "
			"lige så godt som skift%s."),
		    where);
	return arena_printf(a,
	    prose_say(l,
		"Forslag: niveauet kan være skiftet%s. BIC falder med %s; Pettitts test %s. Det er "
		"ikke brugt: et databrud skal begrundes i targets.conf."),
	    where, say_number(s->gain, 1, l, a), prose_p(s->pettitt.p, l, a));
}

/* ---- chart -------------------------------------------------------------------- */

const char *
trend_chart_id(const struct profile *p)
{
	switch (p->chart.chart) {
	case CONTROL_P_PRIME: return "p_prime";
	case CONTROL_U_PRIME: return "u_prime";
	default: return "xmr";
	}
}

static const char *
chart_name(const struct profile *p, enum language l)
{
	switch (p->chart.chart) {
	case CONTROL_P_PRIME: return prose_say(l, "p′-kort");
	case CONTROL_U_PRIME: return prose_say(l, "u′-kort");
	default: return prose_say(l, "XmR-kort");
	}
}

/* Of signal bit S on the upper side, on the lower side. */
static const char *
signal_words(enum control_signal s, bool up, enum language l)
{
	switch (s) {
	case SIGNAL_OUTSIDE:
		return up ? (prose_say(l, "over grænsen")) : (prose_say(l, "under grænsen"));
	case SIGNAL_TWO_OF_THREE: return prose_say(l, "to af tre nær grænsen");
	case SIGNAL_SHIFT: return up ? (prose_say(l, "skift op")) : (prose_say(l, "skift ned"));
	case SIGNAL_TREND:
		return up ? (prose_say(l, "stigende række")) : (prose_say(l, "faldende række"));
	}
	return "";
}

/* The strongest signal of the I-th tested figure, and its side; 0 for none. */
static unsigned
strongest(const struct profile *p, size_t i, bool *up)
{
	enum control_signal of[CONTROL_SIGNALS];

	if (control_signal_list(&p->signals.marks[i], of) == 0)
		return 0;
	*up = (p->signals.marks[i].up & of[0]) != 0;
	return of[0];
}

/*
 * "2019 (over grænsen), 2021–2023 (skift op)": the strongest signal of each point, neighbours with
 * the same one together; SIGNALS_NAMED of them, the rest counted.
 */
static const char *
signal_list(const struct profile *p, enum language l, struct arena *a)
{
	const char *list = "";
	size_t groups = 0;

	for (size_t i = 0, end; i < p->signals.n; i = end) {
		bool up = false, same = false;
		char first[PERIOD_SIZE], last[PERIOD_SIZE];
		unsigned signal = strongest(p, i, &up);
		for (end = i + 1; end < p->signals.n && strongest(p, end, &same) == signal
		     && (signal == 0 || same == up);)
			end++;
		if (signal == 0 || groups++ >= SIGNALS_NAMED)
			continue;
		period_print(first, tested(p, i)->period);
		period_print(last, tested(p, end - 1)->period);
		list = arena_printf(a, "%s%s%s%s%s (%s)", list, *list != '\0' ? ", " : "", first,
		    end - i > 1 ? "–" : "", end - i > 1 ? last : "",
		    signal_words((enum control_signal)signal, up, l));
	}
	if (groups > SIGNALS_NAMED)
		list = arena_printf(a, prose_say(l, "%s og %zu til"), list, groups - SIGNALS_NAMED);
	return list;
}

/* What so few points forbid, with a blank before it; "" for enough. */
static const char *
short_clause(const struct profile *p, enum language l, struct arena *a)
{
	if (p->chart.parts[0].code != STAT_RULE_TOO_SHORT)
		return "";
	return arena_printf(a,
	    p->signals.runs[0].code != STAT_OK
		? (prose_say(l,
		    " Med kun %zu målinger er grænserne foreløbige, og regler om rækker kan ikke "
		    "bruges."))
		: (prose_say(l, " Med kun %zu målinger er grænserne foreløbige.")),
	    p->chart.parts[0].made_of);
}

static const char *
answer_chart(const struct trend_series *t, enum language l, struct arena *a)
{
	const struct indicator *i = t->assessment.series.indicator;
	const struct profile *p = &t->profile;

	if (p->n == 0)
		return NULL;
	enum stat_code code = p->chart.parts[0].code;
	if (code != STAT_OK && code != STAT_RULE_TOO_SHORT)
		return arena_printf(a, "%s: %s", chart_name(p, l), stat_code_sentence(code, l));
	const struct control_point *last = &p->chart.points[p->n - 1];
	const char *signals = signal_list(p, l, a);
	return arena_printf(a,
	    prose_say(
		l, "%s, regelsæt %s (%d): midte %s, grænser for tilfældig svingning %s; %s%s.%s"),
	    chart_name(p, l), p->signals.rules->name, p->signals.rules->version,
	    phrase_value(i, last->centre, NAN, l, a), say_limits(i, last->low, last->high, l, a),
	    *signals == '\0' ? (prose_say(l, "ingen signaler")) : (prose_say(l, "signaler: ")),
	    signals, short_clause(p, l, a));
}

static const struct question {
	const char *heading;
	const char *(*say)(const struct trend_series *, enum language, struct arena *);
} questions[] = {
	{ SAY("Grundlag"), answer_basis },
	{ SAY("Retning (Mann-Kendall)"), answer_direction },
	{ SAY("Årstid (sæson-Kendall)"), answer_season },
	{ SAY("Hældning (Theil-Sen)"), answer_slope },
	{ SAY("Kunne have vist"), answer_power },
	{ SAY("Model af antal"), answer_counts },
	{ SAY("Skift i niveau"), answer_shifts },
	{ SAY("Kontrolkort"), answer_chart },
	{ SAY("Hændelse"), trend_event },
};

size_t
trend_questions(void)
{
	return countof(questions);
}

const char *
trend_answer_to(
    const struct trend_series *t, size_t k, enum language l, struct arena *a, const char **question)
{
	*question = prose_say(l, questions[k].heading);
	return questions[k].say(t, l, a);
}
