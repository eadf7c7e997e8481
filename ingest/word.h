/*
 * ingest/word.h - the column names that publishers use, and what they mean.
 */
#ifndef INGEST_WORD_H
#define INGEST_WORD_H

#include <stdbool.h>

#include "ingest/sources.h"

/* What a known word says of its column. */
enum word_kind {
	WORD_ROLE,
	WORD_YEAR, /* a period; beside it a part is a part of its year */
	WORD_PART, /* a part of a year, or a period of its own */
	WORD_UNIT
};

struct word {
	const char *header;
	enum word_kind kind;
	enum role role;
	const char *text; /* of a value its unit, of a part its letter */
};

/* The known word that HEADER is, in any case and spelling of æøå; NULL if it is none. */
const struct word *word_find(const char *header);

/* Are two headers the same word? */
bool word_same(const char *a, const char *b);

/* Does a category mean everyone: I alt, Alle, Total, Begge køn, or nothing? Then it is no stratum.
 */
bool word_is_total(const char *category);

#endif
