#include "tests/report/page.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/url.h"
#include "report/html.h"

#define DEPTH 64
#define IDS   1024

struct reader {
	struct arena *arena;
	const char *at;
	const char *open[DEPTH];
	size_t depth;
	const char *ids[IDS], *references[IDS];
	size_t nids, nreferences;
	int heading; /* level of the last one */
};

const char *
page_of(const struct node *doc, struct arena *a)
{
	char *text = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&text, &size);

	html_write(doc, f);
	fclose(f);
	char *copy = arena_strndup(a, text, size);
	free(text);
	return copy;
}

static const char *
word(struct reader *r)
{
	const char *start = r->at;

	while (isalnum((unsigned char)*r->at) || strchr("-:_", *r->at) != NULL)
		if (*r->at++ == '\0')
			return "";
	return arena_strndup(r->arena, start, (size_t)(r->at - start));
}

/* Is V a picture in the page itself? */
static bool
is_picture(const char *v)
{
	static const char *const types[] = { "data:image/png;base64,",
		"data:image/svg+xml;base64," };
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789+/=";

	for (size_t k = 0; k < countof(types); k++) {
		size_t n = strlen(types[k]);
		if (strncmp(v, types[k], n) == 0)
			return v[n] != '\0' && strspn(v + n, signs) == strlen(v + n);
	}
	return false;
}

/* NAME="VALUE"; what is wrong, or NULL. */
static const char *
attribute(struct reader *r)
{
	const char *name = word(r);

	if (name[0] == '\0' || strncmp(r->at, "=\"", 2) != 0)
		return arena_printf(r->arena, "attribute at '%.40s'", r->at);
	const char *start = r->at += 2;
	while (*r->at != '"' && *r->at != '<' && *r->at != '\0')
		r->at++;
	if (*r->at != '"')
		return arena_printf(r->arena, "value of %s is not closed", name);
	const char *value = arena_strndup(r->arena, start, (size_t)(r->at++ - start));
	if (strncmp(name, "on", 2) == 0 || (strcmp(name, "src") == 0 && !is_picture(value)))
		return arena_printf(r->arena, "attribute %s", name);
	if (strcmp(name, "href") == 0 && !url_is_safe(value, strlen(value))) {
		/* an anchor of the page, or a file of the report */
		if (value[0] == '/' || strpbrk(value, ":\\?%") != NULL || value[0] == '\0')
			return arena_printf(r->arena, "link to %s", value);
		if (value[0] == '#')
			r->references[r->nreferences++] = value + 1;
	}
	if (strcmp(name, "id") != 0)
		return NULL;
	for (size_t k = 0; k < r->nids; k++)
		if (strcmp(r->ids[k], value) == 0)
			return arena_printf(r->arena, "id %s twice", value);
	r->ids[r->nids++] = value;
	return NULL;
}

static const char *
start_tag(struct reader *r)
{
	static const char *const forbidden[] = { "script", "link", "iframe", "object" };
	const char *tag = word(r), *fault;

	for (size_t k = 0; k < countof(forbidden); k++)
		if (strcmp(tag, forbidden[k]) == 0)
			return arena_printf(r->arena, "tag %s", tag);
	while (*r->at == ' ') {
		r->at++;
		if ((fault = attribute(r)) != NULL)
			return fault;
	}
	bool empty =
	    strncmp(r->at, "/>", 2) == 0 || strcmp(tag, "meta") == 0 || strcmp(tag, "img") == 0;
	r->at += strspn(r->at, "/");
	if (tag[0] == '\0' || *r->at++ != '>')
		return arena_printf(r->arena, "tag %s at '%.40s'", tag, r->at - 1);
	if (tag[0] == 'h' && isdigit((unsigned char)tag[1])) {
		if (tag[1] - '0' > r->heading + 1)
			return arena_printf(r->arena, "%s after h%d", tag, r->heading);
		r->heading = tag[1] - '0';
	}
	if (!empty)
		r->open[r->depth++] = tag;
	if (strcmp(tag, "style") == 0) /* no markup until its end */
		r->at = strstr(r->at, "</style>");
	return NULL;
}

static const char *
end_tag(struct reader *r)
{
	r->at++;
	const char *tag = word(r);
	if (r->depth == 0 || strcmp(r->open[r->depth - 1], tag) != 0)
		return arena_printf(r->arena, "</%s> closes %s", tag,
		    r->depth > 0 ? r->open[r->depth - 1] : "nothing");
	r->depth--;
	return *r->at++ == '>' ? NULL : "end tag";
}

static const char *
references(struct reader *r)
{
	for (size_t k = 0; k < r->nreferences; k++) {
		size_t i = 0;
		while (i < r->nids && strcmp(r->ids[i], r->references[k]) != 0)
			i++;
		if (i == r->nids)
			return arena_printf(r->arena, "no id %s", r->references[k]);
	}
	return NULL;
}

const char *
page_fault(const char *html, struct arena *a)
{
	static const char doctype[] = "<!DOCTYPE html>";
	struct reader r = { .arena = a, .at = html };

	if (strncmp(html, doctype, strlen(doctype)) != 0)
		return "no doctype";
	r.at += strlen(doctype);
	while (*r.at != '\0') {
		const char *fault = NULL;
		if (*r.at == '>')
			return arena_printf(a, "bare > at '%.40s'", r.at);
		if (*r.at++ != '<')
			continue;
		fault = *r.at == '/' ? end_tag(&r) : start_tag(&r);
		if (fault != NULL)
			return fault;
		if (r.depth == DEPTH || r.nids == IDS || r.nreferences == IDS)
			return "page too large for the test";
	}
	return r.depth > 0 ? arena_printf(a, "%s is open", r.open[r.depth - 1]) : references(&r);
}
