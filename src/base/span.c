/* SPDX-License-Identifier: Apache-2.0 */
/* span.c - comparing, searching and cutting bytes; intervals of a text. */
#include "base/span.h"

#include <string.h>

span span_of(const char *text)
{
    return (span){text, text ? strlen(text) : 0};
}

bool span_eq(span a, span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int span_cmp(span a, span b)
{
    const size_t shorter = a.len < b.len ? a.len : b.len;
    const int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool span_starts(span s, span prefix)
{
    return s.len >= prefix.len && span_eq((span){s.ptr, prefix.len}, prefix);
}

bool span_ends(span s, span suffix)
{
    return s.len >= suffix.len &&
           span_eq(span_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t span_find(span s, span part)
{
    size_t at = 0;
    if (part.len == 0) {
        return 0;
    }
    while (part.len <= s.len - at) {
        const char *hit =
                memchr(s.ptr + at, part.ptr[0], s.len - at - part.len + 1);
        if (!hit) {
            break;
        }
        at = (size_t)(hit - s.ptr);
        if (memcmp(hit, part.ptr, part.len) == 0) {
            return at;
        }
        at++;
    }
    return SIZE_MAX;
}

span span_slice(span s, size_t start, size_t end)
{
    end = end < s.len ? end : s.len;
    start = start < end ? start : end;
    return s.ptr ? (span){s.ptr + start, end - start} : s;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

span span_trim(span s)
{
    while (s.len && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_space(s.ptr[s.len - 1])) {
        s.len--;
    }
    return s;
}

span span_cut(span *rest, char separator)
{
    const span whole = *rest;
    const char *hit =
            whole.len ? memchr(whole.ptr, separator, whole.len) : NULL;
    const size_t end = hit ? (size_t)(hit - whole.ptr) : whole.len;
    *rest = span_slice(whole, end + (hit != NULL), whole.len);
    return span_slice(whole, 0, end);
}

bool range_empty(range r)
{
    return r.start >= r.end;
}

bool range_holds(range outer, range inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

bool range_meets(range a, range b)
{
    const uint32_t start = a.start > b.start ? a.start : b.start;
    const uint32_t end = a.end < b.end ? a.end : b.end;
    return start < end;
}

range range_join(range a, range b)
{
    return (range){a.start < b.start ? a.start : b.start,
            a.end > b.end ? a.end : b.end};
}
