/* SPDX-License-Identifier: Apache-2.0 */
/* actor_nominal.c - descriptions of people, bodies, places and groups.
 *
 *     noun in a table ─┬─ introduces a name   ─> tells of that name
 *     noun beside      │
 *     a name's comma ──┴─ else                ─> sketch
 *
 * Titles before a name are no mentions. Whom a description stands for is
 * settled in actor_refer.c. */
#include "extract/actor_draft.h"

enum {
    CLAUSE_WORDS = 3, /* of a clause that belongs to a description */
    AGE_WORDS = 8
};

bool draft_is_comma(const struct draft *d, uint32_t w)
{
    span s = doc_word(d->doc, d->norm[w]);
    return s.len == 1 && s.ptr[0] == ',';
}

static bool is_nation_noun(const struct draft *d, uint32_t w)
{
    return d->doc->word.at[w].flags & WORD_CAPITAL &&
           gazetteer_exact(
                   d->rules->gazetteer, d->norm + w, 1, CLASS(DEMONYM)) &&
           (d->doc->tag[w].upos != UPOS_ADJ ||
                   (tree_rel(&d->tree, w) != REL_AMOD &&
                           tree_child(&d->tree, w, REL_DET) != NONE));
}

/* A body's name in front of the noun that says what it is: "the XY party". */
static uint32_t named_by(const struct draft *d, uint32_t w)
{
    uint32_t name = w > 0 ? d->name_of[w - 1] : NONE;
    bool tied = name != NONE && d->doc->arc[w - 1].head == w &&
                d->doc->arc[w - 1].rel == REL_COMPOUND;
    return tied &&
                           (d->sketch.at[name].kind == ACTOR_ORGANISATION ||
                                   d->sketch.at[name].kind == ACTOR_OTHER ||
                                   d->sketch.at[name].sure < SURE) &&
                           rules_sort(d->rules, d->norm[w]) == SORT_BODY
                   ? name
                   : NONE;
}

/* A person's name right behind an office, a body's behind what it is. */
static uint32_t name_behind(
        const struct draft *d, uint32_t w, const struct entry *e)
{
    uint32_t name = w + 1 < d->doc->word.n ? d->name_of[w + 1] : NONE;
    bool person =
            name != NONE && d->sketch.at[name].words.first == w + 1 &&
            d->sketch.at[name].kind == ACTOR_PERSON &&
            d->doc->word.at[w].sentence == d->doc->word.at[w + 1].sentence;
    bool body = name != NONE && d->sketch.at[name].words.first == w + 1 &&
                (d->sketch.at[name].kind == ACTOR_ORGANISATION ||
                        d->sketch.at[name].kind == ACTOR_OTHER) &&
                d->doc->tag[w].upos == UPOS_NOUN;
    bool calls = e->class == ENTRY_HEAD_PERSON || e->class == ENTRY_ROLE ||
                 e->class == ENTRY_TITLE;
    return (person && calls) ||
                           (body && noun_entry(d, w, CLASS(HEAD_ORGANISATION)))
                   ? name
                   : NONE;
}

/* A name that the noun only introduces: "minister Jane Doe". */
static uint32_t introduced(
        const struct draft *d, uint32_t w, const struct entry *e)
{
    const struct tree *t = &d->tree;
    uint32_t behind = name_behind(d, w, e);
    if (behind != NONE) {
        return behind;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        uint32_t s = d->name_of[c];
        enum deprel rel = tree_rel(t, c);
        if (s == NONE || c < w || tree_child(t, c, REL_CASE) != NONE) {
            continue;
        }
        uint32_t first = d->sketch.at[s].words.first;
        bool touches = first > 0 && !tree_is_punct(t, first - 1);
        if (touches && (rel == REL_FLAT || rel == REL_APPOS ||
                               rel == REL_NMOD || rel == REL_COMPOUND)) {
            return s;
        }
    }
    /* the other way round: the noun hangs on the name behind it */
    uint32_t up = tree_head(t, w);
    bool under =
            up != NONE && up > w && d->name_of[up] != NONE &&
            (tree_rel(t, w) == REL_COMPOUND || tree_rel(t, w) == REL_AMOD ||
                    tree_rel(t, w) == REL_NMOD);
    if (under && tree_child(t, w, REL_CASE) == NONE) {
        return d->name_of[up];
    }
    return named_by(d, w);
}

/* The place whose name follows a noun like "province". */
static uint32_t place_of(const struct draft *d, uint32_t w)
{
    struct words in = tree_sentence(&d->tree, w);
    for (uint32_t i = w + 1; i <= in.last && i <= w + 3; i++) {
        uint32_t name = d->name_of[i];
        if (name != NONE) {
            bool place = d->sketch.at[name].kind != ACTOR_ORGANISATION ||
                         d->sketch.at[name].sure < SURE;
            return i > w + 1 && place ? name : NONE;
        }
        if (tree_upos(&d->tree, i) != UPOS_ADP &&
                tree_upos(&d->tree, i) != UPOS_DET) {
            return NONE;
        }
    }
    return NONE;
}

static bool is_definite(const struct draft *d, uint32_t w)
{
    uint32_t det = tree_child(&d->tree, w, REL_DET);
    return det != NONE && tree_morph(&d->tree, det).definite == DEFINITE_DEF;
}

static void read_determiner(struct draft *d, struct sketch *s)
{
    const struct tree *t = &d->tree;
    s->owner = NONE;
    for (uint32_t i = t->first[s->head]; i < t->first[s->head + 1]; i++) {
        uint32_t c = t->child[i];
        struct morph m = tree_morph(t, c);
        enum deprel rel = tree_rel(t, c);
        if (rel != REL_DET && rel != REL_NMOD) {
            continue;
        }
        if (m.poss) {
            s->owner = c;
        } else if (rel == REL_DET) {
            s->demonstrative |= m.prontype == PRONTYPE_DEM;
            s->definite |= m.definite == DEFINITE_DEF;
            s->indefinite |= m.definite == DEFINITE_IND;
        }
    }
}

static unsigned nominal_kind(const struct entry *e, enum ud_number number)
{
    bool plural = number == NUMBER_PLUR;
    switch (e->class) {
    case ENTRY_HEAD_ORGANISATION:
        return plural ? ACTOR_GROUP : ACTOR_ORGANISATION;
    case ENTRY_HEAD_PLACE:
        return ACTOR_PLACE;
    case ENTRY_HEAD_GROUP:
    case ENTRY_DEMONYM:
        return ACTOR_GROUP;
    case ENTRY_HEAD_OTHER:
        return ACTOR_OTHER;
    default:
        return plural ? ACTOR_GROUP : ACTOR_PERSON;
    }
}

bool draft_in_headline(const struct draft *d, uint32_t w)
{
    const struct sentence *in =
            &d->doc->sentence.at[d->doc->word.at[w].sentence];
    return d->doc->block.at[in->block].kind == BLOCK_HEADLINE;
}

/* What a noun phrase can begin with. */
static bool opens_phrase(const struct tree *t, uint32_t w)
{
    enum upos u = tree_upos(t, w);
    return u == UPOS_DET || u == UPOS_ADJ || u == UPOS_NUM || u == UPOS_NOUN ||
           u == UPOS_PROPN || u == UPOS_ADV ||
           (u == UPOS_PRON && tree_morph(t, w).poss);
}

/* The last word before a comma behind which a verb follows. */
static uint32_t before_clause(const struct draft *d, uint32_t w, uint32_t last)
{
    uint32_t comma = NONE;
    for (uint32_t i = w + 1; i <= last; i++) {
        if (draft_is_comma(d, i) && i < last && d->name_of[i + 1] != NONE) {
            return i - 1;
        }
        if (comma == NONE && draft_is_comma(d, i)) {
            comma = i;
        } else if (comma != NONE && tree_is_verb(&d->tree, i)) {
            return comma - 1;
        }
    }
    return last;
}

/* Without what is told of it in a clause of more than a few words. */
static struct words phrase_of(const struct draft *d, uint32_t w)
{
    const struct tree *t = &d->tree;
    struct words at = tree_nominal(t, w);
    if (words_empty(at) || at.first > w || at.last < w) {
        return (struct words){w, w};
    }
    for (uint32_t c = w + 1; c <= at.last; c++) {
        bool clause = tree_rel_is_clausal(tree_rel(t, c)) ||
                      tree_rel(t, c) == REL_ACL;
        bool told = t->right[c] - c >= CLAUSE_WORDS || draft_in_headline(d, w);
        if (clause && tree_head(t, c) == w && told && tree_is_verb(t, c) &&
                t->left[c] > w) {
            at.last = t->left[c] - 1;
        }
    }
    at.last = before_clause(d, w, at.last);
    while (at.first < w && !opens_phrase(t, at.first)) {
        at.first++;
    }
    while (at.last > w && tree_is_punct(t, at.last)) {
        at.last--;
    }
    return at;
}

/* A noun that only descriptions.tsv or concepts.tsv knows. */
static const struct entry *sort_entry(const struct draft *d, uint32_t w)
{
    static const struct entry PERSON = {.class = ENTRY_HEAD_PERSON};
    static const struct entry PLACE = {.class = ENTRY_HEAD_PLACE};
    static const struct entry BODY = {.class = ENTRY_HEAD_ORGANISATION};
    static const struct entry THING = {.class = ENTRY_HEAD_OTHER};
    const uint32_t *lemma = &d->doc->tag[w].lemma;
    uint32_t handle;
    enum sort sort = rules_sort(d->rules, d->norm[w]);
    sort = sort == SORT_NONE ? rules_sort(d->rules, *lemma) : sort;
    switch (sort) {
    case SORT_NONE:
        if (phrases_longest(d->rules->people, lemma, 1, &handle) == 1 ||
                phrases_longest(d->rules->nouns, lemma, 1, &handle) == 1) {
            return &PERSON;
        }
        return phrases_longest(d->rules->bodies, lemma, 1, &handle) == 1 ? &BODY
                                                                         : NULL;
    case SORT_PERSON:
        return &PERSON;
    case SORT_BODY:
    case SORT_MEDIA:
        return &BODY;
    case SORT_THING:
        return &THING;
    default:
        return &PLACE;
    }
}

/* Years of age that the description tells: "the 43-year-old", "this woman in
 * her forties" by its noun. */
static void read_age(const struct draft *d, struct sketch *s)
{
    const struct describing *known =
            rules_describing(d->rules, d->norm[s->head]);
    for (uint32_t i = 0; i < s->words.n && i < AGE_WORDS; i++) {
        uint32_t age = draft_years(d, s->words.first + i);
        if (age > 0) {
            s->age = s->age_to = age;
            return;
        }
    }
    if (known && known->age > 0) {
        s->age = known->age;
        s->age_to = known->age + 9;
    }
}

/* By the article, the noun's form, the table; unless the noun has one gender
 * whoever it means. */
static enum ud_gender gender_of_person(
        const struct draft *d, uint32_t w, const struct entry *e)
{
    enum ud_gender noun = (enum ud_gender)tree_morph(&d->tree, w).gender;
    const struct describing *known = rules_describing(d->rules, d->norm[w]);
    uint32_t det = tree_child(&d->tree, w, REL_DET);
    if (known && known->gender == GENDER_OTHER) {
        return GENDER_NONE;
    }
    enum ud_gender told =
            det == NONE ? GENDER_NONE
                        : (enum ud_gender)tree_morph(&d->tree, det).gender;
    told = told == GENDER_MASC || told == GENDER_FEM ? told : noun;
    return told == GENDER_MASC || told == GENDER_FEM ? told
           : e->gender == GENDER_OTHER               ? GENDER_NONE
                                                     : e->gender;
}

/* One comma and no other mark between two words. */
static bool comma_between(const struct draft *d, uint32_t a, uint32_t b)
{
    uint32_t commas = 0;
    for (uint32_t w = a + 1; w < b; w++) {
        commas += draft_is_comma(d, w);
        if (tree_is_punct(&d->tree, w) && !draft_is_comma(d, w)) {
            return false;
        }
    }
    return commas == 1;
}

/* Any noun in apposition to the name of a person or body describes it: "Ann
 * Roe, a hydrologist,", "The supplier, Nordal,". */
static const struct entry *apposed_entry(const struct draft *d, uint32_t w)
{
    static const struct entry PERSON = {.class = ENTRY_HEAD_PERSON};
    static const struct entry BODY = {.class = ENTRY_HEAD_ORGANISATION};
    const struct tree *t = &d->tree;
    uint32_t name = NONE, up = tree_head(t, w);
    if (d->doc->tag[w].upos != UPOS_NOUN || d->counted[w] ||
            tree_child(t, w, REL_CASE) != NONE ||
            d->doc->word.at[w].flags & WORD_CAPITAL) {
        return NULL;
    }
    if (tree_rel(t, w) == REL_APPOS && up != NONE && up < w) {
        name = comma_between(d, up, w) ? d->name_of[up] : NONE;
    }
    for (uint32_t i = t->first[w]; name == NONE && i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        bool apposed = tree_rel(t, c) == REL_APPOS && c > w;
        name = apposed && comma_between(d, w, c) ? d->name_of[c] : NONE;
    }
    if (name == NONE) {
        return NULL;
    }
    const struct sketch *n = &d->sketch.at[name];
    return n->kind == ACTOR_PERSON         ? &PERSON
           : n->kind == ACTOR_ORGANISATION ? &BODY
                                           : NULL;
}

/* So many of a kind. */
static bool is_counted(const struct draft *d, uint32_t w)
{
    return d->counted[w] || tree_child(&d->tree, w, REL_NUMMOD) != NONE;
}

static void add_nominal(struct draft *d, uint32_t w, const struct entry *e)
{
    const struct tree *t = &d->tree;
    struct words at = phrase_of(d, w);
    struct morph m = tree_morph(t, w);
    struct sketch s = {.words = {at.first, at.last - at.first + 1},
            .head = w,
            .form = MENTION_NOMINAL,
            .entry = e,
            .number = (enum ud_number)m.number,
            .gender = (enum ud_gender)m.gender,
            .cluster = NONE};
    s.kind = nominal_kind(e, s.number);
    read_determiner(d, &s);
    s.counted = is_counted(d, w) && !s.definite && !s.demonstrative;
    if (s.kind == ACTOR_PERSON) {
        s.gender = gender_of_person(d, w, e);
    }
    read_age(d, &s);
    d->described[w] = 1;
    *VEC_ADD(d->arena, &d->sketch) = s;
}

/* The office tells of the name beside it. */
static void tell_name(
        struct draft *d, uint32_t name, uint32_t w, const struct entry *e)
{
    uint32_t c = cluster_of(d, d->sketch.at[name].cluster);
    struct cluster *k = &d->cluster.at[c];
    uint32_t calling = rules_calling(d->rules, d->doc->tag[w].lemma);
    k->role = d->doc->tag[w].lemma;
    k->calling = calling == NONE ? k->calling : calling;
    if (e->class == ENTRY_HEAD_ORGANISATION) {
        k->votes[ACTOR_ORGANISATION] += 90;
    }
    if (e->class == ENTRY_HEAD_PLACE) {
        k->votes[ACTOR_PLACE] += 90;
    }
    if (k->source == SOURCE_NONE) {
        k->source = e->source;
    }
    if (k->gender == GENDER_NONE && d->sketch.at[name].kind == ACTOR_PERSON) {
        k->gender = gender_of_person(d, w, e);
    }
}

static bool is_thing_or_body(const struct entry *e)
{
    return e->class == ENTRY_HEAD_ORGANISATION || e->class == ENTRY_HEAD_OTHER;
}

static bool owned(const struct draft *d, uint32_t w)
{
    for (uint32_t i = d->tree.first[w]; i < d->tree.first[w + 1]; i++) {
        uint32_t c = d->tree.child[i];
        if (c < w && (tree_morph(&d->tree, c).poss ||
                             d->doc->arc[c].sub == SUB_POSS)) {
            return true;
        }
    }
    return false;
}

/* Not what somebody is said to be, nor a modifier, nor so many things, nor one
 * that only a source can be, nor a place without an article. */
static bool may_be_actor(
        const struct draft *d, uint32_t w, const struct entry *e)
{
    const struct tree *t = &d->tree;
    enum deprel rel = tree_rel(t, w);
    bool bare = tree_child(t, w, REL_DET) == NONE &&
                tree_child(t, w, REL_NMOD) == NONE;
    bool people = e->class == ENTRY_HEAD_PERSON || e->class == ENTRY_ROLE ||
                  e->class == ENTRY_TITLE || e->class == ENTRY_HEAD_GROUP;
    uint32_t det = tree_child(t, w, REL_DET);
    bool nobody = det != NONE && tree_morph(t, det).prontype == PRONTYPE_NEG;
    return !nobody && (!is_counted(d, w) || people) &&
           tree_child(t, w, REL_COP) == NONE && rel != REL_COMPOUND &&
           rel != REL_FLAT && rel != REL_FIXED &&
           !(bare && e->class == ENTRY_HEAD_PLACE) &&
           !(tree_child(t, w, REL_DET) == NONE && is_thing_or_body(e) &&
                   tree_morph(t, w).number == NUMBER_SING && rel != REL_APPOS &&
                   !owned(d, w));
}

void actor_nominals(struct draft *d)
{
    const struct rcp_doc *doc = d->doc;
    uint32_t classes = CLASSES_HEAD | CLASSES_OFFICE;
    for (uint32_t w = 0; w < doc->word.n; w++) {
        if (d->taken[w] || d->name_of[w] != NONE ||
                (doc->tag[w].upos != UPOS_NOUN && !is_nation_noun(d, w) &&
                        doc->tag[w].upos != UPOS_PROPN)) {
            continue;
        }
        const struct entry *e = noun_entry(
                d, w, is_nation_noun(d, w) ? CLASS(DEMONYM) : classes);
        e = e ? e : sort_entry(d, w);
        e = e ? e : apposed_entry(d, w);
        if (!e) {
            continue;
        }
        uint32_t name = introduced(d, w, e);
        if (name == NONE && e->class == ENTRY_HEAD_PLACE) {
            name = place_of(d, w);
            if (name != NONE && rules_sort(d->rules, d->norm[w]) == SORT_NONE &&
                    !is_definite(d, w)) {
                tell_name(d, name, w, e);
                name = NONE;
            }
        }
        if (name != NONE) {
            tell_name(d, name, w, e);
            continue;
        }
        if (may_be_actor(d, w, e)) {
            add_nominal(d, w, e);
        }
    }
}
