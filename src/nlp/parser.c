/* SPDX-License-Identifier: Apache-2.0 */
/* parser.c - reading the parser's sections, beam search, and the two steps. */
#include "nlp/parser.h"

#include "base/file.h"
#include "base/utf8.h"
#include "nlp/beam.h"
#include "nlp/label.h"
#include "nlp/pairs.h"

#include <assert.h>
#include <string.h>

/* ---- beam --------------------------------------------------------------- */

void beam_init(struct beam *b, struct arena *a, uint32_t width)
{
    b->width = width < PARSER_BEAM_MAX ? width : PARSER_BEAM_MAX;
    b->prune = INT32_MAX / 4;
    for (uint32_t i = 0; i < b->width; i++) {
        b->now[i] = ARENA_NEW(a, struct state);
        b->then[i] = ARENA_NEW(a, struct state);
    }
    b->trace = arena_array(a, PARSER_MAX_STEPS, sizeof *b->trace);
}

/* Keeps `item` sorted by score, best first; of equals the earlier stays. */
static void offer(struct trace_item *best, uint32_t *n, uint32_t width,
        struct trace_item item)
{
    if (*n == width && best[*n - 1].score >= item.score) {
        return;
    }
    uint32_t at = *n < width ? (*n)++ : *n - 1;
    while (at > 0 && best[at - 1].score < item.score) {
        best[at] = best[at - 1];
        at--;
    }
    best[at] = item;
}

static void score_static(struct beam *b, const struct linear *action,
        const struct state *s, const struct feed *f, int32_t *score)
{
    uint32_t feature[PARSER_MAX_FEATURES];
    uint32_t key = (uint32_t)s->top << 16 | state_front(s);
    struct memo *m = &b->memo[feature_finish(key) % MEMO_SIZE];
    if (m->key == key && s->front == NO_NODE) {
        memcpy(score, m->score, sizeof m->score);
        return;
    }
    linear_score(action, feature, state_static_features(s, f, feature), score);
    if (s->front == NO_NODE) {
        m->key = key;
        memcpy(m->score, score, sizeof m->score);
    }
}

static struct around_memo *find_around(struct beam *b, const struct around *key)
{
    const uint32_t kin = (uint32_t)key->s0.head << 16 | key->s0.below;
    const uint32_t left = (uint32_t)key->s0.l1 << 16 | key->s0.r1;
    const uint32_t top = (uint32_t)key->top << 16 | key->b0.l1;
    return &b->around[feature3(key->front, top, kin, left) % MEMO_SIZE];
}

static void score_dynamic(struct beam *b, const struct linear *action,
        const struct state *s, const struct feed *f, int32_t *score)
{
    uint32_t feature[PARSER_MAX_FEATURES];
    struct around key;
    state_around(s, &key);
    struct around_memo *m = find_around(b, &key);
    if (m->sentence != b->sentence || memcmp(&m->key, &key, sizeof key)) {
        m->sentence = b->sentence;
        m->key = key;
        linear_score(action, feature, state_dynamic_features(s, f, feature),
                m->score);
    }
    memcpy(score, m->score, sizeof m->score);
}

static void score_state(struct beam *b, const struct linear *action,
        const struct state *s, const struct feed *f, int32_t *score)
{
    int32_t more[ACT_SCORED];
    score_static(b, action, s, f, score);
    score_dynamic(b, action, s, f, more);
    for (int i = 0; i < ACT_SCORED; i++) {
        score[i] += more[i];
    }
}

static void expand(struct beam *b, uint32_t parent, const struct linear *action,
        const struct feed *f, uint32_t *n)
{
    struct trace_item *best = b->trace[b->steps];
    const struct state *s = b->now[parent];
    unsigned legal = state_legal(s);
    int32_t score[8] = {0};
    if (s->done) {
        offer(best, n, b->width,
                (struct trace_item){s->score, (uint8_t)parent, UINT8_MAX});
        return;
    }
    if (legal & (legal - 1)) {
        score_state(b, action, s, f, score);
    }
    for (unsigned k = ACT_SHIFT; k <= ACT_UNSHIFT; k++) {
        if (legal & 1u << k) {
            struct trace_item item = {
                    s->score + score[k], (uint8_t)parent, (uint8_t)k};
            offer(best, n, b->width, item);
        }
    }
}

static void advance(struct beam *b, const struct feed *f)
{
    for (uint32_t i = 0; i < b->count; i++) {
        struct trace_item item = b->trace[b->steps][i];
        state_copy(b->then[i], b->now[item.parent]);
        b->then[i]->score = item.score;
        if (item.action != UINT8_MAX) {
            state_apply(b->then[i], (enum action)item.action, f);
        }
    }
    for (uint32_t i = 0; i < b->count; i++) {
        struct state *swap = b->now[i];
        b->now[i] = b->then[i];
        b->then[i] = swap;
    }
    b->steps++;
}

static bool all_done(const struct beam *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        if (!b->now[i]->done) {
            return false;
        }
    }
    return true;
}

void beam_run(struct beam *b, const struct linear *action, const struct feed *f)
{
    state_start(b->now[0], f->n);
    b->count = 1;
    b->steps = 0;
    b->sentence++;
    for (uint32_t i = 0; i < MEMO_SIZE; i++) {
        b->memo[i].key = NONE;
    }
    while (!all_done(b) && b->steps < PARSER_MAX_STEPS) {
        uint32_t n = 0;
        int32_t least = b->now[0]->score - b->prune;
        for (uint32_t i = 0; i < b->count; i++) {
            if (b->now[i]->score >= least) {
                expand(b, i, action, f, &n);
            }
        }
        b->count = n;
        advance(b, f);
    }
}

/* ---- reading ------------------------------------------------------------ */

static enum rcp_status misfit(
        const struct model *model, const char *what, struct rcp_err *err)
{
    return err_set(err, RCP_FORMAT, model_name(model), NO_POSITION,
            "the model's section \"%s\" does not fit its description; rebuild "
            "it "
            "with recoupe-train",
            what);
}

static enum rcp_status read_labels(struct parser *p, struct arena *a,
        const struct model *model, struct intern *words, struct rcp_err *err)
{
    span bytes = {0};
    model_section(model, "parse.labels", &bytes);
    struct cursor c = {.bytes = bytes};
    p->kinds = cursor_u32(&c);
    if (c.failed || p->kinds == 0 || p->kinds > LINEAR_MAX_COLUMNS) {
        return misfit(model, "parse.labels", err);
    }
    p->kind = ARENA_ARRAY(a, struct label_kind, p->kinds);
    for (uint32_t i = 0; i < p->kinds; i++) {
        struct label_kind *k = &p->kind[i];
        k->label = cursor_bytes(&c, cursor_u16(&c));
        k->rel = deprel_of(k->label, &k->sub);
        if (c.failed || k->label.len == 0 || !utf8_valid(k->label, NULL)) {
            return misfit(model, "parse.labels", err);
        }
        k->id = words ? intern_add(words, k->label) : NONE;
    }
    return RCP_OK;
}

static enum rcp_status read_weights(struct linear *l, const struct model *model,
        const char *name, uint32_t columns, struct rcp_err *err)
{
    span bytes;
    if (!model_section(model, name, &bytes)) {
        return misfit(model, name, err);
    }
    enum rcp_status s = linear_read(l, bytes, model_name(model), err);
    return s || l->columns == columns ? s : misfit(model, name, err);
}

enum rcp_status parser_read(struct parser *p, struct arena *a,
        const struct model *model, struct intern *words, struct rcp_err *err)
{
    span bytes = {0};
    model_section(model, "parse.config", &bytes);
    struct cursor c = {.bytes = bytes};
    p->beam = cursor_u32(&c);
    p->prune = cursor_u32(&c);
    if (c.failed || p->prune > INT32_MAX / 4 || p->beam == 0 ||
            p->beam > PARSER_BEAM_MAX) {
        return misfit(model, "parse.config", err);
    }
    enum rcp_status s = read_labels(p, a, model, words, err);
    if (!s) {
        s = read_weights(&p->action, model, "parse.action", ACT_SCORED, err);
    }
    if (!s) {
        s = read_weights(&p->label, model, "parse.label", p->kinds, err);
    }
    return s;
}

/* ---- running ------------------------------------------------------------ */

struct parse_work {
    struct beam beam;
    struct label_work label;
};

struct parse_work *parse_work_new(struct arena *a, const struct parser *p)
{
    struct parse_work *w = ARENA_NEW(a, struct parse_work);
    beam_init(&w->beam, a, p->beam);
    w->beam.prune = (int32_t)p->prune;
    return w;
}

void parser_run(const struct parser *p, struct parse_work *work,
        const struct feed *f, struct parse *out)
{
    if (f->n == 0) {
        return;
    }
    beam_run(&work->beam, &p->action, f);
    const struct state *best = work->beam.now[0];
    for (uint32_t i = 0; i < f->n; i++) {
        out->head[i] = best->node[i].head;
        assert(out->head[i] <= f->n);
    }
    pairs_attach(f, out);
    label_run(&p->label, &work->label, f, out);
}
