/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "unit.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { LAST_POINT = 0x10FFFF };

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

static void every_point_goes_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        char bytes[5] = "....";
        uint32_t len = 0;
        const span s = {bytes, utf8_put(c, bytes)};
        const uint32_t expected = is_surrogate(c) ? 0xFFFD : c;
        assert_true(utf8_valid(s, NULL));
        assert_int_equal(utf8_get(s, 0, &len), expected);
        assert_int_equal(len, s.len);
        assert_int_equal(utf8_before(s, s.len, &len), expected);
        assert_int_equal(len, s.len);
        assert_int_equal(utf8_count(s), 1);
    }
    char out[4];
    assert_int_equal(utf8_put(LAST_POINT + 1, out), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
}

/* What is wrong, the first wrong byte, and the repaired text with '?' for each
 * U+FFFD. From The Unicode Standard 15, tables 3-8 to 3-11, and RFC 3629. */
static const struct {
    const char *bytes;
    size_t bad;
    const char *repaired;
} wrong[] = {
        {"ab\x80", 2, "ab?"},
        {"\xFF", 0, "?"},
        {"a\xC3", 1, "a?"},
        {"a\xC3(", 1, "a?("},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82", 0, "????????"},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF", 0, "????????"},
        {"\xF4\x91\x92\x93\xFF"
         "A\x80\xBF"
         "B",
                0, "?????A??B"},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A",
                0, "????A"},
        {"\xC3\xA9\xE2\x82\xC3\xA9", 2, "\xC3\xA9?\xC3\xA9"},
        {"\xF4\x90\x80\x80", 0, "????"},
        {"\xF8\x88\x80\x80\x80", 0, "?????"},
        {"\xF0\x9F\x98", 0, "?"},
};

static void wrong_bytes_are_found_and_repaired(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const span s = span_of(wrong[i].bytes);
        size_t bad = 99, count = 99, marks = 0;
        assert_false(utf8_valid(s, &bad));
        assert_int_equal(bad, wrong[i].bad);
        const span good = utf8_repair(a, s, &count);
        char shown[64] = {0};
        for (size_t k = 0, n = 0; k < good.len; k++) {
            if (span_starts(
                        span_slice(good, k, good.len), SPAN("\xEF\xBF\xBD"))) {
                shown[n++] = '?';
                marks++;
                k += 2;
            } else {
                shown[n++] = good.ptr[k];
            }
        }
        assert_string_equal(shown, wrong[i].repaired);
        assert_int_equal(count, marks);
        assert_true(utf8_valid(good, NULL));
    }
    size_t count = 99;
    const span fine = SPAN("d\xC3\xA9j\xC3\xA0 vu");
    assert_ptr_equal(utf8_repair(a, fine, &count).ptr, fine.ptr);
    assert_int_equal(count, 0);
    arena_free(a);
}

/* Decodes as if anything went, then asks whether encoding gives it back. */
static bool valid_slowly(span s)
{
    for (size_t at = 0; at < s.len;) {
        const unsigned char *p = (const unsigned char *)s.ptr + at;
        size_t n = 1;
        char again[4];
        while (n < 4 && at + n < s.len && (p[n] & 0xC0) == 0x80) {
            n++;
        }
        uint32_t c = n == 1 ? p[0] & 0x7Fu : p[0] & (0x7Fu >> n);
        for (size_t i = 1; i < n; i++) {
            c = c << 6 | (p[i] & 0x3Fu);
        }
        if (utf8_put(c, again) != n || memcmp(again, p, n) != 0) {
            return false;
        }
        at += n;
    }
    return true;
}

static void random_bytes_agree_with_the_slow_way(void **state)
{
    (void)state;
    static const unsigned char often[] = {'a', 0x80, 0xBF, 0x9F, 0xA0, 0x90,
            0xC2, 0xC1, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
    struct arena *a = arena_new();
    struct die d = {6};
    for (int round = 0; round < 200000; round++) {
        char bytes[7];
        const span s = {bytes, die_roll(&d, sizeof bytes + 1)};
        for (size_t i = 0; i < s.len; i++) {
            bytes[i] = (char)often[die_roll(&d, sizeof often)];
        }
        size_t bad = 0;
        const bool valid = utf8_valid(s, &bad);
        assert_int_equal(valid, valid_slowly(s));
        if (!valid) {
            assert_true(utf8_valid(span_slice(s, 0, bad), NULL));
            assert_true(valid_slowly(utf8_repair(a, s, NULL)));
            arena_clear(a);
        }
    }
    arena_free(a);
}

static void counting_and_borders(void **state)
{
    (void)state;
    const span s = SPAN("a\xC3\xA9\xE2\x82\xAC"); /* a é € */
    const bool border[] = {true, true, false, true, false, false, true};
    for (size_t i = 0; i < sizeof border / sizeof border[0]; i++) {
        assert_int_equal(utf8_boundary(s, i), border[i]);
    }
    assert_false(utf8_boundary(s, 7));
    assert_int_equal(utf8_count(s), 3);
    uint32_t len = 0;
    assert_int_equal(utf8_before(s, 3, &len), 0xE9);
    assert_int_equal(len, 2);
    assert_int_equal(utf8_before(s, 6, &len), 0x20AC);
    assert_int_equal(utf8_before(s, 1, &len), 'a');
}

static void point_offsets(void **state)
{
    (void)state;
    const span s = SPAN("L\xE2\x80\x99\xC3\x89tat \xF0\x9F\x98\x80!");
    struct die d = {7};
    struct utf8_cursor c = {s, 0, 0};
    for (size_t at = 0; at <= s.len; at++) {
        assert_int_equal(
                utf8_point_at(&c, at), utf8_count(span_slice(s, 0, at)));
    }
    for (int round = 0; round < 1000; round++) { /* backwards as well */
        const size_t at = die_roll(&d, (uint32_t)s.len + 3);
        assert_int_equal(
                utf8_point_at(&c, at), utf8_count(span_slice(s, 0, at)));
    }
}

static enum char_class class_of_icu(UChar32 c)
{
    if (u_isUWhiteSpace(c)) {
        return CHAR_SPACE;
    }
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CHAR_UPPER;
    case U_LOWERCASE_LETTER:
        return CHAR_LOWER;
    case U_DECIMAL_DIGIT_NUMBER:
        return CHAR_DIGIT;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return CHAR_SYMBOL;
    default:
        break;
    }
    const uint32_t mask = U_MASK(u_charType(c));
    return mask & (U_GC_L_MASK | U_GC_M_MASK) ? CHAR_LETTER
           : mask & U_GC_P_MASK               ? CHAR_PUNCT
           : mask & U_GC_S_MASK               ? CHAR_SYMBOL
                                              : CHAR_OTHER;
}

static void classes_are_those_of_icu(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        const enum char_class class = char_class(c);
        assert_int_equal(class, class_of_icu((UChar32)c));
        assert_int_equal(char_is_letter(c), class == CHAR_UPPER ||
                                                    class == CHAR_LOWER ||
                                                    class == CHAR_LETTER);
        if (char_is_quote(c)) {
            assert_int_equal(class, CHAR_PUNCT);
        }
        if (char_is_dash(c)) {
            assert_true(class == CHAR_PUNCT || class == CHAR_SYMBOL);
        }
    }
    assert_int_equal(char_class(0xA0), CHAR_SPACE);
    assert_int_equal(char_class(0x202F), CHAR_SPACE);
    assert_int_equal(char_class(0x2019), CHAR_PUNCT);
    assert_int_equal(char_class(0x20AC), CHAR_SYMBOL);
    assert_int_equal(char_class(0x627), CHAR_LETTER);
    assert_int_equal(char_class(0x664), CHAR_DIGIT);
}

/* Folds one code point through the public calls. */
static span fold_one(struct arena *a, uint32_t c, bool plain)
{
    char bytes[4];
    const span s = {bytes, utf8_put(c, bytes)};
    const span folded = plain ? utf8_fold_plain(a, s) : utf8_fold(a, s);
    assert_true(utf8_valid(folded, NULL));
    assert_int_equal(folded.ptr[folded.len], 0);
    assert_true(folded.len <= s.len + s.len / 2); /* what fold_with relies on */
    return folded;
}

static void folding_is_that_of_icu(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (uint32_t c = 0; c <= LAST_POINT; c++) {
        uint32_t len = 0;
        const uint32_t got = utf8_get(fold_one(a, c, false), 0, &len);
        const uint32_t icu =
                (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
        if (got != icu && !is_surrogate(c)) {
            assert_non_null(strchr("'- ", (int)got));
        }
        arena_clear(a);
    }
    arena_free(a);
}

/* Plain folding of a letter that is a base with accents gives what plain
 * folding of the base gives, and is stable. */
static void plain_folding_takes_accents_away(void **state)
{
    (void)state;
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    struct arena *a = arena_new();
    for (uint32_t c = 1; c <= LAST_POINT; c++) {
        UChar part[18];
        const span plain = fold_one(a, c, true);
        assert_true(span_eq(plain, utf8_fold_plain(a, plain)));
        const int32_t n =
                unorm2_getDecomposition(nfd, (UChar32)c, part, 18, &code);
        if (n == 2 && u_getCombiningClass(part[1]) >= 10) {
            assert_true(span_eq(plain, fold_one(a, part[0], true)));
        }
        arena_clear(a);
    }
    arena_free(a);
}

static void foldings_of_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fold, *plain;
    } words[] = {
            {"L’Œuvre", "l'œuvre", "l'oeuvre"},
            {"ÉTÉ", "été", "ete"},
            {"Ça", "ça", "ca"},
            {"50\u202F000\u00A0km", "50 000 km", "50 000 km"},
            {"e\u0301t\u00E9", "e\u0301t\u00E9", "ete"},
            {"Grand\u2011Est", "grand-est", "grand-est"},
            {"Æsir Straße Łódź", "æsir straße łódź", "aesir strasse lodz"},
            {"Đà Nẵng", "đà nẵng", "da nang"},
            {"İstanbul", "İstanbul", "istanbul"},
            {"ΑΘΉΝΑ", "αθήνα", "αθηνα"},
            {"КИЇВ", "київ", "киів"},
            {"إدلب", "إدلب", "ادلب"},
            {"हिन्दी がん", "हिन्दी がん", "हिन्दी がん"},
            {"ʼ‛‘", "'''", "'''"},
            {"", "", ""},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const span s = span_of(words[i].text);
        assert_span(utf8_fold(a, s), words[i].fold);
        assert_span(utf8_fold_plain(a, s), words[i].plain);
    }
    arena_free(a);
}

/* Texts longer than the room on the stack fold piece by piece. */
static void long_texts_fold_alike(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct die d = {8};
    for (int round = 0; round < 300; round++) {
        char text[800], parts[1600];
        size_t n = 0, m = 0;
        while (n + 4 < sizeof text / 2) {
            const uint32_t c = die_roll(&d, die_roll(&d, 2) ? 0x250 : 0x3000);
            const size_t len = utf8_put(c, text + n);
            const span one = utf8_fold_plain(a, (span){text + n, len});
            memcpy(parts + m, one.ptr, one.len);
            m += one.len;
            n += len;
        }
        const span whole = utf8_fold_plain(a, (span){text, n});
        assert_true(span_eq(whole, (span){parts, m}));
        arena_clear(a);
    }
    arena_free(a);
}

static void case_of_words(void **state)
{
    (void)state;
    assert_true(utf8_is_upper(SPAN("SANA")));
    assert_true(utf8_is_upper(SPAN("É-2")));
    assert_false(utf8_is_upper(SPAN("SANa")));
    assert_false(utf8_is_upper(SPAN("2017")));
    assert_false(utf8_is_upper(SPAN("")));
    assert_true(utf8_is_capitalised(SPAN("Élysée")));
    assert_true(utf8_is_capitalised(SPAN("«\u00A0Oui")));
    assert_false(utf8_is_capitalised(SPAN("l'Élysée")));
    assert_false(utf8_is_capitalised(SPAN("12")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_point_goes_there_and_back),
            cmocka_unit_test(wrong_bytes_are_found_and_repaired),
            cmocka_unit_test(random_bytes_agree_with_the_slow_way),
            cmocka_unit_test(counting_and_borders),
            cmocka_unit_test(point_offsets),
            cmocka_unit_test(classes_are_those_of_icu),
            cmocka_unit_test(folding_is_that_of_icu),
            cmocka_unit_test(plain_folding_takes_accents_away),
            cmocka_unit_test(foldings_of_words),
            cmocka_unit_test(long_texts_fold_alike),
            cmocka_unit_test(case_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
