#!/bin/sh
# tests/plot.sh - pejl plot: every chart drawn from a user's files, and its refusals.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

profile=data/sundhedsprofil.csv

# ---- reliability: the backtest's numbers ---------------------------------------------------------
run 0 "reliability" "$PEJL" plot reliability --horizon 1 --min-points 3 --out - --from $profile
has "$tmp/out" "reliability" '>142'
is "reliability: a panel for one horizon" "$(grep -o 'Sagt sandsynlighed<' "$tmp/out" | wc -l)" 1
run 0 "reliability, script" "$PEJL" plot reliability --script --horizon 1 --min-points 3 --out - --from $profile
points=$(sed -n '/^\$d6 /,/^EOD/p' "$tmp/out" | grep -c '^[0-9]')
is "a point for each group with forecasts" "$points" "$("$PEJL" backtest --format json --horizon 1 --min-points 3 --from $profile 2> "$tmp/err" | jq '[.reliability[] | select(.n > 0)] | length')"
run 0 "no field without forecasts" "$PEJL" plot reliability --min-points 3 --out - --from $profile
is "no field without forecasts" "$(grep -o 'Sagt sandsynlighed<' "$tmp/out" | wc -l)" 1
run 1 "too short" "$PEJL" plot reliability --horizon 4 --out - --from $profile
has "$tmp/err" "too short" "no series of a kommune has 8 figures since its last break: 4 to learn from and 4 to hide; see --min-points and --horizon"
run 2 "no such indicator" "$PEJL" plot reliability --indicator findes_ikke --out - --from $profile

# ---- multiples: a line for each kommune ------------------------------------------------------------
run 0 "multiples" "$PEJL" plot multiples --indicator rygning_daglig --out - --from $profile
has "$tmp/out" "multiples" '>Ærø</text>'
has "$tmp/out" "multiples" 'id="multiples-rygning_daglig-title"'
is "multiples: 22 latest figures" "$(grep -o 'font-weight="bold"[^>]*>[0-9,]*</text>' "$tmp/out" | wc -l)" 22
run 2 "multiples within a kommune" "$PEJL" plot multiples --area 461 --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "multiples within a kommune" "multiples shows the kommuner of a region, klynge or forum; Odense is none"

# ---- funnel: where compare places the areas --------------------------------------------------------
counts=data/eksempel/eksempel_genindlaeggelser.csv
run 0 "funnel" "$PEJL" plot funnel --indicator genindl_som --out - --from $counts
has "$tmp/out" "funnel" 'id="funnel-genindl_som-title"'
outside=$("$PEJL" compare --format json --indicator genindl_som --from $counts 2> "$tmp/err" | jq '[.. | objects | select(has("funnel_low_95") and .funnel != "within")] | length')
has "$tmp/out" "funnel: as many outside as compare has" "$(printf '%s\302\240af\302\24022' "$outside")"
run 1 "funnel without counts" "$PEJL" plot funnel --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "funnel without counts" "a funnel needs the counts behind the figures of two areas or more; 'rygning_daglig' has 0 such areas"
run 2 "funnel of everything" "$PEJL" plot funnel --out - --from $counts

# ---- control charts: the signals of a made-up series ------------------------------------------------
months=tests/data/serie_maaneder.csv
run 0 "xmr" "$PEJL" plot xmr --indicator genindl_som --out - --from $months
has "$tmp/out" "xmr: one over the limit" ">over grænsen<"
is "xmr: a signal is named once" "$(grep -o '>over midten<' "$tmp/out" | wc -l)" 1
has "$tmp/out" "xmr: upper limit, mean + 2.66 mean moving ranges" ">øvre 12,1<"
run 0 "run" "$PEJL" plot run --indicator genindl_som --out - --from $months
has "$tmp/out" "run" "Længste løb på én side af medianen: 13 (tilfældigt højst 8);"
run 0 "xmr of few" "$PEJL" plot xmr --indicator genindl_som --out - --from $counts
has "$tmp/out" "xmr of few" "Få tal: grænserne er"

# values below 0: R: v <- c(-5, -4, -6, -3, ...); mean(v) + c(-1, 1) * 3 / 1.128 * mean(abs(diff(v)))
echo 'indicator;area;period;value' > "$tmp/netto.csv"
year=2000
for v in -5 -4 -6 -3 -5 -4 -7 -5 -4 -6 -3 -5 -4; do echo "netto;1083;$year;$v" >> "$tmp/netto.csv" && year=$((year + 1)); done
run 0 "xmr below 0" "$PEJL" plot xmr --indicator netto --out - --from "$tmp/netto.csv"
has "$tmp/out" "xmr below 0: lower limit" ">nedre −9,8<"
has "$tmp/out" "xmr below 0: upper limit" ">øvre 0,4<"
hasnt "$tmp/out" "xmr below 0: all within" "under grænsen"

# ---- the line: outlook, events -----------------------------------------------------------------------
run 0 "line, outlook" "$PEJL" plot line --as-of 2021-12-31 --indicator rygning_daglig --out - --from $profile
has "$tmp/out" "line, outlook: its fan" "Vifte: 50, 80 og 95"
run 0 "line, event" "$PEJL" plot line --indicator rygning_daglig --event 2023-03-01=Røgfri --event "2019-07-01=Aftalen & mere" --out - --from $profile
has "$tmp/out" "line, event" ">2023: Røgfri<"
has "$tmp/out" "line, event: escaped" ">2019: Aftalen &amp; mere<"
for event in 2023-03-01 2023-03-01= 2023-02-30=x x=y 2023=x =; do
	run 2 "event '$event'" "$PEJL" plot line --indicator rygning_daglig --event "$event" --out - --from $profile
	has "$tmp/err" "event '$event'" "--event: '$event' is no DATE=TEXT; write it as 2023-03-01=Ny forløbsplan"
done

# ---- bullet: the status as a picture -----------------------------------------------------------------
run 0 "bullet" "$PEJL" plot bullet --as-of 2025-12-31 --out - --from $profile
has "$tmp/out" "bullet" 'id="bullet-1083-title"'
verdicts=$("$PEJL" status --format json --as-of 2025-12-31 --from $profile 2> "$tmp/err" | jq '.assessments | length')
has "$tmp/out" "bullet: a row for each target" "$(printf 'Region Syddanmark: %s\302\240målsætninger' "$verdicts")"
run 2 "bullet of two areas" "$PEJL" plot bullet --area 461 --area 630 --out - --from $profile
has "$tmp/err" "bullet of two areas" "bullet shows one area; name it with --area, here there are Odense and Vejle"

# ---- maps and the heat table: classes of position to the target -----------------------------------------
run 0 "tiles" "$PEJL" plot tiles --indicator rygning_daglig --out - --from $profile
has "$tmp/out" "tiles" 'id="tiles-rygning_daglig-title"'
has "$tmp/out" "tiles: Fanø and Ærø can be seen" '>Fanø</text>'
has "$tmp/out" "tiles: Fanø and Ærø can be seen" '>Ærø</text>'
run 0 "tiles of the country" "$PEJL" plot tiles --area 0 --indicator rygning_daglig --out - --from $profile
is "tiles of the country: all 98" "$(cut -d';' -f4 data/fliser.csv | sed 1d | while read -r name; do grep -qF ">$name</text>" "$tmp/out" && echo x; done | wc -l)" 98
run 2 "tiles within a kommune" "$PEJL" plot tiles --area 461 --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "tiles within a kommune" "tiles shows the kommuner of the country, a region, klynge or forum; Odense is none"
run 2 "map without borders" "$PEJL" plot map --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "map without borders" "map needs --borders FILE"
echo '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"0461"},"geometry":{"type":"Polygon","coordinates":[[[10.2,55.3],[10.5,55.3],[10.5,55.5],[10.2,55.5],[10.2,55.3]]]}}]}' > "$tmp/borders.json"
run 0 "map" "$PEJL" plot map --borders "$tmp/borders.json" --indicator rygning_daglig --out - --from $profile
has "$tmp/out" "map" '>Odense</text>'
has "$tmp/out" "map: who is not on it" 'Middelfart'
echo 'kode;navn' > "$tmp/borders.csv"
run 3 "map of a wrong file" "$PEJL" plot map --borders "$tmp/borders.csv" --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "map of a wrong file" "borders.csv:1: error: 2 fields, but there should be 5"
for ending in png pdf; do
	run 0 "tiles as $ending" "$PEJL" plot tiles --indicator rygning_daglig --out "$tmp/tiles.$ending" --from $profile
done
run 3 "borders that are a folder" "$PEJL" plot map --borders "$tmp" --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "borders that are a folder" "is a folder; name a file of borders in it"
run 0 "heat" "$PEJL" plot heat --out - --from $profile
has "$tmp/out" "heat" 'id="heat-title"'
run 0 "heat of seven" "$PEJL" plot heat --out - --from $profile data/eksempel/*.csv
is "heat of seven: less than 40 kB" "$(($(wc -c < "$tmp/out") < 40000))" 1
has "$tmp/out" "heat of seven" 'EKSEMPELDATA: opdigtede'
hasnt "$tmp/out" "heat of seven: no stamp below the cells" '>EKSEMPELDATA<'
run 2 "heat of two areas" "$PEJL" plot heat --area 461 --out - --from $profile
has "$tmp/err" "heat of two areas" "heat shows the kommuner of one area, a region, klynge or forum"

finish
