#!/bin/sh
# tests/browser.sh - the report as a reader's browser shows it: every page opened from its file in
# Chromium and held against the rules of tests/browser/check.mjs. Pictures and the printed page are
# left in build/browser for a person to look at. Skipped where Chromium or npm's packages are not.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

CHROMIUM=$(command -v chromium) || {
	skip "the pages in a browser: chromium is not installed"
	finish
}
export CHROMIUM
if ! command -v pdftotext > /dev/null; then
	skip "the pages in a browser: poppler-utils is not installed"
	finish
fi
if ! command -v node > /dev/null || [ ! -d tests/browser/node_modules/playwright-core ]; then
	skip "the pages in a browser: first npm ci --prefix tests/browser"
	finish
fi

pictures=${B:-build}/browser
rm -rf "$pictures"

# look NAME - all pages of $tmp/NAME; the checks are counted with ours
look() {
	node tests/browser/check.mjs "$tmp/$1" "$pictures/$1" > "$tmp/out" 2> "$tmp/err" < /dev/null
	grep -v ' passed, ' "$tmp/out"
	counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$tmp/out" | tr -d ',a-z')
	if [ -z "$counts" ]; then
		fail "$1: the browser could not be driven"
		head -5 "$tmp/err"
		return
	fi
	# shellcheck disable=SC2086
	set -- $counts
	passed=$((passed + $1)) failed=$((failed + $2))
}

# a page with every fault: each check sees its own
mkdir "$tmp/bad"
cp tests/browser/bad.html "$tmp/bad"
run 1 "a page with every fault" node tests/browser/check.mjs "$tmp/bad" "$tmp/bad.pictures"
for check in ids: headings: charts: links: html-validate: keyboard: "skip link:" axe: "320 px:" "1024 px:" \
	"axe at 320 px:" "console and requests:" "paper: chart '" "paper: row '" "paper: heading '"; do
	has "$tmp/out" "a page with every fault" "FAILED: bad.html: $check"
done

run 0 "report" "$PEJL" report --as-of 2025-12-31 --out "$tmp/status" --from data/sundhedsprofil.csv data/eksempel/*.csv
look status
run 0 "with an office's own words" "$PEJL" report --single --settings tests/data/own/report.conf --as-of 2025-12-31 --out "$tmp/own" --from data/sundhedsprofil.csv data/eksempel/*.csv
look own
run 0 "and of a kommune" "$PEJL" report --single --kommune Odense --settings tests/data/own/report.conf --as-of 2025-12-31 --out "$tmp/own-odense" --from data/sundhedsprofil.csv data/eksempel/*.csv
look own-odense
# in English, with indsatser that have days, and an office's own words on each page
run 0 "in English" "$PEJL" report --lang en --settings tests/data/own/report.conf --portfolio tests/data/indsatser.conf --as-of 2025-12-31 --out "$tmp/english" --from data/sundhedsprofil.csv data/eksempel/*.csv
look english
# the sheet of a meeting: many indsatser of which little is stated; a few of which much is, in English
run 0 "sheet" "$PEJL" followup --forum dak --date 2020-11-23 --out "$tmp/sheets" --from data/sundhedsprofil.csv data/eksempel/*.csv
run 0 "sheet in English" "$PEJL" followup --lang en --settings tests/data/own/report.conf --portfolio tests/data/indsatser.conf --forum styregruppe --date 2025-11-20 --out "$tmp/sheets" --from data/sundhedsprofil.csv data/eksempel/*.csv
look sheets
finish
