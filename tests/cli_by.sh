#!/bin/sh
# tests/cli_by.sh - pejl tidy --by as a person meets it: figures, formats, messages, exit codes.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

cat > "$tmp/panel.csv" << 'CSV'
indikator;kommunekode;aar;periode;koen;taeller;naevner;vaerdi
GENINDL;0461;2023;K2;M;3;30;10,00
GENINDL;0461;2023;K1;K;1;10;10,00
GENINDL;0461;2023;K1;M;2;20;10,00
GENINDL;0480;2022;K4;K;57;100;57,00
AKUT;1083;2022;K1;K;1;3;33,33
CSV
by() { # LIST FILE... - the table without messages
	list=$1
	shift
	"$PEJL" tidy --by "$list" "$@" 2> "$tmp/err"
}
table() { printf '%s\n' "$@"; }

# ---- figures ------------------------------------------------------------------------------------------
is "by indicator, area, year" "$(by indicator,area,year "$tmp/panel.csv")" "$(table \
	indicator,area,period,numerator,denominator,value,n \
	akut,1083,2022,1,3,33.333333333333336,1 \
	genindl,461,2023,6,60,10,3 \
	genindl,480,2022,57,100,57,1)"
has "$tmp/err" "what a value is, is said" \
	"note: value is 100 * numerator / denominator for 'genindl', 'akut', as in their rows"
is "in any order" "$(by year,indicator "$tmp/panel.csv")" "$(table \
	period,indicator,numerator,denominator,value,n \
	2022,akut,1,3,33.333333333333336,1 2022,genindl,57,100,57,1 2023,genindl,6,60,10,3)"
is "by stratum" "$(by indicator,stratum "$tmp/panel.csv")" "$(table \
	indicator,stratum,numerator,denominator,value,n \
	akut,K,1,3,33.333333333333336,1 genindl,K,58,110,52.72727272727273,2 genindl,M,5,50,10,2)"
is "by period" "$(by period "$tmp/panel.csv")" "$(table period,numerator,denominator,value,n \
	2022Q1,1,3,,1 2022Q4,57,100,,1 2023Q1,3,30,,2 2023Q2,3,30,,1)"
is "two files are one table" "$(by indicator,area,year "$tmp/panel.csv" "$tmp/panel.csv" | tail -1)" \
	"genindl,480,2022,114,200,57,2"
is "a panel at any order of its rows" \
	"$({ head -1 "$tmp/panel.csv"; tail -n +2 "$tmp/panel.csv" | sort -r; } > "$tmp/turned.csv"; by indicator,area,year "$tmp/turned.csv" | md5sum)" \
	"$(by indicator,area,year "$tmp/panel.csv" | md5sum)"
"$PEJL" tidy "$tmp/panel.csv" > "$tmp/tidy.csv" 2> "$tmp/err"
is "what tidy wrote sums alike" "$(by indicator,area,year "$tmp/tidy.csv" | cut -d, -f1-5,7)" \
	"$(by indicator,area,year "$tmp/panel.csv" | cut -d, -f1-5,7)"
is "standard input" "$(by indicator,area,year - < "$tmp/panel.csv" | md5sum)" \
	"$(by indicator,area,year "$tmp/panel.csv" | md5sum)"

for n in 1 2 8; do
	is "$n threads" "$(by indicator,area,year --threads $n "$tmp/panel.csv" | md5sum)" \
		"$(by indicator,area,year "$tmp/panel.csv" | md5sum)"
done
run 2 "no threads" "$PEJL" tidy --by area --threads 0 "$tmp/panel.csv"
has "$tmp/err" "no threads" "--threads: '0' is no whole number from 1 to 8"

# ---- formats ------------------------------------------------------------------------------------------
is "JSON" "$(by area,year --format json "$tmp/panel.csv" | jq -c '.[1]')" \
	'{"area":480,"period":"2022","numerator":57,"denominator":100,"value":null,"n":1}'
by indicator,year --format csv-dk "$tmp/panel.csv" > "$tmp/dk.csv"
is "csv-dk begins with a BOM" "$(head -c 3 "$tmp/dk.csv" | od -An -tx1 | tr -d ' ')" efbbbf
has "$tmp/dk.csv" "csv-dk has semicolon and comma" "akut;2022;1;3;33,333333333333336;1"

# ---- what is not summed, and what should not be ----------------------------------------------------------
cat > "$tmp/hidden.csv" << 'CSV'
indikator;kommunekode;aar;koen;taeller;naevner
GENINDL;0461;2023;K;40;100
GENINDL;0461;2023;M;<5;100
CSV
run 0 "a suppressed count" "$PEJL" tidy --by indicator,area,year "$tmp/hidden.csv"
has "$tmp/out" "a suppressed count is not summed" "genindl,461,2023,40,100,40,1"
has "$tmp/err" "a suppressed count is named" \
	"hidden.csv:3:5: warning: 1 figures without both counts, of which this is the first, are not summed"
run 1 "nothing to sum" "$PEJL" tidy --by area data/sundhedsprofil.csv
is "nothing to sum, nothing printed" "$(cat "$tmp/out")" ""
has "$tmp/err" "nothing to sum" "no figure has a numerator and a denominator, so there is nothing to sum"
sed 's/;M;2;20;/;Alle;2;20;/' "$tmp/panel.csv" > "$tmp/all.csv"
run 0 "everyone beside subgroups" "$PEJL" tidy --by indicator,area,year "$tmp/all.csv"
has "$tmp/err" "everyone beside subgroups" \
	"warning: rows of everyone and of subgroups were added together: what they share is counted more than once"
printf 'indicator;area;period;value;numerator;denominator\ngenindl_som;461;2023;11,2;10;100\n' > "$tmp/standard.csv"
run 0 "a standardised value" "$PEJL" tidy --by indicator,year "$tmp/standard.csv"
has "$tmp/out" "a standardised value is not made from crude counts" "genindl_som,2023,10,100,,1"
has "$tmp/err" "a standardised value is named" \
	"no value for 'genindl_som': the values of the rows do not follow from their counts"
sed 's/;33,33$/;41,7/' "$tmp/panel.csv" > "$tmp/standard.csv"
is "values that are not the counts'" "$(by indicator,year "$tmp/standard.csv" | sed -n 2p)" \
	"akut,2022,1,3,,1"

# ---- refused ------------------------------------------------------------------------------------------
sed 's/;0480;/;Atlantis;/' "$tmp/panel.csv" > "$tmp/bad.csv"
run 1 "a refused row" "$PEJL" tidy --by indicator,area,year "$tmp/bad.csv"
has "$tmp/err" "a refused row has its place" "bad.csv:5:2: error:"
is "nothing is printed" "$(cat "$tmp/out")" ""
is "the last message tells what to do" "$(tail -1 "$tmp/err")" \
	"pejl: $tmp/bad.csv: error: 1 record was refused, so nothing is printed; mend the file, or do without them: --max-rejects 1"
run 0 "a refused row that is allowed" "$PEJL" tidy --max-rejects 1 --by indicator,area,year "$tmp/bad.csv"
is "a refused row costs only itself" "$(wc -l < "$tmp/out")" 3
run 1 "a number of a person" sh -c "{ cat '$tmp/panel.csv'; echo 'AKUT;1083;2022;K1;070761-4285;1;3;33,33'; } | '$PEJL' tidy --by area -"
is "a number of a person: nothing is printed" "$(cat "$tmp/out")" ""
run 2 "an unknown key" "$PEJL" tidy --by indicator,place "$tmp/panel.csv"
has "$tmp/err" "an unknown key" \
	"pejl: error: --by: 'place' is none of: indicator, area, year, stratum, period"
run 2 "a key twice" "$PEJL" tidy --by area,area "$tmp/panel.csv"
has "$tmp/err" "a key twice" "--by: 'area' is there twice"
run 2 "year and period" "$PEJL" tidy --by year,period "$tmp/panel.csv"
has "$tmp/err" "year and period" "--by: 'year' and 'period' exclude each other"
run 2 "an empty key" "$PEJL" tidy --by "" "$tmp/panel.csv"
run 2 "no files" "$PEJL" tidy --by area
run 3 "no such file" "$PEJL" tidy --by area "$tmp/none.csv"
if [ -w /dev/full ]; then
	"$PEJL" tidy --by area "$tmp/panel.csv" > /dev/full 2> "$tmp/err"
	is "a full disk" $? 3
else
	skip "a full disk: no /dev/full"
fi
finish
