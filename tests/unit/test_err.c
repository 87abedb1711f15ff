/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"
#include "base/utf8.h"
#include "unit.h"

#include <errno.h>

static void says_where_and_why(void **state)
{
    (void)state;
    struct rcp_err err;
    char line[500];
    assert_int_equal(err_set(&err, RCP_FORMAT, SPAN("a.warc"), 12,
                             "record %d is cut", 3),
            RCP_FORMAT);
    assert_int_equal(err.status, RCP_FORMAT);
    assert_int_equal(err.position, 12);
    assert_string_equal(err_line(&err, line, sizeof line),
            "a.warc: byte 12: record 3 is cut");
    err.line = 7;
    assert_string_equal(
            err_line(&err, line, sizeof line), "a.warc:7: record 3 is cut");
    (void)err_set(&err, RCP_LIMIT, SPAN("a"), NO_POSITION, "too long");
    assert_string_equal(err_line(&err, line, sizeof line), "a: too long");
    (void)err_set(&err, RCP_USAGE, (span){NULL, 0}, 5, "no such format");
    assert_string_equal(err_line(&err, line, sizeof line), "no such format");
    assert_int_equal(err_set(NULL, RCP_IO, SPAN("a"), 0, "x"), RCP_IO);
}

static void adds_the_reason_of_the_system(void **state)
{
    (void)state;
    struct rcp_err err;
    errno = ENOENT;
    assert_int_equal(err_errno(&err, SPAN("a.html"), "cannot open"), RCP_IO);
    assert_string_equal(err.msg, "cannot open: No such file or directory");
    assert_string_equal(err.source, "a.html");
    assert_true(err.position == NO_POSITION);
}

static void puts_words_in_front(void **state)
{
    (void)state;
    struct rcp_err err;
    (void)err_set(&err, RCP_VERSION, SPAN("m.bin"), 4, "made by version 9");
    assert_int_equal(err_while(&err, "while loading '%s'", "fr"), RCP_VERSION);
    assert_string_equal(err.msg, "while loading 'fr': made by version 9");
    assert_int_equal(err.position, 4);
    assert_int_equal(err_while(NULL, "while"), RCP_INTERNAL);
}

static void is_one_line(void **state)
{
    (void)state;
    struct rcp_err err;
    (void)err_set(
            &err, RCP_IO, SPAN("a\nb\x1B[31m"), NO_POSITION, "x\r\ny\x7F");
    assert_string_equal(err.source, "a?b?[31m");
    assert_string_equal(err.msg, "x??y?");
}

static void is_cut_between_characters(void **state)
{
    (void)state;
    struct rcp_err err;
    char line[500], text[1000];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (size_t i = shift; i + 4 <= sizeof text; i += 4) {
            (void)utf8_put(0x1F600, text + i);
        }
        text[sizeof text - 4 + shift % 4] = '\0';
        (void)err_set(&err, RCP_IO, span_of(text), 1, "%s", text);
        assert_int_equal(strlen(err.source), 196 + shift);
        assert_true(utf8_valid(span_of(err.source), NULL));
        assert_true(utf8_valid(span_of(err.msg), NULL));
        assert_true(strlen(err.msg) > 255 - 4);
        (void)err_while(&err, "while é%zu", shift);
        assert_true(utf8_valid(span_of(err.msg), NULL));
        (void)err_line(&err, line, 101);
        assert_true(utf8_valid(span_of(line), NULL));
        assert_true(strlen(line) > 100 - 4);
    }
    (void)err_line(&err, line, 1);
    assert_string_equal(line, "");
}

/* 199 bytes of source and 255 of message are kept whole. */
static void what_fits_exactly_is_kept(void **state)
{
    (void)state;
    struct rcp_err err;
    char text[256] = {0};
    memset(text, 'x', 253);
    memcpy(text + 253, "é", 2);
    (void)err_set(&err, RCP_IO, (span){text + 56, 199}, 1, "%s", text);
    assert_int_equal(strlen(err.source), 199);
    assert_string_equal(err.msg, text);
    assert_true(utf8_valid(span_of(err.msg), NULL));
}

static void set_ok(void *arg)
{
    (void)err_set(arg, RCP_OK, SPAN("a"), 0, "fine");
}

static void success_is_no_error(void **state)
{
    (void)state;
    struct rcp_err err;
    assert_true(unit_aborts(set_ok, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(says_where_and_why),
            cmocka_unit_test(adds_the_reason_of_the_system),
            cmocka_unit_test(puts_words_in_front),
            cmocka_unit_test(is_one_line),
            cmocka_unit_test(is_cut_between_characters),
            cmocka_unit_test(what_fits_exactly_is_kept),
            cmocka_unit_test(success_is_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
