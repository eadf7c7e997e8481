#include "tests/ingest/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_csv();
	suite_csv_dialect();
	suite_csv_repair();
	suite_encoding();
	suite_same();
	suite_number();
	suite_mapping();
	suite_row();
	suite_import();
	suite_facts();
	suite_places();
	suite_tiles();
	suite_borders();
	suite_saved();
	suite_targets();
	suite_money();
	suite_portfolio();
	suite_sources();
	suite_aggregate();
	suite_parallel();
	suite_report_conf();
}
