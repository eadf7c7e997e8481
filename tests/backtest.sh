#!/bin/sh
# tests/backtest.sh - pejl backtest: its forms, its refusals, and its calibration on real figures.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

run 0 "text" "$PEJL" backtest --horizon 1 --min-points 3 --from data/sundhedsprofil.csv
has "$tmp/out" "text" "142 serier af kommuner, 3 indikatorer"
has "$tmp/out" "text" "ingen ændring"
run 0 "English" "$PEJL" backtest --lang en --horizon 1 --from data/sundhedsprofil.csv
has "$tmp/out" "English" "own drift carried on"
run 0 "csv" "$PEJL" backtest --format csv --horizon 1 --from data/sundhedsprofil.csv
has "$tmp/out" "csv" "horizon,points,model,n,coverage_50,coverage_80,coverage_95,interval_score_50,interval_score,interval_score_95,crps,error,brier"
has "$tmp/out" "csv" "1,all,no_change,141,"
columns_told "csv"
has "$tmp/out" "csv" "1,4,outlook,"
run 0 "json" "$PEJL" backtest --format json --horizon 1 --from data/sundhedsprofil.csv
for key in coverage_50 coverage_80 coverage_95 interval_score crps brier by_length reliability; do
	has "$tmp/out" "json" "\"$key\":"
done
cp "$tmp/out" "$tmp/json"
keys_told "json" .
run 1 "too short" "$PEJL" backtest --horizon 4 --from data/sundhedsprofil.csv
has "$tmp/err" "too short" "no series of a kommune has 8 figures since its last break: 4 to learn from and 4 to hide; see --min-points and --horizon"
run 3 "no files, no store" "$PEJL" backtest --store "$tmp/none.db"
run 2 "horizon 0" "$PEJL" backtest --horizon 0 --from data/sundhedsprofil.csv
has "$tmp/err" "horizon 0" "--horizon: '0' is no whole number from 1 to 20"
run 2 "no such indicator" "$PEJL" backtest --indicator findes_ikke --from data/sundhedsprofil.csv

# 98 kommuner, every indicator with six numeric years: what is promised in doc/METHODS.md
real=$SHARED/data/real/im_noegletal_98kommuner_2013-2019.csv
if [ -f "$real" ]; then
	run 0 "calibration" "$PEJL" backtest --format csv --from "$real"
	awk -F, '$2 == "all" {
		c80[$1, $3] = $6; c95[$1, $3] = $7; s[$1, $3] = $9; crps[$1, $3] = $11; b[$1, $3] = $13; n[$1] = $4
	}
	function ok(what, yes) { print (yes ? "ok " : "FAILED ") what }
	END {
		for (h = 1; h <= 2; h++) {
			ok("13200 series, " h, n[h] == 13200)
			ok("80 % limits, " h, c80[h, "outlook"] >= 0.77 && c80[h, "outlook"] <= 0.83)
			ok("95 % limits, " h, c95[h, "outlook"] >= 0.93 && c95[h, "outlook"] <= 0.97)
			for (k = split("no_change drift", m, " "); k > 0; k--) {
				ok("interval score, " m[k] h, s[h, "outlook"] <= 0.9 * s[h, m[k]])
				ok("CRPS, " m[k] h, crps[h, "outlook"] <= 0.9 * crps[h, m[k]])
				ok("Brier, " m[k] h, b[h, "outlook"] < b[h, m[k]])
			}
		}
	}' "$tmp/out" > "$tmp/verdicts"
	is "calibration: what is promised" "$(grep -c '^ok' "$tmp/verdicts")" 18
	grep FAILED "$tmp/verdicts"
else
	skip "calibration: no $real"
fi
finish
