/* SPDX-License-Identifier: Apache-2.0 */
/* feed.h - what the models see of a sentence.
 *
 * Models never look at text: each word is turned once into atoms (hashes of
 * its normalised form, its ends, its shape, what the lexicon says of it), and
 * features are made of atoms. The same code runs in training and in reading.
 *
 *     word:   -3 -2 -1    0    1   …  n-1    n n+1 n+2
 *               edges   Le  chat …   .     edges
 *
 * Edges stand on both sides, so that looking around needs no test.
 *
 * The normalised form is `norm` of the word with each digit as 0, every
 * quotation mark as ", every dash as -, so that typography does not matter. */
#ifndef NLP_FEED_H
#define NLP_FEED_H

#include "doc.h"

struct lexicon;

enum {
    FEED_EDGE = 3,
    FEED_PREFIXES = 4, /* of 1 to 4 characters */
    FEED_SUFFIXES = 6  /* of 1 to 6 characters */
};

struct feed_word {
    uint32_t form; /* atoms, 0 = none */
    uint32_t prefix[FEED_PREFIXES];
    uint32_t suffix[FEED_SUFFIXES];
    uint32_t shape;
    uint32_t lex_class; /* number of its class in the lexicon, 0 = unknown */
    uint32_t lex;       /* atom: the parts of speech it can be */
    uint32_t lex_fine;  /* atom: with their features */
    uint32_t cluster;   /* atom: words used alike; 0 in models without */
    uint32_t upos;      /* enum upos; what the tagger has said so far */
    uint32_t tag;       /* index in the tag inventory */
    uint32_t fine;      /* atom: upos and the features that matter to trees */
    uint32_t agree;     /* number and person */
    uint32_t lemma;     /* atom */
};

struct feed {
    struct feed_word *word; /* word[-FEED_EDGE … n + FEED_EDGE) */
    uint32_t n;
};

/* Room for sentences of up to DOC_MAX_SENTENCE words. */
struct feed *feed_new(struct arena *a);
/* The words of one sentence; n is cut at DOC_MAX_SENTENCE. lexicon may be
 * NULL. */
void feed_fill(struct feed *f, const struct rcp_doc *doc, struct list words,
        const struct lexicon *lexicon);
/* The normalised form; out has room for `size` bytes (longer ones are cut at
 * a character). */
span feed_normal(span norm, char *out, size_t size);

#endif
