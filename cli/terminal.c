#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int
terminal_width(void)
{
	const char *env = getenv("COLUMNS");
	struct winsize w;
	long columns = env != NULL ? strtol(env, NULL, 10) : 0;

	if (columns >= 20 && columns < 10000)
		return (int)columns;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 20)
		return w.ws_col;
	return 10000;
}
