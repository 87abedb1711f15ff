/* SPDX-License-Identifier: Apache-2.0 */
/* jsonl.c - a stream cut into lines, and a line into a report; see jsonl.h.
 *
 *   stream -> buffer [ done | line \n  next li… ] -> jsonl_line -> json ->
 * report
 *
 * A line longer than JSONL_MAX_LINE is skipped to its end without keeping it.
 */
#include "ingest/jsonl.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"

enum { READ_BYTES = 1 << 16 };

struct jsonl {
    FILE *stream;
    bool close;
    span source;
    uint32_t number;
    char *buffer; /* READ_BYTES */
    size_t from, to;
    bool ended;
};

enum rcp_status jsonl_open(struct jsonl **reader, struct arena *a,
        const char *path, struct rcp_err *err)
{
    struct jsonl *const j = ARENA_NEW(a, struct jsonl);
    const bool standard = strcmp(path, "-") == 0;
    j->source = arena_copy(a, standard ? SPAN("-") : span_of(path));
    j->stream = standard ? stdin : fopen(path, "rb");
    if (j->stream == NULL) {
        return err_errno(err, j->source, "cannot open it");
    }
    j->close = !standard;
    j->buffer = arena_alloc(a, READ_BYTES);
    *reader = j;
    return RCP_OK;
}

void jsonl_close(struct jsonl *j)
{
    if (j != NULL && j->close) {
        (void)fclose(j->stream);
    }
}

/* The bytes at hand up to and without the next newline; *whole tells whether
 * the newline was there. Empty and not whole at the end of the stream. */
static span take(struct jsonl *j, bool *whole)
{
    if (j->from == j->to && !j->ended) {
        j->from = 0;
        j->to = fread(j->buffer, 1, READ_BYTES, j->stream);
        j->ended = j->to == 0;
    }
    const span rest = {j->buffer + j->from, j->to - j->from};
    const char *const newline =
            rest.len > 0 ? memchr(rest.ptr, '\n', rest.len) : NULL;
    *whole = newline != NULL;
    const size_t n = *whole ? (size_t)(newline - rest.ptr) : rest.len;
    j->from += n + *whole;
    return (span){rest.ptr, n};
}

static enum jsonl_step read_line(struct jsonl *j, struct arena *one,
        struct jsonl_line *line, struct rcp_err *err)
{
    struct buf text;
    buf_init(&text, one);
    bool whole = false;
    bool too_long = false;
    span part;
    j->number++;
    do {
        part = take(j, &whole);
        too_long |= text.len + part.len > JSONL_MAX_LINE;
        if (!too_long) {
            buf_add(&text, part);
        }
    } while (!whole && !j->ended);
    line->source = j->source;
    line->number = j->number;
    line->text = buf_span(&text);
    if (too_long) {
        (void)err_set(err, RCP_LIMIT, j->source, NO_POSITION,
                "a line longer than %d MB; split it", JSONL_MAX_LINE >> 20);
        err->line = j->number;
        return JSONL_REFUSED;
    }
    if (!whole && ferror(j->stream)) {
        (void)err_errno(err, j->source, "cannot read on");
        return JSONL_REFUSED;
    }
    return whole || line->text.len > 0 ? JSONL_LINE : JSONL_END;
}

enum jsonl_step jsonl_next(struct jsonl *j, struct arena *one,
        struct jsonl_line *line, struct rcp_err *err)
{
    for (;;) {
        if (j->ended) {
            return JSONL_END;
        }
        const enum jsonl_step step = read_line(j, one, line, err);
        if (step != JSONL_LINE || span_trim(line->text).len > 0) {
            return step;
        }
    }
}

static span copy_string(struct arena *one, json_value object, const char *name)
{
    const span s = json_as_string(json_get(object, name));
    return s.ptr == NULL || span_trim(s).len == 0 ? (span){NULL, 0}
                                                  : arena_copy(one, s);
}

static void add_author(struct arena *one, struct doc_meta *meta, json_value v)
{
    const span s = span_trim(json_as_string(v));
    if (s.len > 0) {
        *VEC_ADD(one, &meta->authors) = arena_copy(one, s);
    }
}

static void read_members(
        struct arena *one, json_value object, struct doc_meta *meta)
{
    meta->given_id = copy_string(one, object, "id");
    meta->url = copy_string(one, object, "url");
    meta->title = copy_string(one, object, "title");
    meta->publisher = copy_string(one, object, "publisher");
    meta->language = copy_string(one, object, "language");
    const json_value authors = json_get(object, "authors");
    add_author(one, meta, authors);
    for (size_t i = 0; i < json_length(authors); i++) {
        add_author(one, meta, json_at(authors, i));
    }
    const span published = json_as_string(json_get(object, "published"));
    if (published.ptr == NULL ||
            !moment_parse(span_trim(published), &meta->published)) {
        memset(&meta->published, 0, sizeof meta->published);
    }
}

static enum rcp_status at_line(
        struct rcp_err *err, const struct jsonl_line *line, enum rcp_status s)
{
    if (err != NULL) {
        err->line = line->number;
    }
    return s;
}

enum rcp_status jsonl_report(struct arena *one, const struct jsonl_line *line,
        struct jsonl_report *report, struct rcp_err *err)
{
    memset(report, 0, sizeof *report);
    struct json_tree *tree = NULL;
    enum rcp_status status = json_parse(line->text, line->source, &tree, err);
    if (status != RCP_OK) {
        return at_line(err, line, status);
    }
    const json_value object = json_root(tree);
    const span text = json_as_string(json_get(object, "text"));
    const span html = json_as_string(json_get(object, "html"));
    if (text.ptr == NULL && html.ptr == NULL) {
        status = err_set(err, RCP_FORMAT, line->source, NO_POSITION,
                json_is_object(object)
                        ? "no \"text\" and no \"html\" in this report"
                        : "not a JSON object; give one report a line");
        status = at_line(err, line, status);
    } else {
        read_members(one, object, &report->options.given);
        report->options.kind = text.ptr != NULL ? INGEST_TEXT : INGEST_HTML;
        report->options.is_utf8 = true;
        report->options.given.path = line->source;
        report->bytes = arena_copy(one, text.ptr != NULL ? text : html);
    }
    json_free(tree);
    return status;
}
