/* SPDX-License-Identifier: Apache-2.0 */
/* test_number.c - number words and figures of the shipped packs; the rules of
 * composing are tried on many, and against a plain count to a thousand. */
#include "unit.h"

#include "base/utf8.h"
#include "extract/number.h"
#include "lang/concepts.h"
#include "lang/pack.h"

#include <math.h>

struct fixture {
    struct arena *arena;
    struct concepts *concepts;
    struct pack *pack[2];
    struct number_rules *rules[2];
};

static const char *const FOLDERS[] = {
        SOURCE_LANGUAGES "/fr", SOURCE_LANGUAGES "/en"};

static int setup(void **state)
{
    static struct fixture f;
    struct rcp_err err;
    f.arena = arena_new();
    assert_int_equal(concepts_open(&f.concepts, f.arena,
                             SOURCE_LANGUAGES "/concepts.tsv", &err),
            RCP_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(
                pack_open(&f.pack[i], f.arena, FOLDERS[i], f.concepts, &err),
                RCP_OK);
        f.rules[i] = number_rules_new(f.pack[i]);
        assert_span(pack_mistakes(f.pack[i]), "");
    }
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    return 0;
}

/* One sentence, cut at spaces. */
static struct rcp_doc *doc_of(struct pack *pack, const char *text)
{
    struct rcp_doc *doc = doc_new();
    doc->words = intern_new(doc->arena, pack_words(pack));
    doc->text = span_of(text);
    struct sentence *s = VEC_ADD(doc->arena, &doc->sentence);
    s->at = (range){0, (uint32_t)doc->text.len};
    span rest = doc->text;
    while (rest.len > 0) {
        span one = span_cut(&rest, ' ');
        uint32_t start = (uint32_t)(one.ptr - text);
        struct word *w = VEC_ADD(doc->arena, &doc->word);
        w->at = (range){start, start + (uint32_t)one.len};
        w->norm = intern_add(doc->words, utf8_fold(doc->arena, one));
    }
    s->words = (struct list){0, doc->word.n};
    return doc;
}

/* The number at the start of the text and the bytes that it takes; NAN. */
static double number_of(
        struct fixture *f, int pack, const char *text, uint32_t *end)
{
    struct number n;
    struct rcp_doc *doc = doc_of(f->pack[pack], text);
    bool found = number_read(doc, f->rules[pack], 0, &n);
    *end = found ? n.at.end : 0;
    double value = found ? n.value : (double)NAN;
    doc_free(doc);
    return value;
}

static void test_values(void **state)
{
    static const struct {
        int pack;
        const char *text;
        double value;
        uint32_t rest; /* bytes behind the number */
    } CASES[] = {{0, "1 234,5", 1234.5, 0}, {0, "4.000", 4000, 0},
            {0, "3.5", 3.5, 0}, {0, "12,34,567.89", 1234567.89, 0},
            {0, "192.168.1.2", 192, 8}, {0, "423 0000", 423, 5},
            {0, "vingt et un", 21, 0}, {0, "vingt-et-un", 21, 0},
            {0, "soixante et onze", 71, 0}, {0, "nonante-neuf", 99, 0},
            {0, "quatre-vingt-dix-sept", 97, 0}, {0, "deux cent mille", 2e5, 0},
            {0, "mille milliards", 1e12, 0}, {0, "2,6 milliards", 2.6e9, 0},
            {0, "un million et demi", 1.5e6, 0}, {0, "trois quarts", 0.75, 0},
            {0, "quart de million", 250000, 0}, {0, "deux et trois", 2, 9},
            {0, "34 cents", 34, 6}, {0, "cinq six", 5, 4},
            {0, "1,5e3", 1500, 0}, {0, "2½", 2.5, 0}, {1, "1,234.5", 1234.5, 0},
            {1, "4.000", 4, 0}, {1, "one hundred and six", 106, 0},
            {1, "fifty-two", 52, 0},
            {1, "two hundred and two thousand", 202000, 0},
            {1, "three thousand millions", 3e9, 0},
            {1, "half a million", 500000, 0}, {1, "a dozen", 12, 0},
            {1, "one billion and a half million", 1000500000, 0},
            {1, "six million and two thirds", 6e6 + 2e6 / 3, 0},
            {1, "two point seventy-one", 2.71, 0}, {1, "3/4 cup", 0.75, 4},
            {1, "5/17/2018", 5, 8}, {1, "minus five", -5, 0},
            {1, "twenty-fifth", 25, 0}, {1, "one eighth", 0.125, 0}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        uint32_t end;
        double value = number_of(*state, CASES[i].pack, CASES[i].text, &end);
        bool same = fabs(value - CASES[i].value) <= 1e-9 * fabs(value);
        if (!same || end + CASES[i].rest != strlen(CASES[i].text)) {
            fail_msg("'%s': %.12g, %u bytes", CASES[i].text, value, end);
        }
    }
}

static void test_none(void **state)
{
    static const char *const NONE_OF[] = {"maison", "-", "", "et deux"};
    for (size_t i = 0; i < sizeof NONE_OF / sizeof *NONE_OF; i++) {
        uint32_t end;
        if (NONE_OF[i][0] != '\0') {
            assert_true(isnan(number_of(*state, 0, NONE_OF[i], &end)));
        }
    }
}

/* English words for 1 … 999999, as a child would write them. */
static void words_of(char *out, size_t size, uint32_t n)
{
    static const char *const SMALL[] = {"", "one", "two", "three", "four",
            "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen"};
    static const char *const TENS[] = {"", "", "twenty", "thirty", "forty",
            "fifty", "sixty", "seventy", "eighty", "ninety"};
    char rest[200] = "";
    if (n >= 1000) {
        words_of(out, size, n / 1000);
        strncat(out, " thousand", size - strlen(out) - 1);
        n %= 1000;
        strncat(out, n ? " " : "", size - strlen(out) - 1);
    } else {
        out[0] = '\0';
    }
    if (n >= 100) {
        snprintf(rest, sizeof rest, "%s hundred%s", SMALL[n / 100],
                n % 100 ? " and " : "");
        strncat(out, rest, size - strlen(out) - 1);
        n %= 100;
    }
    if (n >= 20) {
        snprintf(rest, sizeof rest, "%s%s%s", TENS[n / 10], n % 10 ? "-" : "",
                SMALL[n % 10]);
    } else {
        snprintf(rest, sizeof rest, "%s", SMALL[n]);
    }
    strncat(out, rest, size - strlen(out) - 1);
}

static void test_counting(void **state)
{
    struct die die = {7};
    for (uint32_t i = 1; i < 3000; i++) {
        char text[300];
        uint32_t end;
        uint32_t n = i < 1100 ? i : 1 + die_roll(&die, 999998);
        words_of(text, sizeof text, n);
        double value = number_of(*state, 1, text, &end);
        if (fabs(value - n) > 0.5 || end != strlen(text)) {
            fail_msg("'%s': %.12g", text, value);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values),
            cmocka_unit_test(test_none), cmocka_unit_test(test_counting)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
