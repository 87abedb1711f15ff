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

enum {
    LONG_PHRASE = 20,
    CLAUSE_WORDS = 3
}; /* of a clause that belongs to a description */

static bool is_comma(const struct draft *d, uint32_t w)
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
static uint32_t name_behind(const struct draft *d, uint32_t w)
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
    return (person && noun_entry(d, w, CLASSES_OFFICE)) ||
                           (body && noun_entry(d, w, CLASS(HEAD_ORGANISATION)))
                   ? name
                   : NONE;
}

/* A name that the noun only introduces: "minister Jane Doe". */
static uint32_t introduced(const struct draft *d, uint32_t w)
{
    const struct tree *t = &d->tree;
    uint32_t behind = name_behind(d, w);
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

static bool in_headline(const struct draft *d, uint32_t w)
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
        if (is_comma(d, i) && i < last && d->name_of[i + 1] != NONE) {
            return i - 1;
        }
        if (comma == NONE && is_comma(d, i)) {
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
        bool told = t->right[c] - c >= CLAUSE_WORDS || in_headline(d, w);
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
        if (phrases_longest(d->rules->people, lemma, 1, &handle) == 1) {
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
    if (e->gender == GENDER_MASC || e->gender == GENDER_FEM) {
        s.gender = e->gender;
    }
    d->described[w] = 1;
    *VEC_ADD(d->arena, &d->sketch) = s;
}

/* The office tells of the name beside it. */
static void tell_name(
        struct draft *d, uint32_t name, uint32_t w, const struct entry *e)
{
    uint32_t c = cluster_of(d, d->sketch.at[name].cluster);
    struct cluster *k = &d->cluster.at[c];
    k->role = d->doc->tag[w].lemma;
    if (e->class == ENTRY_HEAD_ORGANISATION) {
        k->votes[ACTOR_ORGANISATION] += 90;
    }
    if (e->class == ENTRY_HEAD_PLACE) {
        k->votes[ACTOR_PLACE] += 90;
    }
    if (k->source == SOURCE_NONE) {
        k->source = e->source;
    }
    if (k->gender == GENDER_NONE && e->gender != GENDER_OTHER) {
        k->gender = e->gender;
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

/* Not what somebody is said to be, nor a modifier, nor so many of a kind, nor a
 * thing that only a source can be, nor a place without an article. */
static bool may_be_actor(
        const struct draft *d, uint32_t w, const struct entry *e)
{
    const struct tree *t = &d->tree;
    enum deprel rel = tree_rel(t, w);
    bool bare = tree_child(t, w, REL_DET) == NONE &&
                tree_child(t, w, REL_NMOD) == NONE;
    return !d->counted[w] && tree_child(t, w, REL_COP) == NONE &&
           rel != REL_COMPOUND && rel != REL_FLAT && rel != REL_FIXED &&
           tree_child(t, w, REL_NUMMOD) == NONE &&
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
        if (!e) {
            continue;
        }
        uint32_t name = introduced(d, w);
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

/* ---- what it stands for ------------------------------------------------- */

static bool agree(const struct sketch *s, const struct cluster *c)
{
    bool number = s->number == NUMBER_NONE || c->number == NUMBER_NONE ||
                  (c->name != NONE && s->number == NUMBER_SING) ||
                  (s->number == NUMBER_PLUR) == (c->number == NUMBER_PLUR);
    return number && kinds_agree(s->kind, cluster_kind(c));
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
    bool enclosed = next <= in.last && is_comma(d, next) && first > in.first &&
                    is_comma(d, first - 1);
    bool argument = tree_child(t, s->head, REL_CASE) != NONE ||
                    (!enclosed && (rel == REL_NSUBJ || rel == REL_OBJ) &&
                            (!closed || tree_head(t, s->head) > s->head));
    if (s->kind != ACTOR_PERSON) {
        return NONE;
    }
    if (!argument && first >= in.first + 2 && is_comma(d, first - 1) &&
            d->name_of[first - 2] != NONE) {
        return d->name_of[first - 2];
    }
    uint32_t name = next + 1 <= in.last && is_comma(d, next)
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
        return kind == ACTOR_ORGANISATION;
    case SORT_MEDIA:
        return kind == ACTOR_ORGANISATION;
    case SORT_PERSON:
        return kind == ACTOR_PERSON && c->number != NUMBER_PLUR &&
               c->source != SOURCE_ANONYMOUS && c->source != SOURCE_WITNESS;
    case SORT_THING:
        return kind == ACTOR_OTHER;
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
    } else if (o->form == MENTION_NAME && name_has_noun(d, c, norm)) {
        score = 7;
        rule = SPAN("noun of the name");
    } else if (c->role == lemma && c->role != NONE) {
        score = 6;
        rule = SPAN("office");
    } else if (sort_fits(c, sort) && s->words.n <= 3) {
        score = 3;
        rule = SPAN("description");
    }
    if (score > 0) {
        uint32_t far = sketch_sentence(d, s) - sketch_sentence(d, o);
        score += (c->mentions > 4 ? 4 : c->mentions) * 0.3 - 0.2 * far;
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
        bool comma = c > w &&
                     (is_comma(d, t->left[c]) || is_comma(d, t->left[c] - 1));
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
    bool repeats = s->indefinite && !in_headline(d, s->head);
    bool refers = s->definite || s->demonstrative || plural || repeats;
    refers = refers && s->entry->class != ENTRY_DEMONYM &&
             (s->demonstrative || !is_told_apart(d, s->head));
    for (uint32_t i = 1; refers && i <= ACTOR_WINDOW && i <= index; i++) {
        const struct sketch *o = &d->sketch.at[index - i];
        if (o->cluster != NONE && o->form != MENTION_PRONOUN &&
                o->words.first + o->words.n <= s->words.first) {
            if (!repeats || in_headline(d, o->head)) {
                consider(d, index, index - i, &best);
            }
        }
    }
    if (best.cluster == NONE) {
        best.cluster = cluster_new(d);
    }
    cluster_add(d, best.cluster, index, best.rule);
}
