/* SPDX-License-Identifier: Apache-2.0 */
/* claim.c - claims out of clauses.
 *
 *     clause_choose ──> heads ──> predicate, span, roles
 *                             ──> chain: the attributions around it
 *                             ──> stance, modality, polarity: its own mood,
 *                                 then what the innermost cue makes of it
 *                             ──> quantities, times inside; time inferred from
 *                                 its sentence or the claim before */
#include "extract/claim.h"

#include "extract/claim_clause.h"
#include "extract/claim_span.h"
#include "extract/stance_reject.h"

const char *const RULE_NAMES[RULE_COUNT] = {
#define X(name, text) text,
        RULE_LIST(X)
#undef X
};

enum {
    CHAIN_MAX = 8,     /* attributions one in another */
    COPULA_MAX_GAP = 6 /* words from copula to attribute in a predicate */
};

/* ---- predicate ---------------------------------------------------------- */

static range predicate_range(const struct clauses *c, const struct predicate *p)
{
    const struct tree *t = &c->s->tree;
    uint32_t cop = tree_child(t, p->head, REL_COP);
    struct words at = {p->head, p->head};
    if (cop != NONE && cop < p->head && p->head - cop <= COPULA_MAX_GAP) {
        at.first = cop;
    }
    for (uint32_t i = 0; i < p->n_modals; i++) {
        uint32_t w = p->modal_word[i];
        if (tree_upos(t, w) == UPOS_ADJ && w < at.first &&
                p->head - w <= COPULA_MAX_GAP) {
            at.first = w; /* "likely to fail" */
        }
    }
    return words_range(t, at);
}

/* ---- chain -------------------------------------------------------------- */

static void write_chain(struct rcp_doc *doc, uint32_t told, struct claim *claim)
{
    uint32_t chain[CHAIN_MAX], n = 0;
    for (uint32_t a = told; a != NONE && n < CHAIN_MAX;
            a = doc->attribution.at[a].parent) {
        chain[n++] = a;
    }
    claim->chain = (struct list){doc->index.n, n};
    while (n > 0) {
        *VEC_ADD(doc->arena, &doc->index) = chain[--n];
    }
}

/* ---- stance, modality, polarity ----------------------------------------- */

/* The clause is the content itself, not one that hangs inside it. */
static bool tops_content(const struct clauses *c, uint32_t top, uint32_t told)
{
    const struct tree *t = &c->s->tree;
    for (int up = 0; up < TREE_MAX_DEPTH; up++) {
        uint32_t head = tree_head(t, top);
        if (head == NONE || c->told_by[head] != told ||
                c->cue_of[head] == told) {
            return true;
        }
        if (tree_rel(t, top) != REL_CONJ) {
            return false;
        }
        top = head;
    }
    return false;
}

static void apply_cue(const struct clauses *c, const struct predicate *p,
        uint32_t told, struct claim *claim)
{
    const struct attribution *a = &c->s->doc->attribution.at[told];
    bool speech = a->form == FORM_VERB || a->form == FORM_NOUN;
    bool top = tops_content(c, p->top, told);
    if (a->stance == STANCE_DISTANCES &&
            (speech || span_eq(a->rule,
                               span_of(RULE_NAMES[RULE_SPEAKER_COLON])))) {
        claim->stance = STANCE_DISTANCES;
    }
    if (a->kind == ATTRIBUTION_DIRECT || !speech) {
        return;
    }
    if (a->becomes == MODALITY_ASKED) {
        claim->modality = MODALITY_ASKED;
    } else if (a->becomes != MODALITY_ACTUAL && top &&
               claim->modality == MODALITY_ACTUAL) {
        claim->modality = a->becomes;
    }
    if (claim->modality == MODALITY_HYPOTHETICAL && p->n_modals > 0 && top &&
            !stance_is_hypothesis(c->s, p->top) &&
            !stance_has_condition(c->s, p)) {
        claim->modality = MODALITY_PLANNED; /* said it would */
    }
    if (a->denies && top) {
        claim->negated = !claim->negated;
    }
}

/* A clause without a finite verb, or in the subjunctive, has the modality of
 * the claim it hangs in. */
static enum modality inherited(const struct clauses *c,
        const struct predicate *p, const enum modality *of_word)
{
    const struct tree *t = &c->s->tree;
    bool dependent =
            p->finite == NONE || tree_morph(t, p->finite).mood == MOOD_SUB;
    uint32_t head = tree_head(t, p->top);
    if (!dependent || head == NONE) {
        return MODALITY_ACTUAL;
    }
    enum deprel rel = tree_rel(t, p->top);
    bool below = rel == REL_CCOMP || rel == REL_XCOMP || rel == REL_ADVCL ||
                 rel == REL_ACL || rel == REL_OBL;
    return below ? of_word[head] : MODALITY_ACTUAL;
}

static enum telling telling(
        const struct scene *s, const struct predicate *p, uint32_t told)
{
    if (told == NONE) {
        return TOLD_NOT;
    }
    const struct attribution *a = &s->doc->attribution.at[told];
    struct words all = tree_sentence(&s->tree, p->top);
    bool here = a->cue_word != NONE && a->cue_word >= all.first &&
                a->cue_word <= all.last;
    return here || a->kind == ATTRIBUTION_DIRECT ? TOLD_HERE : TOLD_BEFORE;
}

static void judge(const struct clauses *c, const struct predicate *p,
        const enum modality *of_word, struct claim *claim)
{
    const struct scene *s = c->s;
    uint32_t told = c->told_by[p->head];
    enum conditional use = stance_conditional(s, p, telling(s, p, told));
    claim->negated = stance_negated(s, p);
    claim->modality = stance_modality(s, p, use);
    claim->stance = use == CONDITIONAL_REPORTED || stance_seems(s, p)
                            ? STANCE_DISTANCES
                            : STANCE_ASSERTS;
    if (span_eq(claim->rule, span_of(RULE_NAMES[RULE_HEADLINE_FUTURE]))) {
        claim->modality = MODALITY_PLANNED;
    }
    if (claim->modality == MODALITY_ACTUAL) {
        claim->modality = inherited(c, p, of_word);
    }
    if (told != NONE) {
        apply_cue(c, p, told, claim);
    }
    if (stance_rejected(c, p)) {
        claim->stance = STANCE_REJECTS;
    }
}

/* What others are said to say in the sentence before `sentence` is not so. */
static void reject_before(struct rcp_doc *doc, uint32_t sentence)
{
    for (uint32_t i = doc->claim.n; i > 0; i--) {
        struct claim *claim = &doc->claim.at[i - 1];
        if (claim->sentence + 1 < sentence) {
            break;
        }
        if (claim->sentence + 1 == sentence && claim->chain.n > 0) {
            claim->stance = STANCE_REJECTS;
        }
    }
}

/* ---- quantities and times ----------------------------------------------- */

struct layer_at {
    uint32_t quantity, time; /* the first that does not end before the claim */
};

static struct list numbers_in(struct rcp_doc *doc, range at, uint32_t *from)
{
    struct list out = {doc->index.n, 0};
    while (*from > 0 && doc->quantity.at[*from - 1].at.start >= at.start) {
        --*from;
    }
    while (*from < doc->quantity.n &&
            doc->quantity.at[*from].at.start < at.start) {
        ++*from;
    }
    for (uint32_t i = *from;
            i < doc->quantity.n && doc->quantity.at[i].at.start < at.end; i++) {
        if (range_holds(at, doc->quantity.at[i].at)) {
            *VEC_ADD(doc->arena, &doc->index) = i;
            out.n++;
        }
    }
    return out;
}

static struct list times_in(struct rcp_doc *doc, range at, uint32_t *from)
{
    struct list out = {doc->index.n, 0};
    while (*from > 0 && doc->time.at[*from - 1].at.start >= at.start) {
        --*from;
    }
    while (*from < doc->time.n && doc->time.at[*from].at.start < at.start) {
        ++*from;
    }
    for (uint32_t i = *from;
            i < doc->time.n && doc->time.at[i].at.start < at.end; i++) {
        if (range_holds(at, doc->time.at[i].at)) {
            *VEC_ADD(doc->arena, &doc->index) = i;
            out.n++;
        }
    }
    return out;
}

static bool is_moment(const struct rcp_doc *doc, uint32_t time)
{
    enum time_type type = doc->time.at[time].type;
    return type == TIME_DATE || type == TIME_TIME;
}

/* What the innermost saying of the claim tells holds the time: "said on
 * Monday" is the day of the saying. */
static bool is_told_with(
        const struct rcp_doc *doc, const struct claim *claim, uint32_t time)
{
    if (claim->chain.n == 0) {
        return true;
    }
    uint32_t last = doc->index.at[claim->chain.first + claim->chain.n - 1];
    const struct list *l = &doc->attribution.at[last].content;
    for (uint32_t i = l->first; i < l->first + l->n; i++) {
        if (range_holds(doc->content.at[i], doc->time.at[time].at)) {
            return true;
        }
    }
    return false;
}

static bool same_chain(const struct rcp_doc *doc, struct list a, struct list b)
{
    for (uint32_t i = 0; a.n == b.n && i < a.n; i++) {
        if (doc->index.at[a.first + i] != doc->index.at[b.first + i]) {
            return false;
        }
    }
    return a.n == b.n;
}

/* Its sentence's times, else those of the claim before it in its block where
 * that one is on the same word, and as real or as planned as this one. */
static void infer_time(struct rcp_doc *doc, struct claim *claim,
        const struct claim *before, uint32_t *from)
{
    const struct sentence *at = &doc->sentence.at[claim->sentence];
    if (claim->times.n) {
        claim->time_inferred = (struct list){doc->index.n, 0};
        return;
    }
    struct list near = times_in(doc, at->at, from);
    claim->time_inferred = (struct list){doc->index.n, 0};
    if (near.n == 0 && before &&
            doc->sentence.at[before->sentence].block == at->block &&
            before->modality == claim->modality &&
            same_chain(doc, before->chain, claim->chain)) {
        near = before->times.n ? before->times : before->time_inferred;
    }
    for (uint32_t i = 0; i < near.n; i++) {
        uint32_t time = doc->index.at[near.first + i];
        if (is_moment(doc, time) &&
                (doc->time.at[time].at.end <= at->at.start ||
                        is_told_with(doc, claim, time))) {
            *VEC_ADD(doc->arena, &doc->index) = time;
            claim->time_inferred.n++;
        }
    }
}

/* Without those of a relative clause inside ("the law, which takes effect in
 * June, was passed"): they are times of that clause. The list is the last of
 * its pool. */
static struct list own_times(
        const struct clauses *c, const struct predicate *p, struct list all)
{
    struct rcp_doc *doc = c->s->doc;
    const struct tree *t = &c->s->tree;
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.n; i++) {
        uint32_t time = doc->index.at[all.first + i];
        uint32_t w = doc->time.at[time].words.first;
        bool relative = false;
        for (int up = 0;
                w != NONE && w != p->top && w != p->head && up < TREE_MAX_DEPTH;
                up++) {
            relative |= doc->arc[w].rel == REL_ACL &&
                        doc->arc[w].sub == SUB_RELCL &&
                        tree_finite(t, w) != NONE;
            w = tree_head(t, w);
        }
        if (!relative || w == NONE) {
            doc->index.at[all.first + n++] = time;
        }
    }
    doc->index.n = all.first + n;
    return (struct list){all.first, n};
}

/* ---- all ---------------------------------------------------------------- */

static void add_claim(struct clauses *c, uint32_t top, struct layer_at *layers,
        enum modality *of_word)
{
    struct rcp_doc *doc = c->s->doc;
    struct predicate p = clause_predicate(c, top);
    struct claim claim = {.head = p.head, .lemma = c->s->lemma[p.head]};
    claim.at = words_range(&c->s->tree, clause_words_of(c, top));
    claim.predicate = predicate_range(c, &p);
    claim.at = range_join(claim.at, claim.predicate);
    claim.at = claim_span(c, p.head, claim.at, claim.predicate);
    claim.sentence = doc->word.at[top].sentence;
    claim.rule = span_of(RULE_NAMES[c->rule[top]]);
    clause_roles(c, &p, &claim);
    write_chain(doc, c->told_by[p.head], &claim);
    judge(c, &p, of_word, &claim);
    of_word[p.head] = of_word[p.top] = claim.modality;
    claim.quantities = numbers_in(doc, claim.at, &layers->quantity);
    claim.times = own_times(c, &p, times_in(doc, claim.at, &layers->time));
    infer_time(doc, &claim,
            doc->claim.n ? &doc->claim.at[doc->claim.n - 1] : NULL,
            &layers->time);
    uint32_t last;
    uint32_t event = scene_lemma(c->s, c->s->rules->event, p.head, &last);
    if (event != NONE) {
        claim.event = c->s->rules->event_name.at[event];
    }
    *VEC_ADD(doc->arena, &doc->claim) = claim;
}

void claim_read(struct rcp_doc *doc, const struct claim_rules *rules)
{
    struct scene s;
    if (!scene_init(&s, doc, rules)) {
        return;
    }
    struct clauses c;
    clauses_init(&c, &s);
    clause_choose(&c);
    enum modality *of_word =
            ARENA_ARRAY(doc->arena, enum modality, doc->word.n);
    struct layer_at layers = {0};
    for (uint32_t w = 0; w < doc->word.n && doc->claim.n < DOC_MAX_LAYER; w++) {
        if (stance_is_verdict(&c, w)) {
            reject_before(doc, doc->word.at[w].sentence);
        }
        if (c.rule[w]) {
            add_claim(&c, w, &layers, of_word);
        }
    }
}
