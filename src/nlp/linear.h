/* SPDX-License-Identifier: Apache-2.0 */
/* linear.h - a linear model over hashed features.
 *
 * A feature is a 32-bit hash; it picks one row of a weight matrix; the score
 * of each outcome is the sum of its column over the rows of the features that
 * are present:
 *
 *     score[y] = Σ_f weight[slot(f)][y]       slot(f) = f mod rows
 *
 *              y=0  y=1  y=2  …  | padding to a multiple of 8, zero
 *     row 0     3   -1    0
 *     row 1     0    0   12
 *     …
 *
 * Two features that fall on one row share its weights; training sees the same
 * rows as reading, so it learns around it. Weights are int8 or int16 in a
 * file and int32 while they are learnt (train/weights.h); sums are int32 and
 * exact, so every machine gives the same answer.
 *
 * Usage, for a recogniser of one's own:
 *     struct linear names;
 *     linear_read(&names, section_bytes, model_name(model), &err);
 *     uint32_t f[64], n = 0;
 *     f[n++] = feature2(T_WORD_NEXT, word_hash, next_hash); …
 *     int32_t score[LINEAR_MAX_COLUMNS];
 *     linear_score(&names, f, n, score);
 *     best = linear_best(score, names.columns); */
#ifndef NLP_LINEAR_H
#define NLP_LINEAR_H

#include "base/err.h"

enum { LINEAR_MAX_COLUMNS = 512, LINEAR_MAX_FEATURES = 256 };

enum linear_width { LINEAR_INT8 = 1, LINEAR_INT16 = 2, LINEAR_INT32 = 4 };

struct linear {
    const void *weight;      /* [rows][stride], row major */
    uint32_t mask;           /* rows - 1; rows is a power of two */
    uint32_t columns;        /* outcomes */
    uint32_t stride;         /* columns rounded up to 4 or a multiple of 8 */
    enum linear_width width; /* bytes of a weight */
};

/* Takes a section apart (the layout is at the top of linear.c); the weights
 * stay where they are. RCP_FORMAT when a number does not fit the others. */
enum rcp_status linear_read(struct linear *l, span section, span name,
        struct rcp_err *err) RCP_CHECKED;
uint32_t linear_stride(uint32_t columns);

/* score[0 … columns) = sum over the n features; the array needs room for
 * `stride` numbers. */
void linear_score(const struct linear *l, const uint32_t *features, uint32_t n,
        int32_t *score);
/* The first of the highest among `columns` (> 0) scores. */
uint32_t linear_best(const int32_t *score, uint32_t columns);

/* Hashes. A feature is a template's number and up to three atoms (hashes of
 * words, tags, …); different templates never mean the same. */
uint32_t atom(span s); /* never 0, which means "nothing there" */

static inline uint32_t feature_finish(uint64_t h)
{
    h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32);
}

static inline uint64_t feature_start(uint32_t template, uint32_t a)
{
    return (template + 1) * 0xd6e8feb86659fd93u + a * 0xc2b2ae3d27d4eb4fu;
}

static inline uint32_t feature1(uint32_t template, uint32_t a)
{
    return feature_finish(feature_start(template, a));
}

static inline uint32_t feature2(uint32_t template, uint32_t a, uint32_t b)
{
    return feature_finish(feature_start(template, a) + b * 0x165667b19e3779f9u);
}

static inline uint32_t feature3(
        uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
    return feature_finish(feature_start(template, a) + b * 0x165667b19e3779f9u +
                          c * 0x27d4eb2f165667c5u);
}

#endif
