#!/bin/sh
# tests/year.sh - a year of a store: a first status, three revisions, a target that goes from draft
# to final, a second status. `pejl diff` names exactly the verdicts that flipped and what flipped
# them, the first status comes out again byte for byte, and `pejl explain` leads a figure back to
# its line.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
cd "$tmp" || exit 2
at() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s) && export SOURCE_DATE_EPOCH; }

# ---- the agreement: what flips each verdict is its name
indicator() { # id, then its targets
	echo "indicator $1 {"
	echo "  name = \"Andel $1\""
	echo '  measure = proportion'
	echo '  unit = "%"'
	echo '  better = lower'
	cat
	echo '}'
}
target() { # from at_most by status [area]
	echo "  target { from = \"$1\" at_most = $2 by = $3 status = $4 document = \"Aftalen, $4\" ${5:+area = $5} }"
}
{
	printf 'agreement "Aftalen" {\n  region = 1083\n  from = "2023-01-01"\n  to = "2027-12-31"\n}\n'
	target 2023-01-01 13 2023 final | indicator revised
	{
		target 2023-01-01 12 2026 draft
		target 2024-10-01 10 2026 final
	} | indicator target
	target 2023-01-01 20 2024 final | indicator date
	target 2023-01-01 20 2026 final | indicator fresh
	{
		target 2023-01-01 10 2026 final
		target 2024-10-01 9.2 2026 final
	} | indicator together
	target 2023-01-01 10 2023 final | indicator counted
	target 2023-01-01 50 2023 final | indicator steady
} > targets.conf

# import 1; the arguments are what is revised later
figures() { # revised together counted steady
	cat <<- CSV
		indicator,area,period,value,numerator,denominator
		revised,Region Syddanmark,2021,15.5,,
		revised,Region Syddanmark,2023,$1,,
		target,Region Syddanmark,2022,11.4,,
		target,Region Syddanmark,2023,11,,
		date,Region Syddanmark,2022,21.5,,
		date,Region Syddanmark,2023,21,,
		fresh,Region Syddanmark,2022,21.5,,
		fresh,Region Syddanmark,2023,21.2,,
		together,Region Syddanmark,2023,$2,,
		counted,Odense,2023,,$3,1000
		counted,Assens,2023,,40,400
		steady,Region Syddanmark,2023,$4,,
	CSV
}
at 2024-03-01
figures 14.2 9 95 40 > tal.csv
run 0 "import 1" "$PEJL" ingest tal.csv
for f in text csv json; do
	run 0 "first status, $f" "$PEJL" status --format $f
	cp out first.$f
done
run 0 "first report" "$PEJL" report --out 2024
first=$("$PEJL" status --format json 2> err | jq -r '[.assessments[] | "\(.indicator) \(.verdict)"] | sort | join(" ")')
is "the first verdicts" "$first" \
	"counted met date undecided fresh undecided revised not_met steady met target met together met"

# ---- three revisions: the first flips a verdict, and so does one kommune's count in the second
at 2024-06-01
figures 12.6 9 95 40 > tal.csv
run 0 "import 2" "$PEJL" ingest --note "rettet af udgiveren" tal.csv
has err "import 2" "revised, Region Syddanmark: the verdict was not_met (14.2) and is now met (12.6)"
at 2024-09-01
figures 12.6 9.5 130 41 > tal.csv
run 0 "import 3" "$PEJL" ingest tal.csv
at 2024-12-01
figures 12.6 9.5 130 39.5 > tal.csv
echo "fresh,Region Syddanmark,2024,19.1,," >> tal.csv
echo '# rettet' >> targets.conf
run 0 "import 4" "$PEJL" ingest tal.csv
at 2025-03-01
run 0 "second status" "$PEJL" status --format json
cp out second.json
run 0 "second report" "$PEJL" report --out 2025

# ---- what flipped, and by what
run 0 "diff" "$PEJL" diff 2024-03-01 2025-03-01 --format json
is "the flips and their causes" \
	"$(jq -r '.verdicts[] | "\(.indicator) \(.before.verdict) \(.after.verdict) \(.causes | map(join("+")) | join(" "))"' out)" \
	"revised not_met met revised_figures
target met undecided target
date undecided not_met date
fresh undecided met new_figures
together met undecided revised_figures+target
counted met not_met revised_figures"
is "the targets" "$(jq -r '[.targets[].indicator] | join(" ")' out)" "target together"
is "figures" "$(jq -c '.figures | [.new, .changed, .vanished]' out)" "[1,4,0]"
is "the largest change first" "$(jq -r '.figures.changes[0] | "\(.indicator) \(.area_name) \(.before.import) \(.after.import)"' out)" \
	"counted Odense 1 4"
is "the kommune behind the region's flip" \
	"$(jq -r '.verdicts[] | select(.indicator == "counted") | .figures[] | "\(.area_name) \(.before.numerator) \(.after.numerator)"' out)" \
	"Odense 95 130"
run 0 "diff --since" "$PEJL" diff --since 2024-03-01 --lang en
has out "in words" "(import 4)"
has out "in words" "Verdicts that flipped: 6"
tr '\n' ' ' < out | tr -s ' ' > line
has line "the import that brought it" "(import 1 -> 4, first in 2)"
has line "the import that brought it" "(import 1 -> 4, first in 3)"
has line "the year" "cause: the date: the target's year 2024 has passed"
has line "another targets.conf" "targets.conf was another file at the first state's last import"
run 0 "diff of one targets.conf" "$PEJL" diff 1 3 --format json
is "diff of one targets.conf" "$(jq .other_targets_conf out)" false
run 0 "diff i ord" "$PEJL" diff --since 1
has out "diff i ord" "Vurderinger, der er vendt: 6"
run 0 "diff as CSV" "$PEJL" diff 2024-03-01 2025-03-01 --format csv
is "diff as CSV: the flips" "$(grep -c ^verdict, out)" 6
has out "diff as CSV" "verdict,changed,together,Andel together,1083,Region Syddanmark,,2023,met,undecided,2023,,,,,,revised_figures+target"
has out "diff as CSV" "figure,changed,revised,Andel revised,1083,Region Syddanmark,,2023,14.2,12.6,,1,4,"
has out "diff as CSV" "target,changed,target,Andel target,1083,Region Syddanmark,,,at_most 12 2026 draft 2023-01-01,at_most 10 2026 final 2024-10-01"
cp pejl.db other.db # a store of others may have an area that pejl does not know
sqlite3 -batch other.db "INSERT INTO area VALUES (999, 'X'); UPDATE subject SET area = 999 WHERE area = 461"
run 0 "an unknown area as CSV" "$PEJL" diff 1 4 --store other.db --format csv
has out "an unknown area as CSV" "figure,changed,counted,Andel counted,999,,,2023,9.5,13,,1,4,tal.csv,11,4,"
run 0 "an unknown area as JSON" "$PEJL" diff 1 4 --store other.db --format json
is "an unknown area as JSON" "$(jq -c '.figures.changes[] | select(.area == 999) | .area_name' out)" null
run 0 "an unknown area in words" "$PEJL" diff 1 4 --store other.db
has out "an unknown area in words" "counted, 2023, ?: "
run 0 "diff of imports" "$PEJL" diff 1 '#2' --format json
is "diff of imports" "$(jq -r '.verdicts[] | "\(.indicator) \(.causes | map(join("+")) | join(" "))"' out)" "revised revised_figures"
run 0 "nothing changed" "$PEJL" diff 2025-02-01 2025-03-01 --fail-on changed
run 1 "something changed" "$PEJL" diff 1 2 --fail-on changed
run 0 "one indicator" "$PEJL" diff 1 4 --indicator steady --format csv
is "one indicator" "$(cut -d, -f1,3 out)" "kind,indicator
figure,steady"
run 2 "no such import" "$PEJL" diff 1 99
has err "no such import" "there is no import 99; see 'pejl log'"
run 2 "no date" "$PEJL" diff 1 i-fjor
has err "no date" "'i-fjor' is neither a date (2024-03-01), nor the number of an import (3), nor a folder of"
run 2 "the wrong way round" "$PEJL" diff 4 1
has err "the wrong way round" "the first of the two is the later one; the earlier goes first"
run 2 "one of two" "$PEJL" diff 1
has err "one of two" "name two dates, numbers of imports or saved reports, or one with --since"

# ---- the report's first page says the same of the year, each kommune's what is its own
words() { sed 's/\xc2\xa0/ /g; s/<[^>]*>//g' "$1"; }
part() { sed -n '/id="aendringer"/,/<\/section>/p' "$1" > part.html && words part.html | tr '\n' ' ' | tr -s ' ' > line; }
part 2025/index.html
has line "the day" "Ændret siden 1. marts 2024"
has line "the day" "de tal, der var kendt den 1. marts 2024, og de mål, der gjaldt da"
is "verdicts then and now" "$(sed 's/<tr>/\n/g' part.html | sed -n 's/.*\(Indfriet\|Uafklaret\|Ikke indfriet\)<.th><td[^>]*>\([0-9]*\)<.td><td[^>]*>\([0-9]*\)<.*/\1 \2 \3/p' | tr '\n' ' ')" "Indfriet 4 3 Uafklaret 2 2 Ikke indfriet 1 2 "
has line "flips" "Vurderinger, der er ændret: 6"
has line "a flip" "Andel revised: fra ✗ Ikke indfriet (14,2 % i 2023) til ✓ Indfriet (12,6 % i 2023). Årsag: reviderede tal: 2023, Region Syddanmark: 14,2 % → 12,6 %."
has line "a flip by two" "Årsag: først sammen: reviderede tal: 2023, Region Syddanmark: 9,0 % → 9,5 % og målet: højst 10 % i 2026"
has line "figures" "Tal siden da: nye: 1, reviderede: 4, bortfaldne: 0. De største revisioner: Andel counted, 2023, Odense: 9,5 % → 13,0 %;"
hasnt line "no number of an import" "import"
part 2025/kommune/461.html
has line "a kommune's own" "Vurderinger, der er ændret: 1"
has line "a kommune's own" "Andel counted: fra ✓ Indfriet (9,5 % i 2023) til ✗ Ikke indfriet (13,0 % i 2023)"
has line "a kommune's own" "nye: 0, reviderede: 1, bortfaldne: 0. Revideret: Andel counted"
part 2025/kommune/420.html
has line "where nothing flipped" "Ingen vurderinger er ændret."
part 2024/index.html
has line "a younger store" "Lageret har ingen tal fra før den 1. marts 2024. Her er de tal, der er kendt nu, set som pr. 1. marts 2023"
run 0 "no change" "$PEJL" report --out ingen --since 2025-01-15
part ingen/index.html
has line "no change" "Ingen ændringer: hverken vurderinger, mål eller tal er andre end da."
run 0 "files" "$PEJL" report --out filer --from tal.csv
part filer/index.html
has line "files" "Sammenlignet med de samme filer, som de ville have set ud den 1. marts 2024"
has line "files" "Andel fresh: fra ? Uafklaret (21,2 % i 2023) til ✓ Indfriet (19,1 % i 2024). Årsag: nye tal"
has line "files" "Nye tal, for perioder der er slut siden da: 1."
run 0 "one document" "$PEJL" report --out status.odt
if command -v unzip > unzip; then
	unzip -p status.odt content.xml > content.xml
	has content.xml "one document" "Vurderinger, der er ændret: 6"
else
	skip "the text of the ODT: unzip is not installed"
fi
run 2 "no day" "$PEJL" report --out x --since i-fjor
has err "no day" "--since: 'i-fjor' is no date; write it as 2024-12-31"
run 2 "a later day" "$PEJL" report --out x --since 2025-03-01
has err "a later day" "--since: 2025-03-01 is not before 2025-03-01, the day of the report"
run 0 "29 February" "$PEJL" report --out skud --as-of 2024-02-29
part skud/index.html
has line "29 February" "Ændret siden 28. februar 2023"

# ---- the two reports as they were kept: the same flips, by what differs
flips() { jq -r '.verdicts[] | "\(.indicator) \(.before.verdict) \(.after.verdict) \(.causes | map(join("+")) | join(" "))"' "$1" | sort; }
"$PEJL" diff 2024-03-01 2025-03-01 --format json > known 2> err
for to in ./2025 second.json 2025-03-01; do
	run 0 "saved to $to" "$PEJL" diff ./2024 $to --format json
	is "saved to $to" "$(flips out)" "$(flips known)"
done
run 0 "a date to a saved one" "$PEJL" diff 2024-03-01 ./2025 --format json
is "a date to a saved one" "$(flips out)" "$(flips known)"
run 0 "a folder kept elsewhere needs no store" "$PEJL" diff ./2024 ./2025 --store nowhere.db --format json
is "saved: targets" "$(jq -r '[.targets[].indicator] | join(" ")' out)" "target together"
is "saved: figures" "$(jq -c '.figures | [.new, .changed, .vanished]' out)" "[1,4,0]"
is "saved: the largest change first" "$(jq -r '.figures.changes[0].indicator' out)" counted
is "saved: imports are not known" \
	"$(jq -c '[.from.file, .from.last_import, .other_targets_conf, .only_in_one, (.figures.changes[] | .before.import, .after.import)] | unique' out)" \
	'[null,"./2024/status.json",[]]'
cp out "$tmp/json"
cd "$OLDPWD" || exit 2
keys_told "saved" .
cd "$tmp" || exit 2
run 0 "saved in words" "$PEJL" diff ./2024 ./2025
sed 's/\xc2\xa0/ /g' out | tr '\n' ' ' | tr -s ' ' > line
has line "saved in words" "med alle rapportens tal. Importer kendes ikke fra den."
has line "saved in words" "Fra 1. marts 2024 (gemt: ./2024/status.json) til 1. marts 2025 (gemt: ./2025/status.json)"
has line "saved in words" "årsag: et af disse eller flere sammen: reviderede tal: 2023, Region Syddanmark: "
hasnt line "saved in words" "(import"
run 0 "saved as CSV" "$PEJL" diff ./2024 ./2025 --format csv
has out "saved as CSV" "verdict,changed,date,Andel date,1083,Region Syddanmark,,2023,undecided,not_met,2023,,,,,,date"
has out "saved as CSV" "figure,changed,revised,Andel revised,1083,Region Syddanmark,,2023,14.2,12.6,,,,./2025/tal.csv,"
is "the kommune behind the region's flip, from two reports" \
	"$("$PEJL" diff ./2024 ./2025 --format json 2> err | jq -r '.verdicts[] | select(.indicator == "counted") | .figures[] | "\(.area_name) \(.before.numerator) \(.after.numerator)"')" \
	"Odense 95 130"
run 0 "the rows of a status alone" "$PEJL" diff ./2024 second.json --format csv
has out "the rows of a status alone" "figure,changed,counted,Andel counted,1083,Region Syddanmark,,2023,9.642857142857142,12.142857142857142,"
cp -r 2025 spoilt
sed -i "/^revised,/s/,2023,/,maj,/" spoilt/tal.csv
run 2 "a spoilt table" "$PEJL" diff ./2024 ./spoilt
has err "a spoilt table" "5: error: 'maj' is no period (2023, 2023Q1, 2023M01)"
sed -i '1s/period/year/' spoilt/tal.csv
run 2 "another table" "$PEJL" diff ./2024 ./spoilt
has err "another table" "pejl: ./spoilt/tal.csv:1: error: column 5 should be 'period' [incorrect-label]"
run 1 "saved, --fail-on" "$PEJL" diff ./2024 ./2025 --fail-on changed
run 0 "the same twice" "$PEJL" diff ./2024 2024/status.json --fail-on changed
run 0 "saved to now" "$PEJL" diff --since ./2024 --format json --indicator fresh
is "saved to now" "$(flips out)" "fresh undecided met new_figures"
jq '.pejl = "0.0.9" | .assessments |= (map(select(.indicator != "date"))) | .assessments[0] |= (.verdict = "no_data" | .indicator = "revised")' 2024/status.json > old.json
jq '.assessments |= map(select(.indicator != "fresh"))' second.json > new.json
run 0 "rows of one alone" "$PEJL" diff old.json new.json --format csv
has out "rows of one alone" "verdict,new,date,Andel date,1083,Region Syddanmark,,2023,,not_met,,,,,,,"
has out "rows of one alone" "verdict,vanished,fresh,Andel fresh,1083,Region Syddanmark,,,undecided,,2023,,,,,,"
run 0 "rows of one alone, in words" "$PEJL" diff old.json new.json --lang en
has out "rows of one alone, in words" "In one of the two alone: 2"
tr '\n' ' ' < out | tr -s ' ' > line
has line "another version" "The first was made by pejl 0.0.9, the second by pejl"
jq '(.assessments[] | select(.indicator == "steady") | .verdict) = "on_track"' second.json > turned.json
run 0 "a cause that is not to be seen" "$PEJL" diff second.json turned.json --lang en
has out "a cause that is not to be seen" "cause: not to be seen: figures of earlier periods or other areas"
run 2 "no report" "$PEJL" diff ./2024 .
has err "no report" "pejl: .: error: the folder has no status.json; 'pejl report' writes one beside its pages"
run 2 "a folder that reads as a number" "$PEJL" diff 2024 2025
has err "a folder that reads as a number" "there is no import 2024; see 'pejl log', or write ./2024 for what is called so"
run 2 "saved, the wrong way round" "$PEJL" diff ./2025 ./2024
has err "saved, the wrong way round" "the first of the two is the later one; the earlier goes first"
jq '.assessments[0].name = "a\u001b[31mb"' second.json > esc.json
run 2 "an escape in a saved name" "$PEJL" diff second.json esc.json
has err "an escape in a saved name" "esc.json: error: assessments[0].name: it holds a control or hidden character"
awk 'BEGIN { printf "[{}"; for (i = 0; i < 3000000; i++) printf ",{}"; print "]" }' > large.json
run 2 "a large saved status" timeout 60 "$PEJL" diff second.json large.json
has err "a large saved status" "large.json: error: it has more than 3000000 values, as no status has"
many() { # VERDICT: 20000 rows
	jq -c --arg verdict "$1" '.assessments = [.assessments[0] | range(20000) as $i
		| del(.needed, .trend, .origin, .sentences) | .area = $i | .verdict = $verdict]' second.json
}
many met > many.json
many not_met > many_later.json
run 0 "20000 rows" timeout 60 "$PEJL" diff many.json many_later.json --format csv
is "20000 rows" "$(grep -c '^verdict,' out)" 20000

# ---- one figure, back to its line
run 0 "explain" "$PEJL" explain --indicator counted --format json
is "explain: how" "$(jq -c '.figures[0] | [.method, .value, .numerator, .denominator, .limits, .verdict]' out)" \
	'["summed",12.142857142857142,170,1400,"wilson","not_met"]'
odense='.figures[0].observations[] | select(.area_name == "Odense")'
is "explain: the line" "$(jq -r "$odense | \"\(.import) \(.imported) \(.line) \(.field) \(.raw)\"" out)" \
	"4 2024-12-01T00:00:00Z 11 4 counted,Odense,2023,,130,1000"
is "explain: the hash" "$(jq -r "$odense | .sha256" out)" "$(sha256sum tal.csv | cut -d' ' -f1)"
is "explain: what imports had" \
	"$(jq -r "$odense | .history[] | \"\(.import) \(.numerator) \(.counts) \(.superseded_by)\"" out)" \
	"1 95 false 2
2 95 false 3
3 130 false 4
4 130 true null"
run 0 "explain, then" "$PEJL" explain --indicator counted --as-of 2024-03-01 --format json
is "explain, then" "$(jq -r "$odense | \"\(.import) \(.raw)\"" out)" "1 counted,Odense,2023,,95,1000"
run 0 "explain the target" "$PEJL" explain --indicator target --format json
is "explain the target" "$(jq -r '.figures[0].targets[] | "\(.status) \(.value) \(.reason)"' out)" "draft 12 draft
final 10 judged"
run 0 "explain the target, then" "$PEJL" explain --indicator target --format json --as-of 2024-03-01
is "explain the target, then" "$(jq -r '.figures[0].targets[] | "\(.status) \(.reason)"' out)" "draft judged
final later"
run 0 "explain in words" "$PEJL" explain --indicator counted --area Odense --period 2023 --lang en
has out "explain in words" "The figure follows from the file's counts: 130 / 1000 · 100 = 13.0"
has out "explain in words" "    | counted,Odense,2023,,130,1000"
has out "explain in words" "tal.csv, line 11, field 4"
has out "explain in words" "in import 1 (2024-03-01): 9.5"
run 0 "explain as CSV" "$PEJL" explain --indicator counted --format csv
is "explain as CSV: a row for each observation, then and now" "$(wc -l < out)" 9
has out "explain as CSV" "counted,461,Odense,,2023,13,130,1000,A,"
has out "explain as CSV" '"counted,Odense,2023,,130,1000",true,,'
run 0 "explain files" "$PEJL" explain --indicator counted --from tal.csv --format json
is "explain files" "$(jq -r "$odense | \"\(.import) \(.line) \(.raw)\"" out)" "null 11 counted,Odense,2023,,130,1000"
is "explain files: the hash" "$(jq -r "$odense | .sha256" out)" "$(sha256sum tal.csv | cut -d' ' -f1)"
# the line as it reads, whatever it is encoded in; from the store and from the file
rows() {
	echo "indicator;area;period;value"
	printf 'steady;%s;2022;41,5\n' Odense Ærø Sønderborg Kerteminde
}
for code in UTF-8 CP865 MACINTOSH WINDOWS-1252 UTF-16LE UTF-16BE; do
	rows | iconv -f UTF-8 -t $code > koder.csv
	rm -f koder.db
	run 0 "$code" "$PEJL" ingest --store koder.db koder.csv
	for from in "--store koder.db" "--from koder.csv"; do
		# shellcheck disable=SC2086
		"$PEJL" explain --indicator steady --area Ærø --format json $from > out 2> err
		is "$code, $from" "$(jq -r '.figures[0].observations[0].raw' out)" "steady;Ærø;2022;41,5"
	done
done
run 2 "explain another year" "$PEJL" explain --indicator counted --period 2020
has err "explain another year" "--period: Region Syddanmark has no figure of counted in 2020; they are from 2023 to 2023"
run 2 "explain nothing" "$PEJL" explain
has err "explain nothing" "--indicator: name one"

# ---- what a figure replaced, in the line chart
chart() { # OPTION...
	"$PEJL" plot line --script --out - "$@" 2> err | sed 's/\xc2\xa0/ /g' > out
}
chart --indicator revised
has out "a revision" "'tidligere 14,2 %,'"
has out "a revision: from the first import that had it" "'revideret juni 2024'"
chart --indicator revised --as-of 2024-03-02
hasnt out "a revision that is to come" "tidligere"
chart --indicator counted
has out "of kommuner" "'tidligere 9,6 %,'"
has out "of kommuner" "'revideret september 2024'"
chart --indicator counted --area Odense --lang en
has out "of one kommune" "'before 9.5 %,'"
chart --indicator fresh
hasnt out "a new figure is no revision" "tidligere"
figures 14.2 9 95 40 > gammel.csv
chart --indicator revised --from gammel.csv tal.csv
has out "of two files" "'tidligere 14,2 %'"
hasnt out "of two files: no day is stated" "revideret "
part 2025/index.html
has 2025/index.html "in the report's table" "Tidligere tal"
words 2025/index.html > page.txt
has page.txt "in the report's alt text" "Tallet for 2023: tidligere 14,2 %, revideret juni 2024."

# ---- why a target counts or does not
{
	sed -n '/^agreement/,/^}/p' targets.conf
	{
		target 2023-01-01 14 2024 final
		target 2023-06-01 12 2024 final
		target 2023-06-01 10 2026 final
		target 2024-01-01 11 2026 final Odense
		target 2026-01-01 9 2026 final Odense
	} | indicator counted
	{
		target 2023-01-01 20 2026 final
		echo '  target { from = "2024-01-01" by = 2026 status = withdrawn document = "Brev" }'
	} | indicator steady
} > why.conf
reasons() { # AREA INDICATOR
	"$PEJL" explain --targets why.conf --indicator "$2" --area "$1" --as-of 2024-06-01 --format json \
		2> err | jq -r '[.figures[0].targets[] | "\(.value) \(.by) \(.reason)"] | join(", ")'
}
is "milestones" "$(reasons 1083 counted)" "14 2024 replaced, 12 2024 judged, 10 2026 milestone"
is "a kommune's own" "$(reasons Odense counted)" \
	"14 2024 region, 12 2024 region, 10 2026 region, 11 2026 judged, 9 2026 later"
is "the region's, lent" "$(reasons Assens counted)" "14 2024 replaced, 12 2024 judged, 10 2026 milestone"
is "withdrawn" "$(reasons 1083 steady)" "20 2026 withdrawn, null 2026 withdrawal"
run 2 "what is no word" "$PEJL" diff 1 2 --fail-on not_met
has err "what is no word" "--fail-on: 'not_met' is not: changed"

# ---- an import that is undone: its figures are gone from the answer, not from the history
at 2025-03-02
run 0 "undo" "$PEJL" undo 3
run 0 "undo 4" "$PEJL" undo 4
chart --indicator counted
hasnt out "a revision that is undone" "tidligere"
run 0 "explain after undo" "$PEJL" explain --indicator counted --format json
is "explain after undo" \
	"$(jq -r "$odense | .numerator, (.history[] | \"\(.import) \(.counts) \(.undone_by)\")" out)" \
	"95
1 false null
2 true null
3 false 5
4 false 6"
run 0 "diff after undo" "$PEJL" diff 2025-03-01 6 --format json
is "diff after undo" "$(jq -r '.verdicts[] | "\(.indicator) \(.before.verdict) \(.after.verdict) \(.causes | map(join("+")) | join(" "))"' out)" \
	"fresh met undecided revised_figures
together undecided met revised_figures
counted not_met met revised_figures"
run 0 "diff after undo, in words" "$PEJL" diff --since 2025-03-01 --lang en
has out "diff after undo, in words" "gone (import 4; 4 undone by 6)"
at 2025-03-01

# ---- last year's status, from the same store
for f in text csv json; do
	run 0 "the first status again, $f" "$PEJL" status --format $f --as-of 2024-03-01
	if cmp -s out first.$f; then pass; else fail "the first status is another one as $f"; fi
done
finish
