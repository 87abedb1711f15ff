/* SPDX-License-Identifier: Apache-2.0 */
/* concepts.h - what words of all languages are about, in one shared tree.
 *
 * languages/concepts.tsv: `concept` (a dotted name: person.fighter,
 * casualty.killed, vehicle.truck) and `gloss`; optional columns `use`,
 * `stands_for`, `contrary`, `class`, `does` and `counted`. A dotted name's
 * parent is what stands before its last dot and must be in the table too. Each
 * language's own concepts.tsv (concept, lemma) maps lemmas to them, so that
 * camion and truck fill one slot. */
#ifndef LANG_CONCEPTS_H
#define LANG_CONCEPTS_H

#include "base/arena.h"
#include "base/err.h"

struct concepts;

enum rcp_status concepts_open(struct concepts **out, struct arena *a,
        const char *path, struct rcp_err *err) RCP_CHECKED;
uint32_t concept_find(const struct concepts *c, span name);     /* or NONE */
uint32_t concept_parent(const struct concepts *c, uint32_t id); /* or NONE */
/* What a concept is good for when reports are compared. */
enum concept_use {
    CONCEPT_PLAIN,
    CONCEPT_GENERIC,   /* says nothing of what is counted: person, thing */
    CONCEPT_STATE,     /* decides what is counted of people: killed, arrested */
    CONCEPT_LIGHT,     /* a verb that leaves the meaning to its noun */
    CONCEPT_SAID,      /* an act of saying */
    CONCEPT_SEVERITY,  /* how bad it is */
    CONCEPT_ANONYMOUS, /* somebody who is not named */
    CONCEPT_NEGATION,
    CONCEPT_NEGATION_CLITIC, /* negates only together with another word */
    CONCEPT_NEGATION_WORD,   /* negates only together with the clitic */
    CONCEPT_RESTRICTION,     /* only */
    CONCEPT_SPEAKS,          /* speaks for whoever is named beside it */
    CONCEPT_SAME,            /* whoever spoke last: the same source */
    CONCEPT_TELLS,           /* a verb by which somebody gives a number */
    CONCEPT_DENIES,          /* an act of saying that it is not so */
    CONCEPT_REST,            /* what there is besides: five others */
    CONCEPT_NOTICE           /* says that a text or a number was changed */
};
enum concept_use concept_use(const struct concepts *c, uint32_t id);
/* The institution for which such a person speaks, or NONE. */
uint32_t concept_stands_for(const struct concepts *c, uint32_t id);
/* The act or state by which such people are known: a protester protests. */
uint32_t concept_does(const struct concepts *c, uint32_t id);
/* It is a body that people speak for. */
bool concept_speaks(const struct concepts *c, uint32_t id);
/* It is people. */
bool concept_people(const struct concepts *c, uint32_t id);
/* What cannot hold of the same thing at the same time, or NONE. */
uint32_t concept_contrary(const struct concepts *c, uint32_t id);
/* How a count of it changes while the event goes on: the dead only grow more,
 * the missing grow fewer too. Column `counted`, of it or of those above it. */
enum concept_counted { COUNTED_STEADY, COUNTED_UP, COUNTED_BOTH };
enum concept_counted concept_counted(const struct concepts *c, uint32_t id);
/* What its whole branch is; column `class` of the branch's first row. */
enum concept_class {
    CONCEPT_NO_CLASS,
    CONCEPT_ENTITY, /* who or what takes part: person, vehicle, building */
    CONCEPT_EVENT,  /* what happens: act, casualty, disaster */
    CONCEPT_QUALITY /* how: quality, polarity */
};
enum concept_class concept_class(const struct concepts *c, uint32_t id);

/* `id` is `ancestor` or stands below it. */
bool concept_is(const struct concepts *c, uint32_t id, uint32_t ancestor);

#endif
