/* pejl inspect --suggest: the section of sources.conf to paste for a file that is new. */
#include <string.h>

#include "base/text.h"
#include "cli/inspect.h"

#define ID_SIZE 48

/* S between quotes, as sources.conf reads it back: a comment or escape in it does no harm. */
static void
put_quoted(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\' || *s == '$')
			fputc('\\', out);
		if ((unsigned char)*s >= ' ' && *s != 0x7F)
			fputc(*s, out);
	}
	fputc('"', out);
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static bool
is_used(const char *id, const struct sources *s, const char *const *used, size_t n)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->rules[i].source.id, id) == 0)
			return true;
	for (size_t i = 0; i < n; i++)
		if (strcmp(used[i], id) == 0)
			return true;
	return false;
}

/* Letters and digits of the file's name, without the ending and the digits at its end. */
static const char *
make_id(
    struct arena *a, const char *path, const struct sources *s, const char *const *used, size_t n)
{
	const char *name = base_name(path), *dot = strrchr(name, '.');
	size_t length = dot != NULL && dot > name ? (size_t)(dot - name) : strlen(name), k = 0;
	char id[ID_SIZE];

	for (size_t i = 0; i < length && k < sizeof id - 1; i++) {
		char c = name[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (fits)
			id[k++] = c;
		else if (k > 0 && id[k - 1] != '_')
			id[k++] = '_';
	}
	while (k > 0 && (id[k - 1] == '_' || (id[k - 1] >= '0' && id[k - 1] <= '9')))
		k--;
	id[k] = '\0';
	const char *base = k > 0 ? arena_strdup(a, id) : "new_source", *unique = base;
	for (int again = 2; is_used(unique, s, used, n); again++)
		unique = arena_printf(a, "%s_%d", base, again);
	return unique;
}

/* Is column I part of every export of this kind, so that the header can be known by it? */
static bool
is_lasting(const struct mapping *m, size_t i)
{
	return m->columns[i].header[0] != '\0'
	    && !(m->columns[i].wide && m->layout != LAYOUT_WIDE_MEASURES);
}

/* The first column called so: a section may name a header once. */
static bool
is_first(const struct mapping *m, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(m->columns[k].header, m->columns[i].header) == 0)
			return false;
	return true;
}

static void
put_header(FILE *out, const struct mapping *m)
{
	bool any = false;

	for (size_t i = 0; i < m->ncolumns; i++) {
		if (!is_lasting(m, i) || !is_first(m, i))
			continue;
		fputs(any ? ", " : "\theader = { ", out);
		put_quoted(out, m->columns[i].header);
		any = true;
	}
	if (any)
		fputs(" }\n", out);
}

static void
put_columns(FILE *out, const struct mapping *m)
{
	for (size_t i = 0; i < m->ncolumns; i++) {
		if (!is_lasting(m, i) || !is_first(m, i) || i == m->part || i == m->unit)
			continue;
		fputs("\tcolumn ", out);
		put_quoted(out, m->columns[i].header);
		fprintf(out, " { role = %s }\n", role_id(m->columns[i].role));
	}
}

/* The file's name with a * for each run of digits: the next export is called so too. */
static void
put_file(FILE *out, struct arena *a, const char *path)
{
	const char *name = base_name(path);
	char *pattern = arena_alloc(a, strlen(name) + 1);
	size_t n = 0;

	for (; *name != '\0'; name++) {
		bool digit = *name >= '0' && *name <= '9';
		char c = digit ? '*' : strchr("*?[]\\", *name) != NULL ? '?' : *name;
		if (!digit || n == 0 || pattern[n - 1] != '*')
			pattern[n++] = c;
	}
	fputs("\tfile = ", out);
	put_quoted(out, pattern);
	fputc('\n', out);
}

static void
put_form(FILE *out, const struct inspection *in)
{
	const struct import_facts *f = in->facts;
	const char *encoding = encoding_name(f->csv.encoding);

	if (*encoding != '\0')
		fprintf(out, "\tencoding = \"%s\"\n", encoding);
	if (f->csv.delimiter != '\0')
		fprintf(out, "\tdelimiter = \"%s\"\n",
		    f->csv.delimiter == '\t' ? "tab" : (const char[]){ f->csv.delimiter, '\0' });
	if (f->format.decimal != '\0')
		fprintf(out, "\tdecimal = \"%c\"\n", f->format.decimal);
	else
		fputs(
		    "\t# decimal = \",\"            # no cell shows which: \",\" or \".\"\n", out);
	if (f->format.thousands == '\0')
		fputs("\t# thousands = \".\"          # no cell shows one: \".\", \"space\" or "
		      "\"none\"\n",
		    out);
	else if (f->format.thousands != ',') /* which sources.conf does not know */
		fprintf(out, "\tthousands = \"%s\"\n",
		    f->format.thousands == ' '       ? "space"
			: f->format.thousands == '-' ? "none"
						     : ".");
}

/* Marks that are no general ones, or whose meaning only the publisher knows. */
static void
put_marks(FILE *out, const struct inspection *in)
{
	const struct fact_list *l = &in->facts->marks;

	for (size_t i = 0; i < l->n; i++) {
		if (l->item[i].text[0] == '\0' || l->item[i].code == FACT_PROVISIONAL)
			continue;
		fputs("\tmark ", out);
		put_quoted(out, l->item[i].text);
		fprintf(out, " { means = %s }\n", inspect_meaning(l->item[i].code));
	}
}

/* What only a person knows. */
static void
put_questions(FILE *out, const struct inspection *in)
{
	const struct mapping *m = &in->facts->mapping;

	if (m->ncolumns != 0 && !m->has_period && m->at[ROLE_PERIOD] == NO_COLUMN
	    && m->layout != LAYOUT_WIDE_PERIODS)
		fputs("\t# period = \"2023\"          # no column says which\n", out);
	if (m->at[ROLE_INDICATOR] == NO_COLUMN && m->layout != LAYOUT_WIDE_MEASURES)
		fputs("\t# indicator = \"...\"        # what the figures are\n", out);
	fputs("\t# unit = \"%\"               # of all figures, if it is one\n"
	      "\t# match \"...\" { indicator = ... }  # ours in targets.conf, if it is one\n",
	    out);
}

const char *
inspect_suggest(FILE *out, struct inspection *in, const char *const *used, size_t n)
{
	const struct import_facts *f = in->facts;
	struct arena *a = &in->run.arena;
	const char *name = text_label(a, base_name(in->path), 200);

	if (f->rule != NULL) {
		fprintf(out, "# %s is read by section '%s': nothing to add\n", name,
		    f->rule->source.id);
		return NULL;
	}
	if (f->csv.bytes == 0)
		return NULL;
	const char *id = make_id(a, in->path, &in->run.sources, used, n);
	fprintf(out,
	    "# What pejl inferred of %s: check each line, fill in the rest.\nsource %s {\n", name,
	    id);
	fputs("\tpublisher = \"?\"            # who publishes it\n\ttitle = ", out);
	put_quoted(out, name);
	fputc('\n', out);
	if (f->mapping.ncolumns < 3 || f->mapping.layout == LAYOUT_WIDE_AREAS)
		put_file(out, a, in->path);
	put_header(out, &f->mapping);
	put_form(out, in);
	put_columns(out, &f->mapping);
	put_marks(out, in);
	put_questions(out, in);
	fputs("}\n", out);
	return id;
}
