/* SPDX-License-Identifier: Apache-2.0 */
/* known.h - long lists of names inside the model of names.
 *
 * The pack's gazetteer is what people wrote and the program stands by. These
 * lists are long, taken from elsewhere (train/known.py), and may be wrong: the
 * model learns how far to trust each class. A name is kept as a hash of its
 * words, so that no list can be read from a model. */
#ifndef NLP_KNOWN_H
#define NLP_KNOWN_H

#include "nlp/feed.h"
#include "nlp/lexicon.h"

/* Classes are bits of a name's value; what they mean is told by the list. */
enum { KNOWN_CLASSES = 15, KNOWN_MAX_WORDS = 6 };

/* What lists say of a word: for each class 0, or 1 + its place in the longest
 * name of that class over it (0 alone, 1 first, 2 inner, 3 last). */
struct known_word {
    uint8_t place[KNOWN_CLASSES];
};

/* The key of a name of n words, from their normalised forms. */
uint64_t known_key(const struct feed_word *words, uint32_t n);
/* Marks the n words of a sentence; `capital[i]`: word i may begin a name. */
void known_mark(const struct lookup *known, const struct feed *f,
        const bool *capital, struct known_word *out);

#endif
