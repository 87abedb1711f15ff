/* SPDX-License-Identifier: Apache-2.0 */
/* names.h - persons, organisations and places by name.
 *
 *   words -> feed -> features -> scores per label -> best path -> doc->name
 *
 * A linear-chain model (conditional random field, Lafferty et al. 2001) labels
 * each word (none, first or further word of a kind); the best path over the
 * sentence is found by Viterbi's algorithm. A second round over the document
 * sees what the first said of the same word elsewhere in it. Its features are
 * words, their ends and shapes, the pack's gazetteer, and parts of speech where
 * there are any. */
#ifndef NLP_NAMES_H
#define NLP_NAMES_H

#include "doc.h"
#include "nlp/feed.h"
#include "nlp/gazetteer.h"
#include "nlp/known.h"
#include "nlp/linear.h"
#include "nlp/sparse.h"

struct namer;

/* Labels, as columns of the model: 0 outside; 1, 3, 5 the first word of a
 * person, organisation, place; 2, 4, 6 a further word of one; 7 any word of
 * another name. */
enum { NAME_KINDS = 4, NAME_LABELS = 8, NAME_OTHER = 7 };

/* Reads languages/XX/names.bin. RCP_NOT_FOUND when there is none: *out is then
 * a namer that finds nothing. Lives in the pack's arena until names_close. */
struct name_sight { /* what features are made from, besides the report */
    const struct gazetteer *gazetteer;
    const struct lexicon *lexicon; /* of the analyser; may be NULL */
    struct lookup known;           /* of the model */
};
enum rcp_status names_open(struct namer **out, struct pack *pack,
        const struct name_sight *sight, const char *path,
        struct rcp_err *err) RCP_CHECKED;
void names_close(struct namer *n); /* NULL is allowed */

/* Fills doc->name, in the order of the text, not overlapping. */
void names_read(struct rcp_doc *doc, const struct namer *n);

/* ---- shared with training ----------------------------------------------- */

/* What of a document the features need: made once for each document. */
struct name_view;
struct name_view *name_view_new(
        struct arena *a, struct rcp_doc *doc, const struct name_sight *sight);
/* Turns to one sentence; returns its number of words. */
uint32_t name_view_sentence(struct name_view *v, uint32_t sentence);
enum { NAME_MAX_FEATURES = 256 };
/* Features of word i of the sentence. `second`: with the document's votes. */
uint32_t name_features(
        const struct name_view *v, uint32_t i, bool second, uint32_t *out);
/* The feature of standing behind a word with this label. */
uint32_t name_transition(uint32_t label_before);
/* Counts a labelled sentence into the document's votes. */
void name_vote(struct name_view *v, const uint8_t *labels, uint32_t n);
uint32_t label_kind(uint32_t label);                 /* 0 … 3, of label > 0 */
bool label_follows(uint32_t before, uint32_t label); /* may stand behind it */
bool label_goes_on(uint32_t before, uint32_t label); /* the same name */

/* Best path; `score` is [n][NAME_LABELS], `step` is [NAME_LABELS + 1][…], its
 * last row for the sentence's start. */
enum { NAME_STRIDE = SPARSE_COLUMNS };
void name_path(struct arena *scratch, const int32_t *score, const int32_t *step,
        uint32_t n, uint8_t *labels);

#endif
