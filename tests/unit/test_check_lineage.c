/* SPDX-License-Identifier: Apache-2.0 */
/* Text reuse and citations, on records made from plain words. */
#include "crosscheck/lineage.h"
#include "unit.h"

static const char STORY[] =
        "the old bridge over the river was closed on monday after engineers "
        "found deep cracks in two of its pillars and nobody could say when it "
        "would be opened again while the mayor asked for money from the state";

/* A word is quoted between single quotes that stand alone. */
static struct record *record_of(
        struct arena *a, const char *text, int64_t order, const char *name)
{
    struct record *r = ARENA_NEW(a, struct record);
    span rest = span_of(text);
    bool quoted = false;
    uint32_t at = 0;
    r->order = order;
    while (rest.len > 0) {
        span word = span_cut(&rest, ' ');
        if (span_eq(word, SPAN("'"))) {
            quoted = !quoted;
            continue;
        }
        uint32_t end = at + (uint32_t)word.len;
        *VEC_ADD(a, &r->word) = (struct record_word){.hash = record_hash(word),
                .at = {at, end},
                .start = at,
                .end = end,
                .quoted = quoted,
                .capital = word.len > 0 && word.ptr[0] == 'q'};
        at = end + 1;
    }
    r->outlet = span_of(name);
    *VEC_ADD(a, &r->token) = span_of(name);
    r->publisher = (struct list){0, 1};
    return r;
}

static void copied_words_are_found(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char text[512];
    snprintf(text, sizeof text, "in other news today %s says our man", STORY);
    struct record *r[] = {record_of(a, text, 200, "later"),
            record_of(a, STORY, 100, "first")};
    const struct lineage *l = lineage_find(a, r, 2);
    assert_int_equal(l->relay.n, 1);
    assert_int_equal(l->relay.at[0].from, 1);
    assert_int_equal(l->relay.at[0].to, 0);
    assert_true(l->relay.at[0].copied);
    assert_int_equal(l->relay.at[0].words, r[1]->word.n);
    const struct passage *p = &l->passage.at[0];
    assert_int_equal(p->from_first, 0);
    assert_int_equal(p->from_end, r[1]->word.n);
    assert_int_equal(p->to_first, 4);
    arena_free(a);
}

static void a_changed_word_does_not_hide_it(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *changed =
            "the old bridge over the river was shut on monday after some "
            "engineers found deep cracks in two of its pillars and nobody "
            "could say when it would be opened again";
    struct record *r[] = {
            record_of(a, STORY, 1, "one"), record_of(a, changed, 2, "two")};
    const struct lineage *l = lineage_find(a, r, 2);
    assert_int_equal(l->relay.n, 1);
    assert_true(l->relay.at[0].copied);
    assert_int_equal(l->relay.at[0].from, 0);
    arena_free(a);
}

static void a_common_quotation_is_no_copy(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *one =
            "she said ' we have waited for seven years for somebody to come "
            "and look at these walls and now they tell us that it is too late "
            "to do anything ' before she left";
    const char *two =
            "according to her ' we have waited for seven years for somebody "
            "to come and look at these walls and now they tell us that it is "
            "too late to do anything ' and that was all";
    struct record *r[] = {
            record_of(a, one, 1, "one"), record_of(a, two, 2, "two")};
    const struct lineage *l = lineage_find(a, r, 2);
    for (uint32_t i = 0; i < l->relay.n; i++) {
        assert_false(l->relay.at[i].copied);
    }
    arena_free(a);
}

static void other_words_share_nothing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct record *r[] = {record_of(a, STORY, 1, "one"),
            record_of(a, "a b c d e f g h i j k l m n o p q r s t", 2, "two"),
            record_of(a, "", 3, "three"), record_of(a, "x", 4, "four")};
    const struct lineage *l = lineage_find(a, r, 4);
    assert_int_equal(l->relay.n, 0);
    assert_null(lineage_relay(l, 0, 1));
    arena_free(a);
}

static void a_publisher_is_cited_by_its_name(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct record *r[] = {record_of(a, "a b c", 1, "quill"),
            record_of(a, "as quill reports", 2, "other"),
            record_of(a, "as quill reports", 0, "early")};
    const struct lineage *l = lineage_find(a, r, 3);
    assert_int_equal(l->citation.n, 1); /* nobody cites what comes later */
    assert_int_equal(l->citation.at[0].by, 1);
    assert_int_equal(l->citation.at[0].of, 0);
    assert_int_equal(l->citation.at[0].word, 1);
    assert_non_null(lineage_relay(l, 0, 1));
    assert_null(lineage_relay(l, 0, 2));
    arena_free(a);
}

/* The dumb truth: the longest run of words that two records share. */
static uint32_t longest_run(const struct record *a, const struct record *b)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < a->word.n; i++) {
        for (uint32_t k = 0; k < b->word.n; k++) {
            uint32_t n = 0;
            while (i + n < a->word.n && k + n < b->word.n &&
                    a->word.at[i + n].hash == b->word.at[k + n].hash) {
                n++;
            }
            best = n > best ? n : best;
        }
    }
    return best;
}

/* Every run of eight words or more that two records share is in a passage, and
 * a passage never lies outside its records. */
static void every_long_run_is_found(void **state)
{
    (void)state;
    struct die die = {2017};
    for (int round = 0; round < 200; round++) {
        struct arena *a = arena_new();
        char text[2][1024];
        for (int t = 0; t < 2; t++) {
            size_t n = 0;
            for (uint32_t w = 0; w < 60; w++) {
                n += (size_t)snprintf(text[t] + n, sizeof text[t] - n, "w%u ",
                        die_roll(&die, 3) ? w / 2 : die_roll(&die, 9));
            }
            text[t][n - 1] = '\0';
        }
        struct record *r[] = {record_of(a, text[0], 1, "one"),
                record_of(a, text[1], 2, "two")};
        const struct lineage *l = lineage_find(a, r, 2);
        if (longest_run(r[0], r[1]) >= 8) {
            assert_true(l->passage.n > 0);
        }
        for (uint32_t i = 0; i < l->passage.n; i++) {
            const struct passage *p = &l->passage.at[i];
            assert_true(p->from_first < p->from_end);
            assert_true(p->to_first < p->to_end);
            assert_true(p->from_end <= r[0]->word.n);
            assert_true(p->to_end <= r[1]->word.n);
        }
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(copied_words_are_found),
            cmocka_unit_test(a_changed_word_does_not_hide_it),
            cmocka_unit_test(a_common_quotation_is_no_copy),
            cmocka_unit_test(other_words_share_nothing),
            cmocka_unit_test(a_publisher_is_cited_by_its_name),
            cmocka_unit_test(every_long_run_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
