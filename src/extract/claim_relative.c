/* SPDX-License-Identifier: Apache-2.0 */
/* claim_relative.c - relative clauses, and which of them tell something.
 *
 *     ", which killed two"   an event: compound past, a comma, a time, or a
 *                            verb of events.tsv
 *     "which employs 210"    a figure
 *     "that follows the      a description: no claim
 *      canal" */
#include "extract/claim_relative.h"

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
    enum ud_prontype type = tree_morph(t, subject).prontype;
    return tree_upos(t, subject) == UPOS_PRON &&
           (type == PRONTYPE_REL ||
                   (type != PRONTYPE_PRS && subject == t->left[w]));
}

/* "veiller à ce qu'il parte": the pronoun only carries the clause, which lacks
 * nothing. */
static bool carries_clause(const struct scene *s, uint32_t w, uint32_t base)
{
    const struct tree *t = &s->tree;
    if (tree_upos(t, base) != UPOS_PRON ||
            tree_child(t, base, REL_CASE) == NONE) {
        return tree_upos(t, base) == UPOS_PRON &&
               tree_child(t, base, REL_COP) != NONE;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        if (c > w && tree_rel(t, c) == REL_OBJ) {
            return true;
        }
    }
    return false;
}

/* The relative word is a place or a time (où, where), no object. */
static bool is_adverbial(const struct scene *s, uint32_t w)
{
    uint32_t first = s->tree.left[w];
    while (first < w && tree_is_punct(&s->tree, first)) {
        first++;
    }
    enum deprel rel = tree_rel(&s->tree, first);
    return first < w && (rel == REL_OBL || rel == REL_ADVMOD) &&
           tree_child(&s->tree, first, REL_CASE) == NONE;
}

/* Its verb is one of those that tell an event (events.tsv). */
static bool tells_event(const struct clauses *c, uint32_t w)
{
    uint32_t last;
    return tree_upos(&c->s->tree, w) == UPOS_VERB &&
           scene_lemma(c->s, c->s->rules->event, w, &last) != NONE;
}

bool relative_tells(const struct clauses *c, uint32_t w)
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
                    (tree_upos(t, base) == UPOS_PRON &&
                            (comma || tree_rel(t, base) == REL_PARATAXIS ||
                                    tree_rel(t, base) == REL_AMOD ||
                                    tree_rel(t, base) == REL_APPOS)) ||
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
    if (sentence || carries_clause(s, w, base)) {
        return true;
    }
    bool where = !about && is_adverbial(s, w);
    if ((about || where) && noun && any_flag(c->quantity, at)) {
        return true;
    }
    if (about && noun &&
            (past || (compound && m.tense == TENSE_IMP) || perfect_modal)) {
        return compound || comma || any_flag(c->time, at) || perfect_modal ||
               tells_event(c, w) || tree_upos(t, base) == UPOS_PROPN;
    }
    struct words antecedent = {t->left[base], base};
    if (about && m.tense == TENSE_IMP && any_flag(c->quantity, antecedent)) {
        return true;
    }
    return !about && compound && m.tense == TENSE_IMP && (comma || where);
}

/* A clause on a noun that has no relative pronoun, behind a conjunction or a
 * comma: hung there by mistake, or the noun's content. */
bool relative_is(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t first = t->left[w];
    uint32_t mark = tree_mark(t, w);
    if (mark != NONE && s->doc->arc[w].sub != SUB_RELCL) {
        return false;
    }
    for (uint32_t i = first; i < w; i++) {
        if (tree_morph(t, i).prontype == PRONTYPE_REL) {
            return true;
        }
    }
    /* no pronoun: only a clause with its own subject, joined without a mark,
     * can be one ("the speed they offer") */
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    bool cut = tree_is_punct(t, first) ||
               (first > 0 && tree_is_punct(t, first - 1));
    bool complete = tree_is_passive(t, w) ||
                    tree_child(t, w, REL_OBJ) != NONE ||
                    tree_child(t, w, REL_COP) != NONE;
    return subject != NONE && subject < w && !cut && !complete &&
           tree_upos(t, first) != UPOS_SCONJ;
}

/* A relative pronoun opens the clause, whatever the tree calls it. */
bool relative_starts(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t first = t->left[w];
    enum deprel rel = tree_rel(t, w);
    return tree_upos(t, first) == UPOS_PRON && first < w &&
           tree_morph(t, first).prontype == PRONTYPE_REL &&
           (rel == REL_ADVCL || rel == REL_PARATAXIS) &&
           tree_head(t, w) < first;
}
