/*
 * ingest/parallel.h - the counts of a long file summed or read on several threads.
 *
 * The usual reader (import.h) begins, and asks at each record whether it can be spared some. Then
 * pieces of the file, cut at line ends, are read at the same time by ingest/plain.h, each for
 * itself. In file order, a piece counts if the one before it ended where it begins; where one
 * stopped, the usual reader takes the record with everything it has learned, and asks again. So
 * figures, messages and their order are those of one thread, however the pieces are cut: a quoted
 * line break at a cut only makes the second piece not begin where the first one ended.
 */
#ifndef INGEST_PARALLEL_H
#define INGEST_PARALLEL_H

#include <stddef.h>

#include "ingest/aggregate.h"
#include "ingest/import.h"

#define PARALLEL_THREADS ((size_t)8)         /* at most */
#define PARALLEL_PIECE   ((size_t)256 << 10) /* bytes of a piece that is summed */
#define PARALLEL_EACH    ((size_t)64 << 10)  /* of one whose figures are given */

/*
 * As import_file, with G in place of the sink. THREADS 1 to PARALLEL_THREADS, this one counted; if
 * the system gives fewer it takes longer. What is no plain file, standard input for one, is read
 * by this thread alone.
 */
enum import_code parallel_sum(const struct import *im, const char *path,
    struct import_summary *summary, struct groups *g, size_t threads);

/*
 * As import_file: the figures that are plain are read on THREADS threads and given to the sink by
 * this one, in file order.
 */
enum import_code parallel_read(
    const struct import *im, const char *path, struct import_summary *summary, size_t threads);

/* The same in pieces of PIECE bytes: the tests try every size. */
enum import_code parallel_sum_cut(const struct import *im, const char *path,
    struct import_summary *summary, struct groups *g, size_t threads, size_t piece);
enum import_code parallel_read_cut(const struct import *im, const char *path,
    struct import_summary *summary, size_t threads, size_t piece);

#endif
