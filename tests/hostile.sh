#!/bin/sh
# tests/hostile.sh - names that want to be markup, formulas, commands, paths or control characters,
# through every format: they stay text, each file is well-formed, and nothing is written elsewhere.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

root=$PWD
case $PEJL in /*) ;; *) PEJL=$root/$PEJL ;; esac
tests/hostile/make.sh "$tmp/in"
# names of files too: an internal report shows them
mv "$tmp/in/eksempel_fastholdelse.csv" "$tmp/in/eksempel_<img src=x onerror=alert(1)>'\";\$(touch pejl-x)\`.csv"
printf 'indicator a {\n\tname = "x\342\200\256y"\n}\n' > "$tmp/bidi.conf"
mkdir "$tmp/here" "$tmp/work"
cd "$tmp/here" || exit 2
pejl() { TMPDIR="$tmp/work" "$PEJL" "$@"; }
with() { # COMMAND OPTION... : with the spoilt configuration and figures
	pejl "$@" --as-of 2025-12-31 --targets ../in/targets.conf --sources ../in/sources.conf --from ../in/*.csv
}
# bidi and C1 controls, noncharacters, the byte order mark; and C0 but for tab and line ends
controls=$(printf '\342\200[\216\217\250-\256]|\342\201[\246-\251]|\302[\200-\237]|\357\273\277|\357\277[\276\277]|[\001-\010\013\014\016-\037\177]')
plain() { # NAME FILE
	is "$1: no control characters" "$(tail -c +4 "$2" | LC_ALL=C grep -cE "$controls")" 0
}

formats=html,odt
command -v soffice > /dev/null && command -v pdftotext > /dev/null && formats=$formats,pdf
run 0 "report" with report --edition internal --format $formats --out ../site
out=$tmp/site
# the sheet of a meeting, where indsatser, decisions and all else of a portfolio are told
run 0 "sheet" pejl followup --edition internal --format $formats --forum b1 --date 2025-12-01 --targets ../in/targets.conf \
	--sources ../in/sources.conf --portfolio ../in/portfolio.conf --out ../site/ark --from ../in/*.csv
sheet=$out/ark/b1-2025-12-01

# ---- pages: tags and attributes are ours alone (tests/browser.sh opens them) ------------------------
find "$out" -name '*.html' | sort > "$tmp/pages"
while read -r page; do
	name=${page#"$out"/}
	is "$name: no tag but ours" "$(grep -oiE '<(script|img|iframe|object|embed|form|base|link|foreignObject|image|use|a [^>]*javascript:)[ >/]' "$page" | head -1)" ""
	# what stands in quotes is text: with it away, no attribute begins with on, none is a style
	is "$name: no handler" "$(sed 's/="[^"]*"/=/g' "$page" | grep -oiE '<[a-z][^<>]* (on[a-z]+|style|srcdoc)=' | head -1)" ""
	is "$name: links stay in the folder" "$(grep -oE '(href|src)="[^"]*"' "$page" | grep -vE '="(#|(\.\./)?[a-z0-9./_-]+(#[a-z0-9_-]+)?")' | head -1)" ""
	plain "$name" "$page"
done < "$tmp/pages"
run 2 "bidi in a name" pejl report --targets ../bidi.conf --out ../none --from ../in/*.csv
has "$tmp/err" "bidi in a name" ":2: error: a hidden character (U+202E) stands here; delete it"
has "$out/index.html" "the file's name is there" 'eksempel_&lt;img src=x onerror=alert(1)&gt;&#39;&quot;;$(touch pejl-x)`.csv'
has "$out/index.html" "the names are there" '&lt;script&gt;alert(1)&lt;/script&gt;'
has "$out/index.html" "the indsatser are there" '<th scope="row">=cmd|&#39;/C calc&#39;!A0</th>'
has "$sheet.html" "the sheet has them" '<h3>=cmd|&#39;/C calc&#39;!A0</h3>'

# ---- the ODT -------------------------------------------------------------------------------------------
if command -v unzip > /dev/null; then
	for odt in "$out/status" "$sheet"; do
		rm -rf "$tmp/odt"
		run 0 "unzip" unzip -q -d "$tmp/odt" "$odt.odt"
		for part in $(find "$tmp/odt" -name '*.xml' -o -name '*.svg'); do
			run 0 "odt: ${part##*/} is well-formed" xmllint --noout --nonet "$part"
			plain "odt: ${part##*/}" "$part"
		done
		is "odt: no script, no macro, no formula" "$(grep -oE '<(office:script|script:|table:table-cell [^>]*table:formula|text:script)' "$tmp/odt/content.xml" | head -1)" ""
		is "odt: nothing from elsewhere" "$(grep -oE 'xlink:href="[^"#P][^"]*' "$tmp/odt/content.xml" | head -1)" ""
		is "odt: its files" "$(cd "$tmp/odt" && find . -type f | grep -vE '^\./(Pictures/[a-z0-9_-]+\.(svg|png)|META-INF/manifest\.xml|(content|styles|meta|settings)\.xml|mimetype)$')" ""
	done
else
	skip "the parts of the ODT: unzip is not installed"
fi

# ---- the PDF -------------------------------------------------------------------------------------------
if [ -f "$out/status.pdf" ]; then
	for pdf in "$out/status" "$sheet"; do
		pdftotext -enc UTF-8 "$pdf.pdf" "$tmp/text"
		has "$tmp/text" "pdf: the names are there" 'touch pejl-x'
		is "pdf: no control characters" "$(tr -d '\014' < "$tmp/text" | LC_ALL=C grep -cE "$controls")" 0
		is "pdf: nothing to run or to fetch" "$(qpdf --qdf --object-streams=disable "$pdf.pdf" - | LC_ALL=C grep -aoE '/(JavaScript|JS|Launch|URI|EmbeddedFile|SubmitForm|GoToR)\b' | sort -u | tr '\n' ' ')" ""
	done
else
	skip "the PDF: LibreOffice or poppler-utils is not installed"
fi

# ---- tables and data -----------------------------------------------------------------------------------
find "$out" -name '*.csv' | sort > "$tmp/tables"
while read -r table; do
	name=${table#"$out"/}
	# the cell begins after a delimiter or at the line's start, in quotes or not
	case $name in
	*dk.csv) is "$name: no cell is a formula" "$(LC_ALL=C grep -oE '(^|;)"?[=@+][^;]*' "$table" | grep -vE '^;?"?\+[0-9][0-9.,]*$' | head -1)" "" ;;
	esac
	plain "$name" "$table"
done < "$tmp/tables"
find "$out" -name '*.json' | sort > "$tmp/objects"
while read -r object; do
	run 0 "${object#"$out"/}: is JSON" jq empty "$object"
	plain "${object#"$out"/}" "$object"
done < "$tmp/objects"
if [ -f "$out/status.xlsx" ] && command -v unzip > /dev/null; then
	run 0 "unzip" unzip -q -d "$tmp/xlsx" "$out/status.xlsx"
	for part in $(find "$tmp/xlsx" -name '*.xml' -o -name '*.rels'); do
		run 0 "xlsx: ${part##*/} is well-formed" xmllint --noout --nonet "$part"
	done
	is "xlsx: no formula" "$(grep -rlE '<f[ >]' "$tmp/xlsx" | head -1)" ""
	is "xlsx: nothing from elsewhere" "$(grep -rl 'TargetMode="External"' "$tmp/xlsx" | head -1)" ""
fi
run 0 "status --format json" with status --format json
run 0 "status --format json" jq empty "$tmp/out"
run 0 "status" with status
is "status: no control characters" "$(LC_ALL=C grep -cE "$controls" "$tmp/out")" 0

# ---- charts --------------------------------------------------------------------------------------------
for id in $(sed -n 's/^indicator \([a-z0-9_]*\) .*/\1/p' ../in/targets.conf); do
	for chart in line dots; do
		with plot $chart --indicator "$id" --out ../chart.svg > /dev/null 2>&1 || continue
		run 0 "$chart $id: is well-formed" xmllint --noout --nonet ../chart.svg
		hasnt ../chart.svg "$chart $id" "<script"
		plain "$chart $id" ../chart.svg
	done
done
is "charts were drawn" "$(test -s ../chart.svg && echo yes)" yes

# ---- 2 MB, and control characters, from a cell -----------------------------------------------------------
long=$(head -c 2000000 /dev/zero | tr '\0' '<')
esc=$(printf '\033]0;x\007\033[31m')
bidi=$(printf 'gnisylper\342\200\256x\342\201\246\357\277\276')
for cell in "$long" "$esc" "$bidi"; do
	{
		echo 'indikator;kommune;aar;andel'
		printf '"%s";Odense;2020;10\n"%s";Odense;2021;11\n' "$cell" "$cell"
		printf 'arb_som;Odense;2023;79\n'
	} > ../in.csv
	pejl report --as-of 2025-12-31 --targets ../in/targets.conf --sources "$root/sources.conf" --format html,odt --out ../long --from ../in.csv > "$tmp/out" 2> "$tmp/err"
	code=$?
	# the first is more than a cell may hold
	is "a cell of ${#cell} bytes" $code "$(test ${#cell} -gt 1000000 && echo 1 || echo 0)"
	is "a cell of ${#cell} bytes: its message is short" "$(awk 'length > 600' "$tmp/err" | wc -l)" 0
	is "a cell of ${#cell} bytes: no control characters" "$(LC_ALL=C grep -cE "$controls" "$tmp/err")" 0
	echo "arb_som;\"$cell\";2022;12" >> ../in.csv
	run 1 "a kommune of ${#cell} bytes" pejl tidy ../in.csv
	is "a kommune of ${#cell} bytes: its message is short" "$(awk 'length > 600' "$tmp/err" | wc -l)" 0
	is "a kommune of ${#cell} bytes: no control characters" "$(LC_ALL=C grep -cE "$controls" "$tmp/err")" 0
	is "a cell of ${#cell} bytes: the pages are no longer for it" "$(find ../long -size +1500k 2> /dev/null | wc -l)" 0
done
{
	head -c 1500000 "$root/targets.conf"
	printf '# '
	printf %s "$long"
} > ../long.conf
run 2 "a configuration of 2 MB" pejl report --targets ../long.conf --out ../none --from ../in/*.csv
is "its message is short" "$(awk 'length > 600' "$tmp/err" | wc -l)" 0

# ---- nothing elsewhere -----------------------------------------------------------------------------------
is "nothing is written where it runs" "$(ls -A "$tmp/here")" ""
is "nothing is left in the temporary folder" "$(ls -A "$tmp/work")" ""
is "files have plain names" "$(find "$out" | sed "s|^$out||" | LC_ALL=C grep -vE '^[A-Za-z0-9._/-]*$' | head -1)" ""
is "no path was followed" "$(ls -d /tmp/pejl-x "$tmp"/pejl-x 2> /dev/null)" ""
cd "$root" || exit 2
finish
