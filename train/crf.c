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
enum { L = NAME_LABELS, S = NAME_STRIDE, SCALE = 36, LIGHT = 1 };

static const float RATE = 0.1f, PRIOR = 1.0f;

void crf_init(struct crf *c, struct arena *a)
{
    *c = (struct crf){.row = map_new(a)};
    for (uint32_t b = 0; b <= L; b++) {
        for (int i = 0; i < 1000; i++) {
            crf_see(c, a, name_transition(b));
        }
    }
}

void crf_see(struct crf *c, struct arena *a, uint32_t feature)
{
    uint32_t row = map_get(c->row, feature);
    if (row == NONE) {
        row = c->feature.n;
        map_set(c->row, feature, row);
        *VEC_ADD(a, &c->feature) = feature;
        *VEC_ADD(a, &c->count) = 0;
    }
    c->count.at[row]++;
}

void crf_start(struct crf *c, struct arena *a, uint32_t least)
{
    struct map *kept = map_new(a);
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->feature.n; i++) {
        if (c->count.at[i] >= least && c->feature.at[i] != 0) {
            c->feature.at[n] = c->feature.at[i];
            c->count.at[n] = c->count.at[i];
            map_set(kept, c->feature.at[n], n);
            n++;
        }
    }
    c->feature.n = c->count.n = n;
    c->row = kept;
    c->weight = ARENA_ARRAY(a, float, (size_t)n *S);
    c->slope = ARENA_ARRAY(a, float, (size_t)n *S);
    for (uint32_t b = 0; b <= L; b++) {
        c->step[b] = map_get(kept, name_transition(b));
    }
}

uint32_t crf_row(const struct crf *c, uint32_t feature)
{
    return map_get(c->row, feature);
}

void crf_clear(struct crf *c)
{
    const size_t n = (size_t)c->feature.n * S;
    memset(c->weight, 0, n * sizeof *c->weight);
    memset(c->slope, 0, n * sizeof *c->slope);
}

static void add_row(const struct crf *c, uint32_t row, double *sum)
{
    const float *w = c->weight + (size_t)row * S;
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
        add_row(c, c->step[b], t->step[b]);
        for (uint32_t y = 0; y < L; y++) {
            t->step[b][y] = label_follows(b, y) ? exp(t->step[b][y]) : 0;
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        for (uint32_t k = s->first[i]; k < s->first[i + 1]; k++) {
            add_row(c, s->row[k], t->score[i]);
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

static void update(struct crf *c, uint32_t row, const double *gradient)
{
    float *w = c->weight + (size_t)row * S, *h = c->slope + (size_t)row * S;
    const float decay = PRIOR / (float)c->count.at[row];
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
        update(c, c->step[b], gradient[b]);
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
            update(c, s->row[k], gradient);
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
        for (uint32_t y = 0; y < L; y++) {
            step[b * S + y] = small(c->weight[(size_t)c->step[b] * S + y]);
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        for (uint32_t k = s->first[i]; k < s->first[i + 1]; k++) {
            const float *w = c->weight + (size_t)s->row[k] * S;
            for (uint32_t y = 0; y < L; y++) {
                score[i * S + y] += small(w[y]);
            }
        }
    }
    name_path(scratch, score, step, s->n, labels);
    arena_reset(scratch, mark);
}

span crf_pack(const struct crf *c, struct arena *a)
{
    const uint32_t rows = c->feature.n;
    uint32_t *feature = ARENA_ARRAY(a, uint32_t, (size_t)rows + 1);
    int8_t *weight = ARENA_ARRAY(a, int8_t, ((size_t)rows + 1) * S);
    uint32_t n = 0;
    for (uint32_t i = 0; i < rows; i++) {
        bool some = false;
        for (uint32_t y = 0; y < L; y++) {
            const int8_t w = small(c->weight[(size_t)i * S + y]);
            weight[(size_t)n * S + y] = w;
            some = some || w > LIGHT || w < -LIGHT;
        }
        feature[n] = c->feature.at[i];
        n += some;
    }
    return sparse_pack(a, feature, weight, n);
}
