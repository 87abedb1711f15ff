/* SPDX-License-Identifier: Apache-2.0 */
/* beam.h - the search over transition sequences, and its trace, which
 * training learns from. */
#ifndef NLP_BEAM_H
#define NLP_BEAM_H

#include "nlp/parser.h"
#include "nlp/transition.h"

/* The k best states after each step, as how they came about. */
struct trace_item {
    int32_t score;
    uint8_t parent; /* place in the step before */
    uint8_t action;
};

/* Sums of static features, which states of one beam mostly share, and of
 * dynamic ones, which they often do: states differ in what is far away. */
enum { MEMO_SIZE = 256 };
struct memo {
    uint32_t key; /* s0 and b0, or NONE */
    int32_t score[ACT_SCORED];
};
struct around_memo {
    struct around key;
    uint32_t sentence; /* that it was put in at; 0: none */
    int32_t score[ACT_SCORED];
};

struct beam {
    uint32_t width;
    int32_t prune; /* states this far below the best are not gone on with */
    struct memo memo[MEMO_SIZE];
    struct around_memo around[MEMO_SIZE];
    uint32_t sentence; /* number of the search, from 1 */
    struct state *now[PARSER_BEAM_MAX], *then[PARSER_BEAM_MAX];
    uint32_t count;
    struct trace_item (*trace)[PARSER_BEAM_MAX]; /* [PARSER_MAX_STEPS] */
    uint32_t steps;
};

void beam_init(struct beam *b, struct arena *a, uint32_t width);
/* Searches; the best state is now[0], the steps are in trace. */
void beam_run(
        struct beam *b, const struct linear *action, const struct feed *f);

#endif
