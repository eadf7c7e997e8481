/*
 * cli/when.h - a moment as text.
 */
#ifndef CLI_WHEN_H
#define CLI_WHEN_H

#define WHEN_SIZE 32

/* "2024-03-01T12:00:00Z" of T, seconds since 1970; "" if that is no year of four digits. */
const char *when_print(char buf[static WHEN_SIZE], long long t);

#endif
