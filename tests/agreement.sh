#!/bin/sh
# tests/agreement.sh - an agreement is data: the national goals, another region and own goals run
# through the same commands as the shipped agreement, and no word of Region Syddanmark gets in.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
profile=data/sundhedsprofil.csv
national=nationale-maal.conf

plain() { sed 's/\xc2\xa0/ /g' | tr -s '\n ' '  '; }
says() { # NAME TEXT, of $tmp/out
	if plain < "$tmp/out" | grep -qF -- "$2"; then pass; else fail "$1: no '$2'"; fi
}
status() { # JQ ARGUMENT...
	filter=$1
	shift
	"$PEJL" status --format json --as-of 2025-12-31 "$@" 2> "$tmp/err" | jq -r "$filter"
}

# ---- the national goals ---------------------------------------------------------------------------
run 0 "national: status" "$PEJL" status --targets $national --as-of 2025-12-31 --from $profile
says "national: heading" "Nationale mål for sundhedsvæsenet – Hele landet, opgjort pr. 2025-12-31"
hasnt "$tmp/out" "national: no region" "Region"
is "national: nothing to complain about" "$(cat "$tmp/err")" ""
is "national: the eight" "$(grep -c '^# ---- [1-8]\. ' $national)" 8
is "national: groups" "$(status '[.assessments[].group] | unique | length' --targets $national --from $profile)" 8
# population-weighted mean of the 98, computed by hand from the shipped files:
# awk -F';' joined on kode, sum(andel * folketal 2024) / sum(folketal 2024) for 2025
mean=$(awk -F';' 'FILENAME ~ /folketal/ { if ($2 == 2024) n[$1 + 0] = $3; next }
	$3 ~ /ryger dagligt/ && $4 == 2025 { sub(",", ".", $5); s += $5 * n[$1 + 0]; t += n[$1 + 0] }
	END { printf "%.6f", s / t }' data/folketal.csv $profile)
is "national: the 98 kommuner" "$(status '.assessments[0].value * 1e6 | round / 1e6' --targets $national --indicator rygning_daglig --from $profile)" "$(echo "$mean" | sed 's/0*$//')"
is "national: no target, no verdict" "$(status '[.assessments[] | .target, .gap] | unique | tostring' --targets $national --from $profile)" "[null]"
is "national: kommuner" "$(status '.assessments | length' --targets $national --area kommuner --indicator rygning_daglig --from $profile)" 98
is "national: regioner" "$(status '[.assessments[].area] | tostring' --targets $national --area regioner --indicator rygning_daglig --from $profile)" "[1081,1082,1083,1084,1085]"
run 0 "national: trend" "$PEJL" trend --targets $national --as-of 2025-12-31 --indicator rygning_daglig --from $profile
says "national: trend" "Daglige rygere, 16 år og derover – Hele landet"
run 0 "national: compare" "$PEJL" compare --targets $national --as-of 2025-12-31 --area regioner --indicator rygning_daglig --from $profile
hasnt "$tmp/out" "national: compare" "Regionens"
run 0 "national: store" "$PEJL" ingest --targets $national --store "$tmp/n.db" $profile
run 0 "national: from the store" "$PEJL" status --targets $national --store "$tmp/n.db" --as-of 2099-12-31
says "national: from the store" "10,5 % (2025)"

# each goal of the file says how it is known, and no number is made up
is "national: every indicator is marked" "$(grep -A1 '^indicator' $national | grep -c '# \[[SAK]\]')" "$(grep -c '^indicator' $national)"
is "national: no target" "$(grep -cE '^[^#]*(target|at_most|at_least) *[{=]' $national)" 0

# a number that somebody adds is lent to regions and kommuner, and said to be
sed 's/^\(indicator rygning_daglig {\)/\1\n\ttarget { from = "2020-01-01" at_most = 10 by = 2030 status = final document = "Opdigtet" }/' $national > "$tmp/land.conf"
land="--targets $tmp/land.conf --indicator rygning_daglig --from $profile"
# shellcheck disable=SC2086
{
	is "lent: cautions" "$(status '[.assessments[] | .area, (.target.area == 0), (.cautions | index("national_target") != null)] | tostring' --area 0 --area 1083 --area Odense --area 4001 $land)" "[0,true,false,1083,true,true,461,true,true,4001,true,true]"
	run 0 "lent: sentence" "$PEJL" status --as-of 2025-12-31 --area Odense $land
	says "lent: sentence" "Det nationale mål er højst 10 % i 2030, og det er indfriet med den seneste måling."
	run 0 "lent: English" "$PEJL" status --lang en --as-of 2025-12-31 --area Odense $land
	says "lent: English" "The national target is at most 10 % in 2030"
	run 0 "lent: worse" "$PEJL" status --as-of 2025-12-31 --area kommuner $land
	says "lent: worse" "dårligere end målet eller landet og i sikker forværring (q ≤ 0,05)"
	run 0 "lent: compare" "$PEJL" compare --as-of 2025-12-31 --area regioner $land
	says "lent: compare" "Det nationale mål: højst 10 % i 2030 (endeligt)"
	run 0 "lent: parts" "$PEJL" status --as-of 2025-12-31 --area Thisted --format json $land
	is "lent: a kommune has its part of the country's gap" "$(jq '.assessments[0].needed.code | length > 0' "$tmp/out")" true
}
if command -v gnuplot > /dev/null; then
	# shellcheck disable=SC2086
	run 0 "national: report" "$PEJL" report --as-of 2025-12-31 --out "$tmp/land" --targets "$tmp/land.conf" --from $profile
	is "national: pages of regions and kommuner" "$(ls "$tmp/land/region" | wc -l) $(ls "$tmp/land/kommune" | wc -l)" "5 98"
	is "national: no second page of the country" "$(ls "$tmp/land" | grep -c landet)" 0
	sed 's/<[^>]*>/ /g' "$tmp/land/index.html" > "$tmp/out"
	says "national: title" "Status på Nationale mål for sundhedsvæsenet – Hele landet"
	says "national: whose targets" "Målene gælder hele landet."
	hasnt "$tmp/out" "national: no klynger" "lynge"
	hasnt "$tmp/out" "national: not the region's" "regionens"
	hasnt "$tmp/out" "national: no følgegrupper" "ølgegruppe"
	sed 's/<[^>]*>/ /g' "$tmp/land/kommune/461.html" > "$tmp/out"
	hasnt "$tmp/out" "national: nor on a kommune's page" "egionen"
	says "national: beside the country" "Landet"
fi

# the shipped file stands beside a portfolio.conf that is not its own
if command -v gnuplot > /dev/null; then
	# shellcheck disable=SC2086
	run 0 "national: in English" "$PEJL" report --lang en --as-of 2025-12-31 --out "$tmp/land-en" --targets nationale-maal.conf --from $profile
	hasnt "$tmp/land-en/index.html" "national: no indsatser of others" 'id="indsatser"'
	has "$tmp/land-en/index.html" "national: in English" "The figures of Denmark and of the regions"
fi

# ---- an agreement of another region, 2024-2027 ------------------------------------------------------
cat > "$tmp/nord.conf" << 'CONF'
agreement "Sundhedsaftalen 2024-2027" {
	region = "Region Nordjylland"
	from = "2024-01-01"
	to = "2027-12-31"
}
indicator rygning_daglig {
	name = "Daglige rygere"
	group = "Forebyggelse"
	measure = proportion
	unit = "%"
	better = lower
	target { from = "2024-01-01" at_most = 10 by = 2027 status = final document = "Aftalen (opdigtet)" }
	target { from = "2024-06-01" at_most = 9 by = 2027 area = "Aalborg" status = final document = "Aalborg (opdigtet)" }
}
CONF
nord="--targets $tmp/nord.conf --from $profile"
# shellcheck disable=SC2086
{
	run 0 "Nordjylland: status" "$PEJL" status --as-of 2025-12-31 $nord
	says "Nordjylland: heading" "Sundhedsaftalen 2024-2027 – Region Nordjylland, opgjort pr. 2025-12-31"
	says "Nordjylland: sentence" "I 2025 var andelen i Region Nordjylland 10,3 %."
	is "Nordjylland: no complaint of another's indicators" "$(cat "$tmp/err")" ""
	is "Nordjylland: 11 kommuner" "$(status '[.assessments[].area] | length' --area kommuner $nord)" 11
	run 2 "Nordjylland: no klynger" "$PEJL" status --as-of 2025-12-31 --area klynger $nord
	has "$tmp/err" "Nordjylland: no klynger" "error: --area: there are no klynger on 2025-12-31"
	is "Nordjylland: not lent to others" "$(status '[.assessments[].target] | unique | tostring' --area 4001 --area Odense --area 1083 --area 0 $nord)" "[null]"
	run 0 "Nordjylland: trend" "$PEJL" trend --as-of 2025-12-31 --indicator rygning_daglig $nord
	says "Nordjylland: trend" "Daglige rygere – Region Nordjylland"
	run 0 "Nordjylland: compare" "$PEJL" compare --as-of 2025-12-31 --indicator rygning_daglig $nord
	hasnt "$tmp/out" "Nordjylland: compare" "Syddanmark"
}
if command -v gnuplot > /dev/null; then
	# shellcheck disable=SC2086
	run 0 "Nordjylland: report" "$PEJL" report --as-of 2025-12-31 --out "$tmp/nord" $nord
	is "Nordjylland: pages" "$(ls "$tmp/nord/kommune" | wc -l) $(ls "$tmp/nord" | grep -cE 'klynge|forum')" "11 0"
	sed 's/<[^>]*>/ /g' "$tmp/nord/index.html" > "$tmp/out"
	says "Nordjylland: title" "Status på Sundhedsaftalen 2024-2027 – Region Nordjylland"
	hasnt "$tmp/out" "Nordjylland: not another region" "Syddanmark"
	hasnt "$tmp/out" "Nordjylland: no heading of klynger" "Klynger, fora"
fi

# a file whose section names indicators that the agreement has not says so once
# shellcheck disable=SC2086
run 0 "unused matches" "$PEJL" status --as-of 2025-12-31 --targets "$tmp/nord.conf" --from data/eksempel/eksempel_fastholdelse.csv
is "unused matches" "$(grep -c 'targets.conf has no indicator' "$tmp/err")" 1

# ---- own goals ---------------------------------------------------------------------------------------
# shellcheck disable=SC2086
{
	run 0 "own: text" "$PEJL" status --as-of 2025-12-31 --area Aalborg $nord
	says "own: marked in the table" "højst 9 % i 2027 (eget mål)"
	says "own: the region's beside it" "Regionens mål er højst 10 % i 2027; andelen ligger"
	run 0 "own: CSV" "$PEJL" status --as-of 2025-12-31 --area Aalborg --format csv $nord
	is "own: CSV" "$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } { print $c["target_value"], $c["target_area"], $c["region_target_value"], $c["region_target_by"] }' "$tmp/out")" "9 851 10 2027"
	is "own: JSON" "$(status '.assessments[0] | "\(.target.value) \(.target.area) \(.region_target.value) \(.region_target.area) \(.gap * 10 | round) \(.region_target.gap * 10 | round)"' --area Aalborg $nord)" "9 851 10 1081 $(status '.assessments[0].value | "\((9 - .) * 10 | round) \((10 - .) * 10 | round)"' --area Aalborg $nord)"
	run 0 "own: chart" "$PEJL" plot line --script --as-of 2025-12-31 --indicator rygning_daglig --area Aalborg --out - $nord
	says "own: chart, its line" "Mål: højst 9 % i 2027"
	plain < "$tmp/out" | tr -d '\n' | grep -q "områdets eget" && pass || fail "own: chart, the region's in the small print"
}
if command -v gnuplot > /dev/null; then
	sed 's/<[^>]*>/ /g' "$tmp/nord/kommune/851.html" > "$tmp/out"
	says "own: summary" "eget mål højst 9 % i 2027"
	says "own: page" "eget mål; regionens: højst 10 % i 2027"
	says "own: facts" "Området har sit eget mål, og det er det, der er vurderet."
	sed 's/<[^>]*>/ /g' "$tmp/nord/kommune/820.html" > "$tmp/out"
	hasnt "$tmp/out" "own: not another kommune's" "eget mål"
fi
finish
