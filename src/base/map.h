/* SPDX-License-Identifier: Apache-2.0 */
/* map.h - 64-bit key -> 32-bit value, open addressing, in an arena.
 * Values are any number but NONE, which means absent. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/check.h"

struct map;

struct map *map_new(struct arena *a);
void map_set(struct map *m, uint64_t key, uint32_t value);
uint32_t map_get(const struct map *m, uint64_t key); /* value, or NONE */
uint32_t map_count(const struct map *m);

#endif
