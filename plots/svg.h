/*
 * plots/svg.h - gnuplot's SVG -> one small element that is safe and tells what it shows.
 */
#ifndef PLOTS_SVG_H
#define PLOTS_SVG_H

#include <stdbool.h>
#include <stddef.h>

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
 * Split gnuplot's output into the documents it holds: STARTS and SIZES get at most MAX.
 * Returns how many; MAX + 1 if there are more, 0 if anything but blanks is around them.
 */
size_t svg_split(const char *out, size_t size, const char *starts[], size_t sizes[], size_t max);

#endif
