#!/bin/sh
# tests/all.sh STEP... - run each step (a program or a script), show it, add up its last line
# "N passed, N failed, N skipped". Exits 1 if any step failed or ended without that line.
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

for step in "$@"; do
	echo "== $step"
	sh -c "$step" > "$log" 2>&1
	code=$?
	grep -vE '^$|CUnit - A unit|cunit.sourceforge' "$log"
	last=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -1)
	set_counts=$(echo "$last" | tr -d ',a-z')
	# shellcheck disable=SC2086
	set -- $set_counts
	passed=$((passed + ${1:-0})) failed=$((failed + ${2:-0})) skipped=$((skipped + ${3:-0}))
	if [ "$code" -ne 0 ] && [ "${2:-0}" -eq 0 ] || [ -z "$last" ]; then
		echo "FAILED: $step: exit $code"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
