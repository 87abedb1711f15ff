/* SPDX-License-Identifier: Apache-2.0 */
#include "base/vec.h"
#include "unit.h"

struct pair {
    uint32_t a;
    uint64_t b;
};

static void grows_and_keeps(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    VEC(struct pair) v = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        struct pair *p = VEC_ADD(a, &v);
        assert_int_equal(p->a, 0);
        *p = (struct pair){i, ~(uint64_t)i};
        assert_true(v.n == i + 1 && v.n <= v.cap);
    }
    for (uint32_t i = 0; i < v.n; i++) {
        assert_int_equal(v.at[i].a, i);
        assert_true(v.at[i].b == ~(uint64_t)i);
    }
    arena_free(a);
}

static void is_zeroed_after_taking_away(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    VEC(uint32_t) v = {0};
    *VEC_ADD(a, &v) = 1;
    *VEC_ADD(a, &v) = 2;
    v.n--;
    assert_int_equal(*VEC_ADD(a, &v), 0);
    assert_int_equal(v.at[0], 1);
    arena_free(a);
}

static void add_to_full(void *arg)
{
    uint32_t cap = NONE - 1;
    (void)vec_room(arg, NULL, NONE - 1, &cap, 1);
}

static void indices_stay_below_none(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_true(unit_aborts(add_to_full, a));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(grows_and_keeps),
            cmocka_unit_test(is_zeroed_after_taking_away),
            cmocka_unit_test(indices_stay_below_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
