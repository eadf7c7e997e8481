#include "cli/emit.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"

static void
separate(struct emit *e)
{
	if (!e->first)
		fputc(e->danish ? ';' : ',', e->out);
	e->first = false;
}

void
emit_begin(struct emit *e, FILE *out, bool danish, const char *const *heads, size_t n)
{
	*e = (struct emit){ .out = out, .danish = danish, .first = true };
	if (danish)
		fputs("\xEF\xBB\xBF", out);
	for (size_t i = 0; i < n; i++)
		emit_text(e, heads[i]);
	emit_row_end(e);
}

void
emit_text(struct emit *e, const char *s)
{
	separate(e);
	text_put_csv(e->out, s, e->danish ? ';' : ',', e->danish);
}

void
emit_number(struct emit *e, double v)
{
	char text[DECIMAL_SIZE], *dot;

	separate(e);
	decimal_print_exact(text, v);
	if (e->danish && (dot = strchr(text, '.')) != NULL)
		*dot = ',';
	fputs(text, e->out);
}

void
emit_int(struct emit *e, long long v)
{
	separate(e);
	fprintf(e->out, "%lld", v);
}

void
emit_row_end(struct emit *e)
{
	fputs(e->danish ? "\r\n" : "\n", e->out);
	e->first = true;
}

void
emit_prices(struct emit *e, const struct series *s, const struct observation *o)
{
	const struct price *p = s->prices != NULL && o != NULL ? &s->prices[o - s->obs] : NULL;

	emit_number(e, p != NULL && p->year != 0 ? (double)p->year : NAN);
	emit_text(e, p == NULL ? "" : p->factor != 1 ? "true" : "false");
	emit_number(e, p != NULL ? s->read[o - s->obs].value : NAN);
}
