#include "tests/plots/fixture.h"

#include <math.h>

#include "model/period.h"

static const struct source profile = { .id = "sundhedsprofil",
	.publisher = "Sundhedsstyrelsen",
	.title = "Danskernes Sundhed – Den Nationale Sundhedsprofil",
	.url = "",
	.extracted = 20260305,
	.note = "" };
static const struct source invented = { .id = "lpr",
	.publisher = "pejl",
	.title = "opdigtede genindlæggelser",
	.url = "",
	.fictional = true,
	.note = "" };

static const struct target smoking_target = { .rule = TARGET_AT_MOST,
	.low = NAN,
	.high = 13,
	.by = 2023,
	.from = 20190701,
	.area = 1083,
	.status = TARGET_FINAL,
	.document = "Administrativt tillæg",
	.note = "" };
static const struct target readmission_target = { .rule = TARGET_AT_MOST,
	.low = NAN,
	.high = 10,
	.by = 2027,
	.from = 20240101,
	.area = 1083,
	.status = TARGET_FINAL,
	.document = "Administrativt tillæg",
	.note = "" };

static const struct indicator smoking = { .id = "rygning_daglig",
	.name = "Daglige rygere",
	.group = "Forebyggelse",
	.vision = "",
	.population = "16 år og derover",
	.stratum = "",
	.measure = MEASURE_PROPORTION,
	.unit = "%",
	.per = 100,
	.better = BETTER_LOWER,
	.decimals = 1,
	.publisher = "Sundhedsstyrelsen",
	.targets = &smoking_target,
	.ntargets = 1,
	.configured = true };

static const struct series_break lpr3 = { 20190302,
	"Landspatientregisteret blev kontaktbaseret (LPR3)", "dst.dk" };
static const struct indicator readmissions = { .id = "genindl_som",
	.name = "Akutte genindlæggelser inden for 30 dage",
	.group = "Behandling og pleje",
	.vision = "",
	.population = "somatik",
	.stratum = "",
	.measure = MEASURE_PROPORTION,
	.unit = "%",
	.per = 100,
	.better = BETTER_LOWER,
	.decimals = 1,
	.publisher = "LPR",
	.breaks = &lpr3,
	.nbreaks = 1,
	.targets = &readmission_target,
	.ntargets = 1,
	.configured = true };

static const struct area region = { .code = 1083,
	.kind = AREA_REGION,
	.name = "Region Syddanmark",
	.official_name = "Region Syddanmark",
	.landsdel = "",
	.kommunegruppe = "" };

static struct observation
an_observation(int area, int year, double v, const struct source *from)
{
	return (struct observation){ .area = area,
		.period = { .kind = PERIOD_YEAR, .year = year },
		.status = isnan(v) ? OBS_SUPPRESSED : OBS_NORMAL,
		.value = v,
		.numerator = NAN,
		.denominator = NAN,
		.ci_low = NAN,
		.ci_high = NAN,
		.source = from };
}

struct series
fixture_series(const struct indicator *i, const struct area *area, int year, const double *v,
    size_t n, struct arena *a)
{
	struct observation *obs = arena_array(a, n + 1, sizeof *obs);
	double *at = arena_array(a, n + 1, sizeof *at);

	for (size_t k = 0; k < n; k++) {
		obs[k] = an_observation(area->code, year + (int)k, v[k], &profile);
		at[k] = period_middle(obs[k].period);
	}
	return (struct series){
		.indicator = i, .area = area, .stratum = "", .n = n, .obs = obs, .year = at
	};
}

const struct interval *
fixture_limits(const struct series *s, double half, struct arena *a)
{
	struct interval *limits = arena_array(a, s->n + 1, sizeof *limits);

	for (size_t k = 0; k < s->n; k++) {
		double v = s->obs[k].value;
		limits[k] = half > 0 && !isnan(v) ? (struct interval){ STAT_OK, v - half, v + half }
						  : (struct interval){ STAT_TOO_SHORT, NAN, NAN };
	}
	return limits;
}

static struct judgement
judge(const struct observation *o, double half, enum truth meets)
{
	return (struct judgement){ .obs = o,
		.value = o->value,
		.ci = { half > 0 ? STAT_OK : STAT_TOO_SHORT, half > 0 ? o->value - half : NAN,
		    half > 0 ? o->value + half : NAN },
		.gap = NAN,
		.meets = meets };
}

static struct assessment *
smoking_region(struct arena *a)
{
	static const int years[] = { 2010, 2013, 2017, 2021, 2025 };
	static const double values[] = { 22.2, 19.2, 18.65, 14.8, 10.87 };
	struct observation *obs = arena_array(a, 5, sizeof *obs);
	double *at = arena_array(a, 5, sizeof *at);
	struct assessment *s = arena_alloc(a, sizeof *s);

	for (size_t i = 0; i < 5; i++) {
		obs[i] = an_observation(1083, years[i], values[i], &profile);
		at[i] = period_middle(obs[i].period);
	}
	*s = (struct assessment){ .series = { .indicator = &smoking,
				      .area = &region,
				      .stratum = "",
				      .n = 5,
				      .obs = obs,
				      .year = at },
		.target = &smoking_target,
		.latest = judge(&obs[4], 0, TRUTH_YES),
		.judged = judge(&obs[3], 0, TRUTH_NO),
		.verdict = VERDICT_NOT_MET,
		.outlook = { .code = STAT_TOO_SHORT },
		.cautions = CAUTION_LATER_MEETS | CAUTION_EARLIER_WAVE };
	s->limits = fixture_limits(&s->series, 0, a);
	return s;
}

struct chart
fixture_smoking(struct arena *a)
{
	return (struct chart){ .kind = CHART_LINE,
		.id = "rygning_daglig-line",
		.assessment = smoking_region(a),
		.language = LANGUAGE_DANISH,
		.as_of = 20251231 };
}

struct chart
fixture_readmissions(struct arena *a)
{
	static const double values[] = { 11.9, 11.7, NAN, 11.8, 11.3, 12.4, 12.1, 11.9, 11.8, 11.4,
		11.2 };
	size_t n = sizeof values / sizeof values[0];
	struct series s = fixture_series(&readmissions, &region, 2014, values, n, a);
	struct observation *obs = arena_array(a, n, sizeof *obs);
	struct assessment *r = arena_alloc(a, sizeof *r);

	for (size_t i = 0; i < n; i++) {
		obs[i] = s.obs[i];
		obs[i].source = &invented;
	}
	s.obs = obs;
	*r = (struct assessment){ .series = s,
		.target = &readmission_target,
		.latest = judge(&obs[n - 1], 0.4, TRUTH_NO),
		.judged = judge(&obs[n - 1], 0.4, TRUTH_NO),
		.verdict = VERDICT_OFF_TRACK,
		.outlook = { .code = STAT_OK,
		    .model = "line",
		    .n = 6,
		    .year = 2027,
		    .value = 10.55,
		    .low = 9.9,
		    .high = 11.2,
		    .low_80 = 10.1,
		    .high_80 = 11.0,
		    .low_50 = 10.3,
		    .high_50 = 10.8,
		    .level = 0.95,
		    .probability_met = 0.1 },
		.cautions = CAUTION_BREAK | CAUTION_FICTIONAL };
	r->limits = fixture_limits(&r->series, 0.4, a);
	return (struct chart){ .kind = CHART_LINE,
		.id = "genindl_som-line",
		.assessment = r,
		.language = LANGUAGE_DANISH,
		.as_of = 20251231 };
}

struct chart
fixture_kommuner(struct arena *a)
{
	static const struct {
		int code;
		const char *name;
		double value, half;
	} rows[] = { { 410, "Middelfart", 14.1, 2.1 }, { 420, "Assens", 16.2, 2.2 },
		{ 430, "Faaborg-Midtfyn", 15.4, 2.0 }, { 440, "Kerteminde", 13, 2.3 },
		{ 450, "Nyborg", 17.1, 2.4 }, { 461, "Odense", 12.9, 1.4 },
		{ 479, "Svendborg", 13.8, 2.0 }, { 480, "Nordfyns", 16.6, 2.3 },
		{ 482, "Langeland", 19.8, 3.6 }, { 492, "Ærø", NAN, 0 },
		{ 510, "Haderslev", 16.0, 2.0 }, { 530, "Billund", 14.4, 2.2 },
		{ 540, "Sønderborg", 14.9, 1.9 }, { 550, "Tønder", 18.2, 2.4 },
		{ 561, "Esbjerg", 15.7, 1.6 }, { 563, "Fanø", -1, 0 }, { 573, "Varde", 13.4, 2.0 },
		{ 575, "Vejen", 15.9, 2.2 }, { 580, "Aabenraa", 17.6, 2.1 },
		{ 607, "Fredericia", 16.3, 2.0 }, { 621, "Kolding", 12.97, 1.6 },
		{ 630, "Vejle", 11.6, 1.4 } };
	size_t n = sizeof rows / sizeof rows[0];
	struct assessment *areas = arena_array(a, n, sizeof *areas);
	struct assessment *r = smoking_region(a);

	r->series.n = 4;
	r->latest = r->judged;
	r->verdict = VERDICT_ON_TRACK;
	r->cautions = 0;
	for (size_t i = 0; i < n; i++) {
		struct area *area = arena_alloc(a, sizeof *area);
		*area = (struct area){
			.code = rows[i].code, .kind = AREA_KOMMUNE, .name = rows[i].name
		};
		struct series s = fixture_series(
		    &smoking, area, 2021, &rows[i].value, rows[i].value < 0 ? 0 : 1, a);
		areas[i] = (struct assessment){ .series = s,
			.limits = fixture_limits(&s, rows[i].half, a),
			.target = &smoking_target };
		if (s.n > 0 && !isnan(s.obs[0].value))
			areas[i].latest = areas[i].judged = judge(
			    &s.obs[0], rows[i].half, s.obs[0].value <= 13 ? TRUTH_YES : TRUTH_NO);
	}
	return (struct chart){ .kind = CHART_DOTS,
		.id = "rygning_daglig-dots",
		.assessment = r,
		.areas = areas,
		.nareas = n,
		.language = LANGUAGE_DANISH,
		.as_of = 20211231 };
}

void
fixture_rename(struct chart *c, const char *name, struct arena *a)
{
	struct assessment *s = arena_alloc(a, sizeof *s);
	struct indicator *i = arena_alloc(a, sizeof *i);
	struct area *area = arena_alloc(a, sizeof *area);
	struct source *source = arena_alloc(a, sizeof *source);
	struct series_break *b = arena_alloc(a, sizeof *b);
	struct observation *obs;
	struct assessment *areas = arena_array(a, c->nareas + 1, sizeof *areas);

	*s = *c->assessment;
	*i = *s->series.indicator;
	*area = *s->series.area;
	*b = (struct series_break){ 20150101, name, name };
	*source = (struct source){ .id = "x", .publisher = name, .title = name };
	i->name = i->population = i->unit = area->name = s->series.stratum = name;
	i->breaks = b;
	i->nbreaks = 1;
	obs = arena_array(a, s->series.n + 1, sizeof *obs);
	for (size_t k = 0; k < s->series.n; k++) {
		obs[k] = s->series.obs[k];
		obs[k].source = source;
	}
	s->series.indicator = i;
	s->series.area = area;
	s->series.obs = obs;
	for (size_t k = 0; k < c->nareas; k++) {
		areas[k] = c->areas[k];
		areas[k].series.area = area;
		areas[k].series.indicator = i;
	}
	c->assessment = s;
	c->areas = areas;
}
