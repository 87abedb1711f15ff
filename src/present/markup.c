/* SPDX-License-Identifier: Apache-2.0 */
/* markup.c - the one place where text becomes HTML. */
#include "present/markup.h"

#include "base/utf8.h"
#include "present/sheet.h"

void html_escape(struct buf *out, span text)
{
    uint32_t len;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t c = utf8_get(text, at, &len);
        switch (c) {
        case '&':
            html_put(out, "&amp;");
            break;
        case '<':
            html_put(out, "&lt;");
            break;
        case '>':
            html_put(out, "&gt;");
            break;
        case '"':
            html_put(out, "&quot;");
            break;
        case '\'':
            html_put(out, "&#39;");
            break;
        case '\n':
        case '\t':
            buf_char(out, ' ');
            break;
        default:
            if (!char_is_unsafe(c)) {
                buf_add(out, span_slice(text, at, at + len));
            }
        }
    }
}

void html_count(struct buf *out, uint32_t n)
{
    buf_printf(out, "%u", n);
}
