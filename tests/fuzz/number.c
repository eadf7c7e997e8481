/* Cells, one a line -> numbers. The first byte says what is declared. */
#include "ingest/number.h"
#include "tests/fuzz/fuzz.h"

#include <math.h>
#include <string.h>

static struct number_format format;

static void
read_cell(char *cell)
{
	struct number v = { .value = -1, .status = (enum obs_status)'?' };
	struct number_format before = format;
	struct diag d = { 0 };

	if (!number_read(&v, &format, cell, (struct pos){ "x.csv", 1, 1 }, &d)) {
		fuzz_check(d.errors == 1 && v.value == -1);
		return;
	}
	fuzz_check(d.errors == 0);
	fuzz_check(isfinite(v.value) == (v.status == OBS_NORMAL || v.status == OBS_PROVISIONAL));
	fuzz_check(before.decimal == 0 || before.decimal == format.decimal);
	fuzz_check(before.thousands == 0 || before.thousands == format.thousands);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char decimals[] = { '\0', ',', '.', ',' };
	static const char thousands[] = { '\0', '.', ' ', '-' };

	if (n == 0)
		return 0;
	format = (struct number_format){ .decimal = decimals[data[0] & 3],
		.thousands = thousands[(data[0] >> 2) & 3],
		.pair = { (enum pair_take)((data[0] >> 4) % 4), { ROLE_NUMERATOR, ROLE_VALUE } } };
	fuzz_lines(data + 1, n - 1, read_cell);
	return 0;
}
