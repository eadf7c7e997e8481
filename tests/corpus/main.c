/* corpus [-v] FOLDER - read the corpus in FOLDER and print how much of it is read right. */
#include <stdio.h>
#include <string.h>

#include "tests/corpus/corpus.h"

/* One object a line; NULL if there is no manifest. */
static json_t *
manifest_load(const char *folder)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/manifest.jsonl", folder);
	FILE *f = fopen(path, "rb");
	if (f == NULL)
		return NULL;
	json_t *cases = json_array();
	for (json_t *test;
	     (test = json_loadf(f, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL)) != NULL;)
		json_array_append_new(cases, test);
	fclose(f);
	return cases;
}

bool
score_print(const char *name, struct score s, double share)
{
	size_t n = s.right + s.wrong;
	double got = n > 0 ? (double)s.right / (double)n : 0;

	printf("%s: %zu of %zu (%.1f %%)", name, s.right, n, 100 * got);
	if (s.left_out > 0)
		printf(", %zu left out", s.left_out);
	printf("; at least %.0f %%: %s\n", 100 * share, n > 0 && got >= share ? "yes" : "NO");
	return n > 0 && got >= share;
}

int
main(int argc, char **argv)
{
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	const char *folder = argc > 1 ? argv[argc - 1] : "../shared/csv-corpus";
	json_t *cases = manifest_load(folder);
	struct score cells = { 0 }, mended_cells = { 0 };

	if (cases == NULL) {
		printf("skipped: csv corpus: no %s/manifest.jsonl\n0 passed, 0 failed, 1 skipped\n",
		    folder);
		return 0;
	}
	struct score rows = rows_score(folder, cases, verbose);
	struct score errors = errors_score(folder, cases, verbose);
	struct score danish = danish_score(folder, cases, verbose);
	struct score tables = tables_score(folder, &cells, false, false);
	struct score mended = tables_score(folder, &mended_cells, true, verbose);
	struct score survival = survival_score(folder, verbose);
	json_decref(cases);
	int passed = 0;
	passed += score_print("records as expected", rows, 0.99);
	passed += score_print("errors refused with their line", errors, 0.95);
	passed += score_print("Danish texts in their encoding", danish, 1);
	passed += score_print("cells of Pollock's clean tables", cells, 0.90);
	printf("Pollock's clean tables, whole: %zu of %zu\n", tables.right,
	    tables.right + tables.wrong);
	passed += score_print("the same, spoilt rows repaired", mended_cells, 0.90);
	passed += score_print("whole tables, spoilt rows repaired", mended, 0.90);
	passed += score_print("files read to their end, every record accounted for", survival, 1);
	printf("%d passed, %d failed, %zu skipped\n", passed, 7 - passed,
	    rows.left_out + errors.left_out);
	return passed != 7;
}
