/*
 * plots/xml.h - a strict reader of the XML that a chart is made of.
 */
#ifndef PLOTS_XML_H
#define PLOTS_XML_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

struct xml_attribute {
	const char *name, *value; /* value with its references resolved */
	struct xml_attribute *next;
};

struct xml {
	const char *name; /* NULL: text */
	const char *text; /* of text, references resolved; else NULL */
	struct xml_attribute *attributes;
	struct xml *first, *last, *next;
};

/*
 * The N bytes at S as a tree in A, its root an element. Less than XML allows, all of it checked:
 * UTF-8 without control characters; names of ASCII; every element closed; attributes quoted and
 * different; only the five named entities and character references; no CDATA, no processing
 * instruction, no document type with declarations. Prolog and comments are left out. One thing more
 * than XML allows: ]]> in text, for gnuplot leaves the > of a label as it is.
 * NULL if it is not so; *WHY then says what is wrong and *AT how many bytes in.
 */
struct xml *xml_parse(const char *s, size_t n, struct arena *a, const char **why, size_t *at);
/* The *N bytes at S with each "&#x" as the text it is, "&amp;#x"; S itself, or in A, *N bytes. */
const char *xml_without_references(const char *s, size_t *n, struct arena *a);

/* The attribute's value, or NULL. */
const char *xml_get(const struct xml *x, const char *name);
/* Set or add; the strings must live on. */
void xml_set(struct xml *x, const char *name, const char *value, struct arena *a);
void xml_remove(struct xml *x, const char *name);
void xml_add(struct xml *parent, struct xml *child);

/* The element with all that is in it, without added blanks. */
void xml_put(FILE *out, const struct xml *x);

#endif
