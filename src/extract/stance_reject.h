/* SPDX-License-Identifier: Apache-2.0 */
/* stance_reject.h - what the publisher says is not so. */
#ifndef EXTRACT_STANCE_REJECT_H
#define EXTRACT_STANCE_REJECT_H

#include "extract/claim_clause.h"

/* The clause whose predicate is p is told by others, or put up, only to be
 * called wrong in the publisher's own words: "wrongly claimed that", "it is
 * false that", "no evidence that", "contrary to claims that". */
bool stance_rejected(const struct clauses *c, const struct predicate *p);

/* The sentence of the word calls wrong what the sentence before it tells:
 * "That is false.", "L'information est fausse : …". */
bool stance_is_verdict(const struct clauses *c, uint32_t w);

/* "Nothing proves that", "aucun élément ne permet d'affirmer que": the subject
 * of the verb is no source. */
bool stance_without_proof(const struct scene *s, uint32_t verb);

/* What an act of saying says in a phrase that the sentence goes against
 * ("contrary to what X says"): nothing of the rest. */
bool stance_is_opposed(const struct scene *s, uint32_t w);

#endif
