#!/bin/sh
# tests/stat.sh - the command `pejl stat`: what it refuses, with which words and exit code.
# Usage: sh tests/stat.sh [PEJL]
set -u
export LC_ALL=C

pejl=${1:-build/pejl}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

# check NAME CODE STDERR INPUT ARGUMENT...: nothing may be on stdout unless CODE is 0.
check() {
	name=$1 code=$2 message=$3 input=$4
	shift 4
	printf "$input" | "$pejl" stat "$@" > "$tmp/out" 2> "$tmp/err"
	got=$?
	if [ "$got" -eq "$code" ] && [ "$(cat "$tmp/err")" = "$message" ] &&
	    { [ "$code" -eq 0 ] || [ ! -s "$tmp/out" ]; }; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$name: exit $got, want $code"
		sed 's/^/    /' "$tmp/err" "$tmp/out"
	fi
}

# gives NAME WANT INPUT ARGUMENT...: a line WANT is on stdout. R 4.2.2 gives the limits used.
gives() {
	name=$1 want=$2 input=$3
	shift 3
	printf "$input" | "$pejl" stat "$@" > "$tmp/out" 2> "$tmp/err"
	if [ $? -eq 0 ] && grep -qxF -- "$want" "$tmp/out"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$name: no line '$want'"
		sed 's/^/    /' "$tmp/err" "$tmp/out"
	fi
}

check 'no method' 2 "pejl: error: METHOD and one FILE are needed; see 'pejl stat --help'" ''
check 'unknown method' 2 "pejl: error: 'nope' is no method; see 'pejl stat --list'" '' nope -
check 'unknown parameter' 2 "pejl: error: ci.wilson takes no parameter 'foo'" '' \
    ci.wilson - -p foo=1
check 'no value' 2 "pejl: error: -p takes KEY=VALUE, not 'foo'" '' ci.wilson - -p foo
check 'another variant' 2 \
    "pejl: error: ci.wilson offers only continuity_correction=false, not 'true'" '' \
    ci.wilson - -p continuity_correction=true
check 'no number as parameter' 2 "pejl: error: -p confidence: '0,95' is no number" 'x,n\n1,2\n' \
    ci.wilson - -p confidence=0,95
check 'parameter missing' 2 \
    "pejl: error: target.status_value needs a column 'limit' or -p limit=NUMBER" 'value\n1\n' \
    target.status_value - -p direction=max
check 'model' 2 "pejl: error: reg.ols offers no model 'cubic spline'" 'x,y\n1,2\n' \
    reg.ols - '-p' 'model=cubic spline'
check 'unreadable' 3 "pejl: $tmp/none: error: No such file or directory [source-error]" '' \
    ci.wilson "$tmp/none"
check 'column missing' 1 \
    "pejl: standard input: error: no column 'x'; ci.wilson takes x, n, confidence?" 'a,n\n1,2\n' \
    ci.wilson -
check 'Danish number' 1 \
    "pejl: standard input:3:1: error: '1,5' is no number (1234.5, or NA for missing) [type-error]" \
    'x,n\n1,10\n"1,5",3\n' ci.wilson -
check 'hexadecimal' 1 \
    "pejl: standard input:2:1: error: '0x10' is no number (1234.5, or NA for missing) [type-error]" \
    'x,n\n0x10,20\n' ci.wilson -
check 'row too long' 1 \
    "pejl: standard input:2: error: 3 fields, but the heading has 2 [extra-cell]" \
    'x,n\n1,10,3\n' ci.wilson -
check 'no rows' 1 "pejl: standard input: error: no rows under the heading" 'x,n\n' ci.wilson -
check 'direction' 1 "pejl: standard input: error: direction 'up' is neither max nor min" \
    'value,direction\n1,up\n' target.status_value - -p target=2
check 'list' 0 '' '' --list
check 'help' 0 '' '' --help

gives 'heading' 'name,index,value' 'x,n\n1,10\n' ci.wilson -
gives 'exactly 0' 'lower,1,0' 'x,n\n0,10\n' ci.wilson -
gives 'no denominator is no figure' 'value,1,NA' 'x,n\n3,0\n' ci.wilson -
gives 'missing' 'upper,2,NA' 'x,n\n1,2\nNA,3\n' ci.wilson -
gives 'a parameter counts for all rows' 'lower,2,1.3663183967498305' 'x\n7\n4\n' \
    ci.poisson_exact - -p confidence=0.9
gives '412 of 4120 meets at most 10 %%' 'point_meets_target,1,true' 'count,n\n412,4120\n' \
    target.status_value - -p target=10 -p direction=max
gives '79.29 misses 79.3' 'point_meets_target,1,false' 'value\n79.29\n' target.status_value - \
    -p target=79.3 -p direction=min
gives 'four years' 'p_attainable,,0.083333333333333329' 'year,value\n1,4\n2,3\n3,2\n4,1\n' \
    trend.mk_exact -

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
