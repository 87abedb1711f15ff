/* SPDX-License-Identifier: Apache-2.0 */
/* statement_count.c - what a report counts.
 *
 *     quantity ─> the noun that is really counted ─> its concept
 *              ─> what befalls them (killed, evacuated), how badly
 *              ─> who gives the number */
#include "crosscheck/context.h"

#include "base/utf8.h"

#include <math.h>

/* Another clause or phrase begins: what follows is not counted. */
static bool goes_on(const struct reading *r, uint32_t w, uint32_t i)
{
    if (!r->doc->tag) {
        return false;
    }
    enum upos u = r->doc->tag[w + i].upos;
    bool of_them =
            u == UPOS_PRON && i > 0 && r->doc->tag[w + i - 1].upos == UPOS_ADP;
    bool part = u == UPOS_VERB &&
                r->doc->tag[w + i].morph.verbform == VERBFORM_PART;
    return u == UPOS_PUNCT || u == UPOS_SCONJ || u == UPOS_AUX ||
           (u == UPOS_VERB && !part) || (u == UPOS_PRON && !of_them);
}

/* The first thing named behind a measure or a sum: tonnes of solvents. */
static uint32_t thing_after(const struct reading *r, struct scope s, range at)
{
    enum { REACH = 5 };
    uint32_t w = doc_word_at(r->doc, at.end);
    for (uint32_t i = 0; w != NONE && i < REACH && w + i < s.end; i++) {
        if (goes_on(r, w, i)) {
            return NONE;
        }
        uint32_t c = context_concept(r, w + i)->concept;
        if (context_is_entity(r, c) &&
                concept_use(r->concepts, c) != CONCEPT_GENERIC) {
            return w + i;
        }
    }
    return NONE;
}

static void fill_noun(struct reading *r, struct statement *s, uint32_t noun)
{
    const struct word_concept *c = context_concept(r, noun);
    s->concept = c->concept;
    if (c->concept == NONE ||
            concept_use(r->concepts, c->concept) == CONCEPT_SAID) {
        s->concept = NONE;
    }
    s->noun_text = arena_copy(r->arena, reading_word(r, noun));
    s->noun = term_of_word(
            utf8_fold_plain(r->doc->arena, reading_lemma(r, noun)));
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
    uint32_t c = context_concept(r, w)->concept;
    return context_is_entity(r, c) && !concept_people(r->concepts, c) &&
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
    uint32_t c = context_concept(r, noun)->concept;
    bool says_nothing = c != NONE && !concept_people(r->concepts, c) &&
                        concept_use(r->concepts, c) == CONCEPT_GENERIC;
    bool before = at.start < q->at.start;
    if (!says_nothing && !before) {
        return noun;
    }
    uint32_t after = thing_after(r, scope, before ? q->at : at);
    return after == NONE ? noun : after;
}

void statement_add_count(struct reading *r, uint32_t index)
{
    const struct quantity *q = &r->doc->quantity.at[index];
    uint32_t word = doc_word_at(r->doc, q->at.start);
    if (q->kind == QUANTITY_ORDINAL || word == NONE || q->value == 0 ||
            is_date(r, q->at)) {
        return;
    }
    struct scope scope = context_at(r, q->at);
    range at = q->at;
    uint32_t noun = q->noun;
    if (q->kind != QUANTITY_MONEY || noun != NONE) {
        noun = better_noun(r, q, noun, scope);
    }
    bool beside = noun != NONE && noun < r->doc->word.n &&
                  r->doc->word.at[noun].sentence ==
                          r->doc->word.at[word].sentence;
    if (beside) {
        at = range_join(at, r->doc->word.at[noun].at);
    }
    struct statement s = context_statement(r, FACT_COUNT, at, scope);
    s.quantity = q->kind;
    s.modifier = q->modifier;
    s.value = q->value;
    s.least = q->min;
    s.most = q->max;
    s.unit = q->unit.ptr ? arena_copy(r->arena, q->unit) : q->unit;
    s.part = q->part_of != NONE;
    if (noun != NONE && noun < r->doc->word.n) {
        fill_noun(r, &s, noun);
        s.severity = context_nearest(r,
                (struct scope){noun,
                        noun + 4 < scope.end ? noun + 4 : scope.end, NONE,
                        scope.sentence},
                noun, context_severity);
    } else if (q->kind == QUANTITY_MONEY) {
        s.concept = context_nearest(r, scope, word, thing_at);
    } else if (q->kind == QUANTITY_COUNT) {
        uint32_t toll = context_nearest(r, scope, word, context_state);
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
        context_add_teller(r, &s, &r->doc->claim.at[scope.claim]);
    }
    uint32_t near = beside ? noun : word;
    uint32_t state = context_nearest(r, scope, near, context_state);
    if (state == NONE) {
        state = context_nearest(r, scope, near, context_event);
    }
    s.state = state != NONE ? state : s.state;
    s.terms = context_terms(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = s;
}
