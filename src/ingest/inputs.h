/* SPDX-License-Identifier: Apache-2.0 */
/* inputs.h - from what was asked for to the files to be read.
 *
 *   report.html folder - more.jsonl
 *     -> report.html folder/a.txt folder/sub/b.html - more.jsonl
 *
 * A folder gives its files in order of their names (bytes), sub-folders in
 * their place; hidden names and files whose ending is none of a report are
 * left out. A file that is named itself is always taken. */
#ifndef INGEST_INPUTS_H
#define INGEST_INPUTS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

enum {
    INPUTS_MAX_DEPTH = 64, /* folders inside folders */
    INPUTS_MAX_FILES = 1 << 24
};

enum input_kind {
    INPUT_FILE,  /* one report */
    INPUT_JSONL, /* .jsonl, .ndjson: one report a line */
    INPUT_STDIN,
    INPUT_REFUSED /* missing, not readable, a folder that contains itself */
};

struct input {
    enum input_kind kind;
    span path;                     /* NUL follows */
    const struct rcp_err *refusal; /* of INPUT_REFUSED */
};

struct inputs {
    VEC(struct input);
};

/* Never fails as a whole: what cannot be read is an INPUT_REFUSED in its
 * place. A folder with no report in it is refused too. */
void inputs_expand(struct arena *a, const char *const *paths, size_t count,
        struct inputs *out);

#endif
