/* SPDX-License-Identifier: Apache-2.0 */
/* Times: calendar periods, holidays, and what the tables' reader refuses. What
 * is found in text is tested by languages/CODE/cases/time.case. */
#include "extract/time_period.h"
#include "extract/time_rules.h"
#include "lang/pack.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- periods ------------------------------------------------------------ */

static void assert_period(
        struct arena *a, struct period p, const char *value, const char *days)
{
    span from = day_print(a, p.from), to = day_print(a, p.to);
    span both = arena_printf(a, "%.*s..%.*s", SPAN_ARG(from), SPAN_ARG(to));
    assert_span(period_print(a, p), value);
    assert_span(both, days);
}

static void periods_print_and_cover(void **state)
{
    struct arena *a = arena_new();
    day d = day_of(2017, 11, 15);
    (void)state;
    assert_period(a, period_around(UNIT_DAY, d), "2017-11-15",
            "2017-11-15..2017-11-15");
    assert_period(a, period_around(UNIT_WEEK, d), "2017-W46",
            "2017-11-13..2017-11-19");
    assert_period(a, period_around(UNIT_WEEKEND, d), "2017-W46-WE",
            "2017-11-18..2017-11-19");
    assert_period(a, period_around(UNIT_MONTH, d), "2017-11",
            "2017-11-01..2017-11-30");
    assert_period(a, period_around(UNIT_QUARTER, d), "2017-Q4",
            "2017-10-01..2017-12-31");
    assert_period(a, period_around(UNIT_HALFYEAR, d), "2017-H2",
            "2017-07-01..2017-12-31");
    assert_period(a, period_around(UNIT_SEASON, d), "2017-FA",
            "2017-09-01..2017-11-30");
    assert_period(
            a, period_around(UNIT_YEAR, d), "2017", "2017-01-01..2017-12-31");
    assert_period(
            a, period_around(UNIT_DECADE, d), "201X", "2010-01-01..2019-12-31");
    assert_period(a, period_around(UNIT_CENTURY, d), "20XX",
            "2000-01-01..2099-12-31");
    assert_period(
            a, period_season(2015, 4), "2015-WI", "2015-12-01..2016-02-29");
    arena_free(a);
}

/* Every day lies in its period, and the next period begins behind it. */
static void periods_leave_no_gap(void **state)
{
    (void)state;
    for (day d = day_of(1899, 12, 20); d < day_of(1901, 1, 20); d++) {
        for (int u = UNIT_DAY; u < UNITS; u++) {
            if (u == UNIT_WEEKEND) {
                continue;
            }
            struct period p = period_around((enum time_unit)u, d);
            assert_true(p.from <= d && d <= p.to);
            assert_int_equal(period_shift(p, 1).from, p.to + 1);
        }
    }
}

static void months_are_added(void **state)
{
    (void)state;
    assert_int_equal(
            day_add_months(day_of(2016, 1, 31), 1), day_of(2016, 2, 29));
    assert_int_equal(
            day_add_months(day_of(2016, 1, 31), -2), day_of(2015, 11, 30));
    assert_int_equal(
            day_add_workdays(day_of(2017, 11, 17), 1), day_of(2017, 11, 20));
    assert_int_equal(
            day_add_workdays(day_of(2017, 11, 20), -1), day_of(2017, 11, 17));
}

/* ---- slots -------------------------------------------------------------- */

static void slots_have_names(void **state)
{
    double v = 0;
    (void)state;
    assert_int_equal(time_slot_of(SPAN("weekday")), SLOT_WEEKDAY);
    assert_int_equal(time_slot_of(SPAN("wochentag")), SLOTS);
    assert_true(time_slot_value(SLOT_UNIT, SPAN("fortnight"), &v) == false);
    assert_true(time_slot_value(SLOT_UNIT, SPAN("decade"), &v));
    assert_int_equal((int)v, UNIT_DECADE);
    assert_true(time_slot_value(SLOT_SHIFT, SPAN("-1"), &v));
    assert_true(v < -0.99 && v > -1.01);
    assert_true(time_slot_value(SLOT_ADD, SPAN("0.5"), &v));
    assert_true(v > 0.49 && v < 0.51);
    assert_false(time_slot_value(SLOT_SHIFT, SPAN("-"), &v));
    assert_false(time_slot_value(SLOT_SHIFT, SPAN("1x"), &v));
}

/* ---- tables ------------------------------------------------------------- */

struct fixture {
    struct arena *arena;
    char folder[64];
    struct pack *pack;
};

static void write_file(struct fixture *f, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", f->folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static int set_up(void **state)
{
    static struct fixture f;
    f.arena = arena_new();
    memcpy(f.folder, "/tmp/time-XXXXXX", sizeof "/tmp/time-XXXXXX");
    assert_non_null(mkdtemp(f.folder));
    write_file(&f, "pack.tsv", "key\tvalue\nname\tQ\n");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", f->folder);
    assert_int_equal(system(command), 0);
    arena_free(f->arena);
    return 0;
}

static struct time_rules *rules_of(struct fixture *f)
{
    struct rcp_err err = {0};
    assert_int_equal(
            pack_open(&f->pack, f->arena, f->folder, NULL, &err), RCP_OK);
    return time_rules_new(f->pack, NULL);
}

static void a_pack_without_times(void **state)
{
    struct fixture *f = *state;
    struct time_rules *r = rules_of(f);
    assert_non_null(r);
    assert_int_equal(pack_mistakes(f->pack).len, 0);
}

static void holidays_move(void **state)
{
    struct fixture *f = *state;
    day from, to;
    write_file(f, "holidays.tsv",
            "name\trule\tdays\n"
            "a\teaster-2\n"
            "b\t11/4#4+1\n"
            "c\t5/1#-1\n"
            "d\t12-25\t3\n");
    struct time_rules *r = rules_of(f);
    assert_int_equal(r->holidays, 4);
    holiday_days(&r->holiday[0], 2017, &from, &to);
    assert_int_equal(from, day_of(2017, 4, 14));
    holiday_days(&r->holiday[1], 2017, &from, &to);
    assert_int_equal(from, day_of(2017, 11, 24));
    holiday_days(&r->holiday[2], 2017, &from, &to);
    assert_int_equal(from, day_of(2017, 5, 29));
    holiday_days(&r->holiday[3], 2017, &from, &to);
    assert_int_equal(from, day_of(2017, 12, 25));
    assert_int_equal(to, day_of(2017, 12, 27));
}

/* The pack says what is wrong, and where. */
static void assert_mistake(
        struct fixture *f, const char *pattern, const char *what)
{
    char text[512];
    snprintf(text, sizeof text, "pattern\top\tsays\n%s\n", pattern);
    write_file(f, "time-patterns.tsv", text);
    rules_of(f);
    span all = pack_mistakes(f->pack);
    if (span_find(all, span_of(what)) == SIZE_MAX) {
        fail_msg("'%s' gave '%.*s'", pattern, SPAN_ARG(all));
    }
    assert_true(span_find(all, SPAN("time-patterns.tsv:2:")) != SIZE_MAX);
}

static void mistakes_in_patterns(void **state)
{
    struct fixture *f = *state;
    assert_mistake(f, "[ ( a | b ]\tdate", "no )");
    assert_mistake(f, "[ a\tdate", "no ]");
    assert_mistake(f, "a b\tdate", "no [ ]");
    assert_mistake(f, "[ a ] )\tdate", "stray");
    assert_mistake(f, "[ @nowhere ]\tdate", "unknown '@nowhere'");
    assert_mistake(f, "[ #nothing ]\tdate", "unknown '#nothing'");
    assert_mistake(f, "[ $nopart ]\tdate", "no such part");
    assert_mistake(f, "[ a [ b ] ]\tdate", "too many [ ]");
    assert_mistake(f, "a .. [ b ]\tdate", "misplaced '..'");
    assert_mistake(f, "[ a ~? b ]\tdate", "misplaced '?'");
    assert_mistake(f, "[ a ~ ]\tdate", "misplaced ']'");
    assert_mistake(f, "[ a ]\tdance", "unknown op");
    assert_mistake(f, "[ a ]\tdate\tshift", "is not slot=value");
    assert_mistake(f, "[ a ]\tdate\tmood=1", "is not slot=value");
    assert_mistake(f,
            "[ ( ( ( ( ( ( ( ( ( ( ( ( ( a ) ) ) ) ) ) ) ) ) ) ) ) ) ]\tdate",
            "too deep");
}

static void a_part_that_holds_itself(void **state)
{
    struct fixture *f = *state;
    write_file(f, "time-parts.tsv", "name\tpattern\nx\ta $x\n");
    assert_mistake(f, "[ $x ]\tdate", "too deep");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(periods_print_and_cover),
            cmocka_unit_test(periods_leave_no_gap),
            cmocka_unit_test(months_are_added),
            cmocka_unit_test(slots_have_names),
            cmocka_unit_test_setup_teardown(
                    a_pack_without_times, set_up, tear_down),
            cmocka_unit_test_setup_teardown(holidays_move, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    mistakes_in_patterns, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    a_part_that_holds_itself, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
