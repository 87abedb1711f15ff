/* SPDX-License-Identifier: Apache-2.0 */
/* sides.h - who says the same of a fact, said once.
 *
 *     claims of a fact ──one interval, or one of: so, not so, kept at a
 *                        distance──> sides, each with its reports and roots
 *     other places     ──the same words──> sides
 *
 * A story (findings of one fact) and a fact are both shown by their sides. */
#ifndef PRESENT_SIDES_H
#define PRESENT_SIDES_H

#include "base/vec.h"
#include "crosscheck/check.h"

struct side {
    struct check_place at;           /* where it is first said */
    const struct check_claim *claim; /* of that place, or NULL */
    VEC(uint32_t) documents;         /* each once, in the order of the input */
    VEC(uint32_t) roots;             /* each once */
    VEC(struct check_place) places;  /* all of them */
};

struct sides {
    VEC(struct side) at;
};

/* The sides of a fact: all its claims. */
struct sides *sides_of_fact(
        struct arena *a, const struct check_result *r, uint32_t fact);
/* The sides of a run of findings: their places. Those that are claims of the
 * findings' fact are put together as above. */
struct sides *sides_of_findings(
        struct arena *a, const struct check_result *r, struct list findings);

#endif
