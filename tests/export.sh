#!/bin/sh
# tests/export.sh - pejl export and import: a store as a folder, the same store from it, and the same
# folder from that.
# shellcheck disable=SC2016 # programs of sed and R
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
root=$PWD
cd "$tmp" || exit 2
at() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s) && export SOURCE_DATE_EPOCH; }
sql() { sqlite3 -batch "$1" "$2" 2>&1; }

# ---- a store with all there is: revisions, refused records, options with line ends, notes with
# quotes, subgroups, a configuration that changed, undo entries, a publisher who leaves out zeros
at '2024-02-29 23:59:58'
run 2 "no folder named" "$PEJL" export
has err "no folder named" "pejl: error: export needs a folder: --out DIR"
run 3 "no store" "$PEJL" export --out lager
is "no store, no folder" "$(ls)" "$(printf 'err\nout')"
cp "$root/sources.conf" "$root/targets.conf" .
printf 'indicator,area,period,value\nryg "x",Odense,2021,13.1\n"ryg, y",Assens,2021,0.1\nx,Nowhere,2021,"7\n7"\n' > "ryg æ, 1.csv"
printf 'Odense;7,5\nAssens;8,25\n' > vindue.csv
run 0 "imports" "$PEJL" ingest --note 'Citat: "a, b"
og en linje til; =1+1' "$root"/data/sundhedsprofil.csv "$root"/data/eksempel/*.csv
at 2024-03-05
run 0 "refused records" "$PEJL" ingest --max-rejects 2 "ryg æ, 1.csv"
run 0 "options" "$PEJL" ingest --decimal comma --period 2022 --columns area_name,value vindue.csv
sed 's/13.1/13.4/' "ryg æ, 1.csv" > new && mv new "ryg æ, 1.csv"
at 2025-01-01
echo '# later' >> sources.conf
run 0 "a revision" "$PEJL" ingest --max-rejects 2 "ryg æ, 1.csv"
run 0 "an undo" "$PEJL" undo 1 --note 'forkert'
run 0 "and a later import" "$PEJL" ingest "$root"/data/sundhedsprofil.csv
n=$("$PEJL" log | wc -l)
figures=$(sql pejl.db 'SELECT count(*) FROM observation')

# ---- out
run 0 "export" "$PEJL" export --out lager
is "export" "$(cat out)" "lager: $n entries, $figures figures"
is "its files" "$(cd lager && find . -maxdepth 1 -name '[a-z]*' | LC_ALL=C sort | tr '\n' ' ')" \
	"./configurations ./datapackage.json ./files ./imports.csv ./indicators.csv ./observations.csv ./rejects.csv "
is "every figure" "$(sed 1d lager/observations.csv | wc -l)" "$figures"
is "every file" "$(find lager/files -type f | wc -l)" $((n - 1))
is "each configuration once" "$(find lager/configurations -type f | wc -l)" 3
if cmp -s lager/files/"$n"-* "$root/data/sundhedsprofil.csv"; then pass; else fail "the file as it was read"; fi
run 0 "export again" "$PEJL" export --out lager2
run 0 "deterministic" diff -r lager lager2
echo mine > lager2/mine.txt
run 0 "over an old one" "$PEJL" export --out lager2
is "what others put there stays" "$(cat lager2/mine.txt)" mine
rm lager2/mine.txt
run 0 "over an old one" diff -r lager lager2

# what is described is there: checksums, columns, types of cells
is "datapackage.json" "$(jq -r '[.profile, (.resources | length)] | join(" ")' lager/datapackage.json)" "data-package $((4 + n - 1 + 3))"
jq -r '.resources[] | select(.hash) | (.hash | ltrimstr("sha256:")) + "  " + .path' lager/datapackage.json > sums
run 0 "checksums" sh -c 'cd lager && sha256sum --quiet -c ../sums'
for t in imports indicators observations rejects; do
	is "columns of $t" "$(jq -r ".resources[] | select(.name == \"$t\") | [.schema.fields[].name] | join(\",\")" lager/datapackage.json)" "$(head -1 lager/$t.csv)"
done
if command -v Rscript > /dev/null; then
	is "R reads it" "$(Rscript -e 'x <- read.csv("lager/observations.csv", na.strings = ""); i <- read.csv("lager/imports.csv"); cat(nrow(x), nrow(i), sum(is.na(x$line)))' 2> /dev/null)" "$figures $n 0"
fi

# ---- in: the same store
at 2030-06-01
run 0 "import" "$PEJL" import lager --store ny.db
is "import" "$(cat out)" "lager: $n entries, $figures figures"
run 0 "export of the import" "$PEJL" export --store ny.db --out lager3
run 0 "byte for byte" diff -r lager lager3
"$PEJL" log --format json > log1
"$PEJL" log --format json --store ny.db > log2
run 0 "the same log" cmp log1 log2
for day in 2024-02-28 2024-03-01 2024-12-31 2025-06-01; do
	"$PEJL" status --as-of $day --area kommuner --format json > s1 2> e1
	"$PEJL" status --as-of $day --area kommuner --format json --store ny.db 2> e2 > s2
	run 0 "the same status on $day" cmp s1 s2
done
run 0 "verify" "$PEJL" verify --store ny.db
is "verify" "$(cat out)" "$figures figures of $((n - 1)) imports read again: all as they are stored"
order='SELECT code FROM indicator ORDER BY id'
is "indicators in their order" "$(sql ny.db "$order")" "$(sql pejl.db "$order")"
run 0 "and it goes on" "$PEJL" ingest --store ny.db --max-rejects 2 vindue.csv --decimal comma --period 2023 --columns area_name,value

# ---- what is not in is refused, and leaves nothing behind
run 2 "no folder" "$PEJL" import
has err "no folder" "pejl: error: import takes one folder, which 'pejl export' wrote"
run 3 "not a new store" "$PEJL" import lager --store ny.db
has err "not a new store" "pejl: ny.db: error: has $((n + 1)) entries already; import makes a new store: --store FILE"
run 3 "nowhere" "$PEJL" import nowhere --store x.db
spoilt() { # NAME FILE SED TEXT - the folder with FILE changed is refused with TEXT
	rm -rf bad x.db && cp -r lager bad
	# shellcheck disable=SC2086 # a pattern
	sed -i "$3" bad/$2
	run 3 "$1" "$PEJL" import bad --store x.db
	has err "$1" "$4"
	if [ -e x.db ]; then fail "$1: a store is left"; else pass; fi
}
spoilt "another byte" "files/1-*" 's/2021/2020/' "is not the file that was exported: its SHA-256 is"
spoilt "another configuration" "configurations/targets-*" '$a# x' "is not the file that was exported: its SHA-256 is"
spoilt "a figure less" observations.csv 2d "pejl: bad/imports.csv: error: import 1 has"
spoilt "no number" observations.csv '3s/\(,A,\)[0-9.]*/\10x10/' "bad/observations.csv:3:7: error: '0x10' is no number"
spoilt "no status" observations.csv '3s/,A,/,Z,/' "bad/observations.csv:3:6: error: 'Z' is no status (A, P, B, M, Q)"
spoilt "an import that is not there" observations.csv '2s/^1,/999,/' "bad/observations.csv:2:1: error: imports.csv has no import 999 of a file"
spoilt "not together" observations.csv '$s/^[0-9]*,/1,/' "the figures of import 1 do not stand together"
spoilt "no time" imports.csv '2s/T23:59:58Z/T24:00:00Z/' "bad/imports.csv:2:2: error: '2024-02-29T24:00:00Z' is no time"
spoilt "no day" imports.csv '2s/,2024-02-29,/,2023-02-29,/' "bad/imports.csv:2:3: error: '2023-02-29' is no date"
spoilt "a path elsewhere" imports.csv '2,9s#,files/1-#,../files/1-#' "is not where export puts it: files/1-"
spoilt "other columns" rejects.csv '1s/line/row/' "bad/rejects.csv:1: error: has other columns than 'pejl export' of this version writes"
spoilt "an indicator that is not there" indicators.csv '2d' "bad/observations.csv"
spoilt "two of one number" imports.csv '$p' "is no number that can stand here"

# bytes turned over in the tables: refused or read, never a crash
crashed=0
for i in $(seq 1 "${FLIPS:-40}"); do
	rm -rf bad x.db && cp -r lager bad
	for t in imports indicators observations rejects; do
		where=$((i * 7919 * 31 % $(wc -c < bad/$t.csv)))
		[ $((i % 4)) -ne 0 ] && [ $t != imports ] && continue
		printf '\042' | dd of=bad/$t.csv bs=1 seek=$where conv=notrunc 2> /dev/null
	done
	"$PEJL" import bad --store x.db > out 2> err
	code=$?
	[ $code -eq 0 ] || [ $code -eq 3 ] || { crashed=1 && fail "byte $where turned over: exit $code"; }
done
[ $crashed -eq 1 ] || pass

# ---- a name that is no text
printf 'indicator,area,period,value\nx,Odense,2021,1\n' > "$(printf 'a\346.csv')"
run 0 "a name in another encoding" "$PEJL" ingest --store latin.db "$(printf 'a\346.csv')"
run 3 "a name in another encoding" "$PEJL" export --store latin.db --out latin
has err "a name in another encoding" "pejl: latin: error: import 1 has a name or note that is no UTF-8, so the store cannot be told as text"
if [ -e latin ]; then fail "no folder"; else pass; fi
finish
