/* SPDX-License-Identifier: Apache-2.0 */
/* actor_rules.c - pronouns.tsv and descriptions.tsv. */
#include "extract/actor_rules.h"

#include "extract/anonymity.h"

#include "lang/concepts.h"
#include "lang/pack.h"

#include <math.h>

static const char *const USES[] = {
        "personal", "possessive", "demonstrative", NULL};
static const char *const NUMBERS[] = {"any", "sing", "plur", NULL};
static const char *const GENDERS[] = {"any", "m", "f", NULL};
static const char *const REFERENTS[] = {"any", "person", "thing", NULL};
static const char *const DESCRIBED[] = {"article", "any", NULL};
static const char *const SORTS[] = {"none", "city", "country", "region",
        "place", "body", "media", "person", "thing", NULL};

static const struct column PRONOUN_COLUMNS[] = {
        {"form", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"use", COLUMN_ENUM, COLUMN_REQUIRED, USES},
        {"person", COLUMN_NUMBER, 0, NULL}, {"number", COLUMN_ENUM, 0, NUMBERS},
        {"gender", COLUMN_ENUM, 0, GENDERS},
        {"referent", COLUMN_ENUM, 0, REFERENTS}, {0}};
static const struct schema PRONOUNS = {
        "pronouns.tsv", PRONOUN_COLUMNS, TABLE_OPTIONAL};
static const struct column SORT_COLUMNS[] = {
        {"noun", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"sort", COLUMN_ENUM, COLUMN_REQUIRED, SORTS},
        {"age", COLUMN_NUMBER, 0, NULL}, {"gender", COLUMN_ENUM, 0, DESCRIBED},
        {0}};
static const struct schema DESCRIPTIONS = {
        "descriptions.tsv", SORT_COLUMNS, TABLE_OPTIONAL};

static const struct column PEOPLE_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED, NULL}, {0}};
static const struct schema PEOPLE = {
        "people.tsv", PEOPLE_COLUMNS, TABLE_OPTIONAL};

static const char *const OUTLET_KINDS[] = {
        "agency", "media", "credit", "self", "part", NULL};
static const struct column OUTLET_COLUMNS[] = {
        {"name", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, OUTLET_KINDS},
        {"family", COLUMN_TEXT, 0, NULL}, {0}};
static const struct schema OUTLETS = {
        "outlets.tsv", OUTLET_COLUMNS, TABLE_OPTIONAL};

static const char *const ROLE_NAMES[] = {"place", "origin", "destination",
        "instrument", "recipient", "agent", "patient", "other", NULL};
static const struct column ROLE_COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"role", COLUMN_ENUM, COLUMN_REQUIRED, ROLE_NAMES},
        {"motion", COLUMN_ENUM, 0, ROLE_NAMES}, {0}};
static const struct schema ROLES = {"roles.tsv", ROLE_COLUMNS, TABLE_OPTIONAL};

static int32_t choice(const struct table *t, uint32_t row, uint32_t column)
{
    int32_t c = table_field(t, row, column)->choice;
    return c < 0 ? 0 : c;
}

static void read_pronouns(struct actor_rules *r, struct pack *pack)
{
    struct table t;
    if (!pack_table(pack, &PRONOUNS, &t)) {
        return;
    }
    struct arena *a = pack_arena(pack);
    r->pronoun = ARENA_ARRAY(a, struct pronoun, t.rows + 1);
    for (uint32_t i = 0; i < t.rows; i++) {
        double person = table_field(&t, i, 2)->number;
        r->pronoun[i] =
                (struct pronoun){.use = (enum pronoun_use)choice(&t, i, 1),
                        .person = isnan(person) || person < 1 || person > 3
                                          ? 3
                                          : (unsigned)person,
                        .number = (enum ud_number)choice(&t, i, 3),
                        .gender = (enum ud_gender)choice(&t, i, 4),
                        .referent = (enum referent)choice(&t, i, 5),
                        .rule = table_rule(a, &t, i)};
        const struct field *form = table_field(&t, i, 0);
        phrases_add(r->pronouns, form->words, form->n_words, i);
    }
}

static void read_sorts(struct actor_rules *r, struct pack *pack)
{
    struct table t;
    if (!pack_table(pack, &DESCRIPTIONS, &t)) {
        return;
    }
    r->sort = ARENA_ARRAY(pack_arena(pack), struct describing, t.rows + 1);
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *noun = table_field(&t, i, 0);
        double age = table_field(&t, i, 2)->number;
        r->sort[i] = (struct describing){.sort = (enum sort)choice(&t, i, 1),
                .age = age >= 1 && age <= 100 ? (uint32_t)age : 0,
                .gender = choice(&t, i, 3) ? GENDER_OTHER : GENDER_NONE};
        phrases_add(r->sorts, noun->words, noun->n_words, i);
    }
}

static void read_locatives(struct actor_rules *r, struct pack *pack)
{
    struct table t;
    if (!pack_table(pack, &ROLES, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *phrase = table_field(&t, i, 0);
        if (choice(&t, i, 1) == 0 && phrase->n_words == 1) {
            phrases_add(r->locatives, phrase->words, 1, i);
        }
    }
}

static void read_concepts(struct actor_rules *r, struct pack *pack)
{
    const struct concepts *all = pack_concepts(pack);
    struct table t;
    if (!all || !pack_table(pack, &PACK_CONCEPTS, &t)) {
        return;
    }
    uint32_t person = concept_find(all, SPAN("person"));
    uint32_t corpse = concept_find(all, SPAN("person.body"));
    r->concepts = all;
    r->concept = ARENA_ARRAY(pack_arena(pack), uint32_t, t.rows + 1);
    r->person = person;
    r->voice = concept_find(all, SPAN("person.spokesperson"));
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *lemma = table_field(&t, i, CONCEPTS_LEMMA);
        uint32_t c = table_field(&t, i, CONCEPTS_CONCEPT)->concept;
        if (c == NONE || lemma->n_words != 1) {
            continue;
        }
        r->concept[i] = c;
        if (corpse != NONE && concept_is(all, c, corpse)) {
            continue; /* a body takes part in nothing of its own */
        }
        if (person != NONE && concept_is(all, c, person)) {
            phrases_add(r->people, lemma->words, 1, i);
        } else if (concept_speaks(all, c)) {
            phrases_add(r->bodies, lemma->words, 1, i);
        }
    }
}

static void read_people(struct actor_rules *r, struct pack *pack)
{
    struct table t;
    if (!pack_table(pack, &PEOPLE, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *lemma = table_field(&t, i, 0);
        phrases_add(r->nouns, lemma->words, lemma->n_words, i);
    }
}

static void read_outlets(struct actor_rules *r, struct pack *pack)
{
    struct table t;
    if (!pack_table(pack, &OUTLETS, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *name = table_field(&t, i, 0);
        if (choice(&t, i, 1) <= 1) {
            phrases_add(r->outlets, name->words, name->n_words, i);
        }
    }
}

struct actor_rules *actor_rules_new(
        struct pack *pack, const struct gazetteer *gazetteer)
{
    struct arena *a = pack_arena(pack);
    struct actor_rules *r = ARENA_NEW(a, struct actor_rules);
    r->gazetteer = gazetteer;
    r->pronouns = phrases_new(a);
    r->sorts = phrases_new(a);
    r->outlets = phrases_new(a);
    r->people = phrases_new(a);
    r->bodies = phrases_new(a);
    r->nouns = phrases_new(a);
    r->locatives = phrases_new(a);
    read_pronouns(r, pack);
    read_sorts(r, pack);
    read_outlets(r, pack);
    read_concepts(r, pack);
    read_people(r, pack);
    r->anonymity = anonymity_new(pack);
    read_locatives(r, pack);
    return r;
}

const struct pronoun *rules_pronoun(const struct actor_rules *r, uint32_t norm)
{
    uint32_t handle;
    return phrases_longest(r->pronouns, &norm, 1, &handle)
                   ? &r->pronoun[phrases_row(r->pronouns, handle)]
                   : NULL;
}

const struct describing *rules_describing(
        const struct actor_rules *r, uint32_t norm)
{
    uint32_t handle;
    return phrases_longest(r->sorts, &norm, 1, &handle)
                   ? &r->sort[phrases_row(r->sorts, handle)]
                   : NULL;
}

enum sort rules_sort(const struct actor_rules *r, uint32_t norm)
{
    const struct describing *d = rules_describing(r, norm);
    return d ? d->sort : SORT_NONE;
}

uint32_t rules_calling(const struct actor_rules *r, uint32_t lemma)
{
    uint32_t handle;
    uint32_t c = phrases_longest(r->people, &lemma, 1, &handle)
                         ? r->concept[phrases_row(r->people, handle)]
                         : NONE;
    return c == r->person ? NONE : c;
}

uint32_t rules_body(const struct actor_rules *r, uint32_t lemma)
{
    uint32_t handle;
    return phrases_longest(r->bodies, &lemma, 1, &handle)
                   ? r->concept[phrases_row(r->bodies, handle)]
                   : NONE;
}

uint32_t rules_stands_for(const struct actor_rules *r, uint32_t calling)
{
    return calling == NONE ? NONE : concept_stands_for(r->concepts, calling);
}

bool rules_is_voice(const struct actor_rules *r, uint32_t calling)
{
    return calling != NONE && calling == r->voice;
}

bool rules_calling_covers(
        const struct actor_rules *r, uint32_t wide, uint32_t calling)
{
    return wide != NONE && calling != NONE &&
           concept_is(r->concepts, calling, wide);
}
