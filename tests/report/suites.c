#include "tests/report/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_markup();
	suite_html();
	suite_compose();
	suite_pages();
	suite_portfolio();
	suite_xlsx();
	suite_package();
	suite_odt();
	suite_followup();
	suite_text_block();
}
