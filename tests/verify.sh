#!/bin/sh
# tests/verify.sh - pejl verify: every stored figure again from the bytes that are kept, and each
# one that was changed behind its back is named.
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
mkdir work
TMPDIR=$tmp/work
export TMPDIR

# ---- the agreement's own files, a revision, records that were refused, figures given twice,
# options, a configuration that has changed since, an undo
at 2024-03-01
cat > ryg.csv <<- 'CSV'
	indicator,area,period,value
	rygning_daglig,Region Syddanmark,2021,14.2
	rygning_daglig,Odense,2021,13.1
	rygning_daglig,Odense,2021,13.1
	rygning_daglig,Assens,2021,15.0
	rygning_daglig,Assens,2021,16.0
	rygning_daglig,Nowhere,2021,1
CSV
printf 'Odense;7,5\nAssens;8,25\n' > vindue.csv
cp "$root/sources.conf" "$root/targets.conf" .
# data/eksempel has figures of the same keys with other sources: as many kinds of files as there are
run 0 "imports" "$PEJL" ingest "$root"/data/sundhedsprofil.csv "$root"/data/eksempel/*.csv
run 0 "refused records" "$PEJL" ingest --max-rejects 2 ryg.csv
run 0 "options" "$PEJL" ingest --decimal comma --period 2022 --columns area_name,value vindue.csv
sed 's/Assens,2021,15.0/Assens,2021,15.5/' ryg.csv > new && mv new ryg.csv
run 0 "a revision" "$PEJL" ingest --max-rejects 2 ryg.csv
n=$("$PEJL" log | wc -l)
run 0 "an undo" "$PEJL" undo "$n"
sed 's/^name *= .*Daglig.*/name = "noget andet"/' targets.conf > new && mv new targets.conf
echo '# later' >> sources.conf
sum=$(cksum < pejl.db)
run 0 "all as stored" "$PEJL" verify
figures=$(sql pejl.db 'SELECT count(*) FROM observation')
has out "all as stored" "$figures figures of $n imports read again: all as they are stored"
is "the store is only read" "$(cksum < pejl.db)" "$sum"
is "nothing stays on the disk" "$(ls work)" ""
run 0 "JSON" "$PEJL" verify --format json
is "JSON" "$(jq -c . out)" "{\"imports\":$n,\"figures\":$figures,\"differences\":[]}"
run 2 "files" "$PEJL" verify ryg.csv
has err "files" "pejl: error: verify takes no files; name a store with --store"
run 3 "no store" "$PEJL" verify --store nowhere.db

# ---- every option that a file can be read by is kept and used again
printf 'indicator\tperiod\tvalue\nr\346g\tjanuar\t1.234,5\nr\346g\tfebruar\t2\n' > tab.csv
printf 'indicator;area;period;value\ny;Odense;2021;850 (62)\n;Assens;2021;86 (6)\n' > par.csv
printf 'Odense;1.157\nAssens;2.500\n' > two.csv
run 0 "options of a file" "$PEJL" ingest --store opt.db --encoding windows-1252 --delimiter tab \
	--decimal comma --thousands dot --year 2020 --area-of-file Odense tab.csv
run 0 "and of another" "$PEJL" ingest --store opt.db --pair numerator,value --fill-down --lenient par.csv
run 0 "and of a third" "$PEJL" ingest --store opt.db --period 2022 --columns area_name,value --decimal dot \
	--thousands none two.csv
run 0 "read as it was" "$PEJL" verify --store opt.db
is "read as it was" "$(cat out)" "6 figures of 3 imports read again: all as they are stored"
sql opt.db "UPDATE import SET options = ''"
run 1 "not without them" "$PEJL" verify --store opt.db --format csv
is "not without them" "$(cut -d, -f1 out | sort -u | tr '\n' ' ')" "1 2 3 import "

# ---- one import, and every part of a figure turned over
at 2024-03-01
printf 'indicator,area,period,value,numerator,denominator,ci_low,ci_high\nrygning_daglig,Odense,2021,12.5,25,200,10,15\nrygning_daglig,Assens,2021,13,,,,\n' > one.csv
run 0 "one import" "$PEJL" ingest --store one.db one.csv
sql one.db 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
turned() { # NAME SQL TEXT - after SQL verify names TEXT, and nothing else
	cp one.db bad.db
	sql bad.db "$2"
	run 1 "$1" "$PEJL" verify --store bad.db
	cat > want <<- TXT
		one.csv: import 1: 1 difference
		  $3
		${4:-2} figures of 1 import read again: 1 difference
	TXT
	is "$1" "$(cat out)" "$(cat want)"
}
odense="WHERE subject = (SELECT id FROM subject WHERE area = 461)"
key="rygning_daglig, Odense, 2021 (line 2, field 4)"
# the last bit of the number as it lies in the file: 12.5 and the next one up
turned "value, its last bit" "UPDATE observation SET value = 12.500000000000002 $odense" \
	"$key: value is 12.500000000000002 in the store, and 12.5 as read"
turned "value gone" "UPDATE observation SET value = NULL $odense" \
	"$key: value is nothing in the store, and 12.5 as read"
turned "numerator" "UPDATE observation SET numerator = 26 $odense" \
	"$key: numerator is 26 in the store, and 25 as read"
turned "denominator" "UPDATE observation SET denominator = 201 $odense" \
	"$key: denominator is 201 in the store, and 200 as read"
turned "ci_low" "UPDATE observation SET ci_low = 11 $odense" \
	"$key: ci_low is 11 in the store, and 10 as read"
turned "ci_high" "UPDATE observation SET ci_high = 16 $odense" \
	"$key: ci_high is 16 in the store, and 15 as read"
turned "hidden_high" "UPDATE observation SET hidden_high = 4 $odense" \
	"$key: hidden_high is 4 in the store, and nothing as read"
turned "status" "UPDATE observation SET status = 'P' $odense" \
	"$key: status is P in the store, and A as read"
turned "line" "UPDATE observation SET line = 3 $odense" \
	"rygning_daglig, Odense, 2021 (line 3, field 4): line is 3 in the store, and 2 as read"
turned "field" "UPDATE observation SET field = 5 $odense" \
	"rygning_daglig, Odense, 2021 (line 2, field 5): field is 5 in the store, and 4 as read"
turned "byte" "UPDATE observation SET byte = byte + 1 $odense" \
	"$key: byte is 66 in the store, and 65 as read"
turned "a figure gone" "DELETE FROM observation $odense" "$key: read, but not in the store"
turned "records" "UPDATE import SET records = 3" "records is 3 in the store, and 2 as read"
turned "publisher" "UPDATE import SET publisher = 'SST'" \
	"publisher is SST in the store, and nothing as read"
turned "options" "UPDATE import SET options = 'decimal=comma'" \
	"options is decimal=comma in the store, and nothing as read" 0
cp one.db bad.db
sql bad.db "UPDATE observation SET id = id + 65536 * 7 $odense; INSERT INTO period VALUES (8, '2020', 20200101, 20201231)"
run 1 "another period" "$PEJL" verify --store bad.db --format csv
is "another period" "$(cut -d, -f1,4,8-11 out)" "import,indicator,period,what,stored,read
1,rygning_daglig,2020,figure,there,
1,rygning_daglig,2021,figure,,there"

# ---- the bytes themselves, a broken reference, another version
cp one.db bad.db
sql bad.db "UPDATE content SET sha256 = replace(sha256, substr(sha256, 1, 4), 'abcd') WHERE id = (SELECT content FROM import)"
run 1 "other bytes" "$PEJL" verify --store bad.db
has out "other bytes" "  bytes is abcd"
cp one.db bad.db
sql bad.db "UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE content = (SELECT content FROM import)"
run 3 "bytes that do not unpack" "$PEJL" verify --store bad.db
has err "bytes that do not unpack" "pejl: bad.db: error: is damaged: the bytes of import 1 do not unpack"
is "nothing stays on the disk" "$(ls work)" ""
cp one.db bad.db
sql bad.db "PRAGMA foreign_keys = OFF; UPDATE subject SET area = 999 WHERE area = 461"
run 1 "a reference to nothing" "$PEJL" verify --store bad.db
has err "a reference to nothing" "is damaged: a row of subject refers to no row of area"
cp one.db bad.db
sql bad.db "UPDATE import SET version = '0.0.9'; UPDATE observation SET value = 7 $odense"
run 1 "another version" "$PEJL" verify --store bad.db
has out "another version" "one.csv: import 1: 1 difference; it was read by pejl 0.0.9, and "
sql bad.db "UPDATE observation SET value = 12.5 $odense"
run 0 "another version that read the same" "$PEJL" verify --store bad.db
cp one.db bad.db
for name in .. . '' "a/$(printf %0300d 1)"; do
	sql bad.db "UPDATE import SET file = '$name'"
	run 3 "a name that no file can have" "$PEJL" verify --store bad.db
	has err "a name that no file can have" "cannot be written, to be read again"
done
sql bad.db "UPDATE import SET file = '../../-', name = '-'"
run 1 "a name that leads elsewhere" "$PEJL" verify --store bad.db
is "a name that leads elsewhere" "$(cat out)" "../../-: import 1: 1 difference
  source is one.csv in the store, and - as read
2 figures of 1 import read again: 1 difference"
is "nothing stays on the disk" "$(ls work)" ""
cp one.db bad.db
sql bad.db "UPDATE import SET version = '0.0.9'"
run 1 "JSON of a difference" sh -c "sqlite3 -batch bad.db \"UPDATE observation SET value = 7 $odense\"; '$PEJL' verify --store bad.db --format json"
is "JSON of a difference" "$(jq -c '.differences[0] | [.import, .version, .area_name, .what, .stored, .read]' out)" '[1,"0.0.9","Odense","value","7","12.5"]'

# ---- bits turned over anywhere: told or not there, never a crash
size=$(wc -c < one.db)
crashed=0
for i in $(seq 1 "${FLIPS:-60}"); do
	cp one.db flip.db
	where=$((i * 7919 * 31 % size))
	printf '\377' | dd of=flip.db bs=1 seek=$where conv=notrunc 2> /dev/null
	for command in verify "export --out flip"; do
		# shellcheck disable=SC2086
		"$PEJL" $command --store flip.db > out 2> err
		code=$?
		[ $code -eq 0 ] || [ $code -eq 1 ] || [ $code -eq 3 ] || { crashed=1 && fail "byte $where turned over: $command: exit $code"; }
	done
done
[ $crashed -eq 1 ] || pass
finish
