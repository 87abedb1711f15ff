/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/day.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void epoch_and_known_days(void **state)
{
    (void)state;
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_of(1969, 12, 31), -1);
    assert_int_equal(day_of(2000, 3, 1), 11017);
    assert_int_equal(day_of(2017, 11, 15), 17485);
}

/* Every day of 800 years: numbers go up by one, and back again. */
static void days_and_dates_are_inverse(void **state)
{
    (void)state;
    day d = day_of(1600, 1, 1);
    for (int32_t y = 1600; y < 2400; y++) {
        for (int32_t m = 1; m <= 12; m++) {
            for (int32_t i = 1; i <= days_in_month(y, m); i++, d++) {
                struct ymd c = day_ymd(d);
                assert_int_equal(day_of(y, m, i), d);
                assert_true(c.year == y && c.month == m && c.day == i);
            }
        }
    }
}

static void leap_years(void **state)
{
    (void)state;
    assert_true(day_exists(2016, 2, 29));
    assert_true(day_exists(2000, 2, 29));
    assert_false(day_exists(1900, 2, 29));
    assert_false(day_exists(2017, 2, 29));
    assert_false(day_exists(2017, 13, 1));
    assert_false(day_exists(2017, 4, 0));
    assert_int_equal(days_in_month(2017, 0), 0);
}

static void weekdays_and_weeks(void **state)
{
    (void)state;
    int32_t year, week;
    assert_int_equal(day_weekday(day_of(2017, 11, 15)), 3);
    assert_int_equal(day_weekday(day_of(1969, 12, 29)), 1);
    assert_int_equal(day_weekday(day_of(1900, 1, 7)), 7);
    day_iso_week(day_of(2017, 11, 15), &year, &week);
    assert_true(year == 2017 && week == 46);
    day_iso_week(day_of(2016, 1, 3), &year, &week);
    assert_true(year == 2015 && week == 53);
    day_iso_week(day_of(2018, 12, 31), &year, &week);
    assert_true(year == 2019 && week == 1);
    assert_int_equal(day_of_week(2017, 46), day_of(2017, 11, 13));
    assert_int_equal(day_of_week(2016, 1), day_of(2016, 1, 4));
}

static void easter(void **state)
{
    (void)state;
    static const int32_t KNOWN[][3] = {{1818, 3, 22}, {1943, 4, 25},
            {1999, 4, 4}, {2000, 4, 23}, {2016, 3, 27}, {2017, 4, 16},
            {2024, 3, 31}, {2038, 4, 25}};
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        const int32_t *k = KNOWN[i];
        assert_int_equal(day_easter(k[0]), day_of(k[0], k[1], k[2]));
    }
}

static void orthodox_easter(void **state)
{
    (void)state;
    static const int32_t KNOWN[][3] = {{1917, 4, 15}, {1983, 5, 8},
            {2013, 5, 5}, {2016, 5, 1}, {2017, 4, 16}, {2021, 5, 2},
            {2024, 5, 5}};
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        const int32_t *k = KNOWN[i];
        assert_int_equal(day_orthodox_easter(k[0]), day_of(k[0], k[1], k[2]));
    }
}

/* What is parsed prints as it was, without seconds. */
static void moments_round_trip(void **state)
{
    static const char *const PAIR[][2] = {{"2017", "2017"},
            {"2017-11", "2017-11"}, {" 2017-11-15 ", "2017-11-15"},
            {"2017-11-15T00:13", "2017-11-15T00:13"},
            {"2017-11-15 00:13:22", "2017-11-15T00:13"},
            {"2017-11-15T00:13:22.123Z", "2017-11-15T00:13Z"},
            {"2017-11-15T00:13+01:00", "2017-11-15T00:13+01:00"},
            {"2017-11-15T00:13:05-0330", "2017-11-15T00:13-03:30"}};
    for (size_t i = 0; i < sizeof PAIR / sizeof *PAIR; i++) {
        struct moment m;
        assert_true(moment_parse(span_of(PAIR[i][0]), &m));
        assert_span(moment_print(*state, m), PAIR[i][1]);
    }
}

static void what_is_no_moment(void **state)
{
    (void)state;
    static const char *const BAD[] = {"", "17", "0000", "2017-13", "2017-11-31",
            "2017-11-15T", "2017-11-15T25:00", "2017-11-15T00:61",
            "2017-11-15T00:13+", "2017-11-15T00:13 x", "2017-11-", "15/11/2017",
            "2017-11-15T24:01"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct moment m = {.year = 7};
        assert_false(moment_parse(span_of(BAD[i]), &m));
        assert_int_equal(m.year, 7);
    }
}

static void order_of_moments(void **state)
{
    (void)state;
    static const char *const RISING[] = {"2016-12-31T23:59", "2017",
            "2017-01-01T12:00+02:00", "2017-01-01T11:00Z", "2017-01-02"};
    int64_t before = INT64_MIN;
    for (size_t i = 0; i < sizeof RISING / sizeof *RISING; i++) {
        struct moment m;
        assert_true(moment_parse(span_of(RISING[i]), &m));
        assert_true(moment_order(m) > before);
        before = moment_order(m);
    }
    struct moment day_only;
    assert_true(moment_parse(span_of("2017-01-02"), &day_only));
    assert_int_equal(moment_day(day_only), day_of(2017, 1, 2));
    struct moment month_only;
    assert_true(moment_parse(span_of("2017-01"), &month_only));
    assert_int_equal(moment_day(month_only), DAY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(epoch_and_known_days),
            cmocka_unit_test(days_and_dates_are_inverse),
            cmocka_unit_test(leap_years),
            cmocka_unit_test(weekdays_and_weeks),
            cmocka_unit_test(easter),
            cmocka_unit_test(orthodox_easter),
            cmocka_unit_test_setup_teardown(
                    moments_round_trip, setup, teardown),
            cmocka_unit_test(what_is_no_moment),
            cmocka_unit_test(order_of_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
