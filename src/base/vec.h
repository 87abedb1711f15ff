/* SPDX-License-Identifier: Apache-2.0 */
/* vec.h - growing arrays in an arena, with 32-bit indices.
 *
 *     VEC(struct tok) toks = {0};
 *     struct tok *t = VEC_ADD(arena, &toks);   zeroed, valid until the next add
 *     toks.at[i], toks.n
 *
 * Growth doubles: in place where nothing stands behind the array, else by a
 * copy, and the old array stays in the arena until the arena goes. `n` is
 * always <= `cap` and < NONE. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"
#include "base/check.h"

#define VEC(type)                                                              \
    struct {                                                                   \
        type *at;                                                              \
        uint32_t n, cap;                                                       \
    }

/* Makes room for one more element and returns the array, moved or not. */
void *vec_room(
        struct arena *a, void *at, uint32_t n, uint32_t *cap, size_t size);

/* The address of one new zeroed element at the end. */
#define VEC_ADD(a, v)                                                          \
    ((v)->at = vec_room((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at),     \
            &(v)->at[(v)->n++])

#endif
