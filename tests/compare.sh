#!/bin/sh
# tests/compare.sh - pejl compare as a person meets it: the areas, what they differ by, what it
# refuses.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

profile=data/sundhedsprofil.csv
show() { answer compare "$@"; }
compare() { answer_json compare "$@"; }

# ---- what is asked -----------------------------------------------------------------------
run 2 "no indicator" "$PEJL" compare --from $profile
has "$tmp/err" "no indicator" "--indicator: name one; the files have figures of: rygning_daglig, "
run 1 "a period without figures" "$PEJL" compare --indicator rygning_daglig --period 2011 --from $profile
is "a period without figures" "$(cat "$tmp/err")" \
	"pejl: error: --period: none of the areas has a figure of 'rygning_daglig' for 2011; the latest is for 2025"
run 2 "no period" "$PEJL" compare --indicator rygning_daglig --period snart --from $profile
has "$tmp/err" "no period" "--period: 'snart' is no period (2023, 2023K1, 2023M01)"
run 2 "no order" "$PEJL" compare --indicator rygning_daglig --sort size --from $profile
has "$tmp/err" "no order" "--sort: 'size' is none of: rank, value, name"
run 2 "only compare sorts" "$PEJL" trend --indicator rygning_daglig --sort name --from $profile
printf 'indicator;area;value\narb_som;Odense;70\narb_som;Nyborg;71\n' > "$tmp/uden.csv"
show 200 "the period of a file" --indicator arb_som --period-of-file 2020 --from "$tmp/uden.csv"
has "$tmp/out" "the period of a file" " – 2020, opgjort pr."

# ---- percentages of a survey: no counts, no limits ------------------------------------------
is "22 kommuner, the latest period" "$(compare '.comparisons[0] | "\(.period) \(.areas | length) \(.reference.area)"' --indicator rygning_daglig --from $profile)" "2025 22 1083"
is "no funnel, no rank interval" "$(compare '.comparisons[0] | "\(.funnel.code) \(.rank_code)"' --indicator rygning_daglig --from $profile)" "too_short bad_input"
is "ties share a rank" "$(compare '[.comparisons[0].areas[0:5][] | "\(.area_name) \(.rank)"] | join(", ")' --indicator rygning_daglig --from $profile)" \
	"Odense 1, Vejle 2, Haderslev 3, Kolding 3, Middelfart 5"
is "by value" "$(compare '.comparisons[0].areas[0].area_name' --sort value --indicator rygning_daglig --from $profile)" Langeland
is "by name" "$(compare '[.comparisons[0].areas[0, -1].area_name] | join(" ")' --sort name --indicator rygning_daglig --from $profile)" "Assens Aabenraa"
show 80 "text" --indicator rygning_daglig --from $profile
has "$tmp/out" "text: an area" "   1  Odense              8,3 %     +4,7     −2,5"
has "$tmp/out" "text: the region" "Region Syddanmark  10,8 %"
has "$tmp/out" "text: the rank in words" "Rang: 1 er den laveste, som er bedst. Uden antal eller grænser kan det ikke"
hasnt "$tmp/out" "text: empty columns are left out" "Tragt"
show 200 "a missing figure" --period 2010 --indicator daarligt_mentalt_helbred_16 --from $profile
has "$tmp/out" "a missing figure is last and named" "Middelfart       mangler"

# ---- counts: the same as R says of six areas --------------------------------------------------
cat > "$tmp/seks.csv" << 'CSV'
indicator;area;period;numerator;denominator
genindl_som;410;2023;30;200
genindl_som;420;2023;12;150
genindl_som;430;2023;60;400
genindl_som;440;2023;8;180
genindl_som;450;2023;45;300
genindl_som;461;2023;20;270
genindl_som;479;2023;;
CSV
six() { compare ".comparisons[0] | $1" --indicator genindl_som --from "$tmp/seks.csv"; }
is "funnel" "$(six '.funnel | "\(.code) \(.n) \(.benchmark * 1e6 | round) \(.phi * 1e6 | round)"')" "ok 6 11666667 4229594"
is "z" "$(six '.areas[] | select(.area == 440) | .z * 1e6 | round')" -1826238
is "q" "$(six '.areas[] | select(.area == 440) | .q * 1e6 | round')" 406886
# the region less Middelfart is 145 of 1300
is "difference" "$(six '.areas[] | select(.area == 410) | "\(.difference * 1e6 | round) \(.difference_low < 0) \(.difference_high > 0)"')" "3333333 true true"
is "rank intervals" "$(six '[.areas[] | select(.rank != null) | .rank_low <= .rank and .rank <= .rank_high] | all')" true
is "the same ranks again" "$(six '.areas' | cksum)" "$(six '.areas' | cksum)"
is "an area without a figure" "$(six '.areas[-1] | "\(.area_name) \(.value) \(.rank) \(.funnel)"')" "$(six '.areas[-1].area_name') null null null"
is "the region is the sum" "$(six '.reference | "\(.numerator) \(.denominator)"')" "175 1500"
is "exactly on the target" "$(printf 'indicator;area;period;numerator;denominator\ngenindl_som;410;2023;412;4120\n' > "$tmp/paa.csv"; compare '.comparisons[0].areas[] | select(.area == 410) | "\(.gap) \(.meets)"' --indicator genindl_som --from "$tmp/paa.csv")" "0 true"
show 200 "counts in text" --indicator genindl_som --from "$tmp/seks.csv"
has "$tmp/out" "counts in text" "Tæller  Nævner"
has "$tmp/out" "no row at all is named" "intet tal"

# ---- suppressed, and other areas -----------------------------------------------------------------
printf 'indicator;area;period;value;status\narb_som;Odense;2020;70;A\narb_som;Fanø;2020;;Q\n' > "$tmp/q.csv"
show 200 "suppressed" --indicator arb_som --from "$tmp/q.csv"
has "$tmp/out" "suppressed" "diskretioneret"
is "klynger" "$(compare '.comparisons[0].areas | length' --area klynger --indicator rygning_daglig --from $profile)" 4
is "one of them" "$(compare '.comparisons[0] | "\(.funnel.code) \(.rank_code) \(.areas[0].rank)"' --area Odense --indicator genindl_som --from "$tmp/seks.csv")" "too_short too_short 1"
# a later figure of few is not the latest that most have
printf 'indicator;area;period;value\narb_som;Odense;2020;70\narb_som;Nyborg;2020;71\narb_som;Nyborg;2021;72\n' > "$tmp/ny.csv"
is "the period that most have" "$(compare '.comparisons[0] | "\(.period) \(.areas_with_later_figure)"' --indicator arb_som --from "$tmp/ny.csv")" "2020 1"
show 200 "a later figure is told" --indicator arb_som --from "$tmp/ny.csv"
has "$tmp/out" "a later figure is told" "1 af 22 områder har tal for en senere periode; vælg den med --period."

# ---- an amount: the region is the sum ---------------------------------------------------------------
printf 'indicator;area;period;value\nborgere;Odense;2020;200\nborgere;Nyborg;2020;30\nborgere;1083;2020;230\n' > "$tmp/sum.csv"
show 200 "a sum" --indicator borgere --from "$tmp/sum.csv"
has "$tmp/out" "a sum has no difference" "Region Syddanmarks tal er områdernes sum: en forskel ville intet sige."
has "$tmp/out" "whole numbers have no decimals" "Odense                   200"

# ---- for machines ------------------------------------------------------------------------------------
run 0 "CSV" "$PEJL" compare --format csv --as-of 2025-12-31 --indicator genindl_som --from "$tmp/seks.csv"
columns_told "CSV"
is "CSV: a row an area" "$(wc -l < "$tmp/out")" 23
run 0 "CSV of klynger" "$PEJL" compare --format csv --area klynger --as-of 2025-12-31 --indicator genindl_som --from "$tmp/seks.csv"
is "CSV: what was computed was read nowhere" "$(grep -c ',false,,,[-0-9.,]*$' "$tmp/out")" 4
run 0 "csv-dk" "$PEJL" compare --format csv-dk --as-of 2025-12-31 --indicator genindl_som --from "$tmp/seks.csv"
has "$tmp/out" "csv-dk" ";2023;410;Middelfart;15;30;200;"
"$PEJL" compare --format json --as-of 2025-12-31 --indicator genindl_som --from "$tmp/seks.csv" > "$tmp/json" 2> "$tmp/err"
keys_told "JSON" .
finish
