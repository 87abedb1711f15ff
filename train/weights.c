/* SPDX-License-Identifier: Apache-2.0 */
/* weights.c - learning and rounding weights.
 *
 * Rounding: weights are scaled so that all but the highest one in ten
 * thousand of those that are not zero fit int8; those are cut. */
#include "weights.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 64, BINS = 4096 };

void weights_init(struct weights *w, struct arena *a, uint32_t columns,
        uint32_t log2_rows)
{
    uint32_t rows = 1u << log2_rows, stride = linear_stride(columns);
    w->now = ARENA_ARRAY(a, int32_t, (size_t)rows * stride);
    w->sum = ARENA_ARRAY(a, double, (size_t)rows *stride);
    w->before = ARENA_ARRAY(a, float, (size_t)rows *stride);
    w->step = 1;
    w->view = (struct linear){w->now, rows - 1, columns, stride, LINEAR_INT32};
}

void weights_add(struct weights *w, const uint32_t *features, uint32_t n,
        uint32_t column, int32_t change)
{
    for (uint32_t i = 0; i < n; i++) {
        size_t at =
                (size_t)(features[i] & w->view.mask) * w->view.stride + column;
        w->now[at] += change;
        w->sum[at] += w->step * change;
    }
}

/* Up to a factor, which rounding takes out. */
static double average(const struct weights *w, size_t i)
{
    return (double)w->before[i] + w->now[i] - w->sum[i] / w->step;
}

void weights_again(struct weights *w)
{
    size_t count = (size_t)(w->view.mask + 1) * w->view.stride;
    for (size_t i = 0; i < count; i++) {
        w->before[i] = (float)average(w, i);
    }
    memset(w->now, 0, count * sizeof *w->now);
    memset(w->sum, 0, count * sizeof *w->sum);
    w->step = 1;
}

/* The value that all but one in ten thousand non-zero weights stay under. */
static double top_of(const struct weights *w, size_t count)
{
    double highest = 1e-9, total = 0;
    for (size_t i = 0; i < count; i++) {
        double v = fabs(average(w, i));
        highest = v > highest ? v : highest;
        total += v > 0;
    }
    double *bin = calloc(BINS + 1, sizeof *bin);
    for (size_t i = 0; i < count && bin; i++) {
        double v = fabs(average(w, i));
        bin[(size_t)(v / highest * BINS)] += v > 0;
    }
    double above = 0;
    size_t at = BINS;
    while (bin && at > 1 && above + bin[at] <= total * 1e-4) {
        above += bin[at--];
    }
    free(bin);
    return highest * (double)(at + 1) / BINS;
}

static void put32(char *at, uint32_t v)
{
    memcpy(at, &v, sizeof v); /* little-endian host, see linear.c */
}

span weights_pack(const struct weights *w, struct arena *a)
{
    size_t count = (size_t)(w->view.mask + 1) * w->view.stride;
    char *out = arena_alloc(a, HEAD + count);
    double scale = 127.0 / top_of(w, count);
    put32(out, w->view.columns);
    put32(out + 4, w->view.mask + 1);
    put32(out + 8, LINEAR_INT8);
    for (size_t i = 0; i < count; i++) {
        double v = round(average(w, i) * scale);
        v = v > 127 ? 127 : v < -127 ? -127 : v;
        out[HEAD + i] = (char)(int)v;
    }
    return (span){out, HEAD + count};
}
