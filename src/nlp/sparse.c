/* SPDX-License-Identifier: Apache-2.0 */
/* sparse.c - open addressing over learnt features.
 *
 * Section, little-endian:
 *   at  size
 *    0     4  slots: a power of two, 8 to 2^24
 *    4     4  features in it, at most 7/8 of the slots
 *    8    56  zero
 *   64  4*s   keys: the feature's hash; 0 = empty
 *    …  8*s   weights: eight signed bytes for each slot
 *
 * A feature stands in the first free slot from (hash * odd) mod slots on. The
 * search ends at an empty slot; that there is one follows from the count,
 * which is checked against the keys. */
#include "nlp/sparse.h"

#include "base/file.h"

#include <string.h>

enum { SPARSE_HEAD = 64, MAX_SLOTS = 1 << 24 };

static uint32_t slot_of(uint32_t feature, uint32_t mask)
{
    return (feature * 0x9e3779b1u >> 7) & mask;
}

enum rcp_status sparse_read(
        struct sparse *s, span section, span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = section};
    const uint32_t slots = cursor_u32(&c), used = cursor_u32(&c);
    const size_t size =
            SPARSE_HEAD + (size_t)slots * (sizeof(uint32_t) + SPARSE_COLUMNS);
    bool good = !c.failed && slots >= 8 && slots <= MAX_SLOTS &&
                (slots & (slots - 1)) == 0 && used <= slots / 8 * 7 &&
                size == section.len;
    if (good) {
        const char *keys = section.ptr + SPARSE_HEAD;
        *s = (struct sparse){(const uint32_t *)(const void *)keys,
                (const int8_t *)keys + (size_t)slots * sizeof(uint32_t),
                slots - 1};
        uint32_t found = 0;
        for (uint32_t i = 0; i < slots; i++) {
            found += s->key[i] != 0;
        }
        good = found == used;
    }
    if (!good) {
        return err_set(err, RCP_FORMAT, name, NO_POSITION,
                "weights in the model do not fit its description; rebuild it "
                "with recoupe-train");
    }
    return RCP_OK;
}

void sparse_add(const struct sparse *s, const uint32_t *features, uint32_t n,
        int32_t *score)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = slot_of(features[i], s->mask);
        while (s->key[at] != 0 && s->key[at] != features[i]) {
            at = (at + 1) & s->mask;
        }
        if (s->key[at] == 0) {
            continue;
        }
        const int8_t *w = s->weight + (size_t)at * SPARSE_COLUMNS;
        for (uint32_t y = 0; y < SPARSE_COLUMNS; y++) {
            score[y] += w[y];
        }
    }
}

static void put_u32(char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (char)(value >> (8 * i));
    }
}

span sparse_pack(struct arena *a, const uint32_t *features,
        const int8_t *weights, uint32_t n)
{
    uint32_t slots = 8;
    while (slots / 8 * 6 < n) {
        slots *= 2;
    }
    const size_t size =
            SPARSE_HEAD + (size_t)slots * (sizeof(uint32_t) + SPARSE_COLUMNS);
    char *out = arena_alloc(a, size);
    uint32_t *key = ARENA_ARRAY(a, uint32_t, slots);
    char *rows = out + SPARSE_HEAD + (size_t)slots * sizeof(uint32_t);
    put_u32(out, slots);
    put_u32(out + 4, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = slot_of(features[i], slots - 1);
        while (key[at] != 0) {
            at = (at + 1) & (slots - 1);
        }
        key[at] = features[i];
        memcpy(rows + (size_t)at * SPARSE_COLUMNS,
                weights + (size_t)i * SPARSE_COLUMNS, SPARSE_COLUMNS);
    }
    for (uint32_t i = 0; i < slots; i++) {
        put_u32(out + SPARSE_HEAD + (size_t)i * sizeof(uint32_t), key[i]);
    }
    return (span){out, size};
}
