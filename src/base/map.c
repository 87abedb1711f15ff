/* SPDX-License-Identifier: Apache-2.0 */
/* map.c - linear probing in a power-of-two table that is at most two thirds
 * full. A slot keeps value + 1, so that zeroed memory is an empty table (and
 * NONE + 1 wraps to 0: absent). */
#include "base/map.h"

#include <assert.h>

struct slot {
    uint64_t key;
    uint32_t held; /* value + 1; 0 is free */
};

struct map {
    struct arena *arena;
    struct slot *slots;
    uint32_t mask, count;
};

enum { FIRST_SLOTS = 32 };

/* The finisher of MurmurHash3 (Appleby, public domain): every bit of the key
 * moves every bit of the place, as keys are often small numbers side by side.
 */
static uint64_t mix(uint64_t key)
{
    key = (key ^ (key >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    key = (key ^ (key >> 33)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return key ^ (key >> 33);
}

struct map *map_new(struct arena *a)
{
    struct map *m = ARENA_NEW(a, struct map);
    m->arena = a;
    m->slots = ARENA_ARRAY(a, struct slot, FIRST_SLOTS);
    m->mask = FIRST_SLOTS - 1;
    return m;
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct slot *find_slot(const struct map *m, uint64_t key)
{
    uint32_t i = (uint32_t)mix(key) & m->mask;
    while (m->slots[i].held && m->slots[i].key != key) {
        i = (i + 1) & m->mask;
    }
    return &m->slots[i];
}

static void widen(struct map *m)
{
    const struct slot *old = m->slots;
    const uint32_t n = m->mask;
    assert(n < UINT32_MAX / 2);
    m->mask = n * 2 + 1;
    m->slots = ARENA_ARRAY(m->arena, struct slot, (size_t)m->mask + 1);
    for (uint32_t i = 0; i <= n; i++) {
        if (old[i].held) {
            *find_slot(m, old[i].key) = old[i];
        }
    }
}

void map_set(struct map *m, uint64_t key, uint32_t value)
{
    assert(value != NONE);
    if (m->count >= m->mask / 3 * 2) {
        widen(m);
    }
    struct slot *s = find_slot(m, key);
    m->count += s->held == 0;
    *s = (struct slot){key, value + 1};
}

uint32_t map_get(const struct map *m, uint64_t key)
{
    return find_slot(m, key)->held - 1;
}

uint32_t map_count(const struct map *m)
{
    return m->count;
}
