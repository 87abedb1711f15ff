/* SPDX-License-Identifier: Apache-2.0 */
/* actor_link.c - sources and roles to their actors. */
#include "extract/actor_late.h"

#include "base/map.h"
#include "base/utf8.h"
#include "extract/anonymity.h"

#include <stdlib.h>
#include <string.h>

/* ---- finding ------------------------------------------------------------ */

/* Mentions are sorted by first word and may nest; the longest phrase that
 * could still cover a word begins at most a sentence before it. */
static uint32_t mention_of_word(const struct rcp_doc *doc, uint32_t word)
{
    uint32_t low = 0, high = doc->mention.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->mention.at[mid].words.first <= word) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    uint32_t best = NONE;
    for (uint32_t i = low; i-- > 0 && low - i <= DOC_MAX_SENTENCE;) {
        const struct mention *m = &doc->mention.at[i];
        if (word < m->words.first + m->words.n &&
                (best == NONE || m->words.n < doc->mention.at[best].words.n)) {
            best = i;
        }
        if (doc->word.at[m->words.first].sentence <
                doc->word.at[word].sentence) {
            break;
        }
    }
    return best;
}

uint32_t actor_of_word(const struct rcp_doc *doc, uint32_t word)
{
    uint32_t m = word < doc->word.n ? mention_of_word(doc, word) : NONE;
    return m == NONE ? NONE : doc->mention.at[m].actor;
}

/* The innermost mention whose head is this word. */
static uint32_t mention_at_head(const struct rcp_doc *doc, uint32_t head)
{
    uint32_t m = mention_of_word(doc, head);
    if (m == NONE) {
        return NONE;
    }
    for (uint32_t i = m + 1; i-- > 0 && m - i < 16;) {
        if (doc->mention.at[i].head == head) {
            return i;
        }
    }
    return doc->mention.at[m].form == MENTION_NAME ? m : NONE;
}

/* A phrase that ends in a person's name without a preposition is about that
 * person: "minister of education Jane Doe". */
static uint32_t name_at_end(const struct rcp_doc *doc, range at)
{
    uint32_t last = at.end > at.start ? doc_word_at(doc, at.end - 1) : NONE;
    uint32_t m = last == NONE ? NONE : mention_of_word(doc, last);
    if (m == NONE || doc->mention.at[m].form != MENTION_NAME || !doc->tag ||
            doc->actor.at[doc->mention.at[m].actor].kind != ACTOR_PERSON) {
        return NONE;
    }
    const struct list words = doc->mention.at[m].words;
    bool ends = words.first > 0 && at.start < doc->mention.at[m].at.start;
    enum upos u = ends ? doc->tag[words.first - 1].upos : UPOS_ADP;
    return u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ
                   ? doc->mention.at[m].actor
                   : NONE;
}

uint32_t actor_at(const struct rcp_doc *doc, range at, uint32_t head)
{
    if (head >= doc->word.n) {
        return NONE;
    }
    uint32_t m = mention_at_head(doc, head);
    if (m != NONE) {
        return doc->mention.at[m].actor;
    }
    /* an office before a name: the name that hangs on the office */
    uint32_t w = doc_word_at(doc, at.start);
    for (; doc->arc && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        enum deprel rel = doc->arc[w].rel;
        uint32_t i = mention_of_word(doc, w);
        if (doc->arc[w].head == head && i != NONE &&
                doc->mention.at[i].form == MENTION_NAME &&
                doc->mention.at[i].head == w &&
                (rel == REL_FLAT || rel == REL_APPOS)) {
            return doc->mention.at[i].actor;
        }
    }
    return name_at_end(doc, at);
}

enum { RELATIVE_CLIMB = 8 };

/* ---- sources ------------------------------------------------------------ */

static const struct entry *entry_of(const struct rcp_doc *doc,
        const struct actor_rules *rules, uint32_t w, uint32_t classes)
{
    const struct entry *e = gazetteer_exact(
            rules->gazetteer, &doc->word.at[w].norm, 1, classes);
    return e || !doc->tag ? e
                          : gazetteer_exact(rules->gazetteer,
                                    &doc->tag[w].lemma, 1, classes);
}

static enum actor_kind kind_of(const struct rcp_doc *doc,
        const struct actor_rules *rules, const struct entry *e, uint32_t w)
{
    bool plural = doc->tag[w].morph.number == NUMBER_PLUR;
    if (!e && rules_body(rules, doc->tag[w].lemma) != NONE) {
        return plural ? ACTOR_GROUP : ACTOR_ORGANISATION;
    }
    switch (e ? e->class : ENTRY_ROLE) {
    case ENTRY_HEAD_ORGANISATION:
        return ACTOR_ORGANISATION;
    case ENTRY_HEAD_PLACE:
        return ACTOR_PLACE;
    case ENTRY_HEAD_OTHER:
        return ACTOR_OTHER;
    case ENTRY_HEAD_GROUP:
        return ACTOR_GROUP;
    default:
        return plural ? ACTOR_GROUP : ACTOR_PERSON;
    }
}

/* Words of the range; a phrase that lies in one sentence. */
static struct list words_in(const struct rcp_doc *doc, range at, uint32_t head)
{
    uint32_t first = doc_word_at(doc, at.start), last = first;
    if (first == NONE || first > head) {
        return (struct list){head, 1};
    }
    while (last + 1 < doc->word.n && doc->word.at[last + 1].at.start < at.end) {
        last++;
    }
    return last < head ? (struct list){head, 1}
                       : (struct list){first, last - first + 1};
}

/* Whose words they are: the announcement of X, X's reply. NONE for people,
 * bodies, and words that belong to nobody. */
static uint32_t author_of(const struct rcp_doc *doc,
        const struct actor_rules *rules, uint32_t head)
{
    if (!doc->tag || !doc->arc || head >= doc->word.n ||
            doc->tag[head].upos != UPOS_NOUN) {
        return NONE;
    }
    const struct entry *e =
            entry_of(doc, rules, head, CLASSES_HEAD | CLASSES_OFFICE);
    if (e && e->class != ENTRY_HEAD_OTHER) {
        return NONE;
    }
    const struct list in = doc->sentence.at[doc->word.at[head].sentence].words;
    for (uint32_t w = in.first; w < in.first + in.n; w++) {
        uint32_t m = doc->arc[w].head == head && doc->arc[w].rel == REL_NMOD
                             ? mention_at_head(doc, w)
                             : NONE;
        enum actor_kind kind =
                m == NONE ? ACTOR_OTHER
                          : doc->actor.at[doc->mention.at[m].actor].kind;
        if (kind == ACTOR_PERSON || kind == ACTOR_ORGANISATION ||
                kind == ACTOR_GROUP) {
            return doc->mention.at[m].actor;
        }
    }
    return NONE;
}

/* The end of the noun's phrase before a clause of its own. */
static struct list without_clause(
        const struct rcp_doc *doc, struct list words, uint32_t head)
{
    for (uint32_t w = head + 1; w < words.first + words.n; w++) {
        bool clause = doc->arc && doc->arc[w].head == head &&
                      doc->arc[w].rel == REL_ACL;
        if (clause && words.first + words.n - w > 4) {
            words.n = w - words.first;
        }
    }
    return words;
}

static int by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;
    if (x->words.first != y->words.first) {
        return x->words.first < y->words.first ? -1 : 1;
    }
    if (x->words.n != y->words.n) {
        return x->words.n > y->words.n ? -1 : 1;
    }
    return (x->head > y->head) - (x->head < y->head);
}

void late_add(struct linking *l, struct mention m)
{
    *VEC_ADD(l->doc->arena, &l->added) = m;
    l->doc->actor.at[m.actor].mentions++;
    l->late[m.head] = m.actor;
}

/* Puts the added ones among the others, in the order of the text. */
static void take_added(struct linking *l)
{
    struct rcp_doc *doc = l->doc;
    for (uint32_t i = 0; i < l->added.n; i++) {
        if (doc->mention.n < DOC_MAX_LAYER) {
            *VEC_ADD(doc->arena, &doc->mention) = l->added.at[i];
        }
    }
    l->added.n = 0;
    if (doc->mention.n > 1) {
        qsort(doc->mention.at, doc->mention.n, sizeof *doc->mention.at,
                by_place);
    }
}

/* The noun that a relative pronoun takes up: "engineers, who". */
static uint32_t antecedent_of(const struct rcp_doc *doc, uint32_t w)
{
    if (!doc->tag || !doc->arc || w >= doc->word.n ||
            doc->tag[w].morph.prontype != PRONTYPE_REL) {
        return NONE;
    }
    for (int i = 0; w != NONE && i < RELATIVE_CLIMB; i++) {
        if (doc->arc[w].rel == REL_ACL) {
            return doc->arc[w].head;
        }
        w = doc->arc[w].head;
    }
    return NONE;
}

/* A noun with what stands before it and hangs on it. */
static struct list noun_words(const struct rcp_doc *doc, uint32_t head)
{
    const struct list in = doc->sentence.at[doc->word.at[head].sentence].words;
    uint32_t first = head;
    while (first > in.first && doc->arc[first - 1].head == head) {
        first--;
    }
    return (struct list){first, head - first + 1};
}

/* The actor that a source phrase names, made from its noun where there is none
 * yet; NONE for pronouns that found nobody. */
static uint32_t add_source(struct linking *l, range at, uint32_t head)
{
    struct rcp_doc *doc = l->doc;
    const struct actor_rules *rules = l->rules;
    if (head >= doc->word.n || l->late[head] != NONE) {
        return head < doc->word.n ? l->late[head] : NONE;
    }
    uint32_t noun = antecedent_of(doc, head);
    if (noun != NONE) {
        struct list words = noun_words(doc, noun);
        return add_source(l, doc_words_range(doc, words), noun);
    }
    uint32_t a = actor_at(doc, at, head);
    uint32_t author = author_of(doc, rules, head);
    bool saying = a == NONE || doc->actor.at[a].kind == ACTOR_OTHER;
    a = author != NONE && saying ? author : a;
    if (a != NONE || !doc->tag || range_empty(at) ||
            doc->tag[head].upos != UPOS_NOUN || doc->actor.n >= DOC_MAX_LAYER) {
        return a;
    }
    const struct entry *e =
            entry_of(doc, rules, head, CLASSES_HEAD | CLASSES_OFFICE);
    struct list words = without_clause(doc, words_in(doc, at, head), head);
    range span_at = doc_words_range(doc, words);
    *VEC_ADD(doc->arena, &doc->actor) =
            (struct actor){.kind = kind_of(doc, rules, e, head),
                    .source = e ? e->source : SOURCE_NONE,
                    .name = doc_span(doc, span_at),
                    .speaks_for = NONE,
                    .location = NONE};
    a = doc->actor.n - 1;
    late_add(l, (struct mention){.at = span_at,
                        .words = words,
                        .head = head,
                        .actor = a,
                        .form = MENTION_NOMINAL,
                        .rule = SPAN("source")});
    return a;
}

enum { SEVERAL = NONE - 1 };

/* ---- who stands behind -------------------------------------------------- */

/* A body among what hangs on the office, or NONE. */
static uint32_t body_of(
        const struct rcp_doc *doc, uint32_t office, uint32_t w, bool for_people)
{
    enum deprel rel = doc->arc[w].rel;
    bool owner = doc->tag[w].morph.poss || doc->arc[w].sub == SUB_POSS;
    if (doc->arc[w].head != office ||
            (rel != REL_NMOD && rel != REL_COMPOUND && rel != REL_OBL &&
                    !(rel == REL_DET && owner))) {
        return NONE;
    }
    uint32_t m = mention_at_head(doc, w);
    if (m == NONE) {
        return NONE;
    }
    uint32_t a = doc->mention.at[m].actor;
    enum actor_kind kind = doc->actor.at[a].kind;
    return kind == ACTOR_ORGANISATION || kind == ACTOR_PLACE ||
                           (for_people && kind == ACTOR_PERSON)
                   ? a
                   : NONE;
}

/* The person who holds the office that word w names. */
static uint32_t holder_of(const struct rcp_doc *doc, uint32_t w)
{
    uint32_t m = mention_at_head(doc, w);
    if (m != NONE && doc->mention.at[m].head == w) {
        return doc->mention.at[m].actor;
    }
    const struct list in = doc->sentence.at[doc->word.at[w].sentence].words;
    for (uint32_t i = w + 1; i < in.first + in.n && i < w + 24; i++) {
        uint32_t name = mention_at_head(doc, i);
        bool tied = doc->arc[i].head == w || doc->arc[w].head == i;
        if (tied && name != NONE &&
                doc->mention.at[name].form == MENTION_NAME &&
                doc->actor.at[doc->mention.at[name].actor].kind ==
                        ACTOR_PERSON) {
            return doc->mention.at[name].actor;
        }
    }
    return NONE;
}

/* Of each concept of a body, the one actor that the report has of it. */
static struct map *bodies_by_concept(
        const struct rcp_doc *doc, const struct actor_rules *rules)
{
    struct map *of = map_new(doc->arena);
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        bool body = doc->actor.at[m->actor].kind == ACTOR_ORGANISATION;
        uint32_t end = m->form == MENTION_NAME ? m->words.first + m->words.n
                                               : m->head + 1;
        uint32_t w = m->form == MENTION_NAME ? m->words.first : m->head;
        for (; body && m->form != MENTION_PRONOUN && w < end; w++) {
            uint32_t c = rules_body(rules, doc->tag[w].lemma);
            uint32_t had = c == NONE ? m->actor : map_get(of, c);
            if (had != m->actor) {
                map_set(of, c, had == NONE ? m->actor : SEVERAL);
            }
        }
    }
    return of;
}

/* Whom an office at word w speaks for: what hangs on it, else the body that
 * such people stand for, where the report has one: a minister's ministry. */
static uint32_t spoken_for(struct linking *l, struct map *bodies, uint32_t w,
        const struct entry *e)
{
    const struct rcp_doc *doc = l->doc;
    const struct list in = doc->sentence.at[doc->word.at[w].sentence].words;
    uint32_t calling = rules_calling(l->rules, doc->tag[w].lemma);
    bool voice = rules_is_voice(l->rules, calling);
    uint32_t body = NONE;
    for (uint32_t i = in.first;
            e->source == SOURCE_OFFICIAL && i < in.first + in.n && body == NONE;
            i++) {
        body = body_of(doc, w, i, voice);
    }
    uint32_t c = rules_stands_for(l->rules, calling);
    uint32_t own = c == NONE ? NONE : map_get(bodies, c);
    bool place = body != NONE && doc->actor.at[body].kind == ACTOR_PLACE;
    return own < SEVERAL && (body == NONE || place) ? own : body;
}

static void tie_offices(struct linking *l)
{
    struct rcp_doc *doc = l->doc;
    if (!doc->tag || !doc->arc) {
        return;
    }
    struct map *bodies = bodies_by_concept(doc, l->rules);
    for (uint32_t w = 0; w < doc->word.n; w++) {
        if (doc->tag[w].upos != UPOS_NOUN && doc->tag[w].upos != UPOS_PROPN) {
            continue;
        }
        const struct entry *e = entry_of(doc, l->rules, w, CLASSES_OFFICE);
        uint32_t holder = e ? holder_of(doc, w) : NONE;
        if (holder == NONE) {
            continue;
        }
        struct actor *a = &doc->actor.at[holder];
        if (a->source == SOURCE_NONE || a->source == SOURCE_PERSON) {
            a->source = e->source;
        }
        if (a->speaks_for == NONE && a->kind != ACTOR_GROUP) {
            uint32_t body = spoken_for(l, bodies, w, e);
            a->speaks_for = body == holder ? NONE : body;
        }
    }
}

/* Who asks not to be named, and has no name, is an anonymous source. */
static void hide_sources(struct linking *l)
{
    struct rcp_doc *doc = l->doc;
    const uint8_t *hidden = anonymity_words(doc, l->rules->anonymity);
    if (!hidden) {
        return;
    }
    uint8_t *named = ARENA_ARRAY(doc->arena, uint8_t, doc->actor.n + 1);
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        named[doc->mention.at[i].actor] |=
                doc->mention.at[i].form == MENTION_NAME;
    }
    for (uint32_t w = 0; w < doc->word.n; w++) {
        uint32_t whom = hidden[w] ? anonymity_of(doc, hidden, w) : NONE;
        uint32_t m = whom == NONE ? NONE : mention_at_head(doc, whom);
        uint32_t a = m == NONE ? NONE : doc->mention.at[m].actor;
        if (a != NONE && !named[a] &&
                (doc->actor.at[a].kind == ACTOR_PERSON ||
                        doc->actor.at[a].kind == ACTOR_GROUP)) {
            doc->actor.at[a].source = SOURCE_ANONYMOUS;
        }
    }
}

/* What sort of source an actor is where no noun said it. */
static void default_sources(struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        struct actor *a = &doc->actor.at[i];
        if (a->source != SOURCE_NONE) {
            continue;
        }
        switch (a->kind) {
        case ACTOR_PERSON:
            a->source = SOURCE_PERSON;
            break;
        case ACTOR_ORGANISATION:
        case ACTOR_PLACE:
            a->source = SOURCE_INSTITUTION;
            break;
        default:
            break;
        }
    }
}

/* ---- what is left ------------------------------------------------------- */

/* Descriptions that were mentioned once and took part in nothing are no
 * actors. */
static void drop_idle(struct rcp_doc *doc, const uint8_t *used)
{
    uint32_t *now = ARENA_ARRAY(doc->arena, uint32_t, doc->actor.n + 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        now[i] = used[i] ? kept : NONE;
        if (used[i]) {
            doc->actor.at[kept++] = doc->actor.at[i];
        }
    }
    doc->actor.n = kept;
    kept = 0;
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        struct mention m = doc->mention.at[i];
        m.actor = now[m.actor];
        if (m.actor != NONE) {
            doc->mention.at[kept++] = m;
        }
    }
    doc->mention.n = kept;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        uint32_t *body = &doc->actor.at[i].speaks_for;
        *body = *body == NONE ? NONE : now[*body];
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        uint32_t *a = &doc->attribution.at[i].actor;
        *a = *a == NONE ? NONE : now[*a];
    }
    for (uint32_t i = 0; i < doc->role.n; i++) {
        uint32_t *a = &doc->role.at[i].actor;
        *a = *a == NONE ? NONE : now[*a];
    }
}

/* A body that acts for the public, with its article: "the government". */
static bool is_institution(const struct rcp_doc *doc,
        const struct actor_rules *rules, uint32_t head)
{
    const struct entry *e =
            entry_of(doc, rules, head, CLASS(HEAD_ORGANISATION));
    if (!e || e->source != SOURCE_INSTITUTION || !doc->arc ||
            doc->arc[head].rel == REL_NMOD) {
        return false;
    }
    for (uint32_t w = head; w-- > 0 && head - w <= 4 && doc->arc;) {
        if (doc->arc[w].head == head && doc->arc[w].rel == REL_DET &&
                doc->tag[w].morph.definite == DEFINITE_DEF) {
            return true;
        }
    }
    return false;
}

/* A description with a name in it: people of a certain body. */
static bool holds_name(const struct rcp_doc *doc, uint32_t mention)
{
    const struct mention *m = &doc->mention.at[mention];
    enum actor_kind kind = doc->actor.at[m->actor].kind;
    uint32_t end = m->words.first + m->words.n;
    if (m->words.n > 7) {
        return false;
    }
    for (uint32_t i = mention + 1; i < doc->mention.n; i++) {
        const struct mention *inner = &doc->mention.at[i];
        if (inner->words.first >= end) {
            break;
        }
        if (inner->form == MENTION_NAME &&
                doc->actor.at[inner->actor].kind == ACTOR_ORGANISATION) {
            return kind == ACTOR_GROUP || kind == ACTOR_PERSON;
        }
    }
    return false;
}

static void mark_used(const struct rcp_doc *doc,
        const struct actor_rules *rules, uint8_t *used)
{
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        const struct actor *a = &doc->actor.at[m->actor];
        used[m->actor] |=
                m->form == MENTION_NAME ||
                (a->mentions > 1 && a->kind != ACTOR_OTHER) ||
                (doc->word.at[m->head].flags & WORD_CAPITAL &&
                        entry_of(doc, rules, m->head, CLASS(DEMONYM))) ||
                is_institution(doc, rules, m->head) || holds_name(doc, i);
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        uint32_t a = doc->attribution.at[i].actor;
        if (a != NONE) {
            used[a] = 1;
        }
    }
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        if (used[i] && doc->actor.at[i].speaks_for != NONE) {
            used[doc->actor.at[i].speaks_for] = 1;
        }
    }
}

static void link_roles(struct rcp_doc *doc, uint8_t *used)
{
    for (uint32_t i = 0; i < doc->role.n; i++) {
        struct role *r = &doc->role.at[i];
        r->actor = actor_at(doc, r->at, r->head);
        enum actor_kind kind =
                r->actor == NONE ? ACTOR_OTHER : doc->actor.at[r->actor].kind;
        bool people = kind == ACTOR_PERSON || kind == ACTOR_GROUP;
        bool subject = doc->arc && doc->arc[r->head].rel == REL_NSUBJ;
        if ((r->kind == ROLE_AGENT && kind <= ACTOR_GROUP) ||
                (people && subject)) {
            used[r->actor] = 1;
        }
    }
}

/* A preposition of place stands right before the mention. */
static bool stands_there(const struct rcp_doc *doc,
        const struct actor_rules *rules, const struct mention *m)
{
    uint32_t w = m->words.first, handle;
    return w > 0 && doc->tag && doc->tag[w - 1].upos == UPOS_ADP &&
           phrases_longest(rules->locatives, &doc->word.at[w - 1].norm, 1,
                   &handle) == 1;
}

/* The outlet that publishes the report, by its name. */
static bool is_publisher(const struct rcp_doc *doc, span name)
{
    span own = utf8_fold_plain(doc->arena, doc->meta.publisher);
    return own.len > 0 && span_eq(utf8_fold_plain(doc->arena, name), own);
}

/* Who speaks and has a name is no thing; and no place either, where no table
 * knows it and nothing happens there. The publisher is an outlet. */
static void tell_speakers(struct rcp_doc *doc, const struct actor_rules *rules)
{
    uint8_t *speaks = ARENA_ARRAY(doc->arena, uint8_t, doc->actor.n + 1);
    uint8_t *site = ARENA_ARRAY(doc->arena, uint8_t, doc->actor.n + 1);
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        if (doc->attribution.at[i].actor != NONE) {
            speaks[doc->attribution.at[i].actor] = 1;
        }
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        site[doc->mention.at[i].actor] |=
                stands_there(doc, rules, &doc->mention.at[i]);
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        struct actor *a = &doc->actor.at[m->actor];
        bool named = m->form == MENTION_NAME;
        if (named && speaks[m->actor] && a->kind == ACTOR_OTHER) {
            a->kind = m->words.n == 2 || m->words.n == 3 ? ACTOR_PERSON
                                                         : ACTOR_ORGANISATION;
        } else if (named && speaks[m->actor] && a->kind == ACTOR_PLACE &&
                   a->key.len == 0 && !site[m->actor]) {
            a->kind = ACTOR_ORGANISATION;
        }
        if (named && a->kind != ACTOR_ORGANISATION &&
                is_publisher(doc, a->name)) {
            a->kind = ACTOR_ORGANISATION;
            a->source = SOURCE_MEDIA;
        }
    }
}

void actor_link(struct rcp_doc *doc, const struct actor_rules *rules)
{
    if (!rules || doc->word.n == 0) {
        return;
    }
    struct linking l = {.doc = doc,
            .rules = rules,
            .late = ARENA_ARRAY(doc->arena, uint32_t, doc->word.n + 1)};
    memset(l.late, 0xff, sizeof *l.late * (doc->word.n + 1));
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        struct attribution *a = &doc->attribution.at[i];
        if (!range_empty(a->source) && a->source_head != NONE) {
            a->actor = add_source(&l, a->source, a->source_head);
        }
    }
    take_added(&l);
    tell_speakers(doc, rules);
    tie_offices(&l);
    hide_sources(&l);
    default_sources(doc);
    late_speech(&l);
    take_added(&l);
    uint8_t *used = ARENA_ARRAY(doc->arena, uint8_t, doc->actor.n + 1);
    link_roles(doc, used);
    mark_used(doc, rules, used);
    drop_idle(doc, used);
    actor_aliases(doc);
}
