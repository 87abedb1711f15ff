/* SPDX-License-Identifier: Apache-2.0 */
/* roots.c - one node for each source of each report and one for its
 * publisher; nodes that name the same one are joined (union-find).
 *
 *     keys     words of names, institutions ──sorted──> candidates
 *     joined   names that match; an institution and its people
 *     resolved report by report in the order of publication, so that what a
 *              report relays is settled before it */
#include "crosscheck/roots.h"

#include "base/map.h"
#include "crosscheck/compare.h"

#include <stdlib.h>

enum { REACH = 48, MAX_HOPS = 8 };

/* ---- nodes -------------------------------------------------------------- */

static uint32_t document_of(const struct roots *r, uint32_t node)
{
    uint32_t low = 0, high = r->m->n;
    while (low + 1 < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->base[mid] <= node) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return low;
}

const struct source *roots_source(
        const struct roots *r, uint32_t node, uint32_t *document)
{
    uint32_t d = document_of(r, node);
    const struct record *rec = r->m->records[d];
    if (document) {
        *document = d;
    }
    uint32_t i = node - r->base[d];
    return rec && i < rec->source.n ? &rec->source.at[i] : NULL;
}

static uint32_t publisher_node(const struct roots *r, uint32_t document)
{
    const struct record *rec = r->m->records[document];
    return r->base[document] + (rec ? rec->source.n : 0);
}

uint32_t roots_root(const struct roots *r, uint32_t node)
{
    while (r->parent[node] != node) {
        node = r->parent[node];
    }
    return node;
}

static struct list tokens_of(
        const struct roots *r, uint32_t node, const struct record **rec)
{
    uint32_t d;
    const struct source *s = roots_source(r, node, &d);
    *rec = r->m->records[d];
    if (s) {
        return s->tokens;
    }
    return *rec ? (*rec)->publisher : (struct list){0, 0};
}

/* ---- is it the same one ------------------------------------------------- */

static bool has_token(const struct record *rec, struct list tokens, span word)
{
    for (uint32_t i = 0; i < tokens.n; i++) {
        if (compare_words(rec->token.at[tokens.first + i], word)) {
            return true;
        }
    }
    return false;
}

static uint32_t common(const struct record *ra, struct list ta,
        const struct record *rb, struct list tb)
{
    uint32_t same = 0;
    for (uint32_t i = 0; i < ta.n; i++) {
        same += has_token(rb, tb, ra->token.at[ta.first + i]);
    }
    return same;
}

/* A source is a publisher when it has no word that the publisher's name lacks;
 * two publishers are one only by their whole name; of other names most words
 * of the shorter one stand in the longer one. */
static bool names_match(const struct roots *r, uint32_t a, uint32_t b)
{
    const struct record *ra, *rb;
    struct list ta = tokens_of(r, a, &ra), tb = tokens_of(r, b, &rb);
    const struct source *sa = roots_source(r, a, NULL);
    const struct source *sb = roots_source(r, b, NULL);
    if (ta.n == 0 || tb.n == 0) {
        return false;
    }
    if (!sa && !sb) {
        return lineage_same_publisher(ra, rb);
    }
    uint32_t same = common(ra, ta, rb, tb);
    if (!sa || !sb) {
        uint32_t words = sa ? ta.n : tb.n;
        return (sa ? same : common(rb, tb, ra, ta)) == words;
    }
    if (sa->person && sb->person) {
        return same > 0;
    }
    uint32_t less = ta.n < tb.n ? ta.n : tb.n;
    uint32_t most = ta.n < tb.n ? same : common(rb, tb, ra, ta);
    return most * 5 >= less * 3;
}

/* One of a source's words is the publisher's acronym. */
static bool acronym_matches(
        const struct roots *r, uint32_t source, uint32_t publisher)
{
    const struct record *rec;
    struct list t = tokens_of(r, source, &rec);
    const struct record *of = r->m->records[document_of(r, publisher)];
    for (uint32_t i = 0; of && of->acronym.len >= 3 && i < t.n; i++) {
        if (span_eq(of->acronym, rec->token.at[t.first + i])) {
            return true;
        }
    }
    return false;
}

/* "A committee of survivors", "the survivors' committee": two words or more,
 * and all of the shorter description stand in the longer one. */
static bool described_alike(
        const struct roots *r, uint32_t node_a, uint32_t node_b)
{
    enum { LEAST = 2 };
    uint32_t da, db;
    const struct source *a = roots_source(r, node_a, &da);
    const struct source *b = roots_source(r, node_b, &db);
    if (a->tokens.n || b->tokens.n || a->anonymous || b->anonymous) {
        return false;
    }
    const struct term *ta = r->m->records[da]->term.at + a->words.first;
    const struct term *tb = r->m->records[db]->term.at + b->words.first;
    uint32_t i = 0, k = 0, same = 0;
    while (i < a->words.n && k < b->words.n) {
        same += ta[i].key == tb[k].key;
        term_key key = ta[i].key;
        i += key <= tb[k].key;
        k += tb[k].key <= key;
    }
    uint32_t less = a->words.n < b->words.n ? a->words.n : b->words.n;
    return same >= LEAST && same == less;
}

static bool speaks_for_same(
        const struct roots *r, uint32_t node_a, uint32_t node_b)
{
    const struct source *a = roots_source(r, node_a, NULL);
    const struct source *b = roots_source(r, node_b, NULL);
    uint32_t body = r->institution[node_a];
    if (body == NONE || body != r->institution[node_b] ||
            a->anonymous != b->anonymous) {
        return false;
    }
    if (a->anonymous && a->head != b->head) {
        return false;
    }
    if (a->tokens.n == 0 || b->tokens.n == 0) {
        return true;
    }
    bool officer_a = concept_stands_for(r->m->concepts, a->head) != NONE;
    bool officer_b = concept_stands_for(r->m->concepts, b->head) != NONE;
    return officer_a != officer_b || a->person != b->person;
}

static bool same_one(const struct roots *r, uint32_t a, uint32_t b)
{
    if (names_match(r, a, b)) {
        return true;
    }
    uint32_t da, db;
    const struct source *sa = roots_source(r, a, &da);
    const struct source *sb = roots_source(r, b, &db);
    if (!sa || !sb) {
        bool nominal = (sa && sa->tokens.n == 0) || (sb && sb->tokens.n == 0);
        bool same_body = nominal && r->institution[a] != NONE &&
                         r->institution[a] == r->institution[b] &&
                         matching_related(r->m, da, db) > 0;
        return (sa || sb) &&
               (same_body || acronym_matches(r, sa ? a : b, sa ? b : a));
    }
    return matching_related(r->m, da, db) > 0 &&
           (speaks_for_same(r, a, b) || described_alike(r, a, b));
}

/* ---- joining ------------------------------------------------------------ */

struct key {
    uint64_t key;
    uint32_t node;
};

static int key_order(const void *x, const void *y)
{
    const struct key *a = x, *b = y;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return a->node < b->node ? -1 : a->node > b->node;
}

typedef VEC(struct key) keys;

/* Words of two languages share their beginning. */
static uint64_t token_key(span token)
{
    enum { PREFIX = 4 };
    return record_hash(span_slice(token, 0, PREFIX));
}

static void add_keys(struct roots *r, keys *k, uint32_t node)
{
    const struct record *rec;
    struct list t = tokens_of(r, node, &rec);
    for (uint32_t i = 0; i < t.n; i++) {
        *VEC_ADD(r->arena, k) =
                (struct key){token_key(rec->token.at[t.first + i]), node};
    }
    uint32_t d;
    const struct source *s = roots_source(r, node, &d);
    for (uint32_t i = 0; s && s->tokens.n == 0 && i < s->words.n; i++) {
        *VEC_ADD(r->arena, k) = (struct key){
                r->m->records[d]->term.at[s->words.first + i].key, node};
    }
    if (r->institution[node] != NONE) {
        *VEC_ADD(r->arena, k) =
                (struct key){term_of_concept(r->institution[node]), node};
    }
    if (!s && rec && rec->acronym.len >= 3) {
        *VEC_ADD(r->arena, k) = (struct key){token_key(rec->acronym), node};
    }
}

/* `named[root]`: a node of the root that has a name. Two names that do not
 * match are never joined through somebody without one. */
static void join(struct roots *r, uint32_t *named, uint32_t a, uint32_t b)
{
    a = roots_root(r, a);
    b = roots_root(r, b);
    if (a == b) {
        return;
    }
    if (named[a] != NONE && named[b] != NONE &&
            !same_one(r, named[a], named[b])) {
        return;
    }
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    r->parent[high] = low;
    if (named[low] == NONE) {
        named[low] = named[high];
    }
}

static void join_run(
        struct roots *r, uint32_t *named, const keys *k, bool by_name)
{
    for (uint32_t i = 0; i < k->n; i++) {
        for (uint32_t j = i + 1;
                j < k->n && j <= i + REACH && k->at[j].key == k->at[i].key;
                j++) {
            uint32_t a = k->at[i].node, b = k->at[j].node;
            if (by_name ? names_match(r, a, b) : same_one(r, a, b)) {
                join(r, named, a, b);
            }
        }
    }
}

/* What bears the name, where any report says so beside it. */
static uint32_t institution(
        const struct roots *r, const struct map *titles, uint32_t node)
{
    const struct source *s = roots_source(r, node, NULL);
    if (!s) {
        uint32_t d = document_of(r, node);
        return r->m->records[d] ? r->m->records[d]->body : NONE;
    }
    const struct record *rec;
    struct list t = tokens_of(r, node, &rec);
    uint32_t found = s->institution;
    for (uint32_t i = 0; i < t.n && found == NONE; i++) {
        found = map_get(titles, record_hash(rec->token.at[t.first + i]));
    }
    return found;
}

/* "The paper", "the agency": the report that was cited last before it. */
static uint32_t cited_before(
        const struct roots *r, uint32_t document, const struct source *s)
{
    const struct record *rec = r->m->records[document];
    const struct lineage *l = r->m->lineage;
    uint32_t best = NONE, at = 0;
    uint32_t i = lineage_first(l, document);
    for (; i < l->relay.n && l->relay.at[i].to == document; i++) {
        struct list c = l->relay.at[i].citations;
        for (uint32_t k = 0; k < c.n; k++) {
            uint32_t start =
                    rec->word.at[l->citation.at[c.first + k].word].at.start;
            if (start < s->at.at.start && (best == NONE || start > at)) {
                best = l->relay.at[i].from;
                at = start;
            }
        }
    }
    return best;
}

/* The report that is cited in the very words of a source, or NONE: "the news
 * agency APP". */
static uint32_t cited_by(const struct roots *r, uint32_t node)
{
    uint32_t d;
    const struct source *s = roots_source(r, node, &d);
    const struct record *rec = r->m->records[d];
    const struct lineage *l = r->m->lineage;
    uint32_t i = lineage_first(l, d);
    bool people =
            s && s->head != NONE && concept_people(r->m->concepts, s->head);
    for (; s && !people && i < l->relay.n && l->relay.at[i].to == d; i++) {
        struct list c = l->relay.at[i].citations;
        for (uint32_t k = 0; k < c.n; k++) {
            uint32_t w = l->citation.at[c.first + k].word;
            if (range_meets(rec->word.at[w].at, s->at.at)) {
                return l->relay.at[i].from;
            }
        }
    }
    bool described = s && s->outlet && s->head == NONE && s->tokens.n == 0;
    return described ? cited_before(r, d, s) : NONE;
}

/* The source is the publisher of a report that its own report cites there. */
static bool is_outlet(const struct roots *r, uint32_t node)
{
    return roots_source(r, node, NULL) && cited_by(r, node) != NONE;
}

static void find_institutions(struct roots *r)
{
    struct map *titles = map_new(r->arena);
    for (uint32_t d = 0; d < r->m->n; d++) {
        const struct record *rec = r->m->records[d];
        for (uint32_t i = 0; rec && i < rec->title.n; i++) {
            uint32_t hash = record_hash(rec->title.at[i].token);
            if (map_get(titles, hash) == NONE) {
                map_set(titles, hash, rec->title.at[i].concept);
            }
        }
    }
    r->institution = ARENA_ARRAY(r->arena, uint32_t, r->nodes);
    for (uint32_t i = 0; i < r->nodes; i++) {
        r->institution[i] = is_outlet(r, i) ? NONE : institution(r, titles, i);
    }
}

static void join_all(struct roots *r)
{
    uint32_t *named = ARENA_ARRAY(r->arena, uint32_t, r->nodes);
    find_institutions(r);
    keys k = {0};
    for (uint32_t i = 0; i < r->nodes; i++) {
        const struct record *rec;
        r->parent[i] = i;
        named[i] = tokens_of(r, i, &rec).n ? i : NONE;
        add_keys(r, &k, i);
    }
    if (k.n) {
        qsort(k.at, k.n, sizeof *k.at, key_order);
    }
    join_run(r, named, &k, true);
    join_run(r, named, &k, false);
    for (uint32_t i = 0; i < r->nodes; i++) {
        r->parent[i] = roots_root(r, i);
    }
}

/* Which report's publisher a root is: the first of the set. */
static void find_outlets(struct roots *r)
{
    for (uint32_t i = 0; i < r->nodes; i++) {
        r->outlet[i] = NONE;
    }
    for (uint32_t d = 0; d < r->m->n; d++) {
        if (r->m->records[d]) {
            uint32_t root = roots_root(r, publisher_node(r, d));
            if (r->outlet[root] == NONE) {
                r->outlet[root] = d;
            }
        }
    }
}

/* ---- resolving ---------------------------------------------------------- */

uint32_t roots_innermost(const struct roots *r, uint32_t ref)
{
    const struct statement *s = matching_statement(r->m, ref);
    if (s->sources.n == 0) {
        return NONE;
    }
    const struct record *rec = r->m->records[s->document];
    uint32_t last = s->sources.first + s->sources.n - 1;
    return r->base[s->document] + rec->chain.at[last];
}

static bool is_resolved(const struct roots *r, uint32_t ref)
{
    return r->of_ref[ref].n > 0;
}

static void set_root(struct roots *r, uint32_t ref, uint32_t node)
{
    r->of_ref[ref] = (struct list){r->pool.n, 1};
    *VEC_ADD(r->arena, &r->pool) = roots_root(r, node);
}

/* The statement stands in words that were taken from report `from`. */
static bool copied_from(const struct roots *r, const struct statement *s,
        const struct relay *relay)
{
    const struct record *rec = r->m->records[s->document];
    for (uint32_t i = 0; i < relay->passages.n; i++) {
        const struct passage *p =
                &r->m->lineage->passage.at[relay->passages.first + i];
        if (rec->word.at[p->to_first].at.start <= s->at.at.start &&
                rec->word.at[p->to_end - 1].at.end >= s->at.at.start) {
            return true;
        }
    }
    return false;
}

/* A member of the fact that is of report `document`, is already resolved and
 * does not say the opposite; one that agrees before others. */
static uint32_t member_of(const struct roots *r, uint32_t ref, struct list fact,
        uint32_t document)
{
    const struct statement *s = matching_statement(r->m, ref);
    uint32_t found = NONE;
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        if (r->m->ref.at[other].document != document ||
                !is_resolved(r, other)) {
            continue;
        }
        enum relation rel =
                compare_statements(s, matching_statement(r->m, other));
        if (rel == RELATION_AGREE) {
            return other;
        }
        if (found == NONE && s->kind == FACT_COUNT) {
            found = other;
        }
    }
    return found;
}

static bool take_over(struct roots *r, uint32_t ref, uint32_t from)
{
    if (from == NONE) {
        return false;
    }
    r->of_ref[ref] = r->of_ref[from];
    r->relayed[ref] = true;
    return true;
}

/* The report cites the other one in the very sentence of the statement. */
static bool cites_in_sentence(const struct roots *r, const struct statement *s,
        const struct relay *relay)
{
    const struct record *rec = r->m->records[s->document];
    for (uint32_t i = 0; i < relay->citations.n; i++) {
        const struct citation *c =
                &r->m->lineage->citation.at[relay->citations.first + i];
        if (rec->word.at[c->word].sentence == s->sentence) {
            return true;
        }
    }
    return false;
}

/* How a statement may have come from another report, the surest first. */
enum way { WAY_COPIED, WAY_CITED_HERE, WAY_CITED_SAME, WAY_CITED };

static bool goes(const struct roots *r, uint32_t ref, uint32_t other,
        const struct relay *relay, enum way way)
{
    const struct statement *s = matching_statement(r->m, ref);
    if (relay->citations.n == 0 && way != WAY_COPIED) {
        return false;
    }
    switch (way) {
    case WAY_COPIED:
        return copied_from(r, s, relay);
    case WAY_CITED_HERE:
        return cites_in_sentence(r, s, relay);
    case WAY_CITED_SAME:
        return compare_statements(s, matching_statement(r->m, other)) ==
               RELATION_AGREE;
    case WAY_CITED:
        break;
    }
    return true;
}

static void resolve(struct roots *r, uint32_t ref, struct list fact);

/* Settles what another report says before it is asked for; `busy` stops two
 * reports that cite each other. */
static void resolve_first(struct roots *r, struct list fact, uint32_t document)
{
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        if (r->m->ref.at[other].document == document &&
                !is_resolved(r, other) && !r->busy[other] &&
                r->depth < MAX_HOPS) {
            r->depth++;
            resolve(r, other, fact);
            r->depth--;
        }
    }
}

static bool through_relays(
        struct roots *r, uint32_t ref, struct list fact, enum way way)
{
    const struct statement *s = matching_statement(r->m, ref);
    const struct lineage *l = r->m->lineage;
    uint32_t i = lineage_first(l, s->document);
    for (; i < l->relay.n && l->relay.at[i].to == s->document; i++) {
        const struct relay *relay = &l->relay.at[i];
        if (way != WAY_CITED) {
            resolve_first(r, fact, relay->from);
        }
        uint32_t other = member_of(r, ref, fact, relay->from);
        if (other != NONE && goes(r, ref, other, relay, way)) {
            return take_over(r, ref, other);
        }
    }
    return false;
}

/* The report itself names somebody for it elsewhere. A headline says in short
 * what its report says. */
static bool through_own_report(struct roots *r, uint32_t ref, struct list fact)
{
    const struct statement *s = matching_statement(r->m, ref);
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        const struct statement *o = matching_statement(r->m, other);
        if (o->document != s->document || !is_resolved(r, other) ||
                (o->headline && !s->headline)) {
            continue;
        }
        if (compare_statements(s, o) == RELATION_AGREE) {
            r->of_ref[ref] = r->of_ref[other];
            r->relayed[ref] = r->relayed[other];
            return true;
        }
    }
    return false;
}

/* Nobody is seen to speak, but the sentence names the body on whose word
 * others have it. */
static bool through_body(struct roots *r, uint32_t ref, struct list fact)
{
    const struct statement *s = matching_statement(r->m, ref);
    const struct record *rec = r->m->records[s->document];
    if (s->headline || !s->said) {
        return false;
    }
    for (uint32_t i = 0; i < fact.n && s->bodies.n > 0; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        uint32_t node = roots_innermost(r, other);
        const struct source *o =
                node == NONE ? NULL : roots_source(r, node, NULL);
        if (other == ref || !is_resolved(r, other) || !o ||
                o->institution == NONE || s->kind == FACT_OCCURRENCE) {
            continue;
        }
        for (uint32_t k = 0; k < s->bodies.n; k++) {
            if (rec->term.at[s->bodies.first + k].key ==
                    term_of_concept(o->institution)) {
                r->of_ref[ref] = r->of_ref[other];
                return true;
            }
        }
    }
    return false;
}

/* Nobody is named: what others have said before on somebody's word and that
 * agrees adds nothing new. A number that only fits an open one may be new. */
static bool through_agreement(struct roots *r, uint32_t ref, struct list fact)
{
    const struct statement *s = matching_statement(r->m, ref);
    const struct record *rec = r->m->records[s->document];
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        const struct statement *o = matching_statement(r->m, other);
        if (other != ref && is_resolved(r, other) &&
                r->m->records[o->document]->order < rec->order &&
                compare_statements(s, o) == RELATION_AGREE &&
                (s->kind != FACT_COUNT || compare_same_number(s, o))) {
            r->of_ref[ref] = r->of_ref[other];
            return true;
        }
    }
    return false;
}

/* The report that is cited says the same on nobody's word but its own. */
static bool through_own_word(
        struct roots *r, uint32_t ref, struct list fact, uint32_t cited)
{
    const struct statement *s = matching_statement(r->m, ref);
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t other = r->m->member.at[fact.first + i];
        const struct statement *o = matching_statement(r->m, other);
        if (o->document == cited && !is_resolved(r, other) &&
                o->sources.n == 0 &&
                compare_statements(s, o) == RELATION_AGREE) {
            set_root(r, ref, publisher_node(r, cited));
            r->relayed[ref] = true;
            return true;
        }
    }
    return false;
}

/* What the cited report says on somebody's word and agrees; what it says by
 * itself; what it says differently. */
static bool through_cited(
        struct roots *r, uint32_t ref, struct list fact, uint32_t cited)
{
    const struct statement *s = matching_statement(r->m, ref);
    resolve_first(r, fact, cited);
    uint32_t other = member_of(r, ref, fact, cited);
    bool agrees = other != NONE &&
                  compare_statements(s, matching_statement(r->m, other)) ==
                          RELATION_AGREE;
    return (agrees && take_over(r, ref, other)) ||
           through_own_word(r, ref, fact, cited) || take_over(r, ref, other);
}

/* Somebody without a name who speaks for nobody. */
static bool is_unnamed(const struct roots *r, const struct source *s)
{
    return s->anonymous ||
           (s->head != NONE && concept_people(r->m->concepts, s->head) &&
                   concept_stands_for(r->m->concepts, s->head) == NONE);
}

static void resolve(struct roots *r, uint32_t ref, struct list fact)
{
    if (is_resolved(r, ref) || r->busy[ref]) {
        return;
    }
    r->busy[ref] = true;
    uint32_t node = roots_innermost(r, ref);
    const struct statement *s = matching_statement(r->m, ref);
    if (node != NONE) {
        uint32_t root = roots_root(r, node);
        uint32_t named = cited_by(r, node);
        uint32_t cited = named != NONE ? named : r->outlet[root];
        if (cited != NONE && cited != s->document &&
                through_cited(r, ref, fact, cited)) {
            return;
        }
        if (named != NONE) {
            set_root(r, ref, publisher_node(r, named));
            return;
        }
        const struct source *who = roots_source(r, node, NULL);
        if (who && who->kind == ROOT_GROUP &&
                through_relays(r, ref, fact, WAY_CITED_SAME)) {
            return; /* the people whom the cited report heard */
        }
        if (who && who->tokens.n == 0 && is_unnamed(r, who) &&
                through_relays(r, ref, fact, WAY_CITED_HERE)) {
            return; /* "an officer whom the paper quotes" */
        }
        set_root(r, ref, root);
        return;
    }
    if (through_relays(r, ref, fact, WAY_COPIED) ||
            through_relays(r, ref, fact, WAY_CITED_HERE) ||
            through_body(r, ref, fact) || through_own_report(r, ref, fact) ||
            through_relays(r, ref, fact, WAY_CITED_SAME) ||
            through_relays(r, ref, fact, WAY_CITED) ||
            through_agreement(r, ref, fact)) {
        return;
    }
    set_root(r, ref, publisher_node(r, s->document));
}

struct turn {
    uint32_t ref;
    int64_t order;
    bool unnamed, headline;
};

/* Those with a source first, headlines last, else by publication. */
static int turn_order(const void *x, const void *y)
{
    const struct turn *a = x, *b = y;
    if (a->unnamed != b->unnamed) {
        return a->unnamed ? 1 : -1;
    }
    if (a->headline != b->headline) {
        return a->headline ? 1 : -1;
    }
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return a->ref < b->ref ? -1 : a->ref > b->ref;
}

static void resolve_fact(struct roots *r, struct list fact)
{
    struct turn *turn = ARENA_ARRAY(r->arena, struct turn, fact.n);
    for (uint32_t i = 0; i < fact.n; i++) {
        uint32_t ref = r->m->member.at[fact.first + i];
        const struct statement *s = matching_statement(r->m, ref);
        turn[i] = (struct turn){ref, r->m->records[s->document]->order,
                s->sources.n == 0, s->headline && s->sources.n == 0};
    }
    qsort(turn, fact.n, sizeof *turn, turn_order);
    for (uint32_t i = 0; i < fact.n; i++) {
        resolve(r, turn[i].ref, fact);
    }
}

bool roots_share(const struct roots *r, uint32_t ref_a, uint32_t ref_b)
{
    struct list a = r->of_ref[ref_a], b = r->of_ref[ref_b];
    for (uint32_t i = 0; i < a.n; i++) {
        for (uint32_t k = 0; k < b.n; k++) {
            if (r->pool.at[a.first + i] == r->pool.at[b.first + k]) {
                return true;
            }
        }
    }
    return false;
}

struct roots *roots_find(struct arena *a, const struct matching *m)
{
    struct roots *r = ARENA_NEW(a, struct roots);
    r->arena = a;
    r->m = m;
    r->base = ARENA_ARRAY(a, uint32_t, m->n + 1);
    for (uint32_t d = 0; d < m->n; d++) {
        r->base[d] = r->nodes;
        r->nodes += (m->records[d] ? m->records[d]->source.n : 0) + 1;
    }
    r->base[m->n] = r->nodes;
    r->parent = ARENA_ARRAY(a, uint32_t, r->nodes);
    r->outlet = ARENA_ARRAY(a, uint32_t, r->nodes);
    join_all(r);
    find_outlets(r);
    r->of_ref = ARENA_ARRAY(a, struct list, m->ref.n);
    r->relayed = ARENA_ARRAY(a, bool, m->ref.n);
    r->busy = ARENA_ARRAY(a, bool, m->ref.n);
    for (uint32_t f = 0; f < m->fact.n; f++) {
        resolve_fact(r, m->fact.at[f]);
    }
    return r;
}
