/*
 * ingest/csv_fault.h - why a record cannot be read, said for its user. A part of csv.c.
 */
#ifndef INGEST_CSV_FAULT_H
#define INGEST_CSV_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum csv_fault { FAULT_NONE, FAULT_QUOTE, FAULT_UNCLOSED, FAULT_NUL, FAULT_ENCODING, FAULT_FIELDS };

/*
 * List in D the fault that was met on line MET, of a record that begins at AT, where field is the
 * one that the fault is in. MAX: of its fields.
 */
void fault_say(
    struct diag *d, enum csv_fault fault, struct pos at, size_t met, bool utf16, size_t max);

#endif
