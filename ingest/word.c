#include "ingest/word.h"

#include <string.h>

#include "base/text.h"

#define FOLD_SIZE 256

static const struct word words[] = {
	{ "kommunekode", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "komkode", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "kommunenr", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "komnr", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "kommune_(id)", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "area_code", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "områdekode", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "regionskode", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "area", WORD_ROLE, ROLE_AREA_CODE, "" },
	{ "område", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "kommune", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "kommunenavn", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "komnavn", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "kommune_(navn)", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "bopkom", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "region", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "area_name", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "municipality", WORD_ROLE, ROLE_AREA_NAME, "" },
	{ "år", WORD_YEAR, ROLE_PERIOD, "" },
	{ "årstal", WORD_YEAR, ROLE_PERIOD, "" },
	{ "year", WORD_YEAR, ROLE_PERIOD, "" },
	{ "tid", WORD_ROLE, ROLE_PERIOD, "" },
	{ "dato", WORD_ROLE, ROLE_PERIOD, "" },
	{ "date", WORD_ROLE, ROLE_PERIOD, "" },
	{ "dagsdato", WORD_ROLE, ROLE_PERIOD, "" },
	{ "sampledate", WORD_ROLE, ROLE_PERIOD, "" },
	{ "periode", WORD_PART, ROLE_PERIOD, "" },
	{ "period", WORD_PART, ROLE_PERIOD, "" },
	{ "kvartal", WORD_PART, ROLE_PERIOD, "K" },
	{ "måned", WORD_PART, ROLE_PERIOD, "M" },
	{ "uge", WORD_PART, ROLE_PERIOD, "U" },
	{ "indikator", WORD_ROLE, ROLE_INDICATOR, "" },
	{ "indicator", WORD_ROLE, ROLE_INDICATOR, "" },
	{ "køn", WORD_ROLE, ROLE_STRATUM, "" },
	{ "alder", WORD_ROLE, ROLE_STRATUM, "" },
	{ "aldersgruppe", WORD_ROLE, ROLE_STRATUM, "" },
	{ "delgruppe", WORD_ROLE, ROLE_STRATUM, "" },
	{ "stratum", WORD_ROLE, ROLE_STRATUM, "" },
	{ "indhold", WORD_ROLE, ROLE_VALUE, "" },
	{ "værdi", WORD_ROLE, ROLE_VALUE, "" },
	{ "value", WORD_ROLE, ROLE_VALUE, "" },
	{ "andel", WORD_ROLE, ROLE_VALUE, "" },
	{ "andel_pct", WORD_ROLE, ROLE_VALUE, "%" },
	{ "pct", WORD_ROLE, ROLE_VALUE, "%" },
	{ "procent", WORD_ROLE, ROLE_VALUE, "%" },
	{ "tæller", WORD_ROLE, ROLE_NUMERATOR, "" },
	{ "numerator", WORD_ROLE, ROLE_NUMERATOR, "" },
	{ "antal", WORD_ROLE, ROLE_NUMERATOR, "" },
	{ "nævner", WORD_ROLE, ROLE_DENOMINATOR, "" },
	{ "denominator", WORD_ROLE, ROLE_DENOMINATOR, "" },
	{ "befolkning", WORD_ROLE, ROLE_DENOMINATOR, "" },
	{ "ci_low", WORD_ROLE, ROLE_CI_LOW, "" },
	{ "lower", WORD_ROLE, ROLE_CI_LOW, "" },
	{ "nedre", WORD_ROLE, ROLE_CI_LOW, "" },
	{ "ci_high", WORD_ROLE, ROLE_CI_HIGH, "" },
	{ "upper", WORD_ROLE, ROLE_CI_HIGH, "" },
	{ "øvre", WORD_ROLE, ROLE_CI_HIGH, "" },
	{ "status", WORD_ROLE, ROLE_STATUS, "" },
	{ "hidden_low", WORD_ROLE, ROLE_HIDDEN_LOW, "" },
	{ "hidden_high", WORD_ROLE, ROLE_HIDDEN_HIGH, "" },
	{ "unit", WORD_UNIT, ROLE_IGNORED, "" },
	{ "enhed", WORD_UNIT, ROLE_IGNORED, "" },
	{ "landsdel", WORD_ROLE, ROLE_IGNORED, "" },
	{ "kommunegruppe", WORD_ROLE, ROLE_IGNORED, "" },
	{ "bemærkning", WORD_ROLE, ROLE_IGNORED, "" },
	{ "note", WORD_ROLE, ROLE_IGNORED, "" },
	{ "ignored", WORD_ROLE, ROLE_IGNORED, "" },
	{ "file", WORD_ROLE, ROLE_IGNORED, "" },
	{ "line", WORD_ROLE, ROLE_IGNORED, "" },
	{ "field", WORD_ROLE, ROLE_IGNORED, "" },
};

bool
word_same(const char *a, const char *b)
{
	char x[FOLD_SIZE], y[FOLD_SIZE];

	return text_fold(x, sizeof x, a) && text_fold(y, sizeof y, b) && strcmp(x, y) == 0;
}

const struct word *
word_find(const char *header)
{
	for (size_t i = 0; i < countof(words); i++)
		if (word_same(words[i].header, header))
			return &words[i];
	return NULL;
}

bool
word_is_total(const char *category)
{
	static const char *const folded[] = { "", "ialt", "alle", "total", "all", "beggekoen" };
	char text[64];

	if (!text_fold(text, sizeof text, category))
		return false;
	for (size_t i = 0; i < countof(folded); i++)
		if (strcmp(text, folded[i]) == 0)
			return true;
	return false;
}
