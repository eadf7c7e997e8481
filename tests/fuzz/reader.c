/*
 * Bytes -> records: the same in any chunk and with nothing but libcsv. The first two bytes choose
 * the options.
 */
#include "ingest/csv_chunk.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

struct seen {
	uint64_t hash;
	size_t records;
	struct csv_facts facts;
	enum csv_code code;
	size_t errors;
};

static void
hash_add(struct seen *s, const char *text)
{
	do
		s->hash = (s->hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	while (*text++ != '\0');
}

static bool
take(void *to, struct csv_record *r)
{
	struct seen *s = to;

	fuzz_check(r->nfields > 0 && r->nfields <= CSV_MAX_FIELDS && r->at.line > 0);
	s->records++;
	s->hash += r->at.line;
	for (size_t i = 0; i < r->nfields; i++)
		hash_add(s, r->field[i]);
	return true;
}

static void
check_same(const struct seen *a, const struct seen *b)
{
	fuzz_check(a->code == b->code && a->errors == b->errors && a->records == b->records);
	fuzz_check(a->hash == b->hash);
	fuzz_check(a->facts.encoding == b->facts.encoding && a->facts.lines == b->facts.lines);
	fuzz_check(a->facts.bytes == b->facts.bytes && a->facts.delimiter == b->facts.delimiter);
	fuzz_check(a->facts.bad_records == b->facts.bad_records);
	fuzz_check(a->facts.repaired == b->facts.repaired);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char delimiters[] = { '\0', ';', ',', '\t' };

	if (n < 2)
		return 0;
	struct csv_options o = { .delimiter = delimiters[data[0] & 3],
		.encoding = (enum csv_encoding)((data[0] >> 2) % (CSV_UTF16BE + 1)),
		.stray = (data[1] & 1) != 0 ? CSV_STRAY_KEPT : CSV_STRAY_REFUSED,
		.trim = (data[1] & 2) != 0 ? CSV_TRIM_BEFORE | CSV_TRIM_AFTER : 0,
		.unquoted = (data[1] & 4) != 0,
		.blank_records = (data[1] & 8) != 0,
		.comment = (data[1] & 16) != 0 ? "#" : NULL };
	unsigned more = (data[0] >> 2) / (CSV_UTF16BE + 1U);
	o.escape = more == 1 ? '\\' : '\0';
	o.line_end = more == 2 ? CSV_END_LF : CSV_END_ANY;
	o.separator = more == 3 ? ", " : NULL;
	o.repair = more == 4;
	o.no_blank_cells = more == 5;
	size_t chunk = 1 + (data[1] >> 5) * 3U;
	struct seen whole = { 0 }, parts = { 0 }, plain = { 0 };
	struct diag d[3] = { 0 };

	data += 2;
	n -= 2;
	const char *path = fuzz_path(data, n);
	whole.code = csv_read(path, o, take, &whole, &whole.facts, &d[0]);
	parts.code = csv_read_chunked(path, o, take, &parts, &parts.facts, &d[1], chunk);
	o.libcsv_only = true;
	plain.code = csv_read(path, o, take, &plain, &plain.facts, &d[2]);
	whole.errors = d[0].errors;
	parts.errors = d[1].errors;
	plain.errors = d[2].errors;
	check_same(&whole, &parts);
	check_same(&whole, &plain);
	fuzz_check(whole.facts.records == whole.records && whole.facts.bytes == n);
	fuzz_check(whole.facts.bad_records <= whole.errors);
	return 0;
}
