/* SPDX-License-Identifier: Apache-2.0 */
/* The document's walks, UD labels, and byte to code point tables. */
#include "base/points.h"
#include "doc.h"
#include "unit.h"

static void labels_go_there_and_back(void **state)
{
    enum deprel_sub sub;
    (void)state;
    assert_int_equal(upos_of(SPAN("PROPN")), UPOS_PROPN);
    assert_string_equal(upos_label(UPOS_X), "X");
    assert_int_equal(upos_of(SPAN("NOUNS")), UPOS_NONE);
    assert_int_equal(deprel_of(SPAN("nsubj:pass"), &sub), REL_NSUBJ);
    assert_int_equal(sub, SUB_PASS);
    assert_int_equal(deprel_of(SPAN("obl:lmod"), &sub), REL_OBL);
    assert_int_equal(sub, SUB_OTHER);
    assert_int_equal(deprel_of(SPAN("root"), &sub), REL_ROOT);
    assert_int_equal(sub, SUB_NONE);
    assert_string_equal(deprel_label(REL_XCOMP), "xcomp");
}

static void features_are_read(void **state)
{
    (void)state;
    struct morph m = morph_of(
            SPAN("Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"));
    assert_int_equal(m.mood, MOOD_CND);
    assert_int_equal(m.number, NUMBER_PLUR);
    assert_int_equal(m.person, 3);
    assert_int_equal(m.verbform, VERBFORM_FIN);
    assert_int_equal(morph_of(SPAN("_")).mood, MOOD_NONE);
    assert_int_equal(morph_of(SPAN("Gender=Fem,Masc")).gender, GENDER_NONE);
}

/* "Paris brûle" | "encore" with runs that skip a tag of the source. */
static struct rcp_doc *sample(void)
{
    struct rcp_doc *doc = doc_new();
    doc->text = SPAN("Paris br\xC3\xBBle\n\nencore");
    const uint32_t ends[][2] = {{0, 5}, {6, 12}, {14, 20}};
    doc->words = intern_new(doc->arena, NULL);
    for (size_t i = 0; i < 3; i++) {
        struct word *w = VEC_ADD(doc->arena, &doc->word);
        w->at = (range){ends[i][0], ends[i][1]};
        w->sentence = 0;
    }
    struct sentence *s = VEC_ADD(doc->arena, &doc->sentence);
    s->words = (struct list){0, 3};
    *VEC_ADD(doc->arena, &doc->run) = (struct run){0, 10, 12};
    *VEC_ADD(doc->arena, &doc->run) = (struct run){14, 40, 6};
    return doc;
}

static void words_are_found_by_byte(void **state)
{
    struct rcp_doc *doc = sample();
    (void)state;
    assert_int_equal(doc_word_at(doc, 0), 0);
    assert_int_equal(doc_word_at(doc, 4), 0);
    assert_int_equal(doc_word_at(doc, 5), 1);
    assert_int_equal(doc_word_at(doc, 13), 2);
    assert_int_equal(doc_word_at(doc, 20), NONE);
    doc_free(doc);
}

static void bytes_lead_back_to_the_source(void **state)
{
    struct rcp_doc *doc = sample();
    (void)state;
    assert_int_equal(doc_source_at(doc, 0), 10);
    assert_int_equal(doc_source_at(doc, 7), 17);
    assert_int_equal(doc_source_at(doc, 13), 22);
    assert_int_equal(doc_source_at(doc, 15), 41);
    doc_free(doc);
}

static void a_subtree_is_a_run_of_words(void **state)
{
    struct rcp_doc *doc = sample();
    (void)state;
    doc->arc = ARENA_ARRAY(doc->arena, struct arc, 3);
    doc->arc[0].head = 1;
    doc->arc[1].head = NONE;
    doc->arc[2].head = 0;
    assert_int_equal(doc_subtree(doc, 0).first, 0);
    assert_int_equal(doc_subtree(doc, 0).n, 3);
    assert_int_equal(doc_subtree(doc, 2).first, 2);
    assert_int_equal(doc_subtree(doc, 2).n, 1);
    doc->arc[1].head = 0; /* a broken tree must not hang */
    doc->arc[0].head = 1;
    assert_int_equal(doc_subtree(doc, 1).n, 3);
    doc_free(doc);
}

static void points_count_as_a_dumb_loop_does(void **state)
{
    struct arena *a = arena_new();
    struct die d = {11};
    char text[700];
    size_t n = 0;
    (void)state;
    while (n < sizeof text - 4) {
        static const char *const PIECES[] = {
                "a", "\xC3\xA9", "\xE2\x80\x99", "\xF0\x9F\x99\x82"};
        const char *piece = PIECES[die_roll(&d, 4)];
        memcpy(text + n, piece, strlen(piece));
        n += strlen(piece);
    }
    struct points *p = points_new(a, (span){text, n});
    uint32_t expected = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool starts = ((unsigned char)text[i] & 0xC0) != 0x80;
        if (starts) {
            assert_int_equal(points_at(p, i), expected);
            expected++;
        }
    }
    assert_int_equal(points_at(p, (uint32_t)n), expected);
    assert_int_equal(points_at(p, (uint32_t)n + 99), expected);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(labels_go_there_and_back),
            cmocka_unit_test(features_are_read),
            cmocka_unit_test(words_are_found_by_byte),
            cmocka_unit_test(bytes_lead_back_to_the_source),
            cmocka_unit_test(a_subtree_is_a_run_of_words),
            cmocka_unit_test(points_count_as_a_dumb_loop_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
