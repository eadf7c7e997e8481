/* tests/ingest/suites.h - the suites of this folder. */
#ifndef TESTS_INGEST_SUITES_H
#define TESTS_INGEST_SUITES_H

void suite_csv(void);
void suite_csv_dialect(void);
void suite_csv_repair(void);
void suite_encoding(void);
void suite_same(void);
void suite_number(void);
void suite_mapping(void);
void suite_row(void);
void suite_import(void);
void suite_facts(void);
void suite_places(void);
void suite_tiles(void);
void suite_borders(void);
void suite_saved(void);
void suite_targets(void);
void suite_money(void);
void suite_portfolio(void);
void suite_sources(void);
void suite_aggregate(void);
void suite_parallel(void);
void suite_report_conf(void);

#endif
