/* SPDX-License-Identifier: Apache-2.0 */
/* batch.h - many reports (or packs) at once: the only place with threads.
 *
 *     next() ──> N workers: work() ──> results put in input order ──> sink()
 *
 * next() is called by one worker at a time, sink() on the calling thread only,
 * in the order in which next() gave the items, so what sink prints does not
 * depend on N. At most BATCH_WINDOW results for each worker wait: memory does
 * not grow with the number of reports. */
#ifndef LIB_BATCH_H
#define LIB_BATCH_H

#include <stdbool.h>

enum { BATCH_WINDOW = 4, BATCH_MAX_WORKERS = 64 };

struct batch {
    void *(*next)(void *context);              /* an item, or NULL at the end */
    void *(*work)(void *context, void *item);  /* its result; any thread */
    bool (*sink)(void *context, void *result); /* false: stop early */
    void (*drop)(void *context, void *result); /* of results after a stop */
    void *context;
    unsigned workers; /* 0: one for each processor */
};

/* Returns when all is done, or sink said stop. */
void batch_run(const struct batch *b);

#endif
