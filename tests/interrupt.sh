#!/bin/sh
# tests/interrupt.sh - end `pejl report` at random moments, by turns with kill -9 and with an interrupt:
# each time the folder is the old report or the new one, to the byte, and the next run finds nothing in
# its way and leaves nothing behind. $KILLS that landed (40): a run that was over before is none.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
cp data/sundhedsprofil.csv data/eksempel/eksempel_genindlaeggelser.csv "$tmp"
cd "$tmp" || exit 2
mkdir ud

# report DAY - the report of that day, in ud/status
report() {
	exec env --default-signal=INT "$PEJL" report --format html,odt --as-of "$1" --out ud/status \
		--from sundhedsprofil.csv eksempel_genindlaeggelser.csv
}
# what ud/status is: one number for all names and bytes of its files
state() { find ud/status -type f | LC_ALL=C sort | xargs cat ud/status/.pejl | cksum; }

# the shorter of two: a kill after the end is none
took=
for day in 2025-12-31 2024-12-31; do
	begin=$(date +%s%N)
	(report $day) > log 2>&1 || { fail "the report that is ended" && cat log; }
	ms=$((($(date +%s%N) - begin) / 1000000))
	[ -n "$took" ] && [ "$took" -le "$ms" ] || took=$ms
	old=$new new=$(state)
done
[ "$old" != "$new" ] || fail "two reports that cannot be told apart"
first=$old second=$new

landed=0 killed=0 interrupted=0 became=0 left=0 i=0
while [ $landed -lt "${KILLS:-40}" ] && [ $i -lt $((5 * ${KILLS:-40})) ]; do
	i=$((i + 1))
	before=$(state)
	case $before in
	"$first") day=2024-12-31 new=$second ;;
	*) day=2025-12-31 new=$first ;;
	esac
	case $((i % 2)) in
	0) signal=INT ;;
	*) signal=KILL ;;
	esac
	report "$day" > log 2>&1 &
	pid=$!
	ms=$(shuf -i "5-$took" -n 1)
	sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
	kill -"$signal" $pid 2> kill.txt
	wait $pid 2> wait.txt
	case $? in
	137) killed=$((killed + 1)) ;;
	130) interrupted=$((interrupted + 1)) ;;
	0) ;; # it was over
	*) fail "ended by $signal after $ms ms: exit $?" && head -5 log ;;
	esac
	landed=$((killed + interrupted))
	after=$(state)
	if [ "$after" = "$new" ]; then
		became=$((became + 1))
	elif [ "$after" != "$before" ]; then
		fail "ended by $signal after $ms ms: neither the old report nor the new one"
	fi
	if [ "$signal" = INT ] && [ -e ud/status.pejl-$pid.tmp ]; then
		fail "interrupted after $ms ms: something is left"
	fi
	beside=$(($(find ud -mindepth 1 -maxdepth 1 | wc -l) - 1))
	[ $beside -eq 0 ] || left=$((left + 1))
	[ $beside -le 1 ] || fail "the next run did not remove what was left: $(ls ud)"
done
is "kills that landed" $landed "${KILLS:-40}"
is "of both kinds" "$((killed > 0)) $((interrupted > 0))" "1 1"
run 0 "the next run" sh -c "'$PEJL' report --format html,odt --as-of 2025-12-31 --out ud/status \
	--from sundhedsprofil.csv eksempel_genindlaeggelser.csv"
is "the next run" "$(state)" "$first"
is "nothing is left" "$(ls ud)" status
echo "$killed killed, $interrupted interrupted, $became had become the new report, $left left something"
finish
