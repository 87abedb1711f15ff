/* SPDX-License-Identifier: Apache-2.0 */
/* test_names.c - the recogniser's parts: weights by feature, the best path,
 * the gazetteer. */
#include "unit.h"

#include "lang/pack.h"
#include "lib/engine.h"
#include "nlp/names.h"

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

static span pack_numbered(struct arena *a, uint32_t n)
{
    uint32_t *feature = ARENA_ARRAY(a, uint32_t, n);
    int8_t *weight = ARENA_ARRAY(a, int8_t, (size_t)n * SPARSE_COLUMNS);
    for (uint32_t i = 0; i < n; i++) {
        feature[i] = 7919 * i + 1;
        for (uint32_t y = 0; y < SPARSE_COLUMNS; y++) {
            weight[i * SPARSE_COLUMNS + y] = (int8_t)(i + y);
        }
    }
    return sparse_pack(a, feature, weight, n);
}

static void learnt_features_count_others_do_not(void **state)
{
    const span section = pack_numbered(*state, 50);
    struct sparse s;
    struct rcp_err err;
    assert_int_equal(sparse_read(&s, section, SPAN("m"), &err), RCP_OK);
    int32_t score[SPARSE_COLUMNS] = {0};
    const uint32_t f[] = {7919 * 3 + 1, 5, 7919 * 40 + 1, 123456789};
    sparse_add(&s, f, 4, score);
    for (int32_t y = 0; y < SPARSE_COLUMNS; y++) {
        assert_int_equal(score[y], 3 + 40 + 2 * y);
    }
}

/* A table that is full would make the search endless. */
static void hostile_sections_are_refused(void **state)
{
    const span section = pack_numbered(*state, 50);
    struct sparse s;
    struct rcp_err err;
    for (size_t cut = 0; cut < section.len; cut += 97) {
        assert_int_equal(
                sparse_read(&s, span_slice(section, 0, cut), SPAN("m"), &err),
                RCP_FORMAT);
    }
    char *bytes = (char *)(uintptr_t)section.ptr;
    for (size_t i = 64; i < 64 + 64 * sizeof(uint32_t); i++) {
        bytes[i] = 1;
    }
    assert_int_equal(sparse_read(&s, section, SPAN("m"), &err), RCP_FORMAT);
}

/* A look-up table with one key, as nlp/lexicon.c describes it. */
static void look_up_one(
        struct lookup *t, struct arena *a, uint64_t key, uint16_t value)
{
    enum { HEAD = 64 };
    char *section = arena_alloc(a, HEAD + 6);
    struct rcp_err err;
    section[0] = 1;
    for (int i = 0; i < 4; i++) {
        section[HEAD + i] = (char)(unsigned char)(key >> (32 + 8 * i));
    }
    section[HEAD + 4] = (char)(unsigned char)value;
    assert_int_equal(lookup_read(t, (span){section, HEAD + 6}, UINT16_MAX,
                             SPAN("m"), &err),
            RCP_OK);
}

static void a_known_name_marks_its_words(void **state)
{
    enum { N = 5, CLASS = 2 };
    struct feed *f = feed_new(*state);
    const bool capital[N] = {true, true, false, true, true};
    struct known_word out[N];
    struct lookup t;
    f->n = N;
    for (uint32_t i = 0; i < N; i++) {
        f->word[i].form = 100 + i;
    }
    look_up_one(&t, *state, known_key(f->word + 1, 3), 1u << CLASS);
    known_mark(&t, f, capital, out);
    const uint8_t place[N] = {0, 2, 3, 4, 0};
    for (uint32_t i = 0; i < N; i++) {
        assert_int_equal(out[i].place[CLASS], place[i]);
        assert_int_equal(out[i].place[CLASS + 1], 0);
    }
    const bool small[N] = {true, false, false, true, true};
    known_mark(&t, f, small, out);
    assert_int_equal(out[1].place[CLASS], 0); /* names begin with a capital */
}

static void inner_labels_need_their_first(void **state)
{
    enum { N = 4 };
    int32_t score[N * NAME_STRIDE] = {0};
    int32_t step[(NAME_LABELS + 1) * NAME_STRIDE] = {0};
    uint8_t label[N];
    /* every word would rather go on a place than begin one */
    for (uint32_t i = 0; i < N; i++) {
        score[i * NAME_STRIDE + 6] = 10;
        score[i * NAME_STRIDE + 5] = 1;
    }
    name_path(*state, score, step, N, label);
    assert_int_equal(label[0], 5);
    for (uint32_t i = 1; i < N; i++) {
        assert_int_equal(label[i], 6);
        assert_true(label_goes_on(label[i - 1], label[i]));
    }
    assert_false(label_follows(0, 2));
    assert_false(label_follows(3, 2));
    assert_true(label_follows(1, 2));
    assert_true(label_goes_on(NAME_OTHER, NAME_OTHER));
    assert_false(label_goes_on(NAME_OTHER, 1));
}

static const struct entry *entry_of(const struct tongue *t, span text)
{
    struct arena *a = arena_new();
    uint32_t ids[8], n = 0;
    while (text.len > 0 && n < 8) {
        ids[n++] = intern_find(pack_words(t->pack), span_cut(&text, ' '));
    }
    arena_free(a);
    return gazetteer_exact(t->gazetteer, ids, n, ~0u);
}

static void things_have_one_key_in_all_languages(void **state)
{
    struct rcp_engine *engine;
    struct rcp_err err;
    (void)state;
    assert_int_equal(rcp_engine_open(&engine, SOURCE_LANGUAGES, &err), RCP_OK);
    const struct tongue *fr = engine_tongue(engine, SPAN("fr"));
    const struct tongue *en = engine_tongue(engine, SPAN("en"));
    assert_span(entry_of(fr, SPAN("londres"))->key, "London");
    assert_span(entry_of(en, SPAN("london"))->key, "London");
    assert_span(entry_of(fr, SPAN("onu"))->key, "UN");
    assert_span(entry_of(en, SPAN("united nations"))->key, "UN");
    assert_span(entry_of(fr, SPAN("nations unies"))->key, "UN");
    assert_null(entry_of(fr, SPAN("nations")));
    rcp_engine_close(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(learnt_features_count_others_do_not),
            cmocka_unit_test(hostile_sections_are_refused),
            cmocka_unit_test(a_known_name_marks_its_words),
            cmocka_unit_test(inner_labels_need_their_first),
            cmocka_unit_test(things_have_one_key_in_all_languages),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
