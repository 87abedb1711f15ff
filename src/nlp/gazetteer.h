/* SPDX-License-Identifier: Apache-2.0 */
/* gazetteer.h - the pack's lists of names and of words that go with names.
 *
 *   first-names.tsv  form, gender                 Marie  f
 *   titles.tsv       form, kind, gender, source   premier ministre  role m
 * official places.tsv       key, form, kind              FR  France  country
 *   bodies.tsv       key, form, kind              UN  ONU  acronym
 *   head-nouns.tsv   form, kind, source           ministère  organisation
 * institution
 *
 * A key is one thing in the world, the same in all languages: London is
 * London in French too. Forms are cut as the tokeniser cuts text and looked
 * up folded, so case is for the caller to judge. All tables are optional.
 * Immutable after loading. */
#ifndef NLP_GAZETTEER_H
#define NLP_GAZETTEER_H

#include "doc.h"
#include "lang/phrase.h"

struct text_rules;
struct gazetteer;

enum entry_class {
    ENTRY_FIRST_NAME,
    ENTRY_TITLE, /* stands before a name: Mr, Dr, général */
    ENTRY_ROLE,  /* an office or a job: ministre, porte-parole */
    ENTRY_COUNTRY,
    ENTRY_DEMONYM,   /* a person from there */
    ENTRY_ADJECTIVE, /* of there */
    ENTRY_CITY,
    ENTRY_REGION,
    ENTRY_AREA, /* seas, rivers, mountains, continents */
    ENTRY_BODY,
    ENTRY_ACRONYM,
    ENTRY_HEAD_ORGANISATION,
    ENTRY_HEAD_PLACE,
    ENTRY_HEAD_GROUP,
    ENTRY_HEAD_PERSON,
    ENTRY_HEAD_OTHER,
    ENTRY_CLASSES
};

struct entry {
    enum entry_class class;
    enum ud_gender gender; /* GENDER_OTHER: either */
    enum source_kind source;
    span key;  /* of places and bodies; {NULL,0} otherwise */
    span rule; /* "titles.tsv:12" */
    uint32_t words;
};

struct gazetteer *gazetteer_new(
        struct pack *pack, const struct text_rules *text);

/* The longest entry that the n norms at `norms` begin with; its number of
 * words (0 when none) and the handle of its first meaning. */
uint32_t gazetteer_find(const struct gazetteer *g, const uint32_t *norms,
        uint32_t n, uint32_t *handle);
const struct entry *gazetteer_entry(const struct gazetteer *g, uint32_t handle);
uint32_t gazetteer_next(const struct gazetteer *g, uint32_t handle);
/* The meaning of exactly these words in one of the classes (bit set of
 * 1 << class), or NULL. */
const struct entry *gazetteer_exact(const struct gazetteer *g,
        const uint32_t *norms, uint32_t n, uint32_t classes);

#endif
