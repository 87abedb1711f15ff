/* SPDX-License-Identifier: Apache-2.0 */
/* affix.c - conditions of affix rules. */
#include "affix.h"

#include "base/utf8.h"

/* Does the one character c match the condition's next item ("a", ".",
 * "[^xy]")? Cuts the item off. */
static bool item_matches(span *condition, span c)
{
    uint32_t len;
    utf8_get(*condition, 0, &len);
    span item = span_slice(*condition, 0, len);
    if (!span_eq(item, SPAN("["))) {
        *condition = span_slice(*condition, len, condition->len);
        return span_eq(item, SPAN(".")) || span_eq(item, c);
    }
    span set = span_slice(*condition, 1, condition->len);
    size_t close = span_find(set, SPAN("]"));
    close = close == SIZE_MAX ? set.len : close;
    *condition = span_slice(set, close + 1, set.len);
    set = span_slice(set, 0, close);
    bool not = span_starts(set, SPAN("^"));
    return (span_find(set, c) != SIZE_MAX) != not ;
}

static uint32_t item_count(span condition)
{
    uint32_t n = 0;
    while (condition.len > 0) {
        item_matches(&condition, SPAN("a"));
        n++;
    }
    return n;
}

bool affix_fits(span word, span condition)
{
    uint32_t n = item_count(condition);
    size_t at = word.len;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len;
        if (at == 0) {
            return span_eq(condition, SPAN("."));
        }
        utf8_before(word, at, &len);
        at -= len;
    }
    while (condition.len > 0) {
        uint32_t len;
        utf8_get(word, at, &len);
        if (!item_matches(&condition, span_slice(word, at, at + len))) {
            return false;
        }
        at += len;
    }
    return true;
}
