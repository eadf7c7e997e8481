#include "cli/reading.h"

#include <stdlib.h>
#include <string.h>

/* The one of OUT's texts or signs that NAME is; both NULL: none is. */
static void
find_place(
    struct import_options *out, const char *name, const char ***text, char **sign, bool **flag)
{
	const struct {
		const char *name;
		const char **text;
		char *sign;
		bool *flag;
	} places[] = { { .name = "encoding", .text = &out->encoding },
		{ .name = "source", .text = &out->source },
		{ .name = "period", .text = &out->period }, { .name = "area", .text = &out->area },
		{ .name = "columns", .text = &out->columns },
		{ .name = "delimiter", .sign = &out->delimiter },
		{ .name = "decimal", .sign = &out->decimal },
		{ .name = "thousands", .sign = &out->thousands },
		{ .name = "lenient", .flag = &out->lenient },
		{ .name = "fill_down", .flag = &out->fill_down } };

	*text = NULL;
	*sign = NULL;
	*flag = NULL;
	for (size_t i = 0; i < countof(places); i++)
		if (strcmp(places[i].name, name) == 0) {
			*text = places[i].text;
			*sign = places[i].sign;
			*flag = places[i].flag;
		}
}

static bool
read_year(int *out, const char *text)
{
	size_t n = strspn(text, "0123456789");

	*out = n == 4 && text[n] == '\0' ? (int)strtol(text, NULL, 10) : 0;
	return *out != 0;
}

static bool
read_line(struct import_options *out, const char *name, const char *value)
{
	const char **text;
	char *sign;
	bool *flag;

	find_place(out, name, &text, &sign, &flag);
	if (text != NULL)
		*text = value;
	else if (sign != NULL && value[0] != '\0' && value[1] == '\0')
		*sign = value[0];
	else if (flag != NULL && strcmp(value, "true") == 0)
		*flag = true;
	else if (strcmp(name, "year") == 0)
		return read_year(&out->year, value);
	else if (strcmp(name, "pair") == 0)
		return pair_read(&out->pair, value);
	else
		return false;
	return true;
}

bool
reading_parse(struct import_options *out, const char *text, struct arena *a)
{
	char *line = arena_strdup(a, text);

	*out = (struct import_options){ 0 };
	while (*line != '\0') {
		char *end = line + strcspn(line, "\n"), *equals = strchr(line, '=');
		if (*end == '\0' || equals == NULL || equals > end)
			return false;
		*end = *equals = '\0';
		if (!read_line(out, line, equals + 1))
			return false;
		line = end + 1;
	}
	return true;
}
