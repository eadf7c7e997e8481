/*
 * base/translate.h - texts in the other language, by gettext, from the catalogues of po/.
 *
 * Two kinds of text, each with one language in the sources and one translation, so that both can be
 * used in one run: what readers read is Danish here and has an English catalogue; messages and help
 * are English here and have a Danish one. A text without a translation stays as it is.
 */
#ifndef BASE_TRANSLATE_H
#define BASE_TRANSLATE_H

#include <stdbool.h>

/* Mark texts for the catalogues: SAY a reader's in Danish, N_ a message in English. */
#define SAY(da) da
#define N_(en)  en
/* A reader's text of which there are several English ones: CONTEXT says which is meant. */
#define SAY_IN(context, da) context "\004" da

struct translation {
	bool danish;   /* the user wants messages in Danish */
	bool texts;    /* there is a catalogue of readers' texts in English */
	bool messages; /* there is one of messages in Danish */
};

/*
 * Bind the catalogues of FOLDER (FOLDER/en/LC_MESSAGES/pejl-text.mo, FOLDER/da/LC_MESSAGES/pejl.mo;
 * NULL: there are none). Which language the messages have follows LC_ALL, LC_MESSAGES, LANG, and
 * LANGUAGE unless those are C or POSIX. To be called once, before any thread: it sets LC_MESSAGES
 * and LANGUAGE of this process; numbers and all else stay as in the C locale. Children that are
 * given an environment of their own do not see it.
 */
struct translation translate_open(const char *folder);

/* DA, a reader's text, without its context; the same in English. */
const char *translate_plain(const char *da) __attribute__((format_arg(1)));
const char *translate_text(const char *da) __attribute__((format_arg(1)));
/* EN, a message, in Danish. */
const char *translate_message(const char *en) __attribute__((format_arg(1)));

#endif
