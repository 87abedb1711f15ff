/* SPDX-License-Identifier: Apache-2.0 */
/* sparse.h - a linear model that knows which features it has learnt.
 *
 * Eight outcomes; a feature is a 32-bit hash (nlp/linear.h). Unlike struct
 * linear, whose rows unknown features share with known ones, a feature that
 * was not learnt adds nothing: what a recogniser of names needs, since names
 * are mostly words never seen. Immutable; the bytes stay where they are. */
#ifndef NLP_SPARSE_H
#define NLP_SPARSE_H

#include "base/arena.h"
#include "base/err.h"

enum { SPARSE_COLUMNS = 8 };

struct sparse {
    const uint32_t *key;  /* [slots]; 0 = empty */
    const int8_t *weight; /* [slots][SPARSE_COLUMNS] */
    uint32_t mask;        /* slots - 1 */
};

/* RCP_FORMAT when the section's numbers do not fit its size. */
enum rcp_status sparse_read(struct sparse *s, span section, span name,
        struct rcp_err *err) RCP_CHECKED;
/* Adds the weights of the n features to score[0 … SPARSE_COLUMNS). */
void sparse_add(const struct sparse *s, const uint32_t *features, uint32_t n,
        int32_t *score);

/* A section: n features, none of them 0, with their weights. */
span sparse_pack(struct arena *a, const uint32_t *features,
        const int8_t *weights, uint32_t n);

#endif
