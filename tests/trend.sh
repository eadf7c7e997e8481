#!/bin/sh
# tests/trend.sh - pejl trend as a person meets it: the series, what it says, what it refuses.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

profile=data/sundhedsprofil.csv
show() { answer trend "$@"; }
trend() { answer_json trend "$@"; }

# ---- which indicator ----------------------------------------------------------------------
run 2 "no indicator" "$PEJL" trend --from $profile
is "no indicator: what there is" "$(cat "$tmp/err")" \
	"pejl: error: --indicator: name one; the files have figures of: rygning_daglig, daarligt_mentalt_helbred_16, svaer_overvaegt_bmi_30_16"
run 2 "two indicators" "$PEJL" trend --indicator rygning_daglig --indicator arb_som --from $profile
has "$tmp/err" "two indicators" "--indicator: name one at a time; the files have figures of: rygning_daglig, "
run 2 "an indicator that is none" "$PEJL" trend --indicator rygning --from $profile
has "$tmp/err" "an indicator that is none" "--indicator: 'rygning' is neither in targets.conf nor in the files; they have figures of: rygning_daglig, "
run 2 "an indicator without figures" "$PEJL" trend --indicator arb_som --from $profile
has "$tmp/err" "an indicator without figures" "--indicator: the files have no figure of 'arb_som'; they have figures of: rygning_daglig, "
run 3 "no files, no store" "$PEJL" trend --indicator arb_som --store "$tmp/none.db"
run 2 "an area that is none" "$PEJL" trend --indicator rygning_daglig --area Odnse --from $profile
has "$tmp/err" "an area that is none" "did you mean Odense"

# ---- five waves that all fall: exact p 2/5! -----------------------------------------------------
one='.trends[0].series[0]'
is "five falling" "$(trend "$one.mann_kendall | \"\(.n) \(.s) \(.tau) \(.p * 60) \(.exact)\"" --indicator rygning_daglig --from $profile)" "5 -10 -1 1 true"
is "no counts" "$(trend "$one.model | \"\(.code) \(.family) \(.p)\"" --indicator rygning_daglig --from $profile)" "bad_input null null"
is "XmR" "$(trend "$one.chart | \"\(.kind) \(.rules) \(.code) \(.runs_code)\"" --indicator rygning_daglig --from $profile)" "xmr making_data_count rule_too_short rule_too_short"
show 80 "text" --indicator rygning_daglig --from $profile
has "$tmp/out" "text: the head" "Daglige rygere, 16 år og derover – Region Syddanmark, opgjort pr. 2025-12-31"
has "$tmp/out" "text: the target" "Mål: højst 13 % i 2023 (endeligt)"
has "$tmp/out" "text: a figure" "2021     14,8 %             −1,8"
has "$tmp/out" "text: the direction" "Fald: S = −10 (tau −1,00), p = 0,017 (eksakt)"
has "$tmp/out" "text: the slope" "−0,73 procentpoint om året (95 %: −1,00 til −0,14)."
has "$tmp/out" "text: no model" "Ikke beregnet: der er ikke antal bag alle målinger."
hasnt "$tmp/out" "text: empty columns are left out" "Tæller"
hasnt "$tmp/out" "text: a trend needs no power" "Kunne have vist"
is "text: at most 80 columns" "$(LC_ALL=C.UTF-8 wc -L < "$tmp/out")" 80
show 200 "English" --lang en --indicator rygning_daglig --from $profile
has "$tmp/out" "English" "Fall: S = −10 (tau −1.00), p = 0.017 (exact)"
show 200 "four values" --as-of 2021-12-31 --indicator rygning_daglig --from $profile
has "$tmp/out" "four values cannot tell" "Kan ikke afgøres med så få målinger: S = −6 (tau −1,00), p = 0,083"
has "$tmp/out" "four values: what they could have shown" "er den mindste, som serien med"

# ---- a break: only what comes after is tested ----------------------------------------------------
cat > "$tmp/brud.csv" << 'CSV'
indicator;area;period;numerator;denominator
genindl_som;1083;2016;300;2000
genindl_som;1083;2017;290;2000
genindl_som;1083;2018;280;2000
genindl_som;1083;2019;270;2000
genindl_som;1083;2020;200;2000
genindl_som;1083;2021;210;2010
genindl_som;1083;2022;190;1990
genindl_som;1083;2023;205;2005
genindl_som;1083;2024;215;2000
CSV
is "tested since the break" "$(trend "$one | \"\(.tested) \(.left_out_before_break) \(.mann_kendall.n)\"" --indicator genindl_som --from "$tmp/brud.csv")" "5 4 5"
is "which are tested" "$(trend "[$one.observations[] | select(.tested) | .period] | join(\" \")" --indicator genindl_som --from "$tmp/brud.csv")" "2020 2021 2022 2023 2024"
is "two breaks are marked" "$(trend "[$one.observations[] | select(.break_before) | .period] | join(\" \")" --indicator genindl_som --from "$tmp/brud.csv")" "2019 2020"
show 200 "a break in words" --indicator genindl_som --from "$tmp/brud.csv"
has "$tmp/out" "a break: left out" "5 målinger, 2020–2024; 4 fra før seneste databrud er udeladt."
has "$tmp/out" "a break: in the table" "--- databrud 2. marts 2019 ---"
is "a break: its reason once" "$(grep -c '^Databrud 2. marts 2019: LPR3' "$tmp/out")" 1
# R: m <- glm(cbind(c(200, 210, 190, 205, 215), c(1800, 1800, 1800, 1800, 1785)) ~ I(1:5), binomial);
# 100 * expm1(coef(m)[2]); sum(residuals(m, "pearson")^2) / 3
is "the model" "$(trend "$one.model | \"\(.code) \(.family) \(.change_percent * 1e4 | round / 1e4) \(.dispersion * 1e4 | round / 1e4)\"" --indicator genindl_som --from "$tmp/brud.csv")" \
	"ok logistic 1.4019 0.4826"

# ---- a change of level: proposed from 12 values on, never applied ---------------------------------
has "$tmp/out" "too short for a proposal" "Ikke undersøgt: det kræver 12 målinger efter seneste databrud; der er 5."
levels() { # a series of 14 years whose values are the arguments
	echo 'indicator;area;period;value'
	year=2010
	for v in "$@"; do echo "arb_som;1083;$year;$v" && year=$((year + 1)); done
}
levels 71,2 70,8 71,1 70,9 71,3 70,7 71,0 75,1 74,8 75,2 74,9 75,3 74,7 75,0 > "$tmp/spring.csv"
show 200 "a step" --indicator arb_som --from "$tmp/spring.csv"
has "$tmp/out" "a step is proposed" "Forslag: niveauet kan være skiftet efter 2016 (fra 71,0 til 75,0 %)"
is "a step changes nothing" "$(trend "$one | \"\(.tested) \(.level_shifts.proposed_after)\"" --indicator arb_som --from "$tmp/spring.csv")" '14 ["2016"]'
levels 70,1 70,4 71,2 71,4 72,1 72,4 73,1 73,6 73,9 74,6 75,2 75,4 76,1 76,4 > "$tmp/jaevn.csv"
show 200 "a steady rise" --indicator arb_som --from "$tmp/jaevn.csv"
has "$tmp/out" "a steady rise is no step" "Intet skift at foreslå: en jævn udvikling beskriver"
levels 70,1 71,4 70,2 71,3 70,4 71,1 70,3 71,2 70,1 71,4 70,2 71,3 70,4 71,2 > "$tmp/flad.csv"
show 200 "a level" --indicator arb_som --from "$tmp/flad.csv"
has "$tmp/out" "a level has no step" "Intet skift at foreslå."

# ---- quarters, and a signal on many points ---------------------------------------------------------
{
	echo 'indicator;area;period;value'
	for y in 2019 2020 2021 2022; do
		for q in 1 2 3 4; do echo "arb_som;1083;${y}K$q;$((60 + 4 * q - (y - 2019)))"; done
	done
} > "$tmp/kvartal.csv"
is "seasons" "$(trend "$one.seasonal_kendall | \"\(.code) \(.seasons) \(.s) \(.slope)\"" --indicator arb_som --from "$tmp/kvartal.csv")" "ok 4 -24 -1"
is "years have none" "$(trend "$one.seasonal_kendall" --indicator rygning_daglig --from $profile)" null
show 200 "quarters" --indicator arb_som --from "$tmp/kvartal.csv"
has "$tmp/out" "quarters" "Årstid (sæson-Kendall)"
show 200 "signals of neighbours" --indicator arb_som --from "$tmp/spring.csv"
has "$tmp/out" "signals of neighbours go together" "signaler: 2010–2013 (under grænsen), 2014"

# ---- what is missing has a name ---------------------------------------------------------------------
cat > "$tmp/huller.csv" << 'CSV'
indicator;area;period;value;status
arb_som;461;2020;70,1;A
arb_som;461;2021;;M
arb_som;461;2022;;Q
arb_som;461;2023;71,3;P
CSV
show 200 "gaps" --area Odense --indicator arb_som --from "$tmp/huller.csv"
has "$tmp/out" "missing" "mangler"
has "$tmp/out" "suppressed" "diskretioneret"
has "$tmp/out" "provisional" "foreløbigt"
has "$tmp/out" "too few for a slope's limits" "der er for få målinger til grænser."
show 200 "no figures" --area Nyborg --indicator arb_som --from "$tmp/huller.csv"
has "$tmp/out" "no figures" "Filerne har ingen tal for området."

# ---- several areas ------------------------------------------------------------------------------------
show 200 "the kommuner" --area kommuner --indicator rygning_daglig --from $profile
has "$tmp/out" "the kommuner: one of them" "Odense               5  21,5 (2010)   8,3 (2025)    −0,84"
has "$tmp/out" "the kommuner: together" "Områderne under ét (regional Mann-Kendall): fælles fald, p = 0,020"
has "$tmp/out" "the kommuner: the family" "14 af 22 prøvede områder har en udvikling ud over tilfældet hver for sig"
is "the kommuner in JSON" "$(trend '.trends[0] | "\(.series | length) \(.regional_mann_kendall.areas) \(.regional_mann_kendall.n)"' --area kommuner --indicator rygning_daglig --from $profile)" "22 22 110"
is "one area is no region" "$(trend '.trends[0].regional_mann_kendall' --indicator rygning_daglig --from $profile)" null

# ---- a dated event: R: at <- 2015 + .5 / 365; summary(lm(y ~ I(t - at) * (t >= at))), confint ------------
awk 'BEGIN { print "indicator;area;period;value"; n = split("20.1 19.6 19.4 18.8 18.7 16.9 16.1 15.8 14.9 14.6", v, " "); for (k = 1; k <= n; k++) print "arb_som;1083;" 2009 + k ";" v[k] }' > "$tmp/ti.csv"
event() { trend ".trends[0].series[0].event | $1" --indicator arb_som --event "$2" --from "$tmp/ti.csv"; }
is "event: level" "$(event '.level_change | [.change, .low, .high, .p] | map(. * 1e7 | round) | join(" ")' 2015-01-01)" "-13103014 -17904202 -8301825 5462"
is "event: slope" "$(event '.slope_change | [.change, .low, .high, .p] | map(. * 1e7 | round) | join(" ")' 2015-01-01)" "-2200000 -3871559 -528441 181265"
is "event: the rest" "$(event '"\(.date) \(.code) \(.before) \(.after) \(.is_series_break) \(.expected * 1e6 | round) \(.slope_before * 1e6 | round)"' 2015-01-01)" "2015-01-01 ok 5 5 false 18419507 -360000"
is "event: too short" "$(event '"\(.code) \(.before) \(.after) \(.level_change.change)"' 2018-01-01)" "too_short 8 2 null"
is "event: a day inside a year" "$(event '"\(.code) \(.before) \(.after) \(.across)"' 2015-03-02)" "ok 5 4 1"
is "event: none asked about" "$(trend '.trends[0].series[0].event' --indicator arb_som --from "$tmp/ti.csv")" null
show 300 "event" --indicator arb_som --event 2015-01-01 --from "$tmp/ti.csv"
tr '\n' ' ' < "$tmp/out" | tr -s ' ' > "$tmp/plain" && mv "$tmp/plain" "$tmp/out"
has "$tmp/out" "event: text" "1. januar 2015 (5 målinger før og 5 efter): niveauet ændrede sig −1,3 procentpoint (95 %: −1,8 til −0,8), p < 0,001; hældningen ændrede sig −0,22 procentpoint om året (95 %: −0,39 til −0,05), p = 0,018. Linjen før giver 18,4 % på dagen."
has "$tmp/out" "event: no proof" "En ændring ved hændelsen er intet bevis for, at hændelsen er årsagen"
show 300 "event: cannot be told" --lang en --indicator arb_som --event 2018-01-01 --from "$tmp/ti.csv"
tr '\n' ' ' < "$tmp/out" | tr -s ' ' > "$tmp/plain" && mv "$tmp/plain" "$tmp/out"
has "$tmp/out" "event: cannot be told" "1 January 2018: Cannot be told: 8 values before and 2 after; it takes at least 3 on each side."
hasnt "$tmp/out" "event: cannot be told" "no proof"
show 300 "event: many areas" --area kommuner --indicator rygning_daglig --event 2018-01-01 --from $profile
has "$tmp/out" "event: many areas" "Odense: 1. januar 2018: Kan ikke afgøres: 3 målinger før og 2 efter; der skal mindst 3 på hver side."
run 2 "event: no date" "$PEJL" trend --indicator arb_som --event snart --from "$tmp/ti.csv"
has "$tmp/err" "event: no date" "--event: 'snart' is no date; write it as 2019-01-01"
run 0 "event: CSV" "$PEJL" trend --format csv --as-of 2025-12-31 --indicator arb_som --event 2018-01-01 --from "$tmp/ti.csv"
has "$tmp/out" "event: CSV" ",2018-01-01,too_short,8,2,,,,,,,,"
is "event: one area has no q" "$(event '"\(.level_change.q) \(.slope_change.q)"' 2015-01-01)" "null null"
# R: p.adjust(rep(c(.0005461626, .0181264569), 2), "BH")
awk -F';' 'NR == 1 { print; next } { print; print $1 ";410;" $3 ";" $4 }' "$tmp/ti.csv" > "$tmp/to.csv"
is "event: two areas are a family" "$(trend '[.trends[0].series[].event | .level_change.q, .slope_change.q] | map(. * 1e7 | round) | join(" ")' --area 1083 --area 410 --indicator arb_som --event 2015-01-01 --from "$tmp/to.csv")" "10923 181265 10923 181265"
sed '1s/$/;status/; 2,$s/$/;A/; s/2015;16.9;A/2015;16.9;B/; s/2012;19.4;A/2012;19.4;B/' "$tmp/ti.csv" > "$tmp/brudt.csv"
is "event: a series break on the day" "$(trend '.trends[0].series[0].event | "\(.code) \(.is_series_break) \(.before) \(.beyond_other_breaks)"' --indicator arb_som --event 2015-01-01 --from "$tmp/brudt.csv")" "ok true 3 2"
is "event: another break between" "$(trend '.trends[0].series[0].event | "\(.code) \(.level_change.change)"' --indicator genindl_psyk --event 2018-10-01 --from data/eksempel/eksempel_genindlaeggelser.csv)" "series_break null"

# ---- for machines ----------------------------------------------------------------------------------------
run 0 "CSV" "$PEJL" trend --format csv --as-of 2025-12-31 --indicator genindl_som --from "$tmp/brud.csv"
columns_told "CSV"
is "CSV: a row a figure" "$(wc -l < "$tmp/out")" 10
is "CSV: as many cells in each" "$(awk -F, '{ print NF }' "$tmp/out" | sort -u | wc -l)" 2
run 0 "csv-dk" "$PEJL" trend --format csv-dk --as-of 2025-12-31 --indicator genindl_som --from "$tmp/brud.csv"
has "$tmp/out" "csv-dk" ";2020;10;200;2000;"
"$PEJL" trend --format json --as-of 2025-12-31 --area kommuner --indicator rygning_daglig --from $profile > "$tmp/json" 2> "$tmp/err"
keys_told "JSON" .
finish
