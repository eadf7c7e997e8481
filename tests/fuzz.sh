#!/bin/sh
# tests/fuzz.sh [SECONDS] - run each libFuzzer target for SECONDS (6): seven targets, three quarters of a minute.
# What they find is left in build/fuzz/found. The seeds are our own fixtures and configuration.
. tests/lib.sh
seconds=${1:-6}
F=${B:-build}/fuzz

echo 'int LLVMFuzzerTestOneInput(const char *s, long n); int LLVMFuzzerTestOneInput(const char *s, long n) { return s && n < 0; }' > "$tmp/try.c"
if ! clang -fsanitize=fuzzer,address "$tmp/try.c" -o "$tmp/try" 2> "$tmp/err"; then
	skip "fuzzing: clang with libFuzzer (clang, libclang-rt-14-dev) is not here"
	finish
fi
if ! make --no-print-directory -j2 B="$F" CI= CC=clang fuzz-targets \
    CFLAGS='-O1 -g -DCSV_MAX_RECORD=2048UL -DCSV_LOOK_AHEAD=1024UL -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
    LDFLAGS=-fsanitize=address,undefined > "$tmp/out" 2>&1; then
	fail "the targets do not build:"
	tail -20 "$tmp/out"
	finish
fi

# seed TARGET FILE... - FILE is tried first; a byte or two before it choose the options
seed() {
	target=$1 prefix=$2
	shift 2
	mkdir -p "$F/found/$target" "$tmp/$target"
	for f; do { printf '%b' "$prefix"; cat "$f"; } > "$tmp/$target/$(basename "$f")"; done
}
seed reader '\0\0' tests/data/*.csv
seed import '' tests/data/*.csv
seed number '\0' tests/fuzz/number.txt
seed period '' tests/fuzz/period.txt
seed config '' targets.conf sources.conf portfolio.conf tests/fuzz/portfolio.conf tests/data/own/report.conf
seed saved '' tests/fuzz/status.json
seed borders '' tests/fuzz/borders.csv tests/fuzz/borders.json
seed text '' tests/data/own/intro.md tests/data/own/billeder/logo.svg

for target in ${TARGETS:-reader import number period config borders saved text}; do
	if timeout $((seconds + 60)) "$F/fuzz_$target" -max_total_time="$seconds" -timeout=5 \
	    -max_len=4096 -rss_limit_mb=1024 -artifact_prefix="$F/found/$target/" \
	    -print_final_stats=1 "$tmp/$target" > "$tmp/out" 2>&1; then
		pass
		runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$tmp/out")
		echo "$target: $runs runs in $seconds s, nothing found"
	else
		fail "$target: see $F/found/$target"
		tail -30 "$tmp/out"
	fi
done
finish
