#include "plots/spark.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/observation.h"
#include "model/phrase.h"
#include "model/prose.h"
#include "model/target.h"
#include "plots/axis.h"
#include "plots/theme.h"
#include "plots/wording.h"

#define WIDTH  100
#define HEIGHT 24
#define EDGE   4

struct spark {
	const struct series *s;
	size_t first, last; /* figures that have a value */
	double low, high;   /* of the scale */
};

static double
x_of(const struct spark *k, size_t i)
{
	double span = k->s->year[k->last] - k->s->year[k->first];
	double share = span > 0 ? (k->s->year[i] - k->s->year[k->first]) / span : 1;

	return EDGE + share * (WIDTH - 2 * EDGE);
}

static double
y_of(const struct spark *k, double v)
{
	double share = k->high > k->low ? (v - k->low) / (k->high - k->low) : 0.5;

	return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
}

/* First and last figure and the scale; false if there is none. */
static bool
spark_measure(struct spark *k, double bound)
{
	bool any = false;

	k->low = k->high = NAN;
	for (size_t i = 0; i < k->s->n; i++) {
		if (isnan(k->s->obs[i].value))
			continue;
		if (!any)
			k->first = i;
		k->last = i;
		any = true;
		axis_extend(k->s->obs[i].value, &k->low, &k->high);
	}
	axis_extend(bound, &k->low, &k->high);
	return any;
}

static void
put_path(const struct spark *k, FILE *out)
{
	fputs("<path d=\"", out);
	for (size_t i = k->first; i <= k->last; i++) {
		if (isnan(k->s->obs[i].value))
			continue;
		bool joined = i > k->first && !isnan(k->s->obs[i - 1].value)
		    && series_continues(k->s, i - 1, i);
		fprintf(out, "%s%.1f,%.1f", joined ? "L" : "M", x_of(k, i),
		    y_of(k, k->s->obs[i].value));
	}
	fputs("\" fill=\"none\" stroke=\"" COLOUR_SERIES "\" stroke-width=\"1.5\"/>", out);
}

/* Numbers and periods only: nothing of it comes from a file as text. */
static const char *
spark_words(const struct spark *k, enum language l, struct arena *a)
{
	const struct observation *from = &k->s->obs[k->first], *to = &k->s->obs[k->last];
	const struct indicator plain = { .decimals = k->s->indicator->decimals };

	if (k->first == k->last)
		return arena_printf(a, prose_say(l, "%s i %s"),
		    phrase_number(&plain, to->value, NAN, l, a), phrase_period(to->period, l, a));
	return arena_printf(a, prose_say(l, "fra %s i %s til %s i %s"),
	    phrase_number(&plain, from->value, NAN, l, a), phrase_period(from->period, l, a),
	    phrase_number(&plain, to->value, NAN, l, a), phrase_period(to->period, l, a));
}

const char *
spark_svg(const struct series *s, const struct target *target, enum language l, struct arena *a)
{
	struct spark k = { .s = s };
	double bound =
	    target_has_number(target) ? target_bound(target, s->n > 0 ? s->obs[0].value : 0) : NAN;
	char *text = NULL;
	size_t size = 0;

	if (!spark_measure(&k, bound))
		return "";
	FILE *out = open_memstream(&text, &size);
	if (out == NULL)
		return "";
	fprintf(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"spark\" "
	    "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-label=\"%s\">",
	    WIDTH, HEIGHT, WIDTH, HEIGHT, spark_words(&k, l, a));
	if (!isnan(bound))
		fprintf(out,
		    "<path d=\"M%d,%.1fH%d\" fill=\"none\" stroke=\"" COLOUR_TARGET
		    "\" stroke-dasharray=\"3,2\"/>",
		    EDGE, y_of(&k, bound), WIDTH - EDGE);
	put_path(&k, out);
	fprintf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"" COLOUR_SERIES "\"/></svg>",
	    x_of(&k, k.last), y_of(&k, s->obs[k.last].value));
	const char *done = fclose(out) == 0 ? arena_strndup(a, text, size) : "";
	free(text);
	return done;
}
