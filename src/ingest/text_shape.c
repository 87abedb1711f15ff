/* SPDX-License-Identifier: Apache-2.0 */
/* text_shape.c - what a block looks like, whatever its words. */
#include "base/utf8.h"
#include "ingest/classify.h"

bool text_ends_sentence(span s)
{
    while (s.len > 0) {
        uint32_t length = 0;
        const uint32_t c = utf8_before(s, s.len, &length);
        if (!char_is_quote(c) && c != ')' && c != ']' &&
                char_class(c) != CHAR_SPACE) {
            return c == '.' || c == '!' || c == '?' || c == 0x2026 ||
                   c == ':' || c == ';';
        }
        s.len -= length;
    }
    return false;
}

bool text_is_quote(span s)
{
    if (s.len < 4) {
        return false;
    }
    uint32_t length = 0;
    const uint32_t open = utf8_get(s, 0, &length);
    const uint32_t close = open == 0xAB     ? 0xBB
                           : open == 0x201C ? 0x201D
                           : open == '"'    ? '"'
                                            : 0;
    uint32_t tail = 0;
    if (close == 0) {
        return false;
    }
    if (utf8_before(s, s.len, &tail) == '.') {
        s.len -= tail;
    }
    if (utf8_before(s, s.len, &tail) != close) {
        return false;
    }
    for (size_t i = length; i + tail < s.len; i += length) {
        if (utf8_get(s, i, &length) == close) {
            return false; /* closed before the end */
        }
    }
    return true;
}

uint32_t text_word_count(span s)
{
    uint32_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < s.len; i++) {
        const bool space = s.ptr[i] == ' ';
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

enum { CROSSHEAD_BYTES = 120, CROSSHEAD_WORDS = 14 };

bool text_is_crosshead(span s)
{
    uint32_t length = 0;
    const uint32_t last = s.len > 0 ? utf8_before(s, s.len, &length) : '.';
    return s.len <= CROSSHEAD_BYTES && text_word_count(s) <= CROSSHEAD_WORDS &&
           last != '.' && last != ':' && last != ',' && last != ';';
}

bool text_is_person(span s)
{
    uint32_t words = 0;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        const bool point = span_ends(word, SPAN("."));
        if (!utf8_is_capitalised(word) || (point && word.len > 3)) {
            return false;
        }
        for (size_t i = 0; i < word.len; i++) {
            if (word.ptr[i] >= '0' && word.ptr[i] <= '9') {
                return false;
            }
        }
        words++;
    }
    return words == 2 || words == 3;
}
