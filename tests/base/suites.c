#include "tests/base/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_arena();
	suite_text();
	suite_decimal();
	suite_output();
	suite_child();
	suite_strmap();
	suite_beside();
	suite_outfolder();
	suite_translate();
	suite_beneath();
	suite_url();
}
