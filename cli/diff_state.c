/* The two states that are compared. */
#include "cli/diff_work.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/period.h"

static const struct pos nowhere = { 0 };

/* The number in "3" or "#3"; 0 if TEXT is none. */
static int
import_number(const char *text)
{
	const char *digits = text + (*text == '#');
	size_t n = strspn(digits, "0123456789");

	return n > 0 && n < 9 && digits[n] == '\0' ? (int)strtol(digits, NULL, 10) : 0;
}

bool
diff_names_state(const char *text)
{
	return import_number(text) != 0 || date_parse(text) != 0;
}

/* Of the imports that S sees the last. */
static void
set_last(struct diff_state *s, const struct store_import *log, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (log[i].day <= s->day && (s->before == 0 || log[i].id < s->before)) {
			s->import = log[i].id;
			s->version = log[i].version;
		}
}

struct diff_state
diff_day(int day, const struct store_import *log, size_t n)
{
	struct diff_state s = { .day = day, .version = "" };

	set_last(&s, log, n);
	return s;
}

bool
diff_read_state(struct diff_state *out, const char *text, const struct store_import *log, size_t n,
    struct diag *d)
{
	const struct store_import *named = store_find_import(log, n, import_number(text));
	int day = named != NULL ? named->day : date_parse(text);

	*out = (struct diff_state){
		.day = day, .before = named != NULL ? named->id + 1 : 0, .version = ""
	};
	if (day == 0 && access(text, F_OK) == 0)
		return diag_error(d, nowhere, NULL,
		    "there is no import %d; see 'pejl log', or write ./%s for what is called so",
		    import_number(text), text);
	if (day == 0)
		return diag_error(
		    d, nowhere, NULL, "there is no import %d; see 'pejl log'", import_number(text));
	set_last(out, log, n);
	return true;
}

bool
diff_in_order(const struct diff_state *from, const struct diff_state *to, struct diag *d)
{
	bool later = to->before != 0 && to->file == NULL && from->import > to->import;

	if (from->day > to->day || later)
		return diag_error(d, nowhere, NULL,
		    "the first of the two is the later one; the earlier goes first");
	return true;
}

int
diff_undone(const struct diff_answer *x, int id)
{
	const struct store_import *of = store_find_import(x->log, x->nlog, id);
	const struct store_import *undo =
	    of != NULL ? store_find_import(x->log, x->nlog, of->undone) : NULL;
	bool known = undo != NULL && undo->day <= x->to.day
	    && (x->to.before == 0 || undo->id < x->to.before);

	return known ? undo->id : 0;
}
