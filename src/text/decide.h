/* SPDX-License-Identifier: Apache-2.0 */
/* decide.h - yes or no from the words around, by learnt weights.
 *
 * A few choices of the tokeniser cannot be read off a list: is this full stop
 * the end of the sentence, is this "des" one word or two. Each is a question;
 * a question has features (template, word); the answer is yes when the sum of
 * their weights is positive:
 *
 *     sum = w[question, bias] + Σ w[question, template, word]
 *
 * learnt-text.tsv (question, template, word, weight) holds the weights;
 * recoupe-train makes it from treebanks. Immutable after loading. */
#ifndef TEXT_DECIDE_H
#define TEXT_DECIDE_H

#include "base/check.h"
#include "lang/pack.h"

#include <stdio.h>

enum question {
    QUESTION_SENTENCE, /* does a sentence end here */
    QUESTION_CONTRACT  /* is this form a contraction here */
};

/* What a feature looks at. `word` is a norm id for the first six, a small
 * number for the rest. */
enum template {
    TEMPLATE_BIAS,
    TEMPLATE_HERE,
    TEMPLATE_BEFORE,
    TEMPLATE_BEFORE_2,
    TEMPLATE_AFTER,
    TEMPLATE_AFTER_2,
    TEMPLATE_END_BEFORE, /* last letters of the word before, interned */
    TEMPLATE_END_AFTER,
    TEMPLATE_SHAPES, /* shapes on both sides */
    TEMPLATE_SPACE,  /* what white space follows, closers */
    TEMPLATE_LENGTH, /* of the sentence so far; of the word before */
    TEMPLATE_COUNT
};

enum { DECIDE_MAX_FEATURES = 24 };

/* Features of one case, filled by the asker. */
struct features {
    uint32_t n;
    uint64_t key[DECIDE_MAX_FEATURES];
};

struct decide;

/* Optional table: without it decide_ready is false and askers use their
 * plain rule. */
struct decide *decide_new(struct pack *pack);
bool decide_ready(const struct decide *d, enum question question);

void features_start(struct features *f, enum question question);
/* Ignored when `word` is NONE (a word no weight can know). */
void features_add(struct features *f, enum question question,
        enum template template, uint32_t word);
/* The sum of the weights. */
double decide_sum(const struct decide *d, const struct features *f);

/* One row of learnt-text.tsv, for training. */
void feature_print(
        FILE *out, const struct pack *pack, uint64_t key, double weight);

#endif
