#include "cli/forum.h"

#include <string.h>

#include "base/text.h"

static const struct pos nowhere = { 0 };

/* The body nearest to WORD by id or name; NULL if nothing is near. */
static const struct body *
nearest_body(const struct portfolio *p, const char *word)
{
	char wanted[TEXT_NEAR + 1], name[TEXT_NEAR + 1];
	const struct body *best = NULL;
	size_t least = strlen(word) / 4 + 2;

	if (!text_fold(wanted, sizeof wanted, word))
		return NULL;
	for (size_t i = 0; i < p->nbodies; i++) {
		const struct body *b = &p->bodies[i];
		size_t far = text_distance(word, b->id);
		if (text_fold(name, sizeof name, b->name) && text_distance(wanted, name) < far)
			far = text_distance(wanted, name);
		if (far < least) {
			least = far;
			best = b;
		}
	}
	return best;
}

/* There is no body WORD: say so, with the nearest. */
static void
refuse(struct run *r, const struct portfolio *p, const char *word)
{
	const struct body *near = nearest_body(p, word);

	if (near != NULL)
		diag_error(r->diag, nowhere, NULL,
		    "--forum: '%s' is no forum of the portfolio; did you mean %s (%s)?", word,
		    near->id, near->name);
	else
		diag_error(r->diag, nowhere, NULL,
		    "--forum: '%s' is no forum of the portfolio; 'body' in portfolio.conf has them",
		    word);
}

/*
 * The one body whose area WORD names and which reports to no other of that area; NULL after a
 * message.
 */
static const struct body *
body_of_area(struct run *r, const struct portfolio *p, const char *word)
{
	const char *ids = "";
	const struct body *found = NULL;
	size_t n = 0;
	int code;

	if (geography_match(&r->geography, word, &code) == AREA_FOUND && code != 0)
		for (size_t i = 0; i < p->nbodies; i++) {
			const struct body *above = p->bodies[i].reports_to;
			if (p->bodies[i].area != code || (above != NULL && above->area == code))
				continue;
			found = &p->bodies[i];
			ids = arena_printf(
			    &r->arena, "%s%s%s", ids, n++ > 0 ? ", " : "", p->bodies[i].id);
		}
	if (n == 0)
		refuse(r, p, word);
	if (n > 1)
		diag_error(r->diag, nowhere, NULL,
		    "--forum: '%s' is the area of several; name one of them: %s", word, ids);
	return n == 1 ? found : NULL;
}

const struct body *
forum_find(struct run *r, const struct portfolio *p, const char *word)
{
	const struct body *b = portfolio_body(p, word);

	return b != NULL ? b : body_of_area(r, p, word);
}
