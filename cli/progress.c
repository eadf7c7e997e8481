#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/text.h"

#define EVERY     4096 /* steps between looks at the clock */
#define QUIET     0.5  /* seconds in which nothing is shown: short files need no bar */
#define REDRAW    0.2
#define BAR_WIDTH 30

void
progress_begin(struct progress *p, const char *name, size_t size)
{
	*p = (struct progress){
		.name = name, .size = size, .on = isatty(STDERR_FILENO) && size > 0
	};
	clock_gettime(CLOCK_MONOTONIC, &p->begun);
}

static double
elapsed_s(const struct progress *p)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)(t.tv_sec - p->begun.tv_sec) + (double)(t.tv_nsec - p->begun.tv_nsec) * 1e-9;
}

static void
draw(struct progress *p, size_t byte, double s)
{
	double part = (double)byte / (double)p->size;
	int full = (int)(part * BAR_WIDTH);

	part = part > 1 ? 1 : part;
	fputs("\r\033[K", stderr);
	text_put_safe(stderr, p->name);
	fputs(" [", stderr);
	for (int i = 0; i < BAR_WIDTH; i++)
		fputc(i < full ? '#' : '.', stderr);
	fprintf(stderr, "] %3.0f %%  %.1f MB/s  %.0f s left", 100 * part, (double)byte / 1e6 / s,
	    part > 0 ? s * (1 - part) / part : 0);
	fflush(stderr);
	p->shown = true;
}

void
progress_step(struct progress *p, size_t byte)
{
	if (!p->on || ++p->steps % EVERY != 0 || byte == (size_t)-1)
		return;
	double s = elapsed_s(p);
	if (s < QUIET || s - p->last < REDRAW)
		return;
	p->last = s;
	draw(p, byte, s);
}

void
progress_end(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->on = p->shown = false;
}
