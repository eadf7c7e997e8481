#include "ingest/plain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/plain_key.h"
#include "ingest/plain_record.h"

#define DIGITS_MAX 9 /* ten may be the number of a person, which row_read is not to miss */

/* What a column is good for. */
enum use {
	USE_NONE,
	USE_AREA,
	USE_PERIOD,
	USE_NAME, /* indicator, subgroups, unit, status */
	USE_NUMERATOR,
	USE_DENOMINATOR,
	USE_VALUE,
	USE_CI_LOW,
	USE_CI_HIGH,
	USE_COUNT
};

#define KEYS 3 /* USE_AREA to USE_NAME */

/* One of the three parts of a row's key. */
struct key_part {
	size_t *column; /* its columns */
	size_t n, last; /* how many; behind the last of them */
	struct key_memo *memo;
	const struct key_slot *now; /* what the row before has; NULL unless it was plain */
};

struct plain {
	struct arena arena; /* the copy of the catalogue */
	struct catalogue catalogue;
	struct row_reader rows; /* works on the copies */
	struct diag diag;       /* only counts */
	const struct row_reader *base;
	const struct csv_facts *facts;
	const char *file;
	struct encoding_page page;
	bool paged;
	char *before; /* of rows, to see what a row changes */
	enum use *use;
	size_t ncolumns, figure[USE_COUNT]; /* column, NO_COLUMN if none */
	struct key_part key[KEYS];
	size_t status; /* column, NO_COLUMN if none */
	struct plain_records in;
	char **field; /* of the record, as row_read wants them */
	/* where its figures went */
	const struct key_slot *area, *period; /* NULL: not known any more */
	int indicator, stratum;
	size_t group;
	size_t observations, skipped; /* of the part */
	struct groups *groups;        /* what the part is for: these, or else each */
	struct plain_rows *each;
	/* what row_read gave */
	struct observation caught;
	size_t ncaught;
};

/* ---- set up ------------------------------------------------------------- */

static bool
is_plain_text(const char *s)
{
	return s[strspn(s, "0123456789.,")] == '\0';
}

bool
plain_can(const struct row_reader *rows, const struct csv_facts *facts, bool one_by_one)
{
	const struct mapping *m = rows->mapping;

	if (m->layout != LAYOUT_LONG || m->at[ROLE_NUMERATOR] == NO_COLUMN
	    || m->at[ROLE_DENOMINATOR] == NO_COLUMN || rows->facts != NULL
	    || encoding_is_utf16(facts->encoding))
		return false;
	if (one_by_one
	    && (m->at[ROLE_HIDDEN_LOW] != NO_COLUMN || m->at[ROLE_HIDDEN_HIGH] != NO_COLUMN))
		return false;
	for (size_t i = 0; i < m->ncolumns; i++)
		if (m->columns[i].fill || m->columns[i].wide || m->columns[i].split)
			return false;
	for (size_t i = 0; i < rows->format.nmarks; i++) /* "", 99 */
		if (is_plain_text(rows->format.marks[i].text))
			return false;
	return true;
}

static void
catch_observation(void *to, const struct observation *o)
{
	struct plain *p = to;

	p->caught = *o;
	p->ncaught++;
}

static void
use_key(struct plain *p, enum use use, size_t column)
{
	struct key_part *k = &p->key[use - USE_AREA];

	if (column == NO_COLUMN || p->use[column] == use)
		return;
	p->use[column] = use;
	k->column[k->n++] = column;
	if (column >= k->last)
		k->last = column + 1;
}

static void
use_columns(struct plain *p, const struct mapping *m, const struct source_rule *rule)
{
	static const struct {
		enum role role;
		enum use use;
	} figures[] = { { ROLE_NUMERATOR, USE_NUMERATOR }, { ROLE_DENOMINATOR, USE_DENOMINATOR },
		{ ROLE_VALUE, USE_VALUE }, { ROLE_CI_LOW, USE_CI_LOW },
		{ ROLE_CI_HIGH, USE_CI_HIGH } };

	use_key(p, USE_AREA, m->at[ROLE_AREA_CODE]);
	use_key(p, USE_AREA, m->at[ROLE_AREA_NAME]);
	use_key(p, USE_PERIOD, m->at[ROLE_PERIOD]);
	use_key(p, USE_PERIOD, m->part);
	use_key(p, USE_NAME, m->at[ROLE_INDICATOR]);
	use_key(p, USE_NAME, m->unit);
	use_key(p, USE_NAME, m->at[ROLE_STATUS]);
	for (size_t i = 0; i < m->ncolumns; i++)
		if (m->columns[i].role == ROLE_STRATUM)
			use_key(p, USE_NAME, i);
	for (size_t i = 0; i < countof(figures); i++) {
		size_t column = m->at[figures[i].role];
		p->figure[figures[i].use] = column;
		if (column != NO_COLUMN)
			p->use[column] = figures[i].use;
	}
	if (rule != NULL
	    && p->use[0] == USE_NONE) /* the rule may know a footer by its first cell */
		use_key(p, USE_NAME, 0);
	p->status = m->at[ROLE_STATUS];
}

struct plain *
plain_new(const char *file, const struct row_reader *rows, const struct csv_facts *facts)
{
	struct plain *p = calloc(1, sizeof *p);
	size_t n = rows->mapping->ncolumns;
	bool ok;

	if (p == NULL)
		return NULL;
	p->ncolumns = n;
	p->facts = facts;
	p->file = file;
	p->before = malloc(offsetof(struct row_reader, code_memo));
	p->use = calloc(n, sizeof *p->use);
	p->field = calloc(n, sizeof *p->field);
	ok = p->before != NULL && p->use != NULL && p->field != NULL;
	for (size_t i = 0; i < KEYS; i++) {
		p->key[i].column = calloc(n, sizeof(size_t));
		p->key[i].memo = calloc(1, sizeof *p->key[i].memo);
		ok = ok && p->key[i].column != NULL && p->key[i].memo != NULL;
	}
	if (!records_open(&p->in, n, facts->delimiter) || !ok) {
		plain_free(p);
		return NULL;
	}
	use_columns(p, rows->mapping, rows->rule);
	return p;
}

void
plain_free(struct plain *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < KEYS; i++) {
		free(p->key[i].column);
		free(p->key[i].memo);
	}
	records_close(&p->in);
	free(p->field);
	free(p->use);
	free(p->before);
	arena_free(&p->arena);
	free(p);
}

void
plain_begin(struct plain *p, const struct row_reader *rows, const struct csv_facts *facts)
{
	const struct catalogue *c = rows->catalogue;

	arena_free(&p->arena);
	p->arena.out_of_memory = c->arena->out_of_memory;
	catalogue_copy(&p->catalogue, c, &p->arena);
	memcpy(&p->rows, rows, sizeof p->rows);
	p->rows.catalogue = &p->catalogue;
	p->rows.diag = &p->diag;
	p->rows.sink = catch_observation;
	p->rows.sink_to = p;
	p->base = rows;
	p->facts = facts;
	p->in.encoding = facts->encoding;
	p->paged =
	    encoding_is_page(facts->encoding) && encoding_page_load(&p->page, facts->encoding);
}

/* ---- the usual way ------------------------------------------------------ */

static size_t
messages(const struct diag *d)
{
	return d->errors + d->warnings + d->notes;
}

/* Cell I as row_read wants it: UTF-8 with a NUL. */
static char *
put_field(struct plain *p, const struct cell *c, char *to)
{
	for (size_t i = 0; i < c->n; i++) {
		unsigned char b = (unsigned char)c->s[i];
		if (b < 0x80 || !p->paged) {
			*to++ = c->s[i];
			continue;
		}
		for (const char *u = p->page.utf8[b - 0x80]; *u != '\0'; u++)
			*to++ = *u;
	}
	*to++ = '\0';
	return to;
}

/* Did the row teach nothing that the next one depends on? */
static bool
is_unchanged(struct plain *p)
{
	struct row_reader *before = (struct row_reader *)p->before;
	const struct catalogue *c = &p->catalogue, *from = p->base->catalogue;

	before->observations = p->rows.observations;
	before->given = p->rows.given;
	before->skipped = p->rows.skipped;
	return memcmp(before, &p->rows, offsetof(struct row_reader, code_memo)) == 0
	    && c->nindicators == from->nindicators && c->nstrata == from->nstrata
	    && (p->ncaught == 0
		|| memcmp(&c->indicators[p->caught.indicator],
		       &from->indicators[p->caught.indicator], sizeof *c->indicators)
		    == 0);
}

/* May there be one in the cell? The usual reader looks closer, and stops. */
static bool
is_number_of_person(const struct cell *c)
{
	size_t digits = 0;

	for (size_t i = 0; i < c->n; i++)
		digits += c->s[i] >= '0' && c->s[i] <= '9';
	return digits >= 10;
}

/* Let row_read have the record on LINE. False: it is for the usual reader. */
static bool
read_usual(struct plain *p, size_t line)
{
	size_t size = 0, before = messages(&p->diag);

	for (size_t i = 0; i < p->ncolumns; i++) {
		size += 3 * p->in.cell[i].n + 1;
		if (is_number_of_person(&p->in.cell[i]))
			return false;
	}
	char *text = malloc(size), *to = text;
	if (text == NULL)
		return false;
	for (size_t i = 0; i < p->ncolumns; i++) {
		p->field[i] = to;
		to = put_field(p, &p->in.cell[i], to);
	}
	memcpy(p->before, &p->rows, offsetof(struct row_reader, code_memo));
	p->ncaught = 0;
	bool ok = row_read(&p->rows,
	    &(struct csv_record){
		.at = { p->file, line, 0 }, .nfields = p->ncolumns, .field = p->field });
	free(text);
	size_t skipped = p->rows.skipped - ((struct row_reader *)p->before)->skipped;
	if (ok && p->ncaught <= 1 && messages(&p->diag) == before && is_unchanged(p)) {
		p->observations += p->ncaught;
		p->skipped += skipped;
		return true;
	}
	plain_begin(p, p->base, p->facts);
	return false;
}

/* ---- plain rows --------------------------------------------------------- */

/* Digits, or digits around the known decimal sign: what number_read makes of them. */
static bool
plain_number(const struct plain *p, const struct cell *c, double *out, size_t *decimals)
{
	static const double ten[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
		1e12, 1e13, 1e14, 1e15 };
	uint64_t whole = 0;
	size_t sign = c->n;

	if (c->n == 0 || c->n > DIGITS_MAX)
		return false;
	for (size_t i = 0; i < c->n; i++) {
		unsigned digit = (unsigned)(unsigned char)c->s[i] - '0';
		if (digit <= 9)
			whole = whole * 10 + digit;
		else if (sign == c->n && c->s[i] == p->rows.format.decimal && i > 0)
			sign = i;
		else
			return false;
	}
	if (sign + 1 == c->n)
		return false;
	*decimals = sign == c->n ? 0 : c->n - sign - 1;
	*out = (double)whole / ten[*decimals];
	return true;
}

/* The figure of USE; NAN if it has no column or, where it MAY be, no text. */
static bool
plain_figure(const struct plain *p, enum use use, bool may, double *out, size_t *decimals)
{
	size_t i = p->figure[use];

	*out = NAN;
	*decimals = 0;
	if (i == NO_COLUMN || (may && p->in.cell[i].n == 0))
		return true;
	return plain_number(p, &p->in.cell[i], out, decimals);
}

/* Status A, P, B or none: it says nothing of a figure that there is. */
static bool
has_plain_status(const struct plain *p)
{
	const struct cell *c = &p->in.cell[p->status != NO_COLUMN ? p->status : 0];

	return p->status == NO_COLUMN || c->n == 0
	    || (c->n == 1 && (*c->s == 'A' || *c->s == 'P' || *c->s == 'B'));
}

/* Take the figures of the record. False: it is not plain, or to be refused. */
static bool
plain_figures(const struct plain *p, struct observation *o, const struct indicator *i, bool *fits)
{
	size_t decimals, whole, other;
	double value;

	if (!plain_figure(p, USE_NUMERATOR, false, &o->numerator, &whole)
	    || !plain_figure(p, USE_DENOMINATOR, false, &o->denominator, &other)
	    || !plain_figure(p, USE_CI_LOW, true, &o->ci_low, &other)
	    || !plain_figure(p, USE_CI_HIGH, true, &o->ci_high, &other)
	    || !plain_figure(p, USE_VALUE, true, &value, &decimals))
		return false;
	if (!(o->denominator > 0) || o->ci_low > o->ci_high
	    || (i->measure == MEASURE_PROPORTION && o->numerator > o->denominator)
	    || !has_plain_status(p))
		return false;
	o->value = value;
	if (isnan(value) && (i->measure == MEASURE_PROPORTION || i->measure == MEASURE_RATE))
		o->value = o->numerator * i->per / o->denominator;
	*fits = p->groups != NULL && whole == 0 && group_fits(o, i, decimals);
	return true;
}

/* The parts of the record's key, of which the first SAME cells are known. False: one is new. */
static bool
find_key(struct plain *p, size_t same)
{
	bool all = true;

	for (size_t k = 0; k < KEYS; k++) {
		struct key_part *part = &p->key[k];
		if (part->now != NULL && part->last <= same)
			continue;
		struct key_text text = { .n = 0 };
		for (size_t i = 0; i < part->n; i++)
			key_add(
			    &text, p->in.cell[part->column[i]].s, p->in.cell[part->column[i]].n);
		part->now = key_find(part->memo, &text);
		all = all && part->now != NULL;
	}
	return all;
}

/* Is there room for the number of a person in a cell, from SAME on, that is not looked at? */
static bool
has_long_others(const struct plain *p, size_t same)
{
	for (size_t i = same; i < p->ncolumns; i++)
		if (p->use[i] == USE_NONE && p->in.cell[i].n > DIGITS_MAX)
			return true;
	return false;
}

static const struct key_slot *
known(const struct plain *p, enum use use)
{
	return p->key[use - USE_AREA].now;
}

/* Remember the key of the record that row_read made O of. */
static void
learn_key(struct plain *p, const struct observation *o)
{
	const struct key_slot slots[KEYS] = { { .a = o->area }, { .period = o->period },
		{ .a = o->indicator, .b = o->stratum } };

	for (size_t k = 0; k < KEYS; k++) {
		struct key_part *part = &p->key[k];
		struct key_text text = { .n = 0 };
		if (part->now != NULL)
			continue;
		for (size_t i = 0; i < part->n; i++)
			key_add(
			    &text, p->in.cell[part->column[i]].s, p->in.cell[part->column[i]].n);
		part->now = key_learn(part->memo, &text, &slots[k]);
	}
}

/* The group of O, which has the keys now known: most rows are of that of the row before. */
static struct group *
find_group(struct plain *p, const struct observation *o, struct groups *g)
{
	const struct key_slot *area = known(p, USE_AREA), *period = known(p, USE_PERIOD);

	if (p->area != area || p->period != period || p->indicator != o->indicator
	    || (p->stratum != o->stratum && g->by.has[BY_STRATUM])) {
		p->area = area;
		p->period = period;
		p->indicator = o->indicator;
		p->stratum = o->stratum;
		p->group = (size_t)(groups_at(g, o) - g->group);
	}
	return &g->group[p->group];
}

/* Figure O, whose record begins at BYTE, to those of the part. False: out of memory. */
static bool
add_each(struct plain *p, const struct observation *o, size_t byte)
{
	struct plain_rows *e = p->each;

	if (e->n == e->cap) {
		size_t more = e->cap == 0 ? 1024 : e->cap * 2;
		struct plain_row *row = realloc(e->row, more * sizeof *row);
		if (row == NULL)
			return false;
		e->row = row;
		e->cap = more;
	}
	e->row[e->n++] = (struct plain_row){ *o, byte };
	return true;
}

/* Give the plain record's figure O, of which row_read would say the same. */
static bool
give_plain(struct plain *p, struct observation *o, size_t line, size_t byte)
{
	const struct cell *c = p->status != NO_COLUMN ? &p->in.cell[p->status] : NULL;
	bool stated = c != NULL && c->n == 1;
	size_t column =
	    p->figure[USE_VALUE] != NO_COLUMN ? p->figure[USE_VALUE] : p->figure[USE_NUMERATOR];

	o->status = stated ? (enum obs_status) * c->s : OBS_NORMAL;
	if (isnan(o->value))
		o->status = OBS_MISSING;
	o->hidden_low = o->hidden_high = NAN;
	o->absent = false;
	o->source = p->base->source;
	o->origin = (struct pos){ p->file, line, column + 1 };
	return add_each(p, o, byte);
}

/* Take the plain record. False: it is not plain. */
static bool
take_plain(struct plain *p, size_t line, size_t byte)
{
	const struct key_slot *name = known(p, USE_NAME);
	const struct indicator *i = &p->catalogue.indicators[name->a];
	struct observation o;
	bool fits;

	if (!plain_figures(p, &o, i, &fits))
		return false;
	o.indicator = name->a;
	o.stratum = name->b;
	o.area = known(p, USE_AREA)->a;
	o.period = known(p, USE_PERIOD)->period;
	if (p->groups != NULL)
		group_sum(find_group(p, &o, p->groups), o.numerator, o.denominator,
		    group_bits(&o) | (fits ? GROUP_FITS : group_evidence(&o, i)));
	else if (!give_plain(p, &o, line, byte))
		return false;
	p->observations++;
	return true;
}

/* Take the record on LINE at BYTE, whose first SAME cells are as in the row before. */
static bool
take_record(struct plain *p, size_t line, size_t byte, size_t same)
{
	if (find_key(p, same) && !has_long_others(p, same) && take_plain(p, line, byte))
		return true;
	if (!read_usual(p, line))
		return false;
	p->area = NULL; /* a slot may get another key */
	if (p->ncaught == 0)
		return true;
	const struct observation *o = &p->caught;
	if (p->groups != NULL)
		groups_put(p->groups, o, &p->catalogue.indicators[o->indicator]);
	else if (!add_each(p, o, byte)) {
		p->observations--;
		return false;
	}
	learn_key(p, o);
	return true;
}

/* ---- one part ----------------------------------------------------------- */

struct plain_done
plain_read(struct plain *p, const char *bytes, size_t n, struct groups *g, struct plain_rows *each)
{
	struct plain_done done = { .stop = PLAIN_END };
	struct plain_records *in = &p->in;

	p->groups = g;
	p->each = each;
	p->observations = p->skipped = 0;
	p->area = NULL;
	for (size_t k = 0; k < KEYS; k++)
		p->key[k].now = NULL;
	records_begin(in, bytes, n);
	while (in->s < in->end && (g == NULL || g->n < PLAIN_GROUPS)) {
		if (!records_next(in)
		    || (in->ncells > 0
			&& !take_record(p, done.lines + 1, (size_t)(in->s - bytes), in->same))) {
			done.stop = PLAIN_ODD;
			break;
		}
		done.records += in->ncells > 0;
		done.lines += in->lines;
		records_pass(in);
	}
	if (in->s < in->end && done.stop == PLAIN_END)
		done.stop = PLAIN_FULL;
	done.bytes = (size_t)(in->s - bytes);
	done.observations = p->observations;
	done.skipped = p->skipped;
	return done;
}
