/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_formula.c - sources without a verb of saying.
 *
 *     Selon X, …   …, selon X.   … : n Y, selon X     formulas.tsv
 *     reportedly, paraît-il                           hedges.tsv
 *
 * A formula at the head or the end of its sentence reaches over all of it (at
 * the end, back to a colon); one in the middle over the clause it hangs on. */
#include "extract/attribution_counts.h"

enum { FORMULA_MAX_GAP = 14 }; /* words from the formula to its noun */

/* "According to a neighbour, it was the third theft": between the formula and
 * `noun` a comma closes off another noun. */
static bool is_cut_off(const struct scene *s, uint32_t last, uint32_t noun)
{
    bool named = false;
    for (uint32_t w = last + 1; w < noun; w++) {
        if (named && scene_is_mark(s, w, ',')) {
            return true;
        }
        named = named || tree_is_nominal(&s->tree, w);
    }
    return false;
}

/* The noun that a formula ending at `last` gives as the source, or NONE. */
static uint32_t formula_noun(
        const struct scene *s, uint32_t first, uint32_t last)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, first).last;
    for (uint32_t w = first; w <= last; w++) {
        uint32_t h = tree_head(t, w);
        if (h != NONE && h > last && h <= last + FORMULA_MAX_GAP && h <= end &&
                !is_cut_off(s, last, h) &&
                (tree_is_nominal(t, h) ||
                        (tree_rel(t, w) == REL_CASE && !tree_is_verb(t, h)))) {
            return h;
        }
    }
    for (uint32_t w = last + 1; w <= end && w <= last + 4; w++) {
        if (tree_is_nominal(t, w)) {
            return w;
        }
        if (tree_is_verb(t, w) || tree_is_punct(t, w)) {
            return NONE;
        }
    }
    return NONE;
}

static bool is_standard(const struct scene *s, uint32_t noun)
{
    uint32_t last;
    return tree_upos(&s->tree, noun) == UPOS_NOUN &&
           scene_lemma(s, s->rules->standard, noun, &last) != NONE;
}

static bool is_front(const struct scene *s, uint32_t w)
{
    uint32_t first = tree_sentence(&s->tree, w).first;
    while (first < w && (tree_is_punct(&s->tree, first) ||
                                tree_upos(&s->tree, first) == UPOS_CCONJ ||
                                tree_upos(&s->tree, first) == UPOS_ADV)) {
        first++;
    }
    return first == w;
}

/* "Pour X, …" gives X's view only where X is somebody. */
static bool is_somebody(const struct scene *s, uint32_t noun)
{
    if (tree_upos(&s->tree, noun) == UPOS_PRON) {
        struct morph m = tree_morph(&s->tree, noun);
        return m.prontype == PRONTYPE_PRS || m.person == 3;
    }
    for (uint32_t i = 0; i < s->doc->name.n; i++) {
        const struct name *n = &s->doc->name.at[i];
        if (noun >= n->words.first && noun < n->words.first + n->words.n) {
            return n->kind == ACTOR_PERSON || n->kind == ACTOR_ORGANISATION;
        }
    }
    return tree_upos(&s->tree, noun) == UPOS_PROPN && s->doc->name.n == 0;
}

/* The last word of the formula and its source, up to the comma that cuts it
 * off where the tree takes in too much. */
static uint32_t formula_end(const struct scene *s, uint32_t w, uint32_t noun)
{
    const struct tree *t = &s->tree;
    uint32_t end = t->right[noun];
    uint32_t gov = tree_head(t, noun);
    if (gov != NONE && gov > noun && gov <= end) {
        end = gov - 1;
    }
    for (uint32_t i = noun + 1; i <= end; i++) {
        enum deprel rel = tree_rel(t, i);
        bool below = rel == REL_ACL || rel == REL_AUX || rel == REL_COP ||
                     rel == REL_CONJ || rel == REL_CCOMP || rel == REL_ADVCL ||
                     rel == REL_XCOMP;
        bool main = !below && tree_finite(t, i) != NONE;
        if (main) {
            i = t->left[i] > noun ? t->left[i] : i;
            while (i > noun + 1 && !scene_is_mark(s, i, ',')) {
                i--;
            }
            return i > noun + 1 ? i - 1 : noun;
        }
    }
    while (end > noun && tree_is_punct(t, end)) {
        end--;
    }
    return end < w ? noun : end;
}

/* "…, selon son directeur, Jean Martin.": what closes the sentence behind the
 * source and has no verb names it again. */
static uint32_t with_apposition(
        const struct scene *s, uint32_t w, uint32_t last)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, w).last;
    if (is_front(s, w) || !scene_is_mark(s, last + 1, ',') || last + 2 > end ||
            end - last > FORMULA_MAX_GAP) {
        return last;
    }
    enum upos u = tree_upos(t, last + 2);
    if (u != UPOS_PROPN && u != UPOS_NOUN && u != UPOS_DET) {
        return last;
    }
    for (uint32_t i = last + 2; i <= end; i++) {
        if (tree_is_verb(t, i) && tree_finite(t, i) != NONE) {
            return last;
        }
    }
    return end;
}

/* "According to its chairman, Pat Nolan, the site is safe": a name between
 * commas behind a source in front. */
static uint32_t with_name(const struct scene *s, uint32_t w, uint32_t last)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, w).last;
    uint32_t k = last + 2;
    if (!is_front(s, w) || !scene_is_mark(s, last + 1, ',') ||
            tree_upos(t, k) != UPOS_PROPN || tree_upos(t, last) != UPOS_NOUN) {
        return last;
    }
    while (k < end && tree_upos(t, k) == UPOS_PROPN) {
        k++;
    }
    return scene_is_mark(s, k, ',') && content_has_finite(s, k + 1, end) ? k - 1
                                                                         : last;
}

/* "Selon X, le nombre de …, a reculé": what the tree takes for an apposition is
 * the subject, when no other noun is left before the verb. */
static uint32_t leaves_subject(
        const struct scene *s, uint32_t w, uint32_t noun, uint32_t last)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, w).last;
    if (!is_front(s, w)) {
        return last;
    }
    for (uint32_t i = last + 1; i <= end; i++) {
        if (tree_is_nominal(t, i)) {
            return last;
        }
        if (tree_is_verb(t, i) && tree_finite(t, i) != NONE) {
            break;
        }
    }
    for (uint32_t i = noun + 1; i < last; i++) {
        if (scene_is_mark(s, i, ',')) {
            return i - 1;
        }
    }
    return last;
}

/* "…, et, selon X, …": the formula opens a clause joined to what stands
 * before. */
static bool opens_joined(const struct scene *s, uint32_t w)
{
    uint32_t first = tree_sentence(&s->tree, w).first;
    uint32_t k = w > first && scene_is_mark(s, w - 1, ',') ? w - 2 : w - 1;
    return k > first + 2 && k < w && tree_upos(&s->tree, k) == UPOS_CCONJ &&
           content_has_finite(s, first, k - 1);
}

static void formula_content(const struct scene *s, struct words out,
        uint32_t noun, struct saying *say)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, out.first);
    uint32_t gov = noun == NONE ? NONE : tree_head(t, noun);
    bool front = is_front(s, out.first);
    if (opens_joined(s, out.first) && out.last < all.last) {
        struct words after = {
                out.last + 1, content_break(s, out.last, all.last)};
        saying_content(say, words_trim(t, after));
        return;
    }
    bool back = out.last + 2 >= all.last;
    bool own = gov != NONE && tree_is_clause(t, gov) &&
               (tree_mark(t, gov) != NONE ||
                       tree_child(t, gov, REL_NSUBJ) != NONE);
    if (front || back || !own || tree_rel(t, gov) == REL_ROOT) {
        content_around(s, out, out.first, say);
        if (back) {
            content_back_to_colon(s, out.first, say);
        }
        return;
    }
    struct words clause = tree_phrase(t, gov);
    uint32_t mark = tree_mark(t, gov);
    if (mark != NONE && mark >= clause.first && mark < out.first) {
        clause.first = tree_fixed_end(t, mark) + 1;
    }
    if (clause.first < out.first) {
        saying_content(say,
                words_trim(t, (struct words){clause.first, out.first - 1}));
    }
    if (clause.last > out.last) {
        saying_content(
                say, words_trim(t, (struct words){out.last + 1, clause.last}));
    }
}

/* "18,000 according to X, 45,000 according to Y": each formula has the count in
 * front of it, and neither source goes on into the other's. False when the
 * sentence has no two such counts. */
static bool two_counts(
        const struct scene *s, struct words out, struct saying *say)
{
    struct words count = counts_closed(s, out.first);
    if (count.first <= count.last) {
        saying_content(say, count);
        return true;
    }
    if (is_front(s, out.first) || !counts_second(s, out.last + 1, &count)) {
        return false;
    }
    struct words all = tree_sentence(&s->tree, out.first);
    saying_content(say,
            words_trim(&s->tree, (struct words){all.first, out.first - 1}));
    return true;
}

/* Where the source ends, when the other count begins inside its phrase. */
static uint32_t before_second(
        const struct scene *s, uint32_t first, uint32_t last)
{
    struct words count;
    for (uint32_t i = first; i <= last; i++) {
        if (counts_second(s, i, &count)) {
            return i - 1;
        }
    }
    return last;
}

/* A noun that names who speaks (label in speech.tsv). */
static bool is_calling(const struct scene *s, uint32_t noun)
{
    const struct speech *row = cue_at(s, noun).row;
    return row && row->class == SPEECH_NOUN && row->frames & FRAME_LABEL;
}

/* Where a formula that has other uses too gives a source. */
static bool fits_place(const struct scene *s, enum formula_place place,
        struct words out, uint32_t noun)
{
    if (place != FORMULA_FRONT && place != FORMULA_CUT) {
        return true;
    }
    bool front = is_front(s, out.first) && scene_is_mark(s, out.last + 1, ',');
    bool back = place == FORMULA_CUT && scene_is_mark(s, out.first - 1, ',') &&
                out.last + 1 >= tree_sentence(&s->tree, out.first).last;
    return (front || back) && noun != NONE &&
           (is_somebody(s, noun) || is_calling(s, noun));
}

static bool read_formula(const struct scene *s, uint32_t w, uint32_t last,
        const struct formula *f, struct sayings *list)
{
    struct saying say;
    saying_init(&say);
    say.form = f->form;
    say.stance = f->stance;
    say.rule = f->rule;
    say.cue = (struct words){w, last};
    say.anchor = w;
    struct words out = {w, last};
    uint32_t noun = NONE;
    if (f->source == FORMULA_WITHIN) {
        noun = last;
    } else if (f->source == FORMULA_AFTER) {
        noun = formula_noun(s, w, last);
        if (noun == NONE) {
            return false;
        }
    }
    if (noun != NONE) {
        if (is_standard(s, noun)) {
            return false;
        }
        source_of_nominal(s, source_antecedent(s, noun), &say);
        if (say.source.first <= last && say.source.last > last &&
                f->source == FORMULA_AFTER) {
            say.source.first = last + 1;
        }
        out.last = before_second(s, last + 1, formula_end(s, w, noun));
        say.source.last =
                say.source.last > out.last ? out.last : say.source.last;
    }
    if (!fits_place(s, f->place, out, noun)) {
        return false;
    }
    struct words ignored;
    bool counted = counts_second(s, out.last + 1, &ignored);
    if (!counted) {
        out.last = with_apposition(s, w, out.last);
        out.last = with_name(s, w, out.last);
    }
    if (noun != NONE && !counted) {
        out.last = leaves_subject(s, w, noun, out.last);
        say.source.last =
                say.source.last > out.last ? out.last : say.source.last;
    }
    if (!two_counts(s, out, &say)) {
        formula_content(s, out, noun, &say);
    }
    content_kind(s, &say);
    saying_add(s, list, &say);
    relay_read(s, &say, list);
    return true;
}

static void read_hedge(const struct scene *s, uint32_t w, uint32_t last,
        const struct hedge_row *h, struct sayings *list)
{
    const struct tree *t = &s->tree;
    uint32_t clause = tree_head(t, w);
    while (clause != NONE && clause >= w && clause <= last) {
        clause = tree_head(t, clause);
    }
    if (clause == NONE || !tree_is_clause(t, clause)) {
        return;
    }
    struct saying say;
    saying_init(&say);
    say.form = FORM_OTHER;
    say.stance = SPEECH_DOUBTING;
    say.rule = h->rule;
    say.cue = (struct words){w, last};
    say.anchor = w;
    struct words at = tree_phrase(t, clause);
    uint32_t mark = tree_mark(t, clause);
    if (mark != NONE && mark >= at.first) {
        at.first = tree_fixed_end(t, mark) + 1;
    }
    saying_content(&say, words_trim(t, at));
    content_kind(s, &say);
    saying_add(s, list, &say);
}

void formula_read(const struct scene *s, uint32_t w, struct sayings *list)
{
    uint32_t last;
    if (list->of_cue[w] != NONE) {
        return;
    }
    uint32_t row = scene_norm(s, s->rules->formula, w, &last);
    if (row != NONE && list->of_cue[last] == NONE &&
            list->of_cue[last > w ? last - 1 : w] == NONE &&
            s->rules->formula_row.at[row].place < FORMULA_CLAUSE) {
        read_formula(s, w, last, &s->rules->formula_row.at[row], list);
    }
    row = scene_norm(s, s->rules->hedge, w, &last);
    if (row != NONE && s->rules->hedge_row.at[row].effect == HEDGE_REPORTED) {
        read_hedge(s, w, last, &s->rules->hedge_row.at[row], list);
    }
}
