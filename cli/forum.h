/*
 * cli/forum.h - the body of a portfolio that --forum names.
 */
#ifndef CLI_FORUM_H
#define CLI_FORUM_H

#include "cli/run.h"

/*
 * The body of P with the id or name WORD, in any case; else the one whose area WORD names, by code
 * or name, and that reports to no other of that area. NULL after a message: there is none (with the
 * nearest), or the area has several (with their ids).
 */
const struct body *forum_find(struct run *r, const struct portfolio *p, const char *word);

#endif
