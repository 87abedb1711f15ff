/* SPDX-License-Identifier: Apache-2.0 */
/* Language packs: every mistake is told with its place; words are interned. */
#include "lang/concepts.h"
#include "lang/pack.h"
#include "lang/phrase.h"
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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
    memcpy(f.folder, "/tmp/pack-XXXXXX", sizeof "/tmp/pack-XXXXXX");
    assert_non_null(mkdtemp(f.folder));
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

static void open_pack(struct fixture *f)
{
    struct rcp_err err = {0};
    write_file(f, "pack.tsv", "key\tvalue\nname\tQ\n");
    assert_int_equal(
            pack_open(&f->pack, f->arena, f->folder, NULL, &err), RCP_OK);
}

static const char *const STANCES[] = {"neutral", "doubting", NULL};
static const struct column COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"stance", COLUMN_ENUM, 0, STANCES},
        {"weight", COLUMN_NUMBER, 0, NULL},
        {"also", COLUMN_FLAGS, 0, STANCES},
        {NULL, COLUMN_TEXT, 0, NULL},
};
static const struct schema SPEECH = {"speech.tsv", COLUMNS, 0};
static const struct schema OTHER = {"other.tsv", COLUMNS, TABLE_OPTIONAL};

static void a_table_is_read(void **state)
{
    struct fixture *f = *state;
    struct table t;
    struct rcp_err err = {0};
    open_pack(f);
    write_file(f, "speech.tsv",
            "stance\tlemma\tweight\talso\n"
            "doubting\tà en croire\t2.5\tneutral, doubting\n"
            "\tdire\t\t\n");
    /* the folder was listed before the table was there */
    assert_int_equal(
            pack_open(&f->pack, f->arena, f->folder, NULL, &err), RCP_OK);
    assert_true(pack_table(f->pack, &SPEECH, &t));
    assert_int_equal(t.rows, 2);
    assert_int_equal(table_field(&t, 0, 0)->n_words, 3);
    assert_int_equal(table_field(&t, 0, 1)->choice, 1);
    assert_true(table_field(&t, 0, 2)->number == 2.5);
    assert_int_equal(table_field(&t, 0, 3)->mask, 3);
    assert_int_equal(table_field(&t, 1, 1)->choice, -1);
    assert_int_equal(table_field(&t, 1, 3)->mask, 0);
    assert_span(table_rule(f->arena, &t, 1), "speech.tsv:3");
    assert_int_equal(pack_check(f->pack, &err), RCP_OK);
    assert_span(pack_value(f->pack, SPAN("name")), "Q");
    assert_null(pack_value(f->pack, SPAN("colour")).ptr);
    struct table again;
    assert_true(pack_table(f->pack, &SPEECH, &again));
    assert_ptr_equal(again.field, t.field); /* kept, not read twice */
    assert_int_equal(again.rows, t.rows);
}

static void every_mistake_is_told(void **state)
{
    struct fixture *f = *state;
    struct table t;
    struct rcp_err err = {0};
    write_file(f, "speech.tsv",
            "lemma\tstance\tweight\n"
            "dire\tsceptical\t1\n"
            "\tneutral\tmany\n"
            "dire\tneutral\t1\n");
    write_file(f, "unread.tsv", "a\tb\n");
    open_pack(f);
    assert_false(pack_table(f->pack, &SPEECH, &t));
    assert_true(pack_table(f->pack, &OTHER, &t));
    assert_int_equal(t.rows, 0);
    assert_int_equal(pack_check(f->pack, &err), RCP_FORMAT);
    span all = pack_mistakes(f->pack);
    static const char *const EXPECTED[] = {
            "speech.tsv:2:6: unknown stance 'sceptical' (known: neutral, "
            "doubting)",
            "speech.tsv:3:1: 'lemma' is empty",
            "speech.tsv:3:10: not a decimal number: 'many'",
            "speech.tsv:4:1: given twice: 'dire'",
            "unread.tsv: no stage reads a table of this name",
    };
    for (size_t i = 0; i < sizeof EXPECTED / sizeof *EXPECTED; i++) {
        if (span_find(all, span_of(EXPECTED[i])) == SIZE_MAX) {
            print_error("missing: %s\nin: %.*s", EXPECTED[i], SPAN_ARG(all));
            fail();
        }
    }
    assert_non_null(strstr(err.msg, "5 mistakes"));
}

static void unknown_and_missing_columns(void **state)
{
    struct fixture *f = *state;
    struct table t;
    write_file(f, "speech.tsv", "stance\tcolour\n");
    open_pack(f);
    assert_false(pack_table(f->pack, &SPEECH, &t));
    span all = pack_mistakes(f->pack);
    assert_true(span_find(all, SPAN("unknown column 'colour'")) != SIZE_MAX);
    assert_true(span_find(all, SPAN("column 'lemma' is missing")) != SIZE_MAX);
}

static void a_needed_table_is_missing(void **state)
{
    struct fixture *f = *state;
    struct table t;
    open_pack(f);
    assert_false(pack_table(f->pack, &SPEECH, &t));
    assert_true(span_find(pack_mistakes(f->pack),
                        SPAN("speech.tsv: missing")) != SIZE_MAX);
}

static void a_folder_without_pack_tsv_is_none(void **state)
{
    struct fixture *f = *state;
    struct rcp_err err = {0};
    assert_int_equal(pack_open(&f->pack, f->arena, f->folder, NULL, &err),
            RCP_NOT_FOUND);
}

static void phrases_find_the_longest(void **state)
{
    struct fixture *f = *state;
    const uint32_t *a, *b, *text;
    uint32_t row = NONE, value = NONE;
    open_pack(f);
    uint32_t na = phrase_cut(f->pack, SPAN("d'après"), &a);
    uint32_t nb = phrase_cut(f->pack, SPAN("D’après elle"), &b);
    assert_int_equal(na, 2);
    assert_int_equal(nb, 3);
    struct phrases *p = phrases_new(f->arena);
    phrases_add(p, a, na, 7);
    phrases_add(p, b, nb, 8);
    phrases_add(p, a, na, 9);
    uint32_t n = phrase_cut(f->pack, SPAN("d'après elle et lui"), &text);
    assert_int_equal(phrases_longest(p, text, n, &value), 3);
    row = phrases_row(p, value);
    assert_int_equal(row, 8);
    assert_int_equal(phrases_longest(p, text, 2, &value), 2);
    assert_int_equal(phrases_row(p, value), 7);
    value = phrases_next(p, value);
    assert_int_equal(phrases_row(p, value), 9);
    assert_int_equal(phrases_next(p, value), NONE);
    assert_int_equal(phrases_longest(p, text + 1, n - 1, &value), 0);
}

static void concepts_form_a_tree(void **state)
{
    struct fixture *f = *state;
    struct concepts *c;
    struct rcp_err err = {0};
    char path[128];
    write_file(f, "concepts.tsv",
            "concept\tgloss\nperson\tp\nperson.fighter\tf\nvehicle\tv\n");
    snprintf(path, sizeof path, "%s/concepts.tsv", f->folder);
    assert_int_equal(concepts_open(&c, f->arena, path, &err), RCP_OK);
    uint32_t fighter = concept_find(c, SPAN("person.fighter"));
    uint32_t person = concept_find(c, SPAN("person"));
    assert_true(concept_is(c, fighter, person));
    assert_false(concept_is(c, person, fighter));
    assert_false(concept_is(c, fighter, concept_find(c, SPAN("vehicle"))));
    assert_int_equal(concept_find(c, SPAN("weapon")), NONE);
    write_file(f, "concepts.tsv", "concept\tgloss\nperson.fighter\tf\n");
    assert_int_equal(concepts_open(&c, f->arena, path, &err), RCP_FORMAT);
    assert_non_null(strstr(err.msg, "the parent of 'person.fighter'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(a_table_is_read, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    every_mistake_is_told, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    unknown_and_missing_columns, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    a_needed_table_is_missing, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    a_folder_without_pack_tsv_is_none, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    phrases_find_the_longest, set_up, tear_down),
            cmocka_unit_test_setup_teardown(
                    concepts_form_a_tree, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
