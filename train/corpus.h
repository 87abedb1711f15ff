/* SPDX-License-Identifier: Apache-2.0 */
/* corpus.h - treebanks in memory, with what the models say of them.
 *
 * Each file is one rcp_doc with its gold tags and arcs; all share one table
 * of strings. An example is one sentence; its predicted columns are filled by
 * taggers that have not seen it, so that the parser learns to live with their
 * mistakes. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "doc.h"
#include "nlp/parser.h"
#include "nlp/tagger.h"

enum { FOLDS = 5 };

enum use { USE_TREES = 1, USE_FEATS = 2, USE_LEMMAS = 4 }; /* beside upos */

struct example {
    const struct rcp_doc *doc;
    struct list words;
    uint32_t fold;  /* 0 … FOLDS - 1 */
    unsigned use;   /* enum use */
    uint16_t *kind; /* gold: index of tag inventory */
    uint16_t *head; /* gold, made projective: within the sentence, n = root */
    uint16_t *label;
    uint8_t *upos; /* predicted */
    uint16_t *tag;
    uint32_t *lemma; /* atoms */
};

struct corpus {
    struct arena *arena;
    struct intern *words;
    VEC(struct example) example;
    struct tags tags;
    span *labels;
    uint32_t label_count;
};

struct corpus *corpus_new(struct arena *a);
/* Adds a file `copies` times. False after a message. */
bool corpus_load(
        struct corpus *c, const char *path, uint32_t copies, unsigned use);
/* Adds a copy of every n-th example so far, set like headlines: A Capital On
 * Each Word, ALL CAPITALS, and those with accents left out. */
void corpus_headlines(struct corpus *c, uint32_t n);
/* Builds the inventories of tags and labels and the gold columns. Feature
 * sets seen less than `rarest` times go to the most frequent set that
 * resembles them; a finite verb's sets come in all persons and numbers. */
void corpus_index(struct corpus *c, uint32_t rarest);
enum upos example_upos(const struct example *e, uint32_t i);
/* The sections "tags" and "parse.labels". */
span corpus_pack_tags(const struct corpus *c);
span corpus_pack_labels(const struct corpus *c);

/* A reproducible order: shuffles 0 … n-1. */
struct random {
    uint64_t state;
};
uint32_t random_next(struct random *r, uint32_t below);
void random_shuffle(struct random *r, uint32_t *at, uint32_t n);

#endif
