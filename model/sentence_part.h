/*
 * model/sentence_part.h - what the files of model/sentence.h and phrase_needs.c share.
 */
#ifndef MODEL_SENTENCE_PART_H
#define MODEL_SENTENCE_PART_H

#include "model/kpi.h"
#include "model/words.h"

/* What the figure is called inside a sentence: "andelen", "tallet". */
const char *sentence_noun(const struct indicator *i, enum language l);

#endif
