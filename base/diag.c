#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/text.h"

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

static void put(FILE *out, struct pos at, const char *level, const char *name, const char *fmt,
    va_list ap) PRINTF_LIKE(5, 0);

static void
put(FILE *out, struct pos at, const char *level, const char *name, const char *fmt, va_list ap)
{
	char text[4096];

	if (out == NULL)
		return;
	vsnprintf(text, sizeof text, fmt, ap);
	put_place(out, at);
	fprintf(out, "%s: ", level);
	text_put_safe(out, text);
	if (name != NULL)
		fprintf(out, " [%s]", name);
	fputc('\n', out);
}

bool
diag_error(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
{
	va_list ap;

	d->errors++;
	va_start(ap, fmt);
	put(d->out, at, "error", name, fmt, ap);
	va_end(ap);
	return false;
}

void
diag_warning(struct diag *d, struct pos at, const char *name, const char *fmt, ...)
{
	va_list ap;

	d->warnings++;
	va_start(ap, fmt);
	put(d->out, at, "warning", name, fmt, ap);
	va_end(ap);
}

void
diag_note(struct diag *d, struct pos at, const char *fmt, ...)
{
	va_list ap;

	d->notes++;
	va_start(ap, fmt);
	put(d->out, at, "note", NULL, fmt, ap);
	va_end(ap);
}
