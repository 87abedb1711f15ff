/* SPDX-License-Identifier: Apache-2.0 */
/* jsonl.h - JSON Lines: one report a line.
 *
 *   {"id","url","title","publisher","authors","published","language","text"}
 *   or "html" instead of "text"; all but these two optional
 *
 *     struct jsonl *j;
 *     jsonl_open(&j, arena, "reports.jsonl", &err);
 *     while ((step = jsonl_next(j, one, &line, &err)) != JSONL_END)
 *         if (step == JSONL_LINE && !jsonl_report(one, &line, &report, &err))
 *             ingest_bytes(doc, report.bytes, &report.options, rules, &err);
 *     jsonl_close(j);
 *
 * Reading goes on behind a line that is refused. jsonl_next belongs to one
 * thread; jsonl_report may run in another, as all it needs is in `one`. */
#ifndef INGEST_JSONL_H
#define INGEST_JSONL_H

#include "ingest/ingest.h"

enum { JSONL_MAX_LINE = DOC_MAX_SOURCE };

struct jsonl;

struct jsonl_line {
    span source; /* name of the stream; lives as long as the reader */
    span text;
    uint32_t number; /* from 1 */
};

enum jsonl_step {
    JSONL_END,
    JSONL_LINE,
    JSONL_REFUSED /* too long, or the stream broke off: err says; go on */
};

/* "-" is standard input. The reader lives in `a` until jsonl_close. */
enum rcp_status jsonl_open(struct jsonl **reader, struct arena *a,
        const char *path, struct rcp_err *err) RCP_CHECKED;
void jsonl_close(struct jsonl *reader); /* NULL is allowed */
/* The next line that is not blank, copied into `one`. */
enum jsonl_step jsonl_next(struct jsonl *reader, struct arena *one,
        struct jsonl_line *line, struct rcp_err *err) RCP_CHECKED;

struct jsonl_report {
    struct ingest_options options; /* kind, is_utf8 and given are filled */
    span bytes;
};
/* RCP_FORMAT with file and line when it is no JSON, no object, or has neither
 * "text" nor "html". Members of a wrong type count as absent; a `published`
 * that is no ISO 8601 date too. All strings go to `one`. */
enum rcp_status jsonl_report(struct arena *one, const struct jsonl_line *line,
        struct jsonl_report *report, struct rcp_err *err) RCP_CHECKED;

#endif
