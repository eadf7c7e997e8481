#!/bin/sh
# tests/store.sh - the store from the command line: imports, revisions, what was known when, and files
# that are no store or a broken one.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
root=$PWD
cd "$tmp" || exit 2
at() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s) && export SOURCE_DATE_EPOCH; }

# a kommune's shares of daily smokers: rygning_daglig is of targets.conf, the other is not
table() { # value of Odense in 2021
	cat <<- CSV
		indicator,area,period,value
		rygning_daglig,Region Syddanmark,2017,17.9
		rygning_daglig,Region Syddanmark,2021,$1
		rygning_daglig,Odense,2021,$2
		trivsel,Odense,2021,71.5
	CSV
}

# ---- in, again, changed
at 2024-03-01
table 14.2 13.1 > ryg.csv
run 3 "no store" "$PEJL" status
has err "no store" "pejl: pejl.db: error: there is no store here; make one with 'pejl ingest FILE...', name another with --store, or files after --from"
run 2 "no files" "$PEJL" ingest
run 2 "standard input" "$PEJL" ingest -
run 3 "no such file" "$PEJL" ingest nowhere.csv
run 0 "first import" "$PEJL" ingest --note "mail af 1. marts" ryg.csv
has out "first import" "ryg.csv: import 1, 4 figures: 4 new, 0 changed, 0 unchanged"
run 0 "the same bytes" "$PEJL" ingest ryg.csv
has out "the same bytes" "ryg.csv: the same as import 1 of 2024-03-01; nothing to do"
cp ryg.csv other-name.csv
run 0 "the same bytes by another name" "$PEJL" ingest other-name.csv
has out "the same bytes by another name" "the same as import 1 of 2024-03-01; nothing to do"
is "one import" "$("$PEJL" log | wc -l)" 1
"$PEJL" status --format json > first.json 2> err
"$PEJL" status --from ryg.csv --format json 2> err | sed 's/"import": null/"import": 1/' > from.json
if cmp -s first.json from.json; then pass; else fail "status of the store is that of the file"; fi

at 2024-09-01
table 9.8 13.4 | sed '/trivsel/d' > ryg.csv
echo "rygning_daglig,Assens,2021,15.0" >> ryg.csv
run 0 "a revision" "$PEJL" ingest ryg.csv
has out "a revision" "ryg.csv: import 2, a revision of import 1, 4 figures: 1 new, 2 changed, 1 unchanged, 1 vanished"
is "the largest change first" "$(sed -n 2p out)" "  rygning_daglig, Region Syddanmark, 2021: 14.2 -> 9.8"
has out "what is gone" "  trivsel, Odense, 2021: 71.5 -> gone"
has err "what is gone counts on" "1 figure of import 1 no longer stands in the file; the last known ones count on"
has err "a verdict flips" "the verdict was"
"$PEJL" status --format json --as-of 2024-03-01 > again.json 2> err
if cmp -s first.json again.json; then pass; else fail "the first status, byte for byte"; fi
"$PEJL" status --format json > second.json 2> err
if cmp -s first.json second.json; then fail "the second status is another one"; else pass; fi
run 0 "before all imports" "$PEJL" status --as-of 2023-12-31
has err "before all imports" "pejl: pejl.db: warning: nothing was known on 2023-12-31: the first import is of 2024-03-01"
for command in "trend --indicator rygning_daglig" "compare --indicator rygning_daglig" \
	"plot line --indicator rygning_daglig --out - --script" "report --out page"; do
	# shellcheck disable=SC2086
	run 0 "$command from the store" "$PEJL" $command
done
run 0 "an indicator without a target" "$PEJL" status --indicator trivsel --area Odense --format csv
has out "an indicator without a target" "71.5"

# ---- the log
run 0 "log" "$PEJL" log
has out "log" "   1  2024-03-01T00:00:00Z  ryg.csv, 4 figures  (mail af 1. marts)"
has out "log" "ryg.csv, a revision of 1: 1 new, 2 changed, 1 unchanged, 1 vanished"
run 0 "log as JSON" "$PEJL" log --format json
is "log as JSON" "$(jq -r '.[0].sha256' out)" "$(table 14.2 13.1 | sha256sum | cut -d' ' -f1)"
run 0 "log as CSV" "$PEJL" log --format csv
is "log as CSV" "$(head -1 out | cut -d, -f1-5)" "import,time,file,bytes,sha256"

# ---- all or nothing
printf 'indicator,area,period,value\nx,Odense,2021,1\n' > good.csv
printf 'indicator,area,period,value\ny,Odense,2021,1\ny,Nowhere,2021,2\n' > bad.csv
run 1 "a refused record" "$PEJL" ingest good.csv bad.csv
has err "a refused record" "1 record was refused, so nothing is stored; mend the file, or do without them: --max-rejects 1"
is "nothing of a call that fails" "$("$PEJL" log | wc -l)" 2
run 0 "an allowed one" "$PEJL" ingest --max-rejects 1 good.csv bad.csv
has out "an allowed one" "bad.csv: import 4, 1 figures: 1 new, 0 changed, 0 unchanged; 1 record refused"
printf 'indicator,area,period,value\nz,Odense,2021,1\nz,Odense,2021,2\n' > twice.csv
run 1 "a figure given twice" "$PEJL" ingest twice.csv
has err "a figure given twice" "twice.csv:3:4: error: line 2 has another figure for the same place, period and group [constraint-error]"

# ---- others read it: plain SQL, and the rules hold
sql() { sqlite3 -batch "$1" "$2" 2>&1; }
is "observation_current" "$(sql pejl.db "SELECT value, import, line FROM observation_current WHERE indicator = 'rygning_daglig' AND area_name = 'Odense'")" "13.4|2|4"
is "what is gone counts on" "$(sql pejl.db "SELECT value, import FROM observation_current WHERE indicator = 'trivsel'")" "71.5|1"
is "series" "$(sql pejl.db "SELECT figures, imports FROM series WHERE indicator = 'rygning_daglig' AND area = 1083")" "2|2,2"
is "foreign keys" "$(sql pejl.db 'PRAGMA foreign_key_check')" ""
is "STRICT" "$(sql pejl.db "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'")" 0
sql pejl.db "INSERT INTO observation (id, status, value, line, field) SELECT id, status, value, line, field FROM observation LIMIT 1" > err
has err "a key once" "UNIQUE constraint failed"
is "WAL" "$(sql pejl.db 'PRAGMA journal_mode')" wal

# ---- no store, a broken one, a hostile one
refused() { # NAME TEXT - both ways of opening it say TEXT
	cp broken.db copy.db
	run 3 "$1: read" "$PEJL" status --store copy.db
	has err "$1: read" "$2"
	run 3 "$1: written" "$PEJL" ingest --store copy.db good.csv
	has err "$1: written" "$2"
	if cmp -s broken.db copy.db; then pass; else fail "$1: the file is as it was"; fi
}
cp "$root/README.md" broken.db
refused "a text" "it is no store of pejl"
rm -f broken.db
sql broken.db "CREATE TABLE t (a); INSERT INTO t VALUES (1)"
refused "another program's database" "is a database, but no store of pejl"
sql pejl.db "VACUUM INTO 'whole.db'"
cp whole.db broken.db
sql broken.db "PRAGMA user_version = 99"
refused "a later version" "is of a later version of pejl (form 99; this one knows"
head -c 20000 whole.db > broken.db
refused "cut off" "damaged"
mkdir folder.db
run 3 "a folder" "$PEJL" status --store folder.db
has err "a folder" "folder.db: error: is no file, so it is no store"
cp whole.db hostile.db
sql hostile.db "CREATE TRIGGER evil AFTER INSERT ON import BEGIN DELETE FROM import; END"
run 0 "a trigger does not run" "$PEJL" ingest --store hostile.db --max-rejects 2 twice.csv
is "a trigger does not run" "$("$PEJL" log --store hostile.db | wc -l)" 5

# where nothing may be written beside it, it is read all the same
mkdir ro
cp whole.db ro/s.db
chmod 555 ro
chmod 755 . # root may write anywhere, and so asks as nobody
nobody=
[ "$(id -u)" -ne 0 ] || nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
# shellcheck disable=SC2086
if $nobody test -x "$PEJL" 2> /dev/null; then
	run 0 "a folder that is read only" $nobody "$PEJL" log --store ro/s.db
	is "a folder that is read only" "$(wc -l < out)" 4
	run 3 "nothing is written to it" $nobody "$PEJL" ingest --store ro/s.db good.csv
	has err "nothing is written to it" "ro/s.db: error:"
	is "nothing is left in it" "$(ls ro)" s.db
else
	skip "a folder that is read only: nobody may run $PEJL"
fi

# bits turned over: refused or read, never a crash
size=$(wc -c < whole.db)
crashed=0
for i in $(seq 1 "${FLIPS:-60}"); do
	cp whole.db flip.db
	where=$((i * 7919 * 31 % size))
	printf '\377' | dd of=flip.db bs=1 seek=$where conv=notrunc 2> /dev/null
	"$PEJL" status --store flip.db > out 2> err
	code=$?
	[ $code -eq 0 ] || [ $code -eq 3 ] || { crashed=1 && fail "byte $where turned over: exit $code"; }
	"$PEJL" ingest --store flip.db --max-rejects 2 twice.csv > out 2> err
	code=$?
	[ $code -eq 0 ] || [ $code -eq 3 ] || { crashed=1 && fail "byte $where turned over: ingest $code"; }
done
[ $crashed -eq 1 ] || pass

# ---- a full disk: nothing or all, and the store stays whole
full=0
for blocks in 1 8 40 64 80 96 128 160 200 256; do
	rm -f full.db full.db-*
	cp whole.db full.db
	n=$("$PEJL" log --store full.db | wc -l)
	(
		ulimit -f $blocks
		"$PEJL" ingest --store full.db "$root/data/sundhedsprofil.csv"
	) > out 2> err
	code=$?
	[ $code -eq 0 ] && want=$((n + 1)) || want=$n
	{ [ $code -eq 0 ] || [ $code -eq 3 ]; } || fail "$blocks blocks: exit $code"
	[ $code -eq 0 ] || full=1
	is "$blocks blocks: all or nothing" "$("$PEJL" log --store full.db | wc -l)" $want
	is "$blocks blocks: whole" "$(sql full.db 'PRAGMA integrity_check')" ok
done
is "a full disk was met" $full 1

# ---- a revision of many figures: the largest changes, the number of the others, and nothing of new ones
years() { # factor
	printf 'indicator,area,period,value\n'
	for y in 1 2 3 4 5 6 7 8 9 10 11 12; do printf 'x,Odense,%d,%d\n' $((2000 + y)) $((y * $1 + 1000)); done
}
years 0 > years.csv
run 0 "twelve years" "$PEJL" ingest --store years.db years.csv
{ years 1 && echo 'x,Odense,2020,5'; } > years.csv
run 0 "twelve years revised" "$PEJL" ingest --store years.db years.csv
is "twelve years revised" "$(sed -n '2p;11p;12p;13p' out)" "  x, Odense, 2012: 1000 -> 1012
  x, Odense, 2003: 1000 -> 1003
  and 2 more"

# ---- targets of two subgroups: each verdict is compared with its own
cat > groups.conf << 'CONF'
agreement "A" {
  region = 1083
  from = "2023-01-01"
  to = "2027-12-31"
}
indicator rygning_daglig {
  name = "Rygning"
  measure = proportion
  unit = "%"
  better = lower
  target { from = "2023-01-01" at_most = 13 by = 2023 status = final document = "D" stratum = "Kvinder" }
  target { from = "2023-01-01" at_most = 20 by = 2023 status = final document = "D" stratum = "Mænd" }
}
CONF
groups() { # value of women and of men
	printf 'indicator,area,period,stratum,value\n'
	printf 'rygning_daglig,Region Syddanmark,2023,%s,%s\n' Kvinder "$1" Mænd "$2"
}
groups 12 22 > groups.csv
run 0 "two subgroups" "$PEJL" ingest --store groups.db --targets groups.conf groups.csv
groups 12.1 22 > groups.csv
run 0 "two subgroups, none flips" "$PEJL" ingest --store groups.db --targets groups.conf groups.csv
hasnt err "two subgroups, none flips" "the verdict was"
groups 12.1 19 > groups.csv
run 0 "two subgroups, one flips" "$PEJL" ingest --store groups.db --targets groups.conf groups.csv
is "two subgroups, one flips" "$(grep 'the verdict was' err)" \
	"pejl: warning: rygning_daglig, Region Syddanmark, Mænd: the verdict was not_met (22) and is now met (19)"

# ---- two at once: one after the other
rm -f two.db*
"$PEJL" ingest --store two.db good.csv > out1 2>&1 &
first=$!
"$PEJL" ingest --store two.db ryg.csv > out2 2>&1
is "two at once: the second" $? 0
wait $first
is "two at once: the first" $? 0
is "two at once" "$("$PEJL" log --store two.db | wc -l)" 2
finish
