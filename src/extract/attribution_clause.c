/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_clause.c - what hangs under a verb of saying.
 *
 *     finite clause behind it   says that it rains; says it rains
 *     infinitive                claims to have seen; asks him to go
 *     attribute                 calls it a lie; juge la réforme inutile
 *     clause before it          It rains, says X.
 *
 * Trees of news text have mistakes: where a verb is followed by a conjunction
 * but has no clause, the words behind the conjunction are taken; and what is
 * said reaches to the end of the sentence unless something else begins. */
#include "extract/attribution_content.h"

enum {
    CONTENT_MARK_GAP = 14, /* words between a verb and its conjunction */
    CONTENT_INF_GAP = 14   /* words between a verb and its infinitive */
};

/* The words of clause c on its side of the cue, without its mark. */
static struct words clause_words(
        const struct scene *s, const struct cue *cue, uint32_t c)
{
    const struct tree *t = &s->tree;
    struct words at = tree_phrase(t, c);
    if (c > cue->last) {
        at.first = at.first <= cue->last ? cue->last + 1 : at.first;
        uint32_t mark = tree_mark(t, c);
        if (mark != NONE && mark > at.first &&
                tree_morph(t, mark - 1).negative) {
            at.first = mark - 1; /* "not to be named" */
        } else if (mark != NONE && mark >= at.first) {
            at.first = tree_fixed_end(t, mark) + 1;
        }
    } else {
        struct words out;
        uint32_t cut = content_incise(s, cue, &out) ? out.first : cue->first;
        at.last = at.last >= cut ? cut - 1 : at.last;
    }
    uint32_t joined = source_joined_verb(s, cue, c);
    if (joined != NONE && t->left[joined] > c && t->left[joined] <= at.last) {
        at.last = t->left[joined] - 1;
    }
    return words_trim(t, at);
}

/* Where what stands behind the clause of c is no longer said: a clause joined
 * to the cue or to what stands above it. */
/* "said they knew but had not gone": a verb without a subject that is built as
 * no verb of saying beside it is (with an auxiliary) goes on with the clause.
 */
static bool goes_with_clause(
        const struct scene *s, const struct cue *cue, uint32_t c, uint32_t k)
{
    const struct tree *t = &s->tree;
    uint32_t own = tree_finite(t, k), other = tree_finite(t, cue->head);
    if (k < c || cue_at(s, k).row || own == NONE || other == NONE ||
            tree_finite(t, c) == NONE || tree_child(t, k, REL_NSUBJ) != NONE) {
        return false;
    }
    bool auxiliary = own != k, auxiliary_there = other != cue->head;
    return (auxiliary && !auxiliary_there) ||
           tree_morph(t, own).tense != tree_morph(t, other).tense;
}

uint32_t content_cut(
        const struct scene *s, const struct cue *cue, uint32_t c, uint32_t end)
{
    const struct tree *t = &s->tree;
    uint32_t w = cue->head;
    uint32_t other = source_joined_verb(s, cue, c);
    if (other != NONE && t->left[other] > c && t->left[other] <= end) {
        end = t->left[other] - 1;
    }
    for (int up = 0; w != NONE && up < SAYING_MAX_CLIMB; up++) {
        for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
            uint32_t k = t->child[i];
            enum deprel rel = tree_rel(t, k);
            uint32_t mark = tree_mark(t, k);
            bool joined =
                    (rel == REL_CONJ && !goes_with_clause(s, cue, c, k) &&
                            !(mark != NONE &&
                                    tree_upos(t, mark) == UPOS_SCONJ)) ||
                    rel == REL_PARATAXIS ||
                    (rel == REL_ADVCL && scene_is_mark(s, t->left[k] - 1, ','));
            if (joined && t->left[k] > c && t->left[k] <= end) {
                end = t->left[k] - 1;
            }
        }
        w = tree_head(t, w);
        if (w != NONE && w > c && w <= end) {
            uint32_t comma = w;
            while (comma > c && !scene_is_mark(s, comma, ',')) {
                comma--;
            }
            end = comma > c ? comma - 1 : t->right[c];
        }
    }
    return end;
}

/* Trees often cut off the end of what is said: it reaches to the end of the
 * sentence unless something else begins. */
static struct words to_sentence_end(const struct scene *s,
        const struct cue *cue, uint32_t c, struct words at)
{
    const struct tree *t = &s->tree;
    uint32_t end = content_cut(s, cue, c, tree_sentence(t, at.last).last);
    for (uint32_t w = at.first; w < end; w++) {
        uint32_t q = s->quotes.opened[w + 1];
        if (scene_is_mark(s, w, ':') && q != NONE &&
                s->quotes.all.at[q].open == w + 1) {
            uint32_t last = s->quotes.all.at[q].last; /* goes with it */
            at.last = last < end ? last : end;
            return at;
        }
    }
    for (uint32_t w = at.last; w < end; w++) {
        if (scene_is_mark(s, w, ';') ||
                s->quotes.of_word[w + 1] != s->quotes.of_word[at.last]) {
            end = w;
        }
    }
    at.last = end > at.last ? end : at.last;
    at.last = content_break(s, at.first, at.last);
    return words_trim(t, at);
}

bool content_is_as(const struct scene *s, uint32_t w)
{
    uint32_t last,
            row = w == NONE ? NONE : scene_norm(s, s->rules->formula, w, &last);
    return row != NONE && s->rules->formula_row.at[row].place == FORMULA_CLAUSE;
}

/* The formula of one word that w is stands at this place. */
static bool is_formula(
        const struct scene *s, uint32_t w, enum formula_place place)
{
    uint32_t last, row = scene_norm(s, s->rules->formula, w, &last);
    return row != NONE && last == w &&
           s->rules->formula_row.at[row].place == place;
}

/* w opens what is said (that, que), whatever the tagger takes it for, and
 * no longer conjunction ("avant que"). */
static bool opens_said(const struct scene *s, uint32_t w)
{
    enum upos before = w > 0 ? tree_upos(&s->tree, w - 1) : UPOS_NONE;
    bool joined = before == UPOS_ADP || before == UPOS_SCONJ ||
                  (before == UPOS_ADV && !s->time[w - 1]);
    return !joined && is_formula(s, w, FORMULA_SAID);
}

/* Two phrases of one small clause, as one run where they touch. */
static void two_runs(const struct scene *s, struct words a, struct words b,
        struct saying *say)
{
    a = words_trim(&s->tree, a);
    b = words_trim(&s->tree, b);
    if (!words_empty(a) && a.last < b.first && b.first - a.last <= 2) {
        saying_content(say, (struct words){a.first, b.last});
        return;
    }
    if (!words_empty(a)) {
        saying_content(say, a);
    }
    saying_content(say, b);
}

/* What is spoken about where the verb is passive: its subject. */
struct words content_passive_subject(
        const struct scene *s, const struct cue *cue)
{
    uint32_t w = tree_child(&s->tree, cue->head, REL_NSUBJ);
    if (w == NONE || !tree_is_passive(&s->tree, cue->head)) {
        return (struct words){1, 0};
    }
    struct words at = tree_phrase(&s->tree, w);
    at.last = at.last >= cue->first ? cue->first - 1 : at.last;
    return at;
}

static struct words object_words(const struct scene *s, const struct cue *cue)
{
    uint32_t w = tree_child(&s->tree, cue->head, REL_OBJ);
    w = w == NONE ? tree_child(&s->tree, cue->head, REL_IOBJ) : w;
    if (w == NONE || (w < cue->first && tree_upos(&s->tree, w) != UPOS_PRON)) {
        return content_passive_subject(s, cue);
    }
    if (w < cue->first) {
        return (struct words){1, 0};
    }
    return tree_phrase(&s->tree, w);
}

/* A clause without subject or conjunction takes the noun that stands between
 * it and the verb: there the tree is wrong. */
static uint32_t with_subject(const struct scene *s, const struct cue *cue,
        uint32_t c, uint32_t first)
{
    const struct tree *t = &s->tree;
    if (tree_child(t, c, REL_NSUBJ) != NONE || tree_mark(t, c) != NONE ||
            tree_child(t, c, REL_EXPL) != NONE) {
        return first;
    }
    uint32_t best = NONE;
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t k = t->child[i];
        enum deprel rel = tree_rel(t, k);
        if (k > cue->last && k < first && (rel == REL_OBJ || rel == REL_OBL) &&
                tree_child(t, k, REL_CASE) == NONE) {
            best = k;
        }
    }
    return best != NONE && t->left[best] > cue->last ? t->left[best] : first;
}

/* "says that A and that B", where the second hangs on the verb. */
static void take_joined(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    struct words *at = &say->content[say->n_content - 1];
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        uint32_t mark = tree_mark(t, c);
        if (tree_rel(t, c) == REL_CONJ && c > at->last && mark != NONE &&
                tree_upos(t, mark) == UPOS_SCONJ && mark <= at->last + 4 &&
                tree_finite(t, c) != NONE && !cue_at(s, c).row) {
            struct words more = {at->last + 1, t->right[c]};
            at->last = words_trim(t, more).last;
        }
    }
}

static bool take_clause(const struct scene *s, const struct cue *cue,
        uint32_t c, struct saying *say)
{
    const struct tree *t = &s->tree;
    unsigned frames = cue->row->frames;
    struct words at = clause_words(s, cue, c);
    if (words_empty(at)) {
        return false;
    }
    enum ud_verbform form = tree_morph(t, c).verbform;
    bool gerund = tree_upos(t, c) == UPOS_VERB && frames & FRAME_INF &&
                  tree_finite(t, c) == NONE && form != VERBFORM_INF &&
                  tree_mark(t, c) == NONE &&
                  tree_child(t, c, REL_NSUBJ) == NONE;
    if (gerund || tree_is_infinitive(t, c)) {
        if (!(frames & FRAME_INF) || c < cue->first) {
            return false;
        }
        two_runs(s, object_words(s, cue), at, say);
        return true;
    }
    uint32_t mark = tree_mark(t, c);
    bool finite = tree_finite(t, c) != NONE ||
                  tree_child(t, c, REL_NSUBJ) != NONE ||
                  (mark != NONE && mark > cue->last &&
                          tree_upos(t, mark) == UPOS_SCONJ);
    if (finite && frames & (FRAME_THAT | FRAME_WHETHER)) {
        at.first = c > cue->last ? with_subject(s, cue, c, at.first) : at.first;
        saying_content(
                say, c > cue->last ? to_sentence_end(s, cue, c, at) : at);
        take_joined(s, cue, say);
        return true;
    }
    if (!finite && frames & FRAME_SMALL && tree_upos(t, c) != UPOS_PROPN) {
        uint32_t agent = source_agent(s, cue->head);
        if (agent != NONE && t->left[agent] > c && t->left[agent] <= at.last) {
            at.last = t->left[agent] - 1;
        }
        two_runs(s, object_words(s, cue), at, say);
        return true;
    }
    return false;
}

/* The first clause under the verb that it may say. */
bool content_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t heads[2] = {cue->last, cue->head};
    for (int k = cue->last == cue->head; k < 2; k++) {
        uint32_t h = heads[k];
        for (uint32_t i = t->first[h]; i < t->first[h + 1]; i++) {
            uint32_t c = t->child[i];
            enum deprel rel = tree_rel(t, c);
            bool clause = rel == REL_CCOMP || rel == REL_XCOMP ||
                          rel == REL_CSUBJ ||
                          (rel == REL_PARATAXIS && c > cue->last &&
                                  scene_is_mark(s, cue->last + 1, ':'));
            if (clause && !cue_holds(cue, c) && take_clause(s, cue, c, say)) {
                return true;
            }
        }
    }
    return false;
}

/* The adjective behind a definite noun that a verb of judging says of it, or
 * NONE. */
uint32_t content_judged(const struct scene *s, uint32_t object)
{
    const struct tree *t = &s->tree;
    uint32_t det = tree_child(t, object, REL_DET);
    bool definite =
            det != NONE && (tree_morph(t, det).definite == DEFINITE_DEF ||
                                   tree_morph(t, det).poss);
    for (uint32_t i = t->first[object]; definite && i < t->first[object + 1];
            i++) {
        uint32_t c = t->child[i];
        if (c > object && tree_rel(t, c) == REL_AMOD &&
                tree_upos(t, c) == UPOS_ADJ) {
            return c;
        }
    }
    return NONE;
}

/* "juge la réforme inutile": the tree makes the attribute an adjective of the
 * noun; of a definite one a verb of judging says it. */
static bool judged(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    unsigned needed = FRAME_SMALL | FRAME_RAISES;
    if ((cue->row->frames & needed) != needed || object == NONE ||
            object < cue->last) {
        return false;
    }
    uint32_t attribute = content_judged(s, object);
    if (attribute == NONE) {
        return false;
    }
    saying_content(say, words_trim(t, tree_phrase(t, object)));
    return say->n_content > 0;
}

/* "described him as one of …": the phrase behind as, comme. */
static bool as_phrase(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    if (!(cue->row->frames & FRAME_SMALL)) {
        return false;
    }
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    for (uint32_t i = object == NONE ? 0 : t->first[object];
            object != NONE && i < t->first[object + 1]; i++) {
        uint32_t mark = tree_child(t, t->child[i], REL_CASE);
        bool of = cue->row->frames & FRAME_OF &&
                  tree_rel(t, t->child[i]) == REL_NMOD;
        if (mark != NONE && mark > object && (of || content_is_as(s, mark))) {
            struct words at = {t->left[object], t->right[t->child[i]]};
            saying_content(say, words_trim(t, at));
            return true;
        }
    }
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        uint32_t mark = tree_child(t, c, REL_CASE);
        mark = mark == NONE ? tree_child(t, c, REL_MARK) : mark;
        bool of = cue->row->frames & FRAME_OF && mark != NONE &&
                  tree_rel(t, c) == REL_OBL && !s->time[c]; /* qualifier de */
        bool bare = mark == NONE && tree_rel(t, c) == REL_OBL && !s->time[c] &&
                    tree_child(t, cue->head, REL_OBJ) < c; /* "a disgrace" */
        if (c > cue->last &&
                (bare || of || (mark != NONE && content_is_as(s, mark)))) {
            two_runs(s, object_words(s, cue), tree_phrase(t, c), say);
            return true;
        }
    }
    return false;
}

/* The clause that w opens has a subject other than w, and the verb of saying
 * has no object that it could be a relative clause of. */
static bool has_own_subject(
        const struct scene *s, const struct cue *cue, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t c = tree_head(t, w);
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    bool relative = object != NONE && object > cue->last && object < w &&
                    !(cue->row->frames & FRAME_ADDRESSEE);
    for (uint32_t i = c == NONE ? 0 : t->first[c];
            c != NONE && !relative && i < t->first[c + 1]; i++) {
        uint32_t k = t->child[i];
        enum deprel rel = tree_rel(t, k);
        if (k > w && (rel == REL_NSUBJ || rel == REL_EXPL)) {
            return true;
        }
    }
    return false;
}

/* A conjunction behind the verb whose clause hangs elsewhere. */
bool content_surface_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    if (!(cue->row->frames & FRAME_THAT)) {
        return false;
    }
    for (uint32_t w = cue->last + 1;
            w < end && w <= cue->last + CONTENT_MARK_GAP; w++) {
        bool said = opens_said(s, w) && has_own_subject(s, cue, w);
        bool joins = tree_upos(t, w) == UPOS_SCONJ && !content_is_as(s, w);
        if (said || joins) {
            uint32_t c = tree_head(t, w), last;
            if (c == NONE || c < w || (tree_rel(t, c) == REL_ADVCL && !said) ||
                    tree_finite(t, c) == NONE ||
                    scene_norm(s, s->rules->hypothesis, w, &last) != NONE) {
                return false;
            }
            struct words at = {w + 1, t->right[c] < end ? t->right[c] : end};
            saying_content(say, to_sentence_end(s, cue, c, at));
            return true;
        }
        if (scene_is_mark(s, w, ',') && tree_is_participle(t, w + 1)) {
            do { /* ", citing two nurses," */
                w++;
            } while (w < end && !scene_is_mark(s, w, ','));
        }
        if (tree_is_verb(t, w) || scene_is_mark(s, w, ';')) {
            return false;
        }
    }
    return false;
}

static bool has_relative(const struct scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++) {
        enum upos u = tree_upos(&s->tree, w);
        if (tree_morph(&s->tree, w).prontype == PRONTYPE_REL ||
                (u == UPOS_PRON && w == first)) {
            return true;
        }
    }
    return false;
}

/* A clause that the tree hangs on the noun behind the verb: an infinitive
 * ("asked his sister who lived there to dig") or a finite verb without a
 * pronoun
 * ("said a new law is needed"). */
bool content_loose_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    if (object != NONE && object > cue->last && cue->row->frames & FRAME_THAT) {
        for (uint32_t i = t->first[object]; i < t->first[object + 1]; i++) {
            uint32_t c = t->child[i];
            if (tree_rel(t, c) == REL_ACL && tree_finite(t, c) != NONE &&
                    tree_child(t, c, REL_CC) == NONE &&
                    !has_relative(s, object + 1, c)) {
                struct words at = {cue->last + 1, t->right[object]};
                saying_content(
                        say, to_sentence_end(s, cue, c, words_trim(t, at)));
                return say->n_content > 0;
            }
        }
    }
    if (!(cue->row->frames & FRAME_INF)) {
        return false;
    }
    if (object != NONE && cue->row->frames & FRAME_ADDRESSEE) {
        uint32_t deed = tree_child(t, object, REL_ACL);
        if (deed != NONE && deed > object && tree_is_infinitive(t, deed)) {
            saying_content(say, words_trim(t, tree_phrase(t, object)));
            return say->n_content > 0;
        }
    }
    bool noun = object != NONE && object > cue->last &&
                tree_upos(t, object) == UPOS_NOUN &&
                cue->row->frames & FRAME_NP;
    if (cue->row->content != CONTENT_ASKED || noun) {
        return false;
    }
    for (uint32_t w = cue->last + 1;
            w <= end && w <= cue->last + CONTENT_INF_GAP; w++) {
        if (tree_is_verb(t, w) && tree_is_infinitive(t, w) &&
                tree_mark(t, w) != NONE) {
            saying_content(say,
                    words_trim(
                            t, (struct words){
                                       tree_fixed_end(t, tree_mark(t, w)) + 1,
                                       t->right[w] < end ? t->right[w] : end}));
            return say->n_content > 0;
        }
    }
    return false;
}

static bool has_number(const struct scene *s, uint32_t w)
{
    return tree_upos(&s->tree, w) == UPOS_NUM ||
           tree_upos(&s->tree, w) == UPOS_SYM ||
           tree_morph(&s->tree, w).cardinal ||
           tree_child(&s->tree, w, REL_NUMMOD) != NONE;
}

/* "put the toll at 43", "chiffre à 60 millions les pertes": the object and the
 * number, in either order. */
static bool figure(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    struct words all = tree_phrase(t, cue->head);
    if (!(cue->row->frames & FRAME_FIGURE) || object == NONE) {
        return false;
    }
    for (uint32_t w = cue->last + 1; w < all.last; w++) {
        uint32_t head = tree_head(t, w);
        uint32_t above = head == NONE ? NONE : tree_head(t, head);
        if (head == NONE || head < w || !is_formula(s, w, FORMULA_FIGURE) ||
                !has_number(s, head) ||
                (above != cue->head && !tree_under(t, above, object))) {
            continue;
        }
        struct words thing = tree_phrase(t, object);
        struct words number = {w, t->right[head]};
        struct words at = {thing.first < number.first && object > cue->last
                                   ? thing.first
                                   : number.first,
                thing.last > number.last ? thing.last : number.last};
        saying_content(say, words_trim(t, at));
        return true;
    }
    return false;
}

bool content_attribute(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    return as_phrase(s, cue, say) || judged(s, cue, say) || figure(s, cue, say);
}
