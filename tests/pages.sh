#!/bin/sh
# tests/pages.sh - pejl report as a folder: its pages, the links between them, the files beside them;
# whole or not at all, nothing told in public that is not public, the same twice.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

as_of=2025-12-31
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"
report() { # DIR OPTION...
	dir=$1
	shift
	# shellcheck disable=SC2086
	"$PEJL" report --as-of $as_of --out "$dir" "$@" --from $demo
}
d=$tmp/status

# ---- which pages -----------------------------------------------------------------------------------
run 0 "the folder" report "$d"
is "pages" "$(cd "$d" && find . -name '*.html' | wc -l)" 28
is "a page for each kommune" "$(ls "$d/kommune" | wc -l)" 22
is "a page for each klynge of the day" "$(ls "$d/klynge" | tr '\n' ' ')" "4001.html 4002.html 4003.html 4004.html "
is "fora were before" "$(ls -d "$d/forum" 2> /dev/null)" ""
# shellcheck disable=SC2086
run 0 "fora of their day" "$PEJL" report --as-of 2021-12-31 --out "$tmp/fora" --from data/sundhedsprofil.csv
is "fora of their day" "$(ls "$tmp/fora/forum" | tr '\n' ' ')" "3001.html 3002.html 3003.html 3004.html "
# no figure outside the region: no page of the country
run 0 "no country" "$PEJL" report --as-of $as_of --out "$tmp/region" --from data/eksempel/eksempel_genindlaeggelser.csv
is "no page of the country" "$(ls "$tmp/region" | grep -c landet)" 0
hasnt "$tmp/region/index.html" "no page of the country" "landet.html"

# ---- links: each leads to a file and a place in it --------------------------------------------------
find "$d" -name '*.html' | while read -r page; do
	grep -o 'href="[^"]*"' "$page" | sed 's/^href="//; s/"$//' | sort -u | while read -r to; do
		file=${to%%#*} at=${to#*#}
		[ -n "$file" ] && file=$(dirname "$page")/$file || file=$page
		[ -f "$file" ] || echo "$page: $to"
		case $to in *"#"*) grep -qF "id=\"$at\"" "$file" || echo "$page: $to" ;; esac
	done
done > "$tmp/broken"
is "every link leads somewhere" "$(head -3 "$tmp/broken")" ""
is "every file is linked from a page" "$(cd "$d" && find . -type f ! -name .pejl ! -name index.html | sed 's,^\./,,' | while read -r f; do
	grep -rqF --include='*.html' "$f\"" . || echo "$f"
done)" ""
for page in "$d"/kommune/*.html "$d"/klynge/*.html; do
	is "$page: itself is marked" "$(grep -o 'href="[^"]*" aria-current="page"' "$page")" "href=\"../${page#"$d"/}\" aria-current=\"page\""
	has "$page" "$page: back to the region" 'href="../index.html"'
done
# a chart has its table and its figures
is "a table for each chart" "$(grep -c ': figurens tal' "$d/index.html")" "$(grep -c '<figure' "$d/index.html")"
is "closed" "$(grep -rc '<details open' "$d/index.html")" 0
has "$d/index.html" "a table's CSV" 'href="data/maal-rygning_daglig.dk.csv"'
has "$d/kommune/461.html" "a table's CSV" 'href="../data/kommune-461.csv"'

# ---- what they say -----------------------------------------------------------------------------------
has "$d/kommune/461.html" "whose page" "<h1><span>Status på Sundhedsaftalen 2019-2023 –</span> <span>Odense</span></h1>"
has "$d/kommune/461.html" "the target is the region's" "Målene er aftalt for regionen som helhed; at holde et mindre område op mod dem er denne opgørelses valg."
has "$d/kommune/461.html" "sparklines" 'class="spark"'
hasnt "$d/index.html" "a forum that the heading names already" "Følgegruppen for behandling og pleje</td>"
has "$d/index.html" "what is worse" "Ingen af de 161 udviklinger, der er prøvet på én gang, er både dårligere end målet"
has "$d/landet.html" "the country" "Der er tal for 98 af landets 98 kommuner, heraf 22 af de 22 i Region Syddanmark. Målet er aftalt for Region Syddanmark alene."
hasnt "$d/landet.html" "only figures that are real" EKSEMPELDATA
has "$d/kommune/461.html" "invented figures" EKSEMPELDATA

# ---- the files ---------------------------------------------------------------------------------------
# shellcheck disable=SC2086
"$PEJL" status --as-of $as_of --format csv --from $demo 2> /dev/null > "$tmp/status.csv"
# as pejl status, less the place of each figure, which is not public
columns() { python3 -c '
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
drop = [i for i, h in enumerate(rows[0]) if h in ("places", "file", "line", "field")]
for r in rows: print([c for i, c in enumerate(r) if i not in drop])' "$1"; }
if command -v python3 > /dev/null; then
	is "status.csv as pejl status" "$(columns "$d/status.csv")" "$(columns "$tmp/status.csv")"
	is "the package fits its files" "$(python3 - "$d" << 'END'
import csv, json, os, sys
d = sys.argv[1]
for r in json.load(open(os.path.join(d, "datapackage.json"), encoding="utf-8"))["resources"]:
    rows = list(csv.reader(open(os.path.join(d, r["path"]), encoding="utf-8-sig", newline=""),
                           delimiter=r["dialect"]["delimiter"]))
    fields = r["schema"]["fields"]
    if rows[0] != [f["name"] for f in fields]:
        print(r["path"], "has other columns")
    for row in rows[1:]:
        for f, c in zip(fields, row):
            if c and f["type"] in ("number", "integer"):
                float(c.replace(",", ".") if f.get("decimalChar") == "," else c)
            if c and f["type"] == "boolean" and c not in ("true", "false"):
                print(r["path"], f["name"], c)
END
)" ""
	is "every figure once" "$(cut -d, -f1-6 < "$d/tal.csv" | sort | uniq -d | head -2)" ""
else
	skip "the files are read with python3, which is not installed"
fi
is "no path of ours in public" "$(grep -rlE 'sundhedsprofil\.csv|data/eksempel' "$d" --include='*.csv' --include='*.json' --include='*.html')" ""
run 0 "internal" report "$tmp/internal" --edition internal
has "$tmp/internal/status.csv" "internal: places" "data/sundhedsprofil.csv"
has "$tmp/internal/tal.csv" "internal: places" "data/sundhedsprofil.csv"
# shellcheck disable=SC2086
"$PEJL" status --as-of $as_of --format json --from $demo 2> /dev/null > "$tmp/status.json"
run 0 "internal: as pejl status" cmp "$tmp/status.json" "$tmp/internal/status.json"
run 0 "internal: as pejl status" cmp "$tmp/status.csv" "$tmp/internal/status.csv"

# ---- one page, one area ------------------------------------------------------------------------------
run 0 "single" report "$tmp/single" --single
is "single" "$(ls "$tmp/single")" index.html
is "single: it needs nothing else" "$(grep -o 'href="[^#"][^"]*"' "$tmp/single/index.html")" ""
run 0 "a kommune" report "$tmp/odense" --kommune Odense
is "a kommune" "$(ls "$tmp/odense" | tr '\n' ' ')" "data datapackage.json index.html status-dk.csv status.csv status.json status.xlsx tal-dk.csv tal.csv "
is "a kommune's data" "$(ls "$tmp/odense/data" | tr '\n' ' ')" "kommune-461.csv kommune-461.dk.csv "
has "$tmp/odense/index.html" "a kommune" "<span>Odense</span>"
has "$tmp/odense/index.html" "its method" 'id="metode"'
run 0 "a klynge" report "$tmp/fyn" --klynge 4001
has "$tmp/fyn/index.html" "a klynge" "<span>Sundhedsklynge Fyn</span>"
run 2 "no kommune" report "$tmp/x" --kommune Odnse
has "$tmp/err" "no kommune" "error: --kommune: 'Odnse' is no area; did you mean Odense"
run 2 "a klynge is no kommune" report "$tmp/x" --kommune 4001
has "$tmp/err" "a klynge is no kommune" "error: --kommune: Sundhedsklynge Fyn is no kommune"
run 2 "a forum that is gone" report "$tmp/x" --klynge 3001
has "$tmp/err" "a forum that is gone" "error: --klynge: SOF-OUH has no kommuner on 2025-12-31"
run 2 "both" report "$tmp/x" --kommune 461 --klynge 4001
has "$tmp/err" "both" "error: --kommune and --klynge do not go together"
is "nothing written" "$(ls -d "$tmp/x" 2> /dev/null)" ""

# ---- old or new ---------------------------------------------------------------------------------------
run 0 "twice" report "$tmp/twice"
run 0 "the same bytes" diff -r "$d" "$tmp/twice"
echo mine > "$tmp/twice/kommune/note.txt"
run 0 "over an old one" report "$tmp/twice" --single
is "the old pages are gone, what is another's stays" "$(cd "$tmp/twice" && find . -type f | LC_ALL=C sort | tr '\n' ' ')" "./.pejl ./index.html ./kommune/note.txt "
mkdir "$tmp/bin"
run 5 "no gnuplot" env PATH="$tmp/bin" "$(realpath "$PEJL")" report --as-of $as_of --out "$tmp/twice" --from data/sundhedsprofil.csv
run 0 "the old one stays" cmp "$tmp/single/index.html" "$tmp/twice/index.html"
is "nothing is left beside" "$(ls "$tmp" | grep -c tmp)" 0
finish
