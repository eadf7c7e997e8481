#include "tests/ingest/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_places();
	suite_targets();
	suite_sources();
}
