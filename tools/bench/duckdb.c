/*
 * tools/bench/duckdb.c - one SQL query by DuckDB's library, to compare times with.
 * usage: duckdb THREADS QUERY
 * Prints the rows, cells parted by ';'. The declarations are the few of duckdb.h that are used.
 */
#include <stdint.h>
#include <stdio.h>

typedef struct duckdb_database_ *duckdb_database;
typedef struct duckdb_connection_ *duckdb_connection;
typedef struct duckdb_config_ *duckdb_config;
typedef struct {
	uint64_t counts[3];
	void *inside[3];
} duckdb_result;

int duckdb_create_config(duckdb_config *);
int duckdb_set_config(duckdb_config, const char *, const char *);
int duckdb_open_ext(const char *, duckdb_database *, duckdb_config, char **);
int duckdb_connect(duckdb_database, duckdb_connection *);
int duckdb_query(duckdb_connection, const char *, duckdb_result *);
const char *duckdb_result_error(duckdb_result *);
uint64_t duckdb_row_count(duckdb_result *);
uint64_t duckdb_column_count(duckdb_result *);
char *duckdb_value_varchar(duckdb_result *, uint64_t, uint64_t);
void duckdb_free(void *);

static int
print_rows(duckdb_result *r)
{
	uint64_t rows = duckdb_row_count(r), columns = duckdb_column_count(r);

	for (uint64_t i = 0; i < rows; i++)
		for (uint64_t k = 0; k < columns; k++) {
			char *s = duckdb_value_varchar(r, k, i);
			fputs(s != NULL ? s : "", stdout);
			putchar(k + 1 < columns ? ';' : '\n');
			duckdb_free(s);
		}
	return ferror(stdout) || fflush(stdout) != 0;
}

int
main(int argc, char **argv)
{
	duckdb_config config;
	duckdb_database database;
	duckdb_connection connection;
	duckdb_result result;

	if (argc != 3) {
		fputs("usage: duckdb THREADS QUERY\n", stderr);
		return 2;
	}
	if (duckdb_create_config(&config) != 0 || duckdb_set_config(config, "threads", argv[1]) != 0
	    || duckdb_open_ext(NULL, &database, config, NULL) != 0
	    || duckdb_connect(database, &connection) != 0) {
		fputs("duckdb: cannot be started\n", stderr);
		return 1;
	}
	if (duckdb_query(connection, argv[2], &result) != 0) {
		fprintf(stderr, "duckdb: %s\n", duckdb_result_error(&result));
		return 1;
	}
	return print_rows(&result);
}
