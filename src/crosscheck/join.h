/* SPDX-License-Identifier: Apache-2.0 */
/* join.h - sets that only grow (union-find): an array in which each member
 * points to another of its set, the first one to itself. */
#ifndef CROSSCHECK_JOIN_H
#define CROSSCHECK_JOIN_H

#include <stdint.h>

/* The first member of the set of `i`; shortens the way to it. */
uint32_t join_root(uint32_t *parent, uint32_t i);
/* Makes the two sets one. The smaller index stays first, so that results do
 * not depend on order. */
void join_two(uint32_t *parent, uint32_t a, uint32_t b);

#endif
