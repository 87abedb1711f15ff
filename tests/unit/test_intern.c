/* SPDX-License-Identifier: Apache-2.0 */
#include "base/intern.h"
#include "unit.h"

static void numbers_in_the_order_of_adding(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intern *t = intern_new(a, NULL);
    char word[] = "le";
    assert_int_equal(intern_count(t), 0);
    assert_int_equal(intern_find(t, SPAN("le")), NONE);
    assert_int_equal(intern_add(t, span_of(word)), 0);
    assert_int_equal(intern_add(t, SPAN("")), 1);
    assert_int_equal(intern_add(t, SPAN("l")), 2);
    assert_int_equal(intern_add(t, (span){"a\0b", 3}), 3);
    word[0] = 'x'; /* it has its own copy */
    assert_int_equal(intern_add(t, SPAN("le")), 0);
    assert_int_equal(intern_find(t, (span){NULL, 0}), 1);
    assert_int_equal(intern_find(t, (span){"a\0c", 3}), NONE);
    assert_span(intern_text(t, 0), "le");
    assert_string_equal(intern_text(t, 0).ptr, "le");
    assert_int_equal(intern_text(t, NONE).len, 0);
    assert_non_null(intern_text(t, NONE).ptr);
    arena_free(a);
}

static void stands_on_a_frozen_table(void **state)
{
    (void)state;
    struct arena *a = arena_new(), *b = arena_new(), *c = arena_new();
    struct intern *pack = intern_new(a, NULL);
    (void)intern_add(pack, SPAN("dire"));
    (void)intern_add(pack, SPAN("selon"));
    struct intern *report = intern_new(b, pack);
    assert_int_equal(intern_count(report), 2);
    assert_int_equal(intern_add(report, SPAN("selon")), 1);
    assert_int_equal(intern_add(report, SPAN("Raqqa")), 2);
    struct intern *third = intern_new(c, report);
    assert_int_equal(intern_add(third, SPAN("Idlib")), 3);
    assert_int_equal(intern_find(third, SPAN("Raqqa")), 2);
    assert_int_equal(intern_find(third, SPAN("dire")), 0);
    assert_int_equal(intern_find(report, SPAN("Idlib")), NONE);
    assert_int_equal(intern_find(pack, SPAN("Raqqa")), NONE);
    assert_span(intern_text(third, 0), "dire");
    assert_span(intern_text(third, 2), "Raqqa");
    assert_span(intern_text(third, 3), "Idlib");
    assert_int_equal(intern_count(third), 4);
    assert_int_equal(intern_count(pack), 2);
    arena_free(c);
    arena_free(b);
    arena_free(a);
}

static void agrees_with_a_list(void **state)
{
    (void)state;
    enum { WORDS = 3000 };
    static char truth[WORDS][6];
    uint32_t n = 0;
    struct arena *a = arena_new();
    struct intern *t = intern_new(a, NULL);
    struct die d = {5};
    while (n < WORDS) {
        char word[6] = {0};
        const uint32_t len = die_roll(&d, 6);
        uint32_t k = 0;
        for (uint32_t i = 0; i < len; i++) {
            word[i] = (char)('a' + die_roll(&d, 6));
        }
        while (k < n && strcmp(truth[k], word) != 0) {
            k++;
        }
        const span s = span_of(word);
        assert_int_equal(intern_find(t, s), k < n ? k : NONE);
        if (k == n) {
            memcpy(truth[n++], word, sizeof word);
        }
        assert_int_equal(intern_add(t, s), k);
        assert_int_equal(intern_count(t), n);
    }
    for (uint32_t k = 0; k < n; k++) {
        assert_span(intern_text(t, k), truth[k]);
    }
    arena_free(a);
}

static void ask_for_too_much(void *arg)
{
    (void)intern_text(arg, 0);
}

static void change_what_is_below(void *arg)
{
    struct intern *below = arg;
    struct arena *a = arena_new();
    struct intern *t = intern_new(a, below);
    (void)intern_add(below, SPAN("late"));
    (void)intern_add(t, SPAN("own"));
    arena_free(a);
}

static void misuse_is_noticed(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intern *t = intern_new(a, NULL);
    assert_true(unit_aborts(ask_for_too_much, t));
    assert_true(unit_aborts(change_what_is_below, t));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(numbers_in_the_order_of_adding),
            cmocka_unit_test(stands_on_a_frozen_table),
            cmocka_unit_test(agrees_with_a_list),
            cmocka_unit_test(misuse_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
