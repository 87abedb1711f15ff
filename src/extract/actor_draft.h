/* SPDX-License-Identifier: Apache-2.0 */
/* actor_draft.h - mentions and clusters while identities are being settled.
 *
 *     names      actor_name.c      spans, kinds
 *     identity   actor_same.c      names that are one name
 *     nouns      actor_nominal.c   descriptions
 *                actor_refer.c     what they stand for
 *     pronouns   actor_pronoun.c
 *
 * Clusters merge by union-find: `into` leads to the one that took it in. */
#ifndef EXTRACT_ACTOR_DRAFT_H
#define EXTRACT_ACTOR_DRAFT_H

#include "extract/actor_rules.h"
#include "extract/claim_tree.h"

enum {
    ACTOR_UNKNOWN = ACTOR_OTHER + 1, /* a kind that is not settled */
    ACTOR_KINDS,
    SURE = 60,
    ACTOR_WINDOW = 64,  /* mentions that a description looks back over */
    ACTOR_SENTENCES = 3 /* sentences that a pronoun looks back over */
};

struct sketch { /* a mention that may be one */
    struct list words;
    uint32_t head;
    enum mention_form form;
    unsigned kind; /* enum actor_kind or ACTOR_UNKNOWN */
    unsigned sure; /* how sure the kind is; below SURE it may be wrong */
    enum ud_number number;
    enum ud_gender gender;     /* GENDER_NONE: not known */
    const struct entry *entry; /* of the noun, or of the name */
    bool outlet;
    bool located; /* a preposition of place stands before it */
    const struct pronoun *pronoun;
    bool definite, demonstrative, indefinite;
    bool counted;         /* "eleven people": never those of another number */
    uint32_t age, age_to; /* of who is described; 0: not told */
    uint32_t owner;       /* word that is the possessive before it, or NONE */
    uint32_t cluster;     /* or NONE */
    span rule;
};

struct cluster {
    uint32_t into; /* itself, or the cluster that it went into */
    unsigned votes[ACTOR_KINDS];
    enum ud_number number;
    enum ud_gender gender;
    enum source_kind source;
    uint32_t mentions; /* how many */
    uint32_t name;     /* the sketch of its longest name, or NONE */
    uint32_t role;     /* lemma of the office beside its name, or NONE */
    uint32_t calling;  /* the last sort of people that it was called, or NONE */
    uint32_t age;      /* in years, or 0 */
    const struct entry *entry; /* what a table says of one of its names */
};

struct map;

struct draft {
    struct rcp_doc *doc;
    const struct actor_rules *rules;
    struct arena *arena;
    struct tree tree;          /* first is NULL without trees */
    VEC(struct sketch) sketch; /* in text order once all are there */
    VEC(struct cluster) cluster;
    uint32_t *name_of;  /* of each word: sketch of the name that covers it */
    uint8_t *taken;     /* of each word: a time or another name has it */
    uint8_t *described; /* of each word: head of a description */
    uint8_t *counted;   /* of each word: so many of it */
    uint8_t *ordinal;   /* of each word: the second, the last but one */
    uint32_t *norm;     /* of each word */
    struct map *sites; /* norms of names that a preposition of place precedes */
};

/* Names: adds a sketch each. */
void actor_names(struct draft *d);
/* Gives each name its cluster. */
void actor_same_names(struct draft *d);
/* Ages beside names: "Jane Doe, 43,". */
void actor_ages(struct draft *d);
/* Descriptions that came before the name: joins them to who bears it. */
void actor_forward(struct draft *d);
/* Descriptions and pronouns: add sketches without a cluster. */
void actor_nominals(struct draft *d);
void actor_pronouns(struct draft *d);
/* Settle one description or pronoun, with all before it settled. */
void actor_settle_nominal(struct draft *d, uint32_t sketch);
void actor_settle_pronoun(struct draft *d, uint32_t sketch);

uint32_t cluster_of(struct draft *d, uint32_t cluster); /* the living one */
uint32_t cluster_new(struct draft *d);
void cluster_add(struct draft *d, uint32_t cluster, uint32_t sketch, span rule);
void cluster_merge(struct draft *d, uint32_t into, uint32_t from);
unsigned cluster_kind(const struct cluster *c);
uint32_t sketch_sentence(const struct draft *d, const struct sketch *s);
bool kinds_agree(unsigned a, unsigned b); /* or one is not known */
bool draft_is_comma(const struct draft *d, uint32_t w);
/* Years of age that a word begins with ("43", "43-year-old"), or 0. */
uint32_t draft_years(const struct draft *d, uint32_t w);
bool draft_in_headline(const struct draft *d, uint32_t w);
/* The word's entry in one of the classes (bits), as written or by lemma. */
const struct entry *noun_entry(
        const struct draft *d, uint32_t word, uint32_t classes);

#endif
