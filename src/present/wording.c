/* SPDX-License-Identifier: Apache-2.0 */
/* wording.c - quotations, file names and ids. */
#include "present/wording.h"

#include "base/buf.h"

enum { ID_MAX = 10 }; /* characters: a letter and nine digits */

span source_words(const struct rcp_doc *doc, const struct attribution *a)
{
    span words = doc_span(doc, a->source);
    bool pronoun = doc->tag && a->source_head != NONE &&
                   doc->tag[a->source_head].upos == UPOS_PRON;
    if (words.len == 0) {
        return (span){NULL, 0};
    }
    if (!pronoun || a->actor == NONE ||
            span_eq(words, doc->actor.at[a->actor].name)) {
        return words;
    }
    return arena_printf(doc->arena, "%.*s (%.*s)",
            SPAN_ARG(doc->actor.at[a->actor].name), SPAN_ARG(words));
}

span quoted(struct arena *a, const struct messages *m, span words)
{
    if (words.len == 0) {
        return (span){NULL, 0};
    }
    struct buf b;
    buf_init(&b, a);
    buf_add(&b, message_text(m, MSG_QUOTE_OPEN));
    for (size_t i = 0; i < words.len; i++) {
        buf_char(&b, words.ptr[i] == '\n' ? ' ' : words.ptr[i]);
    }
    buf_add(&b, message_text(m, MSG_QUOTE_CLOSE));
    return buf_span(&b);
}

span file_name(span path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') {
        start--;
    }
    return span_slice(path, start, path.len);
}

uint32_t id_index(span id, char letter, uint32_t count)
{
    uint64_t n = 0;
    if (id.len < 2 || id.len > ID_MAX || id.ptr[0] != letter) {
        return NONE;
    }
    for (size_t i = 1; i < id.len; i++) {
        if (id.ptr[i] < '0' || id.ptr[i] > '9') {
            return NONE;
        }
        n = n * 10 + (uint64_t)(id.ptr[i] - '0');
    }
    return n >= 1 && n <= count ? (uint32_t)(n - 1) : NONE;
}
