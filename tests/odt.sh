#!/bin/sh
# tests/odt.sh - pejl report as ODT and PDF: well-formed, tagged, told in Danish, the same each time.
# What needs LibreOffice is skipped where it is not installed.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

as_of=2025-12-31
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"
# a PATH with gnuplot and without LibreOffice
mkdir "$tmp/bin"
ln -s "$(command -v gnuplot)" "$tmp/bin/gnuplot"

report() { # DIR OPTION...
	dir=$1
	shift
	# shellcheck disable=SC2086
	"$PEJL" report --single --as-of $as_of --out "$dir" "$@" --from $demo
}
count() { # NAME GOT-COMMAND... : prints the number of lines with TEXT in FILE
	grep -o -- "$1" "$2" | wc -l
}

# ---- which documents -------------------------------------------------------------------------------
run 0 "html only" report "$tmp/html"
is "html only" "$(ls "$tmp/html")" index.html
run 0 "one file" report "$tmp/et navn.odt"
run 0 "one file of the format" report "$tmp/same.odt" --format odt
run 0 "the same bytes" cmp "$tmp/et navn.odt" "$tmp/same.odt"
run 2 "a file of another format" report "$tmp/x.odt" --format pdf
has "$tmp/err" "a file of another format" "error: --out names one file, '$tmp/x.odt', and --format asks for another document; name a folder"
run 2 "no format" report "$tmp/x" --format odt,doc
has "$tmp/err" "no format" "error: --format: 'doc' is none of: html, odt, pdf"
run 2 "no edition" report "$tmp/x" --edition secret
has "$tmp/err" "no edition" "error: --edition: 'secret' is none of: public, internal"
run 5 "without LibreOffice" env PATH="$tmp/bin" "$(realpath "$PEJL")" report --single --as-of $as_of --format html,odt,pdf --out "$tmp/without" --from data/sundhedsprofil.csv
has "$tmp/err" "without LibreOffice" "error: LibreOffice is not installed, so no PDF can be made (Debian: apt install libreoffice-writer-nogui)"
is "without LibreOffice the others are there" "$(ls "$tmp/without" | tr '\n' ' ')" "index.html status.odt "
# shellcheck disable=SC2086
run 3 "the folder is a file" "$PEJL" report --as-of $as_of --format odt --out "$tmp/same.odt/sub" --from $demo

run 0 "--version" "$PEJL" --version
has "$tmp/out" "--version" "libqpdf "

# ---- editions --------------------------------------------------------------------------------------
run 0 "internal" report "$tmp/internal" --edition internal
has "$tmp/internal/index.html" "internal" "filen sundhedsprofil.csv (linje "
has "$tmp/internal/index.html" "internal" "Intern udgave"
hasnt "$tmp/html/index.html" "public" "sundhedsprofil.csv"

# ---- the ODT ---------------------------------------------------------------------------------------
run 0 "odt again" report "$tmp/twice.odt"
run 0 "odt twice the same" cmp "$tmp/same.odt" "$tmp/twice.odt"
# shellcheck disable=SC2086
run 0 "odt beside a folder of pages" "$PEJL" report --as-of $as_of --format html,odt --out "$tmp/beside" --from $demo
run 0 "the same beside a folder of pages" cmp "$tmp/same.odt" "$tmp/beside/status.odt"
SOURCE_DATE_EPOCH=1700000000 run 0 "odt at another time" report "$tmp/epoch.odt"
if command -v unzip > /dev/null; then
	run 0 "unzip" unzip -q -d "$tmp/odt" "$tmp/same.odt"
	for part in content.xml styles.xml meta.xml META-INF/manifest.xml; do
		run 0 "$part is well-formed" xmllint --noout --nonet "$tmp/odt/$part"
	done
	for picture in "$tmp"/odt/Pictures/*.svg; do
		run 0 "$picture is well-formed" xmllint --noout --nonet "$picture"
	done
	content=$tmp/odt/content.xml
	charts=$(count '<svg ' "$tmp/html/index.html")
	is "odt: a frame for each chart" "$(count '<draw:frame' "$content")" "$charts"
	is "odt: a picture for each chart" "$(find "$tmp/odt/Pictures" -name '*.svg' | wc -l)" "$charts"
	is "odt: and as PNG, for who cannot show it" "$(count '\.svg"[^>]*></draw:image><draw:image xlink:href="Pictures/[^"]*\.png"' "$content")" "$charts"
	is "odt: each of them is one" "$(for p in $(grep -o 'Pictures/[^"]*\.png' "$content"); do head -c 8 "$tmp/odt/$p" | od -An -c | grep -c 'P   N   G'; done | grep -c 1)" "$charts"
	is "odt: each has a title" "$(count '<svg:title>[^<]' "$content")" "$charts"
	is "odt: each is described" "$(count '<svg:desc>[^<]' "$content")" "$charts"
	# the tables of what the charts show are the page's alone
	charts=$(count ': figurens tal</summary>' "$tmp/html/index.html")
	is "odt: a table for each of the page" "$(count '<table:table ' "$content")" $(($(count '<table ' "$tmp/html/index.html") - charts))
	is "odt: a head row where the page has one" "$(count '<table:table-header-rows>' "$content")" $(($(count '<thead>' "$tmp/html/index.html") - charts))
	is "odt: no level of heading is skipped" "$(grep -o '<text:h [^>]*outline-level="[1-6]' "$content" | sed 's/.*"//' | awk 'NR == 1 && $1 != 1 { print "first", $1 } NR > 1 && $1 > before + 1 { print before, $1 } { before = $1 }' | head -1)" ""
	is "odt: every link has its anchor" "$(grep -o 'xlink:href="#[^"]*' "$content" | sed 's/.*#//' | sort -u | while read -r id; do grep -qF "<text:bookmark text:name=\"$id\">" "$content" || echo "$id"; done)" ""
	is "odt: no anchor twice" "$(grep -o '<text:bookmark text:name="[^"]*' "$content" | sort | uniq -d)" ""
	hasnt "$content" "odt: no foot notes" "<text:note"
	has "$tmp/odt/meta.xml" "odt: language" "<dc:language>da-DK</dc:language>"
	has "$tmp/odt/meta.xml" "odt: made on the day of the status" "<dc:date>2025-12-31T00:00:00</dc:date>"
	run 0 "unzip" unzip -q -d "$tmp/epoch" "$tmp/epoch.odt"
	has "$tmp/epoch/meta.xml" "odt: made when the environment says" "<dc:date>2023-11-14T00:00:00</dc:date>"
	styles=$(grep -oh 'style-name="[A-Z][^"]*' "$content" "$tmp/odt/styles.xml" | sed 's/.*="//' | sort -u)
	cat "$content" "$tmp/odt/styles.xml" > "$tmp/both.xml"
	is "odt: every style is defined" "$(for s in $styles; do grep -qF "style:name=\"$s\"" "$tmp/both.xml" || echo "$s"; done)" ""
else
	skip "the parts of the ODT: unzip is not installed"
fi

# ---- the PDF ---------------------------------------------------------------------------------------
if ! command -v soffice > /dev/null || ! command -v pdfinfo > /dev/null || ! command -v qpdf > /dev/null; then
	skip "the PDF: LibreOffice, poppler-utils or qpdf is not installed"
	finish
fi
mkdir "$tmp/work"
run 0 "pdf" env TMPDIR="$tmp/work" "$(realpath "$PEJL")" report --single --as-of $as_of --format html,odt,pdf --out "$tmp/pdf" --from data/sundhedsprofil.csv data/eksempel/*.csv
is "nothing is left in the temporary folder" "$(ls -A "$tmp/work")" ""
cp "$PEJL" "$tmp/bin/pejl"
run 5 "without pejl-pdf" env PEJL_SHARE=. "$tmp/bin/pejl" report --as-of $as_of --out "$tmp/no.pdf" --from data/sundhedsprofil.csv
has "$tmp/err" "it says so" "error: pejl-pdf is not where pejl is, so no PDF can be made"
run 0 "pdf again" report "$tmp/again.pdf"
run 0 "pdf twice the same" cmp "$tmp/pdf/status.pdf" "$tmp/again.pdf"
pdf=$tmp/again.pdf
run 0 "qpdf --check" qpdf --check "$pdf"
page=$tmp/html/index.html
is "pdf: tagged, told, in order, readable" "$(tests/pdf_check.sh "$pdf" "$page")" ""
pdfinfo "$pdf" > "$tmp/info"
has "$tmp/info" "pdf: title" "Status på Sundhedsaftalen 2019-2023 – Region Syddanmark"
has "$tmp/info" "pdf: made on the day of the status" "Dec 31 00:00:00 2025"
pages=$(sed -n 's/^Pages: *//p' "$tmp/info")

# in English, with Gantts and marks of indsatser
run 0 "pdf in English" report "$tmp/english" --lang en --portfolio tests/data/indsatser.conf --format html,pdf
is "pdf in English: tagged, told, in order, readable" "$(tests/pdf_check.sh "$tmp/english/status.pdf" "$tmp/english/index.html")" ""

# worse FAULT FROM TO - the same file with the first FROM as TO has that fault and no other
qpdf --qdf --object-streams=disable "$pdf" "$tmp/open.pdf"
worse() {
	LC_ALL=C sed "0,/$2/s//$3/" "$tmp/open.pdf" > "$tmp/long.pdf"
	fix-qdf "$tmp/long.pdf" > "$tmp/worse.pdf"
	is "pdf made worse: $1" "$(tests/pdf_check.sh "$tmp/worse.pdf" "$page" | sed 's/: .*//' | tr '\n' '+')" "$1+"
}
is "pdf: nothing wrong when unpacked" "$(tests/pdf_check.sh "$tmp/open.pdf" "$page")" ""
worse "title shown" "\/DisplayDocTitle true" "\/DisplayDocTitl5 true"
worse language "\/Lang (da" "\/Lang (nb"
worse "pages with tabs in order" "\/Tabs \/S" "\/Tabs \/R"
worse figures "\/S \/Figure$" "\/S \/Figurx"
worse "figures without words" "\/Alt <feff" "\/Alu <feff"
name=$(grep -o '<svg [^>]*><title[^>]*>[^<]*' "$page" | sed 's/.*>//;q')
worse "figures told by their titles alone" "\/Alt <feff[0-9a-f]*" "\/Alt <feff$(printf %s "$name" | iconv -f UTF-8 -t UTF-16BE | od -An -tx1 | tr -d ' \n')"
worse "heads of tables without scope" "\/Scope" "\/Scopx"
worse "heading skipped" "\/S \/H2$" "\/S \/H4"
worse "font not embedded, or its letters not known" "\/FontFile2" "\/FontFilx2"
worse "font not embedded, or its letters not known" "\/ToUnicode" "\/ToUnicodx"
pdftotext -enc UTF-8 "$pdf" "$tmp/text"
has "$tmp/text" "pdf: text" "Følgegruppen for behandling og pleje"
has "$tmp/text" "pdf: text" "Ærø"
has "$tmp/text" "pdf: text" "EKSEMPELDATA"
has "$tmp/text" "pdf: pages are numbered" "Side $pages af $pages"
is "pdf: the last entry of the contents has its page" "$(pdftotext -layout -l 1 "$pdf" - | sed -n 's/^ *Kilder\.*\([0-9]*\)$/\1/p')" "$pages"
finish
