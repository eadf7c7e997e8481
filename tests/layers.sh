#!/bin/sh
# tests/layers.sh - the walls: who may include whom, which library where, what no C of ours calls.
# Prints each breach as file:line: text and exits 1 if there is one.
cd "$(dirname "$0")/.." || exit 2
breaches=0

breach() { # lines of "file:line:text" on stdin, $1 says what is wrong
	while IFS= read -r line; do
		echo "$line    <- $1"
		echo x >> "$count"
	done
}
count=$(mktemp)
trap 'rm -f "$count"' EXIT

# folder: the folders whose headers it may include
may() {
	case $1 in
	base) echo base ;;
	model) echo 'model|base' ;;
	ingest | store | analysis | plots | report) echo "$1|model|base" ;;
	cli) echo 'cli|ingest|store|analysis|plots|report|model|base' ;;
	esac
}
for folder in base model ingest store analysis plots report cli; do
	grep -nE '^#include "' "$folder"/*.[ch] | grep -vE "\"($(may $folder))/" \
		| breach "$folder/ may include only $(may $folder)"
done

# library header: the folders that may see it
while read -r header folders; do
	grep -nE "^#include <$header" base/*.[ch] model/*.[ch] ingest/*.[ch] store/*.[ch] \
		analysis/*.[ch] plots/*.[ch] report/*.[ch] cli/*.[ch] | grep -vE "^($folders)/" \
		| breach "<$header> belongs in $folders"
done << 'TABLE'
csv\.h ingest
xlsxwriter\.h report
confuse\.h ingest
jansson\.h ingest
gsl/ analysis
utf8proc\.h base
qpdf/ report
zlib\.h store|report
sqlite3\.h store
nettle/ store
spawn\.h base
linux/ base
TABLE

ours='base model ingest store analysis plots report cli tools'
# shellcheck disable=SC2086
files=$(find $ours -name '*.[ch]')
# shellcheck disable=SC2086
grep -nE '\b(system|popen|sprintf|vsprintf|strcpy|strcat|strtok|gets|atoi|atof|atol|mktemp|tmpnam|alloca)\(' $files \
	| breach "not in C of ours"
# shellcheck disable=SC2086
grep -nE '\b(exit|abort)\(' $files | grep -vE '^(cli|tools)/|^base/arena\.c|_exit\(' \
	| breach "only cli/ ends the program"
# report/pdf/ is a program of its own, pejl-pdf
# shellcheck disable=SC2086
grep -nE '\b(printf|puts|putchar)\(|\bstdout\b' $files | grep -vE '^(cli|tools|report/pdf)/|: \*|/\*' \
	| breach "only cli/ writes to stdout"
# shellcheck disable=SC2086
grep -nE '\bstderr\b|\bperror\(' $files | grep -vE '^(cli|tools|report/pdf)/|: \*|/\*' \
	| breach "messages go through struct diag"
# shellcheck disable=SC2086
grep -nE '\b(fork|vfork|exec[lv][pe]*|posix_spawnp?|dlopen)\(' $files | grep -vE '^base/(child|confine)\.c|^tools/|: \*' \
	| breach "only base/child.c and confine.c start a program"
# shellcheck disable=SC2086
grep -nE '^(static |extern )?[a-z][a-z_ ]*[ *][a-z_0-9]+(\[[^]]*\])*( =.*|;)$' $files \
	| grep -vE '\bconst\b|\breturn\b|:(struct|enum|typedef) [a-z_]+;|:typedef |^tools/' \
	| breach "no variable of a file that changes"
# analysis/ is pure: numbers in, numbers out
grep -nE '\b(v?f?printf|puts|fputs|putc|fputc|fwrite|fread|fopen|fdopen|open|read|write|getline|fgets|scanf|getenv|time|clock|rand|srand)\(|#include <(unistd|fcntl|time)\.h>' \
	analysis/*.[ch] | grep -vE ': \*|/\*' | breach "analysis/ neither reads nor writes"
grep -nE '\b(malloc|calloc|realloc|reallocarray|aligned_alloc|free|strdup|strndup|asprintf|arena_free)\(' \
	analysis/*.[ch] | grep -vE ': \*|/\*' | breach "memory in analysis/ is the caller's or an arena's"
# what GSL allocates has its owner in the same function, which ends at a brace in column 1
for file in analysis/*.c; do
	awk -v file="$file" '
		function stem(call) { sub(/^.*gsl_/, "gsl_", call); sub(/_(alloc|calloc|free)$/, "", call); return call }
		{
			line = $0
			while (match(line, /gsl_[a-z0-9_]+_(alloc|calloc|free)\(/)) {
				call = substr(line, RSTART, RLENGTH - 1)
				held[stem(call)] += call ~ /free$/ ? -1 : 1
				line = substr(line, RSTART + RLENGTH)
			}
		}
		/^\}/ {
			for (s in held)
				if (held[s] != 0)
					print file ":" FNR ": " s
			split("", held)
		}' "$file"
done | breach "as many gsl_*_alloc as gsl_*_free in a function"
# gnuplot: no double-quoted string with data, ever (backticks run in it)
grep -nE 'set (label|title|xlabel|ylabel).*\\"%s' plots/*.c | breach "text goes through gp_quote"
# shellcheck disable=SC2086
grep -nE 'setlocale\((LC_ALL|LC_NUMERIC)' $files | breach "LC_NUMERIC stays C"
# numbers for readers by model/phrase.h, sorting by text_compare_danish, languages by base/translate.h
grep -nE 'decimal_print(_people|_beside)?\(' plots/*.c report/*.c cli/*.c | grep -v '^cli/inspect_text.c' \
    | breach "numbers for readers go by model/phrase.h"
# shellcheck disable=SC2086
grep -nE '\b(strcoll|localeconv|nl_langinfo|[a-z]*gettext|setenv)\(' $files | grep -v '^base/translate.c' \
    | breach "the locale is base/translate.c's alone"
# file size: a file fits in a head
# shellcheck disable=SC2086
wc -l $files | awk '$1 > 600 && $2 != "total" { print $2 ":" $1 ": lines" }' | breach "over 600 lines"

breaches=$(wc -l < "$count")
if [ "$breaches" -eq 0 ]; then
	echo "1 passed, 0 failed, 0 skipped"
else
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
fi
