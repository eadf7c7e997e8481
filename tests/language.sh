#!/bin/sh
# tests/language.sh - Danish and English: every text translated, nothing Danish in an English report.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

as_of=2025-12-31
set -- data/sundhedsprofil.csv data/eksempel/*.csv
names="targets.conf sources.conf portfolio.conf $(echo data/*.csv)"

# ---- the catalogues ---------------------------------------------------------------------------------
if command -v xgettext > /dev/null; then
	run 0 "the catalogues have every text of the sources" tools/texts check
	cat "$tmp/out"
	is "every message is in Danish" "$(msgattrib --untranslated --no-wrap po/da.po | grep '^msgid' | sed 1d)" ""
	is "none is uncertain or left over" "$(msgattrib --only-fuzzy po/da.po; grep '^#~' po/da.po)" ""
else
	skip "the catalogues: gettext is not installed"
fi

# Each summary of a command and help of an option ends with a message of po/da.po.
commands=$("$PEJL" --help | sed -n 's/^  \([a-z]*\)  *[^ ].*/\1/p' | grep -vx pejl)
{
	"$PEJL" --help | grep '^  [a-z]* '
	for c in $commands; do [ "$c" = stat ] || "$PEJL" "$c" --help | sed -n '/^Options:/,$p' | grep '^  --'; done
} | grep -v '^  pejl ' | sort -u > "$tmp/help"
is "help can be translated" "$(awk '
	NR == FNR { if (sub(/^msgid "/, "")) { sub(/"$/, ""); gsub(/\\"/, "\""); known[$0] = 1 } next }
	{ line = $0; while (line != "" && !(line in known)) if (!sub(/^ *[^ ]+ */, "", line)) break
	  if (line == "") print $0 }' po/da.po "$tmp/help")" ""
is "and there is some" "$(wc -l < "$tmp/help" | awk '{ print ($1 > 40) }')" 1

# A program with catalogues of its own: one message in Danish, no text in English.
mkdir -p "$tmp/own/locale/da/LC_MESSAGES"
cp "$PEJL" "$tmp/own/pejl"
cat > "$tmp/own.po" << 'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"
msgid "error"
msgstr "fejl"
msgid "'%s' is no command; see 'pejl --help'"
msgstr "»%s« er ingen kommando; se 'pejl --help'"
msgid "'%s' is no number"
msgstr "»%s« er ikke et tal"
END
msgfmt -o "$tmp/own/locale/da/LC_MESSAGES/pejl.mo" "$tmp/own.po"
PEJL_SHARE=$PWD && export PEJL_SHARE
says() { # NAME WANT VARIABLE...
	name=$1 wanted=$2
	shift 2
	run 2 "$name" env -u LC_ALL -u LC_MESSAGES -u LANG -u LANGUAGE "$@" "$tmp/own/pejl" stauts
	is "$name" "$(cat "$tmp/err")" "pejl: $wanted"
}
danish="fejl: »stauts« er ingen kommando; se 'pejl --help'"
english="error: 'stauts' is no command; see 'pejl --help'"
says "no locale" "$english" A=1
says "Danish" "$danish" LANG=da_DK.UTF-8
says "LC_MESSAGES counts before LANG" "$danish" LC_MESSAGES=da_DK LANG=en_GB.UTF-8
says "LC_ALL before both" "$english" LC_ALL=en_GB.UTF-8 LC_MESSAGES=da_DK LANG=da_DK
says "LANGUAGE before all" "$danish" LANG=de_DE.UTF-8 LANGUAGE=de:da:en
says "but for C" "$english" LC_ALL=C LANGUAGE=da
says "the first it has" "$english" LANG=da_DK.UTF-8 LANGUAGE=en:da
says "German" "$english" LANG=de_DE.UTF-8
printf 'area_code,period,value\n461,2021,x\n420,2021,12.5\n' > "$tmp/bad.csv"
for l in C da_DK.UTF-8; do
	run 0 "a refused record" env LC_ALL=$l "$tmp/own/pejl" tidy --max-rejects 1 --rejects "$tmp/$l.csv" "$tmp/bad.csv"
	mv "$tmp/err" "$tmp/$l.err"
	run 1 "of inspect" env LC_ALL=$l "$tmp/own/pejl" inspect --format json "$tmp/bad.csv"
	mv "$tmp/out" "$tmp/$l.json"
done
has "$tmp/C.err" "a refused record" "bad.csv:2:3: error: 'x' is no number (byte 23) [type-error]"
has "$tmp/da_DK.UTF-8.err" "a refused record" "bad.csv:2:3: fejl: »x« er ikke et tal (byte 23) [type-error]"
has "$tmp/err" "of inspect" "fejl: »x« er ikke et tal (byte 23)"
run 0 "files are the same in every locale" cmp "$tmp/C.csv.reasons.csv" "$tmp/da_DK.UTF-8.csv.reasons.csv"
run 0 "JSON is the same in every locale" cmp "$tmp/C.json" "$tmp/da_DK.UTF-8.json"
run 0 "no English catalogue" "$tmp/own/pejl" status --as-of $as_of --lang en --from data/sundhedsprofil.csv
has "$tmp/err" "no English catalogue" "pejl: warning: the English texts (locale/en/LC_MESSAGES/pejl-text.mo) are not installed"
has "$tmp/out" "no English catalogue" "Vurdering"
run 0 "nor is it missed" "$tmp/own/pejl" status --as-of $as_of --from data/sundhedsprofil.csv
hasnt "$tmp/err" "nor is it missed" "English"
run 0 "JSON has both" "$tmp/own/pejl" status --as-of $as_of --format json --from data/sundhedsprofil.csv
has "$tmp/err" "JSON has both" "pejl: warning: the English texts"
unset PEJL_SHARE

# ---- answers and charts -----------------------------------------------------------------------------
mkdir "$tmp/answers"
english() { # NAME COMMAND...
	name=$1
	shift
	COLUMNS=300 "$PEJL" "$@" --as-of $as_of --lang en --from data/sundhedsprofil.csv data/eksempel/*.csv 2> "$tmp/err" \
	    | sed '/^<svg/!{/^</!s/<[0-9]/less /g}' > "$tmp/answers/$name"
	[ -s "$tmp/answers/$name" ] || fail "$name: no answer"
}
english status status
english backtest backtest
english all trend --indicator genindl_som --area kommuner
for i in rygning_daglig genindl_som faerdigbeh_psyk; do
	english $i.status status --indicator $i
	english $i.trend trend --indicator $i --event 2019-03-02
	english $i.compare compare --indicator $i
	for chart in line dots multiples xmr run tiles; do english $i.$chart.svg plot $chart --indicator $i --out -; done
done
english funnel.svg plot funnel --indicator genindl_som --out -
for chart in heat bullet reliability; do english $chart.svg plot $chart --out -; done
if command -v python3 > /dev/null; then
	# shellcheck disable=SC2086
	is "no Danish in English answers and charts" "$(python3 tests/danish.py $names -- "$tmp"/answers/*)" ""
fi

# ---- messages in Danish -----------------------------------------------------------------------------
# danish CODE NAME WANT ARGUMENT... - what the program says, by its own catalogue
COLUMNS=100 && export COLUMNS
danish() {
	code=$1 name=$2 wanted=$3
	shift 3
	run "$code" "in Danish: $name" env -u LC_ALL -u LC_MESSAGES -u LANGUAGE LANG=da_DK.UTF-8 "$PEJL" "$@"
	is "$name" "$(tail -n 1 "$tmp/err")" "$wanted"
}
real=data/sundhedsprofil.csv
bad=$tmp/bad.csv
printf '%s\n' 'kommunekode;aar;indikator;andel' '461;2021;rygning_daglig;12,5' '461;2022;rygning_daglig;hej' > "$bad"
danish 2 "a command" "pejl: fejl: »stauts« er ikke en kommando; se 'pejl --help'" stauts
danish 2 "an option" "pejl: fejl: »--formt« er ikke et tilvalg, eller er en forkortelse af flere; se 'pejl status --help'" \
    status --formt x
danish 2 "a choice" "pejl: fejl: --format: »xml« kan ikke bruges; mulige værdier: text, csv, csv-dk, json" \
    status --format xml
danish 2 "an area" "pejl: fejl: --area: »Odensse« er ikke et område eller en gruppe; måske menes Odense" \
    status --area Odensse --from $real
danish 2 "an indicator and what there is" \
    "pejl: fejl: --indicator: vælg én; filerne har tal for: rygning_daglig, daarligt_mentalt_helbred_16, svaer_overvaegt_bmi_30_16" \
    trend --from $real
danish 2 "a period" "pejl: fejl: --period: Region Syddanmark har intet tal for rygning_daglig i 2011; der er tal fra 2010 til 2025" \
    explain --indicator rygning_daglig --period 2011 --from $real
danish 3 "no store" "pejl: $tmp/no.db: fejl: der er intet lager her; angiv et andet med --store" undo 7 --store "$tmp/no.db"
danish 1 "one record" "pejl: $bad: fejl: 1 post er afvist, så intet er skrevet; ret filen, eller undvær dem: --max-rejects 1 --rejects FILE" \
    tidy "$bad"
has "$tmp/err" "in Danish: file, line and field" "pejl: $bad:3:4: fejl: »hej« er ikke et tal (byte 61) [type-error]"
danish 1 "records that are not stored" \
    "pejl: $bad: fejl: 1 post er afvist, flere end --max-rejects 0; intet er gemt" \
    ingest --store "$tmp/no.db" --max-rejects 0 "$bad"
printf '%s\n' 'kommunekode;aar;andel' '461;2021;1,5' '461;2022;1.5' > "$bad"
danish 1 "a meaning in Danish words" \
    "pejl: $bad: fejl: 1 post er afvist, så intet er skrevet; ret filen, eller undvær dem: --max-rejects 1 --rejects FILE" tidy "$bad"
has "$tmp/err" "in Danish: the decimal sign" ":3:3: fejl: »1.5« passer ikke til filens decimaltegn, som har været komma siden linje 2 (byte"
danish 2 "a list" "pejl: fejl: »cake« er ikke et diagram; der findes line, dots, multiples, funnel, xmr, run, tiles, map, heat, bullet, gantt og reliability" \
    plot cake
danish 2 "the nearest forum" "pejl: fejl: --forum: »klynge_fy« er ikke et forum i porteføljen; menes klynge_fyn (Sundhedsklynge Fyn)?" \
    portfolio --forum klynge_fy
sed '0,/better = lower/s//bettr = lower/' targets.conf > "$tmp/wrong.conf"
danish 2 "a key of a configuration" "$(grep -n bettr "$tmp/wrong.conf" | sed 's/:.*//; s#.*#pejl: '"$tmp"'/wrong.conf:&#'): fejl: »bettr« er ikke en nøgle i indicator »rygning_unge«; der kan stå: name, group, vision, population, stratum, measure, unit, per, events, better, decimals, publisher, currency, scale, prices, price_year, denominator, cost, baseline, break, target" \
    status --targets "$tmp/wrong.conf" --from $real
sed '0,/better = lower/s//better = worse/' targets.conf > "$tmp/wrong.conf"
danish 2 "what a key can be" "$(grep -n worse "$tmp/wrong.conf" | sed 's/:.*//; s#.*#pejl: '"$tmp"'/wrong.conf:&#'): fejl: »worse« er ikke en værdi for »better«: skriv lower eller higher" \
    status --targets "$tmp/wrong.conf" --from $real
echo text > "$tmp/no.db"
danish 3 "why a store cannot be used" "pejl: $tmp/no.db: fejl: lageret kan ikke bruges: det er ikke et af pejls lagre" \
    log --store "$tmp/no.db"
printf '%s\n' 'kommunekode;aar;indikator;taeller;naevner' '461;2021;x;-3;5' > "$bad"
danish 1 "why a figure is refused" \
    "pejl: $bad: fejl: 1 post er afvist, så intet er skrevet; ret filen, eller undvær dem: --max-rejects 1 --rejects FILE" tidy "$bad"
has "$tmp/err" "in Danish: why a figure is refused" ":2:4: fejl: »-3« er et antal under 0 (byte"
danish 0 "a note" "pejl: bemærk: 2020-11-24 er ikke blandt mødedatoerne for dak" \
    followup --forum dak --date 2020-11-24 --out "$tmp/sheet" --from $real
printf '%s\n' 'kommune;år;procent' 'Odense;2021;12,5' 'Odensse;2022;7' 'I alt;2022;7' 'Odense;2023;100,5' \
    'Odense;2023;99,5' 'Copenhagen;2021;<5' > "$bad"
danish 1 "what inspect warns of" "pejl: $bad:5:3: advarsel: 100,5 % i Odense 2023: en andel er fra 0 til 100 [constraint-error]" \
    inspect "$bad"
is "in Danish: the answer of inspect" "$(sed 1d "$tmp/out")" \
"  Skrevet   119 byte, utf-8, linjeskift LF, skilletegn: semikolon, intet i anførselstegn
  Opbygning long, overskriftsrække i linje 1, intet afsnit i sources.conf kender den
  Kolonner  kommune  area_name
            år       period
            procent  value, %
  Talformat decimaltegn: komma, tusindtalsseparator: vises ikke
  Tal       1 indikator: bad
  Perioder  2, 2021 til 2023 (år)
  Områder   2 kommuner; udeladt: 1; ukendte: 1
  Rækker    6 poster: 4 observationer, 1 sprunget over, 1 afvist
  Tegn      »<5« diskretioneret (1)
  Bemærk    tegnsæt utf-8: alt er UTF-8
            decimaltegn »,«, efter linje 2, felt 3: »12,5«
            »Copenhagen« er læst som København (101)
            »Odensse« er ikke et område; det nærmeste navn er »Odense«
            hverken kommune, region eller landet, udeladt: »I alt« (en sum, 1 række)
            »<5« dækker over et antal fra 0 til 4
            ingen række for 1 af 4 kommune x periode (København 2023)
  Advarsler linje 6, felt 3: Odense 2023 er 99,5, men 100,5 i linje 5 [primary-key]
            linje 5, felt 3: 100,5 % i Odense 2023: en andel er fra 0 til 100 [constraint-error]
  Fejl      linje 3, felt 1: »Odensse« er ikke en kommune eller region; menes »Odense«? (byte 37)
              [constraint-error]"
for f in "$bad" $real tests/data/*.csv; do
	for l in C da_DK.UTF-8; do
		LC_ALL=$l "$PEJL" inspect --format json --pair numerator,value "$f" > "$tmp/$l.json" 2> "$tmp/$l.err"
		LC_ALL=$l "$PEJL" inspect --suggest "$f" > "$tmp/$l.conf" 2> "$tmp/$l.err"
	done
	cmp -s "$tmp/C.json" "$tmp/da_DK.UTF-8.json" || fail "inspect $f: its JSON depends on the locale"
	cmp -s "$tmp/C.conf" "$tmp/da_DK.UTF-8.conf" || fail "inspect $f: what it suggests depends on the locale"
done
printf '%s\n' 'kommune;aar;andel' 'Odense;2021;5' > "$bad"
danish 0 "how a file is read" "pejl: $bad:1: bemærk: læst som long: area_name »kommune«, period »aar«, value »andel«, indikator »bad« (filens navn)" \
    tidy "$bad"
danish 0 "help" "" status --help
has "$tmp/out" "in Danish: how it is called" "Brug: pejl status [OPTION...] [--from FILE...]"
has "$tmp/out" "in Danish: what an option does" "  --indicator ID     kun denne indikator; kan gentages"
has "$tmp/out" "in Danish: what it tells" "af kommunernes, hvor filerne intet har."
for command in inspect tidy ingest log undo verify export import diff explain status trend compare backtest report \
    followup plot portfolio stat; do
	danish 0 "help of $command" "" $command --help
	has "$tmp/out" "in Danish: help of $command" "Eksempler:"
	is "in Danish: examples are those of the English help of $command" "$(grep '^  pejl ' "$tmp/out")" \
	    "$(LC_ALL=C "$PEJL" $command --help | grep '^  pejl ')"
	is "in Danish: the lines of the help of $command fit" \
	    "$(sed '/^Tilvalg:/q' "$tmp/out" | grep -v '^  pejl ' | LC_ALL=C.UTF-8 grep -E '.{80}')" ""
done

# ---- the report -------------------------------------------------------------------------------------
run 0 "an English report" "$PEJL" report --lang en --as-of $as_of --format html,odt --out "$tmp/en" --from "$@"
is "every page says so" "$(grep -L '<html lang="en">' "$tmp"/en/*.html "$tmp"/en/*/*.html)" ""
has "$tmp/en/index.html" "headings" "<h2>All targets</h2>"
has "$tmp/en/index.html" "a name is marked" 'lang="da">Daglige rygere, 16 år og derover<'
has "$tmp/en/datapackage.json" "the package" '"title": "Status of '
unzip -p "$tmp/en/status.odt" meta.xml > "$tmp/meta" 2> /dev/null
has "$tmp/meta" "the text to edit" "<dc:language>en-GB<"
unzip -p "$tmp/en/status.odt" styles.xml > "$tmp/styles" 2> /dev/null
has "$tmp/styles" "the text to edit" 'fo:language="en"'
has "$tmp/styles" "a name to edit" 'style:name="Dansk"'
unzip -p "$tmp/en/status.odt" content.xml > "$tmp/content" 2> /dev/null
has "$tmp/content" "a name in a heading" '</text:bookmark><text:span text:style-name="Dansk">Daglige rygere, 16 år og derover</text:span></text:h>'
has "$tmp/content" "a name in a table" '"><text:span text:style-name="Dansk">Daglige rygere, 16 år og derover</text:span></text:a>'
has "$tmp/content" "a publisher" '<text:span text:style-name="Dansk">Den Nationale Sundhedsprofil (Sundhedsstyrelsen og SIF, SDU)</text:span>'
unzip -p "$tmp/en/status.xlsx" xl/workbook.xml > "$tmp/book" 2> /dev/null
has "$tmp/book" "the workbook" 'name="About the figures"'
run 0 "an English report again" "$PEJL" report --lang en --as-of $as_of --format html,odt --out "$tmp/again" --from "$@"
run 0 "twice the same" diff -r "$tmp/en" "$tmp/again"
run 0 "a Danish report" "$PEJL" report --as-of $as_of --out "$tmp/da" --from "$@"
for f in "$tmp"/da/*.csv "$tmp"/da/status.json "$tmp"/da/data/*; do
	cmp -s "$f" "$tmp/en/${f#"$tmp/da/"}" || fail "${f##*/} depends on the language"
done
hasnt "$tmp/da/index.html" "no mark where all is Danish" '<h3 lang='
if command -v python3 > /dev/null; then
	# shellcheck disable=SC2086
	is "no Danish in the English report" "$(python3 tests/danish.py $names -- "$tmp"/en/*.html "$tmp"/en/*/*.html)" ""
	sed 's/ lang="da"//' "$tmp/da/index.html" > "$tmp/unmarked.html"
	# shellcheck disable=SC2086
	python3 tests/danish.py $names -- "$tmp/unmarked.html" > "$tmp/out"
	has "$tmp/out" "and it would be found" "målet: "
else
	skip "the pages are read with python3, which is not installed"
fi

# ---- an office's own words in it, and on a sheet ------------------------------------------------------
run 0 "own words" "$PEJL" report --lang en --as-of $as_of --settings tests/data/own/report.conf --out "$tmp/owned" --from "$@"
run 0 "a sheet" "$PEJL" followup --lang en --forum sof_soenderjylland --date 2022-03-10 \
	--settings tests/data/own/report.conf --out "$tmp/sheet.html" --from "$@"
w=$tmp/owned/index.html
has "$w" "its title" '<h1 lang="da">Sundhed i fællesskab 2025</h1>'
has "$w" "in the window" '<title lang="da">Sundhed i fællesskab 2025</title>'
has "$w" "its logo" '<img alt="Egen Region" lang="da"'
has "$w" "its words" '<h2>Introduction</h2>'
has "$w" "its words" '<p lang="da">Vi er <strong>halvvejs</strong>'
has "$w" "its comment" '<h4>Comment from <span lang="da">Følgegruppen for forebyggelse</span></h4>'
has "$w" "who wrote it" 'Written by <span lang="da">Sekretariatet</span>, not computed.'
has "$w" "its foot" 'Published by <span lang="da">Sekretariatet</span>. Contact: <a'
has "$tmp/sheet.html" "a sheet" '<p>Published by <span lang="da">Sekretariatet</span>.</p>'
unzip -p "$tmp/owned/status.xlsx" xl/sharedStrings.xml > "$tmp/strings" 2> /dev/null
has "$tmp/strings" "the workbook" "Published by"
hasnt "$tmp/strings" "the workbook" "Udgivet af"
if command -v python3 > /dev/null; then
	# shellcheck disable=SC2086
	is "no Danish around them" "$(python3 tests/danish.py $names -- "$tmp"/owned/*.html "$tmp"/owned/*/*.html "$tmp/sheet.html")" ""
fi
finish
