#!/bin/sh
# tests/portfolio.sh - pejl portfolio seen from outside: the shipped indsatser against the
# documents' tables, what is late, a forum that became a klynge, what is refused.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

# plain: $tmp/out with plain blanks for no-break spaces
plain() { sed 's/\xc2\xa0/ /g' "$tmp/out" > "$tmp/plain" && mv "$tmp/plain" "$tmp/out"; }
portfolio() { # OPTION... of the shipped file
	"$PEJL" portfolio --targets targets.conf --portfolio portfolio.conf "$@" 2> "$tmp/err"
}

# ---- the shipped file --------------------------------------------------------------------------
# group, kind, rows, and crosses in 2019-2023, counted by hand in the documents:
#   Forebyggelse                     004:433-471, 478-494; no years there
#   Behandling og pleje              003:384-423 (a fourth row, 003:426-442, is moved by 004:613-623)
#                                    and 003:471-522; 003:70-72 says 23, the table has 22
#   Genoptræning og rehabilitering   004:586-594; no years there
#   Uddannelse og arbejde            002:86-88, 94-95
#   (none)                           004:637-648; no years there
cat > "$tmp/want" << 'TABLE'
Forebyggelse;existing;9;0 0 0 0 0
Forebyggelse;new;3;0 0 0 0 0
Behandling og pleje;existing;22;17 13 5 4 1
Behandling og pleje;new;3;2 2 2 1 1
Genoptræning og rehabilitering;existing;5;0 0 0 0 0
Uddannelse og arbejde;existing;2;1 1 0 0 0
Uddannelse og arbejde;new;3;2 2 2 2 2
-;task;6;0 0 0 0 0
TABLE
portfolio --format json > "$tmp/json"
is "a clean load" "$(cat "$tmp/err")" ""
jq -r '.efforts | group_by(.group, .kind)[] | . as $rows
	| "\(.[0].group // "-");\(.[0].kind);\(length);"
	+ ([range(2019; 2024) as $y | [$rows[].years[] | select(. == $y)] | length | tostring] | join(" "))' \
	"$tmp/json" | sort > "$tmp/got"
sort "$tmp/want" > "$tmp/want.sorted"
is "counts as in the documents, JSON" "$(diff "$tmp/want.sorted" "$tmp/got")" ""
portfolio --format csv > "$tmp/out"
tail -n +2 "$tmp/out" | wc -l > "$tmp/rows"
is "as many rows in CSV" "$(tr -d ' ' < "$tmp/rows")" "$(jq '.efforts | length' "$tmp/json")"
columns_told "pejl portfolio, CSV"
keys_told "pejl portfolio, JSON" .
is "load, JSON" "$(jq -r '.load[] | select(.forum == "fg_behandling_pleje").years | map(.efforts) | join(" ")' "$tmp/json")" "19 15 7 5 2"
is "without years" "$(jq '[.load[].without_years] | add' "$tmp/json")" 23
COLUMNS=100 portfolio --as-of 2023-12-31 > "$tmp/out"
plain
is "load, text" "$(sed -n 's/^I alt  *//p' "$tmp/out" | tr -s ' ')" "22 18 9 7 4 23"
has "$tmp/out" "summary" "53 indsatser: 53 uden oplyst status. Ingen opdatering eller milepæl er forsinket."
is "each year's rows" "$(for y in 2019 2020 2021 2022 2023; do portfolio --year $y --format csv | tail -n +2 | wc -l; done | xargs)" "22 18 9 7 4"
is "a group" "$(portfolio --group 'Uddannelse og arbejde' --year 2021 --format json | jq -c '[.efforts[].id]')" \
	'["fgu","rehabilitering_recovery"]'
is "a goal" "$(portfolio --indicator overdoed_psyk --indicator arb_som --format json | jq -c '[.efforts[].id]')" \
	'["kraeft","rehabilitering_recovery"]'
is "a status" "$(portfolio --status running --format json | jq -c .efforts)" '[]'
is "a status in Danish" "$(portfolio --status 'ikke oplyst' --status planlagt --format json | jq '.efforts | length')" 53
is "a forum by name" "$(portfolio --forum 'Kompetencegruppen for monitorering' --format json | jq -c '[.efforts[].id]')" \
	'["monitorering","nationale_maal"]'
is "a forum by its area" "$(portfolio --forum 4004 --format json | jq '.efforts | length')" 47
run 2 "no such forum" portfolio --forum 'Sundhedsklynge Sonderjylland'
has "$tmp/err" "no such forum" "--forum: 'Sundhedsklynge Sonderjylland' is no forum of the portfolio; did you mean klynge_soenderjylland (Sundhedsklynge Sønderjylland)?"
run 2 "an indicator nearly right" portfolio --indicator arb_pysk
has "$tmp/err" "an indicator nearly right" "--indicator: targets.conf has no 'arb_pysk'; did you mean 'arb_psyk'"
run 2 "a group nearly right" portfolio --group 'Uddanelse og arbejde'
has "$tmp/err" "a group nearly right" "--group: portfolio.conf has no group 'Uddanelse og arbejde'; did you mean 'Uddannelse og arbejde'"
portfolio --as-of 2020-11-10 > "$tmp/out"
plain
has "$tmp/out" "written later" "53 indsatser er opdateret efter den 10. november 2020 og vises, som de nu står i filen."

documents=$SHARED/domain/documents
if [ -d "$documents" ]; then
	is "crosses of 003" "$(sed -n 471,522p "$documents"/003_* | grep -ow X | wc -l | tr -d ' ')" 40
	is "crosses of 002" "$(sed -n 86,95p "$documents"/002_* | tr '\t' '\n' | grep -cx X)" 12
	# names as the documents have them, but for blanks, hyphens, quotes, one abbreviation, one slip
	bare() { tr -d '\n ' | sed 's/\xc2\xad//g; s/[-–»«”"]//g; s/redsk\./redskaber/; s/teirng/tering/'; }
	bare < "$(echo "$documents"/004_*)" > "$tmp/bare"
	jq -r '.efforts[].name' "$tmp/json" | while IFS= read -r name; do
		grep -qiF -- "$(printf %s "$name" | bare)" "$tmp/bare" || echo "$name"
	done > "$tmp/unknown"
	is "names of 004" "$(cat "$tmp/unknown")" ""
else
	skip "the documents: not here"
fi

# ---- what is late ------------------------------------------------------------------------------
cat > "$tmp/portfolio.conf" << 'CONF'
portfolio "Prøve" { update_days = 14 }
body sof { name = "SOF Sønderjylland" to = "2022-06-30" successor = klynge area = 3004
	meetings = { "2021-03-01", "2021-06-01", "2022-03-01" } }
body klynge { name = "Sundhedsklynge Sønderjylland" from = "2022-07-01" area = 4004
	meetings = { "2022-09-15" } }
body fg { name = "Følgegruppen" reports_to = sof }
body udvalg { name = "Et udvalg" to = "2021-12-31" }
effort a { name = "Første indsats" kind = new group = G forum = sof status = running
	start = "2021-01-01" years = { 2021, 2022 } staff = 1.5 indicators = { arb_som }
	document = D updated = "2021-03-01"
	milestone Aftale { due = "2021-05-01" }
	milestone Evaluering { due = "2022-05-01" done = "2022-04-01" }
	milestone Drift { due = "2023-01-01" }
	criterion "Flere i arbejde" { indicator = arb_som at_least = 80 by = 2022 }
	decision "Forlænges?" { meeting = "2022-03-01" } }
effort b { name = "Anden indsats" kind = existing group = G forum = sof status = paused
	years = { 2021 } staff = 0.5 document = D updated = "2021-05-20" }
effort c { name = "Tredje indsats" kind = new group = G forum = fg local = { sof } status = done
	end = "2021-12-31" document = D updated = "2020-01-01"
	milestone Glemt { due = "2021-02-01" } }
effort d { name = "Fjerde indsats" kind = task forum = udvalg document = D }
CONF
late() { # DATE OPTION...: ids of the late ones, with what is late
	day=$1
	shift
	"$PEJL" portfolio --portfolio "$tmp/portfolio.conf" --as-of "$day" --format json "$@" \
		2> "$tmp/err" | jq -r '[.efforts[] | select(.overdue | length > 0)
		| .id + ":" + ([.overdue[] | .what + "=" + .due] | join(","))] | join(" ")'
}
is "before anything is due" "$(late 2021-02-01)" ""
is "a milestone of its last day" "$(late 2021-05-01)" ""
is "the day after" "$(late 2021-05-02)" "a:milestone=2021-05-01"
is "an update is due" "$(late 2021-05-18)" "a:update=2021-05-18,milestone=2021-05-01"
is "the other is in time, the third has ended" "$(late 2022-02-01)" \
	"a:update=2021-05-18,milestone=2021-05-01"
is "the klynge's meeting asks" "$(late 2022-09-01)" \
	"a:update=2022-09-01,milestone=2021-05-01 b:update=2022-09-01"
is "one reached in time, the next late" "$(late 2023-01-02 --status running)" \
	"a:update=2022-09-01,milestone=2021-05-01,milestone=2023-01-01"
try() { # CODE NAME OPTION...
	code=$1 name=$2
	shift 2
	run "$code" "$name" "$PEJL" portfolio --portfolio "$tmp/portfolio.conf" "$@"
	plain
}
try 0 "nothing late" --as-of 2021-05-01 --fail-on overdue
try 1 "a milestone late" --as-of 2021-05-02 --fail-on overdue
try 0 "late, but not asked for" --as-of 2021-05-02 --fail-on overdue --status paused
try 0 "late, but allowed" --as-of 2021-05-02
export COLUMNS=100
try 0 "Danish" --as-of 2022-09-01
has "$tmp/out" "closed forum" "SOF Sønderjylland ophørte den 30. juni 2022; indsatserne er nu hos Sundhedsklynge Sønderjylland."
has "$tmp/out" "closed for good" "Et udvalg ophørte den 31. december 2021; ingen har overtaget indsatserne."
has "$tmp/out" "under its successor" "Sundhedsklynge Sønderjylland – nye indsatser"
has "$tmp/out" "updates" "Sundhedsklynge Sønderjylland: 2 indsatser er ikke opdateret til mødet den 15. september 2022;"
has "$tmp/out" "milestones" "Første indsats: milepælen »Aftale« skulle være nået den 1. maj 2021."
has "$tmp/out" "status words" "sat på pause"
has "$tmp/out" "staff" "2 (2)"
has "$tmp/out" "summary" "4 indsatser: 1 afsluttet, 1 sat på pause, 1 i gang, 1 uden oplyst status."
COLUMNS=200 && export COLUMNS
try 0 "English" --as-of 2022-09-01 --lang en
is "English headings" "$(grep -o 'Effort .*' "$tmp/out" | tr -s ' ')" "Effort Status Start End Resource years Staff years Targets Updated Overdue"
unset COLUMNS
has "$tmp/out" "closed forum" "SOF Sønderjylland closed on 30 June 2022; its efforts are now with Sundhedsklynge Sønderjylland."
has "$tmp/out" "milestones" "Første indsats: the milestone “Aftale” was due on 1 May 2021."
try 0 "an answer without rows" --status planned
has "$tmp/out" "says so" "Ingen indsatser svarer til det, der er spurgt om."
unset COLUMNS
try 0 "JSON" --as-of 2022-09-01 --format json --forum sof
is "its forum, and the one before" "$(jq -c '.efforts[0] | [.forum, .forum_name, .forum_before, .group, .status]' "$tmp/out")" \
	'["klynge","Sundhedsklynge Sønderjylland","sof","G","running"]'
is "bodies, and who took over" "$(jq -c '.bodies[0] | [.id, .from, .to, .successor, .area, .meetings[0]]' "$tmp/out")" \
	'["sof","2019-07-01","2022-06-30","klynge",3004,"2021-03-01"]'
is "carried out by it" "$(jq -c '[.efforts[].id]' "$tmp/out")" '["a","b","c"]'
is "the same by its successor" "$("$PEJL" portfolio --portfolio "$tmp/portfolio.conf" --as-of 2022-09-01 --forum klynge --format json | jq -c '[.efforts[].id]')" '["a","b","c"]'
is "milestones" "$(jq -c '[.efforts[0].milestones[] | [.name, .overdue]]' "$tmp/out")" \
	'[["Aftale",true],["Evaluering",false],["Drift",false]]'
is "criteria" "$(jq -c '.efforts[0].criteria[0] | [.indicator, .rule, .low, .by, .area]' "$tmp/out")" \
	'["arb_som","at_least",80,2022,3004]'
cp "$tmp/out" "$tmp/json"
keys_told "a full portfolio, JSON" .
try 0 "CSV" --as-of 2022-09-01 --format csv
is "late in CSV" "$(awk -F, 'NR > 1 { print $1 "=" $23 }' "$tmp/out" | xargs)" "a=update milestone b=update c= d="
try 0 "csv-dk" --format csv-dk
has "$tmp/out" "a decimal comma" ";1,5;arb_som;"

# ---- what is refused -----------------------------------------------------------------------------
refused() { # NAME SED-COMMAND MESSAGE: the file so changed, refused with it
	sed "$2" "$tmp/portfolio.conf" > "$tmp/wrong.conf"
	run 2 "$1" "$PEJL" portfolio --portfolio "$tmp/wrong.conf"
	has "$tmp/err" "$1" "pejl: $tmp/wrong.conf:$3"
	is "$1: nothing printed" "$(cat "$tmp/out")" ""
}
refused "an indicator" 's/arb_som }/arb_sum }/' "9: error: targets.conf has no indicator 'arb_sum'; the nearest is 'arb_som'"
refused "a milestone before the start" 's/2021-05-01"/2020-05-01"/' \
	"11: error: milestone 'Aftale': 'due' 2020-05-01 is before the start of 'a', 2021-01-01"
refused "a closed forum" 's/start = "2021-01-01" years = { 2021, 2022 }/start = "2022-07-01" years = { 2022 }/; /milestone [AED]/d; /decision/s/^.*$/}/' \
	"8: error: 'sof' closed on 2022-06-30, before 'a' begins; its successor is 'klynge' from 2022-07-01"
refused "a body" 's/forum = fg/forum = gf/' "18: error: there is no body 'gf'; the nearest is 'fg'"
refused "an empty text too many" '11s/due = /due = "" "" /' "11: error: an empty text stands here without a key"
refused "an empty text between sections" '4s/$/ ""/' "4: error: an empty text stands here without a key"
refused "a gap" 's/2022-06-30/2022-05-31/' \
	"2: error: 'klynge' begins on 2022-07-01, and nobody is there before; after 'sof' it has to begin on 2022-06-01"
# every key is in the manual; an unknown one is told what there is
for section in 'portfolio' 'body' 'effort' 'effort { milestone' 'effort { criterion' 'effort { decision'; do
	echo "$section { x = 1" | sed 's/{/x {/g' > "$tmp/wrong.conf"
	"$PEJL" portfolio --portfolio "$tmp/wrong.conf" 2>&1 > /dev/null | sed -n 's/.*it takes //p' | tr -d ,
done > "$tmp/keys"
is "six sections say what they take" "$(wc -l < "$tmp/keys" | tr -d ' ')" 6
is "keys of the manual" "$(for key in $(cat "$tmp/keys"); do grep -qw -- "$key" doc/portfolio.conf.5 || echo "$key"; done)" ""
sed 's/^indicator arb_som/indicator arb_sum/' targets.conf > "$tmp/targets.conf"
run 2 "the targets of another agreement" "$PEJL" portfolio --targets "$tmp/targets.conf"
has "$tmp/err" "which to name" "note: portfolio.conf is read beside $tmp/targets.conf; name the portfolio of that"
run 2 "another agreement's file" "$PEJL" portfolio --portfolio targets.conf
run 2 "no such file" "$PEJL" portfolio --portfolio "$tmp/none.conf"
has "$tmp/err" "no such file" "none.conf: error: "
for option in "--forum klynge_x" "--group Forebyggels" "--status x" "--year 19" "--indicator arb" \
	"--fail-on late" "data/sundhedsprofil.csv"; do
	# shellcheck disable=SC2086
	run 2 "$option" "$PEJL" portfolio $option
done

# ---- more than any portfolio has: it ends soon, and says where --------------------------------------
# many N LINE - the LINE N times, its @ a number
many() { seq 0 $(($1 - 1)) | sed "s/.*/$(echo "$2" | sed 's/@/\&/g')/"; }
head='portfolio P { } body f { name = F }'
soon() { # CODE NAME COMMAND...: of $tmp/many.conf
	code=$1 name=$2
	shift 2
	run "$code" "$name" timeout 60 "$@" --portfolio "$tmp/many.conf"
}
{ echo "$head" && many 60000 'portfolio P { }'; } > "$tmp/many.conf"
soon 2 "sections" "$PEJL" portfolio
has "$tmp/err" "sections" "many.conf:20000: error: there are more than 20000 sections and lists"
{ echo "$head" && many 18000 'body b@ { name = n@ reports_to = b0 }'; } > "$tmp/many.conf"
soon 2 "bodies" "$PEJL" portfolio
has "$tmp/err" "bodies" "many.conf:501: error: there are more than 500 bodies"
{ echo "$head" && many 1001 '2020-01-01' | paste -sd, | sed 's/2020-01-01/"&"/g; s/.*/body g { name = G meetings = { & } }/'; } > "$tmp/many.conf"
soon 2 "meetings" "$PEJL" portfolio
has "$tmp/err" "meetings" "many.conf:2: error: a list has more than 1000 values"
{ echo "$head" && many 3000 'effort e@ { name = E kind = new group = g@ forum = f document = D }'; } > "$tmp/many.conf"
soon 0 "as many groups as indsatser" "$PEJL" portfolio --format csv
is "each is there" "$(grep -c '^e' "$tmp/out")" 3000
finish
