/*
 * base/json.h - write JSON as it goes; commas and nesting are kept here.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct json {
	FILE *out;
	int depth;
	bool first[32]; /* nothing written yet at this depth */
	bool after_key;
};

/*
 * jansson, which ingest/ reads with, has functions of these names too. Its own calls would come
 * here if the linker knew ours by them.
 */
#define JSON_LINKED_AS(name) __asm__("pejl_" name)

void json_begin(struct json *j, FILE *out);
void json_object(struct json *j) JSON_LINKED_AS("json_object");
void json_object_end(struct json *j);
void json_array(struct json *j) JSON_LINKED_AS("json_array");
void json_array_end(struct json *j);
void json_key(struct json *j, const char *key);
/* NULL: null; ill-formed bytes: U+FFFD */
void json_string(struct json *j, const char *s) JSON_LINKED_AS("json_string");
void json_number(struct json *j, double v); /* not finite: null */
void json_int(struct json *j, long long v);
void json_bool(struct json *j, bool v);
void json_null(struct json *j) JSON_LINKED_AS("json_null");
/* End with a line feed. */
void json_end(struct json *j);

#endif
