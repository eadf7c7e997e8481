/*
 * ingest/conf.h - a configuration file as sections and values that know their line.
 *
 * What targets.conf and sources.conf share. libconfuse parses; nothing else knows of it. There is
 * no include, and the environment is not read. Numbers have a point whatever the locale.
 */
#ifndef INGEST_CONF_H
#define INGEST_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

#define CONF_MAX_SIZE ((size_t)1 << 20) /* bytes of a file */
#define CONF_MAX_OPEN 20000             /* sections and lists of a file */
#define CONF_MAX_LIST 1000              /* values of a list */

enum conf_kind {
	CONF_VALUE,   /* key = value */
	CONF_BLOCK,   /* the same, of any number of lines */
	CONF_LIST,    /* key = { value, value } */
	CONF_SECTION, /* key { ... }, any number of times */
	CONF_TITLED   /* key "title" { ... }, any number of times, also with one title */
};

/* What a section may hold; a table of these ends with a NULL name. */
struct conf_rule {
	const char *name;
	enum conf_kind kind;
	const struct conf_rule *inside; /* of a section */
};

/* A list is as many values of one key, one after the other. */
struct conf_value {
	const char *key;
	const char
	    *text;   /* UTF-8 without control characters, but for line feeds and tabs of a block */
	size_t line; /* where it ends */
};

struct conf_section {
	const char *name;
	const char *title;               /* "" if it has none */
	size_t line;                     /* of its opening brace */
	const struct conf_value *values; /* by rule, then as in the file */
	size_t nvalues;
	const struct conf_section *sections; /* by rule, then as in the file */
	size_t nsections;
};

struct conf {
	const char *path;
	struct conf_section root;
	struct arena *arena;
	struct diag *diag;
};

/*
 * Read the file at PATH by RULES. All strings live in A. False after messages with file and line:
 * no file, not UTF-8, an unclosed quote or brace, ${NAME}, an unknown key, a comma in a number,
 * a key twice in one section. libconfuse stops at the first error of grammar; of the others all
 * are listed. D stays with *C for the getters.
 */
bool conf_read(struct conf *c, const char *path, const struct conf_rule *rules, struct arena *a,
    struct diag *d);

/*
 * Every line of the N bytes at TEXT is UTF-8, free of control characters and of hidden ones. False
 * after a message with the line.
 */
bool conf_check_bytes(const struct conf *c, const char *text, size_t n);

/* The section called NAME in IN that follows AFTER (NULL: the first); NULL if there is none. */
const struct conf_section *conf_next(
    const struct conf_section *in, const char *name, const struct conf_section *after);

/* How many sections called NAME are in IN. */
size_t conf_count(const struct conf_section *in, const char *name);

/* Is KEY given in S? */
bool conf_has(const struct conf_section *s, const char *key);
/* The value of KEY that follows AFTER (NULL: the first); NULL if there is none. */
const struct conf_value *conf_value(
    const struct conf_section *s, const char *key, const struct conf_value *after);

/* The place of KEY in S; of S itself if KEY is NULL or not given. */
struct pos conf_pos(const struct conf *c, const struct conf_section *s, const char *key);

/* "indicator 'arb_som'", or "target" where there is no title: how a message calls S. */
const char *conf_called(const struct conf *c, const struct conf_section *s);

/*
 * Is the title of S an id, [a-z0-9][a-z0-9_-]*, at most 64 bytes: safe as a file name? False after
 * a message.
 */
bool conf_check_id(const struct conf *c, const struct conf_section *s);

/* Refuse S because FIRST has its title already. Returns false. */
bool conf_refuse_again(
    const struct conf *c, const struct conf_section *s, const struct conf_section *first);

/*
 * The getters below list a fault in C's diag and return as if the key were absent. Where
 * FALLBACK is said to be required, an absent key is a fault too.
 */

/* FALLBACK NULL: required, and not empty. Never NULL: "" after a fault. */
const char *conf_text(
    const struct conf *c, const struct conf_section *s, const char *key, const char *fallback);

/* 12, -3, 79.3: digits with a point, at most 15 of them. NAN if absent. */
double conf_number(const struct conf *c, const struct conf_section *s, const char *key);
/* The same of one value, which may be of a list. */
double conf_value_number(const struct conf *c, const struct conf_value *v);

/* A whole number from LOW to HIGH. FALLBACK < LOW: required. */
int conf_whole(const struct conf *c, const struct conf_section *s, const char *key, int low,
    int high, int fallback);

/* yyyymmdd of "2019-07-01", 1900-2100. 0 if absent and not REQUIRED. */
int conf_date(const struct conf *c, const struct conf_section *s, const char *key, bool required);

/* Index in WORDS (N of them) of the value. FALLBACK -1: required, and -1 after a fault. */
int conf_word(const struct conf *c, const struct conf_section *s, const char *key,
    const char *const *words, size_t n, int fallback);

/*
 * If the line of text at S has a number with a decimal comma ("79,3"), say at LINE how it is
 * written and return true.
 */
bool conf_report_comma(const struct conf *c, size_t line, const char *s);

#endif
