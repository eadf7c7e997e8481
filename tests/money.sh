#!/bin/sh
# tests/money.sh - kroner in one year's prices and what a gap costs, as a user sees them. All figures
# are invented. Numbers by R 4.2.2 from
#   i <- c(`2017`=96.4,`2018`=98.1,`2019`=100,`2020`=101.9,`2021`=103.4,`2022`=107.8,`2023`=112.2)
#   v <- c(20.1, 20.6, 21.2, 21.9, 22.3, 23.4, 24.7)
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

cat > "$tmp/prisindeks.csv" << 'CSV'
aar;indeks;kilde
2017;96,4;Opdigtet indeks
2018;98,1;Opdigtet indeks
2019;100,0;Opdigtet indeks
2020;101,9;Opdigtet indeks
2021;103,4;Opdigtet indeks
2022;107,8;Opdigtet indeks
2023;112,2;Opdigtet indeks
CSV
cat > "$tmp/uden.conf" << 'CONF'
agreement "Prøveaftale" {
	region = 1083
}
indicator udgift {
	name = "Sygehusudgift pr. borger"
	measure = mean
	unit = "1000 kr."
	currency = kroner
	scale = 1000
	prices = current
	price_year = 2019
	denominator = inhabitants
	better = lower
	baseline { value = 19 year = 2016 source = "Opdigtet" }
	target { from = "2019-09-19" at_most = 20 by = 2025 status = final document = "Aftalen" }
}
indicator genindl_som {
	name = "Genindlæggelser"
	measure = proportion
	unit = "%"
	better = lower
	events = { "genindlæggelse", "genindlæggelser", "readmission", "readmissions" }
	cost { amount = 34500 unit = kroner price_year = 2023 source = "Takst 2023 (opdigtet)" }
	target { from = "2019-09-19" at_most = 10 by = 2025 status = final document = "Aftalen" }
}
CONF
sed 's/region = 1083/&\n\tprice_index = "prisindeks.csv"/' "$tmp/uden.conf" > "$tmp/med.conf"
awk 'BEGIN { n = split("20,1 20,6 21,2 21,9 22,3 23,4 24,7", v, " "); print "indicator;area;period;value;numerator;denominator"
	for (k = 1; k <= n; k++) print "udgift;1083;" 2016 + k ";" v[k] ";;"
	print "genindl_som;1083;2023;;525;5000" }' > "$tmp/tal.csv"

plain() { sed 's/\xc2\xa0/ /g' | tr -s '\n ' '  '; }
says() { # NAME TEXT, of $tmp/out
	if plain < "$tmp/out" | grep -qF -- "$2"; then pass; else
		fail "$1: no '$2'"
		cat "$tmp/out"
	fi
}
pejl() { # COMMAND CONF ARGUMENT...
	command=$1 conf=$2
	shift 2
	"$PEJL" "$command" --targets "$tmp/$conf.conf" --as-of 2024-12-31 --from "$tmp/tal.csv" "$@"
}
pejl_sheet() {
	"$PEJL" followup --targets "$tmp/med.conf" --portfolio "$tmp/portfolio.conf" --forum dak --date 2024-12-31 --from "$tmp/tal.csv" "$@"
}
json() { # CONF JQ ARGUMENT...
	conf=$1 filter=$2
	shift 2
	pejl status "$conf" --format json "$@" 2> "$tmp/err" | jq -r "$filter"
}

# ---- in the target's prices -----------------------------------------------------------------------
run 0 "text" pejl status med
says "the price year in the table" "Sygehusudgift pr. borger (2019-priser)"
says "restated" "I 2023 var tallet for Region Syddanmark 22,0 tusind kroner."
says "how" "Tallene er i 2019-priser, regnet om fra hvert års egne priser (prisindeks: Opdigtet indeks)."
# R: (v[7] * 100 / 112.2 - 20) * 1000 * 1237413, the population of 2023
says "the gap in kroner" "Afstanden til målet svarer til 2,5 mia. kr. om året i Region Syddanmark (2019-priser)."
says "the gap in events" "svarer til 25 færre genindlæggelser pr. år i Region Syddanmark, regnet på tallene for 2023. Det svarer til 862 500 kr. om året (2023-priser; 34 500 kr. pr. genindlæggelse, kilde: Takst 2023 (opdigtet))."
is "JSON: v * i['2019'] / i" "$(json med '.assessments[0] | "\(.value) \(.price_year) \(.adjusted) \(.value_as_read) \(.target.value) \(.target.price_year)"')" "22.014260249554365 2019 true 24.7 20 2019"
# R: x <- v * 100 / i; median of the slopes between all pairs
is "the trend is of restated figures" "$(json med '.assessments[0].trend | "\(.n) \(.slope * 1e12 | round)"')" "7 183365570600"
is "JSON: cost of money" "$(json med '.assessments[0].needed.cost | "\(.code) \(.amount * 100 | round) \(.unit) \(.price_year) \(.of_one_event)"')" "ok 249247181818 kroner 2019 null"
is "JSON: cost of events" "$(json med '.assessments[1].needed.cost | "\(.code) \(.amount) \(.unit) \(.price_year) \(.of_one_event)"')" "ok 862500 kroner 2023 34500"
is "no money, no price" "$(json med '.assessments[1] | "\(.price_year) \(.adjusted) \(.value_as_read) \(.target.price_year)"')" "null null null null"
run 0 "CSV" pejl status med --format csv
is "CSV" "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } { print $c["price_year"], $c["adjusted"], $c["value_as_read"], $c["cost_code"], $c["cost_unit"], $c["cost_price_year"] }' "$tmp/out" | tr '\n' ' ')" "2019 true 24.7 ok kroner 2019    ok kroner 2023 "
columns_told "status"
run 0 "English" pejl status med --lang en
says "English" "The figures are in 2019 prices, restated from each year's own prices (price index: Opdigtet indeks)."
says "English, cost" "That is DKK 862 500 a year (2023 prices; DKK 34 500 per readmission, source: Takst 2023 (opdigtet))."

# ---- in the year asked for ---------------------------------------------------------------------------
# R: v["2017"] * 112.2 / 96.4, 20 * 1.122
is "--price-year" "$(json med '.assessments[0] | "\(.value) \(.price_year) \(.adjusted) \(.target.value * 1e9 | round) \(.trend.n)"' --price-year 2023)" "24.7 2023 false 22440000000 7"
run 0 "--price-year: trend" pejl trend med --indicator udgift --price-year 2023 --format csv
is "--price-year: the first year" "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } NR == 2 { print $c["value"], $c["value_as_read"], $c["price_year"], $c["adjusted"] }' "$tmp/out")" "23.394398340248962 20.1 2023 true"
columns_told "trend"
run 0 "--price-year: the target's rule" pejl status med --price-year 2023
says "--price-year: the target's rule" "højst 22,4 tusind kroner i 2025"
is "--price-index goes before the agreement's" "$(json uden '.assessments[0].value' --price-index "$tmp/prisindeks.csv")" 22.014260249554365
# R: 25 * 34500 * 100 / 112.2
is "the cost in the year asked for" "$(json med '.assessments[1].needed.cost | "\(.amount * 100 | round) \(.price_year)"' --price-year 2019)" "76871658 2019"
run 2 "a year that is not in it" pejl status med --price-year 2024
has "$tmp/err" "a year that is not in it" "prisindeks.csv: error: --price-year: there is no index for 2024, so 'udgift' in 2019-prices cannot be restated in 2024-prices"
run 2 "no table" pejl status uden --price-year 2023
has "$tmp/err" "no table" "error: --price-year: 'udgift' is in 2019-prices and there is no price index; give one by --price-index FILE or price_index in targets.conf"
run 2 "a year out of range" pejl status med --price-year 19
has "$tmp/err" "a year out of range" "error: --price-year: '19' is no whole number from 1900 to 2100"
run 2 "no file" pejl status uden --price-index "$tmp/findes-ikke.csv"
printf 'aar;indeks;kilde\n2019;100;A\n2019;101;A\n' > "$tmp/to.csv"
run 2 "a year twice" pejl status uden --price-index "$tmp/to.csv"
has "$tmp/err" "a year twice" "to.csv:3:1: error: 2019 is there already, in line 2 [primary-key]"

# ---- nothing is guessed ------------------------------------------------------------------------------
run 0 "without" pejl status uden --indicator udgift
says "without: whose prices" "Sygehusudgift pr. borger (hvert års egne priser)"
says "without: why" "Tallene er ikke i samme års priser; der er ikke givet noget prisindeks. Derfor sammenlignes de ikke over år."
says "without: the target" "Målet er højst 20 tusind kroner i 2025, men tallet er ikke i de samme priser og kan ikke holdes op mod det."
hasnt "$tmp/out" "without: no cost" "mia."
is "without: JSON" "$(json uden '.assessments[0] | "\(.value) \(.price_year) \(.adjusted) \(.gap) \(.verdict) \(.trend.n) \(.development) \(.cautions | index("prices") != null) \(.cautions | index("break") != null) \(.needed.cost.code) \(.baseline.value)"')" "24.7 2023 false null not_comparable 1 undecided true false no_number 19"
run 0 "without: trend" pejl trend uden --indicator udgift
says "without: trend" "2020 21,9 tusind kroner – 2020-priser"
says "without: the target's own year" "2019 21,2 tusind kroner −1,2 2019-priser"
says "without: left out" "1 måling (2023); 6 i andre års priser er udeladt."
sed 1,5d "$tmp/prisindeks.csv" | sed '1i aar;indeks;kilde\n2019;100,0;Opdigtet' > "$tmp/huller.csv" # 2019, 2021, 2022, 2023
run 0 "holes" pejl trend uden --indicator udgift --price-index "$tmp/huller.csv"
says "holes" "prisindekset kan ikke omregne 2017, 2018, 2020. Derfor sammenlignes de ikke over år."
is "holes: from 2021 on" "$(json uden '.assessments[0] | "\(.price_year) \(.trend.n) \(.gap != null) \(.verdict)"' --price-index "$tmp/huller.csv")" "2019 3 true undecided"

# a cost without its unit or year is not told
for left in unit price_year; do
	sed "/cost {/s/$left = [a-z0-9]*//" "$tmp/med.conf" > "$tmp/$left.conf"
	is "no $left" "$(json $left '.assessments[0].needed.cost | "\(.code) \(.amount)"' --indicator genindl_som)" "$( [ $left = unit ] && echo unit || echo price_year)_open null"
	run 0 "no $left" pejl status $left --indicator genindl_som
	hasnt "$tmp/out" "no $left: not told" "kr."
done

# the shipped indicator whose documents leave the unit open has no currency
printf 'indicator;area;period;value\nkol_diab_drg;1083;2023;2600\n' > "$tmp/drg.csv"
is "kol_diab_drg stays open" "$("$PEJL" status --format json --as-of 2024-12-31 --indicator kol_diab_drg --from "$tmp/drg.csv" 2> "$tmp/err" | jq -r '.assessments[0] | "\(.unit) \(.verdict) \(.price_year) \(.needed.cost)"')" "? not_comparable null null"

# ---- back to the file ----------------------------------------------------------------------------------
run 0 "explain" pejl explain med --indicator udgift
says "explain" "Regnet om fra 2023-priser til 2019-priser: 24,7 · 100 (2019, prisindeks.csv:4, Opdigtet indeks) / 112,2 (2023, prisindeks.csv:8, Opdigtet indeks) = 22,0 tusind kroner."
says "explain: as it was read" "Region Syddanmark: 24,7 tusind kroner"
run 0 "explain: the target" pejl explain med --indicator udgift --price-year 2023
says "explain: the target" "højst 22,4 tusind kroner i 2025, regnet om fra 2019-priser (endeligt"
pejl explain med --indicator udgift --format json > "$tmp/json" 2> "$tmp/err"
is "explain: JSON" "$(jq -r '.figures[0] | "\(.value_as_read) \(.price_year) \(.observations[0].value)"' "$tmp/json")" "24.7 2019 24.7"
keys_told "explain" ".figures[0] | {prices, price_year, adjusted, value_as_read}"
json med . > "$tmp/json"
keys_told "status" .

# ---- from kommuner, compared ------------------------------------------------------------------------
awk 'BEGIN { print "indicator;area;period;value"; for (y = 2019; y <= 2023; y++) { print "udgift;410;" y ";" 20 + y - 2019; print "udgift;461;" y ";" 23 } }' > "$tmp/kommuner.csv"
compared=$("$PEJL" compare --targets "$tmp/med.conf" --as-of 2024-12-31 --indicator udgift --format json --from "$tmp/kommuner.csv" 2> "$tmp/err" | tee "$tmp/json" | jq -r '.comparisons[0] | "\(.price_year) \([.areas[] | select(.value != null) | .value * 1e6 | round] | sort | tostring)"')
# R: c(24, 23) * 100 / 112.2
is "compare" "$compared" "2019 [20499109,21390374]"
keys_told "compare" .
# of a region that not all kommuner have figures for only those behind the figure are counted
persons=$(awk -F';' '$2 == 2023 && ($1 == 410 || $1 == 461) { n += $3 } END { print n }' data/folketal.csv)
is "persons behind the figure" "$("$PEJL" status --targets "$tmp/med.conf" --as-of 2024-12-31 --indicator udgift --format json --from "$tmp/kommuner.csv" 2> "$tmp/err" | jq -r --argjson n "$persons" '.assessments[0] | .needed.cost.amount / (-.gap * 1000 * $n) * 1e9 | round')" 1000000000

# ---- chart and page --------------------------------------------------------------------------------------
run 0 "chart" "$PEJL" plot line --script --targets "$tmp/med.conf" --as-of 2024-12-31 --indicator udgift --out - --from "$tmp/tal.csv"
if plain < "$tmp/out" | grep -q "2019-priser"; then pass; else fail "chart: no price year"; fi
if command -v gnuplot > /dev/null; then
	run 0 "report" pejl report med --out "$tmp/side"
	sed 's/<[^>]*>/ /g' "$tmp/side/index.html" > "$tmp/out"
	says "page: sentence" "Tallene er i 2019-priser, regnet om fra hvert års egne priser"
	says "page: cost" "Afstanden til målet svarer til 2,5 mia. kr. om året i Region Syddanmark (2019-priser)."
	says "page: overview" "2023, 2019-priser"
	says "page: method" "Tal i kroner eller DRG-point regnes om til ét års priser"
	is "figures of the page" "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } $1 == "udgift" && $c["period"] == 2023 { print $c["value"], $c["price_year"], $c["value_as_read"] }' "$tmp/side/tal.csv")" "22.014260249554365 2019 24.7"
	cat > "$tmp/portfolio.conf" << 'CONF'
portfolio "Prøve" { }
body dak { name = "Kontaktforum" area = 1083 document = "D" }
effort e { name = "Indsats" kind = new group = "G" forum = dak status = running indicators = { udgift } document = "D" }
CONF
	run 0 "sheet" pejl_sheet --out "$tmp/ark.html"
	sed 's/<[^>]*>/ /g' "$tmp/ark.html" > "$tmp/out"
	says "sheet: table" "2023, 2019-priser"
	says "sheet: sentence" "Tallene er i 2019-priser, regnet om fra hvert års egne priser"
	run 0 "the same in prices of 2023" pejl report med --price-year 2023 --out "$tmp/side-2023"
	run 0 "another price year" "$PEJL" diff --targets "$tmp/med.conf" "$tmp/side" "$tmp/side-2023"
	says "another price year revises no figure" "Tal: nye: 0, ændrede: 0, forsvundne: 0"
	sed 's/;2022;23,4/;2022;23,5/' "$tmp/tal.csv" > "$tmp/ny.csv"
	run 0 "a revision" "$PEJL" report --targets "$tmp/med.conf" --as-of 2024-12-31 --out "$tmp/side-ny" --from "$tmp/ny.csv"
	run 0 "a revised figure" "$PEJL" diff --targets "$tmp/med.conf" "$tmp/side" "$tmp/side-ny"
	says "a revised figure is told as read" "23,5"
fi
finish
