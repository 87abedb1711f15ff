/* SPDX-License-Identifier: Apache-2.0 */
/* learn_parser.c - the structured perceptron with max-violation updates
 * (L. Huang, S. Fayong and Y. Guo, Structured perceptron with inexact search,
 * NAACL 2012): search as in reading; where the right derivation is worse than
 * the beam's best, update on the prefixes at the step where by most. */
#include "learn.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "nlp/beam.h"
#include "nlp/label.h"
#include "weights.h"

struct tutor {
    struct corpus *c;
    const struct lexicon *lexicon;
    const struct settings *s;
    struct arena *scratch;
    struct feed *feed;
    struct beam beam;
    struct weights w;
    struct state *walk;
    uint8_t right[PARSER_MAX_STEPS];
    uint8_t said[PARSER_MAX_STEPS];
    int32_t right_score[PARSER_MAX_STEPS]; /* after each step */
    uint32_t steps;
};

/* ---- the right derivation ----------------------------------------------- */

/* Has s0 dependents still in the buffer, or its head? */
static bool waits(const struct state *s, const struct example *e)
{
    for (uint32_t k = s->next; k < s->n; k++) {
        if (e->head[k] == s->top || e->head[s->top] == k) {
            return true;
        }
    }
    return false;
}

/* Is b0 linked to something under s0? */
static bool reaches_down(const struct state *s, const struct example *e)
{
    uint16_t b = s->next;
    for (uint16_t k = s->node[s->top].below; k != NO_NODE;
            k = s->node[k].below) {
        if (e->head[b] == k || e->head[k] == b) {
            return true;
        }
    }
    return false;
}

static enum action oracle(const struct state *s, const struct example *e)
{
    unsigned legal = state_legal(s);
    if ((legal & (legal - 1)) == 0) {
        return (enum action)__builtin_ctz(legal);
    }
    uint16_t b = s->next;
    if (legal & 1u << ACT_LEFT && e->head[s->top] == b) {
        return ACT_LEFT;
    }
    if (e->head[b] == s->top) {
        return ACT_RIGHT;
    }
    bool reduce = legal & 1u << ACT_REDUCE && !waits(s, e);
    return reduce && reaches_down(s, e) ? ACT_REDUCE : ACT_SHIFT;
}

static void derive(struct tutor *r, const struct example *e)
{
    struct state *s = r->walk;
    state_start(s, r->feed->n);
    r->steps = 0;
    while (!s->done && r->steps < PARSER_MAX_STEPS) {
        uint32_t feature[PARSER_MAX_FEATURES];
        int32_t score[8] = {0};
        unsigned legal = state_legal(s);
        enum action a = oracle(s, e);
        if (legal & (legal - 1)) {
            linear_score(&r->w.view, feature,
                    state_features(s, r->feed, feature), score);
        }
        s->score += score[a];
        r->right[r->steps] = (uint8_t)a;
        r->right_score[r->steps++] = s->score;
        state_apply(s, a, r->feed);
    }
}

/* ---- updates ------------------------------------------------------------ */

static void backtrack(struct tutor *r, uint32_t steps)
{
    uint32_t at = 0;
    for (uint32_t k = steps; k-- > 0;) {
        r->said[k] = r->beam.trace[k][at].action;
        at = r->beam.trace[k][at].parent;
    }
}

static void update(
        struct tutor *r, const uint8_t *actions, uint32_t steps, int32_t change)
{
    struct state *s = r->walk;
    uint32_t same = 0, feature[PARSER_MAX_FEATURES];
    while (same < steps && r->right[same] == r->said[same]) {
        same++;
    }
    state_start(s, r->feed->n);
    for (uint32_t k = 0; k < steps && actions[k] != UINT8_MAX; k++) {
        unsigned legal = state_legal(s);
        if (k >= same && (legal & (legal - 1))) {
            uint32_t n = state_features(s, r->feed, feature);
            weights_add(&r->w, feature, n, actions[k], change);
        }
        state_apply(s, (enum action)actions[k], r->feed);
    }
}

static bool learn_sentence(struct tutor *r, const struct example *e)
{
    example_feed(e, r->c, r->lexicon, r->feed);
    derive(r, e);
    beam_run(&r->beam, &r->w.view, r->feed);
    uint32_t common = r->steps < r->beam.steps ? r->steps : r->beam.steps;
    uint32_t worst = 0;
    int32_t most = 0;
    for (uint32_t k = 0; k < common; k++) {
        int32_t by = r->beam.trace[k][0].score - r->right_score[k];
        if (by >= most) {
            most = by;
            worst = k + 1;
        }
    }
    r->w.step++;
    if (worst == 0) {
        return true;
    }
    backtrack(r, worst);
    if (memcmp(r->said, r->right, worst) == 0) {
        return true;
    }
    update(r, r->right, worst, 1);
    update(r, r->said, worst, -1);
    return false;
}

static double dev_uas(struct tutor *r, const struct linear *l, double *all)
{
    uint32_t words = 0, right = 0, seen = 0, good = 0;
    for (uint32_t k = 0; k < r->c->example.n; k++) {
        const struct example *e = &r->c->example.at[k];
        if (e->fold != FOLD_DEV) {
            continue;
        }
        example_feed(e, r->c, r->lexicon, r->feed);
        beam_run(&r->beam, l, r->feed);
        for (uint32_t i = 0; i < e->words.n; i++) {
            bool ok = r->beam.now[0]->node[i].head == e->head[i];
            bool point = example_upos(e, i) == UPOS_PUNCT;
            words++;
            right += ok;
            seen += !point;
            good += ok && !point;
        }
    }
    *all = words ? 100.0 * right / words : 0;
    return seen ? 100.0 * good / seen : 0;
}

static void curve(struct tutor *r, uint32_t epoch, uint32_t right, uint32_t all)
{
    struct arena *a = arena_new();
    struct linear l;
    struct rcp_err err = {0};
    double uas, bare;
    if (!linear_read(&l, weights_pack(&r->w, a), SPAN("training"), &err)) {
        bare = dev_uas(r, &l, &uas);
        fprintf(stderr,
                "heads epoch %u: %.1f%% sentences right, dev UAS %.2f (%.2f "
                "without punctuation)\n",
                (unsigned)epoch + 1, 100.0 * right / all, uas, bare);
    }
    arena_free(a);
}

void learn_parser(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p)
{
    struct tutor r = {
            .c = c, .lexicon = lexicon, .s = s, .scratch = arena_new()};
    struct random random = {s->seed + 1};
    uint32_t *order = ARENA_ARRAY(r.scratch, uint32_t, c->example.n);
    r.feed = feed_new(r.scratch);
    r.walk = ARENA_NEW(r.scratch, struct state);
    beam_init(&r.beam, r.scratch, s->beam_train);
    weights_init(&r.w, r.scratch, ACT_SCORED, s->parse_rows);
    for (uint32_t i = 0; i < c->example.n; i++) {
        order[i] = i;
    }
    uint32_t epochs = s->parse_epochs * s->runs;
    for (uint32_t epoch = 0; epoch < epochs; epoch++) {
        uint32_t right = 0, all = 1;
        if (epoch > 0 && epoch % s->parse_epochs == 0) {
            weights_again(&r.w);
        }
        random_shuffle(&random, order, c->example.n);
        for (uint32_t k = 0; k < c->example.n; k++) {
            const struct example *e = &c->example.at[order[k]];
            if (e->fold != FOLD_DEV && e->use & USE_TREES) {
                right += learn_sentence(&r, e);
                all++;
            }
        }
        curve(&r, epoch, right, all);
    }
    struct buf config;
    buf_init(&config, p->arena);
    const uint32_t number[] = {s->beam, s->prune};
    for (int i = 0; i < 8; i++) {
        uint32_t byte = number[i / 4] >> (8 * (i % 4)) & 0xff;
        buf_char(&config, (char)(unsigned char)byte);
    }
    parts_add(p, "parse.config", buf_span(&config));
    parts_add(p, "parse.action", weights_pack(&r.w, p->arena));
    arena_free(r.scratch);
}
