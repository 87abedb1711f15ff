/* SPDX-License-Identifier: Apache-2.0 */
/* stance_negation.c - whether a clause is negated.
 *
 *     word of the clause ──negation.tsv──> full          negated
 *                                          needs ne      negated beside one
 *                                          determiner    negated, of subject,
 *                                                        object or adverbial
 *                                          particle      alone: only with a
 *                                                        modal (ne peut)
 *                                          restrictive   ne … que: not negated
 *                                          mark          opens the clause
 *                                                        (sans que)
 *                                          verb          a lemma above it:
 *                                                        refuse to say
 *
 * Only words of the clause itself count: what hangs under another clause
 * (a relative, a that-clause) is that one's. */
#include "extract/stance.h"

enum { NEGATION_REACH = 6 }; /* words between a negation and its verb */

struct negation_seen {
    bool particle, full, pending, restrictive, additive;
    bool verbal; /* a word that stands beside the verb (not, pas) */
};

static const struct negation *negation_of(const struct scene *s, uint32_t w)
{
    uint32_t last;
    uint32_t row = scene_norm(s, s->rules->negation, w, &last);
    return row == NONE || last != w ? NULL : &s->rules->negation_row.at[row];
}

bool stance_negative_word(const struct scene *s, uint32_t w)
{
    const struct negation *n = negation_of(s, w);
    return n && n->kind == NEGATION_DETERMINER;
}

static bool keeps_from(const struct scene *s, uint32_t verb)
{
    uint32_t handle = phrases_step(s->rules->negation, PHRASE_START,
            verb == NONE ? NONE : s->lemma[verb]);
    uint32_t value =
            handle == NONE ? NONE : phrases_value(s->rules->negation, handle);
    return value != NONE &&
           s->rules->negation_row.at[phrases_row(s->rules->negation, value)]
                           .kind == NEGATION_VERB;
}

bool stance_refused(const struct scene *s, uint32_t w)
{
    uint32_t verb = tree_head(&s->tree, w);
    enum deprel rel = tree_rel(&s->tree, w);
    if (verb == NONE || !tree_is_verb(&s->tree, verb) || !keeps_from(s, verb) ||
            (rel != REL_XCOMP && rel != REL_CCOMP && rel != REL_ADVCL)) {
        return false;
    }
    struct predicate p = predicate_of(s, verb);
    return !stance_negated(s, &p);
}

/* The conjunction of the clause says that it did not come about. */
static bool opens_negation(const struct scene *s, uint32_t top)
{
    uint32_t mark = tree_mark(&s->tree, top);
    const struct negation *n = mark == NONE ? NULL : negation_of(s, mark);
    return n && n->kind == NEGATION_MARK;
}

/* w belongs to the clause whose predicate is p: no other clause in between. */
static bool in_clause(
        const struct scene *s, const struct predicate *p, uint32_t w)
{
    const struct tree *t = &s->tree;
    for (int depth = 0; w != NONE && depth < TREE_MAX_DEPTH; depth++) {
        if (w == p->top || w == p->head) {
            return true;
        }
        for (uint32_t i = 0; i < p->n_modals; i++) {
            if (w == p->modal_word[i]) {
                return true;
            }
        }
        enum deprel rel = tree_rel(t, w);
        if (rel == REL_CCOMP || rel == REL_ADVCL || rel == REL_ACL ||
                rel == REL_PARATAXIS || rel == REL_CSUBJ || rel == REL_XCOMP ||
                rel == REL_APPOS || (rel == REL_CONJ && tree_is_clause(t, w)) ||
                tree_child(t, w, REL_COP) != NONE) {
            return false;
        }
        w = tree_head(t, w);
    }
    return false;
}

/* "no-bid contracts": a part of a word, not a negation. */
static bool is_prefix(const struct scene *s, uint32_t w)
{
    const struct rcp_doc *doc = s->doc;
    bool joined = !(doc->word.at[w].flags & WORD_SPACE_AFTER);
    return joined && w + 1 < doc->word.n && scene_is_mark(s, w + 1, '-');
}

static void look(const struct scene *s, uint32_t w, struct negation_seen *seen)
{
    const struct negation *n = negation_of(s, w);
    if (!n || is_prefix(s, w) || tree_upos(&s->tree, w) == UPOS_NOUN) {
        return;
    }
    switch (n->kind) {
    case NEGATION_PARTICLE:
        seen->particle = true;
        break;
    case NEGATION_FULL:
        seen->verbal = true;
        seen->full |= !n->needs_particle;
        seen->pending |= n->needs_particle;
        break;
    case NEGATION_DETERMINER:
        seen->full |= !n->needs_particle;
        seen->pending |= n->needs_particle;
        break;
    case NEGATION_ADDITIVE:
        seen->additive = true;
        break;
    case NEGATION_RESTRICTIVE:
        seen->restrictive |= tree_rel(&s->tree, w) != REL_MARK;
        break;
    case NEGATION_MARK:
    case NEGATION_VERB:
        break; /* seen from the clause that they stand above */
    }
}

/* The words of negation stand around the verb; one that is
 * far from it belongs to another verb, whatever the tree says. */
static bool in_group(
        const struct predicate *p, uint32_t w, const struct negation_seen *one)
{
    uint32_t finite = p->finite == NONE ? p->top : p->finite;
    if (one->particle) {
        return w <= p->head && (w > finite || finite - w <= NEGATION_REACH);
    }
    if (one->verbal) {
        return w + NEGATION_REACH >= finite &&
               (w <= p->head || w - p->head <= NEGATION_REACH);
    }
    return true;
}

/* "sept personnes, pas trente", "the annex and not the report": it denies a
 * noun behind the verb, not what the verb says. */
static bool denies_noun(
        const struct scene *s, const struct predicate *p, uint32_t w)
{
    uint32_t above = tree_head(&s->tree, w);
    return above != NONE && above != p->top && above != p->head &&
           w > p->head && tree_is_nominal(&s->tree, above);
}

bool stance_negated(const struct scene *s, const struct predicate *p)
{
    struct negation_seen seen = {0};
    struct words at = tree_phrase(&s->tree, p->top);
    uint32_t finite = p->finite == NONE ? p->top : p->finite;
    for (uint32_t w = at.first; w <= at.last; w++) {
        struct negation_seen one = {0};
        look(s, w, &one);
        seen.restrictive |= one.restrictive && w > finite;
        if ((one.full || one.pending || one.additive || one.particle) &&
                in_clause(s, p, w) && in_group(p, w, &one) &&
                !(one.verbal && denies_noun(s, p, w))) {
            seen.particle |= one.particle;
            seen.full |= one.full;
            seen.pending |= one.pending;
            seen.additive |= one.additive;
        }
    }
    if (seen.full || (seen.pending && seen.particle) ||
            opens_negation(s, p->top)) {
        return true;
    }
    if (!s->rules->has_particle) {
        return seen.additive;
    }
    bool modal = p->n_modals > 0 && p->modal[0]->modality == MODALITY_POSSIBLE;
    return seen.particle && !seen.restrictive && (modal || seen.additive);
}
