#include "plots/script.h"

#include <stdlib.h>

static const struct kind {
	struct chart_words (*words)(const struct chart *c, struct arena *a);
	struct figure_table (*table)(const struct chart *c, struct arena *a);
	void (*script)(const struct chart *c, enum image_format format, FILE *out, struct arena *a);
} kinds[] = {
	[CHART_LINE] = { assessment_words, line_table, line_script },
	[CHART_DOTS] = { assessment_words, dots_table, dots_script },
	[CHART_MULTIPLES] = { multiples_words, multiples_table, multiples_script },
	[CHART_FUNNEL] = { funnel_words, funnel_table, funnel_script },
	[CHART_CONTROL] = { control_words, control_table, control_script },
	[CHART_TILES] = { map_words, map_table, tiles_script },
	[CHART_BORDERS] = { map_words, map_table, borders_script },
	[CHART_HEAT] = { heat_words, heat_table, heat_script },
	[CHART_GANTT] = { gantt_words, gantt_table, gantt_script },
	[CHART_BULLET] = { bullet_words, bullet_table, bullet_script },
	[CHART_RELIABILITY] = { reliability_words, reliability_rows, reliability_script },
};

struct chart_words
chart_words(const struct chart *c, struct arena *a)
{
	return kinds[c->kind].words(c, a);
}

struct figure_table
chart_table(const struct chart *c, struct arena *a)
{
	return kinds[c->kind].table(c, a);
}

char *
chart_script(const struct chart *charts, size_t n, enum image_format format, struct arena *a)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; out != NULL && i < n; i++)
		kinds[charts[i].kind].script(&charts[i], format, out, a);
	/* without memory the script is empty: no chart comes of it, and charts_draw says so */
	if (out == NULL || fclose(out) != 0)
		size = 0;
	char *script = arena_strndup(a, text != NULL ? text : "", size);
	free(text);
	return script;
}
