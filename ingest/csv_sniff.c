#include "ingest/csv_sniff.h"

#include <stdbool.h>
#include <string.h>

#include "base/diag.h"
#include "base/translate.h"

#define RECORDS 20 /* looked at */

/*
 * The record at AT with DELIM between its fields: how many of them it has in *COUNT, and where the
 * next one begins. A quoted field that does not end before N is taken as not quoted.
 */
static size_t
scan_record(const char *s, size_t at, size_t n, char delim, size_t *count)
{
	bool fresh = true; /* at the beginning of a field */

	*count = 0;
	while (at < n && s[at] != '\n' && s[at] != '\r') {
		size_t close = at + 1;
		while (fresh && s[at] == '"' && close < n
		    && (s[close] != '"' || (close + 1 < n && s[close + 1] == '"')))
			close += s[close] == '"' ? 2 : 1;
		if (fresh && s[at] == '"' && close < n)
			at = close;
		fresh = s[at] == delim;
		*count += fresh;
		at++;
	}
	return at + 1;
}

/* How many of the first records agree on the number of DELIMs (and have any). */
static size_t
agreement(const char *s, size_t n, char delim)
{
	size_t counts[RECORDS], records = 0, best = 0;

	for (size_t at = 0; at < n && records < RECORDS;) {
		size_t begin = at;
		at = scan_record(s, at, n, delim, &counts[records]);
		records += at > begin + 1; /* a blank line says nothing */
	}
	for (size_t i = 0; i < records; i++) {
		size_t same = 0;
		for (size_t k = 0; k < records; k++)
			same += counts[k] == counts[i] && counts[i] != 0;
		if (same > best)
			best = same;
	}
	return best;
}

char
csv_sniff(const char *s, size_t n)
{
	static const char candidates[] = { ';', '\t', '|', ',' }; /* the first of equals */
	char found = ';';
	size_t best = 0;

	for (size_t i = 0; i < countof(candidates); i++) {
		size_t agree = agreement(s, n, candidates[i]);
		if (agree > best) {
			best = agree;
			found = candidates[i];
		}
	}
	return found;
}

const char *
csv_other_kind(const char *s, size_t n)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *what;
	} kinds[] = {
		{ "\xFF\xFE\0\0", 4, N_("the file is UTF-32; save it as \"CSV UTF-8\"") },
		{ "\0\0\xFE\xFF", 4, N_("the file is UTF-32; save it as \"CSV UTF-8\"") },
		{ "PK\x03\x04", 4, N_("the file is an Excel workbook or a ZIP archive, not CSV") },
		{ "\xD0\xCF\x11\xE0", 4, N_("the file is an old Excel workbook, not CSV") },
		{ "\x1F\x8B", 2, N_("the file is compressed (gzip), not CSV") },
		{ "%PDF", 4, N_("the file is a PDF, not CSV") },
	};

	for (size_t i = 0; i < countof(kinds); i++)
		if (n >= kinds[i].n && memcmp(s, kinds[i].bytes, kinds[i].n) == 0)
			return kinds[i].what;
	return NULL;
}
