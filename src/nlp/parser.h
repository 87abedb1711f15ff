/* SPDX-License-Identifier: Apache-2.0 */
/* parser.h - dependency trees, in three steps.
 *
 *   feed (tagged) -> heads: transitions, a beam over linear scores
 *                 -> brackets and quotation marks to what they enclose
 *                 -> labels: top-down, left to right, one linear choice each
 *
 * Every word but one gets a head within its sentence; the one is the root.
 * The heads form a tree. */
#ifndef NLP_PARSER_H
#define NLP_PARSER_H

#include "nlp/feed.h"
#include "nlp/linear.h"
#include "nlp/model.h"

enum {
    PARSER_BEAM_MAX = 32,
    PARSER_MAX_FEATURES = 128,
    PARSER_MAX_STEPS = 4 * DOC_MAX_SENTENCE + 8
};

struct label_kind {
    span label; /* "nsubj:pass" */
    enum deprel rel;
    enum deprel_sub sub;
    uint32_t id; /* interned */
};

struct parser {
    struct linear action; /* columns: enum action */
    struct linear label;
    struct label_kind *kind; /* [label.columns] */
    uint32_t kinds;
    uint32_t beam;  /* width, 1 to PARSER_BEAM_MAX */
    uint32_t prune; /* how far below the best a state may be */
};

/* Reads "parse.config" (4: beam, 4: prune), "parse.action", "parse.label",
 * "parse.labels" (4 count; each: 2 length, label). `words` may be NULL. */
enum rcp_status parser_read(struct parser *p, struct arena *a,
        const struct model *model, struct intern *words,
        struct rcp_err *err) RCP_CHECKED;

struct parse_work; /* scratch for one sentence after the other */
struct parse_work *parse_work_new(struct arena *a, const struct parser *p);

/* head[i]: index within the sentence, or f->n for the root. label[i]: index
 * in kind. */
struct parse {
    uint16_t head[DOC_MAX_SENTENCE + 1];
    uint16_t label[DOC_MAX_SENTENCE + 1];
};
void parser_run(const struct parser *p, struct parse_work *work,
        const struct feed *f, struct parse *out);

#endif
