/* SPDX-License-Identifier: Apache-2.0 */
/* actor_refer.c - whom a description stands for.
 *
 *     apposition to a name             ─> that actor
 *     the same noun before             ─> that actor
 *     the noun stands in a name        ─> that actor
 *     the office, or one of its kind   ─> who was said to hold it
 *     the age                          ─> the person of that age
 *     sort (descriptions.tsv), "this"  ─> the last such actor
 *     else an actor of its own, unless the name comes later
 *
 * Only a description with an article or demonstrative can stand for somebody
 * named before. */
#include "extract/actor_draft.h"

#include "base/map.h"

enum {
    LONG_PHRASE = 20,
    PLAIN_WORDS = 3, /* of a description that tells nobody apart */
    NAMED = 2,       /* a person with a name is talked about more */
    DEMONSTRATIVE_WORDS = 6,
    AGE_REACH = 5 /* words from a name to its age */
};

/* ---- what it stands for ------------------------------------------------- */

/* A person's sex and age, where both are told. */
static bool person_fits(const struct sketch *s, const struct cluster *c)
{
    bool told = s->gender == GENDER_MASC || s->gender == GENDER_FEM;
    bool known = c->gender == GENDER_MASC || c->gender == GENDER_FEM;
    bool aged = s->age > 0 && c->age > 0;
    return s->kind != ACTOR_PERSON ||
           ((!told || !known || s->gender == c->gender) &&
                   (!aged || (s->age <= c->age && c->age <= s->age_to)));
}

static bool agree(const struct sketch *s, const struct cluster *c)
{
    bool number = s->number == NUMBER_NONE || c->number == NUMBER_NONE ||
                  (c->name != NONE && s->number == NUMBER_SING) ||
                  (s->number == NUMBER_PLUR) == (c->number == NUMBER_PLUR);
    return number && kinds_agree(s->kind, cluster_kind(c)) && person_fits(s, c);
}

/* "Jane Doe, mayor of Y," and "the mayor of Y, Jane Doe,": the name on the
 * other side of a comma, for persons with an office. */
static uint32_t beside_comma(const struct draft *d, const struct sketch *s)
{
    const struct tree *t = &d->tree;
    struct words in = tree_sentence(t, s->head);
    uint32_t first = s->words.first, next = first + s->words.n;
    enum deprel rel = tree_rel(t, s->head);
    bool closed = next > in.last || tree_is_punct(t, next);
    bool enclosed = next <= in.last && draft_is_comma(d, next) &&
                    first > in.first && draft_is_comma(d, first - 1);
    bool argument = tree_child(t, s->head, REL_CASE) != NONE ||
                    (!enclosed && (rel == REL_NSUBJ || rel == REL_OBJ) &&
                            (!closed || tree_head(t, s->head) > s->head));
    uint32_t up = tree_head(t, s->head);
    bool inner = rel == REL_NMOD && up != NONE && up < first &&
                 d->described[up] && tree_child(t, s->head, REL_CASE) != NONE;
    if (s->kind != ACTOR_PERSON || inner) {
        return NONE; /* "a spokeswoman for the governor, Ann Roe" */
    }
    if (!argument && first >= in.first + 2 && draft_is_comma(d, first - 1) &&
            d->name_of[first - 2] != NONE) {
        return d->name_of[first - 2];
    }
    uint32_t name = next + 1 <= in.last && draft_is_comma(d, next)
                            ? d->name_of[next + 1]
                            : NONE;
    if (name == NONE) {
        return NONE;
    }
    const struct list at = d->sketch.at[name].words;
    uint32_t after = at.first + at.n;
    return after <= in.last && tree_is_punct(t, after) ? name : NONE;
}

/* The cluster of the name that this stands in apposition to. */
static uint32_t apposed(struct draft *d, const struct sketch *s)
{
    const struct tree *t = &d->tree;
    uint32_t up = tree_head(t, s->head);
    uint32_t name = beside_comma(d, s);
    if (name == NONE && tree_rel(t, s->head) == REL_APPOS && up != NONE) {
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

static bool sort_fits(const struct cluster *c, enum sort sort)
{
    unsigned kind = cluster_kind(c);
    enum entry_class class =
            c->entry ? c->entry->class : (enum entry_class)ENTRY_CLASSES;

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
        return kind == ACTOR_ORGANISATION && c->source != SOURCE_MEDIA &&
               c->name != NONE;
    case SORT_MEDIA:
        return kind == ACTOR_ORGANISATION;
    case SORT_PERSON:
        return kind == ACTOR_PERSON && c->number != NUMBER_PLUR &&
               c->source != SOURCE_ANONYMOUS && c->source != SOURCE_WITNESS;
    case SORT_THING:
        return kind == ACTOR_OTHER && c->name != NONE;
    default:
        return false;
    }
}

/* The key of a country among the words of a description, or {NULL, 0}. */
static span nation_of(const struct draft *d, const struct sketch *s)
{
    for (uint32_t i = 0; i < s->words.n && i < 8; i++) {
        const struct entry *e = gazetteer_exact(d->rules->gazetteer,
                d->norm + s->words.first + i, 1,
                CLASSES_NATION | CLASSES_PLACE);
        if (e && e->key.len > 0) {
            return e->key;
        }
    }
    return (span){NULL, 0};
}

/* Each noun and adjective of s stands in o too. */
static bool says_no_more(
        const struct draft *d, const struct sketch *s, const struct sketch *o)
{
    const struct tag *tag = d->doc->tag;
    for (uint32_t i = s->words.first; i < s->words.first + s->words.n; i++) {
        enum upos u = tag[i].upos;
        bool there = u != UPOS_NOUN && u != UPOS_ADJ && u != UPOS_PROPN;
        for (uint32_t k = 0; !there && k < o->words.n && k < LONG_PHRASE; k++) {
            there = tag[o->words.first + k].lemma == tag[i].lemma;
        }
        if (!there || i - s->words.first > LONG_PHRASE) {
            return false;
        }
    }
    return true;
}

/* Two descriptions with the same noun: of the same country where both name
 * one, and the later one says no more than the first. */
static bool same_nation(
        const struct draft *d, const struct sketch *s, const struct sketch *o)
{
    span a = nation_of(d, s), b = nation_of(d, o);
    if (a.len > 0 && b.len > 0) {
        return span_eq(a, b);
    }
    return s->indefinite || says_no_more(d, s, o);
}

/* It says little more than its noun: nothing that tells it apart. A body takes
 * an adjective of its country at most; "the second suspect" is another one. */
static bool is_plain(
        const struct draft *d, const struct sketch *s, enum sort sort)
{
    bool body = sort == SORT_BODY || sort == SORT_MEDIA || sort == SORT_THING;
    uint32_t words = 0;
    for (uint32_t i = 0; i < s->words.n; i++) {
        enum upos u = d->doc->tag[s->words.first + i].upos;
        words += u != UPOS_DET && u != UPOS_ADP && u != UPOS_PUNCT;
        if (d->ordinal[s->words.first + i] ||
                d->name_of[s->words.first + i] != NONE) {
            return false;
        }
    }
    return words == 1 || (words == 2 && (!body || nation_of(d, s).len > 0));
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
    enum sort sort = rules_sort(d->rules, norm);
    sort = sort == SORT_NONE ? rules_sort(d->rules, lemma) : sort;
    double score = 0;
    span rule = {NULL, 0};
    bool marked = s->definite || s->demonstrative;
    if (!agree(s, c) || id == best->cluster ||
            (!marked && !s->indefinite && s->words.n != o->words.n) ||
            (s->indefinite && o->form == MENTION_NAME)) {
        return;
    }
    if (o->form == MENTION_NOMINAL && d->doc->tag[o->head].lemma == lemma &&
            same_nation(d, s, o)) {
        score = 6;
        rule = SPAN("same noun");
    } else if (s->indefinite) {
        return; /* only the headline's own noun comes again with "a" */
    } else if (o->form == MENTION_NAME && name_has_noun(d, c, norm)) {
        score = 7;
        rule = SPAN("noun of the name");
    } else if (c->role == lemma && c->role != NONE) {
        score = 6;
        rule = SPAN("office");
    } else if (s->kind == ACTOR_PERSON && s->age > 0 && c->age > 0) {
        score = 5;
        rule = SPAN("age");
    } else if (s->kind == ACTOR_PERSON && cluster_kind(c) == ACTOR_PERSON &&
               s->words.n <= PLAIN_WORDS &&
               rules_calling_covers(
                       d->rules, rules_calling(d->rules, lemma), c->calling)) {
        score = 4;
        rule = SPAN("office of a kind");
    } else if (sort_fits(c, sort) && is_plain(d, s, sort)) {
        score = 3;
        rule = SPAN("description");
    } else if (s->demonstrative && s->words.n <= DEMONSTRATIVE_WORDS &&
               sort_fits(c, SORT_PERSON)) {
        score = 2;
        rule = SPAN("this one");
    }
    if (score > 0) {
        uint32_t far = sketch_sentence(d, s) - sketch_sentence(d, o);
        score += (c->mentions > 4 ? 4 : c->mentions) * 0.3 - 0.2 * far;
        score += c->name != NONE && s->kind == ACTOR_PERSON ? NAMED : 0;
        if (score > best->score) {
            *best = (struct pick){id, score, rule};
        }
    }
}

/* A clause says which one is meant, so nothing before does. */
static bool is_told_apart(const struct draft *d, uint32_t w)
{
    const struct tree *t = &d->tree;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        bool comma = c > w && (draft_is_comma(d, t->left[c]) ||
                                      draft_is_comma(d, t->left[c] - 1));
        if ((tree_rel(t, c) == REL_ACL && !comma) ||
                (tree_rel(t, c) == REL_AMOD && tree_is_verb(t, c))) {
            return true;
        }
    }
    return false;
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
    bool plural = s->number == NUMBER_PLUR && !s->indefinite;
    bool repeats = s->indefinite && !draft_in_headline(d, s->head);
    bool refers = s->definite || s->demonstrative || plural || repeats;
    refers = refers && !s->counted && s->entry->class != ENTRY_DEMONYM &&
             (s->demonstrative || !is_told_apart(d, s->head));
    for (uint32_t i = 1; refers && i <= ACTOR_WINDOW && i <= index; i++) {
        const struct sketch *o = &d->sketch.at[index - i];
        if (o->cluster != NONE && o->form != MENTION_PRONOUN &&
                o->words.first + o->words.n <= s->words.first) {
            if (!repeats || draft_in_headline(d, o->head)) {
                consider(d, index, index - i, &best);
            }
        }
    }
    if (best.cluster == NONE) {
        best.cluster = cluster_new(d);
    }
    cluster_add(d, best.cluster, index, best.rule);
}

/* ---- ages --------------------------------------------------------------- */

uint32_t draft_years(const struct draft *d, uint32_t w)
{
    span s = doc_word(d->doc, d->norm[w]);
    uint32_t years = 0;
    size_t i = 0;
    for (; i < s.len && i < 3 && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++) {
        years = years * 10 + (uint32_t)(s.ptr[i] - '0');
    }
    bool whole = i == s.len || s.ptr[i] == '-';
    return whole && years >= 5 && years < 120 ? years : 0;
}

static bool is_close(const struct draft *d, uint32_t w)
{
    span s = doc_word(d->doc, d->norm[w]);
    return draft_is_comma(d, w) || span_eq(s, SPAN(")")) ||
           span_eq(s, SPAN("."));
}

/* "Jane Doe, 43,", "Jane Doe (43)", "Jean Roux, âgé de 43 ans,": a number
 * between two marks, with no more than a few small words. */
static uint32_t age_behind(const struct draft *d, struct list name)
{
    uint32_t w = name.first + name.n, n = d->doc->word.n, years = 0;
    bool open =
            w < n && (draft_is_comma(d, w) ||
                             span_eq(doc_word(d->doc, d->norm[w]), SPAN("(")));
    for (uint32_t i = w + 1; open && i < n && i <= w + AGE_REACH; i++) {
        if (is_close(d, i)) {
            return years;
        }
        if (d->doc->word.at[i].flags & WORD_CAPITAL) {
            return 0;
        }
        uint32_t here = draft_years(d, i);
        if (here > 0 && years > 0) {
            return 0;
        }
        years = here > 0 ? here : years;
    }
    return 0;
}

void actor_ages(struct draft *d)
{
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        uint32_t age = s->kind == ACTOR_PERSON ? age_behind(d, s->words) : 0;
        if (age > 0 && s->cluster != NONE) {
            d->cluster.at[cluster_of(d, s->cluster)].age = age;
        }
    }
}

/* ---- before the name ---------------------------------------------------- */

enum { SHARED = NONE - 1 }; /* more than one bears it */

/* The noun in a body's name says what it is: "police", not "company". */
static bool is_kind_noun(const struct draft *d, uint32_t w)
{
    return noun_entry(d, w, CLASS(HEAD_ORGANISATION)) &&
           rules_sort(d->rules, d->norm[w]) != SORT_BODY;
}

/* Of each office, and each noun in a body's name, the one cluster that has
 * it. */
static struct map *named_by_noun(struct draft *d)
{
    struct map *of = map_new(d->arena);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        if (s->form != MENTION_NAME || s->cluster == NONE) {
            continue;
        }
        uint32_t id = cluster_of(d, s->cluster);
        const struct cluster *c = &d->cluster.at[id];
        bool body = s->kind == ACTOR_ORGANISATION;
        for (uint32_t k = 0; k <= s->words.n; k++) {
            uint32_t w = s->words.first + k;
            uint32_t key =
                    k == s->words.n
                            ? (cluster_kind(c) == ACTOR_PERSON ? c->role : NONE)
                    : body && is_kind_noun(d, w) ? d->doc->tag[w].lemma
                                                 : NONE;
            uint32_t had = key == NONE ? id : map_get(of, key);
            if (had != id) {
                map_set(of, key, had == NONE ? id : SHARED);
            }
        }
    }
    return of;
}

/* The headline's "minister", the lead's "the union": who is named later. */
void actor_forward(struct draft *d)
{
    if (!d->tree.first) {
        return;
    }
    struct map *of = named_by_noun(d);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        bool may = s->form == MENTION_NOMINAL && s->cluster != NONE &&
                   s->number != NUMBER_PLUR &&
                   (s->definite || draft_in_headline(d, s->head));
        uint32_t from = may ? cluster_of(d, s->cluster) : NONE;
        if (from == NONE || d->cluster.at[from].name != NONE) {
            continue;
        }
        uint32_t to = map_get(of, d->doc->tag[s->head].lemma);
        if (to == NONE || to == SHARED) {
            continue;
        }
        to = cluster_of(d, to);
        const struct cluster *c = &d->cluster.at[to];
        if (c->name != NONE && d->sketch.at[c->name].words.first > s->head &&
                agree(s, c) && cluster_kind(c) == s->kind) {
            d->sketch.at[i].rule = SPAN("named later");
            cluster_merge(d, to, from);
        }
    }
}
