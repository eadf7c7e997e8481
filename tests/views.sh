#!/bin/sh
# tests/views.sh - the views for other programs: what doc/STORE.md says of them, and its examples.
# shellcheck disable=SC2016 # fences of Markdown
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
unset PEJL_STORE
root=$PWD
cd "$tmp" || exit 2
SOURCE_DATE_EPOCH=$(date -u -d 2024-03-01 +%s) && export SOURCE_DATE_EPOCH
sql() { sqlite3 -batch pejl.db "$1" 2>&1; }
cp "$root/targets.conf" .
run 0 "imports" "$PEJL" ingest "$root/data/sundhedsprofil.csv" "$root"/data/eksempel/*.csv

# ---- days as text, for programs that know dates
is "a year" "$(sql "SELECT first_date, last_date FROM observation_current WHERE indicator = 'rygning_daglig' AND area = 461 AND period = '2021'")" "2021-01-01|2021-12-31"
is "every day is one" "$(sql 'SELECT count(*) FROM observation_all WHERE date(first_date) IS NOT first_date OR date(last_date) IS NOT last_date OR first_date > last_date')" 0
is "a series" "$(sql "SELECT area_name, figures, first_date, last_date FROM series WHERE indicator = 'rygning_daglig' AND area = 461")" "Odense|5|2010-01-01|2025-12-31"

# ---- the examples of the manual run
sed -n '/^```sql$/,/^```$/p' "$root/doc/STORE.md" | grep -v '^```' > examples.sql
if [ -s examples.sql ]; then pass; else fail "no examples in doc/STORE.md"; fi
run 0 "examples in SQL" sqlite3 -batch -bail pejl.db '.read examples.sql'
is "examples in SQL say nothing amiss" "$(cat err)" ""
sed -n '/^```r$/,/^```$/p' "$root/doc/STORE.md" | grep -v '^```' > examples.R
if Rscript -e 'quit(status = !requireNamespace("RSQLite", quietly = TRUE))' > /dev/null 2>&1; then
	run 0 "examples in R" Rscript examples.R
else
	skip "examples in R: RSQLite is not installed"
fi
# ---- the status that is kept
is "nothing was kept" "$(sql 'SELECT count(*) FROM assessment')" 0
run 2 "not of files" "$PEJL" status --keep --from "$root/data/sundhedsprofil.csv"
has err "not of files" "pejl: error: --keep is for the status of a store: leave --from out"
run 0 "keep" "$PEJL" status --area kommuner --keep --format csv
cp out status.csv
is "a row for each" "$(sql 'SELECT count(*) FROM assessment')" "$(($(wc -l < status.csv) - 1))"
"$PEJL" status --area kommuner --format json 2> err | jq -r '.. | objects | select(.verdict? and .area?) | .verdict' | sort | uniq -c | awk '{ print $2 "|" $1 }' > want
is "verdicts" "$(sql 'SELECT verdict, count(*) FROM assessment GROUP BY verdict ORDER BY verdict')" "$(cat want)"
is "which day, which state" "$(sql 'SELECT DISTINCT as_of_date, kept, up_to_date FROM assessment')" "2024-03-01|2024-03-01T00:00:00Z|1"
is "an answer is not changed by keeping it" "$("$PEJL" status --area kommuner --format csv 2> err | cksum)" "$(cksum < status.csv)"
run 0 "an undo" "$PEJL" undo 1
is "the store has gone on" "$(sql 'SELECT DISTINCT up_to_date FROM assessment')" 0
run 0 "keep another" "$PEJL" status --indicator rygning_daglig --keep --as-of 2023-12-31
is "the last one stays" "$(sql 'SELECT indicator, area_name, as_of_date, up_to_date FROM assessment')" "rygning_daglig|Region Syddanmark|2023-12-31|1"
is "no figure depends on it" "$("$PEJL" verify)" "$(sql 'SELECT count(*) FROM observation') figures of $(sql 'SELECT count(*) FROM import WHERE undoes IS NULL') imports read again: all as they are stored"

# ---- quick without statistics: in what order SQLite joins them says it without a clock
for view in observation_all observation_current series; do
	for where in 1 "indicator = 'x'" "indicator_name LIKE 'x%'" 'area = 461' "area_name = 'x'" "stratum = ''" \
		"unit = ''" 'subject = 1' "first_date > '2020-01-01'"; do
		sql "EXPLAIN QUERY PLAN SELECT * FROM $view WHERE $where" > plan
		has plan "$view, $where: figures by row" "SEARCH o USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
		hasnt plan "$view, $where: no index for the time being" AUTOMATIC
	done
done
for view in observation_all observation_current; do
	for where in "period = 'x'" 'last_day = 20211231' 'import = 1' "file = 'x'" "status = 'A'" 'value > 5' 'line = 2' \
		'field = 2' 'byte = 2' 'numerator = 2' \
		"last_day = (SELECT max(last_day) FROM series WHERE area = 461)"; do
		sql "EXPLAIN QUERY PLAN SELECT * FROM $view WHERE $where" > plan
		has plan "$view, $where: figures by row" "SEARCH o USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
		hasnt plan "$view, $where: no index for the time being" AUTOMATIC
	done
done
sql "EXPLAIN QUERY PLAN SELECT * FROM observation_current" > plan
is "which imports count is found once, not for each figure" "$(grep -c 'LIST SUBQUERY' plan)" 2
has plan "a later file by its name" "SEARCH r USING INDEX import_whole (name=? AND rowid>?)"
sql "EXPLAIN QUERY PLAN SELECT * FROM series" > plan
hasnt plan "a series is not sorted for" "TEMP B-TREE"
awk '/^SELECT/ { print "EXPLAIN QUERY PLAN" } { print }' examples.sql > plans.sql
run 0 "plans of the examples" sqlite3 -batch -bail pejl.db '.read plans.sql'
hasnt out "plans of the examples" AUTOMATIC

# ---- a store of the form before has the same rows afterwards: a revision, an undo, and absent = zero
rows() { # each view, in an order of its own, the columns that form 2 has
	for view in observation_all observation_current series assessment import_counting; do
		columns=$(sqlite3 -batch form.db "SELECT group_concat(name) FROM pragma_table_info('$view') WHERE name <> 'subject'")
		sqlite3 -batch form.db "SELECT '$view', $columns FROM $view" | sort
	done
}
sqlite3 -batch form.db ".read $root/tests/data/store-form-2.sql"
rows > before
is "what the form before says" "$(cut -d'|' -f1 before | sort | uniq -c | awk '{ print $2, $1 }')" "$(printf 'assessment 1\nimport_counting 3\nobservation_all 12\nobservation_current 5\nseries 3')"
printf 'kommune;aar;andel\nOdense;2021;7\nOdense;2022;8\n' > zink.csv
run 0 "bring it up to date" "$PEJL" ingest --store form.db zink.csv
has out "bring it up to date" "the same as import 4 of 2024-09-01; nothing to do"
is "form" "$(sqlite3 -batch form.db 'PRAGMA user_version')" 3
rows > after
if diff before after > out; then pass; else fail "the same rows: $(cat out)"; fi
is "subjects" "$(sqlite3 -batch form.db 'SELECT count(*) FROM series s JOIN observation_current o USING (subject) WHERE o.indicator = s.indicator AND o.area = s.area AND o.stratum = s.stratum')" 5

# every column of a view is explained
for view in observation_all observation_current series assessment; do
	for column in $(sql "SELECT name FROM pragma_table_info('$view')"); do
		grep -q "\`$column\`" "$root/doc/STORE.md" || fail "doc/STORE.md does not explain $view.$column"
	done
	pass
done
finish
