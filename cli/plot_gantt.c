/* The indsatser of a portfolio over time. */
#include <string.h>

#include "base/text.h"
#include "cli/efforts.h"
#include "cli/plot.h"

static const struct pos nowhere = { 0 };

/* Are NAME and WANTED one group, in whatever case? */
static bool
is_group(const char *name, const char *wanted)
{
	char a[256], b[256];

	return text_fold(a, sizeof a, name) && text_fold(b, sizeof b, wanted) && strcmp(a, b) == 0;
}

/* The group of P that is called WANTED; NULL after a message with those that there are. */
static const char *
find_group(struct run *r, const struct portfolio *p, const char *wanted)
{
	size_t n;
	const char *const *groups = efforts_groups(p, &n, &r->arena);
	const char *list = "";

	for (size_t i = 0; i < n; i++) {
		if (is_group(groups[i], wanted))
			return groups[i];
		if (groups[i][0] != '\0')
			list = arena_printf(
			    &r->arena, "%s%s%s", list, list[0] != '\0' ? ", " : "", groups[i]);
	}
	diag_error(r->diag, nowhere, NULL, "--group: no indsats is of '%s'; there are: %s", wanted,
	    list[0] != '\0' ? list : diag_say(r->diag, "none"));
	return NULL;
}

/* Is what the options ask for something that a Gantt can show? */
static bool
check_options(const struct options *o, struct diag *d)
{
	if (o->nfiles > 0)
		return diag_error(d, nowhere, NULL,
		    "gantt shows a portfolio and reads no figures; name the file with --portfolio");
	if (o->nindicators > 0 || o->nareas > 0)
		return diag_error(
		    d, nowhere, NULL, "gantt takes --group, and neither --indicator nor --area");
	return o->ngroups <= 1
	    || diag_error(d, nowhere, NULL, "gantt takes one --group, or all without it");
}

enum exit_code
plot_gantt(struct run *r, struct chart *c)
{
	struct portfolio *p = arena_alloc(&r->arena, sizeof *p);
	const char *group = NULL;
	size_t n;

	if (!check_options(r->options, r->diag) || !run_portfolio(r, p))
		return EXIT_USAGE;
	if (r->options->ngroups == 1 && (group = find_group(r, p, r->options->groups[0])) == NULL)
		return EXIT_USAGE;
	const struct effort *const *rows = efforts_of(p, group, &n, &r->arena);
	enum language l = c->language;
	*c = efforts_chart(
	    p, rows, n, group != NULL ? group : p->name, "gantt", c->as_of, &r->arena);
	c->language = l;
	return EXIT_DONE;
}
