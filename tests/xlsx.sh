#!/bin/sh
# tests/xlsx.sh - the workbook of pejl report: well-formed, no formula, numbers as they are, the same
# bytes twice, hostile names inert; and LibreOffice, where it is installed, reads it back equal.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

as_of=2025-12-31
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"
for need in unzip xmllint; do
	command -v $need > /dev/null && continue
	skip "the workbook: $need is not installed"
	finish
done

# whole NAME BOOK - every part is well-formed XML without formula, link or program
whole() {
	rm -rf "$tmp/parts"
	run 0 "$1: a zip file" unzip -q -d "$tmp/parts" "$2"
	find "$tmp/parts" -type f | while read -r f; do
		xmllint --noout --nonet "$f" || echo "$f"
	done > "$tmp/bad" 2>&1
	is "$1: well-formed" "$(head -2 "$tmp/bad")" ""
	is "$1: no formula" "$(grep -rlE '<f[ />]|<definedName [^>]*>[^<]*DDE' "$tmp/parts" | grep -v definedNames)" ""
	is "$1: nothing from elsewhere" "$(grep -rlE 'TargetMode="External"|<hyperlink|vbaProject|externalLink' "$tmp/parts")" ""
}

# shellcheck disable=SC2086
run 0 "report" "$PEJL" report --as-of $as_of --out "$tmp/one" --from $demo
# shellcheck disable=SC2086
run 0 "again" "$PEJL" report --as-of $as_of --out "$tmp/two" --from $demo
run 0 "the same bytes" cmp "$tmp/one/status.xlsx" "$tmp/two/status.xlsx"
whole "demo" "$tmp/one/status.xlsx"
is "sheets" "$(grep -o '<sheet name="[^"]*"' "$tmp/parts/xl/workbook.xml" | tr '\n' ' ')" '<sheet name="Status" <sheet name="Tal" <sheet name="Indsatser" <sheet name="Om tallene" '
has "$tmp/parts/docProps/core.xml" "dated by the day of the status" "2025-12-31T00:00:00Z"
is "all tables are Excel's" "$(grep -ho ' name="[A-Z][a-z]*" displayName' "$tmp"/parts/xl/tables/*.xml | sort | tr '\n' ' ')" ' name="Indsatser" displayName  name="Status" displayName  name="Tal" displayName '
is "headings stay in sight" "$(grep -l 'state="frozen"' "$tmp"/parts/xl/worksheets/*.xml | wc -l)" 3

run 0 "--version" "$PEJL" --version
has "$tmp/out" "--version" "libxlsxwriter 1."

# ---- hostile names -----------------------------------------------------------------------------------
cat > "$tmp/targets.conf" << 'END'
agreement "=HYPERLINK(\"http://x\";\"Aftale\")" {
	region = 1083
	from = "2019-07-01"
	to = "2023-12-31"
}
indicator ond {
	name = "=cmd|' /C calc'!A0 <f>1</f> ]]> &amp; \"x\""
	group = "@SUM(1+1)*"
	measure = proportion
	unit = "%"
	better = lower
	target {
		at_most = 13
		by = 2023
		from = "2020-11-23"
		status = final
		document = "+1+cmd|x"
	}
}
END
cat > "$tmp/sources.conf" << 'END'
source ond {
	publisher = "=1+1"
	title = "-2+3 <script>alert(1)</script>"
	url = "javascript:alert(1)"
	match "Ond" { indicator = ond }
}
END
printf 'kommunekode;kommune;indikator;aar;vaerdi\n461;Odense;Ond;2021;12,5\n461;Odense;Ond;2022;11,5\n' > "$tmp/ond.csv"
run 0 "hostile names" "$PEJL" report --as-of 2023-12-31 --out "$tmp/ond" --targets "$tmp/targets.conf" --sources "$tmp/sources.conf" --source ond --from "$tmp/ond.csv"
if [ -f "$tmp/ond/status.xlsx" ]; then
	whole "hostile names" "$tmp/ond/status.xlsx"
	has "$tmp/parts/xl/sharedStrings.xml" "they are text" "=cmd|' /C calc'!A0 &lt;f&gt;1&lt;/f&gt; ]]&gt; &amp;amp;"
	is "the page too" "$(grep -c '<script' "$tmp/ond/index.html")" 0
	has "$tmp/ond/tal-dk.csv" "guarded for a spreadsheet" "'=cmd"
fi

# ---- read back ---------------------------------------------------------------------------------------
office=$(command -v soffice) && office=$(dirname "$(realpath "$office")")
if [ ! -e "$office/libsclo.so" ] || ! command -v python3 > /dev/null; then
	skip "the workbook read back: LibreOffice Calc or python3 is not installed"
	finish
fi
run 0 "LibreOffice opens it" soffice "-env:UserInstallation=file://$tmp/profile" --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' --outdir "$tmp/back" "$tmp/one/status.xlsx"
is "the figures are those of tal.csv" "$(python3 - "$tmp" << 'END'
import csv, sys
tmp = sys.argv[1]
book = list(csv.reader(open(tmp + "/back/status-Tal.csv", encoding="utf-8", newline="")))
heads = book[2]
at = {h: i for i, h in enumerate(heads)}
back = {}
for r in book[3:]:
    back[r[at["Indikator"]], r[at["Gruppe"]], r[at["Områdekode"]], r[at["Periode"]]] = r
wrong = n = 0
for r in csv.DictReader(open(tmp + "/one/tal.csv", encoding="utf-8", newline="")):
    key = r["indicator"], r["stratum"], r["area"], r["period"]
    if key not in back:
        continue
    n += 1
    for mine, theirs in (("value", "Værdi"), ("numerator", "Tæller"), ("denominator", "Nævner"),
                         ("ci_low", "Nedre grænse"), ("ci_high", "Øvre grænse")):
        a, b = r[mine], back[key][at[theirs]]
        if (a == "") != (b == "") or (a != "" and abs(float(a) - float(b)) > 1e-9 * max(1, abs(float(a)))):
            wrong += 1
            if wrong < 3:
                print(key, mine, a, b)
    if r["name"] != back[key][at["Målsætning"]] or r["area_name"] != back[key][at["Område"]]:
        print(key, "names")
print("all" if n == len(back) and n > 500 and wrong == 0 else f"{n} of {len(back)}, {wrong} wrong")
END
)" all
finish
