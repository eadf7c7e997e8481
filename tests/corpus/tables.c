#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "tests/corpus/corpus.h"

/* How many records on may be looked for one that equals the expected. */
#define LOOK_AHEAD 8

static int
number_of(const json_t *params, const char *key)
{
	const json_t *v = json_object_get(params, key);

	return json_is_string(v) ? atoi(json_string_value(v)) : (int)json_integer_value(v);
}

/* The parameters beside the file say how it is to be read. */
static void
read_params(struct dialect *d, const json_t *params, bool lenient)
{
	const char *escape = json_string_value(json_object_get(params, "escapechar"));
	const char *delimiter = json_string_value(json_object_get(params, "delimiter"));
	const char *quote = json_string_value(json_object_get(params, "quotechar"));

	*d = (struct dialect){ .skip_lines = (size_t)number_of(params, "preamble_lines") };
	if (delimiter != NULL)
		d->options.delimiter = *delimiter;
	if (quote != NULL && *quote != '\0')
		d->options.quote = *quote;
	else
		d->options.unquoted = true;
	if (escape != NULL && strcmp(escape, "\\") == 0)
		d->options.escape = *escape, d->options.escape_quote = true;
	d->options.repair = lenient;
}

static bool
is_blank(const json_t *record)
{
	for (size_t i = 0; i < json_array_size(record); i++)
		if (*json_string_value(json_array_get(record, i)) != '\0')
			return false;
	return true;
}

/* Records of nothing but empty cells are no data, here as in the program; nor are HEADER ones. */
static void
keep_data(json_t *records, int header)
{
	for (; header > 0; header--)
		json_array_remove(records, 0);
	for (size_t i = json_array_size(records); i-- > 0;)
		if (is_blank(json_array_get(records, i)))
			json_array_remove(records, i);
}

/* How many cells of record WANT stand at the same place in record GOT. */
static size_t
same_cells(const json_t *got, const json_t *want)
{
	size_t same = 0;

	for (size_t k = 0; k < json_array_size(want); k++)
		same += json_equal(json_array_get(got, k), json_array_get(want, k)) == 1;
	return same;
}

/* Count the cells of WANT that stand in GOT, record by record in order. */
static struct score
compare(const json_t *got, const json_t *want)
{
	struct score cells = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < json_array_size(want); i++) {
		const json_t *row = json_array_get(want, i);
		size_t next = at, n = json_array_size(row), same = 0;
		while (next < at + LOOK_AHEAD && json_equal(json_array_get(got, next), row) != 1)
			next++;
		bool found = next < at + LOOK_AHEAD;
		/* else refused, or read otherwise */
		bool missing =
		    !found && json_equal(json_array_get(got, at), json_array_get(want, i + 1)) == 1;
		if (found)
			at = next;
		if (!missing)
			same = same_cells(json_array_get(got, at++), row);
		cells.right += same;
		cells.wrong += n - same;
	}
	return cells;
}

/* PATH, with its clean table and parameters beside it. */
static struct score
table_score(const char *path, bool lenient)
{
	char name[4096 + 32];
	struct dialect d, plain = { .options = { .delimiter = ',', .encoding = CSV_UTF8 } };
	struct reading got, want;

	snprintf(name, sizeof name, "%s.params.json", path);
	json_t *params = json_load_file(name, 0, NULL);
	read_params(&d, params, lenient);
	reading_make(&got, path, &d);
	snprintf(name, sizeof name, "%s.clean.csv", path);
	reading_make(&want, name, &plain);
	int header = number_of(params, "header_lines");
	keep_data(got.records, header == 1 ? 0 : header);
	keep_data(
	    want.records, header == 1 ? 0 : 1); /* made up, or of several lines put into one */
	struct score cells = compare(got.records, want.records);
	reading_free(&got);
	reading_free(&want);
	json_decref(params);
	return cells;
}

struct score
tables_score(const char *folder, struct score *cells, bool lenient, bool verbose)
{
	static const char *const parts[] = { "pollock-polluted", "pollock-survey" };
	struct score tables = { 0 };
	char path[4096];

	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, parts[i]);
		DIR *dir = opendir(path);
		for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
			char *end = strstr(e->d_name, ".params.json");
			if (end == NULL)
				continue;
			snprintf(path, sizeof path, "%s/%s/%.*s", folder, parts[i],
			    (int)(end - e->d_name), e->d_name);
			struct score s = table_score(path, lenient);
			cells->right += s.right;
			cells->wrong += s.wrong;
			tables.right += s.wrong == 0;
			tables.wrong += s.wrong != 0;
			if (s.wrong != 0 && verbose)
				printf("  wrong: %s: %zu of %zu cells\n", path, s.wrong,
				    s.right + s.wrong);
		}
		if (dir != NULL)
			closedir(dir);
	}
	return tables;
}
