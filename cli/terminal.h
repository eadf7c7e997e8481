/*
 * cli/terminal.h - the screen that standard output is, if it is one.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

/* Columns of the terminal ($COLUMNS goes before it); very many if there is none, so that nothing
 * wraps. */
int terminal_width(void);

#endif
