/* SPDX-License-Identifier: Apache-2.0 */
/* Do two statements that fill one slot agree? Numbers as reports give them. */
#include "crosscheck/compare.h"
#include "unit.h"

#include <math.h>

static struct statement count(
        double value, double least, double most, enum quantity_modifier how)
{
    return (struct statement){.kind = FACT_COUNT,
            .quantity = QUANTITY_COUNT,
            .modifier = how,
            .value = value,
            .least = least,
            .most = most,
            .from = DAY_NONE,
            .to = DAY_NONE,
            .minute = -1};
}

static struct statement exact(double n)
{
    return count(n, n, n, MODIFIER_EXACT);
}

static struct statement about(double n)
{
    return count(n, 0.9 * n, 1.1 * n, MODIFIER_ABOUT);
}

static struct statement measure(struct statement s, const char *unit)
{
    s.quantity = QUANTITY_MEASURE;
    s.unit = span_of(unit);
    return s;
}

static void agree(struct statement a, struct statement b)
{
    assert_int_equal(compare_numbers(&a, &b), RELATION_AGREE);
    assert_int_equal(compare_numbers(&b, &a), RELATION_AGREE);
}

static void differ(struct statement a, struct statement b)
{
    assert_int_equal(compare_numbers(&a, &b), RELATION_DIFFER);
    assert_int_equal(compare_numbers(&b, &a), RELATION_DIFFER);
}

static void compatible_wordings(void **state)
{
    (void)state;
    agree(exact(38), about(40));
    agree(exact(48), about(50));
    agree(exact(320), count(300, 300, NAN, MODIFIER_MORE_THAN));
    agree(about(250), count(NAN, 220, 270, MODIFIER_BETWEEN));
    agree(exact(3987), exact(4000));
    agree(exact(17), count(NAN, 12, 99, MODIFIER_SEVERAL));
}

static void what_cannot_both_hold(void **state)
{
    (void)state;
    differ(exact(31), exact(58));
    differ(about(3000), about(4000));
    differ(about(250), count(NAN, 24, 119, MODIFIER_SEVERAL));
    differ(exact(3), exact(7));
    differ(exact(300), count(500, 500, NAN, MODIFIER_AT_LEAST));
}

static void units_are_converted(void **state)
{
    (void)state;
    agree(measure(about(4), "[nmi_i]"), measure(about(7), "km"));
    agree(measure(exact(15), "km"),
            measure(count(9, 9, NAN, MODIFIER_MORE_THAN), "[mi_i]"));
    differ(measure(exact(4.9), "t"), measure(about(6), "t"));
    differ(measure(exact(4.9), "t"), measure(about(6), "[ston_av]"));
    struct statement km = measure(exact(4), "km");
    struct statement t = measure(exact(4), "t"), n = exact(4);
    assert_int_equal(compare_numbers(&km, &t), RELATION_UNCLEAR);
    assert_int_equal(compare_numbers(&km, &n), RELATION_UNCLEAR);
}

static void open_numbers_are_unclear(void **state)
{
    (void)state;
    struct statement none = count(NAN, NAN, NAN, MODIFIER_EXACT);
    struct statement five = exact(5);
    assert_int_equal(compare_numbers(&none, &five), RELATION_UNCLEAR);
    assert_false(compare_same_number(&none, &five));
    assert_true(compare_same_number(&five, &five));
}

static struct statement clock_at(int32_t minute)
{
    struct statement s = exact(0);
    s.kind = FACT_TIME;
    s.minute = minute;
    return s;
}

static void times(void **state)
{
    (void)state;
    struct statement a = clock_at(210), b = clock_at(205);
    struct statement gmt = clock_at(90), late = clock_at(255);
    assert_int_equal(compare_times(&a, &b), RELATION_AGREE);
    assert_int_equal(compare_times(&a, &gmt), RELATION_UNCLEAR);
    assert_int_equal(compare_times(&a, &late), RELATION_DIFFER);
    struct statement x = exact(0), y = exact(0);
    x.kind = y.kind = FACT_TIME;
    x.from = x.to = 100;
    y.from = 98;
    y.to = 101;
    assert_int_equal(compare_times(&x, &y), RELATION_AGREE);
    y.to = 99;
    assert_int_equal(compare_times(&x, &y), RELATION_DIFFER);
}

static void a_denial_of_a_negation_affirms(void **state)
{
    (void)state;
    struct statement yes = {.kind = FACT_OCCURRENCE}, no = yes, twice = yes;
    no.negated = true;
    twice.negated = twice.denied = true;
    assert_int_equal(compare_statements(&yes, &no), RELATION_DIFFER);
    assert_int_equal(compare_statements(&yes, &twice), RELATION_AGREE);
}

/* "Gagne" is kept as not losing; where it is alike as earning, it is not
 * turned round. */
static void a_contrary_counts_for_its_own_meaning(void **state)
{
    (void)state;
    enum { LOSE = 1, EARN = 2 };
    struct statement wins = {.kind = FACT_OCCURRENCE, .concept = LOSE};
    struct statement loses = wins, earns = wins;
    wins.negated = wins.turned = true;
    earns.concept = EARN;
    assert_int_equal(compare_statements(&wins, &loses), RELATION_DIFFER);
    assert_int_equal(compare_statements(&wins, &earns), RELATION_AGREE);
}

static void words_of_two_languages(void **state)
{
    (void)state;
    assert_true(compare_words(SPAN("democratiques"), SPAN("democratic")));
    assert_true(compare_words(SPAN("syriennes"), SPAN("syrian")));
    assert_true(compare_words(SPAN("raqqa"), SPAN("raqqa")));
    assert_false(compare_words(SPAN("portmoor"), SPAN("portugal")));
    assert_false(compare_words(SPAN("mer"), SPAN("merle")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(compatible_wordings),
            cmocka_unit_test(what_cannot_both_hold),
            cmocka_unit_test(units_are_converted),
            cmocka_unit_test(open_numbers_are_unclear),
            cmocka_unit_test(times),
            cmocka_unit_test(a_denial_of_a_negation_affirms),
            cmocka_unit_test(a_contrary_counts_for_its_own_meaning),
            cmocka_unit_test(words_of_two_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
