/* SPDX-License-Identifier: Apache-2.0 */
/* crf.h - a linear-chain conditional random field while it is learnt.
 *
 * Weights are floats, a row for each feature; each step
 * follows the gradient of one sentence's log-likelihood (forward-backward)
 * with AdaGrad's step sizes (Duchi et al. 2011). Weights have a Gaussian
 * prior: each use of a feature carries its share of the decay. */
#ifndef TRAIN_CRF_H
#define TRAIN_CRF_H

#include "base/map.h"
#include "base/vec.h"
#include "nlp/names.h"

struct crf {
    struct map *row;       /* feature -> row */
    VEC(uint32_t) feature; /* of each row */
    VEC(uint32_t) count;   /* how often it occurs in the examples */
    float *weight, *slope; /* [rows][NAME_STRIDE]; slope: squared gradients */
    double loss;
    uint32_t step[NAME_LABELS + 1]; /* rows of name_transition */
};

/* A sentence: rows of word i are row[first[i] … first[i + 1]). */
struct crf_sentence {
    uint32_t n;
    const uint32_t *row, *first;
    const uint8_t *label;
};

/* Counting comes first: crf_see each use of a feature, then crf_start, which
 * forgets those seen less than `least` times; then crf_row. */
void crf_init(struct crf *c, struct arena *a);
void crf_see(struct crf *c, struct arena *a, uint32_t feature);
void crf_start(struct crf *c, struct arena *a, uint32_t least);
uint32_t crf_row(const struct crf *c, uint32_t feature); /* or NONE */
void crf_clear(struct crf *c);                           /* the weights */
void crf_learn(
        struct crf *c, struct arena *scratch, const struct crf_sentence *s);
void crf_predict(const struct crf *c, struct arena *scratch,
        const struct crf_sentence *s, uint8_t *labels);
/* As a section for sparse_read; rows whose weights are all nought left out. */
span crf_pack(const struct crf *c, struct arena *a);

#endif
