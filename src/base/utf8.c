/* SPDX-License-Identifier: Apache-2.0 */
/* utf8.c - code points, their classes and their folding.
 *
 *     bytes -> sequence() -> code point -> table (Latin, punctuation) or ICU
 *
 * The tables were printed from ICU 72 by calling, for each code point, the
 * functions that the code below calls for the rest; tests/unit/test_utf8.c
 * compares them again. Wrong parts are "maximal subparts" in the sense of The
 * Unicode Standard, chapter 3, so that repairs agree with those of browsers. */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    LATIN_END = 0x180,
    PUNCT_START = 0x2000,
    PUNCT_END = 0x2070,
    REPLACEMENT = 0xFFFD,
    MAX_PARTS = 18 /* no decomposition is longer; most have two */
};

// clang-format off
/* Classes of U+0000 to U+017F and of U+2000 to U+206F, a digit each. */
static const char latin_class[] =
        "0000000001111100000000000000000016667666666766665555555555667776"
        "6222222222222222222222222226667673333333333333333333333333367670"
        "0000010000000000000000000000000016777776774670777777736677467776"
        "2222222222222222222222272222222333333333333333333333333733333333"
        "2323232323232323232323232323232323232323232323232323232332323232"
        "3232323233232323232323232323232323232323232323232323232322323233";
static const char punct_class[] =
        "1111111111100000666666666666666666666666110000016666666666666666"
        "666676666666666666766666666666610000000000000000";
/* Simple folding of U+0000 to U+017F, and no-break space to space. */
static const uint16_t latin_fold[LATIN_END] = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
        12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
        36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
        48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
        60, 61, 62, 63, 64, 97, 98, 99, 100, 101, 102, 103,
        104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115,
        116, 117, 118, 119, 120, 121, 122, 91, 92, 93, 94, 95,
        96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107,
        108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119,
        120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131,
        132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143,
        144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155,
        156, 157, 158, 159, 32, 161, 162, 163, 164, 165, 166, 167,
        168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179,
        180, 956, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191,
        224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235,
        236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 215,
        248, 249, 250, 251, 252, 253, 254, 223, 224, 225, 226, 227,
        228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239,
        240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251,
        252, 253, 254, 255, 257, 257, 259, 259, 261, 261, 263, 263,
        265, 265, 267, 267, 269, 269, 271, 271, 273, 273, 275, 275,
        277, 277, 279, 279, 281, 281, 283, 283, 285, 285, 287, 287,
        289, 289, 291, 291, 293, 293, 295, 295, 297, 297, 299, 299,
        301, 301, 303, 303, 304, 305, 307, 307, 309, 309, 311, 311,
        312, 314, 314, 316, 316, 318, 318, 320, 320, 322, 322, 324,
        324, 326, 326, 328, 328, 329, 331, 331, 333, 333, 335, 335,
        337, 337, 339, 339, 341, 341, 343, 343, 345, 345, 347, 347,
        349, 349, 351, 351, 353, 353, 355, 355, 357, 357, 359, 359,
        361, 361, 363, 363, 365, 365, 367, 367, 369, 369, 371, 371,
        373, 373, 375, 375, 255, 378, 378, 380, 380, 382, 382, 115,
};
/* Of U+0080 to U+017F: one or two letters without accent; ".." where the
 * folding of latin_fold stands. */
static const char latin_plain[] =
        "................................................................"
        "................................................................"
        "a a a a a a aec e e e e i i i i d n o o o o o ..o u u u u y thss"
        "a a a a a a aec e e e e i i i i d n o o o o o ..o u u u u y thy "
        "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
        "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l "
        "l l l n n n n n n n ngngo o o o o o oeoer r r r r r s s s s s s "
        "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";
// clang-format on

/* The bytes of the sequence at `p`, or of the maximal wrong part there,
 * and whether it is right. */
static size_t sequence(const char *p, size_t left, bool *right)
{
    const unsigned char *s = (const unsigned char *)p;
    const unsigned char lead = s[0];
    const size_t need = lead < 0x80   ? 1
                        : lead < 0xC2 ? 0
                        : lead < 0xE0 ? 2
                        : lead < 0xF0 ? 3
                        : lead < 0xF5 ? 4
                                      : 0;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    size_t n = 1;
    while (n < need && n < left && s[n] >= low && s[n] <= high) {
        low = 0x80;
        high = 0xBF;
        n++;
    }
    *right = n == need;
    return n;
}

/* Where the run of ASCII from `at` on ends, or up to seven bytes before. */
static size_t past_ascii(span s, size_t at)
{
    uint64_t eight;
    while (s.len - at >= sizeof eight) {
        memcpy(&eight, s.ptr + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080)) {
            break;
        }
        at += sizeof eight;
    }
    return at;
}

bool utf8_valid(span s, size_t *bad)
{
    bool right = true;
    for (size_t at = past_ascii(s, 0); at < s.len; at = past_ascii(s, at)) {
        const size_t n = sequence(s.ptr + at, s.len - at, &right);
        if (!right) {
            if (bad) {
                *bad = at;
            }
            return false;
        }
        at += n;
    }
    return true;
}

span utf8_repair(struct arena *a, span s, size_t *count)
{
    size_t repairs = 0;
    bool right;
    if (count) {
        *count = 0;
    }
    if (utf8_valid(s, NULL)) {
        return s;
    }
    char *out = arena_array(a, s.len + 1, 3);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        const size_t n = sequence(s.ptr + at, s.len - at, &right);
        if (right) {
            memcpy(out + len, s.ptr + at, n);
            len += n;
        } else {
            len += utf8_put(REPLACEMENT, out + len);
            repairs++;
        }
        at += n;
    }
    if (count) {
        *count = repairs;
    }
    return (span){out, len};
}

uint32_t utf8_get(span s, size_t at, uint32_t *len)
{
    bool right;
    assert(at < s.len);
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80) {
        *len = 1;
        return p[0];
    }
    const size_t n = sequence(s.ptr + at, s.len - at, &right);
    *len = (uint32_t)n;
    if (!right) {
        return REPLACEMENT;
    }
    uint32_t code_point = p[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        code_point = code_point << 6 | (p[i] & 0x3Fu);
    }
    return code_point;
}

uint32_t utf8_before(span s, size_t at, uint32_t *len)
{
    assert(at > 0 && at <= s.len);
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && !utf8_boundary(s, start)) {
        start--;
    }
    return utf8_get((span){s.ptr, at}, start, len);
}

size_t utf8_put(uint32_t c, char out[4])
{
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        c = REPLACEMENT;
    }
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    const size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)((0xF00 >> n & 0xF0) | c);
    return n;
}

bool utf8_boundary(span s, size_t at)
{
    return at < s.len ? ((unsigned char)s.ptr[at] & 0xC0) != 0x80 : at == s.len;
}

size_t utf8_count(span s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    }
    return n;
}

static enum char_class class_from_icu(UChar32 c)
{
    const uint32_t type = U_MASK(u_charType(c));
    if (u_isUWhiteSpace(c)) {
        return CHAR_SPACE;
    }
    return type & (U_GC_LU_MASK | U_GC_LT_MASK)                 ? CHAR_UPPER
           : type & U_GC_LL_MASK                                ? CHAR_LOWER
           : type & (U_GC_LM_MASK | U_GC_LO_MASK | U_GC_M_MASK) ? CHAR_LETTER
           : type & U_GC_ND_MASK                                ? CHAR_DIGIT
           : type & U_GC_P_MASK                                 ? CHAR_PUNCT
           : type & (U_GC_S_MASK | U_GC_NL_MASK | U_GC_NO_MASK) ? CHAR_SYMBOL
                                                                : CHAR_OTHER;
}

enum char_class char_class(uint32_t c)
{
    if (c < LATIN_END) {
        return (enum char_class)(latin_class[c] - '0');
    }
    if (c >= PUNCT_START && c < PUNCT_END) {
        return (enum char_class)(punct_class[c - PUNCT_START] - '0');
    }
    return class_from_icu((UChar32)c);
}

bool char_is_letter(uint32_t c)
{
    const enum char_class class = char_class(c);
    return class >= CHAR_UPPER && class <= CHAR_LETTER;
}

bool char_is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB ||
           (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

bool char_is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static uint32_t fold_point(uint32_t c)
{
    if (c < LATIN_END) {
        return latin_fold[c];
    }
    switch (c) {
    case 0x02BC: /* modifier letter apostrophe */
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0xFF07: /* full-width apostrophe */
        return '\'';
    case 0x2007: /* figure space, which does not break */
    case 0x202F:
        return ' ';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
    }
}

static size_t put_folded(uint32_t c, char *out)
{
    return utf8_put(fold_point(c), out);
}

/* Accents, and the vowel points of Arabic and Hebrew; not the signs (nukta,
 * virama, kana voicing, classes below 10) that make another letter. */
static bool is_accent(uint32_t c)
{
    return u_getCombiningClass((UChar32)c) >= 10;
}

static size_t put_latin_plain(uint32_t c, char *out)
{
    const char *pair = c < 0x80 ? ".." : &latin_plain[(size_t)(c - 0x80) * 2];
    if (pair[0] == '.') {
        return put_folded(c, out);
    }
    out[0] = pair[0];
    out[1] = pair[1];
    return pair[1] == ' ' ? 1 : 2;
}

/* The full canonical decomposition of c; 0 where there is none. */
static int32_t decompose(uint32_t c, UChar32 out[MAX_PARTS])
{
    UChar units[MAX_PARTS];
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    int32_t n = 0;
    if (U_SUCCESS(code)) {
        n = unorm2_getDecomposition(nfd, (UChar32)c, units, MAX_PARTS, &code);
    }
    if (n > 0) {
        (void)u_strToUTF32(out, MAX_PARTS, &n, units, n, &code);
    }
    return U_SUCCESS(code) && n > 0 ? n : 0;
}

static size_t put_plain(uint32_t c, char *out)
{
    UChar32 part[MAX_PARTS];
    size_t len = 0;
    bool accent = false;
    c = fold_point(c);
    if (c < LATIN_END) {
        return put_latin_plain(c, out);
    }
    if (is_accent(c)) {
        return 0;
    }
    const int32_t n = decompose(c, part);
    for (int32_t i = 0; i < n; i++) {
        const uint32_t piece = (uint32_t)part[i];
        if (is_accent(piece)) {
            accent = true;
        } else if (piece < LATIN_END) {
            len += put_latin_plain(piece, out + len);
        } else {
            len += put_folded(piece, out + len);
        }
    }
    return accent ? len : utf8_put(c, out);
}

/* No folding makes a code point grow by more than half of its bytes (two to
 * three), which the unit test checks for every code point. */
static span fold_with(
        struct arena *a, span s, size_t (*put)(uint32_t c, char *out))
{
    char small[256];
    const size_t most = s.len + s.len / 2 + 16;
    char *out = s.len <= 128 ? small : arena_alloc(a, most);
    size_t n = 0;
    uint32_t len;
    for (size_t at = 0; at < s.len; at += len) {
        const unsigned char byte = (unsigned char)s.ptr[at];
        if (byte < 0x80) {
            out[n++] = (char)latin_fold[byte];
            len = 1;
        } else {
            n += put(utf8_get(s, at, &len), out + n);
        }
    }
    return out == small ? arena_copy(a, (span){small, n}) : (span){out, n};
}

span utf8_fold(struct arena *a, span s)
{
    return fold_with(a, s, put_folded);
}

span utf8_fold_plain(struct arena *a, span s)
{
    return fold_with(a, s, put_plain);
}

bool utf8_is_upper(span s)
{
    bool upper = false;
    uint32_t len;
    for (size_t at = 0; at < s.len; at += len) {
        const enum char_class class = char_class(utf8_get(s, at, &len));
        if (class == CHAR_LOWER) {
            return false;
        }
        upper |= class == CHAR_UPPER;
    }
    return upper;
}

bool utf8_is_capitalised(span s)
{
    uint32_t len;
    for (size_t at = 0; at < s.len; at += len) {
        const uint32_t c = utf8_get(s, at, &len);
        if (char_is_letter(c)) {
            return char_class(c) == CHAR_UPPER;
        }
    }
    return false;
}

size_t utf8_point_at(struct utf8_cursor *c, size_t byte)
{
    byte = byte < c->text.len ? byte : c->text.len;
    if (byte < c->byte) {
        c->byte = c->point = 0;
    }
    c->point += utf8_count(span_slice(c->text, c->byte, byte));
    c->byte = byte;
    return c->point;
}
