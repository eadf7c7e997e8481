#include "tests/ingest/suites.h"

void
suite_mapping(void)
{
}
