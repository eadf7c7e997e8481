#ifndef TESTS_BASE_SUITES_H
#define TESTS_BASE_SUITES_H

void suite_arena(void);
void suite_text(void);
void suite_decimal(void);
void suite_output(void);
void suite_child(void);
void suite_strmap(void);
void suite_beside(void);
void suite_outfolder(void);
void suite_translate(void);
void suite_beneath(void);
void suite_url(void);

#endif
