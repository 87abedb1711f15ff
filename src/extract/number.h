/* SPDX-License-Identifier: Apache-2.0 */
/* number.h - what number a run of words says.
 *
 * "1 234,5", "vingt et un", "three hundred and twelve", "2,6 milliards",
 * "a dozen", "deux et demi", "3rd": digits in the language's conventions and
 * the words of languages/<code>/numbers.tsv, composed by
 *
 *     number = [minus] ( literal | words ) { scale } [ joiner fraction ]
 *
 * where each word of the table says what may still be added to it (`takes`).
 * It reads the text between the words' ends, not the words, and so does not
 * depend on how the tokeniser cuts "3km" or "10 000".
 *
 *     struct number n;
 *     if (number_read(doc, rules, i, &n)) … n.value, n.words, n.at
 */
#ifndef EXTRACT_NUMBER_H
#define EXTRACT_NUMBER_H

#include "doc.h"

struct pack;
struct number_rules;

enum number_flags {
    NUMBER_LITERAL = 1,  /* written in digits, at least at its start */
    NUMBER_PLAIN = 2,    /* nothing but digits: may be a year */
    NUMBER_ORDINAL = 4,  /* third, 3rd */
    NUMBER_SHARE = 8,    /* a fraction of a whole: two thirds, la moitié */
    NUMBER_ABOUT = 16,   /* a collective that rounds: une cinquantaine */
    NUMBER_ARTICLE = 32, /* nothing but a word that is also an article: un */
    NUMBER_BARE = 64,    /* a multiplier with no number before it: thousand */
    NUMBER_PLURAL = 128, /* bare and plural, a vague number: thousands */
    NUMBER_SCALED = 256, /* ends in a multiplier: 2,6 milliards */
    NUMBER_GLUED = 512,  /* … which is a sign that touches: 3.5m */
    NUMBER_SIGNED = 1024 /* has a minus before it */
};

struct number {
    range at;          /* of the text; may end inside a word ("3" of "3km") */
    struct list words; /* that it meets */
    double value;
    double unit;     /* the product of its multipliers (million), or 1 */
    uint32_t flags;  /* enum number_flags */
    uint32_t digits; /* how many a plain literal has */
};

/* Loads numbers.tsv and number-signs.tsv. Lives in the pack. */
struct number_rules *number_rules_new(struct pack *pack);

/* The longest number that begins with word `word`, within its sentence. False
 * when none does. Cost does not depend on the sentence's length. */
bool number_read(const struct rcp_doc *doc, const struct number_rules *rules,
        uint32_t word, struct number *out);

#endif
