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

# control charts
check 'rows to leave out' 2 \
    "pejl: error: -p exclude takes rows from 1 (6,20), not '6;20'" 'value\n1\n2\n' \
    spc.xmr - -p 'exclude=6;20'
check 'a row that is not there' 2 "pejl: error: -p exclude: there is no row 3 of 2" \
    'value\n1\n2\n' spc.xmr - -p exclude=3
check 'half a baseline' 2 "pejl: error: -p baseline_n takes a whole number" 'value\n1\n2\n' \
    spc.xmr - -p baseline_n=1.5
check 'screened or not' 2 "pejl: error: -p screen_mr takes true or false, not 'maybe'" \
    'value\n1\n2\n' spc.xmr - -p screen_mr=maybe
check 'another sigma' 2 "pejl: error: no chart here has sigma 'median moving range / 0.954'" \
    'value\n1\n2\n' spc.xmr - -p 'sigma=median moving range / 0.954'
check 'another screening' 2 \
    "pejl: error: -p screen: 'drop MR >= 3.267*mean MR once', not 'twice'" 'value\n1\n2\n' \
    spc.xmr - -p screen=twice
check 'another centre' 2 "pejl: error: the chart has no centre 'median'" 'value\n1\n2\n' \
    spc.xmr - -p centre=median
check 'scaled by nothing' 2 "pejl: error: -p multiply takes a number above 0" 'value\n1\n2\n' \
    spc.xmr - -p multiply=0
check 'an empty range' 2 "pejl: error: -p possible_low must be below possible_high" \
    'value\n1\n2\n' spc.xmr - -p possible_low=1 -p possible_high=1
check 'another rule set' 2 \
    "pejl: error: no rule set 'nelson'; see doc/METHODS.md, spc.rules" 'value\n1\n2\n' \
    spc.xmr - -p rules=nelson
check 'no denominators' 1 \
    "pejl: standard input: error: columns needed: count and n (or days, size)" 'count\n1\n' \
    spc.p -
check 'nothing to judge' 1 \
    "pejl: standard input: error: columns needed: value; or side; or near_limit and side; or value, centre, lcl, ucl" \
    'a\n1\n' spc.rules -
check 'rule of runs' 2 \
    "pejl: error: -p rule takes anhoej, best_box or cut_box, not 'box'" 'n_useful\n20\n' \
    spc.run_rules - -p rule=box
check 'better' 2 \
    "pejl: error: improvement_direction is increase, decrease or neutral, not 'up'" \
    'lpl,upl,target\n1,2,3\n' target.assurance_xmr - -p improvement_direction=up
gives 'trial limits' 'code_by_part,1,rule_too_short' 'value\n1\n2\n3\n' spc.xmr -
gives 'no moving range' 'upl,1,NA' 'value\n1\n' spc.xmr -
gives 'columns by place' 'y,1,0.25' 'uge,ramte,alle\n1,1,4\n2,2,4\n' spc.p -
gives 'counts in place of values' 'y,2,0.5' 'uge,count,n\n1,1,4\n2,2,4\n3,1,4\n' spc.iprime -
gives 'no patients that month' 'y,2,NA' 'count,n\n1,4\n0,0\n' spc.pprime -
gives 'not below 0' 'lcl,1,0' 'value\n1\n9\n2\n' spc.xmr - -p possible_low=0
gives 'parts' 'centre_by_part,2,5' 'value\n1\n3\n4\n6\n' spc.xmr - -p part_after=2
gives 'a signal has a name' 'signals,11,outside' \
    'value\n3\n4\n3\n4\n3\n4\n3\n4\n3\n4\n9\n' spc.xmr - -p baseline_n=10
gives 'six on one side' 'flag,6,1' 'side\n-1\n-1\n-1\n-1\n-1\n-1\n' spc.rules - -p points=6
gives 'the points behind a flag' 'part,1,1' 'flag\n0\n0\n-1\n' spc.rules - -p points=3
gives 'a chart that is drawn' 'outside,2,-1' \
    'value,centre,lcl,ucl\n5,5,2,8\n1,5,2,8\n' spc.rules -
gives 'cut box' 'cut_crossings,1,7' 'n_useful\n24\n' spc.run_rules - -p rule=cut_box
gives 'on the limit' 'assurance,1,inconsistent' 'lpl,upl,target\n1,2,2\n' \
    target.assurance_xmr - -p improvement_direction=decrease

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
