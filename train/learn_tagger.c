/* SPDX-License-Identifier: Apache-2.0 */
/* learn_tagger.c - averaged perceptrons for parts of speech and features.
 *
 * Jackknife: the examples are cut into FOLDS parts; each part is tagged by
 * models that were trained on the others, and the parser learns from such
 * tags.
 *
 *   for each fold: upos, feats (without fold) -> upos, tag, lemma of fold
 *   upos, feats on everything -> the model; tags the dev examples */
#include "learn.h"

#include <stdio.h>
#include <string.h>

#include "weights.h"

struct learner {
    struct corpus *c;
    const struct lexicon *lexicon;
    const struct settings *s;
    struct arena *scratch;
    struct feed *feed;
    uint32_t *order;
    struct random random;
};

void parts_add(struct parts *p, const char *name, span bytes)
{
    struct model_part *part = VEC_ADD(p->arena, &p->part);
    part->name = arena_copy(p->arena, span_of(name));
    part->bytes = bytes;
}

void example_feed(const struct example *e, const struct corpus *c,
        const struct lexicon *lexicon, struct feed *f)
{
    feed_fill(f, e->doc, e->words, lexicon);
    for (uint32_t i = 0; i < f->n; i++) {
        struct feed_word *w = &f->word[i];
        w->upos = e->upos[i];
        tagger_set(&c->tags, w, e->tag[i]);
        w->lemma = e->lemma[i];
    }
}

static bool in_training(const struct example *e, uint32_t without)
{
    return e->fold != without && e->fold != FOLD_DEV;
}

static void shuffle(struct learner *l)
{
    for (uint32_t i = 0; i < l->c->example.n; i++) {
        l->order[i] = i;
    }
    random_shuffle(&l->random, l->order, l->c->example.n);
}

/* Updates when the right outcome does not lead by more than the margin. */
static void learn_one(struct weights *w, const uint32_t *feature, uint32_t n,
        uint32_t right, int32_t margin, uint32_t *said)
{
    int32_t score[LINEAR_MAX_COLUMNS];
    linear_score(&w->view, feature, n, score);
    *said = linear_best(score, w->view.columns);
    score[right] -= margin;
    uint32_t rival = linear_best(score, w->view.columns);
    if (rival != right) {
        weights_add(w, feature, n, right, 1);
        weights_add(w, feature, n, rival, -1);
    }
    w->step++;
}

static void upos_sentence(
        struct learner *l, struct weights *w, const struct example *e)
{
    uint32_t feature[TAGGER_MAX_FEATURES], said;
    struct feed *f = l->feed;
    feed_fill(f, e->doc, e->words, l->lexicon);
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t n = tagger_static(f, i, feature);
        n += tagger_history(f, i, feature + n);
        learn_one(w, feature, n, example_upos(e, i) - 1, (int32_t)l->s->margin,
                &said);
        f->word[i].upos = said + 1;
    }
}

/* Does an epoch start another run? Only the shipped tagger has several. */
static bool again(const struct learner *l, uint32_t epoch)
{
    return epoch > 0 && epoch % l->s->tag_epochs == 0;
}

static uint32_t epochs(const struct learner *l, uint32_t without)
{
    return l->s->tag_epochs * (without == FOLD_NONE ? l->s->runs : 1);
}

static void learn_upos(struct learner *l, struct weights *w, uint32_t without)
{
    weights_init(w, l->scratch, UPOS_COUNT - 1, l->s->tag_rows);
    for (uint32_t epoch = 0; epoch < epochs(l, without); epoch++) {
        shuffle(l);
        if (again(l, epoch)) {
            weights_again(w);
        }
        for (uint32_t k = 0; k < l->c->example.n; k++) {
            const struct example *e = &l->c->example.at[l->order[k]];
            if (in_training(e, without)) {
                upos_sentence(l, w, e);
            }
        }
    }
}

static void feats_sentence(
        struct learner *l, struct weights *w, const struct example *e)
{
    uint32_t feature[TAGGER_MAX_FEATURES], said;
    const struct tags *tags = &l->c->tags;
    struct feed *f = l->feed;
    feed_fill(f, e->doc, e->words, l->lexicon);
    for (uint32_t i = 0; i < f->n; i++) {
        f->word[i].upos = example_upos(e, i);
    }
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t u = f->word[i].upos, first = tags->first[u];
        said = 0;
        if (w[u].view.columns > 1) {
            uint32_t n = tagger_feats(f, i, feature);
            learn_one(&w[u], feature, n, e->kind[i] - first,
                    (int32_t)l->s->margin, &said);
        }
        tagger_set(tags, &f->word[i], first + said);
    }
}

static void learn_feats(struct learner *l, struct weights *w, uint32_t without)
{
    for (uint32_t u = 1; u < UPOS_COUNT; u++) {
        uint32_t n = l->c->tags.first[u + 1] - l->c->tags.first[u];
        w[u].view.columns = n;
        bool open = u == UPOS_VERB || u == UPOS_AUX || u == UPOS_NOUN;
        if (n > 1) {
            weights_init(&w[u], l->scratch, n,
                    open ? l->s->feats_rows : l->s->feats_rows - 2);
        }
    }
    for (uint32_t epoch = 0; epoch < epochs(l, without); epoch++) {
        shuffle(l);
        for (uint32_t u = 1; u < UPOS_COUNT && again(l, epoch); u++) {
            if (w[u].view.columns > 1) {
                weights_again(&w[u]);
            }
        }
        for (uint32_t k = 0; k < l->c->example.n; k++) {
            const struct example *e = &l->c->example.at[l->order[k]];
            if (in_training(e, without) && e->use & USE_FEATS) {
                feats_sentence(l, w, e);
            }
        }
    }
}

/* ---- a tagger out of weights -------------------------------------------- */

static void to_linear(struct linear *l, const struct weights *w,
        struct arena *a, span *section)
{
    struct rcp_err err = {0};
    *section = weights_pack(w, a);
    if (linear_read(l, *section, SPAN("training"), &err)) {
        fprintf(stderr, "recoupe-train: %s\n", err.msg);
    }
}

static uint32_t lemma_atom(
        struct learner *l, const struct example *e, uint32_t i)
{
    const struct word *w = &e->doc->word.at[e->words.first + i];
    const struct feed_word *fw = &l->feed->word[i];
    char out[256];
    struct lemma_query q = {.form = doc_word(e->doc, w->form),
            .norm = doc_word(e->doc, w->norm),
            .upos = (enum upos)fw->upos,
            .tag = fw->tag,
            .bits = l->c->tags.kind[fw->tag].bits,
            .lex_class = fw->lex_class,
            .first = i == 0};
    return atom(lexicon_lemma(l->lexicon, &q, out, sizeof out));
}

static void run_all(struct learner *l, const struct tagger *t, uint32_t fold)
{
    for (uint32_t k = 0; k < l->c->example.n; k++) {
        struct example *e = &l->c->example.at[k];
        if (e->fold != fold) {
            continue;
        }
        feed_fill(l->feed, e->doc, e->words, l->lexicon);
        tagger_run(t, l->lexicon, l->feed);
        for (uint32_t i = 0; i < l->feed->n; i++) {
            e->upos[i] = (uint8_t)l->feed->word[i].upos;
            e->tag[i] = (uint16_t)l->feed->word[i].tag;
            e->lemma[i] = lemma_atom(l, e, i);
        }
    }
}

static void report(const struct learner *l, uint32_t fold, const char *what)
{
    uint32_t words = 0, upos = 0, tag = 0;
    for (uint32_t k = 0; k < l->c->example.n; k++) {
        const struct example *e = &l->c->example.at[k];
        for (uint32_t i = 0; i < e->words.n && e->fold == fold; i++) {
            words++;
            upos += e->upos[i] == example_upos(e, i);
            tag += e->tag[i] == e->kind[i];
        }
    }
    double percent = words ? 100.0 / words : 0;
    fprintf(stderr, "tagger %s %u: upos %.2f, all features %.2f\n", what,
            (unsigned)fold, upos * percent, tag * percent);
}

/* Trains what `without` leaves; hands the sections over when p is given. */
static void fold_all(struct learner *l, uint32_t without, struct parts *p)
{
    struct arena_mark mark = arena_mark(l->scratch);
    struct weights upos, feats[UPOS_COUNT] = {0};
    struct tagger t = {.tags = l->c->tags};
    struct arena *keep = p ? p->arena : l->scratch;
    span section;
    learn_upos(l, &upos, without);
    to_linear(&t.upos, &upos, keep, &section);
    if (p) {
        parts_add(p, "tag.upos", section);
    }
    learn_feats(l, feats, without);
    for (uint32_t u = 1; u < UPOS_COUNT; u++) {
        char name[MODEL_NAME_SIZE];
        snprintf(name, sizeof name, "tag.feats.%u", (unsigned)u);
        if (feats[u].view.columns > 1) {
            to_linear(&t.feats[u], &feats[u], keep, &section);
            if (p) {
                parts_add(p, name, section);
            }
        }
    }
    run_all(l, &t, p ? FOLD_DEV : without);
    report(l, p ? FOLD_DEV : without, p ? "dev" : "fold");
    arena_reset(l->scratch, mark);
}

void learn_tagger(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p)
{
    struct learner l = {.c = c,
            .lexicon = lexicon,
            .s = s,
            .scratch = arena_new(),
            .random = {s->seed}};
    l.feed = feed_new(l.scratch);
    l.order = ARENA_ARRAY(l.scratch, uint32_t, c->example.n);
    parts_add(p, "tags", corpus_pack_tags(c));
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        fold_all(&l, fold, NULL);
    }
    fold_all(&l, FOLD_NONE, p);
    arena_free(l.scratch);
}
