#include "tests/analysis/suites.h"

#include <gsl/gsl_errno.h>

#include "tests/check.h"

void
suites(void)
{
	gsl_set_error_handler_off(); /* as main does */
	suite_interval();
	suite_compare();
	suite_trend();
	suite_regression();
	suite_aggregate();
	suite_judge();
	suite_assess();
}
