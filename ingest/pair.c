#include "ingest/pair.h"

#include "ingest/number.h"

/* Has column I two numbers in a cell? */
static bool
has_pairs(const struct mapping *m, size_t i, const struct sample *s)
{
	for (size_t k = 0; role_is_figure(m->columns[i].role) && k < s->n; k++)
		if (s->record[k].nfields == m->ncolumns && number_is_pair(s->record[k].field[i]))
			return true;
	return false;
}

/* No column but I is what its cells are said to have. False after a message. */
static bool
check_roles(const struct mapping *m, const struct pair *p, size_t i, struct pos at, struct diag *d)
{
	for (size_t k = 0; k < countof(p->role); k++) {
		size_t other = m->at[p->role[k]];
		if (other != NO_COLUMN && other != i)
			return diag_error(d, at, "incorrect-label",
			    "'%s' has two numbers in a cell and one is to be the %s, but that is "
			    "column '%s'",
			    m->columns[i].header, role_id(p->role[k]), m->columns[other].header);
	}
	return true;
}

bool
pair_take(
    struct mapping *m, const struct pair *p, const struct sample *s, struct pos at, struct diag *d)
{
	size_t n = 0, first = 0;

	for (size_t i = 0; p->take != PAIR_REFUSED && i < m->ncolumns; i++) {
		if (!has_pairs(m, i, s))
			continue;
		m->columns[i].split = p->take == PAIR_BOTH;
		if (p->take == PAIR_BOTH && !check_roles(m, p, i, at, d))
			return false;
		first = n++ == 0 ? i : first;
	}
	if (n == 0)
		return true;
	const char *header = m->columns[first].header;
	if (p->take == PAIR_BOTH)
		diag_note(d, at,
		    "'%s' has two numbers in a cell: the first is the %s, the second the %s",
		    header, role_id(p->role[0]), role_id(p->role[1]));
	else if (p->take == PAIR_FIRST)
		diag_note(d, at,
		    "'%s' has two numbers in a cell: the first is taken, the other left out",
		    header);
	else
		diag_note(d, at,
		    "'%s' has two numbers in a cell: the second is taken, the other left out",
		    header);
	if (n > 1)
		diag_note(
		    d, at, "%zu more columns have two numbers in a cell and are read alike", n - 1);
	return true;
}
