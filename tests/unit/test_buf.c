/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "unit.h"

static void appends(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b;
    buf_init(&b, a);
    assert_span(buf_span(&b), "");
    assert_non_null(buf_span(&b).ptr);
    buf_add(&b, SPAN("one "));
    buf_char(&b, '2');
    buf_point(&b, 0xE9);
    buf_point(&b, 0xD800); /* not a character */
    buf_printf(&b, " %d%s", 3, "");
    buf_printf(&b, "%s", "");
    buf_add(&b, (span){NULL, 0});
    assert_span(buf_span(&b), "one 2é\xEF\xBF\xBD 3");
    assert_string_equal(buf_span(&b).ptr, "one 2é\xEF\xBF\xBD 3");
    buf_number(&b, 0);
    buf_number(&b, UINT64_MAX);
    assert_span(buf_span(&b), "one 2é\xEF\xBF\xBD 3018446744073709551615");
    arena_free(a);
}

static void equals_what_was_added(void **state)
{
    (void)state;
    static char truth[200000];
    size_t n = 0;
    struct arena *a = arena_new();
    struct die d = {3};
    struct buf b;
    buf_init(&b, a);
    while (n < sizeof truth - 400) {
        char piece[400];
        const size_t len = die_roll(&d, sizeof piece);
        memset(piece, (int)('a' + die_roll(&d, 26)), len);
        if (die_roll(&d, 2)) {
            buf_add(&b, (span){piece, len});
        } else {
            buf_printf(&b, "%.*s", (int)len, piece);
        }
        memcpy(truth + n, piece, len);
        n += len;
        assert_int_equal(b.len, n);
        assert_int_equal(b.at ? b.at[n] : 0, 0);
    }
    assert_true(span_eq(buf_span(&b), (span){truth, n}));
    arena_free(a);
}

static void add_too_much(void *arg)
{
    buf_add(arg, (span){"", SIZE_MAX - 1});
}

static void length_cannot_wrap(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b;
    buf_init(&b, a);
    buf_add(&b, SPAN("abc"));
    assert_true(unit_exhausts(add_too_much, &b) > 0);
    assert_span(buf_span(&b), "abc");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(appends),
            cmocka_unit_test(equals_what_was_added),
            cmocka_unit_test(length_cannot_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
