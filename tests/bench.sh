#!/bin/sh
# tests/bench.sh - time the commands that people wait for: medians of interleaved runs.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"

echo "make demo, its parts (the ratio is to the first row)"
# shellcheck disable=SC2086
"$B/bench" 21 \
	"make demo, all built" make -s demo -- \
	"  tools/setup run" tools/setup run -- \
	"  pejl report" "$B/pejl" report --as-of 2025-12-31 --out "$tmp/page" --from $demo -- \
	"  pejl status" "$B/pejl" status --as-of 2025-12-31 --from $demo 2> /dev/null
echo
echo "one file"
"$B/bench" 51 \
	"status, sundhedsprofil" "$B/pejl" status --from data/sundhedsprofil.csv -- \
	"tidy, sundhedsprofil" "$B/pejl" tidy data/sundhedsprofil.csv -- \
	"one chart" "$B/pejl" plot line --indicator rygning_daglig --out "$tmp/a.svg" --from data/sundhedsprofil.csv -- \
	"cat" cat data/sundhedsprofil.csv 2> /dev/null
