#include "ingest/csv_decode.h"

#include "base/translate.h"
#include "ingest/csv_chunk.h"

bool
decode_first(struct csv_decoder *x, const struct csv_input *c, size_t *mark)
{
	struct csv_facts *f = x->facts;
	size_t n = c->end < CSV_LOOK_AHEAD ? c->end : CSV_LOOK_AHEAD;
	enum csv_encoding found = encoding_of_mark(c->buf, n, mark);

	f->bom = *mark > 0;
	f->evidence.why = f->encoding != CSV_ENCODING_FIND ? N_("stated") : NULL;
	if (!f->bom && !encoding_is_utf16(f->encoding))
		found = encoding_of_nuls(c->buf, n);
	if (found == CSV_ENCODING_FIND)
		return true;
	if (f->encoding == CSV_ENCODING_FIND) {
		f->encoding = found;
		f->evidence.why = f->bom ? N_("a byte order mark") : N_("every second byte is NUL");
	}
	return f->encoding == found
	    || diag_error(x->diag, (struct pos){ x->name, 0, 0 }, "encoding-error",
		"the file is %s by its first bytes, but %s is stated", encoding_name(found),
		encoding_name(f->encoding));
}

/* Make ready for the encoding now known. False after a message. */
static bool
decode_begin(struct csv_decoder *x)
{
	enum csv_encoding e = x->facts->encoding;

	x->decided = true;
	x->paged = encoding_is_page(e);
	return !x->paged || encoding_page_load(&x->page, e)
	    || diag_error(x->diag, (struct pos){ x->name, 0, 0 }, "encoding-error",
		"this system cannot convert from %s", encoding_name(e));
}

bool
decode_line(struct csv_decoder *x, struct csv_input *c, size_t line)
{
	struct csv_facts *f = x->facts;
	struct encoding_evidence why;

	input_want(c, CSV_LOOK_AHEAD + 1);
	size_t n = c->end - c->next;
	bool all = n <= CSV_LOOK_AHEAD;
	enum csv_encoding found = encoding_of_bytes(
	    c->buf + c->next, all ? n : CSV_LOOK_AHEAD, all, x->options->words, &why);
	why.line = line;
	if (f->encoding == CSV_ENCODING_FIND)
		f->encoding = found;
	else if (encoding_is_page(f->encoding) && found == CSV_UTF8 && why.invalid == 0)
		return diag_error(x->diag, (struct pos){ x->name, line, 0 }, "encoding-error",
		    "from here on the file is UTF-8, but %s is stated", encoding_name(f->encoding));
	else
		why.why = f->evidence.why != NULL ? f->evidence.why : N_("stated");
	f->evidence = why;
	return decode_begin(x);
}

size_t
decode_page(const struct csv_decoder *x, const char *s, size_t n, char *to)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c < 0x80) {
			to[k++] = s[i];
			continue;
		}
		for (const char *u = x->page.utf8[c - 0x80]; *u != '\0'; u++)
			to[k++] = *u;
	}
	return k;
}
