/* SPDX-License-Identifier: Apache-2.0 */
#include "base/check.h"
#include "base/tsv.h"
#include "unit.h"

struct fixture {
    struct arena *arena;
    struct buf text;
    struct tsv_report report;
    struct tsv tsv;
};

static int set_up(void **state)
{
    static struct fixture f;
    f.arena = arena_new();
    buf_init(&f.text, f.arena);
    f.report = (struct tsv_report){f.arena, &f.text, 0};
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    return 0;
}

static bool open_text(struct fixture *f, const char *bytes)
{
    return tsv_open(&f->tsv, SPAN("speech.tsv"), span_of(bytes), &f->report);
}

static void rows_and_fields(void **state)
{
    struct fixture *f = *state;
    assert_true(open_text(f, "# words of saying\n\nlemma\t stance \tframe\r\n"
                             "affirmer\tneutral\tthat\n"
                             "   \t  \n"
                             " dire \t\r\n"
                             "#out\tx\ty\tz\n"
                             "\tno lemma"));
    assert_int_equal(f->tsv.columns, 3);
    assert_span(f->tsv.column[1], "stance");
    assert_span(f->tsv.column[2], "frame");
    assert_true(tsv_next(&f->tsv, &f->report));
    assert_int_equal(f->tsv.line, 4);
    assert_span(f->tsv.row, "affirmer\tneutral\tthat");
    assert_span(f->tsv.field[2], "that");
    assert_true(tsv_next(&f->tsv, &f->report));
    assert_int_equal(f->tsv.line, 6);
    assert_span(f->tsv.field[0], "dire");
    assert_span(f->tsv.field[1], "");
    assert_span(f->tsv.field[2], "");
    assert_true(tsv_next(&f->tsv, &f->report));
    assert_int_equal(f->tsv.line, 8);
    assert_span(f->tsv.field[0], "");
    assert_span(f->tsv.field[1], "no lemma");
    assert_false(tsv_next(&f->tsv, &f->report));
    assert_false(tsv_next(&f->tsv, &f->report));
    assert_int_equal(f->report.mistakes, 0);
    assert_span(buf_span(&f->text), "");
}

static void a_mark_at_the_start_is_skipped(void **state)
{
    struct fixture *f = *state;
    assert_true(open_text(f, "\xEF\xBB\xBFlemma\n"));
    assert_span(f->tsv.column[0], "lemma");
}

static void mistakes_of_the_caller(void **state)
{
    struct fixture *f = *state;
    assert_true(open_text(f, "lemma\tstance\tnote\n\nclamer\tsceptical\n"));
    tsv_mistake(&f->tsv, 2, &f->report, "unknown column '%.*s'",
            SPAN_ARG(f->tsv.column[2]));
    assert_true(tsv_next(&f->tsv, &f->report));
    tsv_mistake(&f->tsv, 1, &f->report, "unknown stance '%.*s'",
            SPAN_ARG(f->tsv.field[1]));
    tsv_mistake(&f->tsv, 2, &f->report, "no note");
    tsv_mistake(&f->tsv, NONE, &f->report, "too short");
    assert_int_equal(f->report.mistakes, 4);
    assert_span(buf_span(&f->text),
            "speech.tsv:1:14: unknown column 'note'\n"
            "    lemma<TAB>stance<TAB>note\n"
            "                         ^\n"
            "speech.tsv:3:8: unknown stance 'sceptical'\n"
            "    clamer<TAB>sceptical\n"
            "               ^\n"
            "speech.tsv:3:17: no note\n"
            "    clamer<TAB>sceptical\n"
            "                        ^\n"
            "speech.tsv:3:17: too short\n"
            "    clamer<TAB>sceptical\n"
            "                        ^\n");
}

/* Columns count characters, and blanks before a field are not in it. */
static void the_caret_counts_characters(void **state)
{
    struct fixture *f = *state;
    assert_true(open_text(f, "a\tb\nétée\x01\t  œil\n"));
    assert_true(tsv_next(&f->tsv, &f->report));
    tsv_mistake(&f->tsv, 1, &f->report, "no");
    assert_span(buf_span(&f->text), "speech.tsv:2:9: no\n"
                                    "    étée?<TAB>  œil\n"
                                    "                ^\n");
}

static void bad_rows_are_told_and_skipped(void **state)
{
    struct fixture *f = *state;
    assert_true(open_text(f, "a\tb\n"
                             "1\t2\tb3\n"
                             "x\t\xC3\xA9\xFFz\n"
                             "4\t5\t\n"
                             "6\t7"));
    assert_true(tsv_next(&f->tsv, &f->report));
    assert_span(f->tsv.field[1], "7");
    assert_false(tsv_next(&f->tsv, &f->report));
    assert_int_equal(f->report.mistakes, 3);
    assert_span(buf_span(&f->text), "speech.tsv:2:5: more fields than columns\n"
                                    "    1<TAB>2<TAB>b3\n"
                                    "                ^\n"
                                    "speech.tsv:3:4: not valid UTF-8\n"
                                    "    x<TAB>é\xEF\xBF\xBDz\n"
                                    "           ^\n"
                                    "speech.tsv:4:5: more fields than columns\n"
                                    "    4<TAB>5<TAB>\n"
                                    "                ^\n");
}

static void bad_names(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *bytes, *message;
    } cases[] = {
            {"", "speech.tsv:1:1: no line of column names\n    \n    ^\n"},
            {"# only this\n\n",
                    "speech.tsv:1:1: no line of column names\n    \n    ^\n"},
            {"lemma\t\tframe\n1\n", "speech.tsv:1:7: column 2 has no name\n"
                                    "    lemma<TAB><TAB>frame\n"
                                    "              ^\n"},
            {"\na\tb\ta\n", "speech.tsv:2:5: column 'a' is named twice\n"
                            "    a<TAB>b<TAB>a\n"
                            "                ^\n"},
            {"a\xFF\n", "speech.tsv:1:2: not valid UTF-8\n"
                        "    a\xEF\xBF\xBD\n"
                        "     ^\n"},
            {"1\t2\t3\t4\t5\t6\t7\t8\t9\ta\tb\tc\td\te\tf\tg\th",
                    "speech.tsv:1:33: too many columns\n"
                    "    1<TAB>2<TAB>3<TAB>4<TAB>5<TAB>6<TAB>7<TAB>8<TAB>"
                    "9<TAB>a<TAB>b<TAB>c<TAB>d<TAB>e<TAB>f<TAB>g<TAB>h\n"
                    "                                                    "
                    "                                                ^\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_init(&f->text, f->arena);
        assert_false(open_text(f, cases[i].bytes));
        assert_span(buf_span(&f->text), cases[i].message);
        assert_false(tsv_next(&f->tsv, &f->report));
        assert_int_equal(f->report.mistakes, i + 1);
    }
}

/* Written from random fields and read back. */
static void what_is_written_is_read(void **state)
{
    struct fixture *f = *state;
    struct die d = {9};
    for (int round = 0; round < 200; round++) {
        struct buf b;
        char cell[50][3][4] = {0};
        buf_init(&b, f->arena);
        buf_add(&b, SPAN("a\tb\tc\n"));
        for (int r = 0; r < 50; r++) {
            for (int c = 0; c < 3; c++) {
                const uint32_t len = c ? die_roll(&d, 4) : 1;
                for (uint32_t i = 0; i < len; i++) {
                    cell[r][c][i] = (char)('0' + die_roll(&d, 60));
                }
                buf_printf(&b, "%s%s", cell[r][c],
                        c < 2             ? "\t"
                        : die_roll(&d, 2) ? "\r\n"
                                          : "\n");
            }
        }
        assert_true(tsv_open(&f->tsv, SPAN("x"), buf_span(&b), &f->report));
        assert_int_equal(tsv_lines(&f->tsv), 50);
        for (int r = 0; r < 50; r++) {
            assert_true(tsv_next(&f->tsv, &f->report));
            for (int c = 0; c < 3; c++) {
                assert_span(f->tsv.field[c], cell[r][c]);
            }
        }
        assert_false(tsv_next(&f->tsv, &f->report));
    }
    assert_int_equal(f->report.mistakes, 0);
}

#define WITH_FIXTURE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_FIXTURE(rows_and_fields),
            WITH_FIXTURE(a_mark_at_the_start_is_skipped),
            WITH_FIXTURE(mistakes_of_the_caller),
            WITH_FIXTURE(the_caret_counts_characters),
            WITH_FIXTURE(bad_rows_are_told_and_skipped),
            WITH_FIXTURE(bad_names),
            WITH_FIXTURE(what_is_written_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
