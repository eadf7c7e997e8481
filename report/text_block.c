#include "report/text_block.h"

#include <string.h>

#include "base/strmap.h"
#include "base/url.h"

#define OWN "own" /* style of a link that text_block_settle looks at */

static const char bullet[] = "- ", heading[] = "### ", strong[] = "**";

/* ---- inline ---------------------------------------------------------------- */

/* Is the byte at S a sign that the backslash before it takes as itself? */
static bool
is_escape(const char *s, const char *end)
{
	return s + 1 < end && s[0] == '\\' && strchr("\\*[]()#-", s[1]) != NULL && s[1] != '\0';
}

/* Where MARK stands in S, not escaped; NULL if nowhere before END. */
static const char *
find_mark(const char *s, const char *end, const char *mark)
{
	size_t n = strlen(mark);

	while (s < end) {
		if (is_escape(s, end))
			s += 2;
		else if ((size_t)(end - s) >= n && memcmp(s, mark, n) == 0)
			return s;
		else
			s++;
	}
	return NULL;
}

/* The text from S to END without the backslashes of escapes. */
static const char *
unescaped(const char *s, const char *end, struct arena *a)
{
	char *text = arena_strndup(a, s, (size_t)(end - s)), *to = text;

	for (; s < end; s++) {
		s += is_escape(s, end);
		*to++ = *s;
	}
	*to = '\0';
	return text;
}

static void
add_words(struct node *parent, const char *s, const char *end, struct arena *a)
{
	if (s < end)
		node_add(parent, NODE_TEXT, unescaped(s, end, a), a);
}

/* Is S to END "#" and an anchor as those of the program are written? */
static bool
is_anchor(const char *s, const char *end)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";

	if (end - s < 2 || end - s > 100 || *s != '#')
		return false;
	for (s++; s < end; s++)
		if (*s == '\0' || strchr(signs, *s) == NULL)
			return false;
	return true;
}

/* The link "[words](address)" at S to PARENT; NULL if it is none, else what follows it. */
static const char *
take_link(struct node *parent, const char *s, const char *end, struct arena *a)
{
	const char *opened = find_mark(s + 1, end, "[");
	const char *close = find_mark(s + 1, opened != NULL ? opened : end, "](");

	if (close == NULL || close == s + 1)
		return NULL;
	const char *to = close + 2, *stop = memchr(to, ')', (size_t)(end - to));
	if (stop == NULL)
		return NULL;
	bool anchor = is_anchor(to, stop);
	if (!anchor && !url_is_safe(to, (size_t)(stop - to)))
		return NULL;
	struct node *n =
	    node_add(parent, anchor ? NODE_LINK : NODE_WEB_LINK, unescaped(s + 1, close, a), a);
	n->id = arena_strndup(a, to + anchor, (size_t)(stop - to) - anchor);
	n->style = OWN;
	return stop + 1;
}

static void add_inline(
    struct node *parent, const char *s, const char *end, bool in_strong, struct arena *a);

/* What is important at S, "**words**", to PARENT; NULL if it is none, else what follows it. */
static const char *
take_strong(struct node *parent, const char *s, const char *end, struct arena *a)
{
	const char *from = s + strlen(strong), *close = find_mark(from, end, strong);

	if (close == NULL || close == from)
		return NULL;
	add_inline(node_add(parent, NODE_STRONG, NULL, a), from, close, true, a);
	return close + strlen(strong);
}

static void
add_inline(struct node *parent, const char *s, const char *end, bool in_strong, struct arena *a)
{
	const char *words = s; /* not added yet */

	while (s < end) {
		struct node all = { .kind = NODE_PARAGRAPH };
		const char *after = NULL;
		if (is_escape(s, end)) {
			s += 2;
			continue;
		}
		if (*s == '[')
			after = take_link(&all, s, end, a);
		else if (!in_strong && (size_t)(end - s) >= strlen(strong)
		    && memcmp(s, strong, strlen(strong)) == 0)
			after = take_strong(&all, s, end, a);
		if (after == NULL) {
			s++;
			continue;
		}
		add_words(parent, words, s, a);
		if (parent->last != NULL)
			parent->last->next = all.first;
		else
			parent->first = all.first;
		parent->last = all.last;
		words = s = after;
	}
	add_words(parent, words, end, a);
}

/* ---- blocks ---------------------------------------------------------------- */

static bool
begins(const char *s, const char *mark)
{
	return strncmp(s, mark, strlen(mark)) == 0;
}

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

static const char *
line_end(const char *s)
{
	return s + strcspn(s, "\n");
}

/* The line at S goes on with what is before it: it is neither blank nor begins anything. */
static bool
goes_on(const char *s)
{
	s = skip_blanks(s);
	return *s != '\0' && *s != '\n' && !begins(s, bullet) && !begins(s, heading);
}

/* The words from *S on, of all lines that go on, blanks as one each, to PARENT; *S behind them. */
static void
take_words(struct node *parent, const char **s, struct arena *a)
{
	const char *from = *s, *end = line_end(from);

	while (*end == '\n' && goes_on(end + 1))
		end = line_end(end + 1);
	*s = end + (*end == '\n');
	char *text = arena_strndup(a, from, (size_t)(end - from)), *to = text;
	for (const char *at = text; *at != '\0'; at++) {
		bool blank = strchr(" \t\n", *at) != NULL;
		if (!blank || (to > text && to[-1] != ' '))
			*to++ = blank ? ' ' : *at;
	}
	while (to > text && to[-1] == ' ')
		to--;
	add_inline(parent, text, to, false, a);
}

/* The heading at *S as a section in PARENT; NULL if there are no words. */
static struct node *
take_heading(struct node *parent, int level, const char **s, struct arena *a)
{
	const char *from = skip_blanks(*s + strlen(heading)), *end = line_end(from), *to = end;

	*s = end + (*end == '\n');
	while (to > from && strchr(" \t#", to[-1]) != NULL)
		to--;
	return to > from ? node_section(parent, level, NULL, unescaped(from, to, a), a) : NULL;
}

void
text_block_add(struct node *parent, const char *text, int level, struct arena *a)
{
	struct node *in = parent, *list = NULL;

	for (const char *s = text; *(s = skip_blanks(s)) != '\0';) {
		if (*s == '\n') {
			s++;
			const char *next = skip_blanks(s);
			if (!begins(next, bullet) && *next != '\n')
				list = NULL;
		} else if (begins(s, heading)) {
			struct node *section = take_heading(parent, level, &s, a);
			in = section != NULL ? section : in;
			list = NULL;
		} else if (begins(s, bullet)) {
			if (list == NULL)
				list = node_add(in, NODE_LIST, NULL, a);
			s += strlen(bullet);
			take_words(node_add(list, NODE_ITEM, NULL, a), &s, a);
		} else {
			list = NULL;
			take_words(node_add(in, NODE_PARAGRAPH, NULL, a), &s, a);
		}
	}
}

/* ---- links into the page ---------------------------------------------------- */

static bool
is_own_link(const struct node *n)
{
	return n->kind == NODE_LINK && n->style != NULL && strcmp(n->style, OWN) == 0;
}

/* The anchors of N, of what is in it and after it, to IDS. */
static void
collect_anchors(const struct node *n, struct strmap *ids, struct arena *a)
{
	for (; n != NULL; n = n->next) {
		if ((n->kind == NODE_SECTION || n->kind == NODE_ROW) && n->id != NULL)
			strmap_put(ids, a, n->id, 0);
		collect_anchors(n->first, ids, a);
	}
}

/* Make text of the links in and after N to what IDS has not. */
static void
unlink_from(struct node *n, const struct strmap *ids)
{
	for (; n != NULL; n = n->next) {
		if (is_own_link(n) && strmap_get(ids, n->id) < 0) {
			n->kind = NODE_TEXT;
			n->style = NULL;
		}
		unlink_from(n->first, ids);
	}
}

void
text_block_settle(struct node *doc, struct arena *a)
{
	struct strmap ids = { 0 };

	collect_anchors(doc, &ids, a);
	unlink_from(doc, &ids);
}

static const struct node *
first_unlinked(const struct node *n, const struct strmap *ids)
{
	const struct node *found = NULL;

	for (; n != NULL && found == NULL; n = n->next)
		found = is_own_link(n) && strmap_get(ids, n->id) < 0
		    ? n
		    : first_unlinked(n->first, ids);
	return found;
}

const char *
text_block_unlinked(const struct node *doc, const char *text, struct arena *a)
{
	struct node *block = node_add(NULL, NODE_DOCUMENT, NULL, a);
	struct strmap ids = { 0 };

	text_block_add(block, text, 3, a);
	collect_anchors(doc, &ids, a);
	const struct node *n = first_unlinked(block, &ids);
	return n != NULL ? n->id : NULL;
}
