/* SPDX-License-Identifier: Apache-2.0 */
/* Words, numbers and sheets for people. */
#include "present/messages.h"
#include "present/sheet.h"
#include "present/wording.h"
#include "unit.h"

static void a_sheet_wraps_and_indents(void **state)
{
    struct arena *a = arena_new();
    struct sheet s;
    (void)state;
    sheet_init(&s, a, 20, false);
    sheet_indent(&s, 4);
    sheet_put(&s, STYLE_STRONG, SPAN("one two three four five\nsix"));
    sheet_newline(&s);
    assert_span(buf_span(&s.out), "    one two three\n    four five six\n");
    arena_free(a);
}

static void nothing_steers_the_terminal(void **state)
{
    struct arena *a = arena_new();
    struct sheet s;
    (void)state;
    sheet_init(&s, a, 80, false);
    sheet_put(&s, STYLE_ALARM,
            SPAN("a\033[31mb\007 \xE2\x80\xAE"
                 "c\xC2\x9B"
                 "2J"));
    assert_span(buf_span(&s.out), "a[31mb c2J");
    arena_free(a);
}

static void colours_are_closed(void **state)
{
    struct arena *a = arena_new();
    struct sheet s;
    (void)state;
    sheet_init(&s, a, 80, true);
    sheet_put(&s, STYLE_STRONG, SPAN("x"));
    sheet_put(&s, STYLE_PLAIN, SPAN("y"));
    assert_span(buf_span(&s.out), "\033[1mx\033[0my");
    assert_int_equal(s.column, 2);
    arena_free(a);
}

static void columns_are_what_is_seen(void **state)
{
    struct arena *a = arena_new();
    (void)state;
    assert_int_equal(text_columns(SPAN("\xC3\xA9t\xC3\xA9")), 3);
    assert_int_equal(text_columns(SPAN("e\xCC\x81")), 1);
    assert_int_equal(text_columns(SPAN("\xE6\xBC\xA2")), 2);
    assert_span(
            text_shorten(a, SPAN("several words"), 8), "several\xE2\x80\xA6");
    assert_span(text_shorten(a, SPAN("short"), 5), "short");
    arena_free(a);
}

static void ids_and_files(void **state)
{
    (void)state;
    assert_int_equal(id_index(SPAN("c12"), 'c', 12), 11);
    assert_int_equal(id_index(SPAN("c13"), 'c', 12), NONE);
    assert_int_equal(id_index(SPAN("x1"), 'c', 12), NONE);
    assert_int_equal(id_index(SPAN("c0"), 'c', 12), NONE);
    assert_int_equal(id_index(SPAN("c1x"), 'c', 12), NONE);
    assert_int_equal(id_index(SPAN("c99999999999"), 'c', 12), NONE);
    assert_span(file_name(SPAN("/a/b.txt")), "b.txt");
    assert_span(file_name(SPAN("b.txt")), "b.txt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_sheet_wraps_and_indents),
            cmocka_unit_test(nothing_steers_the_terminal),
            cmocka_unit_test(colours_are_closed),
            cmocka_unit_test(columns_are_what_is_seen),
            cmocka_unit_test(ids_and_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
