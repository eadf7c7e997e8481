#!/bin/sh
# tests/coverage.sh TEST_ANALYSIS FOLDER - runs the unit tests of analysis/, built with --coverage,
# and prints what of each file they reach: lines, and branches taken at least once (gcov -b).
# Every file of analysis/ counts, also one that no test runs. Fails below 95 % of all branches.
least=95
program=$1 folder=$2
cd "$(dirname "$0")/.." || exit 2

find "$folder" -name '*.gcda' -exec rm -f {} +
if ! "$program" > "$folder/tests.txt" 2>&1; then
	tail -40 "$folder/tests.txt"
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
fi
for source in analysis/*.c; do
	# gcov ends with a sum of all files, a second line of lines
	gcov -b -n -o "$folder/${source%.c}.gcno" "$source" 2> /dev/null \
		| awk -v wanted="$source" -F '[:%]' '
			/^File / { ours = index($0, "\047" wanted "\047") > 0 }
			/^Calls executed|^No calls/ { ours = 0 }
			ours && /^Lines executed|^Taken at least once/ {
				share = share " " $2 " " substr($3, 5)
			}
			END { print wanted share }'
done | awk -v least="$least" '
	function percent(part, all) { return all > 0 ? 100 * part / all : 100 }
	NF == 3 { $4 = 100; $5 = 0 } # a file without branches
	NF != 5 { print $1 ": gcov says nothing of it"; bad = 1; next }
	{
		printf "%-28s lines %6.2f %% of %4d   branches %6.2f %% of %4d\n", $1, $2, $3, $4, $5
		lines += $3; met += $2 * $3 / 100; branches += $5; taken += $4 * $5 / 100
	}
	END {
		printf "%-28s lines %6.2f %% of %4d   branches %6.2f %% of %4d\n", "analysis/",
			percent(met, lines), lines, percent(taken, branches), branches
		if (percent(taken, branches) < least || branches == 0) {
			print "FAILED: under " least " % of the branches"
			bad = 1
		}
		print !bad " passed, " bad + 0 " failed, 0 skipped"
		exit bad
	}'
