/* SPDX-License-Identifier: Apache-2.0 */
/* roots.h - on whose word each statement finally stands.
 *
 *     sources and publishers of all reports ──names, institutions──> roots
 *     statement: innermost source of its chain; a cited report's own roots;
 *                those of the passage it was copied from; else its publisher
 *
 * An institution and whoever speaks for it are one root. */
#ifndef CROSSCHECK_ROOTS_H
#define CROSSCHECK_ROOTS_H

#include "crosscheck/match.h"

struct roots {
    struct arena *arena;
    const struct matching *m;
    uint32_t *base;   /* by report: node of its first source; the node behind
                         the last is its publisher */
    uint32_t *parent; /* by node: union-find */
    uint32_t *outlet; /* by node: a report whose publisher it names, or NONE */
    uint32_t nodes;
    uint32_t *institution; /* by node: what it is or speaks for, or NONE */
    struct list *of_ref;   /* by ref: runs in pool, sorted roots (nodes) */
    bool *relayed;         /* by ref: stands on another report's word */
    bool *busy;            /* by ref: being resolved, or done */
    uint32_t depth;        /* of relays followed */
    VEC(uint32_t) pool;
};

struct roots *roots_find(struct arena *a, const struct matching *m);
/* The root that a node belongs to: the smallest node of it. */
uint32_t roots_root(const struct roots *r, uint32_t node);
/* The source behind a node, or NULL when it is a publisher. */
const struct source *roots_source(
        const struct roots *r, uint32_t node, uint32_t *document);
bool roots_share(const struct roots *r, uint32_t ref_a, uint32_t ref_b);
/* Innermost source of a statement as a node, or NONE. */
uint32_t roots_innermost(const struct roots *r, uint32_t ref);

#endif
