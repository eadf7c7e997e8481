# shellcheck shell=sh
# tests/lib.sh - what the shell tests share. Source it; end with `finish`.
# $PEJL is the program under test (build/pejl unless set), $tmp a folder of one's own.
PEJL=${PEJL:-build/pejl}
# other people's files, beside the project or not there at all
# shellcheck disable=SC2034
SHARED=${PEJL_SHARED:-../shared}
passed=0 failed=0 skipped=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/pejl-test-XXXXXX")
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT

pass() { passed=$((passed + 1)); }
fail() { # what
	failed=$((failed + 1))
	echo "FAILED: $*"
}
skip() { # what: why
	skipped=$((skipped + 1))
	echo "skipped: $*"
}

# run CODE NAME COMMAND... - its exit code is CODE; out and err are kept in $tmp
run() {
	want=$1 name=$2
	shift 2
	"$@" > "$tmp/out" 2> "$tmp/err" < /dev/null
	got=$?
	if [ "$got" -eq "$want" ]; then
		pass
	else
		fail "$name: exit $got, want $want"
		sed 's/^/    /' "$tmp/err" | head -5
	fi
}

# has FILE NAME TEXT - FILE has a line with TEXT in it
has() {
	if grep -qF -- "$3" "$1"; then
		pass
	else
		fail "$2: no '$3' in:"
		head -5 "$1" | sed 's/^/    /'
	fi
}
hasnt() {
	if grep -qF -- "$3" "$1"; then fail "$2: '$3' found"; else pass; fi
}

# is NAME GOT WANT
is() {
	if [ "$2" = "$3" ]; then pass; else fail "$1: got '$2', want '$3'"; fi
}

# answer COMMAND COLUMNS NAME OPTION... - as text at the end of 2025, with plain blanks
answer() {
	command=$1 COLUMNS=$2 name=$3 && export COLUMNS
	shift 3
	run 0 "$name" "$PEJL" "$command" --as-of 2025-12-31 "$@"
	sed 's/\xc2\xa0/ /g' "$tmp/out" > "$tmp/plain" && mv "$tmp/plain" "$tmp/out"
}
# answer_json COMMAND JQ OPTION... - one answer as JSON
answer_json() {
	command=$1 query=$2
	shift 2
	"$PEJL" "$command" --format json --as-of 2025-12-31 "$@" 2> "$tmp/err" | jq -r "$query"
}

# columns_told NAME, keys_told NAME JQ - each column of $tmp/out, or key of $tmp/json, is in the manual
untold() {
	words=$(cat)
	[ -n "$words" ] || echo "(none)"
	for word in $words; do grep -qw -- "$word" doc/pejl.1 || echo "$word"; done
}
columns_told() { is "$1: the names are those of the manual" "$(head -1 "$tmp/out" | tr ',' '\n' | untold)" ""; }
keys_told() { is "$1: the names are those of the manual" "$(jq -r "[$2 | paths | .[] | strings] | unique[]" "$tmp/json" | untold)" ""; }

finish() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" -eq 0 ]
	exit
}
