#!/bin/sh
# tests/memory.sh - the n-th allocation of a whole run fails, for every $STEP-th n (41; 1: every one):
# an error and nothing done, or the same answer as ever. libconfuse itself aborts in places, before
# anything is written; that counts as an error.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
case $PEJL in /*) ;; *) PEJL=$PWD/$PEJL ;; esac
PEJL_SHARE=${PEJL_SHARE:-$PWD}
export PEJL_SHARE
step=${STEP:-41}
if ! ${CC:-cc} -shared -fPIC -O1 -o "$tmp/fail_malloc.so" tests/memory/fail_malloc.c 2> "$tmp/err"; then
	fail "tests/memory/fail_malloc.c: $(cat "$tmp/err")"
	finish
	exit
fi
cd "$tmp" || exit 2
head='indicator;area;period;value'
printf '%s\nsteady;Odense;2022;41,5\nsteady;Vejle;2022;40,5\n' $head > first.csv
printf '%s\nsteady;Odense;2023;42,5\nsteady;Odense;2022;41,0\n' $head > second.csv
"$PEJL" ingest --store base.db first.csv > out 2> err || fail "the store to begin with"
rows() { sqlite3 -batch "$1" 'SELECT area, period, value, status, line FROM observation ORDER BY import, line; PRAGMA integrity_check' 2> /dev/null; }

# run_with N COMMAND... - with the N-th allocation failing; sets code
run_with() {
	n=$1
	shift
	FAIL_MALLOC=$n LD_PRELOAD=./fail_malloc.so "$@" > out 2> err
	code=$?
}
# sweep NAME - `one` for each n that there is; `one` says whether it went well
sweep() {
	n=1 bad=0 errors=0
	while [ $n -le "$all" ]; do
		one $n || { bad=$((bad + 1)) && echo "$1: allocation $n: exit code $code"; }
		[ $code -eq 0 ] || errors=$((errors + 1))
		n=$((n + step))
	done
	is "$1: wrong after a failed allocation" $bad 0
	if [ $errors -gt 10 ]; then pass; else fail "$1: only $errors of $all failures were errors"; fi
}

# ---- ingest: all or nothing --------------------------------------------------------------------------
cp base.db whole.db
COUNT_MALLOC=1 LD_PRELOAD=./fail_malloc.so "$PEJL" ingest --store whole.db second.csv > out 2> err || fail "ingest"
all=$(tail -n 1 err) none=$(rows base.db) whole=$(rows whole.db)
one() {
	cp base.db k.db
	rm -f k.db-*
	run_with "$1" "$PEJL" ingest --store k.db second.csv
	case $code in
	0) [ "$(rows k.db)" = "$whole" ] ;;
	1 | 2 | 3 | 134) [ "$(rows k.db)" = "$none" ] ;;
	*) false ;;
	esac
}
sweep ingest

# ---- status: the same answer or none --------------------------------------------------------------
COUNT_MALLOC=1 LD_PRELOAD=./fail_malloc.so "$PEJL" status --store whole.db --indicator steady --format json > all.json 2> err || fail "status"
all=$(tail -n 1 err)
one() {
	run_with "$1" "$PEJL" status --store whole.db --indicator steady --format json
	case $code in
	0) cmp -s out all.json ;;
	1 | 2 | 3 | 134) true ;;
	*) false ;;
	esac
}
sweep status
cd "$OLDPWD" || exit 2
finish
