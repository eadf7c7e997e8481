#include "tests/model/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_geography();
}
