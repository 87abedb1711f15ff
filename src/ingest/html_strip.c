/* SPDX-License-Identifier: Apache-2.0 */
/* html_strip.c - the bare text of a page that must not be parsed.
 *
 * For pages built to be slow (html_tree.h has the limits): tags are skipped
 * one after the other, in one pass, and a tag of a block ends a block. Nothing
 * is told from where it stands; the result is read like a plain text. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "ingest/classify.h"
#include "ingest/html_page.h"

/* The code point of the entity at s.ptr[at] and its bytes; 0 when none. */
static uint32_t entity_at(span s, size_t at, size_t *width)
{
    static const struct {
        const char *name;
        uint32_t point;
    } NAMES[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'},
            {"apos;", '\''}, {"nbsp;", 0xA0}};
    const span rest = span_slice(s, at + 1, at + 12);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const span name = span_of(NAMES[i].name);
        if (span_starts(rest, name)) {
            *width = name.len + 1;
            return NAMES[i].point;
        }
    }
    if (rest.len < 3 || rest.ptr[0] != '#') {
        return 0;
    }
    const bool hex = rest.ptr[1] == 'x' || rest.ptr[1] == 'X';
    uint32_t point = 0;
    size_t i = hex ? 2 : 1;
    for (; i < rest.len && rest.ptr[i] != ';'; i++) {
        const char c = (char)(rest.ptr[i] | 0x20);
        const uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                               : hex && c >= 'a' && c <= 'f'
                                       ? (uint32_t)(c - 'a' + 10)
                                       : 99;
        if (digit == 99 || (!hex && digit > 9)) {
            return 0;
        }
        point = point * (hex ? 16 : 10) + digit;
    }
    const bool valid = i < rest.len && point >= ' ' && point < 0x110000 &&
                       (point < 0xD800 || point > 0xDFFF);
    *width = i + 2;
    return valid ? point : 0;
}

span entities_decode(struct arena *a, span s)
{
    if (s.len == 0 || memchr(s.ptr, '&', s.len) == NULL) {
        return s;
    }
    struct buf out;
    buf_init(&out, a);
    for (size_t i = 0; i < s.len;) {
        size_t width = 0;
        const uint32_t point = s.ptr[i] == '&' ? entity_at(s, i, &width) : 0;
        if (point != 0) {
            buf_point(&out, point);
            i += width;
        } else {
            buf_char(&out, s.ptr[i++]);
        }
    }
    return buf_span(&out);
}

static bool tag_is(span s, size_t at, const char *name)
{
    const size_t n = strlen(name);
    return at + n < s.len && strncasecmp(s.ptr + at, name, n) == 0 &&
           strchr(" >/\t\r\n", s.ptr[at + n]) != NULL;
}

/* Behind what has no text: comments, scripts, styles; else `at`. */
static size_t skip_opaque(span s, size_t at)
{
    static const char *const OPAQUE[] = {"script", "style", "title", NULL};
    const span rest = span_slice(s, at, s.len);
    if (span_starts(rest, SPAN("<!--"))) {
        const size_t end = span_find(rest, SPAN("-->"));
        return end == SIZE_MAX ? s.len : at + end + 3;
    }
    for (uint32_t i = 0; OPAQUE[i] != NULL; i++) {
        if (!tag_is(s, at + 1, OPAQUE[i])) {
            continue;
        }
        for (size_t k = at + 1; k + 2 < s.len; k++) {
            if (s.ptr[k] == '<' && s.ptr[k + 1] == '/' &&
                    tag_is(s, k + 2, OPAQUE[i])) {
                return k;
            }
        }
        return s.len;
    }
    return at;
}

static bool is_inline(span s, size_t at)
{
    static const char *const INLINE[] = {"a", "abbr", "b", "cite", "code", "em",
            "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
            "sup", "time", "u", NULL};
    at += 1;
    at += at < s.len && s.ptr[at] == '/';
    for (uint32_t i = 0; INLINE[i] != NULL; i++) {
        if (tag_is(s, at, INLINE[i])) {
            return true;
        }
    }
    return false;
}

static void strip_text(struct draft *d, span s, size_t from, size_t end)
{
    while (from < end) {
        const char *const mark = memchr(s.ptr + from, '&', end - from);
        const size_t stop = mark == NULL ? end : (size_t)(mark - s.ptr);
        draft_add(d, span_slice(s, from, stop), (uint32_t)from);
        from = stop;
        if (mark == NULL) {
            break;
        }
        size_t width = 1;
        const uint32_t point = entity_at(s, from, &width);
        char out[4] = {'&'};
        const size_t n = point == 0 ? 1 : utf8_put(point, out);
        draft_add(d, (span){out, n}, NONE);
        from += point == 0 ? 1 : width;
    }
}

void html_strip(struct page *page)
{
    const span s = page->bytes;
    struct draft *const d = &page->draft;
    size_t at = 0;
    while (at < s.len && !d->full) {
        const char *const open = memchr(s.ptr + at, '<', s.len - at);
        const size_t end = open == NULL ? s.len : (size_t)(open - s.ptr);
        if (end > at) {
            strip_text(d, s, at, end);
        }
        if (open == NULL) {
            break;
        }
        at = skip_opaque(s, end);
        if (at != end) {
            continue;
        }
        if (!is_inline(s, at)) {
            draft_end(d);
        }
        const char *const close = memchr(s.ptr + at, '>', s.len - at);
        at = close == NULL ? s.len : (size_t)(close - s.ptr) + 1;
    }
    draft_end(d);
    classify_plain(page);
}
