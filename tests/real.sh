#!/bin/sh
# tests/real.sh - publishers' own exports, read where they lie: how many observations each file
# gives or what it is refused with (tests/real/files.csv), single cells typed from the files
# (tests/real/spots.csv), and that tidy read by tidy is the same again.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

real=$SHARED/data/real
if [ ! -d "$real" ]; then
	skip "publishers' exports: $real is not there"
	finish
fi

# options LIST - period=X, area=X, year=X as pejl takes them
options() {
	case $1 in
	area=*) echo "--area-of-file ${1#area=}" ;;
	?*=*) echo "--${1%%=*} ${1#*=}" ;;
	esac
}

# keyed FILE - a tidy table as lines KEY|value|status, the key being indicator|area|period|stratum
keyed() {
	awk '
		NR == 1 { next }
		{
			n = 0
			for (s = $0; s != ""; n++) {
				if (substr(s, 1, 1) == "\"") {
					for (i = 2; i <= length(s); i++)
						if (substr(s, i, 1) == "\"") {
							if (substr(s, i + 1, 1) != "\"") break
							i++
						}
					f[n] = substr(s, 2, i - 2)
					gsub(/""/, "\"", f[n])
					s = substr(s, i + 2)
				} else {
					i = index(s, ",")
					if (i == 0) i = length(s) + 1
					f[n] = substr(s, 1, i - 1)
					s = substr(s, i + 1)
				}
			}
			print f[0] "|" f[1] "|" f[3] "|" f[4] "|" f[5] "|" f[11]
		}' "$1"
}

# spots NAME TABLE - every spot of file NAME is in the tidy TABLE, once
spots() {
	keyed "$2" > "$tmp/keyed"
	awk -F';' -v name="$1" -v table="$tmp/keyed" '
		BEGIN {
			while ((getline line < table) > 0) {
				i = match(line, /\|[^|]*\|[^|]*$/)
				key = substr(line, 1, i - 1)
				got[key] = substr(line, i + 1)
				times[key]++
			}
		}
		$1 == name {
			key = $2 "|" $3 "|" $4 "|" $5
			if (times[key] == 1 && got[key] == $6 "|" $7) good++
			else printf "FAILED: %s: %s is %s (%d times), want %s|%s\n", name, key, got[key], times[key], $6, $7
			all++
		}
		END { print good + 0, all + 0 }' tests/real/spots.csv > "$tmp/spots"
	grep FAILED "$tmp/spots"
	read -r good all << SPOTS
$(tail -1 "$tmp/spots")
SPOTS
	passed=$((passed + good)) failed=$((failed + all - good)) spotted=$((spotted + good))
}

# again NAME TABLE - tidy of a tidy table is itself, but for file, line and field
again() {
	"$PEJL" tidy "$2" > "$tmp/again.csv" 2> "$tmp/err" || fail "$1: its tidy table is refused"
	keyless "$2" > "$tmp/first"
	keyless "$tmp/again.csv" > "$tmp/second"
	if cmp -s "$tmp/first" "$tmp/second"; then
		pass
	else
		fail "$1: tidy of its tidy table differs"
		diff "$tmp/first" "$tmp/second" | head -4
		head -2 "$tmp/err"
	fi
}
keyless() { sed 's/,[^,]*,[0-9]*,[0-9]*\(,[^,]*,[^,]*\)$/\1/' "$1"; }

spotted=0
while IFS=';' read -r file opts observations skips refused message; do
	[ "$file" = file ] && continue
	if [ ! -f "$real/$file" ]; then
		skip "$file: not there"
		continue
	fi
	want=0
	[ "$observations" = - ] && want=1
	# shellcheck disable=SC2046
	run $want "$file $opts" "$PEJL" tidy $(options "$opts") "$real/$file"
	[ -z "$message" ] || has "$tmp/err" "$file $opts" "$message"
	mv "$tmp/out" "$tmp/table.csv"
	rows=$(awk 'END { print (NR > 0 ? NR - 1 : 0) }' "$tmp/table.csv")
	if [ "$observations" = - ]; then
		is "$file $opts: observations" "$rows" 0
		continue
	fi
	is "$file $opts: observations" "$rows" "$observations"
	# shellcheck disable=SC2046
	counts=$("$PEJL" inspect --format json $(options "$opts") "$real/$file" 2> /dev/null |
		jq -r '.[0].rows | "\(.observations) \(.skipped) \(.refused)", .records - .given - .skipped - .refused')
	is "$file $opts: inspect" "$counts" "$observations $skips $refused
0"
	spots "$file" "$tmp/table.csv"
	again "$file" "$tmp/table.csv"
done < tests/real/files.csv

for file in tests/data/*.csv; do
	"$PEJL" tidy --max-rejects 9 --thousands dot --decimal comma "$file" > "$tmp/table.csv" 2> /dev/null
	[ "$(wc -l < "$tmp/table.csv")" -le 1 ] || again "$file" "$tmp/table.csv"
done
echo "$spotted cells of $(($(wc -l < tests/real/spots.csv) - 1)) as in the files"
finish
