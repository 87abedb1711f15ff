/* SPDX-License-Identifier: Apache-2.0 */
/* reader.h - from what was asked for to reports that went down the line.
 *
 *     paths ─> inputs ─> jobs ─(batch: N workers)─> sink, in input order
 *
 * A job is one report: a file, or a line of a JSON Lines stream. Whoever wants
 * the reports gives two calls: `prepare` runs on the worker's thread when the
 * report has been read (to print it into its arena, say), `take` on the
 * caller's thread in the order of the input. */
#ifndef LIB_READER_H
#define LIB_READER_H

#include "lib/engine.h"

struct reader_calls {
    void (*prepare)(void *context, struct rcp_doc *doc, span *prepared);
    bool (*take)(void *context, struct rcp_doc *doc, span prepared);
    void *context;
};

/* Fails only where nothing can be read at all: RCP_USAGE for a language that
 * there is no pack for or a date that is none. */
enum rcp_status reader_run(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, const struct reader_calls *calls, struct rcp_tally *tally,
        struct rcp_err *err) RCP_CHECKED;

#endif
