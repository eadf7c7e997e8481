/*
 * plots/logo.h - an SVG that somebody else drew -> one that only draws.
 */
#ifndef PLOTS_LOGO_H
#define PLOTS_LOGO_H

#include "base/arena.h"
#include "model/settings.h"

/*
 * Check the SVG document in *P and write it anew, in A, with its size in pixels; P's other fields
 * stay. Taken are shapes, paths, groups, gradients, clipping and text; their attributes, also where
 * they stand in style="fill: red"; references to ids of the document. What an editor notes for
 * itself (metadata, elements and attributes of Inkscape's) is left out.
 *
 * NULL if it is good, else what is wrong, in words for who drew it: not well-formed (plots/xml.h),
 * any other element - a script, style, image, link, animation, use - an attribute on...,
 * a reference to anything outside, no size, a shape that is more than 20 times as long as high.
 */
const char *logo_check(struct picture *p, struct arena *a);

#endif
