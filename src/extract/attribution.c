/* SPDX-License-Identifier: Apache-2.0 */
/* attribution.c - all acts of saying of a report, in order, nested.
 *
 *     each word ──> formula? verb? noun? speaker? ──> sayings
 *     sayings ──> reach over sentences without a cue
 *     sayings ──> doc->attribution, in order of their place; the parent of one
 *                 is the smallest other whose content holds its place */
#include "extract/attribution.h"

#include "extract/attribution_saying.h"

#include <stdlib.h>

enum { PARENT_LOOK_BACK = 24 }; /* attributions on each side */

static int by_place(const void *a, const void *b)
{
    const struct saying *x = a, *y = b;
    if (x->anchor != y->anchor) {
        return x->anchor < y->anchor ? -1 : 1;
    }
    return x->rule.len < y->rule.len ? -1 : x->rule.len > y->rule.len;
}

static enum stance stance_of(enum speech_stance stance)
{
    return stance == SPEECH_DOUBTING ? STANCE_DISTANCES : STANCE_ASSERTS;
}

static enum modality modality_of(enum speech_content content)
{
    switch (content) {
    case CONTENT_ASKED:
        return MODALITY_ASKED;
    case CONTENT_PLANNED:
        return MODALITY_PLANNED;
    case CONTENT_POSSIBLE:
        return MODALITY_POSSIBLE;
    case CONTENT_PLAIN:
    case CONTENT_DENIED:
        break;
    }
    return MODALITY_ACTUAL;
}

/* A pronoun joined to its verb by hyphens ("a-t-il dit") is the word behind
 * the last of them. */
static range source_range(const struct scene *s, const struct saying *say)
{
    range at = words_range(&s->tree, say->source);
    span text = doc_span(s->doc, at);
    if (say->source.first == say->source.last && text.len > 1 &&
            text.ptr[0] == '-' &&
            tree_upos(&s->tree, say->source.first) == UPOS_PRON) {
        uint32_t start = at.start;
        for (uint32_t i = 0; i + 1 < text.len; i++) {
            at.start = text.ptr[i] == '-' ? start + i + 1 : at.start;
        }
    }
    return at;
}

static void write_out(
        struct rcp_doc *doc, const struct scene *s, const struct saying *say)
{
    struct list content = {doc->content.n, 0};
    for (uint32_t i = 0; i < say->n_content; i++) {
        range at =
                words_range(&s->tree, words_close(&s->tree, say->content[i]));
        if (!range_empty(at)) {
            *VEC_ADD(doc->arena, &doc->content) = at;
            content.n++;
        }
    }
    struct attribution *a = VEC_ADD(doc->arena, &doc->attribution);
    a->source = source_range(s, say);
    a->source_head = say->source_head;
    a->actor = NONE; /* linked below, in one place */
    a->cue = words_range(&s->tree, say->cue);
    a->cue_word = words_empty(say->cue) ? NONE : say->cue.last;
    a->content = content;
    a->kind = say->kind;
    a->form = say->form;
    a->stance = stance_of(say->stance);
    a->becomes = modality_of(say->becomes);
    a->denies = say->denies;
    a->parent = NONE;
    a->rule = say->rule;
}

static uint32_t size_of(const struct saying *say)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < say->n_content; i++) {
        n += say->content[i].last - say->content[i].first + 1;
    }
    return n;
}

static uint32_t place_of(const struct saying *say)
{
    return say->inside == NONE ? say->anchor : say->inside;
}

static uint32_t parent_of(const struct sayings *list, uint32_t i)
{
    uint32_t best = NONE, size = UINT32_MAX;
    uint32_t from = i > PARENT_LOOK_BACK ? i - PARENT_LOOK_BACK : 0;
    uint32_t to = i + PARENT_LOOK_BACK < list->all.n ? i + PARENT_LOOK_BACK
                                                     : list->all.n;
    for (uint32_t k = from; k < to; k++) {
        const struct saying *other = &list->all.at[k];
        if (k != i && saying_holds(other, place_of(&list->all.at[i])) &&
                !saying_holds(&list->all.at[i], other->anchor) &&
                size_of(other) < size) {
            best = k;
            size = size_of(other);
        }
    }
    return best;
}

static void find_sayings(const struct scene *s, struct sayings *list)
{
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        list->of_cue[w] = NONE;
    }
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        formula_read(s, w, list);
    }
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        verb_read(s, w, list);
    }
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        noun_read(s, w, list);
    }
    surface_read(s, list);
    speakers_read(s, list);
    quotations_read(s, list);
}

static void sort(struct sayings *list)
{
    if (list->all.n) {
        qsort(list->all.at, list->all.n, sizeof *list->all.at, by_place);
    }
}

void attribution_read(struct rcp_doc *doc, const struct claim_rules *rules)
{
    struct scene s;
    if (!scene_init(&s, doc, rules)) {
        return;
    }
    struct sayings list = {
            .of_cue = ARENA_ARRAY(doc->arena, uint32_t, doc->word.n)};
    find_sayings(&s, &list);
    sort(&list);
    reach_read(&s, &list);
    sort(&list);
    uint32_t base = doc->attribution.n;
    for (uint32_t i = 0; i < list.all.n; i++) {
        write_out(doc, &s, &list.all.at[i]);
    }
    for (uint32_t i = 0; i < list.all.n; i++) {
        uint32_t parent = parent_of(&list, i);
        doc->attribution.at[base + i].parent =
                parent == NONE ? NONE : base + parent;
    }
}
