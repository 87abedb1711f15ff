/* SPDX-License-Identifier: Apache-2.0 */
/* actor_rules.h - what a language says of people, bodies and places.
 *
 *     pronouns.tsv      form, use, person, number, gender, referent
 *     concepts.tsv      nouns for people and for bodies
 *     people.tsv        other nouns for people
 *     outlets.tsv       names of outlets and agencies
 *     roles.tsv         prepositions behind which a place stands
 *     descriptions.tsv  noun, sort, age, gender
 *                       ville  city: may stand for one by name
 *     the gazetteer     titles, offices, places, bodies, nouns that describe */
#ifndef EXTRACT_ACTOR_RULES_H
#define EXTRACT_ACTOR_RULES_H

#include "extract/actor.h"
#include "lang/phrase.h"
#include "nlp/gazetteer.h"

enum pronoun_use {
    PRONOUN_PERSONAL,
    PRONOUN_POSSESSIVE,
    PRONOUN_DEMONSTRATIVE
};
enum referent { REFERENT_ANY, REFERENT_PERSON, REFERENT_THING };

struct pronoun {
    enum pronoun_use use;
    unsigned person;
    enum ud_number number; /* of whom it means */
    enum ud_gender gender;
    enum referent referent;
    span rule;
};

/* What a description may stand for when it comes with an article. */
enum sort {
    SORT_NONE,
    SORT_CITY,
    SORT_COUNTRY,
    SORT_REGION,
    SORT_PLACE,
    SORT_BODY,
    SORT_MEDIA,
    SORT_PERSON,
    SORT_THING
};

struct describing { /* what descriptions.tsv says of a noun */
    enum sort sort;
    uint32_t age;          /* the decade that it begins, or 0 */
    enum ud_gender gender; /* GENDER_NONE: as its article; GENDER_OTHER: any */
};

struct actor_rules {
    const struct gazetteer *gazetteer;
    struct phrases *pronouns, *sorts, *outlets, *locatives;
    struct phrases *people, *bodies; /* lemmas, by concepts.tsv */
    struct phrases *nouns;           /* lemmas for people, by people.tsv */
    struct phrases *anonymity;       /* by anonymity.tsv */
    const struct concepts *concepts;
    uint32_t *concept;      /* of each row of concepts.tsv */
    uint32_t person, voice; /* concepts: anybody; whoever speaks for others */
    struct pronoun *pronoun;
    struct describing *sort;
};

#define CLASS(name) (1u << ENTRY_##name)
enum {
    CLASSES_PLACE = CLASS(COUNTRY) | CLASS(CITY) | CLASS(REGION) | CLASS(AREA),
    CLASSES_BODY = CLASS(BODY) | CLASS(ACRONYM),
    CLASSES_OFFICE = CLASS(TITLE) | CLASS(ROLE),
    CLASSES_NATION = CLASS(DEMONYM) | CLASS(ADJECTIVE),
    CLASSES_HEAD = CLASS(HEAD_ORGANISATION) | CLASS(HEAD_PLACE) |
                   CLASS(HEAD_GROUP) | CLASS(HEAD_PERSON) | CLASS(HEAD_OTHER)
};

/* The pronoun that these words are, or NULL; the sort of a noun. */
const struct pronoun *rules_pronoun(const struct actor_rules *r, uint32_t norm);
enum sort rules_sort(const struct actor_rules *r, uint32_t norm);
const struct describing *rules_describing(
        const struct actor_rules *r, uint32_t norm); /* or NULL */
/* What sort of people the lemma means (concepts.tsv), or NONE; whether
 * somebody of a calling may be called by a wider one: a mayor "the official".
 */
uint32_t rules_calling(const struct actor_rules *r, uint32_t lemma);
/* The sort of body that the lemma means, or NONE; the sort of body that people
 * of a calling stand for; whether they speak for whomever is named beside. */
uint32_t rules_body(const struct actor_rules *r, uint32_t lemma);
uint32_t rules_stands_for(const struct actor_rules *r, uint32_t calling);
bool rules_is_voice(const struct actor_rules *r, uint32_t calling);
bool rules_calling_covers(
        const struct actor_rules *r, uint32_t wide, uint32_t calling);
/* Fills doc->alias anew from doc->mention. */
void actor_aliases(struct rcp_doc *doc);

#endif
