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
        rows >= 8 && rows <= LINEAR_MAX_ROWS && (rows & (rows - 1)) == 0 &&
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

static void score_int8(const struct linear *l, const uint32_t *features,
    uint32_t n, int32_t *score)
{
    const int8_t *weight = l->weight;
    for (uint32_t y = 0; y < l->stride; y += 8) {
        i16x8 sum = {0}; /* at most 256 features of at most 128 */
        for (uint32_t i = 0; i < n; i++) {
            i8x8 row;
            memcpy(&row, weight + row_of(l, features[i]) + y, sizeof row);
            sum += __builtin_convertvector(row, i16x8);
        }
        i32x8 wide = __builtin_convertvector(sum, i32x8);
        memcpy(score + y, &wide, sizeof wide);
    }
}

static void score_int16(const struct linear *l, const uint32_t *features,
    uint32_t n, int32_t *score)
{
    const int16_t *weight = l->weight;
    for (uint32_t y = 0; y < l->stride; y += 8) {
        i32x8 sum = {0};
        for (uint32_t i = 0; i < n; i++) {
            i16x8 row;
            memcpy(&row, weight + row_of(l, features[i]) + y, sizeof row);
            sum += __builtin_convertvector(row, i32x8);
        }
        memcpy(score + y, &sum, sizeof sum);
    }
}

/* Four columns or less, and weights that are being learnt. */
static void score_plain(const struct linear *l, const uint32_t *features,
    uint32_t n, int32_t *score)
{
    memset(score, 0, l->stride * sizeof *score);
    for (uint32_t i = 0; i < n; i++) {
        size_t row = row_of(l, features[i]);
        for (uint32_t y = 0; y < l->stride; y++) {
            switch (l->width) {
            case LINEAR_INT8:
                score[y] += ((const int8_t *)l->weight)[row + y];
                break;
            case LINEAR_INT16:
                score[y] += ((const int16_t *)l->weight)[row + y];
                break;
            case LINEAR_INT32:
                score[y] += ((const int32_t *)l->weight)[row + y];
                break;
            }
        }
    }
}

void linear_score(const struct linear *l, const uint32_t *features,
    uint32_t n, int32_t *score)
{
    assert(n <= 256);
    if (l->stride >= 8 && l->width == LINEAR_INT8) {
        score_int8(l, features, n, score);
    } else if (l->stride >= 8 && l->width == LINEAR_INT16) {
        score_int16(l, features, n, score);
    } else {
        score_plain(l, features, n, score);
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

void linear_prefetch(const struct linear *l, uint32_t feature)
{
    const char *at = l->weight;
    __builtin_prefetch(at + row_of(l, feature) * (size_t)l->width);
}

/* ---- hashes ------------------------------------------------------------- */

uint32_t atom(span s)
{
    uint32_t h = (uint32_t)XXH3_64bits(s.ptr, s.len);
    return h ? h : 1;
}

/* Odd constants of the golden ratio's family; each atom has its own, so that
 * order matters. */
static uint32_t finish(uint64_t h)
{
    h ^= h >> 32;
    h *= 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32);
}

uint32_t feature1(uint32_t template, uint32_t a)
{
    return finish((template + 1) * 0xd6e8feb86659fd93u +
        a * 0xc2b2ae3d27d4eb4fu);
}

uint32_t feature2(uint32_t template, uint32_t a, uint32_t b)
{
    return finish((template + 1) * 0xd6e8feb86659fd93u +
        a * 0xc2b2ae3d27d4eb4fu + b * 0x165667b19e3779f9u);
}

uint32_t feature3(uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
    return finish((template + 1) * 0xd6e8feb86659fd93u +
        a * 0xc2b2ae3d27d4eb4fu + b * 0x165667b19e3779f9u +
        c * 0x27d4eb2f165667c5u);
}
