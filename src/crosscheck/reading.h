/* SPDX-License-Identifier: Apache-2.0 */
/* reading.h - what record.c and statement.c share while a record is made. */
#ifndef CROSSCHECK_READING_H
#define CROSSCHECK_READING_H

#include "crosscheck/record.h"

struct points;

struct reading {
    struct arena *arena; /* of the record */
    const struct concepts *concepts;
    const struct rcp_doc *doc;
    const struct check_rules *rules;
    struct record *record;
    struct word_concept *concept; /* one for each word */
    struct points *points;
    uint32_t *source_of;           /* one for each attribution, or NONE */
    VEC(uint32_t) actor_of_source; /* one for each source */
    VEC(uint32_t) actor_asked;     /* whom the actors' layer took it for */
    uint32_t *attribution_order;   /* by sentence of their content */
    uint32_t *attribution_from;    /* by sentence: first in that order */
    struct list *mentions_of;      /* by actor: runs of mention_order */
    uint32_t *mention_order;
};

span reading_word(const struct reading *r, uint32_t w);
/* Folded, without accents and without an elided word before it. */
span reading_plain(const struct reading *r, uint32_t w);
span reading_lemma(const struct reading *r, uint32_t w);
struct check_place reading_place(const struct reading *r, range at);
bool reading_named(const struct reading *r, uint32_t w);
/* Takes what the concept says about the source. */
void reading_institution(struct reading *r, struct source *s, uint32_t c);
/* The word is part of a time. */
bool reading_in_time(const struct reading *r, uint32_t w);
/* The one who does it as a source, or NONE when it is no one who can speak. */
uint32_t reading_teller(
        struct reading *r, const struct claim *claim, const struct role *role);
/* Who speaks in a headline that no attribution was found in, or NONE. */
uint32_t reading_headline_speaker(struct reading *r, uint32_t sentence);
/* Index of the first claim of a sentence or one behind it. */
uint32_t reading_first_claim(const struct reading *r, uint32_t sentence);
/* Somebody in the sentence who speaks for others, outside quotation marks. */
uint32_t reading_speaker_here(struct reading *r, range at);
/* Who stands before the verb as one who can speak, as a source, or NONE. */
uint32_t reading_subject(struct reading *r, uint32_t verb);
/* A copy that lives as the record does. */
span reading_keep(struct reading *r, span s);
/* Fills record.source and source_of. */
void reading_sources(struct reading *r);
/* Sorts terms and joins equal ones; returns how many are left. */
uint32_t terms_settle(struct term *t, uint32_t n);

/* "=SDF", of an actor with a key. */
span actor_key_word(struct arena *a, const struct actor *actor);
/* Keys of all names and descriptions of an actor, to record.term. */
void reading_actor_terms(struct reading *r, uint32_t actor);

/* Fills the indexes; before anything else. */
void reading_index(struct reading *r);
/* Adds the record's statements. */
void reading_statements(struct reading *r);

#endif
