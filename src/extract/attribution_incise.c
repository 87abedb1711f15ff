/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_incise.c - quotations that no verb of saying has brought.
 *
 *     « Q », VERB X      any verb whose subject is turned round behind a
 * closing « Q », VERB-clitic mark says the quotation (soupire le maire,
 * lâche-t-il) "Q," X VERB        the same in straight order, where the
 * quotation ends with a comma */
#include "extract/attribution_saying.h"

enum {
    INCISE_MIN_QUOTE = 4, /* words; shorter ones are scraps */
    INCISE_MAX_GROUP = 5, /* auxiliaries and clitics before the verb */
    INCISE_MAX_NOUN = 9   /* words of a subject before the verb */
};

/* The words that some saying already has as its content. */
static bool *taken_words(const struct scene *s, const struct sayings *list)
{
    bool *taken = ARENA_ARRAY(s->arena, bool, s->doc->word.n);
    for (uint32_t i = 0; i < list->all.n; i++) {
        const struct saying *say = &list->all.at[i];
        for (uint32_t k = 0; k < say->n_content; k++) {
            for (uint32_t w = say->content[k].first; w <= say->content[k].last;
                    w++) {
                taken[w] = true;
            }
        }
    }
    return taken;
}

static bool is_taken(const bool *taken, const struct quotation *q)
{
    for (uint32_t w = q->first; w <= q->last; w++) {
        if (taken[w]) {
            return true;
        }
    }
    return false;
}

/* A pronoun joined to the word before it by a hyphen ("-t-il"). */
static bool is_joined_pronoun(const struct scene *s, uint32_t w)
{
    span text = doc_span(s->doc, s->doc->word.at[w].at);
    return tree_upos(&s->tree, w) == UPOS_PRON && text.len > 1 &&
           text.ptr[0] == '-';
}

static void add(const struct scene *s, const struct quotation *q, uint32_t verb,
        uint32_t subject, struct sayings *list)
{
    struct saying say;
    saying_init(&say);
    say.kind = ATTRIBUTION_DIRECT;
    say.rule = span_of(RULE_NAMES[RULE_QUOTATION_INCISE]);
    say.cue = (struct words){verb, verb};
    say.anchor = verb;
    saying_content(&say, (struct words){q->first, q->last});
    source_of_nominal(s, subject, &say);
    saying_add(s, list, &say);
}

/* The verb is the first word that is no auxiliary or clitic; its subject the
 * clitic joined to the group, or the first noun behind it. */
static bool turned(const struct scene *s, const struct quotation *q,
        uint32_t from, struct sayings *list)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, from).last;
    uint32_t clitic = NONE, verb = NONE;
    for (uint32_t w = from; w <= end && w <= from + INCISE_MAX_GROUP; w++) {
        enum upos u = tree_upos(t, w);
        if (is_joined_pronoun(s, w)) {
            clitic = w;
        } else if (clitic != NONE && verb == NONE &&
                   tree_upos(t, w - 1) != UPOS_AUX && w > from + 1 &&
                   tree_upos(t, from) != UPOS_AUX) {
            break;
        } else if (u == UPOS_VERB || (u != UPOS_AUX && u != UPOS_PRON &&
                                             u != UPOS_ADV && verb == NONE)) {
            verb = verb == NONE ? w : verb;
        }
        if (verb != NONE && w > verb) {
            break;
        }
    }
    if (verb == NONE) {
        return false;
    }
    if (clitic != NONE) {
        add(s, q, verb, clitic, list);
        return true;
    }
    if (tree_upos(t, verb) != UPOS_VERB || list->of_cue[verb] != NONE) {
        return false;
    }
    for (uint32_t w = verb + 1; w <= end && w <= verb + 3; w++) {
        if (tree_is_nominal(t, w) && !s->time[w]) {
            add(s, q, verb, w, list);
            return true;
        }
        if (tree_upos(t, w) != UPOS_DET && tree_upos(t, w) != UPOS_ADJ) {
            return false;
        }
    }
    return false;
}

/* "Q," X VERB: the verb closes the sentence, or a comma follows it. */
static bool straight(const struct scene *s, const struct quotation *q,
        uint32_t from, struct sayings *list)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, from).last;
    uint32_t noun = NONE;
    if (!scene_is_mark(s, q->last, ',')) {
        return false;
    }
    for (uint32_t w = from; w <= end && w <= from + INCISE_MAX_NOUN; w++) {
        if (tree_is_punct(t, w)) {
            return false;
        }
        if (tree_upos(t, w) == UPOS_VERB) {
            bool closes = w == end || tree_is_punct(t, w + 1);
            if (!closes || noun == NONE || tree_finite(t, w) == NONE) {
                return false;
            }
            add(s, q, w, noun, list);
            return true;
        }
        if (tree_is_nominal(t, w) && tree_rel(t, w) == REL_NSUBJ) {
            noun = w;
        }
    }
    return false;
}

void quotations_read(const struct scene *s, struct sayings *list)
{
    const bool *taken = taken_words(s, list);
    for (uint32_t i = 0; i < s->quotes.all.n; i++) {
        const struct quotation *q = &s->quotes.all.at[i];
        if (q->depth > 0 || q->close == NONE ||
                q->last < q->first + INCISE_MIN_QUOTE - 1 ||
                q->close + 2 >= s->doc->word.n || is_taken(taken, q)) {
            continue;
        }
        uint32_t from = q->close + 1;
        uint32_t block =
                s->doc->sentence.at[s->doc->word.at[from].sentence].block;
        bool comma = scene_is_mark(s, from, ',');
        from += comma;
        if (block != q->block || !(comma || tree_is_punct(&s->tree, q->last))) {
            continue;
        }
        if (!turned(s, q, from, list)) {
            straight(s, q, from, list);
        }
    }
}
