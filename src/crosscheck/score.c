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
        return 0.9;
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

/* The state says more than what such people are known by: patients treated. */
static bool tells_more(const struct matching *m, const struct statement *s)
{
    return is_state(m, s->state) &&
           concept_does(m->concepts, s->concept) != s->state;
}

/* What is counted, when it is only "people": what befalls them. */
static uint32_t slot_concept(
        const struct matching *m, const struct statement *s)
{
    if (is_state(m, s->concept)) {
        return s->concept;
    }
    if (s->concept == NONE) {
        return s->quantity == QUANTITY_COUNT && s->noun == 0 ? s->state : NONE;
    }
    if (generic(m, s)) {
        return s->state;
    }
    uint32_t does = concept_does(m->concepts, s->concept);
    bool share = s->quantity == QUANTITY_PERCENT;
    if (share && does == NONE && concept_people(m->concepts, s->concept)) {
        does = s->state; /* 42 % of the staff were on strike */
    }
    return does != NONE && (share || !tells_more(m, s)) ? does : s->concept;
}

static double states(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    bool x = tells_more(m, a), y = tells_more(m, b);
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

/* The innermost source, or NULL. */
static const struct source *teller(
        const struct record *rec, const struct statement *s)
{
    return s->sources.n == 0 ? NULL
                             : &rec->source.at[rec->chain.at[s->sources.first +
                                                             s->sources.n - 1]];
}

enum tellers { TELLERS_UNKNOWN, TELLERS_SAME, TELLERS_OTHER };

static enum tellers names_of_tellers(const struct record *ra,
        const struct source *x, const struct record *rb, const struct source *y)
{
    if (x->tokens.n == 0 || y->tokens.n == 0) {
        return TELLERS_UNKNOWN;
    }
    for (uint32_t i = 0; i < x->tokens.n; i++) {
        for (uint32_t k = 0; k < y->tokens.n; k++) {
            if (compare_words(ra->token.at[x->tokens.first + i],
                        rb->token.at[y->tokens.first + k])) {
                return TELLERS_SAME;
            }
        }
    }
    return TELLERS_OTHER;
}

/* Whether the two are told by one: by what they speak for, or by name. */
static enum tellers compare_tellers(const struct matching *m,
        const struct statement *a, const struct statement *b)
{
    const struct record *ra = m->records[a->document];
    const struct record *rb = m->records[b->document];
    const struct source *x = teller(ra, a), *y = teller(rb, b);
    if (!x || !y) {
        return TELLERS_UNKNOWN;
    }
    if (x == y) {
        return TELLERS_SAME;
    }
    enum tellers names = names_of_tellers(ra, x, rb, y);
    if (ra == rb && names == TELLERS_UNKNOWN) {
        return TELLERS_OTHER; /* one report tells its sources apart */
    }
    bool bodies = x->institution != NONE && y->institution != NONE;
    if (names == TELLERS_SAME || !bodies) {
        return names;
    }
    return x->institution == y->institution ? TELLERS_SAME : TELLERS_OTHER;
}

/* What one asks for is not what the other offers. */
static bool other_demands(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    return (a->modality == MODALITY_ASKED || b->modality == MODALITY_ASKED) &&
           compare_tellers(m, a, b) == TELLERS_OTHER;
}

/* How alike what is done to them is: their acts, or what else the words of
 * those may mean. */
static double acts_of_counts(const struct matching *m,
        const struct statement *a, const struct statement *b)
{
    const struct concepts *c = m->concepts;
    double s = score_concepts(c, a->state, b->state);
    double x = 0.9 * score_concepts(c, a->alternative, b->state);
    double y = 0.9 * score_concepts(c, a->state, b->alternative);
    s = x > s ? x : s;
    return y > s ? y : s;
}

struct counted {
    const struct statement *a, *b;
    uint32_t ca, cb; /* their slot's concepts */
    double same;     /* how alike those are */
    bool number;     /* the very same */
};

enum { TELLING = 13 }; /* small numbers are alike by chance */

static bool same_noun(const struct counted *c)
{
    return c->same == 0 && c->ca == NONE && c->cb == NONE &&
           c->a->concept == c->b->concept && c->a->noun && c->b->noun;
}

static bool people_counted(const struct matching *m, const struct statement *s)
{
    return is_state(m, s->concept) || s->concept == NONE ||
           concept_people(m->concepts, s->concept);
}

/* People of whom the words say little. */
static double base_of_people(const struct matching *m, const struct counted *c)
{
    const struct statement *a = c->a, *b = c->b;
    if (c->number && a->value >= TELLING) {
        return 0.5;
    }
    if ((a->state == NONE) != (b->state == NONE)) {
        return 0.35; /* of whom one report says nothing more */
    }
    bool states = is_state(m, a->state) && is_state(m, b->state);
    return states ? 0 : 0.25; /* who do one thing here, another there */
}

/* "Three to a mattress": a small number that counts nothing by name. */
static bool is_small(const struct statement *s)
{
    return s->concept == NONE && s->noun == 0 && s->value < TELLING;
}

/* The same befalls both, or one is people in the state that the other is. */
static bool one_state(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    uint32_t x = is_state(m, a->concept) ? a->concept : a->state;
    uint32_t y = is_state(m, b->concept) ? b->concept : b->state;
    return x == y && is_state(m, x) && people_counted(m, a) &&
           people_counted(m, b);
}

/* How far the words say that the same is counted, 0 … 0.65. */
static double base_of_count(const struct matching *m, const struct counted *c)
{
    const struct statement *a = c->a, *b = c->b;
    bool people = generic(m, a) || generic(m, b);
    if (!c->number && (is_small(a) || is_small(b))) {
        return 0;
    }
    bool agree = a->value >= TELLING && compare_numbers(a, b) == RELATION_AGREE;
    if (c->same == 0 && (c->number || agree) && one_state(m, a, b)) {
        return 0.5; /* "five inmates dead" and "five dead" */
    }
    if (c->same > 0 && is_state(m, c->ca)) {
        return 0.65 * c->same;
    }
    if (c->same > 0 && people) {
        return 0.55 * c->same; /* people who do something */
    }
    if (c->same > 0) {
        bool who = concept_people(m->concepts, a->concept);
        return 0.65 * c->same + (who ? states(m, a, b) : 0);
    }
    if (same_noun(c)) {
        return a->noun == b->noun                  ? 0.6
               : compare_words(a->lemma, b->lemma) ? 0.55
                                                   : 0;
    }
    bool bare =
            (generic(m, a) || a->noun == 0) && (generic(m, b) || b->noun == 0);
    return bare && a->quantity == QUANTITY_COUNT ? base_of_people(m, c) : 0;
}

/* Shares, sums and lengths of which no common noun tells what they measure:
 * what is done tells, or the number itself. */
static double base_of_amount(const struct matching *m, const struct counted *c)
{
    static const double OTHER_THING = 0.6;
    const struct statement *a = c->a, *b = c->b;
    if (a->quantity == QUANTITY_COUNT) {
        return 0;
    }
    static const double ONE_TELLER = 0.08;
    double base = 0.4 * acts_of_counts(m, a, b);
    if (base == 0) {
        base = c->number && a->value >= TELLING ? 0.35 : 0.2;
    }
    base += compare_tellers(m, a, b) == TELLERS_SAME ? ONE_TELLER : 0;
    bool things = a->noun && b->noun && c->ca != NONE && c->cb != NONE;
    return things ? base * OTHER_THING : base;
}

/* "18,000 according to the police, 45,000 according to the union": a report
 * that sets one's number beside another's means the same thing. */
static double two_sides(const struct matching *m, const struct counted *c)
{
    static const double SURE = 0.75, LIKELY = 0.6;
    const struct statement *a = c->a, *b = c->b;
    if (a->document != b->document || a->sentence > b->sentence + 1 ||
            b->sentence > a->sentence + 1 ||
            !(a->bare || b->bare || (generic(m, a) && generic(m, b)))) {
        return 0;
    }
    bool same_act = acts_of_counts(m, a, b) > 0;
    bool same_state = same_act || a->state == NONE || b->state == NONE;
    if (a->quantity != QUANTITY_COUNT && !same_act &&
            (a->sentence != b->sentence || !same_state)) {
        return 0;
    }
    bool same_thing = c->ca == NONE || c->cb == NONE || c->same > 0 ||
                      (generic(m, a) || generic(m, b));
    bool others = compare_tellers(m, a, b) == TELLERS_OTHER;
    return !same_state || !same_thing || !others ? 0 : same_act ? SURE : LIKELY;
}

static double score_count(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    if (!compare_same_unit(a, b) || possible(a) != possible(b) ||
            other_demands(m, a, b)) {
        return 0; /* what a ship can hold is not what it held */
    }
    struct counted c = {a, b, slot_concept(m, a), slot_concept(m, b), 0, false};
    c.number = compare_same_number(a, b);
    if (matching_apart(m, a, b) || (a->rest != b->rest && !c.number)) {
        return 0; /* parts are not compared with wholes */
    }
    c.same = score_concepts(m->concepts, c.ca, c.cb);
    if (c.same == 0 && c.ca != NONE && c.cb != NONE &&
            (concept_does(m->concepts, c.ca) == c.cb ||
                    concept_does(m->concepts, c.cb) == c.ca)) {
        c.same = 0.9; /* who protests protests */
    }
    if (c.same == 0 && is_state(m, c.ca) && is_state(m, c.cb) &&
            (concept_is(m->concepts, c.ca, c.cb) ||
                    concept_is(m->concepts, c.cb, c.ca))) {
        c.same = 0.85; /* a toll does not tell of what */
    }
    double base = base_of_count(m, &c), amount = base_of_amount(m, &c);
    double sides = two_sides(m, &c);
    base = sides > base ? sides : base;
    double around = amount > base ? 0.35 : 0.25;
    base = amount > base ? amount : base;
    if (base <= 0) {
        return 0;
    }
    enum relation r = compare_numbers(a, b);
    if (c.same > 0 && c.same < 1 && r == RELATION_DIFFER &&
            !is_state(m, c.ca) && !generic(m, a) && !generic(m, b)) {
        return 0; /* foreign fighters are not all fighters */
    }
    const struct record *ra = m->records[a->document];
    const struct record *rb = m->records[b->document];
    base += around * matching_context(m, ra, a->terms, rb, b->terms);
    return base + magnitude(a, b, is_state(m, c.ca)) +
           (c.number                     ? 0.15
                   : r == RELATION_AGREE ? 0.1
                                         : 0);
}

/* ---- occurrences -------------------------------------------------------- */

double score_acts(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    const uint32_t of_a[] = {a->concept, a->theme, a->alternative, a->state};
    const uint32_t of_b[] = {b->concept, b->theme, b->alternative, b->state};
    static const double WEIGHT[] = {1, 0.9, 0.9, 0.8};
    double best = 0;
    for (int i = 0; i < 4; i++) {
        for (int k = 0; k < 4; k++) {
            if (i == 0 || k == 0 || (i == 1 && k == 1)) {
                double s = (i < k ? WEIGHT[k] : WEIGHT[i]) *
                           score_concepts(m->concepts, of_a[i], of_b[k]);
                best = s > best ? s : best;
            }
        }
    }
    return best < 0.9 && a->noun && a->noun == b->noun ? 0.9 : best;
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

/* Reports of one event rarely give the same minute, if it is none of the full
 * hour, to two things; it may be told in another time zone. */
static bool telling_minute(const struct statement *a, const struct statement *b)
{
    enum { HOUR = 60 };
    bool apart = a->from != DAY_NONE && b->from != DAY_NONE &&
                 (a->from > b->to || b->from > a->to);
    return a->minute >= 0 && b->minute >= 0 && !apart &&
           a->minute % HOUR == b->minute % HOUR && a->minute % HOUR != 0;
}

static double score_time(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    static const double SAME_CLOCK = 0.57, OTHER_ZONE = 0.5;
    if ((a->minute >= 0) != (b->minute >= 0)) {
        return 0;
    }
    if (telling_minute(a, b)) {
        double around = matching_context(m, m->records[a->document], a->terms,
                m->records[b->document], b->terms);
        return (a->minute == b->minute ? SAME_CLOCK : OTHER_ZONE) +
               0.3 * around + 0.1 * score_acts(m, a, b);
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

bool matching_apart(const struct matching *m, const struct statement *a,
        const struct statement *b)
{
    return a->quality != NONE &&
           concept_contrary(m->concepts, a->quality) == b->quality;
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
