#include "tests/plots/suites.h"

#include "tests/check.h"

void
suites(void)
{
	suite_quote();
	suite_type();
	suite_place();
	suite_axis();
	suite_xml();
	suite_svg();
	suite_wording();
	suite_chart();
	suite_revision();
	suite_dots();
	suite_map();
	suite_heat();
	suite_gantt();
	suite_reliability();
	suite_multiples();
	suite_funnel();
	suite_control();
	suite_bullet();
	suite_spark();
	suite_logo();
}
