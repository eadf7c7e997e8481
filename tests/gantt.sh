#!/bin/sh
# tests/gantt.sh - the indsatser of a portfolio beside the figures: the chart alone, and in the report
# their tables, charts, marks and what the figures did as they began.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

as_of=2025-12-31
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"
own=tests/data/indsatser.conf
report() { # DIR OPTION...
	dir=$1
	shift
	# shellcheck disable=SC2086
	"$PEJL" report --as-of $as_of --out "$dir" "$@" --from $demo
}
# the text of the page FILE, blanks plain, from the section with id FROM to the one with id TO
told() { # FILE
	sed 's/<svg.*<\/svg>//g; s/<[^>]*>/ /g; s/\xc2\xa0/ /g; s/  */ /g' "$1"
}
# section FILE ID - one målsætning
section() {
	awk -v id="id=\"$2\"" 'index($0, id) { on = 1 } on { print } on && /class="back"/ { exit }' "$1" > "$tmp/section"
	told "$tmp/section" > "$tmp/told"
}

# ---- the chart alone ---------------------------------------------------------------------------------
gantt() {
	"$PEJL" plot gantt --as-of $as_of --script --out - "$@" | sed 's/\xc2\xa0/ /g'
}
gantt > "$tmp/all"
is "all indsatser of the shipped portfolio" "$(grep -o '53 indsatser' "$tmp/all" | head -1)" "53 indsatser"
gantt --group "behandling og pleje" > "$tmp/group"
has "$tmp/group" "of one group" "'Behandling og pleje:'"
has "$tmp/group" "of one group" "25 indsatser, status ikke oplyst"
has "$tmp/group" "its years" "'År med ressourcetræk er oplyst for alle 25, start eller slut for ingen'"
gantt --portfolio $own --lang en > "$tmp/own"
has "$tmp/own" "another one, in English" "'2.5 person-years a year'"
has "$tmp/own" "its marks" "'milestone overdue'"
run 2 "no such group" "$PEJL" plot gantt --group x --out "$tmp/x.svg"
has "$tmp/err" "no such group" "pejl: error: --group: no indsats is of 'x'; there are: Forebyggelse, Behandling og pleje, Genoptræning og rehabilitering, Uddannelse og arbejde"
run 2 "two groups" "$PEJL" plot gantt --group forebyggelse --group x --out "$tmp/x.svg"
has "$tmp/err" "two groups" "pejl: error: gantt takes one --group, or all without it"
run 2 "files" "$PEJL" plot gantt --out "$tmp/x.svg" data/sundhedsprofil.csv
has "$tmp/err" "files" "pejl: error: gantt shows a portfolio and reads no figures; name the file with --portfolio"
run 2 "an indicator" "$PEJL" plot gantt --indicator rygning_daglig --out "$tmp/x.svg"
has "$tmp/err" "an indicator" "pejl: error: gantt takes --group, and neither --indicator nor --area"
run 2 "no such file" "$PEJL" plot gantt --portfolio "$tmp/none.conf" --out "$tmp/x.svg"
has "$tmp/err" "no such file" "$tmp/none.conf"
run 0 "an image" "$PEJL" plot gantt --as-of $as_of --portfolio $own --out "$tmp/x.svg"
if command -v xmllint > /dev/null; then run 0 "an image" xmllint --noout --nonet "$tmp/x.svg"; fi
run 0 "the same bytes" "$PEJL" plot gantt --as-of $as_of --portfolio $own --out "$tmp/y.svg"
run 0 "the same bytes" cmp "$tmp/x.svg" "$tmp/y.svg"

# ---- which portfolio -----------------------------------------------------------------------------------
run 0 "the shipped one" report "$tmp/shipped"
told "$tmp/shipped/index.html" > "$tmp/told"
has "$tmp/told" "the shipped one" "»Porteføljeoversigt for Sundhedsaftalen 2019-2023« har 53 indsatser."
has "$tmp/told" "a year is no first day" "Et år med ressourcetræk er ingen startdag."
hasnt "$tmp/shipped/index.html" "so nothing is marked" "« begynder"
section "$tmp/shipped/index.html" maal-rygning_daglig
has "$tmp/told" "why nothing is marked" "partnerskabsprojektet »Røgfri fremtid«"
# targets.conf of one's own, with no portfolio beside it: nothing is said
mkdir "$tmp/conf"
cp targets.conf sources.conf "$tmp/conf"
run 0 "none" report "$tmp/none" --targets "$tmp/conf/targets.conf" --sources "$tmp/conf/sources.conf"
hasnt "$tmp/none/index.html" "none" 'id="indsatser"'
is "none" "$(find "$tmp/none" -name 'indsatser*')" ""
hasnt "$tmp/none/datapackage.json" "none" indsatser
is "none, and no word of it" "$(grep -c portfolio "$tmp/err")" 0
cp $own "$tmp/conf/portfolio.conf"
run 0 "beside targets.conf" report "$tmp/beside" --targets "$tmp/conf/targets.conf" --sources "$tmp/conf/sources.conf"
has "$tmp/beside/index.html" "beside targets.conf" "»Prøveportefølje«"
sed 's/indicators = { rygning_daglig }/indicators = { rygning_daglige }/' $own > "$tmp/conf/portfolio.conf"
run 2 "a wrong one" report "$tmp/wrong" --targets "$tmp/conf/targets.conf" --sources "$tmp/conf/sources.conf"
has "$tmp/err" "a wrong one" "portfolio.conf:$(grep -n rygning_daglige "$tmp/conf/portfolio.conf" | cut -d: -f1): error: targets.conf has no indicator 'rygning_daglige'; the nearest is 'rygning_daglig'"
is "nothing is written" "$(ls -d "$tmp/wrong" 2> /dev/null)" ""
run 2 "one that is not there" report "$tmp/wrong" --portfolio "$tmp/none.conf"

# a portfolio without indsatser
echo 'portfolio "Tom" { }' > "$tmp/empty.conf"
run 0 "an empty one" report "$tmp/empty" --portfolio "$tmp/empty.conf"
told "$tmp/empty/index.html" > "$tmp/told"
has "$tmp/told" "an empty one" "»Tom« har ingen indsatser."
hasnt "$tmp/told" "an empty one" "startdag"
run 0 "an empty one" "$PEJL" plot gantt --portfolio "$tmp/empty.conf" --out "$tmp/x.svg"

# ---- the section ----------------------------------------------------------------------------------------
d=$tmp/own-report
run 0 "one's own" report "$d" --portfolio $own
told "$d/index.html" > "$tmp/page"
has "$tmp/page" "how many" "»Prøveportefølje« har 8 indsatser. En milepæl eller opdatering er overskredet for 1 indsats."
has "$tmp/page" "what can be marked" "syv har en."
awk '/id="indsatser-1"/, /<\/table>/' "$d/index.html" > "$tmp/table"
told "$tmp/table" | tr '\n' ' ' | sed 's/  */ /g' > "$tmp/told"
has "$tmp/told" "a row" "Fleksible indlæggelser Styregruppen i gang, 2,5 årsværk årligt 2019–2020; fra 1. marts 2019 til 31. december 2026 Akutte genindlæggelser inden for 30 dage, somatik milepælen »Evaluering« (1. marts 2025)"
has "$tmp/told" "nothing stated" "Opfølgende hjemmebesøg Styregruppen ikke oplyst 2020 "
has "$tmp/table" "what it serves" '<a href="#maal-genindl_som">Akutte genindlæggelser inden for 30 dage, somatik</a>'
is "a Gantt for each group" "$(grep -o 'id="gantt-[0-9]*-title"' "$d/index.html" | tr '\n' ' ')" 'id="gantt-1-title" id="gantt-2-title" '
told "$d/klynge/4001.html" > "$tmp/told"
has "$tmp/told" "what a klynge carries out" "Sundhedsklynge Fyn udfører 1 indsats."
hasnt "$d/klynge/4002.html" "of another one nothing" 'id="indsatser"'
run 0 "a klynge alone" report "$tmp/fyn" --portfolio $own --klynge "Sundhedsklynge Fyn"
has "$tmp/fyn/index.html" "a klynge alone has the chart" "gantt-1"
is "as pejl portfolio" "$(sed 's/,document,.*/,document/' "$d/data/indsatser.csv" | head -1)" "$("$PEJL" portfolio --portfolio $own --format csv --as-of $as_of | head -1 | sed 's/,document,.*/,document/')"
is "a row for each" "$(($(wc -l < "$d/data/indsatser.csv") - 1))" 8
hasnt "$d/data/indsatser.csv" "no file named in public" "$own"
run 0 "internal" report "$tmp/internal" --portfolio $own --edition internal
has "$tmp/internal/data/indsatser.csv" "internal: file and line" "$own,"

# ---- marks and what the figures did ------------------------------------------------------------------------
section "$d/index.html" maal-genindl_som
has "$tmp/section" "a mark" "2019: Fleksible indlæggelser"
hasnt "$tmp/section" "no mark of what is ahead" "2026: Telemedicin"
has "$tmp/told" "a break between" "»Pakkeforløb efter udskrivelse« fra den 1. oktober 2019: Kan ikke afgøres: et databrud ligger mellem målingerne på de to sider."
has "$tmp/told" "too few" "»Akutteam på Fyn« (Sundhedsklynge Fyn) fra den 1. september 2022: Kan ikke afgøres: 2 målinger før og 2 efter; der skal mindst 3 på hver side."
has "$tmp/told" "within one period" "»Fleksible indlæggelser« og »Pakkeforløb efter udskrivelse« begyndte, uden at der er et tal for en hel periode imellem: deres ændringer kan ikke skilles fra hinanden."
has "$tmp/told" "each alone" "Hver start er prøvet for sig, som om de andre ikke havde fundet sted."
has "$tmp/told" "no first day" "Startdagen er ikke oplyst, så tallene før og efter kan ikke sammenlignes: »Opfølgende hjemmebesøg«. Ikke begyndt: »Telemedicin til KOL«."
hasnt "$tmp/told" "nothing told, nothing warned of" "intet bevis"
section "$d/index.html" maal-arb_som
# the same as trend --event has, with the family of the page
# shellcheck disable=SC2086
"$PEJL" trend --indicator arb_som --event 2021-01-01 --as-of $as_of --from $demo 2> /dev/null | sed 's/\xc2\xa0/ /g' | tr -s ' \n' ' ' > "$tmp/trend"
for piece in "(7 målinger før og 4 efter): niveauet ændrede sig +0,4 procentpoint (95 %: −0,2 til +0,9), p = 0,15" "hældningen ændrede sig −0,01 procentpoint om året (95 %: −0,22 til +0,20), p = 0,89" "Linjen før giver 79,1 % på dagen."; do
	has "$tmp/trend" "trend says" "$piece"
	has "$tmp/told" "the report says" "$piece"
done
has "$tmp/told" "q" "p = 0,15, q = 0,61"
has "$tmp/told" "what q is" "q er p rettet for, at siden prøver niveau og hældning ved 8 starter på én gang."
has "$tmp/told" "no proof" "En ændring ved hændelsen er intet bevis for, at hændelsen er årsagen"
section "$d/kommune/461.html" maal-genindl_som
has "$tmp/told" "a kommune of Fyn" "»Akutteam på Fyn« fra den 1. september 2022"
section "$d/kommune/510.html" maal-genindl_som
hasnt "$tmp/told" "a kommune elsewhere" "Akutteam"
has "$tmp/told" "a kommune elsewhere" "»Fleksible indlæggelser« fra den 1. marts 2019"
# as of a day before it began, an indsats has done nothing
# shellcheck disable=SC2086
run 0 "before" "$PEJL" report --as-of 2019-09-30 --portfolio $own --out "$tmp/before" --from $demo
section "$tmp/before/index.html" maal-genindl_som
has "$tmp/told" "begun" "»Fleksible indlæggelser« fra den 1. marts 2019"
has "$tmp/told" "not begun" "Ikke begyndt: »Pakkeforløb efter udskrivelse«"

# ---- documents ---------------------------------------------------------------------------------------------
run 0 "ODT" report "$tmp/status.odt" --portfolio $own
if command -v unzip > /dev/null; then
	unzip -p "$tmp/status.odt" content.xml | sed 's/<[^>]*>/ /g; s/\xc2\xa0/ /g; s/  */ /g' > "$tmp/told"
	has "$tmp/told" "ODT: the section" "Prøveportefølje"
	has "$tmp/told" "ODT: what the figures did" "Kan ikke afgøres: et databrud ligger mellem"
	hasnt "$tmp/told" "ODT: no link to a file that is not there" "CSV til dansk Excel"
fi
finish
