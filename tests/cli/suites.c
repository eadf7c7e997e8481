#include "tests/cli/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_options();
	suite_pick();
}
