/* SPDX-License-Identifier: Apache-2.0 */
/* intern.c - strings by number: an array of entries in the order of adding and
 * an open-addressing index of their places, at most two thirds full.
 *
 *     slots  [ 0 | 3 | 0 | 1 | 2 | ... ]      place + 1; 0 is free
 *     entry  [ text hash | text hash | ... ]  id = first + place
 */
#include "base/intern.h"

#include "base/vec.h"

#include <assert.h>
#include <xxhash.h>

struct entry {
    span text;
    uint64_t hash;
};

struct intern {
    struct arena *arena;
    const struct intern *below;
    uint32_t first; /* the id of entry.at[0] */
    uint32_t *slots;
    uint32_t mask; /* number of slots - 1; a power of two */
    VEC(struct entry) entry;
};

enum { FIRST_SLOTS = 64 };

static uint64_t hash_of(span s)
{
    return XXH3_64bits(s.len ? s.ptr : "", s.len);
}

struct intern *intern_new(struct arena *a, const struct intern *below)
{
    struct intern *t = ARENA_NEW(a, struct intern);
    t->arena = a;
    t->below = below;
    t->first = below ? intern_count(below) : 0;
    t->slots = ARENA_ARRAY(a, uint32_t, FIRST_SLOTS);
    t->mask = FIRST_SLOTS - 1;
    return t;
}

/* The slot that holds s, or the free one where it belongs. */
static uint32_t *find_slot(const struct intern *t, span s, uint64_t hash)
{
    for (uint32_t i = (uint32_t)hash & t->mask;; i = (i + 1) & t->mask) {
        if (t->slots[i] == 0) {
            return &t->slots[i];
        }
        const struct entry *e = &t->entry.at[t->slots[i] - 1];
        if (e->hash == hash && span_eq(e->text, s)) {
            return &t->slots[i];
        }
    }
}

static uint32_t find_hashed(const struct intern *t, span s, uint64_t hash)
{
    for (; t; t = t->below) {
        const uint32_t place = *find_slot(t, s, hash);
        if (place) {
            return t->first + place - 1;
        }
    }
    return NONE;
}

static void widen(struct intern *t)
{
    assert(t->mask < UINT32_MAX / 2);
    t->mask = t->mask * 2 + 1;
    t->slots = ARENA_ARRAY(t->arena, uint32_t, (size_t)t->mask + 1);
    for (uint32_t place = 0; place < t->entry.n; place++) {
        uint32_t i = (uint32_t)t->entry.at[place].hash & t->mask;
        while (t->slots[i]) {
            i = (i + 1) & t->mask;
        }
        t->slots[i] = place + 1;
    }
}

uint32_t intern_add(struct intern *t, span s)
{
    const uint64_t hash = hash_of(s);
    const uint32_t known = find_hashed(t, s, hash);
    if (known != NONE) {
        return known;
    }
    assert(!t->below || intern_count(t->below) == t->first);
    assert(t->entry.n < NONE - 1 - t->first);
    if (t->entry.n >= t->mask / 3 * 2) {
        widen(t);
    }
    struct entry *e = VEC_ADD(t->arena, &t->entry);
    *e = (struct entry){arena_copy(t->arena, s), hash};
    *find_slot(t, s, hash) = t->entry.n;
    return t->first + t->entry.n - 1;
}

uint32_t intern_find(const struct intern *t, span s)
{
    return find_hashed(t, s, hash_of(s));
}

span intern_text(const struct intern *t, uint32_t id)
{
    if (id == NONE) {
        return SPAN("");
    }
    while (id < t->first) {
        t = t->below;
    }
    assert(id - t->first < t->entry.n);
    return t->entry.at[id - t->first].text;
}

uint32_t intern_count(const struct intern *t)
{
    return t->first + t->entry.n;
}
