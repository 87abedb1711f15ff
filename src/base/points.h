/* SPDX-License-Identifier: Apache-2.0 */
/* points.h - byte offsets of one text to code point offsets, in any order.
 *
 * A checkpoint every POINTS_STRIDE bytes holds how many code points begin
 * before it; a look-up counts from there, so it costs at most one stride. */
#ifndef BASE_POINTS_H
#define BASE_POINTS_H

#include "base/arena.h"

struct points;

struct points *points_new(struct arena *a, span text); /* keeps `text` */
/* Code points that begin before byte `at`; beyond the end, all of them. */
uint32_t points_at(const struct points *p, uint32_t at);

#endif
