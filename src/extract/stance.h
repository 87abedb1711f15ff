/* SPDX-License-Identifier: Apache-2.0 */
/* stance.h - how a clause is said: what its conditional does, how firm, how
 * real, affirmed or negated.
 *
 * A clause's predicate may hang under verbs that are none themselves ("vient de
 * commencer à reculer", "is expected to begin issuing"): `top` is the word that
 * heads the clause in the tree, `head` the lexical predicate below it. */
#ifndef EXTRACT_STANCE_H
#define EXTRACT_STANCE_H

#include "extract/claim_scene.h"

enum { PREDICATE_MAX_MODALS = 6 };

struct predicate {
    uint32_t top, head;
    uint32_t finite; /* the finite word of the whole group, or NONE */
    uint32_t n_modals;
    const struct modal *modal[PREDICATE_MAX_MODALS];
    uint32_t modal_word[PREDICATE_MAX_MODALS];
};

/* The predicate of the clause that `top` heads. */
struct predicate predicate_of(const struct scene *s, uint32_t top);

/* What a conditional does (Haillet's and Kronning's uses, as the test set
 * names them). */
enum conditional {
    CONDITIONAL_NONE, /* no conditional */
    CONDITIONAL_REPORTED,
    CONDITIONAL_FUTURE, /* a future seen from a past point */
    CONDITIONAL_HYPOTHETICAL,
    CONDITIONAL_MODAL
};
/* Whether the clause stands in what somebody says: in its own sentence, or
 * going on from one before. */
enum telling { TOLD_NOT, TOLD_HERE, TOLD_BEFORE };
enum conditional stance_conditional(
        const struct scene *s, const struct predicate *p, enum telling told);

bool stance_negated(const struct scene *s, const struct predicate *p);
/* A word that denies what it stands for or determines: nobody, aucun. */
bool stance_negative_word(const struct scene *s, uint32_t w);
/* w is what a verb that keeps from it is followed by: refuse to confirm. */
bool stance_refused(const struct scene *s, uint32_t w);
/* From mood, tense, modals, adverbs, hypothesis; without the chain. */
enum modality stance_modality(
        const struct scene *s, const struct predicate *p, enum conditional use);
/* A modal or adverb with which the writer keeps a distance (seems). */
bool stance_seems(const struct scene *s, const struct predicate *p);
/* A condition that is not the predicate's own stands in its sentence. */
bool stance_has_condition(const struct scene *s, const struct predicate *p);
/* The clause that w heads is a hypothesis (if …), or hangs in one. */
bool stance_is_hypothesis(const struct scene *s, uint32_t w);
/* Its conjunction makes it a hypothesis or a question. */
bool stance_opens_hypothesis(const struct scene *s, uint32_t w);
/* "whether X", "si X" under a verb of asking. */
bool stance_opens_question(const struct scene *s, uint32_t w);
/* "Had the alarm sounded, …". */
bool stance_is_inverted(const struct scene *s, uint32_t w);
/* The sentence of w ends in a question mark. */
bool stance_is_question(const struct scene *s, uint32_t w);
/* A past tense: of the finite word, or made with an auxiliary. */
bool stance_is_past(const struct scene *s, uint32_t w);

#endif
