#!/bin/sh
# tests/undo.sh - pejl undo: an entry of its own, what counts again, and what was known before.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
cd "$tmp" || exit 2
at() { SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s) && export SOURCE_DATE_EPOCH; }
sql() { sqlite3 -batch pejl.db "$1" 2>&1; }

table() { # value of the region and of Odense in 2021
	cat <<- CSV
		indicator,area,period,value
		rygning_daglig,Region Syddanmark,2017,17.9
		rygning_daglig,Region Syddanmark,2021,$1
		rygning_daglig,Odense,2021,$2
	CSV
}

run 3 "no store" "$PEJL" undo 1
has err "no store" "pejl: pejl.db: error: there is no store here; name another with --store"
is "no store is made" "$(ls)" "$(printf 'err\nout')"

at 2024-03-01
table 14.2 13.1 > ryg.csv
"$PEJL" ingest ryg.csv > out 2>&1
"$PEJL" status --format json > first.json 2> err
at 2024-09-01
table 9.8 13.1 > ryg.csv
echo "rygning_daglig,Assens,2021,15.0" >> ryg.csv
"$PEJL" ingest ryg.csv > out 2>&1
"$PEJL" status --format json > second.json 2> err

run 2 "no number" "$PEJL" undo
has err "no number" "pejl: error: undo takes the number of one import, as 'pejl log' has it"
run 2 "a word" "$PEJL" undo ryg.csv
has err "a word" "pejl: error: 'ryg.csv' is no number of an import; see 'pejl log'"
run 3 "not there" "$PEJL" undo 7
has err "not there" "pejl: pejl.db: error: there is no import 7; see 'pejl log'"
is "nothing happened" "$("$PEJL" log | wc -l)" 2

at 2024-10-01
run 0 "undo" "$PEJL" undo 2 --note 'forkert fil'
cat > want <<- 'TXT'
	ryg.csv: import 2 is undone by entry 3; of what counted, 1 changed, 1 vanished; 0 back
	  rygning_daglig, Region Syddanmark, 2021: 9.8 -> 14.2
	  rygning_daglig, Assens, 2021: 15 -> gone
TXT
is "what counts again" "$(cat out)" "$(cat want)"
has err "a verdict flips" "rygning_daglig, Region Syddanmark: the verdict was"
run 0 "the log" "$PEJL" log
has out "the log: the import" "ryg.csv, a revision of 1: 1 new, 1 changed, 2 unchanged, 0 vanished; undone by 3"
has out "the log: the entry" "   3  2024-10-01T00:00:00Z  import 2 undone  (forkert fil)"
is "nothing is deleted" "$(sql 'SELECT count(*) FROM observation')" 7
is "what counts" "$(sql "SELECT value, import FROM observation_current WHERE area = 1083 AND period = '2021'")" "14.2|1"
"$PEJL" status --format json --as-of 2024-03-01 > again.json 2> err
if cmp -s first.json again.json; then pass; else fail "what was known first"; fi
"$PEJL" status --format json --as-of 2024-09-01 > again.json 2> err
if cmp -s second.json again.json; then pass; else fail "what was known before the undo"; fi
run 3 "twice" "$PEJL" undo 2
has err "twice" "pejl: pejl.db: error: import 2 is undone already"
run 3 "an undo" "$PEJL" undo 3
has err "an undo" "pejl: pejl.db: error: entry 3 is an undo itself; take the file in again with 'pejl ingest'"

# ---- the same bytes can be taken in again, and undone again; for machines
run 0 "in again" "$PEJL" ingest ryg.csv
has out "in again" "ryg.csv: import 4, a revision of import 1, 4 figures: 1 new, 1 changed, 2 unchanged, 0 vanished"
run 0 "CSV" "$PEJL" undo 4 --format csv
is "CSV" "$(sed -n 2p out)" "rygning_daglig,1083,Region Syddanmark,,2021,changed,9.8,,A,4,3,14.2,,A,1,3"
run 0 "JSON" "$PEJL" undo 1 --format json
is "JSON" "$(jq -c '[.undone, .entry, .vanished, (.changes | length), .changes[0].after]' out)" "[1,6,3,3,null]"
is "nothing counts" "$(sql 'SELECT count(*) FROM observation_current')" 0
finish
