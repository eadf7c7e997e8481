/* The portfolio for machines: CSV and JSON. */
#include <math.h>

#include "cli/emit.h"
#include "cli/portfolio.h"
#include "cli/value.h"
#include "model/period.h"

static const char *const heads[] = { "id", "name", "kind", "group", "forum", "forum_name",
	"forum_before", "local", "status", "start", "end", "years", "staff", "indicators",
	"milestones", "milestones_overdue", "next_milestone", "next_due", "criteria",
	"decisions_open", "update_meeting", "update_due", "overdue", "responsible",
	"implementation", "communication", "involvement", "gain", "technology", "risk", "note",
	"document", "updated", "file", "line" };

/* "2019-07-01", "" for 0. */
static const char *
day(char buf[static PERIOD_SIZE], int date)
{
	buf[0] = '\0';
	return date != 0 ? date_print(buf, date) : buf;
}

/* Who carries E out on the as-of day as its body K; NULL if nobody does, or one before K too. */
static const struct body *
local_of(const struct view *v, const struct effort *e, size_t k)
{
	int day = v->run->options->as_of;
	const struct body *b = body_on(e->local[k], day);

	for (size_t i = 0; i < k; i++)
		if (body_on(e->local[i], day) == b)
			return NULL;
	return b;
}

/* The bodies that carry E out on the as-of day, with a blank between. */
static const char *
local_ids(const struct view *v, const struct effort *e)
{
	const char *list = "";

	for (size_t k = 0; k < e->nlocal; k++) {
		const struct body *b = local_of(v, e, k);
		if (b != NULL)
			list = arena_printf(
			    &v->run->arena, "%s%s%s", list, *list != '\0' ? " " : "", b->id);
	}
	return list;
}

static const char *
year_list(struct arena *a, const struct effort *e)
{
	const char *list = "";

	for (size_t k = 0; k < e->nyears; k++)
		list = arena_printf(a, "%s%s%d", list, k > 0 ? " " : "", e->years[k]);
	return list;
}

/* The first milestone that is not reached; NULL if all are. */
static const struct milestone *
next_milestone(const struct effort *e, int as_of)
{
	for (size_t k = 0; k < e->nmilestones; k++)
		if (e->milestones[k].done == 0 || e->milestones[k].done > as_of)
			return &e->milestones[k];
	return NULL;
}

static const char *
forum_before(const struct listed *row)
{
	return row->forum != row->effort->forum ? row->effort->forum->id : NULL;
}

static void
emit_when(struct emit *e, const struct view *v, const struct listed *row)
{
	const struct effort *f = row->effort;
	const struct milestone *next = next_milestone(f, v->run->options->as_of);
	char text[PERIOD_SIZE];
	size_t open = 0;

	for (size_t k = 0; k < f->ndecisions; k++)
		open += f->decisions[k].answer[0] == '\0';
	emit_int(e, (long long)f->nmilestones);
	emit_int(e, (long long)row->nlate);
	emit_text(e, next != NULL ? next->name : "");
	emit_text(e, day(text, next != NULL ? next->due : 0));
	emit_int(e, (long long)f->ncriteria);
	emit_int(e, (long long)open);
	emit_text(e, day(text, row->update_overdue ? row->update.meeting : 0));
	emit_text(e, day(text, row->update_overdue ? row->update.due : 0));
	emit_text(e,
	    row->update_overdue && row->nlate > 0 ? "update milestone"
		: row->update_overdue             ? "update"
		: row->nlate > 0                  ? "milestone"
						  : "");
}

static void
emit_row(struct emit *e, const struct view *v, const struct listed *row)
{
	const struct effort *f = row->effort;
	const char *before = forum_before(row);
	char text[PERIOD_SIZE];

	emit_text(e, f->id);
	emit_text(e, f->name);
	emit_text(e, effort_kind_id(f->kind));
	emit_text(e, f->group);
	emit_text(e, row->forum->id);
	emit_text(e, row->forum->name);
	emit_text(e, before != NULL ? before : "");
	emit_text(e, local_ids(v, f));
	emit_text(e, effort_status_id(f->status));
	emit_text(e, day(text, f->start));
	emit_text(e, day(text, f->end));
	emit_text(e, year_list(&v->run->arena, f));
	emit_number(e, f->staff);
	emit_text(e, row->indicators);
	emit_when(e, v, row);
	const char *const words[] = { f->responsible, f->implementation, f->communication,
		f->involvement, f->gain, f->technology, f->risk, f->note, f->document };
	for (size_t k = 0; k < countof(words); k++)
		emit_text(e, words[k]);
	emit_text(e, day(text, f->updated));
	if (!v->run->unsourced) {
		emit_text(e, f->origin.file);
		emit_int(e, (long long)f->origin.line);
	}
	emit_row_end(e);
}

/* How many columns there are for R: the last two name the file. */
static size_t
columns(const struct run *r)
{
	return countof(heads) - (r->unsourced ? 2 : 0);
}

const char *
portfolio_column(const struct run *r, size_t k)
{
	return k < columns(r) ? heads[k] : NULL;
}

void
portfolio_csv(FILE *out, struct view *v, bool danish)
{
	struct emit e;

	emit_begin(&e, out, danish, heads, columns(v->run));
	for (size_t i = 0; i < v->n; i++)
		emit_row(&e, v, &v->rows[i]);
}

/* ---- JSON ------------------------------------------------------------------------ */

static void
put_text(struct json *j, const char *key, const char *text)
{
	value_string(j, key, text[0] != '\0' ? text : NULL);
}

static void
put_day(struct json *j, const char *key, int date)
{
	char text[PERIOD_SIZE];

	value_string(j, key, date != 0 ? date_print(text, date) : NULL);
}

static void
put_milestones(struct json *j, const struct effort *e, int as_of)
{
	json_key(j, "milestones");
	json_array(j);
	for (size_t k = 0; k < e->nmilestones; k++) {
		const struct milestone *m = &e->milestones[k];
		json_object(j);
		value_string(j, "name", m->name);
		put_day(j, "due", m->due);
		put_day(j, "done", m->done);
		put_text(j, "note", m->note);
		value_bool(j, "overdue", effort_milestone_overdue(e, m, as_of));
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_criteria(struct json *j, const struct effort *e, const struct catalogue *c)
{
	json_key(j, "criteria");
	json_array(j);
	for (size_t k = 0; k < e->ncriteria; k++) {
		const struct criterion *x = &e->criteria[k];
		const struct target *t = &x->threshold;
		json_object(j);
		value_string(j, "text", x->text);
		value_string(
		    j, "indicator", x->indicator >= 0 ? c->indicators[x->indicator].id : NULL);
		if (x->indicator >= 0) {
			value_string(j, "rule", target_rule_id(t->rule));
			value_number(j, "low", t->low);
			value_number(j, "high", t->high);
			value_int(j, "by", t->by);
			value_int(j, "area", t->area);
			put_text(j, "stratum", t->stratum);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_decisions(struct json *j, const struct effort *e)
{
	json_key(j, "decisions");
	json_array(j);
	for (size_t k = 0; k < e->ndecisions; k++) {
		const struct decision *d = &e->decisions[k];
		json_object(j);
		value_string(j, "text", d->text);
		put_day(j, "meeting", d->meeting);
		put_text(j, "answer", d->answer);
		json_object_end(j);
	}
	json_array_end(j);
}

/* What is overdue: an update with its meeting, milestones by name. */
static void
put_overdue(struct json *j, const struct listed *row, int as_of)
{
	const struct effort *e = row->effort;

	json_key(j, "overdue");
	json_array(j);
	if (row->update_overdue) {
		json_object(j);
		value_string(j, "what", "update");
		put_day(j, "due", row->update.due);
		put_day(j, "meeting", row->update.meeting);
		json_object_end(j);
	}
	for (size_t k = 0; k < e->nmilestones; k++) {
		if (!effort_milestone_overdue(e, &e->milestones[k], as_of))
			continue;
		json_object(j);
		value_string(j, "what", "milestone");
		put_day(j, "due", e->milestones[k].due);
		value_string(j, "name", e->milestones[k].name);
		json_object_end(j);
	}
	json_array_end(j);
}

/* Who, how far, which years. */
static void
put_frame(struct json *j, const struct view *v, const struct listed *row)
{
	const struct effort *e = row->effort;

	value_string(j, "id", e->id);
	value_string(j, "name", e->name);
	value_string(j, "kind", effort_kind_id(e->kind));
	put_text(j, "group", e->group);
	value_string(j, "forum", row->forum->id);
	value_string(j, "forum_name", row->forum->name);
	value_string(j, "forum_before", forum_before(row));
	json_key(j, "local");
	json_array(j);
	for (size_t k = 0; k < e->nlocal; k++) {
		const struct body *b = local_of(v, e, k);
		if (b != NULL)
			json_string(j, b->id);
	}
	json_array_end(j);
	value_string(j, "status", effort_status_id(e->status));
	put_day(j, "start", e->start);
	put_day(j, "end", e->end);
	json_key(j, "years");
	json_array(j);
	for (size_t k = 0; k < e->nyears; k++)
		json_int(j, e->years[k]);
	json_array_end(j);
	value_number(j, "staff", e->staff);
}

static void
put_effort(struct json *j, const struct view *v, const struct listed *row)
{
	const struct effort *e = row->effort;
	const struct catalogue *c = &v->run->catalogue;
	int as_of = v->run->options->as_of;

	json_object(j);
	put_frame(j, v, row);
	json_key(j, "indicators");
	json_array(j);
	for (size_t k = 0; k < e->nindicators; k++)
		json_string(j, c->indicators[e->indicators[k]].id);
	json_array_end(j);
	put_milestones(j, e, as_of);
	put_criteria(j, e, c);
	put_decisions(j, e);
	put_text(j, "responsible", e->responsible);
	put_text(j, "implementation", e->implementation);
	put_text(j, "communication", e->communication);
	put_text(j, "involvement", e->involvement);
	put_text(j, "gain", e->gain);
	put_text(j, "technology", e->technology);
	put_text(j, "risk", e->risk);
	put_text(j, "note", e->note);
	put_text(j, "document", e->document);
	put_day(j, "updated", e->updated);
	put_overdue(j, row, as_of);
	value_string(j, "file", e->origin.file);
	value_count(j, "line", e->origin.line);
	json_object_end(j);
}

static void
put_load(struct json *j, const struct view *v)
{
	json_key(j, "load");
	json_array(j);
	for (size_t i = 0; i < v->nload; i++) {
		const struct load_row *l = &v->load[i];
		json_object(j);
		value_string(j, "forum", l->forum->id);
		value_string(j, "forum_name", l->forum->name);
		put_text(j, "group", l->group);
		value_count(j, "without_years", l->unstated);
		json_key(j, "years");
		json_array(j);
		for (size_t k = 0; k < v->nyears; k++) {
			const struct load_year *y = &l->years[k];
			json_object(j);
			value_int(j, "year", v->first_year + (int)k);
			value_count(j, "efforts", y->efforts);
			value_count(j, "efforts_with_staff", y->staffed);
			value_number(j, "staff", y->staffed > 0 ? y->staff : NAN);
			json_object_end(j);
		}
		json_array_end(j);
		json_object_end(j);
	}
	json_array_end(j);
}

/* All bodies of the file, so that who took over from whom can be followed. */
static void
put_bodies(struct json *j, const struct portfolio *p)
{
	json_key(j, "bodies");
	json_array(j);
	for (size_t i = 0; i < p->nbodies; i++) {
		const struct body *b = &p->bodies[i];
		json_object(j);
		value_string(j, "id", b->id);
		value_string(j, "name", b->name);
		put_day(j, "from", b->from);
		put_day(j, "to", b->to < NO_END ? b->to : 0);
		value_string(j, "successor", b->successor != NULL ? b->successor->id : NULL);
		value_string(j, "reports_to", b->reports_to != NULL ? b->reports_to->id : NULL);
		json_key(j, "area");
		if (b->area != 0)
			json_int(j, b->area);
		else
			json_null(j);
		json_key(j, "meetings");
		json_array(j);
		for (size_t k = 0; k < b->nmeetings; k++) {
			char text[PERIOD_SIZE];
			json_string(j, date_print(text, b->meetings[k]));
		}
		json_array_end(j);
		put_text(j, "document", b->document);
		put_text(j, "note", b->note);
		json_object_end(j);
	}
	json_array_end(j);
}

void
portfolio_json(FILE *out, struct view *v)
{
	struct json j;

	value_begin(&j, out, v->run);
	value_string(&j, "portfolio", v->portfolio.name);
	value_int(&j, "update_days", v->portfolio.update_days);
	json_key(&j, "efforts");
	json_array(&j);
	for (size_t i = 0; i < v->n; i++)
		put_effort(&j, v, &v->rows[i]);
	json_array_end(&j);
	put_load(&j, v);
	json_key(&j, "overdue");
	json_object(&j);
	value_count(&j, "updates", v->updates);
	value_count(&j, "milestones", v->milestones);
	json_object_end(&j);
	put_bodies(&j, &v->portfolio);
	json_object_end(&j);
	json_end(&j);
}
