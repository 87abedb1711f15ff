/* SPDX-License-Identifier: Apache-2.0 */
/* vec.c - growth of the arrays of vec.h. */
#include "base/vec.h"

#include <assert.h>
#include <string.h>

void *vec_room(
        struct arena *a, void *at, uint32_t n, uint32_t *cap, size_t size)
{
    assert(n <= *cap && n < NONE - 1);
    if (n == *cap) {
        const uint32_t wider = n < 4 ? 8 : n < NONE / 2 ? n * 2 : NONE;
        if (n && arena_extend(a, at, n * size, wider * size)) {
            *cap = wider;
            return at;
        }
        void *moved = arena_array(a, wider, size);
        if (n) {
            memcpy(moved, at, n * size);
        }
        *cap = wider;
        return moved;
    }
    /* the slot may have been used before its owner lowered n */
    memset((char *)at + n * size, 0, size);
    return at;
}
