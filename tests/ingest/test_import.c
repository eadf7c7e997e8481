#include "tests/ingest/suites.h"

void
suite_import(void)
{
}
