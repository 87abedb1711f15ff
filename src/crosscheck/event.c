/* SPDX-License-Identifier: Apache-2.0 */
/* event.c - which reports tell of one event.
 *
 *     topic keys  (key, report, weight) sorted by key; each key's reports add
 *                 weight_a * weight_b to their pair: cosine at the end
 *     groups      reports that are plainly alike, and those alike with them
 *     events      a group parted where its halves are less alike than each is
 *                 in itself: one storm and the next, two trials of one kind */
#include "crosscheck/event.h"

#include "base/map.h"
#include "crosscheck/join.h"

#include <math.h>
#include <stdlib.h>

enum {
    REACH = 48, /* neighbours in one run of a key that are compared */
    SCALE = 1000000,
    FEW = 50 /* reports that idf takes for granted */
};

static const double ONE_EVENT = 0.20; /* reports plainly about one event */
static const double RELATED = 0.06;   /* of one event by way of others */

/* ---- related reports ---------------------------------------------------- */

struct posting {
    term_key key;
    uint32_t document;
    float weight;
    int64_t order;
};

static int posting_order(const void *x, const void *y)
{
    const struct posting *a = x, *b = y;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return a->document < b->document ? -1 : a->document > b->document;
}

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static void add_likeness(
        struct matching *m, uint32_t a, uint32_t b, double product)
{
    uint32_t old = map_get(m->related, pair_key(a, b));
    uint32_t more = (uint32_t)(product * SCALE);
    if (old == NONE) {
        *VEC_ADD(m->arena, &m->pair) = (struct report_pair){a, b};
    }
    map_set(m->related, pair_key(a, b), (old == NONE ? 0 : old) + more);
}

typedef VEC(struct posting) postings;

static void collect_postings(struct matching *m, postings *p)
{
    for (uint32_t d = 0; d < m->n; d++) {
        const struct record *r = m->records[d];
        for (uint32_t i = 0; r && i < r->topic.n; i++) {
            const struct term *t = &r->topic.at[i];
            bool name = term_concept(t->key) == NONE;
            double w = (1 + log(t->count)) * (name ? 2 : 1);
            *VEC_ADD(m->arena, p) =
                    (struct posting){t->key, d, (float)w, r->order};
        }
    }
}

/* Weights times rarity, each report's vector of length 1. */
static void weigh(struct matching *m, postings *p)
{
    double *norm = ARENA_ARRAY(m->arena, double, m->n);
    double all = m->n > FEW ? m->n : FEW;
    for (uint32_t first = 0, i = 1; i <= p->n; i++) {
        if (i < p->n && p->at[i].key == p->at[first].key) {
            continue;
        }
        double idf = log(1 + all / (i - first));
        for (uint32_t k = first; k < i; k++) {
            p->at[k].weight *= (float)idf;
            norm[p->at[k].document] +=
                    (double)p->at[k].weight * (double)p->at[k].weight;
        }
        first = i;
    }
    for (uint32_t i = 0; i < p->n; i++) {
        p->at[i].weight /= (float)sqrt(norm[p->at[i].document]);
    }
}

static void find_related(struct matching *m)
{
    postings p = {0};
    collect_postings(m, &p);
    if (p.n == 0) {
        return;
    }
    qsort(p.at, p.n, sizeof *p.at, posting_order);
    weigh(m, &p);
    for (uint32_t i = 0; i < p.n; i++) {
        for (uint32_t k = i + 1;
                k < p.n && k <= i + REACH && p.at[k].key == p.at[i].key; k++) {
            add_likeness(m, p.at[i].document, p.at[k].document,
                    (double)p.at[i].weight * (double)p.at[k].weight);
        }
    }
}

/* Reports of one event come out within days; a month later it takes more to
 * be about the same one. */
static double nearness(const struct record *a, const struct record *b)
{
    enum { SOON = 10, LATE = 45 };
    static const double LEAST = 0.5;
    day x = moment_day(a->meta.published), y = moment_day(b->meta.published);
    if (x == DAY_NONE || y == DAY_NONE) {
        return 1;
    }
    int32_t apart = x > y ? x - y : y - x;
    if (apart <= SOON) {
        return 1;
    }
    if (apart >= LATE) {
        return LEAST;
    }
    return 1 - (1 - LEAST) * (apart - SOON) / (LATE - SOON);
}

static double likeness_of(const struct matching *m, uint32_t a, uint32_t b)
{
    static const double CITED = 0.1;
    uint32_t v = map_get(m->related, pair_key(a, b));
    double like = v == NONE ? 0 : (double)v / SCALE;
    if (lineage_relay(m->lineage, a, b) || lineage_relay(m->lineage, b, a)) {
        like += CITED;
    }
    return like * nearness(m->records[a], m->records[b]);
}

/* Joins reports of which each is plainly about one event with some other. */
static void find_groups(struct matching *m)
{
    m->event = ARENA_ARRAY(m->arena, uint32_t, m->n);
    for (uint32_t i = 0; i < m->n; i++) {
        m->event[i] = i;
    }
    for (uint32_t i = 0; i < m->pair.n; i++) {
        struct report_pair p = m->pair.at[i];
        if (likeness_of(m, p.a, p.b) >= ONE_EVENT) {
            join_two(m->event, p.a, p.b);
        }
    }
    for (uint32_t i = 0; i < m->n; i++) {
        m->event[i] = join_root(m->event, i);
    }
}

/* ---- look-alike events -------------------------------------------------- */

struct tie {
    double like;
    uint32_t a, b;
};

static int tie_order(const void *x, const void *y)
{
    const struct tie *a = x, *b = y;
    if (a->like != b->like) {
        return a->like > b->like ? -1 : 1;
    }
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return a->b < b->b ? -1 : a->b > b->b;
}

typedef VEC(struct tie) ties;

/* Events as they grow: by their first report, how many they hold and how alike
 * those are in sum; by report, the next one of its event, and the last of the
 * chain that begins with a first one. */
struct events {
    uint32_t *parent, *size, *next, *last;
    double *inner;
};

static struct events events_new(struct arena *a, uint32_t n)
{
    struct events e = {ARENA_ARRAY(a, uint32_t, n), ARENA_ARRAY(a, uint32_t, n),
            ARENA_ARRAY(a, uint32_t, n), ARENA_ARRAY(a, uint32_t, n),
            ARENA_ARRAY(a, double, n)};
    for (uint32_t i = 0; i < n; i++) {
        e.parent[i] = e.last[i] = i;
        e.size[i] = 1;
        e.next[i] = NONE;
    }
    return e;
}

/* How alike the reports of two events are, in the mean of the first ones. */
static double mean_likeness(const struct matching *m, const struct events *e,
        uint32_t a, uint32_t b)
{
    enum { SAMPLE = 12 };
    double sum = 0;
    uint32_t n = 0;
    for (uint32_t i = a, x = 0; i != NONE && x < SAMPLE; i = e->next[i], x++) {
        for (uint32_t k = b, y = 0; k != NONE && y < SAMPLE;
                k = e->next[k], y++) {
            double like = likeness_of(m, i, k);
            sum += like >= RELATED ? like : 0;
            n++;
        }
    }
    return sum / n;
}

static double pairs_of(uint32_t n)
{
    return (double)n * (n - 1) / 2;
}

/* Two events of some size stay two where their reports are much less alike
 * across than within. */
static void join_events(
        const struct matching *m, struct events *e, uint32_t a, uint32_t b)
{
    enum { SOME = 4 };
    static const double ACROSS = 0.66;
    a = join_root(e->parent, a);
    b = join_root(e->parent, b);
    if (a == b) {
        return;
    }
    double mean = mean_likeness(m, e, a, b);
    double within = (e->inner[a] + e->inner[b]) /
                    (pairs_of(e->size[a]) + pairs_of(e->size[b]));
    bool grown = e->size[a] > SOME && e->size[b] > SOME;
    if (mean < RELATED || (grown && mean < ACROSS * within)) {
        return;
    }
    join_two(e->parent, a, b);
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    e->inner[low] += e->inner[high] + mean * e->size[a] * e->size[b];
    e->size[low] += e->size[high];
    e->next[e->last[low]] = high;
    e->last[low] = e->last[high];
}

/* Parts the groups: a chain of likenesses also leads from one storm to the
 * next. The surest ties come first. */
static void find_events(struct matching *m)
{
    find_groups(m);
    ties t = {0};
    for (uint32_t i = 0; i < m->pair.n; i++) {
        struct report_pair p = m->pair.at[i];
        double like = likeness_of(m, p.a, p.b);
        if (m->event[p.a] == m->event[p.b] && like >= RELATED) {
            *VEC_ADD(m->arena, &t) = (struct tie){like, p.a, p.b};
        }
    }
    if (t.n) {
        qsort(t.at, t.n, sizeof *t.at, tie_order);
    }
    struct events e = events_new(m->arena, m->n);
    for (uint32_t i = 0; i < t.n; i++) {
        join_events(m, &e, t.at[i].a, t.at[i].b);
    }
    for (uint32_t i = 0; i < m->n; i++) {
        m->event[i] = join_root(e.parent, i);
    }
}

void event_find(struct matching *m)
{
    find_related(m);
    find_events(m);
}

double matching_related(const struct matching *m, uint32_t a, uint32_t b)
{
    if (a == b) {
        return 1;
    }
    double like = likeness_of(m, a, b);
    return m->event[a] == m->event[b] && like >= RELATED ? like : 0;
}
