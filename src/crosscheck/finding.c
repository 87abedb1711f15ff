/* SPDX-License-Identifier: Apache-2.0 */
/* finding.c - what an editor should know, from the judged facts.
 *
 *     fact      contradiction, denial, drift, stance shift, circular sourcing
 *     report    headline against body (headline.c), one anonymous source
 *     reports   text taken over, versions of one page
 *
 * Each finding gathers every place of its kind in one fact, so that nothing is
 * said twice; order.c sorts them into stories. */
#include "crosscheck/verdict.h"

#include "base/utf8.h"
#include "crosscheck/compare.h"

#include <stdlib.h>

/* ---- building ----------------------------------------------------------- */

static struct check_finding *last(struct judge *j)
{
    return &j->out->finding.at[j->out->finding.n - 1];
}

struct check_finding *finding_open(struct judge *j, enum finding_kind kind,
        enum severity severity, const char *rule)
{
    struct check_finding *f = VEC_ADD(j->arena, &j->out->finding);
    f->kind = kind;
    f->severity = severity;
    f->fact = f->root = f->first_in = f->second_in = NONE;
    f->rule = span_of(rule);
    f->places.first = j->out->place.n;
    return f;
}

void finding_place(struct judge *j, struct check_place at)
{
    struct check_finding *f = last(j);
    for (uint32_t i = 0; i < f->places.n; i++) {
        const struct check_place *p = &j->out->place.at[f->places.first + i];
        if (p->document == at.document && p->start == at.start &&
                p->end == at.end) {
            return;
        }
    }
    *VEC_ADD(j->arena, &j->out->place) = at;
    f->places.n++;
}

void finding_statement(struct judge *j, uint32_t ref)
{
    const struct statement *s = matching_statement(j->m, ref);
    struct check_place at = s->at;
    at.document = s->document;
    finding_place(j, at);
}

static int place_order(const void *x, const void *y)
{
    const struct check_place *a = x, *b = y;
    if (a->document != b->document) {
        return a->document < b->document ? -1 : 1;
    }
    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    return a->end < b->end ? -1 : a->end > b->end;
}

/* Passages taken over stand in pairs; other places in the reports' order. */
void finding_close(struct judge *j)
{
    struct check_finding *f = last(j);
    if (f->kind != FINDING_TEXT_REUSE && f->places.n) {
        qsort(j->out->place.at + f->places.first, f->places.n,
                sizeof *j->out->place.at, place_order);
    }
    f->documents.first = j->out->index.n;
    for (uint32_t i = 0; i < f->places.n; i++) {
        uint32_t d = j->out->place.at[f->places.first + i].document;
        bool known = false;
        for (uint32_t k = 0; k < f->documents.n; k++) {
            known |= j->out->index.at[f->documents.first + k] == d;
        }
        if (!known) {
            *VEC_ADD(j->arena, &j->out->index) = d;
            f->documents.n++;
        }
    }
    if (f->count == 0) {
        f->count = f->documents.n;
    }
}

/* Index in out->fact of a cluster, or NONE when it was left out. */
static uint32_t fact_of(const struct judge *j, uint32_t cluster)
{
    return j->fact_of[j->m->member.at[j->m->fact.at[cluster].first]];
}

/* ---- clashes within a fact ---------------------------------------------- */

enum { NEIGHBOURS = 64 };

/* Who says it in the report, or {NULL,0}: the outlet itself. */
static span who(const struct judge *j, uint32_t ref)
{
    uint32_t node = roots_innermost(j->r, ref);
    const struct source *s =
            node == NONE ? NULL : roots_source(j->r, node, NULL);
    span outlet = judge_outlet(j, j->m->ref.at[ref].document);
    return s && !span_eq(s->name, outlet) ? s->name : (span){NULL, 0};
}

/* A denial with the word that denies. */
static span words_of(const struct judge *j, uint32_t ref)
{
    const struct statement *s = matching_statement(j->m, ref);
    if (!s->denied || range_empty(s->denial) ||
            s->denial.start >= s->at.at.start) {
        return s->snippet;
    }
    return span_slice(
            j->m->records[s->document]->text, s->denial.start, s->at.at.end);
}

static void two_sides(struct judge *j, uint32_t a, uint32_t b)
{
    struct check_finding *f = last(j);
    f->one = words_of(j, a);
    f->other = words_of(j, b);
    f->first = who(j, a);
    f->second = who(j, b);
    f->first_in = j->m->ref.at[a].document;
    f->second_in = j->m->ref.at[b].document;
}

/* Drift is told from the report that had it first. */
static bool in_order(const struct judge *j, uint32_t a, uint32_t b)
{
    uint32_t da = j->m->ref.at[a].document, db = j->m->ref.at[b].document;
    return lineage_before(j->m->records[da], j->m->records[db], da, db);
}

static bool both_assert(const struct judge *j, uint32_t a, uint32_t b)
{
    return matching_statement(j->m, a)->stance == STANCE_ASSERTS &&
           matching_statement(j->m, b)->stance == STANCE_ASSERTS;
}

/* The sides that the sentence names: the first two that clash, rather two that
 * are both asserted. */
static void choose_sides(
        struct judge *j, enum clash clash, uint32_t a, uint32_t b, bool *firm)
{
    if (last(j)->first_in != NONE && (*firm || !both_assert(j, a, b))) {
        return;
    }
    *firm = both_assert(j, a, b);
    bool first = clash == CLASH_DENIAL ? judge_denies(j, a) : in_order(j, a, b);
    two_sides(j, first ? a : b, first ? b : a);
}

/* Adds whoever repeats a side of the clash: the same value on the same word,
 * in reports too late to clash by themselves. */
static void add_echoes(struct judge *j, struct list members, const bool *in)
{
    for (uint32_t i = 0; i < members.n; i++) {
        uint32_t from = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
        for (uint32_t k = from; !in[i] && k < members.n && k < i + NEIGHBOURS;
                k++) {
            uint32_t a = j->m->member.at[members.first + i];
            uint32_t b = j->m->member.at[members.first + k];
            if (in[k] && roots_share(j->r, a, b) &&
                    compare_statements(matching_statement(j->m, a),
                            matching_statement(j->m, b)) == RELATION_AGREE) {
                finding_statement(j, a);
                break;
            }
        }
    }
}

static void find_clash(struct judge *j, struct list members, uint32_t fact,
        enum clash clash, enum finding_kind kind)
{
    bool *in = ARENA_ARRAY(j->arena, bool, members.n);
    bool open = false, firm = false, undated = true, headlines = true;
    for (uint32_t i = 0; i < members.n; i++) {
        for (uint32_t k = i + 1; k < members.n && k < i + NEIGHBOURS; k++) {
            uint32_t a = j->m->member.at[members.first + i];
            uint32_t b = j->m->member.at[members.first + k];
            if (judge_pair(j, a, b) != clash) {
                continue;
            }
            if (!open) {
                finding_open(j, kind, SEVERITY_ALARM, finding_kind_label(kind))
                        ->fact = fact;
                open = true;
            }
            undated &= judge_undated(j, a, b);
            headlines &= matching_statement(j->m, a)->headline &&
                         matching_statement(j->m, b)->headline;
            choose_sides(j, clash, a, b, &firm);
            in[i] = in[k] = true;
            finding_statement(j, a);
            finding_statement(j, b);
        }
    }
    if (open) {
        if (clash == CLASH_CONTRADICTION) {
            add_echoes(j, members, in);
        }
        if (undated && clash == CLASH_CONTRADICTION) {
            last(j)->severity = SEVERITY_WARNING;
            last(j)->rule = SPAN("contradiction-undated");
            last(j)->undated = true;
        }
        finding_close(j);
        last(j)->headlines = headlines;
    }
}

static bool has_document(
        const struct judge *j, const struct check_finding *f, uint32_t d)
{
    for (uint32_t i = 0; i < f->documents.n; i++) {
        if (j->out->index.at[f->documents.first + i] == d) {
            return true;
        }
    }
    return false;
}

/* The texts of the same reports say it too. */
static bool is_told_below(const struct judge *j, const struct check_finding *f)
{
    for (uint32_t i = 0; i < j->out->finding.n; i++) {
        const struct check_finding *g = &j->out->finding.at[i];
        bool all = g->kind == f->kind && !g->headlines;
        for (uint32_t k = 0; all && k < f->documents.n; k++) {
            all = has_document(j, g, j->out->index.at[f->documents.first + k]);
        }
        if (all) {
            return true;
        }
    }
    return false;
}

/* Headlines that clash say nothing that is not told where their texts do. */
static void drop_headline_clashes(struct judge *j)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < j->out->finding.n; i++) {
        struct check_finding f = j->out->finding.at[i];
        if (!f.headlines || !is_told_below(j, &f)) {
            j->out->finding.at[kept++] = f;
        }
    }
    j->out->finding.n = kept;
}

/* ---- certainty gained on the way ---------------------------------------- */

/* The source behind the node is called as the report's publisher is. */
static bool is_publisher(
        const struct judge *j, uint32_t node, uint32_t document)
{
    const struct source *s = roots_source(j->r, node, NULL);
    const struct record *of = j->m->records[document];
    span name = s ? utf8_fold_plain(j->arena, s->name) : SPAN("");
    for (uint32_t i = 0; i < of->publisher.n; i++) {
        span word = of->token.at[of->publisher.first + i];
        if (span_find(name, word) == SIZE_MAX) {
            return false;
        }
    }
    return of->publisher.n > 0;
}

/* The report states it itself, or has it from the report of `a`, which kept it
 * at a distance. */
static bool own_voice(const struct judge *j, uint32_t a, uint32_t ref)
{
    const struct statement *s = matching_statement(j->m, ref);
    if (s->stance != STANCE_ASSERTS) {
        return false;
    }
    uint32_t node = roots_innermost(j->r, ref);
    return node == NONE || j->r->outlet[roots_root(j->r, node)] != NONE ||
           is_publisher(j, node, j->m->ref.at[a].document);
}

/* An act, or a number that is met by chance but rarely: not two companies. */
static bool tells(const struct statement *s)
{
    static const double FEW = 10;
    return s->kind == FACT_OCCURRENCE || s->value >= FEW;
}

static bool shifts(const struct judge *j, uint32_t a, uint32_t b)
{
    const struct statement *x = matching_statement(j->m, a);
    const struct statement *y = matching_statement(j->m, b);
    return x->stance == STANCE_DISTANCES && own_voice(j, a, b) &&
           in_order(j, a, b) &&
           !editions_same_page(j->editions, x->document, y->document) &&
           compare_statements(x, y) == RELATION_AGREE &&
           (judge_relays(j, a, b) || (tells(x) && roots_share(j->r, a, b)) ||
                   lineage_relay(j->m->lineage, x->document, y->document));
}

static void open_shift(struct judge *j, uint32_t a, uint32_t b)
{
    finding_open(j, FINDING_STANCE_SHIFT, SEVERITY_WARNING,
            "distanced-then-asserted");
    two_sides(j, a, b);
    last(j)->first = judge_outlet(j, j->m->ref.at[a].document);
    last(j)->second = judge_outlet(j, j->m->ref.at[b].document);
}

/* Adds the places of the fact's shifts to the finding that is open, or opens
 * one. */
static bool find_shift(struct judge *j, struct list members, bool open)
{
    for (uint32_t i = 0; i < members.n; i++) {
        for (uint32_t k = 0; k < members.n && k < i + NEIGHBOURS; k++) {
            uint32_t a = j->m->member.at[members.first + i];
            uint32_t b = j->m->member.at[members.first + k];
            if (!shifts(j, a, b)) {
                continue;
            }
            if (!open) {
                open_shift(j, a, b);
                open = true;
            }
            finding_statement(j, a);
            finding_statement(j, b);
        }
    }
    return open;
}

/* Years of which nothing is counted: somebody's age, which says who it is. */
static bool is_age(const struct judge *j, struct list members)
{
    const struct statement *s =
            matching_statement(j->m, j->m->member.at[members.first]);
    return s->quantity == QUANTITY_MEASURE && s->noun == 0 &&
           span_eq(s->unit, SPAN("a"));
}

/* One finding for each thing that happened, one for all numbers together. */
static void find_shifts(struct judge *j)
{
    bool numbers = false;
    for (uint32_t f = 0; f < j->m->fact.n; f++) {
        uint32_t fact = fact_of(j, f);
        if (fact == NONE) {
            continue;
        }
        if (j->out->fact.at[fact].kind == FACT_OCCURRENCE &&
                find_shift(j, j->m->fact.at[f], false)) {
            last(j)->fact = fact;
            finding_close(j);
        }
    }
    for (uint32_t f = 0; f < j->m->fact.n; f++) {
        uint32_t fact = fact_of(j, f);
        if (fact != NONE && j->out->fact.at[fact].kind == FACT_COUNT &&
                !is_age(j, j->m->fact.at[f]) &&
                j->out->fact.at[fact].verdict != VERDICT_DISPUTED) {
            numbers = find_shift(j, j->m->fact.at[f], numbers);
        }
    }
    if (numbers) {
        finding_close(j);
    }
}

/* ---- many reports, one root --------------------------------------------- */

static bool rests_on(const struct judge *j, uint32_t ref, uint32_t root)
{
    struct list of = j->r->of_ref[ref];
    for (uint32_t i = 0; i < of.n; i++) {
        if (j->root_index[roots_root(j->r, j->r->pool.at[of.first + i])] ==
                root) {
            return true;
        }
    }
    return false;
}

/* Three outlets or more have it from one root, and two at least took it from
 * another report. */
static bool is_circular(
        const struct judge *j, struct list members, uint32_t root)
{
    enum { REPORTS = 3 };
    uint32_t seen[REPORTS];
    uint32_t n = 0, took = 0, taker = NONE;
    for (uint32_t i = 0; i < members.n; i++) {
        uint32_t ref = j->m->member.at[members.first + i];
        uint32_t d = j->m->ref.at[ref].document;
        bool known = !rests_on(j, ref, root);
        for (uint32_t k = 0; k < n; k++) {
            known |= seen[k] == d ||
                     lineage_same_publisher(
                             j->m->records[seen[k]], j->m->records[d]);
        }
        if (!known && n < REPORTS) {
            seen[n++] = d;
        }
        if (rests_on(j, ref, root) && j->r->relayed[ref] && d != taker) {
            took++;
            taker = d;
        }
    }
    return n == REPORTS && took >= 2;
}

static void report_circular(
        struct judge *j, struct list members, uint32_t fact, uint32_t root)
{
    struct check_finding *c = finding_open(j, FINDING_CIRCULAR_SOURCING,
            SEVERITY_WARNING, "several-reports-one-root");
    c->fact = fact;
    c->root = root;
    c->first = j->out->root.at[root].name;
    for (uint32_t i = 0; i < members.n; i++) {
        uint32_t ref = j->m->member.at[members.first + i];
        if (!rests_on(j, ref, root)) {
            continue;
        }
        if (c->one.len == 0) {
            c->one = matching_statement(j->m, ref)->snippet;
        }
        finding_statement(j, ref);
    }
    finding_close(j);
}

/* Where roots agree or a count is being corrected there is nothing to warn
 * of; where they clash, each side may be an echo. */
static void find_circular(struct judge *j, struct list members, uint32_t fact)
{
    const struct check_fact *f = &j->out->fact.at[fact];
    if (f->kind == FACT_TIME || is_age(j, members) ||
            f->verdict == VERDICT_CORROBORATED ||
            f->verdict == VERDICT_EVOLVING) {
        return;
    }
    struct list roots = f->roots;
    for (uint32_t i = 0; i < roots.n; i++) {
        uint32_t root = j->out->index.at[roots.first + i];
        if (is_circular(j, members, root)) {
            report_circular(j, members, fact, root);
        }
    }
}

static void find_in_facts(struct judge *j)
{
    for (uint32_t f = 0; f < j->m->fact.n; f++) {
        struct list members = j->m->fact.at[f];
        uint32_t fact = fact_of(j, f);
        if (fact == NONE) {
            continue;
        }
        find_clash(
                j, members, fact, CLASH_CONTRADICTION, FINDING_CONTRADICTION);
        find_clash(j, members, fact, CLASH_DENIAL, FINDING_DENIAL);
        find_clash(j, members, fact, CLASH_DRIFT, FINDING_DRIFT);
        find_circular(j, members, fact);
    }
}

/* ---- text taken over ---------------------------------------------------- */

static struct check_place passage_place(
        const struct judge *j, uint32_t document, uint32_t first, uint32_t end)
{
    const struct record *r = j->m->records[document];
    const struct record_word *a = &r->word.at[first];
    const struct record_word *b = &r->word.at[end - 1];
    range at = {a->at.start, b->at.end};
    return (struct check_place){document, at, a->start, b->end,
            span_slice(r->text, at.start, at.end)};
}

static void find_reuse(struct judge *j)
{
    const struct lineage *l = j->m->lineage;
    for (uint32_t i = 0; i < l->relay.n; i++) {
        const struct relay *r = &l->relay.at[i];
        if (!r->copied || editions_same_page(j->editions, r->from, r->to) ||
                lineage_same_publisher(
                        j->m->records[r->from], j->m->records[r->to])) {
            continue;
        }
        struct check_finding *f = finding_open(j, FINDING_TEXT_REUSE,
                r->citations.n ? SEVERITY_NOTE : SEVERITY_WARNING,
                r->citations.n ? "passages-with-credit"
                               : "passages-without-credit");
        f->first = judge_outlet(j, r->from);
        f->second = judge_outlet(j, r->to);
        f->count = r->words;
        for (uint32_t k = 0; k < r->passages.n; k++) {
            const struct passage *p = &l->passage.at[r->passages.first + k];
            finding_place(
                    j, passage_place(j, p->from, p->from_first, p->from_end));
            finding_place(j, passage_place(j, p->to, p->to_first, p->to_end));
        }
        finding_close(j);
    }
}

/* ---- versions of one page ------------------------------------------------ */

static uint32_t ref_of(const struct judge *j, uint32_t document, uint32_t i)
{
    return j->m->first_ref[document] + i;
}

static const struct statement *edited(
        const struct judge *j, const struct edit *e, bool after)
{
    const struct edition *of = &j->editions->pair.at[e->edition];
    uint32_t ref = after ? ref_of(j, of->later, e->after)
                         : ref_of(j, of->earlier, e->before);
    return matching_statement(j->m, ref);
}

/* Of two edits of one edition: the same thing said twice in the page, headline
 * and text, or a sentence of which all was kept at a distance. */
static bool one_edit(
        const struct judge *j, const struct edit *a, const struct edit *b)
{
    const struct statement *x = edited(j, a, true), *y = edited(j, b, true);
    if (a->change == b->change && a->change != CHANGE_NUMBER &&
            x->sentence == y->sentence) {
        return true;
    }
    if (x->kind != y->kind) {
        return false;
    }
    return x->kind == FACT_COUNT
                   ? compare_same_number(x, y) &&
                             compare_same_number(
                                     edited(j, a, false), edited(j, b, false))
                   : x->concept != NONE && x->concept == y->concept;
}

/* A number, and that it is so or not so, weigh more than how it is said. */
static enum severity weight(enum change change)
{
    return change == CHANGE_NUMBER || change == CHANGE_POLARITY
                   ? SEVERITY_ALARM
                   : SEVERITY_WARNING;
}

static const char *edit_rule(enum change change)
{
    static const char *const RULES[] = {"", "edited-number", "edited-denial",
            "edited-certainty", "edited-source", "edited-day"};
    return RULES[change];
}

static void add_edit(struct judge *j, const struct edit *e)
{
    const struct edition *of = &j->editions->pair.at[e->edition];
    finding_statement(j, ref_of(j, of->earlier, e->before));
    finding_statement(j, ref_of(j, of->later, e->after));
}

static void find_edits(struct judge *j)
{
    const struct editions *all = j->editions;
    bool *told = ARENA_ARRAY(j->arena, bool, all->edit.n);
    for (uint32_t i = 0; i < all->edit.n; i++) {
        const struct edit *e = &all->edit.at[i];
        if (told[i]) {
            continue;
        }
        const struct edition *of = &all->pair.at[e->edition];
        struct check_finding *f = finding_open(j, FINDING_SILENT_EDIT,
                weight(e->change), edit_rule(e->change));
        f->fact = j->fact_of[ref_of(j, of->later, e->after)];
        f->first = judge_outlet(j, of->later);
        f->one = edited(j, e, false)->snippet;
        f->other = edited(j, e, true)->snippet;
        add_edit(j, e);
        for (uint32_t k = i + 1;
                k < all->edit.n && all->edit.at[k].edition == e->edition; k++) {
            if (!told[k] && one_edit(j, e, &all->edit.at[k])) {
                told[k] = true;
                add_edit(j, &all->edit.at[k]);
            }
        }
        finding_close(j);
    }
}

/* ---- one unnamed source ------------------------------------------------- */

/* Another root says the same. */
static bool backed(const struct judge *j, uint32_t ref)
{
    uint32_t f = j->fact_of[ref];
    return f != NONE && j->out->fact.at[f].verdict == VERDICT_CORROBORATED;
}

static void find_anonymous(struct judge *j)
{
    bool *told = ARENA_ARRAY(j->arena, bool, j->r->nodes);
    for (uint32_t i = 0; i < j->m->ref.n; i++) {
        uint32_t node = roots_innermost(j->r, i);
        const struct source *s =
                node == NONE ? NULL : roots_source(j->r, node, NULL);
        if (!s || !s->anonymous || told[roots_root(j->r, node)] ||
                backed(j, i)) {
            continue;
        }
        told[roots_root(j->r, node)] = true;
        struct check_finding *f =
                finding_open(j, FINDING_SINGLE_ANONYMOUS_SOURCE,
                        SEVERITY_WARNING, "one-unnamed-source");
        f->fact = j->fact_of[i];
        f->other = s->name;
        f->first = judge_outlet(j, j->m->ref.at[i].document);
        f->one = matching_statement(j->m, i)->snippet;
        struct check_place at = s->at;
        at.document = j->m->ref.at[i].document;
        finding_place(j, at);
        for (uint32_t k = i; k < j->m->ref.n; k++) {
            if (roots_innermost(j->r, k) == node) {
                finding_statement(j, k);
            }
        }
        finding_close(j);
    }
}

/* ---- all of them ----------------------------------------------------------
 */

void judge_findings(struct judge *j)
{
    find_in_facts(j);
    drop_headline_clashes(j);
    find_shifts(j);
    judge_headlines(j);
    find_reuse(j);
    find_edits(j);
    find_anonymous(j);
    judge_order(j);
}
