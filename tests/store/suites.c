#include "tests/check.h"
#include "tests/store/suites.h"

void
suites(void)
{
	suite_panel();
	suite_absent();
	suite_store();
	suite_guard();
}
