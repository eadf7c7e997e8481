#!/bin/sh
# tests/valgrind.sh - the main path under valgrind: no error, no leak.
cd "$(dirname "$0")/.." || exit 2
. tests/lib.sh

if ! command -v valgrind > /dev/null; then
	skip "valgrind: not installed"
	finish
fi
checked="valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible"
# shellcheck disable=SC2086
{
	run 0 "tidy" $checked "$PEJL" tidy data/sundhedsprofil.csv
	has "$tmp/out" "tidy" rygning_daglig
	run 0 "status" $checked "$PEJL" status --as-of 2025-12-31 --from data/sundhedsprofil.csv data/eksempel/*.csv
	has "$tmp/out" "status" "Ikke indfriet"
	run 0 "report" $checked "$PEJL" report --as-of 2025-12-31 --out "$tmp/page" --from data/sundhedsprofil.csv data/eksempel/*.csv
	has "$tmp/page/index.html" "report" "</html>"
	run 0 "followup" $checked "$PEJL" followup --forum sof_soenderjylland --date 2022-03-10 --format html,odt --out "$tmp/sheet" --from data/eksempel/*.csv
	has "$tmp/sheet/sof_soenderjylland-2022-03-10.html" "followup" "</html>"
	run 2 "a wrong configuration" $checked "$PEJL" status --targets LICENSE --from data/sundhedsprofil.csv
}
finish
