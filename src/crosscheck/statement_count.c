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

/* "45 000, according to the union": who speaks behind a number is not what is
 * counted. */
static bool is_teller(const struct reading *r, range number, uint32_t noun)
{
    const struct rcp_doc *doc = r->doc;
    range at = doc->word.at[noun].at;
    uint32_t sentence = doc->word.at[noun].sentence;
    for (uint32_t i = r->attribution_from[sentence];
            i < r->attribution_from[sentence + 1]; i++) {
        const struct attribution *a =
                &doc->attribution.at[r->attribution_order[i]];
        if (!range_empty(a->source) && range_holds(a->source, at) &&
                !range_holds(a->source, number)) {
            return true;
        }
    }
    return false;
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
            return is_teller(r, at, w + i) ? NONE : w + i;
        }
    }
    return NONE;
}

static void fill_noun(struct reading *r, struct statement *s, uint32_t noun)
{
    s->concept = context_concept(r, noun)->concept;
    if (s->concept == NONE) { /* "one train in three" is one number */
        uint32_t c = rules_word_concept(r->rules, r->doc, noun);
        s->concept = context_is_entity(r, c) ? c : NONE;
    }
    if (concept_use(r->concepts, s->concept) == CONCEPT_SAID) {
        s->concept = NONE;
    }
    s->noun_text = arena_copy(r->arena, reading_word(r, noun));
    context_lemma(r, s, reading_lemma(r, noun));
}

/* The count before a bare number that may be of the same: in its sentence or
 * in the one before of the same paragraph; NULL when there is none. */
static const struct statement *count_before(
        const struct reading *r, const struct statement *s)
{
    enum { FAR = 12 }; /* times as many are not the same ones */
    const struct record *rec = r->record;
    const struct sentence *sentence = r->doc->sentence.at;
    for (uint32_t i = rec->statement.n; i-- > 0;) {
        const struct statement *p = &rec->statement.at[i];
        bool near = p->sentence == s->sentence ||
                    (p->sentence + 1 == s->sentence && s->said &&
                            sentence[p->sentence].block ==
                                    sentence[s->sentence].block);
        if (p->kind != FACT_COUNT || !near) {
            return NULL;
        }
        bool far = p->value > s->value * FAR || s->value > p->value * FAR;
        if (p->noun != 0 && p->quantity == QUANTITY_COUNT && !far) {
            return p;
        }
    }
    return NULL;
}

static void inherit_noun(const struct reading *r, struct statement *s)
{
    const struct statement *p = count_before(r, s);
    if (p) {
        s->concept = p->concept;
        s->noun = p->noun;
        s->lemma = p->lemma;
        s->noun_text = p->noun_text;
        s->state = p->state;
    }
}

/* "45,000 people marched. Police counted 18,000." */
static void inherit_state(const struct reading *r, struct statement *s)
{
    const struct statement *p = count_before(r, s);
    if (p && p->quantity == s->quantity && p->noun == s->noun) {
        s->state = p->state;
        s->alternative = p->alternative;
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

/* The first time that ends at or behind a place; times are in text order. */
static uint32_t first_time(const struct rcp_doc *doc, uint32_t end)
{
    uint32_t low = 0, high = doc->time.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->time.at[mid].at.end < end) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* A number that is part of a time, or a date by itself. */
static bool is_date(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t i = first_time(doc, at.end);
    for (; i < doc->time.n && doc->time.at[i].at.start <= at.start; i++) {
        const struct timex *t = &doc->time.at[i];
        bool same = t->at.start == at.start && t->at.end == at.end;
        if (range_holds(t->at, at) && (!same || t->type == TIME_DATE)) {
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
    if (after == NONE && says_nothing && q->kind == QUANTITY_COUNT) {
        return NONE; /* "the figure of 600,000" */
    }
    return after == NONE ? noun : after;
}

/* A pronoun's number may have its noun in the sentence before. */
static bool beside(const struct reading *r, range number, uint32_t noun)
{
    uint32_t word = doc_word_at(r->doc, number.start);
    return r->doc->word.at[noun].sentence == r->doc->word.at[word].sentence;
}

/* The word of what is counted, or NONE. */
static uint32_t counted(
        const struct reading *r, const struct quantity *q, struct scope scope)
{
    uint32_t noun = q->noun;
    if (noun != NONE && (noun >= r->doc->word.n || is_teller(r, q->at, noun))) {
        noun = NONE;
    }
    return q->kind != QUANTITY_MONEY || noun != NONE
                   ? better_noun(r, q, noun, scope)
                   : NONE;
}

/* A number without a noun: the thing that a sum is paid for or that is so long
 * or heavy, the noun of the count before it, or the toll that it stands for. */
static void fill_bare(
        struct reading *r, struct statement *s, struct scope scope)
{
    uint32_t word = doc_word_at(r->doc, s->at.at.start);
    if (s->quantity == QUANTITY_MONEY || s->quantity == QUANTITY_MEASURE) {
        s->concept = context_nearest(r, scope, word, thing_at);
        return;
    }
    if (s->quantity != QUANTITY_COUNT) {
        return;
    }
    uint32_t at = context_nearest_word(r, scope, word, context_state);
    bool is_toll = at != NONE && r->doc->tag &&
                   (r->doc->tag[at].upos != UPOS_VERB ||
                           r->doc->tag[at].morph.verbform == VERBFORM_PART);
    uint32_t toll = is_toll ? context_state(r, at) : NONE;
    inherit_noun(r, s);
    if (s->noun == 0 && toll != NONE) {
        s->concept = toll; /* "the toll has risen to 17" */
        s->noun = term_of_concept(toll);
    }
}

/* "Nine dead and fourteen others missing": the others are beside those that
 * the same thing befell. */
static void settle_rest(const struct reading *r, struct statement *s)
{
    s->rest = is_rest(r, s->at.at);
    for (uint32_t i = r->record->statement.n; s->rest && i-- > 0;) {
        const struct statement *p = &r->record->statement.at[i];
        if (p->kind != FACT_COUNT || p->sentence != s->sentence) {
            return;
        }
        if (p->quantity == QUANTITY_COUNT && p->state != NONE) {
            s->rest = s->state == NONE || p->state == s->state;
            return;
        }
    }
}

/* What befalls those counted, or what the clause says is done. */
static void fill_state(struct reading *r, struct statement *s,
        struct scope scope, uint32_t near)
{
    bool things = s->quantity == QUANTITY_COUNT; /* or people, not a sum */
    uint32_t w =
            things ? context_nearest_word(r, scope, near, context_state) : NONE;
    uint32_t state = w == NONE ? NONE : context_state(r, w);
    if (w == NONE) {
        w = context_nearest_word(r, scope, near, context_event);
        state = w == NONE ? NONE : context_event(r, w);
    }
    if (state == NONE) {
        return;
    }
    s->state = state;
    const struct word_concept *c = context_concept(r, w);
    uint32_t second = c->concept == state ? c->other : c->concept;
    s->alternative = context_is_event(r, second) ? second : NONE;
}

static void fill_number(
        struct reading *r, struct statement *s, const struct quantity *q)
{
    s->quantity = q->kind;
    s->modifier = q->modifier;
    s->value = q->value;
    s->least = q->min;
    s->most = q->max;
    s->unit = q->unit.ptr ? arena_copy(r->arena, q->unit) : q->unit;
    s->part = q->part_of != NONE;
}

/* Confirmed or suspected: said of the noun beside it, which ones are counted.
 */
static uint32_t which_ones(const struct reading *r, uint32_t noun)
{
    enum { NEAR = 3 };
    const struct rcp_doc *doc = r->doc;
    struct list words = doc->sentence.at[doc->word.at[noun].sentence].words;
    uint32_t first = noun > words.first + NEAR ? noun - NEAR : words.first;
    uint32_t end = words.first + words.n;
    end = noun + NEAR + 1 < end ? noun + NEAR + 1 : end;
    for (uint32_t w = first; w < end; w++) {
        const struct word_concept *c = &r->concept[w];
        const uint32_t both[] = {c->concept, c->other};
        bool punct = doc->tag && doc->tag[w].upos == UPOS_PUNCT;
        if (punct && w > noun) {
            break;
        }
        for (int i = 0; i < 2; i++) {
            if (both[i] != NONE && w != noun &&
                    concept_class(r->concepts, both[i]) == CONCEPT_QUALITY &&
                    concept_use(r->concepts, both[i]) == CONCEPT_PLAIN &&
                    concept_contrary(r->concepts, both[i]) != NONE) {
                return both[i];
            }
        }
    }
    return NONE;
}

/* "Six dead, the prefecture said. 33 are still in hospital.": a toll behind
 * another one in its paragraph is of the same body, where nobody else speaks.
 */
static void inherit_teller(const struct reading *r, struct statement *s)
{
    const struct record *rec = r->record;
    const struct sentence *sentence = r->doc->sentence.at;
    if (s->sources.n || !context_is_state(r, s->state)) {
        return;
    }
    for (uint32_t i = rec->statement.n; i-- > 0;) {
        const struct statement *p = &rec->statement.at[i];
        if (p->kind != FACT_COUNT || p->sentence + 1 < s->sentence ||
                sentence[p->sentence].block != sentence[s->sentence].block) {
            return;
        }
        if (p->sources.n && context_is_state(r, p->state)) {
            s->sources = p->sources;
            return;
        }
    }
}

/* All but the number itself: what is counted, what befalls it, who says so. */
static void add_count(struct reading *r, struct statement *s,
        struct scope scope, uint32_t noun)
{
    enum { BEHIND = 4 };
    uint32_t word = doc_word_at(r->doc, s->at.at.start);
    bool near = noun != NONE && beside(r, s->at.at, noun);
    if (!near && count_before(r, s)) {
        noun = NONE; /* what was counted before, not what was named last */
    }
    if (noun != NONE) {
        uint32_t end = noun + BEHIND < scope.end ? noun + BEHIND : scope.end;
        struct scope behind = {noun, end, NONE, scope.sentence};
        fill_noun(r, s, noun);
        s->quality = which_ones(r, noun);
        s->severity = near ? context_nearest(r, behind, noun, context_severity)
                           : NONE;
    } else {
        fill_bare(r, s, scope);
    }
    fill_state(r, s, scope, near ? noun : word);
    if (noun != NONE && !near && s->state != NONE) {
        s->concept = NONE; /* "they were 18,000 to march": marchers */
        s->noun = 0;
    }
    if (s->bare && s->state == NONE) {
        inherit_state(r, s);
    }
    settle_rest(r, s);
    inherit_teller(r, s);
    s->terms = context_terms(r, scope);
    *VEC_ADD(r->arena, &r->record->statement) = *s;
}

void statement_add_count(struct reading *r, uint32_t index)
{
    const struct quantity *q = &r->doc->quantity.at[index];
    if (q->kind == QUANTITY_ORDINAL || q->value == 0 ||
            doc_word_at(r->doc, q->at.start) == NONE || is_date(r, q->at)) {
        return;
    }
    struct scope scope = context_at(r, q->at);
    uint32_t noun = counted(r, q, scope);
    range at = q->at;
    if (noun != NONE && beside(r, q->at, noun)) {
        at = range_join(at, r->doc->word.at[noun].at);
    }
    struct statement s = context_statement(r, FACT_COUNT, at, scope);
    fill_number(r, &s, q);
    if (!statement_settle_teller(r, &s, index) && scope.claim != NONE) {
        context_add_teller(r, &s, &r->doc->claim.at[scope.claim]);
    }
    s.bare = noun == NONE || !beside(r, q->at, noun);
    s.former = q->former;
    add_count(r, &s, scope, noun);
}

/* ---- lengths of time ---------------------------------------------------- */

/* A length of weeks to seconds, in its only unit or in minutes: P3D, PT25M,
 * PT1H30M; false for what has no fixed length (P2Y) and what is not known. */
static bool length_of(span value, double *length, span *unit)
{
    static const struct {
        char letter;
        bool clock; /* behind the T */
        double minutes;
        const char *code;
    } UNITS[] = {{'W', false, 10080, "wk"}, {'D', false, 1440, "d"},
            {'H', true, 60, "h"}, {'M', true, 1, "min"}};
    double sum = 0, number = 0;
    uint32_t parts = 0;
    bool clock = false;
    for (size_t i = 1; i < value.len; i++) {
        char c = value.ptr[i];
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            continue;
        }
        if (c == 'T') {
            clock = true;
            continue;
        }
        size_t u = 0;
        while (u < 4 && (UNITS[u].letter != c || UNITS[u].clock != clock)) {
            u++;
        }
        if (u == 4 || number == 0) {
            return false;
        }
        sum += number * UNITS[u].minutes;
        *length = number;
        *unit = span_of(UNITS[u].code);
        number = 0;
        parts++;
    }
    if (parts > 1) {
        *length = sum;
        *unit = SPAN("min");
    }
    return parts > 0;
}

/* "25 minutes after the alert": a count of minutes, rounded as most are. */
void statement_add_duration(struct reading *r, uint32_t index)
{
    static const double ROUGHLY = 0.1;
    const struct timex *t = &r->doc->time.at[index];
    double length = 0;
    span unit = {NULL, 0};
    if (t->type != TIME_DURATION || t->value.len < 3 ||
            t->value.ptr[0] != 'P' ||
            doc_word_at(r->doc, t->at.start) == NONE ||
            !length_of(t->value, &length, &unit)) {
        return;
    }
    struct scope scope = context_at(r, t->at);
    struct statement s = context_statement(r, FACT_COUNT, t->at, scope);
    s.quantity = QUANTITY_MEASURE;
    s.modifier = MODIFIER_ABOUT;
    s.value = length;
    s.least = length * (1 - ROUGHLY);
    s.most = length * (1 + ROUGHLY);
    s.unit = unit;
    add_count(r, &s, scope, NONE);
}
