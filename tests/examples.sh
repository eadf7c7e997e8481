#!/bin/sh
# tests/examples.sh - every command line of README.md, of the man page's EXAMPLES and of each command's
# --help does what it says: it ends with exit code 0. Those of README.md run as they stand, in their order.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh
root=$PWD
case $PEJL in /*) program=$PEJL ;; *) program=$root/$PEJL ;; esac

# A folder as a clone is, with `pejl` on the path.
mkdir "$tmp/bin" "$tmp/clone"
ln -s "$program" "$tmp/bin/pejl"
ln -s "$root/data" "$root/tests" "$root/targets.conf" "$tmp/clone"
cp sources.conf "$tmp/clone"
PATH=$tmp/bin:$PATH
cd "$tmp/clone" || exit 2

# ---- README.md ----------------------------------------------------------------------------------------
sed -n '/^## Ask something/,/^## /s/^    //p' "$root/README.md" > "$tmp/readme"
grep -v '^make ' "$tmp/readme" | while IFS= read -r line; do
	printf '%s\n' "${line%% #*}"
done > "$tmp/lines"
is "README.md shows more than 20 commands" "$(test "$(wc -l < "$tmp/lines")" -gt 20 && echo yes)" yes
while IFS= read -r line; do
	run 0 "README.md: $line" sh -c "$line"
done < "$tmp/lines"
is "README.md: the report" "$(test -s min-status/index.html && echo there)" there
is "README.md: the chart" "$(test -s rygning.png && echo there)" there
is "README.md: import makes the store that was exported" \
	"$(pejl log --store ny.db --format csv)" "$(pejl log --format csv)"

# ---- pejl(1) ------------------------------------------------------------------------------------------
sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\(pejl .*\)/\1/p' "$root/doc/pejl.1" > "$tmp/lines"
is "pejl(1) shows examples" "$(test "$(wc -l < "$tmp/lines")" -ge 5 && echo yes)" yes
while IFS= read -r line; do
	run 0 "pejl(1): $line" sh -c "$line"
done < "$tmp/lines"

# ---- pejl COMMAND --help ------------------------------------------------------------------------------
# Files of one's own that the examples name; imports up to 7 and more, for those that name one.
pejl tidy data/sundhedsprofil.csv > ny.csv 2> "$tmp/err"
cp data/eksempel/eksempel_fastholdelse.csv noegletal.csv
cp data/eksempel/eksempel_genindlaeggelser.csv stort-panel.csv
printf 'Kommune;år;Andel\nOdense;2021;12,5\n' > ny-eksport.csv
cp ny-eksport.csv ny-fil.csv
mkdir -p out
cp -r min-status status-2024
cp -r min-status out/status
run 0 "more imports" pejl ingest ny.csv ny-eksport.csv ny-fil.csv
cp pejl.db region.db
pejl --help | sed -n 's/^  \([a-z]*\)  *[^ ].*/\1/p' | grep -v '^pejl$' > "$tmp/commands"
is "all commands are listed" "$(wc -l < "$tmp/commands")" 19
while IFS= read -r command; do
	run 0 "$command --help" pejl "$command" --help
	has "$tmp/out" "$command --help begins with usage" "Usage: pejl $command"
	sed -n '/^Examples:/,/^$/s/^  \(pejl .*\)/\1/p' "$tmp/out" > "$tmp/lines"
	is "$command --help has examples" "$(test -s "$tmp/lines" && echo yes)" yes
	if [ "$command" = stat ]; then
		printf 'x,n\n412,4120\n' > counts.csv
		printf 'time,value\n2017,18.7\n2018,17.9\n2019,17.0\n2020,16.1\n2021,14.8\n' > series.csv
	fi
	while IFS= read -r line; do
		# on purpose: the region misses a target, and the store has changed; no indsats is late
		case $line in *'--fail-on overdue'*) code=0 ;; *--fail-on*) code=1 ;; *) code=0 ;; esac
		case $line in *' - '*) line="$line < series.csv" ;; esac
		rm -rf lager-2026 arkiv ny.db tidy.csv excel.csv til-excel.csv
		cp region.db pejl.db
		pejl export --out lager-2026 > "$tmp/out"
		case $line in "pejl export "*) rm -r lager-2026 ;; esac
		run "$code" "$line" sh -c "$(printf '%s\n' "$line" | sed 's|/mnt/arkiv/pejl|arkiv|')"
	done < "$tmp/lines"
done < "$tmp/commands"
finish
