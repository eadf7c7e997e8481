/*
 * report/markup.h - tags and text, escaped for the place they stand in.
 *
 * Tags are opened and closed in pairs; a wrong pair is a bug and stops the
 * program. Names of tags and attributes are the program's own words.
 */
#ifndef REPORT_MARKUP_H
#define REPORT_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define MARKUP_DEPTH 64

struct markup {
	FILE *out;
	const char *open[MARKUP_DEPTH]; /* tags not closed yet, outermost first */
	size_t depth;
	bool in_tag; /* a start tag takes attributes until text or another tag follows */
};

void markup_begin(struct markup *m, FILE *out);
/* Start tag; attributes may follow. */
void markup_open(struct markup *m, const char *tag);
/* A tag without content or end tag: meta, br. */
void markup_void(struct markup *m, const char *tag);
/* An attribute of the tag just opened; none if VALUE is NULL. */
void markup_attr(struct markup *m, const char *name, const char *value);
void markup_attr_int(struct markup *m, const char *name, int value);
/* The SIZE bytes at DATA as a data: address of TYPE, in base 64 (RFC 4648, 4). */
void markup_attr_data(
    struct markup *m, const char *name, const char *type, const char *data, size_t size);
/* Text; nothing if NULL. */
void markup_text(struct markup *m, const char *text);
/* Checked markup, SIZE bytes as they are. */
void markup_raw(struct markup *m, const char *markup, size_t size);
/* End tag of the innermost open tag, which must be TAG. */
void markup_close(struct markup *m, const char *tag);
/* One element with text only. */
void markup_element(struct markup *m, const char *tag, const char *text);
/* A line feed between tags, for people who read the source. */
void markup_line(struct markup *m);
/* Everything must be closed. */
void markup_end(struct markup *m);

#endif
