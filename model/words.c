#include "model/words.h"

struct words {
	const char *id;
	const char *word[2]; /* Danish, English */
	const char *symbol;
};

static const struct words verdicts[] = {
	[VERDICT_MET] = { "met", { "Indfriet", "Met" }, "✓" },
	[VERDICT_ON_TRACK] = { "on_track", { "På vej", "On track" }, "↗" },
	[VERDICT_UNDECIDED] = { "undecided", { "Uafklaret", "Undecided" }, "?" },
	[VERDICT_OFF_TRACK] = { "off_track", { "Ikke på vej", "Off track" }, "↘" },
	[VERDICT_NOT_MET] = { "not_met", { "Ikke indfriet", "Not met" }, "✗" },
	[VERDICT_NO_DATA] = { "no_data", { "Ingen data", "No data" }, "–" },
	[VERDICT_NOT_COMPARABLE] = { "not_comparable", { "Kan ikke vurderes", "Not comparable" },
	    "≠" },
};

static const struct words developments[] = {
	[DEVELOPMENT_IMPROVING] = { "improving", { "Forbedring", "Improving" }, "▲" },
	[DEVELOPMENT_WORSENING] = { "worsening", { "Forværring", "Worsening" }, "▼" },
	[DEVELOPMENT_UNCHANGED] = { "unchanged", { "Uændret", "Unchanged" }, "■" },
	[DEVELOPMENT_UNDECIDED] = { "undecided", { "Usikker", "Uncertain" }, "?" },
};

/* By bit number. */
static const struct words cautions[CAUTION_COUNT] = {
	{ "short_series",
	    { "Der er for få målinger til, at en udvikling kan skelnes fra tilfældige udsving.",
		"There are too few values for a trend to be told from chance." },
	    NULL },
	{ "break",
	    { "Opgørelsen er ændret undervejs (databrud); tal fra før bruddet indgår ikke i "
	      "udviklingen.",
		"The definition has changed (series break); figures before the break are not part "
		"of "
		"the trend." },
	    NULL },
	{ "provisional", { "Det seneste tal er foreløbigt.", "The latest figure is provisional." },
	    NULL },
	{ "small_numbers",
	    { "Tallet bygger på færre end 10 hændelser og er meget usikkert.",
		"The figure rests on fewer than 10 events and is very uncertain." },
	    NULL },
	{ "old_data",
	    { "Det seneste tal er mere end tre år gammelt.",
		"The latest figure is more than three years old." },
	    NULL },
	{ "weighted",
	    { "Tallet er et gennemsnit af kommunernes, vægtet med folketal; et tal, som "
	      "udgiveren selv beregner, kan afvige lidt.",
		"The figure is the mean of the kommuner's figures weighted by "
		"population; one that the publisher computes can differ a little." },
	    NULL },
	{ "not_covered",
	    { "Nogle kommuner har intet tal; det samlede tal dækker kun de øvrige.",
		"Some kommuner have no figure; the figure of all covers the others only." },
	    NULL },
	{ "later_meets",
	    { "En måling efter målåret opfylder målet.",
		"A value later than the target year meets the target." },
	    NULL },
	{ "later_misses",
	    { "En måling efter målåret opfylder ikke målet.",
		"A value later than the target year does not meet the target." },
	    NULL },
	{ "earlier_wave",
	    { "Der er ingen måling for målåret; den seneste måling inden da er brugt.",
		"There is no value for the target year; the last one before it is used." },
	    NULL },
	{ "draft",
	    { "Målet er et udkast, som endnu ikke er endeligt vedtaget.",
		"The target is a draft that has not been finally adopted." },
	    NULL },
	{ "unit_open",
	    { "Dokumenterne angiver ikke målets enhed, så tallene kan ikke holdes op mod målet.",
		"The documents do not state the target's unit, so figures cannot be held against "
		"it." },
	    NULL },
	{ "no_target",
	    { "Der var intet mål i kraft på opgørelsesdatoen.",
		"No target was in force on the as-of date." },
	    NULL },
	{ "target_open",
	    { "Dokumentet angiver ikke målets størrelse.",
		"The document gives no number for the target." },
	    NULL },
	{ "regional_target",
	    { "Målet gælder regionen som helhed; sammenligningen med et mindre område er "
	      "vejledende.",
		"The target is the region's; comparing a smaller area with it is for guidance." },
	    NULL },
	{ "fictional",
	    { "EKSEMPELDATA: Tallene er opdigtede og viser kun, hvordan programmet virker.",
		"EXAMPLE DATA: the figures are invented and only show how the program works." },
	    NULL },
	{ "suppressed",
	    { "Tallet for den seneste periode er diskretioneret.",
		"The figure for the latest period is suppressed." },
	    NULL },
	{ "no_counts",
	    { "Kilden giver hverken antal eller sikkerhedsgrænser, så det kan ikke vurderes, hvad "
	      "tilfældige udsving betyder.",
		"The source gives neither counts nor confidence limits, so chance cannot be "
		"judged." },
	    NULL },
	{ "absent_rows",
	    { "Kilden udelader rækker, der er nul; de er talt med som 0.",
		"The source leaves out rows that are zero; they are counted as 0." },
	    NULL },
	{ "released_later",
	    { "Tallet var efter kildens sædvanlige frist endnu ikke offentliggjort den dag, status "
	      "er "
	      "for.",
		"By its source's usual lag the figure was not yet released on the as-of date." },
	    NULL },
	{ "prices",
	    { "Tallene er ikke alle i samme års priser og kan ikke regnes om til det; over flere "
	      "år, "
	      "og med et mål i andre priser, kan de ikke sammenlignes.",
		"The figures are not all in one year's prices and cannot be restated in them; they "
		"do not compare over years, or with a target in other prices." },
	    NULL },
	{ "national_target",
	    { "Målet gælder hele landet; sammenligningen med et mindre område er vejledende.",
		"The target is the country's; comparing a smaller area with it is for guidance." },
	    NULL },
};

static const struct words outlook_models[] = {
	[OUTLOOK_DRIFT] = { "drift", { "egen udvikling", "own drift" }, NULL },
	[OUTLOOK_LINE] = { "line", { "ret linje", "straight line" }, NULL },
	[OUTLOOK_DAMPED] = { "damped_line", { "dæmpet linje", "damped line" }, NULL },
	[OUTLOOK_LEVEL] = { "local_level", { "lokalt niveau", "local level" }, NULL },
	[OUTLOOK_MEAN] = { "mean", { "eget gennemsnit", "own mean" }, NULL },
	[OUTLOOK_COUNTS] = { "count_trend", { "tendens i antal", "trend of counts" }, NULL },
	[OUTLOOK_SHARED_DRIFT] = { "shared_drift",
	    { "områdernes fælles udvikling", "drift shared by the areas" }, NULL },
	[OUTLOOK_SHARED_STEP] = { "shared_step",
	    { "områdernes seneste skridt", "latest step of the areas" }, NULL },
	[OUTLOOK_SHARED_LEVEL] = { "shared_level", { "områdernes midte", "median of the areas" },
	    NULL },
};

static const struct words stat_codes[] = {
	[STAT_OK] = { "ok", { "Beregnet.", "Computed." }, NULL },
	[STAT_TOO_SHORT] = { "too_short",
	    { "Der er for få målinger til beregningen.", "Too few values for the method." }, NULL },
	[STAT_ALL_EQUAL] = { "all_equal", { "Alle målinger er ens.", "All values are equal." },
	    NULL },
	[STAT_ZERO_DENOMINATOR] = { "zero_denominator",
	    { "Nævneren er nul.", "The denominator is zero." }, NULL },
	[STAT_EXACT_FIT] = { "exact_fit",
	    { "Målingerne ligger på en ret linje, så usikkerheden kan ikke beregnes.",
		"The values lie on a straight line, so no error can be estimated." },
	    NULL },
	[STAT_BAD_INPUT] = { "bad_input",
	    { "Tallene kan ikke bruges i beregningen.", "The numbers do not fit the method." },
	    NULL },
	[STAT_NO_SPREAD] = { "no_spread",
	    { "Tidspunkterne er ens, så en udvikling kan ikke beregnes.",
		"The times are all equal, so no change can be estimated." },
	    NULL },
	[STAT_SEPARATION] = { "separation",
	    { "Andelen springer fra ingen til alle, så hældningen er uendelig.",
		"The share jumps from none to all, so the slope is infinite." },
	    NULL },
	[STAT_NEGATIVE_VARIANCE] = { "negative_variance",
	    { "Korrektionen for autokorrelation giver en negativ varians.",
		"The correction for autocorrelation gives a negative variance." },
	    NULL },
	[STAT_NOT_CONVERGED] = { "not_converged",
	    { "Beregningen faldt ikke til ro.", "The iteration did not settle." }, NULL },
	[STAT_RULE_TOO_SHORT] = { "rule_too_short",
	    { "Der er for få målinger til den valgte regel.",
		"Too few values for the chosen rule." },
	    NULL },
	[STAT_TOO_FAR] = { "too_far",
	    { "Året ligger længere fremme, end målingerne rækker tilbage.",
		"The year is further ahead than the values reach back." },
	    NULL },
};

static const struct words target_states[] = {
	[TARGET_DRAFT] = { "draft", { "udkast", "draft" }, NULL },
	[TARGET_FINAL] = { "final", { "endeligt", "final" }, NULL },
	[TARGET_WITHDRAWN] = { "withdrawn", { "udgået", "withdrawn" }, NULL },
};

static const struct words rules[] = {
	[TARGET_AT_MOST] = { "at_most", { "højst", "at most" }, "≤" },
	[TARGET_AT_LEAST] = { "at_least", { "mindst", "at least" }, "≥" },
	[TARGET_BETWEEN] = { "between", { "mellem", "between" }, NULL },
};

const char *
verdict_id(enum verdict v)
{
	return verdicts[v].id;
}

const char *
verdict_word(enum verdict v, enum language l)
{
	return verdicts[v].word[l];
}

const char *
verdict_symbol(enum verdict v)
{
	return verdicts[v].symbol;
}

const char *
development_id(enum development d)
{
	return developments[d].id;
}

const char *
development_word(enum development d, enum language l)
{
	return developments[d].word[l];
}

const char *
development_symbol(enum development d)
{
	return developments[d].symbol;
}

/* C is one bit: its number. */
static const struct words *
caution_words(enum caution c)
{
	unsigned bit = 0;

	while (bit + 1 < CAUTION_COUNT && ((unsigned)c >> bit) != 1)
		bit++;
	return &cautions[bit];
}

const char *
caution_id(enum caution c)
{
	return caution_words(c)->id;
}

const char *
caution_sentence(enum caution c, enum language l)
{
	return caution_words(c)->word[l];
}

const char *
outlook_model_id(enum outlook_model m)
{
	return outlook_models[m].id;
}

const char *
outlook_model_word(enum outlook_model m, enum language l)
{
	return outlook_models[m].word[l];
}

const char *
stat_code_id(enum stat_code c)
{
	return stat_codes[c].id;
}

const char *
stat_code_sentence(enum stat_code c, enum language l)
{
	return stat_codes[c].word[l];
}

const char *
target_status_id(enum target_status s)
{
	return target_states[s].id;
}

const char *
target_status_word(enum target_status s, enum language l)
{
	return target_states[s].word[l];
}

const char *
target_rule_id(enum target_rule r)
{
	return rules[r].id;
}

const char *
target_rule_word(enum target_rule r, enum language l)
{
	return rules[r].word[l];
}
