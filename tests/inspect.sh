#!/bin/sh
# tests/inspect.sh - pejl inspect: what it says of files it has never seen, what it finds hard to
# believe, the section it suggests. $PEJL is the program (build/pejl unless set).
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
real=$SHARED/data/real

# json FILE QUERY - one answer about FILE; messages to $tmp/err
json() { "$PEJL" inspect --format json "$1" 2> "$tmp/err" | jq -r ".[0] | $2"; }
# note FILE TEXT - a note or warning of FILE that has TEXT in it, whole
note() { json "$1" ".notes[] | select(contains(\"$2\"))" | head -1; }

# ---- the object of the contract ------------------------------------------------------------------
cat > "$tmp/long.csv" << 'CSV'
Område;År;Procent;Note
I alt;2019;12,5;
Copenhagen;2019;1.234,5;a
Odense;2019;..;
Odense;2020;<5;
Odensse;2020;3,5;
019;2020;3,5;
CSV
f=$tmp/long.csv
is "keys of the object" "$(json "$f" 'keys_unsorted - ["source", "indicators"] | join(" ")')" \
	"file bytes encoding bom line_ends delimiter quote decimal thousands layout header_line columns periods areas rows marks notes"
is "bytes" "$(json "$f" .bytes)" "$(wc -c < "$f")"
is "how it is written" "$(json "$f" '"\(.encoding) \(.bom) \(.line_ends) \(.delimiter) \(.quote) \(.decimal) \(.thousands)"')" \
	"utf-8 false lf ; null , ."
is "layout" "$(json "$f" '"\(.layout) \(.header_line)"')" "long 1"
is "roles" "$(json "$f" '[.columns[] | "\(.name)=\(.role)"] | join(" ")')" \
	"Område=area_name År=period Procent=value Note=ignored"
is "unit of a share" "$(json "$f" '.columns[2].unit')" "%"
is "periods" "$(json "$f" '.periods | "\(.kind) \(.first) \(.last) \(.count)"')" "year 2019 2020 2"
is "areas" "$(json "$f" '.areas | "\(.kommuner) \(.regions) \(.country) \(.other) \(.unmatched)"')" '2 0 0 2 ["Odensse"]'
is "rows" "$(json "$f" '.rows | "\(.records) \(.observations) \(.skipped) \(.refused)"')" "6 3 2 1"
is "rows add up" "$(json "$f" '.rows | "\(.given) \(.records == .given + .skipped + .refused)"')" "3 true"
is "marks" "$(json "$f" '[.marks[] | "\(.text)=\(.meaning):\(.count)"] | join(" ")')" "..=missing:1 <5=suppressed:1"
is "what a mark hides" "$(json "$f" '.marks[1] | "\(.low)-\(.high)"')" "0-4"
is "the cell that showed the sign" "$(note "$f" 'decimal sign')" "decimal sign ',', by line 3, field 3: '1.234,5'"
is "another spelling" "$(note "$f" Copenhagen)" "'Copenhagen' is read as København (101)"
is "the nearest name" "$(note "$f" nearest)" "'Odensse' is no area; the nearest name is 'Odense'"
is "totals and unknown residence" "$(note "$f" 'left out')" \
	"no kommune, region or country, left out: 'I alt' (a total, 1 row), '019' (unknown residence, 1 row)"
run 1 "refused rows" "$PEJL" inspect "$f"
has "$tmp/out" "the report as text" "  Rows      6 records: 3 observations, 2 skipped, 1 refused"
has "$tmp/err" "faults on standard error" "long.csv:6:1: error: 'Odensse' is no kommune or region; did you mean 'Odense'? (byte 100) [constraint-error]"
is "one object a file" "$("$PEJL" inspect --format json "$f" "$f" 2> /dev/null | jq length)" 2
run 0 "understood" "$PEJL" inspect data/sundhedsprofil.csv
is "nothing on standard error" "$(cat "$tmp/err")" ""
is "the section that reads it" "$(json data/sundhedsprofil.csv .source)" sundhedsprofilen
run 3 "unreadable" "$PEJL" inspect "$tmp/none.csv"
run 2 "no file" "$PEJL" inspect
run 2 "no such form" "$PEJL" inspect --format csv "$f"
printf 'x;y\n1;2\n' > "$tmp/x.csv"
run 1 "not understood" "$PEJL" inspect "$tmp/x.csv"
is "not understood is an object too" "$(json "$tmp/x.csv" '"\(.layout) \(.rows.observations)"')" "null 0"

# a wide row counts as a row, with its cells apart
printf 'En titel\n\nkommune;2020;2021;2022\nI alt;1;2;3\nOdense;1;x;y\nVejle;4;5;6\nFaxe;"7;8;9\nFanø;7;8;9\n' > "$tmp/cells.csv"
run 1 "refused cells" "$PEJL" inspect "$tmp/cells.csv"
has "$tmp/out" "refused cells" "6 records: 6 observations from 2 records, 2 skipped, 2 refused (2 cells)"
is "refused cells in JSON" "$(json "$tmp/cells.csv" '.rows | tojson')" \
	'{"records":6,"observations":6,"skipped":2,"refused":2,"given":2,"refused_cells":2}'

# what its section says
cat > "$tmp/lag.conf" << 'CONF'
source s { publisher = "P" header = { "kommune", "aar", "andel" } unit = "%" indicator = "genindl_som"
	lag_months = 12 population = "16 år og derover" }
CONF
printf 'kommune;aar;andel\nOdense;2021;5\nOdense;2022;6\n' > "$tmp/lag.csv"
is "whom the figures count, and their lag" \
	"$("$PEJL" inspect --format json --sources "$tmp/lag.conf" "$tmp/lag.csv" 2> "$tmp/err" | jq -r '.[0].notes[] | select(contains("says that"))')" \
	"source 's' says that the figures count: 16 år og derover
source 's' says that figures are released 12 months after their period"
run 0 "the same as text" "$PEJL" inspect --sources "$tmp/lag.conf" "$tmp/lag.csv"
has "$tmp/out" "the same as text" "figures are released 12 months after their period"
later() { # AS_OF - is the caution there?
	"$PEJL" status --sources "$tmp/lag.conf" --as-of "$1" --area Odense --indicator genindl_som --format json --from "$tmp/lag.csv" 2> "$tmp/err" |
		jq -c '.assessments[0] | [.period, (.cautions | index("released_later") != null)]'
}
is "not released yet" "$(later 2023-12-30)" '["2022",true]'
is "released" "$(later 2023-12-31)" '["2022",false]'

# both readings are named
printf 'kommune;år;antal\nOdense;2019;1.157\nOdense;2020;2.345\n' > "$tmp/two.csv"
run 1 "an ambiguous file" "$PEJL" inspect "$tmp/two.csv"
has "$tmp/err" "both readings" "two.csv:2:3: error: '1.157' can be"
has "$tmp/err" "both readings" "1157"
run 0 "the choice is made" "$PEJL" inspect --thousands dot "$tmp/two.csv"

# hostile text does no harm on a terminal
printf 'kommune;år;\033[31mandel\nOd\033]0;x\007ense;2019;1\n' > "$tmp/esc.csv"
"$PEJL" inspect "$tmp/esc.csv" > "$tmp/out" 2>&1
if grep -q "$(printf '\033')" "$tmp/out"; then fail "an escape reaches the terminal"; else pass; fi
"$PEJL" inspect --format json "$tmp/esc.csv" 2> /dev/null | jq empty && pass || fail "JSON of hostile text"
"$PEJL" inspect --format json data/sundhedsprofil.csv "$tmp/lag.csv" "$tmp/esc.csv" > "$tmp/json" 2> /dev/null
keys_told "JSON" .

# ---- hard to believe ----------------------------------------------------------------------------
{
	echo 'kommune;år;andel'
	tail -n +2 data/kommuner.csv | awk -F';' '{ printf "%s;2018;%s\n", $2, ($1 == 320 || $1 == 492 || $1 == 540 || $1 == 825) ? "0,0" : 4 + NR % 17 ",5" }'
} > "$tmp/laby.csv"
run 0 "a warning is no fault" "$PEJL" inspect "$tmp/laby.csv"
is "false zeros" "$(grep -c 'and 4 in all (Faxe, Ærø, Sønderborg, Læsø), while the other 94 kommuner have 4.5 or more' "$tmp/err")" 1
has "$tmp/err" "false zeros have a name" "[deviated-value]"
is "warnings are notes too" "$(note "$tmp/laby.csv" 'in all (Faxe' | cut -c1-34)" "$(grep -n Faxe "$tmp/laby.csv" | cut -d: -f1):3: warning: 0 in Faxe 2018, and"

{
	echo 'kommune;år;antal'
	for y in 0 1 2 3 4 5 6 7 8 9; do echo "Odense;201$y;$((100 + y * y % 7))"; done
	echo 'Odense;2020;175'
} > "$tmp/jump.csv"
run 0 "a jump" "$PEJL" inspect "$tmp/jump.csv"
has "$tmp/err" "a jump" "jump.csv:12:3: warning: Odense 2020 is 175, after 104 in 2019: a step "
printf 'kommune;år;antal\nOdense;2010;1\nOdense;2011;2\nOdense;2012;900\n' > "$tmp/short.csv"
run 0 "too short for a jump" "$PEJL" inspect "$tmp/short.csv"
is "too short for a jump" "$(cat "$tmp/err")" ""

printf 'kommune;år;procent\nOdense;2019;101,5\nOdense;2020;-0,5\nOdense;2021;100\nOdense;2021;100\nOdense;2021;99\n' > "$tmp/share.csv"
run 0 "shares" "$PEJL" inspect "$tmp/share.csv"
has "$tmp/err" "a share over 100" "share.csv:2:3: warning: 101.5 % in Odense 2019: a share is from 0 to 100 [constraint-error]"
has "$tmp/err" "a share under 0" "share.csv:3:3: warning: -0.5 % in Odense 2020: a share is from 0 to 100 [constraint-error]"
has "$tmp/err" "the same row twice" "share.csv:5:3: warning: Odense 2021 is on line 4 already, the same [primary-key]"
has "$tmp/err" "two figures for one key" "share.csv:6:3: warning: Odense 2021 is 99, but 100 on line 4 [primary-key]"

printf 'kommune;år;tæller;nævner;værdi\nOdense;2019;12;10;3\n' > "$tmp/counts.csv"
run 0 "counts" "$PEJL" inspect "$tmp/counts.csv"
has "$tmp/err" "a numerator over its denominator" "the numerator 12 is over the denominator 10 in Odense 2019 [constraint-error]"

{
	echo 'kommune;år;antal'
	awk -F';' '$2 == 2019 { print $1 ";2019;" ($1 == 461 ? $3 * 2 : $3) }' data/folketal.csv
} > "$tmp/folk.csv"
run 0 "folketal" "$PEJL" inspect "$tmp/folk.csv"
is "one folketal is unlike" "$(grep -c 'but the folketal of 2019 is' "$tmp/err")" 1
has "$tmp/err" "which one" "warning: Odense 2019 is "

kommuner=$(awk -F';' '$4 == 1083 { print $1 }' data/kommuner.csv)
{
	echo 'område;år;antal'
	for k in $kommuner; do echo "$k;2019;10"; done
	echo '1083;2019;230'
	for k in $kommuner; do echo "$k;2020;10"; done
	echo '1083;2020;220'
} > "$tmp/sum.csv"
run 0 "a region and its kommuner" "$PEJL" inspect "$tmp/sum.csv"
has "$tmp/err" "the sum" "sum.csv:24:3: warning: Region Syddanmark 2019 is 230, but its 22 kommuner sum to 220 (-4.3 %) [deviated-value]"
is "only where it differs" "$(wc -l < "$tmp/err")" 1

printf 'indicator;area;period;value;unit\narb_som;461;2019;75;pr. 1000\n' > "$tmp/unit.csv"
run 0 "a unit" "$PEJL" inspect "$tmp/unit.csv"
has "$tmp/err" "not the target's unit" "the file says 'pr. 1000', but"

printf 'kommune;år;antal\nOdense;2019;1\nOdense;2020;1\nVejle;2019;1\n' > "$tmp/hole.csv"
is "a gap in the panel" "$(note "$tmp/hole.csv" 'no row')" "no row for 1 of 4 kommune x period (Vejle 2020)"
printf 'kommune;måned;antal\nOdense;2019M01;1\nOdense;2019M04;1\n' > "$tmp/month.csv"
is "months that are not there" "$(note "$tmp/month.csv" months)" \
	"months that are not there at all: 2, the first between 2019M01 and 2019M04"

# ---- the section to paste -----------------------------------------------------------------------
suggested() { # NAME FILE - suggest, read it back, FILE is then read by it
	cp "$2" "$tmp/new-2024.csv"
	cp sources.conf "$tmp/sources.conf"
	"$PEJL" inspect --suggest "$tmp/new-2024.csv" >> "$tmp/sources.conf" 2> /dev/null
	"$PEJL" inspect --sources "$tmp/sources.conf" --format json "$tmp/new-2024.csv" > "$tmp/out" 2> "$tmp/err"
	is "$1: the suggested section is read and used" "$(jq -r '.[0].source' "$tmp/out")" new
}
for g in "$tmp/long.csv" "$tmp/laby.csv" "$tmp/counts.csv" "$tmp/esc.csv" tests/data/*.csv; do
	[ "$(json "$g" '.source == null and .header_line != null')" = true ] && suggested "$(basename "$g")" "$g"
done
printf 'kommune;år;"a ""b"" \\ ${HOME} # x";andel\nOdense;2019;x;1\n' > "$tmp/odd.csv"
suggested "odd column names" "$tmp/odd.csv"
run 0 "a known file" "$PEJL" inspect --suggest data/sundhedsprofil.csv
is "a known file" "$(cat "$tmp/out")" "# sundhedsprofil.csv is read by section 'sundhedsprofilen': nothing to add"

# ---- other people's files -----------------------------------------------------------------------
# fixed FILE QUERY WANT
fixed() {
	if [ ! -r "$real/$1" ]; then
		skip "$1: not here"
	else
		is "$1: $2" "$(json "$real/$1" "$2")" "$3"
	fi
}
folk=dst_FOLK1AM_kommuner_2021M10-2024M04.csv
fixed $folk '.rows | "\(.records) \(.observations) \(.skipped) \(.refused)"' "3255 3255 0 0"
fixed $folk '.areas | .kommuner + .regions + .country + .other' 105
fixed $folk '.periods | "\(.kind) \(.first) \(.last) \(.count)"' "month 2021M10 2024M04 31"
fixed $folk '"\(.encoding) \(.bom) \(.line_ends) \(.layout)"' "utf-8 true crlf long"
days=ssi_Municipality_cases_time_series.csv
fixed $days '"\(.layout) \(.periods.count) \(.areas.kommuner) \(.rows.observations)"' "wide_areas 1078 98 106722"
fixed $days '.notes[] | select(contains("Copenhagen"))' "'Copenhagen' is read as København (101)"
fixed $days '.notes | any(contains("'"'NA'"' (unknown residence, 1 column)"))' true
keys=im_noegletal_98kommuner_2013-2019.csv
fixed $keys '"\(.layout) \(.header_line) \(.encoding) \(.decimal) \(.thousands)"' "blocks 3 windows-1252 , ."
fixed $keys '"\(.indicators) \(.areas.kommuner) \(.periods.count) \(.rows.observations) \(.rows.refused)"' "180 98 7 123480 0"
fixed $keys '[.marks[] | "\(.text)=\(.meaning):\(.count)"] | join(" ")' \
	"M=missing:7392 -=zero:1672 U=not_applicable:18194 JA=no_figure:193 NEJ=no_figure:297"
tests=ssi_2020-05-08_Municipality_test_pos.csv
fixed $tests '"\(.layout) \(.rows.observations) \(.areas.kommuner) \(.areas.other) \(.periods.first)"' \
	"wide_measures 396 98 1 2020-05-08"
fixed $tests '.marks[] | "\(.text) \(.meaning) \(.count) \(.low)-\(.high)"' "<10 suppressed 18 1-9"
finish
