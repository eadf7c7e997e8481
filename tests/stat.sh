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

# trends
check 'a sum of what' 2 "pejl: error: -p sum_mode: signed or absolute, not 'both'" 'value\n1\n2\n' \
    trend.mk_hamed_rao - -p sum_mode=both
check 'every lag counts' 2 "pejl: error: -p alpha_acf: over 0, at most 1" 'value\n1\n2\n' \
    trend.mk_hamed_rao - -p alpha_acf=0
check 'sure beyond doubt' 2 "pejl: error: -p confidence: between 0 and 1" 'value\n1\n2\n' \
    trend.theil_sen - -p confidence=1
check 'two values of one month' 1 \
    "pejl: standard input: error: two values of one series at time 2020" \
    'year,month,value\n2020,1,4\n2020,1,5\n' trend.mk_seasonal -
check 'no sites' 1 "pejl: standard input: error: no column with values beside 'year'" \
    'year\n2020\n' trend.mk_regional -
check 'the next aeon' 1 "pejl: standard input: error: times 0 to 1000000000 are too many" \
    't,value\n0,1\n1000000000,2\n' trend.mk_seasonal - -p period=1
gives 'rows in any order' 'S,,-6' 'year,value\n3,2\n1,4\n4,1\n2,3\n' trend.mann_kendall -
gives 'no trend is not all' 'detectable_change,,2.398572358496017' 'year,value\n1,4\n2,2\n3,3\n4,3\n' \
    trend.mann_kendall -
gives 'a negative variance has no p' 'p_two_sided,,NA' \
    'value\n.35258\n.38693\n.3967\n.36296\n.42036\n.39375\n.411\n.43182\n.40816\n.45394\n.41585\n.474\n' \
    trend.mk_hamed_rao -
gives 'the first lag' 'factor,,-0.34017094017094029' 'value\n1\n3\n2\n5\n4\n' \
    trend.mk_yue_wang - -p lags=1
gives 'seasons by name' 'S,,2' 'year,month,value\n2021,2,5\n2020,1,4\n2020,2,4\n2021,1,6\n' \
    trend.mk_seasonal -
gives 'a missing row leaves its gap' 'S,,1' 't,value\n1,4\n2,9\n3,5\n' trend.mk_seasonal - -p period=2
gives 'sites in rows' 'groups,,2' 'site,year,value\nA,1,4\nB,1,4\nA,2,6\nB,2,5\n' trend.mk_regional -
gives 'sites by name' 'groups,,1' 'year,a,b\n1,4,4\n2,6,5\n' trend.mk_regional - -p 'sites=column b'
gives 'covariances asked for' 'var_S,,4' 'year,a,b\n1,4,4\n2,6,5\n' trend.mk_regional - \
    -p covariance=true
gives 'limits between ranks' 'upper,,-0.12550922685305288' 'year,value\n1,4\n2,3\n3,2\n4,1\n5,0\n6,1\n' \
    trend.theil_sen - -p ci_index=interpolated
gives 'power of a given spread' 'residual_sd,,2' 'year,value\n1,4\n2,3\n3,2\n4,1\n' trend.power - -p sd=2

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
