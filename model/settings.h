/*
 * model/settings.h - what an office says of its report in its own words, from report.conf: title,
 * logo, colour, introduction, comments. None of it changes a figure or a verdict.
 *
 * Strings live in the run's arena. Texts of more than a line are blocks: report/text_block.h.
 */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

#define COMMENT_EVERYWHERE (-1) /* no area has this code */

/* A picture as a browser and a word processor show it: checked, nothing in it runs or fetches. */
struct picture {
	const char *type; /* "image/png", "image/svg+xml" */
	const char *data;
	size_t size;
	double width, height; /* pixels */
	const char *alt;      /* "": it only decorates */
	struct pos origin;
};

struct report_comment {
	int indicator;         /* index in the catalogue */
	int area;              /* on the page of this one, or COMMENT_EVERYWHERE */
	const char *area_name; /* "" everywhere */
	const char *text;      /* a block */
	const char *by;
	int date; /* yyyymmdd */
	struct pos origin;
};

/* NULL: not stated. */
struct report_settings {
	const char *title, *subtitle;
	const char *publisher;
	const char *contact;   /* https: or mailto: */
	const char *statement; /* of accessibility; the same */
	const char *accent;    /* #rrggbb, dark enough to read on white */
	const struct picture *logo;
	const char *intro, *conclusion; /* blocks */
	struct pos intro_at, conclusion_at;
	const struct report_comment *comments; /* ncomments, in the order of the file */
	size_t ncomments;
	bool stated; /* anything at all */
};

#endif
