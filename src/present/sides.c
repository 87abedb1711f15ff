/* SPDX-License-Identifier: Apache-2.0 */
/* sides.c - see sides.h. */
#include "present/sides.h"

#include "base/map.h"

#include <math.h>

/* A place while it looks for its side. */
struct placed {
    struct check_place at;
    const struct check_claim *claim;
};

static bool same_bound(double x, double y)
{
    return x == y || (isnan(x) && isnan(y));
}

static bool has_number(const struct check_claim *c)
{
    return !isnan(c->least) || !isnan(c->most);
}

static bool one_side(const struct side *s, const struct placed *p)
{
    if ((s->claim == NULL) != (p->claim == NULL)) {
        return false;
    }
    if (!s->claim) {
        return span_eq(s->at.words, p->at.words);
    }
    const struct check_claim *x = s->claim, *y = p->claim;
    if (x->negated != y->negated || has_number(x) != has_number(y)) {
        return false;
    }
    if (has_number(x)) {
        return same_bound(x->least, y->least) && same_bound(x->most, y->most);
    }
    return x->value.len > 0 || y->value.len > 0 ? span_eq(x->value, y->value)
                                                : x->stance == y->stance;
}

/* Sides under construction. */
struct builder {
    struct arena *arena;
    const struct check_result *r;
    struct sides *sides;
    struct map *seen;     /* what a side holds already */
    struct map *claim_of; /* place -> claim of the fact at hand */
    uint32_t fact;        /* whose claims claim_of has, or NONE */
};

static struct builder builder_new(struct arena *a, const struct check_result *r)
{
    return (struct builder){
            a, r, ARENA_NEW(a, struct sides), map_new(a), NULL, NONE};
}

static uint64_t place_key(const struct check_place *at)
{
    return (uint64_t)at->document << 40 ^ (uint64_t)at->start << 16 ^
           (at->end - at->start);
}

/* True the first time only. */
static bool is_new(struct builder *b, uint32_t side, uint32_t what, uint64_t v)
{
    uint64_t key = ((uint64_t)side << 2 | what) * UINT64_C(0x9E3779B97F4A7C15);
    key ^= v;
    bool first = map_get(b->seen, key) == NONE;
    map_set(b->seen, key, 1);
    return first;
}

static void add_to(struct builder *b, uint32_t side, const struct placed *p)
{
    enum { PLACE, DOCUMENT, ROOT };
    struct side *s = &b->sides->at.at[side];
    if (!is_new(b, side, PLACE, place_key(&p->at))) {
        return;
    }
    *VEC_ADD(b->arena, &s->places) = p->at;
    if (is_new(b, side, DOCUMENT, p->at.document)) {
        *VEC_ADD(b->arena, &s->documents) = p->at.document;
    }
    for (uint32_t i = 0; p->claim && i < p->claim->roots.n; i++) {
        uint32_t root = b->r->index.at[p->claim->roots.first + i];
        if (is_new(b, side, ROOT, root)) {
            *VEC_ADD(b->arena, &s->roots) = root;
        }
    }
}

static void put(struct builder *b, const struct placed *p)
{
    uint32_t i = 0;
    while (i < b->sides->at.n && !one_side(&b->sides->at.at[i], p)) {
        i++;
    }
    if (i == b->sides->at.n) {
        struct side *s = VEC_ADD(b->arena, &b->sides->at);
        s->at = p->at;
        s->claim = p->claim;
    }
    add_to(b, i, p);
}

struct sides *sides_of_fact(
        struct arena *a, const struct check_result *r, uint32_t fact)
{
    struct builder b = builder_new(a, r);
    struct list claims = r->fact.at[fact].claims;
    for (uint32_t i = 0; i < claims.n; i++) {
        const struct check_claim *c = &r->claim.at[claims.first + i];
        put(&b, &(struct placed){c->at, c});
    }
    return b.sides;
}

static void index_claims(struct builder *b, uint32_t fact)
{
    if (b->claim_of && b->fact == fact) {
        return;
    }
    struct list claims = b->r->fact.at[fact].claims;
    b->claim_of = map_new(b->arena);
    b->fact = fact;
    for (uint32_t i = 0; i < claims.n; i++) {
        map_set(b->claim_of, place_key(&b->r->claim.at[claims.first + i].at),
                claims.first + i);
    }
}

static const struct check_claim *claim_at(
        struct builder *b, uint32_t fact, const struct check_place *at)
{
    if (fact == NONE) {
        return NULL;
    }
    index_claims(b, fact);
    uint32_t c = map_get(b->claim_of, place_key(at));
    return c == NONE ? NULL : &b->r->claim.at[c];
}

struct sides *sides_of_findings(
        struct arena *a, const struct check_result *r, struct list findings)
{
    struct builder b = builder_new(a, r);
    for (uint32_t i = 0; i < findings.n; i++) {
        const struct check_finding *f = &r->finding.at[findings.first + i];
        for (uint32_t k = 0; k < f->places.n; k++) {
            const struct check_place *at = &r->place.at[f->places.first + k];
            put(&b, &(struct placed){*at, claim_at(&b, f->fact, at)});
        }
    }
    return b.sides;
}
