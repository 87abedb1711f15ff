/* SPDX-License-Identifier: Apache-2.0 */
/* json_write.c - JSON out: each value is text as soon as it is given.
 *
 *     calls -> comma, key, value -> buffer ──full──> sink, or kept whole
 *
 * Open containers are a stack of a few bytes each and the hashes of the keys
 * already given, so that a text of any length takes little memory. */
#include "base/json.h"

#include "base/buf.h"
#include "base/vec.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

enum { DEPTH = 64, PIECE = 1 << 16 };

struct level {
    bool object, any; /* any: something stands in it */
    bool key;         /* one waits for its value */
    VEC(uint64_t) keys;
};

struct json_writer {
    struct arena *arena, *keys;
    struct buf out;
    json_sink *sink;
    void *context;
    uint32_t depth;
    bool done; /* a value stands at top level */
    struct level open[DEPTH];
};

struct json_writer *json_writer_new(void)
{
    return json_writer_stream(NULL, NULL);
}

struct json_writer *json_writer_stream(json_sink *sink, void *context)
{
    struct arena *a = arena_new();
    struct json_writer *w = ARENA_NEW(a, struct json_writer);
    w->arena = a;
    w->keys = arena_new();
    w->sink = sink;
    w->context = context;
    buf_init(&w->out, a);
    return w;
}

void json_writer_free(struct json_writer *w)
{
    if (w) {
        arena_free(w->keys);
        arena_free(w->arena);
    }
}

static void flush(struct json_writer *w, size_t least)
{
    if (w->sink && w->out.len >= least) {
        w->sink(w->context, buf_span(&w->out));
        w->out.len = 0;
    }
}

/* What stands in front of a value, and that it is allowed there. */
static void before_value(struct json_writer *w)
{
    if (w->depth == 0) {
        if (w->done && !w->sink) {
            w->out.len = 0;
        }
        w->done = true;
        return;
    }
    struct level *in = &w->open[w->depth - 1];
    if (in->object) {
        assert(in->key); /* a value in an object needs a key first */
        in->key = false;
    } else if (in->any) {
        buf_char(&w->out, ',');
    }
    in->any = true;
}

static void begin(struct json_writer *w, bool object)
{
    assert(w->depth < DEPTH);
    before_value(w);
    struct level *in = &w->open[w->depth++];
    in->object = object;
    in->any = in->key = false;
    in->keys.n = 0;
    buf_char(&w->out, object ? '{' : '[');
}

void json_object(struct json_writer *w)
{
    begin(w, true);
}

void json_array(struct json_writer *w)
{
    begin(w, false);
}

void json_end(struct json_writer *w)
{
    assert(w->depth > 0);
    struct level *in = &w->open[--w->depth];
    assert(!in->key); /* a key without a value */
    buf_char(&w->out, in->object ? '}' : ']');
    flush(w, PIECE);
}

static void put_escape(struct json_writer *w, unsigned char c)
{
    static const char SHORT[] = "b\bf\fn\nr\rt\t\"\"\\\\";
    for (size_t i = 0; i + 1 < sizeof SHORT; i += 2) {
        if (SHORT[i + 1] == (char)c) {
            buf_char(&w->out, '\\');
            buf_char(&w->out, SHORT[i]);
            return;
        }
    }
    buf_printf(&w->out, "\\u%04x", c);
}

static void put_text(struct json_writer *w, span s)
{
    size_t from = 0;
    buf_char(&w->out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c < 0x20 || c == '"' || c == '\\') {
            buf_add(&w->out, span_slice(s, from, i));
            put_escape(w, c);
            from = i + 1;
        }
    }
    buf_add(&w->out, span_slice(s, from, s.len));
    buf_char(&w->out, '"');
}

void json_key(struct json_writer *w, span name)
{
    assert(w->depth > 0);
    struct level *in = &w->open[w->depth - 1];
    assert(in->object && !in->key);
    uint64_t hash = XXH64(name.ptr, name.len, 0);
    for (uint32_t i = 0; i < in->keys.n; i++) {
        assert(in->keys.at[i] != hash); /* given twice */
    }
    *VEC_ADD(w->keys, &in->keys) = hash;
    if (in->any) {
        buf_char(&w->out, ',');
    }
    in->key = true;
    put_text(w, name);
    buf_char(&w->out, ':');
}

void json_string(struct json_writer *w, span s)
{
    before_value(w);
    if (s.ptr) {
        put_text(w, s);
    } else {
        buf_add(&w->out, SPAN("null"));
    }
}

void json_int(struct json_writer *w, int64_t value)
{
    before_value(w);
    buf_printf(&w->out, "%lld", (long long)value);
}

/* The shortest form that reads back as the same number. */
static void number_text(double value, char *out, size_t size)
{
    for (int digits = 15; digits <= 17; digits++) {
        (void)snprintf(out, size, "%.*g", digits, value);
        if (strtod(out, NULL) == value) {
            return;
        }
    }
}

void json_number(struct json_writer *w, double value)
{
    const double largest_whole = 9007199254740992.0; /* 2^53 */
    char text[32];
    if (!isfinite(value)) {
        json_null(w);
    } else if (fabs(value) <= largest_whole && value == trunc(value)) {
        json_int(w, (int64_t)value);
    } else {
        number_text(value, text, sizeof text);
        before_value(w);
        buf_add(&w->out, span_of(text));
    }
}

void json_bool(struct json_writer *w, bool value)
{
    before_value(w);
    buf_add(&w->out, value ? SPAN("true") : SPAN("false"));
}

void json_null(struct json_writer *w)
{
    before_value(w);
    buf_add(&w->out, SPAN("null"));
}

span json_text(struct json_writer *w)
{
    assert(w->depth == 0);
    return w->done ? buf_span(&w->out) : SPAN("null");
}

void json_writer_end(struct json_writer *w)
{
    assert(w->depth == 0);
    flush(w, 1);
}
