/* SPDX-License-Identifier: Apache-2.0 */
/* verdict.c - pairs of statements judged, facts and roots written out.
 *
 *     differ?  share a root?  relayed?   ->
 *     no                                    nothing
 *     yes      yes            yes           drift
 *     yes      yes            no            evolving, by time of publication
 *     yes      no                           denial or contradiction, unless it
 *                                           is a toll that grew meanwhile */
#include "crosscheck/verdict.h"

#include "crosscheck/compare.h"

#include <math.h>
#include <stdlib.h>

/* ---- pairs -------------------------------------------------------------- */

static const struct record *record_of(const struct judge *j, uint32_t ref)
{
    return j->m->records[j->m->ref.at[ref].document];
}

/* The statement's own sentence names the publisher of report `of`. */
static bool cites_here(
        const struct judge *j, const struct statement *s, uint32_t of)
{
    const struct relay *r = lineage_relay(j->m->lineage, of, s->document);
    for (uint32_t i = 0; r && i < r->citations.n; i++) {
        const struct citation *c =
                &j->m->lineage->citation.at[r->citations.first + i];
        const struct record *by = j->m->records[c->by];
        if (by->word.at[c->word].sentence == s->sentence) {
            return true;
        }
    }
    return false;
}

bool judge_relays(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    if (a->document == b->document) {
        return false;
    }
    if (j->r->relayed[ref_b] && roots_share(j->r, ref_a, ref_b)) {
        return true;
    }
    return cites_here(j, b, a->document);
}

static bool is_toll(const struct judge *j, const struct statement *s)
{
    const struct concepts *c = j->m->concepts;
    return concept_use(c, s->concept) == CONCEPT_STATE ||
           concept_use(c, s->state) == CONCEPT_STATE ||
           concept_use(c, concept_does(c, s->concept)) == CONCEPT_STATE;
}

/* How the count changes while the event goes on: what befalls people decides,
 * else what they are. */
static enum concept_counted counted(
        const struct judge *j, const struct statement *s)
{
    enum concept_counted state = concept_counted(j->m->concepts, s->state);
    return state != COUNTED_STEADY
                   ? state
                   : concept_counted(j->m->concepts, s->concept);
}

enum later { LATER_UNKNOWN, LATER_NEITHER, LATER_A, LATER_B };

/* Which report came out later, by enough time for a count to have changed.
 * Unknown where a date is missing, or an hour on one and the same day. */
static enum later which_later(
        const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    enum { APART = 180 }; /* minutes */
    const struct record *a = record_of(j, ref_a), *b = record_of(j, ref_b);
    day x = moment_day(a->meta.published), y = moment_day(b->meta.published);
    if (x == DAY_NONE || y == DAY_NONE) {
        return LATER_UNKNOWN;
    }
    bool hours = a->meta.published.hour >= 0 && b->meta.published.hour >= 0;
    if (x == y && !hours) {
        return ref_a == ref_b || a == b ? LATER_NEITHER : LATER_UNKNOWN;
    }
    if (a->order >= b->order + APART) {
        return LATER_A;
    }
    return b->order >= a->order + APART ? LATER_B : LATER_NEITHER;
}

static bool both_counted(const struct judge *j, const struct statement *a,
        const struct statement *b)
{
    return a->kind == FACT_COUNT && counted(j, a) != COUNTED_STEADY &&
           counted(j, b) != COUNTED_STEADY;
}

bool judge_undated(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    return both_counted(j, matching_statement(j->m, ref_a),
                   matching_statement(j->m, ref_b)) &&
           which_later(j, ref_a, ref_b) == LATER_UNKNOWN;
}

/* "33, against 34 on Sunday": the sentence of the later number gives the
 * earlier one too. */
static bool accounts_for(const struct judge *j, const struct statement *later,
        const struct statement *earlier)
{
    const struct record *r = j->m->records[later->document];
    for (uint32_t i = 0; i < r->statement.n; i++) {
        const struct statement *s = &r->statement.at[i];
        if (s->kind == FACT_COUNT && s->sentence == later->sentence &&
                s->at.start != later->at.start &&
                compare_same_number(s, earlier)) {
            return true;
        }
    }
    return false;
}

/* Counts of people hurt are taken again and again: a later report with a
 * higher one corrects the earlier one; the missing may be found. */
static bool grew(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    if (!both_counted(j, a, b)) {
        return false;
    }
    enum later later = which_later(j, ref_a, ref_b);
    bool both = counted(j, a) == COUNTED_BOTH && counted(j, b) == COUNTED_BOTH;
    return (later == LATER_A &&
                   (both || a->value > b->value || accounts_for(j, a, b))) ||
           (later == LATER_B &&
                   (both || b->value > a->value || accounts_for(j, b, a)));
}

static enum clash same_root(
        const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    if (matching_statement(j->m, ref_a)->kind != FACT_COUNT) {
        return CLASH_NONE;
    }
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    bool later = record_of(j, ref_a)->order != record_of(j, ref_b)->order;
    if (later && is_toll(j, a) && is_toll(j, b) &&
            !cites_here(j, a, b->document) && !cites_here(j, b, a->document)) {
        return CLASH_EVOLVING; /* one body counts again */
    }
    if (judge_relays(j, ref_a, ref_b) || judge_relays(j, ref_b, ref_a)) {
        return CLASH_DRIFT;
    }
    return later ? CLASH_EVOLVING : CLASH_NONE;
}

/* Not merely supposed or asked. */
static bool stated(const struct statement *s)
{
    return s->modality != MODALITY_HYPOTHETICAL &&
           s->modality != MODALITY_ASKED;
}

/* Somebody is named who says that it is not so. */
static bool denies(const struct statement *s)
{
    return s->negated != s->denied && (s->sources.n > 0 || s->denied);
}

bool judge_denies(const struct judge *j, uint32_t ref)
{
    return denies(matching_statement(j->m, ref));
}

static bool far_apart(const struct statement *a, const struct statement *b)
{
    static const double TIMES = 3;
    return a->kind == FACT_COUNT &&
           (a->value >= TIMES * b->value || b->value >= TIMES * a->value);
}

static bool is_named(const struct judge *j, uint32_t ref)
{
    uint32_t node = roots_innermost(j->r, ref);
    const struct source *s =
            node == NONE ? NULL : roots_source(j->r, node, NULL);
    return s && (s->tokens.n > 0 || s->institution != NONE);
}

/* A share, a sum or a length that no noun names may measure something else:
 * it takes more to say that two of them clash. */
static bool is_sure(const struct judge *j, const struct statement *a,
        const struct statement *b)
{
    static const double SURE = 0.72;
    bool named = a->quantity == QUANTITY_COUNT || (a->noun && b->noun);
    return named || matching_score(j->m, a, b) >= SURE;
}

/* One report sets two sides against each other only when it names both; two
 * tolls in one report that do not stand side by side are an earlier and a later
 * one, and two sums may be two things. */
static bool two_named(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    bool beside =
            a->sentence <= b->sentence + 1 && b->sentence <= a->sentence + 1;
    return is_named(j, ref_a) && is_named(j, ref_b) &&
           (beside || !is_toll(j, a)) && is_sure(j, a, b);
}

/* In one report people say no to many things: a denial there has a verb of
 * denying, and somebody named on either side. */
static bool set_apart(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    return (a->cue_denies || b->cue_denies) && is_named(j, ref_a) &&
           is_named(j, ref_b);
}

/* From tonnes to tens of tonnes: both vague, ten times as much. */
static bool magnified(const struct statement *a, const struct statement *b)
{
    static const double TEN = 10;
    bool vague =
            a->modifier == MODIFIER_SEVERAL && b->modifier == MODIFIER_SEVERAL;
    return a->kind == FACT_COUNT && vague && compare_same_unit(a, b) &&
           (a->least >= b->least * TEN || b->least >= a->least * TEN);
}

/* What a page said before and says now is an edit, told as such. */
static bool two_versions(const struct judge *j, const struct statement *a,
        const struct statement *b)
{
    return a->document != b->document &&
           editions_same_page(j->editions, a->document, b->document);
}

enum clash judge_pair(const struct judge *j, uint32_t ref_a, uint32_t ref_b)
{
    const struct statement *a = matching_statement(j->m, ref_a);
    const struct statement *b = matching_statement(j->m, ref_b);
    if (compare_statements(a, b) != RELATION_DIFFER) {
        return magnified(a, b) && roots_share(j->r, ref_a, ref_b) &&
                               (judge_relays(j, ref_a, ref_b) ||
                                       judge_relays(j, ref_b, ref_a))
                       ? CLASH_DRIFT
                       : CLASH_NONE;
    }
    if (a->kind == FACT_OCCURRENCE && a->document == b->document &&
            a->sentence == b->sentence) {
        return CLASH_NONE; /* two readings of one sentence */
    }
    if (!stated(a) || !stated(b)) {
        return CLASH_NONE;
    }
    if (a->former || b->former) {
        return CLASH_EVOLVING; /* the report says itself that it changed */
    }
    if (two_versions(j, a, b)) {
        return grew(j, ref_a, ref_b) ? CLASH_EVOLVING : CLASH_NONE;
    }
    if (roots_share(j->r, ref_a, ref_b)) {
        return same_root(j, ref_a, ref_b);
    }
    if (a->kind == FACT_OCCURRENCE) {
        bool denied = denies(a) || denies(b);
        return denied && (a->document != b->document ||
                                 set_apart(j, ref_a, ref_b))
                       ? CLASH_DENIAL
                       : CLASH_NONE;
    }
    if (a->document == b->document && !two_named(j, ref_a, ref_b)) {
        return CLASH_NONE;
    }
    if (a->kind == FACT_COUNT && a->sources.n == 0 && b->sources.n == 0) {
        return CLASH_NONE; /* nobody is named on either side */
    }
    if ((is_toll(j, a) && far_apart(a, b)) || !is_sure(j, a, b)) {
        return CLASH_NONE; /* one of them counts a part */
    }
    return grew(j, ref_a, ref_b) ? CLASH_EVOLVING : CLASH_CONTRADICTION;
}

/* ---- writing out -------------------------------------------------------- */

static void add_documents(struct judge *j)
{
    for (uint32_t d = 0; d < j->m->n; d++) {
        struct check_document *out = VEC_ADD(j->arena, &j->out->document);
        *out = j->m->records[d]->meta;
        out->event = j->m->event[d];
    }
}

span judge_outlet(const struct judge *j, uint32_t document)
{
    return check_document_name(&j->m->records[document]->meta);
}

static uint32_t root_index(struct judge *j, uint32_t node)
{
    uint32_t root = roots_root(j->r, node);
    if (j->root_index[root] != NONE) {
        return j->root_index[root];
    }
    uint32_t document;
    const struct source *s = roots_source(j->r, root, &document);
    struct check_root *out = VEC_ADD(j->arena, &j->out->root);
    out->name = s ? s->name : judge_outlet(j, document);
    out->kind = s ? s->kind : ROOT_OUTLET;
    if (j->r->outlet[root] != NONE) {
        out->kind = ROOT_OUTLET;
    }
    j->root_index[root] = j->out->root.n - 1;
    return j->root_index[root];
}

static bool in_index(const struct check_result *out, struct list l, uint32_t v)
{
    for (uint32_t i = 0; i < l.n; i++) {
        if (out->index.at[l.first + i] == v) {
            return true;
        }
    }
    return false;
}

static void add_claim(struct judge *j, uint32_t ref)
{
    const struct statement *s = matching_statement(j->m, ref);
    struct list of = j->r->of_ref[ref];
    struct check_claim c = {.at = s->at,
            .claim = s->claim,
            .least = s->least,
            .most = s->most,
            .stance = s->stance};
    c.at.document = s->document;
    c.negated = s->negated != s->denied;
    if (s->kind != FACT_OCCURRENCE) {
        c.value = s->snippet;
    }
    c.roots.first = j->out->index.n;
    for (uint32_t i = 0; i < of.n; i++) {
        uint32_t root = root_index(j, j->r->pool.at[of.first + i]);
        *VEC_ADD(j->arena, &j->out->index) = root;
        c.roots.n++;
    }
    *VEC_ADD(j->arena, &j->out->claim) = c;
}

static enum verdict verdict_of(
        const struct judge *j, struct list members, uint32_t roots)
{
    bool evolving = false, drift = false;
    for (uint32_t i = 0; i < members.n; i++) {
        for (uint32_t k = i + 1; k < members.n && k < i + 64; k++) {
            enum clash c = judge_pair(j, j->m->member.at[members.first + i],
                    j->m->member.at[members.first + k]);
            if (c == CLASH_CONTRADICTION || c == CLASH_DENIAL) {
                return VERDICT_DISPUTED;
            }
            evolving |= c == CLASH_EVOLVING;
            drift |= c == CLASH_DRIFT;
        }
    }
    const struct statement *lead =
            matching_statement(j->m, j->m->member.at[members.first]);
    if (evolving && (!drift || is_toll(j, lead))) {
        return VERDICT_EVOLVING;
    }
    return roots > 1 ? VERDICT_CORROBORATED : VERDICT_SINGLE_ROOT;
}

/* Members of one report only are no matter for a cross-check, unless it gives
 * two sides. */
static bool across_reports(const struct judge *j, struct list members)
{
    for (uint32_t i = 1; i < members.n; i++) {
        uint32_t a = j->m->member.at[members.first];
        uint32_t b = j->m->member.at[members.first + i];
        if (j->m->ref.at[a].document != j->m->ref.at[b].document) {
            return true;
        }
    }
    return false;
}

static void add_fact(struct judge *j, struct list members)
{
    struct check_result *out = j->out;
    uint32_t lead = j->m->member.at[members.first];
    const struct statement *s = matching_statement(j->m, lead);
    struct check_fact f = {.kind = s->kind, .concept = s->concept};
    f.label = s->kind == FACT_COUNT && s->noun_text.len ? s->noun_text
                                                        : s->snippet;
    f.claims.first = out->claim.n;
    for (uint32_t i = 0; i < members.n; i++) {
        uint32_t ref = j->m->member.at[members.first + i];
        j->fact_of[ref] = out->fact.n;
        add_claim(j, ref);
    }
    f.claims.n = out->claim.n - f.claims.first;
    f.roots.first = out->index.n;
    for (uint32_t i = 0; i < f.claims.n; i++) {
        struct list r = out->claim.at[f.claims.first + i].roots;
        for (uint32_t k = 0; k < r.n; k++) {
            uint32_t root = out->index.at[r.first + k];
            if (!in_index(out, f.roots, root)) {
                *VEC_ADD(j->arena, &out->index) = root;
                f.roots.n++;
            }
        }
    }
    f.independent_roots = f.roots.n;
    f.verdict = verdict_of(j, members, f.roots.n);
    *VEC_ADD(j->arena, &out->fact) = f;
}

struct resting { /* a report that rests on a root */
    uint32_t root, document;
};

static int resting_order(const void *x, const void *y)
{
    const struct resting *a = x, *b = y;
    if (a->root != b->root) {
        return a->root < b->root ? -1 : 1;
    }
    return a->document < b->document ? -1 : a->document > b->document;
}

static void list_root_documents(struct judge *j)
{
    struct check_result *out = j->out;
    VEC(struct resting) pair = {0};
    for (uint32_t c = 0; c < out->claim.n; c++) {
        const struct check_claim *claim = &out->claim.at[c];
        for (uint32_t i = 0; i < claim->roots.n; i++) {
            *VEC_ADD(j->arena, &pair) = (struct resting){
                    out->index.at[claim->roots.first + i], claim->at.document};
        }
    }
    if (pair.n == 0) {
        return;
    }
    qsort(pair.at, pair.n, sizeof *pair.at, resting_order);
    for (uint32_t i = 0; i < pair.n; i++) {
        struct list *l = &out->root.at[pair.at[i].root].documents;
        if (l->n == 0) {
            l->first = out->index.n;
        }
        if (l->n == 0 ||
                out->index.at[out->index.n - 1] != pair.at[i].document) {
            *VEC_ADD(j->arena, &out->index) = pair.at[i].document;
            l->n++;
        }
    }
}

void judge_facts(struct judge *j)
{
    j->root_index = ARENA_ARRAY(j->arena, uint32_t, j->r->nodes);
    for (uint32_t i = 0; i < j->r->nodes; i++) {
        j->root_index[i] = NONE;
    }
    j->fact_of = ARENA_ARRAY(j->arena, uint32_t, j->m->ref.n);
    for (uint32_t i = 0; i < j->m->ref.n; i++) {
        j->fact_of[i] = NONE;
    }
    add_documents(j);
    for (uint32_t f = 0; f < j->m->fact.n; f++) {
        if (across_reports(j, j->m->fact.at[f]) ||
                verdict_of(j, j->m->fact.at[f], 1) == VERDICT_DISPUTED) {
            add_fact(j, j->m->fact.at[f]);
        }
    }
    list_root_documents(j);
}
