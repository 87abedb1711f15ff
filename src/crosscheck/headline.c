/* SPDX-License-Identifier: Apache-2.0 */
/* headline.c - a headline that says more than its report, or says it of
 * another.
 *
 *     headline's number    none of the same slot in the body agrees with it
 *     headline's gravity   the body says the contrary of it, and never it
 *     headline's actor     the body has others do it, and never that one
 *     headline's source    the body has it on another's word, never on that
 *     headline's polarity  the body says the contrary, and never the same
 *     headline's certainty flat, where the body keeps it at a distance only
 *
 * Each needs something in the body that speaks against the headline: a report
 * that is merely silent is not accused. */
#include "crosscheck/verdict.h"

#include "crosscheck/compare.h"
#include "crosscheck/score.h"

#include <math.h>

static const double SAME_SLOT = 0.70;
static const double SAME_ACT = 0.75;
static const double SAME_STORY = 0.45;

/* One report: its statements are the refs [first, end). */
struct body {
    struct judge *j;
    const struct record *record;
    uint32_t document, first, end;
};

static const struct statement *at(const struct body *b, uint32_t ref)
{
    return matching_statement(b->j->m, ref);
}

static void report(
        struct body *b, uint32_t headline, uint32_t other, const char *rule)
{
    struct check_finding *f =
            finding_open(b->j, FINDING_HEADLINE_MISMATCH, SEVERITY_ALARM, rule);
    f->fact = b->j->fact_of[headline];
    f->first = judge_outlet(b->j, b->document);
    f->one = at(b, headline)->snippet;
    f->other = at(b, other)->snippet;
    finding_statement(b->j, headline);
    finding_statement(b->j, other);
}

/* The text says the same in the same words. */
static bool same_words(const struct statement *h, const struct statement *s)
{
    return span_find(s->snippet, h->snippet) != SIZE_MAX ||
           span_find(h->snippet, s->snippet) != SIZE_MAX;
}

/* ---- numbers ------------------------------------------------------------ */

/* The headline's number stands in the body after all, of whatever. */
static bool stands_anywhere(const struct body *b, const struct statement *h)
{
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (!s->headline && s->kind == FACT_COUNT &&
                (compare_same_number(h, s) || h->value == s->value)) {
            return true;
        }
    }
    return false;
}

/* "Some twenty" stands for 23 in a headline. */
static bool rounds(const struct statement *h, const struct statement *s)
{
    static const double ROUNDED = 0.2;
    return h->modifier == MODIFIER_ABOUT && compare_same_unit(h, s) &&
           fabs(h->value - s->value) <= ROUNDED * s->value;
}

static bool check_number(struct body *b, uint32_t headline)
{
    const struct statement *h = at(b, headline);
    uint32_t against = NONE;
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_COUNT ||
                matching_score(b->j->m, h, s) < SAME_SLOT) {
            continue;
        }
        if (compare_numbers(h, s) != RELATION_DIFFER || rounds(h, s)) {
            return false;
        }
        against = against == NONE ? i : against;
    }
    if (against == NONE || h->noun == 0 || stands_anywhere(b, h)) {
        return false;
    }
    report(b, headline, against, "headline-number");
    finding_close(b->j);
    return true;
}

/* ---- gravity ------------------------------------------------------------ */

/* The word of this gravity in or right behind the statement's sentence. */
static const struct severity_word *gravity_near(
        const struct body *b, const struct statement *s, uint32_t concept)
{
    for (uint32_t i = 0; i < b->record->severity.n; i++) {
        const struct severity_word *w = &b->record->severity.at[i];
        if (w->concept == concept && w->sentence >= s->sentence &&
                w->sentence <= s->sentence + 1) {
            return w;
        }
    }
    return NULL;
}

static bool check_gravity(struct body *b, uint32_t headline)
{
    const struct statement *h = at(b, headline);
    uint32_t contrary =
            h->severity == NONE
                    ? NONE
                    : concept_contrary(b->j->m->concepts, h->severity);
    if (contrary == NONE) {
        return false;
    }
    uint32_t against = NONE;
    const struct severity_word *word = NULL;
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        bool same = !s->headline && s->kind == h->kind &&
                    (s->concept == h->concept || s->state == h->concept);
        if (same && gravity_near(b, s, h->severity)) {
            return false;
        }
        const struct severity_word *w =
                same ? gravity_near(b, s, contrary) : NULL;
        if (w && !word) {
            word = w;
            against = i;
        }
    }
    if (!word) {
        return false;
    }
    report(b, headline, against, "headline-gravity");
    struct check_place place = word->at;
    place.document = b->document;
    finding_place(b->j, place);
    finding_close(b->j);
    return true;
}

/* ---- actors ------------------------------------------------------------- */

static double shared(const struct body *b, struct list x, struct list y)
{
    return matching_context(b->j->m, b->record, x, b->record, y);
}

/* Bodies (a ministry, an army) among the terms that are not in `known`, but
 * for the one that is `besides`. */
static bool names_body(const struct body *b, struct list terms,
        const struct list *known, uint32_t besides)
{
    const struct concepts *c = b->j->m->concepts;
    for (uint32_t i = 0; i < terms.n; i++) {
        term_key key = b->record->term.at[terms.first + i].key;
        uint32_t concept = term_concept(key);
        bool there = concept == NONE || !concept_speaks(c, concept) ||
                     concept == besides;
        for (uint32_t k = 0; known && k < known->n; k++) {
            there |= b->record->term.at[known->first + k].key == key;
        }
        if (!there) {
            return true;
        }
    }
    return false;
}

/* The body on whose word the statement stands, or NONE. */
static uint32_t speaker(const struct body *b, uint32_t ref)
{
    uint32_t node = roots_innermost(b->j->r, ref);
    return node == NONE ? NONE : b->j->r->institution[node];
}

static bool check_actor(struct body *b, uint32_t headline)
{
    static const double THERE = 0.2;
    const struct statement *h = at(b, headline);
    if (!names_body(b, h->agents, NULL, NONE) || h->negated != h->denied ||
            h->sources.n > 0) {
        return false;
    }
    uint32_t against = NONE;
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_OCCURRENCE ||
                score_acts(b->j->m, h, s) < SAME_ACT) {
            continue;
        }
        if (shared(b, h->agents, s->terms) > THERE ||
                shared(b, h->agents, s->agents) > THERE) {
            return false;
        }
        if (against == NONE && s->negated == s->denied &&
                names_body(b, s->terms, &h->terms, speaker(b, i))) {
            against = i;
        }
    }
    if (against == NONE) {
        return false;
    }
    report(b, headline, against, "headline-actor");
    finding_close(b->j);
    return true;
}

/* ---- sources ------------------------------------------------------------ */

static bool has_root(const struct roots *r, uint32_t ref, uint32_t root)
{
    struct list of = r->of_ref[ref];
    for (uint32_t i = 0; i < of.n; i++) {
        if (r->pool.at[of.first + i] == root) {
            return true;
        }
    }
    uint32_t node = roots_innermost(r, ref);
    return node != NONE && roots_root(r, node) == root;
}

static bool is_somebodys(const struct body *b, uint32_t ref)
{
    const struct roots *r = b->j->r;
    struct list of = r->of_ref[ref];
    return roots_innermost(r, ref) != NONE || (of.n && r->relayed[ref]);
}

static bool check_source(struct body *b, uint32_t headline)
{
    const struct statement *h = at(b, headline);
    uint32_t node = roots_innermost(b->j->r, headline);
    if (node == NONE) {
        return false;
    }
    uint32_t root = roots_root(b->j->r, node);
    if (b->j->r->institution[node] == NONE) {
        return false; /* a country may stand for its minister */
    }
    uint32_t against = NONE;
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_OCCURRENCE ||
                score_acts(b->j->m, h, s) < SAME_ACT) {
            continue;
        }
        if (has_root(b->j->r, i, root) || same_words(h, s)) {
            return false;
        }
        if (against == NONE && is_somebodys(b, i) &&
                shared(b, h->terms, s->terms) >= SAME_STORY / 2) {
            against = i;
        }
    }
    if (against == NONE) {
        return false;
    }
    report(b, headline, against, "headline-source");
    finding_close(b->j);
    return true;
}

/* ---- a number on another's word ----------------------------------------- */

/* "The ministry admits 11": in the text the ministry has another number, and
 * 11 is somebody else's. */
static bool check_number_source(struct body *b, uint32_t headline)
{
    static const double ALIKE = 0.5;
    const struct statement *h = at(b, headline);
    uint32_t own = NONE, others = NONE;
    if (h->sources.n == 0 || h->noun == 0) {
        return false;
    }
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_COUNT || s->background ||
                !compare_same_unit(h, s) ||
                (h->state != s->state &&
                        matching_score(b->j->m, h, s) < ALIKE)) {
            continue;
        }
        bool same = compare_same_number(h, s);
        bool share = roots_share(b->j->r, headline, i);
        if (same && share) {
            return false;
        }
        own = share && !same && !isnan(s->value) ? i : own;
        others = same && s->sources.n > 0 ? i : others;
    }
    if (own == NONE || others == NONE) {
        return false;
    }
    report(b, headline, own, "headline-number-source");
    finding_statement(b->j, others);
    finding_close(b->j);
    return true;
}

/* "The mayor admits …": in the text the mayor only denies. */
static bool check_denial(struct body *b, uint32_t headline)
{
    const struct statement *h = at(b, headline);
    uint32_t against = NONE;
    if (h->sources.n == 0 || h->negated || h->denied) {
        return false;
    }
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_OCCURRENCE || s->sources.n == 0 ||
                !roots_share(b->j->r, headline, i)) {
            continue;
        }
        if (s->negated == s->denied) {
            return false;
        }
        against = against == NONE ? i : against;
    }
    if (against == NONE) {
        return false;
    }
    report(b, headline, against, "headline-denial");
    finding_close(b->j);
    return true;
}

/* ---- polarity and certainty --------------------------------------------- */

/* The headline stands on nobody's word, and is no question and no plan. */
static bool is_flat(const struct statement *h)
{
    return h->sources.n == 0 && h->stance == STANCE_ASSERTS &&
           h->modality == MODALITY_ACTUAL && !h->denied &&
           (h->concept != NONE || h->noun != 0);
}

/* Statements of the body that tell of the same act: how many agree with the
 * headline, and the first that does not. */
struct same_act {
    uint32_t asserted; /* as the headline does */
    uint32_t contrary; /* the outlet itself says the opposite, or NONE */
    uint32_t distanced;
};

static struct same_act find_act(const struct body *b, const struct statement *h)
{
    struct same_act a = {0, NONE, NONE};
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (s->headline || s->kind != FACT_OCCURRENCE || s->background ||
                score_acts(b->j->m, h, s) < SAME_ACT) {
            continue;
        }
        bool alike = shared(b, h->terms, s->terms) >= SAME_STORY;
        bool agree = compare_polarity(h, s) == RELATION_AGREE;
        if (agree && s->stance == STANCE_DISTANCES) {
            a.distanced = alike && a.distanced == NONE ? i : a.distanced;
        } else if (agree || same_words(h, s)) {
            a.asserted++;
        } else if (alike && s->sources.n == 0 && !s->denied &&
                   s->stance == STANCE_ASSERTS &&
                   s->modality == MODALITY_ACTUAL) {
            a.contrary = a.contrary == NONE ? i : a.contrary;
        }
    }
    return a;
}

static bool check_firmness(struct body *b, uint32_t headline)
{
    const struct statement *h = at(b, headline);
    if (!is_flat(h)) {
        return false;
    }
    struct same_act a = find_act(b, h);
    if (a.asserted > 0 || (a.contrary == NONE && a.distanced == NONE)) {
        return false;
    }
    if (a.contrary != NONE) {
        report(b, headline, a.contrary, "headline-polarity");
    } else {
        report(b, headline, a.distanced, "headline-certainty");
    }
    finding_close(b->j);
    return true;
}

/* ---- all headlines ------------------------------------------------------ */

/* The text says it in the very same words. */
static bool repeated(const struct body *b, const struct statement *h)
{
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *s = at(b, i);
        if (!s->headline && s->kind == h->kind &&
                span_eq(s->snippet, h->snippet)) {
            return true;
        }
    }
    return false;
}

static void check_body(struct body *b)
{
    for (uint32_t i = b->first; i < b->end; i++) {
        const struct statement *h = at(b, i);
        if (!h->headline || repeated(b, h)) {
            continue;
        }
        bool done =
                h->kind == FACT_COUNT
                        ? check_gravity(b, i) || check_number(b, i) ||
                                  check_number_source(b, i)
                        : h->kind == FACT_OCCURRENCE &&
                                  (check_source(b, i) || check_actor(b, i) ||
                                          check_denial(b, i) ||
                                          check_firmness(b, i));
        if (done) {
            return; /* one headline, one finding */
        }
    }
}

void judge_headlines(struct judge *j)
{
    uint32_t first = 0;
    while (first < j->m->ref.n) {
        uint32_t document = j->m->ref.at[first].document;
        uint32_t end = first;
        while (end < j->m->ref.n && j->m->ref.at[end].document == document) {
            end++;
        }
        struct body b = {j, j->m->records[document], document, first, end};
        check_body(&b);
        first = end;
    }
}
