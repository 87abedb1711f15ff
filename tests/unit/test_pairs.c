/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "nlp/conllu.h"
#include "nlp/lexicon.h"
#include "nlp/pairs.h"

/* Words with the gold tags and heads of a CoNLL-U text, one sentence. */
static uint32_t heads_after(span text, struct parse *p)
{
    struct arena *a = arena_new();
    struct rcp_doc *doc = doc_new();
    struct feed *f = feed_new(a);
    doc->words = intern_new(doc->arena, NULL);
    conllu_text(doc, text);
    conllu_words(doc, text, CONLLU_ALL);
    feed_fill(f, doc, doc->sentence.at[0].words, NULL);
    for (uint32_t i = 0; i < f->n; i++) {
        f->word[i].upos = doc->tag[i].upos;
        p->head[i] =
                (uint16_t)(doc->arc[i].head == NONE ? f->n : doc->arc[i].head);
    }
    uint32_t n = f->n;
    pairs_attach(f, p);
    doc_free(doc);
    arena_free(a);
    return n;
}

#define ROW(id, form, upos, head)                                              \
    id "\t" form "\t_\t" upos "\t_\t_\t" head "\t_\t_\t_\n"

static void brackets_go_to_what_they_enclose(void **state)
{
    struct parse p;
    (void)state;
    uint32_t n = heads_after(
            SPAN(ROW("1", "ils", "PRON", "2") ROW("2", "partent", "VERB",
                    "0") ROW("3", "(", "PUNCT", "2") ROW("4", "sans", "ADP",
                    "5") ROW("5", "bruit", "NOUN", "2") ROW("6", ")", "PUNCT",
                    "2") ROW("7", ".", "PUNCT", "2")),
            &p);
    assert_int_equal(n, 7);
    assert_int_equal(p.head[2], 4);
    assert_int_equal(p.head[5], 4);
    assert_int_equal(p.head[6], 1);
}

/* Different quotation marks are one pair, and may hold a whole sentence. */
static void quotation_marks_go_to_the_root_between_them(void **state)
{
    struct parse p;
    (void)state;
    heads_after(SPAN(ROW("1", "\xe2\x80\x9c", "PUNCT", "4") ROW(
                        "2", "He", "PRON", "3") ROW("3", "left", "VERB", "0")
                                ROW("4", "early", "ADV", "3")
                                        ROW("5", "\xe2\x80\x9d", "PUNCT", "4")),
            &p);
    assert_int_equal(p.head[0], 2);
    assert_int_equal(p.head[4], 2);
}

static void lone_marks_and_heads_stay(void **state)
{
    struct parse p;
    (void)state;
    heads_after(SPAN(ROW("1", ")", "PUNCT", "2") ROW("2", "a", "NOUN", "0") ROW(
                        "3", "(", "PUNCT", "2") ROW("4", "b", "NOUN", "3")
                                ROW("5", ")", "PUNCT", "2")),
            &p);
    assert_int_equal(p.head[0], 1);
    assert_int_equal(p.head[2], 1); /* has a dependent: moving it would loop */
    assert_int_equal(p.head[4], 3);
}

static void feature_bits_compare_group_by_group(void **state)
{
    (void)state;
    uint32_t cnd = feature_bits(morph_of(SPAN("Mood=Cnd|Number=Sing")));
    assert_int_equal(cnd, BIT_CND | BIT_SING);
    assert_true(feature_bits_agree(cnd, BIT_CND | BIT_THIRD));
    assert_true(feature_bits_agree(cnd, 0));
    assert_true(feature_bits_agree(cnd, BIT_IND | BIT_CND | BIT_SING));
    assert_false(feature_bits_agree(cnd, BIT_IND | BIT_SING));
    assert_false(feature_bits_agree(cnd, BIT_CND | BIT_PLUR));
}

static void lemma_rules_never_cut_inside_a_character(void **state)
{
    (void)state;
    char out[32];
    span lemma;
    struct lemma_rule half = {.cut = 1, .add = SPAN("x")};
    assert_false(lemma_apply(
            half, SPAN("\xc3\xa9"), SPAN("\xc3\xa9"), out, sizeof out, &lemma));
    struct lemma_rule whole = {.written = true, .cut = 2, .add = SPAN("er")};
    assert_true(lemma_apply(
            whole, SPAN("Nagé"), SPAN("nagé"), out, sizeof out, &lemma));
    assert_span(lemma, "Nager");
    assert_false(
            lemma_apply(whole, SPAN("a"), SPAN("a"), out, sizeof out, &lemma));
    assert_false(
            lemma_apply(whole, SPAN("Nagé"), SPAN("nagé"), out, 3, &lemma));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(brackets_go_to_what_they_enclose),
            cmocka_unit_test(quotation_marks_go_to_the_root_between_them),
            cmocka_unit_test(lone_marks_and_heads_stay),
            cmocka_unit_test(feature_bits_compare_group_by_group),
            cmocka_unit_test(lemma_rules_never_cut_inside_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
