/* SPDX-License-Identifier: Apache-2.0 */
/* label.h - the relation of each word to its head, once the tree is known.
 *
 * Top-down, heads before their dependents, dependents from left to right; so
 * a choice knows its head's relation and those of its elder siblings. */
#ifndef NLP_LABEL_H
#define NLP_LABEL_H

#include "nlp/feed.h"
#include "nlp/linear.h"
#include "nlp/parser.h"

enum { LABEL_MAX_FEATURES = 64 };

/* The tree as lists; ROOT is number n. */
struct label_work {
    uint16_t child[DOC_MAX_SENTENCE + 1]; /* first dependent */
    uint16_t next[DOC_MAX_SENTENCE + 1];  /* next sibling to the right */
    uint16_t last[DOC_MAX_SENTENCE + 1];  /* last dependent */
    uint16_t order[DOC_MAX_SENTENCE + 1]; /* of choosing: top-down */
    uint16_t elder[DOC_MAX_SENTENCE + 1]; /* sibling to the left */
    uint32_t count;
};

void label_plan(
        struct label_work *w, const struct feed *f, const struct parse *p);
/* Features of word d; p has the heads and the labels chosen before. */
uint32_t label_features(const struct label_work *w, const struct feed *f,
        const struct parse *p, uint16_t d, uint32_t *out);
void label_run(const struct linear *l, struct label_work *w,
        const struct feed *f, struct parse *p);

#endif
