/* SPDX-License-Identifier: Apache-2.0 */
/* claim_scene.h - what attributions and claims look at: the report, its trees
 * and quotations, and the rules of its language. Made anew for each of the two
 * stages, from earlier layers only. */
#ifndef EXTRACT_CLAIM_SCENE_H
#define EXTRACT_CLAIM_SCENE_H

#include "extract/claim_rules.h"
#include "extract/claim_tree.h"
#include "extract/quotation.h"

struct scene {
    struct rcp_doc *doc;
    const struct claim_rules *rules;
    struct arena *arena;
    struct tree tree;
    struct quotations quotes;
    uint32_t *lemma; /* of each word; its norm where it has no lemma */
    uint32_t *norm;
    bool *time; /* the word stands in a time expression */
};

/* False when the report has no trees. */
bool scene_init(
        struct scene *s, struct rcp_doc *doc, const struct claim_rules *rules);

/* The longest phrase of `p` whose words stand from `w` on in w's sentence:
 * its value, and its last word. NONE when there is none. scene_norm compares
 * words as written, scene_lemma lemmas, and lets adverbs stand between. */
uint32_t scene_norm(const struct scene *s, const struct phrases *p, uint32_t w,
        uint32_t *last);
uint32_t scene_lemma(const struct scene *s, const struct phrases *p, uint32_t w,
        uint32_t *last);

/* A verb or noun of saying. `head` is that of its words which the others hang
 * under; `last` the lexical one. */
struct cue {
    uint32_t first, last, head;
    const struct speech *row; /* NULL: none */
};
struct cue cue_at(const struct scene *s, uint32_t w);
/* The row of a verb of saying whose lemma w has, whatever w is tagged as; or
 * NULL. */
const struct speech *cue_of_form(const struct scene *s, uint32_t w);
/* The first word of the cue's verb group: an auxiliary or a clitic. */
uint32_t scene_group(const struct scene *s, const struct cue *c);
/* A phrase word of the cue. */
bool cue_holds(const struct cue *c, uint32_t w);

/* Where the text of a block begins, behind a clock or a dateline that opens it
 * ("22.10 – Police: …", "PARIS (AFP) — …"); of other words themselves. */
uint32_t scene_opening(const struct scene *s, uint32_t w);

/* The first punctuation mark c ("," or ":") is word w. */
bool scene_is_mark(const struct scene *s, uint32_t w, char c);

#endif
