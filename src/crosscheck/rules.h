/* SPDX-License-Identifier: Apache-2.0 */
/* rules.h - what a language pack knows for the cross-check.
 *
 *     concepts.tsv (concept, lemma)   lemma phrases -> shared concepts
 *     outlets.tsv  (name, kind, …)    agencies, outlets, credit formulas
 *
 * Compiled between pack_open and pack_check; immutable and shared after. */
#ifndef CROSSCHECK_RULES_H
#define CROSSCHECK_RULES_H

#include "doc.h"
#include "lang/concepts.h"
#include "lang/pack.h"

struct check_rules;

struct check_rules *check_rules_new(struct pack *pack);

/* What one word, or the phrase that it opens, is about. */
struct word_concept {
    uint32_t concept; /* NONE when the pack does not know the word */
    uint32_t other;   /* its second meaning, or NONE */
    uint32_t length;  /* words of the phrase, 1 or more; 0 inside a phrase */
};

/* One entry for each word of the report, in the report's arena. */
struct word_concept *rules_concepts(
        const struct check_rules *rules, const struct rcp_doc *doc);

/* The concept of the word by itself, whatever phrase it stands in, or NONE. */
uint32_t rules_word_concept(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t word);

/* How an outlet's name counts. */
enum outlet_kind {
    OUTLET_NONE,
    OUTLET_AGENCY,
    OUTLET_MEDIA,
    OUTLET_CREDIT, /* a formula that says where a text comes from */
    OUTLET_SELF,   /* words by which a publisher speaks of itself */
    OUTLET_PART    /* words of a publisher's name that name nobody: news */
};

/* The longest outlet or formula that begins at word `at`: its length in words
 * (0 when none), its kind, and the family it belongs to ({NULL,0} if none). */
uint32_t rules_outlet(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t at, enum outlet_kind *kind,
        span *family);

/* The folded word is one that an outlet's name may have or lack: news. */
bool rules_outlet_part(
        const struct check_rules *rules, const struct pack *pack, span word);

#endif
