/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_content.c - what a verb of saying says, from its tree.
 *
 *     finite clause behind it     says that it rains; says it rains
 *     quotation                   attribution_quote.c
 *     infinitive                  claims to have seen; asks him to go
 *     attribute                   calls it a lie; judges it too dear
 *     clause before it, incise    It rains, says X. It, X says, rains.
 *     relative                    ce que confirme X; which X denies
 *     clause of manner            comme l'a dit X; as X said
 *     noun phrase                 announces the death of
 *
 * Trees of news text have mistakes: where a verb is followed by a conjunction
 * but has no clause, the words behind the conjunction are taken. */
#include "extract/attribution_saying.h"
#include "extract/stance.h"

enum {
    CONTENT_MARK_GAP = 14,  /* words between a verb and its conjunction */
    CONTENT_INF_GAP = 14,  /* words between a verb and its infinitive */
    INCISE_MAX_SUBJECT = 9 /* words of the subject before the verb */
};

/* ---- runs of words ------------------------------------------------------ */

void content_around(
        const struct scene *s, struct words out, uint32_t w, struct saying *say)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    while (out.first > all.first && tree_is_punct(t, out.first - 1) &&
            s->quotes.of_word[out.first - 1] == s->quotes.of_word[w]) {
        out.first--;
    }
    if (out.first > all.first) {
        struct words before = {all.first, out.first - 1};
        saying_content(say, words_trim(t, before));
    }
    if (out.last < all.last) {
        struct words after = {out.last + 1, all.last};
        saying_content(say, words_trim(t, after));
    }
}

/* A finite verb with its clause stands in first … last. */
static bool has_finite(const struct scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w <= last && last != NONE; w++) {
        if (tree_is_verb(&s->tree, w) && tree_finite(&s->tree, w) != NONE) {
            return true;
        }
    }
    return false;
}

/* The words of clause c on its side of the cue, without its mark. */
static struct words clause_words(
        const struct scene *s, const struct cue *cue, uint32_t c)
{
    const struct tree *t = &s->tree;
    struct words at = tree_phrase(t, c);
    if (c > cue->last) {
        at.first = at.first <= cue->last ? cue->last + 1 : at.first;
        uint32_t mark = tree_mark(t, c);
        if (mark != NONE && mark >= at.first) {
            at.first = tree_fixed_end(t, mark) + 1;
        }
    } else {
        struct words out;
        uint32_t cut = content_incise(s, cue, &out) ? out.first : cue->first;
        at.last = at.last >= cut ? cut - 1 : at.last;
    }
    return words_trim(t, at);
}

/* Where what stands behind the clause of c is no longer said: a clause joined
 * to the cue or to what stands above it. */
static uint32_t content_cut(
    const struct scene *s, const struct cue *cue, uint32_t c, uint32_t end)
{
    const struct tree *t = &s->tree;
    uint32_t w = cue->head;
    for (int up = 0; w != NONE && up < SAYING_MAX_CLIMB; up++) {
        for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
            uint32_t k = t->child[i];
            enum deprel rel = tree_rel(t, k);
            uint32_t mark = tree_mark(t, k);
            bool joined = (rel == REL_CONJ && !(mark != NONE &&
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
    for (uint32_t w = at.last; w < end; w++) {
        if (scene_is_mark(s, w, ';') ||
                s->quotes.of_word[w + 1] != s->quotes.of_word[at.last]) {
            end = w;
        }
    }
    at.last = end > at.last ? end : at.last;
    return words_trim(t, at);
}

/* ---- clauses under the verb --------------------------------------------- */

static bool is_as(const struct scene *s, uint32_t w)
{
    uint32_t last,
            row = w == NONE ? NONE : scene_norm(s, s->rules->formula, w, &last);
    return row != NONE && s->rules->formula_row.at[row].place == FORMULA_CLAUSE;
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
static struct words passive_subject(
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
        return passive_subject(s, cue);
    }
    if (w < cue->first) {
        return (struct words){1, 0};
    }
    return tree_phrase(&s->tree, w);
}

/* A clause without subject or conjunction takes the noun that stands between
 * it and the verb: there the tree is wrong. */
static uint32_t with_subject(
    const struct scene *s, const struct cue *cue, uint32_t c, uint32_t first)
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
    if (tree_is_infinitive(t, c)) {
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
        at.first = c > cue->last ? with_subject(s, cue, c, at.first)
                                 : at.first;
        saying_content(say,
                c > cue->last ? to_sentence_end(s, cue, c, at) : at);
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
static bool tree_clause(
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

/* "described him as one of …": the phrase behind as, comme. */
static bool as_phrase(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    if (!(cue->row->frames & FRAME_SMALL)) {
        return false;
    }
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        uint32_t mark = tree_child(t, c, REL_CASE);
        mark = mark == NONE ? tree_child(t, c, REL_MARK) : mark;
        if (c > cue->last && mark != NONE && is_as(s, mark)) {
            two_runs(s, object_words(s, cue), tree_phrase(t, c), say);
            return true;
        }
    }
    return false;
}

/* A conjunction behind the verb whose clause hangs elsewhere. */
static bool surface_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    if (!(cue->row->frames & FRAME_THAT)) {
        return false;
    }
    for (uint32_t w = cue->last + 1;
            w < end && w <= cue->last + CONTENT_MARK_GAP; w++) {
        if (tree_upos(t, w) == UPOS_SCONJ && !is_as(s, w)) {
            uint32_t c = tree_head(t, w), last;
            if (c == NONE || c < w || tree_rel(t, c) == REL_ADVCL ||
                    tree_finite(t, c) == NONE || scene_norm(s, s->rules->hypothesis, w, &last) != NONE) {
                return false;
            }
            struct words at = {w + 1, t->right[c] < end ? t->right[c] : end};
            saying_content(say, to_sentence_end(s, cue, c, at));
            return true;
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
static bool loose_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    if (object != NONE && object > cue->last && cue->row->frames & FRAME_THAT) {
        for (uint32_t i = t->first[object]; i < t->first[object + 1]; i++) {
            uint32_t c = t->child[i];
            if (tree_rel(t, c) == REL_ACL && tree_finite(t, c) != NONE &&
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
            tree_upos(t, object) == UPOS_NOUN && cue->row->frames & FRAME_NP;
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

/* ---- around the verb ---------------------------------------------------- */

/* Left of the verb group only its own subject, up to a comma: ", X said". */
static bool subject_start(
        const struct scene *s, uint32_t group, uint32_t *first)
{
    const struct tree *t = &s->tree;
    uint32_t start = tree_sentence(t, group).first;
    bool noun = false;
    for (uint32_t w = group; w > start && group - w < INCISE_MAX_SUBJECT; w--) {
        if (scene_is_mark(s, w - 1, ',')) {
            *first = w - 1;
            return noun;
        }
        if (tree_is_verb(t, w - 1) || tree_is_punct(t, w - 1) ||
                tree_upos(t, w - 1) == UPOS_SCONJ ||
                tree_upos(t, w - 1) == UPOS_CCONJ ||
                tree_morph(t, w - 1).prontype == PRONTYPE_REL) {
            return false;
        }
        noun |= tree_is_nominal(t, w - 1);
    }
    return false;
}

/* Something the verb says stands right behind it. */
static bool complement_follows(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    if (scene_is_mark(s, cue->last + 1, ',')) {
        return false;
    }
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        if (c > cue->last && (rel == REL_CCOMP || rel == REL_XCOMP ||
                                     (rel == REL_OBJ && !cue_holds(cue, c)))) {
            return true;
        }
    }
    return false;
}

bool content_incise(
        const struct scene *s, const struct cue *cue, struct words *at)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, cue->head);
    uint32_t group = scene_group(s, cue);
    if (group == all.first || tree_is_passive(t, cue->head) ||
            !(cue->row->frames & (FRAME_THAT | FRAME_QUOTE)) ||
            cue->row->class != SPEECH_VERB) {
        return false;
    }
    bool finite = tree_finite(t, cue->head) != NONE ||
                  tree_finite(t, cue->last) != NONE;
    uint32_t next = cue->last + 1;
    bool inverted = tree_is_punct(t, group - 1) && finite &&
                    !scene_is_mark(s, group - 1, '-') &&
                    (group < cue->first ||
                            (next <= all.last &&
                                    (tree_is_nominal(t, next) ||
                                            tree_upos(t, next) == UPOS_DET ||
                                            tree_upos(t, next) == UPOS_ADP ||
                                            tree_upos(t, next) == UPOS_ADJ)));
    at->first = group - 1;
    if (inverted && group < cue->first) {
        inverted = tree_upos(t, next) != UPOS_SCONJ;
    }
    if (!inverted && (!finite || !subject_start(s, group, &at->first) ||
                             complement_follows(s, cue))) {
        return false;
    }
    uint32_t last = cue->last;
    while (last < all.last && !tree_is_punct(t, last + 1) &&
            tree_upos(t, last + 1) != UPOS_SCONJ) {
        last++;
    }
    if (has_finite(s, cue->last + 1, last)) {
        return false;
    }
    if (last < all.last && !has_finite(s, last + 1, all.last)) {
        last = all.last; /* an apposition to the one who says it */
    }
    at->last = last;
    return at->first > all.first;
}

/* An incise: says X; cut off by commas, in the middle or at the end of what it
 * says. */
static bool incise(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    struct words out;
    struct words all = tree_sentence(&s->tree, cue->head);
    if (!content_incise(s, cue, &out)) {
        return false;
    }
    uint32_t block =
            s->doc->sentence.at[s->doc->word.at[cue->head].sentence].block;
    bool main = has_finite(s, all.first, out.first) ||
            has_finite(s, out.last + 1, all.last) ||
            s->doc->block.at[block].kind == BLOCK_HEADLINE;
    if (main) {
        content_around(s, out, cue->head, say);
    }
    return say->n_content > 0;
}

/* "as X said": all the rest of the sentence. */
static bool manner(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        bool opens = rel == REL_MARK || rel == REL_ADVMOD || rel == REL_CASE;
        if (opens && c < cue->first && is_as(s, c) &&
                tree_finite(t, cue->head) != NONE) {
            content_around(s, tree_phrase(t, cue->head), cue->head, say);
            return say->n_content > 0;
        }
    }
    return false;
}

static void previous_sentence(
        const struct scene *s, uint32_t w, struct saying *say)
{
    uint32_t n = s->doc->word.at[w].sentence;
    const struct sentence *at = &s->doc->sentence.at[n];
    uint32_t block = n > 0 ? s->doc->sentence.at[n - 1].block : at->block;
    bool near = block == at->block ||
            (block + 1 == at->block &&
                    s->doc->block.at[block].kind == BLOCK_PARAGRAPH);
    if (n > 0 && near) {
        const struct list *words = &s->doc->sentence.at[n - 1].words;
        struct words all = {words->first, words->first + words->n - 1};
        saying_content(say, words_trim(&s->tree, all));
    }
}

/* "ce que confirme X": the word that the relative clause stands on, where the
 * pronoun is right before the verb group; else from the tree. */
static uint32_t relative_base(
        const struct scene *s, const struct cue *cue, uint32_t *pronoun)
{
    const struct tree *t = &s->tree;
    uint32_t start = tree_sentence(t, cue->first).first;
    uint32_t w = scene_group(s, cue);
    if (w >= start + 2 && tree_upos(t, w - 2) == UPOS_PRON &&
            (tree_upos(t, w - 1) == UPOS_PRON ||
                    tree_upos(t, w - 1) == UPOS_SCONJ)) {
        *pronoun = w - 1;
        return w - 2;
    }
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    uint32_t base = tree_head(t, cue->head);
    bool fits = tree_rel(t, cue->head) == REL_ACL && base != NONE &&
                object != NONE && object < cue->first && base < cue->first &&
                tree_upos(t, object) == UPOS_PRON;
    *pronoun = object;
    return fits ? base : NONE;
}

/* "ce que confirme X", "which X denies": what stands before. */
static bool relative(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t pronoun;
    uint32_t base = relative_base(s, cue, &pronoun);
    if (base == NONE || !(cue->row->frames & (FRAME_THAT | FRAME_NP) ||
                                cue->row->stance == SPEECH_DENYING)) {
        return false;
    }
    struct words all = tree_sentence(t, base);
    if (tree_child(t, base, REL_CASE) != NONE) {
        return false; /* "contrairement à ce que dit X" */
    }
    if (tree_upos(t, base) == UPOS_PRON) {
        struct words before = {all.first, base - 1};
        uint32_t verbs = 0;
        for (uint32_t w = all.first; w < base; w++) {
            verbs += tree_upos(t, w) == UPOS_VERB;
        }
        if (base <= all.first + 1 || (verbs == 0 && base <= all.first + 6)) {
            previous_sentence(s, base, say);
        } else {
            saying_content(say, words_trim(t, before));
        }
        return say->n_content > 0;
    }
    uint32_t last = pronoun > 0 ? pronoun - 1 : 0;
    if (!scene_is_mark(s, last, ',')) {
        return false;
    }
    uint32_t clause = tree_is_verb(t, base) ? base : tree_head(t, base);
    uint32_t first = clause != NONE && tree_is_clause(t, clause)
                             ? t->left[clause]
                             : t->left[base];
    first = first < all.first ? all.first : first;
    saying_content(say, words_trim(t, (struct words){first, last}));
    return say->n_content > 0;
}

/* ---- a noun phrase ------------------------------------------------------ */

static bool noun_phrase(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    if (!(cue->row->frames & FRAME_NP)) {
        return false;
    }
    uint32_t w = tree_child(t, cue->head, REL_OBJ);
    if (cue->last > cue->head && tree_upos(t, cue->last) == UPOS_ADP) {
        w = tree_head(t, cue->last);
    } else if (cue->row->frames & FRAME_ADDRESSEE) {
        w = tree_child(t, cue->head, REL_OBL);
    }
    if (w != NONE && w > cue->last && tree_upos(t, w) == UPOS_NOUN) {
        struct words at = tree_phrase(t, w);
        at.first = at.first <= cue->last ? cue->last + 1 : at.first;
        uint32_t end = tree_sentence(t, w).last;
        for (uint32_t i = at.last; i < end; i++) {
            if (tree_is_punct(t, i + 1) || tree_upos(t, i + 1) == UPOS_CCONJ) {
                end = i;
            }
        }
        end = content_cut(s, cue, w, end);
        at.last = end > at.last ? end : at.last;
        saying_content(say, words_trim(t, at));
        return say->n_content > 0;
    }
    if (tree_is_passive(t, cue->head) && source_agent(s, cue->head) != NONE) {
        struct words at = words_trim(t, passive_subject(s, cue));
        if (!words_empty(at)) {
            saying_content(say, at);
        }
    }
    return say->n_content > 0;
}

bool content_quote_follows(const struct scene *s, const struct cue *cue)
{
    uint32_t w = cue->last + 1;
    if (scene_is_mark(s, w, ',') || scene_is_mark(s, w, ':')) {
        w++;
    }
    uint32_t q = w < s->doc->word.n ? s->quotes.opened[w] : NONE;
    return q != NONE && s->quotes.all.at[q].open == w;
}

/* "is considered as", "aussi appelé": nobody says it. */
static bool says_nobody(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    bool participle = tree_rel(t, cue->head) == REL_ACL &&
                      tree_is_participle(t, cue->head) &&
                      tree_morph(t, cue->head).tense == TENSE_PAST;
    bool small =
            tree_is_passive(t, cue->head) && cue->row->frames & FRAME_SMALL;
    bool clause = tree_child(t, cue->head, REL_CCOMP) != NONE;
    return (participle || (small && !clause)) &&
           source_agent(s, cue->head) == NONE;
}

/* An infinitive that no verb governs ("brave enough to say", "in order to
 * express") says nothing yet. */
static bool says_not_yet(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t head = tree_head(t, cue->head), last;
    if (head != NONE && tree_rel(t, cue->head) == REL_XCOMP) {
        uint32_t row = scene_lemma(s, s->rules->modal, head, &last);
        struct predicate above = predicate_of(s, head);
        if (stance_negated(s, &above)) {
            return true; /* "rien ne permet de confirmer" */
        }
        if (row != NONE && s->rules->modal_row.at[row].modality !=
                        MODALITY_ACTUAL) {
            return true; /* "devrait annoncer sa démission" */
        }
    }
    if (head == NONE || !tree_is_infinitive(t, cue->head)) {
        return false;
    }
    enum deprel rel = tree_rel(t, cue->head);
    return !tree_is_verb(t, head) || rel == REL_ADVCL || rel == REL_ACL;
}

bool content_of_verb(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    unsigned frames = cue->row->frames;
    uint32_t head = tree_head(&s->tree, cue->head);
    bool aim = head != NONE && !tree_is_verb(&s->tree, head) &&
            tree_is_infinitive(&s->tree, cue->head) &&
            tree_rel(&s->tree, cue->head) != REL_CONJ;
    if (says_nobody(s, cue) || aim) {
        return false; /* "bold enough to say" */
    }
    bool quote = frames & FRAME_QUOTE && content_quote_follows(s, cue);
    if (quote && content_of_quote(s, cue, say)) {
        content_kind(s, say);
        return true;
    }
    uint32_t group = scene_group(s, cue);
    bool cut = scene_is_mark(s, cue->last + 1, ',') ||
            (group > 0 && scene_is_mark(s, group - 1, ',') &&
                    s->quotes.of_word[group] == NONE);
    if ((cut && incise(s, cue, say)) || tree_clause(s, cue, say)) {
        content_kind(s, say);
        return true;
    }
    if (frames & FRAME_QUOTE && content_of_quote(s, cue, say)) {
        return true;
    }
    if (as_phrase(s, cue, say) || surface_clause(s, cue, say) ||
            relative(s, cue, say) || manner(s, cue, say) ||
            incise(s, cue, say) || loose_clause(s, cue, say) ||
            (!says_not_yet(s, cue) && noun_phrase(s, cue, say))) {
        content_kind(s, say);
        return true;
    }
    return false;
}
