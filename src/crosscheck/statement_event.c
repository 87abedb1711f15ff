/* SPDX-License-Identifier: Apache-2.0 */
/* statement_event.c - what a report says happened, and when.
 *
 *     claim ─> its act: the predicate's own, or the nearest event noun of a
 *              verb that says nothing by itself; who does it, to whom; whether
 *              it is so or not so
 *     time  ─> the act that it dates */
#include "crosscheck/context.h"

#include "base/utf8.h"

#include <math.h>

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

/* The event word context_nearest to `at`, on either side; NONE when there is
 * none. */
static uint32_t event_near(
        const struct reading *r, struct scope scope, uint32_t at)
{
    uint32_t best = NONE, distance = UINT32_MAX;
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t d = w < at ? at - w : w - at;
        if (w != at && r->concept[w].length && d < distance &&
                context_event(r, w) != NONE) {
            best = w;
            distance = d;
        }
    }
    return best;
}

/* The predicate's own act and another one of the clause, rather behind it than
 * before; where the predicate says nothing by itself (take part in the talks,
 * a pact was concluded), the context_nearest one is the act. */
static struct acts acts_of(
        const struct reading *r, const struct claim *c, struct scope scope)
{
    struct acts a = {context_event(r, c->head), NONE, NONE, c->head};
    uint32_t second = context_concept(r, c->head)->other;
    if (a.act == NONE) {
        a.word = event_near(r, scope, c->head);
        a.act = a.word == NONE ? NONE : context_event(r, a.word);
    } else if (second != a.act && context_is_event(r, second)) {
        a.alternative = second;
    }
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t e = r->concept[w].length ? context_event(r, w) : NONE;
        if (e != NONE && e != a.act && (a.other == NONE || w > c->head)) {
            a.other = e;
            if (w > c->head) {
                break;
            }
        }
    }
    return a;
}

/* "The deal was struck", "reached an agreement": the act that is done is the
 * head of what the verb is done to, whatever the verb means elsewhere; and of
 * a verb that says nothing, of its subject: "the order came". */
static uint32_t theme_of(const struct reading *r, const struct claim *c,
        uint32_t act, bool light)
{
    for (uint32_t i = 0; i < c->roles.n; i++) {
        const struct role *role = &r->doc->role.at[c->roles.first + i];
        bool done = role->kind == ROLE_PATIENT ||
                    (light && role->kind == ROLE_AGENT);
        if (done && role->head < r->doc->word.n) {
            uint32_t e = context_event(r, role->head);
            if (e != NONE && e != act) {
                return e;
            }
        }
    }
    return NONE;
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
        s->turned = true;
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
            return term_of_word(utf8_fold_plain(
                    r->doc->arena, reading_lemma(r, role->head)));
        }
    }
    return 0;
}

void statement_add_event(struct reading *r, uint32_t claim)
{
    const struct claim *c = &r->doc->claim.at[claim];
    struct scope scope = context_of_claim(r, claim);
    if (c->modality == MODALITY_ASKED || scope.first == NONE ||
            scope.end - scope.first < 2 || c->head >= r->doc->word.n) {
        return;
    }
    struct acts acts = acts_of(r, c, scope);
    enum concept_use use =
            concept_use(r->concepts, context_concept(r, c->head)->concept);
    struct statement s = context_statement(r, FACT_OCCURRENCE, c->at, scope);
    s.concept = acts.act;
    s.state = acts.other;
    s.alternative = acts.alternative;
    bool light = use != CONCEPT_PLAIN && use != CONCEPT_STATE;
    s.theme = theme_of(r, c, acts.act, use == CONCEPT_LIGHT);
    s.noun_text = arena_copy(r->arena, doc_span(r->doc, c->predicate));
    if (!light) {
        context_lemma(r, &s, doc_word(r->doc, c->lemma));
    } else if (s.concept == NONE) {
        s.noun = object_noun(r, c);
    }
    settle_polarity(r, &s, c, scope, acts.word);
    s.severity = context_nearest(r, scope, c->head, context_severity);
    s.terms = context_terms(r, scope);
    s.agents = context_takers(r, claim, true);
    s.patients = context_takers(r, claim, false);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

/* A headline may have no verb that a claim was found for: "Depot hid tanks". */
static void add_bare_headline(struct reading *r, uint32_t sentence)
{
    struct list words = r->doc->sentence.at[sentence].words;
    struct scope scope = {words.first, words.first + words.n, NONE, sentence};
    uint32_t w = scope.first;
    while (w < scope.end &&
            (r->concept[w].length == 0 || context_event(r, w) == NONE)) {
        w++;
    }
    if (w == scope.end) {
        return;
    }
    struct statement s = context_statement(
            r, FACT_OCCURRENCE, r->doc->sentence.at[sentence].at, scope);
    s.concept = context_event(r, w);
    s.noun = term_of_word(utf8_fold_plain(r->doc->arena, reading_lemma(r, w)));
    s.negated = negations(r, scope, w) % 2 == 1;
    uint32_t contrary = concept_contrary(r->concepts, s.concept);
    if (contrary != NONE && contrary < s.concept) {
        s.concept = contrary;
        s.negated = !s.negated;
        s.turned = true;
    }
    s.terms = context_terms(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}

void statement_add_headlines(struct reading *r)
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

void statement_add_time(struct reading *r, uint32_t index)
{
    const struct timex *t = &r->doc->time.at[index];
    int32_t minute = t->type == TIME_TIME ? context_minute(t->value) : -1;
    bool one_day = (t->type == TIME_DATE || t->type == TIME_TIME) &&
                   t->from != DAY_NONE && t->from == t->to;
    uint32_t word = doc_word_at(r->doc, t->at.start);
    if ((minute < 0 && !one_day) || word == NONE) {
        return;
    }
    struct scope scope = context_at(r, t->at);
    uint32_t act = context_nearest(r, scope, word, context_event);
    if (act == NONE && minute < 0) {
        return;
    }
    struct statement s = context_statement(r, FACT_TIME, t->at, scope);
    s.concept = act;
    for (uint32_t w = scope.first; w < scope.end; w++) {
        uint32_t e = r->concept[w].length ? context_event(r, w) : NONE;
        if (e != NONE && e != act) {
            s.state = e;
        }
    }
    s.from = t->from;
    s.to = t->to;
    s.minute = minute;
    s.terms = context_terms(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}
