/* tests/store/suites.h - the suites of this folder. */
#ifndef TESTS_STORE_SUITES_H
#define TESTS_STORE_SUITES_H

void suite_panel(void);
void suite_absent(void);
void suite_store(void);
void suite_guard(void);

#endif
