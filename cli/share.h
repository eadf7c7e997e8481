/*
 * cli/share.h - where the files are that come with the program.
 */
#ifndef CLI_SHARE_H
#define CLI_SHARE_H

#include "base/arena.h"

/*
 * The folder that holds data/, targets.conf and sources.conf: $PEJL_SHARE, beside the installed
 * program, above the built one, or where `make install` was told to put them. NULL if none has
 * them.
 */
const char *share_folder(struct arena *a);

/*
 * The folder of the catalogues (base/translate.h): beside the built program, of the installed one,
 * or where `make install` was told to put them. NULL if none has any.
 */
const char *share_locale(struct arena *a);

#endif
