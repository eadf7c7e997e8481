#!/bin/sh
# tests/golden.sh - the demo byte for byte: the page, the table, the data, the gnuplot scripts; and
# twice the same. `tests/golden.sh --update` writes what is now as what shall be; look at the diff.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
. tests/lib.sh

as_of=2025-12-31
demo="data/sundhedsprofil.csv $(ls data/eksempel/*.csv | LC_ALL=C sort)"

make_all() { # DIR
	mkdir -p "$1"
	# shellcheck disable=SC2086
	{
		"$PEJL" report --as-of $as_of --out "$1/page" --from $demo
		"$PEJL" status --as-of $as_of --from $demo > "$1/status.txt"
		"$PEJL" status --as-of $as_of --format json --from $demo > "$1/status.json"
		"$PEJL" status --as-of $as_of --format csv-dk --from $demo > "$1/status.csv"
		"$PEJL" plot line --script --indicator rygning_daglig --as-of $as_of --out - --from $demo > "$1/line.gp"
		"$PEJL" plot dots --script --indicator rygning_daglig --as-of $as_of --out - --from $demo > "$1/dots.gp"
	} 2> "$1/messages.txt"
	mv "$1/page/index.html" "$1/page/datapackage.json" "$1"
	mv "$1/page/kommune/461.html" "$1/kommune-461.html"
	(cd "$1/page" && find . -type f | LC_ALL=C sort) > "$1/files.txt"
	rm -r "$1/page"
}

if [ "${1-}" = --update ]; then
	rm -rf tests/golden/demo
	make_all tests/golden/demo
	git diff --stat -- tests/golden/demo
	exit
fi

make_all "$tmp/one"
make_all "$tmp/two"
for f in index.html kommune-461.html datapackage.json files.txt status.txt status.json status.csv line.gp dots.gp messages.txt; do
	if cmp -s "$tmp/one/$f" "$tmp/two/$f"; then pass; else fail "$f: two runs differ"; fi
	if cmp -s "tests/golden/demo/$f" "$tmp/one/$f"; then pass; else
		fail "$f: not as tests/golden/demo/$f"
		diff "tests/golden/demo/$f" "$tmp/one/$f" | cut -c1-200 | head -10
	fi
done

# the shipped examples are what their generator writes
mkdir "$tmp/eksempel"
if "$B/eksempel" "$tmp/eksempel" && diff -r data/eksempel "$tmp/eksempel" > "$tmp/diff"; then pass; else
	fail "data/eksempel is not what tools/eksempel.c writes"
	head -5 "$tmp/diff"
fi
finish
