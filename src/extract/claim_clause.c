/* SPDX-License-Identifier: Apache-2.0 */
/* claim_clause.c - which clauses are claims.
 *
 *     finite clause                        yes, unless it is an act of saying
 *       relative                           if it tells an event, a figure or
 *                                          a plan
 *     infinitive, attribute, participle    under a verb of saying, or with a
 *                                          subject of its own
 *     joined to a clause                   as that clause
 *     headline of a noun and a participle  yes */
#include "extract/claim_clause.h"

/* ---- facts -------------------------------------------------------------- */

static void mark_range(const struct scene *s, range at, bool *flag)
{
    const struct rcp_doc *doc = s->doc;
    for (uint32_t w = doc_word_at(doc, at.start);
            w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
        flag[w] = true;
    }
}

static uint32_t content_size(const struct rcp_doc *doc, uint32_t a)
{
    uint32_t size = 0;
    const struct list *l = &doc->attribution.at[a].content;
    for (uint32_t i = l->first; i < l->first + l->n; i++) {
        size += doc->content.at[i].end - doc->content.at[i].start;
    }
    return size;
}

static void mark_content(struct clauses *c, uint32_t a)
{
    const struct rcp_doc *doc = c->s->doc;
    const struct list *l = &doc->attribution.at[a].content;
    for (uint32_t i = l->first; i < l->first + l->n; i++) {
        range at = doc->content.at[i];
        for (uint32_t w = doc_word_at(doc, at.start);
                w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
            uint32_t old = c->told_by[w];
            if (old == NONE || content_size(doc, a) <= content_size(doc, old)) {
                c->told_by[w] = a;
            }
        }
    }
}

static void mark_tops(struct clauses *c)
{
    const struct scene *s = c->s;
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        if (tree_upos(&s->tree, w) != UPOS_VERB &&
                tree_child(&s->tree, w, REL_COP) == NONE) {
            continue;
        }
        struct predicate p = predicate_of(s, w);
        if (p.head != w) {
            uint32_t top = c->top_of[w] == NONE ? w : c->top_of[w];
            c->top_of[p.head] = top;
            for (uint32_t i = 0; i < p.n_modals; i++) {
                if (p.modal_word[i] != w &&
                        tree_rel(&s->tree, p.modal_word[i]) != REL_AUX) {
                    c->top_of[p.modal_word[i]] = top;
                }
            }
        }
    }
}

void clauses_init(struct clauses *c, const struct scene *s)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t n = doc->word.n;
    *c = (struct clauses){.s = s};
    c->top_of = ARENA_ARRAY(s->arena, uint32_t, n);
    c->cue_of = ARENA_ARRAY(s->arena, uint32_t, n);
    c->told_by = ARENA_ARRAY(s->arena, uint32_t, n);
    c->quantity = ARENA_ARRAY(s->arena, bool, n);
    c->time = ARENA_ARRAY(s->arena, bool, n);
    c->rule = ARENA_ARRAY(s->arena, const char *, n);
    for (uint32_t w = 0; w < n; w++) {
        c->top_of[w] = c->cue_of[w] = c->told_by[w] = NONE;
    }
    for (uint32_t i = 0; i < doc->quantity.n; i++) {
        mark_range(s, doc->quantity.at[i].at, c->quantity);
    }
    for (uint32_t i = 0; i < doc->time.n; i++) {
        mark_range(s, doc->time.at[i].at, c->time);
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        mark_content(c, i);
        if (a->cue_word != NONE && !range_empty(a->cue)) {
            for (uint32_t w = doc_word_at(doc, a->cue.start); w <= a->cue_word;
                    w++) {
                c->cue_of[w] = i;
            }
        }
    }
    mark_tops(c);
}

/* ---- relative clauses --------------------------------------------------- */

static bool any_flag(const bool *flag, struct words at)
{
    for (uint32_t w = at.first; w <= at.last && at.last != NONE; w++) {
        if (flag[w]) {
            return true;
        }
    }
    return false;
}

/* The relative pronoun is what the clause is about, not its object. */
static bool about_pronoun(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    if (subject == NONE || subject > w) {
        return false;
    }
    return tree_upos(t, subject) == UPOS_PRON &&
           (tree_morph(t, subject).prontype == PRONTYPE_REL ||
                   subject <= t->left[w] + 1);
}

static bool relative_tells(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    uint32_t base = tree_head(t, w);
    struct words at = tree_phrase(t, w);
    if (base == NONE) {
        return true;
    }
    bool comma = at.first > 0 && scene_is_mark(s, at.first - 1, ',');
    bool sentence = tree_is_verb(t, base) ||
                    (tree_upos(t, base) == UPOS_PRON && comma) ||
                    (base > 0 && tree_upos(t, base) == UPOS_PRON &&
                            scene_is_mark(s, base - 1, ','));
    bool about = about_pronoun(s, w);
    bool noun = tree_upos(t, base) == UPOS_NOUN ||
                tree_upos(t, base) == UPOS_PROPN ||
                tree_upos(t, base) == UPOS_ADJ;
    uint32_t finite = tree_finite(t, w);
    struct morph m = tree_morph(t, finite == NONE ? w : finite);
    bool compound = finite != NONE && finite != w &&
                    tree_upos(t, w) == UPOS_VERB &&
                    tree_child(t, w, REL_COP) == NONE;
    bool past = stance_is_past(s, w) && m.tense != TENSE_IMP;
    struct predicate p = predicate_of(s, w);
    bool perfect_modal =
            p.n_modals > 0 && p.modal[0]->modality == MODALITY_ACTUAL;
    if (sentence) {
        return true;
    }
    if (about && any_flag(c->quantity, at)) {
        return true;
    }
    if (about && noun &&
            (past || (compound && m.tense == TENSE_IMP) || perfect_modal)) {
        return compound || comma || any_flag(c->time, at) || perfect_modal ||
               tree_upos(t, base) == UPOS_PROPN;
    }
    struct words antecedent = {t->left[base], base};
    if (about && m.tense == TENSE_IMP && any_flag(c->quantity, antecedent)) {
        return true;
    }
    return !about && compound && m.tense == TENSE_IMP && comma;
}

/* ---- the choice --------------------------------------------------------- */

static bool is_cue(const struct clauses *c, uint32_t w)
{
    return w != NONE && c->cue_of[w] != NONE;
}

/* The clause only frames an act of saying: "C'est ce qu'affirme X", "veut
 * rappeler que", "Ce n'est pas l'avis de X: « »". */
static bool frames_saying(const struct clauses *c, const struct predicate *p)
{
    const struct tree *t = &c->s->tree;
    if (is_cue(c, p->head) || is_cue(c, p->top)) {
        return true;
    }
    for (uint32_t i = t->first[p->head]; i < t->first[p->head + 1]; i++) {
        uint32_t w = t->child[i];
        bool bare = tree_rel(t, w) == REL_XCOMP && is_cue(c, w);
        bool cleft = tree_upos(t, p->head) == UPOS_PRON &&
                     tree_rel(t, w) == REL_ACL && is_cue(c, w);
        if (bare || cleft) {
            return true;
        }
    }
    return false;
}

/* "It was X that …": the claim is in the clause behind. */
static bool is_cleft_frame(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    if (tree_child(t, w, REL_COP) == NONE) {
        return false;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        if (s->doc->arc[t->child[i]].sub == SUB_CLEFT) {
            return true;
        }
    }
    return false;
}

static bool is_headline(const struct scene *s, uint32_t w)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t block = doc->sentence.at[doc->word.at[w].sentence].block;
    enum block_kind kind = doc->block.at[block].kind;
    return kind == BLOCK_HEADLINE || kind == BLOCK_SUBHEADING;
}

/* "Un homme abattu à Orly": a participle on the noun that heads a headline. */
static bool headline_participle(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    uint32_t head = tree_head(t, w);
    if (!is_headline(s, w) || !tree_is_participle(t, w)) {
        return false;
    }
    if (head == NONE || tree_child(t, w, REL_NSUBJ) != NONE) {
        return true;
    }
    uint32_t above = tree_head(t, head);
    bool rooted = above == NONE ||
                  (tree_head(t, above) == NONE && tree_is_nominal(t, above));
    return tree_rel(t, w) == REL_ACL && rooted && w > head &&
           !tree_is_clause(t, head) && tree_morph(t, w).tense == TENSE_PAST;
}

/* An infinitive with its auxiliary (après avoir fui): done, not to do. */
static bool is_accomplished(const struct scene *s, uint32_t w)
{
    return tree_is_infinitive(&s->tree, w) &&
           tree_morph(&s->tree, w).verbform == VERBFORM_PART &&
           !tree_is_passive(&s->tree, w);
}

static const char *choose_nonfinite(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    enum deprel rel = tree_rel(t, w);
    uint32_t head = tree_head(t, w);
    if (headline_participle(c, w)) {
        return "headline-participle";
    }
    bool under_cue = is_cue(c, head) && c->told_by[w] == c->cue_of[head];
    if (under_cue &&
            (rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_CSUBJ ||
                    rel == REL_ADVCL || rel == REL_ACL || rel == REL_OBL)) {
        return "told-nonfinite";
    }
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    if (subject != NONE && subject < w && tree_upos(t, w) == UPOS_VERB &&
            rel != REL_XCOMP) {
        return "nonfinite-subject";
    }
    if (rel == REL_ADVCL && is_accomplished(c->s, w) && c->told_by[w] != NONE) {
        return "accomplished";
    }
    return NULL;
}

static const char *choose_finite(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    if (tree_rel(t, w) == REL_ACL) {
        bool relative =
                s->doc->arc[w].sub == SUB_RELCL || tree_mark(t, w) == NONE;
        if (relative) {
            return relative_tells(c, w) ? "relative-event" : NULL;
        }
        return "noun-clause";
    }
    return is_headline(s, w) ? "headline-clause" : "finite-clause";
}

static const char *choose(const struct clauses *c, uint32_t w, int depth)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    enum deprel rel = tree_rel(t, w);
    if (rel == REL_AUX || rel == REL_COP || c->top_of[w] != NONE) {
        return NULL;
    }
    bool verb = tree_upos(t, w) == UPOS_VERB || tree_upos(t, w) == UPOS_AUX;
    bool attribute = is_cue(c, tree_head(t, w)) && c->told_by[w] != NONE &&
                     rel == REL_XCOMP;
    if (!verb && tree_child(t, w, REL_COP) == NONE && !attribute &&
            tree_child(t, w, REL_NSUBJ) == NONE) {
        return NULL;
    }
    struct predicate p = predicate_of(s, w);
    if (frames_saying(c, &p) || is_cleft_frame(s, w)) {
        return NULL;
    }
    if (tree_finite(t, w) != NONE) {
        return choose_finite(c, w);
    }
    if (rel == REL_CONJ && depth < CLAUSE_MAX_JOINED) {
        uint32_t head = tree_head(t, w);
        uint32_t top = head == NONE || c->top_of[head] == NONE
                               ? head
                               : c->top_of[head];
        const char *rule = top == NONE ? NULL : choose(c, top, depth + 1);
        return rule ? "joined-clause" : NULL;
    }
    return choose_nonfinite(c, w);
}

void clause_choose(struct clauses *c)
{
    for (uint32_t w = 0; w < c->s->doc->word.n; w++) {
        c->rule[w] = choose(c, w, 0);
    }
}

/* ---- parts -------------------------------------------------------------- */

struct predicate clause_predicate(const struct clauses *c, uint32_t top)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    struct predicate p = predicate_of(s, top);
    if (p.finite != NONE || tree_rel(t, top) != REL_CONJ ||
            tree_mark(t, top) != NONE) {
        return p;
    }
    uint32_t w = top;
    for (int up = 0; up < CLAUSE_MAX_JOINED && w != NONE; up++) {
        if (tree_rel(t, w) != REL_CONJ) {
            break;
        }
        w = tree_head(t, w);
    }
    w = w == NONE || c->top_of[w] == NONE ? w : c->top_of[w];
    if (w == NONE || w == top) {
        return p;
    }
    struct predicate base = predicate_of(s, w);
    p.finite = base.finite;
    if (p.n_modals == 0) {
        p.n_modals = base.n_modals;
        for (uint32_t i = 0; i < base.n_modals; i++) {
            p.modal[i] = base.modal[i];
            p.modal_word[i] = base.modal_word[i];
        }
    }
    return p;
}

struct words clause_words_of(const struct clauses *c, uint32_t top)
{
    const struct tree *t = &c->s->tree;
    struct words at = tree_phrase(t, top);
    uint32_t mark = tree_mark(t, top);
    if (mark != NONE && mark >= at.first) {
        at.first = tree_fixed_end(t, mark) + 1;
    }
    for (uint32_t i = t->first[top]; i < t->first[top + 1]; i++) {
        uint32_t w = t->child[i];
        enum deprel rel = tree_rel(t, w);
        bool cut = (rel == REL_CONJ && c->rule[w]) || rel == REL_PARATAXIS ||
                   (rel == REL_ADVCL && c->rule[w]) ||
                   (rel == REL_CCOMP && w < top);
        if (!cut) {
            continue;
        }
        if (w > top && t->left[w] > top && t->left[w] <= at.last) {
            at.last = t->left[w] - 1;
        } else if (w < top && t->right[w] < top && t->right[w] >= at.first) {
            at.first = t->right[w] + 1;
        }
    }
    while (at.last > top && (tree_is_punct(t, at.last) ||
                                    tree_upos(t, at.last) == UPOS_CCONJ)) {
        at.last--;
    }
    return words_trim(t, at);
}
