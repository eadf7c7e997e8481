/* tests/ingest/suites.h - the suites of this folder. */
#ifndef TESTS_INGEST_SUITES_H
#define TESTS_INGEST_SUITES_H

void suite_places(void);
void suite_targets(void);
void suite_sources(void);

#endif
