#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

static void
put_place(FILE *out, struct pos at)
{
	fputs("pejl: ", out);
	if (at.file == NULL)
		return;
	text_put_safe(out, at.file);
	if (at.line != 0)
		fprintf(out, ":%zu", at.line);
	if (at.field != 0)
		fprintf(out, ":%zu", at.field);
	fputs(": ", out);
}

static const char *const levels[] = { N_("error"), N_("warning"), N_("note") };

const char *
diag_say(const struct diag *d, const char *en)
{
	return d->danish ? translate_message(en) : en;
}

/* TEXT, and SAID in D's language, to who listens and to who reads. */
static void
tell(const struct diag *d, enum diag_level level, struct pos at, const char *name, const char *text,
    const char *said)
{
	const size_t *byte = level == DIAG_ERROR && at.line != 0 ? d->byte : NULL;

	if (d->hear != NULL)
		d->hear(d->hear_to, &(struct diag_message){ level, at, byte, name, text, said });
	if (d->out == NULL)
		return;
	put_place(d->out, at);
	fprintf(d->out, "%s: ", diag_say(d, levels[level]));
	text_put_safe(d->out, said);
	if (byte != NULL)
		fprintf(d->out, diag_say(d, " (byte %zu)"), *byte);
	if (name != NULL)
		fprintf(d->out, " [%s]", name);
	fputc('\n', d->out);
}

static void put(const struct diag *d, enum diag_level level, struct pos at, const char *name,
    const char *fmt, va_list ap) PRINTF_LIKE(5, 0);

static void
put(const struct diag *d, enum diag_level level, struct pos at, const char *name, const char *fmt,
    va_list ap)
{
	char text[4096], said[4096];
	va_list again;

	if (d->out == NULL && d->hear == NULL)
		return;
	va_copy(again, ap);
	vsnprintf(text, sizeof text, fmt, again);
	va_end(again);
	if (strcmp(fmt, "%s") == 0)
		snprintf(said, sizeof said, "%s", diag_say(d, text));
	else
		vsnprintf(said, sizeof said, diag_say(d, fmt), ap);
	tell(d, level, at, name, text, said);
}

bool
diag_error(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
{
	va_list ap;

	d->errors++;
	va_start(ap, fmt);
	put(d, DIAG_ERROR, at, name, fmt, ap);
	va_end(ap);
	return false;
}

void
diag_warning(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
{
	va_list ap;

	d->warnings++;
	va_start(ap, fmt);
	put(d, DIAG_WARNING, at, name, fmt, ap);
	va_end(ap);
}

void
diag_warning_made(struct diag *d, struct pos at, const char *name, const char *en, const char *said)
{
	d->warnings++;
	tell(d, DIAG_WARNING, at, name, en, said);
}

void
diag_note(struct diag *d, struct pos at, const char *fmt, ...)
{
	va_list ap;

	d->notes++;
	va_start(ap, fmt);
	put(d, DIAG_NOTE, at, NULL, fmt, ap);
	va_end(ap);
}
