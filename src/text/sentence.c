/* SPDX-License-Identifier: Apache-2.0 */
/* sentence.c - where a sentence ends.
 *
 * Only a stop (. ! ? …), an abbreviation that may end one, a colon or
 * semicolon, or a line's end can. What closes behind a stop (quotation marks,
 * brackets) belongs to the sentence:
 *
 *     Il a dit : « Non. »  Puis il est parti.
 *                       ^ stop, closer; what follows decides
 *
 * With learnt weights the sum over the words and shapes on both sides decides;
 * without them: a stop ends the sentence unless a lower-case word or a mark
 * that cannot open a sentence follows. Sentences of more than DOC_MAX_SENTENCE
 * words are cut. */
#include "text/sentence.h"

#include "text/token.h"

static const double UNMARKED_SUM = 0.4, PAUSE_SUM = 1.5;

enum shape {
    SHAPE_END,
    SHAPE_LOWER,
    SHAPE_CAPITAL,
    SHAPE_CAPITALS,
    SHAPE_LETTER, /* one capital letter */
    SHAPE_DIGITS,
    SHAPE_OPEN_QUOTE,
    SHAPE_CLOSE_QUOTE,
    SHAPE_OPEN,
    SHAPE_CLOSE,
    SHAPE_COMMA, /* , ; : */
    SHAPE_DASH,
    SHAPE_STOP,
    SHAPE_OTHER,
    SHAPE_COUNT
};

static enum shape word_shape(const struct scanner *s, const struct piece *p)
{
    const struct glyph g = glyph_at(s->text, p->start);
    if (g.class == CHAR_DIGIT) {
        return SHAPE_DIGITS;
    }
    if (g.class != CHAR_UPPER) {
        return glyph_is_letter(g) ? SHAPE_LOWER : SHAPE_OTHER;
    }
    if (p->start + g.len == p->end) {
        return SHAPE_LETTER;
    }
    const struct glyph h = glyph_at(s->text, p->start + g.len);
    return h.class == CHAR_UPPER ? SHAPE_CAPITALS : SHAPE_CAPITAL;
}

static enum shape shape_at(const struct scanner *s, uint32_t at)
{
    if (at >= s->piece.n) {
        return SHAPE_END;
    }
    const struct piece *p = &s->piece.at[at];
    if (p->flags & PIECE_WORD) {
        return word_shape(s, p);
    }
    if (p->flags & (PIECE_STOP | PIECE_OPEN_QUOTE | PIECE_CLOSE_QUOTE)) {
        return p->flags & PIECE_STOP         ? SHAPE_STOP
               : p->flags & PIECE_OPEN_QUOTE ? SHAPE_OPEN_QUOTE
                                             : SHAPE_CLOSE_QUOTE;
    }
    const uint32_t c = glyph_at(s->text, p->start).code;
    if (c == ',' || c == ';' || c == ':') {
        return SHAPE_COMMA;
    }
    if (c == '(' || c == '[' || c == '{') {
        return SHAPE_OPEN;
    }
    if (c == ')' || c == ']' || c == '}') {
        return SHAPE_CLOSE;
    }
    return char_is_dash(c)    ? SHAPE_DASH
           : char_is_quote(c) ? SHAPE_OPEN_QUOTE
                              : SHAPE_OTHER;
}

static bool is_pause(const struct scanner *s, const struct piece *p)
{
    const char c = s->text.ptr[p->start];
    return p->end - p->start == 1 && (c == ';' || c == ':');
}

/* A dash that a small letter or a number follows goes on: "13 May - 15 May". */
static bool is_opening_dash(const struct scanner *s, uint32_t at)
{
    const enum shape next = shape_at(s, at + 1);
    return shape_at(s, at) == SHAPE_DASH && next != SHAPE_DIGITS &&
           next != SHAPE_LOWER;
}

/* A title or list item without a stop: a capital or a dash follows. Not
 * between names that a dash ties, nor behind a number. */
static bool stop_forgotten(enum shape here, enum shape next, bool dash)
{
    const bool name = here == SHAPE_CAPITAL || here == SHAPE_CAPITALS ||
                      here == SHAPE_LETTER;
    return dash ? !name
                : here != SHAPE_DIGITS &&
                           (next == SHAPE_CAPITAL || next == SHAPE_LETTER ||
                                   next == SHAPE_CAPITALS);
}

/* Can a sentence end behind piece `at`? */
static bool is_candidate(const struct scanner *s, uint32_t at)
{
    const struct piece *p = &s->piece.at[at];
    if (p->flags & PIECE_STOP || p->abbreviation == ABBREVIATION_END) {
        return true;
    }
    if (at + 1 >= s->piece.n) {
        return false;
    }
    return p[1].flags & PIECE_LINE_BEFORE || is_pause(s, p) ||
           stop_forgotten(shape_at(s, at), shape_at(s, at + 1),
                   is_opening_dash(s, at + 1));
}

/* Behind further stops and what closes. */
static uint32_t behind_closers(const struct scanner *s, uint32_t at)
{
    const bool stop = s->piece.at[at].flags & PIECE_STOP;
    for (at++; at < s->piece.n; at++) {
        const struct piece *p = &s->piece.at[at];
        const enum shape shape = shape_at(s, at);
        const bool glued = !(p->flags & PIECE_SPACE_BEFORE);
        if (!(p->flags & PIECE_CLOSE_QUOTE) && !(stop && shape == SHAPE_STOP) &&
                !(glued && shape == SHAPE_CLOSE)) {
            break;
        }
    }
    return at;
}

static uint32_t norm_at(const struct scanner *s, uint32_t at)
{
    return at < s->piece.n ? s->piece.at[at].norm : NONE;
}

static uint32_t length_class(uint32_t n)
{
    return n < 2 ? 0 : n < 4 ? 1 : n < 7 ? 2 : n < 12 ? 3 : n < 30 ? 4 : 5;
}

/* A candidate: the piece that may end the sentence, what closes behind it,
 * the first piece of the next one. */
struct candidate {
    uint32_t from, at, next;
};

static void candidate_features(
        const struct scanner *s, const struct candidate *c, struct features *f)
{
    const enum question q = QUESTION_SENTENCE;
    const uint32_t before = c->at > c->from ? c->at - 1 : UINT32_MAX - 1;
    const uint32_t here = shape_at(s, c->at), after = shape_at(s, c->next);
    const uint32_t past = before < s->piece.n ? shape_at(s, before) : 0;
    const struct piece *next =
            c->next < s->piece.n ? &s->piece.at[c->next] : NULL;
    const uint32_t space = !next                              ? 3
                           : next->flags & PIECE_LINE_BEFORE  ? 2
                           : next->flags & PIECE_SPACE_BEFORE ? 1
                                                              : 0;
    const uint32_t closers = c->next - c->at > 1;
    const uint32_t quoted = next && next->flags & PIECE_QUOTED ? 1 : 0;
    const uint32_t n = SHAPE_COUNT, norm = norm_at(s, c->at);
    features_start(f, q);
    features_add(f, q, TEMPLATE_HERE, norm);
    features_add(f, q, TEMPLATE_BEFORE, norm_at(s, before));
    features_add(f, q, TEMPLATE_AFTER, norm_at(s, c->next));
    features_add(f, q, TEMPLATE_AFTER_2, norm_at(s, c->next + 1));
    features_add(f, q, TEMPLATE_SHAPES, here * n + after);
    features_add(f, q, TEMPLATE_SHAPES, 1000 + (past * n + here) * n + after);
    features_add(f, q, TEMPLATE_SHAPES,
            10000 + (here * n + after) * n + shape_at(s, c->next + 1));
    features_add(f, q, TEMPLATE_SPACE,
            ((here * n + after) * 4 + space) * 4 + closers * 2 + quoted);
    features_add(f, q, TEMPLATE_LENGTH,
            (here * n + after) * 8 + length_class(c->at - c->from));
    features_add(f, q, TEMPLATE_LENGTH,
            1000 + here * 8 + length_class(c->at - c->from));
}

/* Without a stop a sentence ends only on strong evidence. */
static double least_sum(const struct scanner *s, const struct candidate *c)
{
    const struct piece *p = &s->piece.at[c->at];
    return p->flags & PIECE_STOP ? 0
           : is_pause(s, p)      ? PAUSE_SUM
                                 : UNMARKED_SUM;
}

/* "He left.She stayed": a full stop between a word in lower case and one with
 * a capital, the space forgotten. */
static bool space_forgotten(const struct scanner *s, const struct candidate *c)
{
    return c->at > c->from && c->next == c->at + 1 && c->next < s->piece.n &&
           s->piece.at[c->at].flags & PIECE_STOP &&
           !(s->piece.at[c->next].flags & PIECE_SPACE_BEFORE) &&
           shape_at(s, c->at - 1) == SHAPE_LOWER &&
           shape_at(s, c->next) == SHAPE_CAPITAL;
}

/* "D'après La Poste, …": what so far is one written word, elided and in lower
 * case at its end, is no title that lacks its stop. */
static bool is_elided_word(const struct scanner *s, const struct candidate *c)
{
    return c->at == c->from + 1 && c->next == c->at + 1 &&
           c->next < s->piece.n && shape_at(s, c->at) == SHAPE_LOWER &&
           !(s->piece.at[c->at].flags & PIECE_SPACE_BEFORE) &&
           s->piece.at[c->at].flags & PIECE_WORD &&
           !(s->piece.at[c->next].flags & PIECE_LINE_BEFORE);
}

static bool plain_rule(const struct scanner *s, const struct candidate *c)
{
    const struct piece *p = &s->piece.at[c->at];
    if (!(p->flags & PIECE_STOP)) {
        return false;
    }
    const enum shape after = shape_at(s, c->next);
    return after != SHAPE_LOWER && after != SHAPE_COMMA &&
           after != SHAPE_CLOSE && after != SHAPE_CLOSE_QUOTE;
}

bool sentence_ask(const struct scanner *s, uint32_t from, uint32_t at,
        uint32_t *next, struct features *f)
{
    if (!is_candidate(s, at)) {
        return false;
    }
    const struct candidate c = {from, at, behind_closers(s, at)};
    *next = c.next;
    candidate_features(s, &c, f);
    return true;
}

static bool ends_here(const struct scanner *s, const struct candidate *c,
        const struct features *f)
{
    const struct decide *d = s->rules->decide;
    if (!decide_ready(d, QUESTION_SENTENCE)) {
        return plain_rule(s, c);
    }
    if (c->next > c->at + 1 && shape_at(s, c->next) == SHAPE_LOWER) {
        return false; /* « No! » he said */
    }
    if (is_elided_word(s, c)) {
        return false;
    }
    return decide_sum(d, f) > least_sum(s, c) || space_forgotten(s, c);
}

/* How many words piece `at` may become. */
static uint32_t most_words(const struct scanner *s, uint32_t at)
{
    const struct contraction *c = contraction_at(s, at);
    return c == NULL ? 1 : c->n;
}

uint32_t sentence_end(struct scanner *s, uint32_t from)
{
    uint32_t words = 0;
    for (uint32_t at = from; at < s->piece.n; at++) {
        struct features f;
        uint32_t next;
        words += most_words(s, at);
        if (words > DOC_MAX_SENTENCE) {
            return at;
        }
        if (!sentence_ask(s, from, at, &next, &f)) {
            continue;
        }
        const struct candidate c = {from, at, next};
        if (next >= s->piece.n || ends_here(s, &c, &f)) {
            return next;
        }
        for (; at + 1 < next; at++) {
            words += most_words(s, at + 1);
        }
    }
    return s->piece.n;
}
