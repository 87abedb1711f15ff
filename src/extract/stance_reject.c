/* SPDX-License-Identifier: Apache-2.0 */
/* stance_reject.c - the publisher's "this is not so", by rejections.tsv.
 *
 *     wrongly claimed that P             adverb beside the cue
 *     the baseless claim that P          adjective on a noun of saying, or the
 *     the claim that P is false          attribute that it is the subject of
 *     it is false (to say) that P        what P hangs on
 *     no evidence that P, nothing
 *     proves that P                      a proof, negated
 *     contrary to claims that P          inside such a phrase
 *     P, X claims. That is false.        a sentence about the one before
 *
 * Only the publisher's own words count: a judgement that stands in what
 * somebody says is that somebody's. */
#include "extract/stance_reject.h"

enum {
    REJECT_MAX_CLIMB = 4,  /* words above a clause that may judge it */
    REJECT_MAX_PHRASE = 4, /* words of a phrase of the table */
    VERDICT_MAX_WORDS = 6  /* of a sentence that is only a verdict */
};

static uint32_t kind_of(const struct scene *s, uint32_t w)
{
    uint32_t last;
    return w == NONE ? NONE : scene_lemma(s, s->rules->rejection, w, &last);
}

static bool negated_at(const struct scene *s, uint32_t w)
{
    struct predicate p = predicate_of(s, w);
    return stance_negated(s, &p);
}

/* ---- judgements --------------------------------------------------------- */

/* "est faux", "is a lie", "n'est pas vrai". */
static bool calls_wrong(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    uint32_t kind = kind_of(s, w);
    if (w == NONE || c->told_by[w] != NONE) {
        return false;
    }
    return (kind == REJECTION_FALSE && !negated_at(s, w)) ||
           (kind == REJECTION_TRUE && negated_at(s, w));
}

/* "aucune preuve", "nothing": a negative word that is w or its determiner. */
static bool is_none(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    if (w == NONE) {
        return false;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        if (stance_negative_word(s, t->child[i])) {
            return true;
        }
    }
    return stance_negative_word(s, w);
}

/* A proof that is said to be wanting: "no evidence", "il n'y a pas de preuve",
 * "nothing suggests". */
static bool lacks_proof(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    if (w == NONE || c->told_by[w] != NONE ||
            kind_of(s, w) != REJECTION_PROOF) {
        return false;
    }
    uint32_t above = tree_head(&s->tree, w);
    return is_none(s, w) || negated_at(s, w) ||
           (above != NONE && tree_is_nominal(&s->tree, w) &&
                   tree_rel(&s->tree, w) != REL_NMOD && negated_at(s, above));
}

bool stance_without_proof(const struct scene *s, uint32_t verb)
{
    const struct tree *t = &s->tree;
    uint32_t above = tree_is_infinitive(t, verb) ? tree_head(t, verb) : NONE;
    uint32_t verbs[2] = {verb, above};
    for (int i = 0; i < 2; i++) {
        uint32_t subject =
                verbs[i] == NONE ? NONE : tree_child(t, verbs[i], REL_NSUBJ);
        if (subject != NONE && is_none(s, subject) &&
                (kind_of(s, subject) == REJECTION_PROOF ||
                        kind_of(s, verbs[i]) == REJECTION_PROOF)) {
            return true;
        }
    }
    return false;
}

/* "no evidence that P", "the myth that P": the noun right before the
 * conjunction, whatever the tree hangs the clause on. */
static bool judged_before(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    uint32_t first = t->left[w];
    if (first == 0 || tree_upos(t, first) != UPOS_SCONJ ||
            tree_upos(t, first - 1) != UPOS_NOUN) {
        return false;
    }
    return kind_of(c->s, first - 1) == REJECTION_FALSE
                   ? c->told_by[first - 1] == NONE
                   : lacks_proof(c, first - 1);
}

/* Something above the clause of w, within its sentence, judges it. */
static bool judged_above(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    if (judged_before(c, w)) {
        return true;
    }
    for (int up = 0; up < REJECT_MAX_CLIMB; up++) {
        enum deprel rel = tree_rel(t, w);
        uint32_t head = tree_head(t, w);
        bool content = rel == REL_CCOMP || rel == REL_CSUBJ ||
                       rel == REL_XCOMP || rel == REL_CONJ ||
                       (rel == REL_ACL && c->s->doc->arc[w].sub != SUB_RELCL);
        if (head == NONE || !content || c->told_by[head] != NONE) {
            return false;
        }
        if (rel != REL_CONJ && (calls_wrong(c, head) || lacks_proof(c, head) ||
                                       stance_without_proof(c->s, head))) {
            return true;
        }
        w = head;
    }
    return false;
}

/* ---- what a saying tells ------------------------------------------------ */

/* An adverb among the words around the cue: "claimed falsely", "a affirmé à
 * tort", "à tort accusé". */
static bool has_adverb(const struct scene *s, uint32_t cue)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, cue);
    uint32_t first = cue > all.first + REJECT_MAX_PHRASE
                             ? cue - REJECT_MAX_PHRASE
                             : all.first;
    for (uint32_t w = first; w <= all.last && w <= cue + REJECT_MAX_PHRASE;
            w++) {
        uint32_t above = tree_head(t, w);
        bool near =
                above == cue || (above != NONE && tree_head(t, above) == cue);
        if (near && kind_of(s, w) == REJECTION_ADVERB) {
            return true;
        }
    }
    return false;
}

/* A noun of saying that is itself, or is called, wrong. */
static bool is_wrong_noun(const struct clauses *c, uint32_t noun)
{
    const struct tree *t = &c->s->tree;
    if (kind_of(c->s, noun) == REJECTION_FALSE) {
        return true;
    }
    for (uint32_t i = t->first[noun]; i < t->first[noun + 1]; i++) {
        uint32_t k = t->child[i];
        if ((tree_rel(t, k) == REL_AMOD || tree_rel(t, k) == REL_ACL) &&
                kind_of(c->s, k) == REJECTION_FALSE) {
            return true;
        }
    }
    return tree_rel(t, noun) == REL_NSUBJ && calls_wrong(c, tree_head(t, noun));
}

bool stance_is_opposed(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    for (uint32_t i = all.first, last; i < w; i++) {
        if (scene_norm(s, s->rules->rejection, i, &last) != REJECTION_AGAINST ||
                last >= w) {
            continue;
        }
        uint32_t comma = last + 1;
        while (comma < w && !scene_is_mark(s, comma, ',')) {
            comma++;
        }
        if (comma == w) {
            return true;
        }
    }
    return false;
}

static bool told_wrongly(const struct clauses *c, uint32_t a)
{
    const struct attribution *said = &c->s->doc->attribution.at[a];
    const struct tree *t = &c->s->tree;
    uint32_t cue = said->cue_word;
    if (cue == NONE || said->parent != NONE) {
        return false;
    }
    if (said->form == FORM_ACCORDING_TO) {
        return tree_upos(t, said->source_head) == UPOS_NOUN &&
               is_wrong_noun(c, said->source_head);
    }
    if (tree_upos(t, cue) == UPOS_NOUN && is_wrong_noun(c, cue)) {
        return true;
    }
    return has_adverb(c->s, cue) || judged_above(c, cue) ||
           stance_is_opposed(c->s, cue);
}

bool stance_rejected(const struct clauses *c, const struct predicate *p)
{
    uint32_t told = c->told_by[p->head];
    return told != NONE ? told_wrongly(c, told) : judged_above(c, p->top);
}

/* ---- verdicts on the sentence before ------------------------------------ */

/* "Our rating: False.", "Faux.": a sentence of nothing but the verdict and its
 * label. */
static bool is_label_verdict(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    struct words all = tree_sentence(t, w);
    bool opens = w == all.first || scene_is_mark(c->s, w - 1, ':');
    bool closes =
            w == all.last || (w + 1 == all.last && tree_is_punct(t, w + 1));
    return opens && closes && all.last - all.first < VERDICT_MAX_WORDS &&
           c->told_by[w] == NONE && kind_of(c->s, w) == REJECTION_FALSE;
}

bool stance_is_verdict(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    if (is_label_verdict(c, w)) {
        return true;
    }
    if (tree_rel(t, w) != REL_ROOT || !calls_wrong(c, w)) {
        return false;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        enum deprel rel = tree_rel(t, t->child[i]);
        if (rel == REL_CSUBJ || rel == REL_CCOMP || rel == REL_XCOMP) {
            return false; /* it judges what it names itself */
        }
    }
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    if (subject == NONE) {
        return tree_child(t, w, REL_COP) == NONE && w <= t->left[w] + 1;
    }
    if (tree_upos(t, subject) == UPOS_PRON) {
        return subject < w;
    }
    const struct speech *row = cue_at(s, subject).row;
    return row && row->class == SPEECH_NOUN &&
           tree_child(t, subject, REL_ACL) == NONE &&
           tree_child(t, subject, REL_CCOMP) == NONE;
}
