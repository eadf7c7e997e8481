#!/bin/sh
# tests/settings.sh - pejl report with an office's own words (report.conf): where it is read, what each
# page and document shows of it, what is refused; and hostile words through every format.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

root=$PWD
case $PEJL in /*) ;; *) PEJL=$root/$PEJL ;; esac
demo="$root/data/sundhedsprofil.csv $(ls "$root"/data/eksempel/*.csv | LC_ALL=C sort)"
report() { # DIR OPTION...
	dir=$1
	shift
	# shellcheck disable=SC2086
	"$PEJL" report --as-of 2025-12-31 --out "$dir" "$@" --from $demo
}
conf=$tmp/own/report.conf
mkdir "$tmp/own"
cp -R tests/data/own/. "$tmp/own"
printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\0\001\0\0\0\001\010\0\0\0\0:~\233U\0\0\0\012IDATx\234c\370\017\0\001\001\001\0\033\266\356V\0\0\0\0IEND\256B`\202' > "$tmp/own/logo.png"

# ---- where it is read ---------------------------------------------------------------------------------
run 0 "without" report "$tmp/plain"
mkdir "$tmp/beside"
cp targets.conf sources.conf portfolio.conf "$tmp/beside"
run 0 "none beside targets.conf" report "$tmp/none" --targets "$tmp/beside/targets.conf" --sources "$tmp/beside/sources.conf"
run 0 "the shipped one, all of it comments, changes nothing" diff -r "$tmp/plain" "$tmp/none"
cp -R "$tmp/own/." "$tmp/beside"
run 0 "beside targets.conf" report "$tmp/found" --targets "$tmp/beside/targets.conf" --sources "$tmp/beside/sources.conf"
run 0 "named" report "$tmp/named" --settings "$conf"
run 0 "found or named: the same" diff -r "$tmp/found" "$tmp/named"
hasnt "$tmp/plain/index.html" "without" '<img'
run 2 "not there" report "$tmp/x" --settings "$tmp/none.conf"
has "$tmp/err" "not there" "none.conf: error: cannot be read: No such file or directory"
# the shipped one with the # away, as its first lines ask for
sed -n '/^# title/,$p' report.conf | grep -vE '^# (Before|After|On one) ' | sed 's/^# \{0,1\}//' > "$tmp/own/shipped.conf"
cp "$tmp/own/billeder/logo.svg" "$tmp/own/logo.svg"
run 0 "the shipped one without its #" report "$tmp/shipped" --single --settings "$tmp/own/shipped.conf"
has "$tmp/shipped/index.html" "the shipped one without its #" "Kommentar fra Følgegruppen for forebyggelse"
sed -n '/^\.Bd/,/^\.Ed/p' doc/report.conf.5 | sed '/^\.Ed/q' | grep -v '^\.' > "$tmp/own/manual.conf"
run 0 "the manual's example" report "$tmp/manual" --single --settings "$tmp/own/manual.conf"
has "$tmp/manual/index.html" "the manual's example" '<a href="#oversigt">oversigten</a>'
for key in $("$PEJL" report --settings "$tmp/own/intro.md" --from data/sundhedsprofil.csv 2>&1 | sed -n 's/.*it takes //p' | tr -d ',') text text_file by date area; do
	if grep -qw -- "$key" doc/report.conf.5; then pass; else fail "the manual has no $key"; fi
done

# ---- what each page shows --------------------------------------------------------------------------------
d=$tmp/named
for page in index.html kommune/461.html kommune/410.html landet.html; do
	has "$d/$page" "$page: logo" '<p class="logo"><img alt="Egen Region" width="400" height="100" src="data:image/svg+xml;base64,'
	has "$d/$page" "$page: subtitle" '<p class="subtitle">Fjerde status</p>'
	has "$d/$page" "$page: colour" ':root { --link: #00533c; }'
	has "$d/$page" "$page: foot" 'Udgivet af Sekretariatet. Kontakt: <a href="mailto:sekretariat@example.dk">sekretariat@example.dk</a>. <a href="https://www.was.digst.dk/example-dk">Tilgængelighedserklæring</a>.'
	has "$d/$page" "$page: it fetches nothing" "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:\""
done
has "$d/index.html" "title" "<h1>Sundhed i fællesskab 2025</h1>"
has "$d/kommune/461.html" "title" "<h1><span>Sundhed i fællesskab 2025 –</span> <span>Odense</span></h1>"
has "$d/landet.html" "title" "<span>hele landet</span></h1>"
is "introduction and conclusion on the first page" "$(cd "$d" && grep -lE 'Der skal mere fart|Vi er <strong>halvvejs' -r . | LC_ALL=C sort | tr '\n' ' ')" "./index.html "
has "$d/index.html" "introduction" '<a href="#oversigt">oversigten</a>.</p>'
has "$d/index.html" "its heading" '<h3>Nyt</h3>'
comments() { grep -o '<h4>Kommentar fra [^<]*' "$1" | sed 's/.*fra //' | tr '\n' ';'; }
is "comments of the region" "$(comments "$d/index.html")" "Følgegruppen for forebyggelse;"
is "comments of Odense" "$(comments "$d/kommune/461.html")" "Følgegruppen for forebyggelse;Odense Kommune;"
is "comments of the country" "$(comments "$d/landet.html")" "Danske Regioner;"
has "$d/index.html" "who and when" '<p class="byline">Skrevet den 3. november 2025, ikke beregnet.</p>'
has "$d/datapackage.json" "the package" '"title": "Sundhed i fællesskab 2025"'
for f in status.csv status.json tal.csv; do
	run 0 "$f: the figures are as before" cmp "$tmp/plain/$f" "$d/$f"
done
run 0 "one kommune" report "$tmp/odense" --settings "$conf" --kommune Odense
is "one kommune: its comments" "$(comments "$tmp/odense/index.html")" "Følgegruppen for forebyggelse;Odense Kommune;"
hasnt "$tmp/err" "one kommune" "warning"
run 0 "twice" report "$tmp/twice" --settings "$conf"
run 0 "twice the same" diff -r "$d" "$tmp/twice"

# a link that leads nowhere, a comment that nobody sees
cat > "$tmp/own/lost.conf" << 'END'
intro = "Se [her](#ingen)."
comment rygning_unge { text = x by = y date = "2025-01-01" }
comment rygning_daglig { text = x by = y date = "2025-01-01" area = Aarhus }
comment rygning_daglig { text = x by = y date = "2025-01-01" area = 9999 }
END
sed -i '$d' "$tmp/own/lost.conf"
run 0 "lost words" report "$tmp/lost" --settings "$tmp/own/lost.conf"
has "$tmp/err" "lost words" "lost.conf:2: warning: there are no figures of 'rygning_unge', so the comment is not shown"
has "$tmp/err" "lost words" "lost.conf:3: warning: there is no page of Aarhus in this report, so the comment is not shown"
has "$tmp/err" "lost words" "lost.conf:1: warning: the first page has no place '#ingen', so the words stand there without a link"
has "$tmp/lost/index.html" "lost words" "<p>Se her.</p>"

# ---- documents -----------------------------------------------------------------------------------------------
formats=html,odt
command -v soffice > /dev/null && command -v pdfinfo > /dev/null && command -v qpdf > /dev/null && formats=$formats,pdf
run 0 "documents" report "$tmp/docs" --single --format $formats --settings "$conf"
if command -v unzip > /dev/null; then
	run 0 "unzip" unzip -q -d "$tmp/odt" "$tmp/docs/status.odt"
	for part in "$tmp"/odt/*.xml "$tmp"/odt/META-INF/*.xml "$tmp/odt/Pictures/logo.svg"; do
		run 0 "odt: ${part##*/} is well-formed" xmllint --noout --nonet "$part"
	done
	hasnt "$tmp/odt/Pictures/logo.svg" "odt: nobody's notes" "lavet af"
	has "$tmp/odt/content.xml" "odt: logo" "<svg:title>Egen Region</svg:title>"
	has "$tmp/odt/content.xml" "odt: comment" "Kommentar fra Følgegruppen for forebyggelse"
	has "$tmp/odt/content.xml" "odt: links" 'xlink:href="https://www.was.digst.dk/example-dk"'
	has "$tmp/odt/styles.xml" "odt: colour" 'fo:color="#00533c"'
	run 0 "unzip" unzip -q -d "$tmp/xlsx" "$d/status.xlsx"
	has "$tmp/xlsx/xl/sharedStrings.xml" "xlsx: title" "Sundhed i fællesskab 2025"
	has "$tmp/xlsx/docProps/core.xml" "xlsx: title" "<dc:title>Sundhed i fællesskab 2025 (EKSEMPELDATA)</dc:title>"
	has "$tmp/xlsx/xl/sharedStrings.xml" "xlsx: comment" "Daglige rygere, 16 år og derover, Odense: Ny klinik."
else
	skip "the parts of ODT and XLSX: unzip is not installed"
fi
if [ -f "$tmp/docs/status.pdf" ]; then
	pdf=$tmp/docs/status.pdf
	run 0 "qpdf --check" qpdf --check "$pdf"
	pdfinfo "$pdf" > "$tmp/info"
	has "$tmp/info" "pdf: title" "Sundhed i fællesskab 2025"
	pdfinfo -struct "$pdf" > "$tmp/struct" 2> /dev/null
	is "pdf: no level of heading is skipped" "$(sed -n 's/^ *H\([1-6]\) .*/\1/p' "$tmp/struct" | awk 'NR > 1 && $1 > before + 1 { print before, $1 } { before = $1 }' | head -1)" ""
	is "pdf: as many headings as the page" "$(grep -c '^ *H[1-6] ' "$tmp/struct")" "$(grep -o '<h[1-6]' "$tmp/docs/index.html" | wc -l)"
	qpdf --json --json-key=qpdf "$pdf" 2> /dev/null > "$tmp/json" || qpdf --json "$pdf" > "$tmp/json"
	js() { jq -r "[.. | objects] | $1" "$tmp/json"; }
	is "pdf: the logo and each chart is a figure" "$(js 'map(select(.["/S"]? == "/Figure" and has("/P"))) | length')" "$(($(grep -o '<svg ' "$tmp/docs/index.html" | wc -l) + 1))"
	is "pdf: each is described" "$(js 'map(select(.["/S"]? == "/Figure" and has("/P") and ((.["/Alt"] // "") | length) == 0)) | length')" 0
	pdftotext -enc UTF-8 "$pdf" "$tmp/text"
	has "$tmp/text" "pdf: comment" "Kommentar fra Følgegruppen for forebyggelse"
else
	skip "the PDF: LibreOffice, poppler-utils or qpdf is not installed"
fi

# ---- a PNG that only decorates ---------------------------------------------------------------------------------
printf 'logo = "logo.png"\nlogo_text = ""\n' > "$tmp/own/png.conf"
run 0 "png" report "$tmp/png" --single --format html,odt --settings "$tmp/own/png.conf"
has "$tmp/png/index.html" "png" '<img alt="" width="1" height="1" src="data:image/png;base64,iVBORw0KGgo'
is "png: it is whole" "$(sed -n 's/.*base64,\([^"]*\)".*/\1/p' "$tmp/png/index.html" | base64 -d | cksum)" "$(cksum < "$tmp/own/logo.png")"

# ---- what is refused -------------------------------------------------------------------------------------------
refused() { # NAME LINE TEXT CONF-TEXT
	printf '%b' "$4" > "$tmp/own/bad.conf"
	run 2 "$1" report "$tmp/x" --settings "$tmp/own/bad.conf"
	has "$tmp/err" "$1" "bad.conf:$2: error: $3"
	is "$1: nothing is written" "$(ls -d "$tmp/x" 2> /dev/null)" ""
	is "$1: the message is short" "$(awk 'length > 600' "$tmp/err" | wc -l)" 0
}
echo '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>' > "$tmp/own/script.svg"
echo '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1"><text>&x;</text></svg>' > "$tmp/own/xxe.svg"
ln -s /etc/passwd "$tmp/own/link.md"
ln -s / "$tmp/own/root"
mkfifo "$tmp/own/pipe"
head -c 300000 /dev/zero | tr '\0' 'x' > "$tmp/own/large"
refused "a key" 2 "no such option 'titel' in the file" '\ntitel = x'
refused "a comment on nothing" 1 "targets.conf has no indicator 'rygning_dagligt'; the nearest is rygning_daglig" 'comment rygning_dagligt { text = x by = y date = "2025-01-01" }'
refused "a pale colour" 1 "#ff8800 is too pale to read: its contrast on white is 2.39:1" 'accent = "#ff8800"'
refused "colour: more than one" 1 "'#000;}' is no colour" 'accent = "#000;}"'
refused "javascript:" 1 "'statement' takes an address as https://" 'statement = "javascript:alert(1)"'
refused "logo without words" 1 "'logo' needs 'logo_text'" 'logo = "logo.png"'
LC_ALL=C sed 's/IHDR\(........\)./IHDR\1c/' "$tmp/own/logo.png" > "$tmp/own/depth.png"
refused "png with a depth of 99" 1 "'depth.png' cannot be used: its header has a colour or depth that no PNG has" 'logo = "depth.png" logo_text = x'
refused "svg with a script" 1 "the logo cannot be used: it has the element 'script'; a logo has shapes" 'logo = "script.svg" logo_text = x'
refused "svg with an entity" 1 "the logo cannot be used: it is no SVG that can be read" 'logo = "xxe.svg" logo_text = x'
refused "from the root" 1 "'/etc/passwd' cannot be used: a file is named from the folder of this one" 'intro_file = "/etc/passwd"'
refused "upwards" 1 "'../own/intro.md' cannot be used: a file is named from the folder of this one" 'intro_file = "../own/intro.md"'
refused "a link" 1 "'link.md' cannot be used: it is reached by a symbolic link" 'intro_file = "link.md"'
refused "through a link" 1 "'root/etc/passwd' cannot be used: it is reached by a symbolic link" 'intro_file = "root/etc/passwd"'
refused "a pipe" 1 "'pipe' cannot be used: it is no ordinary file" 'intro_file = "pipe"'
refused "a large text" 1 "'large' cannot be used: it has 293 KiB, and at most 64 are taken" 'intro_file = "large"'
refused "a large logo" 1 "'large' cannot be used: it has 293 KiB, and at most 256 are taken" 'logo = "large" logo_text = ""'
refused "escape sequences" 1 "a control character (byte 27) stands here" 'intro = "\033]0;x\007"'
refused "bidi" 2 "a hidden character (U+202E) stands here" 'intro = "\n\342\200\256x"'
printf 'x\n\033[31m\n' > "$tmp/own/esc.md"
printf 'intro_file = "esc.md"\n' > "$tmp/own/bad.conf"
run 2 "escape sequences in a file" report "$tmp/x" --settings "$tmp/own/bad.conf"
has "$tmp/err" "escape sequences in a file" "/own/esc.md:2: error: a control character (byte 27) stands here"
{
	printf 'title = "'
	head -c 2000000 /dev/zero | tr '\0' '<'
	printf '"\n'
} > "$tmp/own/bad.conf"
run 2 "2 MB" report "$tmp/x" --settings "$tmp/own/bad.conf"
has "$tmp/err" "2 MB" "error: cannot be read: it is larger than 1 MiB"
{
	printf 'title = "'
	head -c 900000 /dev/zero | tr '\0' '<'
	printf '"\n'
} > "$tmp/own/bad.conf"
run 2 "a title of 900 kB" report "$tmp/x" --settings "$tmp/own/bad.conf"
has "$tmp/err" "a title of 900 kB" "error: 'title' has 900000 bytes, and at most 300 are taken"

{
	printf 'intro = "'
	yes '' | head -500000 | sed 's/$/\r/'
	echo '"'
} > "$tmp/own/bad.conf"
run 2 "half a million lines of Windows" timeout 60 "$PEJL" report --settings "$tmp/own/bad.conf" --out "$tmp/x" --from data/eksempel/eksempel_fastholdelse.csv
has "$tmp/err" "half a million lines of Windows" "bad.conf:500001: error: 'intro' has 500000 bytes, and at most 65536 are taken"

# ---- hostile words through every format ------------------------------------------------------------------------
quoted() { sed 's/[\\"]/\\&/g; s/\${/$ {/g'; }
{
	for key in title:1 subtitle:2 publisher:16 logo_text:2; do
		printf '%s = "%s"\n' "${key%:*}" "$(sed -n "${key#*:}p" tests/hostile/payloads.txt | quoted)"
	done
	echo 'logo = "logo.png"'
	echo 'intro = "'
	quoted < tests/hostile/payloads.txt
	sed 's/^/- [x](&) **&** [&](#oversigt) [y](https:\/\/&)/' tests/hostile/payloads.txt | quoted
	sed 's/^/### /' tests/hostile/payloads.txt | quoted
	echo '"'
	quoted < tests/hostile/payloads.txt | while read -r payload; do
		day=$((day + 1))
		printf 'comment rygning_daglig { text = "%s" by = "%s" date = "2025-01-%02d" }\n' "$payload" "$payload" $day
	done
} > "$tmp/own/hostile.conf"
mkdir "$tmp/here"
cd "$tmp/here" || exit 2
run 0 "hostile words" report ../hostile --format $formats --settings ../own/hostile.conf
h=$tmp/hostile
page=$h/index.html
is "no tag but ours" "$(grep -oiE '<(script|iframe|object|embed|form|base|link|foreignObject|image|use|a [^>]*javascript:)[ >/]' "$page" | head -1)" ""
is "one picture, in the page" "$(grep -o '<img [^>]*' "$page" | sed 's/alt="[^"]*"//' | cut -c 1-60)" '<img  width="1" height="1" src="data:image/png;base64,iVBORw'
is "no handler" "$(sed 's/="[^"]*"/=/g' "$page" | grep -oiE '<[a-z][^<>]* (on[a-z]+|style|srcdoc)=' | head -1)" ""
is "links stay in the folder" "$(grep -oE '(href|src)="[^"]*"' "$page" | grep -vE '="(#|data:image/png;base64,|(\.\./)?[a-z0-9./_-]+(#[a-z0-9_-]+)?")' | head -1)" ""
has "$page" "the words are there" '<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>'
has "$page" "the words are there" '<h4>Kommentar fra =cmd|&#39;/C calc&#39;!A0</h4>'
if command -v unzip > /dev/null; then
	run 0 "unzip" unzip -q -d "$tmp/hodt" "$h/status.odt"
	for part in content styles meta; do
		run 0 "odt: $part.xml is well-formed" xmllint --noout --nonet "$tmp/hodt/$part.xml"
	done
	is "odt: nothing from elsewhere" "$(grep -oE 'xlink:href="[^"#P][^"]*' "$tmp/hodt/content.xml" | head -1)" ""
	is "odt: no script" "$(grep -oE '<(office:script|script:|text:script)' "$tmp/hodt/content.xml" | head -1)" ""
	run 0 "unzip" unzip -q -d "$tmp/hxlsx" "$h/status.xlsx"
	for part in $(find "$tmp/hxlsx" -name '*.xml' -o -name '*.rels'); do
		run 0 "xlsx: ${part##*/} is well-formed" xmllint --noout --nonet "$part"
	done
	is "xlsx: no formula" "$(grep -rlE '<f[ >]' "$tmp/hxlsx" | head -1)" ""
	is "xlsx: nothing from elsewhere" "$(grep -rl 'TargetMode="External"' "$tmp/hxlsx" | head -1)" ""
	has "$tmp/hxlsx/xl/sharedStrings.xml" "xlsx: the words are there" "=HYPERLINK("
fi
run 0 "the package is JSON" jq empty "$h/datapackage.json"
if [ -f "$h/status.pdf" ]; then
	is "pdf: nothing to run or to fetch" "$(qpdf --qdf --object-streams=disable "$h/status.pdf" - | LC_ALL=C grep -aoE '/(JavaScript|JS|Launch|URI|EmbeddedFile|SubmitForm|GoToR)\b' | sort -u | tr '\n' ' ')" ""
fi
is "nothing is written where it runs" "$(ls -A "$tmp/here")" ""
is "no path was followed" "$(ls -d /tmp/pejl-x "$tmp"/pejl-x 2> /dev/null)" ""
cd "$root" || exit 2
finish
