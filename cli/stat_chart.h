/*
 * cli/stat_chart.h - what pejl stat reads for a control chart: columns and parameters.
 */
#ifndef CLI_STAT_CHART_H
#define CLI_STAT_CHART_H

#include <stdbool.h>

#include "analysis/control.h"
#include "cli/stat.h"

/*
 * Columns and parameters of J into *IN, whose chart is set; SIZED: counts (or values) and
 * denominators, else values alone. Columns go by their usual names, else by place. Arrays are in
 * J's arena. False after a message.
 */
bool stat_chart_input(struct stat_job *j, bool sized, struct control_input *in);

#endif
