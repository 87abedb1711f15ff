/* SPDX-License-Identifier: Apache-2.0 */
/* match.c - candidates, clusters.
 *
 *     slot keys    (key, statement) sorted by key and time; pairs of related
 *                  reports within REACH of each other are scored (score.c)
 *     clusters     pairs by falling score, joined */
#include "crosscheck/match.h"

#include "base/map.h"
#include "crosscheck/event.h"
#include "crosscheck/join.h"
#include "crosscheck/score.h"

#include <math.h>
#include <stdlib.h>

enum { REACH = 48 }; /* neighbours in one run of a key that are compared */

static const double LINK = 0.60; /* least score of one slot */
static const double LINK_EVENT = 0.52;
static const double ON_THE_WHOLE = 0.45; /* least mean of two clusters */

/* ---- candidates --------------------------------------------------------- */

const struct statement *matching_statement(
        const struct matching *m, uint32_t ref)
{
    struct statement_ref r = m->ref.at[ref];
    return &m->records[r.document]->statement.at[r.statement];
}

struct slot {
    uint64_t key;
    uint32_t ref;
    int64_t order;
};

static int slot_order(const void *x, const void *y)
{
    const struct slot *a = x, *b = y;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return a->ref < b->ref ? -1 : a->ref > b->ref;
}

typedef VEC(struct slot) slots;

static void add_slot(struct matching *m, slots *s, uint32_t ref, uint64_t key)
{
    const struct statement *st = matching_statement(m, ref);
    struct statement_ref r = m->ref.at[ref];
    *VEC_ADD(m->arena, s) = (struct slot){
            key * 8 + (uint64_t)st->kind, ref, m->records[r.document]->order};
}

/* Shares, sums, lengths and things that no concept names: all those of one
 * kind in the reports of one event. */
static uint64_t loose_key(const struct matching *m, uint32_t ref)
{
    enum { KINDS = 8 };
    return ((uint64_t)m->event[m->ref.at[ref].document] + 1) * KINDS +
           (uint64_t)matching_statement(m, ref)->quantity;
}

/* Clock times of one event at the same minute of whatever hour. */
static uint64_t minute_key(const struct matching *m, uint32_t ref)
{
    enum { HOUR = 60 };
    uint64_t event = m->event[m->ref.at[ref].document];
    return (event + 1) * HOUR +
           (uint64_t)matching_statement(m, ref)->minute % HOUR;
}

/* A statement stands under its concept and those above it that still say
 * something, under what befalls people, and under its number. */
static void add_slots(struct matching *m, slots *s, uint32_t ref)
{
    const struct statement *st = matching_statement(m, ref);
    uint32_t keys[] = {st->concept, st->state, st->alternative, st->theme,
            concept_does(m->concepts, st->concept)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        uint32_t c = keys[i];
        while (c != NONE) {
            if (concept_use(m->concepts, c) != CONCEPT_GENERIC) {
                add_slot(m, s, ref, term_of_concept(c));
            }
            c = concept_parent(m->concepts, c);
            if (c != NONE && concept_parent(m->concepts, c) == NONE) {
                break;
            }
        }
    }
    if (st->noun && (st->concept == NONE || st->kind == FACT_OCCURRENCE)) {
        add_slot(m, s, ref, st->noun);
    }
    if (st->kind == FACT_COUNT &&
            (st->quantity != QUANTITY_COUNT || st->concept == NONE)) {
        add_slot(m, s, ref, loose_key(m, ref));
    }
    if (st->kind == FACT_TIME && st->minute >= 0) {
        add_slot(m, s, ref, minute_key(m, ref));
    }
    if (st->kind == FACT_COUNT && !isnan(st->value)) {
        add_slot(m, s, ref, term_of_number(st->value));
    }
}

struct edge {
    double score;
    uint32_t a, b;
};

static int edge_order(const void *x, const void *y)
{
    const struct edge *a = x, *b = y;
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return a->b < b->b ? -1 : a->b > b->b;
}

typedef VEC(struct edge) edges;

static void try_pair(struct matching *m, edges *e, uint32_t a, uint32_t b)
{
    struct statement_ref ra = m->ref.at[a], rb = m->ref.at[b];
    if (matching_related(m, ra.document, rb.document) <= 0) {
        return;
    }
    double s = matching_score(
            m, matching_statement(m, a), matching_statement(m, b));
    bool event = matching_statement(m, a)->kind == FACT_OCCURRENCE;
    if (s >= (event ? LINK_EVENT : LINK)) {
        *VEC_ADD(m->arena, e) = (struct edge){s, a, b};
    }
}

static void find_edges(struct matching *m, edges *e)
{
    slots s = {0};
    for (uint32_t i = 0; i < m->ref.n; i++) {
        add_slots(m, &s, i);
    }
    if (s.n == 0) {
        return;
    }
    qsort(s.at, s.n, sizeof *s.at, slot_order);
    for (uint32_t i = 0; i < s.n; i++) {
        for (uint32_t k = i + 1;
                k < s.n && k <= i + REACH && s.at[k].key == s.at[i].key; k++) {
            if (s.at[k].ref != s.at[i].ref) {
                try_pair(m, e, s.at[i].ref, s.at[k].ref);
            }
        }
    }
}

/* ---- clusters ----------------------------------------------------------- */

static void gather(struct matching *m)
{
    uint32_t n = m->ref.n;
    uint32_t *size = ARENA_ARRAY(m->arena, uint32_t, n);
    uint32_t *fact_of = ARENA_ARRAY(m->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        m->cluster[i] = join_root(m->cluster, i);
        size[m->cluster[i]]++;
    }
    uint32_t first = 0;
    for (uint32_t i = 0; i < n; i++) {
        fact_of[i] = NONE;
        if (m->cluster[i] == i && size[i] >= 2) {
            fact_of[i] = m->fact.n;
            *VEC_ADD(m->arena, &m->fact) = (struct list){first, 0};
            first += size[i];
        }
    }
    for (uint32_t i = 0; i < first; i++) {
        *VEC_ADD(m->arena, &m->member) = 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t f = fact_of[m->cluster[i]];
        if (f != NONE) {
            struct list *l = &m->fact.at[f];
            m->member.at[l->first + l->n++] = i;
        }
    }
}

/* The members of each cluster, chained: `next` after a member, `last` of the
 * chain that begins with a root. */
struct chains {
    uint32_t *next, *last;
};

static struct chains chains_new(struct matching *m)
{
    struct chains c = {ARENA_ARRAY(m->arena, uint32_t, m->ref.n),
            ARENA_ARRAY(m->arena, uint32_t, m->ref.n)};
    for (uint32_t i = 0; i < m->ref.n; i++) {
        c.next[i] = NONE;
        c.last[i] = i;
    }
    return c;
}

/* Mean score of the first few members of one with those of the other. */
static double likeness(
        struct matching *m, const struct chains *c, uint32_t a, uint32_t b)
{
    enum { SAMPLE = 8 };
    double sum = 0;
    uint32_t n = 0;
    for (uint32_t i = a, x = 0; i != NONE && x < SAMPLE; i = c->next[i], x++) {
        for (uint32_t k = b, y = 0; k != NONE && y < SAMPLE;
                k = c->next[k], y++) {
            const struct statement *p = matching_statement(m, i);
            const struct statement *q = matching_statement(m, k);
            if (matching_apart(m, p, q)) {
                return 0;
            }
            sum += matching_score(m, p, q);
            n++;
        }
    }
    return n ? sum / n : 0;
}

/* One pair that is alike does not make two clusters one: they must be alike
 * on the whole. */
static void join_if_alike(
        struct matching *m, struct chains *c, uint32_t a, uint32_t b)
{
    a = join_root(m->cluster, a);
    b = join_root(m->cluster, b);
    if (a == b || likeness(m, c, a, b) < ON_THE_WHOLE) {
        return;
    }
    join_two(m->cluster, a, b);
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    c->next[c->last[low]] = high;
    c->last[low] = c->last[high];
}

static void cluster(struct matching *m)
{
    edges e = {0};
    find_edges(m, &e);
    if (e.n) {
        qsort(e.at, e.n, sizeof *e.at, edge_order);
    }
    m->cluster = ARENA_ARRAY(m->arena, uint32_t, m->ref.n);
    for (uint32_t i = 0; i < m->ref.n; i++) {
        m->cluster[i] = i;
    }
    struct chains c = chains_new(m);
    for (uint32_t i = 0; i < e.n; i++) {
        join_if_alike(m, &c, e.at[i].a, e.at[i].b);
    }
    gather(m);
}

static void count_terms(struct matching *m)
{
    m->first_ref = ARENA_ARRAY(m->arena, uint32_t, m->n + 1);
    for (uint32_t d = 0; d < m->n; d++) {
        struct record *r = m->records[d];
        m->first_ref[d] = m->ref.n;
        for (uint32_t i = 0; r && i < r->statement.n; i++) {
            struct statement *s = &r->statement.at[i];
            s->document = d;
            *VEC_ADD(m->arena, &m->ref) = (struct statement_ref){d, i};
            for (uint32_t k = 0; k < s->terms.n; k++) {
                term_key key = r->term.at[s->terms.first + k].key;
                uint32_t old = map_get(m->frequency, key);
                map_set(m->frequency, key, old == NONE ? 1 : old + 1);
            }
            m->statements++;
        }
    }
}

struct matching *matching_find(struct arena *a, const struct concepts *concepts,
        struct record *const *records, uint32_t n,
        const struct lineage *lineage)
{
    struct matching *m = ARENA_NEW(a, struct matching);
    m->arena = a;
    m->concepts = concepts;
    m->records = records;
    m->n = n;
    m->lineage = lineage;
    m->related = map_new(a);
    m->frequency = map_new(a);
    event_find(m);
    count_terms(m);
    cluster(m);
    return m;
}
