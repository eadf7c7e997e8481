/* The text of a configuration, before libconfuse sees it. */
#include "ingest/conf_scan.h"

#include <string.h>

#include "base/text.h"

struct pos
conf_line(const struct conf *c, size_t line)
{
	return (struct pos){ .file = c->path, .line = line };
}

bool
conf_check_bytes(const struct conf *c, const char *text, size_t n)
{
	size_t line = 1;

	for (size_t at = 0, end; at < n; at = end + 1, line++) {
		for (end = at; end < n && text[end] != '\n'; end++) {
			unsigned char b = (unsigned char)text[end];
			if ((b < 0x20 && b != '\t' && b != '\r') || b == 0x7f)
				return diag_error(c->diag, conf_line(c, line), NULL,
				    "a control character (byte %u) stands here; is the file text "
				    "in UTF-8?",
				    b);
		}
		if (!text_is_utf8(text + at, end - at))
			return diag_error(c->diag, conf_line(c, line), NULL,
			    "this line is not UTF-8; save the file as UTF-8");
		int32_t sign = text_hidden(text + at, end - at);
		if (sign != 0)
			return diag_error(c->diag, conf_line(c, line), NULL,
			    "a hidden character (U+%04X) stands here; delete it", (unsigned)sign);
	}
	return true;
}

struct scan {
	const struct conf *conf;
	const struct conf_rule *rules;
	const char *text;
	char *s;
	size_t line;
	size_t open[8]; /* lines of the braces that are open */
	size_t depth;
	size_t opened, commas; /* braces of the file; commas since the last */
	bool ok;
};

static void
scan_fault(struct scan *p, size_t line, const char *text)
{
	p->ok = diag_error(p->conf->diag, conf_line(p->conf, line), NULL, "%s", text);
}

/* Does a comment begin at S? "//" inside an unquoted word, as in http://, is none. */
static bool
comment_begins(const char *text, const char *s)
{
	if (*s == '#' || (s[0] == '/' && s[1] == '*'))
		return true;
	return s[0] == '/' && s[1] == '/'
	    && (s == text || strchr(" \t\r\n={}(),+\"'", s[-1]) != NULL);
}

/* Blank out a comment: libconfuse takes one for a value, and miscounts lines after C comments. */
static void
scan_comment(struct scan *p)
{
	bool block = p->s[0] == '/' && p->s[1] == '*';
	size_t line = p->line;

	for (; *p->s != '\0' && (block || *p->s != '\n'); p->s++) {
		if (block && p->s[0] == '*' && p->s[1] == '/') {
			memset(p->s, ' ', 2);
			p->s += 2;
			return;
		}
		if (*p->s == '\n')
			p->line++;
		else
			*p->s = ' ';
	}
	if (block)
		scan_fault(p, line, "the comment that begins here has no end");
}

/* Has RULES, or a section in them, a block called the N bytes at NAME? */
static bool
is_block(const struct conf_rule *rules, const char *name, size_t n)
{
	for (const struct conf_rule *r = rules; r->name != NULL; r++)
		if ((r->kind == CONF_BLOCK && strlen(r->name) == n && memcmp(r->name, name, n) == 0)
		    || (r->inside != NULL && is_block(r->inside, name, n)))
			return true;
	return false;
}

/* Is the quote at P the value of a key that takes a block? */
static bool
opens_block(const struct scan *p)
{
	static const char blanks[] = " \t\n";
	const char *end = p->s;

	while (end > p->text && strchr(blanks, end[-1]) != NULL)
		end--;
	if (end == p->text || end[-1] != '=')
		return false;
	for (end--; end > p->text && strchr(blanks, end[-1]) != NULL;)
		end--;
	const char *name = end;
	while (name > p->text && strchr(" \t\n={}(),\"'", name[-1]) == NULL)
		name--;
	return is_block(p->rules, name, (size_t)(end - name));
}

/* Walk over a quoted text. Unless it is a block it goes on in the next line after a backslash. */
static void
scan_quoted(struct scan *p)
{
	bool block = opens_block(p);
	char quote = *p->s++;
	size_t line = p->line;

	for (; *p->s != quote; p->s++) {
		if (p->s[0] == '\\' && p->s[1] != '\0') {
			p->s++;
			p->line += *p->s == '\n';
		} else if (block && *p->s == '\n') {
			p->line++;
		} else if (*p->s == '\0' || *p->s == '\n') {
			scan_fault(
			    p, line, "the text that begins in this line has no closing quote");
			return;
		} else if (p->s[0] == '$' && p->s[1] == '{') {
			scan_fault(p, p->line,
			    "'${' is not allowed: a configuration does not read the environment");
		}
	}
	p->s++;
}

/* libconfuse looks for each section among all before it: there is an end to how many are taken. */
static void
scan_brace(struct scan *p, char brace)
{
	p->commas = 0;
	if (brace == '}') {
		p->depth -= p->depth > 0;
	} else {
		if (++p->opened == CONF_MAX_OPEN + 1)
			scan_fault(p, p->line, "there are more than 20000 sections and lists");
		if (p->depth < countof(p->open))
			p->open[p->depth] = p->line;
		p->depth++;
	}
}

bool
conf_prepare(const struct conf *c, const struct conf_rule *rules, char *text, size_t *unclosed)
{
	struct scan p = {
		.conf = c, .rules = rules, .text = text, .s = text, .line = 1, .ok = true
	};

	while (*p.s != '\0') {
		if (comment_begins(text, p.s)) {
			scan_comment(&p);
			continue;
		}
		if (*p.s == '"' || *p.s == '\'') {
			scan_quoted(&p);
			continue;
		}
		if (*p.s == '{' && p.s > text && p.s[-1] == '$')
			scan_fault(&p, p.line,
			    "'${' is not allowed: a configuration does not read the environment");
		if (*p.s == '+' || *p.s == '*')
			scan_fault(&p, p.line, "a + or * stands here outside quotes");
		if (*p.s == '{' || *p.s == '}')
			scan_brace(&p, *p.s);
		if (*p.s == ',' && ++p.commas == CONF_MAX_LIST)
			scan_fault(&p, p.line, "a list has more than 1000 values");
		if (*p.s == '\r')
			*p.s = ' ';
		p.line += *p.s == '\n';
		p.s++;
	}
	*unclosed =
	    p.depth > 0 ? p.open[(p.depth < countof(p.open) ? p.depth : countof(p.open)) - 1] : 0;
	return p.ok;
}
