/*
 * ingest/csv.h - bytes -> records. libcsv inside a guard: true line numbers, BOM, CRLF,
 * encoding, caps, and one bad record never costs the next.
 */
#ifndef INGEST_CSV_H
#define INGEST_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "ingest/encoding.h"

#ifndef CSV_MAX_RECORD                   /* the fuzz targets are built with less */
#define CSV_MAX_RECORD ((size_t)1 << 20) /* bytes */
#endif
#define CSV_MAX_FIELDS ((size_t)4096)

#define CSV_NO_BYTE ((size_t)-1)

/* One record, in UTF-8 whatever the file was. Valid until the sink returns; may be written to. */
struct csv_record {
	struct pos at; /* line the record begins on; field is 0 */
	size_t byte;   /* of the file that it begins at, from 0; CSV_NO_BYTE in UTF-16 */
	size_t nfields;
	char **field; /* not trimmed */
};

struct csv_facts;

/* The beginning of a record. */
struct csv_place {
	size_t offset;  /* byte of the file, from 0 */
	size_t line;    /* from 1 */
	size_t records; /* before it, as csv_facts counts them */
};

/*
 * Asked at the beginning of each record of a file that is not UTF-16. Who reads records by itself
 * moves AT to the beginning of one that is still to be read.
 */
typedef void csv_ahead(void *to, const struct csv_facts *facts, struct csv_place *at);

/* A quote behind which a quoted cell goes on, or in a bare cell; and one that is never closed. */
enum csv_stray {
	CSV_STRAY_REFUSED,
	CSV_STRAY_KEPT, /* a character of the cell; an open cell ends with the file */
	CSV_STRAY_PARTS /* quotes enclose parts of a cell; the file's last line end is no part of it
			 */
};

/* Blanks and tabs that are no part of a cell. */
enum csv_trim {
	CSV_TRIM_BEFORE = 1 << 0, /* it, and its quote */
	CSV_TRIM_AFTER = 1 << 1,  /* it, and its closing quote */
	CSV_TRIM_QUOTED = 1 << 2  /* behind a closing quote alone */
};

/* What ends a line; the other line ends are characters of a cell. */
enum csv_line_end { CSV_END_ANY, CSV_END_LF /* or CRLF */, CSV_END_CRLF, CSV_END_CR /* or CRLF */ };

struct csv_options {
	enum csv_encoding encoding;  /* FIND: by mark, NULs, or the bytes that are not ASCII */
	char delimiter;              /* 0: the one of ; , tab | that the first lines agree on */
	struct encoding_words words; /* names of kommuner, by which a code page is known */
	/* What no Danish publisher writes, for files of other programs. */
	char quote;    /* 0: '"' */
	bool unquoted; /* a quote is a character like any other */
	enum csv_stray stray;
	unsigned trim; /* bits of csv_trim */
	enum csv_line_end line_end;
	const char
	    *separator; /* a delimiter of several bytes, in the file's encoding; NULL: none */
	char escape;    /* what follows it is a character of a cell; NUL: nothing is */
	bool
	    escape_quote; /* only a quote or itself, in a quoted cell; doubled ones are none then */
	bool not_doubled; /* a doubled quote does not stand for one */
	bool no_blank_cells; /* a record whose cells are empty or blank is none */
	bool blank_records;  /* an empty line is a record of one empty field */
	bool libcsv_only;    /* also for lines that have no quote, which are parted at delimiters */
	const char *comment; /* a line that begins so is none; NULL: no line is a comment */
	/*
	 * A record that cannot be read, or has another number of cells than the table, is read in
	 * the one way that fits the rest of the table, if there is one and it is far better than
	 * any other (csv_repair.h); and C1 control characters in UTF-8 are the characters of
	 * windows-1252. Each such record is a warning. Not with a dialect of other programs.
	 */
	bool repair;
	csv_ahead *ahead; /* NULL: nobody reads ahead; else the file can be read from any place */
	void *ahead_to;
};

/* What was found out, complete when csv_read returns. */
struct csv_facts {
	enum csv_encoding encoding; /* while it is FIND, the sink may set it */
	struct encoding_evidence evidence;
	bool bom, crlf;
	bool quoted; /* a quote was met: some cells are quoted */
	char delimiter;
	size_t bytes, lines, records, bad_records;
	size_t repaired; /* of records */
};

enum csv_code { CSV_OK, CSV_STOPPED, CSV_UNREADABLE, CSV_NOT_TEXT };

/* Called for each record in file order. False stops the reading. */
typedef bool csv_sink(void *to, struct csv_record *r);

/*
 * Read PATH ("-": standard input, named so in messages). Empty lines give no record but count.
 * A record with a stray or unclosed quote, a NUL, bytes that are not UTF-8 or UTF-16 in such a
 * file, or over a cap is listed in D with its place, skipped to the next line end, and counted.
 * Without a mark, and while all is ASCII, the encoding is open; the first line that is not decides
 * with what follows it (64 KiB are looked at).
 * CSV_UNREADABLE: cannot be opened or read. CSV_NOT_TEXT: NULs at the beginning that are not
 * UTF-16, a workbook or archive, another encoding than the one stated, nothing at all; or OPTIONS
 * that no file can be read by (dialect-error). Memory is bounded by the caps.
 */
enum csv_code csv_read(const char *path, struct csv_options options, csv_sink *sink, void *to,
    struct csv_facts *facts, struct diag *d);

#endif
