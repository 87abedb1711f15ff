/* SPDX-License-Identifier: Apache-2.0 */
/* points.c - byte offsets to code point offsets.
 *
 *     text   |--------|--------|----…     stride
 *     count  0        61       125        code points before each checkpoint */
#include "base/points.h"

enum { POINTS_STRIDE = 64 };

struct points {
    span text;
    uint32_t *count;
};

static uint32_t count_starts(span text, size_t from, size_t to)
{
    uint32_t n = 0;
    for (size_t i = from; i < to; i++) {
        n += ((unsigned char)text.ptr[i] & 0xC0u) != 0x80u;
    }
    return n;
}

struct points *points_new(struct arena *a, span text)
{
    struct points *p = ARENA_NEW(a, struct points);
    size_t n = text.len / POINTS_STRIDE + 1;
    p->text = text;
    p->count = ARENA_ARRAY(a, uint32_t, n);
    for (size_t i = 1; i < n; i++) {
        p->count[i] =
                p->count[i - 1] +
                count_starts(text, (i - 1) * POINTS_STRIDE, i * POINTS_STRIDE);
    }
    return p;
}

uint32_t points_at(const struct points *p, uint32_t at)
{
    size_t byte = at < p->text.len ? at : p->text.len;
    size_t checkpoint = byte / POINTS_STRIDE;
    return p->count[checkpoint] +
           count_starts(p->text, checkpoint * POINTS_STRIDE, byte);
}
