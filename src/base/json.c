/* SPDX-License-Identifier: Apache-2.0 */
/* json.c - JSON in, by json-c: text -> its strict tokener -> a tree that is
 * only looked at. Writing is json_write.c. */
#include "base/json.h"

#include "base/utf8.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* two type names of json-c are also names of json.h's functions */
#define json_object json_node
#define json_bool json_flag
#include <json-c/json.h>
#undef json_object
#undef json_bool

enum { DEPTH = 64 };

/* json-c reports no memory as NULL: treat it as the arena does. */
static void *made(void *object)
{
    if (!object) {
        (void)fputs("recoupe: out of memory\n", stderr);
        abort();
    }
    return object;
}

struct json_tree {
    struct json_node *root;
};

/* The first byte that no JSON text holds there, or SIZE_MAX: json-c lets NaN,
 * Infinity and some NULs pass. */
static size_t stray_byte(span text)
{
    bool quoted = false;
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '\0' || (!quoted && (c == 'N' || c == 'I'))) {
            return i;
        }
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\\' && quoted) {
            i++;
        }
    }
    return SIZE_MAX;
}

static size_t skip_space(span text, size_t at)
{
    while (at < text.len && memchr(" \t\r\n", text.ptr[at], 4)) {
        at++;
    }
    return at;
}

/* What json-c says about a text, or NULL when nothing is wrong. */
static const char *reason_of(enum json_tokener_error code)
{
    if (code == json_tokener_success) {
        return NULL;
    }
    if (code == json_tokener_continue || code == json_tokener_error_parse_eof) {
        return "the text ends too early";
    }
    if (code == json_tokener_error_depth) {
        return "nested too deep";
    }
    return json_tokener_error_desc(code);
}

/* Runs json-c over the text. On a mistake gives NULL, a reason and its place;
 * the root of "null" is NULL too, without a reason. */
static struct json_node *parse_text(span text, const char **reason, size_t *at)
{
    struct json_tokener *t = made(json_tokener_new_ex(DEPTH));
    json_tokener_set_flags(
            t, JSON_TOKENER_STRICT | JSON_TOKENER_ALLOW_TRAILING_CHARS);
    const char *bytes = text.len ? text.ptr : "";
    struct json_node *root = json_tokener_parse_ex(t, bytes, (int)text.len);
    *at = json_tokener_get_parse_end(t);
    if (json_tokener_get_error(t) == json_tokener_continue) {
        /* a number at the very end waits for a byte that cannot be in it */
        root = json_tokener_parse_ex(t, "", 1);
        *at = text.len;
    }
    *reason = reason_of(json_tokener_get_error(t));
    json_tokener_free(t);
    return root;
}

enum rcp_status json_parse(
        span text, span source, struct json_tree **tree, struct rcp_err *err)
{
    const char *reason;
    size_t at;
    if (text.len >= INT_MAX) {
        return err_set(err, RCP_LIMIT, source, NO_POSITION,
                "JSON text is longer than %d bytes", INT_MAX);
    }
    if (!utf8_valid(text, &at)) { /* json-c would let surrogates pass */
        return err_set(err, RCP_FORMAT, source, at, "not JSON: not UTF-8");
    }
    const size_t stray = stray_byte(text);
    struct json_node *root = parse_text(text, &reason, &at);
    if (stray != SIZE_MAX && (!reason || stray <= at)) {
        reason = "unexpected character";
        at = stray;
    } else if (!reason && skip_space(text, at) < text.len) {
        reason = "more follows the end";
        at = skip_space(text, at);
    }
    if (reason) {
        (void)json_object_put(root);
        return err_set(err, RCP_FORMAT, source, at, "not JSON: %s", reason);
    }
    *tree = made(malloc(sizeof **tree));
    **tree = (struct json_tree){root};
    return RCP_OK;
}

void json_free(struct json_tree *tree)
{
    if (tree) {
        (void)json_object_put(tree->root);
        free(tree);
    }
}

json_value json_root(const struct json_tree *tree)
{
    return tree->root;
}

json_value json_get(json_value object, const char *name)
{
    struct json_node *found = NULL;
    if (!json_object_is_type(object, json_type_object) ||
            !json_object_object_get_ex(object, name, &found)) {
        return NULL;
    }
    return found;
}

size_t json_length(json_value array)
{
    return json_is_array(array) ? json_object_array_length(array) : 0;
}

json_value json_at(json_value array, size_t index)
{
    return index < json_length(array) ? json_object_array_get_idx(array, index)
                                      : NULL;
}

bool json_is_string(json_value v)
{
    return json_object_is_type(v, json_type_string);
}

bool json_is_object(json_value v)
{
    return json_object_is_type(v, json_type_object);
}

bool json_is_array(json_value v)
{
    return json_object_is_type(v, json_type_array);
}

span json_as_string(json_value v)
{
    if (!json_is_string(v)) {
        return (span){NULL, 0};
    }
    /* json-c changes a value in this call only when it is not a string */
    struct json_node *string = (struct json_node *)(uintptr_t)v;
    return (span){json_object_get_string(string),
            (size_t)json_object_get_string_len(v)};
}

double json_as_number(json_value v)
{
    if (json_object_is_type(v, json_type_int) ||
            json_object_is_type(v, json_type_double)) {
        const double value = json_object_get_double(v);
        if (isfinite(value)) { /* 1e999 is not */
            return value;
        }
    }
    return NAN;
}
