#include "tests/ingest/suites.h"

void
suite_row(void)
{
}
