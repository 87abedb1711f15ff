/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "nlp/conllu.h"
#include "toy_model.h"

static struct rcp_doc *read_all(span text, enum conllu_columns columns)
{
    struct rcp_doc *doc = doc_new();
    doc->words = intern_new(doc->arena, NULL);
    conllu_text(doc, text);
    conllu_words(doc, text, columns);
    return doc;
}

static span written(const struct rcp_doc *doc)
{
    struct buf out;
    buf_init(&out, doc->arena);
    conllu_write(doc, &out);
    return buf_span(&out);
}

static void text_is_put_together(void **state)
{
    (void)state;
    struct rcp_doc *doc = read_all(toy_text(), CONLLU_FORMS);
    assert_span(doc->text, "Le maire viendrait du port.\n\ncan't! "
                           "\xc3\x89t\xc3\xa9s");
    assert_span(doc->meta.given_id, "un");
    assert_int_equal(doc->block.n, 2);
    assert_int_equal(doc->sentence.n, 3);
    assert_int_equal(doc->word.n, 11);
    assert_int_equal(doc->multiword.n, 2);
    assert_null(doc->tag);
    doc_free(doc);
}

static void parts_have_their_letters_or_the_whole(void **state)
{
    (void)state;
    struct rcp_doc *doc = read_all(toy_text(), CONLLU_FORMS);
    assert_span(doc_span(doc, doc->word.at[3].at), "du");
    assert_span(doc_span(doc, doc->word.at[4].at), "du");
    assert_span(doc_word(doc, doc->word.at[4].form), "le");
    assert_span(doc_span(doc, doc->word.at[7].at), "ca");
    assert_span(doc_span(doc, doc->word.at[8].at), "n't");
    assert_span(doc_word(doc, doc->word.at[10].norm), "\xc3\xa9t\xc3\xa9s");
    assert_false(doc->word.at[5].flags & WORD_SPACE_AFTER);
    assert_true(doc->word.at[4].flags & WORD_SPACE_AFTER);
    doc_free(doc);
}

static void given_columns_are_kept(void **state)
{
    (void)state;
    struct rcp_doc *doc = read_all(toy_text(), CONLLU_ALL);
    assert_int_equal(doc->tag[2].upos, UPOS_VERB);
    assert_int_equal(doc->tag[2].morph.mood, MOOD_CND);
    assert_span(doc_word(doc, doc->tag[2].lemma), "venir");
    assert_int_equal(doc->arc[2].head, NONE);
    assert_int_equal(doc->arc[1].head, 2);
    assert_int_equal(doc->arc[1].rel, REL_NSUBJ);
    assert_int_equal(doc->arc[8].head, 7);
    doc_free(doc);
}

static void what_is_written_reads_the_same(void **state)
{
    (void)state;
    struct rcp_doc *one = read_all(toy_text(), CONLLU_ALL);
    struct rcp_doc *two = read_all(written(one), CONLLU_ALL);
    assert_true(span_eq(written(one), written(two)));
    assert_true(
            span_find(written(one),
                    SPAN("4-5\tdu\t_\t_\t_\t_\t_\t_\t_\tStart=19|End=21")) !=
            SIZE_MAX);
    doc_free(one);
    doc_free(two);
}

static void without_layers_columns_are_blank(void **state)
{
    (void)state;
    struct rcp_doc *doc =
            read_all(SPAN("1\tOui\t_\t_\t_\t_\t_\t_\t_\t_\n"), CONLLU_FORMS);
    assert_true(span_find(written(doc),
                        SPAN("1\tOui\t_\t_\t_\t_\t_\t_\t_\tStart=0|End=3")) !=
                SIZE_MAX);
    doc_free(doc);
}

static void documents_are_cut_apart(void **state)
{
    (void)state;
    span rest = SPAN("# newdoc id = a\n1\tx\n\n# newdoc id = b\n1\ty\n"), one;
    assert_true(conllu_next(&rest, &one));
    assert_span(one, "# newdoc id = a\n1\tx\n\n");
    assert_true(conllu_next(&rest, &one));
    assert_span(one, "# newdoc id = b\n1\ty\n");
    assert_false(conllu_next(&rest, &one));
}

/* Bad rows yield nothing, and nothing breaks. */
static void bad_rows_are_passed_over(void **state)
{
    (void)state;
    const char *const bad[] = {"", "\n\n", "x\ty\n", "0\tx\n", "2-1\tx\n",
            "1.1\tx\t_\n", "99999999999\tx\n", "#\n", "# newdoc", "1\t\n",
            "1-2\n", "-\t-\n", "1-\tx\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct rcp_doc *doc = read_all(span_of(bad[i]), CONLLU_ALL);
        assert_int_equal(doc->word.n, 0);
        assert_int_equal(doc->text.len, 0);
        doc_free(doc);
    }
}

static void missing_ids_do_no_harm(void **state)
{
    (void)state;
    struct rcp_doc *doc = read_all(
            SPAN("7-9\tabc\n8\tb\n3\tq\t_\t_\t_\t_\t77\tdet\n1-2\tde\n\n"
                 "2\tz\t_\t_\t_\t_\t1\tx\n"),
            CONLLU_ALL);
    assert_int_equal(doc->sentence.n, 2);
    assert_true(written(doc).len > 0);
    doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(text_is_put_together),
            cmocka_unit_test(parts_have_their_letters_or_the_whole),
            cmocka_unit_test(given_columns_are_kept),
            cmocka_unit_test(what_is_written_reads_the_same),
            cmocka_unit_test(without_layers_columns_are_blank),
            cmocka_unit_test(documents_are_cut_apart),
            cmocka_unit_test(bad_rows_are_passed_over),
            cmocka_unit_test(missing_ids_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
