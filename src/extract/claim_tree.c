/* SPDX-License-Identifier: Apache-2.0 */
/* claim_tree.c - children, bounds and clauses of dependency trees.
 *
 * Bounds are found by carrying each word up its chain of heads, at most
 * TREE_MAX_DEPTH steps, so that a hostile tree costs no more than a deep one.
 */
#include "extract/claim_tree.h"

enum { BRACKET_MAX_WORDS = 12 }; /* inside a bracket that is looked for */

static void fill_children(struct tree *t, struct arena *a)
{
    const struct rcp_doc *doc = t->doc;
    uint32_t n = doc->word.n;
    t->first = ARENA_ARRAY(a, uint32_t, n + 2);
    t->child = ARENA_ARRAY(a, uint32_t, n + 1);
    for (uint32_t w = 0; w < n; w++) {
        if (doc->arc[w].head < n) {
            t->first[doc->arc[w].head + 2]++;
        }
    }
    for (uint32_t w = 0; w < n; w++) {
        t->first[w + 2] += t->first[w + 1];
    }
    /* first[h + 1] now is where the next child of h goes */
    for (uint32_t w = 0; w < n; w++) {
        if (doc->arc[w].head < n) {
            t->child[t->first[doc->arc[w].head + 1]++] = w;
        }
    }
}

static void fill_bounds(struct tree *t, struct arena *a)
{
    uint32_t n = t->doc->word.n;
    t->left = ARENA_ARRAY(a, uint32_t, n + 1);
    t->right = ARENA_ARRAY(a, uint32_t, n + 1);
    for (uint32_t w = 0; w < n; w++) {
        t->left[w] = t->right[w] = w;
    }
    for (uint32_t w = 0; w < n; w++) {
        uint32_t up = t->doc->arc[w].head;
        for (int depth = 0; up < n && depth < TREE_MAX_DEPTH; depth++) {
            t->left[up] = w < t->left[up] ? w : t->left[up];
            t->right[up] = w > t->right[up] ? w : t->right[up];
            up = t->doc->arc[up].head;
        }
    }
}

void tree_init(struct tree *t, const struct rcp_doc *doc, struct arena *a)
{
    t->doc = doc;
    fill_children(t, a);
    fill_bounds(t, a);
}

enum upos tree_upos(const struct tree *t, uint32_t w)
{
    return w < t->doc->word.n ? t->doc->tag[w].upos : UPOS_NONE;
}

enum deprel tree_rel(const struct tree *t, uint32_t w)
{
    return w < t->doc->word.n ? t->doc->arc[w].rel : REL_NONE;
}

uint32_t tree_head(const struct tree *t, uint32_t w)
{
    uint32_t head = w < t->doc->word.n ? t->doc->arc[w].head : NONE;
    return head < t->doc->word.n ? head : NONE;
}

struct morph tree_morph(const struct tree *t, uint32_t w)
{
    return w < t->doc->word.n ? t->doc->tag[w].morph : (struct morph){0};
}

uint32_t tree_child(const struct tree *t, uint32_t w, enum deprel rel)
{
    if (w >= t->doc->word.n) {
        return NONE;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        if (tree_rel(t, t->child[i]) == rel) {
            return t->child[i];
        }
    }
    return NONE;
}

bool tree_under(const struct tree *t, uint32_t w, uint32_t above)
{
    for (int depth = 0; w != NONE && depth < TREE_MAX_DEPTH; depth++) {
        if (w == above) {
            return true;
        }
        w = tree_head(t, w);
    }
    return false;
}

/* ---- words -------------------------------------------------------------- */

bool tree_is_verb(const struct tree *t, uint32_t w)
{
    return tree_upos(t, w) == UPOS_VERB || tree_upos(t, w) == UPOS_AUX;
}

bool tree_is_punct(const struct tree *t, uint32_t w)
{
    return tree_upos(t, w) == UPOS_PUNCT;
}

bool tree_is_nominal(const struct tree *t, uint32_t w)
{
    enum upos u = tree_upos(t, w);
    return u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON ||
           u == UPOS_NUM || u == UPOS_X;
}

/* ---- clauses ------------------------------------------------------------ */

bool tree_rel_is_clausal(enum deprel rel)
{
    return rel == REL_CCOMP || rel == REL_ADVCL || rel == REL_ACL ||
           rel == REL_CSUBJ || rel == REL_PARATAXIS || rel == REL_XCOMP;
}

bool tree_is_clause(const struct tree *t, uint32_t w)
{
    if (tree_upos(t, w) == UPOS_VERB) {
        return true;
    }
    return tree_child(t, w, REL_COP) != NONE ||
           tree_child(t, w, REL_NSUBJ) != NONE ||
           tree_child(t, w, REL_CSUBJ) != NONE;
}

static bool is_finite(const struct tree *t, uint32_t w)
{
    struct morph m = tree_morph(t, w);
    return tree_is_verb(t, w) &&
           (m.verbform == VERBFORM_FIN ||
                   (m.verbform == VERBFORM_NONE && m.mood != MOOD_NONE));
}

uint32_t tree_finite(const struct tree *t, uint32_t w)
{
    uint32_t best = NONE;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        if ((rel == REL_AUX || rel == REL_COP) && is_finite(t, c)) {
            best = c; /* of two the nearer: trees of long sentences err */
        }
    }
    return best == NONE && is_finite(t, w) ? w : best;
}

bool tree_is_infinitive(const struct tree *t, uint32_t w)
{
    if (tree_finite(t, w) != NONE) {
        return false;
    }
    if (tree_morph(t, w).verbform == VERBFORM_INF) {
        return true;
    }
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        if ((rel == REL_AUX || rel == REL_COP) &&
                tree_morph(t, c).verbform == VERBFORM_INF) {
            return true;
        }
    }
    return false;
}

bool tree_is_participle(const struct tree *t, uint32_t w)
{
    enum ud_verbform form = tree_morph(t, w).verbform;
    return (form == VERBFORM_PART || form == VERBFORM_GER) &&
           tree_finite(t, w) == NONE && !tree_is_infinitive(t, w);
}

bool tree_is_passive(const struct tree *t, uint32_t w)
{
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        const struct arc *arc = &t->doc->arc[t->child[i]];
        if (arc->sub == SUB_PASS &&
                (arc->rel == REL_AUX || arc->rel == REL_NSUBJ)) {
            return true;
        }
    }
    return false;
}

uint32_t tree_mark(const struct tree *t, uint32_t w)
{
    uint32_t mark = tree_child(t, w, REL_MARK);
    return mark != NONE && mark < w ? mark : NONE;
}

uint32_t tree_fixed_end(const struct tree *t, uint32_t w)
{
    uint32_t end = w;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        if (tree_rel(t, t->child[i]) == REL_FIXED && t->child[i] > end) {
            end = t->child[i];
        }
    }
    return end;
}

/* ---- runs of words ------------------------------------------------------ */

bool words_empty(struct words at)
{
    return at.first > at.last || at.last == NONE;
}

struct words tree_sentence(const struct tree *t, uint32_t w)
{
    const struct sentence *s =
            &t->doc->sentence.at[t->doc->word.at[w].sentence];
    return (struct words){s->words.first, s->words.first + s->words.n - 1};
}

struct words tree_phrase(const struct tree *t, uint32_t w)
{
    struct words s = tree_sentence(t, w);
    struct words at = {t->left[w], t->right[w]};
    at.first = at.first < s.first ? s.first : at.first;
    at.last = at.last > s.last ? s.last : at.last;
    return at;
}

static bool is_mark(const struct tree *t, uint32_t w, char c)
{
    span text = w < t->doc->word.n ? doc_span(t->doc, t->doc->word.at[w].at)
                                   : (span){NULL, 0};
    return text.len == 1 && text.ptr[0] == c;
}

/* A bracket is open at the end of the words. */
static bool bracket_open(const struct tree *t, struct words at)
{
    for (uint32_t n = 0; n < BRACKET_MAX_WORDS && at.last >= at.first; n++) {
        if (is_mark(t, at.last, ')')) {
            return false;
        }
        if (is_mark(t, at.last, '(')) {
            return true;
        }
        if (at.last-- == 0) {
            break;
        }
    }
    return false;
}

struct words words_close(const struct tree *t, struct words at)
{
    if (!words_empty(at) && is_mark(t, at.last + 1, ')') &&
            t->doc->word.at[at.last + 1].sentence ==
                    t->doc->word.at[at.last].sentence &&
            bracket_open(t, at)) {
        at.last++;
    }
    return at;
}

struct words words_trim(const struct tree *t, struct words at)
{
    while (!words_empty(at) && (tree_is_punct(t, at.first) ||
                                       tree_upos(t, at.first) == UPOS_CCONJ)) {
        at.first++;
    }
    while (!words_empty(at) && at.last > at.first &&
            tree_is_punct(t, at.last)) {
        at.last--;
    }
    return words_close(t, at);
}

range words_range(const struct tree *t, struct words at)
{
    if (words_empty(at)) {
        return (range){0, 0};
    }
    return (range){t->doc->word.at[at.first].at.start,
            t->doc->word.at[at.last].at.end};
}

/* A dependent that is said about a noun phrase, not part of its name. */
static bool hangs_loose(const struct tree *t, uint32_t c)
{
    enum deprel rel = tree_rel(t, c);
    const struct arc *arc = &t->doc->arc[c];
    uint32_t left = t->left[c];
    bool comma = (left > 0 && tree_is_punct(t, left - 1)) ||
                 (rel == REL_ACL && tree_is_punct(t, left));
    if (rel == REL_ACL) {
        return arc->sub == SUB_RELCL || comma || tree_finite(t, c) != NONE;
    }
    if (rel == REL_APPOS || rel == REL_AMOD || rel == REL_NMOD ||
            rel == REL_OBL) {
        return comma || (rel == REL_APPOS && tree_is_punct(t, left));
    }
    return rel == REL_PARATAXIS || rel == REL_ADVCL || rel == REL_CCOMP ||
           rel == REL_PUNCT || rel == REL_COP || rel == REL_MARK;
}

struct words tree_nominal(const struct tree *t, uint32_t w)
{
    struct words at = {w, w};
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        if (c > w && hangs_loose(t, c)) {
            continue;
        }
        if (rel == REL_CASE || rel == REL_CC || rel == REL_PUNCT ||
                rel == REL_MARK || rel == REL_COP || rel == REL_ADVMOD ||
                rel == REL_NSUBJ || rel == REL_AUX) {
            continue;
        }
        at.first = t->left[c] < at.first ? t->left[c] : at.first;
        at.last = t->right[c] > at.last ? t->right[c] : at.last;
    }
    struct words s = tree_sentence(t, w);
    at.first = at.first < s.first ? s.first : at.first;
    at.last = at.last > s.last ? s.last : at.last;
    return words_trim(t, at);
}
