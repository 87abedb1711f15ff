/* SPDX-License-Identifier: Apache-2.0 */
/* actor_nominal.c - descriptions of people, bodies, places and groups.
 *
 *     noun in a table ─┬─ apposition to a name        ─> that actor
 *                      ├─ the noun stands in a name   ─> that actor
 *                      ├─ the same noun before        ─> that actor
 *                      ├─ sort (descriptions.tsv)     ─> the last such actor
 *                      └─ else an actor of its own
 *
 * Only a description with an article or demonstrative can stand for somebody
 * named before. Titles before a name are no mentions. */
#include "extract/actor_draft.h"

#include "base/utf8.h"

static bool is_nation_noun(const struct draft *d, uint32_t w)
{
    return d->doc->word.at[w].flags & WORD_CAPITAL &&
           gazetteer_exact(
                   d->rules->gazetteer, d->norm + w, 1, CLASS(DEMONYM)) &&
           d->doc->tag[w].upos != UPOS_ADJ;
}

/* A name that the noun only introduces: "minister Jane Doe". */
static uint32_t introduced(const struct draft *d, uint32_t w)
{
    const struct tree *t = &d->tree;
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
    return under && tree_child(t, w, REL_CASE) == NONE ? d->name_of[up] : NONE;
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
        return ACTOR_ORGANISATION;
    case ENTRY_HEAD_PLACE:
        return ACTOR_PLACE;
    case ENTRY_HEAD_GROUP:
        return ACTOR_GROUP;
    case ENTRY_HEAD_OTHER:
        return ACTOR_OTHER;
    default:
        return plural ? ACTOR_GROUP : ACTOR_PERSON;
    }
}

static void add_nominal(struct draft *d, uint32_t w, const struct entry *e)
{
    const struct tree *t = &d->tree;
    struct words at = tree_nominal(t, w);
    if (words_empty(at) || at.first > w || at.last < w) {
        at = (struct words){w, w};
    }
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
    if (e->gender == GENDER_MASC || e->gender == GENDER_FEM) {
        s.gender = e->gender;
    }
    *VEC_ADD(d->arena, &d->sketch) = s;
}

/* The office tells of the name beside it. */
static void tell_name(
        struct draft *d, uint32_t name, uint32_t w, const struct entry *e)
{
    uint32_t c = cluster_of(d, d->sketch.at[name].cluster);
    struct cluster *k = &d->cluster.at[c];
    k->role = d->doc->tag[w].lemma;
    if (k->source == SOURCE_NONE) {
        k->source = e->source;
    }
    if (k->gender == GENDER_NONE && e->gender != GENDER_OTHER) {
        k->gender = e->gender;
    }
}

void actor_nominals(struct draft *d)
{
    const struct rcp_doc *doc = d->doc;
    uint32_t classes = CLASSES_HEAD | CLASSES_OFFICE;
    for (uint32_t w = 0; w < doc->word.n; w++) {
        if (d->taken[w] || d->name_of[w] != NONE ||
                (doc->tag[w].upos != UPOS_NOUN && !is_nation_noun(d, w))) {
            continue;
        }
        const struct entry *e = noun_entry(
                d, w, is_nation_noun(d, w) ? CLASS(DEMONYM) : classes);
        if (!e) {
            continue;
        }
        uint32_t name = introduced(d, w);
        if (name != NONE) {
            tell_name(d, name, w, e);
            continue;
        }
        if (tree_child(&d->tree, w, REL_COP) == NONE &&
                tree_rel(&d->tree, w) != REL_COMPOUND) {
            add_nominal(d, w, e);
        }
    }
}

/* ---- what it stands for ------------------------------------------------- */

static bool agree(const struct sketch *s, const struct cluster *c)
{
    bool number = s->number == NUMBER_NONE || c->number == NUMBER_NONE ||
                  (s->number == NUMBER_PLUR) == (c->number == NUMBER_PLUR);
    return number && kinds_agree(s->kind, cluster_kind(c));
}

/* The cluster of the name that this stands in apposition to. */
static uint32_t apposed(struct draft *d, const struct sketch *s)
{
    const struct tree *t = &d->tree;
    uint32_t up = tree_head(t, s->head);
    uint32_t name = NONE;
    if (tree_rel(t, s->head) == REL_APPOS && up != NONE) {
        name = d->name_of[up];
    }
    for (uint32_t i = t->first[s->head];
            name == NONE && i < t->first[s->head + 1]; i++) {
        uint32_t c = t->child[i];
        if (tree_rel(t, c) == REL_APPOS && c > s->head) {
            name = d->name_of[c];
        }
    }
    if (name == NONE) {
        return NONE;
    }
    const struct sketch *n = &d->sketch.at[name];
    bool other = n->number != s->number && s->number == NUMBER_PLUR;
    return other || !kinds_agree(n->kind, s->kind) ? NONE
                                                   : cluster_of(d, n->cluster);
}

static bool name_has_noun(
        const struct draft *d, const struct cluster *c, uint32_t norm)
{
    if (c->name == NONE) {
        return false;
    }
    const struct list at = d->sketch.at[c->name].words;
    for (uint32_t i = 0; i < at.n; i++) {
        if (d->norm[at.first + i] == norm) {
            return true;
        }
    }
    return false;
}

static bool sort_fits(
        const struct draft *d, const struct cluster *c, enum sort sort)
{
    unsigned kind = cluster_kind(c);
    enum entry_class class =
            c->entry ? c->entry->class : (enum entry_class)ENTRY_CLASSES;
    (void)d;
    switch (sort) {
    case SORT_CITY:
        return kind == ACTOR_PLACE &&
               (class == ENTRY_CITY || class == ENTRY_CLASSES);
    case SORT_COUNTRY:
        return kind == ACTOR_PLACE && class == ENTRY_COUNTRY;
    case SORT_REGION:
        return kind == ACTOR_PLACE &&
               (class == ENTRY_REGION || class == ENTRY_CLASSES);
    case SORT_PLACE:
        return kind == ACTOR_PLACE;
    case SORT_BODY:
        return kind == ACTOR_ORGANISATION;
    case SORT_MEDIA:
        return kind == ACTOR_ORGANISATION;
    case SORT_PERSON:
        return kind == ACTOR_PERSON;
    case SORT_THING:
        return kind == ACTOR_OTHER;
    default:
        return false;
    }
}

struct pick {
    uint32_t cluster;
    double score;
    span rule;
};

static void consider(
        struct draft *d, uint32_t index, uint32_t other, struct pick *best)
{
    const struct sketch *s = &d->sketch.at[index], *o = &d->sketch.at[other];
    uint32_t id = cluster_of(d, o->cluster);
    const struct cluster *c = &d->cluster.at[id];
    uint32_t lemma = d->doc->tag[s->head].lemma;
    uint32_t norm = d->norm[s->head];
    double score = 0;
    span rule = {NULL, 0};
    if (!agree(s, c) || id == best->cluster) {
        return;
    }
    if (o->form == MENTION_NOMINAL && d->doc->tag[o->head].lemma == lemma &&
            s->words.n <= o->words.n) {
        score = 6;
        rule = SPAN("same noun");
    } else if (o->form == MENTION_NAME && name_has_noun(d, c, norm)) {
        score = 7;
        rule = SPAN("noun of the name");
    } else if (c->role == lemma && c->role != NONE) {
        score = 6;
        rule = SPAN("office");
    } else if (sort_fits(d, c, rules_sort(d->rules, lemma)) &&
               s->words.n <= 3) {
        score = 3;
        rule = SPAN("description");
    }
    if (score > 0) {
        uint32_t far = sketch_sentence(d, s) - sketch_sentence(d, o);
        score += (c->mentions > 4 ? 4 : c->mentions) * 0.3 - 0.4 * far;
        if (score > best->score) {
            *best = (struct pick){id, score, rule};
        }
    }
}

void actor_settle_nominal(struct draft *d, uint32_t index)
{
    struct sketch *s = &d->sketch.at[index];
    uint32_t same = apposed(d, s);
    if (same != NONE) {
        cluster_add(d, same, index, SPAN("apposition"));
        return;
    }
    struct pick best = {NONE, 0.5, SPAN("newly described")};
    bool refers = (s->definite || s->demonstrative) && !s->indefinite &&
                  s->entry->class != ENTRY_DEMONYM;
    for (uint32_t i = 1; refers && i <= ACTOR_WINDOW && i <= index; i++) {
        const struct sketch *o = &d->sketch.at[index - i];
        if (o->cluster != NONE && o->form != MENTION_PRONOUN &&
                o->words.first + o->words.n <= s->words.first) {
            consider(d, index, index - i, &best);
        }
    }
    if (best.cluster == NONE) {
        best.cluster = cluster_new(d);
    }
    cluster_add(d, best.cluster, index, best.rule);
}
