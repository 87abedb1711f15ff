/* SPDX-License-Identifier: Apache-2.0 */
/* claim_rules.h - what the tables of a language say about who says what.
 *
 *   speech.tsv      verbs and nouns of saying lemmas -> speech rows
 *   formulas.tsv    selon, according to       words -> formula rows
 *   hedges.tsv      reportedly, peut-être     words -> enum hedge
 *   modality.tsv    pouvoir, be going to      lemmas -> modal rows
 *   hypothesis.tsv  si, in case of            words -> enum hypothesis
 *   conditional.tsv what it leans to          lemma -> enum lean
 *   negation.tsv    ne, not, no               word -> negation rows
 *   rejections.tsv  false, no evidence        lemmas -> enum rejection
 *   roles.tsv       prepositions              words -> role rows
 *   standards.tsv   no sources after a formula (selon le jour)
 *   events.tsv      lemmas -> event types of ../events.tsv
 *
 * Made once for each pack, lives in the pack's arena, immutable afterwards. */
#ifndef EXTRACT_CLAIM_RULES_H
#define EXTRACT_CLAIM_RULES_H

#include "doc.h"
#include "lang/pack.h"
#include "lang/phrase.h"

enum speech_class { SPEECH_VERB, SPEECH_NOUN };

enum speech_stance {
    SPEECH_NEUTRAL,
    SPEECH_DOUBTING,
    SPEECH_CONFIRMING,
    SPEECH_DENYING
};

/* What becomes of what is said. */
enum speech_content {
    CONTENT_PLAIN,
    CONTENT_ASKED,
    CONTENT_PLANNED,
    CONTENT_POSSIBLE,
    CONTENT_DENIED
};

enum speech_frame {
    FRAME_QUOTE = 1,
    FRAME_THAT = 2,
    FRAME_INF = 4,
    FRAME_NP = 8,
    FRAME_SMALL = 16,
    FRAME_WHETHER = 32,
    FRAME_ADDRESSEE = 64,
    FRAME_REFLEXIVE = 128,
    FRAME_AS_SOURCE = 256,
    FRAME_AGAINST = 512,
    FRAME_OF = 1024,
    FRAME_RAISES = 2048,
    FRAME_FROM = 4096,
    FRAME_LABEL = 8192,
    FRAME_TITLE = 16384,
    FRAME_FIGURE = 32768,
    FRAME_ONLY = 65536,
    FRAME_HEARS = 131072,
    FRAME_WORDS = 262144
};

struct speech {
    enum speech_class class;
    enum speech_stance stance;
    enum speech_content content;
    unsigned frames; /* enum speech_frame */
    span rule;
};

enum formula_source { FORMULA_AFTER, FORMULA_WITHIN, FORMULA_NOBODY };
enum formula_place {
    FORMULA_ANY,
    FORMULA_FRONT,
    FORMULA_CUT,
    FORMULA_CLAUSE,
    FORMULA_SAID,
    FORMULA_FIGURE
};

struct formula {
    enum attribution_form form;
    enum speech_stance stance;
    enum formula_source source;
    enum formula_place place;
    span rule;
};

enum hedge { HEDGE_REPORTED, HEDGE_SEEMING, HEDGE_POSSIBLE };

struct hedge_row {
    enum hedge effect;
    span rule;
};

enum modal_perfect { PERFECT_SAME, PERFECT_ACTUAL, PERFECT_OWN };

struct modal {
    enum modality modality;
    enum stance stance;
    uint32_t link; /* norm id of the particle; NONE: a bare infinitive */
    bool any_link;
    bool own;  /* stays the predicate itself: plans to close */
    bool that; /* of a finite clause under it: it is likely that */
    enum modal_perfect perfect;
    span rule;
};

enum negation_kind {
    NEGATION_PARTICLE,
    NEGATION_FULL,
    NEGATION_DETERMINER,
    NEGATION_ADDITIVE,
    NEGATION_RESTRICTIVE,
    NEGATION_MARK, /* opens a clause that did not come about: sans que */
    NEGATION_VERB  /* a lemma: what hangs under it is not done: refuse to */
};

struct negation {
    enum negation_kind kind;
    bool needs_particle;
};

enum rejection {
    REJECTION_ADVERB,
    REJECTION_FALSE,
    REJECTION_TRUE,
    REJECTION_PROOF,
    REJECTION_AGAINST
};

enum hypothesis {
    HYPOTHESIS_CLAUSE,
    HYPOTHESIS_PHRASE,
    HYPOTHESIS_QUESTION,
    HYPOTHESIS_INVERTED /* an auxiliary before its subject: had he known */
};
enum lean { LEAN_HYPOTHETICAL, LEAN_MODAL, LEAN_STATE, LEAN_FINDING };

struct preposition {
    enum role_kind role, motion;
};

struct claim_rules {
    struct phrases *speech; /* by lemma; values: rows of speech_row */
    VEC(struct speech) speech_row;
    struct phrases *formula; /* by norm */
    VEC(struct formula) formula_row;
    struct phrases *hedge; /* by norm */
    VEC(struct hedge_row) hedge_row;
    struct phrases *modal; /* by lemma */
    VEC(struct modal) modal_row;
    struct phrases *hypothesis; /* by norm; value: enum hypothesis */
    struct phrases *lean;       /* by lemma; value: enum lean */
    struct phrases *rejection;  /* by lemma; value: enum rejection */
    struct phrases *negation;   /* by norm, single words */
    VEC(struct negation) negation_row;
    struct phrases *preposition; /* by norm */
    VEC(struct preposition) preposition_row;
    struct phrases *standard; /* by lemma */
    struct phrases *event;    /* by lemma; value: index into event_name */
    VEC(span) event_name;
    bool has_particle; /* the language negates with two words */
};

/* Reads and compiles the tables; mistakes go to the pack. To be called before
 * pack_check. */
struct claim_rules *claim_rules_new(struct pack *pack);

#endif
