/* SPDX-License-Identifier: Apache-2.0 */
/* recoupe.h - the one public header of librecoupe.
 *
 * Recoupe reads news reports and keeps who said what, on whose word, how
 * firmly, when, where and how many, each with its place in the text; then it
 * lays reports side by side. It never says that something is true.
 *
 *     struct rcp_engine *engine;           language packs and models, read only
 *     struct rcp_err err = {0};
 *     rcp_engine_open(&engine, NULL, &err);
 *     rcp_read_inputs(engine, &options, paths, n, stdout, &tally, &err);
 *     rcp_engine_close(engine);
 *
 * Life cycle: an engine is immutable once open and may be shared by threads.
 * Errors: every call that can fail returns an rcp_status and fills the
 * caller's struct rcp_err, which is left untouched on success.
 */
#ifndef RECOUPE_H
#define RECOUPE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define RCP_API __attribute__((visibility("default")))
#define RCP_CHECKED __attribute__((warn_unused_result))
#else
#define RCP_API
#define RCP_CHECKED
#endif

/* ---- status and errors -------------------------------------------------- */

enum rcp_status {
    RCP_OK = 0,
    RCP_IO,        /* the system refused: no such file, no permission, disk */
    RCP_FORMAT,    /* the bytes are not what they should be */
    RCP_LIMIT,     /* a named limit was reached */
    RCP_NOT_FOUND, /* no language pack, no model, no such record */
    RCP_VERSION,   /* made by another version */
    RCP_USAGE,     /* the caller asked for something that does not exist */
    RCP_CANCELLED, /* stopped on request */
    RCP_INTERNAL   /* a bug: please report it */
};

/* Where and why. `source` names the file (cut at 199 bytes), `position` is
 * the byte offset or UINT64_MAX when there is none, `line` counts from 1 or
 * is 0. `msg` is one line: what failed first, then what to do. */
struct rcp_err {
    enum rcp_status status;
    char source[200];
    uint64_t position;
    uint32_t line;
    char msg[256];
};

#endif
