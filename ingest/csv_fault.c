#include "ingest/csv_fault.h"

void
fault_say(struct diag *d, enum csv_fault fault, struct pos at, size_t met, bool utf16, size_t max)
{
	struct pos record = { at.file, at.line, 0 };

	switch (fault) {
	case FAULT_QUOTE:
		if (met == at.line)
			diag_error(d, at, "source-error",
			    "a stray quote; a cell with quotes in it is written \"37.8\"\"N\"");
		else
			diag_error(d, at, "source-error",
			    "a quote opened here is not closed before the stray quote on line %zu",
			    met);
		break;
	case FAULT_UNCLOSED:
		diag_error(d, at, "source-error",
		    "a quote opened here is not closed before the end of the file");
		break;
	case FAULT_NUL:
		record.line = met;
		diag_error(d, record, "source-error", "a NUL byte, which no text has");
		break;
	case FAULT_ENCODING:
		diag_error(d, at, "encoding-error",
		    "bytes that are not %s, the encoding of this file", utf16 ? "UTF-16" : "UTF-8");
		break;
	case FAULT_FIELDS:
		diag_error(d, record, "source-error", "more than %zu fields in one record", max);
		break;
	case FAULT_NONE: break;
	}
}
