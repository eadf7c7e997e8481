/*
 * base/diag.h - messages that name the place: FILE:LINE:FIELD: error: text [name].
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define countof(a) (sizeof(a) / sizeof((a)[0]))

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define PRINTF_LIKE(fmt, args)
#endif

/* A place in an input. NULL or 0 = that part is not known. */
struct pos {
	const char *file;
	size_t line;  /* physical line, from 1 */
	size_t field; /* column of the CSV, from 1 */
};

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

/* One message, for who listens; valid during the call. */
struct diag_message {
	enum diag_level level;
	struct pos at;
	const size_t *byte; /* as in struct diag; NULL: not known, or no error */
	const char *name;   /* error type, NULL if none */
	const char *text;   /* as it was made, in English: may quote anything */
	const char *said;   /* the same in the language of the diag */
};

struct diag {
	FILE *out;   /* NULL: count only */
	bool danish; /* the language of what OUT gets */
	size_t errors, warnings, notes;
	/*
	 * The byte of the file that the record begins at which is being read, from 0: an error says
	 * it. NULL: none is being read.
	 */
	const size_t *byte;
	void (*hear)(void *to, const struct diag_message *m); /* NULL: nobody listens */
	void *hear_to;
};

/*
 * Write one message to D->out and count it. NAME is the frictionless error
 * type ("type-error", "missing-cell") or NULL. FMT is English and is translated here; of "%s" alone
 * the text is, if N_ marks it somewhere. Control
 * characters and bidi marks in the text, which may quote a cell, are made visible. An error about a
 * record ends with the byte where that begins: FILE:LINE:FIELD: error: text (byte 1234) [name].
 * diag_error always returns false, so that a check can end in one line.
 */
bool diag_error(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void diag_warning(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
void diag_note(struct diag *d, struct pos at, const char *fmt, ...) PRINTF_LIKE(3, 4);
/*
 * A warning that is put together from parts, by who makes it twice: EN in English, for who listens,
 * and SAID in D's language. Neither is translated here.
 */
void diag_warning_made(
    struct diag *d, struct pos at, const char *name, const char *en, const char *said);

/* EN, a message or help or a part of one, in D's language (base/translate.h). */
const char *diag_say(const struct diag *d, const char *en) __attribute__((format_arg(2)));

#endif
