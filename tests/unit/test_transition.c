/* SPDX-License-Identifier: Apache-2.0 */
/* test_transition.c - what the parser may remember of a state. */
#include "unit.h"

#include "nlp/parser.h"
#include "nlp/transition.h"

enum { WORDS = 12, WALKS = 400, MAX_SEEN = WALKS * 3 * WORDS };

struct seen {
    struct around key;
    uint32_t feature[PARSER_MAX_FEATURES];
    uint32_t n;
};

static struct feed *some_words(struct arena *a, struct die *d)
{
    struct feed *f = feed_new(a);
    f->n = WORDS;
    for (uint32_t i = 0; i < WORDS; i++) {
        f->word[i].upos = 1 + die_roll(d, UPOS_X);
        f->word[i].lemma = f->word[i].form = 1 + die_roll(d, 1000);
        f->word[i].fine = 1 + die_roll(d, 50);
    }
    return f;
}

static void take_any_step(struct state *s, const struct feed *f, struct die *d)
{
    const unsigned legal = state_legal(s);
    uint32_t action;
    do {
        action = die_roll(d, ACT_UNSHIFT + 1);
    } while (!(legal >> action & 1));
    state_apply(s, (enum action)action, f);
}

/* States that look the same from s0 and b0, on whatever way they were reached,
 * have the same dynamic features; the beam scores only the first of them. */
static void what_looks_the_same_has_the_same_features(void **state)
{
    struct arena *a = *state;
    struct die d = {7};
    const struct feed *f = some_words(a, &d);
    struct seen *seen = ARENA_ARRAY(a, struct seen, MAX_SEEN);
    struct state *s = ARENA_NEW(a, struct state);
    uint32_t n = 0, met = 0;
    for (int walk = 0; walk < WALKS; walk++) {
        state_start(s, WORDS);
        for (; !s->done && n < MAX_SEEN; n++) {
            struct seen *now = &seen[n];
            state_around(s, &now->key);
            now->n = state_dynamic_features(s, f, now->feature);
            for (uint32_t i = 0; i < n; i++) {
                if (memcmp(&seen[i].key, &now->key, sizeof now->key) == 0) {
                    met++;
                    assert_int_equal(seen[i].n, now->n);
                    assert_memory_equal(seen[i].feature, now->feature,
                            now->n * sizeof *now->feature);
                }
            }
            take_any_step(s, f, &d);
        }
    }
    assert_true(met > n);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_looks_the_same_has_the_same_features)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
