#include "tests/model/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_period();
	suite_geography();
	suite_catalogue();
	suite_words();
	suite_phrase();
	suite_phrase_needs();
	suite_aggregate();
	suite_target();
	suite_observation();
	suite_portfolio();
	suite_prose();
	suite_sentence();
}
