/* SPDX-License-Identifier: Apache-2.0 */
/* transition.c - moving, and what is looked at before a move. The feature
 * templates start from Y. Zhang and J. Nivre, Transition-based dependency
 * parsing with rich non-local features, ACL 2011, without labels (labels come
 * after the tree), and add lemmas and the markers (first left dependents) of
 * the next word, which decide where a prepositional phrase goes. */
#include "nlp/transition.h"

#include "nlp/linear.h"

#include <assert.h>
#include <string.h>

static const struct node NEW_NODE = {.head = NO_NODE,
        .below = NO_NODE,
        .l1 = NO_NODE,
        .l2 = NO_NODE,
        .r1 = NO_NODE,
        .r2 = NO_NODE};

void state_start(struct state *s, uint32_t n)
{
    assert(n <= DOC_MAX_SENTENCE);
    s->score = 0;
    s->n = (uint16_t)n;
    s->top = s->front = NO_NODE;
    s->depth = s->next = 0;
    s->done = n == 0;
    for (uint32_t i = 0; i <= n; i++) {
        s->node[i] = NEW_NODE;
    }
}

void state_copy(struct state *to, const struct state *from)
{
    memcpy(to, from,
            offsetof(struct state, node) + (from->n + 1u) * sizeof *from->node);
}

uint16_t state_front(const struct state *s)
{
    return s->front != NO_NODE ? s->front : s->next;
}

unsigned state_legal(const struct state *s)
{
    if (s->top == NO_NODE) {
        return 1u << ACT_SHIFT;
    }
    bool headed = s->node[s->top].head != NO_NODE;
    if (state_front(s) == s->n) {
        return headed          ? 1u << ACT_REDUCE
               : s->depth == 1 ? 1u << ACT_LEFT
                               : 1u << ACT_UNSHIFT;
    }
    unsigned legal = 1u << ACT_RIGHT;
    legal |= headed ? 1u << ACT_REDUCE : 1u << ACT_LEFT;
    return s->front == NO_NODE ? legal | 1u << ACT_SHIFT : legal;
}

static void push(struct state *s)
{
    uint16_t b = state_front(s);
    s->node[b].below = s->top;
    s->top = b;
    s->depth++;
    if (s->front != NO_NODE) {
        s->front = NO_NODE;
    } else {
        s->next++;
    }
}

static void pop(struct state *s)
{
    s->top = s->node[s->top].below;
    s->depth--;
}

static void attach_left(struct state *s, const struct feed *f)
{
    uint16_t b = state_front(s);
    struct node *head = &s->node[b];
    s->node[s->top].head = b;
    head->l2 = head->l1;
    head->l1 = s->top;
    head->nl++;
    head->lset |= 1u << f->word[s->top].upos;
}

static void attach_right(struct state *s, const struct feed *f)
{
    uint16_t b = state_front(s);
    struct node *head = &s->node[s->top];
    s->node[b].head = s->top;
    head->r2 = head->r1;
    head->r1 = b;
    head->nr++;
    head->rset |= 1u << f->word[b].upos;
}

void state_apply(struct state *s, enum action action, const struct feed *f)
{
    switch (action) {
    case ACT_SHIFT:
        push(s);
        break;
    case ACT_REDUCE:
        pop(s);
        break;
    case ACT_LEFT:
        attach_left(s, f);
        pop(s);
        break;
    case ACT_RIGHT:
        attach_right(s, f);
        push(s);
        break;
    case ACT_UNSHIFT:
        s->front = s->top;
        pop(s);
        break;
    }
    s->done = s->top == NO_NODE && state_front(s) == s->n;
}

/* ---- features ----------------------------------------------------------- */

static const struct feed_word NOTHING = {0};

static const struct feed_word *word(const struct feed *f, uint16_t i)
{
    return i == NO_NODE ? &NOTHING : &f->word[i];
}

static const struct node *node(const struct state *s, uint16_t i)
{
    return i == NO_NODE ? &NEW_NODE : &s->node[i];
}

/* What the templates look at. */
struct view {
    const struct feed_word *s0, *s1, *h, *hh, *b0, *b1, *b2;
    const struct feed_word *sl, *sr, *sl2, *sr2, *bl, *bl2;
    const struct node *s, *b;
    uint32_t distance, between;
};

static uint32_t bucket(uint32_t distance)
{
    return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

/* Commas, verbs and conjunctions between s0 and b0, as one small number. */
static uint32_t between(const struct feed *f, uint16_t s, uint16_t b)
{
    uint32_t seen = 0;
    for (uint32_t i = s + 1u; i < b && i < s + 12u; i++) {
        uint32_t u = f->word[i].upos;
        seen |= u == UPOS_PUNCT                     ? 1
                : u == UPOS_VERB                    ? 2
                : u == UPOS_CCONJ                   ? 4
                : u == UPOS_SCONJ || u == UPOS_PRON ? 8
                                                    : 0;
    }
    return seen;
}

static struct view look_ahead(const struct state *s, const struct feed *f)
{
    uint16_t b = state_front(s);
    uint16_t b1 = s->front != NO_NODE ? s->next : (uint16_t)(s->next + 1);
    struct view v = {.s0 = word(f, s->top), .b0 = word(f, b)};
    v.b1 = word(f, b1);
    v.b2 = word(f, (uint16_t)(b1 + 1));
    v.distance = s->top == NO_NODE || b < s->top ? 0 : bucket(b - s->top);
    v.between = s->top == NO_NODE ? 0 : between(f, s->top, b);
    return v;
}

_Static_assert(sizeof(struct around) == 2 * sizeof(struct node) + 8 &&
                       sizeof(struct node) == 24,
        "states are compared byte by byte");

void state_around(const struct state *s, struct around *out)
{
    out->s0 = *node(s, s->top);
    out->front = state_front(s);
    out->b0 = s->node[out->front];
    out->top = s->top;
    out->above = node(s, out->s0.head)->head;
    out->zero = 0;
}

static struct view look_around(const struct state *s, const struct feed *f)
{
    uint16_t b = state_front(s);
    struct view v = {.s = node(s, s->top), .b = &s->node[b]};
    v.s0 = word(f, s->top);
    v.b0 = word(f, b);
    v.s1 = word(f, v.s->below);
    v.h = word(f, v.s->head);
    v.hh = word(f, node(s, v.s->head)->head);
    v.sl = word(f, v.s->l1);
    v.sr = word(f, v.s->r1);
    v.sl2 = word(f, v.s->l2);
    v.sr2 = word(f, v.s->r2);
    v.bl = word(f, v.b->l1);
    v.bl2 = word(f, v.b->l2);
    return v;
}

static uint32_t single_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 0;
    const struct feed_word *one[] = {v->s0, v->b0, v->b1, v->b2};
    for (int i = 0; i < 4; i++) {
        out[n++] = feature2(t++, one[i]->form, one[i]->fine);
        out[n++] = feature1(t++, one[i]->form);
        out[n++] = feature1(t++, one[i]->lemma);
        out[n++] = feature1(t++, one[i]->fine);
        out[n++] = feature1(t++, one[i]->upos);
    }
    return n;
}

static uint32_t pair_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 60;
    const struct feed_word *s = v->s0, *b = v->b0;
    out[n++] = feature3(t++, s->lemma, b->lemma, s->upos);
    out[n++] = feature3(t++, s->form, s->fine, b->form);
    out[n++] = feature3(t++, s->form, b->form, b->fine);
    out[n++] = feature3(t++, s->lemma, s->upos, b->fine);
    out[n++] = feature3(t++, s->lemma, s->upos, b->upos);
    out[n++] = feature3(t++, s->fine, b->lemma, b->upos);
    out[n++] = feature3(t++, s->upos, b->lemma, b->upos);
    out[n++] = feature2(t++, s->fine, b->fine);
    out[n++] = feature2(t++, s->upos, b->upos);
    out[n++] = feature2(t++, b->fine, v->b1->fine);
    out[n++] = feature2(t++, b->lemma, v->b1->lemma);
    out[n++] = feature3(t++, s->upos, b->upos, v->b1->lemma);
    out[n++] = feature3(t++, s->lemma, b->lemma, v->b1->upos);
    out[n++] = feature3(t++, b->upos, v->b1->upos, v->b2->upos);
    out[n++] = feature3(t++, s->upos, b->upos, v->b1->upos);
    out[n++] = feature3(t++, s->fine, b->fine, v->b1->fine);
    out[n++] = feature3(t++, s->fine, b->fine, s->agree ^ b->agree * 3);
    return n;
}

static uint32_t distance_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 120, d = v->distance, i = v->between;
    const struct feed_word *s = v->s0, *b = v->b0;
    out[n++] = feature2(t++, s->lemma, d);
    out[n++] = feature2(t++, s->fine, d);
    out[n++] = feature2(t++, b->lemma, d);
    out[n++] = feature2(t++, b->fine, d);
    out[n++] = feature3(t++, s->lemma, b->lemma, d);
    out[n++] = feature3(t++, s->fine, b->fine, d);
    out[n++] = feature3(t++, s->upos, b->upos, i);
    out[n++] = feature3(t++, s->fine, b->fine, i);
    out[n++] = feature3(t++, s->lemma, b->upos, i);
    return n;
}

static uint32_t kin_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 20;
    const struct feed_word *kin[] = {
            v->h, v->sl, v->sr, v->bl, v->hh, v->sl2, v->sr2, v->bl2, v->s1};
    for (int i = 0; i < 9; i++) {
        out[n++] = feature2(t++, kin[i]->lemma, kin[i]->upos);
        out[n++] = feature1(t++, kin[i]->fine);
    }
    const struct feed_word *s = v->s0, *b = v->b0;
    out[n++] = feature3(t++, v->h->upos, s->upos, b->upos);
    out[n++] = feature3(t++, v->h->fine, s->fine, b->fine);
    out[n++] = feature3(t++, s->upos, v->sl->upos, b->upos);
    out[n++] = feature3(t++, s->upos, v->sr->upos, b->upos);
    out[n++] = feature3(t++, s->fine, v->sr->fine, b->fine);
    out[n++] = feature3(t++, s->upos, b->upos, v->bl->upos);
    out[n++] = feature3(t++, v->s1->upos, s->upos, b->upos);
    out[n++] = feature3(t++, v->s1->fine, s->fine, b->fine);
    out[n++] = feature3(t++, v->hh->upos, v->h->upos, s->upos);
    out[n++] = feature3(t++, s->upos, v->sl->upos, v->sl2->upos);
    out[n++] = feature3(t++, s->upos, v->sr->upos, v->sr2->upos);
    out[n++] = feature3(t++, b->upos, v->bl->upos, v->bl2->upos);
    return n;
}

/* Where does a phrase with this marker go? */
static uint32_t marker_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 100;
    const struct feed_word *s = v->s0, *b = v->b0, *m = v->bl, *h = v->h;
    out[n++] = feature3(t++, s->lemma, m->lemma, s->upos);
    out[n++] = feature3(t++, s->upos, m->lemma, b->upos);
    out[n++] = feature3(t++, s->fine, m->lemma, b->lemma);
    out[n++] = feature3(t++, s->lemma, m->lemma, b->lemma);
    out[n++] = feature3(t++, h->lemma, m->lemma, s->upos);
    out[n++] = feature3(t++, h->upos, s->upos, m->lemma);
    out[n++] = feature3(t++, h->lemma, s->lemma, m->lemma);
    out[n++] = feature3(t++, v->s1->upos, s->upos, m->lemma);
    out[n++] = feature3(t++, s->upos, v->sr->upos, m->lemma);
    return n;
}

static uint32_t valency_features(const struct view *v, uint32_t *out)
{
    uint32_t n = 0, t = 140;
    const struct feed_word *s = v->s0, *b = v->b0;
    out[n++] = feature2(t++, s->lemma, v->s->nr);
    out[n++] = feature2(t++, s->fine, v->s->nr);
    out[n++] = feature2(t++, s->lemma, v->s->nl);
    out[n++] = feature2(t++, s->fine, v->s->nl);
    out[n++] = feature2(t++, b->lemma, v->b->nl);
    out[n++] = feature2(t++, b->fine, v->b->nl);
    out[n++] = feature2(t++, s->fine, v->s->rset);
    out[n++] = feature2(t++, s->fine, v->s->lset);
    out[n++] = feature3(t++, s->upos, b->upos, v->s->rset);
    out[n++] = feature2(t++, b->fine, v->b->lset);
    out[n++] = feature3(t++, s->upos, b->upos, v->b->lset);
    out[n++] = feature3(
            t++, s->upos, b->upos, (v->h == &NOTHING) | (v->s->nr > 0) << 1);
    return n;
}

uint32_t state_static_features(
        const struct state *s, const struct feed *f, uint32_t *out)
{
    struct view v = look_ahead(s, f);
    uint32_t n = single_features(&v, out);
    n += pair_features(&v, out + n);
    n += distance_features(&v, out + n);
    return n;
}

uint32_t state_dynamic_features(
        const struct state *s, const struct feed *f, uint32_t *out)
{
    struct view v = look_around(s, f);
    uint32_t n = kin_features(&v, out);
    n += marker_features(&v, out + n);
    n += valency_features(&v, out + n);
    return n;
}

uint32_t state_features(
        const struct state *s, const struct feed *f, uint32_t *out)
{
    uint32_t n = state_static_features(s, f, out);
    return n + state_dynamic_features(s, f, out + n);
}
