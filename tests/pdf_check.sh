#!/bin/sh
# tests/pdf_check.sh PDF PAGE - what a reader's PDF lacks of being accessible, held against the page made
# of the same; a line a fault, none when all is well. Needs poppler-utils, qpdf and jq.
pdf=$1 page=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

is() { # WHAT GOT WANT
	[ "$2" = "$3" ] || echo "$1: '$2', not '$3'"
}
count() { # TEXT FILE: how often
	grep -o -- "$1" "$2" | wc -l
}
# the lines of OBJECTS, a jq filter of all objects of the file
js() { jq -r "[.. | objects] | $1" "$tmp/json"; }

pdfinfo "$pdf" > "$tmp/info" 2> "$tmp/err" || echo "file: pdfinfo cannot read it"
pdfinfo -struct "$pdf" > "$tmp/struct" 2> "$tmp/err"
qpdf --json --json-key=qpdf "$pdf" > "$tmp/json" 2> "$tmp/err" || qpdf --json "$pdf" > "$tmp/json" 2> "$tmp/err"

is tagged "$(sed -n 's/^Tagged: *//p' "$tmp/info")" yes
is title "$(sed -n 's/^Title: *//p' "$tmp/info")" "$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$page" | head -1)"
is "title shown" "$(js 'map(select(has("/DisplayDocTitle"))["/DisplayDocTitle"])[0]')" true
is language "$(js 'map(select(has("/MarkInfo"))["/Lang"])[0]' | sed 's/-.*//')" "u:$(sed -n 's/.*<html[^>]* lang="\([a-z]*\).*/\1/p' "$page")"
pages=$(sed -n 's/^Pages: *//p' "$tmp/info")
is "pages with tabs in order" "$(js 'map(select(.["/Type"]? == "/Page" and .["/Tabs"] == "/S")) | length')" "$pages"

js '.[] | select(.["/S"]? == "/Figure" and has("/P")) | .["/Alt"] // "u:" | .[2:]' > "$tmp/alt"
is figures "$(wc -l < "$tmp/alt")" "$(count '<svg ' "$page")"
is "figures without words" "$(awk 'length($0) < 40' "$tmp/alt" | wc -l)" 0
is "figures told by their titles alone" "$(grep -oE '<svg [^>]*><title[^>]*>[^<]*|<figcaption[^>]*>[^<]*' "$page" | sed 's/.*>//' | grep -Fxf "$tmp/alt" | wc -l)" 0
is "figures told alike" "$(sort "$tmp/alt" | uniq -d | wc -l)" 0

sed -n 's/^ *H\([1-6]\) .*/\1/p' "$tmp/struct" > "$tmp/levels"
is "headings" "$(wc -l < "$tmp/levels")" "$(count '<h[1-6]' "$page")"
is "heading skipped" "$(awk 'NR == 1 && $1 != 1 { print "first", $1 } NR > 1 && $1 > before + 1 { print before, $1 } { before = $1 }' "$tmp/levels" | head -1)" ""
is "heads of tables without scope" "$(($(grep -c '^ *TH' "$tmp/struct") - $(grep -c '/Scope' "$tmp/struct")))" 0
is "heads of rows and of columns" "$(grep -o '/Scope /*[A-Z][a-z]*' "$tmp/struct" | sed 's/.* .*\(Row\|Column\)/\1/' | sort -u | tr '\n' ' ')" "Column Row "

pdffonts "$pdf" > "$tmp/fonts" 2> "$tmp/err"
is "fonts" "$(($(wc -l < "$tmp/fonts") > 2))" 1
is "font not embedded, or its letters not known" "$(awk 'NR > 2 && !/yes +(yes|no) +yes +[0-9]+ +[0-9]+$/' "$tmp/fonts" | head -1)" ""
pdftotext -enc UTF-8 "$pdf" "$tmp/text" 2> "$tmp/err"
for letter in æ ø å Æ; do
	grep -q "$letter" "$tmp/text" || ! grep -q "$letter" "$page" || echo "text: no $letter"
done
