/* SPDX-License-Identifier: Apache-2.0 */
/* stance_hypothesis.c - clauses that are put up and not stated: if, unless,
 * had he known; questions; and the condition that another clause hangs on.
 *
 *     conjunction ──hypothesis.tsv──> clause    hypothesis; under a verb of
 *                                               asking, a question
 *                                     question  whether
 *                                     phrase    without, in case of: a
 *                                               condition of its clause
 *                                     inverted  an auxiliary in front */
#include "extract/stance.h"

enum { HYPOTHESIS_MAX_WORDS = 4 }; /* before the conjunction that ends it */

bool stance_is_question(const struct scene *s, uint32_t w)
{
    struct words all = tree_sentence(&s->tree, w);
    for (uint32_t i = all.last; i + 2 > all.last && i >= all.first && i; i--) {
        if (scene_is_mark(s, i, '?')) {
            return true;
        }
    }
    return false;
}

/* The kind of hypothesis whose last word is the conjunction `mark` ("à
 * condition que", whose first words the tree hangs elsewhere). */
static uint32_t ends_at(const struct scene *s, uint32_t mark)
{
    uint32_t first = tree_sentence(&s->tree, mark).first, last;
    uint32_t from = mark > first + HYPOTHESIS_MAX_WORDS
                            ? mark - HYPOTHESIS_MAX_WORDS
                            : first;
    for (uint32_t w = from; w <= mark; w++) {
        uint32_t kind = scene_norm(s, s->rules->hypothesis, w, &last);
        if (kind != NONE && last == mark) {
            return kind;
        }
    }
    return NONE;
}

static uint32_t first_word(const struct scene *s, uint32_t w)
{
    struct words all = tree_sentence(&s->tree, w);
    while (all.first < all.last && tree_is_punct(&s->tree, all.first)) {
        all.first++;
    }
    return all.first;
}

static bool comma_between(const struct scene *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++) {
        if (scene_is_mark(s, i, ',')) {
            return true;
        }
    }
    return false;
}

/* "Had the alarm sounded, …": an auxiliary opens the sentence, which asks
 * nothing and goes on behind a comma. */
bool stance_is_inverted(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t first = first_word(s, w), last;
    uint32_t end = tree_sentence(t, w).last;
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    return tree_head(t, first) == w && first < w &&
           scene_norm(s, s->rules->hypothesis, first, &last) ==
                   HYPOTHESIS_INVERTED &&
           (subject == NONE || subject > first) && !stance_is_question(s, w) &&
           comma_between(s, w, end);
}

/* What kind of conjunction opens the clause of w; HYPOTHESIS_PHRASE: none. */
static enum hypothesis opened_by(const struct scene *s, uint32_t w)
{
    for (uint32_t i = s->tree.first[w]; i < s->tree.first[w + 1]; i++) {
        uint32_t c = s->tree.child[i];
        enum deprel rel = tree_rel(&s->tree, c);
        bool mark = rel == REL_MARK || rel == REL_ADVMOD || rel == REL_CASE;
        if (!mark || c > w || tree_upos(&s->tree, c) == UPOS_PRON) {
            continue;
        }
        uint32_t last, kind = scene_norm(s, s->rules->hypothesis, c, &last);
        kind = kind == NONE && tree_upos(&s->tree, c) == UPOS_SCONJ
                       ? ends_at(s, c)
                       : kind;
        if (kind == HYPOTHESIS_CLAUSE || kind == HYPOTHESIS_QUESTION) {
            return (enum hypothesis)kind;
        }
    }
    return stance_is_inverted(s, w) ? HYPOTHESIS_CLAUSE : HYPOTHESIS_PHRASE;
}

bool stance_opens_hypothesis(const struct scene *s, uint32_t w)
{
    return opened_by(s, w) != HYPOTHESIS_PHRASE;
}

/* Its conjunction is one word: "si", not "à condition que". */
static bool opened_by_word(const struct scene *s, uint32_t w)
{
    for (uint32_t i = s->tree.first[w]; i < s->tree.first[w + 1]; i++) {
        uint32_t c = s->tree.child[i], last;
        if (c < w && tree_upos(&s->tree, c) != UPOS_PRON &&
                scene_norm(s, s->rules->hypothesis, c, &last) ==
                        HYPOTHESIS_CLAUSE &&
                last == c) {
            return true;
        }
    }
    return false;
}

/* "whether X", "si X" under a verb: a question, no hypothesis. "Whether X or
 * not, …" at the side of a clause is one. */
bool stance_opens_question(const struct scene *s, uint32_t w)
{
    enum hypothesis kind = opened_by(s, w);
    enum deprel rel = tree_rel(&s->tree, w);
    uint32_t first = s->tree.left[w];
    bool governed = first > 0 && tree_upos(&s->tree, first - 1) == UPOS_ADP;
    return rel == REL_CCOMP && kind == HYPOTHESIS_CLAUSE
                   ? opened_by_word(s, w)
                   : kind == HYPOTHESIS_QUESTION &&
                             (rel != REL_ADVCL || governed ||
                                     tree_head(&s->tree, w) < w);
}

bool stance_is_hypothesis(const struct scene *s, uint32_t w)
{
    enum deprel rel = tree_rel(&s->tree, w);
    for (int up = 0; up < 3 && w != NONE; up++) {
        rel = tree_rel(&s->tree, w);
        if (!stance_opens_question(s, w) && stance_opens_hypothesis(s, w)) {
            return true;
        }
        if (rel != REL_CONJ && rel != REL_XCOMP) {
            return false;
        }
        w = tree_head(&s->tree, w);
    }
    return false;
}

/* "Si le vote est refait, il coûterait …": the conjunction opens the sentence,
 * and a comma stands between its clause and the predicate, whatever the tree
 * hangs on what. */
static bool behind_fronted(const struct scene *s, uint32_t w, uint32_t clause,
        const struct predicate *p)
{
    return first_word(s, w) == w && p->finite != NONE && clause < p->finite &&
           comma_between(s, clause, p->finite);
}

/* A condition stands in the sentence: a clause of hypothesis that is not the
 * predicate's own, or a phrase like "en cas de" that hangs on it. */
bool stance_has_condition(const struct scene *s, const struct predicate *p)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, p->top);
    for (uint32_t w = all.first, last; w <= all.last; w++) {
        uint32_t kind = scene_norm(s, s->rules->hypothesis, w, &last);
        uint32_t clause = kind == NONE ? NONE : tree_head(t, w);
        if (clause == NONE ||
                scene_norm(s, s->rules->formula, w, &last) != NONE ||
                tree_upos(t, w) == UPOS_PRON) {
            continue;
        }
        if ((kind == HYPOTHESIS_CLAUSE ||
                    (kind == HYPOTHESIS_INVERTED &&
                            stance_is_inverted(s, clause))) &&
                behind_fronted(s, w, clause, p)) {
            return true;
        }
        if (tree_under(t, p->top, clause)) {
            continue;
        }
        if (kind != HYPOTHESIS_PHRASE) {
            enum deprel rel = tree_rel(t, w);
            if (kind != HYPOTHESIS_INVERTED && (rel == REL_MARK || last > w) &&
                    !stance_opens_question(s, clause)) {
                return true;
            }
            continue;
        }
        uint32_t main = tree_head(t, clause);
        uint32_t verb = tree_finite(t, clause);
        if (verb != NONE && tree_morph(t, verb).tense != TENSE_IMP) {
            continue; /* "même si rien n'est décidé": it concedes */
        }
        bool joins = last < all.last && tree_upos(t, last + 1) == UPOS_SCONJ;
        if (main != NONE && !joins && (main == p->top || main == p->head)) {
            return true;
        }
    }
    return false;
}
