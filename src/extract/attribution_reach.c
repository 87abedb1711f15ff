/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_reach.c - how far a cue reaches, and hearsay without one.
 *
 *     sentence with a saying ──> the saying in force
 *     sentence without:
 *        all in quotation marks  ──> joins the saying in force
 *        in the conditional      ──> joins the saying in force of its block,
 *                                    else a saying of nobody's
 *        else                    ──> nothing is in force any more */
#include "extract/attribution_saying.h"
#include "extract/stance.h"

struct reach {
    const struct scene *s;
    struct sayings *list;
    uint32_t in_force; /* saying, or NONE */
    uint32_t block;
};

/* Words of a sentence that are in quotation marks, in percent. */
static uint32_t quoted_share(const struct scene *s, struct words at)
{
    uint32_t quoted = 0, all = 0;
    for (uint32_t w = at.first; w <= at.last; w++) {
        if (!tree_is_punct(&s->tree, w)) {
            all++;
            quoted += s->quotes.of_word[w] != NONE;
        }
    }
    return all ? quoted * 100 / all : 0;
}

/* The first word under no saying yet whose conditional passes on what somebody
 * says; the head of its clause. */
static uint32_t reported_clause(
        const struct scene *s, uint32_t from, uint32_t last, enum telling told)
{
    for (uint32_t w = from; w <= last; w++) {
        if (!tree_is_clause(&s->tree, w)) {
            continue;
        }
        struct predicate p = predicate_of(s, w);
        if (stance_conditional(s, &p, told) == CONDITIONAL_REPORTED) {
            return w;
        }
    }
    return NONE;
}

/* The quoted words of a quoted sentence. */
static struct words without_marks(const struct scene *s, struct words at)
{
    while (at.first < at.last && s->quotes.of_word[at.first] == NONE) {
        at.first++;
    }
    while (at.last > at.first && s->quotes.of_word[at.last] == NONE) {
        at.last--;
    }
    return at;
}

/* Told by the one who is quoted in `home`; « Q, says X, Q » is not. */
static bool is_nested(
        const struct scene *s, const struct saying *say, uint32_t home)
{
    return home != NONE && s->quotes.of_word[say->anchor] == home &&
           say->kind != ATTRIBUTION_DIRECT;
}

/* Somebody whose cue does not stand in the quotation `home` says word w. */
static bool told_already(
        const struct reach *r, uint32_t from, uint32_t w, uint32_t home)
{
    for (uint32_t i = from; i < r->list->all.n; i++) {
        const struct saying *say = &r->list->all.at[i];
        if (is_nested(r->s, say, home)) {
            continue;
        }
        for (uint32_t k = 0; k < say->n_content; k++) {
            if (say->content[k].first <= w && w <= say->content[k].last) {
                return true;
            }
        }
    }
    return false;
}

/* The clause of w up to its sentence's end, from its subject on; a clause
 * joined to an indicative one starts at itself. */
static struct words hearsay_words(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    struct words at = tree_phrase(t, w);
    uint32_t mark = tree_mark(t, w);
    if (mark != NONE && mark >= at.first) {
        at.first = tree_fixed_end(t, mark) + 1;
    }
    return words_trim(t, at);
}

static void add_hearsay(struct reach *r, struct words all, uint32_t first)
{
    struct saying say;
    saying_init(&say);
    say.form = FORM_CONDITIONAL;
    say.stance = SPEECH_DOUBTING;
    say.rule = span_of(RULE_NAMES[RULE_BARE_CONDITIONAL]);
    for (uint32_t w = first; w != NONE && w <= all.last;) {
        struct words at = hearsay_words(r->s, w);
        if (say.n_content > 0 &&
                at.first <= say.content[say.n_content - 1].last + 2) {
            struct words *before = &say.content[say.n_content - 1];
            before->last = at.last > before->last ? at.last : before->last;
        } else {
            saying_content(&say, at);
        }
        say.anchor = say.anchor == NONE ? w : say.anchor;
        w = reported_clause(r->s, w + 1, all.last, TOLD_NOT);
    }
    saying_add(r->s, r->list, &say);
}

/* The main clause of the sentence is a reported conditional. */
static bool goes_on(const struct scene *s, struct words all)
{
    for (uint32_t w = all.first; w <= all.last; w++) {
        if (tree_head(&s->tree, w) == NONE) {
            struct predicate p = predicate_of(s, w);
            return stance_conditional(s, &p, TOLD_BEFORE) ==
                           CONDITIONAL_REPORTED ||
                   reported_clause(s, all.first, all.last, TOLD_BEFORE) != NONE;
        }
    }
    return false;
}

static void append(struct saying *say, struct words at)
{
    if (say->n_content > 0) {
        struct words *end = &say->content[say->n_content - 1];
        if (end->last < at.first && at.first - end->last <= 4) {
            end->last = at.last;
            return;
        }
    }
    if (say->n_content == SAYING_MAX_CONTENT) {
        say->content[SAYING_MAX_CONTENT - 1].last = at.last;
    } else {
        saying_content(say, at);
    }
}

/* Sayings whose cue stands in the sentence and not in the quotation `home`:
 * the outermost, or NONE. */
static uint32_t saying_in(const struct reach *r, struct words all,
        uint32_t from, uint32_t n, uint32_t home)
{
    uint32_t found = NONE;
    for (uint32_t i = from; i < n; i++) {
        const struct saying *say = &r->list->all.at[i];
        if (say->anchor < all.first || say->anchor > all.last ||
                is_nested(r->s, say, home)) {
            continue;
        }
        const struct saying *best =
                found == NONE ? NULL : &r->list->all.at[found];
        if (!best ||
                (best->kind == ATTRIBUTION_INDIRECT &&
                        say->kind == ATTRIBUTION_DIRECT) ||
                saying_holds(say, best->anchor)) {
            found = i;
        }
    }
    return found;
}

static void read_sentence(
        struct reach *r, uint32_t n, uint32_t from, uint32_t known)
{
    const struct scene *s = r->s;
    const struct sentence *at = &s->doc->sentence.at[n];
    struct words all = {at->words.first, at->words.first + at->words.n - 1};
    bool quoted = quoted_share(s, all) > 90 && all.last - all.first > 4;
    uint32_t middle = all.first + (all.last - all.first) / 2;
    uint32_t home = quoted ? s->quotes.of_word[middle] : NONE;
    uint32_t own = saying_in(r, all, from, known, home);
    if (own != NONE) {
        r->in_force = own;
        r->block = at->block;
        return;
    }
    struct saying *force =
            r->in_force == NONE ? NULL : &r->list->all.at[r->in_force];
    if (told_already(r, from, middle, home)) {
        return;
    }
    if (force && quoted && at->block <= r->block + 1) {
        append(force, without_marks(s, all));
        r->block = at->block;
        return;
    }
    uint32_t hearsay =
            scene_is_mark(s, all.last, '?')
                    ? NONE
                    : reported_clause(s, all.first, all.last, TOLD_NOT);
    if (force && at->block == r->block && force->form != FORM_CONDITIONAL &&
            goes_on(s, all)) {
        append(force, words_trim(&s->tree, all));
        return;
    }
    if (hearsay != NONE) {
        add_hearsay(r, all, hearsay);
    }
    if (at->block != r->block) {
        r->in_force = NONE;
    }
}

void reach_read(const struct scene *s, struct sayings *list)
{
    struct reach r = {s, list, NONE, NONE};
    uint32_t known = list->all.n; /* in order of their words, so far */
    uint32_t from = 0;
    for (uint32_t n = 0; n < s->doc->sentence.n; n++) {
        const struct sentence *at = &s->doc->sentence.at[n];
        if (at->words.n == 0) {
            continue;
        }
        while (from + 16 < known &&
                list->all.at[from + 16].anchor < at->words.first) {
            from++;
        }
        read_sentence(&r, n, from, known);
    }
}
