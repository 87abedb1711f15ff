/* SPDX-License-Identifier: Apache-2.0 */
/* learn.h - the learners, one for each part of a model.
 *
 *   corpus -> lexicon, lemma rules -> tagger (jackknifed, then whole)
 *          -> heads -> labels
 *
 * Each returns sections that the reading code takes in. */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "corpus.h"
#include "nlp/lexicon.h"
#include "nlp/model.h"

struct settings {
    uint64_t seed;
    uint32_t tag_epochs, tag_rows, feats_rows; /* rows: log2 */
    uint32_t parse_epochs, parse_rows, beam, beam_train;
    uint32_t label_epochs, label_rows;
    uint32_t margin, prune, runs;
    uint32_t rarest; /* feature sets seen less often are merged */
};

/* Sections for model_pack. */
struct parts {
    struct arena *arena;
    VEC(struct model_part) part;
};
void parts_add(struct parts *p, const char *name, span bytes);

enum { FOLD_NONE = FOLDS + 1, FOLD_DEV = FOLDS };

/* Fills the predicted columns of all examples, leaves the sections of the
 * tagger trained on everything in p. */
void learn_tagger(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p);
void learn_parser(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p);
void learn_labels(struct corpus *c, const struct lexicon *lexicon,
        const struct settings *s, struct parts *p);

/* The feed of an example with its predicted columns. */
void example_feed(const struct example *e, const struct corpus *c,
        const struct lexicon *lexicon, struct feed *f);

#endif
