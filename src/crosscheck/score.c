/* SPDX-License-Identifier: Apache-2.0 */
/* score.c - see score.h. The weights were set on the two dossiers of
 * examples/ and the unrelated reports; each says what it is for. */
#include "crosscheck/score.h"

#include "base/map.h"
#include "crosscheck/compare.h"

#include <math.h>

double score_concepts(const struct concepts *c, uint32_t a, uint32_t b)
{
    if (a == NONE || b == NONE) {
        return 0;
    }
    if (a == b) {
        return 1;
    }
    if (concept_use(c, a) == CONCEPT_GENERIC ||
            concept_use(c, b) == CONCEPT_GENERIC) {
        return 0;
    }
    bool top = concept_parent(c, a) == NONE || concept_parent(c, b) == NONE;
    if (!top && (concept_is(c, a, b) || concept_is(c, b, a))) {
        return 0.8;
    }
    return 0;
}

/* ---- surroundings ------------------------------------------------------- */

static double rarity(const struct matching *m, term_key key)
{
    uint32_t f = map_get(m->frequency, key);
    enum { AT_LEAST = 40 };
    double all = m->statements > AT_LEAST ? m->statements : AT_LEAST;
    return f == NONE ? 0 : log(1 + all / f);
}

/* What happens is compared by itself. */
static bool is_event(const struct matching *m, term_key key)
{
    uint32_t c = term_concept(key);
    return c != NONE && concept_class(m->concepts, c) == CONCEPT_EVENT;
}

double matching_context(const struct matching *m, const struct record *ra,
        struct list a, const struct record *rb, struct list b)
{
    double both = 0, in_a = 0, in_b = 0;
    uint32_t i = 0, k = 0;
    while (i < a.n || k < b.n) {
        term_key ka = i < a.n ? ra->term.at[a.first + i].key : UINT64_MAX;
        term_key kb = k < b.n ? rb->term.at[b.first + k].key : UINT64_MAX;
        term_key key = ka < kb ? ka : kb;
        double w = is_event(m, key) ? 0 : rarity(m, key);
        in_a += ka == key ? w : 0;
        in_b += kb == key ? w : 0;
        both += ka == kb ? w : 0;
        i += ka == key;
        k += kb == key;
    }
    double less = in_a < in_b ? in_a : in_b;
    double more = in_a < in_b ? in_b : in_a;
    static const double SHORT = 0.65; /* how much the shorter one decides */
    return less > 0 ? both / (SHORT * less + (1 - SHORT) * more) : 0;
}

/* ---- counts ------------------------------------------------------------- */

static bool generic(const struct matching *m, const struct statement *s)
{
    return s->concept != NONE &&
           concept_use(m->concepts, s->concept) == CONCEPT_GENERIC;
}

static bool is_state(const struct matching *m, uint32_t c)
{
    return c != NONE && concept_use(m->concepts, c) == CONCEPT_STATE;
}

/* What is counted, when it is only "people": what befalls them. */
static uint32_t slot_concept(
        const struct matching *m, const struct statement *s)
{
    if (is_state(m, s->concept)) {
        return s->concept;
    }
    if (s->concept == NONE) {
        return NONE;
    }
    if (generic(m, s)) {
        return s->state;
    }
    uint32_t does = concept_does(m->concepts, s->concept);
    return does != NONE && s->state == NONE ? does : s->concept;
}

static double states(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    bool x = is_state(m, a->state), y = is_state(m, b->state);
    if (x && y) {
        double same = score_concepts(m->concepts, a->state, b->state);
        return same > 0 ? 0.1 * same : -1;
    }
    return x != y ? -0.2 : 0;
}

/* Counts of one thing differ, but rarely tenfold. */
static double magnitude(
        const struct statement *a, const struct statement *b, bool toll)
{
    static const double CLOSE = 2;
    const double FAR = toll ? 5 : 12;
    double x = isnan(a->value) ? a->least : a->value;
    double y = isnan(b->value) ? b->least : b->value;
    if (isnan(x) || isnan(y) || x <= 0 || y <= 0) {
        return 0;
    }
    double ratio = x > y ? x / y : y / x;
    return ratio <= CLOSE ? 0.06 : ratio >= FAR ? -0.3 : 0;
}

static bool possible(const struct statement *s)
{
    return s->modality == MODALITY_POSSIBLE ||
           s->modality == MODALITY_HYPOTHETICAL;
}

static double score_count(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    if (!compare_same_unit(a, b)) {
        return 0;
    }
    uint32_t ca = slot_concept(m, a), cb = slot_concept(m, b);
    bool number = compare_same_number(a, b);
    enum { TELLING = 13 }; /* small numbers are alike by chance */
    double same = score_concepts(m->concepts, ca, cb);
    if (same == 0 && (concept_does(m->concepts, ca) == cb ||
                             concept_does(m->concepts, cb) == ca)) {
        same = ca != NONE && cb != NONE ? 0.9 : 0; /* who protests protests */
    }
    if (a->rest != b->rest && !number) {
        return 0; /* parts are not compared with wholes */
    }
    if (possible(a) != possible(b)) {
        return 0; /* what a ship can hold is not what it held */
    }
    double base = 0.65 * same;
    if (same > 0 && (generic(m, a) || generic(m, b)) && !is_state(m, ca)) {
        base = 0.55 * same; /* people who do something */
    } else if (same > 0 && !generic(m, a) && !generic(m, b) &&
               !is_state(m, ca)) {
        base += concept_people(m->concepts, a->concept) ? states(m, a, b) : 0;
    }
    if (same == 0 && ca == NONE && cb == NONE && a->noun &&
            a->noun == b->noun && a->concept == b->concept) {
        base = 0.6;
    }
    if (same == 0 && generic(m, a) && generic(m, b) &&
            (a->state == NONE) != (b->state == NONE)) {
        base = 0.35; /* people of whom one report says nothing more */
    } else if (same == 0 && generic(m, a) && generic(m, b) &&
               !(is_state(m, a->state) && is_state(m, b->state))) {
        base = 0.25; /* people who do one thing here, another there */
    }
    if (same == 0 && number && a->value >= TELLING && generic(m, a) &&
            generic(m, b)) {
        base = 0.5;
    }
    if (base <= 0) {
        return 0;
    }
    const struct record *ra = m->records[a->document];
    const struct record *rb = m->records[b->document];
    base += 0.25 * matching_context(m, ra, a->terms, rb, b->terms);
    enum relation r = compare_numbers(a, b);
    if (same > 0 && same < 1 && r == RELATION_DIFFER && !is_state(m, ca) &&
            !generic(m, a) && !generic(m, b)) {
        return 0; /* foreign fighters are not all fighters */
    }
    return base + magnitude(a, b, is_state(m, ca)) +
           (number                       ? 0.15
                   : r == RELATION_AGREE ? 0.1
                                         : 0);
}

/* ---- occurrences -------------------------------------------------------- */

double score_acts(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    double s = score_concepts(m->concepts, a->concept, b->concept);
    double x = 0.8 * score_concepts(m->concepts, a->concept, b->state);
    double y = 0.8 * score_concepts(m->concepts, a->state, b->concept);
    double z = 0.9 * score_concepts(m->concepts, a->alternative, b->concept);
    double w = 0.9 * score_concepts(m->concepts, a->concept, b->alternative);
    s = x > s ? x : s;
    s = y > s ? y : s;
    s = z > s ? z : s;
    s = w > s ? w : s;
    if (s == 0 && a->concept == NONE && b->concept == NONE && a->noun &&
            a->noun == b->noun) {
        s = 0.9;
    }
    return s;
}

/* Those who do it and those it is done to: the passive and the active voice,
 * and a noun and its verb, put them in each other's place. */
static double takers(const struct matching *m, const struct record *ra,
        const struct statement *a, const struct record *rb,
        const struct statement *b)
{
    double best = 0,
           pairs[4] = {matching_context(m, ra, a->agents, rb, b->agents),
                   matching_context(m, ra, a->patients, rb, b->patients),
                   0.8 * matching_context(m, ra, a->agents, rb, b->patients),
                   0.8 * matching_context(m, ra, a->patients, rb, b->agents)};
    for (int i = 0; i < 4; i++) {
        best = pairs[i] > best ? pairs[i] : best;
    }
    bool known = a->agents.n && b->agents.n;
    if (known && pairs[0] == 0 && pairs[2] == 0 && pairs[3] == 0) {
        best *= 0.5;
    }
    return best;
}

/* An act that few statements name says by itself what they are about. */
static double telling(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    enum { FEW = 4, SOME = 8 };
    if (a->concept == NONE || a->concept != b->concept) {
        return 0;
    }
    uint32_t f = map_get(m->frequency, term_of_concept(a->concept));
    return f == NONE || f > SOME ? 0 : f <= FEW ? 0.12 : 0.06;
}

enum { FEW_TERMS = 3 };

/* Only what happens is named. */
static bool nothing_else(
        const struct matching *m, const struct record *r, struct list terms)
{
    for (uint32_t i = 0; i < terms.n; i++) {
        if (!is_event(m, r->term.at[terms.first + i].key)) {
            return false;
        }
    }
    return true;
}

static double score_event(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    double act = score_acts(m, a, b);
    if (act == 0) {
        return 0;
    }
    const struct record *ra = m->records[a->document];
    const struct record *rb = m->records[b->document];
    double around = matching_context(m, ra, a->terms, rb, b->terms);
    bool known =
            (a->agents.n || a->patients.n) && (b->agents.n || b->patients.n);
    if (a->terms.n <= FEW_TERMS && b->terms.n <= FEW_TERMS && around == 0 &&
            nothing_else(m, ra, a->terms) && nothing_else(m, rb, b->terms)) {
        around = 0.6; /* nothing stands around either */
    }
    double who = known ? takers(m, ra, a, rb, b) : 0.9 * around;
    double besides = 0; /* to leave, and to leave for an attack */
    if (a->state != NONE && b->state != NONE) {
        besides = score_concepts(m->concepts, a->state, b->state) > 0 ? 0.15
                                                                      : -0.05;
    } else if (a->state != b->state) {
        besides = -0.03;
    }
    return act * (0.25 + besides + telling(m, a, b) + 0.4 * around + 0.5 * who);
}

static double score_time(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    if ((a->minute >= 0) != (b->minute >= 0)) {
        return 0;
    }
    enum relation r = compare_times(a, b);
    double act = score_acts(m, a, b);
    if (act == 0 || r != RELATION_AGREE) {
        return 0;
    }
    const struct record *ra = m->records[a->document];
    const struct record *rb = m->records[b->document];
    return act * (0.55 + 0.3 * matching_context(m, ra, a->terms, rb, b->terms));
}

/* ---- together ----------------------------------------------------------- */

/* Days that both give and that share none: not one event. */
static bool other_days(const struct statement *a, const struct statement *b)
{
    return a->kind != FACT_TIME && a->from != DAY_NONE && b->from != DAY_NONE &&
           (a->from > b->to || b->from > a->to);
}

/* What is said of long ago fits what is said without a time only where it is
 * the very same number. */
static bool other_times(const struct statement *a, const struct statement *b)
{
    return a->background != b->background &&
           !(a->kind == FACT_COUNT && compare_same_number(a, b));
}

double matching_score(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    if (a->kind != b->kind || other_days(a, b) || other_times(a, b)) {
        return 0;
    }
    switch (a->kind) {
    case FACT_COUNT:
        return score_count(m, a, b);
    case FACT_TIME:
        return score_time(m, a, b);
    case FACT_OCCURRENCE:
    case FACT_ACTOR:
    case FACT_PLACE:
        break;
    }
    return score_event(m, a, b);
}
