#include "ingest/conf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <confuse.h>

#include "base/text.h"
#include "base/translate.h"
#include "ingest/conf_scan.h"

#define LINE_KEY "(line)"  /* in each section: where it opens; no file can write it unquoted */
#define SEEN     (1 << 24) /* option flags of ours; libconfuse uses the bits below */
#define BLOCK    (1 << 25)

/* A value between libconfuse and us. */
struct held {
	size_t line;
	bool twice; /* the key was given before in this section */
	char text[];
};

/* ---- the file ------------------------------------------------------------ */

static bool
refuse_file(const struct conf *c, const char *why)
{
	return diag_error(c->diag, conf_line(c, 0), NULL, "cannot be read: %s", why);
}

/* The whole file, NUL-terminated, the caller's to free; NULL after a message. */
static char *
read_whole(const struct conf *c, size_t *n)
{
	FILE *f = fopen(c->path, "rb");
	char *text = malloc(CONF_MAX_SIZE + 2);
	bool ok = false;

	if (f == NULL || text == NULL) {
		refuse_file(c, strerror(errno));
		goto end;
	}
	*n = fread(text, 1, CONF_MAX_SIZE + 1, f);
	if (ferror(f))
		refuse_file(c, strerror(errno));
	else if (*n > CONF_MAX_SIZE)
		refuse_file(c, diag_say(c->diag, "it is larger than 1 MiB"));
	else
		ok = true;
	text[*n] = '\0';
end:
	if (f != NULL)
		fclose(f);
	if (ok)
		return text;
	free(text);
	return NULL;
}

/* ---- libconfuse ---------------------------------------------------------- */

/* cfg_callback_t: keep a value with its line. */
static int
keep_value(cfg_t *cfg, cfg_opt_t *opt, const char *value, void *result)
{
	size_t n = strlen(value);
	struct held *h = malloc(sizeof *h + n + 1);

	if (h == NULL)
		return -1;
	h->line = (size_t)cfg->line;
	h->twice = opt->nvalues == 1 && (opt->flags & SEEN) != 0;
	memcpy(h->text, value, n + 1);
	opt->flags |= SEEN;
	*(void **)result = h;
	return 0;
}

/*
 * cfg_validate_callback_t, called when a section closes. libconfuse lets a later section of the
 * same title replace this one without a word; a byte that no text has makes the titles differ.
 */
static int
keep_section(cfg_t *cfg, cfg_opt_t *opt)
{
	cfg_t *section = cfg_opt_getnsec(opt, cfg_opt_size(opt) - 1);
	size_t n = section->title != NULL ? strlen(section->title) : 0;
	char *title = malloc(n + 2);

	(void)cfg;
	if (title == NULL)
		return -1;
	title[0] = (char)0xFF;
	memcpy(title + 1, section->title != NULL ? section->title : "", n + 1);
	free(section->title);
	section->title = title;
	return 0;
}

/*
 * cfg_errfunc_t. There is no argument of ours to reach the diag by; the text waits in the comment
 * of its section, which is otherwise not used.
 */
static void
keep_error(cfg_t *cfg, const char *fmt, va_list ap)
{
	char text[512];

	vsnprintf(text, sizeof text, fmt, ap);
	if (cfg->comment == NULL)
		cfg->comment = strdup(text);
}

/* RULES as libconfuse wants them, with a hidden key that notes where the section opens. */
static cfg_opt_t *
make_options(struct arena *a, const struct conf_rule *rules)
{
	size_t n = 0;

	while (rules[n].name != NULL)
		n++;
	cfg_opt_t *opts = arena_array(a, n + 2, sizeof *opts);
	for (size_t i = 0; i < n; i++) {
		const struct conf_rule *r = &rules[i];
		cfg_opt_t *o = &opts[i];
		*o = (cfg_opt_t){ .name = r->name, .type = CFGT_PTR, .flags = CFGF_NODEFAULT };
		o->parsecb = keep_value;
		o->freecb = free;
		if (r->kind == CONF_LIST)
			o->flags |= CFGF_LIST;
		if (r->kind == CONF_BLOCK)
			o->flags |= BLOCK;
		if (r->inside == NULL)
			continue;
		*o = (cfg_opt_t){ .name = r->name, .type = CFGT_SEC, .flags = CFGF_MULTI };
		o->flags |= r->kind == CONF_TITLED ? CFGF_TITLE : 0;
		o->subopts = make_options(a, r->inside);
		o->validcb = keep_section;
	}
	opts[n] = (cfg_opt_t){ .name = LINE_KEY, .type = CFGT_PTR, .parsecb = keep_value };
	opts[n].freecb = free;
	opts[n].def.parsed = arena_strdup(a, "-");
	opts[n + 1] = (cfg_opt_t)CFG_END();
	return opts;
}

/* The section whose error stopped the parsing; NULL if there is none: memory ended, half made. */
static cfg_t *
find_failed(cfg_t *cfg)
{
	if (cfg == NULL || cfg->opts == NULL || cfg->comment != NULL)
		return cfg != NULL && cfg->comment != NULL ? cfg : NULL;
	for (cfg_opt_t *o = cfg->opts; o->name != NULL; o++)
		for (unsigned i = 0; o->type == CFGT_SEC && i < cfg_opt_size(o); i++) {
			cfg_t *found = find_failed(cfg_opt_getnsec(o, i));
			if (found != NULL)
				return found;
		}
	return NULL;
}

/* The innermost section that is not closed: keep_section has not seen it. */
static cfg_t *
find_open(cfg_t *cfg)
{
	for (cfg_opt_t *o = cfg->opts; o->name != NULL; o++) {
		unsigned n = o->type == CFGT_SEC ? cfg_opt_size(o) : 0;
		cfg_t *last = n > 0 ? cfg_opt_getnsec(o, n - 1) : NULL;
		bool closed = last == NULL || last->opts == NULL
		    || (last->title != NULL && (unsigned char)last->title[0] == 0xFF);
		if (!closed)
			return find_open(last);
	}
	return cfg;
}

static const char *
call_section(const struct conf *c, const cfg_t *s)
{
	if (strcmp(s->name, "root") == 0)
		return diag_say(c->diag, "the file");
	if (s->title == NULL || s->title[0] == '\0')
		return arena_strdup(c->arena, s->name);
	return arena_printf(c->arena, diag_say(c->diag, "%s '%s'"), s->name,
	    s->title + ((unsigned char)s->title[0] == 0xFF));
}

/* "name, group, vision": the keys of a section. */
static const char *
list_options(struct arena *a, const cfg_t *s)
{
	const char *list = "";

	for (const cfg_opt_t *o = s->opts; o->name != NULL; o++)
		if (strcmp(o->name, LINE_KEY) != 0)
			list = arena_printf(a, "%s%s%s", list, *list != '\0' ? ", " : "", o->name);
	return list;
}

/* Where line LINE of TEXT begins. */
static const char *
find_line(const char *text, size_t line)
{
	for (; line > 1 && strchr(text, '\n') != NULL; line--)
		text = strchr(text, '\n') + 1;
	return text;
}

/* Does WORD in LINE follow an unquoted word, as "og" in "group = Behandling og pleje"? */
static bool
follows_unquoted(const char *line, const char *word)
{
	static const char blanks[] = " \t", marks[] = "={}(),\"'\n";
	const char *end = line + strcspn(line, "\n"), *s = line;

	while ((s = strstr(s, word)) != NULL && s < end) {
		const char *before = s, *after = s + strlen(word);
		while (before > line && strchr(blanks, before[-1]) != NULL)
			before--;
		after += strspn(after, blanks);
		if (before > line && before < s && strchr(marks, before[-1]) == NULL)
			return *after != '=' && *after != '{';
		s++;
	}
	return false;
}

static bool
report_unknown(const struct conf *c, cfg_t *s, struct pos at, const char *text)
{
	const char *quote = strchr(s->comment, '\'');
	const char *word = arena_strndup(c->arena, quote + 1, strcspn(quote + 1, "'"));

	if (follows_unquoted(text, word))
		return diag_error(c->diag, at, NULL,
		    "'%s' stands here without a key: text of more than one word needs quotes",
		    word);
	return diag_error(c->diag, at, NULL, "no such option '%s' in %s; it takes %s", word,
	    call_section(c, s), list_options(c->arena, s));
}

/* WHAT libconfuse says, in the language of C's messages where it is one that can be expected. */
static const char *
translate_fault(const struct conf *c, const char *what)
{
	static const char *const known[] = {
		N_("unexpected token '%s'"),
		N_("unexpected closing brace"),
		N_("premature end of file"),
		N_("missing title for section '%s'"),
		N_("missing equal sign after option '%s'"),
		N_("missing opening brace for section '%s'"),
		N_("bad escape sequence '%s'"),
	};
	const char *word = strchr(what, '\'');

	for (size_t i = 0; i < countof(known); i++) {
		size_t n = strcspn(known[i], "%");
		if (strncmp(what, known[i], n) != 0)
			continue;
		if (known[i][n] == '\0' || word == NULL)
			return diag_say(c->diag, known[i]);
		word = arena_strndup(c->arena, word + 1, strlen(word + 1) - 1);
		return arena_printf(c->arena, diag_say(c->diag, known[i]), word);
	}
	return what;
}

/* libconfuse's error as a message that says what to do. Returns false. */
static bool
report_parse(const struct conf *c, cfg_t *root, const char *text)
{
	cfg_t *s = find_failed(root);
	struct pos at = conf_line(c, (size_t)s->line);
	text = find_line(text, at.line);
	if (strcmp(s->comment, "unexpected token ','") == 0 && conf_report_comma(c, at.line, text))
		return false;
	if (strncmp(s->comment, "no such option '", strlen("no such option '")) == 0)
		return report_unknown(c, s, at, text);
	return diag_error(c->diag, at, NULL, "%s", translate_fault(c, s->comment));
}

/* ---- from libconfuse's tree to ours --------------------------------------- */

/* An escape in quotes can make what the file itself may not hold. */
static void
check_text(const struct conf *c, const char *text, const char *key, size_t line, bool block)
{
	const char *s = text;

	while (*s != '\0'
	    && (((unsigned char)*s >= 0x20 && *s != 0x7f) || (block && (*s == '\n' || *s == '\t'))))
		s++;
	if (*s != '\0')
		diag_error(
		    c->diag, conf_line(c, line), NULL, "'%s' holds a control character", key);
	if (!text_is_utf8(text, strlen(text)))
		diag_error(c->diag, conf_line(c, line), NULL, "'%s' is not UTF-8", key);
	int32_t sign = text_hidden(text, strlen(text));
	if (sign != 0)
		diag_error(c->diag, conf_line(c, line), NULL,
		    "'%s' holds a hidden character (U+%04X)", key, (unsigned)sign);
}

static void
take_value(const struct conf *c, struct conf_value *out, const cfg_opt_t *o, const struct held *h)
{
	*out = (struct conf_value){ .key = arena_strdup(c->arena, o->name),
		.text = arena_strdup(c->arena, h->text),
		.line = h->line };
	if (h->twice)
		diag_error(c->diag, conf_line(c, h->line), NULL,
		    "'%s' is given twice in one section", out->key);
	check_text(c, out->text, out->key, out->line, (o->flags & BLOCK) != 0);
}

static struct conf_section
take_section(const struct conf *c, cfg_t *cfg)
{
	struct conf_section out = { .name = arena_strdup(c->arena, cfg->name) };
	size_t nvalues = 0, nsections = 0;

	for (cfg_opt_t *o = cfg->opts; o->name != NULL; o++)
		*(o->type == CFGT_SEC ? &nsections : &nvalues) += cfg_opt_size(o);
	struct conf_value *values = arena_array(c->arena, nvalues, sizeof *values);
	struct conf_section *sections = arena_array(c->arena, nsections, sizeof *sections);
	for (cfg_opt_t *o = cfg->opts; o->name != NULL; o++)
		for (unsigned i = 0; i < cfg_opt_size(o); i++) {
			if (o->type == CFGT_SEC) {
				sections[out.nsections++] = take_section(c, cfg_opt_getnsec(o, i));
				continue;
			}
			const struct held *h = cfg_opt_getnptr(o, i);
			if (strcmp(o->name, LINE_KEY) == 0)
				out.line = h->line;
			else
				take_value(c, &values[out.nvalues++], o, h);
		}
	out.title = arena_strdup(c->arena, cfg->title != NULL ? cfg->title + 1 : "");
	check_text(c, out.title, out.name, out.line, false);
	out.values = values;
	out.sections = sections;
	return out;
}

static bool
parse(struct conf *c, const struct conf_rule *rules, const char *text)
{
	cfg_t *cfg = cfg_init(make_options(c->arena, rules), CFGF_NONE);

	if (cfg == NULL)
		return refuse_file(c, diag_say(c->diag, "out of memory"));
	cfg_set_error_function(cfg, keep_error);
	errno = 0;
	bool ok = cfg_parse_buf(cfg, text) == CFG_SUCCESS, told = find_failed(cfg) != NULL;
	if (!ok && !told && errno != EINVAL) /* and cfg_free would trip over what is half made */
		return refuse_file(c, diag_say(c->diag, "out of memory"));
	if (ok)
		c->root = take_section(c, cfg);
	else if (!told) /* libconfuse refuses "" as a key without a word */
		diag_error(c->diag, conf_line(c, (size_t)find_open(cfg)->line), NULL,
		    "an empty text stands here without a key");
	else
		report_parse(c, cfg, text);
	cfg_free(cfg);
	return ok;
}

/* Ends of lines as LF alone. */
static void
drop_returns(char *text)
{
	char *to = text;

	for (const char *s = text; *s != '\0'; s++)
		if (s[0] != '\r' || s[1] != '\n')
			*to++ = *s;
	*to = '\0';
}

/* Check and parse TEXT of N bytes, which is changed on the way. */
static bool
read_text(struct conf *c, const struct conf_rule *rules, char *text, size_t n)
{
	size_t before = c->diag->errors, unclosed;

	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		n -= 3;
	}
	if (!conf_check_bytes(c, text, n))
		return false;
	drop_returns(text);
	if (!conf_prepare(c, rules, text, &unclosed) || !parse(c, rules, text))
		return false;
	if (unclosed != 0)
		return diag_error(
		    c->diag, conf_line(c, unclosed), NULL, "the { of this line has no }");
	return c->diag->errors == before;
}

bool
conf_read(struct conf *c, const char *path, const struct conf_rule *rules, struct arena *a,
    struct diag *d)
{
	size_t n;

	*c = (struct conf){ .path = arena_strdup(a, path), .arena = a, .diag = d };
	char *text = read_whole(c, &n);
	bool ok = text != NULL && read_text(c, rules, text, n);
	free(text);
	return ok;
}
