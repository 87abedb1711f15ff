/* SPDX-License-Identifier: Apache-2.0 */
/* crf.h - a linear-chain conditional random field while it is learnt.
 *
 * Weights are floats in hashed rows, as nlp/linear.h reads them; each step
 * follows the gradient of one sentence's log-likelihood (forward-backward)
 * with AdaGrad's step sizes (Duchi et al. 2011). Weights have a Gaussian
 * prior: each use of a feature carries its share of the decay. */
#ifndef TRAIN_CRF_H
#define TRAIN_CRF_H

#include "base/arena.h"
#include "nlp/names.h"

struct crf {
    uint32_t mask;
    float *weight, *slope; /* [rows][NAME_STRIDE]; slope: squared gradients */
    uint32_t *count;       /* [rows]: uses of each row in the examples */
    double loss;
};

/* A sentence: features of word i are feature[first[i] … first[i + 1]). */
struct crf_sentence {
    uint32_t n;
    const uint32_t *feature, *first;
    const uint8_t *label;
};

void crf_init(struct crf *c, struct arena *a, uint32_t log2_rows);
void crf_clear(struct crf *c); /* weights, not counts */
void crf_count(struct crf *c, const struct crf_sentence *s);
void crf_learn(
        struct crf *c, struct arena *scratch, const struct crf_sentence *s);
void crf_predict(const struct crf *c, struct arena *scratch,
        const struct crf_sentence *s, uint8_t *labels);
/* As a section for linear_read, weights in int8. */
span crf_pack(const struct crf *c, struct arena *a);

#endif
