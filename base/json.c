#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/diag.h"

#include <utf8proc.h>

void
json_begin(struct json *j, FILE *out)
{
	*j = (struct json){ .out = out, .first = { true } };
}

/* What comes before a value: a comma and, in an array, a new line. */
static void
before_value(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->depth == 0)
		return;
	fprintf(j->out, "%s\n%*s", j->first[j->depth] ? "" : ",", j->depth * 2, "");
	j->first[j->depth] = false;
}

static void
begin(struct json *j, char c)
{
	before_value(j);
	fputc(c, j->out);
	j->depth++;
	assert(j->depth < (int)countof(j->first));
	j->first[j->depth] = true;
}

static void
end(struct json *j, char c)
{
	bool empty = j->first[j->depth];

	j->depth--;
	if (!empty)
		fprintf(j->out, "\n%*s", j->depth * 2, "");
	fputc(c, j->out);
}

void
json_object(struct json *j)
{
	begin(j, '{');
}

void
json_object_end(struct json *j)
{
	end(j, '}');
}

void
json_array(struct json *j)
{
	begin(j, '[');
}

void
json_array_end(struct json *j)
{
	end(j, ']');
}

/* The characters of S between quotes, as RFC 8259 wants them. */
static void
put_string(FILE *out, const char *s)
{
	size_t n = strlen(s), k;
	utf8proc_int32_t c;

	fputc('"', out);
	for (; n > 0; s += k, n -= k) {
		unsigned char b = (unsigned char)*s;
		k = 1;
		if (b == '"' || b == '\\') {
			fprintf(out, "\\%c", b);
		} else if (b < 0x20 || b == 0x7F) {
			fprintf(out, "\\u%04x", b);
		} else if (b < 0x80) {
			fputc(b, out);
		} else {
			utf8proc_ssize_t m =
			    utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
			if (m <= 0) {
				fputs("\xEF\xBF\xBD", out);
			} else {
				k = (size_t)m;
				fwrite(s, 1, k, out);
			}
		}
	}
	fputc('"', out);
}

void
json_key(struct json *j, const char *key)
{
	before_value(j);
	put_string(j->out, key);
	fputs(": ", j->out);
	j->after_key = true;
}

void
json_string(struct json *j, const char *s)
{
	before_value(j);
	if (s == NULL)
		fputs("null", j->out);
	else
		put_string(j->out, s);
}

void
json_number(struct json *j, double v)
{
	char text[DECIMAL_SIZE];

	before_value(j);
	fputs(isfinite(v) ? decimal_print_exact(text, v) : "null", j->out);
}

void
json_int(struct json *j, long long v)
{
	before_value(j);
	fprintf(j->out, "%lld", v);
}

void
json_bool(struct json *j, bool v)
{
	before_value(j);
	fputs(v ? "true" : "false", j->out);
}

void
json_null(struct json *j)
{
	before_value(j);
	fputs("null", j->out);
}

void
json_end(struct json *j)
{
	assert(j->depth == 0);
	fputc('\n', j->out);
}
