/* tests/cli/suites.h - the suites of this folder. */
#ifndef TESTS_CLI_SUITES_H
#define TESTS_CLI_SUITES_H

void suite_options(void);
void suite_pick(void);

#endif
