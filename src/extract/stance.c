/* SPDX-License-Identifier: Apache-2.0 */
/* stance.c - predicates under modals, the uses of the conditional, modality.
 *
 * The conditional is decided by what stands around it, first match wins:
 *
 *     its verb is modal (pouvoir, devoir …)               modal; compound:
 *                                                         hypothetical
 *     a hypothesis in its sentence (si, en cas de)        hypothetical
 *     compound (aurait fui)                               reported
 *     si before it, or a past verb of saying above        future in the past
 *     a lemma of consequence; spoken; a relative clause
 *     that tells no state                                 hypothetical
 *     else                                                reported
 *
 * See P. P. Haillet, "Le conditionnel en français: une approche polyphonique"
 * (2002), and H. Kronning on the reportive conditional. */
#include "extract/stance.h"

enum { SPOKEN_WORDS = 6 }; /* a quotation shorter than that is a scrap */

/* ---- predicates --------------------------------------------------------- */

static bool is_perfect(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    struct morph m = tree_morph(t, w);
    if (m.verbform == VERBFORM_PART && tree_child(t, w, REL_AUX) != NONE) {
        uint32_t finite = tree_finite(t, w);
        return finite == NONE || tree_morph(t, finite).mood != MOOD_CND;
    }
    return m.mood == MOOD_IND && m.tense == TENSE_PAST;
}

/* What joins a complement to its verb, or NONE. */
static uint32_t link_of(const struct scene *s, uint32_t c)
{
    const struct tree *t = &s->tree;
    uint32_t mark = tree_child(t, c, REL_MARK);
    mark = mark == NONE ? tree_child(t, c, REL_CASE) : mark;
    return mark == NONE || mark > c ? NONE : s->lemma[mark];
}

/* The complement of a modal at w that its row allows, or NONE. */
static uint32_t complement(const struct scene *s, uint32_t w, uint32_t last,
        const struct modal *row)
{
    const struct tree *t = &s->tree;
    uint32_t heads[2] = {w, last};
    for (int k = 0; k < 1 + (last != w); k++) {
        for (uint32_t i = t->first[heads[k]]; i < t->first[heads[k] + 1]; i++) {
            uint32_t c = t->child[i];
            enum deprel rel = tree_rel(t, c);
            bool clause = rel == REL_XCOMP || rel == REL_CCOMP ||
                          rel == REL_ACL || rel == REL_ADVCL ||
                          rel == REL_CSUBJ;
            if (!clause || c < w || tree_finite(t, c) != NONE) {
                continue;
            }
            if (row->any_link || link_of(s, c) == row->link) {
                return c;
            }
        }
    }
    return NONE;
}

static const struct modal *modal_from(
        const struct scene *s, uint32_t from, uint32_t w, uint32_t *next)
{
    uint32_t last = from;
    uint32_t row = scene_lemma(s, s->rules->modal, from, &last);
    if (row == NONE || last < w) {
        return NULL;
    }
    const struct modal *m = &s->rules->modal_row.at[row];
    if (m->own || m->that) {
        return NULL;
    }
    if (m->perfect == PERFECT_OWN && is_perfect(s, w)) {
        return NULL;
    }
    *next = complement(s, w, last, m);
    uint32_t object = tree_child(&s->tree, w, REL_OBJ);
    bool between = object != NONE && object > last && object < *next;
    return *next == NONE || between ? NULL : m; /* "has nothing to hide" */
}

/* The modal that w is, alone or with an auxiliary before it. */
static const struct modal *modal_at(
        const struct scene *s, uint32_t w, uint32_t *next)
{
    const struct tree *t = &s->tree;
    const struct modal *m = modal_from(s, w, w, next);
    for (uint32_t i = t->first[w]; !m && i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        if ((rel == REL_AUX || rel == REL_COP) && c < w) {
            m = modal_from(s, c, w, next);
        }
    }
    return m;
}

static void push_modal(
        struct predicate *p, const struct modal *m, uint32_t word)
{
    if (p->n_modals < PREDICATE_MAX_MODALS) {
        p->modal[p->n_modals] = m;
        p->modal_word[p->n_modals++] = word;
    }
}

/* Auxiliaries that are modals: will, can; être en train … are not. */
static void push_auxiliaries(
        const struct scene *s, struct predicate *p, uint32_t w)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i], last;
        if (tree_rel(t, c) != REL_AUX) {
            continue;
        }
        uint32_t row = scene_lemma(s, s->rules->modal, c, &last);
        const struct modal *m =
                row == NONE ? NULL : &s->rules->modal_row.at[row];
        if (m && last == c && m->link == NONE && !m->any_link && !m->own &&
                !m->that) {
            push_modal(p, m, c);
        }
    }
}

struct predicate predicate_of(const struct scene *s, uint32_t top)
{
    struct predicate p = {.top = top, .head = top};
    p.finite = tree_finite(&s->tree, top);
    for (int depth = 0; depth < PREDICATE_MAX_MODALS; depth++) {
        uint32_t next = NONE;
        push_auxiliaries(s, &p, p.head);
        const struct modal *m = modal_at(s, p.head, &next);
        if (!m) {
            break;
        }
        push_modal(&p, m, p.head);
        p.head = next;
    }
    return p;
}

bool stance_is_past(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t finite = tree_finite(t, w);
    struct morph m = tree_morph(t, finite == NONE ? w : finite);
    if (m.tense == TENSE_PAST || m.tense == TENSE_IMP) {
        return true;
    }
    return tree_morph(t, w).verbform == VERBFORM_PART &&
           tree_morph(t, w).tense != TENSE_PRES && finite != NONE &&
           finite != w;
}

/* ---- the conditional ---------------------------------------------------- */

static uint32_t lean_of(const struct scene *s, uint32_t w)
{
    uint32_t last;
    return scene_lemma(s, s->rules->lean, w, &last);
}

/* The verb of saying whose clause this is, or NONE. */
static uint32_t saying_above(const struct scene *s, uint32_t w)
{
    for (int up = 0; w != NONE && up < 4; up++) {
        enum deprel rel = tree_rel(&s->tree, w);
        uint32_t head = tree_head(&s->tree, w);
        if (rel == REL_CCOMP) {
            return head;
        }
        if (rel != REL_CONJ && rel != REL_XCOMP) {
            return NONE;
        }
        w = head;
    }
    return NONE;
}

/* ", ce qui donnerait …": a relative about a whole clause draws a
 * consequence; so does what an infinitive is the subject of. */
static bool draws_consequence(const struct scene *s, const struct predicate *p)
{
    const struct tree *t = &s->tree;
    uint32_t base = tree_head(t, p->top);
    uint32_t subject = tree_child(t, p->top, REL_NSUBJ);
    uint32_t clause = tree_child(t, p->top, REL_CSUBJ);
    if (clause != NONE && clause < p->top && tree_is_infinitive(t, clause)) {
        return true;
    }
    return tree_rel(t, p->top) == REL_ACL && base != NONE && subject != NONE &&
           base + 1 == subject && tree_upos(t, base) == UPOS_PRON &&
           tree_morph(t, base).prontype != PRONTYPE_PRS &&
           tree_child(t, base, REL_CASE) == NONE &&
           tree_child(t, base, REL_COP) == NONE &&
           base > tree_sentence(t, base).first + 2;
}

/* "Il aurait eu 70 ans": the object is a length of time that did not come. */
static bool counts_years(const struct scene *s, const struct predicate *p)
{
    uint32_t object = tree_child(&s->tree, p->top, REL_OBJ);
    return object != NONE && s->time[object];
}

/* A conditional of the past: with an auxiliary of tense, or passive with two.
 */
static bool is_compound(const struct scene *s, const struct predicate *p)
{
    const struct tree *t = &s->tree;
    uint32_t auxiliaries = 0;
    bool past = false, reflexive = false;
    if (p->finite == p->top || tree_rel(t, p->finite) == REL_COP) {
        return tree_child(t, p->top, REL_AUX) != NONE &&
               tree_child(t, p->top, REL_COP) != NONE;
    }
    for (uint32_t i = t->first[p->top]; i < t->first[p->top + 1]; i++) {
        uint32_t c = t->child[i];
        auxiliaries += tree_rel(t, c) == REL_AUX;
        past |= s->doc->arc[c].sub == SUB_TENSE;
        reflexive |= c < p->top &&
                     (tree_rel(t, c) == REL_EXPL || tree_morph(t, c).reflex);
    }
    return past || auxiliaries > 1 || reflexive;
}

/* Inside a quotation of some length: the speaker's own conditional. */
static bool is_spoken(const struct scene *s, uint32_t w)
{
    uint32_t q = s->quotes.of_word[w];
    return q != NONE &&
           s->quotes.all.at[q].last - s->quotes.all.at[q].first >= SPOKEN_WORDS;
}

static enum conditional of_modal(
        const struct scene *s, const struct predicate *p, enum telling told)
{
    bool goes_on = told == TOLD_BEFORE && saying_above(s, p->top) == NONE;
    if (!is_compound(s, p)) {
        return CONDITIONAL_MODAL;
    }
    return goes_on ? CONDITIONAL_REPORTED : CONDITIONAL_HYPOTHETICAL;
}

static enum conditional of_simple(
        const struct scene *s, const struct predicate *p, uint32_t lean)
{
    uint32_t above = saying_above(s, p->top);
    if (stance_opens_hypothesis(s, p->top)) {
        return CONDITIONAL_FUTURE; /* an indirect question: si X viendrait */
    }
    if (above != NONE && stance_is_past(s, above) &&
            lean_of(s, above) != LEAN_FINDING) {
        return CONDITIONAL_FUTURE;
    }
    uint32_t subject = tree_child(&s->tree, p->top, REL_NSUBJ);
    if (subject != NONE && lean_of(s, subject) == LEAN_HYPOTHETICAL) {
        return CONDITIONAL_HYPOTHETICAL; /* what a bill or plan would do */
    }
    bool relative = s->doc->arc[p->top].sub == SUB_RELCL;
    bool state =
            lean == LEAN_STATE || tree_child(&s->tree, p->top, REL_COP) != NONE;
    const struct speech *row = above == NONE ? NULL : cue_at(s, above).row;
    if (row && row->frames & FRAME_RAISES &&
            tree_child(&s->tree, p->top, REL_COP) != NONE) {
        return CONDITIONAL_HYPOTHETICAL; /* "estime qu'un refus serait grave" */
    }
    if (lean == LEAN_HYPOTHETICAL || is_spoken(s, p->finite) ||
            (relative && !state)) {
        return CONDITIONAL_HYPOTHETICAL;
    }
    return CONDITIONAL_REPORTED;
}

enum conditional stance_conditional(
        const struct scene *s, const struct predicate *p, enum telling told)
{
    const struct tree *t = &s->tree;
    if (p->finite == NONE || tree_morph(t, p->finite).mood != MOOD_CND) {
        return CONDITIONAL_NONE;
    }
    bool compound = is_compound(s, p);
    uint32_t lean = lean_of(s, p->top);
    if (lean == LEAN_MODAL && (p->n_modals > 0 || p->finite == p->top)) {
        return of_modal(s, p, told);
    }
    unsigned person = tree_morph(t, p->finite).person;
    if (stance_has_condition(s, p) || draws_consequence(s, p) ||
            (compound && lean == LEAN_STATE && counts_years(s, p)) ||
            person == 1 || person == 2) {
        return CONDITIONAL_HYPOTHETICAL;
    }
    return compound ? CONDITIONAL_REPORTED : of_simple(s, p, lean);
}

/* ---- modality ----------------------------------------------------------- */

static bool has_hedge(
        const struct scene *s, const struct predicate *p, enum hedge effect)
{
    const struct tree *t = &s->tree;
    uint32_t heads[2] = {p->top, p->head};
    for (int k = 0; k < 1 + (p->top != p->head); k++) {
        uint32_t h = heads[k];
        for (uint32_t i = t->first[h]; i < t->first[h + 1]; i++) {
            uint32_t c = t->child[i], last;
            if (tree_rel(t, c) != REL_ADVMOD &&
                    tree_rel(t, c) != REL_DISCOURSE &&
                    !(tree_rel(t, c) == REL_AMOD && tree_is_nominal(t, h)) &&
                    tree_rel(t, c) != REL_PARATAXIS) {
                continue;
            }
            uint32_t row = scene_norm(s, s->rules->hedge, t->left[c], &last);
            if (row != NONE && s->rules->hedge_row.at[row].effect == effect) {
                return true;
            }
        }
    }
    return false;
}

bool stance_seems(const struct scene *s, const struct predicate *p)
{
    for (uint32_t i = 0; i < p->n_modals; i++) {
        if (p->modal[i]->stance == STANCE_DISTANCES) {
            return true;
        }
    }
    return has_hedge(s, p, HEDGE_SEEMING) || has_hedge(s, p, HEDGE_REPORTED);
}

/* The first modal that says something. */
static enum modality from_modals(
        const struct scene *s, const struct predicate *p)
{
    for (uint32_t i = 0; i < p->n_modals; i++) {
        const struct modal *m = p->modal[i];
        if (m->modality == MODALITY_ACTUAL) {
            continue;
        }
        bool past =
                m->perfect == PERFECT_ACTUAL && is_perfect(s, p->modal_word[i]);
        if (!past) {
            return m->modality;
        }
    }
    return MODALITY_ACTUAL;
}

/* "is scheduled for May", "est attendu lundi": a plan with its auxiliary, and
 * nothing under it. */
static bool is_planned_passive(const struct scene *s, uint32_t head)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[head]; i < t->first[head + 1]; i++) {
        uint32_t c = t->child[i], last = c;
        if (c > head ||
                (tree_rel(t, c) != REL_AUX && tree_rel(t, c) != REL_COP)) {
            continue;
        }
        uint32_t row = scene_lemma(s, s->rules->modal, c, &last);
        if (row != NONE && last == head && tree_is_passive(t, head) &&
                s->rules->modal_row.at[row].modality == MODALITY_PLANNED &&
                s->rules->modal_row.at[row].perfect == PERFECT_SAME) {
            return true;
        }
    }
    return false;
}

/* "plans to close": the verb of intention is itself the predicate. */
static enum modality of_own(const struct scene *s, const struct predicate *p)
{
    const struct tree *t = &s->tree;
    uint32_t last, row = scene_lemma(s, s->rules->modal, p->head, &last);
    if (is_planned_passive(s, p->head)) {
        return MODALITY_PLANNED;
    }
    if (row == NONE || !s->rules->modal_row.at[row].own) {
        return MODALITY_ACTUAL;
    }
    for (uint32_t i = t->first[p->head]; i < t->first[p->head + 1]; i++) {
        uint32_t c = t->child[i];
        if (c > p->head && tree_rel_is_clausal(tree_rel(t, c)) &&
                tree_is_infinitive(t, c)) {
            return s->rules->modal_row.at[row].modality;
        }
    }
    return MODALITY_ACTUAL;
}

/* "it is likely that X", "il faudra que X": what stands above the clause. */
static enum modality from_above(const struct scene *s, uint32_t top)
{
    enum deprel rel = tree_rel(&s->tree, top);
    uint32_t head = tree_head(&s->tree, top), last;
    if (head == NONE || (rel != REL_CCOMP && rel != REL_CSUBJ)) {
        return MODALITY_ACTUAL;
    }
    if (stance_refused(s, head)) { /* to confirm that; to say how many */
        uint32_t first = s->tree.left[top];
        bool asks = tree_morph(&s->tree, first).prontype == PRONTYPE_INT;
        return asks ? MODALITY_ASKED : MODALITY_POSSIBLE;
    }
    uint32_t row = scene_lemma(s, s->rules->modal, head, &last);
    if (row == NONE || !(s->rules->modal_row.at[row].that ||
                               s->rules->modal_row.at[row].any_link)) {
        return MODALITY_ACTUAL;
    }
    return s->rules->modal_row.at[row].modality;
}

/* A future: no hypothesis is made in one ("if it rains, it will flood", where
 * the tree hangs the conjunction on the wrong verb). */
static bool is_future(const struct scene *s, const struct predicate *p)
{
    return (p->finite != NONE &&
                   tree_morph(&s->tree, p->finite).tense == TENSE_FUT) ||
           (p->n_modals > 0 &&
                   tree_rel(&s->tree, p->modal_word[0]) == REL_AUX &&
                   p->modal[0]->modality == MODALITY_PLANNED);
}

enum modality stance_modality(
        const struct scene *s, const struct predicate *p, enum conditional use)
{
    const struct tree *t = &s->tree;
    if (stance_opens_question(s, p->top)) {
        return MODALITY_ASKED;
    }
    if (stance_is_inverted(s, p->top) ||
            (stance_is_hypothesis(s, p->top) && !is_future(s, p))) {
        return MODALITY_HYPOTHETICAL;
    }
    if (use == CONDITIONAL_HYPOTHETICAL) {
        return MODALITY_HYPOTHETICAL;
    }
    if (use == CONDITIONAL_FUTURE) {
        return MODALITY_PLANNED;
    }
    if (use == CONDITIONAL_REPORTED) {
        return MODALITY_ACTUAL;
    }
    if (stance_is_question(s, p->top) ||
            (p->finite != NONE && tree_morph(t, p->finite).mood == MOOD_IMP)) {
        return MODALITY_ASKED;
    }
    enum modality m = from_modals(s, p);
    m = m == MODALITY_ACTUAL ? of_own(s, p) : m;
    m = m == MODALITY_ACTUAL ? from_above(s, p->top) : m;
    if (m != MODALITY_ACTUAL) {
        return m;
    }
    if (p->finite != NONE && tree_morph(t, p->finite).tense == TENSE_FUT) {
        return MODALITY_PLANNED;
    }
    return has_hedge(s, p, HEDGE_POSSIBLE) ? MODALITY_POSSIBLE
                                           : MODALITY_ACTUAL;
}
