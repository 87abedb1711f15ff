/* SPDX-License-Identifier: Apache-2.0 */
/* lexicon.h - what a word can be, and what it comes from.
 *
 * Two things learnt or compiled at training time:
 *   - a full-form lexicon: form -> class; a class is a set of readings
 *     (part of speech, features, lemma rule) that many forms share;
 *   - lemma rules for words in the treebanks and for endings.
 *
 * A lemma rule is a small edit: take the folded or the written form, cut off
 * some bytes at the end, add others ("négociait" -3 +"er"). */
#ifndef NLP_LEXICON_H
#define NLP_LEXICON_H

#include "base/intern.h"
#include "nlp/feed.h"
#include "nlp/model.h"

/* A hash table in a section: 64-bit key -> 16-bit value below a limit. */
struct lookup {
    const uint32_t *check; /* [slots] upper half of the key */
    const uint16_t *value; /* [slots] 0 = empty */
    uint32_t slots;
};
enum { LOOKUP_PROBES = 64 };
enum rcp_status lookup_read(struct lookup *t, span section, uint32_t limit,
        span name, struct rcp_err *err) RCP_CHECKED;
uint32_t lookup_find(const struct lookup *t, uint64_t key); /* 0 = absent */

/* Feature values as bits, so that what a dictionary says of a form and a set
 * of features can be compared: they agree when in each group one side has no
 * bit or both share one. */
enum feature_bit {
    BIT_IND = 1,
    BIT_CND = 2,
    BIT_SUB = 4,
    BIT_IMPERATIVE = 8,
    BIT_FIN = 16,
    BIT_INF = 32,
    BIT_PART = 64,
    BIT_PRES = 128,
    BIT_PAST = 256,
    BIT_IMPERFECT = 512,
    BIT_FUT = 1024,
    BIT_SING = 2048,
    BIT_PLUR = 4096,
    BIT_FIRST = 8192,
    BIT_SECOND = 16384,
    BIT_THIRD = 32768,
    BIT_MASC = 65536,
    BIT_FEM = 131072
};
uint32_t feature_bits(struct morph m);
bool feature_bits_agree(uint32_t a, uint32_t b);

struct lexicon;

/* Reads the sections "lexicon", "lexicon.class", "lemma.rule", "lemma.word",
 * "lemma.end". A model without a lexicon gives an empty one. */
enum rcp_status lexicon_read(struct lexicon **out, struct arena *a,
        const struct model *model, struct rcp_err *err) RCP_CHECKED;
/* May a word of this class have these features as this part of speech? True
 * where the lexicon has nothing to say. */
bool lexicon_allows(const struct lexicon *l, uint32_t lex_class, enum upos upos,
        uint32_t bits);
/* Fills lex_class, lex, lex_fine, cluster of a word. */
void lexicon_fill(const struct lexicon *l, span normal, struct feed_word *word);

struct lemma_query {
    span form, norm; /* as written; folded */
    enum upos upos;
    uint32_t tag;  /* of the tag inventory */
    uint32_t bits; /* feature_bits of it */
    uint32_t lex_class;
    bool first; /* in its sentence: a capital may mean nothing */
};
/* The lemma, in `out` (`size` bytes; cut where it would be longer). */
span lexicon_lemma(const struct lexicon *l, const struct lemma_query *q,
        char *out, size_t size);

/* ---- shared with training ----------------------------------------------- */

uint64_t lexicon_key(span normal);
uint64_t lemma_word_key(span norm, enum upos upos, uint32_t tag);
uint64_t lemma_end_key(span end, enum upos upos, uint32_t tag);
enum { LEMMA_ANY_TAG = 0xffff, LEMMA_MAX_END = 14 };

struct lemma_rule {
    bool written; /* start from the form as written, not from the folded */
    uint32_t cut; /* bytes */
    span add;
};
/* Applies a rule; false when the word is shorter than the cut. */
bool lemma_apply(struct lemma_rule r, span form, span norm, char *out,
        size_t size, span *lemma);

#endif
