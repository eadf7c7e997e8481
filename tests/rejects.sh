#!/bin/sh
# tests/rejects.sh - refused records kept as they stand, mended and read again; and sections of
# sources.conf that a file contradicts.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

# ---- kept, with why, and no failure up to N -----------------------------------------------------
printf '\357\273\277Titel\r\nkommune;aar;andel;note\r\nOdense;2021;5,5;a\r\nOdnse;2021;6;b\r\n\r\nVejle;2021;x;"to\r\nlinjer"\r\nVejle;20x1;y;c\r\nMiddelfart;2021;"7;d\r\n' > "$tmp/in.csv"
run 1 "without an allowance" "$PEJL" tidy "$tmp/in.csv"
run 0 "three are allowed" "$PEJL" tidy --max-rejects 4 --rejects "$tmp/r.csv" "$tmp/in.csv"
is "one row is given" "$(tail -n +2 "$tmp/out" | wc -l)" 1
has "$tmp/err" "what was kept" "4 refused records are in $tmp/r.csv, and why in $tmp/r.csv.reasons.csv"
printf '\357\273\277Titel\r\nkommune;aar;andel;note\r\nOdnse;2021;6;b\r\nVejle;2021;x;"to\r\nlinjer"\r\nVejle;20x1;y;c\r\nMiddelfart;2021;"7;d\r\n' > "$tmp/want"
if cmp -s "$tmp/want" "$tmp/r.csv"; then pass; else fail "records byte for byte" && cat -A "$tmp/r.csv"; fi
cat > "$tmp/want" << 'CSV'
line,field,byte,name,text
4,1,53,constraint-error,'Odnse' is no kommune or region; did you mean 'Odense'?
6,3,71,type-error,'x' is no number
8,2,98,type-error,"'20x1' is no period (2023, 2023K1, 2023M01, 2023-05-31)"
9,3,114,source-error,a quote opened here is not closed before the end of the file
CSV
if cmp -s "$tmp/want" "$tmp/r.csv.reasons.csv"; then pass; else fail "reasons" && diff "$tmp/want" "$tmp/r.csv.reasons.csv"; fi
for n in 53 71 98 114; do
	dd if="$tmp/in.csv" bs=1 skip=$n count=4 2> /dev/null >> "$tmp/at"
done
is "the bytes are where they are said to be" "$(cat "$tmp/at")" "OdnsVejlVejlMidd"

sed 's/Odnse/Odense/; s/;x;/;8;/; s/20x1;y/2022;9/; s/"7;d/7;d/' "$tmp/r.csv" > "$tmp/mended.csv"
run 0 "mended, they are read" "$PEJL" tidy "$tmp/mended.csv"
is "all of them" "$(tail -n +2 "$tmp/out" | wc -l)" 4

# ---- UTF-16, in either order, with and without a mark -------------------------------------------------
for order in LE BE; do
	for mark in '\357\273\277' ''; do
		printf "$mark"'kommune;aar;andel;note\r\nOdense;2021;5,5;a\r\nOdnse;2021;6;\303\246\r\nVejle;2021;x;"to\nlinjer"\r\n' |
			iconv -f UTF-8 -t UTF-16$order > "$tmp/wide.csv"
		run 0 "UTF-16$order" "$PEJL" tidy --max-rejects 2 --rejects "$tmp/w.csv" "$tmp/wide.csv"
		printf "$mark"'kommune;aar;andel;note\r\nOdnse;2021;6;\303\246\r\nVejle;2021;x;"to\nlinjer"\r\n' |
			iconv -f UTF-8 -t UTF-16$order > "$tmp/want"
		if cmp -s "$tmp/want" "$tmp/w.csv"; then pass; else fail "UTF-16$order: records" && od -c "$tmp/w.csv"; fi
		n=$([ -n "$mark" ] && echo 88 || echo 86)
		has "$tmp/w.csv.reasons.csv" "UTF-16$order: reasons" "3,1,$n,constraint-error,'Odnse' is no kommune or region"
		run 0 "UTF-16$order: as they were, they are refused again" "$PEJL" tidy --max-rejects 2 "$tmp/w.csv"
	done
done

# ---- a UTF-16 file that breaks off within a character ---------------------------------------------------
printf 'kommune;aar;andel\r\nOdense;2021;5,5\r\nVejle;2021;6\r\n' | iconv -f UTF-8 -t UTF-16LE > "$tmp/whole"
{ printf '\377\376' && head -c 97 "$tmp/whole"; } > "$tmp/cut.csv"
run 0 "cut" "$PEJL" tidy --max-rejects 1 --rejects "$tmp/w.csv" "$tmp/cut.csv"
is "cut: the rows before" "$(tail -n +2 "$tmp/out" | cut -d, -f2)" 461
has "$tmp/err" "cut" "$tmp/cut.csv:3:3: error: bytes that are not UTF-16, the encoding of this file"
{ printf '\377\376' && head -c 38 "$tmp/whole" && tail -c +73 "$tmp/whole" | head -c 25; } > "$tmp/want"
if cmp -s "$tmp/want" "$tmp/w.csv"; then pass; else fail "cut: the record" && od -c "$tmp/w.csv"; fi

# ---- spoilt rows, repaired where somebody says so --------------------------------------------------------
{
	echo 'kommunekode;aar;andel;navn'
	for k in 101 147 151 153 155 157 159 161 163 165 167 169; do echo "$k;2021;5,5;\"navn\""; done
	echo '173;;2021;6,5;"Lyngby"'
	echo '175;2021;7,5;"R"dovre"'
	echo '183,2021,"8,5";"Ishoj"'
	echo '187 2021'
} > "$tmp/spoilt.csv"
run 1 "spoilt" "$PEJL" tidy "$tmp/spoilt.csv"
has "$tmp/err" "spoilt" "spoilt.csv:15:4: error: a stray quote"
hasnt "$tmp/err" "spoilt" "repaired"
run 0 "lenient" "$PEJL" tidy --lenient --max-rejects 2 --rejects "$tmp/s.csv" "$tmp/spoilt.csv"
is "lenient: rows" "$(tail -n +2 "$tmp/out" | wc -l)" 14
is "lenient: the first" "$(grep ,173, "$tmp/out" | cut -d, -f2,4,6,14)" "173,2021,6.5,14"
is "lenient: the second" "$(grep ,175, "$tmp/out" | cut -d, -f2,4,6,14)" "175,2021,7.5,15"
has "$tmp/err" "lenient" "spoilt.csv:14: warning: repaired: an empty cell too many before cell 2 is dropped [source-error]"
has "$tmp/err" "lenient" "spoilt.csv:15: warning: repaired: a quote in cell 4 that parts nothing is kept [source-error]"
has "$tmp/err" "lenient" "spoilt.csv: note: records repaired: 2, each with a warning above"
LC_ALL=da_DK.UTF-8 "$PEJL" tidy --lenient --max-rejects 2 "$tmp/spoilt.csv" 2> "$tmp/err" > "$tmp/out"
has "$tmp/err" "lenient in Danish" "spoilt.csv:14: advarsel: rettet: en tom celle for meget før celle 2 er udeladt [source-error]"
for l in C da_DK.UTF-8; do
	LC_ALL=$l "$PEJL" inspect --lenient --format json "$tmp/spoilt.csv" 2> "$tmp/err" | grep repaired > "$tmp/$l.json"
done
is "lenient: JSON is the same in Danish" "$(cat "$tmp/da_DK.UTF-8.json")" "$(cat "$tmp/C.json")"
is "lenient: JSON has the repairs" "$(grep -c 'repaired: a' "$tmp/C.json")" 2
is "lenient: what cannot be is kept" "$(tail -n 2 "$tmp/s.csv" | tr '\n' ' ')" '183,2021,"8,5";"Ishoj" 187 2021 '
run 1 "lenient in inspect" "$PEJL" inspect --lenient "$tmp/spoilt.csv"
has "$tmp/out" "lenient in inspect" "repaired: an empty cell too many before cell 2 is dropped"

# ---- too many -------------------------------------------------------------------------------------
rm "$tmp/r.csv"
run 1 "one too many" "$PEJL" tidy --max-rejects 3 --rejects "$tmp/r.csv" "$tmp/in.csv"
has "$tmp/err" "one too many" "4 records were refused, more than --max-rejects 3; none is written"
if [ -e "$tmp/r.csv" ]; then fail "nothing is written"; else pass; fi
run 1 "too many of two files" "$PEJL" tidy --max-rejects 7 "$tmp/in.csv" "$tmp/in.csv"
run 0 "enough for two files" "$PEJL" tidy --max-rejects 8 "$tmp/in.csv" "$tmp/in.csv"

# ---- a wide row is kept whole, and gives nothing until it is mended --------------------------------
printf 'kommune;2020;2021\nOdense;1;x\nVejle;3;4\n' > "$tmp/wide.csv"
run 0 "wide" "$PEJL" tidy --max-rejects 1 --rejects "$tmp/r.csv" "$tmp/wide.csv"
is "wide: only the good row" "$(cut -d, -f2 "$tmp/out" | tr '\n' ' ')" "area 630 630 "
is "wide: the bad row" "$(tail -1 "$tmp/r.csv")" "Odense;1;x"

# ---- what cannot be asked for -----------------------------------------------------------------------
run 2 "two files" "$PEJL" tidy --rejects "$tmp/r.csv" "$tmp/in.csv" "$tmp/wide.csv"
has "$tmp/err" "two files" "--rejects copies records as they stand in one file: give one, and not standard input"
run 2 "standard input" "$PEJL" tidy --rejects "$tmp/r.csv" -
run 2 "no number" "$PEJL" tidy --max-rejects -1 "$tmp/in.csv"
has "$tmp/err" "no number" "--max-rejects: '-1' is no whole number from 0 to 1000000"
run 2 "no year" "$PEJL" tidy --year 20 "$tmp/in.csv"
has "$tmp/err" "no year" "--year: '20' is no whole number from 1900 to 2100"
run 2 "no pair" "$PEJL" tidy --pair both "$tmp/in.csv"
has "$tmp/err" "no pair" "--pair: 'both' is none of: first, second"
run 3 "nowhere to write" "$PEJL" tidy --rejects "$tmp/no/r.csv" "$tmp/in.csv"

# ---- a number of a person ends it, whatever is allowed ----------------------------------------------
printf 'kommune;aar;andel;navn\nOdense;2021;5;a\nVejle;2021;6;070761-4285\n' > "$tmp/cpr.csv"
run 1 "CPR" "$PEJL" tidy --max-rejects 9 --rejects "$tmp/c.csv" "$tmp/cpr.csv"
has "$tmp/err" "CPR" ":3:4: error: what stands here is like a CPR number"
hasnt "$tmp/err" "CPR is not shown" 4285
hasnt "$tmp/out" "CPR is not shown" 4285
if [ -e "$tmp/c.csv" ]; then fail "CPR: nothing is written"; else pass; fi
run 1 "CPR in inspect" "$PEJL" inspect "$tmp/cpr.csv"
hasnt "$tmp/out" "CPR is not shown by inspect" 4285
hasnt "$tmp/err" "CPR is not shown by inspect" 4285
run 1 "CPR in sums" "$PEJL" tidy --by indicator,area,year "$tmp/cpr.csv"
hasnt "$tmp/out" "CPR is not in sums" 4285
hasnt "$tmp/err" "CPR is not in sums" 4285

# ---- a section that the file contradicts -------------------------------------------------------------
source() { # KEYS...
	{
		echo 'source s { publisher = "P" header = { "kommune", "aar", "andel" }'
		printf '%s\n' "$@" '}'
	} > "$tmp/sources.conf"
}
contradicts() { # NAME MESSAGE
	run 1 "$1" "$PEJL" tidy --sources "$tmp/sources.conf" "$tmp/f.csv"
	has "$tmp/err" "$1" "$2"
	is "$1: nothing is given" "$(tail -n +2 "$tmp/out" | wc -l)" 0
}
printf 'kommune;aar;andel\n\303\206r\303\270;2021;5,5\n' > "$tmp/f.csv"
source 'encoding = "windows-1252"'
contradicts encoding "source 's' of sources.conf states windows-1252, but the bytes are utf-8: state --encoding, or correct sources.conf"
run 0 "an option goes before the section" "$PEJL" tidy --encoding utf-8 --sources "$tmp/sources.conf" "$tmp/f.csv"
source 'delimiter = ","'
contradicts delimiter "source 's' of sources.conf states the delimiter ',', but its header stands here parted by ';': state --delimiter, or correct sources.conf"
source 'decimal = "."'
contradicts decimal "'5,5' does not fit the decimal sign that source 's' of sources.conf states, a point"
source 'decimal = ","'
printf 'kommune;aar;pct\nOdense;2021;5\n' > "$tmp/f.csv"
run 1 "header" "$PEJL" tidy --source s --sources "$tmp/sources.conf" "$tmp/f.csv"
has "$tmp/err" "header" "source 's' of sources.conf says that the header has 'andel', but it has not"

# ---- what only a section can say ---------------------------------------------------------------------
cat > "$tmp/f.csv" << 'CSV'
Nøgletal
kommune;aar;andel
Odense;2021;JA
Udenøs;2021;5
Noter:
1) efter taelling
CSV
source 'footer = "Noter:" outside = { "Udenøs" } unit = "%" mark "JA" { means = no_figure }'
run 0 "footer, outside, no figure" "$PEJL" tidy --sources "$tmp/sources.conf" "$tmp/f.csv"
has "$tmp/err" "footer" ":5: note: the footer that begins here with 'Noter:' is skipped"
has "$tmp/err" "outside" ":4:1: note: 'Udenøs' is no kommune, region or country: its rows are skipped"
has "$tmp/err" "no figure" ":3:3: note: 'JA' is an answer, no figure: kept as missing"
is "no figure is missing" "$(tail -1 "$tmp/out" | cut -d, -f2,6,12)" "461,,M"
finish
