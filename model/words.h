/*
 * model/words.h - enums as words: ids for machines, Danish and English for people.
 */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "model/kpi.h"

enum language { LANGUAGE_DANISH, LANGUAGE_ENGLISH };

const char *verdict_id(enum verdict v);                    /* "on_track" */
const char *verdict_word(enum verdict v, enum language l); /* "På vej" */
const char *verdict_symbol(enum verdict v);                /* one column wide, never colour alone */
const char *development_id(enum development d);            /* "improving" */
const char *development_word(enum development d, enum language l); /* "Forbedring" */
const char *development_symbol(enum development d);
const char *caution_id(enum caution c); /* "short_series" */
const char *caution_sentence(enum caution c, enum language l);
const char *outlook_model_id(enum outlook_model m); /* "shared_drift" */
const char *outlook_model_word(enum outlook_model m, enum language l);
const char *stat_code_id(enum stat_code c); /* "too_short" */
const char *stat_code_sentence(enum stat_code c, enum language l);
const char *target_status_id(enum target_status s); /* "final" */
const char *target_status_word(enum target_status s, enum language l);
const char *target_rule_id(enum target_rule r);                    /* "at_most" */
const char *target_rule_word(enum target_rule r, enum language l); /* "højst" */

#define CAUTION_COUNT 22 /* bits in use */

#endif
