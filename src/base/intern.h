/* SPDX-License-Identifier: Apache-2.0 */
/* intern.h - each distinct string once, known by a number.
 *
 * Ids count from 0 in the order of adding. A table may stand on a frozen one:
 * then ids below intern_count(below) are the frozen table's, so that a word of
 * a report has the same id as in its language pack when the pack knows it:
 *
 *     ids   0 … 812  (pack, shared, read only)  813 … (this report)
 *
 * Not for threads while it is being added to; free for all once it is only
 * looked up. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/arena.h"
#include "base/check.h"

struct intern;

struct intern *intern_new(struct arena *a, const struct intern *below);
uint32_t intern_add(struct intern *t, span s);         /* copies s if new */
uint32_t intern_find(const struct intern *t, span s);  /* id, or NONE */
span intern_text(const struct intern *t, uint32_t id); /* lives as t does;
                                                          empty for NONE */
uint32_t intern_count(const struct intern *t);         /* with those below */

#endif
