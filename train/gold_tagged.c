/* SPDX-License-Identifier: Apache-2.0 */
/* gold_tagged.c - tokens with tags to text with names; IOB files. */
#include "gold_names.h"

#include "base/file.h"

enum { SENTENCES = 20 };

void tagged_start(struct tagged_text *t, struct gold_names *g)
{
    *t = (struct tagged_text){.gold = g, .glue = true};
    buf_init(&t->text, g->arena);
}

static bool stands_close(span token)
{
    static const char *const CLOSE[] = {".", ",", ";", ":", "!", "?", "%", ")",
            "]", "}", "'", "'s", "'re", "'d", "'ll", "'ve", "'m", "n't", NULL};
    for (uint32_t i = 0; CLOSE[i]; i++) {
        if (span_eq(token, span_of(CLOSE[i]))) {
            return true;
        }
    }
    return false;
}

static bool goes_on(span before, span tag)
{
    return tag.ptr[0] == 'I' && before.len > 2 &&
           span_eq(span_slice(tag, 2, tag.len),
                   span_slice(before, 2, before.len));
}

void tagged_token(struct tagged_text *t, span token, span tag)
{
    const bool quote = span_eq(token, SPAN("\""));
    const bool closing = quote && t->quotes % 2;
    if (!t->glue && !closing && !stands_close(token)) {
        buf_char(&t->text, ' ');
    }
    const uint32_t start = (uint32_t)t->text.len;
    buf_add(&t->text, token);
    t->quotes += quote;
    t->glue = (quote && !closing) || span_eq(token, SPAN("(")) ||
              span_eq(token, SPAN("[")) || span_eq(token, SPAN("$"));
    const bool named = tag.len > 2;
    if (named && !goes_on(t->last, tag)) {
        struct gold_span *s = VEC_ADD(t->gold->arena, &t->spans);
        s->start = start;
        s->kind = gold_kind(span_slice(tag, 2, tag.len));
    }
    if (named) {
        t->spans.at[t->spans.n - 1].end = (uint32_t)t->text.len;
    }
    t->last = tag;
}

void tagged_end(struct tagged_text *t)
{
    if (t->text.len > 0) {
        gold_add(t->gold, buf_span(&t->text), &t->spans);
    }
    t->text.len = 0;
    t->spans.n = 0;
    t->sentences = 0;
    t->glue = true;
}

void tagged_sentence(struct tagged_text *t)
{
    t->last = (span){NULL, 0};
    t->quotes = 0;
    t->glue = false;
    if (++t->sentences == SENTENCES) {
        tagged_end(t);
    }
}

enum rcp_status gold_iob_add(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    span bytes;
    const enum rcp_status s =
            file_read(g->arena, path, GOLD_MAX_FILE, &bytes, err);
    struct tagged_text t;
    tagged_start(&t, g);
    while (!s && bytes.len > 0) {
        span line = span_cut(&bytes, '\n');
        if (line.len == 0) {
            tagged_sentence(&t);
            continue;
        }
        (void)span_cut(&line, '\t'); /* the token's number */
        const span token = span_cut(&line, '\t');
        tagged_token(&t, token, span_cut(&line, '\t'));
    }
    tagged_end(&t);
    return s;
}
