#!/bin/sh
# tests/kill.sh - kill -9 at random moments of an ingest: each time the store opens, is sound, and has
# all of the import or nothing of it. $KILLS times (20; `make bench` 200) with $YEARS of tools/panel.c.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
root=$PWD
cd "$tmp" || exit 2
unset PEJL_STORE
rows=${ROWS:-200000}
awk -v n="$rows" 'BEGIN {
	print "indicator;area;period;numerator;denominator;value"
	for (i = 0; i < n; i++)
		printf "i%d;%d;%dK%d;%d;%d;%d,%d\n", i % 50, 1081 + int(i / 50) % 5,
		    1900 + int(i / 1000), 1 + int(i / 250) % 4, i % 97, 100 + i % 89, i % 90, i % 10
}' > panel.csv
cp "$root/data/sundhedsprofil.csv" .
"$PEJL" ingest --store base.db sundhedsprofil.csv > /dev/null 2>&1 || fail "the store to begin with"
# the shortest of three: a kill after the end is none
took=
for i in 1 2 3; do
	cp base.db whole.db
	begin=$(date +%s%N)
	"$PEJL" ingest --store whole.db panel.csv > out 2> err || { fail "the import that is killed" && cat err; }
	ms=$((($(date +%s%N) - begin) / 1000000))
	[ -n "$took" ] && [ "$took" -le "$ms" ] || took=$ms
done
count() { sqlite3 -batch "$1" 'SELECT count(*) FROM observation'; }
rm -f new.db
"$PEJL" ingest --store new.db panel.csv > out 2> err
some=$(count base.db) all=$(count whole.db) new=$(count new.db)
killed=0 done=0 wrong=0
i=0
while [ $killed -lt "${KILLS:-20}" ] && [ $i -lt $((5 * ${KILLS:-20})) ]; do
	i=$((i + 1))
	rm -f k.db k.db-*
	if [ $((i % 2)) -eq 0 ]; then # into a store that is there, or into a new one
		cp base.db k.db
		before=1 none=$some whole=$all
	else
		before=0 none=0 whole=$new
	fi
	"$PEJL" ingest --store k.db panel.csv > out 2> err &
	pid=$!
	ms=$(shuf -i "0-$took" -n 1)
	sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
	kill -9 $pid 2> /dev/null && killed=$((killed + 1))
	wait $pid 2> /dev/null
	entries=$("$PEJL" log --store k.db 2> err | wc -l)
	n=$(count k.db 2> /dev/null)
	sound=$(sqlite3 -batch k.db 'PRAGMA integrity_check; PRAGMA foreign_key_check')
	if [ "$entries" = $((before + 1)) ] && [ "$n" = "$whole" ]; then
		done=$((done + 1))
	elif [ "$entries" != $before ] || [ "${n:-0}" != "$none" ]; then
		wrong=$((wrong + 1))
		fail "killed after $ms ms: $entries imports, $n figures"
	fi
	[ "$entries" -eq 0 ] || "$PEJL" verify --store k.db > out 2> err || fail "killed after $ms ms: verify"
	"$PEJL" ingest --store k.db panel.csv > out 2> err || fail "killed after $ms ms: no import after it"
	is "killed after $ms ms: all after it" "$(count k.db)" "$whole"
	[ "$sound" = ok ] || { wrong=$((wrong + 1)) && fail "killed after $ms ms: $sound"; }
done
[ $wrong -eq 0 ] && pass
[ $killed -gt 0 ] && pass || fail "no ingest was killed in time"
echo "$killed killed, $done had been stored"
finish
