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
else
	skip "the catalogues: gettext is not installed"
fi

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
run 0 "no English catalogue" "$tmp/own/pejl" status --as-of $as_of --lang en --from data/sundhedsprofil.csv
has "$tmp/err" "no English catalogue" "pejl: warning: the English texts (locale/en/LC_MESSAGES/pejl-text.mo) are not installed"
has "$tmp/out" "no English catalogue" "Vurdering"
run 0 "nor is it missed" "$tmp/own/pejl" status --as-of $as_of --from data/sundhedsprofil.csv
hasnt "$tmp/err" "nor is it missed" "English"
run 0 "JSON has both" "$tmp/own/pejl" status --as-of $as_of --format json --from data/sundhedsprofil.csv
has "$tmp/err" "JSON has both" "pejl: warning: the English texts"
unset PEJL_SHARE

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
unzip -p "$tmp/en/status.xlsx" xl/workbook.xml > "$tmp/book" 2> /dev/null
has "$tmp/book" "the workbook" 'name="About the figures"'
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
finish
