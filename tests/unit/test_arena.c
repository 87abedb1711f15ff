/* SPDX-License-Identifier: Apache-2.0 */
/* Compiled twice: against the arena of this build, and against the one in
 * which each object is its own malloc. */
#include "base/arena.h"
#include "unit.h"

#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_MALLOC)
#include <sanitizer/asan_interface.h>
#endif

static bool is_zero(const unsigned char *at, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (at[i]) {
            return false;
        }
    }
    return true;
}

static void objects_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 3000; size += 7) {
            unsigned char *at = arena_alloc(a, size);
            assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
            assert_true(is_zero(at, size));
            memset(at, 0xFF, size);
        }
        arena_clear(a);
        assert_int_equal(arena_used(a), 0);
    }
    arena_free(a);
    arena_free(NULL);
}

static void nothing_has_an_address_too(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    void *first = arena_alloc(a, 0), *second = arena_array(a, 0, 8);
    assert_non_null(first);
    assert_ptr_not_equal(first, second);
    arena_free(a);
}

/* Random objects, marks and resets; what is alive keeps its bytes. */
static void objects_stay_where_they_are(void **state)
{
    (void)state;
    enum { MOST = 400, ROUNDS = 20000 };
    struct live {
        unsigned char *at;
        size_t size;
        struct arena_mark mark; /* before it */
    } live[MOST];
    struct arena *a = arena_new();
    struct die d = {2};
    uint32_t n = 0;
    for (int round = 0; round < ROUNDS; round++) {
        if (n == MOST || (n && die_roll(&d, 20) == 0)) {
            n = die_roll(&d, n);
            arena_reset(a, live[n].mark);
        }
        struct live *l = &live[n++];
        l->mark = arena_mark(a);
        l->size = die_roll(&d, die_roll(&d, 50) ? 200 : 40000);
        l->at = arena_alloc(a, l->size);
        assert_true(is_zero(l->at, l->size));
        memset(l->at, (int)(n & 0xFF), l->size);
        const uint32_t k = die_roll(&d, n);
        for (size_t i = 0; i < live[k].size; i++) {
            assert_int_equal(live[k].at[i], (k + 1) & 0xFF);
        }
    }
    arena_free(a);
}

static void a_mark_gives_back_what_came_after(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct arena_mark empty = arena_mark(a);
    (void)arena_alloc(a, 100);
    const size_t used = arena_used(a);
    assert_true(used >= 100);
    const struct arena_mark mark = arena_mark(a);
    for (int i = 0; i < 1000; i++) {
        (void)arena_alloc(a, 1000);
    }
    assert_true(arena_used(a) >= 1000 * 1000);
    arena_reset(a, mark);
    assert_int_equal(arena_used(a), used);
    arena_reset(a, empty);
    assert_int_equal(arena_used(a), 0);
    arena_free(a);
}

static void reset_to_dropped_mark(void *arg)
{
    struct arena *a = arg;
    const struct arena_mark empty = arena_mark(a);
    (void)arena_alloc(a, 10);
    const struct arena_mark mark = arena_mark(a);
    arena_reset(a, empty);
    arena_reset(a, mark);
}

static void a_mark_dies_with_an_earlier_one(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_true(unit_aborts(reset_to_dropped_mark, a));
    arena_free(a);
}

static void freed_space_is_poisoned(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_MALLOC)
    struct arena *a = arena_new();
    const struct arena_mark mark = arena_mark(a);
    char *at = arena_alloc(a, 24);
    assert_null(__asan_region_is_poisoned(at, 24));
    assert_true(__asan_address_is_poisoned(at + 24));
    (void)arena_alloc(a, 8);
    assert_true(__asan_address_is_poisoned(at + 24)); /* the gap */
    arena_reset(a, mark);
    assert_true(__asan_address_is_poisoned(at));
    arena_free(a);
#else
    skip();
#endif
}

static void too_many(void *arg)
{
    (void)arena_array(arg, SIZE_MAX / 4, 5);
}

static void too_large(void *arg)
{
    (void)arena_alloc(arg, SIZE_MAX - 8);
}

static void larger_than_the_machine(void *arg)
{
    (void)arena_alloc(arg, SIZE_MAX / 4);
}

static void exhaustion_calls_the_handler(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    span kept = arena_copy(a, SPAN("kept"));
    assert_true(unit_exhausts(too_many, a) == SIZE_MAX);
    assert_true(unit_exhausts(too_large, a) == SIZE_MAX - 8);
    assert_true(unit_exhausts(larger_than_the_machine, a) >= SIZE_MAX / 4);
    assert_true(unit_aborts(too_many, a)); /* with the handler of the start */
    assert_span(kept, "kept");
    assert_span(arena_copy(a, SPAN("goes on")), "goes on");
    arena_free(a);
}

static void strings_end_in_nul(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const span copy = arena_copy(a, (span){"abcdef", 3});
    assert_span(copy, "abc");
    assert_string_equal(copy.ptr, "abc");
    assert_string_equal(arena_copy(a, (span){NULL, 0}).ptr, "");
    const span made = arena_printf(a, "%s-%05d", "x", 42);
    assert_span(made, "x-00042");
    assert_string_equal(made.ptr, "x-00042");
    assert_int_equal(arena_printf(a, "%5000s", "").len, 5000);
    assert_string_equal(arena_printf(a, "%s", "").ptr, "");
    arena_free(a);
}

static void only_the_last_object_grows(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *one = arena_alloc(a, 10);
    memset(one, 'x', 10);
    const bool grew = arena_extend(a, one, 10, 40);
#ifdef ARENA_MALLOC
    assert_false(grew);
#else
    assert_true(grew);
    assert_memory_equal(one, "xxxxxxxxxx\0\0\0", 13);
    memset(one, 'x', 40);
    char *two = arena_alloc(a, 8);
    assert_true(two >= one + 40);
    assert_false(arena_extend(a, one, 40, 80)); /* `two` stands behind it */
    assert_false(arena_extend(a, two, 8, (size_t)1 << 30)); /* no room */
    assert_int_equal(one[39], 'x');
#endif
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(only_the_last_object_grows),
            cmocka_unit_test(objects_are_zeroed_and_aligned),
            cmocka_unit_test(nothing_has_an_address_too),
            cmocka_unit_test(objects_stay_where_they_are),
            cmocka_unit_test(a_mark_gives_back_what_came_after),
            cmocka_unit_test(a_mark_dies_with_an_earlier_one),
            cmocka_unit_test(freed_space_is_poisoned),
            cmocka_unit_test(exhaustion_calls_the_handler),
            cmocka_unit_test(strings_end_in_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
