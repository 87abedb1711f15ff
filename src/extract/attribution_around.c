/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_around.c - what stands around a verb of saying.
 *
 *     incise      It, X says, rains. It rains, says X.
 *     relative    ce que confirme X; which X denies
 *     manner      comme l'a dit X; as X said
 *
 * Found by the order of words, which survives a wrong tree. */
#include "extract/attribution_content.h"

enum {
    INCISE_MAX_SUBJECT = 9, /* words of the subject before the verb */
    INCISE_MAX_ANSWER = 6,  /* words without a verb that somebody may say */
    INCISE_MAX_REST = 8 /* words between the verb and the end of an incise */
};

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

/* A conjunction or an opening quotation mark goes on behind the verb. */
static bool is_joined(const struct scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w <= last; w++) {
        if (tree_upos(&s->tree, w) == UPOS_CCONJ) {
            return true;
        }
    }
    uint32_t next = last + 1;
    uint32_t q = next < s->doc->word.n ? s->quotes.opened[next] : NONE;
    return q != NONE && s->quotes.all.at[q].open == next;
}

/* "The mayor, who was there, said the bridge fell": subject, verb and clause in
 * their plain order; the comma closes off what is said of the subject. */
static bool is_plain(const struct scene *s, const struct cue *cue)
{
    uint32_t subject = tree_child(&s->tree, cue->head, REL_NSUBJ);
    uint32_t clause = tree_child(&s->tree, cue->head, REL_CCOMP);
    uint32_t group = scene_group(s, cue);
    uint32_t deed = tree_child(&s->tree, cue->head, REL_XCOMP);
    bool infinitive = deed != NONE && tree_is_infinitive(&s->tree, deed);
    clause = clause == NONE && infinitive ? deed : clause;
    uint32_t end = tree_sentence(&s->tree, cue->last).last;
    uint32_t next = cue->last + 1;
    while (next < end && !tree_is_punct(&s->tree, next)) {
        next++;
    }
    if (next > end || content_resumes(s, next)) {
        return false; /* "The bridge, said the mayor, is safe" */
    }
    return subject != NONE && subject < group && clause != NONE &&
           tree_is_punct(&s->tree, group - 1) && clause > cue->last &&
           !source_clause_before(s, group);
}

bool content_incise(
        const struct scene *s, const struct cue *cue, struct words *at)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, cue->head);
    uint32_t group = scene_group(s, cue);
    bool passive = tree_is_passive(t, cue->head) &&
                   !(cue->row->frames & (FRAME_AS_SOURCE | FRAME_ADDRESSEE));
    if (group == all.first || passive || is_plain(s, cue) ||
            !(cue->row->frames & (FRAME_THAT | FRAME_QUOTE)) ||
            cue->row->class != SPEECH_VERB) {
        return false;
    }
    bool finite = source_is_finite(s, cue);
    uint32_t next = cue->last + 1;
    uint32_t subject = tree_child(t, cue->head, REL_NSUBJ);
    /* "…," the mayor, Ann Bee, told the radio */
    bool addressed = cue->row->frames & FRAME_ADDRESSEE &&
                     scene_is_mark(s, group - 1, ',') && subject != NONE &&
                     subject < group &&
                     s->quotes.of_word[subject] == s->quotes.of_word[group];
    bool inverted = tree_is_punct(t, group - 1) && finite && !addressed &&
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
    if (!inverted && (last - cue->last > INCISE_MAX_REST ||
                             is_joined(s, cue->last + 1, last))) {
        return false;
    }
    if (content_has_finite(s, cue->last + 1, last)) {
        return false;
    }
    if (last < all.last && !content_has_finite(s, last + 1, all.last)) {
        last = all.last; /* an apposition to the one who says it */
    }
    at->last = last;
    return at->first > all.first;
}

/* An incise: says X; cut off by commas, in the middle or at the end of what it
 * says. */
bool content_resumes(const struct scene *s, uint32_t comma)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, comma).last;
    if (!scene_is_mark(s, comma, ',') && !scene_is_mark(s, comma + 1, ',')) {
        return false;
    }
    uint32_t w = comma + 1 + scene_is_mark(s, comma + 1, ',');
    while (w < end &&
            (tree_upos(t, w) == UPOS_ADV || tree_upos(t, w) == UPOS_PART)) {
        w++;
    }
    return w <= end && tree_is_verb(t, w) &&
           tree_morph(t, w).verbform == VERBFORM_FIN;
}

bool content_of_incise(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    struct words out;
    struct words all = tree_sentence(&s->tree, cue->head);
    if (!content_incise(s, cue, &out)) {
        return false;
    }
    uint32_t subject = tree_child(&s->tree, cue->head, REL_NSUBJ);
    bool left = source_clause_before(s, out.first);
    uint32_t block =
            s->doc->sentence.at[s->doc->word.at[cue->head].sentence].block;
    bool headline = s->doc->block.at[block].kind == BLOCK_HEADLINE ||
                    s->doc->block.at[block].kind == BLOCK_SUBHEADING;
    bool own = (subject != NONE && subject < out.first) ||
               out.first - all.first > INCISE_MAX_ANSWER;
    if (!left && !headline && own && !content_resumes(s, out.last)) {
        return false; /* its own subject stands there */
    }
    bool main =
            left || content_has_finite(s, out.last + 1, all.last) || headline;
    if (main) {
        content_around(s, out, cue->head, say);
        if (out.last + 1 >= all.last) {
            content_back_to_colon(s, out.first, say);
        }
    }
    return say->n_content > 0;
}

/* The clause of manner: to the comma behind the verb, or to the end. */
static struct words manner_words(
        const struct scene *s, const struct cue *cue, uint32_t mark)
{
    struct words all = tree_sentence(&s->tree, mark);
    struct words out = {mark, all.last};
    for (uint32_t w = cue->last + 1; w < all.last; w++) {
        if (scene_is_mark(s, w, ',')) {
            out.last = w;
            break;
        }
    }
    return out;
}

/* "as X said": all the rest of the sentence. */
bool content_manner(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        bool opens = rel == REL_MARK || rel == REL_ADVMOD || rel == REL_CASE;
        if (opens && c < cue->first && content_is_as(s, c) &&
                tree_finite(t, cue->head) != NONE) {
            content_around(s, manner_words(s, cue, c), cue->head, say);
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
    bool joins = w > start && (tree_morph(t, w - 1).prontype == PRONTYPE_REL ||
                                      tree_upos(t, w - 1) == UPOS_SCONJ);
    if (w >= start + 2 && tree_upos(t, w - 2) == UPOS_PRON && joins) {
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
bool content_relative(
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
    if (tree_upos(t, base) == UPOS_NOUN && last == base) {
        struct words noun = tree_nominal(t, base);
        noun.last = noun.last > base ? base : noun.last;
        saying_content(say, noun); /* "a claim that the firm disputes" */
        return say->n_content > 0;
    }
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
