/* SPDX-License-Identifier: Apache-2.0 */
/* claim_tree.h - the dependency trees of a report, ready to be walked.
 *
 *     child[first[w] … first[w + 1])   the dependents of word w, left to right
 *     left[w], right[w]                first and last word under w
 *
 * and the questions about a clause that attributions and claims both ask.
 * Word numbers are those of doc->word. */
#ifndef EXTRACT_CLAIM_TREE_H
#define EXTRACT_CLAIM_TREE_H

#include "doc.h"

enum { TREE_MAX_DEPTH = 64 }; /* of a walk; deeper trees are cut off */

struct tree {
    const struct rcp_doc *doc;
    uint32_t *first, *child;
    uint32_t *left, *right;
};

/* doc->arc must be there. Lives in `a`. */
void tree_init(struct tree *t, const struct rcp_doc *doc, struct arena *a);

/* Of an index that is no word (NONE, or one behind the last): nothing, so that
 * a look at the neighbour needs no test. */
enum upos tree_upos(const struct tree *t, uint32_t w);
enum deprel tree_rel(const struct tree *t, uint32_t w);
uint32_t tree_head(const struct tree *t, uint32_t w); /* or NONE */
struct morph tree_morph(const struct tree *t, uint32_t w);

/* The first dependent of w with this relation, or NONE. */
uint32_t tree_child(const struct tree *t, uint32_t w, enum deprel rel);
/* w is `above` or stands under it. */
bool tree_under(const struct tree *t, uint32_t w, uint32_t above);

bool tree_is_verb(const struct tree *t, uint32_t w); /* VERB or AUX */
bool tree_is_punct(const struct tree *t, uint32_t w);
bool tree_is_nominal(const struct tree *t, uint32_t w); /* noun, name, pronoun,
                                                           numeral */
/* w heads a clause: a verb, or a word with a copula or a subject. */
bool tree_is_clause(const struct tree *t, uint32_t w);
/* The relation is one that joins a clause to its governor: ccomp, advcl… */
bool tree_rel_is_clausal(enum deprel rel);
/* The finite word of the clause that w heads (an auxiliary, the copula, w
 * itself), or NONE. */
uint32_t tree_finite(const struct tree *t, uint32_t w);
/* Infinitive, with its auxiliaries: w is one or its first auxiliary is. */
bool tree_is_infinitive(const struct tree *t, uint32_t w);
bool tree_is_participle(const struct tree *t, uint32_t w);
/* An auxiliary or a subject that says passive. */
bool tree_is_passive(const struct tree *t, uint32_t w);
/* The mark (que, that, to) that opens the clause of w, or NONE. */
uint32_t tree_mark(const struct tree *t, uint32_t w);
/* The last word of a mark or case of several words ("avant que"). */
uint32_t tree_fixed_end(const struct tree *t, uint32_t w);

/* First and last word of a phrase, as words. */
struct words {
    uint32_t first, last; /* first > last: none */
};
/* All that hangs under w, within w's sentence. */
struct words tree_phrase(const struct tree *t, uint32_t w);
/* With the closing bracket right behind, of one that opens inside. */
struct words words_close(const struct tree *t, struct words at);
/* Without punctuation and conjunctions at its ends, brackets closed. */
struct words words_trim(const struct tree *t, struct words at);
bool words_empty(struct words at);
range words_range(const struct tree *t, struct words at);
/* First and last word of w's sentence. */
struct words tree_sentence(const struct tree *t, uint32_t w);
/* The noun phrase of head w: without its preposition, relative clauses and
 * appositions cut off by a comma. */
struct words tree_nominal(const struct tree *t, uint32_t w);

#endif
