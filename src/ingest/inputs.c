/* SPDX-License-Identifier: Apache-2.0 */
/* inputs.c - folders walked; see inputs.h.
 *
 * A folder contains itself when its device and inode are those of a folder
 * that is being walked; the chain of these is at most INPUTS_MAX_DEPTH long. */
#include "ingest/inputs.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"

struct walk {
    struct arena *arena;
    struct inputs *out;
    uint64_t chain[INPUTS_MAX_DEPTH][2];
    uint32_t depth;
};

static void add_input(struct walk *w, enum input_kind kind, span path)
{
    struct input *const in = VEC_ADD(w->arena, w->out);
    in->kind = kind;
    in->path = path;
}

static void add_refusal(struct walk *w, span path, const struct rcp_err *why)
{
    struct rcp_err *const copy = ARENA_NEW(w->arena, struct rcp_err);
    *copy = *why;
    struct input *const in = VEC_ADD(w->arena, w->out);
    in->kind = INPUT_REFUSED;
    in->path = path;
    in->refusal = copy;
}

static void refuse(
        struct walk *w, span path, enum rcp_status status, const char *why)
{
    struct rcp_err err = {0};
    (void)err_set(&err, status, path, NO_POSITION, "%s", why);
    add_refusal(w, path, &err);
}

static bool ends_in(span name, const char *const *endings)
{
    for (; *endings != NULL; endings++) {
        const size_t n = strlen(*endings);
        if (name.len > n &&
                strncasecmp(name.ptr + name.len - n, *endings, n) == 0) {
            return true;
        }
    }
    return false;
}

static const char *const LINES_ENDINGS[] = {".jsonl", ".ndjson", NULL};
static const char *const REPORT_ENDINGS[] = {".txt", ".text", ".html", ".htm",
        ".xhtml", ".shtml", ".jsonl", ".ndjson", NULL};

static void add_file(struct walk *w, span path)
{
    add_input(w, ends_in(path, LINES_ENDINGS) ? INPUT_JSONL : INPUT_FILE, path);
}

static bool is_inside_itself(const struct walk *w, const uint64_t id[2])
{
    for (uint32_t i = 0; i < w->depth; i++) {
        if (w->chain[i][0] == id[0] && w->chain[i][1] == id[1]) {
            return true;
        }
    }
    return false;
}

static void walk_folder(struct walk *w, span path, const uint64_t id[2]);

static void walk_entry(struct walk *w, span folder, span name)
{
    const bool slash = span_ends(folder, SPAN("/"));
    const span path = arena_printf(w->arena, "%.*s%s%.*s", SPAN_ARG(folder),
            slash ? "" : "/", SPAN_ARG(name));
    uint64_t id[2];
    const enum file_kind kind = file_kind(path.ptr, id);
    if (kind == FILE_FOLDER) {
        walk_folder(w, path, id);
    } else if (kind == FILE_REGULAR && ends_in(name, REPORT_ENDINGS)) {
        add_file(w, path);
    }
}

/* Depth is bounded by the chain. */
static void walk_folder(struct walk *w, span path, const uint64_t id[2])
{
    if (is_inside_itself(w, id)) {
        refuse(w, path, RCP_FORMAT,
                "this folder contains itself through a link; it is read once");
        return;
    }
    if (w->depth == INPUTS_MAX_DEPTH) {
        refuse(w, path, RCP_LIMIT,
                "more than 64 folders inside one another; name it itself");
        return;
    }
    span *names;
    uint32_t count;
    struct rcp_err err = {0};
    if (file_list(w->arena, path.ptr, &names, &count, &err) != RCP_OK) {
        add_refusal(w, path, &err);
        return;
    }
    memcpy(w->chain[w->depth++], id, sizeof w->chain[0]);
    for (uint32_t i = 0; i < count && w->out->n < INPUTS_MAX_FILES; i++) {
        if (names[i].ptr[0] != '.') {
            walk_entry(w, path, names[i]);
        }
    }
    w->depth--;
}

static void expand_one(struct walk *w, const char *asked)
{
    const span path = arena_copy(w->arena, span_of(asked));
    if (strcmp(asked, "-") == 0) {
        add_input(w, INPUT_STDIN, path);
        return;
    }
    uint64_t id[2];
    const uint32_t before = w->out->n;
    switch (file_kind(path.ptr, id)) {
    case FILE_MISSING:
        refuse(w, path, RCP_IO, "no such file or folder");
        break;
    case FILE_REGULAR:
    case FILE_OTHER: /* a pipe may hold a report */
        add_file(w, path);
        break;
    case FILE_FOLDER:
        walk_folder(w, path, id);
        if (w->out->n == before) {
            refuse(w, path, RCP_NOT_FOUND,
                    "no report in this folder; reports are files that end in "
                    ".txt, .html, .htm or .jsonl");
        }
        break;
    }
}

void inputs_expand(struct arena *a, const char *const *paths, size_t count,
        struct inputs *out)
{
    struct walk w = {.arena = a, .out = out};
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        expand_one(&w, paths[i]);
    }
}
