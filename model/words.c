#include "model/words.h"

#include "model/prose.h"

struct words {
	const char *id;
	const char *word; /* Danish */
	const char *symbol;
};

static const struct words verdicts[] = {
	[VERDICT_MET] = { "met", SAY("Indfriet"), "✓" },
	[VERDICT_ON_TRACK] = { "on_track", SAY("På vej"), "↗" },
	[VERDICT_UNDECIDED] = { "undecided", SAY("Uafklaret"), "?" },
	[VERDICT_OFF_TRACK] = { "off_track", SAY("Ikke på vej"), "↘" },
	[VERDICT_NOT_MET] = { "not_met", SAY("Ikke indfriet"), "✗" },
	[VERDICT_NO_DATA] = { "no_data", SAY("Ingen data"), "–" },
	[VERDICT_NOT_COMPARABLE] = { "not_comparable", SAY("Kan ikke vurderes"), "≠" },
};

static const struct words developments[] = {
	[DEVELOPMENT_IMPROVING] = { "improving", SAY("Forbedring"), "▲" },
	[DEVELOPMENT_WORSENING] = { "worsening", SAY("Forværring"), "▼" },
	[DEVELOPMENT_UNCHANGED] = { "unchanged", SAY("Uændret"), "■" },
	[DEVELOPMENT_UNDECIDED] = { "undecided", SAY("Usikker"), "?" },
};

/* By bit number. */
static const struct words cautions[CAUTION_COUNT] = {
	{ "short_series",
	    SAY("Der er for få målinger til, at en udvikling kan skelnes fra tilfældige udsving."),
	    NULL },
	{ "break",
	    SAY("Opgørelsen er ændret undervejs (databrud); tal fra før bruddet indgår ikke i "
		"udviklingen."),
	    NULL },
	{ "provisional", SAY("Det seneste tal er foreløbigt."), NULL },
	{ "small_numbers", SAY("Tallet bygger på færre end 10 hændelser og er meget usikkert."),
	    NULL },
	{ "old_data", SAY("Det seneste tal er mere end tre år gammelt."), NULL },
	{ "weighted",
	    SAY("Regionens tal er et gennemsnit af kommunernes, vægtet med folketal; et tal, som "
		"udgiveren selv beregner, kan afvige lidt."),
	    NULL },
	{ "not_covered", SAY("Nogle kommuner har intet tal; regionens tal dækker kun de øvrige."),
	    NULL },
	{ "later_meets", SAY("En måling efter målåret opfylder målet."), NULL },
	{ "later_misses", SAY("En måling efter målåret opfylder ikke målet."), NULL },
	{ "earlier_wave",
	    SAY("Der er ingen måling for målåret; den seneste måling inden da er brugt."), NULL },
	{ "draft", SAY("Målet er et udkast, som endnu ikke er endeligt vedtaget."), NULL },
	{ "unit_open",
	    SAY("Dokumenterne angiver ikke målets enhed, så tallene kan ikke holdes op mod målet."),
	    NULL },
	{ "no_target", SAY("Der var intet mål i kraft på opgørelsesdatoen."), NULL },
	{ "target_open", SAY("Dokumentet angiver ikke målets størrelse."), NULL },
	{ "regional_target",
	    SAY("Målet gælder regionen som helhed; sammenligningen med et mindre område er "
		"vejledende."),
	    NULL },
	{ "fictional",
	    SAY("EKSEMPELDATA: Tallene er opdigtede og viser kun, hvordan programmet virker."),
	    NULL },
	{ "suppressed", SAY("Tallet for den seneste periode er diskretioneret."), NULL },
	{ "no_counts",
	    SAY("Kilden giver hverken antal eller sikkerhedsgrænser, så det kan ikke vurderes, "
		"hvad tilfældige udsving betyder."),
	    NULL },
	{ "absent_rows", SAY("Kilden udelader rækker, der er nul; de er talt med som 0."), NULL },
	{ "released_later",
	    SAY("Tallet var efter kildens sædvanlige frist endnu ikke offentliggjort den dag, "
		"status er for."),
	    NULL },
};

static const struct words outlook_models[] = {
	[OUTLOOK_DRIFT] = { "drift", SAY("egen udvikling"), NULL },
	[OUTLOOK_LINE] = { "line", SAY("ret linje"), NULL },
	[OUTLOOK_DAMPED] = { "damped_line", SAY("dæmpet linje"), NULL },
	[OUTLOOK_LEVEL] = { "local_level", SAY("lokalt niveau"), NULL },
	[OUTLOOK_MEAN] = { "mean", SAY("eget gennemsnit"), NULL },
	[OUTLOOK_COUNTS] = { "count_trend", SAY("tendens i antal"), NULL },
	[OUTLOOK_SHARED_DRIFT] = { "shared_drift", SAY("områdernes fælles udvikling"), NULL },
	[OUTLOOK_SHARED_STEP] = { "shared_step", SAY("områdernes seneste skridt"), NULL },
	[OUTLOOK_SHARED_LEVEL] = { "shared_level", SAY("områdernes midte"), NULL },
};

static const struct words stat_codes[] = {
	[STAT_OK] = { "ok", SAY("Beregnet."), NULL },
	[STAT_TOO_SHORT] = { "too_short", SAY("Der er for få målinger til beregningen."), NULL },
	[STAT_ALL_EQUAL] = { "all_equal", SAY("Alle målinger er ens."), NULL },
	[STAT_ZERO_DENOMINATOR] = { "zero_denominator", SAY("Nævneren er nul."), NULL },
	[STAT_EXACT_FIT] = { "exact_fit",
	    SAY("Målingerne ligger på en ret linje, så usikkerheden kan ikke beregnes."), NULL },
	[STAT_BAD_INPUT] = { "bad_input", SAY("Tallene kan ikke bruges i beregningen."), NULL },
	[STAT_NO_SPREAD] = { "no_spread",
	    SAY("Tidspunkterne er ens, så en udvikling kan ikke beregnes."), NULL },
	[STAT_SEPARATION] = { "separation",
	    SAY("Andelen springer fra ingen til alle, så hældningen er uendelig."), NULL },
	[STAT_NEGATIVE_VARIANCE] = { "negative_variance",
	    SAY("Korrektionen for autokorrelation giver en negativ varians."), NULL },
	[STAT_NOT_CONVERGED] = { "not_converged", SAY("Beregningen faldt ikke til ro."), NULL },
	[STAT_RULE_TOO_SHORT] = { "rule_too_short",
	    SAY("Der er for få målinger til den valgte regel."), NULL },
	[STAT_TOO_FAR] = { "too_far",
	    SAY("Året ligger længere fremme, end målingerne rækker tilbage."), NULL },
};

static const struct words target_states[] = {
	[TARGET_DRAFT] = { "draft", SAY("udkast"), NULL },
	[TARGET_FINAL] = { "final", SAY("endeligt"), NULL },
	[TARGET_WITHDRAWN] = { "withdrawn", SAY("udgået"), NULL },
};

static const struct words rules[] = {
	[TARGET_AT_MOST] = { "at_most", SAY("højst"), "≤" },
	[TARGET_AT_LEAST] = { "at_least", SAY("mindst"), "≥" },
	[TARGET_BETWEEN] = { "between", SAY("mellem"), NULL },
};

const char *
verdict_id(enum verdict v)
{
	return verdicts[v].id;
}

const char *
verdict_word(enum verdict v, enum language l)
{
	return prose_say(l, verdicts[v].word);
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
	return prose_say(l, developments[d].word);
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
	return prose_say(l, caution_words(c)->word);
}

const char *
outlook_model_id(enum outlook_model m)
{
	return outlook_models[m].id;
}

const char *
outlook_model_word(enum outlook_model m, enum language l)
{
	return prose_say(l, outlook_models[m].word);
}

const char *
stat_code_id(enum stat_code c)
{
	return stat_codes[c].id;
}

const char *
stat_code_sentence(enum stat_code c, enum language l)
{
	return prose_say(l, stat_codes[c].word);
}

const char *
target_status_id(enum target_status s)
{
	return target_states[s].id;
}

const char *
target_status_word(enum target_status s, enum language l)
{
	return prose_say(l, target_states[s].word);
}

const char *
target_rule_id(enum target_rule r)
{
	return rules[r].id;
}

const char *
target_rule_word(enum target_rule r, enum language l)
{
	return prose_say(l, rules[r].word);
}
