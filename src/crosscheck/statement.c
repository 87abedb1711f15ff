/* SPDX-License-Identifier: Apache-2.0 */
/* statement.c - the statements of one report.
 *
 *     quantity ── noun's concept, what befalls it, what stands around it
 *     claim    ── its act, who takes part, denied or not
 *     time     ── the act that it dates
 *
 * The context of a statement is its scope: the smallest claim that holds it,
 * or its sentence where there is none. */
#include "crosscheck/reading.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <xxhash.h>

/* A run of words, and what to leave out of it. */
struct scope {
    uint32_t first, end; /* words */
    uint32_t claim;      /* or NONE */
    uint32_t sentence;
};

/* ---- concepts at words -------------------------------------------------- */

/* The concept of the phrase that holds word `w`. */
static const struct word_concept *concept_at(
        const struct reading *r, uint32_t w)
{
    while (w > 0 && r->concept[w].length == 0) {
        w--;
    }
    return &r->concept[w];
}

static bool is_event(const struct reading *r, uint32_t c)
{
    enum concept_use use = concept_use(r->concepts, c);
    return c != NONE && concept_class(r->concepts, c) == CONCEPT_EVENT &&
           (use == CONCEPT_PLAIN || use == CONCEPT_STATE);
}

static bool is_entity(const struct reading *r, uint32_t c)
{
    return c != NONE && concept_class(r->concepts, c) == CONCEPT_ENTITY;
}

/* The event that a word may stand for: its first meaning or its second. */
static uint32_t event_at(const struct reading *r, uint32_t w)
{
    const struct word_concept *c = concept_at(r, w);
    if (is_event(r, c->concept)) {
        return c->concept;
    }
    bool thing = is_entity(r, c->concept) && r->doc->tag &&
                 r->doc->tag[w].upos == UPOS_NOUN;
    return !thing && is_event(r, c->other) ? c->other : NONE;
}

static bool is_state(const struct reading *r, uint32_t c)
{
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_STATE;
}

static uint32_t state_at(const struct reading *r, uint32_t w)
{
    const struct word_concept *c = concept_at(r, w);
    if (is_state(r, c->concept)) {
        return c->concept;
    }
    return is_state(r, c->other) ? c->other : NONE;
}

/* ---- scopes ------------------------------------------------------------- */

static struct scope scope_of_claim(const struct reading *r, uint32_t claim)
{
    const struct claim *c = &r->doc->claim.at[claim];
    struct scope s = {.claim = claim};
    s.first = doc_word_at(r->doc, c->at.start);
    s.end = s.first;
    while (s.end < r->doc->word.n &&
            r->doc->word.at[s.end].at.start < c->at.end) {
        s.end++;
    }
    s.sentence = c->sentence;
    return s;
}

static struct scope scope_of_sentence(const struct reading *r, uint32_t word)
{
    uint32_t sentence = r->doc->word.at[word].sentence;
    struct list words = r->doc->sentence.at[sentence].words;
    return (struct scope){words.first, words.first + words.n, NONE, sentence};
}

/* Claims are in the order of the text; one sentence holds few. */
uint32_t reading_first_claim(const struct reading *r, uint32_t sentence)
{
    uint32_t low = 0, high = r->doc->claim.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (r->doc->claim.at[mid].sentence < sentence) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static struct scope scope_at(const struct reading *r, range at)
{
    uint32_t word = doc_word_at(r->doc, at.start);
    struct scope s = scope_of_sentence(r, word);
    uint32_t best = NONE, size = UINT32_MAX;
    uint32_t i = reading_first_claim(r, s.sentence);
    for (; i < r->doc->claim.n && r->doc->claim.at[i].sentence == s.sentence;
            i++) {
        range c = r->doc->claim.at[i].at;
        if (range_holds(c, at) && c.end - c.start < size) {
            size = c.end - c.start;
            best = i;
        }
    }
    return best == NONE ? s : scope_of_claim(r, best);
}

/* ---- what stands around ------------------------------------------------- */

static void add_term(struct reading *r, term_key key)
{
    *VEC_ADD(r->arena, &r->record->term) = (struct term){key, 1};
}

static bool counts_as_word(const struct reading *r, uint32_t w)
{
    const struct rcp_doc *doc = r->doc;
    if (!doc->tag) {
        return reading_lemma(r, w).len > 4;
    }
    enum upos u = doc->tag[w].upos;
    return u == UPOS_NOUN || u == UPOS_VERB || u == UPOS_ADJ || u == UPOS_PROPN;
}

/* Keys of a run of words: names, concepts, and lemmas without a concept. */
static void add_word_terms(struct reading *r, uint32_t first, uint32_t end)
{
    const struct concepts *cs = r->concepts;
    for (uint32_t w = first; w < end && w < r->doc->word.n; w++) {
        const struct word_concept *c = &r->concept[w];
        enum concept_use use = concept_use(cs, c->concept);
        bool plain = use == CONCEPT_PLAIN || use == CONCEPT_STATE;
        if (c->concept != NONE && plain &&
                concept_class(cs, c->concept) != CONCEPT_QUALITY) {
            add_term(r, term_of_concept(c->concept));
            uint32_t body = concept_stands_for(cs, c->concept);
            if (body != NONE) {
                add_term(r, term_of_concept(body));
            }
        }
        if (c->length != 1) {
            uint32_t inner = rules_word_concept(r->rules, r->doc, w);
            if (inner != c->concept && is_entity(r, inner) &&
                    concept_use(cs, inner) == CONCEPT_PLAIN) {
                add_term(r, term_of_concept(inner));
            }
        }
        if (c->other != NONE && is_entity(r, c->other) && plain) {
            add_term(r, term_of_concept(c->other));
        }
        if (reading_named(r, w)) {
            span plain_word = reading_plain(r, w);
            if (plain_word.len > 1) {
                add_term(r, term_of_word(plain_word));
            }
        } else if (c->concept == NONE && c->length == 1 &&
                   counts_as_word(r, w)) {
            add_term(r, term_of_word(utf8_fold_plain(
                                r->arena, reading_lemma(r, w))));
        }
    }
}

static struct list settle(struct reading *r, uint32_t first)
{
    struct list l = {first, r->record->term.n - first};
    l.n = terms_settle(r->record->term.at + first, l.n);
    r->record->term.n = first + l.n;
    return l;
}

static int32_t minute_of(span value)
{
    for (size_t i = 0; i + 5 < value.len; i++) {
        const char *p = value.ptr + i;
        if (p[0] == 'T' && p[1] >= '0' && p[1] <= '2' && p[3] == ':') {
            return ((p[1] - '0') * 10 + (p[2] - '0')) * 60 + (p[4] - '0') * 10 +
                   (p[5] - '0');
        }
    }
    return -1;
}

/* Exact numbers and times of day tell events apart as names do. */
static void add_figure_terms(struct reading *r, uint32_t claim)
{
    const struct claim *c = &r->doc->claim.at[claim];
    for (uint32_t i = 0; i < c->quantities.n; i++) {
        const struct quantity *q =
                &r->doc->quantity.at[r->doc->index.at[c->quantities.first + i]];
        if (!isnan(q->value)) {
            add_term(r, (uint64_t)(int64_t)(q->value * 1000) << 1);
        }
    }
    for (uint32_t i = 0; i < c->times.n; i++) {
        const struct timex *t =
                &r->doc->time.at[r->doc->index.at[c->times.first + i]];
        int32_t minute = t->type == TIME_TIME ? minute_of(t->value) : -1;
        if (minute >= 0) {
            add_term(r, (uint64_t)minute << 32 | 1);
        }
    }
}

static struct list terms_of(struct reading *r, struct scope s)
{
    uint32_t first = r->record->term.n;
    add_word_terms(r, s.first, s.end);
    if (s.claim != NONE) {
        add_figure_terms(r, s.claim);
    }
    if (s.claim != NONE) {
        struct list roles = r->doc->claim.at[s.claim].roles;
        for (uint32_t i = 0; i < roles.n; i++) {
            const struct role *role = &r->doc->role.at[roles.first + i];
            if (role->actor != NONE && role->actor < r->doc->actor.n) {
                reading_actor_terms(r, role->actor);
            }
        }
    }
    return settle(r, first);
}

/* A name that is given as text: each of its words, and what they mean. */
void reading_actor_terms(struct reading *r, uint32_t actor)
{
    const struct rcp_doc *doc = r->doc;
    const struct list *of = &r->mentions_of[actor];
    enum { ENOUGH = 8 };
    for (uint32_t i = 0; i < of->n && i < ENOUGH; i++) {
        const struct mention *m =
                &doc->mention.at[r->mention_order[of->first + i]];
        if (m->form != MENTION_PRONOUN) {
            uint32_t w = doc_word_at(doc, m->at.start);
            uint32_t end = w;
            while (end < doc->word.n &&
                    doc->word.at[end].at.start < m->at.end &&
                    end - w < ENOUGH) {
                end++;
            }
            add_word_terms(r, w, end);
        }
    }
}

/* Where a noun phrase ends, or an apposition or a clause begins in it. */
static uint32_t end_of_name(const struct reading *r, uint32_t w, uint32_t at)
{
    enum { LONG = 12 };
    const struct rcp_doc *doc = r->doc;
    uint32_t first = w;
    while (w < doc->word.n && doc->word.at[w].at.start < at &&
            w - first < LONG) {
        if (w > first && doc->tag && doc->tag[w].upos == UPOS_PUNCT) {
            break;
        }
        w++;
    }
    return w;
}

/* Terms of those who do it, or of those to whom it is done. */
static struct list takers_of(struct reading *r, uint32_t claim, bool agents)
{
    uint32_t first = r->record->term.n;
    struct list roles = r->doc->claim.at[claim].roles;
    for (uint32_t i = 0; i < roles.n; i++) {
        const struct role *role = &r->doc->role.at[roles.first + i];
        bool agent = role->kind == ROLE_AGENT;
        bool patient =
                role->kind == ROLE_PATIENT || role->kind == ROLE_RECIPIENT;
        if (agents ? !agent : !patient) {
            continue;
        }
        uint32_t w = doc_word_at(r->doc, role->at.start);
        add_word_terms(r, w, end_of_name(r, w, role->at.end));
        if (role->actor != NONE && role->actor < r->doc->actor.n) {
            reading_actor_terms(r, role->actor);
        }
    }
    return settle(r, first);
}

/* Somebody says or tells something in the sentence. */
static bool says(const struct reading *r, uint32_t sentence)
{
    struct list words = r->doc->sentence.at[sentence].words;
    for (uint32_t i = 0; i < words.n; i++) {
        enum concept_use use =
                concept_use(r->concepts, r->concept[words.first + i].concept);
        if (use == CONCEPT_SAID || use == CONCEPT_TELLS) {
            return true;
        }
    }
    return false;
}

/* Bodies that the sentence names, whether or not they are seen to speak. */
static struct list bodies_of(struct reading *r, uint32_t sentence)
{
    uint32_t first = r->record->term.n;
    struct list words = r->doc->sentence.at[sentence].words;
    for (uint32_t i = 0; i < words.n; i++) {
        uint32_t c = r->concept[words.first + i].concept;
        uint32_t body = c == NONE ? NONE : concept_stands_for(r->concepts, c);
        if (body != NONE) {
            add_term(r, term_of_concept(body));
        } else if (c != NONE && concept_speaks(r->concepts, c)) {
            add_term(r, term_of_concept(c));
        }
    }
    return settle(r, first);
}

/* ---- who says it -------------------------------------------------------- */

/* An agreement that excludes something denies nothing. */
static bool is_somebody(const struct reading *r, uint32_t source)
{
    if (source == NONE) {
        return true;
    }
    const struct source *s = &r->record->source.at[source];
    return s->tokens.n > 0 || s->institution != NONE || s->head != NONE ||
           s->kind == ROOT_PERSON;
}

static void add_chain(struct reading *r, struct statement *s, uint32_t a)
{
    const struct attribution *at = &r->doc->attribution.at[a];
    s->cue_denies |= at->denies;
    if (at->denies && is_somebody(r, r->source_of[a])) {
        s->denied = !s->denied;
    }
    if (at->stance == STANCE_DISTANCES && s->stance == STANCE_ASSERTS) {
        s->stance = STANCE_DISTANCES;
    }
    if (r->source_of[a] != NONE) {
        *VEC_ADD(r->arena, &r->record->chain) = r->source_of[a];
        s->sources.n++;
    }
}

static void chain_of_claim(
        struct reading *r, struct statement *s, const struct claim *c)
{
    s->sources.first = r->record->chain.n;
    for (uint32_t i = 0; i < c->chain.n; i++) {
        uint32_t a = r->doc->index.at[c->chain.first + i];
        if (a < r->doc->attribution.n) {
            add_chain(r, s, a);
        }
    }
}

/* Attributions whose content holds the place, outer ones first. */
static void chain_at(struct reading *r, struct statement *s, range at)
{
    enum { NEAR = 4 }; /* sentences back that a cue may reach */
    const struct rcp_doc *doc = r->doc;
    s->sources.first = r->record->chain.n;
    uint32_t i =
            r->attribution_from[s->sentence > NEAR ? s->sentence - NEAR : 0];
    uint32_t until = r->attribution_from[s->sentence + 1];
    for (; i < until; i++) {
        uint32_t one = r->attribution_order[i];
        const struct attribution *a = &doc->attribution.at[one];
        for (uint32_t k = 0; k < a->content.n; k++) {
            if (range_holds(doc->content.at[a->content.first + k], at)) {
                add_chain(r, s, one);
                break;
            }
        }
    }
}

/* "…, a port worker told the paper": somebody who speaks behind the clause in
 * its own sentence, whatever the content was taken to be. */
static void chain_behind(struct reading *r, struct statement *s, range at)
{
    const struct rcp_doc *doc = r->doc;
    enum { NEAR = 2 }; /* sentences to where its content may be */
    uint32_t n = doc->sentence.n;
    uint32_t i =
            r->attribution_from[s->sentence > NEAR ? s->sentence - NEAR : 0];
    uint32_t until =
            r->attribution_from[s->sentence + NEAR < n ? s->sentence + NEAR + 1
                                                       : n];
    range sentence = doc->sentence.at[s->sentence].at;
    for (; i < until; i++) {
        uint32_t one = r->attribution_order[i];
        const struct attribution *a = &doc->attribution.at[one];
        uint32_t w = range_empty(a->source) ? NONE
                                            : doc_word_at(doc, a->source.start);
        bool behind = w != NONE && w > 0 && a->source.start > at.end &&
                      range_holds(sentence, a->source) &&
                      a->cue.start >= a->source.start &&
                      span_eq(reading_word(r, w - 1), SPAN(","));
        if (behind) {
            add_chain(r, s, one);
            return;
        }
    }
}

static void settle_stance(
        const struct reading *r, struct statement *s, const struct scope *scope)
{
    if (scope->claim == NONE) {
        return;
    }
    const struct claim *c = &r->doc->claim.at[scope->claim];
    s->claim = scope->claim;
    s->negated = c->negated;
    s->modality = c->modality;
    s->stance = c->stance;
    for (uint32_t i = 0; i < c->times.n && s->from == DAY_NONE; i++) {
        const struct timex *t =
                &r->doc->time.at[r->doc->index.at[c->times.first + i]];
        if (t->type == TIME_DATE) {
            s->from = t->from;
            s->to = t->to;
        }
    }
}

/* A time of the sentence, or one that the claim takes over from elsewhere,
 * lies long before the report: it tells of another event. */
static bool is_background(const struct reading *r, struct scope scope)
{
    enum { LONG_AGO = 120 };
    const struct rcp_doc *doc = r->doc;
    day now = moment_day(doc->meta.published);
    if (now == DAY_NONE) {
        return false;
    }
    range sentence = doc->sentence.at[scope.sentence].at;
    bool old = false, recent = false;
    for (uint32_t i = 0;
            i < doc->time.n && doc->time.at[i].at.start < sentence.end; i++) {
        const struct timex *t = &doc->time.at[i];
        if (t->type == TIME_DATE && t->to != DAY_NONE &&
                range_holds(sentence, t->at)) {
            old |= t->to < now - LONG_AGO;
            recent |= t->to >= now - LONG_AGO;
        }
    }
    struct list inferred = scope.claim == NONE
                                   ? (struct list){0, 0}
                                   : doc->claim.at[scope.claim].time_inferred;
    for (uint32_t i = 0; i < inferred.n; i++) {
        const struct timex *t =
                &doc->time.at[doc->index.at[inferred.first + i]];
        if (t->type == TIME_DATE && t->to != DAY_NONE) {
            old |= t->to < now - LONG_AGO;
            recent |= t->to >= now - LONG_AGO;
        }
    }
    return old && !recent;
}

/* Adds the innermost source: the chain is the last run of record.chain. */
static void add_innermost(
        struct reading *r, struct statement *s, uint32_t source)
{
    struct record *rec = r->record;
    if (source == NONE ||
            (s->sources.n && rec->chain.at[rec->chain.n - 1] == source)) {
        return;
    }
    if (s->sources.n == 0) {
        s->sources.first = rec->chain.n;
    }
    *VEC_ADD(r->arena, &rec->chain) = source;
    s->sources.n++;
}

static struct statement statement_at(
        struct reading *r, enum fact_kind kind, range at, struct scope scope)
{
    struct statement s = {.kind = kind,
            .claim = NONE,
            .concept = NONE,
            .state = NONE,
            .alternative = NONE,
            .severity = NONE,
            .value = NAN,
            .least = NAN,
            .most = NAN,
            .from = DAY_NONE,
            .to = DAY_NONE,
            .minute = -1};
    s.at = reading_place(r, at);
    s.sentence = scope.sentence;
    uint32_t block = r->doc->sentence.at[scope.sentence].block;
    s.headline = block < r->doc->block.n &&
                 r->doc->block.at[block].kind == BLOCK_HEADLINE;
    s.snippet = arena_copy(r->arena, doc_span(r->doc, at));
    settle_stance(r, &s, &scope);
    s.bodies = bodies_of(r, scope.sentence);
    s.said = says(r, scope.sentence);
    s.background = is_background(r, scope);
    s.sources.first = r->record->chain.n;
    if (scope.claim != NONE) {
        const struct claim *c = &r->doc->claim.at[scope.claim];
        chain_of_claim(r, &s, c);
        if (c->chain.n == 0) {
            chain_at(r, &s, kind == FACT_OCCURRENCE ? c->predicate : at);
        }
    } else {
        chain_at(r, &s, at);
    }
    if (s.sources.n == 0) {
        chain_behind(r, &s, at);
    }
    uint32_t word = doc_word_at(r->doc, at.start);
    if (!s.headline && s.sources.n == 0 && word != NONE &&
            r->doc->word.at[word].flags & WORD_QUOTED) {
        add_innermost(r, &s, reading_speaker_here(r, at));
    }
    if (s.headline && s.sources.n == 0) {
        add_innermost(r, &s, reading_headline_speaker(r, s.sentence));
    }
    return s;
}

/* Who gives the number: "the union counts 58", "the union, which counts 58".
 */
static void add_teller(
        struct reading *r, struct statement *s, const struct claim *c)
{
    if (c->head >= r->doc->word.n) {
        return;
    }
    enum concept_use use =
            concept_use(r->concepts, concept_at(r, c->head)->concept);
    if (use != CONCEPT_TELLS && use != CONCEPT_SAID) {
        return;
    }
    for (uint32_t i = 0; i < c->roles.n; i++) {
        const struct role *role = &r->doc->role.at[c->roles.first + i];
        if (role->kind == ROLE_AGENT) {
            add_innermost(r, s, reading_teller(r, c, role));
            return;
        }
    }
    add_innermost(r, s, reading_subject(r, c->head));
}

/* ---- counts ------------------------------------------------------------- */

/* What befalls the people counted: the state nearest to the number. */
static uint32_t nearest(const struct reading *r, struct scope s, uint32_t at,
        uint32_t (*what)(const struct reading *, uint32_t))
{
    uint32_t best = NONE, distance = UINT32_MAX;
    for (uint32_t w = s.first; w < s.end && w < r->doc->word.n; w++) {
        uint32_t d = w < at ? (at - w) * 2 : w - at; /* what follows counts */
        uint32_t c = r->concept[w].length ? what(r, w) : NONE;
        if (c != NONE && d < distance) {
            distance = d;
            best = c;
        }
    }
    return best;
}

static uint32_t severity_at(const struct reading *r, uint32_t w)
{
    uint32_t c = concept_at(r, w)->concept;
    if (c != NONE && concept_use(r->concepts, c) == CONCEPT_SEVERITY) {
        return c;
    }
    c = concept_at(r, w)->other;
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_SEVERITY ? c
                                                                        : NONE;
}

/* The first thing named behind a measure or a sum: tonnes of solvents. */
static uint32_t thing_after(const struct reading *r, struct scope s, range at)
{
    enum { REACH = 5 };
    uint32_t w = doc_word_at(r->doc, at.end);
    for (uint32_t i = 0; w != NONE && i < REACH && w + i < s.end; i++) {
        if (r->doc->tag && r->doc->tag[w + i].upos == UPOS_PUNCT) {
            return NONE;
        }
        uint32_t c = concept_at(r, w + i)->concept;
        if (is_entity(r, c) && concept_use(r->concepts, c) != CONCEPT_GENERIC) {
            return w + i;
        }
    }
    return NONE;
}

static void fill_noun(struct reading *r, struct statement *s, uint32_t noun)
{
    const struct word_concept *c = concept_at(r, noun);
    s->concept = c->concept;
    if (c->concept == NONE ||
            concept_use(r->concepts, c->concept) == CONCEPT_SAID) {
        s->concept = NONE;
    }
    s->noun_text = arena_copy(r->arena, reading_word(r, noun));
    s->noun = term_of_word(utf8_fold_plain(r->arena, reading_lemma(r, noun)));
}

/* A bare number takes its noun from the count before it, if that is near. */
static void inherit_noun(struct reading *r, struct statement *s)
{
    struct record *rec = r->record;
    for (uint32_t i = rec->statement.n; i-- > 0;) {
        const struct statement *p = &rec->statement.at[i];
        bool near = p->sentence == s->sentence ||
                    (p->sentence + 1 == s->sentence && s->said);
        if (p->kind != FACT_COUNT || !near) {
            return;
        }
        if (p->noun != 0 && p->quantity == QUANTITY_COUNT) {
            s->concept = p->concept;
            s->noun = p->noun;
            s->noun_text = p->noun_text;
            s->state = p->state;
            return;
        }
    }
}

/* What a sum is, or is paid for: the bribe, the debt, the house. */
static uint32_t thing_at(const struct reading *r, uint32_t w)
{
    uint32_t c = concept_at(r, w)->concept;
    return is_entity(r, c) && !concept_people(r->concepts, c) &&
                           !concept_speaks(r->concepts, c) &&
                           concept_use(r->concepts, c) == CONCEPT_PLAIN
                   ? c
                   : NONE;
}

/* "Five others", "two more": besides those that another count holds. */
static bool is_rest(const struct reading *r, range at)
{
    enum { BEHIND = 1 };
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start), over = 0;
    for (; w != NONE && w < doc->word.n && over <= BEHIND; w++) {
        if (concept_use(r->concepts, r->concept[w].concept) == CONCEPT_REST) {
            return true;
        }
        over += doc->word.at[w].at.start >= at.end;
    }
    return false;
}

/* A number that is part of a time, or a date by itself. */
static bool is_date(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    for (uint32_t i = 0; i < doc->time.n && doc->time.at[i].at.start <= at.end;
            i++) {
        const struct timex *t = &doc->time.at[i];
        bool same = t->at.start == at.start && t->at.end == at.end;
        if (range_meets(t->at, at) && (!same || t->type == TIME_DATE)) {
            return true;
        }
    }
    return false;
}

/* "the number of patients", "around 250 of them fighters": what is counted
 * stands behind a noun that says nothing, or behind a number whose noun went
 * before. */
static uint32_t better_noun(const struct reading *r, const struct quantity *q,
        uint32_t noun, struct scope scope)
{
    if (q->kind == QUANTITY_PERCENT) {
        return noun;
    }
    if (noun == NONE || noun >= r->doc->word.n) {
        return thing_after(r, scope, q->at);
    }
    range at = r->doc->word.at[noun].at;
    uint32_t c = concept_at(r, noun)->concept;
    bool says_nothing = c != NONE && !concept_people(r->concepts, c) &&
                        concept_use(r->concepts, c) == CONCEPT_GENERIC;
    bool before = at.start < q->at.start;
    if (!says_nothing && !before) {
        return noun;
    }
    uint32_t after = thing_after(r, scope, before ? q->at : at);
    return after == NONE ? noun : after;
}

static void add_count(struct reading *r, uint32_t index)
{
    const struct quantity *q = &r->doc->quantity.at[index];
    uint32_t word = doc_word_at(r->doc, q->at.start);
    if (q->kind == QUANTITY_ORDINAL || word == NONE || q->value == 0 ||
            is_date(r, q->at)) {
        return;
    }
    struct scope scope = scope_at(r, q->at);
    range at = q->at;
    uint32_t noun = q->noun;
    if (q->kind != QUANTITY_MONEY || noun != NONE) {
        noun = better_noun(r, q, noun, scope);
    }
    if (noun != NONE && noun < r->doc->word.n) {
        at = range_join(at, r->doc->word.at[noun].at);
    }
    struct statement s = statement_at(r, FACT_COUNT, at, scope);
    s.quantity = q->kind;
    s.modifier = q->modifier;
    s.value = q->value;
    s.least = q->min;
    s.most = q->max;
    s.unit = q->unit.ptr ? arena_copy(r->arena, q->unit) : q->unit;
    s.part = q->part_of != NONE;
    if (noun != NONE && noun < r->doc->word.n) {
        fill_noun(r, &s, noun);
        s.severity = nearest(r,
                (struct scope){noun,
                        noun + 4 < scope.end ? noun + 4 : scope.end, NONE,
                        scope.sentence},
                noun, severity_at);
    } else if (q->kind == QUANTITY_MONEY) {
        s.concept = nearest(r, scope, word, thing_at);
    } else if (q->kind == QUANTITY_COUNT) {
        uint32_t toll = nearest(r, scope, word, state_at);
        if (toll != NONE && concept_class(r->concepts, toll) == CONCEPT_EVENT &&
                !r->doc->tag) {
            toll = NONE;
        }
        inherit_noun(r, &s);
        if (s.noun == 0 && toll != NONE) {
            s.concept = toll; /* "the toll has risen to 17" */
            s.noun = term_of_concept(toll);
        }
    }
    s.rest = is_rest(r, s.at.at);
    if (scope.claim != NONE) {
        add_teller(r, &s, &r->doc->claim.at[scope.claim]);
    }
    uint32_t near = noun != NONE ? noun : word;
    uint32_t state = nearest(r, scope, near, state_at);
    if (state == NONE) {
        state = nearest(r, scope, near, event_at);
    }
    s.state = state != NONE ? state : s.state;
    s.terms = terms_of(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

/* ---- events ------------------------------------------------------------- */

/* Words before `end` that turn the meaning round: not, no, denied. */
static uint32_t negations(const struct reading *r, struct scope s, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t w = s.first; w < s.end && w <= end; w++) {
        enum concept_use use = concept_use(r->concepts, r->concept[w].concept);
        n += use == CONCEPT_NEGATION || use == CONCEPT_DENIES;
    }
    return n;
}

struct acts {
    uint32_t act, other, alternative; /* concepts, or NONE */
    uint32_t word;                    /* where `act` stands */
};

/* The event word nearest to `at`, on either side; NONE when there is none. */
static uint32_t event_near(
        const struct reading *r, struct scope scope, uint32_t at)
{
    uint32_t best = NONE, distance = UINT32_MAX;
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t d = w < at ? at - w : w - at;
        if (w != at && r->concept[w].length && d < distance &&
                event_at(r, w) != NONE) {
            best = w;
            distance = d;
        }
    }
    return best;
}

/* The predicate's own act and another one of the clause, rather behind it than
 * before; where the predicate says nothing by itself (take part in the talks,
 * a pact was concluded), the nearest one is the act. */
static struct acts acts_of(
        const struct reading *r, const struct claim *c, struct scope scope)
{
    struct acts a = {event_at(r, c->head), NONE, NONE, c->head};
    uint32_t second = concept_at(r, c->head)->other;
    if (a.act == NONE) {
        a.word = event_near(r, scope, c->head);
        a.act = a.word == NONE ? NONE : event_at(r, a.word);
    } else if (second != a.act && is_event(r, second)) {
        a.alternative = second;
    }
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t e = r->concept[w].length ? event_at(r, w) : NONE;
        if (e != NONE && e != a.act && (a.other == NONE || w > c->head)) {
            a.other = e;
            if (w > c->head) {
                break;
            }
        }
    }
    return a;
}

/* A claim's polarity is that of its predicate; what the statement is about may
 * stand deeper (we have no tank that is not declared). */
static void settle_polarity(const struct reading *r, struct statement *s,
        const struct claim *c, struct scope scope, uint32_t word)
{
    if (word != NONE && word != c->head) {
        s->negated = negations(r, scope, word) % 2 == 1;
    } else if (s->negated && negations(r, scope, scope.end) == 0) {
        s->negated = false; /* only the cue denies, or it is "only" */
    }
    uint32_t contrary = concept_contrary(r->concepts, s->concept);
    if (contrary != NONE && contrary < s->concept) {
        s->concept = contrary;
        s->negated = !s->negated;
    }
}

/* "To give the alert", "the alert was given": where the verb says nothing and
 * no event is known, the noun is the act. */
static term_key object_noun(const struct reading *r, const struct claim *c)
{
    for (uint32_t i = 0; i < c->roles.n; i++) {
        const struct role *role = &r->doc->role.at[c->roles.first + i];
        if (role->kind == ROLE_PATIENT && role->head < r->doc->word.n &&
                r->doc->tag && r->doc->tag[role->head].upos == UPOS_NOUN) {
            return term_of_word(
                    utf8_fold_plain(r->arena, reading_lemma(r, role->head)));
        }
    }
    return 0;
}

static void add_event(struct reading *r, uint32_t claim)
{
    const struct claim *c = &r->doc->claim.at[claim];
    struct scope scope = scope_of_claim(r, claim);
    if (c->modality == MODALITY_ASKED || scope.first == NONE ||
            c->head >= r->doc->word.n) {
        return;
    }
    struct acts acts = acts_of(r, c, scope);
    enum concept_use use =
            concept_use(r->concepts, concept_at(r, c->head)->concept);
    struct statement s = statement_at(r, FACT_OCCURRENCE, c->at, scope);
    s.concept = acts.act;
    s.state = acts.other;
    s.alternative = acts.alternative;
    s.noun =
            term_of_word(utf8_fold_plain(r->arena, doc_word(r->doc, c->lemma)));
    s.noun_text = arena_copy(r->arena, doc_span(r->doc, c->predicate));
    if (s.concept == NONE && use != CONCEPT_PLAIN && use != CONCEPT_STATE) {
        s.noun = object_noun(r, c);
    }
    settle_polarity(r, &s, c, scope, acts.word);
    s.severity = nearest(r, scope, c->head, severity_at);
    s.terms = terms_of(r, scope);
    s.agents = takers_of(r, claim, true);
    s.patients = takers_of(r, claim, false);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

/* A headline may have no verb that a claim was found for: "Depot hid tanks". */
static void add_bare_headline(struct reading *r, uint32_t sentence)
{
    struct list words = r->doc->sentence.at[sentence].words;
    struct scope scope = {words.first, words.first + words.n, NONE, sentence};
    uint32_t w = scope.first;
    while (w < scope.end &&
            (r->concept[w].length == 0 || event_at(r, w) == NONE)) {
        w++;
    }
    if (w == scope.end) {
        return;
    }
    struct statement s = statement_at(
            r, FACT_OCCURRENCE, r->doc->sentence.at[sentence].at, scope);
    s.concept = event_at(r, w);
    s.noun = term_of_word(utf8_fold_plain(r->arena, reading_lemma(r, w)));
    s.negated = negations(r, scope, w) % 2 == 1;
    uint32_t contrary = concept_contrary(r->concepts, s.concept);
    if (contrary != NONE && contrary < s.concept) {
        s.concept = contrary;
        s.negated = !s.negated;
    }
    s.terms = terms_of(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

static void add_headlines(struct reading *r)
{
    for (uint32_t i = 0; i < r->doc->sentence.n; i++) {
        uint32_t b = r->doc->sentence.at[i].block;
        if (b >= r->doc->block.n ||
                r->doc->block.at[b].kind != BLOCK_HEADLINE) {
            continue;
        }
        bool done = false;
        for (uint32_t k = 0; k < r->record->statement.n; k++) {
            const struct statement *s = &r->record->statement.at[k];
            done |= s->kind == FACT_OCCURRENCE && s->sentence == i &&
                    s->concept != NONE;
        }
        if (!done) {
            add_bare_headline(r, i);
        }
    }
}

/* ---- times -------------------------------------------------------------- */

static void add_time(struct reading *r, uint32_t index)
{
    const struct timex *t = &r->doc->time.at[index];
    int32_t minute = t->type == TIME_TIME ? minute_of(t->value) : -1;
    bool one_day =
            t->type == TIME_DATE && t->from != DAY_NONE && t->from == t->to;
    uint32_t word = doc_word_at(r->doc, t->at.start);
    if ((minute < 0 && !one_day) || word == NONE) {
        return;
    }
    struct scope scope = scope_at(r, t->at);
    uint32_t act = nearest(r, scope, word, event_at);
    if (act == NONE) {
        return;
    }
    struct statement s = statement_at(r, FACT_TIME, t->at, scope);
    s.concept = act;
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t e = r->concept[w].length ? event_at(r, w) : NONE;
        if (e != NONE && e != act) {
            s.state = e;
        }
    }
    s.from = t->from;
    s.to = t->to;
    s.minute = minute;
    s.terms = terms_of(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

/* ---- indexes over the report -------------------------------------------- */

static uint32_t sentence_of(const struct rcp_doc *doc, uint32_t attribution)
{
    const struct attribution *a = &doc->attribution.at[attribution];
    uint32_t at = a->content.n ? doc->content.at[a->content.first].start
                               : a->source.start;
    uint32_t w = doc_word_at(doc, at);
    return w == NONE ? doc->sentence.n : doc->word.at[w].sentence;
}

/* attribution_order sorted by the sentence where the content begins;
 * attribution_from[s]: its first entry of sentence s or later. */
static void index_attributions(struct reading *r)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t n = doc->sentence.n;
    uint32_t *from = ARENA_ARRAY(doc->arena, uint32_t, n + 3);
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        from[sentence_of(doc, i) + 2]++;
    }
    for (uint32_t s = 0; s < n + 2; s++) {
        from[s + 1] += from[s];
    }
    r->attribution_order =
            ARENA_ARRAY(doc->arena, uint32_t, doc->attribution.n);
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        r->attribution_order[from[sentence_of(doc, i) + 1]++] = i;
    }
    r->attribution_from = from;
}

static void index_mentions(struct reading *r)
{
    const struct rcp_doc *doc = r->doc;
    r->mentions_of = ARENA_ARRAY(doc->arena, struct list, doc->actor.n + 1);
    r->mention_order = ARENA_ARRAY(doc->arena, uint32_t, doc->mention.n);
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        if (doc->mention.at[i].actor < doc->actor.n) {
            r->mentions_of[doc->mention.at[i].actor].n++;
        }
    }
    uint32_t first = 0;
    for (uint32_t a = 0; a < doc->actor.n; a++) {
        r->mentions_of[a].first = first;
        first += r->mentions_of[a].n;
        r->mentions_of[a].n = 0;
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        uint32_t a = doc->mention.at[i].actor;
        if (a < doc->actor.n) {
            struct list *of = &r->mentions_of[a];
            r->mention_order[of->first + of->n++] = i;
        }
    }
}

void reading_index(struct reading *r)
{
    index_attributions(r);
    index_mentions(r);
}

void reading_statements(struct reading *r)
{
    for (uint32_t i = 0; i < r->doc->quantity.n; i++) {
        add_count(r, i);
    }
    for (uint32_t i = 0; i < r->doc->claim.n; i++) {
        add_event(r, i);
    }
    add_headlines(r);
    for (uint32_t i = 0; i < r->doc->time.n; i++) {
        add_time(r, i);
    }
}
