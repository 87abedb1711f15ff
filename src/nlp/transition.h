/* SPDX-License-Identifier: Apache-2.0 */
/* transition.h - the arc-eager transition system (J. Nivre, Algorithms for
 * deterministic incremental dependency parsing, CL 2008), with the root as a
 * last word and Unshift, so that every derivation ends in a tree (J. Nivre and
 * D. Fernández-González, Arc-eager parsing with the tree constraint, CL 2014).
 *
 *   stack: … s1 s0 | buffer: b0 b1 … w(n-1) ROOT
 *
 *   SHIFT   b0 goes on the stack
 *   REDUCE  s0, which has a head, leaves the stack
 *   LEFT    b0 becomes the head of s0, which leaves the stack
 *   RIGHT   s0 becomes the head of b0, which goes on the stack
 *   UNSHIFT before ROOT only, and forced: s0 without a head goes back
 *
 * A sentence of n words takes 2n transitions, and more only with UNSHIFT. */
#ifndef NLP_TRANSITION_H
#define NLP_TRANSITION_H

#include "nlp/feed.h"

enum action { ACT_SHIFT, ACT_REDUCE, ACT_LEFT, ACT_RIGHT, ACT_UNSHIFT };
enum { ACT_SCORED = 4, NO_NODE = 0xffff };

struct node {
    uint16_t head;           /* NO_NODE until it has one */
    uint16_t below;          /* what is under it on the stack */
    uint16_t l1, l2, r1, r2; /* outermost and second outermost dependents */
    uint16_t nl, nr;         /* how many dependents */
    uint32_t lset, rset;     /* their parts of speech, one bit each */
};

struct state {
    int32_t score;
    uint16_t n;     /* words; also the number of ROOT */
    uint16_t top;   /* s0, or NO_NODE */
    uint16_t depth; /* of the stack */
    uint16_t front; /* an unshifted word, or NO_NODE */
    uint16_t next;  /* the buffer behind it */
    bool done;
    struct node node[DOC_MAX_SENTENCE + 1];
};

void state_start(struct state *s, uint32_t n);
void state_copy(struct state *to, const struct state *from);
uint16_t state_front(const struct state *s); /* b0 */
/* The actions allowed, one bit each; a single bit is forced. */
unsigned state_legal(const struct state *s);
void state_apply(struct state *s, enum action action, const struct feed *f);
/* All that the dynamic features look at, without padding: where two states of
 * a sentence have the same, they have the same features. */
struct around {
    struct node s0, b0;
    uint16_t top, front; /* numbers of s0, b0 */
    uint16_t above;      /* the head of s0's head */
    uint16_t zero;
};
void state_around(const struct state *s, struct around *out);

/* The features of the next action: first those that depend on s0, b0 and the
 * words behind b0 only, whatever the rest of the state; then the others. */
uint32_t state_static_features(
        const struct state *s, const struct feed *f, uint32_t *out);
uint32_t state_dynamic_features(
        const struct state *s, const struct feed *f, uint32_t *out);
uint32_t state_features(/* both */
        const struct state *s, const struct feed *f, uint32_t *out);

#endif
