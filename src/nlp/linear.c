/* SPDX-License-Identifier: Apache-2.0 */
/* linear.c - sums of weight rows.
 *
 * Section, little-endian:
 *   at  size
 *    0     4  columns: 1 to 512
 *    4     4  rows: a power of two, 8 to 2^26
 *    8     4  bytes of a weight: 1 or 2 (signed)
 *   12    52  zero
 *   64     …  rows * stride weights, row major, where stride is columns
 *             rounded up to 4 (one to four columns) or to a multiple of 8
 *
 * The weights are used in place. A host that is not little-endian is refused
 * at compile time. */
#include "nlp/linear.h"

#include "base/file.h"

#include <assert.h>
#include <string.h>
#include <xxhash.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
        "model weights are used in place and are little-endian");

enum { LINEAR_HEAD = 64, LINEAR_MAX_ROWS = 1 << 26 };

typedef int8_t i8x8 __attribute__((vector_size(8)));
typedef int16_t i16x8 __attribute__((vector_size(16)));
typedef int32_t i32x8 __attribute__((vector_size(32)));

uint32_t linear_stride(uint32_t columns)
{
    return columns <= 4 ? 4 : (columns + 7) / 8 * 8;
}

enum rcp_status linear_read(
        struct linear *l, span section, span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = section};
    uint32_t columns = cursor_u32(&c), rows = cursor_u32(&c);
    uint32_t width = cursor_u32(&c);
    bool good = !c.failed && columns > 0 && columns <= LINEAR_MAX_COLUMNS &&
                rows >= 8 && rows <= LINEAR_MAX_ROWS &&
                (rows & (rows - 1)) == 0 &&
                (width == LINEAR_INT8 || width == LINEAR_INT16);
    size_t size = 0;
    if (good) {
        uint32_t stride = linear_stride(columns);
        size = LINEAR_HEAD + (size_t)rows * stride * width;
        *l = (struct linear){section.ptr + LINEAR_HEAD, rows - 1, columns,
                stride, (enum linear_width)width};
    }
    if (!good || size != section.len) {
        return err_set(err, RCP_FORMAT, name, NO_POSITION,
                "weights in the model do not fit its description; rebuild it "
                "with recoupe-train");
    }
    return RCP_OK;
}

static size_t row_of(const struct linear *l, uint32_t feature)
{
    return (size_t)(feature & l->mask) * l->stride;
}

/* Two registers of eight sums, over all features: 16 columns in one pass. The
 * sums fit: at most 256 features of at most 128. */
static void score_int8(const struct linear *l, const uint32_t *features,
        uint32_t n, int32_t *score)
{
    const int8_t *row[LINEAR_MAX_FEATURES];
    for (uint32_t i = 0; i < n; i++) {
        row[i] = (const int8_t *)l->weight + row_of(l, features[i]);
    }
    uint32_t y = 0;
    for (; y + 16 <= l->stride; y += 16) {
        i16x8 low = {0}, high = {0};
        for (uint32_t i = 0; i < n; i++) {
            i8x8 a, b;
            memcpy(&a, row[i] + y, sizeof a);
            memcpy(&b, row[i] + y + 8, sizeof b);
            low += __builtin_convertvector(a, i16x8);
            high += __builtin_convertvector(b, i16x8);
        }
        i32x8 wide = __builtin_convertvector(low, i32x8);
        memcpy(score + y, &wide, sizeof wide);
        wide = __builtin_convertvector(high, i32x8);
        memcpy(score + y + 8, &wide, sizeof wide);
    }
    if (y < l->stride) {
        i16x8 sum = {0};
        for (uint32_t i = 0; i < n; i++) {
            i8x8 a;
            memcpy(&a, row[i] + y, sizeof a);
            sum += __builtin_convertvector(a, i16x8);
        }
        i32x8 wide = __builtin_convertvector(sum, i32x8);
        memcpy(score + y, &wide, sizeof wide);
    }
}

static void score_int16(const struct linear *l, const uint32_t *features,
        uint32_t n, int32_t *score)
{
    memset(score, 0, l->stride * sizeof *score);
    for (uint32_t i = 0; i < n; i++) {
        const int16_t *row =
                (const int16_t *)l->weight + row_of(l, features[i]);
        for (uint32_t y = 0; y < l->stride; y++) {
            score[y] += row[y];
        }
    }
}

static void score_int32(const struct linear *l, const uint32_t *features,
        uint32_t n, int32_t *score)
{
    memset(score, 0, l->stride * sizeof *score);
    for (uint32_t i = 0; i < n; i++) {
        const int32_t *row =
                (const int32_t *)l->weight + row_of(l, features[i]);
        for (uint32_t y = 0; y < l->stride; y++) {
            score[y] += row[y];
        }
    }
}

static uint64_t row_of_four(const struct linear *l, uint32_t feature)
{
    uint32_t row;
    memcpy(&row, (const int8_t *)l->weight + row_of(l, feature), sizeof row);
    return row;
}

/* Two features at a time: four sums of the even ones, four of the odd. */
static void score_four(const struct linear *l, const uint32_t *features,
        uint32_t n, int32_t *score)
{
    i16x8 sum = {0};
    for (uint32_t i = 0; i < n; i += 2) {
        uint64_t rows = row_of_four(l, features[i]);
        rows |= i + 1 < n ? row_of_four(l, features[i + 1]) << 32 : 0;
        i8x8 both;
        memcpy(&both, &rows, sizeof both);
        sum += __builtin_convertvector(both, i16x8);
    }
    for (int y = 0; y < 4; y++) {
        score[y] = sum[y] + sum[y + 4];
    }
}

void linear_score(const struct linear *l, const uint32_t *features, uint32_t n,
        int32_t *score)
{
    assert(n <= LINEAR_MAX_FEATURES);
    switch (l->width) {
    case LINEAR_INT8:
        if (l->stride == 4) {
            score_four(l, features, n, score);
        } else {
            score_int8(l, features, n, score);
        }
        break;
    case LINEAR_INT16:
        score_int16(l, features, n, score);
        break;
    case LINEAR_INT32:
        score_int32(l, features, n, score);
        break;
    }
}

uint32_t linear_best(const int32_t *score, uint32_t columns)
{
    uint32_t best = 0;
    for (uint32_t y = 1; y < columns; y++) {
        if (score[y] > score[best]) {
            best = y;
        }
    }
    return best;
}

/* ---- hashes ------------------------------------------------------------- */

uint32_t atom(span s)
{
    uint32_t h = (uint32_t)XXH3_64bits(s.ptr, s.len);
    return h ? h : 1;
}
