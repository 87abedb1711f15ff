/* SPDX-License-Identifier: Apache-2.0 */
/* pairs.c - one pass with a stack of open marks.
 *
 *   ( … " … " … )     forms are normalised: every quotation mark is ", so
 *                     the second closes what the first opened
 *
 * A pair's head is the one word between the marks whose head is not between
 * them; of several the root, else the first. */
#include "nlp/pairs.h"

#include "nlp/linear.h"

#include <string.h>

enum { KINDS = 4, MAX_OPEN = 64, NO_MARK = 0xffff };

struct marks {
    uint32_t open[KINDS], close[KINDS]; /* atoms of forms */
    uint16_t stack[MAX_OPEN];
    uint32_t depth;
    bool parent[DOC_MAX_SENTENCE + 1]; /* has dependents */
};

static void marks_init(
        struct marks *m, const struct feed *f, const struct parse *p)
{
    static const char OPEN[] = "([{\"", CLOSE[] = ")]}\"";
    for (int i = 0; i < KINDS; i++) {
        m->open[i] = atom((span){OPEN + i, 1});
        m->close[i] = atom((span){CLOSE + i, 1});
    }
    m->depth = 0;
    memset(m->parent, 0, sizeof m->parent);
    for (uint32_t i = 0; i < f->n; i++) {
        m->parent[p->head[i]] = true;
    }
}

static int kind_of(const uint32_t *marks, uint32_t form)
{
    for (int i = 0; i < KINDS; i++) {
        if (marks[i] == form) {
            return i;
        }
    }
    return -1;
}

/* The mark that the one at i closes; NO_MARK when it opens, or is none. */
static uint16_t closes(struct marks *m, const struct feed *f, uint16_t i)
{
    int close = kind_of(m->close, f->word[i].form);
    if (close >= 0 && m->depth > 0) {
        uint16_t top = m->stack[m->depth - 1];
        if (f->word[top].form == m->open[close]) {
            m->depth--;
            return top;
        }
    }
    if (kind_of(m->open, f->word[i].form) >= 0 && m->depth < MAX_OPEN) {
        m->stack[m->depth++] = i;
    }
    return NO_MARK;
}

static uint16_t enclosed_head(
        const struct feed *f, const struct parse *p, uint16_t a, uint16_t b)
{
    uint16_t found = NO_MARK;
    for (uint16_t k = (uint16_t)(a + 1); k < b; k++) {
        uint16_t h = p->head[k];
        bool outside = h <= a || h >= b;
        if (f->word[k].upos != UPOS_PUNCT && outside &&
                (found == NO_MARK || h == f->n)) {
            found = k;
        }
    }
    return found;
}

void pairs_attach(const struct feed *f, struct parse *p)
{
    struct marks m;
    marks_init(&m, f, p);
    for (uint16_t i = 0; i < f->n; i++) {
        if (f->word[i].upos != UPOS_PUNCT) {
            continue;
        }
        uint16_t a = closes(&m, f, i);
        uint16_t head = a == NO_MARK ? a : enclosed_head(f, p, a, i);
        if (head != NO_MARK && !m.parent[a] && p->head[a] != f->n) {
            p->head[a] = head;
        }
        if (head != NO_MARK && !m.parent[i] && p->head[i] != f->n) {
            p->head[i] = head;
        }
    }
}
