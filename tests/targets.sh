#!/bin/sh
# tests/targets.sh - which target is judged, seen from outside: table, sentences, data, chart and
# exit code must agree. Small agreements made here.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

status() { # ARGUMENT...
	"$PEJL" status --targets "$tmp/targets.conf" --from "$tmp/figures.csv" "$@" 2> "$tmp/err"
}

cat > "$tmp/targets.conf" << 'CONF'
agreement "Aftale" {
	region = 1083
	from = "2019-07-01"
	to = "2025-12-31"
}
indicator ryger {
	name = "Rygere"
	measure = proportion
	unit = "%"
	better = lower
	baseline { years = { 2018, 2019 } }
	target { from = "2019-09-19" at_most = 11 by = 2022 status = draft document = "Udkast" }
	target { from = "2020-01-01" at_most = 15 by = 2021 status = final document = "Aftalen" }
	target { from = "2020-01-01" at_most = 13 by = 2023 status = final document = "Aftalen" }
	target { from = "2020-01-01" between = { 5, 10 } by = 2025 status = final document = "Aftalen" }
	target { from = "2021-06-01" at_most = 9 by = 2027 status = draft document = "Revision" }
	target { from = "2020-06-01" at_most = 16 by = 2023 area = "Odense" status = final document = "Odense" }
	target { from = "2020-01-01" at_most = 20 by = 2023 stratum = "mænd" status = final document = "Aftalen" }
}
CONF
cat > "$tmp/figures.csv" << 'CSV'
indicator;area;period;stratum;value
ryger;1083;2018;;17
ryger;1083;2019;;16
ryger;1083;2020;;15
ryger;1083;2021;;14,5
ryger;461;2021;;15,5
ryger;1083;2021;mænd;19
ryger;1083;2021;kvinder;11
CSV

column() { # NAME, of the CSV on stdin without its head
	awk -F, -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i; next } { print $c }'
}
judged() { # AS_OF AREA: by, limit and verdict of each row
	status --as-of "$1" --area "$2" --format csv > "$tmp/out.csv"
	echo $(column target_by < "$tmp/out.csv") $(column target_value < "$tmp/out.csv") \
		$(column verdict < "$tmp/out.csv")
}

# NAME, what is, what shall be
is() {
	if [ "$2" = "$3" ]; then pass; else fail "$1: '$2', not '$3'"; fi
}
says() { # NAME FILE TEXT: without line breaks and no-break spaces
	if sed 's/\xc2\xa0/ /g' "$2" | tr -s '\n ' '  ' | grep -qF "$3"; then pass; else
		fail "$1: no '$3'"
		cat "$2"
	fi
}

# one row for all, one for the subgroup with its own target; kvinder has none
is "the draft, before the decision" "$(judged 2019-12-31 1083)" "2022 11 undecided no_data"
is "the first milestone" "$(judged 2021-12-30 1083)" "2021 2023 15 20 met no_data"
is "its last day: the next one" "$(judged 2021-12-31 1083)" "2023 2023 13 20 undecided met"
is "a draft of a revision displaces nothing" "$(judged 2022-06-30 1083)" "2023 2023 13 20 undecided met"
is "the final goal, alone" "$(judged 2023-12-31 1083)" "2025 2023 10 20 undecided met"
is "all have passed: the last" "$(judged 2025-12-31 1083)" "2025 2023 10 20 not_met met"
is "a kommune's own" "$(judged 2021-12-31 461)" "2023 2023 16 20 met no_data"
is "another kommune: the region's" "$(judged 2021-12-31 479)" "2023 2023 13 20 no_data no_data"

# the same in the other forms
status --as-of 2021-12-31 --area 461 > "$tmp/da"
says "own goal" "$tmp/da" "Målet er højst 16 % i 2023, og det er indfriet med den seneste måling."
says "the region's beside" "$tmp/da" \
	"Regionens mål er højst 13 % i 2023; andelen ligger 2,5 procentpoint over det."
status --as-of 2021-12-31 --lang en > "$tmp/en"
says "milestone" "$tmp/en" \
	"The milestone is at most 13 % in 2023. It has not been reached yet, and whether it will be is undecided."
says "final goal beside" "$tmp/en" \
	"The final goal is between 5 and 10 % in 2025; the share is 4.5 percentage points above its upper limit."
says "outlook" "$tmp/en" "Computed probability that the milestone is reached in 2023:"
says "what it rests on" "$tmp/en" "This rests on 4 figures, 2 years ahead; weights: "
says "mean of years" "$tmp/en" "16.5 % (2018–2019)"
status --as-of 2021-12-31 --format json > "$tmp/json"
says "JSON, judged" "$tmp/json" '"target": { "rule": "at_most", "value": 13, "by": 2023,'
says "JSON, final goal" "$tmp/json" \
	'"final_target": { "rule": "between", "value": 10, "low": 5, "high": 10, "by": 2025,'
says "JSON, final goal's distance" "$tmp/json" '"gap": -4.5, "meets": false }, "region_target": null'
says "JSON, baseline" "$tmp/json" \
	'"baseline": { "code": "ok", "value": 16.5, "from": 2018, "to": 2019, "stated": false }'
says "JSON, Danish" "$tmp/json" '"da": [ "I 2021 var andelen i Region Syddanmark 14,5 %."'
says "JSON, English" "$tmp/json" '"en": [ "In 2021 the share in Region Syddanmark was 14.5 %."'
"$PEJL" plot line --script --targets "$tmp/targets.conf" --indicator ryger --as-of 2021-12-31 \
	--out - --from "$tmp/figures.csv" > "$tmp/plot" 2> "$tmp/err"
says "chart" "$tmp/plot" "Mål: højst 13 % i 2023"
"$PEJL" trend --targets "$tmp/targets.conf" --indicator ryger --as-of 2021-12-31 \
	--from "$tmp/figures.csv" > "$tmp/trend" 2> "$tmp/err"
says "trend" "$tmp/trend" "Delmålet er højst 13 % i 2023."

status --as-of 2023-12-31 --fail-on not_met > /dev/null
is "exit code, the milestone is no longer asked" $? 0
status --as-of 2025-12-31 --fail-on not_met > /dev/null
is "exit code, the final goal is" $? 1

# a denominator of 0 is refused where it is read; nothing but suppressed figures
printf 'indicator;area;period;numerator;denominator\nryger;1083;2021;0;0\n' > "$tmp/figures.csv"
status --as-of 2021-12-31 > "$tmp/da"
is "denominator 0, exit code" $? 1
says "denominator 0" "$tmp/err" "figures.csv:2:5: error: '0' as a denominator is 0 (byte "
says "denominator 0, verdict" "$tmp/da" "– Ingen data"
printf 'indicator;area;period;value\nryger;1083;2020;<5\nryger;1083;2021;<5\n' > "$tmp/figures.csv"
status --as-of 2021-12-31 > "$tmp/da"
says "suppressed" "$tmp/da" "Alle to tal (2020 til 2021) er diskretionerede."
finish
