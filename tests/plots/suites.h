/* tests/plots/suites.h - the suites of this folder. */
#ifndef TESTS_PLOTS_SUITES_H
#define TESTS_PLOTS_SUITES_H

void suite_quote(void);
void suite_type(void);
void suite_place(void);
void suite_axis(void);
void suite_xml(void);
void suite_svg(void);
void suite_wording(void);
void suite_chart(void);
void suite_revision(void);
void suite_dots(void);
void suite_map(void);
void suite_heat(void);
void suite_gantt(void);
void suite_reliability(void);
void suite_multiples(void);
void suite_funnel(void);
void suite_control(void);
void suite_bullet(void);
void suite_spark(void);
void suite_logo(void);

#endif
