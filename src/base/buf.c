/* SPDX-License-Identifier: Apache-2.0 */
/* buf.c - a growing string in an arena. Invariant: at is NULL, or
 * len < cap and at[len] is NUL. */
#include "base/buf.h"

#include "base/check.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

void buf_init(struct buf *b, struct arena *a)
{
    *b = (struct buf){.arena = a};
}

/* Room for `more` bytes and the NUL; returns where to write them. */
static char *make_room(struct buf *b, size_t more)
{
    size_t need;
    if (size_add_overflows(b->len, more, &need) ||
            size_add_overflows(need, 1, &need)) {
        need = SIZE_MAX; /* which the arena refuses */
    }
    if (need > b->cap) {
        size_t cap = b->cap < 32 ? 64 : b->cap * 2;
        cap = cap > need ? cap : need;
        char *moved = arena_alloc(b->arena, cap);
        if (b->len) {
            memcpy(moved, b->at, b->len);
        }
        b->at = moved;
        b->cap = cap;
    }
    return b->at + b->len;
}

void buf_add(struct buf *b, span s)
{
    char *at = make_room(b, s.len);
    if (s.len) {
        memcpy(at, s.ptr, s.len);
    }
    b->len += s.len;
    b->at[b->len] = '\0';
}

void buf_char(struct buf *b, char c)
{
    buf_add(b, (span){&c, 1});
}

void buf_point(struct buf *b, uint32_t code_point)
{
    char bytes[4];
    const size_t len = utf8_put(code_point, bytes);
    buf_add(b, (span){bytes, len});
}

void buf_number(struct buf *b, uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    buf_add(b, (span){digits + at, sizeof digits - at});
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int len = vsnprintf(NULL, 0, format, args);
    if (len > 0) {
        char *at = make_room(b, (size_t)len);
        (void)vsnprintf(at, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

span buf_span(const struct buf *b)
{
    return b->at ? (span){b->at, b->len} : SPAN("");
}
