/* tests/report/suites.h - the suites of this folder. */
#ifndef TESTS_REPORT_SUITES_H
#define TESTS_REPORT_SUITES_H

void suite_markup(void);
void suite_html(void);
void suite_compose(void);
void suite_pages(void);
void suite_portfolio(void);
void suite_xlsx(void);
void suite_package(void);
void suite_odt(void);
void suite_followup(void);
void suite_text_block(void);

#endif
