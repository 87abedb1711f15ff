/* SPDX-License-Identifier: Apache-2.0 */
/* order.c - findings in the order in which an editor wants them.
 *
 *     findings of one fact, and echoes of one root  ──> one story
 *     stories    most alarms first, then most warnings, then most reports
 *     in each    worst first, then by kind
 *
 * A story's findings stand next to each other in the result. */
#include "crosscheck/verdict.h"

#include "base/map.h"

#include <stdlib.h>

/* A story while it is being weighed. */
struct weighed {
    uint32_t first; /* its first finding, before they are sorted */
    uint32_t alarms, warnings, documents;
};

struct ranked {
    struct check_finding finding;
    uint32_t index, story, rank;
};

/* Facts about which there is more to say than that one root stands behind
 * them. */
static bool *more_to_say(struct judge *j)
{
    bool *more = ARENA_ARRAY(j->arena, bool, j->out->fact.n + 1);
    for (uint32_t i = 0; i < j->out->finding.n; i++) {
        const struct check_finding *f = &j->out->finding.at[i];
        if (f->fact != NONE) {
            more[f->fact] |= f->kind != FINDING_CIRCULAR_SOURCING;
        }
    }
    return more;
}

static uint64_t story_key(
        const struct check_finding *f, const bool *more, uint32_t index)
{
    enum { BY_FACT = 1, BY_ROOT, ALONE };
    uint32_t of = f->fact == NONE   ? ALONE
                  : more[f->fact]   ? BY_FACT
                  : f->root != NONE ? BY_ROOT
                                    : BY_FACT;
    uint32_t which = of == ALONE ? index : of == BY_ROOT ? f->root : f->fact;
    return (uint64_t)of << 32 | which;
}

static int story_order(const struct weighed *a, const struct weighed *b)
{
    const uint32_t ka[] = {a->alarms, a->warnings, a->documents};
    const uint32_t kb[] = {b->alarms, b->warnings, b->documents};
    for (int i = 0; i < 3; i++) {
        if (ka[i] != kb[i]) {
            return ka[i] > kb[i] ? -1 : 1;
        }
    }
    return a->first < b->first ? -1 : a->first > b->first;
}

static int weighed_order(const void *x, const void *y)
{
    return story_order(x, y);
}

static int ranked_order(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    if (a->finding.severity != b->finding.severity) {
        return a->finding.severity > b->finding.severity ? -1 : 1;
    }
    if (a->finding.kind != b->finding.kind) {
        return a->finding.kind < b->finding.kind ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

typedef VEC(struct weighed) weighing;

static void weigh(struct judge *j, struct ranked *r, weighing *w)
{
    const bool *more = more_to_say(j);
    struct map *story = map_new(j->arena);
    struct map *seen = map_new(j->arena);
    for (uint32_t i = 0; i < j->out->finding.n; i++) {
        const struct check_finding *f = &j->out->finding.at[i];
        uint64_t key = story_key(f, more, i);
        uint32_t s = map_get(story, key);
        if (s == NONE) {
            s = w->n;
            map_set(story, key, s);
            *VEC_ADD(j->arena, w) = (struct weighed){.first = i};
        }
        w->at[s].alarms += f->severity == SEVERITY_ALARM;
        w->at[s].warnings += f->severity == SEVERITY_WARNING;
        for (uint32_t k = 0; k < f->documents.n; k++) {
            uint64_t pair = (uint64_t)s << 32 |
                            j->out->index.at[f->documents.first + k];
            if (map_get(seen, pair) == NONE) {
                map_set(seen, pair, 1);
                w->at[s].documents++;
            }
        }
        r[i] = (struct ranked){*f, i, s, 0};
    }
}

void judge_order(struct judge *j)
{
    uint32_t n = j->out->finding.n;
    struct ranked *r = ARENA_ARRAY(j->arena, struct ranked, n + 1);
    weighing w = {0};
    weigh(j, r, &w);
    if (n == 0) {
        return;
    }
    uint32_t *rank = ARENA_ARRAY(j->arena, uint32_t, n);
    uint32_t *story_of = ARENA_ARRAY(j->arena, uint32_t, n); /* by first */
    for (uint32_t s = 0; s < w.n; s++) {
        story_of[w.at[s].first] = s;
    }
    qsort(w.at, w.n, sizeof *w.at, weighed_order);
    for (uint32_t s = 0; s < w.n; s++) {
        rank[story_of[w.at[s].first]] = s;
    }
    for (uint32_t i = 0; i < n; i++) {
        r[i].rank = rank[r[i].story];
    }
    qsort(r, n, sizeof *r, ranked_order);
    for (uint32_t i = 0; i < n; i++) {
        j->out->finding.at[i] = r[i].finding;
        j->out->finding.at[i].story = r[i].rank;
    }
}
