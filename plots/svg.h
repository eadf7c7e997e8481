/*
 * plots/svg.h - gnuplot's SVG -> one small element that is safe and tells what it shows.
 */
#ifndef PLOTS_SVG_H
#define PLOTS_SVG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

#define SVG_SIZE_MAX (4U << 20) /* bytes of one document */

struct svg_words {
	const char *id;    /* [a-z0-9_-]: made part of every id */
	const char *title; /* plain text */
	const char *desc;
};

/*
 * Check the SVG document of SIZE bytes at SVG and write it anew, in A; *OUT_SIZE gets the length.
 *
 * Refused, with a message that names WORDS.id: more than SVG_SIZE_MAX, not well-formed
 * (plots/xml.h), an element outside a list that has no script, link, image, style or foreign
 * content, an attribute on..., a reference to anything but an id of the document. Attributes
 * outside a list are left out.
 *
 * The result is one <svg> with role="img", a title ID-title and a description ID-desc, a viewBox
 * and no size of its own; marks drawn in place of <use>, real colours in place of currentColor, one
 * font family, groups that say nothing left out. NULL after a message.
 */
char *svg_rewrite(const char *svg, size_t size, const struct svg_words *words, size_t *out_size,
    struct arena *a, struct diag *d);

/*
 * The first document in gnuplot's output OUT of SIZE bytes, NUL after them: *START, *LENGTH.
 * Returns the bytes up to its end; 0 if it has not ended yet; SVG_NONE if OUT begins with anything
 * but blanks and a document.
 */
#define SVG_NONE SIZE_MAX
size_t svg_first(const char *out, size_t size, const char **start, size_t *length);

#endif
