/* SPDX-License-Identifier: Apache-2.0 */
/* claim_span.c - where a claim begins and ends in the text.
 *
 *     D'après elle, la direction aurait proposé une prime « indécente »
 *     └─ formula ─┘ └───────────── content ─────────────────────────┘
 *
 *     words of the clause ──> within what its saying tells (content)
 *                         ──> no object pronoun or mark left at the front
 *                         ──> both marks of a quotation, or none
 *
 * The tree hangs formulas and incises under the verb that they are about; only
 * the attribution knows where they end. */
#include "extract/claim_span.h"

/* From the first to the last word of what the innermost saying tells. */
static struct words told_words(const struct clauses *c, uint32_t head)
{
    const struct rcp_doc *doc = c->s->doc;
    struct words told = {1, 0};
    if (c->told_by[head] == NONE) {
        return told;
    }
    const struct attribution *a = &doc->attribution.at[c->told_by[head]];
    for (uint32_t i = a->content.first; i < a->content.first + a->content.n;
            i++) {
        uint32_t first = doc_word_at(doc, doc->content.at[i].start);
        uint32_t last = doc_word_at(doc, doc->content.at[i].end - 1);
        if (first == NONE || last == NONE) {
            continue;
        }
        bool fresh = words_empty(told);
        told.first = fresh || first < told.first ? first : told.first;
        told.last = fresh || last > told.last ? last : told.last;
    }
    return told;
}

/* A conjunction, or a relative pronoun that is no subject ("que X a vu"). */
static bool only_joins(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    enum deprel rel = tree_rel(t, w);
    return rel == REL_MARK ? tree_upos(t, w) == UPOS_SCONJ
                           : tree_upos(t, w) == UPOS_PRON && rel == REL_OBJ &&
                                     tree_morph(t, w).prontype == PRONTYPE_REL;
}

enum { SPAN_MAX_QUOTATIONS = 16 }; /* looked at for one claim */

/* With both marks of a quotation, or none, where that takes one mark. */
static struct words balance(
        const struct scene *s, struct words at, struct words core)
{
    struct words all = tree_sentence(&s->tree, core.first);
    uint32_t i = s->quotes.opened[at.last];
    for (int n = 0; n < SPAN_MAX_QUOTATIONS && i < s->quotes.all.n; n++, i--) {
        const struct quotation *q = &s->quotes.all.at[i];
        if (q->close == NONE || q->close < at.first || q->open < all.first) {
            break;
        }
        bool opens = at.first <= q->open && q->open <= at.last;
        bool closes = at.first <= q->close && q->close <= at.last;
        if (opens && !closes && q->close == at.last + 1) {
            at.last = q->close;
        } else if (opens && !closes && q->open == at.first) {
            at.first++;
        } else if (closes && !opens && q->open + 1 == at.first) {
            at.first = q->open;
        } else if (closes && !opens && q->close == at.last) {
            at.last--;
        }
    }
    return at;
}

/* "15:05 – The office keeps its warning": the stamp of a live page is no part
 * of what it heads. */
static uint32_t after_stamp(const struct clauses *c, struct words at)
{
    uint32_t w = at.first;
    while (w < at.last && c->time[w]) {
        w++;
    }
    bool dash = w > at.first && w + 1 < at.last &&
                tree_is_punct(&c->s->tree, w) && !scene_is_mark(c->s, w, ',');
    return dash ? w + 1 : at.first;
}

range claim_span(
        const struct clauses *c, uint32_t head, range at, range predicate)
{
    const struct scene *s = c->s;
    const struct rcp_doc *doc = s->doc;
    struct words words = {
            doc_word_at(doc, at.start), doc_word_at(doc, at.end - 1)};
    struct words core = {doc_word_at(doc, predicate.start),
            doc_word_at(doc, predicate.end - 1)};
    struct words told = told_words(c, head);
    if (range_empty(at) || range_empty(predicate) || words_empty(words)) {
        return at;
    }
    if (!words_empty(told)) {
        words.first = words.first < told.first ? told.first : words.first;
        words.last = words.last > told.last ? told.last : words.last;
    }
    while (words.first < core.first &&
            (only_joins(s, words.first) ||
                    scene_is_mark(s, words.first, ','))) {
        words.first++;
    }
    words.first = after_stamp(c, words);
    words.first = words.first > core.first ? core.first : words.first;
    words.last = words.last < core.last ? core.last : words.last;
    words = words_close(&s->tree, balance(s, words, core));
    return range_join(words_range(&s->tree, words), predicate);
}
