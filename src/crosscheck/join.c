/* SPDX-License-Identifier: Apache-2.0 */
/* join.c - see join.h. */
#include "crosscheck/join.h"

uint32_t join_root(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

void join_two(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = join_root(parent, a);
    b = join_root(parent, b);
    if (a < b) {
        parent[b] = a;
    } else {
        parent[a] = b;
    }
}
