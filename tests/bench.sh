#!/bin/sh
# tests/bench.sh [PART...] - time the commands that people wait for: medians of interleaved runs, of wall
# time and of the processors'. Parts: demo file stat panel status store; all of them unless named.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
demo="data/sundhedsprofil.csv $(LC_ALL=C; echo data/eksempel/*.csv)"

time_demo() {
	echo "make demo, its parts (the ratio is to the first row)"
	# shellcheck disable=SC2086
	"$B/bench" 21 \
		"make demo, all built" make -s demo -- \
		"  tools/setup run" tools/setup run -- \
		"  pejl report" "$B/pejl" report --as-of 2025-12-31 --out "$tmp/pages" --from $demo -- \
		"  pejl report --single" "$B/pejl" report --single --as-of 2025-12-31 --out "$tmp/page" --from $demo -- \
		"  pejl status" "$B/pejl" status --as-of 2025-12-31 --from $demo 2> /dev/null
}

time_file() {
	echo "one file"
	"$B/bench" 51 \
		"status, sundhedsprofil" "$B/pejl" status --from data/sundhedsprofil.csv -- \
		"tidy, sundhedsprofil" "$B/pejl" tidy data/sundhedsprofil.csv -- \
		"one chart" "$B/pejl" plot line --indicator rygning_daglig --out "$tmp/a.svg" --from data/sundhedsprofil.csv -- \
		"cat" cat data/sundhedsprofil.csv 2> /dev/null
}

time_stat() {
	echo "statistics"
	"$B/bench_stat"
}

# $YEARS of 670 000 rows each (15: 10 million rows, 490 MB in $TMPDIR), or $PANEL, a file of one's own
# with the columns of tools/panel.c. `npm ci --prefix tools/bench` gets DuckDB to compare with.
make_panel() {
	panel=${PANEL:-$tmp/panel.csv}
	[ -n "$PANEL" ] || [ -e "$panel" ] || "$B/panel" "${YEARS:-15}" > "$panel" || exit 1
}

# ---- a large panel -----------------------------------------------------------------------------------
time_panel() {
	make_panel
	query="select indikator, kommunekode, aar, sum(taeller), sum(naevner),
	printf('%.4f', 100.0 * sum(taeller)::double / sum(naevner)::double), count(*)
	from read_csv('$panel', delim = ';', decimal_separator = ',', types = {'kommunekode': 'VARCHAR'})
	group by all order by 1, 2, 3"
	sums() { # the same figures from pejl's table: indicator, area, period, counts, value, n
		awk -F, 'NR > 1 { printf "%s;%d;%s;%s;%s;%.4f;%s\n", toupper($1), $2, $3, $4, $5, $6, $7 }' | sort
	}
	echo "a panel of $(($(wc -l < "$panel") - 1)) rows, $(($(wc -c < "$panel") / 1000000)) MB, by indicator, area and year"
	if [ -x "$B/duckdb" ]; then
		"$B/pejl" tidy --by indicator,area,year "$panel" 2> /dev/null | sums > "$tmp/pejl.txt"
		"$B/duckdb" 2 "$query" | sed 's/;0/;/' | sort > "$tmp/duckdb.txt"
		cmp -s "$tmp/pejl.txt" "$tmp/duckdb.txt" && echo "both have the same $(wc -l < "$tmp/pejl.txt") rows"
		"$B/bench" 7 "DuckDB, 2 threads" "$B/duckdb" 2 "$query" -- \
			"pejl tidy --by" "$B/pejl" tidy --by indicator,area,year --threads 2 "$panel" -- \
			"cat" cat "$panel" 2> /dev/null
	else
		"$B/bench" 7 "pejl tidy --by" "$B/pejl" tidy --by indicator,area,year --threads 2 "$panel" -- \
			"cat" cat "$panel" 2> /dev/null
	fi
}

# ---- the annual status ------------------------------------------------------------------------------
# The demo's page by itself, and its folder: a page an area, figures as CSV, XLSX and JSON. Beside it a status
# as an analyst would script it in R and Python, where such scripts lie in $PEJL_SHARED, from 44 100 rows: other
# figures, as many trends and 22 charts. The goal: the single page at most 0.02 times R, 0.05 times Python.
time_status() {
	job=${PEJL_SHARED:-../shared}/performance/job
	make_panel
	awk -F';' -v OFS=';' 'FILENAME ~ /kommuner/ { name[$1 + 0] = $2; next }
		FNR == 1 { print "indikator", "kommunekode", "kommune", $3, $7, $8, $9 }
		$4 == "K1" && $5 == "K" && $6 == "40-44" {
			print $1, $2, name[$2 + 0], $3, $7, $8, $9
		}' data/kommuner.csv "$panel" > "$tmp/A100k.csv"
	# shellcheck disable=SC2086
	set -- "pejl report --single" "$B/pejl" report --single --as-of 2025-12-31 --out "$tmp/single" --from $demo -- \
		"pejl report" "$B/pejl" report --as-of 2025-12-31 --out "$tmp/folder" --from $demo
	echo "the annual status; ratios are to the single page (goal: R 50 or more, Python 20 or more)"
	if [ -e "$job/job.Rmd" ] && Rscript -e 'library(rmarkdown); library(data.table); library(ggplot2)' > "$tmp/out" 2>&1; then
		mkdir "$tmp/R" && cp "$job/job.R" "$job/job.Rmd" "$tmp/R"
		set -- "$@" -- "R: data.table, ggplot2, knitr" sh -c "cd '$tmp/R' && DATA='$tmp' Rscript job.R"
	else
		echo "without R: the job or rmarkdown, data.table, ggplot2 is not here"
	fi
	# another Python before Debian's in PATH does not see Debian's packages
	python=
	for p in ${PYTHON:-python3 /usr/bin/python3}; do
		[ -n "$python" ] || ! "$p" -c 'import pandas, scipy, matplotlib' 2> "$tmp/out" || python=$p
	done
	if [ -e "$job/job.py" ] && [ -n "$python" ]; then
		mkdir "$tmp/py"
		set -- "$@" -- "Python: pandas, scipy, matplotlib" sh -c "cd '$tmp/py' && DATA='$tmp' $python '$(realpath "$job/job.py")'"
	else
		echo "without Python: the job or Debian's python3-pandas, python3-scipy, python3-matplotlib is not here"
	fi
	"$B/bench" 5 "$@" 2> /dev/null
	echo "a folder of $(find "$tmp/folder" -name '*.html' | wc -l) pages, $(cat "$tmp"/folder/*.html "$tmp"/folder/*/*.html | grep -c '<svg ') charts in $(du -sk "$tmp/folder" | cut -f1) kB"
}

# ---- the store --------------------------------------------------------------------------------------
# The same million rows by sqlite3's own .import into one plain table, which keeps no place, no bytes and
# no history, is what ingest is held against: at most 1.0 times its time, and 1.5 times the CSV's bytes.
time_store() {
	make_panel
	head -n 1058401 "$panel" > "$tmp/m.csv"
	cat > "$tmp/import.sh" <<- END
		rm -f "$tmp/plain.db"
		sqlite3 "$tmp/plain.db" ".mode csv" ".separator ;" ".import $tmp/m.csv t"
	END
	cat > "$tmp/ingest.sh" <<- END
		rm -f "$tmp/m.db"*
		"$B/pejl" ingest --store "$tmp/m.db" "$tmp/m.csv"
	END
	echo "a store of $(($(wc -l < "$tmp/m.csv") - 1)) figures"
	"$B/bench" 7 "sqlite3 .import" sh "$tmp/import.sh" -- "pejl ingest" sh "$tmp/ingest.sh" 2> /dev/null
	"$B/bench" 15 "pejl status" "$B/pejl" status --store "$tmp/m.db" -- \
		"  one indicator, all strata" "$B/pejl" trend --store "$tmp/m.db" --indicator indikator07 \
		--area Odense 2> /dev/null
	mkdir "$tmp/later" && sed '2s/;[^;]*$/;99,99/' "$tmp/m.csv" > "$tmp/later/m.csv"
	cat > "$tmp/revise.sh" <<- END
		rm -f "$tmp/r.db"*
		cp "$tmp/m.db" "$tmp/r.db"
		"$B/pejl" ingest --store "$tmp/r.db" "$tmp/later/m.csv"
	END
	"$B/bench" 3 "a revision of all" sh "$tmp/revise.sh" 2> /dev/null
	echo "bytes of the store / of the CSV: $(awk -v a="$(wc -c < "$tmp/m.db")" -v b="$(wc -c < "$tmp/m.csv")" 'BEGIN { printf "%.2f", a / b }')"
	KILLS=${KILLS:-200} PEJL="$B/pejl" tests/kill.sh
}

uptime
[ $# -gt 0 ] || set -- demo file stat panel status store
for part; do
	"time_$part"
	echo
done
