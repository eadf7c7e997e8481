/* tests/analysis/suites.h - the suites of this folder. */
#ifndef TESTS_ANALYSIS_SUITES_H
#define TESTS_ANALYSIS_SUITES_H

void suite_interval(void);
void suite_interval_properties(void);
void suite_inverse(void);
void suite_rate(void);
void suite_rank(void);
void suite_bayes(void);
void suite_multiplicity(void);
void suite_equity(void);
void suite_describe(void);
void suite_compare(void);
void suite_slopes(void);
void suite_trend(void);
void suite_trend_properties(void);
void suite_serial(void);
void suite_seasonal(void);
void suite_power(void);
void suite_regression(void);
void suite_judge(void);
void suite_usable(void);
void suite_assess(void);
void suite_plausible(void);
void suite_profile(void);
void suite_peers(void);
void suite_scores(void);
void suite_forecast(void);
void suite_funnel(void);
void suite_dispersion(void);
void suite_local_level(void);
void suite_logit_trend(void);
void suite_standing(void);
void suite_run_chart(void);
void suite_control(void);
void suite_control_rules(void);
void suite_nist(void);
void suite_counts(void);
void suite_robust(void);
void suite_change(void);
void suite_joinpoint(void);
void suite_refusals(void);
void suite_cautions(void);

#endif
