/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as UTF-8: repairs are valid and leave what is right; a text reads
 * the same forwards and backwards; foldings are valid and stable. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/utf8.h"

static void check_repair(struct arena *a, span s, span good)
{
    size_t bad = 0, count = 0;
    const bool valid = utf8_valid(s, &bad);
    assert(span_eq(utf8_repair(a, s, &count), good));
    assert(valid == (count == 0) && valid == (good.ptr == s.ptr));
    assert(utf8_valid(good, NULL));
    if (!valid) {
        assert(bad < s.len && utf8_valid(span_slice(s, 0, bad), NULL));
        assert(span_starts(good, span_slice(s, 0, bad)));
        assert(span_starts(
                span_slice(good, bad, good.len), SPAN("\xEF\xBF\xBD")));
    }
}

static void check_points(struct arena *a, span good)
{
    struct utf8_cursor cursor = {good, 0, 0};
    struct buf copy;
    size_t n = 0;
    uint32_t len, back;
    buf_init(&copy, a);
    for (size_t at = 0; at < good.len; at += len, n++) {
        const uint32_t c = utf8_get(good, at, &len);
        assert(utf8_boundary(good, at) && utf8_point_at(&cursor, at) == n);
        assert(utf8_before(good, at + len, &back) == c && back == len);
        (void)char_class(c);
        buf_point(&copy, c);
    }
    assert(n == utf8_count(good));
    assert(span_eq(buf_span(&copy), good));
}

static void check_folding(struct arena *a, span good)
{
    const span fold = utf8_fold(a, good), plain = utf8_fold_plain(a, good);
    assert(utf8_valid(fold, NULL) && utf8_valid(plain, NULL));
    assert(utf8_count(fold) == utf8_count(good));
    assert(span_eq(utf8_fold(a, fold), fold));
    assert(span_eq(utf8_fold_plain(a, fold), plain));
    assert(span_eq(utf8_fold_plain(a, plain), plain));
    (void)utf8_is_upper(good); /* mathematical capitals have no small letter */
    (void)utf8_is_capitalised(good);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    const span s = {(const char *)data, size};
    const span good = utf8_repair(a, s, NULL);
    check_repair(a, s, good);
    check_points(a, good);
    check_folding(a, good);
    arena_free(a);
    return 0;
}
