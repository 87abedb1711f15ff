/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_surface.c - verbs of saying that the tagger took for something
 * else, told by where they stand.
 *
 *     « Q », note X.            behind a quotation and before a name
 *     It rains, note X.         the same behind a clause
 *     It rains, X finds         last in a headline or sentence
 *
 * Any form whose lemma is a verb of saying in speech.tsv will do there. */
#include "extract/attribution_content.h"

enum {
    SURFACE_MAX_SOURCE = 8, /* words of who says it */
    SURFACE_MIN_SAID = 3    /* words of what is said */
};

static const struct speech *verb_row(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_of_form(s, w);
    return row && row->frames & (FRAME_THAT | FRAME_QUOTE) ? row : NULL;
}

static void add(const struct scene *s, struct sayings *list, uint32_t w,
        struct words source, uint32_t head, const struct speech *row,
        struct saying *say)
{
    say->cue = (struct words){w, w};
    say->anchor = w;
    say->stance = row->stance;
    say->becomes = row->content;
    say->denies = row->stance == SPEECH_DENYING;
    say->rule = row->rule;
    say->source = source;
    say->source_head = head;
    content_kind(s, say);
    saying_add(s, list, say);
}

/* From `first` on, up to a mark: words without a verb, with a noun. Its head,
 * or NONE. */
static uint32_t noun_run(
        const struct scene *s, uint32_t first, uint32_t end, struct words *at)
{
    const struct tree *t = &s->tree;
    uint32_t head = NONE;
    *at = (struct words){first, first};
    for (uint32_t w = first; w <= end && !tree_is_punct(t, w); w++) {
        if (tree_is_verb(t, w) || tree_upos(t, w) == UPOS_SCONJ ||
                w - first >= SURFACE_MAX_SOURCE) {
            break;
        }
        bool noun =
                tree_upos(t, w) == UPOS_NOUN || tree_upos(t, w) == UPOS_PROPN;
        head = head == NONE && noun ? w : head;
        at->last = w;
    }
    return head;
}

/* The quotation that closes right before the comma or word w, or NONE. */
static uint32_t closed_before(const struct scene *s, uint32_t w)
{
    w -= w > 0 && scene_is_mark(s, w - 1, ',');
    uint32_t q = w > 0 ? s->quotes.opened[w - 1] : NONE;
    return q != NONE && s->quotes.all.at[q].close == w - 1 ? q : NONE;
}

/* ", note X": a noun right before a determiner or a name is none. */
static void turned(const struct scene *s, uint32_t w, struct sayings *list)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w), source;
    uint32_t q = closed_before(s, w);
    enum upos next = w < all.last ? tree_upos(t, w + 1) : UPOS_NONE;
    bool name = next == UPOS_PROPN && q != NONE;
    if (w < all.first + 2 || s->quotes.of_word[w] != NONE ||
            tree_is_verb(t, w) || (next != UPOS_DET && !name)) {
        return;
    }
    bool clause = scene_is_mark(s, w - 1, ',') && !tree_is_verb(t, w) &&
                  content_has_finite(s, all.first, w - 2);
    const struct speech *row = verb_row(s, w);
    uint32_t head = row && (q != NONE || clause)
                            ? noun_run(s, w + 1, all.last, &source)
                            : NONE;
    if (head == NONE || (q == NONE && source.last + 1 < all.last)) {
        return;
    }
    struct saying say;
    saying_init(&say);
    struct words before = {all.first, w - 2};
    saying_content(&say, q == NONE ? before
                                   : (struct words){s->quotes.all.at[q].first,
                                             s->quotes.all.at[q].last});
    if (!saying_taken(list, &say)) {
        add(s, list, w, source, head, row, &say);
    }
}

/* "It rains, study finds": the cue is the last word, its subject all that
 * stands between it and the comma. */
static void last_word(const struct scene *s, uint32_t end, struct sayings *list)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, end);
    uint32_t w = end, comma = NONE;
    while (w > all.first && tree_is_punct(t, w)) {
        w--;
    }
    const struct speech *row = verb_row(s, w);
    if (!row || list->of_cue[w] != NONE || s->quotes.of_word[w] != NONE ||
            w < all.first + SURFACE_MIN_SAID + 2) {
        return;
    }
    for (uint32_t k = w - 1; k > all.first && w - k <= SURFACE_MAX_SOURCE;
            k--) {
        if (scene_is_mark(s, k, ',')) {
            comma = k;
            break;
        }
        bool breaks = tree_is_punct(t, k) || tree_upos(t, k) == UPOS_CCONJ ||
                      tree_upos(t, k) == UPOS_SCONJ ||
                      tree_morph(t, k).prontype == PRONTYPE_REL;
        if (breaks) {
            return;
        }
    }
    if (comma == NONE || comma + 1 >= w ||
            comma < all.first + SURFACE_MIN_SAID ||
            !tree_is_nominal(t, w - 1) || tree_upos(t, comma + 1) == UPOS_ADP ||
            s->quotes.of_word[comma + 1] != NONE) {
        return;
    }
    uint32_t block = s->doc->sentence.at[s->doc->word.at[w].sentence].block;
    bool title = s->doc->block.at[block].kind == BLOCK_HEADLINE ||
                 s->doc->block.at[block].kind == BLOCK_SUBHEADING;
    if (!title && (!tree_is_verb(t, w) || tree_is_infinitive(t, w) ||
                          !content_has_finite(s, all.first, comma - 1))) {
        return;
    }
    struct saying say;
    saying_init(&say);
    struct words before = {all.first, comma - 1};
    saying_content(&say, words_trim(t, before));
    /* "…, jury told", "…, court hears" */
    bool told = row->frames & FRAME_FROM ||
                (row->frames & FRAME_ADDRESSEE &&
                        tree_morph(t, w).tense == TENSE_PAST);
    struct words source = {comma + 1, w - 1};
    if (told) {
        source = (struct words){1, 0};
    }
    add(s, list, w, source, told ? NONE : w - 1, row, &say);
}

void surface_read(const struct scene *s, struct sayings *list)
{
    for (uint32_t n = 0; n < s->doc->sentence.n; n++) {
        const struct list *in = &s->doc->sentence.at[n].words;
        for (uint32_t w = in->first; w < in->first + in->n; w++) {
            if (list->of_cue[w] == NONE) {
                turned(s, w, list);
            }
        }
        if (in->n > 0) {
            last_word(s, in->first + in->n - 1, list);
        }
    }
}
