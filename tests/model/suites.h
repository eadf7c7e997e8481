/* tests/model/suites.h - the suites of this folder. */
#ifndef TESTS_MODEL_SUITES_H
#define TESTS_MODEL_SUITES_H

void suite_period(void);
void suite_geography(void);
void suite_catalogue(void);
void suite_words(void);
void suite_phrase(void);
void suite_phrase_needs(void);
void suite_aggregate(void);
void suite_target(void);
void suite_observation(void);
void suite_portfolio(void);
void suite_prose(void);
void suite_sentence(void);

#endif
