/* SPDX-License-Identifier: Apache-2.0 */
/* actor.c - from mentions to actors.
 *
 *     names ─> clusters of names ─┐
 *     descriptions ───────────────┼─> in text order: each joins a cluster ─┐
 *     pronouns ───────────────────┘                                        v
 *                                                    doc->actor, mention, alias
 *
 * Names come first because a report may say who somebody is after it has
 * spoken of him by half his name. */
#include "extract/actor_draft.h"

#include <stdlib.h>
#include <string.h>

/* ---- clusters ----------------------------------------------------------- */

uint32_t cluster_of(struct draft *d, uint32_t cluster)
{
    uint32_t root = cluster;
    while (d->cluster.at[root].into != root) {
        root = d->cluster.at[root].into;
    }
    while (d->cluster.at[cluster].into != root) {
        uint32_t up = d->cluster.at[cluster].into;
        d->cluster.at[cluster].into = root;
        cluster = up;
    }
    return root;
}

uint32_t cluster_new(struct draft *d)
{
    uint32_t id = d->cluster.n;
    *VEC_ADD(d->arena, &d->cluster) = (struct cluster){
            .into = id, .name = NONE, .role = NONE, .calling = NONE};
    return id;
}

unsigned cluster_kind(const struct cluster *c)
{
    unsigned best = ACTOR_UNKNOWN, votes = 0;
    for (unsigned k = 0; k < ACTOR_UNKNOWN; k++) {
        if (c->votes[k] > votes) {
            best = k;
            votes = c->votes[k];
        }
    }
    return best;
}

bool kinds_agree(unsigned a, unsigned b)
{
    return a == b || a == ACTOR_UNKNOWN || b == ACTOR_UNKNOWN;
}

uint32_t sketch_sentence(const struct draft *d, const struct sketch *s)
{
    return d->doc->word.at[s->head].sentence;
}

static uint32_t letters_of(const struct draft *d, uint32_t sketch)
{
    const struct list at = d->sketch.at[sketch].words;
    range r = doc_words_range(d->doc, at);
    return r.end - r.start;
}

/* The longer name of the two; NONE is the shortest. */
static uint32_t longer(const struct draft *d, uint32_t a, uint32_t b)
{
    if (a == NONE || b == NONE) {
        return a == NONE ? b : a;
    }
    return letters_of(d, b) > letters_of(d, a) ? b : a;
}

void cluster_add(struct draft *d, uint32_t cluster, uint32_t sketch, span rule)
{
    struct sketch *s = &d->sketch.at[sketch];
    struct cluster *c = &d->cluster.at[cluster_of(d, cluster)];
    s->cluster = cluster;
    s->rule = rule;
    c->mentions++;
    if (s->form == MENTION_PRONOUN) {
        c->gender = c->gender == GENDER_NONE ? s->gender : c->gender;
        return;
    }
    c->votes[s->kind] += s->form == MENTION_NAME ? s->sure : 10;
    c->votes[ACTOR_PLACE] += s->form == MENTION_NAME && s->located ? 4 : 0;
    if (s->form == MENTION_NAME) {
        c->name = longer(d, c->name, sketch);
        c->entry = s->entry ? s->entry : c->entry;
        c->source = s->outlet ? SOURCE_MEDIA : c->source;
    } else {
        c->source = c->source == SOURCE_NONE && s->entry ? s->entry->source
                                                         : c->source;
        if (s->entry && s->entry->class <= ENTRY_ROLE) {
            c->role = d->doc->tag[s->head].lemma;
        }
        uint32_t calling = rules_calling(d->rules, d->doc->tag[s->head].lemma);
        c->calling = s->kind == ACTOR_PERSON && calling != NONE ? calling
                                                                : c->calling;
        c->age = c->age == 0 && s->age == s->age_to ? s->age : c->age;
    }
    c->number = c->number == NUMBER_NONE ? s->number : c->number;
    c->gender = c->gender == GENDER_NONE ? s->gender : c->gender;
}

void cluster_merge(struct draft *d, uint32_t into, uint32_t from)
{
    uint32_t a = cluster_of(d, into), b = cluster_of(d, from);
    if (a == b) {
        return;
    }
    struct cluster *x = &d->cluster.at[a], *y = &d->cluster.at[b];
    y->into = a;
    for (unsigned k = 0; k < ACTOR_KINDS; k++) {
        x->votes[k] += y->votes[k];
    }
    x->mentions += y->mentions;
    x->name = longer(d, x->name, y->name);
    x->role = x->role == NONE ? y->role : x->role;
    x->calling = x->calling == NONE ? y->calling : x->calling;
    x->age = x->age == 0 ? y->age : x->age;
    x->entry = x->entry ? x->entry : y->entry;
    x->source = x->source == SOURCE_NONE ? y->source : x->source;
    x->gender = x->gender == GENDER_NONE ? y->gender : x->gender;
}

/* ---- from the draft to the document ------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct sketch *x = a, *y = b;
    if (x->words.first != y->words.first) {
        return x->words.first < y->words.first ? -1 : 1;
    }
    if (x->words.n != y->words.n) {
        return x->words.n > y->words.n ? -1 : 1;
    }
    return (x->head > y->head) - (x->head < y->head);
}

static void sort_sketches(struct draft *d)
{
    if (d->sketch.n > 1) {
        qsort(d->sketch.at, d->sketch.n, sizeof *d->sketch.at, by_place);
    }
    memset(d->name_of, 0xff, sizeof *d->name_of * d->doc->word.n);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        for (uint32_t k = 0; s->form == MENTION_NAME && k < s->words.n; k++) {
            d->name_of[s->words.first + k] = i;
        }
    }
    /* names are still told apart by their clusters; their places moved */
    for (uint32_t c = 0; c < d->cluster.n; c++) {
        d->cluster.at[c].name = NONE;
    }
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        if (d->sketch.at[i].form == MENTION_NAME) {
            struct cluster *c =
                    &d->cluster.at[cluster_of(d, d->sketch.at[i].cluster)];
            c->name = longer(d, c->name, i);
        }
    }
}

static span words_of(const struct draft *d, uint32_t sketch)
{
    return doc_span(
            d->doc, doc_words_range(d->doc, d->sketch.at[sketch].words));
}

static bool has_alias(const struct rcp_doc *doc, const struct actor *a, span s)
{
    for (uint32_t i = 0; i < a->aliases.n; i++) {
        if (span_eq(doc->alias.at[a->aliases.first + i], s)) {
            return true;
        }
    }
    return span_eq(a->name, s);
}

/* Actors in the order of their first mention; *actor_of: by cluster. */
static void put_actors(struct draft *d, uint32_t *actor_of)
{
    struct rcp_doc *doc = d->doc;
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        if (d->sketch.at[i].cluster == NONE) {
            continue;
        }
        uint32_t id = cluster_of(d, d->sketch.at[i].cluster);
        if (actor_of[id] != NONE || doc->actor.n >= DOC_MAX_LAYER) {
            continue;
        }
        const struct cluster *c = &d->cluster.at[id];
        unsigned kind = cluster_kind(c);
        uint32_t named = c->name != NONE ? c->name : i;
        actor_of[id] = doc->actor.n;
        *VEC_ADD(doc->arena, &doc->actor) = (struct actor){
                .kind = kind == ACTOR_UNKNOWN ? ACTOR_OTHER
                                              : (enum actor_kind)kind,
                .source = c->source,
                .name = words_of(d, named),
                .key = c->entry ? c->entry->key : (span){NULL, 0},
                .speaks_for = NONE,
                .location = NONE};
    }
}

/* A clitic joined to its verb by a hyphen begins behind the last one. */
static range place_of_words(const struct rcp_doc *doc, const struct sketch *s)
{
    range at = doc_words_range(doc, s->words);
    span text = doc_span(doc, at);
    if (s->form == MENTION_PRONOUN && text.len > 1 && text.ptr[0] == '-') {
        for (size_t i = text.len - 1; i > 0; i--) {
            if (text.ptr[i] == '-') {
                at.start += (uint32_t)i + 1;
                return at;
            }
        }
        at.start++;
    }
    return at;
}

static void put_mentions(struct draft *d, const uint32_t *actor_of)
{
    struct rcp_doc *doc = d->doc;
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        uint32_t a =
                s->cluster == NONE ? NONE : actor_of[cluster_of(d, s->cluster)];
        if (a == NONE || doc->mention.n >= DOC_MAX_LAYER) {
            continue;
        }
        *VEC_ADD(doc->arena, &doc->mention) =
                (struct mention){.at = place_of_words(doc, s),
                        .words = s->words,
                        .head = s->head,
                        .actor = a,
                        .form = s->form,
                        .rule = s->rule};
        doc->actor.at[a].mentions++;
    }
}

/* Other names of each actor, in the order of the text. */
void actor_aliases(struct rcp_doc *doc)
{
    struct arena *a = doc->arena;
    uint32_t *first = ARENA_ARRAY(a, uint32_t, doc->actor.n + 2);
    uint32_t *order = ARENA_ARRAY(a, uint32_t, doc->mention.n + 1);
    doc->alias.n = 0;
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        first[doc->mention.at[i].actor + 2]++;
    }
    for (uint32_t i = 2; i < doc->actor.n + 2; i++) {
        first[i] += first[i - 1];
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        order[first[doc->mention.at[i].actor + 1]++] = i;
    }
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        struct actor *actor = &doc->actor.at[i];
        actor->aliases = (struct list){doc->alias.n, 0};
        for (uint32_t k = first[i]; k < first[i + 1]; k++) {
            const struct mention *m = &doc->mention.at[order[k]];
            span s = doc_span(doc, m->at);
            if (m->form != MENTION_PRONOUN && actor->aliases.n < 16 &&
                    !has_alias(doc, actor, s)) {
                *VEC_ADD(a, &doc->alias) = s;
                actor->aliases.n++;
            }
        }
    }
}

static void settle(struct draft *d)
{
    sort_sketches(d);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        switch (d->sketch.at[i].form) {
        case MENTION_NOMINAL:
            actor_settle_nominal(d, i);
            break;
        case MENTION_PRONOUN:
            actor_settle_pronoun(d, i);
            break;
        default:
            break;
        }
    }
    actor_forward(d);
}

static void draft_init(
        struct draft *d, struct rcp_doc *doc, const struct actor_rules *rules)
{
    *d = (struct draft){.doc = doc, .rules = rules, .arena = doc->arena};
    uint32_t n = doc->word.n;
    d->name_of = ARENA_ARRAY(d->arena, uint32_t, n + 1);
    d->taken = ARENA_ARRAY(d->arena, uint8_t, n + 1);
    d->described = ARENA_ARRAY(d->arena, uint8_t, n + 1);
    d->norm = ARENA_ARRAY(d->arena, uint32_t, n + 1);
    memset(d->name_of, 0xff, sizeof *d->name_of * (n + 1));
    for (uint32_t w = 0; w < n; w++) {
        d->norm[w] = doc->word.at[w].norm;
    }
    d->counted = ARENA_ARRAY(d->arena, uint8_t, n + 1);
    d->ordinal = ARENA_ARRAY(d->arena, uint8_t, n + 1);
    for (uint32_t i = 0; i < doc->quantity.n; i++) {
        const struct quantity *q = &doc->quantity.at[i];
        for (uint32_t w = 0; q->kind == QUANTITY_ORDINAL && w < q->words.n;
                w++) {
            d->ordinal[q->words.first + w] = 1;
        }
        if (q->noun < n) {
            d->counted[q->noun] = q->modifier != MODIFIER_SEVERAL;
        }
    }
    for (uint32_t i = 0; i < doc->time.n; i++) {
        const struct list at = doc->time.at[i].words;
        for (uint32_t w = at.first; w < at.first + at.n && w < n; w++) {
            d->taken[w] = 1;
        }
    }
    if (doc->arc && doc->tag) {
        tree_init(&d->tree, doc, d->arena);
    }
}

void actor_read(struct rcp_doc *doc, const struct actor_rules *rules)
{
    if (!rules || doc->word.n == 0) {
        return;
    }
    struct draft d;
    draft_init(&d, doc, rules);
    actor_names(&d);
    actor_same_names(&d);
    actor_ages(&d);
    if (d.tree.first) {
        actor_nominals(&d);
        actor_pronouns(&d);
    }
    settle(&d);
    uint32_t *actor_of = ARENA_ARRAY(d.arena, uint32_t, d.cluster.n + 1);
    memset(actor_of, 0xff, sizeof *actor_of * (d.cluster.n + 1));
    put_actors(&d, actor_of);
    put_mentions(&d, actor_of);
    actor_aliases(doc);
}
