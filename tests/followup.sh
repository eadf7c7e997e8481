#!/bin/sh
# tests/followup.sh - a year of meetings of one forum: its portfolio is a file that is edited by hand
# between them. A milestone becomes overdue and is reached, a decision is answered, an indsats ends,
# the forum becomes a klynge; each sheet is held against tests/golden/followup, and what must be on
# it is looked for. `tests/followup.sh --update` writes what is now as what shall be.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
golden=$PWD/tests/golden/followup
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
update=${1-}
cd "$tmp" || exit 2

cat > sources.conf << 'CONF'
source tal {
	publisher = "Sundhedsdatastyrelsen"
	title = "Prøvens tal"
	extracted = "2023-02-01"
	file = "tal*.csv"
}
CONF
cat > targets.conf << 'CONF'
agreement "Aftalen" {
	groups = "Følgegruppen for"
	region = 1083
	from = "2019-07-01"
	to = "2023-12-31"
}
indicator genindlagt {
	name = "Genindlagte"
	group = "Behandling og pleje"
	measure = proportion
	unit = "%"
	better = lower
	target { from = "2019-09-19" at_most = 10 by = 2023 status = final document = "Aftalen" }
}
indicator ryger {
	name = "Daglige rygere"
	group = "Forebyggelse"
	measure = proportion
	unit = "%"
	better = lower
	target { from = "2019-09-19" at_most = 13 by = 2023 status = final document = "Aftalen" }
}
indicator udgaaet {
	name = "Indlagte"
	group = "Behandling og pleje"
	measure = proportion
	unit = "%"
	better = lower
	target { from = "2019-09-19" at_most = 20 by = 2023 status = draft document = "Udkast" }
	target { from = "2020-11-23" status = withdrawn document = "Aftalen" }
}
CONF
kommune() { # AREA, then the events of 2018 ... among 1000
	area=$1 year=2018
	shift
	for events; do
		echo "genindlagt;$area;$year;;$events;1000"
		year=$((year + 1))
	done
}
{
	echo "indicator;area;period;value;numerator;denominator"
	kommune Haderslev 140 135 128 121 112
	kommune Tønder 130 128 126 124 97
	kommune Sønderborg 150 140 135 126 101
	kommune Aabenraa 120 121 119 118 98
	kommune Odense 100 100 100 100 100
	echo "ryger;Region Syddanmark;2017;16,5;;"
	echo "ryger;Region Syddanmark;2021;15,1;;"
	echo "ryger;Haderslev;2021;16,2;;"
} > tal.csv

# ---- the portfolio as it is before the first meeting
cat > portfolio.conf << 'CONF'
portfolio "Sønderjyllands portefølje" { update_days = 14 }

body sku { name = "Sundhedskoordinationsudvalget" area = 1083 document = "Tillægget" }
body fg_pleje { name = "Følgegruppen for behandling og pleje" area = 1083 document = "Kommissorium" }
body sof {
	name = "SOF Sønderjylland"
	to = "2022-06-30"
	successor = klynge
	area = 3004
	meetings = { "2021-12-01", "2022-03-09", "2022-06-08" }
	document = "Kommissorium"
}
body klynge {
	name = "Sundhedsklynge Sønderjylland"
	from = "2022-07-01"
	area = 4004
	meetings = { "2022-09-14", "2022-12-07" }
	document = "Kommissorium"
}
body ipg { name = "Implementeringsgruppen" area = 3004 reports_to = sof successor = klynge to = "2022-06-30" document = "Kommissorium" }
body naboer { name = "Naboer" area = 3001 to = "2022-06-30" document = "Kommissorium" }

effort fleksible {
	name = "Fleksible indlæggelser"
	kind = new
	group = "Behandling og pleje"
	forum = sof
	status = running
	start = "2020-03-01"
	end = "2022-10-31"
	years = { 2020, 2021, 2022 }
	staff = 0.5
	indicators = { genindlagt, udgaaet }
	responsible = "Formændene for implementeringsgruppen"
	implementation = "Sygehuset følger op hvert kvartal."
	communication = "Brev til de praktiserende læger."
	gain = "Færre genindlæggelser af ældre."
	document = "Kommissoriet"
	updated = "2022-02-20"
	milestone "Aftale underskrevet" { due = "2020-06-01" done = "2020-05-28" }
	milestone "Personale undervist" { due = "2022-05-01" }
	milestone "Evaluering" { due = "2022-10-15" note = "sygehuset skriver den" }
	criterion "Højst hver tiende genindlægges" { indicator = genindlagt at_most = 10 by = 2022 }
	criterion "Borgerne er trygge" { }
	decision "Godkend kommunikationsplanen" { meeting = "2022-03-09" }
	decision "Skal aftalen fortsætte?" { meeting = "2022-09-14" }
}
effort rygestop {
	name = "Fælles rygestop"
	kind = new
	group = "Forebyggelse"
	forum = fg_pleje
	local = { sof }
	status = planned
	start = "2022-06-01"
	years = { 2022, 2023 }
	indicators = { ryger }
	document = "Tillægget"
	updated = "2022-02-25"
	milestone "Hold i gang i alle kommuner" { due = "2022-11-01" }
	criterion "Højst 15 % daglige rygere" { indicator = ryger at_most = 15 by = 2023 }
	decision "Om følgegruppens plan" { meeting = "2022-05-05" }
}
effort sonde {
	name = "Samarbejdsaftale om sondeernæring"
	kind = existing
	group = "Behandling og pleje"
	forum = ipg
	years = { 2020 }
	document = "Kommissoriet"
}
effort andres {
	name = "Naboernes indsats"
	kind = new
	group = "Forebyggelse"
	forum = naboer
	document = "Kommissoriet"
}
CONF
edit() { # SED: as the secretary does it
	cp portfolio.conf before.conf
	sed "$1" before.conf > portfolio.conf
	if cmp -s before.conf portfolio.conf; then fail "'$1' changes nothing"; fi
}
sheet() { # NAME FORUM DATE: written to NAME.html, its text to NAME.txt with plain blanks
	run 0 "$1" "$PEJL" followup --forum "$2" --date "$3" --out "$1.html" --from tal.csv
	sed -e '/<style>/,/<\/style>/d' -e 's/<svg.*<\/svg>/[figur]/' \
		-e 's/<\/t[hd]>/ | /g' -e 's/<[^>]*>//g' -e 's/\xc2\xa0/ /g' -e 's/&amp;/\&/g' \
		"$1.html" | grep -v '^ *$' > "$1.txt"
	if [ "$update" = --update ]; then cp "$1.txt" "$golden/$1.txt"; fi
	if cmp -s "$golden/$1.txt" "$1.txt"; then pass; else
		fail "$1: not as tests/golden/followup/$1.txt"
		diff "$golden/$1.txt" "$1.txt" | head -10
	fi
}

# ---- 9 March: a decision is asked for
sheet 2022-03-09 sof 2022-03-09
has 2022-03-09.txt "who" "Statusark – SOF Sønderjylland"
has 2022-03-09.txt "the meeting before" "Møde den 9. marts 2022 · sidste møde den 1. december 2021"
has 2022-03-09.txt "the statuses" "SOF Sønderjylland har 3 indsatser på mødet: én er i gang, én er planlagt, og én har ingen oplyst status."
has 2022-03-09.txt "nothing overdue" "Ingen milepæl er overskredet"
has 2022-03-09.txt "asked" "Mødet bedes om én beslutning: »Godkend kommunikationsplanen«."
has 2022-03-09.txt "its own figure" "12,2 % SOF Sønderjylland, 2021"
hasnt 2022-03-09.txt "another forum's kommune" "Odense"
hasnt 2022-03-09.txt "a later decision" "Skal aftalen fortsætte?"
hasnt 2022-03-09.txt "another forum's" "Naboernes indsats"

# ---- 8 June: it is answered, a milestone is overdue
edit 's/\(decision "Godkend[^}]*\)}/\1answer = "Godkendt, dog uden plakater" }/'
edit 's/updated = "2022-02-2[05]"/updated = "2022-05-20"/'
sheet 2022-06-08 sof 2022-06-08
has 2022-06-08.txt "overdue" "Én milepæl er overskredet: »Personale undervist« i »Fleksible indlæggelser« (frist 1. maj 2022)"
has 2022-06-08.txt "answered" "Godkendt, dog uden plakater"
hasnt 2022-06-08.txt "another forum's decision" "Om følgegruppens plan"

# ---- 14 September: the forum is a klynge by now, the milestone is reached late
edit 's/\(milestone "Personale[^}]*\)}/\1done = "2022-08-25" }/'
edit 's/status = planned/status = running/'
edit 's/updated = "2022-05-20"/updated = "2022-09-01"/'
sheet 2022-09-14 "SOF Sønderjylland" 2022-09-14
has err "the succession" "pejl: note: SOF Sønderjylland is since 2022-07-01 Sundhedsklynge Sønderjylland"
has 2022-09-14.txt "the succession" "SOF Sønderjylland er siden den 1. juli 2022 Sundhedsklynge Sønderjylland."
has 2022-09-14.txt "reached" "Nået: Personale undervist, 25. august 2022 (frist 1. maj 2022)"
has 2022-09-14.txt "asked" "Mødet bedes om én beslutning: »Skal aftalen fortsætte?«"
run 0 "the klynge itself" "$PEJL" followup --forum klynge --date 2022-09-14 --out own.html --from tal.csv
run 0 "its area" "$PEJL" followup --forum 4004 --date 2022-09-14 --out area.html --from tal.csv
run 0 "by id and by area the same" cmp own.html area.html
run 0 "the area of who reports to it too" "$PEJL" followup --forum 3004 --date 2022-09-14 --out area.html --from tal.csv

# ---- 7 December: an indsats has ended, a decision is still open
edit '/^effort fleksible/,/^}/s/status = running/status = done/'
edit 's/\(milestone "Evaluering" { due = "2022-10-15"\)/\1 done = "2022-10-30"/'
edit '/^effort fleksible/,/^}/s/updated = "2022-09-01"/updated = "2022-11-20"/'
sheet 2022-12-07 klynge 2022-12-07
has 2022-12-07.txt "ended" "Afsluttet: 31. oktober 2022"
has 2022-12-07.txt "open" "én er stadig åben fra tidligere: »Skal aftalen fortsætte?«"

# ---- 1 March: not in the list of meetings; what ended is only named; the year's figure decides
sheet 2023-03-01 klynge 2023-03-01
has err "not listed" "pejl: note: 2023-03-01 is not among the meetings of klynge"
has 2023-03-01.txt "not listed" "Den 1. marts 2023 står ikke i porteføljens liste over møder i Sundhedsklynge Sønderjylland."
has 2023-03-01.txt "what ended is judged when its figure is there" "10,2 % Sundhedsklynge Sønderjylland, 2022"
hasnt 2023-03-01.txt "what ended is told once" "Afsluttet: 31. oktober 2022"

# ---- a sheet of a day that is over says what was known and in force then
run 0 "March again" "$PEJL" followup --forum sof --date 2022-03-09 --out again.html --from tal.csv
has again.html "March again" "Ingen milepæl er overskredet"

# ---- documents
run 0 "a folder of all" "$PEJL" followup --forum klynge --date 2022-09-14 --format html,odt --out ark --from tal.csv
is "a folder of all" "$(ls ark | tr '\n' ' ')" "klynge-2022-09-14.html klynge-2022-09-14.odt "
run 0 "another meeting in it" "$PEJL" followup --forum klynge --date 2022-12-07 --out ark --from tal.csv
is "another meeting in it" "$(ls ark | wc -l)" 3
mkdir tom
run 0 "the usual folder" env -C tom "$PEJL" followup --forum klynge --date 2022-09-14 --targets ../targets.conf \
	--sources ../sources.conf --portfolio ../portfolio.conf --from ../tal.csv
run 0 "twice the same" cmp ark/klynge-2022-09-14.html tom/out/followup/klynge-2022-09-14.html
run 0 "one ODT" "$PEJL" followup --forum klynge --date 2022-09-14 --out et.odt --from tal.csv
run 0 "the same bytes" cmp et.odt ark/klynge-2022-09-14.odt
if command -v unzip > /dev/null; then
	unzip -q -p et.odt content.xml > content.xml
	run 0 "the ODT is well-formed" xmllint --noout --nonet content.xml
	has content.xml "the ODT" "Sundhedsklynge Sønderjylland"
else
	skip "the ODT: unzip is not installed"
fi
if command -v soffice > /dev/null && command -v pdftotext > /dev/null; then
	run 0 "one PDF" "$PEJL" followup --forum klynge --date 2022-09-14 --out et.pdf --from tal.csv
	pdftotext et.pdf pdf.txt
	has pdf.txt "the PDF" "Skal aftalen fortsætte?"
	run 0 "the PDF again" "$PEJL" followup --forum klynge --date 2022-09-14 --out igen.pdf --from tal.csv
	run 0 "twice the same" cmp et.pdf igen.pdf
	# the page's small charts are not on paper
	sed 's/<svg [^>]*class="spark"/<spark/g' ark/klynge-2022-09-14.html > papir.html
	if command -v qpdf > /dev/null; then
		is "the PDF: tagged, told, in order, readable" "$("$PEJL_SHARE/tests/pdf_check.sh" et.pdf papir.html)" ""
	fi
else
	skip "the PDF: LibreOffice or pdftotext is not installed"
fi
hasnt ark/klynge-2022-09-14.html "public" "tal.csv"
run 0 "internal" "$PEJL" followup --forum klynge --date 2022-09-14 --edition internal --out intern.html --from tal.csv
has intern.html "internal" "tal.csv (linje 2"
has intern.html "internal" "Intern udgave"
hasnt intern.html "no invented figure" EKSEMPELDATA
sed 's/^\tfile = /\tfictional = true\n&/' sources.conf > opdigtet.conf
run 0 "invented" "$PEJL" followup --forum klynge --date 2022-09-14 --sources opdigtet.conf --out opdigtet.html --from tal.csv
has opdigtet.html "invented" "EKSEMPELDATA"


# ---- what the annual status says of a målsætning and of groups, the sheet says too
sed -e '/groups = /d' -e 's/name = "Genindlagte"/&\n\tbreak { at = "2020-01-01" reason = "Ny afgrænsning." document = "D" }/' targets.conf > andre.conf
run 0 "another agreement" "$PEJL" followup --forum klynge --date 2022-09-14 --targets andre.conf \
	--sources sources.conf --portfolio portfolio.conf --out andre.html --from tal.csv
sed 's/\xc2\xa0/ /g' andre.html > andre.txt
has andre.txt "a break and why" "<li>Databrud 1. januar 2020: Ny afgrænsning.</li>"
has andre.txt "groups as the agreement calls them" '>Behandling og pleje</th>'
hasnt andre.txt "groups as the agreement calls them" "Følgegruppen for forebyggelse"

# ---- in English: what the office wrote is marked as Danish, the rest is English
run 0 "English" "$PEJL" followup --lang en --forum klynge --date 2022-09-14 --out engelsk.html --from tal.csv
sed -i 's/\xc2\xa0/ /g' engelsk.html
for words in '<h3 lang="da">Fleksible indlæggelser</h3>' '<a href="#indsats-fleksible" lang="da">Fleksible indlæggelser</a>' \
	'<span lang="da">Evaluering</span>, due 15 October 2022 – <span lang="da">sygehuset skriver den</span>' \
	'<span lang="da">Hold i gang i alle kommuner</span>' 'lang="da">Skal aftalen fortsætte?</th>' 'lang="da">Højst hver tiende genindlægges</span>' \
	'lang="da">Brev til de praktiserende læger.<' '<h3 lang="da">Genindlagte</h3>' 'lang="da">Følgegruppen for behandling og pleje</th>'; do
	has engelsk.html "English" "$words"
done
hasnt ark/klynge-2022-09-14.html "no mark where all is Danish" ' lang="da">F'

# ---- an office's own head, named or beside targets.conf
cp -R "$PEJL_SHARE/tests/data/own" eget
sed 's/^comment rygning_daglig/comment ryger/' "$PEJL_SHARE/tests/data/own/report.conf" > eget/report.conf
run 0 "settings" "$PEJL" followup --forum klynge --date 2022-09-14 --settings eget/report.conf --format html,odt --out eget/ark --from tal.csv
own=eget/ark/klynge-2022-09-14.html
has $own "settings: the sheet's title" "<h1><span>Statusark –</span> <span>Sundhedsklynge Sønderjylland</span></h1>"
has $own "settings: logo" '<header><p class="logo"><img alt="Egen Region"'
has $own "settings: title" '<p class="subtitle">Sundhed i fællesskab 2025</p>'
has $own "settings: publisher" '<p>Udgivet af Sekretariatet.</p>'
has $own "settings: colour" ':root { --link: #00533c; }'
has $own "settings: foot" '<footer>Kontakt: <a href="mailto:sekretariat@example.dk">'
hasnt $own "settings: no comment" "Kommentar fra"
hasnt ark/klynge-2022-09-14.html "without settings" "<img"
if command -v unzip > /dev/null; then
	unzip -q -p eget/ark/klynge-2022-09-14.odt content.xml > content.xml
	has content.xml "settings in the ODT" "<svg:title>Egen Region</svg:title>"
	has content.xml "settings in the ODT" "Udgivet af Sekretariatet."
fi
mkdir ved
cp -R targets.conf eget/report.conf eget/intro.md eget/billeder ved
run 0 "settings beside targets.conf" "$PEJL" followup --forum klynge --date 2022-09-14 --targets ved/targets.conf \
	--sources sources.conf --portfolio portfolio.conf --out ved.html --from tal.csv
run 0 "named or beside: the same" cmp ved.html $own
echo 'accent = "#ff8800"' > bleg.conf
run 2 "settings with a fault" "$PEJL" followup --forum klynge --date 2022-09-14 --settings bleg.conf --out bleg.html --from tal.csv
has err "settings with a fault" "bleg.conf:1: error: #ff8800 is too pale to read"
if [ -e bleg.html ]; then fail "settings with a fault: there is a sheet"; else pass; fi

# ---- from the store, as it was known on the day
SOURCE_DATE_EPOCH=$(date -u -d 2022-03-01 +%s) && export SOURCE_DATE_EPOCH
head -25 tal.csv > tal-marts.csv
run 0 "ingest" "$PEJL" ingest tal-marts.csv
unset SOURCE_DATE_EPOCH
run 0 "from the store" "$PEJL" followup --forum sof --date 2022-03-09 --out lager.html
has lager.html "from the store" "12,2"

# ---- what is refused
refused() { # NAME CODE MESSAGE OPTION...
	name=$1 code=$2 message=$3
	shift 3
	rm -rf nej.html
	run "$code" "$name" "$PEJL" followup --out nej.html "$@" --from tal.csv
	has err "$name" "$message"
	if [ -e nej.html ]; then fail "$name: there is a sheet"; else pass; fi
}
refused "no such forum" 2 "--forum: 'klynga' is no forum of the portfolio; did you mean klynge (Sundhedsklynge Sønderjylland)?" --forum klynga --date 2022-09-14
refused "a name nearly right" 2 "did you mean sof (SOF Sønderjylland)?" --forum "SOF Sonderjyland" --date 2022-03-09
refused "no forum at all" 2 "--forum: 'xxxxxxxxx' is no forum of the portfolio; 'body' in portfolio.conf has them" --forum xxxxxxxxx --date 2022-03-09
run 2 "refused before any figure is read" "$PEJL" followup --forum klynga --date 2022-09-14 --store nej.db
run 3 "no store" "$PEJL" followup --forum klynge --date 2022-09-14 --store nej.db
refused "the area of several" 2 "--forum: 'Region Syddanmark' is the area of several; name one of them: sku, fg_pleje" --forum "Region Syddanmark" --date 2022-03-09
refused "none named" 2 "--forum: name whose sheet it is" --date 2022-03-09
refused "two named" 2 "--forum: name one forum" --forum sof --forum klynge --date 2022-03-09
refused "no day" 2 "--date: name the day of the meeting (2020-11-23)" --forum sof
refused "a malformed day" 2 "--date: '9/3-2022' is no date; write it as 2022-08-30" --forum sof --date 9/3-2022
refused "a day that is none" 2 "--date: '2022-02-30' is no date; write it as 2022-08-30" --forum sof --date 2022-02-30
refused "before it was there" 2 "--date: Sundhedsklynge Sønderjylland begins on 2022-07-01; on 2022-03-09 it is SOF Sønderjylland (--forum sof)" --forum klynge --date 2022-03-09
refused "before anyone was there" 2 "--date: SOF Sønderjylland begins on 2019-07-01, and nobody is there on 2018-01-01" --forum sof --date 2018-01-01
refused "nobody took over" 2 "--forum: Naboer closed on 2022-06-30, and nobody took over" --forum naboer --date 2022-09-14
refused "no portfolio" 2 "nej.conf: error: " --forum sof --date 2022-03-09 --portfolio nej.conf
refused "another document" 2 "--out names one file, 'nej.html', and --format asks for another document; name a folder" --forum sof --date 2022-03-09 --format odt

# ---- the shipped portfolio: DAK's sheet has all indsatser, an implementeringsgruppe its own
rm portfolio.conf targets.conf sources.conf
run 0 "DAK" "$PEJL" followup --forum "Det Administrative Kontaktforum" --date 2020-11-23 --out dak.html --from "$PEJL_SHARE/data/sundhedsprofil.csv"
has dak.html "DAK" "Det Administrative Kontaktforum har $(grep -c '^effort ' "$PEJL_SHARE/portfolio.conf")"
run 0 "an implementeringsgruppe" "$PEJL" followup --forum ipg_uddannelse_arbejde --date 2021-03-01 --out ipg.html --from "$PEJL_SHARE/data/sundhedsprofil.csv"
has ipg.html "an implementeringsgruppe" "liste over møder i SOF Sønderjylland"

# ---- help and manual
run 0 "help" "$PEJL" followup --help
for option in $(grep -v -- --help out | sed -n 's/^  -\(-[a-z-]*\).*/\1/p'); do has "$PEJL_SHARE/doc/pejl.1" "the manual" "Fl $option"; done
finish
