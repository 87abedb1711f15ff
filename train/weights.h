/* SPDX-License-Identifier: Apache-2.0 */
/* weights.h - a linear model while it is learnt: the averaged perceptron.
 *
 * `view` reads the current weights, so that the code that reads reports also
 * runs in training. The average over all steps is kept the lazy way: beside
 * each weight the sum of (step × change); average = w - sum / steps. */
#ifndef TRAIN_WEIGHTS_H
#define TRAIN_WEIGHTS_H

#include "nlp/linear.h"

struct arena;

struct weights {
    struct linear view;
    int32_t *now; /* [rows][stride] */
    double *sum;
    double step;
    float *before; /* sum over earlier runs */
};

/* 2^log2_rows rows, all zero. */
void weights_init(struct weights *w, struct arena *a, uint32_t columns,
        uint32_t log2_rows);
void weights_add(struct weights *w, const uint32_t *features, uint32_t n,
        uint32_t column, int32_t change);
/* Another run from zero: what was learnt so far is kept, averaged, and the
 * final weights are the mean of all runs. Runs differ by their order only;
 * their mean is steadier than any of them, and as fast. */
void weights_again(struct weights *w);
/* The averaged weights as a section (int8), ready for linear_read. */
span weights_pack(const struct weights *w, struct arena *a);

#endif
