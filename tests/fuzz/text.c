/* Bytes -> an office's own words -> a page: no tag, attribute or address but those of the block,
 * and all of it closed. Bytes -> a logo: refused, or it only draws. */
#include "base/url.h"
#include "plots/logo.h"
#include "plots/xml.h"
#include "report/html.h"
#include "report/text_block.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

/* What NODE and what is in it may be. */
static void
check_nodes(const struct node *n)
{
	for (; n != NULL; n = n->next) {
		switch (n->kind) {
		case NODE_SECTION: fuzz_check(n->level == 3); break;
		case NODE_LINK: fuzz_check(strcmp(n->id, "s") == 0); break;
		case NODE_WEB_LINK: fuzz_check(url_is_safe(n->id, strlen(n->id))); break;
		default:
			fuzz_check(n->kind == NODE_PARAGRAPH || n->kind == NODE_TEXT
			    || n->kind == NODE_STRONG || n->kind == NODE_LIST
			    || n->kind == NODE_ITEM);
		}
		check_nodes(n->first);
	}
}

static void
check_block(const char *text, struct arena *a)
{
	struct node *doc = node_add(NULL, NODE_DOCUMENT, "T", a);
	struct node *s = node_section(doc, 2, "s", "H", a);
	char *page = NULL;
	size_t size = 0;

	text_block_add(s, text, 3, a);
	text_block_settle(doc, a);
	check_nodes(s->first);
	fuzz_check(text_block_unlinked(doc, "[x](#s)", a) == NULL);
	FILE *out = open_memstream(&page, &size);
	html_write(doc, out);
	fclose(out);
	fuzz_check(strstr(page, "<script") == NULL && strstr(page, "<img") == NULL);
	free(page);
}

static void
check_logo(const uint8_t *data, size_t n, struct arena *a)
{
	struct picture p = { .type = "image/svg+xml", .data = (const char *)data, .size = n };
	const char *why;
	size_t at;

	if (logo_check(&p, a) != NULL)
		return;
	fuzz_check(p.width > 0 && p.height > 0 && p.width <= 2000);
	fuzz_check(xml_parse(p.data, p.size, a, &why, &at) != NULL);
	fuzz_check(strstr(p.data, "<script") == NULL && strstr(p.data, "<image") == NULL);
	struct picture again = p;
	fuzz_check(logo_check(&again, a) == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };

	check_block(arena_strndup(&a, (const char *)data, n), &a);
	check_logo(data, n, &a);
	arena_free(&a);
	return 0;
}
