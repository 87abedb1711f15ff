/* SPDX-License-Identifier: Apache-2.0 */
/* buf.h - a growing string in an arena: append freely, take the span at the
 * end. Valid until the next append. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

#include <stdarg.h>

struct buf {
    struct arena *arena;
    char *at;
    size_t len, cap;
};

void buf_init(struct buf *b, struct arena *a);
void buf_add(struct buf *b, span s);
void buf_char(struct buf *b, char c);
void buf_point(struct buf *b, uint32_t code_point); /* as UTF-8 */
void buf_number(struct buf *b, uint64_t n);         /* in decimal */
void buf_printf(struct buf *b, const char *format, ...)
        __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list args)
        __attribute__((format(printf, 2, 0), nonnull(2)));
span buf_span(const struct buf *b); /* what has been written; NUL follows */

#endif
