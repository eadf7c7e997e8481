#include "ingest/csv_repair.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/translate.h"

#define WIDTH_MAX   ((size_t)256)
#define LEARN_MIN   8 /* rows */
#define SHAPES      8 /* of a column; with more its texts are free */
#define COST_MISFIT 2
#define COST_PASS   2    /* over a quote that could close the cell, or open the next */
#define COST_MAX    3    /* of a reading that is taken */
#define MARGIN      2    /* by which the next best is worse */
#define STEPS_MAX   5000 /* of one search; most take some dozens */
#define FAILED_MAX  1000 /* lines in a row without a repair, after which none is tried */

struct column {
	bool empty, quoted, bare, free;
	size_t nshapes;
	uint64_t shape[SHAPES];
};

enum repair {
	REPAIR_NONE,
	REPAIR_QUOTE, /* quotes that part nothing */
	REPAIR_SPLIT, /* a delimiter is missing behind it */
	REPAIR_JOIN,  /* with a delimiter in it */
	REPAIR_DROP   /* empty cells before it were too many */
};

struct cell {
	size_t from, to; /* the text, without its quotes */
	bool quoted;
	enum repair repair;
};

struct csv_repair {
	char delimiter, quote;
	size_t width, steps, failed;
	struct column column[WIDTH_MAX];
	/* the search */
	const char *s;
	size_t n;
	char delim; /* of this line */
	bool head;
	bool dropped; /* before the current cell */
	struct cell path[WIDTH_MAX], best[WIDTH_MAX];
	bool drop_last, best_drop_last; /* an empty cell behind the last */
	char best_delim;
	uint64_t best_hash;
	unsigned limit, best_cost, next_cost;
};

/* ---- shapes --------------------------------------------------------------- */

enum class { CLASS_DIGIT, CLASS_LETTER, CLASS_OTHER };

static enum class class_of(char c) {
	unsigned char u = (unsigned char)c;

	if (u >= '0' && u <= '9') return CLASS_DIGIT;
	return (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || u >= 0x80 ? CLASS_LETTER
									     : CLASS_OTHER;
}

static uint64_t
hash_add(uint64_t h, unsigned char c)
{
	return (h ^ c) * UINT64_C(0x100000001B3); /* FNV-1a */
}

/* Runs of digits and of letters count as one, LEFT_OUT not; other characters as they are. */
static uint64_t
shape_of(const char *s, size_t n, char left_out)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);
	enum class before = CLASS_OTHER;

	for (size_t i = 0; i < n; i++) {
		enum class c = class_of(s[i]);
		if (s[i] == left_out)
			continue;
		if (c == CLASS_OTHER)
			h = hash_add(h, (unsigned char)s[i]);
		else if (c != before)
			h = hash_add(h, c == CLASS_DIGIT ? '9' : 'a');
		before = c;
	}
	return h;
}

static bool
has_shape(const struct column *c, uint64_t shape)
{
	for (size_t i = 0; i < c->nshapes; i++)
		if (c->shape[i] == shape)
			return true;
	return false;
}

static void
column_learn(struct column *c, const char *s, const struct cell *cell)
{
	uint64_t shape = shape_of(s + cell->from, cell->to - cell->from, '\0');

	if (cell->from == cell->to) {
		c->empty = true;
		return;
	}
	c->quoted |= cell->quoted;
	c->bare |= !cell->quoted;
	if (has_shape(c, shape))
		return;
	if (c->nshapes == SHAPES)
		c->free = true;
	else
		c->shape[c->nshapes++] = shape;
}

/* Figures around a decimal comma that is the delimiter too. */
static bool
may_be_figure(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (class_of(s[i]) != CLASS_DIGIT && strchr(",.- ", s[i]) == NULL)
			return false;
	return true;
}

/* What it costs that CELL stands in column I. */
static unsigned
misfit(const struct csv_repair *p, size_t i, const struct cell *cell)
{
	const struct column *c = &p->column[i];
	const char *text = p->s + cell->from;
	size_t n = cell->to - cell->from;
	char quote = cell->repair == REPAIR_QUOTE ? p->quote : '\0';

	if (p->head)
		return n == 0 ? COST_MISFIT : 0;
	if (n == 0)
		return c->empty ? 0 : COST_MISFIT;
	if (cell->repair == REPAIR_JOIN && may_be_figure(text, n))
		return 0;
	if (cell->quoted ? !c->quoted : !c->bare)
		return COST_MISFIT;
	return c->free || has_shape(c, shape_of(text, n, quote)) ? 0 : COST_MISFIT;
}

/* ---- the search ------------------------------------------------------------- */

static void read_cells(struct csv_repair *p, size_t at, size_t column, unsigned cost);

static bool
is_end(const struct csv_repair *p, size_t at)
{
	return at == p->n || p->s[at] == p->delim;
}

/* A whole reading. Another way to the same cells is no other reading. */
static void
reading_found(struct csv_repair *p, unsigned cost)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < p->width; i++) {
		for (size_t k = p->path[i].from; k < p->path[i].to; k++)
			h = hash_add(h, (unsigned char)p->s[k]);
		h = hash_add(h, '\n');
	}
	if (cost < p->best_cost) {
		if (h != p->best_hash)
			p->next_cost = p->best_cost;
		p->best_cost = cost;
		p->best_hash = h;
		p->best_delim = p->delim;
		p->best_drop_last = p->drop_last;
		memcpy(p->best, p->path, p->width * sizeof *p->best);
	} else if (h != p->best_hash && cost < p->next_cost) {
		p->next_cost = cost;
	}
}

/*
 * CELL is in COLUMN; the next one begins at NEXT, or nothing follows if that is behind the line.
 * COST: of the cell alone.
 */
static void
cell_found(struct csv_repair *p, struct cell cell, size_t next, size_t column, unsigned cost)
{
	bool dropped = p->dropped;

	if (dropped && cell.repair == REPAIR_NONE)
		cell.repair = REPAIR_DROP;
	p->dropped = false;
	p->path[column] = cell;
	cost += misfit(p, column, &cell);
	if (column + 1 < p->width && next <= p->n)
		read_cells(p, next, column + 1, cost);
	else if (column + 1 == p->width && next > p->n)
		reading_found(p, cost);
	else if (column + 1 == p->width && next == p->n) {
		p->drop_last = true;
		reading_found(p, cost + 1);
		p->drop_last = false;
	}
	p->dropped = dropped;
}

/* A quote opens the cell at AT. */
static void
read_quoted(struct csv_repair *p, size_t at, size_t column, unsigned cost)
{
	struct cell cell = { .from = at + 1, .quoted = true };

	for (size_t i = at + 1; i < p->n; i++) {
		if (p->s[i] != p->quote)
			continue;
		cell.to = i;
		if (is_end(p, i + 1)) {
			cell_found(
			    p, cell, i + 2, column, cost + (cell.repair != REPAIR_NONE ? 1 : 0));
			cost += COST_PASS;
			cell.repair = REPAIR_QUOTE;
		} else if (p->s[i + 1] == p->quote) {
			struct cell first = { at + 1, i, true, REPAIR_SPLIT };
			cell_found(p, first, i + 1, column, cost + 1);
			i++;
		} else {
			cell.repair = REPAIR_QUOTE;
			if (p->s[i - 1] == p->delim)
				cost += COST_PASS;
		}
	}
}

/* May a cell begin with C behind BEFORE, where a delimiter is missing? Not in a figure or a date.
 */
static bool
may_begin(char before, char c)
{
	return class_of(c) != class_of(before) && strchr(".,:/+- ", c) == NULL
	    && strchr(".,:/+- ", before) == NULL;
}

/* The ends of the cell at AT that are no delimiter: one is missing there. */
static void
read_split(struct csv_repair *p, size_t at, size_t to, size_t column, unsigned cost)
{
	for (size_t i = at + 1; i < to; i++) {
		struct cell cell = { at, i, false, REPAIR_SPLIT };
		bool quote = p->s[i] == p->quote;
		if (!quote && !may_begin(p->s[i - 1], p->s[i]))
			continue;
		if ((quote || !p->column[column].free) && misfit(p, column, &cell) == 0)
			cell_found(p, cell, i, column, cost + 1);
	}
}

static void
read_bare(struct csv_repair *p, size_t at, size_t column, unsigned cost)
{
	struct cell cell = { .from = at, .to = at };
	unsigned quotes = 0;

	for (;;) {
		size_t from = cell.to;
		while (!is_end(p, cell.to))
			quotes += p->s[cell.to++] == p->quote;
		if (cell.to == from && from != at) /* no text begins or ends with a delimiter */
			return;
		enum repair joined = cell.repair;
		if (quotes > 0)
			cell.repair = REPAIR_QUOTE;
		cell_found(
		    p, cell, cell.to + 1, column, cost + quotes + (joined == REPAIR_JOIN ? 1 : 0));
		if (!p->head && joined != REPAIR_JOIN)
			read_split(p, at, cell.to, column, cost);
		if (p->head || cell.to + 1 >= p->n || cell.to == at
		    || p->s[cell.to + 1] == p->quote)
			return;
		cell.repair = REPAIR_JOIN;
		cell.to++;
	}
}

/* The cells from AT on, where COLUMN is next, after repairs of COST. */
static void
read_cells(struct csv_repair *p, size_t at, size_t column, unsigned cost)
{
	if (cost > p->limit || p->steps >= STEPS_MAX)
		return;
	p->steps += 1 + (p->n - at) / 256; /* which are looked at */
	if (at < p->n && p->s[at] == p->quote)
		read_quoted(p, at, column, cost);
	read_bare(p, at, column, cost);
	if (at < p->n && p->s[at] == p->delim) {
		bool dropped = p->dropped;
		p->dropped = true;
		read_cells(p, at + 1, column, cost + 1);
		p->dropped = dropped;
	}
}

/* A line in which the table's delimiter parts nothing may have one of its own. */
static void
try_delimiters(struct csv_repair *p)
{
	static const char others[] = { ';', '\t', '|', ',', ' ' };

	for (size_t i = 0; i < countof(others); i++) {
		if (others[i] == p->delimiter || memchr(p->s, others[i], p->n) == NULL)
			continue;
		p->delim = others[i];
		read_cells(p, 0, 0, 1);
	}
	p->delim = p->delimiter;
}

/* All readings that cost no more than LIMIT, with the table's delimiter or with OTHERS. */
static void
search(struct csv_repair *p, unsigned limit, bool others)
{
	p->limit = limit;
	p->steps = 0;
	if (others)
		try_delimiters(p);
	else
		read_cells(p, 0, 0, 0);
}

/* ---- what was found ----------------------------------------------------------- */

static void
put_cells(const struct csv_repair *p, struct csv_text *out)
{
	for (size_t i = 0; i < p->width; i++) {
		const struct cell *c = &p->best[i];
		csv_text_put(out, "\"", 1);
		for (size_t k = c->from; k < c->to; k++) {
			csv_text_cell(out, p->s + k, 1);
			if (c->quoted && p->s[k] == p->quote && k + 1 < c->to
			    && p->s[k + 1] == p->quote)
				k++;
		}
		csv_text_put(out, "\"", 1);
		csv_text_put(out, i + 1 < p->width ? "," : "\n", 1);
	}
}

void
repair_say(const struct csv_repair *p, const struct diag *d, char says[REPAIR_SAYS])
{
	static const char *const what[] = {
		[REPAIR_QUOTE] = N_("a quote in cell %zu that parts nothing is kept"),
		[REPAIR_SPLIT] = N_("a delimiter missing behind cell %zu is put in"),
		[REPAIR_JOIN] = N_("a delimiter in cell %zu is kept as text"),
		[REPAIR_DROP] = N_("an empty cell too many before cell %zu is dropped"),
	};
	size_t begin = (size_t)snprintf(says, REPAIR_SAYS, "%s", diag_say(d, "repaired: ")),
	       n = begin;

	if (p->best_delim != p->delimiter)
		snprintf(says + n, REPAIR_SAYS - n, diag_say(d, "this line is parted by '%c'"),
		    p->best_delim);
	for (size_t i = 0; i < p->width; i++) {
		n = strlen(says);
		if (p->best[i].repair == REPAIR_NONE || n + 80 > REPAIR_SAYS)
			continue;
		if (n > begin)
			n += (size_t)snprintf(says + n, REPAIR_SAYS - n, "; ");
		snprintf(says + n, REPAIR_SAYS - n, diag_say(d, what[p->best[i].repair]), i + 1);
	}
	n = strlen(says);
	if (p->best_drop_last && n + 80 < REPAIR_SAYS)
		snprintf(says + n, REPAIR_SAYS - n, "%s%s", n > begin ? "; " : "",
		    diag_say(d, "an empty cell too many at the end is dropped"));
}

bool
repair_line(struct csv_repair *p, const char *s, size_t n, bool head, struct csv_text *out)
{
	if (p->failed >= FAILED_MAX)
		return false;
	p->s = s;
	p->n = n;
	p->head = head;
	p->delim = p->delimiter;
	p->dropped = false;
	p->best_hash = 0;
	p->best_cost = p->next_cost = COST_MAX + 2 * MARGIN;
	for (int others = 0; others <= (!head && p->width > 2); others++)
		for (unsigned limit = 1; limit <= COST_MAX && p->best_cost > COST_MAX; limit++)
			search(p, limit, others);
	p->failed++; /* until it is not */
	if (p->best_cost > COST_MAX)
		return false;
	search(p, p->best_cost + MARGIN - 1, p->best_delim != p->delimiter);
	if (p->next_cost < p->best_cost + MARGIN || p->steps >= STEPS_MAX)
		return false;
	p->failed = 0;
	put_cells(p, out);
	return !out->no_memory;
}

/* ---- the table ------------------------------------------------------------------ */

static const char *
line_end_of(const char *s, const char *end)
{
	while (s < end && *s != '\n' && *s != '\r')
		s++;
	return s;
}

/*
 * The N bytes at S, a line, read strictly: how many cells; 0 if it cannot be read by itself. LEARN:
 * what stands in them goes to the columns.
 */
static size_t
walk_cells(struct csv_repair *p, const char *s, size_t n, bool learn)
{
	size_t width = 0;

	for (size_t at = 0; at <= n; width++) {
		struct cell cell = { .from = at };
		cell.quoted = at < n && s[at] == p->quote;
		if (cell.quoted) {
			cell.from = ++at;
			while (
			    at < n && (s[at] != p->quote || (at + 1 < n && s[at + 1] == p->quote)))
				at += s[at] == p->quote ? 2 : 1;
			cell.to = at++;
		} else {
			for (; at < n && s[at] != p->delimiter; at++)
				if (s[at] == p->quote)
					return 0;
			cell.to = at;
		}
		if (at > n || (at < n && s[at] != p->delimiter))
			return 0;
		if (learn && width < p->width)
			column_learn(&p->column[width], s, &cell);
		at++;
	}
	return width;
}

bool
repair_reads(struct csv_repair *p, const char *s, size_t n)
{
	return walk_cells(p, s, n, false) == p->width;
}

size_t
repair_width(const struct csv_repair *p)
{
	return p->width;
}

/* The width of most lines between S and END; 0 if no such share of them is as wide. */
static size_t
common_width(struct csv_repair *p, const char *s, const char *end)
{
	size_t count[WIDTH_MAX + 1] = { 0 }, lines = 0, best = 0;

	while (s < end) {
		const char *to = line_end_of(s, end);
		size_t width = walk_cells(p, s, (size_t)(to - s), false);
		if (width > 1 && width <= WIDTH_MAX && to < end) {
			lines++;
			count[width]++;
			best = count[width] > count[best] ? width : best;
		}
		s = to + 1;
	}
	return count[best] >= LEARN_MIN && 4 * count[best] >= 3 * lines ? best : 0;
}

struct csv_repair *
repair_learn(const char *s, size_t n, char delimiter, char quote)
{
	struct csv_repair *p = calloc(1, sizeof *p);
	const char *end = s + n;
	bool head = true;

	if (p == NULL)
		return NULL;
	p->delimiter = delimiter;
	p->quote = quote;
	p->width = common_width(p, s, end);
	if (p->width == 0) {
		free(p);
		return NULL;
	}
	while (s < end) {
		const char *to = line_end_of(s, end);
		if (to < end && repair_reads(p, s, (size_t)(to - s))) {
			if (!head)
				walk_cells(p, s, (size_t)(to - s), true);
			head = false;
		}
		s = to + 1;
	}
	return p;
}

void
repair_free(struct csv_repair *p)
{
	free(p);
}

/* ---- C1 control characters ---------------------------------------------------------- */

size_t
controls_replace(const char *s, char *to, unsigned *code, const char **meant_by)
{
	/* from U+0080 on; "": none in windows-1252 */
	static const char meant[32][4] = { "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
		"‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›",
		"œ", "", "ž", "Ÿ" };
	bool found = false;
	size_t n = 0;

	while (*s != '\0') {
		unsigned char u = (unsigned char)s[1];
		const char *is = *s == '\xC2' && u >= 0x80 && u < 0xA0 ? meant[u - 0x80] : "";
		if (*is == '\0') {
			to[n++] = *s++;
			continue;
		}
		if (*meant_by == NULL) {
			*code = u;
			*meant_by = is;
		}
		found = true;
		memcpy(to + n, is, strlen(is));
		n += strlen(is);
		s += 2;
	}
	to[n++] = '\0';
	return found ? n : 0;
}
