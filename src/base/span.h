/* SPDX-License-Identifier: Apache-2.0 */
/* span.h - text is bytes that someone else owns.
 *
 * A `span` is a pointer and a length; it is never NUL-terminated by promise
 * and lives as long as what it points into. A `range` is a half-open byte
 * interval of a document's text: it survives printing and storing, and two of
 * them can be compared. All functions are pure. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *ptr;
    size_t len;
} span;

typedef struct {
    uint32_t start, end;
} range;

/* A span over a string literal: SPAN("claims"). */
#define SPAN(literal) ((span){(literal), sizeof(literal) - 1})
/* For printf: printf("%.*s", SPAN_ARG(s)). */
#define SPAN_ARG(s) (int)(s).len, (s).ptr

span span_of(const char *text); /* a C string; NULL gives {NULL, 0} */
bool span_eq(span a, span b);   /* same bytes */
int span_cmp(span a, span b);   /* memcmp order, shorter first */
bool span_starts(span s, span prefix);
bool span_ends(span s, span suffix);
size_t span_find(span s, span part); /* byte offset, or SIZE_MAX */
span span_slice(span s, size_t start, size_t end); /* clamped to s */
span span_trim(span s); /* without ASCII space at both ends */
/* Cuts off and returns what stands before the first `separator` and moves
 * `rest` behind it; returns the whole and empties `rest` where there is none.
 */
span span_cut(span *rest, char separator);

bool range_empty(range r);
bool range_holds(range outer, range inner); /* inner lies inside outer */
bool range_meets(range a, range b);         /* they share a byte */
range range_join(range a, range b);         /* smallest range over both */

#endif
