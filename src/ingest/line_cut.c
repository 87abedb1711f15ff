/* SPDX-License-Identifier: Apache-2.0 */
/* line_cut.c - a line into words, numbers and marks.
 *
 *   "Publié le 1er mai à 0h13" -> publie le 1 er mai a 0 h 13
 *
 * Digits and letters are cut apart, so that "0h13" and "1er" need no rule. */
#include <string.h>

#include "base/utf8.h"
#include "ingest/line_pattern.h"

static enum token_kind kind_of(uint32_t point)
{
    if (point >= '0' && point <= '9') {
        return TOKEN_NUMBER;
    }
    return char_is_letter(point) ? TOKEN_WORD : TOKEN_MARK;
}

static span fold_mark(uint32_t point, span text)
{
    if (char_is_dash(point)) {
        return SPAN("-");
    }
    if (point == 0x2019 || point == 0x2018 || point == 0x2BC) {
        return SPAN("'");
    }
    return point != '\'' && char_is_quote(point) ? SPAN("\"") : text;
}

static span fold_word(struct arena *scratch, span text)
{
    char *const out = arena_alloc(scratch, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if ((unsigned char)c >= 0x80) {
            return utf8_fold_plain(scratch, text);
        }
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return (span){out, text.len};
}

static void fill(
        struct line_token *t, struct arena *scratch, span text, uint32_t first)
{
    t->kind = kind_of(first);
    if (t->kind == TOKEN_MARK) {
        t->text = fold_mark(first, text);
        return;
    }
    if (t->kind == TOKEN_WORD) {
        t->text = fold_word(scratch, text);
        t->capital = utf8_is_capitalised(text);
        t->upper = text.len > 1 && utf8_is_upper(text);
        return;
    }
    t->text = text;
    t->number = text.len > 9 ? NONE : 0;
    for (size_t i = 0; i < text.len && t->number != NONE; i++) {
        t->number = t->number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
}

void line_cut(struct line *line, struct arena *scratch, span text)
{
    line->text = text;
    line->n = 0;
    line->cut = text.len > LINE_MAX_BYTES;
    const size_t limit = line->cut ? LINE_MAX_BYTES : text.len;
    bool glued = false;
    for (size_t i = 0; i < limit;) {
        uint32_t length = 0;
        const uint32_t first = utf8_get(text, i, &length);
        if (char_class(first) == CHAR_SPACE) {
            glued = false;
            i += length;
            continue;
        }
        if (line->n == LINE_MAX_TOKENS) {
            line->cut = true;
            return;
        }
        const enum token_kind kind = kind_of(first);
        size_t end = i + length;
        while (kind != TOKEN_MARK && end < text.len &&
                kind_of(utf8_get(text, end, &length)) == kind) {
            end += length;
        }
        struct line_token *const t = &line->token[line->n++];
        memset(t, 0, sizeof *t);
        t->at = (range){(uint32_t)i, (uint32_t)end};
        t->glued = glued;
        fill(t, scratch, span_slice(text, i, end), first);
        glued = true;
        i = end;
    }
}

bool line_parts_at(const struct line *line, uint32_t i)
{
    const struct line_token *const t = &line->token[i];
    const unsigned char c = (unsigned char)t->text.ptr[0];
    return t->kind == TOKEN_MARK && !t->glued &&
           (c == '|' || c == '-' || c == '/' || c >= 0x80);
}
