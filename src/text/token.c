/* SPDX-License-Identifier: Apache-2.0 */
/* token.c - writes the document's words, multiword tokens and sentences.
 *
 *     block -> pieces (scan.c, cut.c) -> quotation marks (quote.c)
 *           -> sentences (sentence.c) -> words
 *
 * Most pieces are one word. A contraction gives several, with the ranges of
 * its letters where its parts are its letters ("can" + "not"), else all with
 * the range of the whole ("de" + "le" for "du"). Joined pieces make one
 * multiword token. */
#include "text/token.h"

#include "text/text.h"

const struct contraction *contraction_at(const struct scanner *s, uint32_t at)
{
    const uint32_t row = map_get(s->rules->contraction, s->piece.at[at].norm);
    return row == NONE ? NULL : &s->rules->contractions[row];
}

span word_ending(span word)
{
    size_t at = word.len;
    for (int i = 0; i < 3 && at > 0; i++) {
        at -= glyph_before(word, at, 0).len;
    }
    return span_slice(word, at, word.len);
}

static uint32_t ending_of(const struct scanner *s, uint32_t norm)
{
    const span word = intern_text(s->doc->words, norm);
    return intern_find(pack_words(s->rules->pack), word_ending(word));
}

static uint32_t side_shape(const struct scanner *s, uint32_t at)
{
    if (at >= s->piece.n) {
        return 0;
    }
    const struct piece *p = &s->piece.at[at];
    if (!(p->flags & PIECE_WORD)) {
        return 1;
    }
    const enum char_class class = glyph_at(s->text, p->start).class;
    return class == CHAR_UPPER ? 2 : class == CHAR_DIGIT ? 3 : 4;
}

void contraction_ask(struct scanner *s, uint32_t at, struct features *f)
{
    const enum question q = QUESTION_CONTRACT;
    const struct piece *p = &s->piece.at[at];
    const uint32_t left = at, right = s->piece.n - at - 1;
    features_start(f, q);
    features_add(f, q, TEMPLATE_HERE, p->norm);
    features_add(f, q, TEMPLATE_SHAPES,
            side_shape(s, left > 0 ? at - 1 : NONE) * 8 +
                    side_shape(s, at + 1));
    if (left > 0) {
        features_add(f, q, TEMPLATE_BEFORE, p[-1].norm);
        features_add(f, q, TEMPLATE_END_BEFORE, ending_of(s, p[-1].norm));
    }
    if (left > 1) {
        features_add(f, q, TEMPLATE_BEFORE_2, p[-2].norm);
    }
    if (right > 0) {
        features_add(f, q, TEMPLATE_AFTER, p[1].norm);
        features_add(f, q, TEMPLATE_END_AFTER, ending_of(s, p[1].norm));
    }
    if (right > 1) {
        features_add(f, q, TEMPLATE_AFTER_2, p[2].norm);
    }
}

static bool is_contraction(
        struct scanner *s, uint32_t at, const struct contraction *c)
{
    const struct decide *d = s->rules->decide;
    if (c == NULL || !c->learnt || !decide_ready(d, QUESTION_CONTRACT)) {
        return c != NULL;
    }
    struct features f;
    contraction_ask(s, at, &f);
    return decide_sum(d, &f) > 0;
}

/* ---- writing ------------------------------------------------------------ */

static uint32_t case_flags(span form)
{
    const struct glyph g = glyph_at(form, 0);
    if (g.class == CHAR_DIGIT) {
        return WORD_DIGITS;
    }
    if (g.class != CHAR_UPPER) {
        return 0;
    }
    const bool all =
            utf8_is_upper(form) && glyph_is_letter(glyph_at(form, g.len));
    return WORD_CAPITAL | (all ? WORD_ALL_CAPS : 0);
}

/* One word of piece p with this range and form. */
static void word_add(
        struct scanner *s, const struct piece *p, range at, span form)
{
    struct rcp_doc *doc = s->doc;
    if (doc->word.n >= DOC_MAX_WORDS) {
        return;
    }
    struct word *w = VEC_ADD(doc->arena, &doc->word);
    w->at = at;
    w->form = intern_add(doc->words, form);
    w->norm = scan_norm(s, w->form);
    w->sentence = doc->sentence.n - 1;
    w->flags = case_flags(form);
    w->flags |= p->flags & PIECE_QUOTED ? WORD_QUOTED : 0;
}

static bool parts_are_letters(const struct contraction *c, range at)
{
    size_t sum = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        sum += c->part[i].len;
    }
    return sum == at.end - at.start;
}

static void contraction_add(
        struct scanner *s, const struct piece *p, const struct contraction *c)
{
    const range whole = {p->start, p->end};
    const bool letters = parts_are_letters(c, whole);
    range at = whole;
    for (uint32_t i = 0; i < c->n; i++) {
        if (letters) {
            at.end = at.start + (uint32_t)c->part[i].len;
            if (!utf8_boundary(s->text, at.end)) {
                at = whole;
            }
        }
        word_add(s, p, at, letters ? doc_span(s->doc, at) : c->part[i]);
        at.start = letters ? at.end : at.start;
    }
}

/* Ends the surface token that began at word `first`. */
static void close_token(struct rcp_doc *doc, uint32_t first, bool space)
{
    const uint32_t n = doc->word.n - first;
    if (n == 0) {
        return;
    }
    struct word *w = &doc->word.at[first];
    w[n - 1].flags |= space ? WORD_SPACE_AFTER : 0;
    if (n == 1) {
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        w[i].flags |= WORD_IN_MULTI;
    }
    struct multiword *m = VEC_ADD(doc->arena, &doc->multiword);
    m->at = range_join(w[0].at, w[n - 1].at);
    m->words = (struct list){first, n};
}

static void sentence_add(
        struct scanner *s, uint32_t block, uint32_t from, uint32_t to)
{
    struct rcp_doc *doc = s->doc;
    struct sentence *e = VEC_ADD(doc->arena, &doc->sentence);
    const uint32_t first = doc->word.n;
    e->at = (range){s->piece.at[from].start, s->piece.at[to - 1].end};
    e->block = block;
    for (uint32_t i = from; i < to;) {
        const uint32_t token = doc->word.n;
        do {
            const struct contraction *c = contraction_at(s, i);
            const struct piece *p = &s->piece.at[i];
            if (is_contraction(s, i, c)) {
                contraction_add(s, p, c);
            } else {
                word_add(s, p, (range){p->start, p->end},
                        span_slice(s->text, p->start, p->end));
            }
            i++;
        } while (i < to && s->piece.at[i].flags & PIECE_JOINED);
        close_token(doc, token,
                i >= s->piece.n || s->piece.at[i].flags & PIECE_SPACE_BEFORE);
    }
    e->words = (struct list){first, doc->word.n - first};
}

static void read_block(struct scanner *s, uint32_t block)
{
    struct rcp_doc *doc = s->doc;
    struct list *sentences = &doc->block.at[block].sentences;
    sentences->first = doc->sentence.n;
    sentences->n = 0;
    if (doc->block.at[block].kind == BLOCK_BYLINE) {
        return;
    }
    scan_block(s, doc->block.at[block].at);
    quote_mark(s);
    for (uint32_t from = 0; from < s->piece.n;) {
        const uint32_t to = sentence_end(s, from);
        if (doc->word.n + 4 * (to - from) > DOC_MAX_WORDS) {
            doc_note(doc, SPAN("text"),
                    doc_source_at(doc, s->piece.at[from].start),
                    "more than %d words: the rest is left out", DOC_MAX_WORDS);
            break;
        }
        sentence_add(s, block, from, to);
        from = to;
    }
    sentences->n = doc->sentence.n - sentences->first;
}

void text_read(struct rcp_doc *doc, const struct text_rules *rules)
{
    struct scanner s = {.rules = rules, .doc = doc, .scratch = arena_new()};
    for (uint32_t b = 0; b < doc->block.n; b++) {
        read_block(&s, b);
    }
    arena_free(s.scratch);
}
