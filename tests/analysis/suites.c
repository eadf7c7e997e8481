#include "tests/analysis/suites.h"

#include "analysis/numeric.h"

#include "tests/check.h"

void
suites(void)
{
	numeric_begin(); /* as main does */
	suite_interval();
	suite_interval_properties();
	suite_inverse();
	suite_rate();
	suite_rank();
	suite_bayes();
	suite_multiplicity();
	suite_equity();
	suite_describe();
	suite_compare();
	suite_slopes();
	suite_trend();
	suite_trend_properties();
	suite_serial();
	suite_seasonal();
	suite_power();
	suite_regression();
	suite_judge();
	suite_usable();
	suite_assess();
	suite_baseline();
	suite_edge();
	suite_outlook();
	suite_trial();
	suite_outlook_calibration();
	suite_plausible();
	suite_profile();
	suite_peers();
	suite_needs();
	suite_event();
	suite_scores();
	suite_forecast();
	suite_funnel();
	suite_dispersion();
	suite_local_level();
	suite_logit_trend();
	suite_standing();
	suite_run_chart();
	suite_control();
	suite_control_rules();
	suite_nist();
	suite_counts();
	suite_robust();
	suite_change();
	suite_joinpoint();
	suite_refusals();
	suite_cautions();
}
