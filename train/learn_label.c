/* SPDX-License-Identifier: Apache-2.0 */
/* learn_label.c - the averaged perceptron for relations, on gold trees with
 * predicted tags and its own elder labels. */
#include "learn.h"

#include <stdio.h>

#include "nlp/label.h"
#include "weights.h"

struct tutor {
    struct corpus *c;
    const struct lexicon *lexicon;
    struct feed *feed;
    struct label_work work;
    struct parse parse;
    struct weights w;
    int32_t margin;
};

static void set_heads(struct tutor *r, const struct example *e)
{
    example_feed(e, r->c, r->lexicon, r->feed);
    for (uint32_t i = 0; i < e->words.n; i++) {
        r->parse.head[i] = e->head[i];
    }
}

static void learn_sentence(struct tutor *r, const struct example *e)
{
    uint32_t feature[LABEL_MAX_FEATURES];
    int32_t score[LINEAR_MAX_COLUMNS];
    struct weights *w = &r->w;
    set_heads(r, e);
    label_plan(&r->work, r->feed, &r->parse);
    for (uint32_t i = 0; i < r->work.count; i++) {
        uint16_t d = r->work.order[i];
        uint32_t n = label_features(&r->work, r->feed, &r->parse, d, feature);
        linear_score(&w->view, feature, n, score);
        r->parse.label[d] = (uint16_t)linear_best(score, w->view.columns);
        score[e->label[d]] -= r->margin;
        uint32_t rival = linear_best(score, w->view.columns);
        if (rival != e->label[d]) {
            weights_add(w, feature, n, e->label[d], 1);
            weights_add(w, feature, n, rival, -1);
        }
        w->step++;
    }
}

static void curve(struct tutor *r, uint32_t epoch)
{
    struct arena *a = arena_new();
    struct linear l;
    struct rcp_err err = {0};
    uint32_t words = 0, right = 0;
    if (linear_read(&l, weights_pack(&r->w, a), SPAN("training"), &err)) {
        return;
    }
    for (uint32_t k = 0; k < r->c->example.n; k++) {
        const struct example *e = &r->c->example.at[k];
        if (e->fold != FOLD_DEV) {
            continue;
        }
        set_heads(r, e);
        label_run(&l, &r->work, r->feed, &r->parse);
        for (uint32_t i = 0; i < e->words.n; i++) {
            words++;
            right += r->parse.label[i] == e->label[i];
        }
    }
    fprintf(stderr, "labels epoch %u: dev %.2f on gold trees\n",
            (unsigned)epoch + 1, words ? 100.0 * right / words : 0);
    arena_free(a);
}

void learn_labels(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p)
{
    struct arena *scratch = arena_new();
    struct tutor *r = ARENA_NEW(scratch, struct tutor);
    struct random random = {s->seed + 2};
    uint32_t *order = ARENA_ARRAY(scratch, uint32_t, c->example.n);
    r->c = c;
    r->lexicon = lexicon;
    r->feed = feed_new(scratch);
    r->margin = (int32_t)s->margin;
    weights_init(&r->w, scratch, c->label_count, s->label_rows);
    for (uint32_t i = 0; i < c->example.n; i++) {
        order[i] = i;
    }
    for (uint32_t epoch = 0; epoch < s->label_epochs * s->runs; epoch++) {
        if (epoch > 0 && epoch % s->label_epochs == 0) {
            weights_again(&r->w);
        }
        random_shuffle(&random, order, c->example.n);
        for (uint32_t k = 0; k < c->example.n; k++) {
            const struct example *e = &c->example.at[order[k]];
            if (e->fold != FOLD_DEV && e->use & USE_TREES) {
                learn_sentence(r, e);
            }
        }
        curve(r, epoch);
    }
    parts_add(p, "parse.labels", corpus_pack_labels(c));
    parts_add(p, "parse.label", weights_pack(&r->w, p->arena));
    arena_free(scratch);
}
