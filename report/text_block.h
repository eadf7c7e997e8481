/*
 * report/text_block.h - an office's own words, lightly marked up -> nodes of a document.
 *
 *	a blank line      ends a paragraph
 *	- text            an item of a list, as far as the next item or blank line
 *	### text          a heading, one level below what it stands in
 *	**text**          important
 *	[text](address)   a link to https:, mailto: (base/url.h) or, as #oversigt, a place in the
 *page
 *	\* \[ \- \# \\    the sign itself
 *
 * Anything else is text, and so is what looks like one of these and is not: <b>, http:, an anchor
 * with other signs than [a-z0-9._-].
 */
#ifndef REPORT_TEXT_BLOCK_H
#define REPORT_TEXT_BLOCK_H

#include "report/doc.h"

/* TEXT as children of PARENT, headings as sections of LEVEL. All in A, no string of TEXT's. */
void text_block_add(struct node *parent, const char *text, int level, struct arena *a);

/*
 * Links of text blocks in DOC to what is not in it become text: a comment may stand on several
 * pages. Call it once the tree is whole.
 */
void text_block_settle(struct node *doc, struct arena *a);

/* The first anchor that TEXT links to and DOC has not; NULL if it has all of them. */
const char *text_block_unlinked(const struct node *doc, const char *text, struct arena *a);

#endif
