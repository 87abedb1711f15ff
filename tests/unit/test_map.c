/* SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"
#include "unit.h"

enum { KEYS = 3000, ROUNDS = 30000 };

struct truth {
    uint64_t key[KEYS];
    uint32_t value[KEYS];
    uint32_t n;
};

static uint32_t truth_find(const struct truth *t, uint64_t key)
{
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->key[i] == key) {
            return i;
        }
    }
    return NONE;
}

/* Few keys, close keys, and keys that differ in their high bits only. */
static uint64_t some_key(struct die *d)
{
    const uint64_t small = die_roll(d, KEYS / 3);
    switch (die_roll(d, 3)) {
    case 0:
        return small;
    case 1:
        return small << 40;
    default:
        return UINT64_MAX - small;
    }
}

static void agrees_with_a_list(void **state)
{
    (void)state;
    static struct truth truth;
    struct arena *a = arena_new();
    struct map *m = map_new(a);
    struct die d = {4};
    for (int round = 0; round < ROUNDS; round++) {
        const uint64_t key = some_key(&d);
        uint32_t i = truth_find(&truth, key);
        assert_int_equal(map_get(m, key), i == NONE ? NONE : truth.value[i]);
        if (die_roll(&d, 2)) {
            const uint32_t value =
                    die_roll(&d, 4) ? die_roll(&d, 1u << 30) : NONE - 1;
            map_set(m, key, value);
            i = i == NONE ? truth.n++ : i;
            truth.key[i] = key;
            truth.value[i] = value;
        }
        assert_int_equal(map_count(m), truth.n);
    }
    assert_true(truth.n > KEYS / 2);
    arena_free(a);
}

static void set_none(void *arg)
{
    map_set(arg, 1, NONE);
}

static void none_is_no_value(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_true(unit_aborts(set_none, map_new(a)));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(agrees_with_a_list),
            cmocka_unit_test(none_is_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
