/* SPDX-License-Identifier: Apache-2.0 */
#include "base/span.h"
#include "unit.h"

static void comparing(void **state)
{
    (void)state;
    const span none = {NULL, 0};
    assert_true(span_eq(none, SPAN("")));
    assert_true(span_eq(span_of("abc"), SPAN("abc")));
    assert_false(span_eq(SPAN("abc"), SPAN("abd")));
    assert_false(span_eq(SPAN("abc"), SPAN("ab")));
    assert_null(span_of(NULL).ptr);
    assert_true(span_cmp(SPAN("ab"), SPAN("abc")) < 0);
    assert_true(span_cmp(SPAN("b"), SPAN("abc")) > 0);
    assert_true(span_cmp(SPAN("\xC3"), SPAN("a")) > 0); /* unsigned bytes */
    assert_int_equal(span_cmp(none, SPAN("")), 0);
    assert_true(span_starts(SPAN("abc"), SPAN("ab")));
    assert_true(span_starts(none, none));
    assert_false(span_starts(SPAN("ab"), SPAN("abc")));
    assert_true(span_ends(SPAN("abc"), SPAN("bc")));
    assert_true(span_ends(SPAN("abc"), none));
    assert_false(span_ends(SPAN("bc"), SPAN("abc")));
}

static void slicing(void **state)
{
    (void)state;
    assert_span(span_slice(SPAN("abcd"), 1, 3), "bc");
    assert_span(span_slice(SPAN("abcd"), 1, SIZE_MAX), "bcd");
    assert_span(span_slice(SPAN("abcd"), 9, 12), "");
    assert_span(span_slice(SPAN("abcd"), 3, 1), "");
    assert_null(span_slice((span){NULL, 0}, 1, 2).ptr);
    assert_span(span_trim(SPAN(" \t\r\n a b\v\f")), "a b");
    assert_span(span_trim(SPAN("   ")), "");
    assert_span(span_trim(SPAN("\xC2\xA0"
                               "a")),
            "\xC2\xA0"
            "a");
}

static void cutting(void **state)
{
    (void)state;
    span rest = SPAN("a,,bc");
    assert_span(span_cut(&rest, ','), "a");
    assert_span(span_cut(&rest, ','), "");
    assert_span(span_cut(&rest, ','), "bc");
    assert_int_equal(rest.len, 0);
    assert_span(span_cut(&rest, ','), "");
    rest = (span){NULL, 0};
    assert_span(span_cut(&rest, ','), "");
}

static size_t find_slowly(span s, span part)
{
    for (size_t i = 0; i + part.len <= s.len; i++) {
        if (memcmp(s.ptr + i, part.ptr, part.len) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void finding(void **state)
{
    (void)state;
    struct die d = {1};
    assert_int_equal(span_find(SPAN("abc"), SPAN("")), 0);
    assert_int_equal(span_find((span){NULL, 0}, SPAN("a")), SIZE_MAX);
    assert_int_equal(span_find(SPAN("aab"), SPAN("ab")), 1);
    for (int round = 0; round < 20000; round++) {
        char text[12], part[3];
        const size_t n = die_roll(&d, sizeof text + 1);
        const size_t m = 1 + die_roll(&d, sizeof part);
        for (size_t i = 0; i < n; i++) {
            text[i] = (char)('a' + die_roll(&d, 2));
        }
        for (size_t i = 0; i < m; i++) {
            part[i] = (char)('a' + die_roll(&d, 2));
        }
        const span s = {text, n}, p = {part, m};
        assert_int_equal(span_find(s, p), find_slowly(s, p));
    }
}

static void ranges(void **state)
{
    (void)state;
    const range a = {2, 5};
    assert_true(range_empty((range){3, 3}));
    assert_false(range_empty(a));
    assert_true(range_holds(a, a));
    assert_true(range_holds(a, (range){5, 5}));
    assert_false(range_holds(a, (range){4, 6}));
    assert_true(range_meets(a, (range){4, 9}));
    assert_false(range_meets(a, (range){5, 9}));
    assert_false(range_meets(a, (range){3, 3}));
    const range joined = range_join(a, (range){8, 9});
    assert_int_equal(joined.start, 2);
    assert_int_equal(joined.end, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(comparing),
            cmocka_unit_test(slicing),
            cmocka_unit_test(cutting),
            cmocka_unit_test(finding),
            cmocka_unit_test(ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
