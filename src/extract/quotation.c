/* SPDX-License-Identifier: Apache-2.0 */
/* quotation.c - a stack of open marks, block by block.
 *
 *     word ──> which mark? ──> opens: push
 *                          ──> closes the top (or one below it): pop
 *                          ──> straight: closes if its like is open, else opens
 *     end of block ──> what is open ends here, unclosed
 *
 * A mark that is a word of its own is a quotation mark; the tokeniser leaves
 * apostrophes inside their words. */
#include "extract/quotation.h"

#include "base/utf8.h"

enum side { SIDE_NONE, SIDE_OPEN, SIDE_CLOSE, SIDE_BOTH };

struct mark {
    enum side side;
    int family; /* marks of one family pair with each other */
};

static struct mark mark_of(span text)
{
    uint32_t len;
    if (text.len == 2 && text.ptr[0] == text.ptr[1] &&
            (text.ptr[0] == '\'' || text.ptr[0] == '`')) {
        return (struct mark){text.ptr[0] == '`' ? SIDE_OPEN : SIDE_CLOSE, 1};
    }
    uint32_t c = text.len ? utf8_get(text, 0, &len) : 0;
    if (!c || len != text.len) {
        return (struct mark){SIDE_NONE, 0};
    }
    switch (c) {
    case '"':
        return (struct mark){SIDE_BOTH, 1};
    case 0x201C: /* “ opens, and closes after „ */
        return (struct mark){SIDE_OPEN, 1};
    case 0x201E:
    case 0x201F:
        return (struct mark){SIDE_OPEN, 1};
    case 0x201D:
        return (struct mark){SIDE_CLOSE, 1};
    case 0x00AB:
        return (struct mark){SIDE_OPEN, 2};
    case 0x00BB:
        return (struct mark){SIDE_CLOSE, 2};
    case '\'':
        return (struct mark){SIDE_BOTH, 3};
    case '`':
    case 0x2018:
        return (struct mark){SIDE_OPEN, 3};
    case 0x2019:
        return (struct mark){SIDE_CLOSE, 3};
    case 0x2039:
        return (struct mark){SIDE_OPEN, 4};
    case 0x203A:
        return (struct mark){SIDE_CLOSE, 4};
    default:
        return (struct mark){SIDE_NONE, 0};
    }
}

struct open_mark {
    uint32_t word;
    int family;
    uint32_t entry; /* in q->all */
};

struct pairing {
    struct quotations *q;
    const struct rcp_doc *doc;
    struct arena *arena;
    struct open_mark stack[QUOTATION_MAX_DEPTH];
    uint32_t depth;
    uint32_t block;
};

static void push(struct pairing *p, uint32_t w, int family)
{
    if (p->depth == QUOTATION_MAX_DEPTH) {
        return;
    }
    struct quotation *q = VEC_ADD(p->arena, &p->q->all);
    *q = (struct quotation){.open = w,
            .close = NONE,
            .first = w + 1,
            .last = w,
            .depth = p->depth,
            .block = p->block};
    p->stack[p->depth++] = (struct open_mark){w, family, p->q->all.n - 1};
}

static void pop_to(struct pairing *p, uint32_t depth, uint32_t w)
{
    p->q->all.at[p->stack[depth].entry].close = w;
    for (uint32_t i = depth; i < p->depth; i++) {
        p->q->all.at[p->stack[i].entry].last = w - 1;
    }
    p->depth = depth;
}

/* The innermost open mark of the family, or NONE. */
static uint32_t find_open(const struct pairing *p, int family)
{
    for (uint32_t i = p->depth; i > 0; i--) {
        if (p->stack[i - 1].family == family) {
            return i - 1;
        }
    }
    return NONE;
}

/* A straight mark shows its side by the space around it. */
static enum side straight_side(const struct rcp_doc *doc, uint32_t w)
{
    bool before = w == 0 || doc->word.at[w - 1].flags & WORD_SPACE_AFTER;
    bool after = doc->word.at[w].flags & WORD_SPACE_AFTER;
    if (before == after) {
        return SIDE_BOTH;
    }
    return before ? SIDE_OPEN : SIDE_CLOSE;
}

static void take_mark(struct pairing *p, uint32_t w, struct mark m)
{
    uint32_t open = find_open(p, m.family);
    if (open != NONE && m.side != SIDE_OPEN) {
        pop_to(p, open, w);
    } else if (m.side == SIDE_OPEN || m.side == SIDE_BOTH) {
        push(p, w, m.family);
    }
}

/* An unclosed quotation ends with its block when it opened it or the next block
 * opens with a mark (and goes on with it), else with its sentence. */
static void end_block(struct pairing *p, uint32_t last, bool goes_on)
{
    for (uint32_t i = p->depth; i > 0; i--) {
        struct quotation *q = &p->q->all.at[p->stack[i - 1].entry];
        const struct sentence *s =
                &p->doc->sentence.at[p->doc->word.at[q->open].sentence];
        uint32_t sentence_end = s->words.first + s->words.n - 1;
        bool opens_block = q->open == s->words.first;
        q->last = opens_block || goes_on ? last : sentence_end;
    }
    p->depth = 0;
}

static void mark_words(struct quotations *q, uint32_t n, struct arena *a)
{
    q->of_word = ARENA_ARRAY(a, uint32_t, n + 1);
    q->opened = ARENA_ARRAY(a, uint32_t, n + 1);
    uint32_t next = 0;
    for (uint32_t w = 0; w < n; w++) {
        q->of_word[w] = NONE;
        while (next < q->all.n && q->all.at[next].open <= w) {
            next++;
        }
        q->opened[w] = next ? next - 1 : NONE;
    }
    for (uint32_t i = 0; i < q->all.n; i++) {
        const struct quotation *one = &q->all.at[i];
        for (uint32_t w = one->first; w <= one->last && w < n; w++) {
            if (one->depth == 0) {
                q->of_word[w] = i;
            }
        }
    }
}

void quotations_find(
        struct quotations *q, const struct rcp_doc *doc, struct arena *a)
{
    struct pairing p = {.q = q, .doc = doc, .arena = a, .block = NONE};
    *q = (struct quotations){0};
    for (uint32_t w = 0; w < doc->word.n; w++) {
        uint32_t block = doc->sentence.at[doc->word.at[w].sentence].block;
        struct mark m = mark_of(doc_span(doc, doc->word.at[w].at));
        if (m.side == SIDE_BOTH) {
            m.side = straight_side(doc, w);
        }
        if (block != p.block && w > 0) {
            end_block(&p, w - 1, m.side == SIDE_OPEN);
        }
        p.block = block;
        if (m.side != SIDE_NONE) {
            take_mark(&p, w, m);
        }
    }
    if (doc->word.n) {
        end_block(&p, doc->word.n - 1, false);
    }
    mark_words(q, doc->word.n, a);
}
