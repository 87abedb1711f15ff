/* SPDX-License-Identifier: Apache-2.0 */
/* claim_clause.h - which clauses are claims, and their parts.
 *
 *     clause_choose   which words head a claim
 *     clause_roles    who did what to whom, where       claim_role.c */
#ifndef EXTRACT_CLAIM_CLAUSE_H
#define EXTRACT_CLAIM_CLAUSE_H

#include "extract/rule_names.h"
#include "extract/stance.h"

enum { CLAUSE_MAX_JOINED = 6 }; /* clauses joined one to another */

/* Facts about the words of a report that the choice rests on. */
struct clauses {
    const struct scene *s;
    uint32_t *top_of;     /* of a lexical predicate: the word that heads its
                             clause; NONE for other words */
    uint32_t *cue_of;     /* attribution whose cue the word is, or NONE */
    uint32_t *told_by;    /* innermost attribution whose content holds it */
    bool *quantity;       /* the word stands in a quantity */
    bool *counted;        /* a quantity counts it */
    bool *time;           /* the word stands in a time */
    enum rule_name *rule; /* of a chosen head: why; RULE_NONE: no claim */
};

void clauses_init(struct clauses *c, const struct scene *s);

/* Fills c->rule for every word. */
void clause_choose(struct clauses *c);

/* The predicate of the clause of `top`, with what it shares with the clause it
 * is joined to ("will come and go"). */
struct predicate clause_predicate(const struct clauses *c, uint32_t top);

/* The clause's words, without clauses that are claims of their own. */
struct words clause_words_of(const struct clauses *c, uint32_t top);

/* The noun that a participle is said of in a headline ("deux ponts fermés") or
 * behind "there were", or NONE: it stands for the subject. */
uint32_t participle_noun(const struct clauses *c, uint32_t top);

void clause_roles(const struct clauses *c, const struct predicate *p,
        struct claim *claim);

#endif
