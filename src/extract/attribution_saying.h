/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_saying.h - an act of saying while it is put together.
 *
 *   attribution_formula  selon X, reportedly            ┐
 *   attribution_verb     X says that, says X, « », X    ├─> struct saying ─┐
 *                        the claim that                 ┘                  │
 *   attribution_reach    what follows without a cue; bare conditionals     │
 *   attribution          order, nesting  <─────────────────────────────────┘
 *
 * Each reader looks at one word and either adds sayings to the list or not. */
#ifndef EXTRACT_ATTRIBUTION_SAYING_H
#define EXTRACT_ATTRIBUTION_SAYING_H

#include "extract/claim_scene.h"
#include "extract/rule_names.h"

enum { SAYING_MAX_CONTENT = 6, SAYING_MAX_CLIMB = 8 };

struct saying {
    struct words content[SAYING_MAX_CONTENT];
    uint32_t n_content;
    struct words source;  /* empty: nobody is named */
    uint32_t source_head; /* or NONE */
    struct words cue;     /* empty: only the mood tells */
    uint32_t anchor;      /* word of the report where the saying stands */
    uint32_t inside;      /* word by which its parent is found: the anchor, or
                             one of the content where the cue stands outside */
    enum attribution_kind kind;
    enum attribution_form form;
    enum speech_stance stance;
    enum speech_content becomes;
    bool denies; /* it says that the content is not so */
    span rule;
};

struct sayings {
    VEC(struct saying) all;
    /* per word: the saying whose cue it is (its lexical word), or NONE */
    uint32_t *of_cue;
};

void saying_init(struct saying *say);
void saying_content(struct saying *say, struct words at);
bool saying_holds(const struct saying *say, uint32_t w); /* in its content */
/* One of the last sayings begins with the same word. */
bool saying_taken(const struct sayings *list, const struct saying *say);
/* Adds it unless it says nothing. */
void saying_add(
        const struct scene *s, struct sayings *list, const struct saying *say);

/* ---- who says it: attribution_source.c ---------------------------------- */

/* Sets say->source for a verb of saying; leaves it empty when nobody is
 * named. */
void source_of_verb(
        const struct scene *s, const struct cue *cue, struct saying *say);
/* The subject of the verb is a pronoun that names nobody (on, it). */
bool source_is_nobody(const struct scene *s, uint32_t verb);
/* A participle right behind its noun in a sentence without any finite verb
 * ("The company denied hiding …"): a past tense that the tagger missed. */
bool source_misread(const struct scene *s, uint32_t verb);
/* A finite verb of no relative clause, or a quotation, stands before the word
 * in its sentence. */
bool source_clause_before(const struct scene *s, uint32_t group);

/* The verb is finite, or a participle only in the tagger's eyes: behind a mark
 * without an auxiliary, before its own infinitive (", fait savoir X") or right
 * behind a quotation ("Q," murmured X). */
bool source_is_finite(const struct scene *s, const struct cue *cue);
/* What a relative pronoun stands for; other words for themselves. */
uint32_t source_antecedent(const struct scene *s, uint32_t w);
/* Somebody (no place, no thing) is meant by the word. */
bool source_is_somebody(const struct scene *s, uint32_t w);
/* The noun phrase of head w as source. */
void source_of_nominal(const struct scene *s, uint32_t w, struct saying *say);
/* "said that A has failed and warned that B": the second verb of saying, which
 * the tree joins to the clause of head c and not to the cue; or NONE. */
uint32_t source_joined_verb(
        const struct scene *s, const struct cue *cue, uint32_t c);
/* The agent of a passive ("par la police"), or NONE. */
uint32_t source_agent(const struct scene *s, uint32_t verb);

/* ---- what is said: attribution_content.c -------------------------------- */

/* Fills say->content for the verb of `cue` from its tree and the words around
 * it; false when it says nothing. Sets kind and rule. */
bool content_of_verb(
        const struct scene *s, const struct cue *cue, struct saying *say);

/* Quotations that belong to the verb: attribution_quote.c. */
bool content_of_quote(
        const struct scene *s, const struct cue *cue, struct saying *say);
/* "The mayor agrees. « Q »": the quotation that the next sentence is. */
bool content_of_next(
        const struct scene *s, const struct cue *cue, struct saying *say);
/* Widens what starts with a quotation mark to the whole quotation and decides
 * between direct, mixed and indirect. */
void content_kind(const struct scene *s, struct saying *say);
/* The clause of the verb is an incise (", says X," ", X said."): its words,
 * with the marks that cut it off. */
bool content_incise(
        const struct scene *s, const struct cue *cue, struct words *at);
/* The adjective behind the definite noun `object` that a verb of judging says
 * of it ("juge la réforme inutile"), or NONE. */
uint32_t content_judged(const struct scene *s, uint32_t object);
/* "Man urged to surrender": in titles a past tense without an object is passive
 * where the verb needs somebody spoken to. */
bool content_told_in_title(const struct scene *s, const struct cue *cue);
/* A quotation opens right behind the verb, or behind a comma or colon. */
bool content_quote_follows(const struct scene *s, const struct cue *cue);
/* Where a cue at the end of its sentence leaves off: back to a colon or
 * semicolon before w. */
void content_back_to_colon(
        const struct scene *s, uint32_t w, struct saying *say);
/* The last word of from … end that is still said: somebody else speaks behind
 * a semicolon, or behind a comma and a conjunction (", but Y denied it"). */
uint32_t content_break(const struct scene *s, uint32_t from, uint32_t end);
/* The sentence of `w` without the words of `out`: one or two runs. */
void content_around(const struct scene *s, struct words out, uint32_t w,
        struct saying *say);

/* ---- the readers -------------------------------------------------------- */

void formula_read(const struct scene *s, uint32_t w, struct sayings *list);
void verb_read(const struct scene *s, uint32_t w, struct sayings *list);
void noun_read(const struct scene *s, uint32_t w, struct sayings *list);
void surface_read(const struct scene *s, struct sayings *list);
void speakers_read(const struct scene *s, struct sayings *list);
void interviews_read(const struct scene *s, struct sayings *list);
void quotations_read(const struct scene *s, struct sayings *list);
/* Adds the saying around `inner` where somebody is named who passes it on. */
void relay_read(const struct scene *s, const struct saying *inner,
        struct sayings *list);
void reach_read(const struct scene *s, struct sayings *list);

#endif
