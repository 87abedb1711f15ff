/* SPDX-License-Identifier: Apache-2.0 */
/* sheet.c - wraps words to a width and keeps count of columns.
 *
 *     words of text ──fits?──> same line │ new line at `indent` */
#include "present/sheet.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

static const char *const CODES[] = {"", "\033[1m", "\033[2m", "\033[1;36m",
        "\033[1;31m", "\033[33m", "\033[36m", "\033[3m"};

enum { ELLIPSIS = 0x2026, RULE = 0x2500 };

bool char_is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static unsigned point_columns(uint32_t c)
{
    if (c < 0x300) {
        return char_is_unsafe(c) ? 0 : 1;
    }
    int8_t type = u_charType((UChar32)c);
    if (char_is_unsafe(c) || type == U_NON_SPACING_MARK ||
            type == U_ENCLOSING_MARK) {
        return 0;
    }
    int32_t wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

unsigned text_columns(span text)
{
    unsigned n = 0;
    uint32_t len;
    for (size_t at = 0; at < text.len; at += len) {
        n += point_columns(utf8_get(text, at, &len));
    }
    return n;
}

span text_shorten(struct arena *a, span text, unsigned columns)
{
    if (text_columns(text) <= columns || columns == 0) {
        return text;
    }
    unsigned n = 0;
    uint32_t len;
    size_t at = 0;
    while (at < text.len) {
        n += point_columns(utf8_get(text, at, &len));
        if (n > columns - 1) {
            break;
        }
        at += len;
    }
    struct buf b;
    buf_init(&b, a);
    buf_add(&b, span_trim(span_slice(text, 0, at)));
    buf_point(&b, ELLIPSIS);
    return buf_span(&b);
}

void sheet_init(struct sheet *s, struct arena *a, unsigned width, bool colour)
{
    *s = (struct sheet){.width = width ? width : 80, .colour = colour};
    buf_init(&s->out, a);
}

void sheet_newline(struct sheet *s)
{
    while (s->out.len > 0 && s->out.at[s->out.len - 1] == ' ') {
        s->out.len--;
    }
    buf_char(&s->out, '\n');
    s->column = 0;
}

void sheet_blank(struct sheet *s)
{
    if (s->column > 0) {
        sheet_newline(s);
    }
    buf_char(&s->out, '\n');
}

void sheet_to(struct sheet *s, unsigned column)
{
    if (s->column > column) {
        sheet_newline(s);
    }
    while (s->column < column) {
        buf_char(&s->out, ' ');
        s->column++;
    }
}

void sheet_indent(struct sheet *s, unsigned indent)
{
    s->indent = indent;
    sheet_to(s, indent);
}

void sheet_space(struct sheet *s)
{
    if (s->column > s->indent && s->column < s->width) {
        buf_char(&s->out, ' ');
        s->column++;
    }
}

/* One word, without what a terminal must not see. */
static void put_word(struct sheet *s, span word)
{
    uint32_t len;
    for (size_t at = 0; at < word.len; at += len) {
        uint32_t c = utf8_get(word, at, &len);
        if (!char_is_unsafe(c)) {
            buf_add(&s->out, span_slice(word, at, at + len));
        }
    }
    s->column += text_columns(word);
}

static bool is_break(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void sheet_put(struct sheet *s, enum style style, span text)
{
    bool styled = s->colour && style != STYLE_PLAIN;
    size_t at = 0;
    if (styled) {
        buf_add(&s->out, span_of(CODES[style]));
    }
    while (at < text.len) {
        bool space = is_break(text.ptr[at]);
        size_t end = at;
        while (end < text.len && is_break(text.ptr[end]) == space) {
            end++;
        }
        span part = span_slice(text, at, end);
        at = end;
        if (space) {
            sheet_space(s);
            continue;
        }
        if (s->column > s->indent &&
                s->column + text_columns(part) > s->width) {
            sheet_newline(s);
            sheet_to(s, s->indent);
        }
        put_word(s, part);
    }
    if (styled) {
        buf_add(&s->out, SPAN("\033[0m"));
    }
}

void sheet_heading(struct sheet *s, span text)
{
    sheet_blank(s);
    s->indent = 0;
    sheet_put(s, STYLE_HEADING, text);
    sheet_space(s);
    while (s->column < s->width) {
        buf_point(&s->out, RULE);
        s->column++;
    }
    sheet_newline(s);
}
