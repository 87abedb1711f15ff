/* SPDX-License-Identifier: Apache-2.0 */
/* json.h - JSON in (json.c, the only file that knows json-c) and out
 * (json_write.c).
 *
 * Writing: append freely; keys in the order given; the writer adds commas.
 *     json_object(w); json_key(w, SPAN("id")); json_string(w, id); json_end(w);
 * Misuse (a value without a key, one end too many) is a bug and asserted.
 * Reading: a borrowed tree; missing members read as NULL values, never crash.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"
#include "base/err.h"

struct json_writer;

struct json_writer *json_writer_new(void);
/* Hands over what is written piece by piece, the pieces valid only during the
 * call; json_writer_end hands over the last one. A NULL sink keeps all. */
typedef void json_sink(void *context, span piece);
struct json_writer *json_writer_stream(json_sink *sink, void *context);
void json_writer_end(struct json_writer *w);
void json_writer_free(struct json_writer *w);
void json_object(struct json_writer *w);
void json_array(struct json_writer *w);
void json_end(struct json_writer *w); /* of the innermost object or array */
void json_key(struct json_writer *w, span name);
void json_string(struct json_writer *w, span s); /* null when s.ptr is NULL */
void json_int(struct json_writer *w, int64_t value);
void json_number(struct json_writer *w, double value); /* null when NAN; whole
                                        numbers print without a fraction */
void json_bool(struct json_writer *w, bool value);
void json_null(struct json_writer *w);
/* The finished document on one line, no newline. Lives until the next
 * value at top level or json_writer_free. For a writer without a sink. */
span json_text(struct json_writer *w);

struct json_tree;                           /* owns all values */
typedef const struct json_node *json_value; /* NULL is JSON null or absent */

/* Parses one JSON text; RCP_FORMAT with the byte position of the mistake.
 * Depth is limited to 64. Raw control characters in strings are let through
 * (pages have them), but for NUL; of members with one name the last counts. */
enum rcp_status json_parse(span text, span source, struct json_tree **tree,
        struct rcp_err *err) RCP_CHECKED;
void json_free(struct json_tree *tree);
json_value json_root(const struct json_tree *tree);
json_value json_get(json_value object, const char *name);
size_t json_length(json_value array); /* 0 unless an array */
json_value json_at(json_value array, size_t index);
bool json_is_string(json_value v);
bool json_is_object(json_value v);
bool json_is_array(json_value v);
span json_as_string(json_value v);   /* {NULL,0} unless a string */
double json_as_number(json_value v); /* NAN unless a finite number */

#endif
