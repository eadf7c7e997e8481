/*
 * base/url.h - addresses that a reader may be sent to.
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include <stdbool.h>
#include <stddef.h>

#define URL_MAX 2000 /* bytes */

/*
 * Are the N bytes at S an address https://HOST... or mailto:NAME@HOST, of signs that an address may
 * have (RFC 3986; letters beyond ASCII are written %C3%A6), without a name and password before the
 * host?
 */
bool url_is_safe(const char *s, size_t n);

/* What a reader sees of an address that is safe: without mailto: or https://. */
const char *url_shown(const char *s);

#endif
