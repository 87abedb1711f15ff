/* SPDX-License-Identifier: Apache-2.0 */
/* rules.c - the pack's tables for the cross-check, compiled to two tries.
 *
 *     concepts.tsv ─┐                      ┌─> concept of each word
 *                   ├─ phrase_cut ─> trie ─┤
 *     outlets.tsv  ─┘                      └─> outlet that begins at a word
 *
 * A word may step through the trie as its lemma or as it is written, so that a
 * table row "lose one's life" meets "lost his life" as far as its words do. */
#include "crosscheck/rules.h"

#include "base/utf8.h"
#include "lang/phrase.h"

static const char *const KINDS[] = {
        "agency", "media", "credit", "self", "part", NULL};
static const struct column OUTLET_COLUMNS[] = {
        {"name", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, KINDS},
        {"family", COLUMN_TEXT, 0, NULL},
        {NULL, COLUMN_TEXT, 0, NULL},
};
static const struct schema OUTLETS = {
        "outlets.tsv", OUTLET_COLUMNS, TABLE_OPTIONAL};

enum { MAX_PHRASE = 12 };

struct check_rules {
    struct table concept_table, outlet_table;
    const struct concepts *shared;
    bool *capitals; /* by row of concept_table: an acronym, WHO, not who */
    struct phrases *concepts, *outlets;
};

static struct phrases *compile(
        struct arena *a, const struct table *t, uint32_t column)
{
    struct phrases *p = phrases_new(a);
    for (uint32_t row = 0; row < t->rows; row++) {
        const struct field *f = table_field(t, row, column);
        if (f->n_words > 0) {
            phrases_add(p, f->words, f->n_words, row);
        }
    }
    return p;
}

struct check_rules *check_rules_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct check_rules *rules = ARENA_NEW(a, struct check_rules);
    pack_table(pack, &PACK_CONCEPTS, &rules->concept_table);
    pack_table(pack, &OUTLETS, &rules->outlet_table);
    rules->shared = pack_concepts(pack);
    rules->capitals = ARENA_ARRAY(a, bool, rules->concept_table.rows);
    for (uint32_t i = 0; i < rules->concept_table.rows; i++) {
        rules->capitals[i] = utf8_is_upper(
                table_field(&rules->concept_table, i, CONCEPTS_LEMMA)->text);
    }
    rules->concepts = compile(a, &rules->concept_table, CONCEPTS_LEMMA);
    rules->outlets = compile(a, &rules->outlet_table, 0);
    return rules;
}

/* ---- walking ------------------------------------------------------------ */

struct walk {
    const struct rcp_doc *doc;
    const struct phrases *phrases;
    uint32_t start, end; /* words */
    uint32_t length;     /* of the longest phrase so far */
    uint32_t handle;     /* of its first value */
};

/* Both readings of each word are tried; a phrase has few words, and rarely do
 * both readings go on. */
static void walk_on(struct walk *w, uint32_t state, uint32_t at)
{
    uint32_t value = phrases_value(w->phrases, state);
    if (value != NONE && at - w->start > w->length) {
        w->length = at - w->start;
        w->handle = value;
    }
    if (at >= w->end || at - w->start >= MAX_PHRASE) {
        return;
    }
    uint32_t norm = w->doc->word.at[at].norm;
    uint32_t lemma = w->doc->tag ? w->doc->tag[at].lemma : norm;
    uint32_t next = phrases_step(w->phrases, state, lemma);
    if (next != NONE) {
        walk_on(w, next, at + 1);
    }
    if (norm != lemma) {
        next = phrases_step(w->phrases, state, norm);
        if (next != NONE) {
            walk_on(w, next, at + 1);
        }
    }
}

static struct walk walk_from(
        const struct rcp_doc *doc, const struct phrases *phrases, uint32_t at)
{
    struct list s = doc->sentence.at[doc->word.at[at].sentence].words;
    struct walk w = {doc, phrases, at, s.first + s.n, 0, NONE};
    walk_on(&w, PHRASE_START, at);
    return w;
}

/* A verb is nobody and nothing that takes part; a preposition or a pronoun
 * happens to look like a noun or a verb of the table. */
static bool fits(const struct check_rules *rules, const struct rcp_doc *doc,
        uint32_t word, uint32_t row)
{
    bool acronym = doc->word.at[word].flags & WORD_ALL_CAPS;
    if (rules->capitals[row] && !acronym) {
        return false;
    }
    if (!doc->tag) {
        return true;
    }
    uint32_t concept = table_field(&rules->concept_table, row, 0)->concept;
    enum concept_class class = concept_class(rules->shared, concept);
    switch (doc->tag[word].upos) {
    case UPOS_VERB:
    case UPOS_AUX:
        /* a participle may be people: the injured, the employed */
        return class != CONCEPT_ENTITY ||
               (doc->tag[word].morph.verbform == VERBFORM_PART &&
                       concept_people(rules->shared, concept));
    case UPOS_ADP:
    case UPOS_DET:
    case UPOS_CCONJ:
    case UPOS_SCONJ:
        return class == CONCEPT_QUALITY;
    case UPOS_PRON:
        return class == CONCEPT_QUALITY ||
               concept_use(rules->shared, concept) == CONCEPT_GENERIC;
    default:
        return true;
    }
}

/* "A strike" is no light verb. */
static bool is_light_noun(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t word, uint32_t concept)
{
    return doc->tag && doc->tag[word].upos == UPOS_NOUN &&
           concept_use(rules->shared, concept) == CONCEPT_LIGHT;
}

/* The meanings of the phrase at word `at` that fit, the first two. */
static struct word_concept choose(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t at, const struct walk *w)
{
    struct word_concept out = {NONE, NONE, w->length};
    for (uint32_t h = w->handle; h != NONE;
            h = phrases_next(rules->concepts, h)) {
        uint32_t row = phrases_row(rules->concepts, h);
        uint32_t c = table_field(&rules->concept_table, row, 0)->concept;
        if (w->length == 1 && !fits(rules, doc, at, row)) {
            continue;
        }
        if (out.concept != NONE && is_light_noun(rules, doc, at, out.concept)) {
            out.concept = c;
            continue;
        }
        if (out.concept == NONE) {
            out.concept = c;
        } else if (out.other == NONE) {
            out.other = c;
        }
    }
    return out;
}

struct word_concept *rules_concepts(
        const struct check_rules *rules, const struct rcp_doc *doc)
{
    struct word_concept *out =
            ARENA_ARRAY(doc->arena, struct word_concept, doc->word.n);
    for (uint32_t i = 0; i < doc->word.n; i++) {
        out[i] = (struct word_concept){NONE, NONE, 1};
    }
    for (uint32_t i = 0; rules && i < doc->word.n;) {
        struct walk w = walk_from(doc, rules->concepts, i);
        if (w.length == 0) {
            i++;
            continue;
        }
        out[i] = choose(rules, doc, i, &w);
        for (uint32_t k = 1; k < w.length; k++) {
            out[i + k].length = 0;
        }
        i += w.length;
    }
    return out;
}

uint32_t rules_outlet(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t at, enum outlet_kind *kind,
        span *family)
{
    if (!rules || at >= doc->word.n) {
        return 0;
    }
    struct walk w = walk_from(doc, rules->outlets, at);
    if (w.length == 0) {
        return 0;
    }
    uint32_t row = phrases_row(rules->outlets, w.handle);
    *kind = (enum outlet_kind)(
            table_field(&rules->outlet_table, row, 1)->choice + 1);
    *family = table_field(&rules->outlet_table, row, 2)->text;
    return w.length;
}

bool rules_outlet_part(
        const struct check_rules *rules, const struct pack *pack, span word)
{
    if (!rules || !pack) {
        return false;
    }
    uint32_t id = intern_find(pack_words(pack), word);
    uint32_t state =
            id == NONE ? NONE : phrases_step(rules->outlets, PHRASE_START, id);
    uint32_t handle =
            state == NONE ? NONE : phrases_value(rules->outlets, state);
    if (handle == NONE) {
        return false;
    }
    uint32_t row = phrases_row(rules->outlets, handle);
    return table_field(&rules->outlet_table, row, 1)->choice + 1 == OUTLET_PART;
}

uint32_t rules_word_concept(const struct check_rules *rules,
        const struct rcp_doc *doc, uint32_t word)
{
    if (!rules) {
        return NONE;
    }
    struct walk w = {doc, rules->concepts, word, word + 1, 0, NONE};
    walk_on(&w, PHRASE_START, word);
    return w.length ? choose(rules, doc, word, &w).concept : NONE;
}
