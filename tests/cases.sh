#!/bin/sh
# tests/cases.sh - the statistics of pejl against reference cases that others made.
#
# Runs `pejl stat METHOD` on every case of a method that the program offers, and compares each
# expected value: |got - value| <= abs_tol + rel_tol * |value|; text must be equal. A name that
# ends in _printed is the same quantity with the digits of its source. A case fails if one value
# is off or is not offered. Prints a line per method.
#
# The cases are in $PEJL_SHARED/statistics/cases (../shared by default); skipped if absent.
# Usage: sh tests/cases.sh [PEJL]
set -u
export LC_ALL=C

pejl=${1:-build/pejl}
cases=${PEJL_SHARED:-../shared}/statistics/cases
if [ ! -d "$cases" ]; then
	echo "skipped: cases: no folder $cases"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# The "params" object of a case.json as KEY=VALUE lines; lists comma-joined.
params() {
	awk '
	function take(line,   key) {
		if (!match(line, /"[^"]*"[ \t]*:/))
			return
		key = substr(line, RSTART + 1)
		sub(/".*/, "", key)
		line = substr(line, RSTART + RLENGTH)
		gsub(/^[ \t]+|[ \t]*,?[ \t]*$/, "", line)
		if (line ~ /^\[/) {
			gsub(/^\[[ \t]*|[ \t]*\]$/, "", line)
			gsub(/[ \t]*,[ \t]*/, ",", line)
			gsub(/"/, "", line)
		}
		if (line ~ /^".*"$/)
			line = substr(line, 2, length(line) - 2)
		gsub(/\\"/, "\"", line)
		print key "=" line
	}
	/^  "params": \{\}/ { exit }
	/^  "params": \{/ { inside = 1; next }
	inside && /^  \}/ { exit }
	inside && list != "" {
		list = list " " $0
		if ($0 ~ /\]/) { take(list); list = "" }
		next
	}
	inside && /\[[^]]*$/ { list = $0; next }
	inside { take($0) }' "$1"
}

# Compare GOT with EXPECTED; one line for each value that is off.
compare() {
	awk -F, '
	# a comma inside quotes is no border of a field
	function hide(   i, c, quoted, out) {
		for (i = 1; i <= length($0); i++) {
			c = substr($0, i, 1)
			if (c == "\"")
				quoted = !quoted
			out = out (quoted && c == "," ? "\001" : c)
		}
		$0 = out
	}
	/"/ { hide() }
	function off(text) { print "    " name "[" $2 "]: " text; bad = 1 }
	NR == FNR { if (FNR > 1) got[$1, $2] = substr($0, length($1) + length($2) + 3); next }
	FNR == 1 { next }
	{
		name = $1
		key = name
		if (!((key, $2) in got))
			sub(/_printed$/, "", key)
		if (!((key, $2) in got)) { off("not offered"); next }
		g = got[key, $2]
		want = $4
		if ($3 != "number" || want == "NA" || g == "NA" || want ~ /inf/ || g ~ /inf/) {
			if (g != want)
				off("got " g ", want " want)
			next
		}
		d = g - want; if (d < 0) d = -d
		size = want + 0; if (size < 0) size = -size
		if (d > $5 + $6 * size)
			off("got " g ", want " want)
	}
	END { exit bad }' "$1" "$2"
}

# One case: its messages to $tmp/out.
run_case() {
	method=$1
	dir=$2
	params "$dir/case.json" > "$tmp/params"
	set --
	while IFS= read -r line; do
		set -- "$@" -p "$line"
	done < "$tmp/params"
	if ! "$pejl" stat "$method" "$dir/input.csv" "$@" > "$tmp/got" 2> "$tmp/err"; then
		sed 's/^/    /' "$tmp/err"
		return 1
	fi
	compare "$tmp/got" "$dir/expected.csv"
}

"$pejl" stat --list | awk '/^[a-z]/ { print $1 }' > "$tmp/methods" || exit 1
if [ ! -s "$tmp/methods" ]; then
	echo "cases: '$pejl stat --list' names no method"
	exit 1
fi
passed=0 failed=0 skipped=0
for folder in "$cases"/*/; do
	method=$(basename "$folder")
	of_method=0 bad=0
	for dir in "$folder"*/; do
		[ -f "$dir/case.json" ] || continue
		if ! grep -qxF "$method" "$tmp/methods"; then
			skipped=$((skipped + 1))
			continue
		fi
		of_method=$((of_method + 1))
		if ! run_case "$method" "${dir%/}" > "$tmp/out"; then
			bad=$((bad + 1))
			echo "  $method/$(basename "$dir") failed:"
			cat "$tmp/out"
		fi
	done
	passed=$((passed + of_method - bad))
	failed=$((failed + bad))
	[ "$of_method" -eq 0 ] || echo "$method: $((of_method - bad)) of $of_method"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
