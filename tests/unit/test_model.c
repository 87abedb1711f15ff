/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/intern.h"
#include "doc.h"
#include "nlp/conllu.h"
#include "nlp/linear.h"
#include "nlp/model.h"
#include "nlp/nlp.h"
#include "toy_model.h"

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

static enum rcp_status try_bytes(struct arena *a, span bytes)
{
    struct model *m;
    struct rcp_err err = {0};
    enum rcp_status s = model_read(&m, a, bytes, SPAN("toy"), &err);
    assert_int_equal(s, err.status);
    return s;
}

static void sections_come_back(void **state)
{
    struct arena *a = *state;
    struct model_part parts[TOY_PARTS];
    uint32_t n = toy_parts(a, parts);
    span bytes, file = model_pack(a, parts, n);
    struct model *m;
    struct rcp_err err = {0};
    assert_int_equal(model_read(&m, a, file, SPAN("toy"), &err), RCP_OK);
    assert_int_equal(model_count(m), n);
    for (uint32_t i = 0; i < n; i++) {
        span name = model_at(m, i, &bytes);
        assert_true(span_eq(name, parts[i].name));
        assert_true(span_eq(bytes, parts[i].bytes));
        assert_int_equal((uintptr_t)bytes.ptr % MODEL_ALIGN, 0);
    }
    assert_true(model_section(m, "tags", &bytes));
    assert_false(model_section(m, "tag", &bytes));
}

/* Nothing of the file may change without being noticed. */
static void every_flipped_byte_is_refused(void **state)
{
    struct arena *a = *state;
    span file = toy_model(a);
    char *bytes = (char *)(uintptr_t)file.ptr;
    for (size_t i = 0; i < file.len; i++) {
        for (int bit = 0; bit < 8; bit += 7) {
            bytes[i] = (char)(bytes[i] ^ 1 << bit);
            struct arena_mark mark = arena_mark(a);
            assert_int_not_equal(try_bytes(a, file), RCP_OK);
            arena_reset(a, mark);
            bytes[i] = (char)(bytes[i] ^ 1 << bit);
        }
    }
    assert_int_equal(try_bytes(a, file), RCP_OK);
}

static void every_cut_is_refused(void **state)
{
    struct arena *a = *state;
    span file = toy_model(a);
    for (size_t n = 0; n < file.len; n++) {
        char *copy = arena_alloc(a, n + MODEL_ALIGN);
        copy += (MODEL_ALIGN - (uintptr_t)copy % MODEL_ALIGN) % MODEL_ALIGN;
        memcpy(copy, file.ptr, n);
        assert_int_not_equal(try_bytes(a, (span){copy, n}), RCP_OK);
        if (n % 64 == 0) {
            arena_clear(a);
            file = toy_model(a);
        }
    }
}

static void other_versions_and_files_are_told_apart(void **state)
{
    struct arena *a = *state;
    span file = toy_model(a);
    char *bytes = (char *)(uintptr_t)file.ptr;
    bytes[8] = 2;
    assert_int_equal(try_bytes(a, file), RCP_VERSION);
    bytes[0] = 'X';
    assert_int_equal(try_bytes(a, file), RCP_FORMAT);
    struct model *m;
    struct rcp_err err = {0};
    assert_int_equal(model_open(&m, a, "/no/such/file", &err), RCP_IO);
}

/* ---- contents that lie under right checksums ---------------------------- */

static void check_trees(const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        struct list w = doc->sentence.at[i].words;
        uint32_t roots = 0;
        for (uint32_t k = w.first; k < w.first + w.n; k++) {
            uint32_t up = k, steps = 0;
            roots += doc->arc[k].head == NONE;
            while (up != NONE && steps++ <= w.n) {
                assert_true(up >= w.first && up < w.first + w.n);
                up = doc->arc[up].head;
            }
            assert_int_equal(up, NONE);
        }
        assert_int_equal(roots, 1);
    }
}

/* Reads the toy text with whatever the parts say: refused, or trees. */
static bool reads(struct model_part *parts, uint32_t n)
{
    struct arena *a = arena_new();
    struct intern *words = intern_new(a, NULL);
    struct rcp_err err = {0};
    struct model *m;
    struct nlp *nlp;
    span file = model_pack(a, parts, n);
    assert_int_equal(model_read(&m, a, file, SPAN("toy"), &err), RCP_OK);
    bool good = nlp_of_model(&nlp, a, words, m, &err) == RCP_OK;
    if (good) {
        struct rcp_doc *doc = doc_new();
        doc->words = intern_new(doc->arena, words);
        conllu_text(doc, toy_text());
        conllu_words(doc, toy_text(), CONLLU_FORMS);
        nlp_read(doc, nlp);
        check_trees(doc);
        doc_free(doc);
        nlp_close(nlp);
    }
    arena_free(a);
    return good;
}

static void sound_parts_are_read(void **state)
{
    struct model_part parts[TOY_PARTS];
    assert_true(reads(parts, toy_parts(*state, parts)));
}

/* Each byte of each section's numbers and tables set to extremes. */
static void lying_sections_do_no_harm(void **state)
{
    struct arena *a = *state;
    struct model_part parts[TOY_PARTS];
    uint32_t n = toy_parts(a, parts), refused = 0;
    const unsigned char extreme[] = {0, 1, 0x7f, 0x80, 0xff};
    for (uint32_t i = 0; i < n; i++) {
        char *at = (char *)(uintptr_t)parts[i].bytes.ptr;
        size_t len = parts[i].bytes.len < 80 ? parts[i].bytes.len : 80;
        for (size_t k = 0; k < len; k++) {
            char was = at[k];
            for (size_t x = 0; x < sizeof extreme; x++) {
                at[k] = (char)extreme[x];
                refused += !reads(parts, n);
            }
            at[k] = was;
        }
    }
    assert_true(refused > 100);
}

static void short_and_missing_sections_are_refused_or_done_without(void **state)
{
    struct arena *a = *state;
    struct model_part parts[TOY_PARTS], some[TOY_PARTS];
    uint32_t n = toy_parts(a, parts);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t m = 0;
        for (uint32_t k = 0; k < n; k++) {
            if (k != i) {
                some[m++] = parts[k];
            }
        }
        bool needed = !span_starts(parts[i].name, SPAN("lex")) &&
                      !span_starts(parts[i].name, SPAN("lemma"));
        bool good = reads(some, m);
        assert_false(needed && good);
        span whole = parts[i].bytes;
        for (size_t len = 0; len < whole.len; len += 1 + len / 8) {
            parts[i].bytes.len = len;
            assert_false(reads(parts, n));
        }
        parts[i].bytes = whole;
    }
}

/* ---- linear ------------------------------------------------------------- */

/* The fast sums against the plain definition. */
static void sums_are_the_sums_of_rows(void **state)
{
    struct arena *a = *state;
    struct model_part parts[TOY_PARTS];
    uint32_t n = toy_parts(a, parts);
    for (uint32_t i = 0; i < n; i++) {
        struct linear l;
        struct rcp_err err = {0};
        int32_t score[64];
        uint32_t feature[40];
        if (linear_read(&l, parts[i].bytes, SPAN("toy"), &err)) {
            continue;
        }
        for (uint32_t k = 0; k < 40; k++) {
            feature[k] = feature2(k, 17, k * k);
        }
        linear_score(&l, feature, 40, score);
        for (uint32_t y = 0; y < l.columns; y++) {
            int32_t sum = 0;
            for (uint32_t k = 0; k < 40; k++) {
                size_t row = (size_t)(feature[k] & l.mask) * l.stride;
                sum += ((const int8_t *)l.weight)[row + y];
            }
            assert_int_equal(sum, score[y]);
        }
    }
}

static void the_first_of_the_best_wins(void **state)
{
    (void)state;
    const int32_t score[] = {-3, 5, 5, 4};
    assert_int_equal(linear_best(score, 4), 1);
    assert_int_equal(linear_best(score, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    sections_come_back, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    every_flipped_byte_is_refused, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    every_cut_is_refused, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    other_versions_and_files_are_told_apart, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    sound_parts_are_read, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    lying_sections_do_no_harm, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    short_and_missing_sections_are_refused_or_done_without,
                    setup, teardown),
            cmocka_unit_test_setup_teardown(
                    sums_are_the_sums_of_rows, setup, teardown),
            cmocka_unit_test(the_first_of_the_best_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
