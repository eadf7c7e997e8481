#include "analysis/numeric.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>

void
numeric_begin(void)
{
	gsl_set_error_handler_off();
}

const char *
numeric_library(void)
{
	return "GSL " GSL_VERSION;
}
