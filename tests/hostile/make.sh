#!/bin/sh
# tests/hostile/make.sh DIR - targets.conf, sources.conf, portfolio.conf and figures whose names are
# the lines of payloads.txt, into DIR: one a section, in every text that a reader meets.
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


# an indsats for each payload, which is all its texts; the first three are fora too
quoted() { sed 's/[\\"]/\\&/g; s/[$]/\\$/g'; }
{
	echo "portfolio \"$(sed -n 1p "$here/payloads.txt" | quoted)\" { update_days = 14 }"
	quoted < "$here/payloads.txt" | awk '
		{ text[n++] = $0 }
		END {
			nkeys = split("responsible implementation communication involvement gain technology risk note document", keys, " ")
			for (k = 0; k < n; k++) {
				t = "\"" text[k] "\""
				if (k < 3)
					printf "body b%d { name = %s area = %s meetings = { \"2025-06-01\", \"2025-12-01\" } document = %s }\n",
						k, t, k == 2 ? 461 : 1083, t
				printf "effort e%d { name = %s kind = %s group = \"%s\" forum = b%d status = running start = \"%d-03-01\"\n",
					k, t, k % 2 ? "new" : "existing", text[k % 4], k < 3 ? k : 1, 2019 + k % 4
				printf "\tyears = { %d, 2023 } staff = 0.5 indicators = { rygning_daglig, genindl_som }\n", 2019 + k % 4
				for (i = 1; i <= nkeys; i++)
					printf "\t%s = %s\n", keys[i], t
				printf "\tupdated = \"2025-11-01\"\n\tmilestone %s { due = \"2025-03-01\" note = %s }\n", t, t
				printf "\tcriterion %s { indicator = rygning_daglig at_most = 10 by = 2023 }\n", t
				printf "\tdecision %s { meeting = \"2025-12-01\" }\n", t
				printf "\tdecision \"%s igen\" { meeting = \"2025-06-01\" answer = %s }\n}\n", text[k], t
			}
		}'
} > "$dir/portfolio.conf"
