/* SPDX-License-Identifier: Apache-2.0 */
/* score.h - how surely two statements fill one slot.
 *
 *     counts       the same thing counted (concept), in the same state
 *                  (killed, evacuated), the same surroundings, the number
 *     occurrences  the same act, the same ones who do it, the same others
 *     times        the same event dated
 *
 * The functions are matching_score and matching_context of match.h. */
#ifndef CROSSCHECK_SCORE_H
#define CROSSCHECK_SCORE_H

#include "crosscheck/match.h"

/* How alike two concepts are: 1 equal, less when one stands above the other,
 * 0 when neither does. */
double score_concepts(const struct concepts *c, uint32_t a, uint32_t b);

/* How alike what two statements say happened is, 0 … 1. */
double score_acts(const struct matching *m, const struct statement *a,
        const struct statement *b);

#endif
