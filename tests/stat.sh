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
    "pejl: error: trend.mk_tfpw offers only lag=1, not '2'" '' trend.mk_tfpw - -p lag=2
gives 'with continuity correction' 'upper95,1,0.20045334501348699' 'x,n\n0,20\n' \
    ci.wilson - -p continuity_correction=true
check 'no number as parameter' 2 "pejl: error: -p confidence: '0,95' is no number" 'x,n\n1,2\n' \
    ci.wilson - -p confidence=0,95
check 'parameter missing' 2 \
    "pejl: error: target.status_value needs a column 'limit' or -p limit=NUMBER" 'value\n1\n' \
    target.status_value - -p direction=max
check 'model' 2 "pejl: error: reg.ols offers no model 'cubic spline'" 'x,y\n1,2\n' \
    reg.ols - '-p' 'model=cubic spline'
check 'model without a degree' 2 \
    "pejl: error: reg.ols offers degrees 1 to 10 with an intercept, not 'polynomial'" \
    'x,y\n1,2\n' reg.ols - '-p' 'model=polynomial'
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
gives 'a line of method, what it does and its source' \
    "ci.wilson               limits of a share, Wilson's score; Wilson 1927" '' --list
gives 'and what it takes' '    columns n_useful -p rule, longest_run_max, crossings_min' '' --list
is_empty() { # NAME LINES
	if [ -z "$2" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "$1: $2"; fi
}
is_empty 'every method has a source' \
    "$("$pejl" stat --list | grep '^[a-z]' | grep -vE '; ([^;]*[12][0-9]{3}|OHID|exact comparison)')"
is_empty 'the list fits 100 columns' "$("$pejl" stat --list | sed 's/ø/o/g' | grep -E '.{101}')"
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
gives 'a season under another name' 'S,,2' 'year,vagt,value\n1,1,4\n1,2,4\n2,1,6\n2,2,5\n' \
    trend.mk_seasonal - -p season=vagt
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

# R 4.2.2: tests/analysis/test_rate.c, test_equity.c, test_interval.c have the calls
gives 'the same person again' 'upper,,0.015472326996807321' \
    'ageband,eventfreq,count,pop,stdpop\n1,1,3,1000,5500\n2,1,5,1200,5000\n3,1,8,900,4000\n3,2,2,900,4000\n4,1,8,400,1500\n4,4,3,400,1500\n' \
    rate.dsr_dobson - -p multiplier=1
check 'two populations of one band' 1 \
    "pejl: standard input: error: age band '1' has two populations" \
    'ageband,eventfreq,count,pop,stdpop\n1,1,3,1000,5500\n1,2,5,1200,5000\n' rate.dsr_dobson -
check 'band not named' 1 \
    "pejl: standard input: error: persons by number of events need a column 'ageband'" \
    'eventfreq,count,pop,stdpop\n1,3,1000,5500\n' rate.dsr_dobson -
check 'interval of another name' 2 "pejl: error: -p interval is exact or byar, not 'wald'" \
    'count,pop,stdpop\n1,1000,5500\n' rate.dsr_dobson - -p interval=wald
check 'scale of another name' 2 \
    "pejl: error: -p transform is false, true, log or logit, not 'root'" \
    'population,value\n1,2\n' equity.sii - -p transform=root
check 'draws' 2 "pejl: error: -p draws is 1 to 1000000, -p seed 0 to 4294967295" \
    'count,n\n1,9\n2,9\n' multi.ranks - -p draws=0
for seed in -1 1e300 1.5; do
	for method in change.pettitt trend.joinpoint; do
		check "$method, seed $seed" 2 "pejl: error: -p seed: a whole number from 0 to 4294967295" \
		    'year,value\n1,1\n2,3\n3,2\n4,5\n' $method - -p seed=$seed
	done
done
check 'fitdf' 2 "pejl: error: -p fitdf is a whole number from 0 to 10000" \
    'value\n1\n3\n2\n' stats.autocorrelation - -p fitdf=1e300
# a column that could be both count and size is one of them
check 'one column for two' 1 "pejl: standard input: error: columns needed: count and n (or days, size)" \
    'k,n\n1,9\n2,9\n' spc.p -
gives 'few events, exact' 'upper,1,116.68332079322667' 'x,n\n5,100\n50,1000\n' \
    ci.poisson_byar - -p exact_below=10 -p multiplier=1000
gives 'one row is a scalar as well' 'value,,5' 'x\n5\n' ci.poisson_byar -
gives 'missing in a family' 'adjusted_bh,3,NA' 'family,p\na,.01\nb,.02\na,NA\na,.04\n' multi.bh -
gives 'alone in a family' 'adjusted_bh,2,0.02' 'family,p\na,.01\nb,.02\na,NA\na,.04\n' multi.bh -
gives 'groups in their order' 'sii,,1' \
    'quantile,population,value\n2,10,1.5\n1,10,1\n' equity.sii -
# Areas, margins, forecasts. Numbers: tests/analysis/test_{funnel,standing,forecast}.c.
check 'clip' 2 "pejl: error: -p clip: LOW..HIGH or none, not '0-100'" 'population\n10\n' \
    funnel.proportion - -p average_percent=20 -p clip=0-100
check 'no benchmark of a rate' 2 \
    "pejl: error: funnel.rate needs a column 'pop' or -p average=RATE in the multiplier's unit" \
    'events\n10\n' funnel.rate -
check 'data type' 2 \
    "pejl: error: -p data_type: SR (ratio), PR (share) or RC (counts), not 'XX'" \
    'numerator,denominator\n1,2\n' funnel.overdispersion - -p data_type=XX
check 'rates without a unit' 2 \
    "pejl: error: funnel.significance of rates needs -p multiplier=UNIT" \
    'count,pop,rate\n1,2,3\n' funnel.significance -
check 'range upside down' 1 \
    'pejl: standard input: error: row 1: lower_limit is above upper_limit' 'value\n1\n' \
    target.status_range - -p lower_limit=2 -p upper_limit=1 -p polarity=low_is_good
check 'no limits to place' 1 \
    "pejl: standard input: error: no columns 'lower95' and 'upper95' (or lower, upper)" \
    'value,benchmark\n1,2\n' target.status_interval - -p polarity=low_is_good
check 'no alpha' 2 'pejl: error: forecast.ses needs -p alpha=NUMBER' 'value\n1\n2\n' forecast.ses -
check 'too few for Holt' 1 'pejl: standard input: error: two values are needed to begin with' \
    'value\n1\n' forecast.holt - -p alpha=0.5 -p beta=0.3
check 'first update' 2 \
    "pejl: error: -p first_update: 'second value' or the like, not 'later'" 'value\n1\n2\n' \
    forecast.ses - -p alpha=0.5 -p first_update=later
check 'variances' 2 \
    'pejl: error: bayes.local_level needs -p var_epsilon=NUMBER and -p var_eta=NUMBER' \
    'value\n1\n' bayes.local_level -
check 'start' 2 "pejl: error: -p start: diffuse, or -p a1 and -p P1; not 'known'" 'value\n1\n' \
    bayes.local_level - -p var_epsilon=1 -p var_eta=1 -p start=known
check 'forecast model' 2 \
    "pejl: error: -p model: ols, drift, no change, mean, ses or holt, not 'prophet'" \
    'year,value\n1,2\n' forecast.backtest - -p model=prophet
check 'dispersion' 2 \
    "pejl: error: -p dispersion: max(1, Pearson), Pearson or none, not 'some'" \
    'year,count,n\n1,2,3\n' forecast.logit_trend - -p target_year=2 -p dispersion=some
check 'level' 2 'pejl: error: the level of the limits lies between 0 and 1' 'value\n1\n2\n' \
    forecast.ses - -p alpha=0.5 -p level=80
gives 'rates per standard population, few events' 'class,2,not_applicable' \
    'count,pop,rate\n100,1000,95\n9,100,91\n' funnel.significance - -p multiplier=1000 \
    -p rate_type=dsr
gives 'ratio, no event' 'class,1,low_0.001' 'observed,expected\n0,240\n' funnel.significance -
gives 'two levels' 'status,1,worst' \
    'value,lower95,upper95,lower998,upper998\n12,11,13,10.5,13.5\n' target.status_interval - \
    -p benchmark=10 -p polarity=low_is_good
gives 'begins on the benchmark' 'status,1,worse' 'value,lower,upper\n10,10,10\n' \
    target.status_interval - -p target=10 -p direction=max \
    -p 'rule=above if lower >= target, below if upper < target'
gives 'two intervals' 'status,1,better' \
    'value,lower95,upper95,benchmark,benchmark_lower,benchmark_upper\n3,2.7,3.1,4,3.5,4.5\n' \
    target.status_interval - -p polarity=low_is_good
gives 'no polarity' 'status,1,none' 'value,polarity\n3,none\n' target.status_range - \
    -p lower_limit=1 -p upper_limit=2
gives 'at least, with a margin' 'noninferior_exact,1,true' 'count,n\n905,1000\n' \
    target.noninferiority - -p target=0.9 -p margin=0.02 -p direction=min
gives 'in per cent' 'noninferior_exact,1,true' 'count,n\n905,1000\n' \
    target.noninferiority - -p target=90 -p margin=2 -p direction=min
gives 'no error reaches 84 %%' 'lower,,NA' 'error\n1\n-2\n3\n-4\n5\n' forecast.conformal - \
    -p forecast=10 -p level=0.84
gives 'five errors' 'lower,,5' 'error\n1\n-2\n3\n-4\n5\n' forecast.conformal - -p forecast=10 \
    -p level=0.8
gives 'simple start' 'forecast,1,1.5' 'value\n1\n2\n' forecast.ses - -p alpha=0.5
gives 'a start of its own' 'level_end,,2.5' 'value\n1\n3\n' forecast.ses - -p alpha=0.5 \
    -p level_start=2 -p 'first_update=second value'

# R: lm(c(3, 4, 4) ~ 0 + c(4, 5, 6)), lm(c(1, 3, 2, 5) ~ c(1, 2, 3, 4))
for model in 'y = b1 x' 'y = b1*x' 'regression through the origin' 'y ~ x - 1' 'No intercept'; do
	gives "model $model" 'b1,,0.72727272727272729' 'x,y\n4,3\n5,4\n6,4\n' \
	    reg.ols - -p "model=$model"
done
for model in 'y = b0 + b1 x' 'y = b0+b1*x' 'y = B0 + B1 x' 'y ~ x' 'polynomial of degree 1'; do
	gives "model $model" 'b1,,1.1000000000000001' 'x,y\n1,1\n2,3\n3,2\n4,5\n' \
	    reg.ols - -p "model=$model"
done

# R: cor.test(1:6, c(12.1, 11.6, 11.9, 10.8, 10.9, 10.3), method = "kendall", alternative = "less")
six='year,value\n1,12.1\n2,11.6\n3,11.9\n4,10.8\n5,10.9\n6,10.3\n'
gives 'a fall, one-sided' 'p_exact,,0.027777777777777776' "$six" \
    trend.mk_exact - -p alternative=less
gives 'a rise, one-sided' 'p_exact,,0.9916666666666667' "$six" \
    trend.mk_exact - -p alternative=greater
gives 'both sides' 'p_exact,,0.055555555555555552' "$six" \
    trend.mk_exact - -p alternative=two-sided
check 'alternative' 2 \
    "pejl: error: -p alternative: two-sided, less or greater, not 'both'" "$six" \
    trend.mk_exact - -p alternative=both

# two seasons of four years, one value missing: a year without it is left out of S, by hand
seasons='t,value\n1,5\n2,8\n3,6\n4,NA\n5,7\n6,9\n7,8\n8,10\n'
gives 'seasons, what is there' 'S,,9' "$seasons" trend.mk_seasonal - -p period=2
gives 'seasons, whole years' 'S,,6' "$seasons" trend.mk_seasonal - -p period=2 \
    -p missing=listwise
gives 'slope of seasons' 'slope,,1' "$seasons" trend.theil_sen - -p period=2

# R: t.test(c(9, 10, 12, 13), mu = 14, alternative = "less")$p.value is 0.0231
mean='value\n9\n10\n12\n13\n'
gives 'mean under a target' 'status,,met_beyond_chance' "$mean" target.test_t - -p target=14 \
    -p direction=max
gives 'mean over a target' 'status,,missed_beyond_chance' "$mean" target.test_t - -p target=14 \
    -p direction=min
gives 'scale in words' 'sii,,0.10000000000000009' \
    'population,value\n1,0.5\n1,0.55\n' equity.sii - -p value_type=proportion
gives 'points of a shift' 'marked,2,1' 'flag\n0\n0\n1\n' spc.rules - -p points=2

# R: glm(cbind(c(2, 6, 10), 20 - c(2, 6, 10)) ~ c(1, 2, 4), binomial), prop.trend.test(score = )
gives 'counts by any name' 'df,,1' 'dose,killed,n\n1,2,20\n2,6,20\n4,10,20\n' \
    trend.binomial_glm - -p x=dose
gives 'scores by column' 'chi_square,,5.6986978104990484' \
    'age,count,n\n1,5,20\n4,6,20\n9,12,20\n' trend.cochran_armitage - -p scores=age
# R: poisson.test(151, 60100, 0.0025, "less")
gives 'rate of 100000' 'p_exact_less,,0.54594586193970251' \
    'count,pop,target_per_100000,direction\n151,60100,250,min\n' target.test_poisson -

# columns of words name areas; a number that is none is still refused
gives 'areas before the years' 'S,,3' 'area,year,value\nA,1,2\nA,2,3\nA,3,4\n' trend.mk_exact -
gives 'areas before x' 'b1,,2' 'area,x,y\nA,1,2\nB,2,4\nC,3,6\n' reg.ols -
check 'typing error in x' 1 \
    "pejl: standard input:3:1: error: '2,5' is no number (1234.5, or NA for missing) [type-error]" \
    'x,z,y\n1,1,2\n"2,5",3,4\n3,2,6\n' reg.ols -
one='area,year,count,denominator\nA,1,10,99\nA,2,20,99\nA,3,30,99\nA,4,40,99\nA,5,50,99\n'
gives 'one area' 'direction,,increasing' "$one" trend.recent_proportion -
gives 'one area by name' 'direction:A,,increasing' "$one" trend.recent_proportion -

# 3 log 6 = 5.3752784076841653
for penalty in '3*log(n)' '3 log n' '3 ln(n)'; do
	gives "penalty $penalty" 'penalty,,5.3752784076841653' 'value\n1\n1\n2\n9\n9\n8\n' \
	    change.pelt - -p "penalty=$penalty"
done
check 'penalty' 2 "pejl: error: -p penalty: 'MBIC' is no number" 'value\n1\n1\n2\n9\n9\n8\n' \
    change.pelt - -p penalty=MBIC
gives 'standardised' 'n_changes,,1' 'value\n1\n1\n2\n9\n9\n8\n' \
    change.pelt - -p 'standardise=(x - mean) / sd' -p penalty=1
gives 'sigma with blanks' 'n_parts,,1' 'value\n1\n1\n2\n9\n9\n8\n' \
    spc.g - -p 'sigma=sqrt(mean * (mean + 1))'

# seven on one side: the sign may be all there is; a value on the line is on no side
sides='value\n1\n1\n1\n1\n1\n1\n1\n'
gives 'signs' 'flag,7,1' "$sides" spc.rules -
gives 'signs named a trend' 'flag,7,0' "$sides" spc.rules - -p rule=trend
gives 'on the line' 'flag,7,0' 'value,centre\n5,4\n5,4\n5,4\n5,4\n5,4\n5,4\n4,4\n' spc.rules -
gives 'shift of a drawn chart' 'flag,7,1' \
    'value,centre,lcl,ucl\n5,4,1,7\n5,4,1,7\n5,4,1,7\n5,4,1,7\n5,4,1,7\n5,4,1,7\n5,4,1,7\n' \
    spc.rules - -p rule=seven_one_side

# 412 of 4120 is 10 % and meets at most 10 %; 413 misses it
for target in 10 0.1; do
	gives "just met, $target" 'status,1,better' 'count,n\n412,4120\n413,4120\n' \
	    target.status_value - -p target=$target -p direction=max
	gives "just missed, $target" 'status,2,worse' 'count,n\n412,4120\n413,4120\n' \
	    target.status_value - -p target=$target -p direction=max
	gives "tested, $target" 'status,1,met_within_chance' 'count,n\n412,4120\n413,4120\n' \
	    target.test_binomial - -p target=$target -p direction=max
done

# a level in per cent is the same as a share
low=$(printf 'x,n\n1,10\n' | "$pejl" stat ci.wilson - -p confidence=0.99 | grep '^lower,,')
gives 'level in per cent' "$low" 'x,n\n1,10\n' ci.wilson - -p confidence=99
low=$(printf 'x,n\n1,10\n' | "$pejl" stat ci.wilson - | grep '^lower998,,')
gives 'both levels' "$low" 'x,n\n1,10\n' ci.wilson - -p confidence=0.95,0.998
check 'half a list' 2 "pejl: error: -p confidence: '0.95,' is no number" 'x,n\n1,10\n' \
    ci.wilson - -p confidence=0.95,

for x in 'year - 2014' year-2014 't = year - 2014' 'year - first year'; do
	gives "times $x" 'intercept,,1' 'year,value,se\n2014,1,1\n2015,3,1\n2016,5,1\n' \
	    reg.wls - -p "x=$x"
done

gives 'weight covered without counts' 'weight_covered,,0.75' \
    'kommune,value,weight\nA,10,100\nB,12,200\nC,NA,100\n' region.aggregate -

# lists and truths as JSON, R and Python write them
for list in 1,3 '[1,3]' '[1, 3]'; do
	gives "list $list" 'centre,,6' 'value\n50\n4\n70\n8\n6\n' spc.c - -p "exclude=$list"
done
for truth in false False FALSE; do
	gives "truth $truth" 'z,,1.5666989036012806' 'year,value\n1,2\n2,4\n3,6\n' \
	    trend.mann_kendall - -p "continuity_correction=$truth"
	gives "truth $truth of one variant" 'value,,0.5' 'x,n\n1,2\n' \
	    ci.wilson - -p "continuity_correction=$truth"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
