/* SPDX-License-Identifier: Apache-2.0 */
/* entries.h - what dictionaries and treebanks say of words, on its way to the
 * lexicon and lemma sections (nlp/lexicon.h). */
#ifndef TRAIN_ENTRIES_H
#define TRAIN_ENTRIES_H

#include "corpus.h"
#include "learn.h"

struct entries;

struct entries *entries_new(struct arena *a);
/* One reading of a form. coarse and fine name it ("V fin", "V cond 3sg");
 * upos has one bit for each part of speech that it may be; lemma may be
 * empty. */
struct reading {
    span form, lemma, coarse, fine;
    uint32_t upos;
    uint32_t bits; /* feature_bit */
};
void entries_add(struct entries *e, const struct reading *r);
/* Adds the sections "lexicon", "lexicon.class", "lemma.rule", "lemma.word",
 * "lemma.end". */
void entries_pack(struct entries *e, const struct corpus *c, struct parts *p);

/* A hash table section out of (key, value) pairs (see lexicon.c). */
struct pair {
    uint64_t key;
    uint16_t value;
};
span lookup_pack(struct arena *a, const struct pair *pairs, uint32_t n);

/* Dictionaries. False after a message. */
/* base.aff and base.dic of hunspell with po: and is: fields; table: po, name,
 * upos (train/README of the columns is in hunspell.c). */
bool hunspell_load(struct entries *e, struct arena *a, const char *base,
        const char *table);
/* WordNet's index, data and exception files; table of regular inflection:
 * kind, condition, cut, add, name (see wordnet.c). */
bool wordnet_load(struct entries *e, struct arena *a, const char *folder,
        const char *table);

#endif
