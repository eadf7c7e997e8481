#!/bin/sh
# tests/hostile/make.sh DIR - targets.conf, sources.conf and figures whose names are the lines of
# payloads.txt, into DIR: one a section, in every text
# that a reader meets.
here=$(dirname "$0")
root=$here/../..
dir=$1
data=$root/data/eksempel

# spoil FILE - each text of FILE that is shown becomes a payload, another one for each section
spoil() {
	awk '
		function text(i, s) {
			s = payload[i % n]
			gsub(/[\\"]/, "\\\\&", s)
			gsub(/[$]/, "\\$", s)
			return s
		}
		# in place of what stands in quotes after KEY =
		function put(line, key, value) {
			if (!match(line, "(^|[ \t])" key " = \"[^\"]*\""))
				return line
			return substr(line, 1, RSTART - 1) " " key " = \"" value "\"" substr(line, RSTART + RLENGTH)
		}
		NR == FNR { payload[n++] = $0; next }
		/^(indicator|source) / { k++ }
		k > 0 && !/^[ \t]*#/ {
			$0 = put($0, "name", text(k) (k >= n ? " igen" : ""))
			split("vision population document note source publisher title url", keys, " ")
			for (i in keys)
				$0 = put($0, keys[i], text(k + i))
			if (/^[ \t]*events = /)
				$0 = "\tevents = { \"" text(k) "\", \"" text(k + 1) "\", \"" text(k) "\", \"" text(k + 1) "\" }"
			if (k % 7 == 0)
				$0 = put($0, "group", text(k))
		}
		{ print }
	' "$here/payloads.txt" "$1"
}

mkdir -p "$dir"
spoil "$root/targets.conf" > "$dir/targets.conf"
spoil "$root/sources.conf" > "$dir/sources.conf"
cp "$root"/data/sundhedsprofil.csv "$data"/*.csv "$dir"
