#include "ingest/report_conf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/beneath.h"
#include "base/text.h"
#include "base/translate.h"
#include "base/url.h"
#include "ingest/conf.h"
#include "ingest/goal.h"
#include "ingest/png.h"

#define LEAST_CONTRAST 4.5 /* of text: WCAG 2.2, 1.4.3 */

static const struct conf_rule comment_rules[] = {
	{ "text", CONF_BLOCK, NULL },
	{ "text_file", CONF_VALUE, NULL },
	{ "by", CONF_VALUE, NULL },
	{ "date", CONF_VALUE, NULL },
	{ "area", CONF_VALUE, NULL },
	{ NULL, CONF_VALUE, NULL },
};

static const struct conf_rule rules[] = {
	{ "title", CONF_VALUE, NULL },
	{ "subtitle", CONF_VALUE, NULL },
	{ "publisher", CONF_VALUE, NULL },
	{ "contact", CONF_VALUE, NULL },
	{ "statement", CONF_VALUE, NULL },
	{ "accent", CONF_VALUE, NULL },
	{ "logo", CONF_VALUE, NULL },
	{ "logo_text", CONF_VALUE, NULL },
	{ "intro", CONF_BLOCK, NULL },
	{ "intro_file", CONF_VALUE, NULL },
	{ "conclusion", CONF_BLOCK, NULL },
	{ "conclusion_file", CONF_VALUE, NULL },
	{ "comment", CONF_TITLED, comment_rules },
	{ NULL, CONF_VALUE, NULL },
};

/* What the page sets its links and headings of groups on (report/style.c). */
static const struct {
	unsigned colour;
	const char *name;
} grounds[] = {
	{ 0xffffff, N_("white") },
	{ 0xf3f6f8, N_("the pale ground of boxes") },
};

struct load {
	struct conf conf;
	const struct catalogue *catalogue;
	const struct geography *geography;
};

static bool
fault(const struct load *l, const struct conf_section *s, const char *key, const char *text)
{
	return diag_error(
	    l->conf.diag, conf_pos(&l->conf, s, key), NULL, "%s", diag_say(l->conf.diag, text));
}

/* ---- words ----------------------------------------------------------------- */

/* The text of KEY, of one line; NULL if it is not given or empty. */
static const char *
read_short(const struct load *l, const struct conf_section *s, const char *key)
{
	const char *text = conf_text(&l->conf, s, key, "");
	size_t n = strlen(text);

	if (n > SHORT_MAX) {
		diag_error(l->conf.diag, conf_pos(&l->conf, s, key), NULL,
		    "'%s' has %zu bytes, and at most %d are taken", key, n, SHORT_MAX);
		return NULL;
	}
	return n > 0 ? text : NULL;
}

static const char *
read_address(const struct load *l, const char *key)
{
	const struct conf_section *root = &l->conf.root;
	const char *text = conf_text(&l->conf, root, key, "");

	if (text[0] == '\0' || url_is_safe(text, strlen(text)))
		return text[0] != '\0' ? text : NULL;
	diag_error(l->conf.diag, conf_pos(&l->conf, root, key), NULL,
	    "'%s' takes an address as https://www.example.dk/side or mailto:navn@example.dk", key);
	return NULL;
}

/* ---- files ----------------------------------------------------------------- */

/* The bytes of the file that KEY names; NULL if it is not given or after a message. */
static const char *
read_file(
    const struct load *l, const struct conf_section *s, const char *key, size_t most, size_t *n)
{
	const struct conf *c = &l->conf;
	const char *name = conf_text(c, s, key, NULL), *why;

	if (name[0] == '\0')
		return NULL;
	const char *data = beneath_read(c->path, name, most, n, c->arena, &why);
	if (data == NULL)
		diag_error(c->diag, conf_pos(c, s, key), NULL, "'%s' cannot be used: %s", name,
		    diag_say(c->diag, why));
	return data;
}

/* A file of text: UTF-8 with LF at the ends of lines. */
static const char *
read_text_file(const struct load *l, const struct conf_section *s, const char *key)
{
	size_t n = 0;
	const char *data = read_file(l, s, key, TEXT_MAX, &n);

	if (data == NULL)
		return NULL;
	if (n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
		data += 3, n -= 3;
	struct conf file = l->conf;
	file.path = text_beside(file.path, conf_text(&l->conf, s, key, ""), file.arena);
	if (!conf_check_bytes(&file, data, n))
		return NULL;
	char *text = arena_strndup(l->conf.arena, data, n), *to = text;
	for (const char *from = text; *from != '\0'; from++)
		if (*from != '\r')
			*to++ = *from;
	*to = '\0';
	return text;
}

/* The block KEY, or of the file KEY_file; NULL if neither is given or there is nothing in it. */
static const char *
read_block(const struct load *l, const struct conf_section *s, const char *key)
{
	const struct conf *c = &l->conf;
	const char *file_key = arena_printf(c->arena, "%s_file", key), *text = NULL;

	if (conf_has(s, key) && conf_has(s, file_key)) {
		diag_error(c->diag, conf_pos(c, s, file_key), NULL,
		    "'%s' stands beside '%s'; write one of them", file_key, key);
		return NULL;
	}
	if (conf_has(s, file_key))
		text = read_text_file(l, s, file_key);
	else if (conf_has(s, key))
		text = conf_text(c, s, key, "");
	if (text != NULL && strlen(text) > TEXT_MAX) {
		diag_error(c->diag, conf_pos(c, s, key), NULL,
		    "'%s' has %zu bytes, and at most %zu are taken", key, strlen(text), TEXT_MAX);
		return NULL;
	}
	return text != NULL && text[strspn(text, " \t\n")] != '\0' ? text : NULL;
}

/* ---- logo ------------------------------------------------------------------ */

static const struct picture *
read_logo(const struct load *l)
{
	const struct conf *c = &l->conf;
	const struct conf_section *root = &c->root;
	struct picture *p = arena_alloc(c->arena, sizeof *p);
	const char *name = conf_text(c, root, "logo", ""), *why = NULL;
	size_t n = 0;

	if (!conf_has(root, "logo")) {
		if (conf_has(root, "logo_text"))
			fault(l, root, "logo_text", N_("'logo_text' stands here without a 'logo'"));
		return NULL;
	}
	if (!conf_has(root, "logo_text"))
		fault(l, root, "logo",
		    N_("'logo' needs 'logo_text': what it says, for who does not see it; \"\" if "
		       "it "
		       "only decorates"));
	const char *data = read_file(l, root, "logo", LOGO_MAX, &n);
	if (data == NULL)
		return NULL;
	if (png_begins(data, n))
		why = png_read(p, data, n, c->arena);
	else if (data[strspn(data, "\xEF\xBB\xBF \t\r\n")] == '<')
		p->type = "image/svg+xml", p->data = data, p->size = n;
	else
		why = N_("it is neither PNG nor SVG");
	if (why != NULL)
		diag_error(c->diag, conf_pos(c, root, "logo"), NULL, "'%s' cannot be used: %s",
		    name, diag_say(c->diag, why));
	const char *alt = read_short(l, root, "logo_text");
	p->alt = alt != NULL ? alt : "";
	p->origin = conf_pos(c, root, "logo");
	return p;
}

/* ---- colour ---------------------------------------------------------------- */

/* The relative luminance of 0xrrggbb. */
static double
luminance(unsigned colour)
{
	static const double weight[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (unsigned k = 0; k < 3; k++) {
		double part = (double)(colour >> (16 - 8 * k) & 0xff) / 255;
		sum +=
		    weight[k] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double
colour_contrast(unsigned x, unsigned y)
{
	double a = luminance(x) + 0.05, b = luminance(y) + 0.05;

	return a > b ? a / b : b / a;
}

static const char *
read_accent(const struct load *l)
{
	const struct conf *c = &l->conf;
	const char *text = conf_text(c, &c->root, "accent", "");

	if (text[0] == '\0')
		return NULL;
	if (text[0] != '#' || strlen(text) != 7
	    || strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
		diag_error(c->diag, conf_pos(c, &c->root, "accent"), NULL,
		    "'%s' is no colour, written as \"#12436d\"", text);
		return NULL;
	}
	unsigned colour = (unsigned)strtoul(text + 1, NULL, 16);
	for (size_t k = 0; k < countof(grounds); k++) {
		double ratio = colour_contrast(colour, grounds[k].colour);
		if (ratio >= LEAST_CONTRAST)
			continue;
		/* 4.497 must not read as 4.5 */
		diag_error(c->diag, conf_pos(c, &c->root, "accent"), NULL,
		    "%s is too pale to read: its contrast on %s is %.2f:1, and text needs %.1f:1 "
		    "(WCAG 1.4.3); take a darker one",
		    text, diag_say(c->diag, grounds[k].name), floor(ratio * 100) / 100,
		    LEAST_CONTRAST);
		return NULL;
	}
	return text;
}

/* ---- comments -------------------------------------------------------------- */

/* The index of the indicator that S is about; -1 after a message. */
static int
read_indicator(const struct load *l, const struct conf_section *s)
{
	int found = catalogue_find(l->catalogue, s->title);

	if (found >= 0)
		return found;
	const char *near = catalogue_nearest(l->catalogue, s->title);
	diag_error(l->conf.diag, conf_pos(&l->conf, s, NULL), NULL,
	    "targets.conf has no indicator '%s'%s%s", s->title,
	    near != NULL ? diag_say(l->conf.diag, "; the nearest is ") : "",
	    near != NULL ? near : "");
	return -1;
}

static struct report_comment
read_comment(const struct load *l, const struct conf_section *s)
{
	const struct conf *c = &l->conf;
	struct report_comment out = { .indicator = read_indicator(l, s),
		.area = goal_area(c, l->geography, s, "area", COMMENT_EVERYWHERE),
		.text = read_block(l, s, "text"),
		.date = conf_date(c, s, "date", true),
		.origin = conf_pos(c, s, NULL) };

	if (out.text == NULL && !conf_has(s, "text_file"))
		diag_error(
		    c->diag, conf_pos(c, s, "text"), NULL, "%s has no 'text'", conf_called(c, s));
	out.area_name =
	    out.area != COMMENT_EVERYWHERE ? geography_area(l->geography, out.area)->name : "";
	conf_text(c, s, "by", NULL);
	out.by = read_short(l, s, "by");
	return out;
}

static void
read_comments(const struct load *l, struct report_settings *out)
{
	const struct conf *c = &l->conf;
	size_t n = conf_count(&c->root, "comment");
	struct report_comment *comments = arena_array(c->arena, n + 1, sizeof *comments);

	for (const struct conf_section *s = NULL;
	     (s = conf_next(&c->root, "comment", s)) != NULL;) {
		struct report_comment *this = &comments[out->ncomments];
		*this = read_comment(l, s);
		for (size_t k = 0; k < out->ncomments; k++) {
			const struct report_comment *other = &comments[k];
			if (this->indicator >= 0 && other->by != NULL && this->by != NULL
			    && other->area == this->area && other->indicator == this->indicator
			    && other->date == this->date && strcmp(other->by, this->by) == 0)
				conf_refuse_again(
				    c, s, &(struct conf_section){ .line = other->origin.line });
		}
		out->ncomments++;
	}
	out->comments = comments;
}

bool
report_conf_load(struct report_settings *s, const char *path, const struct catalogue *c,
    const struct geography *g, struct arena *a, struct diag *d)
{
	struct load l = { .catalogue = c, .geography = g };
	size_t before = d->errors;

	*s = (struct report_settings){ 0 };
	if (!conf_read(&l.conf, path, rules, a, d))
		return false;
	const struct conf_section *root = &l.conf.root;
	s->title = read_short(&l, root, "title");
	s->subtitle = read_short(&l, root, "subtitle");
	s->publisher = read_short(&l, root, "publisher");
	s->contact = read_address(&l, "contact");
	s->statement = read_address(&l, "statement");
	s->accent = read_accent(&l);
	s->logo = read_logo(&l);
	s->intro = read_block(&l, root, "intro");
	s->intro_at = conf_pos(&l.conf, root, "intro");
	s->conclusion = read_block(&l, root, "conclusion");
	s->conclusion_at = conf_pos(&l.conf, root, "conclusion");
	read_comments(&l, s);
	s->stated = root->nvalues > 0 || root->nsections > 0;
	return d->errors == before;
}
