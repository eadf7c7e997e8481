#include "plots/script.h"

#include <stdlib.h>

typedef void kind_script(
    const struct chart *c, enum image_format format, FILE *out, struct arena *a);

char *
chart_script(const struct chart *charts, size_t n, enum image_format format, struct arena *a)
{
	static kind_script *const kinds[] = {
		[CHART_LINE] = line_script,
		[CHART_DOTS] = dots_script,
	};
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; out != NULL && i < n; i++)
		kinds[charts[i].kind](&charts[i], format, out, a);
	/* without memory the script is empty: no chart comes of it, and charts_draw says so */
	if (out == NULL || fclose(out) != 0)
		size = 0;
	char *script = arena_strndup(a, text != NULL ? text : "", size);
	free(text);
	return script;
}
