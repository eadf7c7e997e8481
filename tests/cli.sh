#!/bin/sh
# tests/cli.sh - the commands as a person meets them: answers, exit codes, exact messages, hostile
# input, a full disk. $PEJL is the program (build/pejl unless set).
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

profile=data/sundhedsprofil.csv
status() { # AS_OF JQ FILE... - one answer of the status as JSON
	as_of=$1 query=$2
	shift 2
	"$PEJL" status --format json --as-of "$as_of" --from "$@" 2> "$tmp/err" | jq -r "$query"
}
one() { echo ".assessments[] | select(.indicator == \"$1\") | $2"; }

# ---- the region's figure, weighted by population (published for 2017: 18.7) --------------------
for row in 2010:22.2 2013:19.2 2017:18.65 2021:14.8 2025:10.85; do
	year=${row%:*} want=${row#*:}
	got=$(status "$year-12-31" "$(one rygning_daglig .value)" $profile)
	is "region $year near $want" "$(echo "$got $want" | awk '{ d = $1 - $2; print (d <= .1 && d >= -.1) ? "yes" : $1 }')" yes
	is "region $year is weighted" "$(status "$year-12-31" "$(one rygning_daglig '.cautions | index("weighted") != null')" $profile)" true
done

# ---- the target year ahead, then behind -----------------------------------------------------------
verdict=$(status 2021-12-31 "$(one rygning_daglig .verdict)" $profile)
case $verdict in on_track | undecided | off_track) pass ;; *) fail "2021: verdict $verdict" ;; esac
is "2021: outlook has a probability" "$(status 2021-12-31 "$(one rygning_daglig '.outlook.probability_met | type')" $profile)" number
is "2025: verdict" "$(status 2025-12-31 "$(one rygning_daglig .verdict)" $profile)" not_met
is "2025: shown" "$(status 2025-12-31 "$(one rygning_daglig .period)" $profile)" 2025
is "2025: judged on" "$(status 2025-12-31 "$(one rygning_daglig .judged.period)" $profile)" 2021
is "2025: later wave" "$(status 2025-12-31 "$(one rygning_daglig '.cautions | index("later_meets") != null')" $profile)" true

# ---- drafts and finals -----------------------------------------------------------------------------
cat > "$tmp/arb.csv" << 'CSV'
indicator;area;period;value
arb_som;1083;2018;79,29
arb_som;1083;2022;79,29
CSV
is "draft before the final" "$(status 2020-11-22 "$(one arb_som '"\(.target.value) \(.target.status)"')" "$tmp/arb.csv")" "82 draft"
is "final from its day" "$(status 2020-11-23 "$(one arb_som '"\(.target.value) \(.target.status)"')" "$tmp/arb.csv")" "79.3 final"
is "79.29 does not meet 79.3" "$(status 2023-12-31 "$(one arb_som .verdict)" "$tmp/arb.csv")" not_met
run 0 "79.29 is shown as such" "$PEJL" status --as-of 2023-12-31 --from "$tmp/arb.csv"
has "$tmp/out" "79.29 is shown as such" "79,29"

cat > "$tmp/genindl.csv" << 'CSV'
indicator;area;period;numerator;denominator
genindl_som;1083;2023;412;4120
CSV
is "412 of 4120 meets at most 10" "$(status 2023-12-31 "$(one genindl_som .verdict)" "$tmp/genindl.csv")" met
is "withdrawn targets are no rows" "$(status 2023-12-31 '[.assessments[].indicator | select(startswith("akutindl"))] | length' "$tmp/genindl.csv")" 0
is "22 målsætninger" "$(status 2023-12-31 '.assessments | length' "$tmp/genindl.csv")" 22
is "open unit, no verdict" "$(printf 'indicator;area;period;value\nfaerdigbeh_som;1083;2022;3\n' > "$tmp/dage.csv"; status 2023-12-31 "$(one faerdigbeh_som '"\(.verdict) \(.cautions | index("unit_open") != null)"')" "$tmp/dage.csv")" "not_comparable true"

printf 'indicator;area;period;value;unit\ngenindl_som;1083;2023;9,1;pr. 1000\ngenindl_som;1083;2022;9,1;pct.\n' > "$tmp/unit.csv"
run 1 "a unit that is not the target's" "$PEJL" tidy "$tmp/unit.csv"
has "$tmp/err" "a unit that is not the target's" "unit.csv:2:5: error: the unit is 'pr. 1000', but targets.conf has 'genindl_som' in % (byte 33) [constraint-error]"
run 0 "a unit that is not the target's, allowed" "$PEJL" tidy --max-rejects 1 "$tmp/unit.csv"
is "the same unit in other words" "$(wc -l < "$tmp/out")" 2

# ---- geography -------------------------------------------------------------------------------------
cat > "$tmp/fora.csv" << 'CSV'
indicator;area;period;numerator;denominator
genindl_som;530 Billund;2021;10;100
genindl_som;Vejen;2021;20;100
genindl_som;561;2021;30;100
genindl_som;615 Horsens;2021;99;100
genindl_som;411;2021;9;100
genindl_som;Christiansø;2021;9;100
CSV
is "Billund and Vejen once in the region, Horsens not" "$(status 2021-12-31 "$(one genindl_som .denominator)" "$tmp/fora.csv")" 300
has "$tmp/err" "411 is named as skipped" "411"
run 0 "a share of the region" "$PEJL" status --as-of 2021-12-31 --indicator genindl_som --from "$tmp/fora.csv"
has "$tmp/out" "a share of the region is said" "somatik: tallet for 2021 dækker"
run 0 "a member of two fora counts in both" "$PEJL" status --format csv --as-of 2021-12-31 --indicator genindl_som --area fora --from "$tmp/fora.csv"
is "fora with Billund and Vejen" "$(grep -cE ',(2|3)00,' "$tmp/out")" 2

# ---- figures given twice, in parts of years, for subgroups ----------------------------------------
cat > "$tmp/twice.csv" << 'CSV'
indicator;area;period;stratum;value
genindl_som;461;2021;;9,1
genindl_som;461;2021;;11,1
genindl_som;461;2021;;9,1
genindl_som;461;2021K1;;8
genindl_som;461;2021;Mænd;8
genindl_som;461;2021;Kvinder;8
CSV
run 1 "a file that contradicts itself" "$PEJL" status --as-of 2022-12-31 --area 461 --indicator genindl_som --format csv --from "$tmp/twice.csv"
has "$tmp/err" "a contradiction names both lines" "twice.csv:3:5: error: line 2 has another figure for the same place, period and group (byte 62) [constraint-error]"
is "the first of two stays" "$(sed -n 2p "$tmp/out" | cut -d, -f9)" 9.1
has "$tmp/err" "kinds of period are named" "genindl_som has several kinds of period; where there are years, only these are used"
has "$tmp/err" "subgroups are named" "genindl_som: figures of 2 subgroups ('Kvinder' ...) are left out; the target is for 'all'"
printf 'indicator;area;period;value\ngenindl_som;461;2021;12\n' > "$tmp/later.csv"
run 0 "a file that revises another" "$PEJL" status --as-of 2022-12-31 --area 461 --indicator genindl_som --format csv --from "$tmp/later.csv" "$tmp/dage.csv"
is "a lone figure" "$(sed -n 2p "$tmp/out" | cut -d, -f9)" 12
run 1 "a file that revises another" "$PEJL" status --as-of 2022-12-31 --area 461 --indicator genindl_som --format csv --from "$tmp/twice.csv" "$tmp/later.csv"
has "$tmp/err" "a revision is named" "later.csv:2:4: note: differs from $tmp/twice.csv:4, as 1 figure does in all between files"
is "the last file counts" "$(sed -n 2p "$tmp/out" | cut -d, -f9)" 12

run 2 "fora after their time" "$PEJL" status --as-of 2025-12-31 --area fora --from $profile
run 0 "an area asked for twice" "$PEJL" status --as-of 2021-12-31 --area 461 --area Odense --indicator rygning_daglig --format csv --from $profile
is "an area asked for twice is one row" "$(wc -l < "$tmp/out")" 2
run 0 "the region's baseline" "$PEJL" status --as-of 2021-12-31 --indicator rygning_daglig --from $profile
has "$tmp/out" "the region's baseline" "18,7"

# a narrow window: columns are left out and named, no line is longer, no word of ours is cut
for width in 60 80 100; do
	COLUMNS=$width "$PEJL" status --as-of 2025-12-31 --from $profile data/eksempel/*.csv > "$tmp/narrow" 2> "$tmp/err"
	is "no line over $width columns" "$(sed 1,3d "$tmp/narrow" | LC_ALL=C.UTF-8 grep -cE "^.{$((width + 1)),}$")" 0
	is "no mark is cut at $width" "$(grep -c 'EKSEMPELDAT$' "$tmp/narrow")" 0
done
has "$tmp/narrow" "what 100 columns leave out" "Vinduet er for smalt til at vise: Basislinje. --format csv har alle tal."
COLUMNS=80 "$PEJL" status --as-of 2025-12-31 --from $profile > "$tmp/narrow" 2> "$tmp/err"
has "$tmp/narrow" "what 80 columns leave out" "Vinduet er for smalt til at vise: Basislinje og Afstand."
COLUMNS=200 "$PEJL" status --as-of 2025-12-31 --from $profile > "$tmp/wide" 2> "$tmp/err"
hasnt "$tmp/wide" "200 columns leave nothing out" "Vinduet er for smalt"

run 0 "klynger" "$PEJL" status --as-of 2025-12-31 --area klynger --indicator rygning_daglig --from $profile
hasnt "$tmp/out" "the region's baseline is no klynge's" "18,7"
has "$tmp/out" "a footnote names the area" "Daglige rygere, 16 år og derover – Sundhedsklynge Fyn: målet for 2023"

cat > "$tmp/unge.conf" << 'CONF'
agreement "Prøve" {
	region = 1083
	from = "2019-07-01"
	to = "2023-12-31"
}
indicator unge {
	name = "Unge"
	stratum = "16-24"
	measure = proportion
	unit = "%"
	per = 100
	better = lower
	publisher = "p"
	target {
		from = "2020-01-01"
		at_most = 10
		by = 2023
		status = final
		document = "d"
	}
}
CONF
printf 'indicator;area;period;stratum;value\nunge;461;2021;16-24;9\nunge;461;2021;25-44;20\n' > "$tmp/unge.csv"
run 0 "the subgroup that the target is about" "$PEJL" status --targets "$tmp/unge.conf" --sources /dev/null --as-of 2021-12-31 --area 461 --format csv --from "$tmp/unge.csv"
is "the subgroup that the target is about" "$(sed -n 2p "$tmp/out" | cut -d, -f7,8)" 2021,9
has "$tmp/err" "the other subgroup is named" "figures of 1 subgroup ('25-44') are left out; the target is for '16-24'"
printf 'indicator;area;period;value\nnyt;461;2021;x\n' > "$tmp/nothing.csv"
run 1 "an indicator without a usable row" "$PEJL" status --as-of 2022-12-31 --area 461 --indicator nyt --format csv --from "$tmp/nothing.csv"
has "$tmp/out" "an indicator without a usable row is a row" ",no_data,"

# ---- rows that a publisher leaves out because they are zero -----------------------------------------
printf 'kommune;aar;andel\nOdense;2021;8\nVejle;2022;4\nOdense;2022;8\n' > "$tmp/zeros.csv"
zeros() { # ABSENT - the status of Vejle in 2021 and of both in 2022, by a publisher with that rule
	echo "source z { publisher = \"Zink\" header = { \"kommune\", \"aar\", \"andel\" } unit = \"%\" indicator = \"genindl_som\" $1 }" > "$tmp/zeros.conf"
	"$PEJL" status --sources "$tmp/zeros.conf" --as-of 2021-12-31 --area Vejle --indicator genindl_som --format json --from "$tmp/zeros.csv" 2> "$tmp/err" |
		jq -c '.assessments[0] | [.period, .value, (.cautions | index("absent_rows") != null), .origin[0].line, .origin[0].note]'
}
is "an absent row is none" "$(zeros '')" '[null,null,false,null,null]'
is "an absent row is missing" "$(zeros 'absent = missing')" '[null,null,false,null,null]'
hasnt "$tmp/err" "an absent row is missing" "taken as 0"
is "an absent row is a zero" "$(zeros 'absent = zero')" \
	"[\"2021\",0,true,null,\"absent row, taken as 0 by the publisher's rule\"]"
has "$tmp/err" "an absent row is named" \
	"pejl: note: 1 absent row taken as 0, by the rule of Zink (absent in source 'z' of sources.conf)"
run 0 "tidy has no absent rows" "$PEJL" tidy --sources "$tmp/zeros.conf" "$tmp/zeros.csv"
is "tidy has no absent rows" "$(wc -l < "$tmp/out")" 4

# ---- tidy -------------------------------------------------------------------------------------------
run 0 "tidy" "$PEJL" tidy $profile
is "tidy: all figures" "$(wc -l < "$tmp/out")" "$(wc -l < $profile)"
cp "$tmp/out" "$tmp/tidy.csv"
run 0 "tidy reads itself" "$PEJL" tidy "$tmp/tidy.csv"
is "tidy is its own fixed point" "$(cut -d, -f1-12 "$tmp/out" | md5sum)" "$(cut -d, -f1-12 "$tmp/tidy.csv" | md5sum)"
run 0 "tidy as JSON" "$PEJL" tidy --format json $profile
is "tidy: JSON has the same figures" "$(jq length "$tmp/out")" "$(($(wc -l < $profile) - 1))"
run 0 "tidy for Danish Excel" "$PEJL" tidy --format csv-dk $profile
is "csv-dk begins with a BOM" "$(head -c 3 "$tmp/out" | od -An -tx1 | tr -d ' ')" efbbbf
has "$tmp/out" "csv-dk has a decimal comma" ";16,3;"
cat > "$tmp/bad.csv" << 'CSV'
indicator;area;period;value
arb_som;461;2022;79,1
arb_som;461;2023K9;79,1
arb_som;Atlantis;2022;79,1
arb_som;492;2022;<5
CSV
has_hidden() { cut -d, -f6-8,12,16- "$tmp/out" | tail -n +2 | tr '\n' ' '; }
cat > "$tmp/hidden.csv" << 'CSV'
kommune;aar;antal;taeller;naevner
Odense;2021;<10;;
Vejle;2021;1-4;;
Varde;2021;;<5;100
Assens;2021;..;;
Nyborg;2021;S;;
Tønder;2021;12;3;100
CSV
sed 's/antal/andel/' "$tmp/hidden.csv" > "$tmp/hidden-2.csv"
run 1 "an unknown mark" "$PEJL" tidy "$tmp/hidden-2.csv"
cat > "$tmp/hidden.conf" << 'CONF'
source s { publisher = "P" header = { "kommune", "aar", "andel" } suppressed_below = 5
	mark "S" { means = suppressed } }
source t { publisher = "P" mark "S" { means = suppressed } }
CONF
run 0 "what is hidden" "$PEJL" tidy --sources "$tmp/hidden.conf" --source t "$tmp/hidden-2.csv"
is "what is hidden, by its mark" "$(has_hidden)" ",,,Q,0,9 ,,,Q,1,4 ,,100,Q,0,4 ,,,M,, ,,,Q,, 12,3,100,A,, "
run 0 "what is hidden, threshold known" "$PEJL" tidy --sources "$tmp/hidden.conf" "$tmp/hidden-2.csv"
is "what is hidden, by the publisher's threshold" "$(has_hidden)" \
	",,,Q,1,9 ,,,Q,1,4 ,,100,Q,1,4 ,,,M,, ,,,Q,1,4 12,3,100,A,, "
cp "$tmp/out" "$tmp/hidden-tidy.csv"
run 0 "what is hidden, again" "$PEJL" tidy "$tmp/hidden-tidy.csv"
is "what is hidden, again" "$(cut -d, -f1-12,16- "$tmp/out")" "$(cut -d, -f1-12,16- "$tmp/hidden-tidy.csv")"
is "what is hidden, as JSON" \
	"$("$PEJL" tidy --format json "$tmp/hidden-tidy.csv" 2> "$tmp/err" | jq -c '.[0, 5] | [.hidden_low, .hidden_high]' | tr '\n' ' ')" \
	"[1,9] [null,null] "
sed '2s/1,9$/9,1/' "$tmp/hidden-tidy.csv" > "$tmp/turned.csv"
run 1 "what is hidden, turned" "$PEJL" tidy "$tmp/turned.csv"
has "$tmp/err" "what is hidden, turned" "'9' as a lower limit is over the upper one"
printf 'kommune;2020;2021\nOdense;850 (62,5);900 (63)\nVejle;..;12 (4)\n' > "$tmp/pair.csv"
run 1 "two numbers in a cell" "$PEJL" tidy "$tmp/pair.csv"
run 0 "both of them" "$PEJL" tidy --pair numerator,value "$tmp/pair.csv"
is "both of them" "$(cut -d, -f2,4,6-8,12 "$tmp/out" | tail -n +2 | tr '\n' ' ')" \
	"461,2020,62.5,850,,A 461,2021,63,900,,A 630,2020,,,,M 630,2021,4,12,,A "
has "$tmp/err" "both of them" "'2020' has two numbers in a cell: the first is the numerator, the second the value"
has "$tmp/err" "and in another column" "1 more columns have two numbers in a cell and are read alike"
is "both of them in inspect" "$("$PEJL" inspect --pair numerator,value --format json "$tmp/pair.csv" 2> "$tmp/err" | jq -c '.[0].columns[1].pair')" \
	'["numerator","value"]'
printf 'kommune;aar;andel\nOdense;2020;12 (48)\n' > "$tmp/pair.csv"
run 0 "both are counts" "$PEJL" tidy --pair numerator,denominator "$tmp/pair.csv"
is "both are counts" "$(cut -d, -f2,6-8,11,12 "$tmp/out" | tail -1)" "461,25,12,48,%,A"
echo 'source s { publisher = "P" header = { "kommune", "aar", "andel" } pair = "denominator,value" }' > "$tmp/pair.conf"
run 0 "both by a section" "$PEJL" tidy --sources "$tmp/pair.conf" "$tmp/pair.csv"
is "both by a section" "$(cut -d, -f2,6-8 "$tmp/out" | tail -1)" "461,48,,12"
run 0 "both, summed" "$PEJL" tidy --pair numerator,denominator --by area "$tmp/pair.csv"
is "both, summed" "$(tail -1 "$tmp/out")" "461,12,48,,1"
run 2 "no role" "$PEJL" tidy --pair numerator,area "$tmp/pair.csv"
has "$tmp/err" "no role" "--pair: 'numerator,area' is none of: first, second, or two roles as numerator,value"
printf 'indicator;area;period;value\nfolketal;480;2022;1.157\n' > "$tmp/dots.csv"
run 1 "refused rows" "$PEJL" tidy "$tmp/bad.csv"
is "refused rows: nothing is printed" "$(cat "$tmp/out")" ""
is "refused rows: the last message tells what to do" "$(tail -1 "$tmp/err")" \
	"pejl: $tmp/bad.csv: error: 2 records were refused, so nothing is printed; mend the file, or do without them: --max-rejects 2 --rejects FILE"
run 1 "refused rows of several files" "$PEJL" tidy $profile "$tmp/bad.csv"
is "refused rows of several files: nothing is printed" "$(cat "$tmp/out")" ""
is "refused rows of several files: what to do" "$(tail -1 "$tmp/err")" \
	"pejl: error: 2 records were refused, so nothing is printed; mend the file, or do without them: --max-rejects 2"
run 3 "one file of two is not there" "$PEJL" tidy $profile "$tmp/none.csv"
is "one file of two is not there: nothing is printed" "$(cat "$tmp/out")" ""
run 1 "refused rows as JSON" "$PEJL" tidy --format json "$tmp/bad.csv"
is "refused rows as JSON: nothing is printed" "$(cat "$tmp/out")" ""
{ cat $profile; printf '461;Odense;rygning_daglig;2025;070761-4285;procent\n'; } > "$tmp/late.csv"
run 1 "a late number of a person" "$PEJL" tidy "$tmp/late.csv"
is "a late number of a person: nothing is printed" "$(cat "$tmp/out")" ""
mkdir "$tmp/held"
TMPDIR=$tmp/held run 0 "held back in TMPDIR" "$PEJL" tidy $profile
is "held back in TMPDIR: nothing is left there" "$(ls "$tmp/held")" ""
TMPDIR=$tmp/nowhere run 3 "no TMPDIR" "$PEJL" tidy $profile
has "$tmp/err" "no TMPDIR" "pejl: $tmp/nowhere: error: the result cannot be held back here until all is read: No such file or directory; TMPDIR names another folder"
run 3 "no room in TMPDIR" sh -c "ulimit -f 8; '$PEJL' tidy $profile > /dev/null"
has "$tmp/err" "no room in TMPDIR" "error: the result cannot be held back here until all is read: File too large; TMPDIR names another folder"
run 0 "refused rows that are allowed" "$PEJL" tidy --max-rejects 2 "$tmp/bad.csv"
is "refused rows cost only themselves" "$(wc -l < "$tmp/out")" 3
has "$tmp/err" "a refused row names file, line and field" "bad.csv:3:3: error: '2023K9' is no period (2023, 2023K1, 2023M01, 2023-05-31) (byte 50) [type-error]"
has "$tmp/err" "an unknown area is named" "bad.csv:4:2: error:"
has "$tmp/out" "a suppressed figure keeps its row" "arb_som,492,Ærø,2022,,,,,,,%,Q,"
run 1 "an ambiguous number" "$PEJL" tidy "$tmp/dots.csv"
has "$tmp/err" "an ambiguous number has its place" "dots.csv:2:4: error: '1.157'"
has "$tmp/err" "an ambiguous number names both readings" "1157"
for choice in "--thousands dot:1157" "--decimal dot:1.157"; do
	# shellcheck disable=SC2086
	run 0 "the choice can be made: $choice" "$PEJL" tidy ${choice%:*} "$tmp/dots.csv"
	has "$tmp/out" "the choice is used: $choice" ",2022,,${choice#*:},"
done
"$PEJL" tidy - < $profile > "$tmp/out" 2> "$tmp/err"
is "standard input" "$(wc -l < "$tmp/out")" "$(wc -l < $profile)"

# ---- invented figures are marked, and no others ---------------------------------------------------------
for c in trend compare explain; do
	run 0 "$c of real figures beside invented ones" "$PEJL" $c --indicator rygning_daglig --from $profile data/eksempel/*.csv
	hasnt "$tmp/out" "$c of real figures" EKSEMPELDATA
	run 0 "$c of invented figures" "$PEJL" $c --indicator genindl_som --from $profile data/eksempel/*.csv
	has "$tmp/out" "$c of invented figures" EKSEMPELDATA
done

# ---- usage and exit codes -----------------------------------------------------------------------------
run 0 "--help" "$PEJL" --help
has "$tmp/out" "--help shows an example" "pejl status --from"
run 0 "--version" "$PEJL" --version
has "$tmp/out" "--version names GSL" "GSL "
run 0 "stat --list" "$PEJL" stat --list
has "$tmp/out" "stat --list" "trend.theil_sen"
run 2 "no such chart" "$PEJL" plot pie --from "$tmp/nowhere.csv"
has "$tmp/err" "no such chart" "'pie' is no chart; there are line"
run 2 "no such image" "$PEJL" plot line --out x.bmp --from "$tmp/nowhere.csv"
run 2 "a chart of everything" "$PEJL" plot line --out "$tmp/x.svg" --from $profile
run 2 "dots within a kommune" "$PEJL" plot dots --area 461 --indicator rygning_daglig --out - --from $profile
has "$tmp/err" "dots within a kommune" "dots shows the kommuner of a region, klynge or forum; Odense is none"
run 0 "dots within another region" "$PEJL" plot dots --script --area 1085 --indicator rygning_daglig --out - --from $profile
has "$tmp/out" "dots within another region: its kommuner" "Roskilde"
hasnt "$tmp/out" "dots within another region: no other kommuner" "Odense"
run 1 "a chart without figures" "$PEJL" plot line --indicator arb_som --out - --from $profile
has "$tmp/err" "a chart without figures" "'arb_som' has no figures for Region Syddanmark in the files"
run 2 "no command" "$PEJL"
run 2 "unknown command" "$PEJL" statsu
has "$tmp/err" "unknown command" "pejl: error: 'statsu' is no command; see 'pejl --help'"
run 2 "unknown option" "$PEJL" status --layout json --from $profile
has "$tmp/err" "unknown option" "'--layout' is no option"
run 2 "an empty --out" "$PEJL" report --out "" --from $profile
has "$tmp/err" "an empty --out" "--out: the value is empty"
run 2 "bad format" "$PEJL" status --format xml --from $profile
has "$tmp/err" "bad format" "--format: 'xml' is none of: text, csv, csv-dk, json"
run 2 "bad date" "$PEJL" status --as-of 31-12-2021 --from $profile
run 3 "no store" "$PEJL" status --store "$tmp/none.db"
run 2 "unknown indicator" "$PEJL" status --indicator rygning --from $profile
run 2 "unknown area" "$PEJL" status --area Odens --from $profile
has "$tmp/err" "unknown area: a suggestion" "Odense"
run 1 "--fail-on" "$PEJL" status --as-of 2025-12-31 --fail-on not_met --from $profile
run 0 "--fail-on, other verdict" "$PEJL" status --as-of 2025-12-31 --fail-on off_track --from $profile
run 2 "--fail-on, no verdict" "$PEJL" status --fail-on missed --from $profile
run 3 "a file that is not there" "$PEJL" status --from "$tmp/nowhere.csv"
run 3 "a folder" "$PEJL" tidy data
printf 'indicator x {\n  bogus = 1\n}\n' > "$tmp/bad.conf"
run 2 "a wrong targets.conf" "$PEJL" status --targets "$tmp/bad.conf" --from $profile
has "$tmp/err" "a wrong targets.conf names the line" "bad.conf:2: error:"
run 0 "areas side by side" "$PEJL" status --area kommuner --indicator rygning_daglig --from $profile
is "22 kommuner" "$(grep -c '(2025)' "$tmp/out")" 22
run 0 "in English" "$PEJL" status --lang en --as-of 2025-12-31 --from $profile
has "$tmp/out" "in English" "Not met"

# what a series without a trend could have shown; R: tests/analysis/test_power.c
readmitted=data/eksempel/eksempel_genindlaeggelser.csv
run 0 "status: power" "$PEJL" status --indicator genindl_som --as-of 2025-12-31 --from $readmitted
has "$tmp/out" "status: power" "mindst mulige p"
has "$tmp/out" "status: power" "Målingerne kunne med"
run 0 "status: power in English" "$PEJL" status --lang en --indicator genindl_som --as-of 2025-12-31 --from $readmitted
has "$tmp/out" "status: power in English" "smallest possible p"
run 0 "status: power, kommuner" "$PEJL" status --indicator genindl_som --area kommuner --as-of 2025-12-31 --from $readmitted
hasnt "$tmp/out" "status: power, kommuner" "have vist"
run 0 "status: power as data" "$PEJL" status --format json --indicator genindl_som --as-of 2025-12-31 --from $readmitted
has "$tmp/out" "status: power as data" '"power_code": "ok"'

# ---- files that are not what they should be: an error, no report, the old one kept ----------------------
: > "$tmp/empty.csv"
head -c 4096 /dev/zero > "$tmp/nul.csv"
{ printf 'indicator;area;period;value\narb_som;461;2022;79,1\narb_som;461;2021;"'; head -c 100000000 /dev/zero | tr '\0' x; } > "$tmp/quote.csv"
mkdir "$tmp/old"
echo old > "$tmp/old/index.html"
for f in empty nul; do
	run 1 "$f file" "$PEJL" report --out "$tmp/old" --from "$tmp/$f.csv"
	has "$tmp/err" "$f file is named" "$f.csv"
	is "$f: the old report stays" "$(cat "$tmp/old/index.html")" old
done
run 3 "unreadable file" "$PEJL" report --out "$tmp/new" --from $profile "$tmp/nowhere.csv"
is "unreadable: no report" "$(ls "$tmp/new" 2> /dev/null)" ""
run 1 "an unclosed quote of 100 MB" "$PEJL" tidy "$tmp/quote.csv"
has "$tmp/err" "an unclosed quote names its line" "quote.csv:3"
run 0 "an unclosed quote, allowed" "$PEJL" tidy --max-rejects 1 "$tmp/quote.csv"
is "an unclosed quote costs its record only" "$(wc -l < "$tmp/out")" 2
rm "$tmp/quote.csv"
mkdir "$tmp/path"
run 5 "no gnuplot" env PATH="$tmp/path" "$PEJL" report --out "$tmp/old" --from $profile
has "$tmp/err" "no gnuplot: says so" "gnuplot"
is "no gnuplot: the old report stays" "$(cat "$tmp/old/index.html")" old
is "no gnuplot: nothing is left beside it" "$(ls "$tmp/old")" index.html
if [ -w /dev/full ]; then
	for c in "tidy $profile" "tidy --format json $profile" "status --from $profile" "plot line --indicator rygning_daglig --out - --from $profile" "--help" "stat --list"; do
		# shellcheck disable=SC2086
		"$PEJL" $c > /dev/full 2> "$tmp/err"
		is "a full disk: pejl $c" $? 3
	done
	has "$tmp/err" "a full disk is said" "No space left on device"
else
	skip "/dev/full: not on this system"
fi
limited() { # the command with files of at most 4 KB
	(ulimit -f 8 && "$@")
}
run 3 "a file that grows too large" limited "$PEJL" report --out "$tmp/old" --from $profile
has "$tmp/err" "a file that grows too large is said" "index.html: error: cannot be written: File too large"
is "a file that grows too large: the old report stays, nothing is left beside it" "$(ls "$tmp/old") $(cat "$tmp/old/index.html")" "index.html old"
"$PEJL" tidy $profile >&- 2> "$tmp/err"
is "no standard output" $? 3
has "$tmp/err" "no standard output is said" "standard output: error: cannot be written"
"$PEJL" tidy - <&- > "$tmp/out" 2>&1
is "no standard input" $? 3
"$PEJL" report --out "$tmp/closed" --from $profile <&- >&- 2>&-
is "a report needs no streams" $? 0
cp $profile "$tmp/one_bad_row.csv"
printf '461;Odense;Nyt;2021K7;3\n' >> "$tmp/one_bad_row.csv"
"$PEJL" report --out "$tmp/messages" --from "$tmp/one_bad_row.csv" <&- >&- 2>&-
is "messages without a place to go: only the exit code" $? 1
hasnt "$tmp/messages/index.html" "messages do not go into the page" "pejl: "
run 3 "report into a file's place" "$PEJL" report --out "$tmp/old/index.html" --from $profile

# ---- names that want to be commands ------------------------------------------------------------------------
root=$PWD
case $PEJL in /*) program=$PEJL ;; *) program=$root/$PEJL ;; esac
pejl() { "$program" "$@"; }
cd "$tmp" || exit 2
esc=$(printf '\033]0;x\007\033[31m')
i=0
for name in '`touch x`' "'; system(\"touch x\") #" '<script>alert(1)</script>' '=1+1' "$esc" '"><img src=x onerror=alert(1)>' '@M {/=90 big}' 'EOD'; do
	i=$((i + 1))
	quoted=$(printf '%s' "$name" | sed 's/"/""/g')
	{
		echo 'indikator;kommune;aar;andel'
		printf '"%s";Odense;2020;10\n"%s";Odense;2021;11,5\n"%s";Odense;2022;12\n' "$quoted" "$quoted" "$quoted"
		printf 'arb_som;"%s";2022;12\n' "$quoted"
	} > hostile.csv
	pejl tidy hostile.csv > out 2> err
	is "hostile $i: the kommune is refused" $? 1
	is "hostile $i: nothing is printed" "$(cat out)" ""
	pejl tidy --max-rejects 1 hostile.csv > out 2> err
	is "hostile $i: the indicator is kept" "$(wc -l < out)" 4
	is "hostile $i: no control characters" "$(LC_ALL=C grep -c "$(printf '[\001-\010\013-\037]')" err)" 0
	id=$(sed -n '2s/,.*//p' out)
	head -4 hostile.csv > alone.csv
	pejl plot line --indicator "$id" --area 461 --as-of 2023-01-01 --out chart.svg --from alone.csv > out 2> err
	is "hostile $i: plot" $? 0
	xmllint --noout chart.svg 2> err
	is "hostile $i: the SVG is well-formed" $? 0
	hasnt chart.svg "hostile $i: no script" "<script"
	conf=$(printf '%s' "$name" | tr -d '\033\007' | sed 's/[\\"]/\\&/g')
	awk -v n="$(printf '%s' "$conf" | sed 's/\\/\\\\/g')" '/name = "Daglige rygere/ { print "\tname = \"" n "\""; next } { print }' "$root/targets.conf" > hostile.conf
	pejl report --targets hostile.conf --out page --as-of 2025-12-31 --from "$root/$profile" > out 2> err
	is "hostile $i: report" $? 0
	xmllint --html --noout page/index.html 2> html.err
	# libxml2 knows HTML 4: of what it says, only the new elements' names are no fault
	is "hostile $i: the page parses" "$(grep 'error :' html.err | grep -cv 'Tag [a-z]* invalid')" 0
	hasnt page/index.html "hostile $i: the name is the hostile one" "Daglige rygere, 16"
	hasnt page/index.html "hostile $i: no script in the page" "<script"
	hasnt page/index.html "hostile $i: no handler in the page" "<img"
	rm -rf page
done
is "nothing ran" "$(ls x 2> /dev/null)" ""
cd "$root" || exit 2

finish
