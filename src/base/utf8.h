/* SPDX-License-Identifier: Apache-2.0 */
/* utf8.h - code points, their classes and their folding.
 *
 * Text inside the program is valid UTF-8: ingest replaces broken bytes by
 * U+FFFD before anything else sees them, so only utf8_valid and utf8_repair
 * meet bad input. ASCII and Latin have a table, the rest asks ICU. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

enum char_class { /* the classes that the tokeniser tells apart */
    CHAR_OTHER,
    CHAR_SPACE, /* with no-break and narrow no-break spaces */
    CHAR_UPPER,
    CHAR_LOWER,
    CHAR_LETTER, /* a letter without case; combining marks */
    CHAR_DIGIT,  /* decimal digits of any script */
    CHAR_PUNCT,
    CHAR_SYMBOL /* with fractions, superscripts and letter numerals */
};

bool utf8_valid(span s, size_t *bad); /* *bad: first wrong byte; may be NULL */
/* A valid copy in the arena, each maximal wrong part as one U+FFFD; *count of
 * repairs may be NULL. Returns s itself when it is valid. */
span utf8_repair(struct arena *a, span s, size_t *count);
/* The code point at byte `at` (which starts one) and its length in *len. */
uint32_t utf8_get(span s, size_t at, uint32_t *len);
/* The code point that ends before byte `at` (> 0). */
uint32_t utf8_before(span s, size_t at, uint32_t *len);
size_t utf8_put(uint32_t code_point, char out[4]); /* bytes written */
size_t utf8_count(span s);                         /* code points in s */
bool utf8_boundary(span s, size_t at); /* `at` starts a code point or ends s */

enum char_class char_class(uint32_t code_point);
bool char_is_letter(uint32_t code_point); /* upper, lower, other letter, mark */
bool char_is_quote(uint32_t code_point); /* " « » “ ” „ ‟ and the single ones */
bool char_is_dash(uint32_t code_point); /* hyphens, en and em dash, minus */

/* Case folding for look-up: lower case (ICU's simple folding), typographic
 * apostrophes to ', no-break spaces to a space, U+2010 and U+2011 to '-',
 * ligature œ and æ kept. Accents are kept. The result is in the arena. */
span utf8_fold(struct arena *a, span s);
/* The same without accents: É -> e, ç -> c, œ -> oe. */
span utf8_fold_plain(struct arena *a, span s);
bool utf8_is_upper(span s); /* has upper-case letters and no lower-case one */
bool utf8_is_capitalised(span s); /* its first letter is upper case */

/* Byte offset -> code point offset for ascending look-ups in one text. */
struct utf8_cursor {
    span text;
    size_t byte, point;
};
size_t utf8_point_at(struct utf8_cursor *c, size_t byte);

#endif
