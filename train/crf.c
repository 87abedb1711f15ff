/* SPDX-License-Identifier: Apache-2.0 */
/* crf.c - forward-backward and AdaGrad; see crf.h.
 *
 *     alpha[i][y] = exp(score[i][y]) Σ_b alpha[i-1][b] exp(step[b][y])
 *     beta[i][b]  = Σ_y exp(step[b][y] + score[i+1][y]) beta[i+1][y]
 *
 * each row scaled to sum 1. Gradient of a weight: observed minus expected. */
#include "crf.h"

#include <math.h>
#include <string.h>

#include <stdlib.h>
enum { L = NAME_LABELS, S = NAME_STRIDE, SCALE = 36, HEAD = 64 };

static const float RATE = 0.1f, PRIOR = 1.0f;

void crf_init(struct crf *c, struct arena *a, uint32_t log2_rows)
{
    const size_t rows = (size_t)1 << log2_rows;
    c->mask = (uint32_t)rows - 1;
    c->weight = ARENA_ARRAY(a, float, rows *S);
    c->slope = ARENA_ARRAY(a, float, rows *S);
    c->count = ARENA_ARRAY(a, uint32_t, rows);
}

void crf_clear(struct crf *c)
{
    const size_t n = ((size_t)c->mask + 1) * S;
    memset(c->weight, 0, n * sizeof *c->weight);
    memset(c->slope, 0, n * sizeof *c->slope);
}

void crf_count(struct crf *c, const struct crf_sentence *s)
{
    for (uint32_t k = 0; k < s->first[s->n]; k++) {
        c->count[s->feature[k] & c->mask]++;
    }
    for (uint32_t b = 0; s->n > 0 && b <= L; b++) {
        c->count[name_transition(b) & c->mask]++;
    }
}

static float *row_of(const struct crf *c, float *of, uint32_t feature)
{
    return of + (size_t)(feature & c->mask) * S;
}

static void add_row(const struct crf *c, uint32_t feature, double *sum)
{
    const float *w = row_of(c, c->weight, feature);
    for (uint32_t y = 0; y < L; y++) {
        sum[y] += (double)w[y];
    }
}

struct lattice {
    uint32_t n;
    double (*score)[L], (*alpha)[L], (*beta)[L];
    double step[L + 1][L];
    double *scale;
};

static void lattice_fill(struct lattice *t, const struct crf *c,
        struct arena *a, const struct crf_sentence *s)
{
    t->n = s->n;
    t->score = arena_array(a, s->n, sizeof *t->score);
    t->alpha = arena_array(a, s->n, sizeof *t->alpha);
    t->beta = arena_array(a, s->n, sizeof *t->beta);
    t->scale = arena_array(a, s->n, sizeof *t->scale);
    memset(t->step, 0, sizeof t->step);
    for (uint32_t b = 0; b <= L; b++) {
        add_row(c, name_transition(b), t->step[b]);
        for (uint32_t y = 0; y < L; y++) {
            t->step[b][y] = label_follows(b, y) ? exp(t->step[b][y]) : 0;
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        for (uint32_t k = s->first[i]; k < s->first[i + 1]; k++) {
            add_row(c, s->feature[k], t->score[i]);
        }
        for (uint32_t y = 0; y < L; y++) {
            t->score[i][y] = exp(fmin(t->score[i][y], 50));
        }
    }
}

static void forward(struct lattice *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        double sum = 0;
        for (uint32_t y = 0; y < L; y++) {
            double in = i == 0 ? t->step[L][y] : 0;
            for (uint32_t b = 0; i > 0 && b < L; b++) {
                in += t->alpha[i - 1][b] * t->step[b][y];
            }
            t->alpha[i][y] = in * t->score[i][y];
            sum += t->alpha[i][y];
        }
        t->scale[i] = sum;
        for (uint32_t y = 0; y < L; y++) {
            t->alpha[i][y] /= sum;
        }
    }
}

static void backward(struct lattice *t)
{
    for (uint32_t y = 0; y < L; y++) {
        t->beta[t->n - 1][y] = 1;
    }
    for (uint32_t i = t->n - 1; i > 0; i--) {
        for (uint32_t b = 0; b < L; b++) {
            double sum = 0;
            for (uint32_t y = 0; y < L; y++) {
                sum += t->step[b][y] * t->score[i][y] * t->beta[i][y];
            }
            t->beta[i - 1][b] = sum / t->scale[i];
        }
    }
}

static void update(struct crf *c, uint32_t feature, const double *gradient)
{
    float *w = row_of(c, c->weight, feature);
    float *h = row_of(c, c->slope, feature);
    const uint32_t uses = c->count[feature & c->mask];
    const float decay = PRIOR / (float)(uses > 0 ? uses : 1);
    for (uint32_t y = 0; y < L; y++) {
        const float g = (float)gradient[y] - decay * w[y];
        h[y] += g * g;
        w[y] += h[y] > 0 ? RATE * g / sqrtf(h[y] + 1e-6f) : 0;
    }
}

static void learn_steps(
        struct crf *c, const struct lattice *t, const struct crf_sentence *s)
{
    double gradient[L + 1][L];
    memset(gradient, 0, sizeof gradient);
    for (uint32_t i = 0; i < s->n; i++) {
        const uint32_t before = i == 0 ? (uint32_t)L : s->label[i - 1];
        gradient[before][s->label[i]] += 1;
        for (uint32_t b = 0; b <= L; b++) {
            const double in = i == 0 ? b == L : b < L ? t->alpha[i - 1][b] : 0;
            for (uint32_t y = 0; y < L; y++) {
                gradient[b][y] -= in * t->step[b][y] * t->score[i][y] *
                                  t->beta[i][y] / t->scale[i];
            }
        }
    }
    for (uint32_t b = 0; b <= L; b++) {
        update(c, name_transition(b), gradient[b]);
    }
}

void crf_learn(
        struct crf *c, struct arena *scratch, const struct crf_sentence *s)
{
    if (s->n == 0) {
        return;
    }
    const struct arena_mark mark = arena_mark(scratch);
    struct lattice t;
    lattice_fill(&t, c, scratch, s);
    forward(&t);
    backward(&t);
    learn_steps(c, &t, s);
    for (uint32_t i = 0; i < s->n; i++) {
        double gradient[L];
        for (uint32_t y = 0; y < L; y++) {
            gradient[y] = (y == s->label[i]) - t.alpha[i][y] * t.beta[i][y];
        }
        c->loss += 1 - t.alpha[i][s->label[i]] * t.beta[i][s->label[i]];
        for (uint32_t k = s->first[i]; k < s->first[i + 1]; k++) {
            update(c, s->feature[k], gradient);
        }
    }
    arena_reset(scratch, mark);
}

static int8_t small(float w)
{
    const float scaled = roundf(w * SCALE);
    return (int8_t)fmaxf(-127, fminf(127, scaled));
}

void crf_predict(const struct crf *c, struct arena *scratch,
        const struct crf_sentence *s, uint8_t *labels)
{
    const struct arena_mark mark = arena_mark(scratch);
    int32_t *score = ARENA_ARRAY(scratch, int32_t, ((size_t)s->n + 1) * S);
    int32_t step[(L + 1) * S] = {0};
    for (uint32_t b = 0; b <= L; b++) {
        const float *w = row_of(c, c->weight, name_transition(b));
        for (uint32_t y = 0; y < L; y++) {
            step[b * S + y] = small(w[y]);
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        for (uint32_t k = s->first[i]; k < s->first[i + 1]; k++) {
            const float *w = row_of(c, c->weight, s->feature[k]);
            for (uint32_t y = 0; y < L; y++) {
                score[i * S + y] += small(w[y]);
            }
        }
    }
    name_path(scratch, score, step, s->n, labels);
    arena_reset(scratch, mark);
}

static void put_u32(char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (char)(value >> (8 * i));
    }
}

span crf_pack(const struct crf *c, struct arena *a)
{
    const size_t n = ((size_t)c->mask + 1) * S;
    char *out = arena_alloc(a, HEAD + n);
    put_u32(out, L);
    put_u32(out + 4, c->mask + 1);
    put_u32(out + 8, LINEAR_INT8);
    for (size_t i = 0; i < n; i++) {
        out[HEAD + i] = i % S < L ? (char)small(c->weight[i]) : 0;
    }
    return (span){out, HEAD + n};
}
