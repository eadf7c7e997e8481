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

# every column of a view is explained
for view in observation_all observation_current series assessment; do
	for column in $(sql "SELECT name FROM pragma_table_info('$view')"); do
		grep -q "\`$column\`" "$root/doc/STORE.md" || fail "doc/STORE.md does not explain $view.$column"
	done
	pass
done
finish
