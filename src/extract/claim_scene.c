/* SPDX-License-Identifier: Apache-2.0 */
/* claim_scene.c - looks words up in the tables; see claim_scene.h. */
#include "extract/claim_scene.h"

enum {
    PHRASE_MAX_GAP = 2,     /* adverbs between the words of a phrase */
    CLOCK_MAX_WORDS = 5,    /* of "22 h 10 –" */
    DATELINE_MAX_WORDS = 14 /* of "PARIS, 3 mars (AFP) –" */
};

bool scene_init(
        struct scene *s, struct rcp_doc *doc, const struct claim_rules *rules)
{
    *s = (struct scene){.doc = doc, .rules = rules, .arena = doc->arena};
    if (!doc->arc || !doc->tag || !rules || doc->word.n == 0) {
        return false;
    }
    tree_init(&s->tree, doc, s->arena);
    quotations_find(&s->quotes, doc, s->arena);
    s->time = ARENA_ARRAY(s->arena, bool, doc->word.n);
    for (uint32_t i = 0; i < doc->time.n; i++) {
        range at = doc->time.at[i].at;
        for (uint32_t w = doc_word_at(doc, at.start);
                w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
            s->time[w] = true;
        }
    }
    s->lemma = ARENA_ARRAY(s->arena, uint32_t, doc->word.n);
    s->norm = ARENA_ARRAY(s->arena, uint32_t, doc->word.n);
    for (uint32_t w = 0; w < doc->word.n; w++) {
        uint32_t lemma = doc->tag[w].lemma;
        s->norm[w] = doc->word.at[w].norm;
        s->lemma[w] = lemma == NONE ? s->norm[w] : lemma;
    }
    return true;
}

uint32_t scene_norm(const struct scene *s, const struct phrases *p, uint32_t w,
        uint32_t *last)
{
    uint32_t value = NONE;
    uint32_t end = tree_sentence(&s->tree, w).last;
    uint32_t n = phrases_longest(p, s->norm + w, end - w + 1, &value);
    if (n == 0) {
        return NONE;
    }
    *last = w + n - 1;
    return phrases_row(p, value);
}

static uint32_t walk_lemmas(const struct scene *s, const struct phrases *p,
        uint32_t w, uint32_t *last)
{
    uint32_t end = tree_sentence(&s->tree, w).last;
    uint32_t state = PHRASE_START, best = NONE;
    int gap = 0;
    for (uint32_t i = w; i <= end; i++) {
        uint32_t next = phrases_step(p, state, s->lemma[i]);
        if (next == NONE) {
            if (i == w || tree_upos(&s->tree, i) != UPOS_ADV ||
                    ++gap > PHRASE_MAX_GAP) {
                break;
            }
            continue;
        }
        state = next;
        if (phrases_value(p, state) != NONE) {
            best = phrases_value(p, state);
            *last = i;
        }
    }
    return best;
}

uint32_t scene_lemma(const struct scene *s, const struct phrases *p, uint32_t w,
        uint32_t *last)
{
    uint32_t handle = walk_lemmas(s, p, w, last);
    return handle == NONE ? NONE : phrases_row(p, handle);
}

/* ---- cues --------------------------------------------------------------- */

static bool has_reflexive(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        bool pronoun = tree_upos(t, c) == UPOS_PRON;
        if (pronoun &&
                (tree_morph(t, c).reflex || t->doc->arc[c].sub == SUB_PV ||
                        t->doc->arc[c].sub == SUB_COMP)) {
            return true;
        }
    }
    return false;
}

static bool row_fits(
        const struct scene *s, const struct speech *row, uint32_t w)
{
    enum upos u = tree_upos(&s->tree, w);
    if (row->class == SPEECH_NOUN) {
        return u == UPOS_NOUN;
    }
    if (u != UPOS_VERB && u != UPOS_AUX) {
        return false;
    }
    return !(row->frames & FRAME_REFLEXIVE) || has_reflexive(s, w);
}

/* The word of first … last that the others hang under. */
static uint32_t top_of(const struct tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w <= last; w++) {
        uint32_t head = tree_head(t, w);
        if (head == NONE || head < first || head > last) {
            if (tree_is_verb(t, w) || tree_is_nominal(t, w)) {
                return w;
            }
        }
    }
    return first;
}

struct cue cue_at(const struct scene *s, uint32_t w)
{
    struct cue cue = {w, w, w, NULL};
    enum deprel rel = tree_rel(&s->tree, w);
    uint32_t last = w;
    uint32_t handle = walk_lemmas(s, s->rules->speech, w, &last);
    if ((rel == REL_AUX || rel == REL_COP) &&
            (last == w || tree_head(&s->tree, w) > last)) {
        return cue; /* but for "fait savoir", a phrase of its own */
    }
    for (; handle != NONE; handle = phrases_next(s->rules->speech, handle)) {
        const struct speech *row =
                &s->rules->speech_row.at[phrases_row(s->rules->speech, handle)];
        if (row_fits(s, row, w)) {
            cue.row = row;
            cue.last = last;
            cue.head = top_of(&s->tree, w, last);
            break;
        }
    }
    return cue;
}

const struct speech *cue_of_form(const struct scene *s, uint32_t w)
{
    uint32_t last = w;
    uint32_t handle = walk_lemmas(s, s->rules->speech, w, &last);
    for (; handle != NONE; handle = phrases_next(s->rules->speech, handle)) {
        const struct speech *row =
                &s->rules->speech_row.at[phrases_row(s->rules->speech, handle)];
        if (row->class == SPEECH_VERB && last == w &&
                !(row->frames & FRAME_REFLEXIVE)) {
            return row;
        }
    }
    return NULL;
}

uint32_t scene_group(const struct scene *s, const struct cue *c)
{
    const struct tree *t = &s->tree;
    uint32_t first = c->first, start = tree_sentence(t, c->first).first;
    while (first > start) {
        enum upos u = tree_upos(t, first - 1);
        enum deprel rel = tree_rel(t, first - 1);
        bool clitic =
                u == UPOS_PRON && first - 1 > start &&
                tree_morph(t, first - 1).prontype != PRONTYPE_REL &&
                (tree_is_verb(t, first - 2) ||
                        tree_morph(t, first - 1).reflex || rel == REL_EXPL ||
                        rel == REL_IOBJ || rel == REL_OBJ);
        bool auxiliary =
                u == UPOS_AUX ||
                (u == UPOS_VERB && rel != REL_ROOT &&
                        tree_rel(t, c->head) == REL_XCOMP &&
                        tree_head(t, c->head) == first - 1 &&
                        tree_morph(t, c->head).verbform == VERBFORM_PART);
        bool adverb = u == UPOS_ADV || rel == REL_ADVMOD;
        if (!auxiliary && !adverb && u != UPOS_PART && !clitic) {
            break;
        }
        first--;
    }
    return first;
}

bool cue_holds(const struct cue *c, uint32_t w)
{
    return c->first <= w && w <= c->last;
}

/* A dash, or the colon behind a clock. */
static bool is_divider(const struct scene *s, uint32_t w, bool clock)
{
    span text = doc_span(s->doc, s->doc->word.at[w].at);
    return span_eq(text, SPAN("–")) || span_eq(text, SPAN("—")) ||
           span_eq(text, SPAN("-")) || span_eq(text, SPAN("--")) ||
           (clock && span_eq(text, SPAN(":")));
}

/* A word without a small letter, of three letters or more ("PARIS"). */
static bool is_shouted(const struct scene *s, uint32_t w)
{
    span text = doc_span(s->doc, s->doc->word.at[w].at);
    for (uint32_t i = 0; i < text.len; i++) {
        if ((text.ptr[i] >= 'a' && text.ptr[i] <= 'z') ||
                (text.ptr[i] >= '0' && text.ptr[i] <= '9')) {
            return false;
        }
    }
    return text.len > 2;
}

uint32_t scene_opening(const struct scene *s, uint32_t w)
{
    const struct sentence *at =
            &s->doc->sentence.at[s->doc->word.at[w].sentence];
    const struct block *block = &s->doc->block.at[at->block];
    if (at->words.first != w ||
            s->doc->word.at[w].at.start != block->at.start) {
        return w;
    }
    uint32_t end = at->words.first + at->words.n - 1;
    span text = doc_span(s->doc, s->doc->word.at[w].at);
    bool clock = text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9';
    uint32_t most = clock ? CLOCK_MAX_WORDS : DATELINE_MAX_WORDS;
    if (!clock && !is_shouted(s, w)) {
        return w;
    }
    for (uint32_t i = w + 1; i < end && i <= w + most; i++) {
        if (is_divider(s, i, clock) &&
                s->doc->word.at[i].flags & WORD_SPACE_AFTER) {
            return i + 1;
        }
        if (tree_is_verb(&s->tree, i) ||
                (clock && tree_is_nominal(&s->tree, i) && !s->time[i] &&
                        i > w + 2)) {
            break;
        }
    }
    return w;
}

bool scene_is_mark(const struct scene *s, uint32_t w, char c)
{
    if (w == NONE || w >= s->doc->word.n) {
        return false;
    }
    span text = doc_span(s->doc, s->doc->word.at[w].at);
    return text.len > 0 && text.ptr[0] == c && tree_is_punct(&s->tree, w);
}
