#!/bin/sh
# tests/locale.sh - the same bytes under a locale with a decimal comma, built here.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

if ! localedef -i da_DK -f UTF-8 "$tmp/da_DK.UTF-8" 2> /dev/null; then
	skip "da_DK.UTF-8: this machine has no locale sources"
	finish
fi
in_danish() { env LOCPATH="$tmp" LC_ALL=da_DK.UTF-8 LANGUAGE=en "$@"; }
is "the locale has a decimal comma" "$(in_danish locale decimal_point)" ,

for c in "tidy data/sundhedsprofil.csv" \
	"status --as-of 2025-12-31 --format json --from data/sundhedsprofil.csv" \
	"status --as-of 2025-12-31 --from data/sundhedsprofil.csv" \
	"plot line --indicator rygning_daglig --as-of 2025-12-31 --out - --from data/sundhedsprofil.csv" \
	"plot dots --indicator rygning_daglig --as-of 2025-12-31 --out - --from data/sundhedsprofil.csv"; do
	# shellcheck disable=SC2086
	run 0 "pejl $c" in_danish "$PEJL" $c
	is "pejl $c: an answer" "$(test -s "$tmp/out" && echo yes)" yes
	# shellcheck disable=SC2086
	is "pejl $c" "$(in_danish "$PEJL" $c 2>&1 | md5sum)" "$("$PEJL" $c 2>&1 | md5sum)"
done
for t in "${B:-build}"/test_*; do
	case $t in *.d | *_analysis) continue ;; esac # analysis/ has no text
	in_danish "$t" > "$tmp/log" 2>&1
	is "$t" $? 0
done
finish
