/* SPDX-License-Identifier: Apache-2.0 */
/* tagger.h - parts of speech and features.
 *
 * One round over a sentence chooses the part of speech of each word, left to
 * right. In a second each word gets one of the feature sets that its part of
 * speech had in the treebanks, with all parts of speech known. */
#ifndef NLP_TAGGER_H
#define NLP_TAGGER_H

#include "base/intern.h"
#include "nlp/feed.h"
#include "nlp/linear.h"
#include "nlp/model.h"

enum { UPOS_COUNT = UPOS_X + 1, TAGGER_MAX_FEATURES = 96 };

/* A part of speech with one set of features. */
struct tag_kind {
    enum upos upos;
    span feats; /* FEATS column; "" for "_" */
    struct morph morph;
    uint32_t id;   /* interned feats; NONE for "_" */
    uint32_t fine; /* atoms, see feed.h */
    uint32_t agree;
    uint32_t bits; /* see lexicon.h */
};

/* The inventory: kinds sorted by part of speech.
 *   kind:  ADJ ADJ ADJ ADP ADV ADV …
 *   first: [ADJ] = 0, [ADP] = 3, …; those of u are [first[u], first[u + 1]) */
struct tags {
    struct tag_kind *kind;
    uint32_t n;
    uint32_t first[UPOS_COUNT + 1];
};
/* Section "tags": 4 count; each: 1 part of speech, 2 length, FEATS. `words`
 * (may be NULL) takes in the feature strings. */
enum rcp_status tags_read(struct tags *t, struct arena *a, span section,
        struct intern *words, span name, struct rcp_err *err) RCP_CHECKED;
/* The atoms of a kind, from its part of speech and FEATS column. */
void tags_describe(struct tag_kind *k);

struct tagger {
    struct tags tags;
    struct linear upos;              /* columns: upos - 1 */
    struct linear feats[UPOS_COUNT]; /* columns: kind - first[upos];
                                        columns 0 where there is no choice */
};
/* Reads "tags", "tag.upos", "tag.feats.N". */
enum rcp_status tagger_read(struct tagger *t, struct arena *a,
        const struct model *model, struct intern *words,
        struct rcp_err *err) RCP_CHECKED;
/* Fills upos, tag, fine, agree of each word of the feed. Features that the
 * lexicon knows a form cannot have are passed over. */
void tagger_run(
        const struct tagger *t, const struct lexicon *lexicon, struct feed *f);

/* ---- shared with training ----------------------------------------------- */

/* Each returns how many features of word i it put into out. */
uint32_t tagger_static(const struct feed *f, uint32_t i, uint32_t *out);
uint32_t tagger_history(const struct feed *f, uint32_t i, uint32_t *out);
uint32_t tagger_feats(const struct feed *f, uint32_t i, uint32_t *out);
/* Sets tag and its atoms. */
void tagger_set(const struct tags *t, struct feed_word *w, uint32_t tag);

#endif
