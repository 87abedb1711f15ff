/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_quote.c - which quotations a verb of saying brings.
 *
 *     X says: « Q »      « Q », says X      « Q », says X, « Q »
 *     « Q, says X, Q »   X says:¶ « Q »     X says that « Q »
 *
 * Between verb and mark nothing may stand that has a verb of its own, and a
 * scrap in the middle of a noun phrase (the « reform ») is no quotation of
 * speech. */
#include "extract/attribution_content.h"

enum {
    QUOTE_MAX_GAP = 22,  /* words between verb and quotation mark */
    QUOTE_LOOK_BACK = 6, /* quotations before the verb that are looked at */
    QUOTE_SCRAP = 3,     /* words: up to so many, a scrap */
    QUOTE_MAX_TAIL = 6,  /* words behind a verb whose quotation comes next */
    QUOTE_COVER = 80     /* percent of a content that makes it direct */
};

static bool is_open(const struct quotation *q)
{
    return q->first <= q->last;
}

/* Another verb with a clause of its own stands in first … last. */
static bool has_clause(const struct scene *s, uint32_t first, uint32_t last,
        const struct cue *cue)
{
    const struct tree *t = &s->tree;
    for (uint32_t w = first; w <= last && last != NONE; w++) {
        enum deprel rel = tree_rel(t, w);
        bool inside = cue_holds(cue, w) || rel == REL_AUX || rel == REL_COP;
        if (!inside && tree_upos(t, w) == UPOS_VERB &&
                tree_finite(t, w) != NONE && s->doc->arc[w].sub != SUB_RELCL &&
                w != cue->head) {
            return true;
        }
    }
    return false;
}

/* What stands before an opening mark makes the quotation a part of a phrase:
 * an article, an adjective, a preposition. */
static bool inside_phrase(const struct scene *s, const struct quotation *q)
{
    const struct tree *t = &s->tree;
    uint32_t before = q->open;
    if (before == 0 || before == tree_sentence(t, before).first) {
        return false;
    }
    enum upos u = tree_upos(t, before - 1);
    return u == UPOS_DET || u == UPOS_ADJ || u == UPOS_ADP || u == UPOS_NUM ||
           u == UPOS_CCONJ;
}

static uint32_t length(const struct quotation *q)
{
    return is_open(q) ? q->last - q->first + 1 : 0;
}

/* The quotation holds the clause that the cue only is a relative of: "the form,
 * which X reported, "must be filled in"". */
static bool is_above(
        const struct scene *s, const struct cue *cue, const struct quotation *q)
{
    const struct tree *t = &s->tree;
    uint32_t w = cue->head;
    bool relative = false;
    for (int up = 0; w != NONE && up < SAYING_MAX_CLIMB; up++) {
        relative |= tree_rel(t, w) == REL_ACL;
        w = tree_head(t, w);
        if (w != NONE && w >= q->first && w <= q->last) {
            return relative;
        }
    }
    return false;
}

/* A verb of saying nearer to the quotation brings it. */
static bool other_cue(
        const struct scene *s, const struct cue *cue, uint32_t open)
{
    for (uint32_t w = cue->last + 1; w < open; w++) {
        const struct speech *row = cue_at(s, w).row;
        if (row && row->class == SPEECH_VERB && row->frames & FRAME_QUOTE) {
            return true;
        }
    }
    return false;
}

/* "wrote "The Harbour"": a few words, capitals and no verb. */
static bool is_title_of_work(const struct scene *s, const struct quotation *q)
{
    span first = doc_span(s->doc, s->doc->word.at[q->first].at);
    return length(q) <= QUOTE_SCRAP && first.len > 0 && first.ptr[0] >= 'A' &&
           first.ptr[0] <= 'Z' && !tree_is_punct(&s->tree, q->last) &&
           !content_has_finite(s, q->first, q->last) && length(q) > 1;
}

static bool after_fits(
        const struct scene *s, const struct cue *cue, const struct quotation *q)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    if (q->open <= cue->last || q->open - cue->last > QUOTE_MAX_GAP) {
        return false;
    }
    if (q->open > end + 1 ||
            (q->open == end + 1 && !scene_is_mark(s, end, ':'))) {
        return false;
    }
    if (scene_is_mark(s, q->open - 1, ':')) {
        return !other_cue(s, cue, q->open);
    }
    bool scrap = length(q) <= QUOTE_SCRAP && q->close != NONE &&
                 q->close < end && !tree_is_punct(t, q->close + 1) &&
                 tree_upos(t, q->close + 1) != UPOS_CCONJ;
    if (q->open == cue->last + 1 && (scrap || is_title_of_work(s, q))) {
        return false; /* "dit « regretter » cette décision" */
    }
    if (q->open != cue->last + 1 && is_above(s, cue, q)) {
        return false;
    }
    return !has_clause(s, cue->last + 1, q->open - 1, cue) &&
           !inside_phrase(s, q) &&
           (length(q) > QUOTE_SCRAP || q->open == cue->last + 1 ||
                   scene_is_mark(s, q->open - 1, ','));
}

static bool before_fits(
        const struct scene *s, const struct cue *cue, const struct quotation *q)
{
    const struct tree *t = &s->tree;
    uint32_t start = tree_sentence(t, cue->first).first;
    if (q->close == NONE || q->close >= cue->first ||
            cue->first - q->close > QUOTE_MAX_GAP / 2 || q->close + 1 < start) {
        return false;
    }
    if (s->doc->sentence.at[s->doc->word.at[q->close].sentence].block !=
            s->doc->sentence.at[s->doc->word.at[cue->first].sentence].block) {
        return false;
    }
    struct morph form = tree_morph(t, cue->head);
    bool gerund = tree_is_participle(t, cue->head) &&
                  (form.verbform == VERBFORM_GER || form.tense == TENSE_PRES);
    if (gerund || has_clause(s, q->close + 1, cue->first - 1, cue) ||
            tree_mark(t, cue->head) != NONE ||
            s->doc->arc[cue->head].sub == SUB_RELCL) {
        return false;
    }
    uint32_t head = tree_child(t, cue->head, REL_CCOMP);
    if (head != NONE && head > cue->last && tree_mark(t, head) != NONE) {
        return false; /* it has a clause of its own behind it */
    }
    bool opens = q->open == tree_sentence(t, q->open).first ||
                 tree_is_punct(t, q->open - 1);
    bool comma =
            scene_is_mark(s, q->close + 1, ',') || tree_is_punct(t, q->last);
    uint32_t subject = tree_child(t, cue->head, REL_NSUBJ);
    bool inverted = subject == NONE || subject > scene_group(s, cue);
    return (opens && (comma || inverted) &&
                   (length(q) > QUOTE_SCRAP || comma)) ||
           (length(q) > 2 * QUOTE_SCRAP && inverted);
}

/* The cue stands inside the quotation as an incise: « Q, says X, Q ». */
static bool around(const struct scene *s, const struct cue *cue,
        const struct quotation *q, struct saying *say)
{
    struct words clause;
    if (!is_open(q) || cue->first <= q->first || cue->last >= q->last ||
            !content_incise(s, cue, &clause) || clause.first <= q->first) {
        return false;
    }
    uint32_t subject = tree_child(&s->tree, cue->head, REL_NSUBJ);
    if (subject != NONE && (subject < scene_group(s, cue) ||
                                   tree_morph(&s->tree, subject).person == 1)) {
        return false;
    }
    saying_content(say,
            words_trim(&s->tree, (struct words){q->first, clause.first - 1}));
    if (clause.last < q->last) {
        saying_content(say,
                words_trim(&s->tree, (struct words){clause.last + 1, q->last}));
    }
    return say->n_content > 0;
}

/* X said the senator "liked it": the subject of what is quoted stands before
 * the mark. Its first word, or NONE. */
static uint32_t subject_outside(
        const struct scene *s, const struct cue *cue, const struct quotation *q)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue), w = cue->last + 1;
    bool plain = group > 0 && tree_is_nominal(t, group - 1);
    if (!plain || !(cue->row->frames & FRAME_THAT) || w >= q->open ||
            !tree_is_verb(t, q->first) ||
            tree_morph(t, q->first).verbform != VERBFORM_FIN ||
            !tree_is_nominal(t, q->open - 1)) {
        return NONE;
    }
    w += tree_upos(t, w) == UPOS_SCONJ;
    for (uint32_t k = w; k < q->open; k++) {
        if (tree_is_verb(t, k) || tree_is_punct(t, k) ||
                (k == w && tree_upos(t, k) == UPOS_ADP)) {
            return NONE;
        }
    }
    return w < q->open ? w : NONE;
}

bool content_of_next(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t next = tree_sentence(t, cue->head).last + 1;
    uint32_t q = next < s->doc->word.n ? s->quotes.opened[next] : NONE;
    if (!(cue->row->frames & FRAME_QUOTE) || q == NONE ||
            s->quotes.all.at[q].open != next ||
            s->quotes.of_word[cue->head] != NONE ||
            next - 1 - cue->last > QUOTE_MAX_TAIL ||
            tree_finite(t, cue->head) == NONE ||
            tree_rel_is_clausal(tree_rel(t, cue->head))) {
        return false;
    }
    for (uint32_t w = cue->last + 1; w < next; w++) {
        if (tree_is_verb(t, w)) {
            return false;
        }
    }
    const struct quotation *one = &s->quotes.all.at[q];
    uint32_t end = tree_sentence(t, one->last).last;
    bool whole = one->close != NONE && one->close >= end;
    if (!whole || length(one) <= QUOTE_SCRAP) {
        return false; /* somebody is named behind it */
    }
    saying_content(say, (struct words){one->first, one->last});
    say->kind = ATTRIBUTION_DIRECT;
    return true;
}

/* « A ¶ « B », says X: a quotation opened anew goes on with what the paragraph
 * before left open. */
static void paragraphs_before(
        const struct scene *s, const struct quotation *q, struct saying *say)
{
    const struct quotation *all = s->quotes.all.at;
    uint32_t n = (uint32_t)(q - all), first = n;
    while (first > 0 && n - first < SAYING_MAX_CONTENT - 1) {
        const struct quotation *one = &all[first], *other = &all[first - 1];
        const struct list *in = &s->doc->block.at[one->block].sentences;
        if (other->close != NONE || other->block + 1 != one->block ||
                in->n == 0 ||
                s->doc->sentence.at[in->first].words.first != one->open) {
            break;
        }
        first--;
    }
    for (uint32_t i = first; i < n; i++) {
        saying_content(say, (struct words){all[i].first, all[i].last});
    }
}

bool content_of_quote(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct quotation *before = NULL, *after = NULL;
    uint32_t home = s->quotes.of_word[cue->first];
    uint32_t opened = s->quotes.opened[cue->first];
    uint32_t start = opened == NONE || opened < QUOTE_LOOK_BACK
                             ? 0
                             : opened - QUOTE_LOOK_BACK;
    start = home < start ? home : start;
    for (uint32_t i = start; i < s->quotes.all.n; i++) {
        const struct quotation *q = &s->quotes.all.at[i];
        if (q->open > cue->last + QUOTE_MAX_GAP) {
            break;
        }
        if (i == home && around(s, cue, q, say)) {
            break;
        }
        if (!is_open(q) || (home == NONE) != (q->depth == 0)) {
            continue;
        }
        before = before_fits(s, cue, q) ? q : before;
        after = !after && after_fits(s, cue, q) ? q : after;
    }
    if (say->n_content == 0 && before) {
        paragraphs_before(s, before, say);
        saying_content(say, (struct words){before->first, before->last});
    }
    if (after && (!before || scene_is_mark(s, after->open - 1, ',') ||
                         scene_is_mark(s, after->open - 1, ':'))) {
        uint32_t subject = subject_outside(s, cue, after);
        if (subject != NONE) {
            saying_content(say, (struct words){subject, after->last});
            content_kind(s, say);
            return true;
        }
        saying_content(say, (struct words){after->first, after->last});
    }
    if (say->n_content == 0) {
        return false;
    }
    say->kind = ATTRIBUTION_DIRECT;
    return true;
}

/* ---- direct, mixed, indirect -------------------------------------------- */

static void widen(struct words *at, const struct quotation *q)
{
    uint32_t from = at->first > q->first ? at->first : q->first;
    uint32_t to = at->last < q->last ? at->last : q->last;
    uint32_t shared = from <= to ? to - from + 1 : 0;
    uint32_t all = at->last - at->first + 1;
    if (shared * 100 >= all * QUOTE_COVER && at->first <= q->first + 2) {
        at->first = q->first;
        at->last = q->last > at->last || q->close == NONE ? q->last : at->last;
        at->last = at->last > q->last ? q->last : at->last;
    }
}

/* What is said inside a quotation ends with it. */
static void clip(struct words *at, const struct quotation *q)
{
    at->first = at->first < q->first ? q->first : at->first;
    at->last = at->last > q->last ? q->last : at->last;
}

/* The quotation that opens inside the run and closes right behind it. */
static const struct quotation *ends_in(
        const struct scene *s, const struct words *at)
{
    uint32_t q = s->quotes.of_word[at->last];
    const struct quotation *one = q == NONE ? NULL : &s->quotes.all.at[q];
    return one && one->close == at->last + 1 && one->open > at->first ? one
                                                                      : NULL;
}

void content_kind(const struct scene *s, struct saying *say)
{
    uint32_t quoted = 0, all = 0;
    for (uint32_t i = 0; i < say->n_content; i++) {
        struct words *at = &say->content[i];
        uint32_t mid = at->first;
        while (mid < at->last && s->quotes.of_word[mid] == NONE) {
            mid++;
        }
        uint32_t q = s->quotes.of_word[mid];
        uint32_t home = words_empty(say->cue)
                                ? NONE
                                : s->quotes.of_word[say->cue.first];
        bool nested = q != NONE && home == q;
        if (nested) {
            clip(at, &s->quotes.all.at[home]);
        }
        if (q != NONE && !nested) {
            widen(at, &s->quotes.all.at[q]);
        }
        const struct quotation *from = q == NONE ? NULL : &s->quotes.all.at[q];
        if (from && !nested && at->first == from->first &&
                from->close != NONE && from->close < at->last) {
            at->first = from->open;
        }
        const struct quotation *end = ends_in(s, at);
        at->last = end ? end->close : at->last;
        for (uint32_t w = at->first; w <= at->last; w++) {
            all++;
            quoted += s->quotes.of_word[w] != NONE && !nested;
        }
    }
    if (quoted == 0) {
        say->kind = ATTRIBUTION_INDIRECT;
    } else {
        say->kind = quoted * 100 >= all * QUOTE_COVER ? ATTRIBUTION_DIRECT
                                                      : ATTRIBUTION_MIXED;
    }
}
