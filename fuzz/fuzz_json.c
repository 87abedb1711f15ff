/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as JSON: a mistake lies in the text; what is read can be written,
 * and what is written reads back as itself. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"

#include <math.h>

static const char *const NAMES[] = {"a", "b", "text", "\xC3\xA9", ""};
enum { N_NAMES = sizeof NAMES / sizeof NAMES[0] };

/* Whether the reader can tell v from null, which booleans and 1e999 read as. */
static bool is_something(json_value v)
{
    return json_is_string(v) || json_is_array(v) || json_is_object(v) ||
           !isnan(json_as_number(v));
}

/* Writes the parts of v that the reader can reach. */
static void copy_value(struct json_writer *w, json_value v)
{
    if (json_is_string(v)) {
        assert(utf8_valid(json_as_string(v), NULL));
        json_string(w, json_as_string(v));
    } else if (json_is_array(v)) {
        json_array(w);
        for (size_t i = 0; i < json_length(v); i++) {
            copy_value(w, json_at(v, i));
        }
        json_end(w);
    } else if (json_is_object(v)) {
        json_object(w);
        for (size_t i = 0; i < N_NAMES; i++) {
            if (is_something(json_get(v, NAMES[i]))) {
                json_key(w, span_of(NAMES[i]));
                copy_value(w, json_get(v, NAMES[i]));
            }
        }
        json_end(w);
    } else {
        json_number(w, json_as_number(v));
    }
}

/* Reads `text` and writes it with w; NULL when it is not JSON. */
static struct json_tree *read_and_write(struct json_writer *w, span text)
{
    struct json_tree *tree = NULL;
    struct rcp_err err = {0};
    if (json_parse(text, SPAN("t"), &tree, &err) != RCP_OK) {
        assert(err.status == RCP_FORMAT && !tree);
        assert(err.position <= text.len && err.msg[0]);
        return NULL;
    }
    assert(err.status == RCP_OK);
    copy_value(w, json_root(tree));
    return tree;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct json_writer *w = json_writer_new(), *again = json_writer_new();
    struct json_tree *tree =
            read_and_write(w, (span){(const char *)data, size});
    if (tree) {
        struct json_tree *second = read_and_write(again, json_text(w));
        assert(second && span_eq(json_text(w), json_text(again)));
        json_free(second);
    }
    json_free(tree);
    json_writer_free(again);
    json_writer_free(w);
    return 0;
}
