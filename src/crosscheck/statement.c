/* SPDX-License-Identifier: Apache-2.0 */
/* statement.c - the statements of one report.
 *
 *     quantity ── noun's concept, what befalls it, what stands around it
 *     claim    ── its act, who takes part, denied or not
 *     time     ── the act that it dates
 *
 * The context of a statement is its scope: the smallest claim that holds it,
 * or its sentence where there is none. */
#include "crosscheck/context.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <xxhash.h>

/* ---- concepts at words -------------------------------------------------- */

/* The concept of the phrase that holds word `w`. */
const struct word_concept *context_concept(const struct reading *r, uint32_t w)
{
    while (w > 0 && r->concept[w].length == 0) {
        w--;
    }
    return &r->concept[w];
}

bool context_is_event(const struct reading *r, uint32_t c)
{
    enum concept_use use = concept_use(r->concepts, c);
    return c != NONE && concept_class(r->concepts, c) == CONCEPT_EVENT &&
           (use == CONCEPT_PLAIN || use == CONCEPT_STATE);
}

bool context_is_entity(const struct reading *r, uint32_t c)
{
    return c != NONE && concept_class(r->concepts, c) == CONCEPT_ENTITY;
}

/* The event that a word may stand for: its first meaning or its second. */
uint32_t context_event(const struct reading *r, uint32_t w)
{
    const struct word_concept *c = context_concept(r, w);
    if (context_is_event(r, c->concept)) {
        return c->concept;
    }
    bool thing = context_is_entity(r, c->concept) && r->doc->tag &&
                 r->doc->tag[w].upos == UPOS_NOUN;
    return !thing && context_is_event(r, c->other) ? c->other : NONE;
}

bool context_is_state(const struct reading *r, uint32_t c)
{
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_STATE;
}

uint32_t context_state(const struct reading *r, uint32_t w)
{
    const struct word_concept *c = context_concept(r, w);
    if (context_is_state(r, c->concept)) {
        return c->concept;
    }
    return context_is_state(r, c->other) ? c->other : NONE;
}

/* ---- scopes ------------------------------------------------------------- */

struct scope context_of_claim(const struct reading *r, uint32_t claim)
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

struct scope context_at(const struct reading *r, range at)
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
    return best == NONE ? s : context_of_claim(r, best);
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
            if (inner != c->concept && context_is_entity(r, inner) &&
                    concept_use(cs, inner) == CONCEPT_PLAIN) {
                add_term(r, term_of_concept(inner));
            }
        }
        if (c->other != NONE && context_is_entity(r, c->other) && plain) {
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
                                r->doc->arena, reading_lemma(r, w))));
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

struct list context_words(struct reading *r, uint32_t first, uint32_t end)
{
    uint32_t at = r->record->term.n;
    add_word_terms(r, first, end);
    return settle(r, at);
}

int32_t context_minute(span value)
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
            add_term(r, term_of_number(q->value));
        }
    }
    for (uint32_t i = 0; i < c->times.n; i++) {
        const struct timex *t =
                &r->doc->time.at[r->doc->index.at[c->times.first + i]];
        int32_t minute = t->type == TIME_TIME ? context_minute(t->value) : -1;
        if (minute >= 0) {
            add_term(r, (uint64_t)minute << 32 | 1);
        }
    }
}

struct list context_terms(struct reading *r, struct scope s)
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
    if (doc->actor.at[actor].key.len > 0) {
        add_term(r,
                term_of_word(actor_key_word(r->arena, &doc->actor.at[actor])));
    }
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
struct list context_takers(struct reading *r, uint32_t claim, bool agents)
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

/* Somebody says or tells something in the sentence, or is quoted in it. */
static bool says(const struct reading *r, uint32_t sentence)
{
    struct list words = r->doc->sentence.at[sentence].words;
    if (r->attribution_from[sentence] < r->attribution_from[sentence + 1]) {
        return true;
    }
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
    if (at->denies && !range_empty(at->cue) &&
            range_holds(r->doc->sentence.at[s->sentence].at, at->cue)) {
        s->denial = at->cue;
    }
    if (at->denies && is_somebody(r, r->source_of[a])) {
        s->denied = !s->denied;
    }
    if (at->stance == STANCE_DISTANCES && s->stance == STANCE_ASSERTS) {
        s->stance = STANCE_DISTANCES;
    }
    if (at->becomes == MODALITY_ASKED && s->modality == MODALITY_ACTUAL) {
        s->modality = MODALITY_ASKED;
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
        bool number = s->kind == FACT_COUNT && !range_empty(a->source) &&
                      range_holds(a->source, at);
        if (behind || number) {
            add_chain(r, s, one);
            return;
        }
    }
}

/* The verb of saying that governs the clause in the tree, where no attribution
 * was made of it; it may deny what it governs. */
static void chain_above(struct reading *r, struct statement *s, uint32_t head)
{
    enum { HIGH = 3 };
    const struct rcp_doc *doc = r->doc;
    for (int i = 0; doc->arc && head < doc->word.n && i < HIGH; i++) {
        enum deprel rel = doc->arc[head].rel;
        if (rel != REL_CCOMP && rel != REL_XCOMP) {
            return;
        }
        head = doc->arc[head].head;
        if (head == NONE) {
            return;
        }
        enum concept_use use =
                concept_use(r->concepts, context_concept(r, head)->concept);
        if (use == CONCEPT_SAID || use == CONCEPT_DENIES) {
            if (use == CONCEPT_DENIES && !s->cue_denies) {
                s->denied = s->cue_denies = true;
                s->denial = doc->word.at[head].at;
            }
            context_add_source(r, s, reading_subject(r, head));
            return;
        }
    }
}

/* "denied on Tuesday that": a verb of denying close in front of the clause. */
static void chain_in_front(
        struct reading *r, struct statement *s, uint32_t first)
{
    enum { REACH = 6 };
    const struct rcp_doc *doc = r->doc;
    uint32_t start = doc->sentence.at[s->sentence].words.first;
    for (uint32_t i = first; i > start && first - i < REACH; i--) {
        uint32_t w = i - 1;
        if (doc->tag && doc->tag[w].upos == UPOS_PUNCT) {
            return;
        }
        if (concept_use(r->concepts, context_concept(r, w)->concept) ==
                CONCEPT_DENIES) {
            s->denied = s->cue_denies = true;
            s->denial = doc->word.at[w].at;
            context_add_source(r, s, reading_subject(r, w));
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
void context_add_source(struct reading *r, struct statement *s, uint32_t source)
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

struct statement context_statement(
        struct reading *r, enum fact_kind kind, range at, struct scope scope)
{
    struct statement s = {.kind = kind,
            .claim = NONE,
            .concept = NONE,
            .state = NONE,
            .alternative = NONE,
            .theme = NONE,
            .severity = NONE,
            .quality = NONE,
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
    if (scope.claim != NONE && s.sources.n == 0) {
        chain_above(r, &s, r->doc->claim.at[scope.claim].head);
    }
    if (scope.claim != NONE && s.sources.n == 0 && !s.cue_denies) {
        chain_in_front(r, &s, scope.first);
    }
    uint32_t word = doc_word_at(r->doc, at.start);
    if (!s.headline && s.sources.n == 0 && word != NONE &&
            r->doc->word.at[word].flags & WORD_QUOTED) {
        context_add_source(r, &s, reading_speaker_here(r, at));
    }
    if (s.headline && s.sources.n == 0) {
        context_add_source(r, &s, reading_headline_speaker(r, s.sentence));
    }
    return s;
}

/* Who gives the number: "the union counts 58", "the union, which counts 58".
 */
void context_add_teller(
        struct reading *r, struct statement *s, const struct claim *c)
{
    if (c->head >= r->doc->word.n) {
        return;
    }
    enum concept_use use =
            concept_use(r->concepts, context_concept(r, c->head)->concept);
    if (use != CONCEPT_TELLS && use != CONCEPT_SAID) {
        return;
    }
    for (uint32_t i = 0; i < c->roles.n; i++) {
        const struct role *role = &r->doc->role.at[c->roles.first + i];
        if (role->kind == ROLE_AGENT) {
            context_add_source(r, s, reading_teller(r, c, role));
            return;
        }
    }
    context_add_source(r, s, reading_subject(r, c->head));
}

/* ---- what is near ---------------------------------------------------- */

uint32_t context_nearest_word(const struct reading *r, struct scope s,
        uint32_t at, uint32_t (*what)(const struct reading *, uint32_t))
{
    uint32_t best = NONE, distance = UINT32_MAX;
    for (uint32_t w = s.first; w < s.end && w < r->doc->word.n; w++) {
        uint32_t d = w < at ? (at - w) * 2 : w - at; /* what follows counts */
        if (r->concept[w].length && d < distance && what(r, w) != NONE) {
            distance = d;
            best = w;
        }
    }
    return best;
}

/* What befalls the people counted: the state nearest to the number. */
uint32_t context_nearest(const struct reading *r, struct scope s, uint32_t at,
        uint32_t (*what)(const struct reading *, uint32_t))
{
    uint32_t w = context_nearest_word(r, s, at, what);
    return w == NONE ? NONE : what(r, w);
}

void context_lemma(struct reading *r, struct statement *s, span lemma)
{
    s->lemma = arena_copy(r->arena, utf8_fold_plain(r->doc->arena, lemma));
    s->noun = term_of_word(s->lemma);
}

uint32_t context_severity(const struct reading *r, uint32_t w)
{
    uint32_t c = context_concept(r, w)->concept;
    if (c != NONE && concept_use(r->concepts, c) == CONCEPT_SEVERITY) {
        return c;
    }
    c = context_concept(r, w)->other;
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_SEVERITY ? c
                                                                        : NONE;
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
        statement_add_count(r, i);
    }
    for (uint32_t i = 0; i < r->doc->claim.n; i++) {
        statement_add_event(r, i);
    }
    statement_add_headlines(r);
    for (uint32_t i = 0; i < r->doc->time.n; i++) {
        statement_add_time(r, i);
        statement_add_duration(r, i);
    }
}
